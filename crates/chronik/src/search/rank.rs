//! What a match is worth: every number of the ranking, and why it is what it is.
//!
//! For each word of the query the best match in a record counts: the points of the match times the
//! factor of the field it stands in. A record's score is the sum over the words of the query. Only
//! the proportions matter; whole numbers keep the order the same on every machine.

/// A field of a record, by how much a match in it says about the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// What the record is called.
    Title,
    /// Who runs it.
    Carrier,
    /// Fields, activities, audiences, places, phases: chosen words.
    Keyword,
    /// Running text.
    Body,
}

/// A word in the title is what the record is about: a word beginning in a title (480) is worth
/// more than a whole word in running text (220).
const TITLE: u32 = 8;
/// Carriers are asked for by name, and their names hold many common words ("Hamburg", "Bildung"),
/// so they stay well below the title.
const CARRIER: u32 = 5;
/// A little below the carrier: one keyword is shared by many records.
const KEYWORD: u32 = 4;
/// Running text mentions many things in passing.
const BODY: u32 = 2;

/// The whole word, up to folding.
const WHOLE_WORD: u32 = 100;
/// The word begins with it. Less than a whole word with room for all bonuses, so that within one
/// field the kind of match decides before the bonuses do.
const WORD_START: u32 = 60;
/// The word has the same stem, as "Schweißerinnen" and "Schweißer": surely the same matter, but
/// not what was typed. Between a beginning and an inner part, whatever their bonuses.
const INFLECTED: u32 = 55;
/// It stands inside the word, as "werk" in "Handwerkskammer".
const WORD_INSIDE: u32 = 30;
/// Bonus where it ends the word: the last part of a German compound says what the thing is, an
/// "Umwelthandwerk" is a kind of "Handwerk".
const WORD_END: u32 = 5;
/// Bonus for covering the word, in proportion: "pfleg" is nearer to "Pflege" than to
/// "Pflegefachmannausbildung".
const COVERAGE: u32 = 9;
/// Bonus for the exact spelling, so that "Schweißer" puts "Schweißer" before "Schweisser" and
/// "neuen" puts "neuen" before "neun", although their folds are equal.
const SPELLING: u32 = 10;

/// A synonym of a query word, as a whole word. Synonyms find what would not be found otherwise;
/// even in a title (56) they stay below any real match (60).
const SYNONYM_WHOLE: u32 = 7;
/// A synonym as a part of a word. As its beginning only of a form of it ([`ENDING`]).
const SYNONYM_PART: u32 = 5;
/// Bytes that a word may be longer than a synonym that it begins with: "Abschlüsse" is "Abschluss", "educational" is no "education".
const ENDING: usize = 1;
/// What a field must be worth for a synonym to be looked for in it: a chosen word at least. Running text mentions the "chamber of
/// skilled crafts" where nobody learns a craft.
pub(super) const SYNONYM_FIELD: u32 = KEYWORD;

/// Letters that a query word needs before it is looked for inside words: two letters stand inside
/// nearly every word.
pub(super) const MIN_LETTERS_INSIDE: usize = 3;

const _: () = {
    let bonuses = COVERAGE + SPELLING;
    assert!(
        WORD_START + bonuses < WHOLE_WORD,
        "a word beginning is less than a whole word"
    );
    assert!(
        WORD_INSIDE + WORD_END + bonuses < WORD_START,
        "an inner part is less than a beginning"
    );
    assert!(
        SYNONYM_WHOLE * TITLE < WORD_INSIDE * BODY,
        "a synonym is less than any real match"
    );
    assert!(
        SYNONYM_PART < SYNONYM_WHOLE,
        "a part is less than a whole word"
    );
};

impl Weight {
    pub(super) const fn factor(self) -> u32 {
        match self {
            Self::Title => TITLE,
            Self::Carrier => CARRIER,
            Self::Keyword => KEYWORD,
            Self::Body => BODY,
        }
    }
}

/// Where in a word of the vocabulary a query word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Whole,
    Start,
    Inflected,
    Inside,
    End,
}

/// How a query word and a word of the vocabulary fit.
pub(super) struct Fit {
    pub(super) place: Place,
    /// Bytes of the folded query word and of the folded word.
    pub(super) lengths: (usize, usize),
    /// Whether they fit without folding, too.
    pub(super) same_spelling: bool,
}

impl Fit {
    /// The points of a match of the query word itself.
    pub(super) fn points(&self) -> u32 {
        let kind = match self.place {
            Place::Whole => WHOLE_WORD,
            Place::Start => WORD_START + self.coverage(),
            Place::Inflected => INFLECTED,
            Place::Inside => WORD_INSIDE + self.coverage(),
            Place::End => WORD_INSIDE + WORD_END + self.coverage(),
        };
        if self.same_spelling {
            kind + SPELLING
        } else {
            kind
        }
    }

    /// The points of a match of a synonym.
    pub(super) const fn synonym_points(&self) -> u32 {
        match self.place {
            Place::Whole => SYNONYM_WHOLE,
            // A compound is what its last part says, and an offer with "educational" in its title is not for teachers.
            Place::Start if self.lengths.1 > self.lengths.0 + ENDING => 0,
            Place::Start | Place::Inflected | Place::Inside | Place::End => SYNONYM_PART,
        }
    }

    fn coverage(&self) -> u32 {
        let (term, word) = self.lengths;
        let share = COVERAGE as usize * term.min(word) / word.max(1);
        u32::try_from(share).unwrap_or(COVERAGE)
    }
}
