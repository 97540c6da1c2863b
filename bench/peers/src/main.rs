//! Our timeline beside others: the same made-up entries, the same browser, the same moves. And our search.
//!
//! `cargo xtask bench peers`, `search`, `offline` and `lighthouse` call it and say where browser and built site are.

mod lighthouse;
mod measure;
mod moves;
mod offline;
mod report;
mod search;
mod site;
mod widget;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use benches::{SEED, SIZES};

use crate::report::Row;
use crate::site::Site;
use crate::widget::Widget;

const USAGE: &str = "cargo xtask bench peers [--only TIMELINE,…] [--sizes N,…] [--runs N]";

/// Runs of each timeline and size.
const RUNS: usize = 3;

/// What was asked for.
struct Options {
    widgets: Vec<Widget>,
    sizes: Vec<usize>,
    runs: usize,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self {
            widgets: Widget::ALL.to_vec(),
            sizes: SIZES.to_vec(),
            runs: RUNS,
        };
        while let [name, value, rest @ ..] = arguments {
            let list = || value.split(',');
            match *name {
                "--only" => options.widgets = list().map(str::parse).collect::<Result<_, _>>()?,
                "--sizes" => options.sizes = list().map(str::parse).collect::<Result<_, _>>()?,
                "--runs" => options.runs = value.parse()?,
                unknown => bail!("{unknown} is not understood: {USAGE}"),
            }
            arguments = rest;
        }
        if let [unknown, ..] = arguments {
            bail!("{unknown} is not understood: {USAGE}");
        }
        Ok(options)
    }

    /// Whether this is all that the document tells of.
    fn complete(&self) -> bool {
        self.widgets == Widget::ALL && self.sizes == SIZES && self.runs >= RUNS
    }
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let dist = std::env::var_os("E2E_DIST").map_or_else(|| root.join("dist"), PathBuf::from);
    if arguments == ["lighthouse"] {
        let text = lighthouse::run(&root, &dist)?;
        println!("{text}");
        report::write(&root.join("docs/benchmarks.md"), lighthouse::MARKS, &text)?;
        println!("written to docs/benchmarks.md");
        return Ok(());
    }
    if let ["search", options @ ..] = arguments.as_slice() {
        return search::run(&root, options);
    }
    if let ["offline", options @ ..] = arguments.as_slice() {
        return offline::run(&root, options);
    }
    let options = Options::parse(&arguments)?;
    let mut rows = Vec::new();
    for count in &options.sizes {
        let entries = benches::entries(*count, SEED);
        for widget in &options.widgets {
            let site = Site::new(*widget, &entries, &dist)?;
            let mut runs = Vec::new();
            for _ in 0..options.runs {
                let run = measure::run(&site, *widget)
                    .with_context(|| format!("{} with {count} entries", widget.name()))?;
                eprintln!("{count} {}: {run:?}", widget.id());
                runs.push(run);
                if run.is_none() {
                    // It would take as long every time.
                    break;
                }
            }
            rows.push(Row {
                count: *count,
                widget: *widget,
                figures: report::middle(&runs),
            });
        }
    }
    let text = format!(
        "{}\n{}",
        conditions(&root, options.runs)?,
        report::table(&rows)
    );
    println!("{text}");
    if options.complete() {
        report::write(&root.join("docs/benchmarks.md"), report::MARKS, &text)?;
        println!("written to docs/benchmarks.md");
    } else {
        println!("not written to docs/benchmarks.md: that takes all timelines and sizes");
    }
    Ok(())
}

/// Under which conditions it was measured.
fn conditions(root: &Path, runs: usize) -> anyhow::Result<String> {
    let packages = root.join("bench/peers/node_modules");
    Ok(format!(
        "`cargo xtask bench peers`, {}, 1280 × 900 pixels; TimelineJS3 {}, vis-timeline {}; the middle of {runs} runs.\n",
        report::machine()?,
        Widget::TimelineJs.version(&packages)?,
        Widget::Vis.version(&packages)?,
    ))
}
