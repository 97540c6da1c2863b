//! The table, and its place in the document.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use crate::measure::{Figures, Frames, LIMIT, percentile};
use crate::widget::Widget;

/// Where the table stands in the document.
pub(crate) const MARKS: Marks = (
    "<!-- peers: written by `cargo xtask bench peers` -->\n",
    "<!-- /peers -->\n",
);

/// Between these two lines of a document stands what a command has written.
pub(crate) type Marks = (&'static str, &'static str);

/// A timeline with so many entries, and what its runs came to; `None` if it did not get ready.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) count: usize,
    pub(crate) widget: Widget,
    pub(crate) figures: Option<Figures>,
}

/// One of several runs: each figure is the middle one. A run that did not get ready stands for all.
pub(crate) fn middle(runs: &[Option<Figures>]) -> Option<Figures> {
    let runs: Vec<Figures> = runs.iter().copied().collect::<Option<_>>()?;
    let of = |figure: fn(&Figures) -> f64| percentile(runs.iter().map(figure).collect(), 50);
    let frames = |figure: fn(&Figures) -> Frames| {
        let mut times = Vec::new();
        for run in &runs {
            match figure(run) {
                Frames::P95(time) => times.push(time),
                other => return other,
            }
        }
        Frames::P95(percentile(times, 50))
    };
    Some(Figures {
        visible: of(|run| run.visible),
        pan: frames(|run| run.pan),
        zoom: frames(|run| run.zoom),
        step: frames(|run| run.step),
        elements: of(|run| run.elements),
        tasks: of(|run| run.tasks),
        longest: of(|run| run.longest),
        bytes: of(|run| run.bytes),
        data: of(|run| run.data),
    })
}

/// The columns: heading, and the figure of a run.
type Column = (&'static str, fn(&Figures) -> Frames);
const COLUMNS: [Column; 9] = [
    ("data → visible, ms", |run| Frames::P95(run.visible)),
    ("pan, p95 frame, ms", |run| run.pan),
    ("zoom, p95 frame, ms", |run| run.zoom),
    ("as-of step, p95, ms", |run| run.step),
    ("elements", |run| Frames::P95(run.elements)),
    ("long tasks, ms", |run| Frames::P95(run.tasks)),
    ("longest, ms", |run| Frames::P95(run.longest)),
    ("transferred, kB", |run| Frames::P95(run.bytes / 1000.0)),
    ("of it data, kB", |run| Frames::P95(run.data / 1000.0)),
];

/// The table, by size; below each size how many times better we are than the best of the others.
pub(crate) fn table(rows: &[Row]) -> String {
    let heads: Vec<&str> = COLUMNS.iter().map(|(head, _)| *head).collect();
    let mut text = format!("| entries | timeline | {} |\n", heads.join(" | "));
    let _ = writeln!(text, "|--:|---|{}", "--:|".repeat(COLUMNS.len()));
    for rows in rows.chunk_by(|a, b| a.count == b.count) {
        for row in rows {
            let name = match row.widget {
                Widget::Ours => format!("**{}**", row.widget.name()),
                other => other.name().to_owned(),
            };
            let count = thousands(row.count);
            let cells = cells(row.figures.as_ref());
            let _ = writeln!(text, "| {count} | {name} | {} |", cells.join(" | "));
        }
        if let Some(ratios) = ratios(rows) {
            let _ = writeln!(text, "| | *best other ÷ ours* | {} |", ratios.join(" | "));
        }
    }
    text
}

fn cells(figures: Option<&Figures>) -> [String; COLUMNS.len()] {
    let late = || format!("not done in {} s", LIMIT.as_secs());
    let Some(figures) = figures else {
        let mut cells = COLUMNS.map(|_| "–".to_owned());
        cells[0] = late();
        return cells;
    };
    COLUMNS.map(|(_, figure)| match figure(figures) {
        Frames::P95(figure) => number(figure),
        Frames::Still => "–".to_owned(),
        Frames::Late => late(),
    })
}

/// The best figure of the others divided by ours; `None` where there is nothing to compare.
fn ratios(rows: &[Row]) -> Option<Vec<String>> {
    let (ours, others): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.widget == Widget::Ours);
    let ours = ours.first()?.figures?;
    if others.is_empty() {
        return None;
    }
    let limit = LIMIT.as_secs_f64() * 1000.0;
    let ratios = COLUMNS.iter().enumerate().map(|(place, (_, figure))| {
        let known = others.iter().filter_map(|row| row.figures.as_ref());
        let times = known.filter_map(|run| match figure(run) {
            Frames::P95(figure) => Some(figure),
            Frames::Still | Frames::Late => None,
        });
        match (times.min_by(f64::total_cmp), figure(&ours)) {
            (Some(best), Frames::P95(ours)) if ours > 0.0 => format!("*{:.1}*", best / ours),
            (None, Frames::P95(ours)) if place == 0 => format!("*> {:.0}*", limit / ours),
            _ => "–".to_owned(),
        }
    });
    Some(ratios.collect())
}

