//! How fast search is on 10,000 made-up records. It measures, so it is left out unless asked for:
//! `cargo test --release -p chronik --test search_speed -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use chronik::search::{Document, Index, Weight};

#[path = "search_speed/catalogue.rs"]
mod catalogue;

const RECORDS: usize = 10_000;
const INDEXING: Duration = Duration::from_millis(100);
const KEYSTROKE: Duration = Duration::from_millis(16);

fn documents(records: &[catalogue::Record]) -> impl Iterator<Item = Document<'_>> {
    records.iter().enumerate().map(|(id, record)| Document {
        id,
        fields: vec![
            (Weight::Title, &record.title),
            (Weight::Carrier, &record.carrier),
            (Weight::Keyword, &record.keywords),
            (Weight::Body, &record.statement),
        ],
    })
}

/// The shortest of some tries: the machine does other things, too.
fn shortest<T>(tries: usize, mut run: impl FnMut() -> T) -> Duration {
    let times = (0..tries).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

#[test]
#[ignore = "measures; only a release build says something"]
fn ten_thousand_records() {
    let records = catalogue::records(RECORDS);
    let bytes: usize = records.iter().map(catalogue::Record::len).sum();
    let build = || Index::build(documents(&records));
    let index = build();
    let indexing = shortest(9, build);
    println!("{RECORDS} records, {bytes} bytes: indexed in {indexing:.1?}");

    let mut keystrokes = Vec::new();
    for query in catalogue::QUERIES {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        let times: Vec<Duration> = ends
            .map(|end| {
                shortest(5, || {
                    let hits = index.search(&query[..end]).list.len();
                    (hits == 0).then(|| index.suggest(&query[..end]))
                })
            })
            .collect();
        let slowest = times.iter().max().copied().unwrap_or_default();
        let hits = index.search(query).list.len();
        let suggestion = index.suggest(query);
        println!("{query:?}: {hits} hits, suggested {suggestion:?}, slowest {slowest:.1?}");
        keystrokes.extend(times);
    }
    keystrokes.sort_unstable();
    let at = |share: usize| keystrokes[(keystrokes.len() - 1) * share / 100];
    let (count, median, p95, slowest) = (keystrokes.len(), at(50), at(95), at(100));
    println!("{count} keystrokes: median {median:.1?}, p95 {p95:.1?}, slowest {slowest:.1?}");

    assert!(indexing < INDEXING, "{indexing:?}");
    assert!(p95 < KEYSTROKE, "{p95:?}");
}
