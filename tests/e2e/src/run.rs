//! From a test to a visit: start, test, look after it, end.

use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context;
use serde_json::Value;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use tools::server::{Faults, Server};

use crate::Visit;
use crate::find::squeeze;
use crate::session::Session;
use crate::settings::Settings;

/// Makes a visit to a server where nothing goes wrong.
///
/// # Errors
/// Those of the test, and what `crate::watch` finds afterwards.
pub fn visit(test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>) -> anyhow::Result<()> {
    visit_with(Faults::none(), test)
}

/// Makes a visit to a server with faults.
///
/// # Errors
/// As [`visit`].
pub fn visit_with(
    faults: Faults,
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let server = Server::start(&settings.dist, faults).context("no port for the server")?;
    run(settings, server, test)
}

/// Makes a visit to another site: one that is wrong on purpose, to see that it is noticed.
///
/// # Errors
/// As [`visit`].
pub fn visit_site(
    site: &Path,
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let server = Server::start(site, Faults::none()).context("no port for the server")?;
    run(Settings::read()?, server, test)
}

/// Makes a visit to the built site with further datasets in its folder `data`.
///
/// # Errors
/// As [`visit`].
pub fn visit_with_datasets(
    datasets: &[(&str, Value)],
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let site = tempfile::tempdir()?;
    copy(&settings.dist, site.path())?;
    for (name, dataset) in datasets {
        fs::write(
            site.path().join("data").join(name),
            serde_json::to_vec(dataset)?,
        )?;
    }
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    run(settings, server, test)
}

/// Makes a visit to the built site with other pages beside ours, on a host that sends no headers.
///
/// # Errors
/// As [`visit`].
pub fn visit_with_pages(
    pages: &[(&str, &str)],
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let site = tempfile::tempdir()?;
    copy(&settings.dist, site.path())?;
    for (name, text) in pages {
        fs::write(site.path().join(name), text)?;
    }
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    server.send_no_headers();
    run(settings, server, test)
}

/// Makes a visit to the built site in a folder of a host, such as `a/b`.
///
/// # Errors
/// As [`visit`].
pub fn visit_in_folder(
    folder: &str,
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let host = tempfile::tempdir()?;
    let site = host.path().join(folder);
    fs::create_dir_all(&site)?;
    copy(&settings.dist, &site)?;
    let server = Server::start(host.path(), Faults::none()).context("no port for the server")?;
    run(settings, server, test)
}

/// Makes a visit to pages of another site that show ours in frames: in them `{site}` is our address, of another origin.
///
/// # Errors
/// As [`visit`].
pub fn visit_host(
    pages: &[(&str, &str)],
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    visit_host_of(|_| {}, pages, test)
}

/// The same with our server prepared before, which is another than that of the visit.
///
/// # Errors
/// As [`visit`].
pub fn visit_host_of(
    prepare: impl FnOnce(&Server),
    pages: &[(&str, &str)],
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let files = tempfile::tempdir()?;
    copy(&settings.dist, files.path())?;
    let site = Server::start(files.path(), Faults::none()).context("no port for the site")?;
    prepare(&site);
    // Another name of the same machine is another site to a browser.
    let origin = format!("http://localhost:{}", site.addr().port());
    stand_at(&files.path().join("embed"), &origin)?;
    let address = format!("{origin}/");
    let host = tempfile::tempdir()?;
    for (name, text) in pages {
        fs::write(host.path().join(name), text.replace("{site}", &address))?;
    }
    let server = Server::start(host.path(), Faults::none()).context("no port for the host")?;
    server.send_no_headers();
    run(settings, server, async |visit| {
        visit.may_ask(&address);
        test(visit).await
    })
}

