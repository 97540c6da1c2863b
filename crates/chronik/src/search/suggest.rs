//! "Meinten Sie …?": a query that finds something in place of one that finds nothing.

use std::cmp::Reverse;

use super::index::{Entry, Index};
use super::query::{Query, Term};

/// Corrections of a word that are tried before giving up.
const CANDIDATES: usize = 5;

/// Letters of the longest word that is corrected. The longest words of the catalogue have about
/// forty; measuring a distance takes time in proportion to the square.
const MAX_LETTERS: usize = 48;

/// Letters from which on a word may be the misspelt beginning of a longer one.
const MIN_LETTERS_UNFINISHED: usize = 5;

/// Letters of the shortest part that a compound is split into.
const MIN_LETTERS_PART: usize = 3;

/// What may stand between the parts of a German compound, folded: "Anerkennung-s-beratung".
const LINKS: [&str; 5] = ["", "s", "n", "en", "es"];

/// Typing errors that a word of so many letters may have: every fourth or fifth letter at most,
/// never more than three. In a word of three letters one error leaves too little.
const fn allowed_errors(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

impl Index {
    /// For a query that finds nothing, the nearest query that finds something.
    ///
    /// Each word that stands nowhere is replaced by the nearest word of the records, in the
    /// spelling it has there: few typing errors apart (a letter missing, too many, wrong, or two
    /// swapped), the word perhaps not typed to its end; or, if there is none, by the two words that
    /// it is a compound of. The other words stay as typed. `None` if the query finds something, if
    /// every word by itself stands somewhere, or if nothing is near. Words with digits are not
    /// corrected: another year is another question.
    #[must_use]
    pub fn suggest(&self, query: &str) -> Option<String> {
        let query = Query::parse(query);
        let failing = (0..query.terms.len()).filter(|&nth| !self.has(&query.terms, nth));
        let mut corrections = Vec::new();
        for nth in failing {
            let term = query.terms.get(nth)?;
            let nearest = self.nearest(term);
            if nearest.is_empty() {
                return None;
            }
            corrections.push((term, nearest));
        }
        if corrections.is_empty() {
            return None;
        }
        (0..CANDIDATES)
            .map(|nth| corrected(&query, &corrections, nth))
            .find(|candidate| !self.search(candidate).list.is_empty())
    }

    /// What the term may have been meant to be, nearest first.
    fn nearest(&self, term: &Term) -> Vec<String> {
        let letters: Vec<char> = term.folded.chars().collect();
        let allowed = allowed_errors(letters.len());
        if letters.len() > MAX_LETTERS || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        let wanted = signature(&term.folded);
        let mut near: Vec<_> = self
            .words
            .iter()
            .filter(|entry| missing(wanted, signature(&entry.folded)) <= allowed)
            .filter_map(|entry| {
                let errors = errors(&letters, &term.folded, &entry.folded, allowed)?;
                let common = common_beginning(&term.folded, &entry.folded);
                Some((
                    errors,
                    Reverse(common),
                    Reverse(entry.postings.len()),
                    &entry.spelling,
                ))
            })
            .collect();
        near.sort_unstable();
        near.truncate(CANDIDATES);
        if near.is_empty() {
            return self.split(&term.folded).into_iter().collect();
        }
        near.into_iter()
            .map(|(.., spelling)| spelling.to_string())
            .collect()
    }

    /// Two words of the vocabulary that make up `compound`, the first as long as possible.
    fn split(&self, compound: &str) -> Option<String> {
        let starts = compound.char_indices().map(|(at, _)| at).rev();
        starts
            .filter_map(|at| compound.split_at_checked(at))
            .find_map(|(first, second)| {
                let second = self.word(second)?;
                let first = LINKS
                    .iter()
                    .find_map(|link| self.word(first.strip_suffix(link)?))?;
                Some(format!("{} {}", first.spelling, second.spelling))
            })
    }

    fn word(&self, folded: &str) -> Option<&Entry> {
        folded.chars().nth(MIN_LETTERS_PART - 1)?;
        let at = self.words.partition_point(|entry| *entry.folded < *folded);
        self.words.get(at).filter(|entry| *entry.folded == *folded)
    }
}

/// The query with each failing word replaced by its `nth` correction, or its last.
fn corrected(query: &Query<'_>, corrections: &[(&Term, Vec<String>)], nth: usize) -> String {
    let mut text = String::new();
    let mut end = 0;
    for (term, nearest) in corrections {
        text.push_str(query.text.get(end..term.range.start).unwrap_or_default());
        text.push_str(
            nearest
                .get(nth)
                .or(nearest.last())
                .map_or("", String::as_str),
        );
        end = term.range.end;
    }
    text.push_str(query.text.get(end..).unwrap_or_default());
    text
}

/// How many errors apart the typed word and a word of the vocabulary are, twice: whole errors
/// count two, and not being typed to the end counts one.
fn errors(letters: &[char], typed: &str, word: &str, allowed: usize) -> Option<usize> {
    let length = word.chars().count();
    let whole = (length.abs_diff(letters.len()) <= allowed)
        .then(|| strsim::osa_distance(typed, word))
        .filter(|&distance| distance <= allowed)
        .map(|distance| 2 * distance);
    let is_longer = length > letters.len() && letters.len() >= MIN_LETTERS_UNFINISHED;
    let unfinished = if is_longer {
        let ends = word
            .char_indices()
            .map(|(at, _)| at)
            .skip(letters.len().saturating_sub(1))
            .take(3);
        ends.filter_map(|end| word.get(..end))
            .map(|beginning| strsim::osa_distance(typed, beginning))
            .min()
            .filter(|&distance| distance <= allowed)
            .map(|distance| 2 * distance + 1)
    } else {
        None
    };
    whole.into_iter().chain(unfinished).min()
}

fn common_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// Which letters a word has, as bits.
fn signature(word: &str) -> u32 {
    word.chars()
        .fold(0, |bits, c| bits | 1 << (u32::from(c) % 32))
}

/// How many letters are wanted and not there. Each takes one error at least, so most words are
/// ruled out before their distance is measured.
const fn missing(wanted: u32, there: u32) -> usize {
    (wanted & !there).count_ones() as usize
}
