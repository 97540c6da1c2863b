//! Which record has which id.

use rustc_hash::FxHashMap;

use super::RecordRef;
use super::defect::{Path, Suggestion};

/// What is known of an id.
#[derive(Clone, Debug, Default)]
struct Id {
    /// The record that has it, and where that stands in the file.
    kept: Option<(RecordRef, Path)>,
    /// Whether a record that has it is in the file and not shown.
    left_out: bool,
}

/// All ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(FxHashMap<String, Id>);

impl Ids {
    /// Gives an id to a record, unless another one has it already.
    pub(super) fn keep(&mut self, id: &str, record: RecordRef, path: &Path) {
        let id = self.0.entry(id.to_owned()).or_default();
        id.kept.get_or_insert_with(|| (record, path.clone()));
    }

    /// Notes the id of a record that is not shown.
    pub(super) fn leave_out(&mut self, id: &str) {
        self.0.entry(id.to_owned()).or_default().left_out = true;
    }

    /// Where the record with an id stands.
    pub(super) fn first(&self, id: &str) -> Option<&Path> {
        self.0.get(id)?.kept.as_ref().map(|(_, path)| path)
    }

    /// The record with an id.
    pub(super) fn get(&self, id: &str) -> Option<RecordRef> {
        self.0.get(id)?.kept.as_ref().map(|(record, _)| *record)
    }

    /// Whether a record with this id is in the file and not shown.
    pub(super) fn is_left_out(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|id| id.left_out)
    }

    /// The nearest id to one that is not there, among those of a kind.
    pub(super) fn near(&self, id: &str, fits: &dyn Fn(RecordRef) -> bool) -> Option<Suggestion> {
        let known = self.0.iter().filter(|(known, id)| {
            let record = id.kept.as_ref().map(|(record, _)| *record);
            known.len() > 2 && record.is_some_and(fits)
        });
        Suggestion::among(id, known.map(|(known, _)| known.as_str()))
    }
}
