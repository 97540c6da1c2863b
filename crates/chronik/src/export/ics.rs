//! The history as a calendar (RFC 5545). Calendars know only days, so the precision of each date
//! is said in words in the description.

use crate::dataset::Dataset;
use crate::dataset::wire::Entry;
use crate::edtf::Day;
use crate::lang::Lang;

/// Octets a line may have before it is folded, without its CR LF (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The dated entries as events of whole days. An entry without a known end is one day long.
#[must_use]
pub fn calendar(dataset: &Dataset, lang: Lang) -> String {
    let mut out = String::new();
    let mut line = |text: &str| push_folded(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//IQ Chronik Hamburg//Chronik//DE");
    let stamp = dataset
        .updated
        .latest_end()
        .map(compact)
        .unwrap_or_default();
    for entry in &dataset.entries {
        let Some(first) = entry.when.and_then(|when| when.earliest_start()) else {
            continue;
        };
        let last = entry
            .when
            .and_then(|when| when.latest_end())
            .unwrap_or(first);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@iq-chronik-hamburg", entry.id));
        line(&format!("DTSTAMP:{stamp}T000000Z"));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(first)));
        // The end is exclusive.
        line(&format!("DTEND;VALUE=DATE:{}", compact(last.plus(1))));
        line(&format!("SUMMARY:{}", escape(entry.title.get(lang))));
        line(&format!(
            "DESCRIPTION:{}",
            escape(&description(dataset, entry, lang))
        ));
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn description(dataset: &Dataset, entry: &Entry, lang: Lang) -> String {
    let when = entry.when.map(|when| when.words(lang)).unwrap_or_default();
    let sources = entry
        .sources
        .iter()
        .filter_map(|citation| dataset.source(&citation.source));
    let sources: Vec<_> = sources.map(|source| source.url.as_str()).collect();
    format!(
        "{when}\n{}\n{}",
        entry.statement.get(lang),
        sources.join("\n")
    )
}

fn compact(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as a value (RFC 5545, section 3.3.11).
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// Adds a line, folded at character boundaries.
fn push_folded(out: &mut String, text: &str) {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            // The blank that marks the continuation counts.
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_and_unfold_to_the_same() {
        let text = "ä".repeat(200);
        let mut out = String::new();
        push_folded(&mut out, &text);
        assert!(out.lines().all(|line| line.len() <= LINE));
        assert_eq!(out.replace("\r\n ", "").trim_end(), text);
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(escape("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
