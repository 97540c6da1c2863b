//! The catalogue narrowed by search and facets, with counts for every choice.

mod order;

use std::slice;

pub use order::{BATCH, Group};

use crate::dataset::Dataset;
use crate::dataset::vocabulary::{Activity, Audience, Field};
use crate::dataset::wire::Offer;
use crate::edtf::Day;
use crate::order::sorted;
use crate::presence::{Status, may_touch, status};
use crate::search::{Document, Index, Lexicon, Weight};
use crate::state::Filter;
use crate::timeline::window::Window;

/// The catalogue ready to be searched. Build it once per dataset and language.
#[derive(Debug)]
pub struct Catalogue {
    index: Index,
}

/// A project in the result, and why it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the project.
    pub project: usize,
    /// Its status on the day.
    pub status: Status,
    /// Parts that match by themselves: indices. Empty if the project matches as a whole.
    pub parts: Vec<usize>,
}

/// One choice of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// Projects the result would have with this choice alone in its facet.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// All facets with their counts. Choices with no hit stay: a visitor should see that they exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// Status on the day.
    pub status: Vec<Choice<Status>>,
    /// What for.
    pub activity: Vec<Choice<Activity>>,
    /// Occupational field.
    pub field: Vec<Choice<Field>>,
    /// For whom.
    pub audience: Vec<Choice<Audience>>,
    /// Ids of carriers.
    pub carrier: Vec<Choice<String>>,
    /// Ids of phases.
    pub phase: Vec<Choice<String>>,
}

/// The result of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Projects: by status, then by rank of the search, then in the order of the dataset.
    pub found: Vec<Found>,
    /// Counts.
    pub facets: Facets,
    /// A search that would find something, if this one finds nothing.
    pub suggestion: Option<String>,
}

/// Where a project stands in a result: how many lie before it, and its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its number, from 0.
    pub at: usize,
    /// The project before.
    pub before: Option<usize>,
    /// The project after.
    pub after: Option<usize>,
}

impl Results {
    /// Where a project stands; `None` if it was not found.
    #[must_use]
    pub fn place(&self, project: usize) -> Option<Place> {
        let number = |at: usize| self.found.get(at).map(|found| found.project);
        let at = self
            .found
            .iter()
            .position(|found| found.project == project)?;
        Some(Place {
            at,
            before: at.checked_sub(1).and_then(number),
            after: number(at + 1),
        })
    }

    /// The projects found, ascending.
    #[must_use]
    pub fn projects(&self) -> Vec<usize> {
        let projects = self.found.iter().map(|found| found.project).collect();
        sorted(projects, &|a: &usize, b: &usize| a.cmp(b))
    }
}

/// The facets, each a bit: its own choices are counted as if nothing were chosen in it.
#[derive(Clone, Copy)]
enum Facet {
    Status = 1,
    Activity = 2,
    Field = 4,
    Audience = 8,
    Carrier = 16,
    Phase = 32,
}

impl Catalogue {
    /// Builds the search index over both languages: visitors mix them.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let documents = dataset.offers.iter().enumerate().map(|(id, offer)| {
            let mut fields = vec![
                (Weight::Title, offer.title.de.as_str()),
                (Weight::Title, offer.title.en.as_str()),
                (Weight::Body, offer.summary.de.as_str()),
                (Weight::Body, offer.summary.en.as_str()),
                (Weight::Body, offer.statement.de.as_str()),
                (Weight::Body, offer.statement.en.as_str()),
            ];
            for text in offer.occupations.iter().chain(&offer.place) {
                fields.push((Weight::Keyword, text.de.as_str()));
                fields.push((Weight::Keyword, text.en.as_str()));
            }
            let carriers = offer.carrier.iter().chain(&offer.partners);
            for carrier in carriers.filter_map(|id| dataset.organisation(id)) {
                fields.push((Weight::Carrier, carrier.name.de.as_str()));
                fields.push((Weight::Carrier, carrier.short.as_str()));
            }
            // What it is for and in which field: the file of words leads here from what visitors say.
            for activity in &offer.activities {
                fields.push((Weight::Keyword, activity.id()));
            }
            for field in offer.fields.iter().filter(|field| **field != Field::All) {
                fields.push((Weight::Keyword, field.id()));
            }
            for audience in &offer.audience {
                fields.push((Weight::Keyword, audience.id()));
            }
            // A phase is searched by its years: "2014" finds what belongs to 2011–2014.
            for phase in &offer.phases {
                fields.push((Weight::Keyword, phase.as_str()));
            }
            Document { id, fields }
        });
        Self {
            index: Index::build(documents),
        }
    }

    /// The index below it, for whoever counts no facets.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Whether it has learned what visitors' words mean.
    #[must_use]
    pub fn has_learned(&self) -> bool {
        self.index.lexicon().is_some()
    }

    /// Learns what visitors' words mean.
    pub fn learn(&self, lexicon: Lexicon) {
        self.index.learn(lexicon);
    }

    /// Applies a filter on a day. With a `window` only what may have run in it is left.
    #[must_use]
    pub fn results(
        &self,
        dataset: &Dataset,
        filter: &Filter,
        window: Option<Window>,
        day: Day,
    ) -> Results {
        let rank = self.rank(dataset, filter);
        let mut units = units(dataset, filter, day);
        if let Some(window) = window {
            units.retain(|unit| {
                let project = dataset.offers.get(unit.project);
                project.is_some_and(|project| may_touch(project, window))
            });
        }
        units.retain(|unit| rank.get(unit.index).is_none_or(|rank| rank.is_some()));
        let facets = Facets {
            status: choices(
                &units,
                Facet::Status,
                &Status::ALL,
                &filter.status,
                &|unit| slice::from_ref(&unit.status),
            ),
            activity: choices(
                &units,
                Facet::Activity,
                Activity::ALL,
                &filter.activity,
                &|unit| &unit.offer.activities,
            ),
            field: choices(&units, Facet::Field, Field::ALL, &filter.field, &|unit| {
                &unit.offer.fields
            }),
            audience: choices(
                &units,
                Facet::Audience,
                Audience::ALL,
                &filter.audience,
                &|unit| &unit.offer.audience,
            ),
            carrier: choices(
                &units,
                Facet::Carrier,
                &carriers(dataset),
                &filter.carrier,
                &|unit| unit.offer.carrier.as_slice(),
            ),
            phase: choices(
                &units,
                Facet::Phase,
                &phases(dataset),
                &filter.phase,
                &|unit| &unit.offer.phases,
            ),
        };
        let mut found: Vec<Found> = Vec::new();
        for unit in units.iter().filter(|unit| unit.failed == 0) {
            // Parts follow their project.
            if found.last().is_none_or(|last| last.project != unit.project) {
                found.push(Found {
                    project: unit.project,
                    status: unit.status,
                    parts: Vec::new(),
                });
            }
            if let Some(last) = found.last_mut().filter(|_| unit.index != unit.project) {
                last.parts.push(unit.index);
            }
        }
        let best = |found: &Found| {
            let own = std::iter::once(found.project).chain(found.parts.iter().copied());
            own.filter_map(|offer| rank.get(offer).copied().flatten())
                .min()
        };
        let key = |found: &Found| (found.status, best(found), found.project);
        let found = sorted(found, &|a, b| key(a).cmp(&key(b)));
        let suggestion = if found.is_empty() {
            self.index.suggest(&filter.query)
        } else {
            None
        };
        Results {
            found,
            facets,
            suggestion,
        }
    }

    /// The place of each offer in the search result; empty without a search.
    fn rank(&self, dataset: &Dataset, filter: &Filter) -> Vec<Option<usize>> {
        if filter.query.is_empty() {
            return Vec::new();
        }
        let mut rank = vec![None; dataset.offers.len()];
        for (place, hit) in self.index.search(&filter.query).list.iter().enumerate() {
            if let Some(slot) = rank.get_mut(hit.id) {
                *slot = Some(place);
            }
        }
        rank
    }
}

