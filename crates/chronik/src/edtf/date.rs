//! A date as exact as its source: a year, a month of a year, or a day.

use std::fmt;
use std::str::FromStr;

use super::day::days_in_month;
use super::{Day, Edtf, ParseError};

/// How exact a date is. Ordered from the shortest span to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// One day is told: `2005-07-01`.
    Day,
    /// Only the month is told: `2005-07`.
    Month,
    /// Only the year is told: `2005`.
    Year,
}

/// How certain a date is; one sign behind the whole date (EDTF level 1, ISO 8601-2:2019).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// No sign: stated as it is.
    #[default]
    None,
    /// `?`: the source is doubtful.
    Uncertain,
    /// `~`: an estimate, possibly near it.
    Approximate,
    /// `%`: both, a doubtful estimate.
    Both,
}

impl Qualifier {
    /// The sign as written behind the date; empty for [`Qualifier::None`].
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }

    /// The qualifier that says these two things.
    #[must_use]
    pub const fn of(uncertain: bool, approximate: bool) -> Self {
        match (uncertain, approximate) {
            (false, false) => Self::None,
            (true, false) => Self::Uncertain,
            (false, true) => Self::Approximate,
            (true, true) => Self::Both,
        }
    }

    /// Whether the date is doubtful (`?` or `%`).
    #[must_use]
    pub const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// Whether the date is an estimate (`~` or `%`).
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }
}

/// A year, a month or a day, with a qualifier: `2005`, `2005-07`, `2005-07-01`, `2011~`.
///
/// Years are 1–9999 in four digits. Ordered by earliest day, then latest day, then qualifier.
// The order derives from the order of the fields: with the same first day, a longer span ends
// later, and the precisions are declared from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    first: Day,
    precision: Precision,
    qualifier: Qualifier,
}

impl Date {
    /// A date from its parts; `None` if the calendar has no such date, or if a day is given
    /// without a month.
    #[must_use]
    pub const fn new(
        year: i32,
        month: Option<u8>,
        day: Option<u8>,
        qualifier: Qualifier,
    ) -> Option<Self> {
        let (first, precision) = match (month, day) {
            (Some(month), Some(day)) => (Day::new(year, month, day), Precision::Day),
            (Some(month), None) => (Day::new(year, month, 1), Precision::Month),
            (None, None) => (Day::new(year, 1, 1), Precision::Year),
            (None, Some(_)) => (None, Precision::Day),
        };
        match first {
            Some(first) => Some(Self {
                first,
                precision,
                qualifier,
            }),
            None => None,
        }
    }

    /// The first day of the span as written: of `2005` it is 2005-01-01.
    ///
    /// A qualifier does not widen the span. The standard gives "approximate" no width, and an
    /// invented one would be false precision; say it in words instead.
    #[must_use]
    pub const fn earliest(self) -> Day {
        self.first
    }

    /// The last day of the span as written: of `2005` it is 2005-12-31. See [`Date::earliest`].
    #[must_use]
    pub const fn latest(self) -> Day {
        let (year, month) = (self.first.year(), self.first.month());
        let last = match self.precision {
            Precision::Day => None,
            Precision::Month => match days_in_month(year, month) {
                Some(last) => Day::new(year, month, last),
                None => None,
            },
            Precision::Year => Day::new(year, 12, 31),
        };
        match last {
            Some(day) => day,
            None => self.first,
        }
    }

    /// Whether the date tells a day, a month or a year.
    #[must_use]
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// Whether the date is doubtful, an estimate, both or neither.
    #[must_use]
    pub const fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// Whether the date is an estimate, doubtful or not.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        matches!(self.qualifier, Qualifier::Approximate | Qualifier::Both)
    }

    /// The year, 1–9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, 1–12, if it is told.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        match self.precision {
            Precision::Year => None,
            Precision::Month | Precision::Day => Some(self.first.month()),
        }
    }

    /// The day of the month, 1–31, if it is told.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        match self.precision {
            Precision::Year | Precision::Month => None,
            Precision::Day => Some(self.first.day()),
        }
    }

    /// Whether the date tells one day without a qualifier.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        matches!(
            (self.precision, self.qualifier),
            (Precision::Day, Qualifier::None)
        )
    }
}

impl From<Day> for Date {
    /// The date that tells exactly this day.
    fn from(day: Day) -> Self {
        Self {
            first: day,
            precision: Precision::Day,
            qualifier: Qualifier::None,
        }
    }
}

impl fmt::Display for Date {
    /// EDTF, which [`Date::from_str`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        for part in [self.month(), self.day()].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        f.write_str(self.qualifier.sign())
    }
}

impl FromStr for Date {
    type Err = ParseError;

    /// Reads one date.
    ///
    /// # Errors
    ///
    /// [`ParseError`]; [`ParseError::NotADate`] for an interval, which is right EDTF but not one
    /// date.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        match text.parse()? {
            Edtf::Date(date) => Ok(date),
            Edtf::Interval(_) => Err(ParseError::NotADate {
                text: text.to_owned(),
            }),
        }
    }
}
