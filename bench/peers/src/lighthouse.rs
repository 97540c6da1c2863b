//! Pages as Lighthouse rates them, on a telephone with a slow line: four of ours, and the same twenty entries in the
//! other timelines.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail, ensure};
use serde::Deserialize;
use tools::server::{Faults, Server};

use crate::report;
use crate::site::Site;
use crate::widget::Widget;

/// Where the table stands in the document.
pub(crate) const MARKS: report::Marks = (
    "<!-- lighthouse: written by `cargo xtask bench lighthouse` -->\n",
    "<!-- /lighthouse -->\n",
);

/// Entries of the other timelines' pages.
const ENTRIES: usize = 20;

/// How often each page is rated. The whole of the middle run is taken, as <https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md>
/// advises: what else the machine does in a run is in its figures.
const RUNS: usize = 3;

/// How often Lighthouse may refuse a page before that is its answer: it misses the beginning of a page now and then
/// (`NO_NAVSTART`), and asks to be run again.
const REFUSALS: usize = 3;

/// Our pages: name in the table, address.
const PAGES: [(&str, &str); 4] = [
    ("start", "/"),
    ("timeline", "/zeitachse/"),
    ("offers", "/angebote/"),
    ("an offer", "/angebote/hanna/"),
];

/// The categories, in the order of the table.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// What `lighthouse.mjs` prints of a page.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Refused { refused: String },
    Rated(Rating),
}

/// How a page was rated.
#[derive(Deserialize)]
struct Rating {
    scores: BTreeMap<String, u32>,
    /// First and largest content in milliseconds, and how long the page did not answer.
    times: [u32; 3],
    shift: f64,
    version: String,
    /// Audits that are not green.
    short: Vec<String>,
}

/// Rates all of them; the table.
pub(crate) fn run(root: &Path, dist: &Path) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    let mut refused = String::new();
    let server = Server::start(dist, Faults::none())?;
    for (name, path) in PAGES {
        match rate(root, &server.url(path))? {
            Answer::Rated(rating) => rows.push((format!("**{name}**"), rating)),
            Answer::Refused { refused } => bail!("Lighthouse does not rate {name}: {refused}"),
        }
    }
    let entries = benches::entries(ENTRIES, benches::SEED);
    for widget in [Widget::Ours, Widget::TimelineJs, Widget::Vis] {
        let site = Site::new(widget, &entries, dist)?;
        let server = Server::start(site.path(), Faults::none())?;
        if widget != Widget::Ours {
            // Our policy would keep the others from starting.
            server.send_no_headers();
        }
        let name = format!("{}, {ENTRIES} entries", widget.name());
        match rate(root, &server.url(widget.page()))? {
            Answer::Rated(rating) => rows.push((name, rating)),
            // The page of another timeline: that it cannot be rated is a result.
            Answer::Refused { refused: why } => {
                write!(
                    refused,
                    "\nLighthouse did not rate the page with {name}: {why}\n"
                )?;
            }
        }
    }
    Ok(table(&rows)? + refused.as_str())
}

/// The middle of the runs.
fn rate(root: &Path, address: &str) -> anyhow::Result<Answer> {
    let (mut ratings, mut refusals) = (Vec::new(), 0);
    while ratings.len() < RUNS {
        match rate_once(root, address)? {
            Answer::Rated(rating) => ratings.push(rating),
            Answer::Refused { refused } => {
                refusals += 1;
                eprintln!("{address}: refused: {refused}");
                if refusals == REFUSALS {
                    return Ok(Answer::Refused { refused });
                }
            }
        }
    }
    ratings.sort_by_key(|rating| {
        let performance = rating.scores.get("performance").copied();
        (performance, std::cmp::Reverse(rating.times))
    });
    Ok(Answer::Rated(ratings.swap_remove(RUNS / 2)))
}

fn rate_once(root: &Path, address: &str) -> anyhow::Result<Answer> {
    let output = Command::new("node")
        .arg(root.join("bench/peers/lighthouse.mjs"))
        .arg(address)
        .current_dir(root.join("bench/peers"))
        .output()
        .context("cannot start node")?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(
        output.status.success(),
        "Lighthouse failed at {address}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let line = said.lines().last().unwrap_or_default();
    serde_json::from_str(line).with_context(|| format!("Lighthouse says of {address}: {said}"))
}

fn table(rows: &[(String, Rating)]) -> anyhow::Result<String> {
    let version = rows.first().map_or("", |(_, rating)| &rating.version);
    let mut text = format!(
        "`cargo xtask bench lighthouse`, {}; Lighthouse {version}, mobile, simulated slow line; the middle of {RUNS} runs.\n\n\
         | page | performance | accessibility | best practices | SEO | first content, ms | largest, ms | blocked, ms | shift |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        report::machine()?,
    );
    for (name, rating) in rows {
        write!(text, "| {name} |")?;
        for category in CATEGORIES {
            let score = rating
                .scores
                .get(category)
                .context("a category is missing")?;
            write!(text, " {score} |")?;
        }
        let [first, largest, blocked] = rating.times;
        writeln!(
            text,
            " {first} | {largest} | {blocked} | {:.3} |",
            rating.shift
        )?;
        if !rating.short.is_empty() {
            eprintln!("{name}: not green: {}", rating.short.join(", "));
        }
    }
    Ok(text)
}
