//! Strict reading: what has not exactly the shape of EDTF is not read, but handed to
//! `diagnose`, which looks for the mistake.

#[cfg(feature = "diagnosis")]
use super::diagnose;
use super::{Bound, Date, Edtf, Interval, ParseError, Qualifier};

/// The longest text that is looked at, in bytes. The longest EDTF that can be right has 23
/// (`2014-07-01~/2018-12-31~`); the rest is room to recognise a date written out in words.
pub const MAX_BYTES: usize = 64;

/// Reads a date or an interval, or tells the mistake.
pub(super) fn edtf(text: &str) -> Result<Edtf, ParseError> {
    if text.len() > MAX_BYTES {
        let start = text.chars().take(24).collect();
        return Err(ParseError::TooLong {
            text: start,
            bytes: text.len(),
        });
    }
    read(text).map_err(|known| known.unwrap_or_else(|| mistake(text)))
}

#[cfg(feature = "diagnosis")]
fn mistake(text: &str) -> ParseError {
    diagnose::text(text)
}

/// Without the diagnosis: no date, whatever it is.
#[cfg(not(feature = "diagnosis"))]
fn mistake(text: &str) -> ParseError {
    ParseError::Unknown {
        text: text.to_owned(),
        fix: None,
    }
}

/// Reads what is right, and looks for no mistake in anything else.
#[cfg(feature = "diagnosis")]
pub(super) fn exact(text: &str) -> Option<Edtf> {
    read(text).ok()
}

/// Whether the text is right as one half of an interval.
#[cfg(feature = "diagnosis")]
pub(super) fn is_bound(text: &str) -> bool {
    bound(text).is_some()
}

/// The mistake is given if it is one of the interval, not of its halves.
fn read(text: &str) -> Result<Edtf, Option<ParseError>> {
    let Some((start, end)) = text.split_once('/') else {
        return date(text).map(Edtf::Date).ok_or(None);
    };
    let (start, end) = bound(start).zip(bound(end)).ok_or(None)?;
    Interval::new(start, end).map(Edtf::Interval).map_err(Some)
}

fn bound(text: &str) -> Option<Bound> {
    match text {
        "" => Some(Bound::Unknown),
        ".." => Some(Bound::Open),
        _ => date(text).map(Bound::Date),
    }
}

fn date(text: &str) -> Option<Date> {
    let (year, month, day, qualifier) = fields(text)?;
    Date::new(year, month, day, qualifier)
}

/// Year, month, day and qualifier, whatever the numbers.
pub(super) type Fields = (i32, Option<u8>, Option<u8>, Qualifier);

/// Takes a text of the right shape apart; `None` if the shape is wrong.
pub(super) fn fields(text: &str) -> Option<Fields> {
    let (digits, qualifier) = match text.as_bytes() {
        [rest @ .., b'?'] => (rest, Qualifier::Uncertain),
        [rest @ .., b'~'] => (rest, Qualifier::Approximate),
        [rest @ .., b'%'] => (rest, Qualifier::Both),
        rest => (rest, Qualifier::None),
    };
    let (&[m, c, x, i], rest) = digits.split_first_chunk()?;
    let year = i32::from(two(m, c)?) * 100 + i32::from(two(x, i)?);
    let (month, day) = match *rest {
        [] => (None, None),
        [b'-', m, n] => (Some(two(m, n)?), None),
        [b'-', m, n, b'-', d, e] => (Some(two(m, n)?), Some(two(d, e)?)),
        _ => return None,
    };
    Some((year, month, day, qualifier))
}

/// The number of two ASCII digits.
fn two(tens: u8, ones: u8) -> Option<u8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    Some(digit(tens)? * 10 + digit(ones)?)
}
