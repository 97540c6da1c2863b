//! Stems: what is left of a word without its endings.
//!
//! Whoever types less than a word finds it as its beginning; whoever types more ("Schweißerinnen"
//! where a record says "Schweißer") would find nothing. So a query word that has a stem shorter than
//! itself is looked for by that stem, too. Only the few words that begin with the stem are stemmed
//! to compare, when they are asked for; nothing is stemmed for the index. The stems are German
//! (Snowball); English plurals lose their endings by the same rules.

use frostem::{Algorithm, Stemmer};

use super::fold;

/// Letters of the shortest stem that is looked for.
const MIN_LETTERS: usize = 3;

/// Bytes of the longest ending: "erinnen", with room for one letter of the stem that an umlaut or
/// `ß` makes longer.
const MAX_ENDING: usize = 8;

/// A stem, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem(String);

impl Stem {
    /// The stem of a query word, if it is shorter than the word.
    pub(super) fn shorter(plain: &str, folded: &str) -> Option<Self> {
        let stem = Self::of(plain);
        let is_shorter = stem.0.len() < folded.len() && folded.starts_with(&stem.0);
        (is_shorter && stem.0.chars().nth(MIN_LETTERS - 1).is_some()).then_some(stem)
    }

    fn of(plain: &str) -> Self {
        Self(fold::fold(&Stemmer::new(Algorithm::German).stem(plain)))
    }

    /// The stem itself.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether a word, given folded and in lower case, has this stem.
    pub(super) fn is_of(&self, folded: &str, plain: &str) -> bool {
        let ending = folded.strip_prefix(&self.0);
        ending.is_some_and(|ending| ending.len() <= MAX_ENDING) && *self == Self::of(plain)
    }
}
