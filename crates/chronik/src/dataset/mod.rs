//! The dataset, checked and indexed.
//!
//! `wire` is the JSON as written, `decode` how it is read, `check` turns bytes into a [`Dataset`] and a list of defects,
//! `rules` holds the rules between records, `explain` words the defects for an editor.

pub mod check;
mod decode;
pub mod defect;
mod explain;
mod ids;
pub mod link;
mod records;
mod references;
mod rules;
pub mod vocabulary;
pub mod wire;

use std::cmp::Ordering;

pub use check::{Checked, Unreadable, Written, read};
use check::{Frame, Records};
pub(crate) use decode::is_hidden;
use ids::Ids;
use vocabulary::Lane;
use wire::{Conflict, Entry, Figure, Gap, Offer, Organisation, Source, Text, Tour};

use crate::edtf::{Day, Edtf};
use crate::order;

/// A record by its kind and its place in the list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordRef {
    /// In [`Dataset::sources`].
    Source(usize),
    /// In [`Dataset::organisations`].
    Organisation(usize),
    /// In [`Dataset::entries`].
    Entry(usize),
    /// In [`Dataset::figures`].
    Figure(usize),
    /// In [`Dataset::offers`].
    Offer(usize),
    /// In [`Dataset::conflicts`].
    Conflict(usize),
    /// In [`Dataset::gaps`].
    Gap(usize),
    /// In [`Dataset::tours`]: a tour or one of its steps.
    Tour(usize),
}

/// Everything the page shows: immutable, complete and free of dangling references.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Name of the chronicle.
    pub title: Text,
    /// Day of the last change.
    pub updated: Edtf,
    /// First and last day of the timeline.
    pub span: (Day, Day),
    /// Everything that is cited.
    pub sources: Vec<Source>,
    /// Bodies.
    pub organisations: Vec<Organisation>,
    /// The history in the order of the file.
    pub entries: Vec<Entry>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Projects, each followed by its parts.
    pub offers: Vec<Offer>,
    /// Questions on which sources disagree.
    pub conflicts: Vec<Conflict>,
    /// What is not known.
    pub gaps: Vec<Gap>,
    /// Guided tours.
    pub tours: Vec<Tour>,
    parents: Vec<Option<usize>>,
    ids: Ids,
    /// Places of the entries, lane by lane in the order of [`Lane::ALL`], each in the order of time.
    lanes: Vec<Vec<usize>>,
    /// Of these the ones that say what holds in their lane.
    speaking: Vec<Vec<usize>>,
}

impl Dataset {
    fn new(frame: Frame, records: Records, ids: Ids) -> Self {
        fn strip<T>(records: Vec<(defect::Path, T)>) -> Vec<T> {
            records.into_iter().map(|(_, record)| record).collect()
        }
        let (offers, parents) = records
            .offers
            .into_iter()
            .map(|(_, offer, parent)| (offer, parent))
            .unzip();
        let entries = strip(records.entries);
        let lanes = by_lane(&entries);
        // An entry speaks for its own lane only, not for those it stands in too.
        let speaks = |place: &usize, lane: usize| {
            let entry = entries.get(*place);
            entry.is_some_and(|entry| entry.speaks() && entry.lane as usize == lane)
        };
        let speaking = lanes.iter().enumerate().map(|(lane, places)| {
            let places = places.iter().copied();
            places.filter(|place| speaks(place, lane)).collect()
        });
        let speaking = speaking.collect();
        let mut tours = strip(records.tours);
        for (_, step, tour) in records.steps {
            if let Some(tour) = tours.get_mut(tour) {
                tour.steps.push(step);
            }
        }
        Self {
            title: frame.title,
            updated: frame.updated,
            span: span_days(frame.span),
            sources: strip(records.sources),
            organisations: strip(records.organisations),
            entries,
            figures: strip(records.figures),
            offers,
            conflicts: strip(records.conflicts),
            gaps: strip(records.gaps),
            tours,
            parents,
            ids,
            lanes,
            speaking,
        }
    }

