//! Guesses what was meant by a date written as people write it: "Mai 2014", "01.07.2014",
//! "2005 bis 2018", "seit 2020", "ca. 2011". The guess is offered in the error message.

use super::part::{Part, month_by_name};
use super::{Bound, Edtf, Interval};

/// What a lenient look at a text found.
#[derive(Default)]
pub(super) struct Reading {
    /// What was probably meant.
    pub(super) value: Option<Edtf>,
    /// The first month called by its name.
    pub(super) month: Option<u8>,
    /// Whether a year stands behind a month or day of one or two digits.
    pub(super) year_last: bool,
    /// Whether two dates are joined by something else than a slash.
    pub(super) no_slash: bool,
    /// Whether the end is a year of two digits: 2014/15.
    pub(super) short_year: bool,
}

/// What a word says about a date.
#[derive(Clone, Copy)]
enum Word {
    About,
    Doubt,
    /// As an end: it runs on. In front of a date: it has run on since.
    Open,
    /// As an end: nobody knows. In front of a date: from then on, the end is not said.
    Unknown,
    /// Between start and end; in front of a date: the start is not said.
    Join,
    /// Says nothing.
    Filler,
}

const WORDS: [(&str, Word); 32] = [
    ("ca", Word::About),
    ("circa", Word::About),
    ("etwa", Word::About),
    ("um", Word::About),
    ("ungefähr", Word::About),
    ("about", Word::About),
    ("vermutlich", Word::Doubt),
    ("wohl", Word::Doubt),
    ("probably", Word::Doubt),
    ("seit", Word::Open),
    ("since", Word::Open),
    ("heute", Word::Open),
    ("jetzt", Word::Open),
    ("laufend", Word::Open),
    ("offen", Word::Open),
    ("open", Word::Open),
    ("now", Word::Open),
    ("today", Word::Open),
    ("ab", Word::Unknown),
    ("unbekannt", Word::Unknown),
    ("unknown", Word::Unknown),
    ("bis", Word::Join),
    ("to", Word::Join),
    ("until", Word::Join),
    ("von", Word::Filler),
    ("vom", Word::Filler),
    ("from", Word::Filler),
    ("im", Word::Filler),
    ("st", Word::Filler),
    ("nd", Word::Filler),
    ("rd", Word::Filler),
    ("th", Word::Filler),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Space,
    Slash,
    LongDash,
    Sign,
}

impl Kind {
    fn of(char: char) -> Self {
        match char {
            '0'..='9' => Self::Digit,
            '/' => Self::Slash,
            '\u{2012}'..='\u{2015}' => Self::LongDash,
            _ if char.is_whitespace() => Self::Space,
            _ if char.is_ascii_alphabetic() || !char.is_ascii() => Self::Letter,
            _ => Self::Sign,
        }
    }
}

/// The text taken apart: up to three parts between slashes, dashes and "bis".
#[derive(Default)]
struct Parts {
    parts: [Part; 3],
    /// How many separators there are, which is the index of the current part.
    joins: usize,
    /// Whether one of them is not a slash.
    joined: bool,
}

pub(super) fn read(text: &str) -> Reading {
    let mut parts = Parts::default();
    let (mut run, mut kind) = (String::new(), Kind::Space);
    for char in text.chars().chain([' ']) {
        let next = Kind::of(char);
        if next != kind {
            parts.take(kind, &run, next);
            run.clear();
            kind = next;
        }
        run.push(char.to_ascii_lowercase());
    }
    parts.meaning()
}

impl Parts {
    fn take(&mut self, kind: Kind, run: &str, next: Kind) {
        let part = &mut self.parts[self.joins.min(2)];
        match kind {
            Kind::Space => {}
            Kind::Slash => self.joins += run.len(),
            Kind::LongDash => self.join(),
            // Between spaces a hyphen is a dash.
            Kind::Sign if run == "-" && next == Kind::Space => self.join(),
            Kind::Sign if run == ".." => part.bound = Some(Bound::Open),
            Kind::Sign => run.chars().for_each(|sign| part.take_sign(sign)),
            Kind::Digit => part.take_digits(run),
            Kind::Letter => match WORDS.iter().find(|(word, _)| *word == run) {
                Some((_, Word::About)) => part.approximate = true,
                Some((_, Word::Doubt)) => part.uncertain = true,
                Some((_, Word::Open)) => part.bound = Some(Bound::Open),
                Some((_, Word::Unknown)) => part.bound = Some(Bound::Unknown),
                Some((_, Word::Join)) => {
                    if part.is_empty() {
                        part.bound = Some(Bound::Open);
                    }
                    self.join();
                }
                Some((_, Word::Filler)) => {}
                None => {
                    let month = month_by_name(run);
                    part.strange |= month.is_none() || part.month.is_some();
                    part.month = part.month.or(month);
                }
            },
        }
    }

    fn join(&mut self) {
        self.joins += 1;
        self.joined = true;
    }

    fn meaning(&self) -> Reading {
        let [first, second, _] = &self.parts;
        let mut reading = Reading {
            month: first.month.or(second.month),
            year_last: first.is_year_last() || second.is_year_last(),
            ..Reading::default()
        };
        let short = second.short_year_after(first);
        let pair = match self.joins {
            // "seit 2020" and "ab 2020": the word in front says what the end is.
            0 if let Some(end) = first.bound => first.after_word().zip(Some(end)),
            0 => first.two_years(),
            1 => first.bound().zip(short.or_else(|| second.bound())),
            _ => None,
        };
        reading.value = match pair {
            Some((start, end)) => {
                let hyphen = self.joins == 0 && first.bound.is_none();
                reading.no_slash =
                    (self.joined || hyphen) && (start.date().or(end.date())).is_some();
                reading.short_year = short.is_some();
                Interval::new(start, end).ok().map(Edtf::Interval)
            }
            None if self.joins == 0 => first.date().map(Edtf::Date),
            None if self.joined => None,
            None => self
                .parts
                .get(..=self.joins)
                .and_then(Part::slashed)
                .and_then(|whole| {
                    reading.year_last |= whole.is_year_last();
                    // Of 1/7/2014 only the year is clear.
                    let clear = whole.count == 2 || !whole.is_year_last();
                    whole.date().filter(|_| clear).map(Edtf::Date)
                }),
        };
        reading
    }
}
