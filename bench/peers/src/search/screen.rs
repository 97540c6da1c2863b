//! From a key in the field of the page itself to the frame that shows what was found.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, ensure};
use e2e::find::Role;
use e2e::{Faults, Server, Visit};

use super::queries::Queries;
use crate::measure::percentile;
use crate::site::copy;

/// How long it may take.
const LIMIT: Duration = Duration::from_secs(600);

/// Of so many queries one is typed.
const EVERY: usize = 8;

/// The made-up catalogue, seen from the base of the site.
const CATALOGUE: &str = "data/catalogue.json";

/// For each key the time from the event to the end of the frame after it, and what the heading of the results said then.
const WATCH: &str = "\
    window.__keys = []; \
    const said = () => document.querySelector('#ergebnisse')?.textContent; \
    window.__said = said; \
    addEventListener('input', (event) => requestAnimationFrame(() => { \
        const { port1, port2 } = new MessageChannel(); \
        port1.onmessage = () => window.__keys.push([performance.now() - event.timeStamp, said()]); \
        port2.postMessage(null); \
    }), true);";

/// Times in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    keys: usize,
    middle: f64,
    p95: f64,
    slowest: f64,
}

impl std::fmt::Display for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "Key → screen in the page itself (`/angebote`, the same records, {} keys, to the end of the frame that shows what was \
             found): middle {:.0} ms, p95 {:.0} ms, slowest {:.0} ms.",
            self.keys, self.middle, self.p95, self.slowest
        )
    }
}

/// Types queries into the page with a made-up catalogue of so many modules. `dist` is the built site.
pub(super) fn measure(dist: &Path, modules: usize, queries: &Queries) -> anyhow::Result<Screen> {
    let site = tempfile::tempdir()?;
    copy(dist, site.path())?;
    fs::write(
        site.path().join(CATALOGUE),
        benches::catalogue(modules, benches::SEED),
    )?;
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    let times = e2e::measure(server, LIMIT, async |page| {
        page.before_every_page(WATCH).await?;
        page.go(&format!("/angebote/?daten={CATALOGUE}")).await?;
        page.ready().await?;
        let mut times = Vec::new();
        for query in queries.queries.iter().step_by(EVERY) {
            times.extend(type_in(page, &query.typed).await?);
        }
        Ok(times)
    })?
    .context("the page did not get ready in time")?;
    Ok(Screen {
        keys: times.len(),
        middle: percentile(times.clone(), 50),
        p95: percentile(times.clone(), 95),
        slowest: percentile(times, 100),
    })
}

/// Types a query into the empty field, key by key.
async fn type_in(page: &Visit, query: &str) -> anyhow::Result<Vec<f64>> {
    let field = page
        .find(Role::Searchbox, "Suche in Projekten, Modulen und Trägern")
        .await?;
    field.clear().await?;
    page.run_as::<()>("window.__keys = []", &[]).await?;
    let mut times = Vec::new();
    for (nth, letter) in query.chars().enumerate() {
        field.send_keys(letter.to_string()).await?;
        let script = "return await new Promise((done) => { \
                      const look = () => window.__keys.length > arguments[0] ? done(window.__keys[arguments[0]]) : setTimeout(look, 5); \
                      look(); })";
        let (time, said): (f64, String) = page.run_as(script, &[nth.into()]).await?;
        // A frame that still shows the results before is not the one that is waited for.
        let settled: String = page
            .run_as(
                "await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))); return window.__said()",
                &[],
            )
            .await?;
        ensure!(said == settled, "{query}: {said:?} became {settled:?}");
        times.push(time);
    }
    Ok(times)
}