/// Whole numbers; small ones with one digit more.
pub(crate) fn number(value: f64) -> String {
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
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a text into a document.
pub(crate) fn write(file: &Path, marks: Marks, text: &str) -> anyhow::Result<()> {
    let document = fs::read_to_string(file).with_context(|| format!("no {}", file.display()))?;
    Ok(fs::write(file, put_in(&document, marks, text)?)?)
}

/// The document with another text between the two marks.
fn put_in(document: &str, (begin, end): Marks, text: &str) -> anyhow::Result<String> {
    let (before, rest) = document
        .split_once(begin)
        .context("the document has no place for the table")?;
    let (_, after) = rest
        .split_once(end)
        .context("the place for the table has no end")?;
    Ok(format!("{before}{begin}\n{text}\n{end}{after}"))
}

/// The day, the machine and the browser.
pub(crate) fn machine() -> anyhow::Result<String> {
    let cores = std::thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("MemTotal:"))?;
        line.split_whitespace().next()?.parse::<u64>().ok()
    });
    let memory = memory.map_or_else(String::new, |kb| {
        format!(", {} GB of memory", kb / 1_000_000)
    });
    let today = time::OffsetDateTime::now_utc().date();
    Ok(format!(
        "{today}: {} {}, {cores} cores{memory}; Chromium without a window and without a GPU",
        std::env::consts::OS,
        std::env::consts::ARCH,
    ))
}

/// The version of a package.
pub(crate) fn version(packages: &Path, package: &str) -> anyhow::Result<String> {
    let file = packages.join(package).join("package.json");
    let package: Value = serde_json::from_slice(&fs::read(file)?)?;
    Ok(package["version"].as_str().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(visible: f64, pan: Frames) -> Figures {
        Figures {
            visible,
            pan,
            zoom: Frames::Still,
            step: Frames::Still,
            elements: 27.0,
            bytes: 123_456.0,
            data: 1_000.0,
            ..Figures::default()
        }
    }

    fn row(widget: Widget, figures: Option<Figures>) -> Row {
        Row {
            count: 10_000,
            widget,
            figures,
        }
    }

    #[test]
    fn who_does_not_get_ready_is_told_so() {
        let rows = [
            row(Widget::Ours, Some(figures(250.0, Frames::P95(16.7)))),
            row(Widget::TimelineJs, Some(figures(1_000.0, Frames::Late))),
            row(Widget::Vis, None),
        ];
        let table = table(&rows);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| 10,000 | **this project** | 250 | 16.7 | – | – | 27 | 0 | 0 | 123 | 1 |",
                "| 10,000 | TimelineJS3 | 1,000 | not done in 60 s | – | – | 27 | 0 | 0 | 123 | 1 |",
                "| 10,000 | vis-timeline | not done in 60 s | – | – | – | – | – | – | – | – |",
                "| | *best other ÷ ours* | *4.0* | – | – | – | *1.0* | – | – | *1.0* | *1.0* |",
            ]
        );
    }

    #[test]
    fn the_middle_run_counts_and_a_failed_one_most() {
        let done = |visible| Some(figures(visible, Frames::Still));
        assert_eq!(middle(&[done(3.0), done(1.0), done(2.0)]), done(2.0));
        assert_eq!(middle(&[done(3.0), None]), None);
    }

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let (begin, end) = MARKS;
        let document = format!("# Title\n{begin}old\n{end}rest\n");
        let new = put_in(&document, MARKS, "table").unwrap();
        assert_eq!(new, format!("# Title\n{begin}\ntable\n{end}rest\n"));
        assert_eq!(put_in(&new, MARKS, "table").unwrap(), new);
        assert!(put_in("# Title\n", MARKS, "table").is_err());
    }
}
