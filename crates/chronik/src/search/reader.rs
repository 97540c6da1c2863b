//! Reading the records for the index: which words there are, and where they stand.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::{self, Parts, Word};
use super::index::{Posting, order};
use super::vocabulary::{Spelled, Vocabulary};

/// Collects the words of the records.
#[derive(Default)]
pub(super) struct Reader<'a> {
    /// The words in the order of their first appearance; "Pflege" and "pflege" are two.
    words: Vec<New>,
    /// What `words` are ranges of: one text for all folds and one for all spellings, because an
    /// allocation for each took a fifth of the time.
    folds: String,
    spellings: String,
    /// For each word that was read, in order, its place in `words`, and where it stands.
    tokens: Vec<(u32, Posting)>,
    /// How often each of `words` was read. Counted here, where it is at hand, and not in a walk of its own.
    counts: Vec<usize>,
    /// Where in `words` a word is. Most words come again and again: they are looked up, not folded.
    /// As bytes, because cutting a `str` checks both ends each time.
    seen: FxHashMap<&'a [u8], u32>,
    word: Word,
}

/// A word that was not yet sorted.
struct New {
    /// The first eight bytes of the fold as a number: in most comparisons it decides.
    start: u64,
    folded: Range<usize>,
    word: Spelled,
}

impl<'a> Reader<'a> {
    /// Reads a text of a record. Records come one after the other.
    pub(super) fn read(&mut self, text: &'a str, posting: Posting) {
        fold::for_each_word(text, Parts::AndWhole, &mut |range| {
            let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
            let at = match self.seen.get(bytes) {
                Some(&at) => at,
                None => self.add(text.get(range).unwrap_or_default()),
            };
            if let Some(count) = self.counts.get_mut(at as usize) {
                *count += 1;
            }
            self.tokens.push((at, posting));
        });
    }

    /// Adds a word that was not yet seen in this spelling.
    fn add(&mut self, spelling: &'a str) -> u32 {
        self.word.read(spelling, 0..spelling.len());
        let folded = self.word.folded.text();
        let bytes = folded.bytes().chain(std::iter::repeat(0)).take(8);
        let start = bytes.fold(0, |number, byte| number << 8 | u64::from(byte));
        let folded = push(&mut self.folds, folded);
        let plain = push(&mut self.spellings, &self.word.plain);
        let first = push(&mut self.spellings, &fold::without_hidden(spelling));
        self.words.push(New {
            start,
            folded,
            word: Spelled { plain, first },
        });
        self.counts.push(0);
        // More would not fit into memory.
        let at = u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX);
        self.seen.insert(spelling.as_bytes(), at);
        at
    }

    /// Sorts what was read. Words that differ in capitals only become one, spelled like the first.
    pub(super) fn finish(self) -> (Vocabulary, Vec<Posting>) {
        let Self {
            words,
            folds,
            spellings,
            tokens,
            counts,
            ..
        } = self;
        let folded = |new: &New| folds.get(new.folded.clone()).unwrap_or_default();
        let plain = |new: &New| spellings.get(new.word.plain.clone()).unwrap_or_default();
        let order = order(&words, &|a, b| {
            let by_text = || (folded(a), plain(a)).cmp(&(folded(b), plain(b)));
            let by_appearance = || a.word.plain.start.cmp(&b.word.plain.start);
            a.start
                .cmp(&b.start)
                .then_with(by_text)
                .then_with(by_appearance)
        });
        let mut vocabulary = Vocabulary::default();
        let mut places = vec![0; words.len()];
        // Where the postings of each word begin, and where the next one of them belongs.
        let mut own: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        let mut last = None;
        for at in order {
            let (Some(new), Some(place)) = (words.get(at), places.get_mut(at)) else {
                continue;
            };
            if last != Some(plain(new)) {
                last = Some(plain(new));
                vocabulary.push(folded(new), new.word.clone());
                own.push(start..start);
            }
            *place = own.len() - 1;
            start += counts.get(at).copied().unwrap_or_default();
        }
        vocabulary.set_spellings(spellings);
        let mut postings = vec![Posting::default(); start];
        put(&tokens, &places, &mut own, &mut postings);
        vocabulary.set_postings(own);
        (vocabulary, postings)
    }
}

fn push(text: &mut String, word: &str) -> Range<usize> {
    let start = text.len();
    text.push_str(word);
    start..text.len()
}

/// Puts each posting behind those of its word, or into the last one of the same record: so each word has each record once, in
/// their order. A list for every word that grows while reading was slower.
fn put(
    tokens: &[(u32, Posting)],
    places: &[usize],
    own: &mut [Range<usize>],
    postings: &mut [Posting],
) {
    for (at, posting) in tokens {
        let place = places.get(*at as usize).copied();
        let Some(own) = place.and_then(|place| own.get_mut(place)) else {
            continue;
        };
        match postings.get_mut(own.start..=own.end).unwrap_or_default() {
            [.., last, _] if last.record() == posting.record() => *last = *posting.max(last),
            [.., next] => {
                *next = *posting;
                own.end += 1;
            }
            [] => {}
        }
    }
}
