//! The offline copy beside those of Workbox and Angular: the same site, the same faults, another worker.
//!
//! Only `sw.js` differs. Pages, `boot.js` with its hashes and the panel are ours in all of them, so a program that a
//! foreign worker has spoilt ends in words here where it would end in a white page elsewhere.

mod faults;
mod observe;
mod worker;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::bail;

use crate::report;
use worker::Worker;

/// Where the table stands in the document.
const MARKS: report::Marks = (
    "<!-- offline: written by `cargo xtask bench offline` -->\n",
    "<!-- /offline -->\n",
);

const USAGE: &str = "cargo xtask bench offline [--only WORKER,…] [--faults F04,…]";

/// Makes every fault with every worker, or those asked for.
pub(crate) fn run(root: &Path, mut options: &[&str]) -> anyhow::Result<()> {
    let mut workers = Worker::ALL.to_vec();
    let mut wanted = faults::ALL.to_vec();
    while let [name, value, rest @ ..] = options {
        match *name {
            "--only" => workers = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--faults" => wanted.retain(|fault| value.split(',').any(|id| id == fault.id)),
            unknown => bail!("{unknown} is not understood: {USAGE}"),
        }
        options = rest;
    }
    if let [unknown, ..] = options {
        bail!("{unknown} is not understood: {USAGE}");
    }
    let complete = workers == Worker::ALL && wanted.len() == faults::ALL.len();

    let packages = root.join("bench/peers");
    let mut text = String::from("| | what goes wrong |");
    for worker in &workers {
        let _ = write!(text, " {} |", worker.title(&packages)?);
    }
    let _ = writeln!(text, "\n|---|---|{}", "---|".repeat(workers.len()));
    let mut held = vec![0; workers.len()];
    for fault in &wanted {
        let _ = write!(text, "| {} | {} |", fault.id, fault.what);
        for (worker, held) in workers.iter().zip(&mut held) {
            let outcome = fault.make(*worker, &packages)?;
            eprintln!("{} {worker:?}: {outcome:?}", fault.id);
            *held += u32::from(outcome.holds);
            let mark = if outcome.holds { "" } else { "**" };
            let _ = write!(text, " {mark}{}{mark} |", outcome.words);
        }
        text.push('\n');
    }
    text.push_str("| | holds |");
    for held in held {
        let _ = write!(text, " {held} of {} |", wanted.len());
    }
    text.push('\n');
    println!("{text}");
    if complete {
        report::write(&root.join("docs/reliability.md"), MARKS, &text)?;
        println!("written to docs/reliability.md");
    } else {
        println!("not written to docs/reliability.md: that takes all workers and faults");
    }
    Ok(())
}
