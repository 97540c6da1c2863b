//! How fast search is on 10,000 made-up records. It measures, so it is left out unless asked for:
//! `cargo test --release -p chronik --test search_speed -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use chronik::search::{Document, Index, Synonyms, Weight};

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

#[test]
#[ignore = "measures; only a release build says something"]
fn ten_thousand_records() {
    let records = catalogue::records(RECORDS);
    let bytes: usize = records.iter().map(catalogue::Record::len).sum();

    let start = Instant::now();
    let index = Index::build(documents(&records), Synonyms::default());
    let indexing = start.elapsed();
    println!("{RECORDS} records, {bytes} bytes: indexed in {indexing:?}");

    let mut keystrokes = Vec::new();
    for query in catalogue::QUERIES {
        let mut worst = (Duration::ZERO, "", 0);
        for (end, c) in query.char_indices() {
            let typed = &query[..end + c.len_utf8()];
            let start = Instant::now();
            let hits = index.search(typed);
            if hits.list.is_empty() {
                let _ = index.suggest(typed);
            }
            let took = start.elapsed();
            keystrokes.push(took);
            worst = worst.max((took, typed, hits.list.len()));
        }
        let start = Instant::now();
        let hits = index.search(query).list.len();
        println!(
            "{query:?}: {hits} hits in {:?}; slowest {worst:?}; suggested {:?}",
            start.elapsed(),
            index.suggest(query)
        );
    }
    keystrokes.sort_unstable();
    let at = |share: usize| keystrokes[(keystrokes.len() - 1) * share / 100];
    println!(
        "{} keystrokes: median {:?}, p95 {:?}, slowest {:?}",
        keystrokes.len(),
        at(50),
        at(95),
        at(100)
    );

    assert!(indexing < INDEXING, "{indexing:?}");
    assert!(at(95) < KEYSTROKE, "{:?}", at(95));
}
