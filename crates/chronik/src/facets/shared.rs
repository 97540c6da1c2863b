//! What offers are searched by that many of them have: carriers, phases, languages, and the words of closed lists.

use super::choices::Choices;
use crate::dataset::Dataset;
use crate::dataset::vocabulary::Field;
use crate::dataset::wire::Entry;
use crate::search::{Shared, Weight};
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
            Facet::Language if value != "de" => (Weight::Keyword, format!("in{value}")),
            Facet::Field if value == Field::All.id() => continue,
            // The file of words leads to these ids from what visitors say.
            Facet::Activity | Facet::Field | Facet::Audience => (Weight::Keyword, value.clone()),
            Facet::Language | Facet::Status | Facet::Certainty => continue,
        };
        all.push(Shared {
            weight,
            text,
            records,
        });
    }
    all
}

/// Its id and all of its years, as "2013" finds what belongs to 2011–2014.
fn years(phase: &Entry) -> String {
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
