//! A civil day, and the arithmetic of the calendar.
//!
//! Written here rather than taken from a calendar crate: it is four short functions, it needs no
//! failing path, and it was measured to be the smallest (docs/decisions/0001-edtf.md). A test
//! compares every day of the range with the crate `time`.

use std::fmt;
use std::str::FromStr;

use super::{Date, ParseError};

/// One day of the proleptic Gregorian calendar (ISO 8601-1), without time of day or time zone.
///
/// The range is 0001-01-01 to 9999-12-31. Days are ordered as they follow each other, and
/// [`Day::number`] counts them, so distances on a time scale are differences of numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The first day that can be told: 0001-01-01.
    pub const MIN: Self = Self(-719_162);

    /// The last day that can be told: 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day with this year (1–9999), month (1–12) and day of the month; `None` if the calendar
    /// has no such day.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        match days_in_month(year, month) {
            Some(last) if day >= 1 && day <= last => {
                Some(Self(number(year, month as i32, day as i32)))
            }
            _ => None,
        }
    }

    /// The day this many days after 1970-01-01. A number outside [`Day::MIN`]..=[`Day::MAX`] gives
    /// the nearer of the two: on a time scale a pointer may leave the drawing.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        if number < Self::MIN.0 {
            Self::MIN
        } else if number > Self::MAX.0 {
            Self::MAX
        } else {
            Self(number)
        }
    }

    /// Days since 1970-01-01 (which is 0), negative before.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later (earlier when negative), held at [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// Reads exactly `YYYY-MM-DD`. For the reason why a text is no day, use [`Day::from_str`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    /// The year, 1–9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        civil(self.0).0
    }

    /// The month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        civil(self.0).1
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        civil(self.0).2
    }
}

impl fmt::Display for Day {
    /// `YYYY-MM-DD`, which [`Day::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    /// As [`Display`](fmt::Display): a date is easier to read in a failed test than a number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = ParseError;

    /// Reads exactly `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Every [`ParseError`] of a [`Date`], and [`ParseError::NotADay`] for a date that is right
    /// but not one certain day, such as `2014-07` or `2014-07-01~`.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let date: Date = text.parse()?;
        if date.is_exact() {
            Ok(date.earliest())
        } else {
            Err(ParseError::NotADay {
                text: text.to_owned(),
            })
        }
    }
}

/// The number of days of a month; `None` when the year is not 1–9999 or the month not 1–12.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> Option<u8> {
    if year < 1 || year > 9999 {
        return None;
    }
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

// Both directions count years from 1 March, so that the leap day is the last day of its year and
// the length of the months follows one linear formula. The method is Howard Hinnant's "chrono-
// Compatible Low-Level Date Algorithms"; here without its branch for years before 0, which the
// range of `Day` excludes.

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;
/// Days in 400 years, after which the calendar repeats.
const CYCLE: i32 = 146_097;

/// Days since 1970-01-01 of a valid civil date from year 1 on.
const fn number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - EPOCH
}

/// Year, month and day of a number inside the range of [`Day`].
const fn civil(number: i32) -> (i32, u8, u8) {
    let days = number + EPOCH;
    let (cycle, day_of_cycle) = (days / CYCLE, days % CYCLE);
    let year_of_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524
        - day_of_cycle / 146_096)
        / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = cycle * 400 + year_of_cycle + if month <= 2 { 1 } else { 0 };
    (year, month as u8, day as u8)
}