/// Makes the pages of a folder those of a site that stands where `site.toml` says.
fn stand_at(folder: &Path, origin: &str) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            stand_at(&path, origin)?;
        } else if path.extension().is_some_and(|kind| kind == "html") {
            let page = fs::read_to_string(&path)?;
            let named = page.split("base-uri 'self' ").nth(1);
            let named = named.and_then(|rest| rest.split(';').next());
            let named = named.context("the policy of a page for frames names no origin")?;
            fs::write(&path, page.replace(named, origin))?;
        } else {
            // Packed, it would be served in its place.
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// A folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// How long a browser may take to end.
const GOODBYE: Duration = Duration::from_secs(10);

/// Visits a site to measure it: nothing is checked afterwards, and after `limit` the visit is over
/// and there is no result. A page that hangs ends with its browser.
///
/// # Errors
/// Those of the work.
pub fn measure<T>(
    server: Server,
    limit: Duration,
    work: impl AsyncFnOnce(&Visit) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    let settings = Settings::read()?;
    runtime()?.block_on(async {
        let session = Session::start(&settings).await?;
        let visit = Visit::start(settings, server, session).await?;
        let done = timeout(limit, work(&visit)).await;
        let session = visit.driver().clone();
        if done.is_err() || timeout(GOODBYE, session.clone().quit()).await.is_err() {
            // It does not answer any more: the browser ends with its driver, and that with the visit.
            session.leak().ok();
        }
        done.ok().transpose()
    })
}

pub(crate) fn run(
    settings: Settings,
    server: Server,
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let runtime = runtime()?;
    let session = runtime.block_on(Session::take(&settings))?;
    let visit = runtime.block_on(Visit::start(settings, server, session))?;
    // A failed assertion must not leave the browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(&visit).await?;
            visit.verify().await
        })
    }));
    if matches!(outcome, Ok(Ok(()))) {
        let handed_on = runtime.block_on(visit.end().hand_on());
        return handed_on.context("the browser did not end");
    }
    eprintln!("{}", runtime.block_on(visit.describe()));
    // Nobody knows what state it is in. That it does not end either would hide the reason.
    runtime.block_on(visit.end().end()).ok();
    match outcome {
        Ok(result) => result,
        Err(panic) => resume_unwind(panic),
    }
}

/// One for all visits, as the connection to a driver outlives them.
fn runtime() -> anyhow::Result<&'static Runtime> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(1).enable_all().build()?;
    // Another test may have been quicker.
    Ok(RUNTIME.get_or_init(|| runtime))
}

impl Visit {
    /// What a person needs who looks at a failed test.
    async fn describe(&self) -> String {
        let path = self
            .path()
            .await
            .unwrap_or_else(|error| format!("nowhere ({error})"));
        // Also what is folded away: the crash page keeps the details there.
        let script = "return (document.querySelector('main') ?? document.body).textContent";
        let text = self.run_as::<String>(script, &[]).await.unwrap_or_default();
        let text: String = squeeze(&text).chars().take(600).collect();
        let script = "return [...document.querySelectorAll('[role=status], [role=alert], iq-offline')] \
                      .map((one) => one.innerText).join(' | ')";
        let said = squeeze(&self.run_as::<String>(script, &[]).await.unwrap_or_default());
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let file = std::env::temp_dir().join(format!("e2e-{test}.png"));
        // WebKitWebDriver never answers this on a page of another origin.
        let picture = match timeout(GOODBYE, self.driver().screenshot(&file)).await {
            Ok(Ok(())) => format!("the picture is {}", file.display()),
            Ok(Err(error)) => format!("there is no picture ({error})"),
            Err(_) => "there is no picture (the browser does not answer)".to_owned(),
        };
        let mut last = String::new();
        for request in self.server().requests().iter().rev().take(8).rev() {
            let status = request
                .status
                .map_or("closed".to_owned(), |status| status.to_string());
            let _ = write!(last, "\n  {status} {} {}", request.method, request.target);
        }
        format!(
            "The visit ended at {path}; {picture}.\nThe page: {text}\nIt says: {said}\nThe last requests:{last}"
        )
    }
}
