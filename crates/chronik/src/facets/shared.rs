//! What offers are searched by that many of them have: carriers, phases, languages, and the words of closed lists.

use super::choices::Choices;
use crate::dataset::Dataset;
use crate::dataset::vocabulary::Field;
use crate::dataset::wire::Entry;
use crate::edtf::Date;
use crate::search::{Shared, Weight, chosen};
use crate::state::Facet;

/// The words of all choices, for the index.
pub(super) fn shared(dataset: &Dataset, choices: &Choices) -> Vec<Shared> {
    let mut all = Vec::new();
    for ((facet, value), records) in choices.all().iter().zip(choices.offers()) {
        let (weight, text) = match facet {
            Facet::Carrier => match dataset.organisation(value) {
                Some(carrier) => {
                    let names = format!("{} {}", carrier.name.de, carrier.short);
                    (Weight::Carrier, names)
                }
                None => continue,
            },
            Facet::Phase => match dataset.entry(value) {
                Some(phase) => {
                    all.push(Shared {
                        weight: Weight::Body,
                        text: format!("{} {}", phase.title.de, phase.title.en),
                        records: records.clone(),
                    });
                    (Weight::Keyword, years(phase))
                }
                None => continue,
            },
            // All of them are in German. A code of its own, "ar", would begin many words.
            Facet::Language if value != "de" => (Weight::Keyword, chosen(value)),
            // Nobody types it: who asks for what no field has is led to it.
            Facet::Field if value == Field::All.id() => (Weight::Keyword, chosen(value)),
            // The file of words leads to these ids from what visitors say.
            Facet::Activity | Facet::Field | Facet::Audience => {
                (Weight::Keyword, format!("{value} {}", chosen(value)))
            }
            Facet::Language | Facet::Status | Facet::Certainty => continue,
        };
        all.push(Shared {
            weight,
            text,
            records,
        });
    }
    all.extend(ends(dataset));
    all
}

/// The years in which offers began, ended, or were documented first and last: who asks for "2019" wants those first.
fn ends(dataset: &Dataset) -> impl Iterator<Item = Shared> {
    let mut years: Vec<(i32, Vec<usize>)> = Vec::new();
    for (place, offer) in dataset.offers.iter().enumerate() {
        let when = offer.when.as_ref().map(|when| when.edtf());
        let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
        let spans = when.into_iter().chain(evidence);
        let ends = spans.flat_map(|span| [span.start().date(), span.end().date()]);
        for year in ends.flatten().map(Date::year) {
            match years.iter_mut().find(|(known, _)| *known == year) {
                Some((_, places)) if places.last() == Some(&place) => {}
                Some((_, places)) => places.push(place),
                None => years.push((year, vec![place])),
            }
        }
    }
    years.into_iter().map(|(year, records)| Shared {
        weight: Weight::Carrier,
        text: year.to_string(),
        records,
    })
}

/// What a phase is searched by, beside its title: its id and all of its years, as "2013" finds what belongs to 2011–2014.
#[must_use]
pub fn years(phase: &Entry) -> String {
    let when = phase.when.as_ref();
    let ends = when.and_then(|when| Some((when.earliest_start()?, when.latest_end()?)));
    let mut years = phase.id.clone();
    if let Some((first, last)) = ends {
        for year in first.year()..=last.year() {
            years += &format!(" {year}");
        }
    }
    years
}
