//! What to mark in a text that was found.

use std::ops::Range;

use super::fold::{self, Parts, Word};
use super::query::{Query, Term};

/// The parts of `text` that match words of `query`, as byte ranges of `text`: in order, on
/// character boundaries, none empty, none touching another.
///
/// ```
/// use chronik::search::highlight;
///
/// assert_eq!(highlight("Käse aus Kaesdorf", "kas"), [0..4, 10..14]);
/// ```
#[must_use]
pub fn highlight(text: &str, query: &str) -> Vec<Range<usize>> {
    ranges(text, &Query::parse(query).terms)
}

/// The parts of `text` that match one of the terms.
pub(super) fn ranges(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !terms.is_empty() {
        let mut word = Word::default();
        fold::for_each_word(text, Parts::AndWhole, &mut |range| {
            word.read(text, range);
            found.extend(terms.iter().filter_map(|term| term.find_in(&word, text)));
        });
    }
    found.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
