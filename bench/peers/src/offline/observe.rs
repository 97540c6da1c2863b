//! A visit, and what the page shows.

use std::fmt;

use e2e::{Visit, wait};
use serde_json::Value;

use super::worker::BASE;

/// What a load of the start page came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The program runs, of this release.
    Runs(usize),
    /// What can be read without it is there, and words that it did not start.
    Words,
    /// The browser's own page, a stranger's, or none.
    Nothing,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Runs(release) => write!(f, "v{release}"),
            Self::Words => f.write_str("failure said"),
            Self::Nothing => f.write_str("no page"),
        }
    }
}

/// Program and version, or what stands in their place.
const STATE: &str = "\
    const { app, version } = document.documentElement.dataset; \
    const alert = document.querySelector('[role=alert]'); \
    return [app ?? '', version ?? '', alert ? 'words' : ''];";

/// Opens the start page and waits until it shows something that stays. `versions` are those of the releases.
pub(crate) async fn load(page: &Visit, versions: &[String]) -> anyhow::Result<Shown> {
    // Without a host the driver reports the browser's own page as an error.
    if page.go(BASE).await.is_err() {
        return Ok(Shown::Nothing);
    }
    // A page that is just being reloaded answers nothing.
    let state = async || {
        page.run_as::<[String; 3]>(STATE, &[])
            .await
            .unwrap_or_default()
    };
    let ended = async || {
        let [app, _, words] = state().await;
        Ok(app == "ready" || !words.is_empty())
    };
    if wait::holds("an end of the start", ended).await.is_err() {
        return Ok(Shown::Nothing);
    }
    // The attempt to heal loads the page once more.
    wait::steady(async || Ok(state().await)).await?;
    let [app, version, words] = state().await;
    let release = versions.iter().position(|known| *known == version);
    Ok(match (app.as_str(), release) {
        ("ready", Some(release)) => Shown::Runs(release + 1),
        _ if !words.is_empty() => Shown::Words,
        _ => Shown::Nothing,
    })
}

/// Leaves: no page of the site is open any more, and a worker that waits may begin.
pub(crate) async fn leave(page: &Visit) -> anyhow::Result<()> {
    page.driver().goto("about:blank").await?;
    Ok(())
}

/// Asks for a newer version as each worker wants to be asked, and waits until nothing changes any more.
pub(crate) async fn update(page: &Visit) -> anyhow::Result<()> {
    let script = "\
        const registration = await navigator.serviceWorker.getRegistration(); \
        await registration?.update().catch(() => {}); \
        registration?.active?.postMessage({ action: 'CHECK_FOR_UPDATES', nonce: 1 }); \
        return null;";
    page.run_as::<Value>(script, &[]).await?;
    settled(page).await
}

/// How many files are stored in each cache, and how the workers are.
const STORED: &str = "\
    if (!navigator.serviceWorker) return []; \
    const registration = await navigator.serviceWorker.getRegistration(); \
    const found = ['installing', 'waiting', 'active'].map((name) => registration?.[name]?.state ?? ''); \
    for (const name of await caches.keys()) \
        found.push(`${name}: ${(await (await caches.open(name)).keys()).length}`); \
    return found;";

/// Waits until workers and caches stay as they are.
pub(crate) async fn settled(page: &Visit) -> anyhow::Result<()> {
    wait::steady(async || page.run_as::<Vec<String>>(STORED, &[]).await).await
}

/// How many responses are stored.
pub(crate) async fn responses(page: &Visit) -> anyhow::Result<usize> {
    let script = "\
        let count = 0; \
        for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length; \
        return count;";
    page.run_as(script, &[]).await
}

/// Does something with every stored response of the program.
pub(crate) async fn with_program(page: &Visit, what: &str) -> anyhow::Result<()> {
    let script = format!(
        "for (const name of await caches.keys()) {{ \
            const cache = await caches.open(name); \
            for (const request of await cache.keys()) \
                if (request.url.split('?')[0].endsWith('_bg.wasm')) {what}; \
         }} \
         return null;"
    );
    page.run_as::<Value>(&script, &[]).await?;
    Ok(())
}
