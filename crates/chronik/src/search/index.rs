//! The index: every word of every record, sorted, with the records it stands in.

use std::cmp::Reverse;
use std::ops::Range;

use super::fold;
use super::highlight;
use super::query::{Query, Term};
use super::rank::{Fit, Place, Weight};
use super::reader::Reader;
use super::synonyms::Synonyms;

/// A record as the index sees it.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Comes back in [`Hit::id`]. Two records should not share one.
    pub id: usize,
    /// What can be found, and how much a match there counts. A field may come more than once.
    pub fields: Vec<(Weight, &'a str)>,
}

/// A record that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The id it was given in [`Document::id`].
    pub id: usize,
    /// Higher is better; comparable within one search only. 0 when nothing was asked.
    pub score: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The records found: best first, equal ones by id. If nothing was asked, all of them in the
    /// order in which the index was given them.
    pub list: Vec<Hit>,
    /// Whether the order says something: false if the query has no letter and no digit.
    pub is_ranked: bool,
    /// Whether a part of the query was left out because it was too long.
    pub is_cut: bool,
}

/// All words of a set of records, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The ids of the records, in the order given. A posting points into it.
    ids: Vec<usize>,
    /// By fold, then by spelling.
    pub(super) words: Vec<Entry>,
    postings: Vec<Posting>,
    /// The folds of `words` in the same order, a line each: what is looked for inside words is
    /// looked for in one go.
    lines: String,
    synonyms: Synonyms,
}

/// A word in one of its spellings.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) folded: Box<str>,
    /// In lower case, otherwise as spelled.
    pub(super) plain: Box<str>,
    /// As spelled where it was seen first.
    pub(super) spelling: Box<str>,
    /// Where it begins in `lines`.
    pub(super) start: usize,
    /// The part of the index's postings that is the word's: by record, each record once.
    pub(super) postings: Range<usize>,
}

/// That a word stands in a record, and in which of its fields; in the best, if in several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub(super) record: usize,
    pub(super) weight: Weight,
}

