//! Made-up datasets of any size, for measuring.
//!
//! What is measured has to be the same for everybody: entries are drawn from a seed, so the same
//! seed and number give the same file, byte for byte. They are written in the project's own format
//! ([`dataset`]) and are sound; other programs get the same entries from [`entries`]. For the search there is a
//! [`catalogue`] of projects with modules.

mod compounds;
mod offers;
mod words;

pub use offers::catalogue;

use chronik::dataset::vocabulary::Lane;
use chronik::edtf::Day;
use oorandom::Rand32;
use serde_json::{Value, json};

/// The seed of all published figures.
pub const SEED: u64 = 2005;

/// The numbers of entries of all published figures.
pub const SIZES: [usize; 4] = [20, 1_000, 10_000, 100_000];

/// The lanes in which the entries stand.
pub const LANES: [Lane; 4] = [
    Lane::Coordination,
    Lane::Name,
    Lane::Funding,
    Lane::Milestones,
];

/// The first and the last year of the entries.
pub const YEARS: (i32, i32) = (2005, 2027);

/// How many entries of a lane say what holds in it, as who coordinates or pays does: few, because
/// they stand in one sentence together.
const SPEAKING: usize = 8;

/// The last day of each year named, and the first of the next phase, as the real phases have it.
const PHASES: [(i32, i32); 7] = [
    (2005, 2007),
    (2008, 2010),
    (2011, 2014),
    (2015, 2018),
    (2019, 2022),
    (2023, 2025),
    (2026, 2028),
];

/// A made-up entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 0.
    pub number: usize,
    /// Its lane, one of [`LANES`].
    pub lane: Lane,
    /// Its title, the same in both languages.
    pub title: String,
    /// When, as it is written in the dataset (EDTF).
    pub when: String,
    /// Its first day.
    pub start: Day,
    /// Its last day; `None` for a single day.
    pub end: Option<Day>,
}

/// Draws entries: about four of five last from a month to four years, the others are single days.
/// Dates are exact to the day, the month or the year, and some are still running.
#[must_use]
pub fn entries(count: usize, seed: u64) -> Vec<Entry> {
    let mut random = Rand32::new(seed);
    (0..count)
        .map(|number| entry(number, &mut random))
        .collect()
}

fn entry(number: usize, random: &mut Rand32) -> Entry {
    let lane = pick(random, &LANES);
    let title = words::title(random, number + 1);
    let (first, last) = (day(YEARS.0, 1, 1), day(YEARS.1, 12, 31));
    let days = last.number() - first.number();
    let start = first.plus(below(random, days));
    let range = below(random, 100) < 80;
    let end = range.then(|| start.plus(30 + below(random, 4 * 365)).min(last));
    let (when, start, end) = written(random, start, end);
    Entry {
        number,
        lane,
        title,
        when,
        start,
        end,
    }
}

/// A period as a source would state it, and the days that it then means.
fn written(random: &mut Rand32, start: Day, end: Option<Day>) -> (String, Day, Option<Day>) {
    let (year, month) = (start.year(), start.month());
    let Some(end) = end else {
        return (start.to_string(), start, None);
    };
    let last = day(YEARS.1, 12, 31);
    match below(random, 100) {
        0..60 => (format!("{start}/{end}"), start, Some(end)),
        60..85 => {
            let (to_year, to_month) = (end.year(), end.month());
            let when = format!("{year:04}-{month:02}/{to_year:04}-{to_month:02}");
            (
                when,
                day(year, month, 1),
                Some(month_end(to_year, to_month)),
            )
        }
        85..95 => {
            let to = end.year();
            let when = format!("{year:04}/{to:04}");
            (when, day(year, 1, 1), Some(day(to, 12, 31)))
        }
        _ => (format!("{start}/.."), start, Some(last)),
    }
}

/// The seven phases as entries.
fn phases() -> Vec<Value> {
    let phases = PHASES.iter().zip(1..).map(|((from, to), number)| {
        let text = json!({ "de": "Erfunden.", "en": "Made up." });
        json!({
            "id": format!("{from}-{to}"),
            "lane": "phases",
            "certainty": "stated",
            "overview": true,
            "when": format!("{from}-01-01/{to}-12-31"),
            "title": both(&format!("Phase {number}")),
            "statement": text,
            "phase": { "number": number, "focus": text, "money": text, "structure": text },
            "sources": sources(),
        })
    });
    phases.collect()
}

