//! The catalogue narrowed by search and facets, with counts for every choice.

mod choices;
mod order;
mod shared;

use std::cmp::Reverse;

use choices::Choices;
pub use order::{BATCH, Group};
use shared::shared;
pub use shared::years;

use crate::dataset::Dataset;
use crate::dataset::vocabulary::Audience;
use crate::edtf::Day;
use crate::order::sorted;
use crate::presence::{Status, may_touch, status};
use crate::search::{Document, Index, Less, Lexicon, Weight};
use crate::state::{Facet, Filter};
use crate::timeline::window::Window;

/// How many projects are for an audience, as a whole or with a part: what the facet counts, without a catalogue.
#[must_use]
pub fn projects_for(dataset: &Dataset, audience: Audience) -> usize {
    let mut last = None;
    let mut count = 0;
    for (index, offer) in dataset.offers.iter().enumerate() {
        let project = dataset.parent(index).unwrap_or(index);
        // Parts follow their project, which counts once.
        if offer.audience.contains(&audience) && last != Some(project) {
            last = Some(project);
            count += 1;
        }
    }
    count
}

/// The catalogue ready to be searched. Build it once per dataset and language.
#[derive(Debug)]
pub struct Catalogue {
    index: Index,
    choices: Choices,
}

/// A project in the result, and why it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the project.
    pub project: usize,
    /// Whether it matches itself, and not only with parts of it.
    pub itself: bool,
    /// On the day the status of what matches: its own, or the best one of those parts. Of a project that still runs one part may
    /// have ended years ago.
    pub status: Status,
    /// How well it matches the search, itself or the best of its parts: more is better, 0 without a search.
    pub score: u32,
    /// Parts that match by themselves: indices. If the project does too, only those that a search is about: what matches half as well
    /// as the best of them, or less, is left out.
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
    /// A search that was probably meant, if this one finds nothing.
    pub suggestion: Option<String>,
    /// A search for less that finds something, if this one finds nothing. If something is found, that is of this search.
    pub less: Option<Less>,
    /// If nothing is found, whether these two find something only without the other filters.
    pub beyond_filter: bool,
    /// If nothing is found, how many projects the same search finds without the other filters.
    pub without_filter: usize,
    /// Whether words of the search were left out because there are too many.
    pub is_cut: bool,
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

impl Found {
    /// The status of what matches on another day.
    #[must_use]
    pub fn status_on(&self, dataset: &Dataset, day: Day) -> Option<Status> {
        let own = [self.project];
        let matching = if self.itself { &own[..] } else { &self.parts };
        let all = matching.iter();
        all.map(|index| status_in(dataset, *index, day)).min()
    }
}

