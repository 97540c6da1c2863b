//! What is known of an offer, as a list of facts.

use chronik::dataset::Dataset;
use chronik::dataset::wire::{EdtfInterval, Offer, Text};
use chronik::glossary::pieces;
use chronik::lang::Lang;
use chronik::state::Route;
use markup::html;

use crate::dom::Node;
use crate::i18n::{Word, phase_years, purpose};
use crate::kern::{Fact, explained, facts};
use crate::site::Site;

fn text(text: Option<&Text>, lang: Lang) -> String {
    text.map(|text| text.get(lang).to_owned())
        .unwrap_or_default()
}

/// All of it.
pub(super) fn details(site: Site, dataset: &Dataset, offer: &Offer) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let phases: Vec<_> = offer
        .phases
        .iter()
        .filter_map(|id| dataset.entry(id))
        .map(|phase| {
            let href = site.link(Route::Phase(phase.id.clone()));
            html! { <a href=href>{phase_years(phase.when.as_ref())}</a> " " }
        })
        .collect();
    let partners: Vec<_> = offer
        .partners
        .iter()
        .filter_map(|id| dataset.organisation(id))
        .map(|partner| {
            let href = site.link(Route::Carrier(partner.id.clone()));
            html! { <li><a href=href>{partner.short.clone()}</a></li> }
        })
        .collect();
    let span =
        |when: Option<&EdtfInterval>| when.map(|when| when.edtf().words(lang)).unwrap_or_default();
    let times = [
        (t.stated_span, span(offer.when.as_ref())),
        (t.evidence, span(offer.evidence.as_ref())),
        (t.outside_iq, span(offer.outside_iq.as_ref())),
        (t.certainty, offer.certainty.word(lang).to_owned()),
        (t.note, text(offer.note.as_ref(), lang)),
    ];
    let times = times.into_iter().filter(|(_, text)| !text.is_empty());
    let mut list: Vec<Fact> = purpose(lang, offer)
        .chain(times)
        .map(|(name, text)| Fact::new(name, explained(site, &text)))
        .collect();
    if !phases.is_empty() {
        list.push(Fact::new(t.phases, phases));
    }
    if !partners.is_empty() {
        list.push(Fact::new(t.partners, html! { <ul>{partners}</ul> }));
    }
    // Those of the title: a heading is no place for links.
    let statement = offer.statement.get(lang);
    let unexplained = [offer.title.get(lang)]
        .into_iter()
        .flat_map(|title| pieces(title, lang))
        .filter(|(_, term)| {
            term.is_some() && !pieces(statement, lang).iter().any(|(_, said)| said == term)
        });
    let unexplained: Vec<_> = unexplained.map(|(word, _)| word).collect();
    if !unexplained.is_empty() {
        let words = explained(site, &unexplained.join(", "));
        list.push(Fact::new(t.words_explained, words));
    }
    facts(list, true)
}
