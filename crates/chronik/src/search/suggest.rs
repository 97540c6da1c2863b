//! "Meinten Sie …?": a query that finds something in place of one that finds nothing.

use std::cmp::Reverse;
use std::ops::Range;

use super::index::Index;
use super::near::{Distance, for_each_near};
use super::query::{Query, Term};
use super::vocabulary::Vocabulary;

/// Corrections of a word that are tried before giving up.
const CANDIDATES: usize = 5;

/// Words of a query that are corrected. More wrong words are no typing errors but another subject,
/// and each takes some milliseconds.
const MAX_CORRECTED: usize = 2;

/// Words of a query that are left out in turns, and that are tried alone. Each takes a search.
const MAX_TRIED: usize = 4;

/// Words from which on a query is a sentence.
const SENTENCE: usize = 4;

/// Words of a sentence that may be left out for each that is kept.
const MAX_LEFT_OUT: usize = 3;

/// Letters of the longest word that is corrected. The longest words of the catalogue have about
/// forty; measuring a distance takes time in proportion to the square.
const MAX_LETTERS: usize = 48;

/// Letters from which on a word may be the misspelt beginning of a longer one.
const MIN_LETTERS_UNFINISHED: usize = 5;

/// Letters from which on it may be with more than one error.
const MIN_LETTERS_TWO_UNFINISHED: usize = 12;

/// Letters of the shortest part that a compound is split into.
const MIN_LETTERS_PART: usize = 3;

/// What may stand between the parts of a German compound, folded: "Anerkennung-s-beratung".
const LINKS: [&str; 5] = ["", "s", "n", "en", "es"];

/// Typing errors that a word of so many letters may have: every fourth letter at most, never more than three, and in a short word
/// one: two make "Lücken" of "Lübeck". In a word of three letters one error leaves too little.
const fn allowed_errors(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

/// A query that finds something because it asks for less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Less {
    /// The query.
    pub query: String,
    /// The words that were left out, as they were typed.
    pub left_out: Vec<String>,
}

/// A query, and where each of its words stands.
struct Read<'q> {
    query: Query<'q>,
    /// Word by word what each record is worth to it.
    scores: Vec<Vec<u32>>,
}

impl Read<'_> {
    /// The places of its words.
    fn places(&self) -> Range<usize> {
        0..self.scores.len()
    }

    /// Whether a word stands in any record.
    fn stands(&self, nth: usize) -> bool {
        self.have_all(&[nth])
    }

    /// Whether any record has all of these words.
    fn have_all(&self, words: &[usize]) -> bool {
        let records = self.scores.first().map_or(0, Vec::len);
        let has = |nth: &usize, record: usize| {
            let scores = self.scores.get(*nth);
            scores.and_then(|scores| scores.get(record)) > Some(&0)
        };
        (0..records).any(|record| words.iter().all(|nth| has(nth, record)))
    }

    /// Whether it finds anything. What asks for nothing does.
    fn finds(&self) -> bool {
        let all: Vec<usize> = self.places().collect();
        all.is_empty() || self.have_all(&all)
    }
}

impl Less {
    /// Whether it is still about what was asked: of a text that has nothing to do with the records some word stands somewhere.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.left_out.len() <= MAX_LEFT_OUT * self.query.split(' ').count()
    }
}

impl Index {
    /// For a query that finds nothing, one without the words that stand nowhere. If it finds nothing either, one without one more
    /// word, and at last one word alone. What visitors mean by a word is known of some: they are kept as long as others can go.
    /// `None` if nothing is found.
    #[must_use]
    pub fn less(&self, query: &str) -> Option<Less> {
        let read = self.read(query);
        if read.finds() {
            return None;
        }
        self.less_of(&read)
    }

    /// For a query that finds nothing, the nearest query that finds something.
    ///
    /// Two words that are one, written as one. Else:
    ///
    /// Each word that stands nowhere is replaced by the nearest word of the records, in the
    /// spelling it has there: few typing errors apart (a letter missing, too many, wrong, or two
    /// swapped), the word perhaps not typed to its end; or, if there is none, by the two words that
    /// it is a compound of. The other words stay as typed. `None` if the query finds something, if
    /// every word by itself stands somewhere, if more than two do not, or if nothing is near. Words
    /// with digits are not corrected: another year is another question.
    #[must_use]
    pub fn suggest(&self, query: &str) -> Option<String> {
        let read = self.read(query);
        if read.finds() {
            return None;
        }
        self.suggestion(&read)
    }

