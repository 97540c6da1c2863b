//! The history, or offers, as a calendar (RFC 5545). Calendars know only days, so the precision of each date
//! is said in words in the description.

use super::in_words;
use crate::dataset::Dataset;
use crate::dataset::wire::{Citation, Entry, Offer, Text};
use crate::edtf::{Day, Edtf};
use crate::lang::Lang;
use crate::state::Route;

/// Octets a line may have before it is folded, without its CR LF (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The path of the page of an event (RFC 5545, section 3.8.8.2: others pass it over).
const PAGE: &str = "X-IQ-CHRONIK-PAGE";

/// The dated entries as events of whole days. Of an entry without a known end the event is its beginning, and says so.
#[must_use]
pub fn calendar(dataset: &Dataset, lang: Lang) -> String {
    events(dataset, lang, dataset.entries.iter().map(entry_event))
}

/// Offers as events: their stated span, or else from the first to the last evidence. One without any date is a note.
#[must_use]
pub fn offers(dataset: &Dataset, lang: Lang) -> String {
    let offers = dataset.offers.iter().enumerate();
    let offers = offers.map(|(index, offer)| offer_event(dataset, lang, index, offer));
    events(dataset, lang, offers)
}

/// What the timeline shows: the entries, and the projects as offers are.
#[must_use]
pub fn timeline(dataset: &Dataset, lang: Lang) -> String {
    let projects = dataset.projects();
    let projects = projects.map(|(index, project)| offer_event(dataset, lang, index, project));
    let entries = dataset.entries.iter().map(entry_event);
    events(dataset, lang, entries.chain(projects))
}

fn entry_event(entry: &Entry) -> Event<'_> {
    Event {
        id: &entry.id,
        page: None,
        when: entry.when,
        evidence: None,
        title: &entry.title,
        statement: &entry.statement,
        sources: &entry.sources,
    }
}

fn offer_event<'a>(dataset: &Dataset, lang: Lang, index: usize, offer: &'a Offer) -> Event<'a> {
    Event {
        id: &offer.id,
        page: Route::offer(dataset, index).map(|route| route.path(lang)),
        when: offer.when.as_ref().map(|when| when.edtf()),
        evidence: offer.evidence.as_ref().map(|dates| dates.edtf()),
        title: &offer.title,
        statement: &offer.statement,
        sources: &offer.sources,
    }
}

/// What becomes an event.
struct Event<'a> {
    id: &'a str,
    /// The path of its page.
    page: Option<String>,
    when: Option<Edtf>,
    /// The first and the last mention, which say nothing about beginning and end. The event is as long if nothing else is known.
    evidence: Option<Edtf>,
    title: &'a Text,
    statement: &'a Text,
    sources: &'a [Citation],
}

fn events<'a>(dataset: &Dataset, lang: Lang, events: impl Iterator<Item = Event<'a>>) -> String {
    let mut out = String::new();
    let mut line = |text: &str| push_folded(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!(
        "PRODID:-//IQ Chronik Hamburg//Chronik//{}",
        lang.code().to_ascii_uppercase()
    ));
    let stamp = dataset
        .updated
        .latest_end()
        .map(compact)
        .unwrap_or_default();
    for event in events {
        let when = event.when.or(event.evidence);
        let first = when.and_then(|when| when.earliest_start());
        // What stands on no day is a note (section 3.6.3), as an event needs one.
        let component = if first.is_some() {
            "VEVENT"
        } else {
            "VJOURNAL"
        };
        line(&format!("BEGIN:{component}"));
        line(&format!("UID:{}@iq-chronik-hamburg", event.id));
        line(&format!("DTSTAMP:{stamp}T000000Z"));
        let last = when.and_then(|when| when.latest_end());
        if let Some(first) = first {
            line(&format!("DTSTART;VALUE=DATE:{}", compact(first)));
            // The end is exclusive.
            let end = last.unwrap_or(first).plus(1);
            line(&format!("DTEND;VALUE=DATE:{}", compact(end)));
        }
        // A single day in a calendar says that it was over then.
        let begins = match (first.is_some() && last.is_none(), lang) {
            (false, _) => "",
            (true, Lang::De) => "Beginn: ",
            (true, Lang::En) => "Start: ",
        };
        let title = format!(
            "{begins}{}{}",
            event.title.get(lang),
            precision(&event, lang)
        );
        line(&format!("SUMMARY:{}", escape(&title)));
        line(&format!(
            "DESCRIPTION:{}",
            escape(&description(dataset, &event, lang))
        ));
        // A URL needs the address of the site, which the host decides: `files.js` makes one of it.
        if let Some(page) = &event.page {
            line(&format!("{PAGE}:{page}"));
        }
        line(&format!("END:{component}"));
    }
    line("END:VCALENDAR");
    out
}

