//! One browser with all searches, one after the other.

use std::time::Duration;

use anyhow::Context;
use e2e::{Faults, Server, Visit};
use serde_json::json;

use super::peer::Peer;
use super::quality::rank;
use super::queries::Queries;
use super::site::{MADE_UP, REAL, Site};
use crate::measure::percentile;

/// How long a run may take.
const LIMIT: Duration = Duration::from_secs(3600);

/// How often the index is built once more.
const AGAIN: usize = 5;

/// Keystrokes from one answer to the driver to the next.
const AT_ONCE: usize = 10;

/// How long the driver waits for them: Fuse.js takes half a minute for a sentence.
const PATIENCE: Duration = Duration::from_secs(110);

/// What one run shows of a search. Times in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Figures {
    /// Building the index in a page that was just opened.
    pub(super) first: f64,
    /// Building it once more.
    pub(super) again: f64,
    /// A keystroke: the middle one, the 95th of a hundred, the slowest.
    pub(super) middle: f64,
    pub(super) p95: f64,
    pub(super) slowest: f64,
    /// What the records take, and what records and index take, in bytes.
    pub(super) records: f64,
    pub(super) memory: f64,
}

/// What a search answers: for each query how many were found, and the place of what is wanted.
pub(super) type Answers = Vec<(usize, Option<usize>)>;

/// Takes the times of these searches; of the slow ones only for every `every`th keystroke.
pub(super) fn times(
    site: &Site,
    peers: &[Peer],
    queries: &Queries,
    every: usize,
) -> anyhow::Result<Vec<Figures>> {
    in_browser(site, async |page| {
        let mut all = Vec::new();
        for peer in peers {
            let every = if peer.is_slow() { every } else { 1 };
            let figures = run(page, *peer, &queries.keystrokes(every)).await;
            let figures = figures.with_context(|| peer.name())?;
            eprintln!("{}: {figures:?}", peer.id());
            all.push(figures);
        }
        Ok(all)
    })
}

/// Asks these searches all queries, on the real records.
pub(super) fn answers(
    site: &Site,
    peers: &[Peer],
    queries: &Queries,
) -> anyhow::Result<Vec<Answers>> {
    in_browser(site, async |page| {
        let mut all = Vec::new();
        for peer in peers {
            open(page).await?;
            read(page, *peer, REAL).await?;
            index(page).await?;
            let mut answers = Answers::new();
            for query in &queries.queries {
                let script = "return bench.find(arguments[0])";
                let found: Vec<String> = page.run_as(script, &[json!(query.typed)]).await?;
                let rank = rank(&found, queries.wanted(query));
                if rank.is_none_or(|rank| rank > 3) {
                    let first: Vec<_> = found.iter().take(3).collect();
                    eprintln!(
                        "{}: {}: {first:?}, {rank:?} of {}",
                        peer.id(),
                        query.typed,
                        found.len()
                    );
                }
                answers.push((found.len(), rank));
            }
            all.push(answers);
        }
        Ok(all)
    })
}

fn in_browser<T>(
    site: &Site,
    work: impl AsyncFnOnce(&Visit) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    let done = e2e::measure(server, LIMIT, async |page| {
        page.driver().set_script_timeout(PATIENCE).await?;
        page.keep_memory().await?;
        work(page).await
    })?;
    done.context("the browser did not get ready in an hour")
}

/// Opens the page anew: nothing of the search before is left in it.
async fn open(page: &Visit) -> anyhow::Result<()> {
    page.go("/").await?;
    let script = "return await new Promise((done) => { \
                  const look = () => window.bench?.ready ? done(true) : setTimeout(look, 20); look(); })";
    page.run_as::<bool>(script, &[]).await?;
    Ok(())
}

async fn read(page: &Visit, peer: Peer, set: &str) -> anyhow::Result<()> {
    let script = "await bench.read(arguments[0], arguments[1])";
    page.run_as(script, &[json!(peer.id()), json!(set)]).await
}

/// Builds the index; milliseconds.
async fn index(page: &Visit) -> anyhow::Result<f64> {
    page.run_as("return bench.index()", &[]).await
}

/// What the page holds, in bytes.
async fn memory(page: &Visit) -> anyhow::Result<f64> {
    let memory = page.memory().await?;
    Ok(memory.script + memory.program)
}

async fn run(page: &Visit, peer: Peer, keystrokes: &[&str]) -> anyhow::Result<Figures> {
    open(page).await?;
    let before = memory(page).await?;
    read(page, peer, MADE_UP).await?;
    let records = memory(page).await? - before;
    let first = index(page).await?;
    let memory = memory(page).await? - before;
    let mut again = Vec::new();
    for _ in 0..AGAIN {
        again.push(index(page).await?);
    }
    let mut times = Vec::new();
    let at_once = if peer.is_slow() { 1 } else { AT_ONCE };
    for typed in keystrokes.chunks(at_once) {
        let script = "return bench.type(arguments[0])";
        times.extend(page.run_as::<Vec<f64>>(script, &[json!(typed)]).await?);
    }
    Ok(Figures {
        first,
        again: percentile(again, 50),
        middle: percentile(times.clone(), 50),
        p95: percentile(times.clone(), 95),
        slowest: percentile(times, 100),
        records,
        memory,
    })
}
