//! A visit: a server, a browser, and the way from page to page.

use std::cell::RefCell;

use anyhow::{Context, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::WebDriver;
use tools::server::Server;

use crate::Browser;
use crate::display::Display;
use crate::emulate::Scheme;
use crate::session::Session;
use crate::settings::Settings;
use crate::wait::{holds, until};
use crate::watch::Report;

/// One browser at one server.
///
/// No visit shares its browser with one beside it, and none meets what an earlier one has left in it: nothing one test
/// does reaches another, tests can run side by side, and drivers that know only one session will do.
#[derive(Debug)]
pub struct Visit {
    settings: Settings,
    server: Server,
    session: Session,
    pub(crate) expected: RefCell<Vec<String>>,
    pub(crate) reports: RefCell<Vec<Report>>,
    pub(crate) may_stay: RefCell<Vec<String>>,
    /// Where requests may go beside the server.
    pub(crate) friends: RefCell<Vec<String>>,
}

impl Visit {
    pub(crate) async fn start(
        settings: Settings,
        server: Server,
        session: Session,
    ) -> anyhow::Result<Self> {
        let visit = Self {
            settings,
            server,
            session,
            expected: RefCell::default(),
            reports: RefCell::default(),
            may_stay: RefCell::default(),
            friends: RefCell::default(),
        };
        visit.watch().await?;
        visit.size(1280, 900).await?;
        visit.scheme(Scheme::Light).await?;
        Ok(visit)
    }

    /// The browser, when the visit is over.
    pub(crate) fn end(self) -> Session {
        self.session
    }

    /// The server.
    #[must_use]
    pub const fn server(&self) -> &Server {
        &self.server
    }

    /// The session in the browser.
    #[must_use]
    pub const fn driver(&self) -> &WebDriver {
        self.session.web()
    }

    /// Which browser it is.
    #[must_use]
    pub const fn browser(&self) -> Browser {
        self.settings.browser
    }

    pub(crate) const fn display(&self) -> Option<&Display> {
        self.session.display()
    }

    pub(crate) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Opens a page of the site by its path and waits until the program has taken over.
    ///
    /// # Errors
    /// When the program does not start.
    pub async fn open(&self, path: &str) -> anyhow::Result<()> {
        self.go(path).await?;
        self.ready().await
    }

    /// Opens a page and waits for nothing more than its document.
    ///
    /// # Errors
    /// When there is no document.
    pub async fn go(&self, path: &str) -> anyhow::Result<()> {
        self.note_reports().await?;
        self.driver().goto(self.server.url(path)).await?;
        Ok(())
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// As [`Visit::open`].
    pub async fn reload(&self) -> anyhow::Result<()> {
        self.note_reports().await?;
        if self.browser() == Browser::Firefox {
            // The driver's reload goes past the service worker, as a person's does with Shift held.
            let script = "location.reload()";
            return self
                .reloads(async || self.run_as::<()>(script, &[]).await)
                .await;
        }
        self.driver().refresh().await?;
        self.ready().await
    }

    /// Does what loads the page anew, such as a click, and waits until the program has taken over the new one and not
    /// the one before, which is there for a moment yet.
    ///
    /// # Errors
    /// When it cannot be done, or as [`Visit::open`].
    pub async fn reloads(
        &self,
        action: impl AsyncFnOnce() -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.run_as::<()>("window.__left = true", &[]).await?;
        action().await?;
        let script = "return !window.__left && document.readyState === 'complete'";
        // Between two pages no script runs.
        let anew = async || Ok(self.run_as(script, &[]).await.unwrap_or(false));
        holds("the page anew", anew).await?;
        self.ready().await
    }

    /// The browser's Back.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn back(&self) -> anyhow::Result<()> {
        Ok(self.driver().back().await?)
    }

    /// The browser's Forward.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forward(&self) -> anyhow::Result<()> {
        Ok(self.driver().forward().await?)
    }

    /// Waits until the program has taken over.
    ///
    /// # Errors
    /// When it does not, or has failed.
    pub async fn ready(&self) -> anyhow::Result<()> {
        let state = until("the program", async || {
            self.run_as::<Option<String>>("return document.documentElement?.dataset.app", &[])
                .await
        })
        .await?;
        ensure!(
            state == "ready",
            "the program is {state}, the page says: {}",
            self.text().await?
        );
        Ok(())
    }

    /// The dataset as it is built into the site.
    ///
    /// # Errors
    /// When the built site has none.
    pub fn dataset(&self) -> anyhow::Result<Value> {
        let file = self.settings.dist.join("data/iq-hamburg.json");
        let text = std::fs::read(&file).with_context(|| format!("no {}", file.display()))?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str, arguments: &[Value]) -> anyhow::Result<Value> {
        // The function that WebDriver makes of a script is not async, but waits for a promise.
        let script = if script.contains("await ") {
            format!("return (async function () {{{script}}}).apply(null, arguments)")
        } else {
            script.to_owned()
        };
        Ok(self
            .driver()
            .execute(script, arguments.to_vec())
            .await?
            .json()
            .clone())
    }

    /// Runs a script and reads what it returns.
    ///
    /// # Errors
    /// When it fails or returns something else.
    pub async fn run_as<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> anyhow::Result<T> {
        let value = self.run(script, arguments).await?;
        serde_json::from_value(value.clone())
            .with_context(|| format!("the script returned {value}"))
    }

    /// A command of the Chrome DevTools Protocol.
    pub(crate) async fn cdp(&self, method: &str, parameters: Value) -> anyhow::Result<Value> {
        Ok(self.driver().cdp().send_raw(method, parameters).await?)
    }
}
