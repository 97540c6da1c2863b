//! Dates as short as a label in a chart allows, and still honest.

use super::words::{Shared, month_name_short};
use super::{Bound, Date, Edtf, Interval, Qualifier};
use crate::lang::Lang;

impl Date {
    /// The date for a label: "2005", "7/2005", "1.7.2005", "ca. 2011", "2011?"; in English
    /// "Jul 2005", "1 Jul 2005" (an English "7/1/2005" would be read in two ways), "c. 2011".
    #[must_use]
    pub fn words_short(self, lang: Lang) -> String {
        let about = match (self.qualifier().is_approximate(), lang) {
            (false, _) => "",
            (true, Lang::De) => "ca. ",
            (true, Lang::En) => "c. ",
        };
        let doubt = if self.qualifier().is_uncertain() {
            "?"
        } else {
            ""
        };
        format!("{about}{}{doubt}", self.plain_short(Shared::Nothing, lang))
    }

    /// The date without its qualifier and without what is shared.
    fn plain_short(self, shared: Shared, lang: Lang) -> String {
        let year = self.year();
        match (lang, self.month(), self.day(), shared) {
            (_, None, _, _) => format!("{year}"),
            (Lang::De, Some(month), None, Shared::Nothing) => format!("{month}/{year}"),
            (Lang::De, Some(month), None, _) => format!("{month}"),
            (Lang::De, Some(month), Some(day), Shared::Nothing) => format!("{day}.{month}.{year}"),
            (Lang::De, Some(month), Some(day), Shared::Year) => format!("{day}.{month}."),
            (Lang::De, Some(_), Some(day), Shared::Month) => format!("{day}."),
            (Lang::En, Some(_), Some(day), Shared::Month) => format!("{day}"),
            (Lang::En, Some(month), day, _) => {
                let mut words = day.map_or_else(String::new, |day| format!("{day} "));
                words.push_str(month_name_short(month, lang));
                if shared == Shared::Nothing {
                    words.push_str(&format!(" {year}"));
                }
                words
            }
        }
    }
}

impl Interval {
    /// The interval for a label, as [`Edtf::words_short`].
    #[must_use]
    pub fn words_short(self, lang: Lang) -> String {
        match (self.start(), self.end()) {
            (Bound::Date(start), Bound::Date(end)) => closed(start, end, lang),
            (Bound::Date(start), Bound::Open) => {
                let since = match lang {
                    Lang::De => "seit",
                    Lang::En => "since",
                };
                format!("{since} {}", start.words_short(lang))
            }
            (Bound::Open, Bound::Date(end)) => {
                let until = match lang {
                    Lang::De => "bis",
                    Lang::En => "until",
                };
                format!("{until} {}", end.words_short(lang))
            }
            (start, end) => {
                let side = |bound: Bound| {
                    bound
                        .date()
                        .map_or_else(|| "?".into(), |date| date.words_short(lang))
                };
                dash(&side(start), &side(end))
            }
        }
    }
}

fn closed(start: Date, end: Date, lang: Lang) -> String {
    if start == end && start.qualifier() == Qualifier::None {
        return start.words_short(lang);
    }
    let shared = match Shared::between(start, end) {
        // "3–15.6.2020" would be read as the 3rd.
        Shared::Year if lang == Lang::De && start.precision() != end.precision() => Shared::Nothing,
        shared => shared,
    };
    let first = match shared {
        Shared::Nothing => start.words_short(lang),
        shared => start.plain_short(shared, lang),
    };
    let end = end.words_short(lang);
    if shared == Shared::Nothing {
        dash(&first, &end)
    } else {
        dash_shared(&first, &end)
    }
}

/// Joined by an en dash, with spaces around it where a side has one: "2005–2018",
/// "1 Jan 2019 – 2020".
fn dash(start: &str, end: &str) -> String {
    let separator = if start.contains(' ') || end.contains(' ') {
        " – "
    } else {
        "–"
    };
    format!("{start}{separator}{end}")
}

/// As [`dash`], where the second side completes the first: "Mar–Jun 2020", "1–5 Mar 2020".
fn dash_shared(start: &str, end: &str) -> String {
    let separator = if start.contains(' ') { " – " } else { "–" };
    format!("{start}{separator}{end}")
}

impl Edtf {
    /// For a label in a chart: "2005–2018", "seit 2020", "1.1.2019–2020", "3–6/2020", "7/2005–?".
    ///
    /// An unknown start or end stays visible as "?". A doubtful date has the sign behind its
    /// year: "2005–2018?".
    #[must_use]
    pub fn words_short(self, lang: Lang) -> String {
        match self {
            Self::Date(date) => date.words_short(lang),
            Self::Interval(interval) => interval.words_short(lang),
        }
    }
}
