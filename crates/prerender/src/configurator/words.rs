//! The texts of the page, of which the program knows nothing.

iq_chronik::catalogue! {
    pub(super),
    lead: "Zeitachse, Angebote oder ein einzelnes Angebot in Ihrer Website: auswählen, kopieren, einfügen.", "Timeline, offers or a single offer in your website: choose, copy, paste.";
    new_window: "in neuem Fenster öffnen", "open in a new window";
    privacy: "Auf dieser Seite ist ein Ausschnitt der IQ Chronik Hamburg eingebettet. Beim Anzeigen ruft Ihr Browser ihn vom Server der Chronik ab und überträgt dabei technisch notwendig Ihre IP-Adresse. Die Chronik setzt keine Cookies, speichert nichts in Ihrem Browser und lädt nichts von Dritten.", "This page embeds a part of the IQ Chronicle Hamburg. To show it, your browser requests it from the server of the chronicle, which technically requires your IP address. The chronicle sets no cookies, stores nothing in your browser and loads nothing from third parties.";
    element: "Rahmen, der mitwächst (empfohlen)", "Frame that grows (recommended)";
    element_note: "Für Seiten, die ein Skript von uns laden dürfen: der Rahmen ist immer so hoch wie sein Inhalt.", "For sites that may load a script of ours: the frame is always as high as its content.";
    frame: "Rahmen ohne Skript", "Frame without a script";
    frame_note: "Für Redaktionssysteme, die Skripte entfernen: gleicher Inhalt, feste Höhe.", "For content management systems that remove scripts: the same content, a fixed height.";
    card: "Karte mit Link", "Card with a link";
    card_note: "Wo auch Rahmen nicht erlaubt sind: Titel, ein Satz, Link.", "Where frames are not allowed either: a title, a sentence, a link.";
    about: "Wer anbot, koordinierte und bezahlte: das Netzwerk IQ in Hamburg seit 2005, jede Angabe mit Quelle.", "Who offered, coordinated and paid: the IQ network in Hamburg since 2005, every statement with its source.";
    address_only: "Nur die Adresse", "The address alone";
    address_note: "Für Systeme, die aus einer Adresse selbst etwas machen (oEmbed), für E-Mails und soziale Medien.", "For systems that make something of an address by themselves (oEmbed), for e-mails and social media.";
    address: "Adresse einer Ansicht dieser Seite, wenn Sie schon eine haben", "Address of a view of this site, if you have one already";
    taken: "Übernommen, auch Filter, Spuren, Auswahl und Rundgang.", "Taken over, with filters, lanes, selection and tour.";
    partly: "Übernommen bis auf einen Wert des Filters, den es hier nicht gibt.", "Taken over but for a value of the filter that does not exist here.";
    foreign: "Das ist keine Ansicht dieser Seite, die sich einbetten lässt: Zeitachse, Tabelle, Angebote, ein Angebot oder eine Phase.", "That is no view of this site that can be embedded: timeline, table, offers, one offer or one phase.";
    csp: "Zeile für Ihre Content Security Policy", "Line for your Content Security Policy";
    csp_note: "Nur nötig, wenn Ihre Website eine solche Richtlinie sendet: diese Adresse bei beiden Angaben ergänzen.", "Only needed if your website sends such a policy: add this address to both directives.";
    privacy_name: "Text für Ihre Datenschutzerklärung", "Text for your privacy statement";
    privacy_note: "Ein Vorschlag; es entscheidet, wer bei Ihnen für Datenschutz zuständig ist.", "A suggestion; whoever is responsible for privacy on your side decides.";
    test_name: "Nach dem Einfügen ausprobieren", "Try it after pasting";
    test: "Öffnen Sie die veröffentlichte Seite in einem privaten Fenster, einmal schmal wie auf dem Telefon. Ist der Inhalt da? Ist der Rahmen mit Skript so hoch wie sein Inhalt? Führt die Tabulatortaste hinein und wieder hinaus? Bleibt der Rahmen leer, fehlt meist die Zeile für die Content Security Policy; der Link darunter führt in jedem Fall zum Inhalt.", "Open the published page in a private window, once as narrow as on a telephone. Is the content there? Is the frame with the script as high as its content? Does the Tab key lead in and out again? If the frame stays empty, it is mostly the line for the Content Security Policy that is missing; the link below leads to the content in any case.";
    preview_note: "Die Vorschau braucht JavaScript; was oben steht, gilt für die ganze Zeitachse.", "The preview needs JavaScript; what is above holds for the whole timeline.";
    choose: "Auswählen", "Choose";
    copying: "Kopieren", "Copy";
    website: "Für Ihre Website", "For your website";
    preview: "Vorschau", "Preview";
    table: "Zeitachse als Tabelle", "Timeline as a table";
    a_phase: "Eine Förderphase", "One funding phase";
    an_offer: "Ein Angebot", "One offer";
    as_device: "wie im Gerät eingestellt", "as set on the device";
    light: "immer hell", "always light";
    dark: "immer dunkel", "always dark";
    full_width: "ganze Breite", "full width";
    what: "Was", "What";
    colours: "Farben", "Colours";
    controls: "Bedienung", "Controls";
    with_controls: "mit Suche, Filtern und Reglern", "with search, filters and sliders";
    without_controls: "ohne: nur ansehen", "without: just to look at";
    frame_title: "Titel des Rahmens (wird vorgelesen)", "Title of the frame (read aloud)";
    frame_height: "Höhe ohne Skript, in Pixeln", "Height without the script, in pixels";
    preview_width: "Breite der Vorschau", "Width of the preview";
    title_missing: "Ein Rahmen braucht einen Titel: ohne ihn erfahren Menschen mit Screenreader nicht, was darin ist.", "A frame needs a title: without one people with a screen reader do not learn what is in it.";
    copy: "kopieren", "copy";
    copied: "Kopiert.", "Copied.";
    selected: "Markiert: mit Strg+C kopieren.", "Selected: copy it with Ctrl+C.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty_and_none_is_left_untranslated() {
        for (name, de, en) in ALL {
            assert!(!de.trim().is_empty() && !en.trim().is_empty(), "{name}");
            assert_ne!(de, en, "{name}");
        }
    }
}
