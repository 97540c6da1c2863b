//! What to mark in a text that was found.

use std::ops::Range;

use super::fold::{self, Parts, Word};
use super::index::Index;
use super::lexicon::chosen;
use super::query::{Query, Term};

/// What a query asks for, ready to be marked in many texts.
#[derive(Debug)]
pub struct Marker {
    terms: Vec<Term>,
    /// The words of what visitors mean by those of the query, folded.
    meanings: Vec<String>,
    /// Texts that are marked as they stand.
    phrases: Vec<&'static str>,
}

impl Marker {
    /// As [`highlight`], with the synonyms of the query marked as well.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        ranges(text, &self.terms, &self.phrases)
    }

    /// Marks a name too, if the query means what has this id: the texts say "Gesundheit und Pflege" where a record has "health".
    pub fn name(&mut self, id: &str, name: &'static str) {
        if self.meanings.contains(&chosen(id)) {
            self.phrases.push(name);
        }
    }
}

impl Index {
    /// What to mark in the texts of the records that a query finds.
    #[must_use]
    pub fn marker(&self, query: &str) -> Marker {
        let mut terms = self.query(query).terms;
        let meanings: Vec<String> = (0..terms.len())
            .flat_map(|nth| self.synonyms(&terms, nth))
            .flat_map(|meaning| meaning.split(' '))
            .map(str::to_owned)
            .collect();
        terms.extend(meanings.iter().map(|word| Term::from_folded(word)));
        Marker {
            terms,
            meanings,
            phrases: Vec::new(),
        }
    }
}

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
    ranges(text, &Query::parse(query).bounded().terms, &[])
}

/// The parts of `text` that match one of the terms, and the phrases in it.
fn ranges(text: &str, terms: &[Term], phrases: &[&str]) -> Vec<Range<usize>> {
    if terms.is_empty() {
        return Vec::new();
    }
    let mut marked = vec![false; text.len()];
    let mut word = Word::default();
    fold::for_each_word(text, Parts::AndWhole, &mut |range| {
        word.read(text, range);
        for range in terms.iter().filter_map(|term| term.find_in(&word, text)) {
            marked.get_mut(range).unwrap_or_default().fill(true);
        }
    });
    for (at, phrase) in phrases.iter().flat_map(|phrase| text.match_indices(phrase)) {
        let range = at..at + phrase.len();
        marked.get_mut(range).unwrap_or_default().fill(true);
    }
    let mut start = 0;
    let runs = marked.chunk_by(|a, b| a == b).map(|run| {
        start += run.len();
        (run, start - run.len()..start)
    });
    runs.filter(|(run, _)| run.contains(&true))
        .map(|(_, range)| range)
        .collect()
}