/// The status of an offer on a day as one knows it from its project: a part without a date, or without a known end, has ended with
/// it.
#[must_use]
pub fn status_in(dataset: &Dataset, index: usize, day: Day) -> Status {
    let own = |index: usize| dataset.offers.get(index).map(|offer| status(offer, day));
    let parent = dataset.parent(index).and_then(own);
    own(index).max(parent).unwrap_or(Status::Undated)
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
            for partner in &offer.partners {
                if let Some(partner) = dataset.organisation(partner) {
                    fields.push((Weight::Carrier, partner.name.de.as_str()));
                    fields.push((Weight::Carrier, partner.short.as_str()));
                }
            }
            Document { id, fields }
        });
        let choices = Choices::new(dataset);
        Self {
            index: Index::with_shared(documents, shared(dataset, &choices)),
            choices,
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
        // Empty without a search.
        let scores = self.index.scores(&filter.query);
        let shown = |index: usize, project: usize| shown(dataset, &scores, window, index, project);
        let units = self.units(dataset, filter, day, &shown);
        let standing = |unit: &Unit| standing(dataset, day, unit);
        let facets = self.counted(&units, filter, &standing);
        let mut found = found(&units, filter, &standing);
        for found in &mut found {
            let score = |index: &usize| scores.get(*index).copied().unwrap_or_default();
            let best = found.parts.iter().map(score).max().unwrap_or_default();
            found.score = best.max(score(&found.project));
            // Of a project that is found itself those parts that the search is about: a course for nurses, and not the one for
            // midwives that is in the same field. Of other projects the parts are why they are here.
            if found.itself && best > 0 {
                found.parts.retain(|part| score(part) * 2 > best);
            }
        }
        // Of equally good ones first what is for fewer fields: a nurse looks for courses for nurses, and not for a week of nursing in a
        // project for the crafts.
        let fields = |found: &Found| {
            let offer = dataset.offers.get(found.project);
            let offer = offer.filter(|_| found.score > 0);
            offer.map_or(0, |offer| offer.fields.len())
        };
        let key = |found: &Found| {
            (
                found.status,
                Reverse(found.score),
                fields(found),
                found.project,
            )
        };
        let found = sorted(found, &|a, b| key(a).cmp(&key(b)));
        let is_cut = self.index.is_cut(&filter.query);
        let mut results = Results {
            found,
            facets,
            suggestion: None,
            less: None,
            beyond_filter: false,
            without_filter: 0,
            is_cut,
        };
        if !results.found.is_empty() {
            return results;
        }
        let is_misspelt = self.add_ways_on(dataset, filter, window, day, &mut results);
        // Of a sentence one unknown word would leave nothing; what a word was meant to be is asked first, whatever is chosen.
        let goes_on = !is_misspelt && !results.beyond_filter;
        let less = results.less.clone().filter(|_| goes_on);
        match less.filter(|less| less.is_enough() && self.index.is_sentence(&filter.query)) {
            Some(less) => {
                let mut filter = filter.clone();
                filter.query.clone_from(&less.query);
                Results {
                    less: Some(less),
                    is_cut,
                    ..self.results(dataset, &filter, window, day)
                }
            }
            None => results,
        }
    }

    /// Where nothing is found: what finds something, with the other filters if anything does. Says whether a word is misspelt,
    /// whatever the filters.
    fn add_ways_on(
        &self,
        dataset: &Dataset,
        filter: &Filter,
        window: Option<Window>,
        day: Day,
        results: &mut Results,
    ) -> bool {
        let (suggestion, less) = self.index.ways_on(&filter.query);
        let mut facets = Facet::ALL.iter();
        if window.is_none() && facets.all(|facet| filter.chosen(*facet).is_empty()) {
            // There is no other filter.
            let is_misspelt = suggestion.is_some();
            (results.suggestion, results.less) = (suggestion, less);
            return is_misspelt;
        }
        let is_misspelt = suggestion.is_some();
        let finds = |query: &str| {
            let mut filter = filter.clone();
            query.clone_into(&mut filter.query);
            self.finds(dataset, &filter, window, day)
        };
        let suggested = suggestion.as_deref().is_some_and(finds);
        let lessened = less.as_ref().is_some_and(|less| finds(&less.query));
        results.beyond_filter = !suggested && !lessened;
        results.suggestion = suggestion.filter(|_| suggested || results.beyond_filter);
        results.less = less.filter(|_| lessened || results.beyond_filter);
        let scores = self.index.scores(&filter.query);
        let hits = scores.iter().enumerate().filter(|(_, score)| **score > 0);
        let mut projects: Vec<usize> = hits
            .map(|(index, _)| dataset.parent(index).unwrap_or(index))
            .collect();
        // Parts follow their project.
        projects.dedup();
        results.without_filter = projects.len();
        is_misspelt
    }

    /// Whether a filter finds anything.
    fn finds(&self, dataset: &Dataset, filter: &Filter, window: Option<Window>, day: Day) -> bool {
        let scores = self.index.scores(&filter.query);
        let shown = |index: usize, project: usize| shown(dataset, &scores, window, index, project);
        let units = self.units(dataset, filter, day, &shown);
        !found(&units, filter, &|unit| standing(dataset, day, unit)).is_empty()
    }

    /// Projects and parts that are `shown` (asked with their place and that of their project).
    fn units(
        &self,
        dataset: &Dataset,
        filter: &Filter,
        day: Day,
        shown: &dyn Fn(usize, usize) -> bool,
    ) -> Vec<Unit> {
        let chosen = self.choices.chosen(filter);
        // Facets without a choice fail nobody. Which status a project has depends on which of its units meet the others.
        let asked = Facet::ALL
            .into_iter()
            .filter(|facet| *facet != Facet::Status && !filter.chosen(*facet).is_empty())
            .fold(0, |bits, facet| bits | bit(facet));
        let mut units: Vec<Unit> = Vec::new();
        let mut owner = None;
        for index in 0..dataset.offers.len() {
            let project = dataset.parent(index).unwrap_or(index);
            if !shown(index, project) {
                continue;
            }
            // Parts follow their project.
            let of_project = match owner {
                Some((known, status)) if known == project => status,
                _ => dataset
                    .offers
                    .get(project)
                    .map_or(Status::Undated, |project| status(project, day)),
            };
            owner = Some((project, of_project));
            let met = self
                .choices
                .of(index)
                .filter(|number| chosen.get(*number) == Some(&true));
            let met = met.filter_map(|number| self.choices.all().get(number));
            let met = met.fold(0, |bits, (facet, _)| bits | bit(*facet));
            units.push(Unit {
                index,
                project,
                of_project,
                failed: asked & !met,
            });
        }
        units
    }

    /// The choices of all facets, each with the number of projects that meet it and the choices in all other facets.
    fn counted(
        &self,
        units: &[Unit],
        filter: &Filter,
        standing: &dyn Fn(&Unit) -> Status,
    ) -> Facets {
        let all = self.choices.all();
        let mut counts = vec![0; all.len()];
        // For each choice the rank of the project at hand if it were the only one of its facet, and which of them it has.
        let mut ranks: Vec<Option<Rank>> = vec![None; all.len()];
        let mut touched = Vec::new();
        // Nobody asks for the status of thousands of parts otherwise.
        let is_asked = !filter.chosen(Facet::Status).is_empty();
        for project in by_project(units) {
            for unit in project {
                let of_unit = match is_asked {
                    true => (unit.is_part(), standing(unit)),
                    false => (false, unit.of_project),
                };
                for number in self.choices.of(unit.index) {
                    let (Some((facet, _)), Some(rank)) = (all.get(number), ranks.get_mut(number))
                    else {
                        continue;
                    };
                    if unit.failed & !bit(*facet) == 0 {
                        if rank.is_none() {
                            touched.push(number);
                        }
                        *rank = Some(rank.map_or(of_unit, |rank| rank.min(of_unit)));
                    }
                }
            }
            // The facet of the status is the first, and its words stand in their order.
            let status = rank(project, standing).map(|(_, status)| status as usize);
            let others = touched.drain(..).filter(|number| {
                let rank = ranks.get_mut(*number).and_then(Option::take);
                rank.is_some_and(|(_, status)| has_status(filter, status))
            });
            for number in others.chain(status) {
                if let Some(count) = counts.get_mut(number) {
                    *count += 1;
                }
            }
        }
        let mut facets: Facets = Facet::ALL.map(|facet| (facet, Vec::new())).into();
        let counted = all.iter().zip(counts).zip(self.choices.chosen(filter));
        for (((facet, value), count), chosen) in counted {
            if let Some((_, choices)) = facets.get_mut(*facet as usize) {
                choices.push(Choice {
                    value: value.clone(),
                    count,
                    chosen,
                });
            }
        }
        facets
    }
}