    /// [`Index::suggest`] and [`Index::less`] of a query for the price of one. If there is neither for a query that finds nothing, its words that stand somewhere with the nearest of one that is misspelt, without the rest: "Krankenschwestr
    /// aus Aleppo" is "Krankenschwester".
    #[must_use]
    pub fn ways_on(&self, query: &str) -> (Option<String>, Option<Less>) {
        let read = self.read(query);
        if read.finds() {
            return (None, None);
        }
        let less = self.less_of(&read);
        let suggestion = self.suggestion(&read).or_else(|| match less {
            None => self.mended(&read),
            Some(_) => None,
        });
        (suggestion, less)
    }

    /// Whether somebody has written a sentence: what is in it is not all meant to be found together.
    #[must_use]
    pub fn is_sentence(&self, query: &str) -> bool {
        Query::parse(query).terms.len() >= SENTENCE
    }

    fn read<'q>(&self, query: &'q str) -> Read<'q> {
        let query = self.query(query);
        let all = 0..query.terms.len();
        let scores = all.map(|nth| self.score(&query.terms, nth)).collect();
        Read { query, scores }
    }

    /// Whether a query finds anything.
    fn finds(&self, query: &str) -> bool {
        self.scores(query).iter().any(|&points| points > 0)
    }

    fn less_of(&self, read: &Read<'_>) -> Option<Less> {
        let query = &read.query;
        let typed = |nth: usize| {
            let range = query.terms.get(nth)?.range.clone();
            Some(query.text.get(range)?.to_owned())
        };
        let with = |kept: &[usize]| {
            if kept.is_empty() || !read.have_all(kept) {
                return None;
            }
            let words: Vec<String> = kept.iter().copied().filter_map(typed).collect();
            let less = words.join(" ");
            let left_out = (0..query.terms.len()).filter(|nth| !kept.contains(nth));
            // Side by side the words that are left may mean something else.
            self.finds(&less).then(|| Less {
                query: less,
                left_out: left_out.filter_map(typed).collect(),
            })
        };
        let kept: Vec<usize> = read.places().filter(|nth| read.stands(*nth)).collect();
        if kept.len() < query.terms.len()
            && let Some(less) = with(&kept)
        {
            return Some(less);
        }
        // First what means nothing to us, the last of it first.
        let is_known = |nth: &usize| !self.synonyms(&query.terms, *nth).is_empty();
        let last_first = || kept.iter().copied().rev();
        let unknown = last_first().filter(|nth| !is_known(nth));
        let order: Vec<usize> = unknown.chain(last_first().filter(is_known)).collect();
        let without = order.iter().take(MAX_TRIED).find_map(|out| {
            let rest: Vec<usize> = kept.iter().copied().filter(|nth| nth != out).collect();
            with(&rest)
        });
        let alone = || {
            order
                .iter()
                .rev()
                .take(MAX_TRIED)
                .find_map(|nth| with(&[*nth]))
        };
        without.or_else(alone)
    }

    fn mended(&self, read: &Read<'_>) -> Option<String> {
        let query = &read.query;
        // A single word was tried by itself.
        if query.terms.len() < 2 {
            return None;
        }
        let mut failing = read
            .places()
            .filter(|nth| !read.stands(*nth))
            .take(MAX_CORRECTED);
        failing.find_map(|nth| {
            let nearest = self.nearest(query.terms.get(nth)?).into_iter().next()?;
            let words = query.terms.iter().enumerate().filter_map(|(other, term)| {
                if other == nth {
                    return Some(nearest.as_str());
                }
                let typed = query.text.get(term.range.clone());
                typed.filter(|_| read.stands(other))
            });
            let mended = words.collect::<Vec<_>>().join(" ");
            self.finds(&mended).then_some(mended)
        })
    }

    fn suggestion(&self, read: &Read<'_>) -> Option<String> {
        let query = &read.query;
        let failing = read.places().filter(|nth| !read.stands(*nth));
        let failing: Vec<usize> = failing.take(MAX_CORRECTED + 1).collect();
        let joined = self.joined(query, &failing);
        if joined.is_some() {
            return joined;
        }
        if failing.len() > MAX_CORRECTED {
            return None;
        }
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
            .map(|nth| corrected(query, &corrections, nth))
            .find(|candidate| self.finds(candidate))
    }

    /// The query with two words written as the one that they are, if it finds something then: "Kranken schwester". One of the two stands
    /// nowhere, or each word stands somewhere. A word that is not known as one is none: "truckdriver" would find drivers.
    fn joined(&self, query: &Query<'_>, failing: &[usize]) -> Option<String> {
        let fails = |nth: usize| failing.is_empty() || failing.contains(&nth);
        let pairs = query.terms.windows(2).enumerate();
        let mut pairs = pairs.filter(|(nth, _)| fails(*nth) || fails(nth + 1));
        let first = pairs.next()?;
        let join = |(_, pair): (usize, &[Term]), with_errors: bool| {
            let [first, second] = pair else {
                return None;
            };
            let folded = format!("{}{}", first.folded, second.folded);
            let word = match with_errors {
                false => self.known(&folded)?.to_owned(),
                true => self
                    .nearest(&Term::from_folded(&folded))
                    .into_iter()
                    .next()?,
            };
            let before = query.text.get(..first.range.start)?;
            let joined = format!("{before}{word}{}", query.text.get(second.range.end..)?);
            let finds = !word.contains(' ') && self.finds(&joined);
            finds.then_some(joined)
        };
        // Looking for what is near takes milliseconds, so only once: "Kranken schwestr".
        let exactly = join(first, false)
            .or_else(|| pairs.take(MAX_TRIED - 1).find_map(|pair| join(pair, false)));
        exactly.or_else(|| {
            if failing.is_empty() {
                None
            } else {
                join(first, true)
            }
        })
    }

    /// How a folded word of the records or of visitors is spelled.
    fn known(&self, folded: &str) -> Option<&str> {
        let visitors = || spelled(&self.lexicon()?.vocabulary, folded);
        spelled(&self.vocabulary, folded).or_else(visitors)
    }

    /// What the term may have been meant to be, nearest first.
    fn nearest(&self, term: &Term) -> Vec<String> {
        let letters = term.folded.chars().count();
        if letters > MAX_LETTERS || term.folded.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let may_be_unfinished = letters >= MIN_LETTERS_UNFINISHED;
        let mut near = Vec::new();
        for limit in 1..=allowed_errors(letters) {
            // The words of the records, then those of visitors that have a meaning.
            let meant = self.lexicon().map(|lexicon| &lexicon.vocabulary);
            let of_visitors = meant.map(|vocabulary| (vocabulary, true));
            let all = std::iter::once((&self.vocabulary, false)).chain(of_visitors);
            for (vocabulary, is_meant) in all {
                let mut add = |nth, far: Distance| {
                    // Few mistype the first letters, and nobody the very first and another one: "Duldung" is no "Bildung". Of a word that
                    // would go on two have to be right: "Goethe" is no "gathering".
                    let common = common_beginning(&term.folded, vocabulary.folded(nth));
                    if common <= usize::from(far.is_unfinished) {
                        return;
                    }
                    // Of a word that would go on, two errors are too many among few letters: "Teilzeit" is no "teilweise".
                    if far.is_unfinished && far.errors > 1 && letters < MIN_LETTERS_TWO_UNFINISHED {
                        return;
                    }
                    let common = Reverse(common);
                    // Visitors write as visitors do: "electrican" is the electrician before anything electrical.
                    let others = !(is_meant && !far.is_unfinished);
                    let records = Reverse(self.records(vocabulary.postings(nth)));
                    let spelling = vocabulary.spelling(nth);
                    // A letter is forgotten more easily than mistaken: "Lehrr" is "Lehrer" before "Lehre".
                    let mistaken = !has_letters(vocabulary.folded(nth), &term.folded);
                    let found = (
                        far.errors,
                        others,
                        common,
                        mistaken,
                        far.is_unfinished,
                        records,
                        spelling,
                    );
                    let rank = near.partition_point(|nearer| *nearer < found);
                    if rank < CANDIDATES {
                        near.insert(rank, found);
                        near.truncate(CANDIDATES);
                    }
                };
                for_each_near(vocabulary, &term.folded, limit, may_be_unfinished, &mut add);
            }
            if !near.is_empty() {
                break;
            }
        }
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
        let mut parts = starts.filter_map(|at| compound.split_at_checked(at));
        parts.find_map(|(first, second)| {
            // "Ausbildung" is not "aus Bildung".
            let second = self.spelling(second).filter(|second| !self.fills(second))?;
            let first = LINKS
                .iter()
                .find_map(|link| self.spelling(first.strip_suffix(link)?))
                .filter(|first| !self.fills(first))?;
            Some(format!("{first} {second}"))
        })
    }

    fn fills(&self, word: &str) -> bool {
        let term = Term::from_folded(&super::fold::fold(word));
        self.lexicon().is_some_and(|lexicon| lexicon.fills(&term))
    }

    /// How a folded word of the vocabulary is spelled, if it is one and long enough for a part.
    fn spelling(&self, folded: &str) -> Option<&str> {
        folded.chars().nth(MIN_LETTERS_PART - 1)?;
        spelled(&self.vocabulary, folded)
    }
}

/// How a folded word of a vocabulary is spelled there.
fn spelled<'a>(vocabulary: &'a Vocabulary, folded: &str) -> Option<&'a str> {
    let nth = vocabulary.beginning_with(folded).next()?;
    (vocabulary.folded(nth) == folded).then(|| vocabulary.spelling(nth))
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

/// Whether a word has all the letters of another one in their order.
fn has_letters(word: &str, letters: &str) -> bool {
    let mut rest = word.chars();
    letters
        .chars()
        .all(|letter| rest.any(|other| other == letter))
}

fn common_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}
