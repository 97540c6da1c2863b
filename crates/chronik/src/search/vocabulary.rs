//! The words of all records, sorted by their folds: what begins with something, what contains it.

use std::ops::Range;

/// The words. A word that has two spellings is there twice, with the same fold.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// The folds, a line each. In one piece, so that one scan finds what stands inside words, and
    /// so that walking through the words walks through memory.
    lines: String,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The words, in the order of the lines.
    words: Vec<Spelled>,
    /// What the words are parts of.
    spellings: String,
    /// Which of the index's postings belong to each word.
    postings: Vec<Range<usize>>,
}

/// A word as parts of the text of all spellings.
#[derive(Clone, Debug)]
pub(super) struct Spelled {
    /// In lower case, otherwise as spelled.
    pub(super) plain: Range<usize>,
    /// As it stands where it was seen first.
    pub(super) first: Range<usize>,
}

impl Vocabulary {
    /// Adds a word, which must not sort before the last.
    pub(super) fn push(&mut self, folded: &str, word: Spelled) {
        self.starts.push(self.lines.len());
        self.lines.push_str(folded);
        self.lines.push('\n');
        self.words.push(word);
    }

    /// Tells what the words are parts of.
    pub(super) fn set_spellings(&mut self, spellings: String) {
        self.spellings = spellings;
    }

    /// Tells for each word which postings are its own.
    pub(super) fn set_postings(&mut self, postings: Vec<Range<usize>>) {
        self.postings = postings;
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The fold of the word at a place; empty if there is none.
    pub(super) fn folded(&self, nth: usize) -> &str {
        let Some(&start) = self.starts.get(nth) else {
            return "";
        };
        let next = self
            .starts
            .get(nth + 1)
            .copied()
            .unwrap_or(self.lines.len());
        self.lines.get(start..next - 1).unwrap_or_default()
    }

    /// The word at a place in lower case, otherwise as spelled.
    pub(super) fn plain(&self, nth: usize) -> &str {
        let range = self.words.get(nth).map(|word| word.plain.clone());
        self.spellings
            .get(range.unwrap_or_default())
            .unwrap_or_default()
    }

    /// The word at a place as it was spelled where it was seen first.
    pub(super) fn spelling(&self, nth: usize) -> &str {
        let range = self.words.get(nth).map(|word| word.first.clone());
        self.spellings
            .get(range.unwrap_or_default())
            .unwrap_or_default()
    }

    /// Which of the index's postings are of the word at a place.
    pub(super) fn postings(&self, nth: usize) -> Range<usize> {
        self.postings.get(nth).cloned().unwrap_or_default()
    }

    /// The places of the words that begin with `beginning`; if it is a word, its own comes first.
    pub(super) fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.folded(middle) < beginning {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..self.len()).take_while(move |&nth| self.folded(nth).starts_with(beginning))
    }

    /// Where `part` stands in words: the place of the word and the byte in it.
    pub(super) fn containing(&self, part: &str) -> impl Iterator<Item = (usize, usize)> {
        self.lines.match_indices(part).filter_map(|(at, _)| {
            let nth = self
                .starts
                .partition_point(|&start| start <= at)
                .checked_sub(1)?;
            Some((nth, at - self.starts.get(nth)?))
        })
    }
}
