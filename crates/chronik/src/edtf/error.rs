//! What can be wrong with a date, each mistake by its own name.

use super::{Date, Edtf};
use crate::lang::Lang;

/// Why a text is no date here. [`ParseError::reason`] and [`ParseError::cure`] put it in words.
///
/// `text` is the offending text, see [`ParseError::text`].
/// `fix` is the date that was probably meant, where it can be known. It is offered, never used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}. {}.", self.reason(Lang::De), self.cure(Lang::De))]
pub enum ParseError {
    /// Nothing, or nothing but spaces.
    Empty,
    /// Longer than [`MAX_BYTES`](super::MAX_BYTES); refused unread.
    TooLong {
        /// The beginning of the text.
        text: String,
        /// The length of the whole text.
        bytes: usize,
    },
    /// An interval with no date at all: `../..`, `/`.
    NoBound {
        /// The offending text.
        text: String,
    },
    /// An interval whose end is certainly before its start: `2014-07/2014-06`.
    EndBeforeStart {
        /// The start, later than the end.
        start: Date,
        /// The end, earlier than the start.
        end: Date,
    },
    /// A year that has not four digits, or is 0000: `14-07-01`, `2014/15`.
    BadYear {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// A month other than 01–12: `2014-13`.
    MonthOutOfRange {
        /// The offending text.
        text: String,
        /// The year, which is right.
        year: i32,
        /// The month that does not exist, 0–99.
        month: u8,
        /// The date with day and month exchanged, if that is one: `2014-31-12`.
        fix: Option<Edtf>,
    },
    /// A day that its month does not have: `2020-02-31`.
    DayOutOfRange {
        /// The offending text.
        text: String,
        /// The year.
        year: i32,
        /// The month, 1–12.
        month: u8,
        /// The day that does not exist, 0–99.
        day: u8,
        /// The last day of that month, 28–31.
        last: u8,
    },
    /// A month by its name: `Mai`, `1. Juli 2014`.
    MonthName {
        /// The offending text.
        text: String,
        /// The month that is named, 1–12.
        month: u8,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// The year at the end, as in German: `01.07.2014`, `7/2014`.
    GermanOrder {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// A day with a time of day: `2014-07-01T10:00`.
    WithTime {
        /// The offending text.
        text: String,
        /// The day alone.
        fix: Option<Edtf>,
    },
    /// A month or a day with one digit: `2014-7-1`.
    TwoDigits {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// Right but for spaces, invisible characters or dashes that are no hyphen.
    StrayCharacters {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// An interval without a slash between start and end: `2005–2018`, `2005 bis 2018`.
    NoSlash {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
    /// EDTF, but of a part that is not used here: seasons, `201X`, sets, qualified parts,
    /// years before 1 or after 9999.
    Unsupported {
        /// The offending text.
        text: String,
        /// What says the same, where something does.
        fix: Option<Edtf>,
    },
    /// An interval where one date is wanted.
    NotADate {
        /// The offending text.
        text: String,
    },
    /// A date where one certain day is wanted: `2014-07`, `2014-07-01~`.
    NotADay {
        /// The offending text.
        text: String,
    },
    /// Anything else.
    Unknown {
        /// The offending text.
        text: String,
        /// What was probably meant.
        fix: Option<Edtf>,
    },
}

impl ParseError {
    /// The offending text as written: the whole, or the half of an interval that is wrong. `None`
    /// where there is none, or where two dates are wrong together.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Empty | Self::EndBeforeStart { .. } => None,
            Self::TooLong { text, .. }
            | Self::NoBound { text }
            | Self::BadYear { text, .. }
            | Self::MonthOutOfRange { text, .. }
            | Self::DayOutOfRange { text, .. }
            | Self::MonthName { text, .. }
            | Self::GermanOrder { text, .. }
            | Self::WithTime { text, .. }
            | Self::TwoDigits { text, .. }
            | Self::StrayCharacters { text, .. }
            | Self::NoSlash { text, .. }
            | Self::Unsupported { text, .. }
            | Self::NotADate { text }
            | Self::NotADay { text }
            | Self::Unknown { text, .. } => Some(text),
        }
    }

    /// The date that was probably meant, where it can be known. An offer to the editor: it may be
    /// shown or typed in for them, but never be taken silently.
    #[must_use]
    pub fn fix(&self) -> Option<Edtf> {
        match self {
            Self::BadYear { fix, .. }
            | Self::MonthOutOfRange { fix, .. }
            | Self::MonthName { fix, .. }
            | Self::GermanOrder { fix, .. }
            | Self::WithTime { fix, .. }
            | Self::TwoDigits { fix, .. }
            | Self::StrayCharacters { fix, .. }
            | Self::NoSlash { fix, .. }
            | Self::Unsupported { fix, .. }
            | Self::Unknown { fix, .. } => *fix,
            Self::Empty
            | Self::TooLong { .. }
            | Self::NoBound { .. }
            | Self::EndBeforeStart { .. }
            | Self::DayOutOfRange { .. }
            | Self::NotADate { .. }
            | Self::NotADay { .. } => None,
        }
    }

    /// Whether the characters are wrong, not the calendar. Then a look at the whole interval may
    /// find what was meant where the look at one half did not.
    #[cfg(feature = "diagnosis")]
    pub(super) fn is_about_shape(&self) -> bool {
        !matches!(
            self,
            Self::MonthOutOfRange { .. } | Self::DayOutOfRange { .. }
        )
    }
}
