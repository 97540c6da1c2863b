//! The page where an editor puts a frame together. Without a script it holds the frame with the timeline, ready to copy;
//! `einbetten.js` changes that as the form says, and shows it.

use std::sync::Arc;

use chronik::lang::Lang;
use chronik::state::{Route, State};
use iq_chronik::i18n::{messages, phase_years};
use iq_chronik::load::Data;

use crate::embedding::{HEIGHT, frame};
use crate::files::{MAIN, base, content};
use crate::head::{self, escape};
use crate::pages::Page;
use crate::site::Site;
use crate::template::{Parts, Template};

/// The folder of the page.
const PATH: &str = "einbetten";

/// The page as a view. The program has none of it: to it this would be a page that is not there.
pub(crate) fn state(lang: Lang) -> State {
    State::at(lang, Route::NotFound(PATH.to_owned()))
}

/// Its file.
pub(crate) fn file(
    template: &Template,
    site: &Site,
    data: &Arc<Data>,
    lang: Lang,
) -> (String, String) {
    let page = Page::new(state(lang));
    let folder = format!("{}/", page.path);
    let t = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let heading = t("Auf der eigenen Seite zeigen", "Show it on your own site");
    let title = format!("{heading} – {}", messages(lang).brand);
    let lead = t(
        "Zeitachse, Angebote oder ein einzelnes Angebot in Ihrer Website: auswählen, kopieren, einfügen.",
        "Timeline, offers or a single offer in your website: choose, copy, paste.",
    );
    let alternates: String = page
        .languages
        .iter()
        .map(|(lang, path)| {
            let url = escape(&site.url(&format!("{path}/")));
            format!(
                "<link rel=\"alternate\" hreflang=\"{}\" href=\"{url}\">",
                lang.code()
            )
        })
        .collect();
    let canonical = escape(&site.url(&folder));
    let head = format!(
        "<meta name=\"description\" content=\"{lead}\"><link rel=\"canonical\" href=\"{canonical}\">{alternates}<script src=\"./embed-1.js\" async></script>"
    );
    // The frame of the site around it is that of any other page.
    let around = content(&page.path, site, data, "")
        .replace(&format!("/{PATH}\""), &format!("/{PATH}/\""))
        .replace(&format!("/{PATH}#"), &format!("/{PATH}/#"));
    let (before, rest) = around.split_once(MAIN).unwrap_or_default();
    let after = rest.split_once("</main>").unwrap_or_default().1;
    let own = format!(
        "<div class=\"wrap row page-head\"><h1>{heading}</h1><p class=\"sentence\">{lead}</p></div>{}",
        sections(site, data, lang)
    );
    let parts = Parts {
        lang: lang.code(),
        base: &base(&folder),
        title: &title,
        head: &head,
        body: Some(&format!("{before}{MAIN}{own}</main>{after}")),
    };
    (
        format!("{folder}index.html"),
        template.with_script(&parts, "einbetten.js"),
    )
}

