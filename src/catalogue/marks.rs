//! What was searched for, marked in the texts of what was found.

use chronik::search::Marker;
use leptos::prelude::*;
use markup::html;

use crate::dom::{IntoNode, Node};
use crate::site::{Ready, Site};

/// Marks what the search of the view asks for.
#[derive(Debug)]
pub(super) struct Marks(Option<Marker>);

impl Marks {
    /// Those of the view now. Follows the view.
    pub(super) fn of(site: Site, ready: &Ready) -> Self {
        let query = site.state.with(|state| state.filter.query.clone());
        let index = || ready.0.catalogue().index();
        Self((!query.is_empty()).then(|| index().marker(&query)))
    }

    /// A text with its marks.
    pub(super) fn text(&self, text: &str) -> Node {
        let ranges = self.0.as_ref().map(|marker| marker.ranges(text));
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in ranges.unwrap_or_default() {
            let before = text.get(end..range.start).unwrap_or_default();
            let marked = text.get(range.clone()).unwrap_or_default();
            pieces.push(before.to_owned().into_node());
            pieces.push(html! { <mark>{marked.to_owned()}</mark> });
            end = range.end;
        }
        pieces.push(text.get(end..).unwrap_or_default().to_owned().into_node());
        Node::List(pieces)
    }
}
