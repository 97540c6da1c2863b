//! Dates as people write them into an address.

use crate::edtf::{Date, Day};

/// Reads `2014-07-01`, `2014-07` or `2014` (EDTF), and `1.7.2014`.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| german(text)?.to_string().parse().ok())
}

fn german(text: &str) -> Option<Day> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Day::new(
        year.trim().parse().ok()?,
        month.trim().parse().ok()?,
        day.trim().parse().ok()?,
    )
}
