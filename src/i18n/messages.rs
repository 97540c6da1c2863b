//! The fixed texts, German beside English.

/// Declares a catalogue, one line per text, so that none can be forgotten in one language: `struct Messages`, and
/// `fn messages(lang)` for those of a language. The first word says who may see them.
#[macro_export]
macro_rules! catalogue {
    ($vis:vis, $($name:ident: $de:literal, $en:literal;)+) => {
        /// The texts of one language.
        #[derive(Debug)]
        $vis struct Messages { $(#[doc = $de] $vis $name: &'static str,)+ }

        static DE: Messages = Messages { $($name: $de,)+ };
        static EN: Messages = Messages { $($name: $en,)+ };

        /// The texts of a language.
        #[must_use]
        $vis fn messages(lang: ::chronik::lang::Lang) -> &'static Messages {
            match lang {
                ::chronik::lang::Lang::De => &DE,
                ::chronik::lang::Lang::En => &EN,
            }
        }

        /// Name, German, English: for the tests.
        #[cfg(test)]
        const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $de, $en),)+];
    };
}

catalogue! {
    pub,
    // frame
    brand: "IQ Chronik Hamburg", "IQ Chronicle Hamburg";
    official: "Eine offizielle Website der Freien und Hansestadt Hamburg", "An official website of the Free and Hanseatic City of Hamburg";
    skip_to_content: "Zum Inhalt springen", "Skip to content";
    glossary: "Glossar", "Glossary";
    embedding: "Einbetten", "Embed";
    embed: "Auf der eigenen Seite zeigen", "Show it on your own site";
    skip_frame: "Diesen Bereich überspringen", "Skip this part";
    source: "Quelle", "Source";
    open_unframed: "IQ Chronik Hamburg, diese Ansicht in neuem Fenster", "IQ Chronicle Hamburg, this view in a new window";
    menu: "Menü", "Menu";
    main_menu: "Hauptmenü", "Main menu";
    special_languages: "Weitere Sprachformen", "Further language forms";
    language: "Sprache", "Language";
    german: "Deutsch", "Deutsch";
    english: "English", "English";
    breadcrumb: "Sie sind hier", "You are here";
    footer: "Fußbereich", "Footer";
    report_error: "Fehler melden", "Report an error";
    download_data: "Daten herunterladen", "Download the data";
    loading_part: "Diese Ansicht wird geladen …", "Loading this view …";
    loading: "Die Daten werden geladen …", "Loading the data …";
    // names of pages
    start: "Startseite", "Home";
    timeline: "Zeitachse", "Timeline";
    offers: "Angebote", "Offers";
    data: "Daten", "Data";
    easy_language: "Leichte Sprache", "Easy language";
    sign_language: "Gebärdensprache", "Sign language";
    accessibility: "Barrierefreiheit", "Accessibility";
    imprint: "Impressum", "Legal notice";
    privacy: "Datenschutz", "Privacy";
    licences: "Lizenzen", "Licences";
    not_found: "Seite nicht gefunden", "Page not found";
    needs_host: "Nur mit Verbindung", "Only with a connection";
    // start
    start_heading: "Integration durch Qualifizierung in Hamburg", "Integration through Qualification in Hamburg";
    start_lead: "Das Förderprogramm „Integration durch Qualifizierung (IQ)“ verbessert die Chancen von Menschen mit Migrationshintergrund auf dem Arbeitsmarkt. In Hamburg gehören dazu Beratung, Qualifizierung und Schulungen. Diese Chronik zeigt für jeden Tag seit 2005, was belegt ist: wer sie anbot, wer koordinierte und wer bezahlte.", "The funding programme “Integration durch Qualifizierung (IQ)” (integration through qualification) improves the chances of people with a migration background on the labour market. In Hamburg this means counselling, qualification and training. This chronicle shows for every day since 2005 what is documented: who offered it, who coordinated and who paid.";
    start_search: "Wonach suchen Sie?", "What are you looking for?";
    search_placeholder_start: "Beruf, Angebot, Träger oder Jahr", "Occupation, offer, organisation or year";
    search: "Suchen", "Search";
    for_example: "Zum Beispiel", "For example";
    doors: "Für wen suchen Sie?", "Who is the offer for?";
    door_migrants: "Für Zugewanderte", "For immigrants";
    door_migrants_text: "Abschluss anerkennen lassen, sich weiterbilden, Deutsch lernen", "Have a qualification recognised, continue training, learn German";
    door_employers: "Für Unternehmen", "For employers";
    door_employers_text: "Fachkräfte finden, einarbeiten und halten", "Find, train and keep skilled workers";
    door_institutions: "Für Institutionen", "For institutions";
    door_institutions_text: "Schulung und Vernetzung für Ämter, Schulen, Beratende", "Training and networking for offices, schools, counsellors";
    state_today: "Stand heute", "State today";
    coordination_open: "Die Hamburger Behörden wurden inzwischen neu zugeschnitten. Ob die Koordination dabei gewechselt hat, sagt keine Quelle. Seit 2023 nennt das Netzwerk neben Bund und EU auch Hamburg als Förderin, ohne Beträge.", "The Hamburg authorities have been reorganised since. No source says whether coordination moved with it. Since 2023 the network has named Hamburg as a funder beside the federal government and the EU, without amounts.";
    open_timeline: "Zeitachse öffnen", "Open the timeline";
    other_day: "Anderen Tag wählen", "Choose another day";
    verify: "Zum Nachprüfen", "To verify";
    verify_statements_text: "Jede Angabe nennt, woher sie kommt und wie genau ihr Datum ist.", "Every statement says where it comes from and how exact its date is.";
    verify_conflicts_text: "Wo Quellen sich widersprechen, stehen die Lesarten nebeneinander.", "Where sources disagree, the readings stand side by side.";
    verify_data_text: "Alles als JSON, CSV und Kalender. Fehler können Sie melden.", "Everything as JSON, CSV and calendar. You can report errors.";
    // timeline
    timeline_hint: "Jeder Balken und jede Marke ist ein Link zu Aussage, Quellen und Widersprüchen.", "Every bar and marker is a link to its statement, sources and conflicts.";
    presentation: "Darstellung", "Presentation";
    chart: "Grafik", "Chart";
    list: "Liste", "List";
    all_entries: "Alle Einträge", "All entries";
    table: "Tabelle", "Table";
    as_of: "Stand vom", "As of";
    today: "Heute", "Today";
    as_of_hint: "Ein früheres Datum zeigt, was es damals gab.", "An earlier date shows what there was then.";
    projects: "Projekte", "Projects";
    carrier_unknown: "Träger nicht belegt", "Organisation not documented";
    how_to_read: "So lesen Sie die Grafik", "How to read the chart";
    legend_exact: "Gerade Kante", "Straight edge";
    legend_exact_text: "auf Tag oder Monat belegt", "documented to the day or month";
    legend_soft: "Weiche Kante", "Soft edge";
    legend_soft_text: "nur das Jahr ist belegt", "only the year is documented";
    legend_approximate: "Gezackte Kante", "Ragged edge";
    legend_approximate_text: "ungefähr", "approximate";
    legend_unknown: "Verblassend mit ?", "Fading with ?";
    legend_unknown_text: "Anfang oder Ende unbekannt", "beginning or end unknown";
    legend_running: "Pfeil", "Arrow";
    legend_running_text: "läuft heute", "running today";
    legend_planned: "Schraffiert", "Hatched";
    legend_planned_text: "geplant", "planned";
    planned_from_today: "nach heute geplant", "planned after today";
    legend_conflict: "Orange mit ≠", "Orange with ≠";
    legend_conflict_text: "Quellen widersprechen sich", "sources disagree";
    legend_strong: "Kräftige Farbe", "Strong colour";
    legend_strong_text: "gilt am Stichtag", "holds on the as-of day";
    legend_law: "Raute", "Diamond";
    legend_law_text: "Recht", "law";
    legend_event: "Kreis", "Circle";
    legend_event_text: "anderes Ereignis", "other event";
    legend_later: "Gefüllt oder hohl", "Filled or hollow";
    legend_later_text: "bis zum Stichtag oder danach", "up to the as-of day or after it";
    legend_outside: "Nur Umriss", "Outline only";
    legend_outside_text: "außerhalb von IQ", "outside IQ";
    legend_today: "Gestrichelte Linie", "Dashed line";
    nothing_shown: "Hier gibt es keinen Eintrag. „Ganzer Zeitraum“, weitere Spuren oder ein kleinerer Filter zeigen mehr.", "There is no entry here. “Whole period”, further lanes or a smaller filter show more.";
    printed_whole: "Auf Papier steht der ganze Zeitraum, nicht nur der gewählte.", "On paper is the whole period, not only the chosen one.";
    number_key: "Wofür die Zahlen stehen", "What the numbers stand for";
    legend_as_of: "Durchgezogene Linie", "Solid line";
    legend_as_of_text: "Stichtag", "as-of day";
    legend_filtered: "Nur blasser Umriss", "Pale outline only";
    legend_filtered_text: "passt nicht zum Filter", "does not meet the filter";
    legend_folded: "Linie", "Line";
    legend_folded_text: "zugeklappt: dick sicher, dünn möglich", "folded: thick certain, thin possible";
    legend_cell: "Zahl mit +", "Number with +";
    legend_cell_text: "so viele Einträge liegen hier zu dicht", "so many entries lie here too closely";
    selected_in_lane: "Ausgewählt in der Spur", "Selected in the lane";
    earlier: "Davor", "Before";
    later: "Danach", "After";
    close: "Schließen", "Close";
    share: "Teilen", "Share";
    copy_link: "Link kopieren", "Copy link";
    copied: "Der Link ist kopiert.", "The link is copied.";
    copy_failed: "Kopieren war nicht möglich. Die Adresse steht in der Adresszeile des Browsers.", "Copying was not possible. The address is in the address bar of the browser.";
    print: "Drucken", "Print";
    all_details: "Alle Angaben", "All details";
    holds_then: "gilt am Stichtag", "holds on the as-of day";
    undated: "Ohne Datum", "Undated";
    before_2005: "Vor der ersten Phase", "Before the first phase";
    after_last: "Nach der letzten Phase", "After the last phase";
    table_caption: "Einträge der Zeitachse", "Entries of the timeline";
    column_time: "Zeit", "Time";
    column_entry: "Eintrag", "Entry";
    column_lane: "Spur", "Lane";
    column_certainty: "Sicherheit", "Certainty";
    column_sources: "Quellen", "Sources";
    time_shown: "Gezeigter Zeitraum", "Time shown";
    presets: "Zeiträume", "Time periods";
    whole_time: "Ganzer Zeitraum", "Whole period";
    move_and_zoom: "Bewegen, Zoomen, Spuren", "Move, zoom, lanes";
    earlier_time: "Früher", "Earlier";
    later_time: "Später", "Later";
    closer: "Näher heran", "Zoom in";
    wider: "Weiter weg", "Zoom out";
    lanes: "Spuren", "Lanes";
    lanes_shown: "Gezeigte Spuren und ihre Reihenfolge", "Lanes shown and their order";
    lane_up: "nach oben", "move up";
    lane_down: "nach unten", "move down";
    reset_lanes: "Spuren zurücksetzen", "Reset lanes";
    open_all: "Alle öffnen", "Open all";
    fold_all: "Alle zuklappen", "Fold all";
    from: "Von", "From";
    to: "Bis", "To";
    play: "Durch die Jahre abspielen", "Play through the years";
    stop: "Anhalten", "Stop";
    filtered_out: "vom Filter ausgenommen", "left out by the filter";
    hide_others: "Andere ausblenden statt abblenden", "Hide the others instead of dimming them";
    change_filter: "Filter ändern", "Change the filter";
    show_this_time: "Diesen Zeitraum zeigen", "Show this stretch of time";
    offers_then: "Angebote zu diesem Stand und Zeitraum", "Offers for this day and period";
    offers_of_this_time: "Angebote in diesem Zeitraum", "Offers in this stretch of time";
    facet_range: "Zeitraum", "Time";
    pages: "Seiten", "Pages";
    page_before: "Vorige Seite", "Previous page";
    page_after: "Nächste Seite", "Next page";
    in_lane: "In der Spur", "In the lane";
    in_time: "In der Zeit", "In time";
    takes_over_from: "Folgt auf", "Follows";
    followed_by: "Danach", "Followed by";
    step_before: "Voriger Schritt", "Previous step";
    step_after: "Nächster Schritt", "Next step";
    leave_tour: "Rundgang verlassen", "Leave the tour";
    succession: "Nachfolge", "Succession";
    keys: "Mit der Tastatur", "By keyboard";
    keys_text: "Die Tasten gelten, wenn der Fokus in der Grafik steht. Mit der Maus: Strg oder ⌘ mit dem Mausrad zoomt, Umschalt mit dem Mausrad oder Ziehen bewegt.", "The keys work when the focus is in the chart. With a mouse: Ctrl or ⌘ with the wheel zooms, Shift with the wheel or dragging moves.";
    key_entries: "Eintrag davor oder danach", "Entry before or after";
    key_lanes: "Spur darüber oder darunter", "Lane above or below";
    key_name_page: "Bild ↑ Bild ↓", "Page Up, Page Down";
    key_phases: "Phase davor oder danach", "Phase before or after";
    key_name_ends: "Pos1 Ende", "Home, End";
    key_ends: "Anfang oder Ende der Spur", "Start or end of the lane";
    key_zoom: "Näher heran, weiter weg, alles", "Zoom in, zoom out, everything";
    key_name_enter: "Eingabe", "Enter";
    key_enter: "Eintrag öffnen", "Open the entry";
    key_escape: "Auswahl schließen", "Close the selection";
    key_help: "Diese Liste; Esc führt zurück", "This list; Esc leads back";
    address_note: "Nicht alles in der Adresse lässt sich so zeigen. Weggelassen oder geändert: ", "Not everything in the address can be shown like that. Left out or changed: ";
    // facts of a record
    begin: "Beginn", "Beginning";
    end: "Ende", "End";
    time: "Zeit", "Time";
    certainty: "Sicherheit", "Certainty";
    sources: "Quellen", "Sources";
    sources_disagree: "Quellen widersprechen sich", "Sources disagree";
    reading_sources: "Belegt durch", "Supported by";
    focus: "Schwerpunkt", "Focus";
    money: "Geld", "Money";
    structure: "Aufbau", "Structure";
    about_count: "Wie die Phasen gezählt werden", "How the phases are counted";
    // phase page
    phase: "Phase", "Phase";
    phases: "Phasen", "Phases";
    hamburg_then: "In Hamburg", "In Hamburg";
    began_then: "Was in dieser Zeit begann", "What began in this time";
    figures: "Zahlen", "Figures";
    previous_phase: "Phase davor", "Previous phase";
    next_phase: "Phase danach", "Next phase";
    projects_of_phase: "Projekte dieser Phase", "Projects of this phase";
    none_documented: "Keine Angabe in den Quellen.", "Nothing in the sources.";
    // catalogue
    find_for_me: "Für mich finden", "Find for me";
    find_for_me_text: "Drei Fragen, kein Konto. Sie setzen nur die Filter. Was für alle da ist, bleibt dabei.", "Three questions, no account. They only set the filters. What is there for all stays in.";
    i_am: "Ich bin", "I am";
    my_field: "Mein Beruf", "My field";
    i_need: "Ich suche", "I need";
    any: "keine Angabe", "no answer";
    show_offers: "Angebote zeigen", "Show offers";
    search_label: "Suche in Projekten, Modulen und Trägern", "Search in projects, modules and organisations";
    search_placeholder: "zum Beispiel Krankenschwester, engineer, Schweißen", "for example nurse, Ingenieur, welding";
    search_hint: "Die Treffer ändern sich, während Sie tippen.", "The results change while you type.";
    filter: "Filter", "Filters";
    facet_status: "Status", "Status";
    facet_activity: "Thema", "Topic";
    facet_field: "Beruf", "Field";
    facet_audience: "Für wen", "For whom";
    facet_language: "Sprache", "Language";
    facet_carrier: "Träger", "Organisation";
    facet_phase: "Gefördert in Phase", "Funded in phase";
    facet_certainty: "Wie sicher", "How certain";
    facet_search: "Suche", "Search";
    sort_by: "Sortieren nach", "Sort by";
    begin_unknown: "Beginn nicht belegt", "Start not documented";
    remove_filter: "Filter entfernen: ", "Remove filter: ";
    reset_all: "Alle zurücksetzen", "Reset all";
    on_timeline: "Auf der Zeitachse zeigen", "Show on the timeline";
    search_needs_letters: "Gesucht wird nach Buchstaben und Ziffern. In der Suche steht keines von beiden.", "Letters and figures are searched for. The search has neither.";
    search_cut: "Die Suche ist lang: Gesucht wird nach ihren ersten zwölf Wörtern, die nach etwas fragen.", "The search is long: its first twelve words that ask for something are looked for.";
    did_you_mean: "Meinten Sie", "Did you mean";
    in_glossary: "Erklärt im Glossar:", "Explained in the glossary:";
    no_results_help: "Versuchen Sie ein anderes Wort oder weniger Filter. Die Zentrale Anlaufstelle Anerkennung berät zu allen Berufen.", "Try another word or fewer filters. The Zentrale Anlaufstelle Anerkennung (central contact point for recognition) advises on all occupations.";
    copy_at: "Kopie bei", "copy at";
    no_publisher: "Herausgeber nicht ersichtlich", "publisher not apparent";
    retrieved: "Abgerufen am", "Retrieved on";
    to_zaa: "Zur Zentralen Anlaufstelle Anerkennung", "To the Zentrale Anlaufstelle Anerkennung";
    matching_parts: "Passend darin", "Matching parts";
    found_under: "Gefunden unter", "Found under";
    same_project: "Gehört zum selben Projekt.", "Belongs to the same project.";
    conflict_short: "Quellen uneins", "Sources disagree";
    no_date: "Die Quellen nennen keine Zeit", "The sources give no time";
    // list
    saved_offers: "Merkliste", "Shortlist";
    save: "Merken", "Add to shortlist";
    unsave: "Nicht mehr merken", "Remove from shortlist";
    list_full: "Die Merkliste ist voll.", "The shortlist is full.";
    list_lead: "Die Liste steht nur in der Adresse dieser Seite. Auf Ihrem Gerät wird nichts gespeichert: Wer den Link hat, hat die Liste.", "The list is only in the address of this page. Nothing is stored on your device: whoever has the link has the list.";
    list_how: "So kommt ein Angebot auf die Liste", "How to put an offer on the list";
    list_how_text: "Wählen Sie bei einem Angebot „Merken“. Hier können Sie die Liste dann drucken, herunterladen und als Link weitergeben.", "Choose “Add to shortlist” at an offer. Here you can then print the list, download it and pass it on as a link.";
    both_languages: "Deutsch und Englisch nebeneinander", "German and English side by side";
    download_list: "Liste herunterladen:", "Download the list:";
    take_along: "Mitnehmen", "Take it along";
    download_shown: "Einträge:", "Entries:";
    download_results: "Ergebnis herunterladen:", "Download the result:";
    save_picture: "Grafik:", "Chart:";
    as_png: "Bild (PNG)", "Picture (PNG)";
    as_svg: "Bild (SVG)", "Picture (SVG)";
    as_table: "Tabelle (CSV)", "Table (CSV)";
    as_json: "Daten (JSON)", "Data (JSON)";
    as_calendar: "Kalender (ICS)", "Calendar (ICS)";
    qr_code: "QR-Code mit dem Link zu dieser Liste", "QR code with the link to this list";
    page_address: "Im Netz", "On the web";
    // detail pages
    your_result: "Ihr Ergebnis", "Your result";
    result_before: "Voriges Ergebnis", "Previous result";
    result_after: "Nächstes Ergebnis", "Next result";
    project: "Projekt", "Project";
    module: "Modul", "Module";
    building_block: "Baustein", "Building block";
    position: "Auf der Zeitachse", "On the timeline";
    this_offer: "Dieses Angebot", "This offer";
    whole_timeline: "Ganze Zeitachse öffnen", "Open the whole timeline";
    contact_today: "Kontakt heute", "Contact today";
    contact_then: "Kontakt von damals", "Contact at the time";
    contact_then_text: "So stand es in der Quelle. Der Kontakt kann sich geändert haben.", "As printed in the source. The contact may have changed.";
    phone: "Telefon", "Telephone";
    email: "E-Mail", "E-mail";
    carrier_of_project: "Träger", "Carried by";
    to_offer: "Zum Angebot", "To the offer";
    for_whom: "Für wen", "For whom";
    topic: "Thema", "Topic";
    field: "Beruf", "Field";
    occupations: "Berufe", "Occupations";
    place: "Ort", "Place";
    languages: "Sprachen", "Languages";
    partners: "Partner", "Partners";
    details: "Angaben", "Details";
    note: "Hinweis", "Note";
    conflict: "Widerspruch", "Conflict";
    related: "Verwandt", "Related";
    module_rule: "„Modul“ steht nur da, wo eine Quelle es so nennt. Alles andere heißt hier Baustein.", "“Module” is used only where a source says so. Everything else is called a building block here.";
    words_explained: "Im Glossar", "In the glossary";
    stated_span: "Laufzeit", "Span";
    evidence: "Belegt", "Documented";
    outside_iq: "Außerhalb von IQ", "Outside IQ";
    gaps_here: "Was nicht belegt ist", "What is not documented";
    // organisation page
    organisation: "Träger", "Organisation";
    website: "Website", "Website";
    roles: "Rolle im Netzwerk", "Role in the network";
    offers_carried: "Angebote dieses Trägers", "Offers of this organisation";
    no_offers: "Ein eigenes Projekt ist in den Quellen nicht genannt.", "The sources name no project of its own.";
    partner_in: "Partner in", "Partner in";
    // data page
    data_lead: "Alles, was diese Chronik zeigt, steht in einer Datei. Sie können sie laden, prüfen und weiterverwenden.", "Everything this chronicle shows is in one file. You can download, check and reuse it.";
    downloads: "Herunterladen", "Downloads";
    download_full: "Vollständiger Datensatz mit der Angabe, was jede Quelle belegt", "Complete dataset, with what each source supports";
    download_schema: "JSON Schema: beschreibt den Datensatz für Editoren", "JSON Schema: describes the dataset for editors";
    download_entries: "Einträge der Geschichte als Tabelle", "Entries of the history as a table";
    download_offers: "Projekte, Module und Bausteine als Tabelle", "Projects, modules and building blocks as a table";
    download_figures: "Zahlen als Tabelle", "Figures as a table";
    download_calendar: "Einträge der Geschichte als Kalender", "Entries of the history as a calendar";
    open_conflicts: "Offene Widersprüche", "Open conflicts";
    further_conflicts: "Weitere Widersprüche", "Further conflicts";
    known_gaps: "Bekannte Lücken", "Known gaps";
    known_gaps_text: "Das haben wir in keiner Quelle gefunden. Wer es belegen kann, hilft uns.", "We found this in no source. Anyone who can document it helps us.";
    all_figures: "Alle Zahlen", "All figures";
    correct: "Fehler melden", "Report an error";
    correct_text: "Stimmt etwas nicht, oder kennen Sie eine bessere Quelle? Nennen Sie die Adresse der Seite, die Angabe und die Quelle.", "Is something wrong, or do you know a better source? Name the address of the page, the statement and the source.";
    correct_contact: "Die E-Mail-Adresse für Korrekturen trägt die herausgebende Behörde hier ein.", "The publishing authority enters the e-mail address for corrections here.";
    data_rules: "Wie die Daten entstanden sind", "How the data were made";
    data_rule_sources: "Jede Angabe nennt ihre Quellen. Was keine Quelle sagt, fehlt.", "Every statement names its sources. What no source says is left out.";
    data_rule_dates: "Daten sind so genau wie ihre Quelle (EDTF, ISO 8601-2). Kein Jahr wird zum 1. Januar.", "Dates are as exact as their source (EDTF, ISO 8601-2). No year becomes 1 January.";
    data_rule_certainty: "„Erschlossen“ heißt: aus mehreren Quellen zusammengesetzt. „Widersprüchlich“ heißt: Quellen sind uneins.", "“Inferred” means put together from several sources. “Conflicting” means sources disagree.";
    data_rule_pages: "Viele Quellen waren nur als archivierte Kopie oder nur in ihrem ersten Teil zu lesen.", "Many sources could be read only as archived copies or only in their first part.";
    // duty pages
    missing_mark: "Fehlt noch", "Still missing";
    placeholder_imprint: "Name, Anschrift, Vertretung, Telefon und E-Mail der herausgebenden Behörde (§ 5 DDG). Diese Angaben kann nur die Behörde machen.", "Name, address, representation, telephone and e-mail of the publishing authority (§ 5 DDG). Only the authority can supply these.";
    placeholder_privacy: "Verantwortliche Stelle, Datenschutzbeauftragte und Aufsicht (Art. 13 DSGVO) sowie Angaben zu den Protokollen des Servers. Diese Angaben kann nur die Behörde machen.", "Controller, data protection officer and supervisory authority (Art. 13 GDPR), and details of the server's logs. Only the authority can supply these.";
    placeholder_accessibility: "Stand der Vereinbarkeit, Ergebnis und Datum der Prüfung, Kontakt für Barrieren und Durchsetzungsverfahren. Diese Angaben kann nur die Behörde machen.", "State of conformity, result and date of the test, contact for barriers and enforcement procedure. Only the authority can supply these.";
    placeholder_easy: "Ein geprüfter Text in Leichter Sprache. Diese Seite braucht eine Übersetzung und eine Prüfgruppe.", "A checked text in German easy language (Leichte Sprache). This page needs a translation and a test group.";
    placeholder_sign: "Ein Film in Deutscher Gebärdensprache zum Ansehen und Herunterladen.", "A film in German sign language to watch and to download.";
    placeholder_logos: "Logos und Förderhinweise von Bund, EU und Stadt. Sie kommen von der Behörde.", "Logos and funding notes of the federation, the EU and the city. They come from the authority.";
    privacy_none: "Diese Seite setzt keine Cookies, speichert nichts über Sie und lädt nichts von anderen Anbietern. Damit sie auch ohne Verbindung lesbar ist, kann eine Kopie ihrer öffentlichen Dateien in Ihrem Browser liegen. Ganz unten auf jeder Seite steht, ob es sie gibt; dort lässt sie sich löschen.", "This site sets no cookies, stores nothing about you and loads nothing from other providers. So that it can be read without a connection, a copy of its public files may lie in your browser. The bottom of every page says whether it is there; there it can be deleted.";
    privacy_url: "Suche, Filter, Auswahl und Merkliste stehen nur in der Adresse der Seite.", "Search, filters, selection and shortlist are only in the address of the page.";
    accessibility_built: "So ist die Seite gebaut", "How the site is built";
    accessibility_keyboard: "Alles ist mit der Tastatur erreichbar; was den Fokus hat, trägt einen Ring.", "Everything can be reached by keyboard; what has the focus carries a ring.";
    accessibility_table: "Die Zeitachse gibt es als Grafik, als Liste und als Tabelle mit denselben Einträgen.", "The timeline exists as a chart, as a list and as a table with the same entries.";
    accessibility_colour: "Nichts wird nur durch Farbe gesagt. Die Seite passt sich an dunkle Darstellung, hohen Kontrast, große Schrift und reduzierte Bewegung an.", "Nothing is said by colour alone. The site adapts to dark mode, high contrast, large type and reduced motion.";
    licences_own: "Das Programm steht unter der EUPL-1.2.", "The program is licensed under the EUPL-1.2.";
    licences_kern: "Gestaltung: KERN UX (EUPL-1.2), für diese Seite ausgewählt und geändert.", "Design: KERN UX (EUPL-1.2), selected and changed for this site.";
    licences_font: "Schrift: Fira Sans (SIL Open Font License 1.1).", "Typeface: Fira Sans (SIL Open Font License 1.1).";
    licences_rust: "Bibliotheken: Leptos, wasm-bindgen, serde, frostem (Snowball) und weitere, jede unter ihrer eigenen Lizenz.", "Libraries: Leptos, wasm-bindgen, serde, frostem (Snowball) and others, each under its own licence.";
    licences_all: "Alle Bibliotheken mit Fassung und Lizenztext (englisch)", "All libraries with version and licence text";
    licences_sbom: "Stückliste für Programme (CycloneDX)", "Bill of materials for programs (CycloneDX)";
    licences_texts: "Lizenztexte", "Licence texts";
    // errors
    error_title: "Die Daten sind nicht da", "The data could not be loaded";
    error_offline: "Der Server hat nicht geantwortet. Vielleicht sind Sie offline.", "The server did not answer. Perhaps you are offline.";
    error_status: "Der Server hat die Datendatei nicht herausgegeben.", "The server did not hand out the data file.";
    error_altered: "Die Datendatei gehört nicht zu dieser Fassung der Seite. Vielleicht wird die Seite gerade erneuert.", "The data file does not belong to this version of the page. Perhaps the site is being updated right now.";
    error_part_title: "Dieser Teil der Seite ist nicht da", "This part of the page is not here";
    error_part: "Das Programm für diese Ansicht ist nicht angekommen. Vielleicht sind Sie offline, oder die Seite wird gerade erneuert.", "The program for this view has not arrived. Perhaps you are offline, or the site is being updated right now.";
    error_retry: "Erneut versuchen", "Try again";
    error_details: "Einzelheiten für die Redaktion", "Details for the editors";
    error_still_there: "Menü, Impressum und die Seiten zu Barrierefreiheit und Datenschutz funktionieren weiter.", "The menu, the legal notice and the pages on accessibility and privacy still work.";
    error_page_stays: "Was hier steht, ist trotzdem vollständig. Es fehlen nur Suche, Filter und die bewegliche Zeitachse.", "What stands here is complete all the same. Only the search, the filter and the moving timeline are missing.";
    error_other_data: "Die Adresse verlangt andere Daten als die dieser Website. Was hier sonst steht, sind die dieser Website.", "The address asks for other data than those of this website. What else stands here are those of this website.";
    own_data: "Seite mit den Daten dieser Website", "Page with the data of this website";
    error_elsewhere: "Aktuelle Angebote finden Sie auch beim IQ Netzwerk Hamburg:", "You can also find current offers at IQ Netzwerk Hamburg:";
    not_found_text: "Diese Adresse gibt es hier nicht. Vielleicht hilft die Suche in den Angeboten.", "There is no such address here. Perhaps the search in the offers helps.";
    needs_host_text: "Diese Seite zeigt Ausschnitte der Chronik, wie sie auf anderen Websites erscheinen. Die kommen immer frisch vom Server und gehören nicht zur Offline-Kopie.", "This page shows parts of the chronicle as they appear on other websites. They always come fresh from the server and do not belong to the offline copy.";
    defects_show: "Was fehlt und warum", "What is missing and why";
    reason: "Warum", "Why";
    cure: "Abhilfe", "Cure";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty_and_none_is_left_untranslated() {
        let same_on_purpose = ["german", "english", "filter", "facet_status", "website"];
        for (name, de, en) in ALL {
            assert!(!de.trim().is_empty() && !en.trim().is_empty(), "{name}");
            let names = [
                "german",
                "english",
                "phase",
                "hamburg_then",
                "facet_status",
                "facet_phase",
                "website",
                "partner_in",
            ];
            if !same_on_purpose.contains(name) && !names.contains(name) {
                assert_ne!(de, en, "{name}");
            }
        }
    }
}
