//! The words of visitors: which mean what in the catalogue, and which mean nothing there.

use super::fold;
use super::query::Term;
use super::synonyms::Synonyms;
use super::vocabulary::{Spelled, Vocabulary};

/// Begins the chosen words of records. A letter that nobody types and no text has.
const CHOSEN: char = 'ꞏ';

/// A chosen word of a record, such as the activity `qualification`, as the index and the file of words have it: the same word in a
/// title is another one, where it means a diploma.
#[must_use]
pub fn chosen(id: &str) -> String {
    // One word, whatever is in the id.
    let letters = id.chars().filter(|letter| letter.is_alphanumeric());
    std::iter::once(CHOSEN).chain(letters).collect()
}

/// Whether a word of the index is one of these: nobody finds it by a part of it.
pub(super) fn is_chosen(word: &str) -> bool {
    word.starts_with(CHOSEN)
}

/// Synonyms and fillers, as they stand in a file of words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(super) synonyms: Synonyms,
    /// Words that ask for nothing: "my", "aus". Folded.
    fillers: Vec<String>,
    /// The single words of the synonyms, for "Meinten Sie …?".
    pub(super) vocabulary: Vocabulary,
}

impl Lexicon {
    /// Reads a file of words. Each line says what to look for, and for which words of visitors:
    ///
    /// ```text
    /// # a remark
    /// @health: nurse, Krankenschwester, infirmière
    /// @all @recognition, @all @counselling: Syria
    /// Handwerkskammer: HWK
    /// : my, the
    /// ```
    ///
    /// Before the colon stand the alternatives: ids of [chosen words](chosen) behind an `@`, or words of the records, each perhaps
    /// several words that a record must all have. Without any, the words are fillers. Lines of another form are passed over; a test
    /// of the file finds them.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::default();
        let mut words: Vec<(String, &str)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((alternatives, terms)) = line.split_once(':') else {
                continue;
            };
            let alternatives: Vec<String> = alternatives.split(',').map(alternative).collect();
            let is_filler = alternatives.iter().all(String::is_empty);
            for term in terms.split(',').map(str::trim) {
                let folded = fold::fold(term);
                if is_filler {
                    lexicon.fillers.push(folded);
                    continue;
                }
                lexicon
                    .synonyms
                    .insert(term, alternatives.iter().map(String::as_str));
                if !folded.is_empty() && !folded.contains(' ') {
                    words.push((folded, term));
                }
            }
        }
        lexicon.vocabulary = vocabulary(words);
        lexicon
    }

    /// Whether a word asks for nothing.
    pub(super) fn fills(&self, term: &Term) -> bool {
        self.fillers.contains(&term.folded)
    }

    /// Takes a word of visitors for itself and for no form of another one: "Lehrer" is no "Lehre", "Maler" no "Mal".
    pub(super) fn settle(&self, terms: &mut [Term]) {
        for term in terms {
            if self.synonyms.has(&term.folded) {
                term.settle();
            }
        }
    }

    /// Leaves out what asks for nothing. Where nothing else was asked, those stay that visitors mean something by: "Ich brauche Hilfe".
    pub(super) fn without_fillers(&self, terms: &mut Vec<Term>) {
        let fills = |(nth, term): (usize, &Term)| {
            self.fills(term) && !self.synonyms.is_in_phrase(terms, nth)
        };
        let mut fills: Vec<bool> = terms.iter().enumerate().map(fills).collect();
        if !fills.contains(&false) {
            let means_nothing = |term: &Term| !self.synonyms.has(&term.folded);
            fills = terms.iter().map(means_nothing).collect();
        }
        if fills.contains(&false) {
            let mut fills = fills.into_iter();
            terms.retain(|_| fills.next() != Some(true));
        }
    }
}

/// What stands before the colon, as the index has it.
fn alternative(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let id = word.strip_prefix('@');
        id.map_or_else(|| word.to_owned(), chosen)
    });
    words.collect::<Vec<_>>().join(" ")
}

impl From<Synonyms> for Lexicon {
    fn from(synonyms: Synonyms) -> Self {
        Self {
            synonyms,
            ..Self::default()
        }
    }
}

/// Words, each folded and as spelled.
fn vocabulary(words: Vec<(String, &str)>) -> Vocabulary {
    let words = crate::order::sorted(words, &|a: &(String, &str), b| a.0.cmp(&b.0));
    let mut vocabulary = Vocabulary::default();
    let mut spellings = String::new();
    for (folded, spelling) in &words {
        let start = spellings.len();
        spellings.push_str(spelling);
        let range = start..spellings.len();
        let (plain, first) = (range.clone(), range);
        vocabulary.push(folded, Spelled { plain, first });
    }
    vocabulary.set_spellings(spellings);
    vocabulary
}