fn sections(site: &Site, data: &Data, lang: Lang) -> String {
    let t = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let page = Page::new(State::at(lang, Route::Timeline));
    let title = head::title(&page, data);
    let url = escape(&site.url(&page.path));
    let name = escape(&title);
    let code = lang.code();
    let iframe = frame(site, &page, &title);
    let words = t("in neuem Fenster öffnen", "open in a new window");
    let link = format!("<a href=\"{url}\">{name}, {words}</a>");
    let element = format!(
        "<iq-chronik view=\"timeline\" language=\"{code}\">\n  {iframe}\n  <p>{link}</p>\n</iq-chronik>\n<script async src=\"{}\"></script>",
        escape(&site.url("embed-1.js"))
    );
    let plain = format!("{iframe}\n<p>{link}</p>");
    let origin = site.url("");
    let origin = origin.split('/').take(3).collect::<Vec<_>>().join("/");
    let csp = format!("frame-src {origin}; script-src {origin}");
    let privacy = t(
        "Auf dieser Seite ist ein Ausschnitt der IQ Chronik Hamburg eingebettet. Beim Anzeigen ruft Ihr Browser ihn vom Server der Chronik ab und überträgt dabei technisch notwendig Ihre IP-Adresse. Die Chronik setzt keine Cookies, speichert nichts in Ihrem Browser und lädt nichts von Dritten.",
        "This page embeds a part of the IQ Chronicle Hamburg. To show it, your browser requests it from the server of the chronicle, which technically requires your IP address. The chronicle sets no cookies, stores nothing in your browser and loads nothing from third parties.",
    );
    let copies = [
        (
            "element",
            t(
                "Rahmen, der mitwächst (empfohlen)",
                "Frame that grows (recommended)",
            ),
            t(
                "Für Seiten, die ein Skript von uns laden dürfen: der Rahmen ist immer so hoch wie sein Inhalt.",
                "For sites that may load a script of ours: the frame is always as high as its content.",
            ),
            element,
        ),
        (
            "rahmen",
            t("Rahmen ohne Skript", "Frame without a script"),
            t(
                "Für Redaktionssysteme, die Skripte entfernen: gleicher Inhalt, feste Höhe.",
                "For content management systems that remove scripts: the same content, a fixed height.",
            ),
            plain,
        ),
        (
            "link",
            "Link",
            t(
                "Wo auch Rahmen nicht erlaubt sind.",
                "Where frames are not allowed either.",
            ),
            link,
        ),
    ];
    let copies: String = copies
        .iter()
        .map(|(id, heading, note, code)| block(lang, id, heading, note, code))
        .collect();
    let notes = block(
        lang,
        "csp",
        t(
            "Zeile für Ihre Content Security Policy",
            "Line for your Content Security Policy",
        ),
        t(
            "Nur nötig, wenn Ihre Website eine solche Richtlinie sendet: diese Adresse bei beiden Angaben ergänzen.",
            "Only needed if your website sends such a policy: add this address to both directives.",
        ),
        &csp,
    ) + &block(
        lang,
        "datenschutz",
        t(
            "Text für Ihre Datenschutzerklärung",
            "Text for your privacy statement",
        ),
        t(
            "Ein Vorschlag; es entscheidet, wer bei Ihnen für Datenschutz zuständig ist.",
            "A suggestion; whoever is responsible for privacy on your side decides.",
        ),
        privacy,
    );
    let preview = format!(
        "<noscript><p>{}</p></noscript><iq-chronik class=\"preview\"><iframe title=\"{name}\" width=\"100%\" height=\"{HEIGHT}\"></iframe></iq-chronik>",
        t(
            "Die Vorschau braucht JavaScript; was oben steht, gilt für die ganze Zeitachse.",
            "The preview needs JavaScript; what is above holds for the whole timeline."
        )
    );
    // The preview may be long: it comes last.
    [
        section(
            "auswahl",
            t("Auswählen", "Choose"),
            &form(data, lang, &title),
        ),
        section("kopieren", t("Kopieren", "Copy"), &copies),
        section(
            "hinweise",
            t("Für Ihre Website", "For your website"),
            &notes,
        ),
        section("vorschau", t("Vorschau", "Preview"), &preview),
    ]
    .concat()
}

fn section(id: &str, name: &str, body: &str) -> String {
    format!(
        "<section class=\"wrap row section\" aria-labelledby=\"{id}\"><div><h2 class=\"row-name\" id=\"{id}\">{name}</h2></div><div>{body}</div></section>"
    )
}

/// Something to copy: its name, a sentence, the text, a button.
fn block(lang: Lang, id: &str, heading: &str, note: &str, text: &str) -> String {
    let (copy, copied, selected) = if lang == Lang::De {
        ("kopieren", "Kopiert.", "Markiert: mit Strg+C kopieren.")
    } else {
        ("copy", "Copied.", "Selected: copy it with Ctrl+C.")
    };
    let text = escape(text);
    format!(
        "<div class=\"snippet\"><h3 id=\"{id}-name\">{heading}</h3><p class=\"note\">{note}</p><pre class=\"boot-details\" id=\"{id}\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}-name\">{text}</pre><div class=\"actions\"><button type=\"button\" class=\"kern-btn kern-btn--secondary\" hidden data-copy=\"{id}\" data-copied=\"{copied}\" data-selected=\"{selected}\"><span class=\"kern-label\">{heading}: {copy}</span></button><p role=\"status\"></p></div></div>"
    )
}