/// Whether an offer of a project meets the search, of which `scores` are empty without one, and the window.
fn shown(
    dataset: &Dataset,
    scores: &[u32],
    window: Option<Window>,
    index: usize,
    project: usize,
) -> bool {
    scores.get(index).is_none_or(|score| *score > 0)
        && window.is_none_or(|window| {
            let project = dataset.offers.get(project);
            project.is_some_and(|project| may_touch(project, window))
        })
}

/// What is filtered: a project, or a part that stands for its project.
struct Unit {
    index: usize,
    project: usize,
    /// The status of its project.
    of_project: Status,
    /// The facets whose choices it does not meet, as bits; without that of the status.
    failed: u8,
}

impl Unit {
    const fn is_part(&self) -> bool {
        self.index != self.project
    }
}

/// The status of a unit by itself. A part without a date has ended with its project.
fn standing(dataset: &Dataset, day: Day, unit: &Unit) -> Status {
    match dataset.offers.get(unit.index) {
        Some(part) if unit.is_part() => status(part, day).max(unit.of_project),
        _ => unit.of_project,
    }
}

/// Whether it is a part, and its status: the least of those that match is what a project is shown with, itself before its parts.
type Rank = (bool, Status);

/// The rank of a project of which these are the units; `None` if none of them meets the choices.
fn rank(project: &[Unit], standing: &dyn Fn(&Unit) -> Status) -> Option<Rank> {
    let met = || project.iter().filter(|unit| unit.failed == 0);
    if let Some(itself) = met().find(|unit| !unit.is_part()) {
        return Some((false, itself.of_project));
    }
    met().map(|unit| (true, standing(unit))).min()
}

/// The units of each project, which follow each other.
fn by_project(units: &[Unit]) -> impl Iterator<Item = &[Unit]> {
    units.chunk_by(|a, b| a.project == b.project)
}

/// Whether a filter lets a status through.
fn has_status(filter: &Filter, status: Status) -> bool {
    let chosen = filter.chosen(Facet::Status);
    chosen.is_empty() || chosen.iter().any(|id| id == status.id())
}

/// The projects that meet a filter, in the order of the dataset and without their scores.
fn found(units: &[Unit], filter: &Filter, standing: &dyn Fn(&Unit) -> Status) -> Vec<Found> {
    let found = by_project(units).filter_map(|project| {
        let (is_part, status) = rank(project, standing)?;
        let met = project.iter().filter(|unit| unit.failed == 0);
        let parts = met.filter(|unit| unit.is_part());
        has_status(filter, status).then(|| Found {
            project: project.first().map_or(0, |unit| unit.project),
            itself: !is_part,
            status,
            score: 0,
            parts: parts.map(|unit| unit.index).collect(),
        })
    });
    found.collect()
}

/// A facet as a bit: its own choices are counted as if nothing were chosen in it.
const fn bit(facet: Facet) -> u8 {
    1 << facet as u8
}

const _: () = assert!(Facet::ALL.len() <= u8::BITS as usize);
