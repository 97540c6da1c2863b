//! Looks for the mistake in a text that is no EDTF. Only the failing path comes here; what is
//! found is told, never used.

use super::day::days_in_month;
use super::guess::{Reading, read};
use super::parse::{Fields, exact, fields, is_bound};
use super::{Date, Edtf, ParseError};

/// The mistake in a text that cannot be read.
pub(super) fn text(text: &str) -> ParseError {
    let halves = text.split_once('/').map(|(start, end)| [start, end]);
    if halves.is_some_and(|[_, end]| end.contains('/')) {
        return shape(text);
    }
    let wrong = halves.and_then(|halves| halves.into_iter().find(|half| !is_bound(half)));
    let mistake = one(wrong.unwrap_or(text));
    if wrong.is_some() && mistake.is_about_shape() {
        // A correction of the whole is worth more than one of its first wrong half.
        let whole = shape(text);
        if whole.fix().is_some() {
            return whole;
        }
    }
    mistake
}

/// The mistake in one date.
fn one(text: &str) -> ParseError {
    fields(text).map_or_else(|| shape(text), |fields| calendar(text, fields))
}

/// The mistake in numbers of the right shape.
fn calendar(text: &str, (year, month, day, qualifier): Fields) -> ParseError {
    let text = text.to_owned();
    match (month, day) {
        _ if year == 0 => ParseError::BadYear { text, fix: None },
        // Seasons, quarters and the like take the place of the month.
        (Some(21..=41), None) => ParseError::Unsupported { text, fix: None },
        (Some(month), Some(day)) => match days_in_month(year, month) {
            Some(last) => ParseError::DayOutOfRange {
                text,
                year,
                month,
                day,
                last,
            },
            None => {
                // 2014-31-12: perhaps day and month are exchanged.
                let fix = Date::new(year, Some(day), Some(month), qualifier).map(Edtf::Date);
                ParseError::MonthOutOfRange {
                    text,
                    year,
                    month,
                    fix,
                }
            }
        },
        (Some(month), None) => ParseError::MonthOutOfRange {
            text,
            year,
            month,
            fix: None,
        },
        (None, _) => ParseError::Unknown { text, fix: None },
    }
}

/// The mistake in a text that has not the shape of EDTF: a date, or a whole interval.
fn shape(text: &str) -> ParseError {
    let clean = clean(text);
    if clean.is_empty() {
        return ParseError::Empty;
    }
    let owned = || text.to_owned();
    if clean != text
        && let Some(value) = exact(&clean)
    {
        return ParseError::StrayCharacters {
            text: owned(),
            fix: Some(value),
        };
    }
    if let Some(day) = before_time(text) {
        return ParseError::WithTime {
            text: owned(),
            fix: Some(Edtf::Date(day)),
        };
    }
    let Reading {
        value: fix,
        month,
        year_last,
        no_slash,
        short_year,
    } = read(text);
    let text = owned();
    if let Some(month) = month {
        ParseError::MonthName { text, month, fix }
    } else if no_slash {
        ParseError::NoSlash { text, fix }
    } else if year_last {
        ParseError::GermanOrder { text, fix }
    } else if short_year {
        ParseError::BadYear { text, fix }
    } else if is_beyond(&text) {
        let fix = without_masks(&text);
        ParseError::Unsupported { text, fix }
    } else {
        digits(&clean, text, fix)
    }
}

/// Digits between hyphens, of the wrong length; or anything else.
fn digits(clean: &str, text: String, fix: Option<Edtf>) -> ParseError {
    let mut parts = clean.trim_end_matches(['?', '~', '%']).split('-');
    let year = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !number(year) || rest.len() > 2 || !rest.iter().all(|part| number(part)) {
        ParseError::Unknown { text, fix }
    } else if year.len() != 4 && fix.is_none() {
        ParseError::BadYear { text, fix }
    } else if year.len() == 4 && rest.is_empty() {
        ParseError::Unknown { text, fix }
    } else {
        // 2014-7-1, and 20140701, the basic format of ISO 8601, which EDTF excludes.
        ParseError::TwoDigits { text, fix }
    }
}

/// The text without spaces and invisible characters, and with a hyphen for each look-alike that
/// word processors put in its place.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|&char| {
            !char.is_whitespace()
                && !matches!(
                    char,
                    '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
                )
        })
        .map(|char| {
            if matches!(char, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                '-'
            } else {
                char
            }
        })
        .collect()
}

/// The day in front of a time of day.
fn before_time(text: &str) -> Option<Date> {
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    if !time.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let (year, month, Some(number), qualifier) = fields(day)? else {
        return None;
    };
    Date::new(year, month, Some(number), qualifier)
}

/// Whether the text looks like a part of EDTF that is not used here.
fn is_beyond(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mask = |byte: &u8| matches!(byte, b'X' | b'x' | b'u');
    match bytes {
        [b'{' | b'[', ..] => true,
        // Years before 1 and years of more than four digits; a date qualified from the left.
        [b'-' | b'?' | b'~' | b'%', ..] => digit(1),
        [b'Y', b'-', ..] => digit(2),
        [b'Y', ..] => digit(1),
        // Digits left open, and one part qualified: 201X, 2014-XX, 2014~-07.
        _ => {
            digit(0)
                && (bytes
                    .iter()
                    .all(|byte| byte.is_ascii_digit() || *byte == b'-' || mask(byte))
                    && bytes.iter().any(mask)
                    || bytes
                        .windows(2)
                        .any(|pair| matches!(pair, [b'?' | b'~' | b'%', b'-'])))
        }
    }
}

/// `2014-XX` and `2014-XX-XX` say no more than `2014`. (`201X` is no interval: it is one year.)
fn without_masks(text: &str) -> Option<Edtf> {
    let month = text.strip_suffix("-XX")?;
    exact(month.strip_suffix("-XX").unwrap_or(month))
}
