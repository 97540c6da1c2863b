//! What is known of an offer, as a list of facts.

use chronik::dataset::Dataset;
use chronik::dataset::vocabulary::Field;
use chronik::dataset::wire::{Offer, Text};
use chronik::lang::Lang;
use chronik::state::Route;
use markup::html;

use crate::dom::Node;
use crate::i18n::{Word, language_name, messages, phase_years};
use crate::kern::{Fact, facts};
use crate::site::Site;

/// For whom an offer is, and what it is about: by this one is compared with another.
pub(in crate::pages) fn purpose(lang: Lang, offer: &Offer) -> impl Iterator<Item = Fact> {
    fn words<T: Word>(list: &[T], lang: Lang) -> String {
        list.iter()
            .map(|word| word.word(lang))
            .collect::<Vec<_>>()
            .join(", ")
    }
    let t = messages(lang);
    let languages: Vec<_> = offer
        .languages
        .iter()
        .map(|code| language_name(code, lang))
        .collect();
    let field = if offer.fields == [Field::All] {
        Field::All.word(lang).to_owned()
    } else {
        words(&offer.fields, lang)
    };
    let list = [
        Fact::text(t.for_whom, &words(&offer.audience, lang)),
        Fact::text(t.topic, &words(&offer.activities, lang)),
        Fact::text(t.field, &field),
        Fact::text(t.occupations, &text(offer.occupations.as_ref(), lang)),
        Fact::text(t.place, &text(offer.place.as_ref(), lang)),
        Fact::text(t.languages, &languages.join(", ")),
    ];
    list.into_iter().flatten()
}

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
    let times = [
        Fact::text(
            t.stated_span,
            &offer
                .when
                .as_ref()
                .map(|when| when.edtf().words(lang))
                .unwrap_or_default(),
        ),
        Fact::text(
            t.evidence,
            &offer
                .evidence
                .as_ref()
                .map(|when| when.edtf().words(lang))
                .unwrap_or_default(),
        ),
        Fact::text(
            t.outside_iq,
            &offer
                .outside_iq
                .as_ref()
                .map(|when| when.edtf().words(lang))
                .unwrap_or_default(),
        ),
        Fact::text(t.certainty, offer.certainty.word(lang)),
        Fact::text(t.note, &text(offer.note.as_ref(), lang)),
    ];
    let mut list: Vec<Fact> = purpose(lang, offer)
        .chain(times.into_iter().flatten())
        .collect();
    if !phases.is_empty() {
        list.push(Fact::new(t.phases, phases));
    }
    if !partners.is_empty() {
        list.push(Fact::new(t.partners, html! { <ul>{partners}</ul> }));
    }
    facts(list, true)
}
