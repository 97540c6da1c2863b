//! The file of words: fetched when somebody comes to search, so that nobody else has to carry it.

use leptos::prelude::*;

use crate::site::{Ready, Site};

/// The file of words, seen from the base of the site.
const WORDS: &str = "data/words.txt";

/// Fetches the words once and teaches them to the catalogue. True when it knows them; until then, and if they do not
/// arrive, the search finds what stands in the catalogue itself.
#[must_use]
pub fn learned(site: Site, ready: &Ready) -> RwSignal<bool> {
    let known = RwSignal::new(ready.0.catalogue().has_learned());
    let (url, ready) = (site.file(WORDS), ready.clone());
    Effect::new(move |_| {
        if known.get_untracked() {
            return;
        }
        fetch(url.clone(), ready.clone(), known);
    });
    known
}

#[cfg(feature = "csr")]
fn fetch(url: String, ready: Ready, known: RwSignal<bool>) {
    leptos::task::spawn_local(async move {
        if let Some(text) = crate::load::text(&url).await {
            let words = chronik::search::Lexicon::parse(&text);
            ready.0.catalogue().learn(words);
            // The page may have been left meanwhile.
            known.try_set(true);
        }
    });
}

#[cfg(not(feature = "csr"))]
fn fetch(_: String, _: Ready, _: RwSignal<bool>) {}
