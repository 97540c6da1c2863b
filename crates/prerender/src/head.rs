//! What stands in the head of a page for search engines, previews and browsers.

use std::fmt::Write as _;

use chronik::lang::Lang;
use chronik::state::Route;
use iq_chronik::i18n::messages;
use iq_chronik::load::Data;
use iq_chronik::pages;

use crate::pages::Page;
use crate::site::Site;
use crate::{json_ld, words};

/// Letters of a description that search engines show.
const SHOWN: usize = 160;

/// The title of a page.
pub(crate) fn title(page: &Page, data: &Data) -> String {
    let title = pages::title(&page.state, Some(data));
    if page.path == page.state.entries_path() {
        return format!("{} – {title}", messages(page.state.lang).all_entries);
    }
    title
}

/// The description of a page.
pub(crate) fn description(page: &Page, data: &Data) -> String {
    let dataset = &data.checked.dataset;
    let lang = page.state.lang;
    let text = match &page.state.route {
        Route::Phase(id) => dataset.entry(id).map(|phase| &phase.statement),
        Route::Project(id) | Route::Part(_, id) => {
            dataset.offer(id).map(|(_, offer)| &offer.summary)
        }
        Route::Carrier(id) => dataset.organisation(id).map(|carrier| &carrier.statement),
        _ => None,
    };
    let text = text.map_or_else(
        || words::description(lang, &page.state.route),
        |text| text.get(lang),
    );
    shorten(text)
}

/// The first words of a text.
fn shorten(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN - 2).collect();
    let cut = cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words);
    format!("{} …", cut.trim_end_matches([',', ';', '.', ' ']))
}

/// The address that search engines should show, and those of the page in every language.
pub(crate) fn addresses(page: &Page, site: &Site) -> String {
    let here = escape(&site.url(&page.canonical));
    let mut out = format!("<link rel=\"canonical\" href=\"{here}\">");
    for (other, path) in &page.languages {
        let url = escape(&site.url(path));
        let default = (*other == Lang::De).then_some("x-default");
        for code in [other.code()].into_iter().chain(default) {
            // Writing into a string cannot fail.
            let _ = write!(
                out,
                "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{url}\">"
            );
        }
    }
    out
}

/// The elements that a page of its own has and the shell has not.
pub(crate) fn elements(page: &Page, site: &Site, data: &Data) -> String {
    let lang = page.state.lang;
    let mut out = addresses(page, site);
    let mut tag = |text: std::fmt::Arguments| {
        // Writing into a string cannot fail.
        let _ = out.write_fmt(text);
    };
    let locale = match lang {
        Lang::De => "de_DE",
        Lang::En => "en_GB",
    };
    for (property, content) in [
        ("type", "website"),
        ("site_name", messages(lang).brand),
        ("title", &*title(page, data)),
        ("description", &*description(page, data)),
        ("url", &*site.url(&page.canonical)),
        ("locale", locale),
    ] {
        let content = escape(content);
        tag(format_args!(
            "<meta property=\"og:{property}\" content=\"{content}\">"
        ));
    }
    let said = json_ld::of(page, site, data);
    if !said.is_empty() {
        let said = serde_json::json!({ "@context": "https://schema.org", "@graph": said });
        // `<` cannot end the element then.
        let said = said.to_string().replace('<', "\\u003c");
        tag(format_args!(
            "<script type=\"application/ld+json\">{said}</script>"
        ));
    }
    out
}

/// A text as the value of an attribute or between tags.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_whole_word() {
        let text = "Anerkennung ".repeat(30);
        let short = shorten(&text);
        assert!(short.chars().count() <= SHOWN);
        assert!(short.ends_with("Anerkennung …"), "{short}");
        assert_eq!(shorten("Kurz."), "Kurz.");
    }

    #[test]
    fn no_text_ends_an_attribute() {
        assert_eq!(escape("a\"b<c>&"), "a&quot;b&lt;c&gt;&amp;");
    }
}
