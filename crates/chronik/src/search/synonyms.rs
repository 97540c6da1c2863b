//! Words that mean what other words mean.

use super::fold;
use super::query::Term;

/// Words of a query that are looked up together: "driving licence" is two, "iş arıyorum" too.
const MAX_WORDS: usize = 3;

/// Letters typed before the synonyms of a longer word are offered: "kra" may still become anything.
const MIN_LETTERS: usize = 4;

/// Length of the shortest term that is looked for at the end of a compound, and of what stands before it.
const MIN_BYTES_HEAD: usize = 6;
const MIN_BYTES_REST: usize = 3;

/// Entries that one beginning may stand for.
const MAX_ENTRIES: usize = 8;

/// For words of a query the words to look for as well: "nurse" → "Pflege". One direction only, and
/// all folded, so an entry is found in every spelling of it.
///
/// Empty by default. A match by synonym ranks below every real match. Another word in a query never
/// finds more, except that it may complete a term of several words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// Term and alternatives, sorted by term. A map would cost more than it saves.
    entries: Vec<(String, Vec<String>)>,
}

impl Synonyms {
    /// Adds alternatives for a term. Both may be several words: a term of several words is met
    /// when a query has them side by side, an alternative when a record has all of them.
    /// Texts without any letter or digit are left out.
    pub fn insert<'a>(&mut self, term: &str, alternatives: impl IntoIterator<Item = &'a str>) {
        let term = fold::fold(term);
        let folded = alternatives
            .into_iter()
            .map(fold::fold)
            .filter(|word| !word.is_empty());
        if term.is_empty() {
            return;
        }
        let at = self.entries.partition_point(|(known, _)| *known < term);
        match self.entries.get_mut(at) {
            Some((known, alternatives)) if *known == term => alternatives.extend(folded),
            _ => self.entries.insert(at, (term, folded.collect())),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether it is one of the terms.
    pub(super) fn has(&self, term: &str) -> bool {
        let terms = &self.entries;
        terms
            .binary_search_by(|(known, _)| known.as_str().cmp(term))
            .is_ok()
    }

    /// The alternatives for the term at `nth`, each of one or more words, folded.
    pub(super) fn of<'a>(&'a self, terms: &[Term], nth: usize) -> Vec<&'a str> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        if let Some(stem) = terms.get(nth).and_then(|term| term.stem.as_ref()) {
            // Another form of it, and not whatever begins alike: "Lehrgang" is no "Lehrer".
            let is_form = |term: &str| stem.is_of(term, term);
            self.add_alternatives(stem.text(), &is_form, &mut found);
        }
        if let Some(base) = terms
            .get(nth)
            .and_then(|term| term.folded.strip_suffix("innen"))
        {
            // "Ärztinnen" as "Ärztin" and "Arzt".
            for form in [format!("{base}in"), base.to_owned()] {
                self.add_alternatives(&form, &|term| term == form, &mut found);
            }
        }
        for start in (nth + 1).saturating_sub(MAX_WORDS)..=nth {
            let mut phrase = String::new();
            for (at, term) in terms.iter().enumerate().skip(start).take(MAX_WORDS) {
                if at > start {
                    phrase.push(' ');
                }
                phrase.push_str(&term.folded);
                if at >= nth {
                    self.add_alternatives(&phrase, &|_| true, &mut found);
                }
            }
        }
        if found.is_empty()
            && let Some(term) = terms.get(nth)
        {
            found.extend(self.of_head(&term.folded));
        }
        found
    }

    /// The alternatives for the longest term that ends a compound: a "Kinderkrankenschwester" is a "Krankenschwester".
    fn of_head(&self, compound: &str) -> impl Iterator<Item = &str> {
        let heads = self.entries.iter().filter(|(term, _)| {
            let rest = compound.strip_suffix(term.as_str()).unwrap_or_default();
            term.len() >= MIN_BYTES_HEAD && rest.len() >= MIN_BYTES_REST
        });
        let head = heads.max_by_key(|(term, _)| term.len());
        let alternatives = head.into_iter().flat_map(|(_, alternatives)| alternatives);
        alternatives.map(String::as_str)
    }

    /// Whether the term at `nth` is part of a term of several words: then it is no filler there, whatever it is alone.
    pub(super) fn is_in_phrase(&self, terms: &[Term], nth: usize) -> bool {
        let starts = (nth + 1).saturating_sub(MAX_WORDS)..=nth;
        starts.into_iter().any(|start| {
            let ends = (start + 2).max(nth + 1)..=start + MAX_WORDS;
            ends.into_iter().any(|end| {
                let words = terms.get(start..end).unwrap_or_default().iter();
                let words: Vec<&str> = words.map(|term| term.folded.as_str()).collect();
                let phrase = words.join(" ");
                let at = self.entries.partition_point(|(term, _)| *term < phrase);
                words.len() > 1
                    && self
                        .entries
                        .get(at)
                        .is_some_and(|(term, _)| *term == phrase)
            })
        })
    }

    /// Adds the alternatives of all terms that begin with what was typed and fit.
    fn add_alternatives<'a>(
        &'a self,
        typed: &str,
        fits: &dyn Fn(&str) -> bool,
        found: &mut Vec<&'a str>,
    ) {
        let is_long = typed.chars().nth(MIN_LETTERS - 1).is_some();
        let first = self
            .entries
            .partition_point(|(term, _)| term.as_str() < typed);
        let entries = self.entries.iter().skip(first).take_while(|(term, _)| {
            if is_long {
                term.starts_with(typed)
            } else {
                *term == typed
            }
        });
        for alternative in entries
            .filter(|(term, _)| fits(term))
            .take(MAX_ENTRIES)
            .flat_map(|(_, alternatives)| alternatives)
        {
            if !found.contains(&alternative.as_str()) {
                found.push(alternative);
            }
        }
    }
}

impl<'a, A> FromIterator<(&'a str, A)> for Synonyms
where
    A: IntoIterator<Item = &'a str>,
{
    fn from_iter<I: IntoIterator<Item = (&'a str, A)>>(entries: I) -> Self {
        let mut synonyms = Self::default();
        for (term, alternatives) in entries {
            synonyms.insert(term, alternatives);
        }
        synonyms
    }
}
