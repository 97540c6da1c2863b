//! The page on which less known words are explained. The texts of the site lead here (`chronik::glossary`).

mod words;

use std::sync::Arc;

use chronik::glossary::TERMS;
use chronik::lang::Lang;
use chronik::state::Route;
use iq_chronik::i18n::messages as site_messages;
use iq_chronik::load::Data;

use crate::pages::Page;
use crate::site::Site;
use crate::still::{self, Still, section};
use crate::template::Template;
use words::{explanation, messages};

/// The page.
pub(crate) fn page(lang: Lang) -> Page {
    still::page(lang, Route::Glossary)
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
        heading: site_messages(lang).glossary,
        lead: messages(lang).lead,
        head: "",
        script: "still.js",
    };
    still.file(template, site, data, &list(lang))
}

/// The words in the order of the alphabet.
fn list(lang: Lang) -> String {
    let t = messages(lang);
    let mut words: Vec<_> = TERMS
        .iter()
        .filter_map(|term| Some((term.forms(lang).next()?, explanation(term.id)?)))
        .collect();
    words.sort_by_key(|(word, _)| chronik::search::fold::fold(word));
    let rows: String = words
        .iter()
        .map(|(word, explained)| {
            let (text, law) = explained.of(lang);
            let law = law.map(|law| format!(" <span class=\"muted\" lang=\"de\">{law}</span>"));
            format!(
                "<li id=\"{}\"><h3>{word}</h3><p class=\"text\">{text}{}</p></li>",
                explained.id,
                law.unwrap_or_default()
            )
        })
        .collect();
    let mark = site_messages(lang).missing_mark;
    let note = format!(
        "<p class=\"placeholder\"><strong class=\"placeholder-mark\">{mark}</strong> {}</p>",
        t.to_check
    );
    section(
        "woerter",
        t.words,
        &format!("<ul class=\"rows\">{rows}</ul>{note}"),
    )
}
