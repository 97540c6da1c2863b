//! The catalogue narrowed by search and facets, with counts for every choice.

mod order;

pub use order::{BATCH, Group};

use crate::dataset::Dataset;
use crate::dataset::vocabulary::Field;
use crate::dataset::wire::Offer;
use crate::edtf::Day;
use crate::order::sorted;
use crate::presence::{Status, may_touch, status};
use crate::search::{Document, Index, Lexicon, Weight};
use crate::state::{Facet, Filter};
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
pub struct Choice {
    /// The value, as it is in an address.
    pub value: String,
    /// Projects the result would have with this choice alone in its facet.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// All facets with their counts. Choices with no hit stay: a visitor should see that they exist.
pub type Facets = Vec<(Facet, Vec<Choice>)>;

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
        let values = Facet::ALL.map(|facet| values(dataset, facet));
        let mut units = units(dataset, filter, &values, day);
        if let Some(window) = window {
            units.retain(|unit| {
                let project = dataset.offers.get(unit.project);
                project.is_some_and(|project| may_touch(project, window))
            });
        }
        units.retain(|unit| rank.get(unit.index).is_none_or(|rank| rank.is_some()));
        let facets = Facet::ALL
            .into_iter()
            .zip(&values)
            .map(|(facet, values)| (facet, choices(&units, facet, values, filter)))
            .collect();
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

impl Unit<'_> {
    /// Names the values that it has in a facet, each by its place among all of them.
    fn each(&self, facet: Facet, all: &[&str], found: &mut dyn FnMut(usize)) {
        let offer = self.offer;
        let mut id = |id: &String| {
            if let Some(place) = all.iter().position(|one| one == id) {
                found(place);
            }
        };
        match facet {
            // The words of a closed list stand in their order.
            Facet::Status => found(self.status as usize),
            Facet::Certainty => found(offer.certainty as usize),
            Facet::Activity => offer.activities.iter().for_each(|v| found(*v as usize)),
            Facet::Field => offer.fields.iter().for_each(|v| found(*v as usize)),
            Facet::Audience => offer.audience.iter().for_each(|v| found(*v as usize)),
            Facet::Language => offer.languages.iter().for_each(&mut id),
            Facet::Carrier => offer.carrier.iter().for_each(&mut id),
            Facet::Phase => offer.phases.iter().for_each(&mut id),
        }
    }
}

/// A facet as a bit: its own choices are counted as if nothing were chosen in it.
const fn bit(facet: Facet) -> u8 {
    1 << facet as u8
}

/// All values of a facet: of a closed list its words, else those that the dataset has.
fn values(dataset: &Dataset, facet: Facet) -> Vec<&str> {
    match facet {
        Facet::Language => {
            let mut codes: Vec<&str> = Vec::new();
            for code in dataset.offers.iter().flat_map(|offer| &offer.languages) {
                if !codes.contains(&code.as_str()) {
                    codes.push(code);
                }
            }
            codes
        }
        Facet::Carrier => carriers(dataset),
        Facet::Phase => dataset.phases().iter().map(|phase| &*phase.id).collect(),
        _ => facet.closed().unwrap_or_default().to_vec(),
    }
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

/// Projects and parts, each part with the status of its project: the card shows one status.
fn units<'a>(
    dataset: &'a Dataset,
    filter: &Filter,
    values: &[Vec<&str>],
    day: Day,
) -> Vec<Unit<'a>> {
    // Facets without a choice fail nobody.
    let asked: Vec<(Facet, &Vec<&str>, Vec<bool>)> = Facet::ALL
        .into_iter()
        .zip(values)
        .filter(|(facet, _)| !filter.chosen(*facet).is_empty())
        .map(|(facet, all)| (facet, all, chosen(filter, facet, all)))
        .collect();
    let mut units = Vec::with_capacity(dataset.offers.len());
    let mut project_status = Status::Undated;
    for (index, offer) in dataset.offers.iter().enumerate() {
        let project = dataset.parent(index).unwrap_or(index);
        if project == index {
            project_status = status(offer, day);
        }
        let mut unit = Unit {
            index,
            project,
            offer,
            status: project_status,
            failed: 0,
        };
        for (facet, all, chosen) in &asked {
            let mut meets = false;
            unit.each(*facet, all, &mut |place| {
                meets |= chosen.get(place) == Some(&true);
            });
            if !meets {
                unit.failed |= bit(*facet);
            }
        }
        units.push(unit);
    }
    units
}

/// Which of the values are chosen.
fn chosen(filter: &Filter, facet: Facet, all: &[&str]) -> Vec<bool> {
    let chosen = filter.chosen(facet);
    all.iter()
        .map(|value| chosen.iter().any(|one| one == value))
        .collect()
}

/// The choices of a facet, each with the number of projects that meet it and the choices in all other facets. One walk over
/// the units for all of them: with 1,000 offers, a walk per choice was most of the time a keystroke took.
fn choices(units: &[Unit<'_>], facet: Facet, all: &[&str], filter: &Filter) -> Vec<Choice> {
    // With the project that was counted last: parts follow their project, which counts once.
    let mut counts = vec![(0, None); all.len()];
    for unit in units.iter().filter(|unit| unit.failed & !bit(facet) == 0) {
        unit.each(facet, all, &mut |place| {
            if let Some((count, last)) = counts.get_mut(place)
                && *last != Some(unit.project)
            {
                *count += 1;
                *last = Some(unit.project);
            }
        });
    }
    all.iter()
        .zip(counts)
        .zip(chosen(filter, facet, all))
        .map(|((value, (count, _)), chosen)| Choice {
            value: (*value).to_owned(),
            count,
            chosen,
        })
        .collect()
}
