//! References from record to record: what leads nowhere is reported and taken out.

use super::RecordRef;
use super::check::{Broken, Placed};
use super::defect::{DefectKind, Found, Path, Suggestion};
use super::ids::Ids;
use super::rules::Record;
use super::wire::Entry;

/// Predecessors of an entry that are looked through for a circle. No view walks further than one step, so a longer circle
/// is odd, but harms nobody.
const WALK_LIMIT: usize = 64;
/// Defects after which no id is proposed any more.
const SUGGESTIONS_LIMIT: usize = 100;

/// Looks at the references of one record after the other.
pub(super) struct Links<'a> {
    broken: &'a [Broken],
    known: &'a Ids,
    phases: &'a [RecordRef],
    found: &'a mut Vec<Found>,
}

impl<'a> Links<'a> {
    pub(super) const fn new(
        broken: &'a [Broken],
        known: &'a Ids,
        phases: &'a [RecordRef],
        found: &'a mut Vec<Found>,
    ) -> Self {
        Self {
            broken,
            known,
            phases,
            found,
        }
    }

    pub(super) fn run<T: Record>(&mut self, records: &mut [Placed<T>]) {
        for (path, record) in records {
            self.record(path, record);
        }
    }

    /// Reports and removes references that lead nowhere.
    pub(super) fn record(&mut self, path: &Path, record: &mut dyn Record) {
        let before = self.found.len();
        if let Some(citations) = record.citations() {
            self.list(
                citations,
                |citation| &citation.source,
                "sources",
                &|index| path.key("sources").index(index).key("source"),
            );
        }
        for (way, ids) in record.references() {
            self.list(ids, |id| id, expected(way.field()), &|index| {
                way.from(path).index(index)
            });
        }
        for (field, id) in record.reference() {
            if let Some(known) = id
                && !self.leads_on(known, expected(field), &|| path.key(field))
            {
                *id = None;
            }
        }
        record.dependents(path, self);
        if let Some(broken) = Broken::of(path, self.broken) {
            let more = self.found.split_off(before);
            self.found
                .extend(more.into_iter().filter(|defect| !broken.explains(defect)));
        }
    }

    /// Reports and removes what makes an entry its own predecessor. One link of each circle goes,
    /// the first in the file. All entries are kept ones.
    pub(super) fn circles(&mut self, entries: &mut [Placed<Entry>]) {
        for place in 0..entries.len() {
            let Some((path, entry)) = entries.get(place) else {
                return;
            };
            let path = path.key("follows");
            let back = |id: &String| self.leads_to(entries, id, &entry.id);
            let back: Vec<bool> = entry.follows.iter().map(back).collect();
            let circles = back.iter().enumerate().filter(|(_, back)| **back);
            self.found.extend(circles.map(|(index, _)| Found {
                path: path.index(index),
                kind: DefectKind::Circle,
            }));
            let mut back = back.into_iter();
            if let Some((_, entry)) = entries.get_mut(place) {
                entry.follows.retain(|_| back.next() != Some(true));
            }
        }
    }

    /// Removes the elements of a list whose id leads nowhere.
    pub(super) fn list<T>(
        &mut self,
        list: &mut Vec<T>,
        id: fn(&T) -> &String,
        expected: &'static str,
        path: &dyn Fn(usize) -> Path,
    ) {
        let mut index = 0;
        list.retain(|element| {
            let ok = self.leads_on(id(element), expected, &|| path(index));
            index += 1;
            ok
        });
    }

    /// Whether an id leads to a record of the expected kind; if not, says so.
    pub(super) fn leads_on(
        &mut self,
        id: &str,
        expected: &'static str,
        path: &dyn Fn() -> Path,
    ) -> bool {
        if self
            .known
            .get(id)
            .is_some_and(|record| self.fits(expected, record))
        {
            return true;
        }
        // A reference to a record that is left out is right: that record is what has to be mended.
        if !self.known.is_left_out(id) {
            let suggestion = self.suggestion(id, expected);
            self.found.push(Found {
                path: path(),
                kind: DefectKind::UnknownReference {
                    expected,
                    suggestion,
                },
            });
        }
        false
    }

    /// Whether the way from an entry to its predecessors leads to a certain one.
    fn leads_to(&self, entries: &[Placed<Entry>], from: &str, to: &str) -> bool {
        let mut ahead = vec![from];
        let mut seen = Vec::new();
        while let Some(id) = ahead.pop() {
            if id == to {
                return true;
            }
            if seen.len() < WALK_LIMIT && !seen.contains(&id) {
                seen.push(id);
                let entry = match self.known.get(id) {
                    Some(RecordRef::Entry(place)) => entries.get(place),
                    _ => None,
                };
                let follows = entry.into_iter().flat_map(|(_, entry)| &entry.follows);
                ahead.extend(follows.map(String::as_str));
            }
        }
        false
    }

    /// The id itself where it is one of another kind; else the nearest that fits.
    fn suggestion(&self, id: &str, expected: &str) -> Option<Suggestion> {
        match self.known.get(id) {
            Some(_) => Some(Suggestion(id.to_owned())),
            // Each takes a look at all ids: thousands of them would take minutes.
            None if self.found.len() > SUGGESTIONS_LIMIT => None,
            None => self.known.near(id, &|record| self.fits(expected, record)),
        }
    }

    fn fits(&self, expected: &str, record: RecordRef) -> bool {
        match expected {
            "organisations" => matches!(record, RecordRef::Organisation(_)),
            "entries" => matches!(record, RecordRef::Entry(_)),
            "shown" => matches!(record, RecordRef::Entry(_) | RecordRef::Offer(_)),
            "phases" => self.phases.binary_search(&record).is_ok(),
            "projects" => matches!(record, RecordRef::Offer(_)),
            "sources" => matches!(record, RecordRef::Source(_)),
            _ => !matches!(record, RecordRef::Source(_) | RecordRef::Tour(_)),
        }
    }
}

/// What kind of record a field refers to.
fn expected(field: &str) -> &'static str {
    match field {
        "carrier" | "organisation" | "partners" => "organisations",
        "phases" => "phases",
        "follows" => "entries",
        "selected" => "shown",
        "sources" => "sources",
        _ => "records",
    }
}
