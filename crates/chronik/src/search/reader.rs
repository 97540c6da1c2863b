//! Reading the records for the index: which words there are, and where they stand.

use rustc_hash::FxHashMap;

use super::fold::{self, Parts, Word};
use super::index::{Entry, Posting};
use super::rank::Weight;

/// Collects the words of the records.
#[derive(Default)]
pub(super) struct Reader<'a> {
    /// In the order of their first appearance.
    pub(super) words: Vec<Entry>,
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
            self.words.push(Entry {
                folded: self.word.folded.text().into(),
                plain: plain.into(),
                spelling: fold::without_hidden(spelling).into(),
                start: 0,
                postings: 0..0,
            });
            self.known.insert(plain.into(), self.words.len() - 1);
            self.words.len() - 1
        });
        self.seen.insert(spelling, at);
        at
    }

    /// The postings, word by word, each record once per word. Tells the words which are theirs.
    ///
    /// Counted first and then put into place, because a list of its own that grows for every word
    /// took longer than everything else.
    pub(super) fn sort_postings(&mut self) -> Vec<Posting> {
        for (at, _) in &self.tokens {
            if let Some(entry) = self.words.get_mut(*at) {
                entry.postings.end += 1;
            }
        }
        let mut start = 0;
        for entry in &mut self.words {
            let count = entry.postings.end;
            entry.postings = start..start;
            start += count;
        }
        let nothing = Posting {
            record: 0,
            weight: Weight::Body,
        };
        let mut postings = vec![nothing; start];
        for (at, posting) in &self.tokens {
            let Some(Entry { postings: own, .. }) = self.words.get_mut(*at) else {
                continue;
            };
            let Some(own_postings) = postings.get_mut(own.start..=own.end) else {
                continue;
            };
            match own_postings {
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
