//! The results of the catalogue in an order, and the groups that it makes of them.

use crate::dataset::Dataset;
use crate::dataset::wire::Offer;
use crate::edtf::Day;
use crate::order::places;
use crate::presence::Status;
use crate::search::fold::fold;
use crate::state::Order;

use super::{Found, Results};

/// Results shown at first, and with every "more".
pub const BATCH: usize = 20;

/// What the results of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Their status.
    Status(Status),
    /// That they match the search, the best first.
    Match,
    /// Their carrier: its index; `None` if no source names one.
    Carrier(Option<usize>),
    /// The year in which they began; `None` if no source says. The first evidence is no begin.
    Begin(Option<i32>),
}

impl Results {
    /// The same results in another order. What is equal in it stays by status and rank.
    #[must_use]
    pub fn ordered(self, dataset: &Dataset, order: Order) -> Self {
        let keys: Vec<i32> = match order {
            Order::Relevance => return self,
            Order::Match => {
                let key =
                    |found: &Found| i32::try_from(found.score).map_or(i32::MIN, |score| -score);
                self.found.iter().map(key).collect()
            }
            Order::Carrier => {
                let by_name = carriers_by_name(dataset);
                let place = |found: &Found| match group(dataset, found, order) {
                    Group::Carrier(Some(index)) => by_name.iter().position(|other| *other == index),
                    _ => None,
                };
                let number = |place: usize| i32::try_from(place).ok();
                self.found
                    .iter()
                    .map(|found| place(found).and_then(number).unwrap_or(i32::MAX))
                    .collect()
            }
            Order::Begin => {
                let key = |found: &Found| begin(dataset, found).map(|day| -day.number());
                self.found
                    .iter()
                    .map(|found| key(found).unwrap_or(i32::MAX))
                    .collect()
            }
        };
        let sorted = places(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        let found = sorted
            .into_iter()
            .filter_map(|place| self.found.get(place).cloned())
            .collect();
        Self { found, ..self }
    }

    /// The groups of results that are in this order, each with how many belong to it.
    #[must_use]
    pub fn groups(&self, dataset: &Dataset, order: Order) -> Vec<(Group, usize)> {
        let mut groups: Vec<(Group, usize)> = Vec::new();
        for found in &self.found {
            let group = group(dataset, found, order);
            match groups.last_mut() {
                Some((last, count)) if *last == group => *count += 1,
                _ => groups.push((group, 1)),
            }
        }
        groups
    }
}

fn group(dataset: &Dataset, found: &Found, order: Order) -> Group {
    let offer = offer(dataset, found);
    match order {
        Order::Match if found.score > 0 => Group::Match,
        // Without a search nothing matches better than anything else.
        Order::Relevance | Order::Match => Group::Status(found.status),
        Order::Carrier => Group::Carrier(offer.and_then(|offer| {
            let id = offer.carrier.as_ref()?;
            let mut all = dataset.organisations.iter();
            all.position(|organisation| organisation.id == *id)
        })),
        Order::Begin => Group::Begin(begin(dataset, found).map(Day::year)),
    }
}

fn offer<'a>(dataset: &'a Dataset, found: &Found) -> Option<&'a Offer> {
    dataset.offers.get(found.project)
}

/// The first day on which what was found may have begun: the project, or the first of the parts that it is found by.
fn begin(dataset: &Dataset, found: &Found) -> Option<Day> {
    let own = [found.project];
    let matching = if found.itself { &own[..] } else { &found.parts };
    let offers = matching
        .iter()
        .filter_map(|index| dataset.offers.get(*index));
    let begins = offers.filter_map(|offer| offer.when.as_ref()?.edtf().earliest_start());
    begins.min()
}

/// The organisations, by index, in the order of their short names as people look them up.
fn carriers_by_name(dataset: &Dataset) -> Vec<usize> {
    let names: Vec<String> = dataset
        .organisations
        .iter()
        .map(|organisation| fold(&organisation.short))
        .collect();
    places(names.len(), &|a, b| names.get(a).cmp(&names.get(b)))
}
