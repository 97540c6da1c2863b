//! The dataset, checked and indexed.
//!
//! `wire` is the JSON as written, `check` turns bytes into a [`Dataset`] and a list of defects,
//! `rules` holds the rules between records, `explain` words the defects for an editor.

pub mod check;
pub mod defect;
mod explain;
pub mod link;
mod rules;
pub mod vocabulary;
pub mod wire;

use std::collections::BTreeMap;

use check::{Frame, Records};
pub use check::{Checked, Unreadable, read};
use vocabulary::Lane;
use wire::{Conflict, Entry, Figure, Gap, Offer, Organisation, Source, Text};

use crate::edtf::{Day, Edtf};

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
    parents: Vec<Option<usize>>,
    index: BTreeMap<String, RecordRef>,
    conflicts_about: BTreeMap<String, Vec<usize>>,
}

impl Dataset {
    fn new(frame: Frame, records: Records) -> Self {
        fn strip<T>(records: Vec<(defect::Path, T)>) -> Vec<T> {
            records.into_iter().map(|(_, record)| record).collect()
        }
        let (offers, parents) =
            records.offers.into_iter().map(|(_, offer, parent)| (offer, parent)).unzip();
        let mut dataset = Self {
            title: frame.title,
            updated: frame.updated,
            span: span_days(frame.span),
            sources: strip(records.sources),
            organisations: strip(records.organisations),
            entries: strip(records.entries),
            figures: strip(records.figures),
            offers,
            conflicts: strip(records.conflicts),
            gaps: strip(records.gaps),
            parents,
            index: BTreeMap::new(),
            conflicts_about: BTreeMap::new(),
        };
        dataset.fill_index();
        dataset
    }

    fn fill_index(&mut self) {
        let mut index = BTreeMap::new();
        let mut add = |id: &str, record| {
            index.insert(id.to_owned(), record);
        };
        for (i, record) in self.sources.iter().enumerate() {
            add(&record.id, RecordRef::Source(i));
        }
        for (i, record) in self.organisations.iter().enumerate() {
            add(&record.id, RecordRef::Organisation(i));
        }
        for (i, record) in self.entries.iter().enumerate() {
            add(&record.id, RecordRef::Entry(i));
        }
        for (i, record) in self.figures.iter().enumerate() {
            add(&record.id, RecordRef::Figure(i));
        }
        for (i, record) in self.offers.iter().enumerate() {
            add(&record.id, RecordRef::Offer(i));
        }
        for (i, record) in self.conflicts.iter().enumerate() {
            add(&record.id, RecordRef::Conflict(i));
        }
        for (i, record) in self.gaps.iter().enumerate() {
            add(&record.id, RecordRef::Gap(i));
        }
        self.index = index;
        for (i, conflict) in self.conflicts.iter().enumerate() {
            for id in &conflict.about {
                self.conflicts_about.entry(id.clone()).or_default().push(i);
            }
        }
    }

    /// The record with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordRef> {
        self.index.get(id).copied()
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

    /// The conflicts a record is part of.
    pub fn conflicts_about(&self, id: &str) -> impl Iterator<Item = &Conflict> {
        let indices = self.conflicts_about.get(id).map(Vec::as_slice).unwrap_or_default();
        indices.iter().filter_map(|index| self.conflicts.get(*index))
    }

    /// The projects: index and record.
    pub fn projects(&self) -> impl Iterator<Item = (usize, &Offer)> {
        self.offers.iter().enumerate().filter(|(index, _)| self.parent(*index).is_none())
    }

    /// The project an offer is part of; `None` for a project.
    #[must_use]
    pub fn parent(&self, offer: usize) -> Option<usize> {
        self.parents.get(offer).copied().flatten()
    }

    /// The parts of a project: index and record.
    pub fn parts(&self, project: usize) -> impl Iterator<Item = (usize, &Offer)> {
        self.offers
            .iter()
            .enumerate()
            .filter(move |(index, _)| self.parent(*index) == Some(project))
    }

    /// The funding phases, in the order of their numbers.
    #[must_use]
    pub fn phases(&self) -> Vec<&Entry> {
        let mut phases: Vec<_> =
            self.entries.iter().filter(|entry| entry.phase.is_some()).collect();
        phases.sort_by_key(|entry| entry.phase.as_ref().map(|phase| phase.number));
        phases
    }

    /// The entries of a lane in the order of time; those without a time at the end.
    #[must_use]
    pub fn lane(&self, lane: Lane) -> Vec<&Entry> {
        let mut entries: Vec<_> = self.entries.iter().filter(|entry| entry.lane == lane).collect();
        entries.sort_by(|a, b| match (&a.when, &b.when) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => std::cmp::Ordering::Equal,
        });
        entries
    }

    /// The offers an organisation carries: index and record.
    pub fn carried_by<'a>(&'a self, organisation: &'a str) -> impl Iterator<Item = (usize, &'a Offer)> {
        self.offers
            .iter()
            .enumerate()
            .filter(move |(_, offer)| offer.carrier.as_deref() == Some(organisation))
    }
}

/// The span as days; open ends fall back to the years of the programme.
fn span_days(span: crate::edtf::Interval) -> (Day, Day) {
    let span = Edtf::Interval(span);
    let first = span.earliest_start().unwrap_or(Day::from_number(12_784));
    let last = span.latest_end().unwrap_or(Day::from_number(21_549));
    (first, last)
}
