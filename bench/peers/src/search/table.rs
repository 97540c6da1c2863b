//! Two tables: how fast they are, and what they find.

use std::fmt::Write as _;

use super::measure::{Answers, Figures};
use super::peer::Peer;
use super::quality::Tally;
use super::queries::Queries;
use super::site::Weight;
use crate::measure::percentile;
use crate::report::number;

/// A search and what its runs came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) peer: Peer,
    pub(super) figures: Figures,
    pub(super) weight: Weight,
}

/// One of several runs: each figure is the middle one.
pub(super) fn middle(runs: &[Figures]) -> Figures {
    let of = |figure: fn(&Figures) -> f64| percentile(runs.iter().map(figure).collect(), 50);
    Figures {
        first: of(|run| run.first),
        again: of(|run| run.again),
        middle: of(|run| run.middle),
        p95: of(|run| run.p95),
        slowest: of(|run| run.slowest),
        records: of(|run| run.records),
        memory: of(|run| run.memory),
    }
}

/// The columns: heading, and the figure.
type Column = (&'static str, fn(&Row) -> f64);
const COLUMNS: [Column; 9] = [
    ("first index, ms", |row| row.figures.first),
    ("index again, ms", |row| row.figures.again),
    ("first index and a keystroke, ms", |row| {
        row.figures.first + row.figures.middle
    }),
    ("keystroke, middle, ms", |row| row.figures.middle),
    ("p95, ms", |row| row.figures.p95),
    ("slowest, ms", |row| row.figures.slowest),
    ("records, MB", |row| row.figures.records / 1e6),
    ("with index, MB", |row| row.figures.memory / 1e6),
    ("program, kB", |row| row.weight.search as f64 / 1e3),
];

/// How fast and how heavy they are; below it how many times better we are than the best of the others.
pub(super) fn times(rows: &[Row]) -> String {
    let heads = COLUMNS.map(|(head, _)| head).join(" | ");
    let mut text = format!(
        "| search | {heads} |\n|---|{}\n",
        "--:|".repeat(COLUMNS.len())
    );
    for row in rows {
        let cells = COLUMNS.map(|(_, figure)| number(tenths(figure(row))));
        let _ = writeln!(text, "| {} | {} |", row.peer.name(), cells.join(" | "));
    }
    let (ours, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.peer.is_ours());
    if !others.is_empty() {
        for ours in ours {
            let ratios = COLUMNS.map(|(_, figure)| {
                let best = others.iter().map(|row| figure(row)).min_by(f64::total_cmp);
                ratio(best.unwrap_or_default() / figure(ours))
            });
            let head = match ours.peer {
                Peer::Ours => "best other ÷ ours",
                _ => "best other ÷ ours, the search alone",
            };
            let _ = writeln!(text, "| *{head}* | {} |", ratios.join(" | "));
        }
    }
    text
}

fn ratio(ratio: f64) -> String {
    if ratio < 10.0 {
        format!("*{ratio:.1}*")
    } else {
        format!("*{ratio:.0}*")
    }
}

/// With one digit after the point, no more can be measured.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The kinds of queries: in the file, and as the heading of a column.
const KINDS: [(&str, &str); 6] = [
    ("catalogue", "words of the catalogue"),
    ("people", "what people are and need"),
    ("english", "English"),
    ("sentence", "sentences"),
    ("language", "seven other languages"),
    ("misspelt", "misspelt"),
];

/// What they find.
pub(super) fn answers(queries: &Queries, rows: &[(Peer, Answers)]) -> String {
    let heads = KINDS.map(|(_, head)| head).join(" | ");
    let mut text = format!(
        "| search | in the first three | mean 1 ÷ rank | {heads} | nothing where nothing is |\n|---|{}\n",
        "--:|".repeat(KINDS.len() + 3)
    );
    for (peer, answers) in rows {
        let of = |wanted: &dyn Fn(&str) -> bool| {
            let mut tally = Tally::default();
            let asked = queries.queries.iter().zip(answers);
            for (_, (_, rank)) in asked.filter(|(query, _)| wanted(&query.kind)) {
                tally.add(*rank);
            }
            tally
        };
        let all = of(&|kind| kind != NOTHING);
        let cells = KINDS.map(|(kind, _)| {
            let tally = of(&|own| own == kind);
            format!("{} of {}", tally.first_three, tally.asked)
        });
        let empty = queries.queries.iter().zip(answers);
        let empty: Vec<bool> = empty
            .filter(|(query, _)| query.kind == NOTHING)
            .map(|(_, (found, _))| *found == 0)
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} of {} ({:.0} %) | {:.2} | {} | {} of {} |",
            peer.name(),
            all.first_three,
            all.asked,
            all.percent(),
            all.mean_reciprocal_rank(),
            cells.join(" | "),
            empty.iter().filter(|empty| **empty).count(),
            empty.len(),
        );
    }
    text
}

/// The kind of queries that nothing answers.
const NOTHING: &str = "nothing";

#[cfg(test)]
mod tests {
    use super::*;

    fn row(peer: Peer, p95: f64) -> Row {
        let figures = Figures {
            first: 100.0,
            again: 80.04,
            middle: 1.0,
            p95,
            slowest: 20.0,
            records: 1e7,
            memory: 2e7,
        };
        let weight = Weight {
            search: 20_000,
            all: 60_000,
        };
        Row {
            peer,
            figures,
            weight,
        }
    }

    #[test]
    fn the_best_of_the_others_is_compared() {
        let rows = [
            row(Peer::Ours, 10.0),
            row(Peer::OursAlone, 5.0),
            row(Peer::MiniSearch, 25.0),
            row(Peer::Fuse, 1_500.0),
        ];
        let table = times(&rows);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| **this project** | 100 | 80 | 101 | 1 | 10 | 20 | 10 | 20 | 20 |",
                "| this project, the search alone | 100 | 80 | 101 | 1 | 5 | 20 | 10 | 20 | 20 |",
                "| MiniSearch | 100 | 80 | 101 | 1 | 25 | 20 | 10 | 20 | 20 |",
                "| Fuse.js | 100 | 80 | 101 | 1 | 1,500 | 20 | 10 | 20 | 20 |",
                "| *best other ÷ ours* | *1.0* | *1.0* | *1.0* | *1.0* | *2.5* | *1.0* | *1.0* | *1.0* | *1.0* |",
                "| *best other ÷ ours, the search alone* | *1.0* | *1.0* | *1.0* | *1.0* | *5.0* | *1.0* | *1.0* | *1.0* | *1.0* |",
            ]
        );
    }

    #[test]
    fn every_kind_of_the_file_has_a_column() {
        let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let queries = Queries::read(root).unwrap();
        for query in &queries.queries {
            let known = KINDS.iter().any(|(kind, _)| *kind == query.kind);
            assert!(known || query.kind == NOTHING, "{}", query.kind);
        }
        let first = vec![(1, Some(1)); queries.queries.len()];
        let table = answers(&queries, &[(Peer::Ours, first)]);
        let of = |kind: &str| {
            queries
                .queries
                .iter()
                .filter(|query| query.kind == kind)
                .count()
        };
        let nothing = of(NOTHING);
        let all = queries.queries.len() - nothing;
        let (first, last) = (of(KINDS[0].0), of(KINDS[KINDS.len() - 1].0));
        let begin =
            format!("| **this project** | {all} of {all} (100 %) | 1.00 | {first} of {first} |");
        assert!(table.contains(&begin), "{table}");
        let end = format!("| {last} of {last} | 0 of {nothing} |\n");
        assert!(table.ends_with(&end), "{table}");
    }
}
