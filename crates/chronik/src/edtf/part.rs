//! One part of a date written as people write it: the numbers and words between two separators.

use super::words::month_name;
use super::{Bound, Date, Qualifier};
use crate::lang::Lang;

/// What stands between two separators.
#[derive(Clone, Copy, Default)]
pub(super) struct Part {
    /// Value and length of up to three runs of digits.
    numbers: [(i32, usize); 3],
    /// How many there are.
    pub(super) count: usize,
    pub(super) month: Option<u8>,
    pub(super) uncertain: bool,
    pub(super) approximate: bool,
    /// Said by a word: "heute", "unbekannt", "..".
    pub(super) bound: Option<Bound>,
    /// Holds something that is not understood.
    pub(super) strange: bool,
}

impl Part {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0 && self.month.is_none() && self.bound.is_none() && !self.strange
    }

    fn numbers(&self) -> &[(i32, usize)] {
        self.numbers.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, number: i32, length: usize) {
        match self.numbers.get_mut(self.count) {
            Some(slot) => {
                *slot = (number, length);
                self.count += 1;
            }
            None => self.strange = true,
        }
    }

    pub(super) fn take_digits(&mut self, run: &str) {
        match (run.parse(), run.len()) {
            // 20140701
            (Ok(number), 8) => {
                self.push(number / 10_000, 4);
                self.push(number / 100 % 100, 2);
                self.push(number % 100, 2);
            }
            (Ok(number), length) => self.push(number, length),
            (Err(_), _) => self.strange = true,
        }
    }

    pub(super) fn take_sign(&mut self, sign: char) {
        match sign {
            '.' | '-' | ',' => {}
            '?' => self.uncertain = true,
            '~' => self.approximate = true,
            '%' => (self.uncertain, self.approximate) = (true, true),
            _ => self.strange = true,
        }
    }

    /// The date alone, of a part whose word in front is understood: "seit 2020".
    pub(super) fn after_word(&self) -> Option<Bound> {
        let alone = Self {
            bound: None,
            ..*self
        };
        alone.date().map(Bound::Date)
    }

    /// The date, if the numbers, words and signs make one.
    pub(super) fn date(&self) -> Option<Date> {
        if self.strange || self.bound.is_some() {
            return None;
        }
        // A number of one or two digits fits into an `u8`.
        let (year, month, day) = match (self.numbers(), self.month) {
            (&[(year, 4)], month) => (year, month, None),
            (&[(year, 4), (day, 1 | 2)] | &[(day, 1 | 2), (year, 4)], Some(month)) => {
                (year, Some(month), Some(day))
            }
            (&[(year, 4), (month, 1 | 2)] | &[(month, 1 | 2), (year, 4)], None) => {
                (year, Some(month as u8), None)
            }
            (
                &[(year, 4), (month, 1 | 2), (day, 1 | 2)]
                | &[(day, 1 | 2), (month, 1 | 2), (year, 4)],
                None,
            ) => (year, Some(month as u8), Some(day)),
            _ => return None,
        };
        let qualifier = Qualifier::of(self.uncertain, self.approximate);
        Date::new(year, month, day.map(|day| day as u8), qualifier)
    }

    /// What the part means as one end of an interval.
    pub(super) fn bound(&self) -> Option<Bound> {
        match self.bound {
            Some(bound) if self.count == 0 && self.month.is_none() => Some(bound),
            _ if self.is_empty() => Some(Bound::Unknown),
            _ => self.date().map(Bound::Date),
        }
    }

    /// Whether a year stands behind a month or day of one or two digits.
    pub(super) fn is_year_last(&self) -> bool {
        matches!(self.numbers(), [(_, 1 | 2), .., (_, 4)])
    }

    /// 2005-2018: two years with a hyphen between them.
    pub(super) fn two_years(&self) -> Option<(Bound, Bound)> {
        match (self.numbers(), self.month, self.strange) {
            (&[(start, 4), (end, 4)], None, false) => Some((year(start)?, year(end)?)),
            _ => None,
        }
    }

    /// The 15 of 2014/15 as a year. Up to 12 it may be a month, so it is nothing.
    pub(super) fn short_year_after(&self, start: &Self) -> Option<Bound> {
        match (start.numbers(), self.numbers(), self.month, self.strange) {
            (&[(start, 4)], &[(end @ 13.., 2)], None, false) => year(start / 100 * 100 + end),
            _ => None,
        }
    }

    /// The number, if there is one and nothing else.
    fn only_number(&self) -> Option<(i32, usize)> {
        let &[number] = self.numbers() else {
            return None;
        };
        let said = self.month.is_some() || self.bound.is_some() || self.strange;
        (!said && !self.uncertain && !self.approximate).then_some(number)
    }

    /// A date with slashes between its parts, as one: 7/2014, 2014/7/1. 2014/07 is left alone: it
    /// may be an interval.
    pub(super) fn slashed(parts: &[Self]) -> Option<Self> {
        let mut whole = Self::default();
        for part in parts {
            let (number, length) = part.only_number()?;
            whole.push(number, length);
        }
        let interval = matches!(whole.numbers(), [(_, 4), (_, 2)]);
        (!interval).then_some(whole)
    }
}

fn year(year: i32) -> Option<Bound> {
    Date::new(year, None, None, Qualifier::None).map(Bound::Date)
}

/// The month that a word names or abbreviates, in German or English: "juli", "sept", "mrz".
pub(super) fn month_by_name(word: &str) -> Option<u8> {
    let word = match word {
        "mrz" | "mÄrz" => "mar",
        word => word,
    };
    let named = |name: &str| {
        name.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let long_enough = word.len() >= 3;
    (1..=12)
        .find(|&month| long_enough && Lang::ALL.iter().any(|&lang| named(month_name(month, lang))))
}
