//! Whether an offer ran on a day, and what is known of it today.
//!
//! Sources rarely state a span; they mention an offer at some time. So two periods are kept apart:
//! the *stated span* (`when`) and the *evidence* (first and last dated mention).

use crate::dataset::wire::Offer;
use crate::edtf::{Bound, Date, Day, Edtf};
use crate::timeline::window::Window;

/// What is known of an offer on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// Its stated span certainly covers the day.
    Ran,
    /// The day lies between its first and its last dated evidence.
    Evidenced,
    /// An unknown or inexact end may reach the day.
    Possible,
    /// It ran, but outside the IQ programme. Not counted.
    OutsideIq,
    /// No source gives any date.
    Undated,
    /// It did not run.
    No,
}

/// The presence of an offer on a day.
#[must_use]
pub fn presence(offer: &Offer, day: Day) -> Presence {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    if let Some(outside) = &offer.outside_iq
        && certainly(&outside.edtf(), day)
    {
        return Presence::OutsideIq;
    }
    if when.as_ref().is_some_and(|when| certainly(when, day)) {
        return Presence::Ran;
    }
    if evidence
        .as_ref()
        .is_some_and(|evidence| certainly(evidence, day))
    {
        return Presence::Evidenced;
    }
    let (Some(first), Some(last)) = (reach_start(when, evidence), reach_end(when, evidence)) else {
        return Presence::Undated;
    };
    let after_start = first.is_none_or(|first| first <= day);
    let before_end = last.is_none_or(|last| day <= last);
    if after_start && before_end {
        Presence::Possible
    } else {
        Presence::No
    }
}

/// Whether a period covers a day however its inexact ends are read.
#[must_use]
pub fn certainly(period: &Edtf, day: Day) -> bool {
    // "About 2011" may be 2012 too: an estimate is off by its own length, and no more.
    let off = |date: Date| match date.qualifier().is_approximate() {
        true => date.latest().number() - date.earliest().number() + 1,
        false => 0,
    };
    let begun = match period.start() {
        Bound::Date(start) => start.latest().plus(off(start)) <= day,
        Bound::Open => true,
        Bound::Unknown => false,
    };
    let lasts = match period.end() {
        Bound::Date(end) => day <= end.earliest().plus(-off(end)),
        Bound::Open => true,
        Bound::Unknown => false,
    };
    // A period inside one inexact unit ("2008/2008") covers nothing for sure.
    begun && lasts
}

/// Whether a period may cover a day.
#[must_use]
pub fn possibly(period: &Edtf, day: Day) -> bool {
    period.earliest_start().is_none_or(|start| start <= day)
        && period.latest_end().is_none_or(|end| day <= end)
}

/// Whether an offer may have run within a window. What has no date at all may have run at any time, and is not
/// asked for by one.
#[must_use]
pub fn may_touch(offer: &Offer, window: Window) -> bool {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    let spans = when.iter().chain(&evidence);
    let known = |span: &Edtf| {
        let first = span.earliest_start().or_else(|| span.latest_end());
        let last = span.latest_end().or_else(|| match span.end() {
            Bound::Open => Some(window.last),
            _ => span.latest_start(),
        });
        first.is_some_and(|first| first <= window.last)
            && last.is_some_and(|last| last >= window.first)
    };
    spans.into_iter().any(known)
}

/// The earliest day an offer may have begun: `Some(None)` if nothing limits it, `None` without any
/// date at all.
fn reach_start(when: Option<Edtf>, evidence: Option<Edtf>) -> Option<Option<Day>> {
    match (when, evidence) {
        (None, None) => None,
        (Some(when), _) => Some(when.earliest_start()),
        (None, Some(_)) => Some(None),
    }
}

/// The last day an offer may have ended, in the same shape.
fn reach_end(when: Option<Edtf>, evidence: Option<Edtf>) -> Option<Option<Day>> {
    match (when, evidence) {
        (None, None) => None,
        (Some(when), _) => Some(when.latest_end()),
        (None, Some(_)) => Some(None),
    }
}

/// What a visitor must know of an offer, in the order in which the catalogue shows it: a proven
/// offer never stands below an old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It ran on the day, or something is known of it in the year of the day, in the year before or later, and nothing says that
    /// it had ended.
    Documented,
    /// Without any date in the sources.
    Undated,
    /// Once evidenced; no source tells an end.
    EndUnknown,
    /// Ended.
    Ended,
    /// All that is known of it is later than the day.
    Later,
}

impl Status {
    /// All, in the order of the catalogue.
    pub const ALL: [Self; 5] = [
        Self::Documented,
        Self::Undated,
        Self::EndUnknown,
        Self::Ended,
        Self::Later,
    ];

    /// The spellings, in the same order.
    pub const IDS: [&'static str; 5] = [
        Self::Documented.id(),
        Self::Undated.id(),
        Self::EndUnknown.id(),
        Self::Ended.id(),
        Self::Later.id(),
    ];

    /// The spelling in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Undated => "undated",
            Self::EndUnknown => "end-unknown",
            Self::Ended => "ended",
            Self::Later => "later",
        }
    }

    /// Reads a spelling.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// The status of an offer on a day.
#[must_use]
pub fn status(offer: &Offer, day: Day) -> Status {
    match presence(offer, day) {
        // Whose money it was is another question.
        Presence::Ran | Presence::Evidenced | Presence::OutsideIq => return Status::Documented,
        Presence::Undated => return Status::Undated,
        Presence::Possible | Presence::No => {}
    }
    let stated_end = offer
        .when
        .as_ref()
        .and_then(|when| when.edtf().latest_end());
    if stated_end.is_some_and(|end| end < day) {
        return Status::Ended;
    }
    if first_known(offer).is_some_and(|first| first > day) {
        return Status::Later;
    }
    match last_known(offer) {
        Some(last) if last.year() >= day.year() - 1 => Status::Documented,
        _ => Status::EndUnknown,
    }
}

/// The last day of which anything is known of an offer: its last evidence, its stated end, or its stated start.
fn last_known(offer: &Offer) -> Option<Day> {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let stated = when.and_then(|when| when.latest_end().or_else(|| when.latest_start()));
    stated.max(last_evidence(offer))
}

/// The first day of which anything is known of an offer.
fn first_known(offer: &Offer) -> Option<Day> {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    let first = |span: &Edtf| span.earliest_start().or_else(|| span.latest_end());
    when.iter().chain(&evidence).filter_map(first).min()
}

/// The last day the last evidence may stand for.
#[must_use]
pub fn last_evidence(offer: &Offer) -> Option<Day> {
    offer
        .evidence
        .as_ref()
        .and_then(|evidence| evidence.edtf().latest_end())
}
