//! Which record has which id.

use super::RecordRef;
use super::defect::{Path, Suggestion};

/// An id that is taken.
#[derive(Clone, Debug)]
pub(super) struct Id {
    /// The id.
    pub(super) id: String,
    /// Its record.
    pub(super) record: RecordRef,
    /// Where that stands in the file.
    pub(super) path: Path,
}

/// All ids, sorted. A list and no map: it is written once and has some hundred ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(Vec<Id>);

impl Ids {
    /// Adds an id that is not there yet.
    pub(super) fn add(&mut self, id: Id) {
        if let Err(place) = self.place(&id.id) {
            self.0.insert(place, id);
        }
    }

    /// All about an id.
    pub(super) fn find(&self, id: &str) -> Option<&Id> {
        self.place(id).ok().and_then(|place| self.0.get(place))
    }

    /// The record with an id.
    pub(super) fn get(&self, id: &str) -> Option<RecordRef> {
        self.find(id).map(|id| id.record)
    }

    /// The nearest id to one that is not there, among those of a kind.
    pub(super) fn near(&self, id: &str, fits: &dyn Fn(RecordRef) -> bool) -> Option<Suggestion> {
        let near = self.0.iter().filter(|known| fits(known.record));
        Suggestion::among(
            id,
            near.map(|known| known.id.as_str())
                .filter(|known| known.len() > 2),
        )
    }

    /// Its place, or where it would have to be put in.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.id.as_str().cmp(id))
    }
}
