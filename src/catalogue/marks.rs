//! What was searched for, marked in the texts of what was found.

use std::cell::Cell;

use chronik::dataset::vocabulary::{Activity, Audience, Field};
use chronik::search::Marker;
use leptos::prelude::*;
use markup::html;

use crate::dom::{IntoNode, Node};
use crate::i18n::{Word, language_name};
use crate::site::{Ready, Site};

/// Bytes around what is marked in an excerpt, at least; it begins and ends with a word.
const AROUND: usize = 48;

/// Marks what the search of the view asks for.
#[derive(Debug)]
pub(super) struct Marks {
    marker: Option<Marker>,
    /// Whether anything was marked since it was asked last.
    marked: Cell<bool>,
}

impl Marks {
    /// Those of the view now. Follows the view.
    pub(super) fn of(site: Site, ready: &Ready) -> Self {
        let query = site.state.with(|state| state.filter.query.clone());
        if query.is_empty() {
            return Self::with(None);
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
        for code in ["en", "ar"] {
            marker.name(code, language_name(code, lang));
        }
        Self::with(Some(marker))
    }

    const fn with(marker: Option<Marker>) -> Self {
        Self {
            marker,
            marked: Cell::new(false),
        }
    }

    /// Whether there is a search and nothing was marked since this was asked last.
    pub(super) fn found_nothing(&self) -> bool {
        !self.marked.take() && self.marker.is_some()
    }

    /// Whether anything of a text is marked.
    pub(super) fn marks(&self, text: &str) -> bool {
        let marker = self.marker.as_ref();
        marker.is_some_and(|marker| !marker.ranges(text).is_empty())
    }

    /// Of a list of values those that are marked; all of it if none is by itself.
    pub(super) fn only(&self, list: String) -> String {
        let marked = list.split(", ").filter(|value| self.marks(value));
        let marked = marked.collect::<Vec<_>>().join(", ");
        if marked.is_empty() { list } else { marked }
    }

    /// What is marked in a long text, with some words around it.
    pub(super) fn excerpt(&self, text: &str) -> Option<String> {
        let first = self.marker.as_ref()?.ranges(text).into_iter().next()?;
        let mut before = text.get(..first.start)?.rmatch_indices(' ');
        let from = before.find(|(at, _)| first.start - at > AROUND);
        let mut after = text.get(first.end..)?.match_indices(' ');
        let to = after.find(|(at, _)| *at > AROUND);
        let (from, begins) = from.map_or((0, ""), |(at, _)| (at + 1, "… "));
        let (to, ends) = to.map_or((text.len(), ""), |(at, _)| (first.end + at, " …"));
        Some(format!("{begins}{}{ends}", text.get(from..to)?))
    }

    /// A text with its marks.
    pub(super) fn text(&self, text: &str) -> Node {
        let ranges = self.marker.as_ref().map(|marker| marker.ranges(text));
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in ranges.unwrap_or_default() {
            let before = text.get(end..range.start).unwrap_or_default();
            let marked = text.get(range.clone()).unwrap_or_default();
            pieces.push(before.to_owned().into_node());
            self.marked.set(true);
            pieces.push(html! { <mark>{marked.to_owned()}</mark> });
            end = range.end;
        }
        pieces.push(text.get(end..).unwrap_or_default().to_owned().into_node());
        Node::List(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_has_whole_words_around_what_is_marked() {
        let index = chronik::search::Index::build(std::iter::empty());
        let marks = Marks::with(Some(index.marker("fees")));
        let excerpt = |text: &str| marks.excerpt(text);
        assert_eq!(excerpt("no such word"), None);
        assert_eq!(
            excerpt("Estimates fees."),
            Some("Estimates fees.".to_owned())
        );
        let long = format!(
            "{0}and estimates fees für {0}ends",
            "größere Wörter ".repeat(9)
        );
        let found = excerpt(&long).unwrap_or_default();
        assert!(found.starts_with("… ") && found.ends_with(" …"), "{found}");
        assert!(found.contains(" and estimates fees für "), "{found}");
        let inner = found.trim_matches(['…', ' ']);
        assert!(long.contains(&format!(" {inner} ")), "{found}");
    }
}
