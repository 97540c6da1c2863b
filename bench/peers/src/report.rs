//! The table, and its place in the document.

use std::fmt::Write as _;

use anyhow::Context;

use crate::measure::{Figures, LIMIT, Outcome, percentile};
use crate::widget::Widget;

/// Where the table stands in the document.
const BEGIN: &str = "<!-- peers: written by `cargo xtask bench peers` -->\n";
const END: &str = "<!-- /peers -->\n";

/// A timeline with so many entries: what its runs came to.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) count: usize,
    pub(crate) widget: Widget,
    pub(crate) outcome: Outcome,
}

/// One of several runs: each figure is the middle one. A run that did not end stands for all.
pub(crate) fn middle(runs: &[Outcome]) -> Option<Outcome> {
    let mut done = Vec::new();
    for run in runs {
        match run {
            Outcome::Done(figures) => done.push(figures),
            other => return Some(other.clone()),
        }
    }
    let of =
        |figure: fn(&Figures) -> f64| percentile(done.iter().map(|run| figure(run)).collect(), 50);
    let maybe = |figure: fn(&Figures) -> Option<f64>| {
        let all: Option<Vec<f64>> = done.iter().map(|run| figure(run)).collect();
        all.map(|all| percentile(all, 50))
    };
    (!done.is_empty()).then(|| {
        Outcome::Done(Figures {
            visible: of(|run| run.visible),
            pan: maybe(|run| run.pan),
            zoom: maybe(|run| run.zoom),
            elements: of(|run| run.elements),
            tasks: of(|run| run.tasks),
            longest: of(|run| run.longest),
            bytes: of(|run| run.bytes),
            data: of(|run| run.data),
        })
    })
}

/// The columns with figures: heading, and the figure of a run.
type Column = (&'static str, fn(&Figures) -> Option<f64>);
const COLUMNS: [Column; 8] = [
    ("data → visible, ms", |run| Some(run.visible)),
    ("pan, p95 frame, ms", |run| run.pan),
    ("zoom, p95 frame, ms", |run| run.zoom),
    ("elements", |run| Some(run.elements)),
    ("long tasks, ms", |run| Some(run.tasks)),
    ("longest, ms", |run| Some(run.longest)),
    ("transferred, kB", |run| Some(run.bytes / 1000.0)),
    ("of it data, kB", |run| Some(run.data / 1000.0)),
];

/// The table, by size; below each size how many times better we are than the best of the others.
pub(crate) fn table(rows: &[Row]) -> String {
    let heads: Vec<&str> = COLUMNS.iter().map(|(head, _)| *head).collect();
    let mut text = format!("| entries | timeline | {} |\n", heads.join(" | "));
    let _ = writeln!(text, "|--:|---|{}", "--:|".repeat(COLUMNS.len()));
    for rows in rows.chunk_by(|a, b| a.count == b.count) {
        for row in rows {
            let cells = COLUMNS.map(|(_, figure)| cell(&row.outcome, figure));
            let name = match row.widget {
                Widget::Ours => format!("**{}**", row.widget.name()),
                other => other.name().to_owned(),
            };
            let _ = writeln!(
                text,
                "| {} | {name} | {} |",
                thousands(row.count),
                cells.join(" | ")
            );
        }
        if let Some(ratios) = ratios(rows) {
            let _ = writeln!(text, "| | *best other ÷ ours* | {} |", ratios.join(" | "));
        }
    }
    text
}

fn cell(outcome: &Outcome, figure: fn(&Figures) -> Option<f64>) -> String {
    let none = || "–".to_owned();
    let seconds = LIMIT.as_secs();
    // Which column it is shows in what the figure is of.
    let probe = Figures {
        visible: 1.0,
        pan: None,
        zoom: None,
        elements: 0.0,
        tasks: 0.0,
        longest: 0.0,
        bytes: 0.0,
        data: 0.0,
    };
    let is_visible = figure(&probe) == Some(1.0);
    match outcome {
        Outcome::Done(figures) => figure(figures).map_or_else(none, number),
        Outcome::Stuck(visible) if is_visible => number(*visible),
        Outcome::Blank if is_visible => format!("not done in {seconds} s"),
        Outcome::Stuck(_) => format!("not done in {seconds} s"),
        Outcome::Blank => none(),
    }
}

/// The best figure of the others divided by ours; `None` where there is nothing to compare.
fn ratios(rows: &[Row]) -> Option<Vec<String>> {
    let (ours, others): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.widget == Widget::Ours);
    let [
        Row {
            outcome: Outcome::Done(ours),
            ..
        },
    ] = ours.as_slice()
    else {
        return None;
    };
    if others.is_empty() {
        return None;
    }
    let limit = LIMIT.as_secs_f64() * 1000.0;
    let ratios = COLUMNS.iter().enumerate().map(|(place, (_, figure))| {
        let best = others
            .iter()
            .filter_map(|row| match &row.outcome {
                Outcome::Done(run) => figure(run),
                Outcome::Stuck(visible) if place == 0 => Some(*visible),
                Outcome::Blank | Outcome::Stuck(_) => None,
            })
            .min_by(f64::total_cmp);
        match (best, figure(ours)) {
            (Some(best), Some(ours)) if ours > 0.0 => format!("*{:.1}*", best / ours),
            (None, Some(ours)) if place == 0 => format!("*> {:.0}*", limit / ours),
            _ => "–".to_owned(),
        }
    });
    Some(ratios.collect())
}