/// The only source, as records name it.
fn sources() -> Value {
    json!([{ "source": "quelle" }])
}

/// The dataset with these entries, the seven phases, and one source for all of it.
#[must_use]
pub fn dataset(entries: &[Entry]) -> String {
    let mut spoken = [0; LANES.len()];
    let entries = entries.iter().map(|entry| {
        let mut record = json!({
            "id": format!("eintrag-{}", entry.number),
            "lane": entry.lane.id(),
            "certainty": "stated",
            "overview": true,
            "when": entry.when,
            "title": both(&entry.title),
            "statement": { "de": "Erfunden.", "en": "Made up." },
            "sources": sources(),
        });
        let lane = LANES.iter().position(|lane| *lane == entry.lane);
        if let Some(spoken) = lane.and_then(|lane| spoken.get_mut(lane))
            && *spoken < SPEAKING
            && entry.end.is_some()
        {
            *spoken += 1;
            record["value"] = both(&entry.title);
        }
        record
    });
    let entries = phases().into_iter().chain(entries).collect();
    file(entries, Vec::new(), Vec::new())
}

/// A dataset as a file.
fn file(entries: Vec<Value>, organisations: Vec<Value>, projects: Vec<Value>) -> String {
    let none: [Value; 0] = [];
    let file = json!({
        "version": 1,
        "title": { "de": "Messdaten", "en": "Data for measuring" },
        "updated": "2026-11-22",
        "span": "2005/2028",
        "sources": [{
            "id": "quelle",
            "url": "https://messdaten.example/",
            "title": "Erfunden",
            "publisher": "Niemand",
            "lang": "de",
        }],
        "organisations": organisations,
        "entries": entries,
        "figures": none,
        "projects": projects,
        "conflicts": none,
        "gaps": none,
    });
    file.to_string()
}

/// The same text in both languages.
fn both(text: &str) -> Value {
    json!({ "de": text, "en": text })
}

/// A number from 0 to below `limit`.
fn below(random: &mut Rand32, limit: i32) -> i32 {
    let limit = u32::try_from(limit).unwrap_or(1).max(1);
    i32::try_from(random.rand_range(0..limit)).unwrap_or_default()
}

/// One of a list.
fn pick<T: Copy, const N: usize>(random: &mut Rand32, list: &[T; N]) -> T {
    let length = i32::try_from(N).unwrap_or(1);
    let place = usize::try_from(below(random, length)).unwrap_or_default();
    list[place]
}

/// A day that is there: only called with days of the calendar.
fn day(year: i32, month: u8, day: u8) -> Day {
    Day::new(year, month, day).unwrap_or(Day::MIN)
}

fn month_end(year: i32, month: u8) -> Day {
    let days = chronik::edtf::days_in_month(year, month).unwrap_or(28);
    day(year, month, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let file = |seed| dataset(&entries(200, seed));
        assert_eq!(file(SEED), file(SEED));
        assert_ne!(file(SEED), file(SEED + 1));
    }

    /// Figures of different sizes are about the same entries: the small set begins the large one.
    #[test]
    fn more_entries_begin_with_fewer() {
        assert_eq!(entries(1_000, SEED)[..20], entries(20, SEED));
    }

    #[test]
    fn a_thousand_of_them_are_a_sound_dataset() {
        let drawn = entries(1_000, SEED);
        let checked = chronik::dataset::read(dataset(&drawn).as_bytes()).unwrap();
        assert_eq!(checked.defects, []);
        let read = &checked.dataset.entries[PHASES.len()..];
        assert_eq!(read.len(), drawn.len());
        for (drawn, read) in drawn.iter().zip(read) {
            let when = read.when.as_ref().unwrap();
            assert_eq!(when.earliest_start(), Some(drawn.start), "{}", drawn.when);
            if !drawn.when.ends_with("..") {
                assert_eq!(when.latest_end(), Some(drawn.end.unwrap_or(drawn.start)));
            }
        }
    }

    #[test]
    fn four_of_five_last() {
        let drawn = entries(1_000, SEED);
        let ranges = drawn.iter().filter(|entry| entry.end.is_some()).count();
        assert!((750..850).contains(&ranges), "{ranges} of 1000");
        for lane in LANES {
            let own = drawn.iter().filter(|entry| entry.lane == lane).count();
            assert!((200..300).contains(&own), "{own} of 1000 in {}", lane.id());
        }
    }
}