/// What a calendar cannot show of the time, behind the title, where it is read: "2015" has a first day there, and mentions look like
/// a span. Empty if everything is known to the day.
fn precision(event: &Event<'_>, lang: Lang) -> String {
    match (event.when, event.evidence, lang) {
        (Some(when), _, _) if when.certainty_words(lang).is_some() => {
            format!(" ({})", when.words(lang))
        }
        (None, Some(_), Lang::De) => " (Erwähnungen)".to_owned(),
        (None, Some(_), Lang::En) => " (mentions)".to_owned(),
        _ => String::new(),
    }
}

fn description(dataset: &Dataset, event: &Event<'_>, lang: Lang) -> String {
    let when = in_words(event.when, event.evidence, lang).unwrap_or_else(|| match lang {
        Lang::De => "Ohne Datum".to_owned(),
        Lang::En => "No date".to_owned(),
    });
    let sources = event
        .sources
        .iter()
        .filter_map(|citation| dataset.source(&citation.source));
    let sources: Vec<_> = sources.map(|source| source.url.as_str()).collect();
    format!(
        "{when}\n{}\n{}",
        event.statement.get(lang),
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
    fn an_offer_is_an_event_for_as_long_as_it_is_known() {
        let bytes = include_bytes!("../../../../public/data/iq-hamburg.json");
        let dataset = crate::dataset::read(bytes).unwrap().dataset;
        let out = offers(&dataset, Lang::De);
        let dated = dataset.offers.iter().filter(|offer| {
            let when = offer.when.as_ref().or(offer.evidence.as_ref());
            when.is_some_and(|when| when.edtf().earliest_start().is_some())
        });
        assert_eq!(out.matches("BEGIN:VEVENT").count(), dated.count());
        assert!(out.contains("UID:mission-zukunft@"));
        // What a calendar would show as over after a day, and as a span what are only mentions.
        let out = out.replace("\r\n ", "");
        assert!(out.contains("SUMMARY:Beginn: Zentrale Anlaufstelle Anerkennung"));
        assert!(out.contains("DESCRIPTION:Zuerst belegt: 2015. Zuletzt belegt: 22. März 2021."));
        assert!(out.contains("SUMMARY:Mission Zukunft (Erwähnungen)"));
        // What is known of it after its begin was missing.
        assert!(out.contains("ab 1. Oktober 2010\\, Ende nicht belegt. Zuerst belegt: 1. Oktober 2010. Zuletzt belegt: Oktober 2025."));
        // HANNA has no date. Without it, the calendar of a list of such offers was empty, which RFC 5545 does not allow.
        assert!(out.contains("BEGIN:VJOURNAL\r\nUID:hanna@"));
        assert!(out.contains("DESCRIPTION:Ohne Datum\\n"));
        let components = out.matches("\r\nUID:").count();
        assert_eq!(components, dataset.offers.len());
    }

    /// "2005/2007" looked like two days that somebody knows.
    #[test]
    fn what_is_not_known_to_the_day_says_so_in_the_title() {
        let bytes = include_bytes!("../../../../public/data/iq-hamburg.json");
        let dataset = crate::dataset::read(bytes).unwrap().dataset;
        let out = calendar(&dataset, Lang::De).replace("\r\n ", "");
        assert!(out.contains("SUMMARY:Handwerkskammer Hamburg (2009 bis 31. Dezember 2018)"));
        assert!(out.contains("SUMMARY:EQUAL\\, zweite Förderrunde\r\n"));
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(escape("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
