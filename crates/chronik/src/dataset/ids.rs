//! Which record has which id.

use super::RecordRef;
use super::defect::{Path, Suggestion};
use crate::order;

/// An id of the file.
#[derive(Clone, Debug)]
struct Id {
    id: String,
    /// The record that has it, and where that stands in the file.
    kept: Option<(RecordRef, Path)>,
    /// Whether a record that has it is in the file and not shown.
    left_out: bool,
}

/// All ids, sorted. A list and no map, which would be compiled for this alone: all ids are known
/// before the first is given away.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(Vec<Id>);

impl Ids {
    /// The ids of a file in any order, some perhaps twice; no record has them yet.
    pub(super) fn new(ids: Vec<String>) -> Self {
        let mut ids = order::sorted(ids, &|a, b| a.cmp(b));
        ids.dedup();
        let ids = ids.into_iter().map(|id| Id {
            id,
            kept: None,
            left_out: false,
        });
        Self(ids.collect())
    }

    /// Gives an id to a record, unless another one has it already.
    pub(super) fn keep(&mut self, id: &str, record: RecordRef, path: &Path) {
        if let Some(id) = self.find_mut(id) {
            id.kept.get_or_insert_with(|| (record, path.clone()));
        }
    }

    /// Notes the id of a record that is not shown.
    pub(super) fn leave_out(&mut self, id: &str) {
        if let Some(id) = self.find_mut(id) {
            id.left_out = true;
        }
    }

    /// Where the record with an id stands.
    pub(super) fn first(&self, id: &str) -> Option<&Path> {
        self.find(id)?.kept.as_ref().map(|(_, path)| path)
    }

    /// The record with an id.
    pub(super) fn get(&self, id: &str) -> Option<RecordRef> {
        self.find(id)?.kept.as_ref().map(|(record, _)| *record)
    }

    /// Whether a record with this id is in the file and not shown.
    pub(super) fn is_left_out(&self, id: &str) -> bool {
        self.find(id).is_some_and(|id| id.left_out)
    }

    /// The nearest id to one that is not there, among those of a kind.
    pub(super) fn near(&self, id: &str, fits: &dyn Fn(RecordRef) -> bool) -> Option<Suggestion> {
        let known = self.0.iter().filter(|known| {
            let record = known.kept.as_ref().map(|(record, _)| *record);
            known.id.len() > 2 && record.is_some_and(fits)
        });
        Suggestion::among(id, known.map(|known| known.id.as_str()))
    }

    fn find(&self, id: &str) -> Option<&Id> {
        self.0.get(self.place(id)?)
    }

    fn find_mut(&mut self, id: &str) -> Option<&mut Id> {
        let place = self.place(id)?;
        self.0.get_mut(place)
    }

    fn place(&self, id: &str) -> Option<usize> {
        let place = self.0.binary_search_by(|known| known.id.as_str().cmp(id));
        place.ok()
    }
}
