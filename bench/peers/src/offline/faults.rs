//! The faults of docs/reliability.md that every worker must bear.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use e2e::offline::{Site, down};
use e2e::{Fault, Faults, Server, Visit, measure, wait};

use super::observe::{Shown, leave, load, responses, settled, update, with_program};
use super::worker::{BASE, Worker};

/// How long a visit with all its waiting may take.
const LIMIT: Duration = Duration::from_secs(180);

/// A fault, by its number there.
#[derive(Clone, Copy)]
pub(crate) struct Wrong {
    pub(crate) id: &'static str,
    pub(crate) what: &'static str,
    kind: Kind,
}

/// What one worker made of it.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) words: String,
    pub(crate) holds: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    /// The second release comes with this fault.
    Release(fn(&Before) -> Faults),
    /// The start page stays that of the first release.
    OldPage,
    /// What is stored of the program is something else.
    Garbage,
    /// The stored program is lost and the host has another one by now.
    Lost,
    AllLost,
    TwoWindows,
    NoSpace,
    Portal,
}

/// What the first release had that the second has not.
struct Before {
    page: String,
    data: String,
}

const fn wrong(id: &'static str, what: &'static str, kind: Kind) -> Wrong {
    Wrong { id, what, kind }
}

/// Everything that a host may say in the place of the program.
const PORTAL: &str = "<!doctype html><title>Willkommen</title><p>Bitte melden Sie sich an.";

pub(crate) const ALL: [Wrong; 12] = [
    wrong(
        "F04",
        "new version with a page in the place of the program: online, without a host",
        Kind::Release(|_| Faults::none().on("*.wasm", Fault::html(PORTAL))),
    ),
    wrong(
        "F05",
        "… with 404",
        Kind::Release(|_| Faults::none().on("*.wasm", Fault::status(404))),
    ),
    wrong(
        "F06",
        "… cut off",
        Kind::Release(|_| Faults::none().on("*.wasm", Fault::CutOff(100_000))),
    ),
    wrong(
        "F07",
        "… with one other bit",
        Kind::Release(|_| Faults::none().on("*.wasm", Fault::Flip(50_000))),
    ),
    wrong(
        "F08",
        "… with the data of the version before",
        Kind::Release(|before| {
            Faults::none().on("*/data/iq-hamburg.json", Fault::json(before.data.clone()))
        }),
    ),
    wrong(
        "F09",
        "… with the start page of the version before; then mended",
        Kind::OldPage,
    ),
    wrong(
        "F11",
        "stored program is garbage: with a host, then without",
        Kind::Garbage,
    ),
    wrong(
        "F14",
        "stored program lost, host has the new version: first load",
        Kind::Lost,
    ),
    wrong(
        "F16",
        "all caches lost: with a host, then without",
        Kind::AllLost,
    ),
    wrong(
        "F21",
        "new version taken in one window: a file of the other's",
        Kind::TwoWindows,
    ),
    wrong(
        "F24",
        "150 kB of space: load, left behind; with space, without a host",
        Kind::NoSpace,
    ),
    wrong(
        "F27",
        "a portal answers everything: load; then without a host",
        Kind::Portal,
    ),
];

/// The site on its host, with a worker over it.
struct Host<'a> {
    site: Site,
    worker: Worker,
    packages: &'a Path,
    /// Of the releases so far.
    versions: Vec<String>,
}

impl Host<'_> {
    fn release(&mut self) -> anyhow::Result<()> {
        let number = self.versions.len() + 1;
        if number > 1 {
            self.site.release(u8::try_from(number)?)?;
        }
        self.worker.put_over(&self.site, self.packages)?;
        self.versions.push(self.site.version()?);
        Ok(())
    }

    /// The first visit, until the site is stored.
    async fn first_visit(&self, page: &Visit) -> anyhow::Result<()> {
        load(page, &self.versions).await?;
        let script = "return Boolean((await navigator.serviceWorker.getRegistration())?.active)";
        wait::holds("a worker", async || page.run_as(script, &[]).await).await?;
        settled(page).await?;
        // From now on the worker answers.
        load(page, &self.versions).await?;
        settled(page).await
    }

    /// A visit some time later.
    async fn again(&self, page: &Visit) -> anyhow::Result<Shown> {
        leave(page).await?;
        load(page, &self.versions).await
    }

    /// Whether the first release still runs, with what the host has now and without a host.
    async fn stays(&self, page: &Visit) -> anyhow::Result<Outcome> {
        let online = self.again(page).await?;
        settled(page).await?;
        page.server().set_faults(down());
        let offline = self.again(page).await?;
        Ok(compare(
            &[online, offline],
            &[Shown::Runs(1), Shown::Runs(1)],
        ))
    }
}

/// Several loads in the words of the table, and whether they are those that should be.
fn compare(shown: &[Shown], wanted: &[Shown]) -> Outcome {
    let words: Vec<String> = shown.iter().map(Shown::to_string).collect();
    Outcome {
        words: words.join(", "),
        holds: shown == wanted,
    }
}

