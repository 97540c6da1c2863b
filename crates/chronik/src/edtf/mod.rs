//! Dates that say how exact and how certain they are: EDTF, the Extended Date/Time Format.
//!
//! Source: ISO 8601-2:2019 and the specification of the Library of Congress of 4 February 2019,
//! <https://www.loc.gov/standards/datetime/>. Supported are, in the words of its section on
//! compliance: level 0 without time of day, and of level 1 the qualifier of a whole date (`?`,
//! `~`, `%`) and the extended interval (open `..`, unknown empty). Years are 1–9999.
//!
//! | written | meaning |
//! |---|---|
//! | `2005` · `2005-07` · `2005-07-01` | a year, a month, a day; nothing more is known |
//! | `2011~` · `2011?` · `2011%` | about 2011 · probably 2011 · probably about 2011 |
//! | `2005/2018` | from a day in 2005 to a day in 2018 |
//! | `2020/..` | since 2020, still running |
//! | `2005-07/` | from July 2005 on; when it ended is not known |
//! | `../2018` · `/2018` | until 2018, without a beginning · its beginning is not known |
//!
//! Reading is strict: what is read is printed back byte by byte, and nothing is corrected
//! silently. What cannot be read gives a [`ParseError`], which says why and what to write instead.

#[cfg(not(feature = "diagnosis"))]
mod brief;
mod date;
mod day;
#[cfg(feature = "diagnosis")]
mod diagnose;
mod error;
#[cfg(feature = "diagnosis")]
mod guess;
#[cfg(feature = "diagnosis")]
mod messages;
mod parse;
#[cfg(feature = "diagnosis")]
mod part;
mod short;
mod words;

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

pub use date::{Date, Precision, Qualifier};
pub use day::{Day, days_in_month};
pub use error::ParseError;
pub use parse::MAX_BYTES;
pub use words::{bound_words, month_name, month_name_short};

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date.
    Date(Date),
    /// `..`: there is none; the interval runs on (or has run since ever).
    Open,
    /// Empty: there is one, but no source tells it.
    Unknown,
}

/// Which end of an interval a [`Bound`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The beginning.
    Start,
    /// The end.
    End,
}

impl Bound {
    /// The date, if there is one.
    #[must_use]
    pub const fn date(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }

    /// The first day of the date, if there is a date.
    #[must_use]
    pub fn earliest(self) -> Option<Day> {
        self.date().map(Date::earliest)
    }

    /// The last day of the date, if there is a date.
    #[must_use]
    pub fn latest(self) -> Option<Day> {
        self.date().map(Date::latest)
    }

    /// A key that tells any two bounds apart. It orders nothing meaningful, so it is no `Ord`.
    fn tie_break(self) -> (u8, Option<Date>) {
        match self {
            Self::Open => (0, None),
            Self::Unknown => (1, None),
            Self::Date(date) => (2, Some(date)),
        }
    }
}

impl fmt::Display for Bound {
    /// EDTF: the date, `..` or nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// A span of time with a beginning and an end, at least one of them dated, and the end not
/// certainly before the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    start: Bound,
    end: Bound,
}

impl Interval {
    /// No interval: a stand-in while a record is read that is going to be dropped.
    pub(crate) const BLANK: Self = Self {
        start: Bound::Unknown,
        end: Bound::Unknown,
    };