fn form(data: &Data, lang: Lang, title: &str) -> String {
    let t = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let m = messages(lang);
    let dataset = &data.checked.dataset;
    let option = |value: &str, words: &str| {
        format!(
            "<option value=\"{}\">{}</option>",
            escape(value),
            escape(words)
        )
    };
    let phases: String = dataset
        .phases()
        .iter()
        .map(|phase| {
            option(
                &format!("phase {}", phase.id),
                &phase_years(phase.when.as_ref()),
            )
        })
        .collect();
    let offers: String = dataset
        .offers
        .iter()
        .enumerate()
        .map(|(index, offer)| {
            let parent = dataset
                .parent(index)
                .and_then(|parent| dataset.offers.get(parent));
            let id = parent.map_or(offer.id.clone(), |parent| {
                format!("{}/{}", parent.id, offer.id)
            });
            option(&format!("offer {id}"), offer.title.get(lang))
        })
        .collect();
    let views = [
        option("timeline", m.timeline),
        option("table", t("Zeitachse als Tabelle", "Timeline as a table")),
        option("catalogue", m.offers),
        format!(
            "<optgroup label=\"{}\">{phases}</optgroup>",
            t("Eine Förderphase", "One funding phase")
        ),
        format!(
            "<optgroup label=\"{}\">{offers}</optgroup>",
            t("Ein Angebot", "One offer")
        ),
    ]
    .concat();
    let chosen = |lang: Lang, words: &str, now: Lang| {
        let selected = if lang == now { " selected" } else { "" };
        format!(
            "<option value=\"{}\"{selected}>{words}</option>",
            lang.code()
        )
    };
    let languages = chosen(Lang::De, "Deutsch", lang) + &chosen(Lang::En, "English", lang);
    let themes = [
        option(
            "auto",
            t("wie im Gerät eingestellt", "as set on the device"),
        ),
        option("light", t("immer hell", "always light")),
        option("dark", t("immer dunkel", "always dark")),
    ]
    .concat();
    let widths = option("100%", t("ganze Breite", "full width"))
        + &option("768px", "768 px")
        + &option("320px", "320 px");
    let title = escape(title);
    let fields = [
        select("view", t("Was", "What"), &views),
        input("from", t("Von", "From"), "type=\"date\""),
        input("to", t("Bis", "To"), "type=\"date\""),
        input("as-of", t("Stand vom", "As of"), "type=\"date\""),
        select("language", m.language, &languages),
        select("theme", t("Farben", "Colours"), &themes),
        input(
            "title",
            t(
                "Titel des Rahmens (wird vorgelesen)",
                "Title of the frame (read aloud)",
            ),
            &format!("required maxlength=\"200\" value=\"{title}\""),
        ),
        input(
            "height",
            t(
                "Höhe ohne Skript, in Pixeln",
                "Height without the script, in pixels",
            ),
            &format!("type=\"number\" min=\"120\" max=\"20000\" value=\"{HEIGHT}\""),
        ),
        select(
            "width",
            t("Breite der Vorschau", "Width of the preview"),
            &widths,
        ),
    ]
    .concat();
    let words = t("in neuem Fenster öffnen", "open in a new window");
    let missing = t(
        "Ein Rahmen braucht einen Titel: ohne ihn erfahren Menschen mit Screenreader nicht, was darin ist.",
        "A frame needs a title: without one people with a screen reader do not learn what is in it.",
    );
    format!(
        "<form class=\"embed-form\" hidden data-words=\"{words}\">{fields}<p class=\"notice\" role=\"alert\" hidden>{missing}</p></form>"
    )
}

fn select(id: &str, label: &str, options: &str) -> String {
    format!(
        "<div class=\"kern-form-input\"><label class=\"kern-label\" for=\"{id}\">{label}</label><div class=\"kern-form-input__select-wrapper\"><select class=\"kern-form-input__select\" id=\"{id}\" name=\"{id}\">{options}</select><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M5 9l7 7 7-7\"/></svg></div></div>"
    )
}

fn input(id: &str, label: &str, attributes: &str) -> String {
    format!(
        "<div class=\"kern-form-input\"><label class=\"kern-label\" for=\"{id}\">{label}</label><input class=\"kern-form-input__input\" id=\"{id}\" name=\"{id}\" {attributes}></div>"
    )
}