impl Index {
    /// Reads the records. Takes time and memory in proportion to their text.
    pub fn build<'a>(
        documents: impl IntoIterator<Item = Document<'a>>,
        synonyms: Synonyms,
    ) -> Self {
        let mut index = Self {
            synonyms,
            ..Self::default()
        };
        let mut reader = Reader::default();
        for document in documents {
            let record = index.ids.len();
            index.ids.push(document.id);
            for (weight, text) in document.fields {
                reader.read(text, Posting { record, weight });
            }
        }
        index.postings = reader.sort_postings();
        index.words = reader.words;
        index
            .words
            .sort_unstable_by(|a, b| (&a.folded, &a.plain).cmp(&(&b.folded, &b.plain)));
        for entry in &mut index.words {
            entry.start = index.lines.len();
            index.lines.push_str(&entry.folded);
            index.lines.push('\n');
        }
        index
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The records in which every word of the query stands as a word, as the beginning of a word
    /// or, from three letters on, inside a word.
    ///
    /// Anything may be typed or pasted: only the first 200 characters and the first twelve
    /// different words are read. A query without any letter or digit asks nothing and gets all
    /// records, unranked.
    #[must_use]
    pub fn search(&self, query: &str) -> Hits {
        let query = Query::parse(query);
        let is_ranked = !query.terms.is_empty();
        let mut totals = vec![0; self.ids.len()];
        for nth in 0..query.terms.len() {
            let best = self.score(&query.terms, nth);
            for (total, points) in totals.iter_mut().zip(best) {
                let is_in = points > 0 && (nth == 0 || *total > 0);
                *total = if is_in { *total + points } else { 0 };
            }
        }
        let found = self
            .ids
            .iter()
            .zip(totals)
            .map(|(&id, score)| Hit { id, score });
        let mut list: Vec<Hit> = found.filter(|hit| hit.score > 0 || !is_ranked).collect();
        if is_ranked {
            list.sort_unstable_by_key(|hit| (Reverse(hit.score), hit.id));
        }
        Hits {
            list,
            is_ranked,
            is_cut: query.is_cut,
        }
    }

    /// As [`highlight`](super::highlight()), with the synonyms of the query marked as well.
    #[must_use]
    pub fn highlight(&self, text: &str, query: &str) -> Vec<Range<usize>> {
        let mut terms = Query::parse(query).terms;
        let synonyms: Vec<Term> = (0..terms.len())
            .flat_map(|nth| self.synonyms.of(&terms, nth))
            .flat_map(|alternative| alternative.split(' ').map(Term::from_folded))
            .collect();
        terms.extend(synonyms);
        highlight::ranges(text, &terms)
    }

    /// For each record the best match of the `nth` term; 0 if it has none.
    fn score(&self, terms: &[Term], nth: usize) -> Vec<u32> {
        let mut best = vec![0; self.ids.len()];
        if let Some(term) = terms.get(nth) {
            self.raise(&mut best, term, Fit::points);
        }
        for alternative in self.synonyms.of(terms, nth) {
            let mut all: Option<Vec<u32>> = None;
            for word in alternative.split(' ') {
                let mut one = vec![0; self.ids.len()];
                self.raise(&mut one, &Term::from_folded(word), Fit::synonym_points);
                if let Some(all) = &all {
                    one.iter_mut()
                        .zip(all)
                        .for_each(|(one, all)| *one = (*one).min(*all));
                }
                all = Some(one);
            }
            best.iter_mut()
                .zip(all.unwrap_or_default())
                .for_each(|(a, b)| *a = (*a).max(b));
        }
        best
    }

    /// Raises each record's points to those of the term's best match in it.
    fn raise(&self, best: &mut [u32], term: &Term, points: fn(&Fit) -> u32) {
        self.for_each_match(term, &mut |entry, place| {
            let fit = Fit {
                place,
                lengths: (term.folded.len(), entry.folded.len()),
                same_spelling: term.is_spelled_in(&entry.plain, place),
            };
            let points = points(&fit);
            for posting in self
                .postings
                .get(entry.postings.clone())
                .unwrap_or_default()
            {
                if let Some(best) = best.get_mut(posting.record) {
                    *best = (*best).max(points * posting.weight.factor());
                }
            }
        });
    }

    /// Calls `visit` for each word of the vocabulary that the term matches, perhaps repeatedly.
    fn for_each_match(&self, term: &Term, visit: &mut dyn FnMut(&Entry, Place)) {
        let first = self
            .words
            .partition_point(|entry| *entry.folded < *term.folded);
        let from_first = self.words.get(first..).unwrap_or_default();
        for entry in from_first
            .iter()
            .take_while(|entry| entry.folded.starts_with(&term.folded))
        {
            let is_whole = entry.folded.len() == term.folded.len();
            visit(entry, if is_whole { Place::Whole } else { Place::Start });
        }
        if term.is_long_enough_inside() {
            for (at, _) in self.lines.match_indices(&term.folded) {
                if let Some(entry) = self.word_at(at).filter(|entry| entry.start < at) {
                    visit(entry, entry.place_inside(at, term.folded.len()));
                }
            }
        }
        if let Some(rest) = term.after_swallowed_e() {
            for (at, _) in self.lines.match_indices(rest) {
                let before = at
                    .checked_sub(1)
                    .and_then(|at| self.lines.as_bytes().get(at));
                if fold::swallows(before)
                    && let Some(entry) = self.word_at(at)
                    && term.find_after_vowel(&entry.plain).is_some()
                {
                    visit(entry, entry.place_inside(at, rest.len()));
                }
            }
        }
    }

    /// Whether any record has the term or a synonym of it.
    pub(super) fn has(&self, terms: &[Term], nth: usize) -> bool {
        self.score(terms, nth).iter().any(|&points| points > 0)
    }

    /// The word that stands at `at` in `lines`.
    fn word_at(&self, at: usize) -> Option<&Entry> {
        let after = self.words.partition_point(|entry| entry.start <= at);
        self.words.get(after.checked_sub(1)?)
    }
}

impl Entry {
    fn place_inside(&self, at: usize, length: usize) -> Place {
        let is_end = at + length == self.start + self.folded.len();
        if is_end { Place::End } else { Place::Inside }
    }
}
