//! A query: what the visitor typed, bounded and cut into folded words.

use std::ops::Range;

use super::fold::{self, Parts, Word};
use super::rank::{MIN_LETTERS_INSIDE, Place};
use super::stem::Stem;

/// Characters of a query that are read; the rest is cut off. A page of pasted text is no query,
/// and reading it would take longer than a frame.
pub const MAX_QUERY_CHARS: usize = 200;

/// Different words of a query that are looked for, without those that ask for nothing; more are left out.
pub const MAX_QUERY_TERMS: usize = 12;

/// Bytes of the longest word that is taken for a compound. Looking into a word for a part whose `e`
/// was swallowed takes time in proportion to the square; no German word is longer.
const MAX_COMPOUND: usize = 200;

/// A query, parsed.
#[derive(Debug, Default)]
pub(super) struct Query<'q> {
    /// What is left of the text after cutting.
    pub(super) text: &'q str,
    pub(super) terms: Vec<Term>,
    /// Whether something of the query was left out.
    pub(super) is_cut: bool,
}

impl<'q> Query<'q> {
    pub(super) fn parse(query: &'q str) -> Self {
        let query = query.trim();
        let end = query
            .char_indices()
            .nth(MAX_QUERY_CHARS)
            .map_or(query.len(), |(at, _)| at);
        let text = query.get(..end).unwrap_or(query);
        let mut terms: Vec<Term> = Vec::new();
        let is_cut = end < query.len();
        let mut word = Word::default();
        fold::for_each_word(text, Parts::Only, &mut |range| {
            word.read(text, range);
            let folded = word.folded.text();
            if terms.iter().any(|term| term.folded == folded) {
                return;
            }
            terms.push(Term {
                folded: folded.to_owned(),
                plain: word.plain.clone(),
                stem: Stem::shorter(&word.plain, folded),
                range: word.range.clone(),
                is_finished: false,
                is_settled: false,
            });
        });
        if let Some((_, before)) = terms.split_last_mut() {
            before.iter_mut().for_each(|term| term.is_finished = true);
        }
        Self {
            text,
            terms,
            is_cut,
        }
    }

    /// The same with no more words than are looked for.
    pub(super) fn bounded(mut self) -> Self {
        self.is_cut |= self.terms.len() > MAX_QUERY_TERMS;
        self.terms.truncate(MAX_QUERY_TERMS);
        self
    }
}

/// A word of a query.
#[derive(Debug, Default)]
pub(super) struct Term {
    pub(super) folded: String,
    pub(super) plain: String,
    pub(super) stem: Option<Stem>,
    /// Its bytes in the query's text.
    pub(super) range: Range<usize>,
    /// Whether other words come after it: nobody is still typing it.
    is_finished: bool,
    /// Whether visitors' words have it.
    is_settled: bool,
}

impl Term {
    /// A term that stands in no query: a word of a synonym, folded already. Its stem is not looked
    /// for: who writes synonyms writes the form that is in the records.
    pub(super) fn from_folded(folded: &str) -> Self {
        let plain = folded.to_owned();
        Self {
            folded: folded.to_owned(),
            plain,
            stem: None,
            range: 0..0,
            is_finished: false,
            is_settled: false,
        }
    }

    /// It is a word with a meaning of its own: no form of another one, and if it is short, no part of one. The Turkish "ebe" is
    /// a midwife and not in "Betriebe".
    pub(super) fn settle(&mut self) {
        self.stem = None;
        self.is_settled = true;
    }

    /// Whether the word is another form of the term: the stems are the same, and the word is not
    /// just a longer form, which begins with the term anyway.
    pub(super) fn is_inflected(&self, folded: &str, plain: &str) -> bool {
        self.stem
            .as_ref()
            .is_some_and(|stem| stem.is_of(folded, plain))
            && !folded.starts_with(&self.folded)
    }

    /// Whether the term may be the beginning of a word. One or two letters begin far too many: they are taken for that only
    /// while they are typed, as "Be" is on the way to "Beratung" and is not in "Be.Ing".
    pub(super) fn may_begin(&self) -> bool {
        !self.is_finished || self.is_long_enough_inside()
    }

    /// Whether the term may be looked for inside words.
    pub(super) fn is_long_enough_inside(&self) -> bool {
        let least = MIN_LETTERS_INSIDE + usize::from(self.is_settled);
        self.folded.chars().nth(least - 1).is_some()
    }

    /// Whether the word is, begins with or contains the term, spelled as it is.
    pub(super) fn is_spelled_in(&self, plain: &str, place: Place) -> bool {
        match place {
            Place::Whole => plain == self.plain,
            Place::Start => plain.starts_with(&self.plain),
            Place::Inside => plain.contains(&self.plain),
            Place::End => plain.ends_with(&self.plain),
            Place::Inflected => false,
        }
    }

    /// What remains of a term that begins with `e` when folding has swallowed that `e` because
    /// another part of the compound ends in `a`, `o` or `u`: "instieg" in "Neueinstieg", which is
    /// folded to "neuinstieg".
    pub(super) fn after_swallowed_e(&self) -> Option<&str> {
        let rest = self.folded.trim_start_matches('e');
        (rest.len() < self.folded.len() && !rest.is_empty() && self.is_long_enough_inside())
            .then_some(rest)
    }

    /// Where in a word that part begins.
    fn find_after_vowel(&self, spelled: &str) -> Option<usize> {
        self.after_swallowed_e()
            .filter(|_| spelled.len() <= MAX_COMPOUND)?;
        let mut starts = spelled.match_indices(['e', 'E']).map(|(at, _)| at);
        starts.find(|&at| {
            let (before, part) = spelled.split_at(at);
            let swallowed = fold::swallows(fold::fold(before).as_bytes().last());
            swallowed && fold::fold(part).starts_with(&self.folded)
        })
    }

    /// Whether a word has a part that begins with the term and whose `e` folding swallowed.
    pub(super) fn is_after_vowel(&self, plain: &str) -> bool {
        self.find_after_vowel(plain).is_some()
    }

    /// The part of `text` to mark because `word`, which stands in it, matches the term.
    pub(super) fn find_in(&self, word: &Word, text: &str) -> Option<Range<usize>> {
        let folded = word.folded.text();
        if folded == self.folded || self.is_inflected(folded, &word.plain) {
            return Some(word.range.clone());
        }
        let found = match folded.starts_with(&self.folded) {
            true => self.may_begin().then_some(0),
            false if self.is_long_enough_inside() => folded.find(&self.folded),
            false => None,
        };
        if let Some(at) = found {
            let range = word.folded.original(at..at + self.folded.len())?;
            return Some(range.start..self.typed_end(range.end, word, text));
        }
        let spelled = text.get(word.range.clone())?;
        let at = self.find_after_vowel(spelled)?;
        let part = fold::fold_with_map(spelled.get(at..)?);
        let range = part.original(0..self.folded.len())?;
        let offset = word.range.start + at;
        Some(offset..self.typed_end(offset + range.end, word, text))
    }

    /// Where the mark ends. Folding drops the `e` of "neue"; whoever typed it sees it marked, but
    /// "Bau" does not mark the first letter of "element" in "Bauelement".
    fn typed_end(&self, end: usize, word: &Word, text: &str) -> usize {
        if !self.plain.ends_with('e') || self.folded.ends_with('e') {
            return end;
        }
        let rest = text.get(end..word.range.end).unwrap_or_default();
        end + rest.len() - rest.trim_start_matches(['e', 'E']).len()
    }
}
