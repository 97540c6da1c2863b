//! Reading the records for the index: which words there are, and where they stand.

use std::mem;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::{self, Parts, Word};
use super::index::{Entry, Posting, order};
use super::rank::Weight;
use super::vocabulary::Vocabulary;

/// Collects the words of the records.
#[derive(Default)]
pub(super) struct Reader<'a> {
    /// The words in the order of their first appearance, with their folds as ranges of `folds`.
    words: Vec<(Range<usize>, Entry)>,
    folds: String,
    /// For each word that was read, in order, its place in `words`, and where it stands.
    tokens: Vec<(usize, Posting)>,
    /// Where in `words` a word is, as it stands in the records. Most words come again and again:
    /// they are looked up, not folded.
    seen: FxHashMap<&'a str, usize>,
    /// Where in `words` a word is, in lower case.
    known: FxHashMap<Box<str>, usize>,
    word: Word,
}

impl<'a> Reader<'a> {
    /// Reads a text of a record. Records come one after the other.
    pub(super) fn read(&mut self, text: &'a str, posting: Posting) {
        fold::for_each_word(text, Parts::AndWhole, &mut |range| {
            let spelling = text.get(range).unwrap_or_default();
            let at = match self.seen.get(spelling) {
                Some(&at) => at,
                None => self.add(spelling),
            };
            self.tokens.push((at, posting));
        });
    }

    /// Where a word is that was not yet seen in this spelling.
    fn add(&mut self, spelling: &'a str) -> usize {
        self.word.read(spelling, 0..spelling.len());
        let plain = self.word.plain.as_str();
        let at = self.known.get(plain).copied().unwrap_or_else(|| {
            let start = self.folds.len();
            self.folds.push_str(self.word.folded.text());
            let entry = Entry {
                plain: Box::default(),
                spelling: fold::without_hidden(spelling).into(),
                postings: 0..0,
            };
            self.words.push((start..self.folds.len(), entry));
            self.known.insert(plain.into(), self.words.len() - 1);
            self.words.len() - 1
        });
        self.seen.insert(spelling, at);
        at
    }

    /// What was read: the folded words in order, the words in the same order, and their postings.
    pub(super) fn finish(mut self) -> (Vocabulary, Vec<Entry>, Vec<Posting>) {
        let postings = self.sort_postings();
        for (plain, at) in self.known {
            if let Some((_, entry)) = self.words.get_mut(at) {
                entry.plain = plain;
            }
        }
        let folded = |range: &Range<usize>| self.folds.get(range.clone()).unwrap_or_default();
        let order = order(&self.words, &|(a, x), (b, y)| {
            (folded(a), &x.plain).cmp(&(folded(b), &y.plain))
        });
        let sorted = order.iter().filter_map(|&at| self.words.get(at));
        let vocabulary = Vocabulary::new(sorted.map(|(range, _)| folded(range)));
        let mut take = |at| self.words.get_mut(at).map(|(_, entry)| mem::take(entry));
        let words = order.into_iter().filter_map(&mut take).collect();
        (vocabulary, words, postings)
    }

    /// The postings, word by word, each record once per word. Tells the words which are theirs.
    ///
    /// They are counted first and then put into place: a list for every word that grows while
    /// reading took longer than everything else.
    fn sort_postings(&mut self) -> Vec<Posting> {
        for (at, _) in &self.tokens {
            if let Some((_, entry)) = self.words.get_mut(*at) {
                entry.postings.end += 1;
            }
        }
        let mut start = 0;
        for (_, entry) in &mut self.words {
            let count = entry.postings.end;
            entry.postings = start..start;
            start += count;
        }
        let mut postings = vec![
            Posting {
                record: 0,
                weight: Weight::Body
            };
            start
        ];
        for (at, posting) in &self.tokens {
            let Some((_, Entry { postings: own, .. })) = self.words.get_mut(*at) else {
                continue;
            };
            match postings.get_mut(own.start..=own.end).unwrap_or_default() {
                [.., last, _] if last.record == posting.record => last.raise(posting.weight),
                [.., next] => {
                    *next = *posting;
                    own.end += 1;
                }
                [] => {}
            }
        }
        postings
    }
}

impl Posting {
    fn raise(&mut self, weight: Weight) {
        if self.weight.factor() < weight.factor() {
            self.weight = weight;
        }
    }
}
