//! What can be chosen in the facets, and what each offer has of it.

use rustc_hash::FxHashMap;

use crate::dataset::Dataset;
use crate::state::{Facet, Filter};

/// Every choice has a number. With the numbers of an offer in one piece, counting a keystroke walks through some kilobytes and
/// not through all records: that was two thirds of its time with 10,000 offers.
#[derive(Debug)]
pub(super) struct Choices {
    /// The choices: facet by facet, each in its own order.
    all: Vec<(Facet, String)>,
    /// The numbers of the first offer, of the second …; without its status, which depends on the day.
    numbers: Vec<u32>,
    /// Where in `numbers` those of each offer end.
    ends: Vec<usize>,
}

impl Choices {
    /// The choices of a dataset: of closed lists their words, else what the dataset has.
    pub(super) fn new(dataset: &Dataset) -> Self {
        let mut all: Vec<(Facet, String)> = Vec::new();
        let first = Facet::ALL.map(|facet| {
            let first = all.len();
            let values = match facet {
                Facet::Language => languages(dataset),
                Facet::Carrier => carriers(dataset),
                Facet::Phase => dataset.phases().iter().map(|phase| &*phase.id).collect(),
                _ => facet.closed().unwrap_or_default().to_vec(),
            };
            all.extend(values.into_iter().map(|value| (facet, value.to_owned())));
            first
        });
        // Words of closed lists stand in their order and are numbers already; only ids have to be looked up.
        let ids: FxHashMap<(Facet, &str), u32> = all
            .iter()
            .zip(0..)
            .filter(|((facet, _), _)| facet.closed().is_none())
            .map(|((facet, value), number)| ((*facet, &**value), number))
            .collect();
        let mut numbers = Vec::new();
        let mut ends = Vec::with_capacity(dataset.offers.len());
        for offer in &dataset.offers {
            let id = |facet, id: &String| ids.get(&(facet, &**id)).copied();
            let word = |facet: Facet, place: usize| (first[facet as usize] + place) as u32;
            numbers.extend(
                offer
                    .activities
                    .iter()
                    .map(|v| word(Facet::Activity, *v as usize)),
            );
            numbers.extend(offer.fields.iter().map(|v| word(Facet::Field, *v as usize)));
            numbers.extend(
                offer
                    .audience
                    .iter()
                    .map(|v| word(Facet::Audience, *v as usize)),
            );
            numbers.extend(
                offer
                    .languages
                    .iter()
                    .filter_map(|v| id(Facet::Language, v)),
            );
            numbers.extend(offer.carrier.iter().filter_map(|v| id(Facet::Carrier, v)));
            numbers.extend(offer.phases.iter().filter_map(|v| id(Facet::Phase, v)));
            numbers.push(word(Facet::Certainty, offer.certainty as usize));
            ends.push(numbers.len());
        }
        Self { all, numbers, ends }
    }

    /// The facet and the value of each choice, by number.
    pub(super) fn all(&self) -> &[(Facet, String)] {
        &self.all
    }

    /// The numbers of an offer.
    pub(super) fn of(&self, offer: usize) -> impl Iterator<Item = usize> {
        let start = offer
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or_default();
        let end = self.ends.get(offer).copied().unwrap_or(start);
        let own = self.numbers.get(start..end).unwrap_or_default();
        own.iter().map(|number| *number as usize)
    }

    /// The offers that have each of them, by number; a status has none.
    pub(super) fn offers(&self) -> Vec<Vec<usize>> {
        let mut offers = vec![Vec::new(); self.all.len()];
        let mut start = 0;
        for (offer, &end) in self.ends.iter().enumerate() {
            for &number in self.numbers.get(start..end).unwrap_or_default() {
                if let Some(offers) = offers.get_mut(number as usize) {
                    offers.push(offer);
                }
            }
            start = end;
        }
        offers
    }

    /// Which of them a filter has, by number.
    pub(super) fn chosen(&self, filter: &Filter) -> Vec<bool> {
        self.all
            .iter()
            .map(|(facet, value)| filter.chosen(*facet).contains(value))
            .collect()
    }
}

/// Languages of offers, in the order in which they appear. What is no code of two letters is shown with its offer, but is no
/// choice: an address could not name it, and there is no end of such texts.
fn languages(dataset: &Dataset) -> Vec<&str> {
    let mut seen = [[false; 26]; 26];
    let mut codes: Vec<&str> = Vec::new();
    for code in dataset.offers.iter().flat_map(|offer| &offer.languages) {
        let [a @ b'a'..=b'z', b @ b'a'..=b'z'] = code.as_bytes() else {
            continue;
        };
        let seen = &mut seen[usize::from(a - b'a')][usize::from(b - b'a')];
        if !std::mem::replace(seen, true) {
            codes.push(code);
        }
    }
    codes
}

/// Carriers of at least one offer, in the order of the dataset.
fn carriers(dataset: &Dataset) -> Vec<&str> {
    dataset
        .organisations
        .iter()
        .filter(|organisation| dataset.carried_by(&organisation.id).next().is_some())
        .map(|organisation| &*organisation.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::vocabulary::{Activity, Audience, Certainty, Field};
    use crate::presence::Status;

    #[test]
    fn words_of_closed_lists_are_numbers_in_their_order() {
        assert_eq!(Facet::ALL[0], Facet::Status);
        assert!(Facet::ALL.into_iter().map(|facet| facet as usize).eq(0..8));
        assert!(Status::ALL.map(|v| v as usize).into_iter().eq(0..5));
        assert!(Status::ALL.map(Status::id) == Status::IDS);
        let in_order = |places: &[usize]| places.iter().copied().eq(0..places.len());
        let activities: Vec<usize> = Activity::ALL.iter().map(|v| *v as usize).collect();
        let fields: Vec<usize> = Field::ALL.iter().map(|v| *v as usize).collect();
        let audiences: Vec<usize> = Audience::ALL.iter().map(|v| *v as usize).collect();
        let certainties: Vec<usize> = Certainty::ALL.iter().map(|v| *v as usize).collect();
        for places in [activities, fields, audiences, certainties] {
            assert!(in_order(&places));
        }
    }
}