impl Wrong {
    /// Makes it once, in a browser of its own.
    pub(crate) fn make(self, worker: Worker, packages: &Path) -> anyhow::Result<Outcome> {
        let mut host = Host {
            site: Site::at(BASE)?,
            worker,
            packages,
            versions: Vec::new(),
        };
        host.release()?;
        let root = host
            .site
            .dir()
            .ancestors()
            .nth(2)
            .context("the site lies in no host")?
            .to_owned();
        let server = Server::start(&root, Faults::none()).context("no port for the server")?;
        let outcome = measure(server, LIMIT, async |page| {
            // A host that saves data would not be stored.
            let script = "Object.defineProperty(Navigator.prototype, 'connection', \
                          { configurable: true, get: () => undefined })";
            page.before_every_page(script).await?;
            self.bear(page, &mut host).await
        })
        .with_context(|| format!("{} with {worker:?}", self.id))?;
        Ok(outcome.unwrap_or(Outcome {
            words: "no end".into(),
            holds: false,
        }))
    }

    async fn bear(self, page: &Visit, host: &mut Host<'_>) -> anyhow::Result<Outcome> {
        let server = page.server();
        if !matches!(self.kind, Kind::NoSpace) {
            host.first_visit(page).await?;
        }
        match self.kind {
            Kind::Release(faults) => {
                let before = Before::of(&host.site)?;
                host.release()?;
                server.set_faults(faults(&before));
                update(page).await?;
                host.stays(page).await
            }
            Kind::OldPage => {
                let before = Before::of(&host.site)?;
                host.site.change("index.html", |text| {
                    text.replace("<body>", "<body><!-- 2 -->")
                })?;
                host.release()?;
                server.set_faults(Faults::none().on(BASE, Fault::html(before.page)));
                update(page).await?;
                let stale = host.again(page).await?;
                settled(page).await?;
                server.set_faults(Faults::none());
                update(page).await?;
                let mended = host.again(page).await?;
                Ok(compare(&[stale, mended], &[Shown::Runs(1), Shown::Runs(2)]))
            }
            Kind::Garbage => {
                let garbage = "await cache.put(request, new Response('garbage', \
                               { headers: { 'content-type': 'application/wasm' } }))";
                with_program(page, garbage).await?;
                page.forget_downloads().await?;
                host.stays(page).await
            }
            Kind::Lost => {
                with_program(page, "await cache.delete(request)").await?;
                host.release()?;
                page.forget_downloads().await?;
                let first = host.again(page).await?;
                Ok(compare(&[first], &[Shown::Runs(2)]))
            }
            Kind::AllLost => {
                let script = "for (const name of await caches.keys()) await caches.delete(name); return null";
                page.run_as::<Option<()>>(script, &[]).await?;
                host.stays(page).await
            }
            Kind::TwoWindows => two_windows(page, host).await,
            Kind::Portal => {
                server.set_faults(Faults::none().on("*", Fault::html(PORTAL)));
                update(page).await?;
                host.stays(page).await
            }
            Kind::NoSpace => no_space(page, host).await,
        }
    }
}

impl Before {
    fn of(site: &Site) -> anyhow::Result<Self> {
        let read = |name: &str| fs::read_to_string(site.dir().join(name));
        Ok(Self {
            page: read("index.html")?,
            data: read("data/iq-hamburg.json")?,
        })
    }
}

/// A second window takes the new version; the first asks for a file that only its own version has.
async fn two_windows(page: &Visit, host: &mut Host<'_>) -> anyhow::Result<Outcome> {
    let file = host.site.file("_bg.wasm")?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let old = page.driver().window().await?;
    let new = page.driver().new_tab().await?;
    page.driver().switch_to_window(new).await?;
    load(page, &host.versions).await?;
    host.release()?;
    update(page).await?;
    // Ours and Workbox's worker wait for this; Angular's has no such state.
    let take = "const { waiting } = await navigator.serviceWorker.getRegistration(); \
                waiting?.postMessage({ t: 'skip', type: 'SKIP_WAITING' }); return null;";
    page.run_as::<Option<()>>(take, &[]).await?;
    settled(page).await?;
    let taken = load(page, &host.versions).await?;
    page.driver().switch_to_window(old).await?;
    page.forget_downloads().await?;
    let script = "return (await fetch(new URL(arguments[0], document.baseURI)).catch(() => ({ status: 0 }))).status";
    let status: u16 = page.run_as(script, &[name.into()]).await?;
    Ok(Outcome {
        words: format!("{taken}, {status}"),
        holds: taken == Shown::Runs(2) && status == 200,
    })
}

/// The first visit with little space, and one with as much as there is.
async fn no_space(page: &Visit, host: &Host<'_>) -> anyhow::Result<Outcome> {
    page.quota(Some(150_000)).await?;
    let little = load(page, &host.versions).await?;
    // However it ends: the worker has been asked for.
    let asked = || {
        page.server()
            .requests()
            .iter()
            .any(|one| one.target.ends_with("sw.js"))
    };
    wait::holds("a request for the worker", async || Ok(asked())).await?;
    settled(page).await?;
    let left = responses(page).await?;
    page.quota(None).await?;
    leave(page).await?;
    load(page, &host.versions).await?;
    settled(page).await?;
    let again = host.again(page).await?;
    settled(page).await?;
    page.server().set_faults(down());
    let offline = host.again(page).await?;
    let shown = [little, again, offline];
    let holds = left == 0 && shown.iter().all(|shown| *shown == Shown::Runs(1));
    let [little, _, offline] = shown;
    Ok(Outcome {
        words: format!("{little}, {left} responses; {offline}"),
        holds,
    })
}