/// Whole numbers; small ones with one digit more.
fn number(value: f64) -> String {
    if value < 100.0 && value.fract() != 0.0 {
        format!("{value:.1}")
    } else {
        // Not negative and far from the limits of the type.
        thousands(value.round() as usize)
    }
}

/// `100,000`
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The document with another text between the two marks.
pub(crate) fn put_in(document: &str, text: &str) -> anyhow::Result<String> {
    let (before, rest) = document
        .split_once(BEGIN)
        .context("the document has no place for the table")?;
    let (_, after) = rest
        .split_once(END)
        .context("the place for the table has no end")?;
    Ok(format!("{before}{BEGIN}\n{text}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(visible: f64, pan: Option<f64>) -> Figures {
        Figures {
            visible,
            pan,
            zoom: None,
            elements: 27.0,
            tasks: 0.0,
            longest: 0.0,
            bytes: 123_456.0,
            data: 1_000.0,
        }
    }

    fn row(widget: Widget, outcome: Outcome) -> Row {
        Row {
            count: 10_000,
            widget,
            outcome,
        }
    }

    #[test]
    fn who_does_not_get_ready_is_told_so() {
        let rows = [
            row(Widget::Ours, Outcome::Done(figures(250.0, Some(16.7)))),
            row(Widget::TimelineJs, Outcome::Stuck(1_000.0)),
            row(Widget::Vis, Outcome::Blank),
        ];
        let table = table(&rows);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| 10,000 | **this project** | 250 | 16.7 | – | 27 | 0 | 0 | 123 | 1 |",
                "| 10,000 | TimelineJS3 | 1,000 | not done in 60 s | not done in 60 s | not done in 60 s | not done in 60 s | not done in 60 s | not done in 60 s | not done in 60 s |",
                "| 10,000 | vis-timeline | not done in 60 s | – | – | – | – | – | – | – |",
                "| | *best other ÷ ours* | *4.0* | – | – | – | – | – | – | – |",
            ]
        );
    }

    #[test]
    fn the_middle_run_counts_and_a_failed_one_most() {
        let done = |visible| Outcome::Done(figures(visible, None));
        assert_eq!(middle(&[done(3.0), done(1.0), done(2.0)]), Some(done(2.0)));
        assert_eq!(middle(&[done(3.0), Outcome::Blank]), Some(Outcome::Blank));
        assert_eq!(middle(&[]), None);
    }

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let document = format!("# Title\n{BEGIN}old\n{END}rest\n");
        let new = put_in(&document, "table").unwrap();
        assert_eq!(new, format!("# Title\n{BEGIN}\ntable\n{END}rest\n"));
        assert_eq!(put_in(&new, "table").unwrap(), new);
        assert!(put_in("# Title\n", "table").is_err());
    }
}
