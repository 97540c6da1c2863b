//! Dates in words, for sentences: nothing left out, nothing made more exact than it is.

use super::{Bound, Date, Day, Edtf, Interval, Precision, Qualifier, Side};
use crate::lang::Lang;

const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
// The German abbreviations of the Duden, with their full stops.
const MONTHS_SHORT_DE: [&str; 12] = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];

/// The name of month 1–12: "Juli", "July". Empty for any other number.
#[must_use]
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::De => &MONTHS_DE,
        Lang::En => &MONTHS_EN,
    };
    names
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// The short name of month 1–12: "Sept.", "Sep". Empty for any other number.
#[must_use]
pub fn month_name_short(month: u8, lang: Lang) -> &'static str {
    match lang {
        Lang::De => {
            let index = usize::from(month).wrapping_sub(1);
            MONTHS_SHORT_DE.get(index).copied().unwrap_or_default()
        }
        Lang::En => month_name(month, lang).get(..3).unwrap_or_default(),
    }
}

impl Day {
    /// The day in words: "1. Juli 2014", "1 July 2014".
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        Date::from(self).words(lang)
    }
}

/// How much of the first date need not be said, because the second date says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shared {
    /// All is said.
    Nothing,
    /// The year: "März bis Juni 2020".
    Year,
    /// Month and year: "1. bis 5. März 2020".
    Month,
}

impl Shared {
    /// What two dates share so that leaving it out of the first changes nothing.
    pub(super) fn between(start: Date, end: Date) -> Self {
        let qualified = start.qualifier() != Qualifier::None || end.qualifier() != Qualifier::None;
        if qualified || start.year() != end.year() {
            return Self::Nothing;
        }
        match (start.month(), end.month()) {
            (Some(a), Some(b)) if a != b => Self::Year,
            (Some(_), Some(_)) if start.day().is_some() && end.day().is_some() => Self::Month,
            _ => Self::Nothing,
        }
    }
}

impl Date {
    /// The date in words: "2005", "Juli 2005", "1. Juli 2005", "etwa 2011", "vermutlich 2011",
    /// "vermutlich etwa 2011"; "about 2011", "probably 2011", "probably about 2011".
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let qualifier = match (lang, self.qualifier()) {
            (_, Qualifier::None) => "",
            (Lang::De, Qualifier::Uncertain) => "vermutlich ",
            (Lang::De, Qualifier::Approximate) => "etwa ",
            (Lang::De, Qualifier::Both) => "vermutlich etwa ",
            (Lang::En, Qualifier::Uncertain) => "probably ",
            (Lang::En, Qualifier::Approximate) => "about ",
            (Lang::En, Qualifier::Both) => "probably about ",
        };
        format!("{qualifier}{}", self.plain_words(Shared::Nothing, lang))
    }

    /// The date without its qualifier and without what is shared.
    fn plain_words(self, shared: Shared, lang: Lang) -> String {
        let mut words = String::new();
        let mut say = |word: &str| {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        };
        if let Some(day) = self.day() {
            match lang {
                Lang::De => say(&format!("{day}.")),
                Lang::En => say(&day.to_string()),
            }
        }
        if let Some(month) = self.month()
            && shared != Shared::Month
        {
            say(month_name(month, lang));
        }
        if shared == Shared::Nothing {
            say(&self.year().to_string());
        }
        words
    }
}

impl Interval {
    /// The interval in words, as [`Edtf::words`].
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let (prefix, date, rest) = match (lang, self.start(), self.end()) {
            (_, Bound::Date(start), Bound::Date(end)) => return closed(start, end, lang),
            (Lang::De, Bound::Date(start), Bound::Open) => ("seit", start, ""),
            (Lang::En, Bound::Date(start), Bound::Open) => ("since", start, ""),
            (Lang::De, Bound::Date(start), Bound::Unknown) => ("ab", start, ", Ende nicht belegt"),
            (Lang::En, Bound::Date(start), Bound::Unknown) => {
                ("from", start, ", end not documented")
            }
            (Lang::De, Bound::Open, Bound::Date(end)) => ("bis", end, ""),
            (Lang::En, Bound::Open, Bound::Date(end)) => ("until", end, ""),
            (Lang::De, Bound::Unknown, Bound::Date(end)) => ("bis", end, ", Beginn nicht belegt"),
            (Lang::En, Bound::Unknown, Bound::Date(end)) => {
                ("until", end, ", start not documented")
            }
            // `Interval::new` lets none without a date pass.
            (_, Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => {
                return bound_words(Bound::Unknown, Side::End, lang);
            }
        };
        format!("{prefix} {}{rest}", date.words(lang))
    }
}

