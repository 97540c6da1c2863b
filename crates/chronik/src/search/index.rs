//! The index: every word of every record, sorted, with the records it stands in.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold;
use super::lexicon::{Lexicon, is_chosen};
use super::query::{Query, Term};
use super::rank::{self, Fit, Place, Weight};
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use crate::order::places;

/// A record as the index sees it.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Comes back in [`Hit::id`]. Two records should not share one.
    pub id: usize,
    /// What can be found, and how much a match there counts. A field may come more than once.
    pub fields: Vec<(Weight, &'a str)>,
}

/// A field that many records have in common, such as a carrier's name: read once, and found in all of them.
#[derive(Clone, Debug)]
pub struct Shared {
    /// How much a match counts.
    pub weight: Weight,
    /// What can be found.
    pub text: String,
    /// The records that have it: their places in the order in which the index is given them.
    pub records: Vec<usize>,
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
    pub(super) vocabulary: Vocabulary,
    /// Where the words stand, word by word: by record, each record once per word. Behind the records, what they share.
    postings: Vec<Posting>,
    /// Of all that is shared the records that have it.
    shared: Vec<Vec<usize>>,
    /// What visitors' words mean, once it is known.
    lexicon: OnceLock<Lexicon>,
}

/// Something by its number, and what the field that it stands in is worth: of a posting the record, of a word that was read
/// the word.
///
/// Both in one, the number above: there are as many as the records have words, and building the index is mostly a matter of how
/// much memory it walks through. Of two with the same number the larger is the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weighted(u32);

/// That a word stands in a record, and what the best of the fields is worth in which it does.
pub(super) type Posting = Weighted;

impl Weighted {
    /// Bits of the largest factor of a field.
    const FACTOR: u32 = 4;

    /// More than 200 million do not fit into a browser.
    pub(super) fn new(number: usize, factor: u32) -> Self {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        Self(number << Self::FACTOR | factor)
    }

    pub(super) const fn number(self) -> usize {
        (self.0 >> Self::FACTOR) as usize
    }

    pub(super) const fn factor(self) -> u32 {
        self.0 & ((1 << Self::FACTOR) - 1)
    }
}

impl Index {
    /// Reads the records. Takes time and memory in proportion to their text.
    #[must_use]
    pub fn build<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Self {
        Self::with_shared(documents, Vec::new())
    }