    /// The interval between two bounds.
    ///
    /// # Errors
    ///
    /// [`ParseError::NoBound`] if neither bound is a date.
    ///
    /// [`ParseError::EndBeforeStart`] if the last day of the end is before the first day of the
    /// start: `2014-07/2014-06`. Where the spans overlap, some day may be both after the beginning
    /// and before the end, so `2014/2014-06`, `2014-06-15/2014-06` and `2014/2014` are right.
    /// A qualifier excuses nothing: `2015~/2014` is wrong as written, and "about" has no width.
    pub fn new(start: Bound, end: Bound) -> Result<Self, ParseError> {
        match (start, end) {
            (Bound::Date(start), Bound::Date(end)) if end.latest() < start.earliest() => {
                Err(ParseError::EndBeforeStart { start, end })
            }
            (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => {
                Err(ParseError::NoBound {
                    text: format!("{start}/{end}"),
                })
            }
            _ => Ok(Self { start, end }),
        }
    }

    /// The beginning.
    #[must_use]
    pub const fn start(self) -> Bound {
        self.start
    }

    /// The end.
    #[must_use]
    pub const fn end(self) -> Bound {
        self.end
    }
}

impl fmt::Display for Interval {
    /// EDTF, which [`Edtf::from_str`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

/// A date or an interval: what a dataset may say about when something was.
///
/// The order is total and agrees with equality: by the earliest possible start (none: first), then
/// by the latest possible end (none: last). What is equal in both is ordered by the kind and
/// precision of start and end (open, unknown, day, month, year; then the qualifier), and a date
/// comes before the interval from it to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// Something that was on one date, as far as it is known: `2014-07`.
    Date(Date),
    /// Something that lasted: `2014-07/2018`.
    Interval(Interval),
}

impl Edtf {
    /// The beginning; a single date is its own beginning.
    #[must_use]
    pub const fn start(self) -> Bound {
        match self {
            Self::Date(date) => Bound::Date(date),
            Self::Interval(interval) => interval.start,
        }
    }

    /// The end; a single date is its own end.
    #[must_use]
    pub const fn end(self) -> Bound {
        match self {
            Self::Date(date) => Bound::Date(date),
            Self::Interval(interval) => interval.end,
        }
    }

    /// The first day on which it may have begun; `None` if the start is open or unknown.
    #[must_use]
    pub fn earliest_start(self) -> Option<Day> {
        self.start().earliest()
    }

    /// The last day on which it may have begun; `None` if the start is open or unknown.
    ///
    /// Not later than the latest end: `2014/2014-06` began by 2014-06-30.
    #[must_use]
    pub fn latest_start(self) -> Option<Day> {
        let start = self.start().latest()?;
        Some(self.end().latest().map_or(start, |end| end.min(start)))
    }

    /// The first day on which it may have ended; `None` if the end is open or unknown.
    ///
    /// Not earlier than the earliest start: `2014-07/2014` ended on 2014-07-01 at the earliest.
    #[must_use]
    pub fn earliest_end(self) -> Option<Day> {
        let end = self.end().earliest()?;
        Some(self.start().earliest().map_or(end, |start| start.max(end)))
    }

    /// The last day on which it may have ended; `None` if the end is open or unknown.
    #[must_use]
    pub fn latest_end(self) -> Option<Day> {
        self.end().latest()
    }

    /// Whether this is a single date, not an interval.
    #[must_use]
    pub const fn is_point(self) -> bool {
        matches!(self, Self::Date(_))
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |edtf: &Self| {
            (
                // `None` is the smallest `Option`; behind two `Reverse` it is the largest.
                Reverse(edtf.latest_end().map(Reverse)),
                edtf.start().tie_break(),
                edtf.end().tie_break(),
                !edtf.is_point(),
            )
        };
        // The start alone decides nearly always.
        let starts = self.earliest_start().cmp(&other.earliest_start());
        starts.then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    /// EDTF, which [`Edtf::from_str`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(interval) => interval.fmt(f),
        }
    }
}

impl FromStr for Edtf {
    type Err = ParseError;

    /// Reads a date or an interval. Text longer than [`MAX_BYTES`] is refused unread.
    ///
    /// # Errors
    ///
    /// [`ParseError`], which tells each mistake apart.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::edtf(text)
    }
}

impl From<Date> for Edtf {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Interval> for Edtf {
    fn from(interval: Interval) -> Self {
        Self::Interval(interval)
    }
}