/// An interval between two dates in words.
fn closed(start: Date, end: Date, lang: Lang) -> String {
    if start == end && start.qualifier() == Qualifier::None {
        // Begun and ended within the same span: "2014 bis 2014" would sound like a slip.
        let words = start.words(lang);
        return match (start.precision(), lang) {
            (Precision::Day, _) => words,
            (Precision::Month, Lang::De) => format!("im {words}"),
            (Precision::Year, Lang::De) => format!("im Lauf des Jahres {words}"),
            (Precision::Month, Lang::En) => format!("in {words}"),
            (Precision::Year, Lang::En) => format!("in the course of {words}"),
        };
    }
    let to = match lang {
        Lang::De => "bis",
        Lang::En => "to",
    };
    let first = match Shared::between(start, end) {
        Shared::Nothing => start.words(lang),
        shared => start.plain_words(shared, lang),
    };
    format!("{first} {to} {}", end.words(lang))
}

/// How exact and certain one end is, in words: "nur das Jahr ist bekannt", "der Tag ist bekannt",
/// "nicht belegt", "läuft weiter". A clause to stand after "Beginn:" or "Ende:".
#[must_use]
pub fn bound_words(bound: Bound, side: Side, lang: Lang) -> String {
    let date = match (bound, side, lang) {
        (Bound::Date(date), ..) => date,
        (Bound::Unknown, _, Lang::De) => return "nicht belegt".into(),
        (Bound::Unknown, _, Lang::En) => return "not documented".into(),
        (Bound::Open, Side::Start, Lang::De) => return "ohne festen Beginn".into(),
        (Bound::Open, Side::Start, Lang::En) => return "no fixed start".into(),
        (Bound::Open, Side::End, Lang::De) => return "läuft weiter".into(),
        (Bound::Open, Side::End, Lang::En) => return "continues".into(),
    };
    let (uncertain, approximate) = (
        date.qualifier().is_uncertain(),
        date.qualifier().is_approximate(),
    );
    let mut words = String::from(match (lang, date.precision(), approximate) {
        (Lang::De, Precision::Day, false) if uncertain => "auf den Tag genannt",
        (Lang::De, Precision::Day, false) => "der Tag ist bekannt",
        (Lang::De, Precision::Day, true) => "ungefähr dieser Tag",
        (Lang::De, Precision::Month, false) => "nur der Monat ist bekannt",
        (Lang::De, Precision::Month, true) => "nur ungefähr der Monat ist bekannt",
        (Lang::De, Precision::Year, false) => "nur das Jahr ist bekannt",
        (Lang::De, Precision::Year, true) => "nur ungefähr das Jahr ist bekannt",
        (Lang::En, Precision::Day, false) if uncertain => "stated to the day",
        (Lang::En, Precision::Day, false) => "the day is known",
        (Lang::En, Precision::Day, true) => "approximately this day",
        (Lang::En, Precision::Month, false) => "only the month is known",
        (Lang::En, Precision::Month, true) => "only the approximate month is known",
        (Lang::En, Precision::Year, false) => "only the year is known",
        (Lang::En, Precision::Year, true) => "only the approximate year is known",
    });
    if uncertain {
        words.push_str(match lang {
            Lang::De => ", aber unsicher",
            Lang::En => ", but uncertain",
        });
    }
    words
}

impl Edtf {
    /// The date or interval in words: "2005", "2005 bis 2018", "März bis Juni 2020", "seit 2020",
    /// "ab Juli 2005, Ende nicht belegt", "bis 2018, Beginn nicht belegt", "bis 2018".
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Date(date) => date.words(lang),
            Self::Interval(interval) => interval.words(lang),
        }
    }

    /// How exact and certain it is, in words: "Beginn: der Tag ist bekannt; Ende: nur das Jahr ist
    /// bekannt". `None` if there is nothing to add, because every date is known to the day.
    #[must_use]
    pub fn certainty_words(self, lang: Lang) -> Option<String> {
        let exact = |bound: Bound| bound.date().is_some_and(Date::is_exact);
        if exact(self.start()) && exact(self.end()) {
            return None;
        }
        let start = bound_words(self.start(), Side::Start, lang);
        if self.is_point() {
            return Some(start);
        }
        let end = bound_words(self.end(), Side::End, lang);
        Some(match lang {
            Lang::De if start == end => format!("Beginn und Ende: {start}"),
            Lang::En if start == end => format!("Start and end: {start}"),
            Lang::De => format!("Beginn: {start}; Ende: {end}"),
            Lang::En => format!("Start: {start}; end: {end}"),
        })
    }
}