/// What is filtered: a project, or a part that stands for its project.
struct Unit<'a> {
    index: usize,
    project: usize,
    offer: &'a Offer,
    status: Status,
    /// The facets whose choices it does not meet, as bits.
    failed: u8,
}

/// The facets whose choices an offer does not meet.
fn failed(filter: &Filter, offer: &Offer, status: Status) -> u8 {
    fn none<T: PartialEq>(chosen: &[T], has: &[T]) -> bool {
        !chosen.is_empty() && !chosen.iter().any(|value| has.contains(value))
    }
    [
        (Facet::Status, none(&filter.status, &[status])),
        (Facet::Activity, none(&filter.activity, &offer.activities)),
        (Facet::Field, none(&filter.field, &offer.fields)),
        (Facet::Audience, none(&filter.audience, &offer.audience)),
        (
            Facet::Carrier,
            none(&filter.carrier, offer.carrier.as_slice()),
        ),
        (Facet::Phase, none(&filter.phase, &offer.phases)),
    ]
    .into_iter()
    .fold(
        0,
        |bits, (facet, fails)| if fails { bits | facet as u8 } else { bits },
    )
}

/// Projects and parts, each part with the status of its project: the card shows one status.
fn units<'a>(dataset: &'a Dataset, filter: &Filter, day: Day) -> Vec<Unit<'a>> {
    let mut units = Vec::with_capacity(dataset.offers.len());
    let mut project_status = Status::Undated;
    for (index, offer) in dataset.offers.iter().enumerate() {
        let project = dataset.parent(index).unwrap_or(index);
        if project == index {
            project_status = status(offer, day);
        }
        let failed = failed(filter, offer, project_status);
        units.push(Unit {
            index,
            project,
            offer,
            status: project_status,
            failed,
        });
    }
    units
}

/// The choices of a facet, each with the number of projects that meet it and the choices in all other facets. One walk over
/// the units for all of them: with 1,000 offers, a walk per choice was most of the time a keystroke took.
fn choices<T: Clone + PartialEq>(
    units: &[Unit<'_>],
    facet: Facet,
    all: &[T],
    chosen: &[T],
    has: &dyn for<'u> Fn(&'u Unit<'_>) -> &'u [T],
) -> Vec<Choice<T>> {
    // With the project that was counted last: parts follow their project, which counts once.
    let mut counts = vec![(0, None); all.len()];
    for unit in units
        .iter()
        .filter(|unit| unit.failed & !(facet as u8) == 0)
    {
        for value in has(unit) {
            let place = all.iter().position(|one| one == value);
            if let Some((count, last)) = place.and_then(|place| counts.get_mut(place))
                && *last != Some(unit.project)
            {
                *count += 1;
                *last = Some(unit.project);
            }
        }
    }
    all.iter()
        .zip(counts)
        .map(|(value, (count, _))| Choice {
            value: value.clone(),
            count,
            chosen: chosen.contains(value),
        })
        .collect()
}

/// Carriers of at least one offer, in the order of the dataset.
fn carriers(dataset: &Dataset) -> Vec<String> {
    dataset
        .organisations
        .iter()
        .filter(|organisation| dataset.carried_by(&organisation.id).next().is_some())
        .map(|organisation| organisation.id.clone())
        .collect()
}

fn phases(dataset: &Dataset) -> Vec<String> {
    dataset
        .phases()
        .into_iter()
        .map(|phase| phase.id.clone())
        .collect()
}