    /// The record with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordRef> {
        self.ids.get(id)
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        match self.find(id)? {
            RecordRef::Source(index) => self.sources.get(index),
            _ => None,
        }
    }

    /// The organisation with an id.
    #[must_use]
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        match self.find(id)? {
            RecordRef::Organisation(index) => self.organisations.get(index),
            _ => None,
        }
    }

    /// The history entry with an id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        match self.find(id)? {
            RecordRef::Entry(index) => self.entries.get(index),
            _ => None,
        }
    }

    /// The project or part with an id, and its index.
    #[must_use]
    pub fn offer(&self, id: &str) -> Option<(usize, &Offer)> {
        match self.find(id)? {
            RecordRef::Offer(index) => Some((index, self.offers.get(index)?)),
            _ => None,
        }
    }

    /// The tour with an id, or with a step of that id.
    #[must_use]
    pub fn tour(&self, id: &str) -> Option<&Tour> {
        match self.find(id)? {
            RecordRef::Tour(index) => self.tours.get(index),
            _ => None,
        }
    }

    /// The entries an entry takes over from, in the order of the file.
    pub fn predecessors<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        self.entries
            .iter()
            .filter(|other| entry.follows.contains(&other.id))
    }

    /// The entries that take over from the one with an id, in the order of the file.
    pub fn followed_by<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.follows.iter().any(|follows| follows == id))
    }

    /// The conflicts a record is part of.
    pub fn conflicts_about(&self, id: &str) -> impl Iterator<Item = &Conflict> {
        self.conflicts
            .iter()
            .filter(move |conflict| conflict.about.iter().any(|about| about == id))
    }

    /// The projects: index and record.
    pub fn projects(&self) -> impl Iterator<Item = (usize, &Offer)> {
        self.offers
            .iter()
            .enumerate()
            .filter(|(index, _)| self.parent(*index).is_none())
    }

    /// The project an offer is part of; `None` for a project.
    #[must_use]
    pub fn parent(&self, offer: usize) -> Option<usize> {
        self.parents.get(offer).copied().flatten()
    }

    /// The parts of a project: index and record. They follow it.
    pub fn parts(&self, project: usize) -> impl Iterator<Item = (usize, &Offer)> {
        let after = self.offers.iter().enumerate().skip(project + 1);
        after.take_while(move |(index, _)| self.parent(*index) == Some(project))
    }

    /// The funding phases, in the order of their numbers.
    #[must_use]
    pub fn phases(&self) -> Vec<&Entry> {
        let phases = self
            .entries
            .iter()
            .filter(|entry| entry.phase.is_some())
            .collect();
        let number = |entry: &Entry| entry.phase.as_ref().map(|phase| phase.number);
        order::sorted(phases, &|a, b| number(a).cmp(&number(b)))
    }

    /// The entries of a lane, those that stand in several lanes among them, in the order of time;
    /// those without a time at the end.
    #[must_use]
    pub fn lane(&self, lane: Lane) -> Vec<&Entry> {
        self.at(self.lane_places(lane))
    }

    /// The same as places in [`Dataset::entries`]. Sorted once, when the dataset is read.
    #[must_use]
    pub fn lane_places(&self, lane: Lane) -> &[usize] {
        self.lanes.get(lane as usize).map_or(&[], Vec::as_slice)
    }

    /// The entries that say what holds in a lane, in the order of time.
    pub(crate) fn speaking(&self, lane: Lane) -> Vec<&Entry> {
        self.at(self.speaking.get(lane as usize).map_or(&[], Vec::as_slice))
    }

    fn at(&self, places: &[usize]) -> Vec<&Entry> {
        let places = places.iter();
        places
            .filter_map(|place| self.entries.get(*place))
            .collect()
    }

    /// The projects of an organisation: those it carries and those it is a partner of. A project
    /// thus stands at its carrier and at each partner.
    pub fn projects_of<'a>(
        &'a self,
        organisation: &'a str,
    ) -> impl Iterator<Item = (usize, &'a Offer)> {
        self.projects().filter(move |(_, project)| {
            let mut bodies = project.carrier.iter().chain(&project.partners);
            bodies.any(|body| body == organisation)
        })
    }

    /// The offers an organisation carries: index and record.
    pub fn carried_by<'a>(
        &'a self,
        organisation: &'a str,
    ) -> impl Iterator<Item = (usize, &'a Offer)> {
        self.offers
            .iter()
            .enumerate()
            .filter(move |(_, offer)| offer.carrier.as_deref() == Some(organisation))
    }
}

/// The places of the entries of each lane in the order of time.
fn by_lane(entries: &[Entry]) -> Vec<Vec<usize>> {
    let when = |place: &usize| entries.get(*place).and_then(|entry| entry.when.as_ref());
    let mut lanes = vec![Vec::new(); Lane::ALL.len()];
    for (place, entry) in entries.iter().enumerate() {
        for lane in std::iter::once(&entry.lane).chain(&entry.also) {
            // One that names a lane twice is told, and stands in it once.
            if let Some(lane) = lanes.get_mut(*lane as usize)
                && lane.last() != Some(&place)
            {
                lane.push(place);
            }
        }
    }
    let sorted = |lane| order::sorted(lane, &|a, b| by_time(when(a), when(b)));
    lanes.into_iter().map(sorted).collect()
}

/// The order of time; what has no time comes last.
pub(crate) fn by_time(a: Option<&Edtf>, b: Option<&Edtf>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Entries of any lanes in the order of time, those without a time at the end.
#[must_use]
pub fn in_order_of_time(entries: Vec<&Entry>) -> Vec<&Entry> {
    order::sorted(entries, &|a, b| by_time(a.when.as_ref(), b.when.as_ref()))
}

/// The span as days; open ends fall back to the years of the programme.
fn span_days(span: crate::edtf::Interval) -> (Day, Day) {
    let span = Edtf::Interval(span);
    let first = span.earliest_start().unwrap_or(Day::from_number(12_784));
    let last = span.latest_end().unwrap_or(Day::from_number(21_549));
    (first, last)
}
