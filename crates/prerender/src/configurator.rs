//! The page where an editor puts a frame together. Without a script it holds the frame with the timeline, ready to copy;
//! `einbetten.js` changes that as the form says, and shows it.

mod filter;
mod words;

use std::sync::Arc;

use chronik::lang::Lang;
use chronik::state::{Route, State};
use iq_chronik::i18n::{messages as site_messages, phase_years};
use iq_chronik::load::Data;

use crate::embedding::{HEIGHT, frame};
use crate::head::{self, escape};
use crate::pages::Page;
use crate::site::Site;
use crate::still::{self, Still, section};
use crate::template::Template;
use words::messages;

/// The page.
pub(crate) fn page(lang: Lang) -> Page {
    still::page(lang, Route::Embedding)
}

/// Its file.
pub(crate) fn file(
    template: &Template,
    site: &Site,
    data: &Arc<Data>,
    lang: Lang,
) -> (String, String) {
    let still = Still {
        page: page(lang),
        heading: site_messages(lang).embed,
        lead: messages(lang).lead,
        head: "<script src=\"./embed-1.js\" async></script>",
        script: "einbetten.js",
    };
    still.file(template, site, data, &sections(site, data, lang))
}

fn sections(site: &Site, data: &Data, lang: Lang) -> String {
    let t = messages(lang);
    let page = Page::new(State::at(lang, Route::Timeline));
    let title = head::title(&page, data);
    let url = escape(&site.url(&page.path));
    let name = escape(&title);
    let code = lang.code();
    let iframe = frame(site, &page, &title);
    let words = t.new_window;
    let link = format!("<a href=\"{url}\">{name}, {words}</a>");
    let element = format!(
        "<iq-chronik view=\"timeline\" language=\"{code}\">\n  {iframe}\n  <p>{link}</p>\n</iq-chronik>\n<script async src=\"{}\"></script>",
        escape(&site.url("embed-1.js"))
    );
    let plain = format!("{iframe}\n<p>{link}</p>");
    let about = t.about;
    let card =
        format!("<blockquote>\n  <p><strong>{link}</strong></p>\n  <p>{about}</p>\n</blockquote>");
    let origin = site.origin();
    let csp = format!("frame-src {origin}; script-src {origin}");
    let privacy = t.privacy;
    let copies = [
        ("element", t.element, t.element_note, element),
        ("rahmen", t.frame, t.frame_note, plain),
        ("karte", t.card, t.card_note, card),
        (
            "adresse",
            t.address_only,
            t.address_note,
            site.url(&page.path),
        ),
    ];
    let copies: String = copies
        .iter()
        .map(|(id, heading, note, code)| block(lang, id, heading, note, code))
        .collect();
    let notes = block(lang, "csp", t.csp, t.csp_note, &csp)
        + &block(lang, "datenschutz", t.privacy_name, t.privacy_note, privacy)
        + &format!(
            "<div class=\"snippet\"><h3>{}</h3><p>{}</p></div>",
            t.test_name, t.test
        );
    let preview = format!(
        "<noscript><p>{}</p></noscript><iq-chronik><iframe title=\"{name}\" width=\"100%\" height=\"{HEIGHT}\"></iframe></iq-chronik>",
        t.preview_note
    );
    // The preview may be long: it comes last.
    [
        section("auswahl", t.choose, &form(site, data, lang, &title)),
        section("kopieren", t.copying, &copies),
        section("hinweise", t.website, &notes),
        section("vorschau", t.preview, &preview),
    ]
    .concat()
}

/// Something to copy: its name, a sentence, the text, a button.
fn block(lang: Lang, id: &str, heading: &str, note: &str, text: &str) -> String {
    let t = messages(lang);
    let (copy, copied, selected) = (t.copy, t.copied, t.selected);
    let text = escape(text);
    format!(
        "<div class=\"snippet\"><h3 id=\"{id}-name\">{heading}</h3><p class=\"note\">{note}</p><pre class=\"boot-details\" id=\"{id}\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}-name\">{text}</pre><div class=\"actions\"><button type=\"button\" class=\"kern-btn kern-btn--secondary\" hidden data-copy=\"{id}\" data-copied=\"{copied}\" data-selected=\"{selected}\"><span class=\"kern-label\">{heading}: {copy}</span></button><p role=\"status\"></p></div></div>"
    )
}

fn form(site: &Site, data: &Data, lang: Lang, title: &str) -> String {
    let (t, m) = (messages(lang), site_messages(lang));
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
        option("table", t.table),
        option("catalogue", m.offers),
        format!("<optgroup label=\"{}\">{phases}</optgroup>", t.a_phase),
        format!("<optgroup label=\"{}\">{offers}</optgroup>", t.an_offer),
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
        option("auto", t.as_device),
        option("light", t.light),
        option("dark", t.dark),
    ]
    .concat();
    let controls = option("", t.with_controls) + &option("none", t.without_controls);
    let widths =
        option("100%", t.full_width) + &option("768px", "768 px") + &option("320px", "320 px");
    let title = escape(title);
    let address = input("address", t.address, "type=\"url\" maxlength=\"4000\"");
    // What became of it is said below the field.
    let address = address.replacen("</div>", "<p class=\"note\" role=\"status\"></p></div>", 1);
    let filter = filter::fields(site, data, lang);
    let fields = [
        select("view", t.what, &views),
        input("from", m.from, "type=\"date\""),
        input("to", m.to, "type=\"date\""),
        input("as-of", m.as_of, "type=\"date\""),
        select("language", m.language, &languages),
        select("theme", t.colours, &themes),
        select("controls", t.controls, &controls),
        input(
            "title",
            t.frame_title,
            &format!("required maxlength=\"200\" value=\"{title}\""),
        ),
        input(
            "height",
            t.frame_height,
            &format!("type=\"number\" min=\"120\" max=\"20000\" value=\"{HEIGHT}\""),
        ),
        select("width", t.preview_width, &widths),
    ]
    .concat();
    let (words, about) = (t.new_window, t.about);
    let (taken, partly, foreign) = (t.taken, t.partly, t.foreign);
    let (missing, brand) = (t.title_missing, m.brand);
    format!(
        "<form class=\"stack-list\" hidden data-brand=\"{brand}\" data-words=\"{words}\" data-about=\"{about}\" data-taken=\"{taken}\" data-partly=\"{partly}\" data-foreign=\"{foreign}\">{address}<div class=\"embed-fields\">{fields}</div>{filter}<p class=\"notice\" role=\"alert\" hidden>{missing}</p></form>"
    )
}

/// A field with its label; `id` is also its name.
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

#[cfg(test)]
mod tests {
    use chronik::state::Facet;

    /// The element for other sites is a file of its own, which knows the names in an address by itself.
    #[test]
    fn the_element_lets_every_facet_through() {
        let element = include_str!("../../../public/embed-1.js");
        let filter = element.split("FILTER = /^(").nth(1).unwrap();
        let mut names: Vec<&str> = filter.split(")$/").next().unwrap().split('|').collect();
        let mut expected: Vec<&str> = Facet::ALL
            .map(Facet::key)
            .into_iter()
            .chain(["q"])
            .collect();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
    }
}