    /// Reads the records, and what many of them have: a record is found by that as by its own fields, but it is read once. With
    /// what the projects of a catalogue share read again for each, the first index of a page took a quarter longer.
    #[must_use]
    pub fn with_shared<'a>(
        documents: impl IntoIterator<Item = Document<'a>>,
        mut shared: Vec<Shared>,
    ) -> Self {
        // What nobody has would be suggested in vain.
        shared.retain(|shared| !shared.records.is_empty());
        let mut ids = Vec::new();
        let mut reader = Reader::default();
        for document in documents {
            ids.push(document.id);
            for (weight, text) in document.fields {
                reader.read(text, weight);
            }
            reader.end_record();
        }
        for shared in &shared {
            reader.read(&shared.text, shared.weight);
            reader.end_record();
        }
        let (vocabulary, postings) = reader.finish();
        Self {
            ids,
            vocabulary,
            postings,
            shared: shared.into_iter().map(|shared| shared.records).collect(),
            lexicon: OnceLock::new(),
        }
    }

    /// Learns what visitors' words mean. The words may come later than the records, and once.
    pub fn learn(&self, lexicon: impl Into<Lexicon>) {
        // A second one would change what is found under the reader's eyes.
        let _ = self.lexicon.set(lexicon.into());
    }

    /// What was typed, without words that ask for nothing.
    pub(super) fn query<'q>(&self, text: &'q str) -> Query<'q> {
        let mut query = Query::parse(text);
        if let Some(lexicon) = self.lexicon.get() {
            lexicon.without_fillers(&mut query.terms);
            lexicon.settle(&mut query.terms);
        }
        query.bounded()
    }

    /// Whether a part of what was typed is left out because it is too long.
    #[must_use]
    pub fn is_cut(&self, query: &str) -> bool {
        self.query(query).is_cut
    }

    /// What it has learned of visitors' words.
    #[must_use]
    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.lexicon.get()
    }

    pub(super) fn synonyms(&self, terms: &[Term], nth: usize) -> Vec<&str> {
        let lexicon = self.lexicon.get();
        lexicon.map_or_else(Vec::new, |lexicon| lexicon.synonyms.of(terms, nth))
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

    /// The records in which every word of the query stands: as a word, as the beginning of a word,
    /// in another form or, from three letters on, inside a word.
    ///
    /// Anything may be typed or pasted: only the first 200 characters and the first twelve
    /// different words are looked for, fillers not counted. A query without any letter or digit asks nothing and gets all
    /// records, unranked.
    #[must_use]
    pub fn search(&self, query: &str) -> Hits {
        let query = self.query(query);
        let is_ranked = !query.terms.is_empty();
        let totals = self.totals(&query);
        let hits = self
            .ids
            .iter()
            .zip(totals)
            .map(|(&id, score)| Hit { id, score });
        let mut list: Vec<Hit> = hits.filter(|hit| hit.score > 0 || !is_ranked).collect();
        if is_ranked {
            let order = order(&list, &|a, b| (b.score, a.id).cmp(&(a.score, b.id)));
            list = order
                .into_iter()
                .filter_map(|at| list.get(at).copied())
                .collect();
        }
        Hits {
            list,
            is_ranked,
            is_cut: query.is_cut,
        }
    }

    /// What each record is worth to a query, in the order in which the index was given them: 0 where it is not found. Empty
    /// if nothing was asked. As [`Index::search`] without the order, which takes a fifth of its time.
    #[must_use]
    pub fn scores(&self, query: &str) -> Vec<u32> {
        let query = self.query(query);
        if query.terms.is_empty() {
            return Vec::new();
        }
        self.totals(&query)
    }

    fn totals(&self, query: &Query) -> Vec<u32> {
        let mut totals = vec![0; self.ids.len()];
        for nth in 0..query.terms.len() {
            if nth > 0 && totals.iter().all(|&total| total == 0) {
                break;
            }
            let best = self.score(&query.terms, nth);
            for (total, points) in totals.iter_mut().zip(best) {
                let is_in = points > 0 && (nth == 0 || *total > 0);
                *total = if is_in { *total + points } else { 0 };
            }
        }
        totals
    }

    /// For each record the best match of the `nth` term; 0 if it has none.
    pub(super) fn score(&self, terms: &[Term], nth: usize) -> Vec<u32> {
        let mut best = vec![0; self.ids.len()];
        let synonyms = self.synonyms(terms, nth);
        // A filler that is left because nothing else was asked means what visitors mean by it: "IT" is no "it".
        let fills = |term: &Term| self.lexicon().is_some_and(|lexicon| lexicon.fills(term));
        let term = terms.get(nth);
        if let Some(term) = term.filter(|term| synonyms.is_empty() || !fills(term)) {
            self.raise(&mut best, term, Fit::points, 0);
        }
        for alternative in synonyms {
            // A record has an alternative of several words if it has all of them.
            let mut all = vec![u32::MAX; self.ids.len()];
            for word in alternative.split(' ') {
                let mut one = vec![0; self.ids.len()];
                let word = Term::from_folded(word);
                self.raise(&mut one, &word, Fit::synonym_points, rank::SYNONYM_FIELD);
                all.iter_mut()
                    .zip(one)
                    .for_each(|(all, one)| *all = (*all).min(one));
            }
            best.iter_mut()
                .zip(all)
                .for_each(|(best, all)| *best = (*best).max(all));
        }
        best
    }

    /// Raises each record's points to those of the term's best match in it, in fields that are worth at least so much.
    fn raise(&self, best: &mut [u32], term: &Term, points: fn(&Fit) -> u32, least: u32) {
        let vocabulary = &self.vocabulary;
        let mut shared = vec![0; self.shared.len()];
        self.for_each_match(term, &mut |nth, place| {
            let fit = Fit {
                place,
                lengths: (term.folded.len(), vocabulary.folded(nth).len()),
                same_spelling: term.is_spelled_in(vocabulary.plain(nth), place),
            };
            let points = points(&fit);
            for posting in self
                .postings
                .get(vocabulary.postings(nth))
                .unwrap_or_default()
            {
                let number = posting.number();
                let own = best.get_mut(number);
                if let Some(best) = own.or_else(|| shared.get_mut(number - self.ids.len()))
                    && posting.factor() >= least
                {
                    *best = (*best).max(points * posting.factor());
                }
            }
        });
        let found = shared.into_iter().zip(&self.shared);
        for (points, records) in found.filter(|(points, _)| *points > 0) {
            for &record in records {
                if let Some(best) = best.get_mut(record) {
                    *best = points.max(*best);
                }
            }
        }
    }

    /// Calls `visit` with the place of each word that the term matches, perhaps repeatedly.
    fn for_each_match(&self, term: &Term, visit: &mut dyn FnMut(usize, Place)) {
        let vocabulary = &self.vocabulary;
        let place_inside = |nth, end| {
            if end == vocabulary.folded(nth).len() {
                Place::End
            } else {
                Place::Inside
            }
        };
        for nth in vocabulary.beginning_with(&term.folded) {
            if vocabulary.folded(nth).len() == term.folded.len() {
                visit(nth, Place::Whole);
            } else if term.may_begin() {
                visit(nth, Place::Start);
            }
        }
        if let Some(stem) = &term.stem {
            for nth in vocabulary.beginning_with(stem.text()) {
                if term.is_inflected(vocabulary.folded(nth), vocabulary.plain(nth)) {
                    visit(nth, Place::Inflected);
                }
            }
        }
        if !term.is_long_enough_inside() {
            return;
        }
        for (nth, at) in vocabulary
            .containing(&term.folded)
            .filter(|(nth, at)| *at > 0 && !is_chosen(vocabulary.folded(*nth)))
        {
            visit(nth, place_inside(nth, at + term.folded.len()));
        }
        let Some(rest) = term.after_swallowed_e() else {
            return;
        };
        for (nth, at) in vocabulary.containing(rest) {
            let before = vocabulary
                .folded(nth)
                .as_bytes()
                .get(..at)
                .and_then(<[u8]>::last);
            if fold::swallows(before) && term.is_after_vowel(vocabulary.plain(nth)) {
                visit(nth, place_inside(nth, at + rest.len()));
            }
        }
    }

    /// In how many records a word with these postings stands; those that have it by themselves and shared count twice.
    pub(super) fn records(&self, postings: Range<usize>) -> usize {
        let postings = self.postings.get(postings).unwrap_or_default();
        let records = postings.iter().map(|posting| {
            let shared = posting.number().checked_sub(self.ids.len());
            let shared = shared.and_then(|shared| self.shared.get(shared));
            shared.map_or(1, Vec::len)
        });
        records.sum()
    }
}

/// The order in which the items are sorted, as places. What is equal stays in the order in which it was.
pub(super) fn order<T>(items: &[T], compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<usize> {
    places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    })
}
