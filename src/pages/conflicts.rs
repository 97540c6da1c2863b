//! Where the sources disagree.

use chronik::dataset::Dataset;
use chronik::dataset::wire::Conflict;

use super::section;
use crate::dom::Node;
use crate::kern::conflict_box;
use crate::site::Site;

/// These, each with its readings; nothing if there are none.
pub(super) fn conflicts<'a>(
    site: Site,
    dataset: &Dataset,
    conflicts: impl Iterator<Item = &'a Conflict>,
) -> Option<Node> {
    let boxes: Vec<Node> = conflicts
        .map(|conflict| conflict_box(dataset, site.lang(), conflict))
        .collect();
    let heading = site.texts().conflict.to_owned();
    (!boxes.is_empty()).then(|| section("widerspruch", heading, None, Node::List(boxes)))
}
