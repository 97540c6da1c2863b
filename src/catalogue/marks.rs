//! What was searched for, marked in the texts of what was found.

use chronik::dataset::vocabulary::{Activity, Audience, Field};
use chronik::search::Marker;
use leptos::prelude::*;
use markup::html;

use crate::dom::{IntoNode, Node};
use crate::i18n::Word;
use crate::site::{Ready, Site};

/// Marks what the search of the view asks for.
#[derive(Debug)]
pub(super) struct Marks(Option<Marker>);

impl Marks {
    /// Those of the view now. Follows the view.
    pub(super) fn of(site: Site, ready: &Ready) -> Self {
        let query = site.state.with(|state| state.filter.query.clone());
        if query.is_empty() {
            return Self(None);
        }
        let mut marker = ready.0.catalogue().index().marker(&query);
        let lang = site.lang();
        for word in Activity::ALL {
            marker.name(word.id(), word.word(lang));
        }
        for word in Field::ALL {
            marker.name(word.id(), word.word(lang));
        }
        for word in Audience::ALL {
            marker.name(word.id(), word.word(lang));
        }
        Self(Some(marker))
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
