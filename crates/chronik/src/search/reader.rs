//! Reading the records for the index: which words there are, and where they stand.

use std::ops::Range;

use super::fold::{self, Parts, Word};
use super::index::{Posting, Weighted, order};
use super::rank::Weight;
use super::seen::Seen;
use super::vocabulary::{Spelled, Vocabulary};
use crate::order::places_of;

/// Collects the words of the records.
#[derive(Default)]
pub(super) struct Reader<'a> {
    /// The words in the order of their first appearance; "Pflege" and "pflege" are two.
    words: Vec<New>,
    /// What `words` are ranges of: one text for all, because an allocation for each took a fifth of the time.
    text: String,
    /// Each word that was read, in order.
    tokens: Vec<Weighted>,
    /// Where in `tokens` each record ends.
    ends: Vec<usize>,
    /// Where in `words` a word is. Most words come again and again: they are looked up, not folded.
    seen: Seen<'a>,
    word: Word,
}

/// A word that was not yet sorted.
struct New {
    folded: Range<usize>,
    word: Spelled,
}

impl<'a> Reader<'a> {
    /// Reads a text of a record.
    pub(super) fn read(&mut self, text: &'a str, weight: Weight) {
        fold::for_each_word(text, Parts::AndWhole, &mut |range| {
            // As bytes, because cutting a `str` checks both ends each time.
            let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
            let (at, is_new) = self.seen.number(bytes);
            if is_new {
                self.add(text.get(range).unwrap_or_default());
            }
            self.tokens
                .push(Weighted::new(at as usize, weight.factor()));
        });
    }

    /// What is read from now on is in the next record.
    pub(super) fn end_record(&mut self) {
        self.ends.push(self.tokens.len());
    }

    /// Adds a word that was not yet seen in this spelling.
    fn add(&mut self, spelling: &str) {
        let text = &mut self.text;
        let (folded, word) = if fold::simple(spelling, None) == spelling.len() {
            let plain = fold::push_lower(text, spelling);
            let first = match part(text, &plain) == spelling {
                true => plain.clone(),
                false => push(text, spelling),
            };
            (plain.clone(), Spelled { plain, first })
        } else {
            self.word.read(spelling, 0..spelling.len());
            let folded = push(text, self.word.folded.text());
            let plain = push(text, &self.word.plain);
            let first = push(text, &fold::without_hidden(spelling));
            (folded, Spelled { plain, first })
        };
        self.words.push(New { folded, word });
    }

    /// Sorts what was read. Words that differ in capitals only become one, spelled like the first.
    pub(super) fn finish(self) -> (Vocabulary, Vec<Posting>) {
        let Self {
            words,
            text,
            tokens,
            ends,
            seen,
            ..
        } = self;
        let order = sorted(&words, &text);
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
            let plain = part(&text, &new.word.plain);
            if last != Some(plain) {
                last = Some(plain);
                vocabulary.push(part(&text, &new.folded), new.word.clone());
                own.push(start..start);
            }
            *place = own.len() - 1;
            start += seen.count(at);
        }
        vocabulary.set_spellings(text);
        let mut postings = vec![Posting::default(); start];
        put(&tokens, &ends, &places, &mut own, &mut postings);
        vocabulary.set_postings(own);
        (vocabulary, postings)
    }
}

fn push(text: &mut String, word: &str) -> Range<usize> {
    let start = text.len();
    text.push_str(word);
    start..text.len()
}

fn part<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

/// The places of the words sorted by fold, then by spelling, then as they came.
fn sorted(words: &[New], text: &str) -> Vec<usize> {
    // For nearly all words the first sixteen bytes decide.
    let starts: Vec<[u8; 16]> = words
        .iter()
        .map(|new| {
            let mut start = [0; 16];
            let bytes = part(text, &new.folded).bytes();
            start
                .iter_mut()
                .zip(bytes)
                .for_each(|(to, from)| *to = from);
            start
        })
        .collect();
    let mut places = places_of(&starts);
    let start = |place: &usize| starts.get(*place);
    for same in places.chunk_by_mut(|a, b| start(a) == start(b)) {
        if same.len() > 1 {
            let ordered = order(same, &|a, b| {
                let texts = |at: &usize| {
                    let new = words.get(*at)?;
                    Some((part(text, &new.folded), part(text, &new.word.plain)))
                };
                texts(a).cmp(&texts(b))
            });
            let ordered: Vec<usize> = ordered
                .into_iter()
                .filter_map(|at| same.get(at).copied())
                .collect();
            same.copy_from_slice(&ordered);
        }
    }
    places
}

/// Puts each posting behind those of its word, or into the last one of the same record: so each word has each record once, in
/// their order. A list for every word that grows while reading was slower.
fn put(
    tokens: &[Weighted],
    ends: &[usize],
    places: &[usize],
    own: &mut [Range<usize>],
    postings: &mut [Posting],
) {
    let mut start = 0;
    for (record, &end) in ends.iter().enumerate() {
        for token in tokens.get(start..end).unwrap_or_default() {
            let place = places.get(token.number()).copied();
            let Some(own) = place.and_then(|place| own.get_mut(place)) else {
                continue;
            };
            let posting = Posting::new(record, token.factor());
            match postings.get_mut(own.start..=own.end).unwrap_or_default() {
                [.., last, _] if last.number() == record => *last = posting.max(*last),
                [.., next] => {
                    *next = posting;
                    own.end += 1;
                }
                [] => {}
            }
        }
        start = end;
    }
}
