//! Our search beside others: the same records, the same browser, the same queries.
//!
//! `cargo xtask bench search` calls it and says where browser and our module are.

mod measure;
mod peer;
mod quality;
mod queries;
mod records;
mod screen;
mod site;
mod table;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::report;
use peer::Peer;
use queries::Queries;
use site::Site;
use table::Row;

const USAGE: &str =
    "cargo xtask bench search [--only SEARCH,…] [--modules N] [--every N] [--runs N]";

/// Modules of the made-up catalogue.
const MODULES: usize = 10_000;

/// Of so many keystrokes one is measured with the searches that take seconds for some.
const EVERY: usize = 40;

/// Runs of all searches.
const RUNS: usize = 3;

/// Where the tables stand in the document.
const MARKS: report::Marks = (
    "<!-- search: written by `cargo xtask bench search` -->\n",
    "<!-- /search -->\n",
);

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    peers: Vec<Peer>,
    modules: usize,
    every: usize,
    runs: usize,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self {
            peers: Peer::ALL.to_vec(),
            modules: MODULES,
            every: EVERY,
            runs: RUNS,
        };
        while let [name, value, rest @ ..] = arguments {
            match *name {
                "--only" => {
                    options.peers = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
                }
                "--modules" => options.modules = value.parse()?,
                "--every" => options.every = value.parse()?,
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
        self.peers == Peer::ALL
            && self.modules == MODULES
            && self.every <= EVERY
            && self.runs >= RUNS
    }
}

/// Measures and writes the tables.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let options = Options::parse(arguments)?;
    let modules = std::env::var_os("SEARCH_PEER").map(PathBuf::from);
    let modules = modules.context("where is our search? Call `cargo xtask bench search`")?;
    let queries = Queries::read(root)?;
    let dist = std::env::var_os("SEARCH_SITE").map(PathBuf::from);
    let dist = dist.context("where is the built site? Call `cargo xtask bench search`")?;
    let site = Site::new(root, &modules, options.modules)?;

    let timed: Vec<Peer> = options
        .peers
        .iter()
        .copied()
        .filter(|peer| peer.is_timed())
        .collect();
    let mut runs = Vec::new();
    for _ in 0..options.runs {
        runs.push(measure::times(&site, &timed, &queries, options.every)?);
    }
    let mut rows = Vec::new();
    for (place, peer) in timed.into_iter().enumerate() {
        let own: Vec<_> = runs
            .iter()
            .filter_map(|run| run.get(place))
            .copied()
            .collect();
        let (figures, weight) = (table::middle(&own), site.weight(peer)?);
        rows.push(Row {
            peer,
            figures,
            weight,
        });
    }
    let answers = measure::answers(&site, &options.peers, &queries)?;
    let answers: Vec<_> = options.peers.iter().copied().zip(answers).collect();

    let screen = screen::measure(&dist, options.modules, &queries)?;

    let text = format!(
        "{}\n{}\n{screen}\n{}",
        conditions(root, &site, &options, &queries)?,
        table::times(&rows),
        table::answers(&queries, &answers)
    );
    let place = "docs/benchmarks.md";
    println!("{text}");
    if options.complete() {
        report::write(&root.join(place), MARKS, &text)?;
        println!("written to {place}");
    } else {
        println!("not written to {place}: that takes all searches, modules and keystrokes");
    }
    Ok(())
}

/// Under which conditions it was measured.
fn conditions(
    root: &Path,
    site: &Site,
    options: &Options,
    queries: &Queries,
) -> anyhow::Result<String> {
    let packages = root.join("bench/peers/node_modules");
    let ours = site.weight(Peer::Ours)?;
    let kilobytes = |bytes: usize| report::number((bytes as f64 / 100.0).round() / 10.0);
    Ok(format!(
        "`cargo xtask bench search`, {}; MiniSearch {}, Fuse.js {}; {} modules, {} keystrokes, of \
         Fuse.js one of {}; the middle of {} runs. Our module as a whole has {} kB, {} kB of them for reading and checking the dataset; \
         `words.txt` has {} kB.\n",
        report::machine()?,
        report::version(&packages, "minisearch")?,
        report::version(&packages, "fuse.js")?,
        report::number(options.modules as f64),
        queries.keystrokes(1).len(),
        options.every,
        options.runs,
        kilobytes(ours.all),
        kilobytes(ours.all - ours.search),
        kilobytes(site.words()?),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_run_of_all_is_written_down() {
        assert!(Options::parse(&[]).unwrap().complete());
        let some = Options::parse(&["--only", "ours,fuse", "--every", "9"]).unwrap();
        assert_eq!(some.peers, [Peer::Ours, Peer::Fuse]);
        assert!(!some.complete());
        assert!(Options::parse(&["--every", "1"]).unwrap().complete());
        for wrong in [&["--all"][..], &["--only", "lunr"], &["--sizes", "1"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
