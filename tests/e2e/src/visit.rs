//! A visit: a server, a browser, and what a visitor does.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use anyhow::{Context, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tools::server::{Faults, Server};

use crate::Browser;
use crate::driver::Driver;
use crate::find::{Name, Role, squeeze};
use crate::settings::Settings;
use crate::wait::{self, until};

/// One browser at one server.
///
/// Each visit has a browser of its own: nothing one test does reaches another, tests can run side
/// by side, and drivers that know only one session will do.
#[derive(Debug)]
pub struct Visit {
    settings: Settings,
    server: Server,
    session: WebDriver,
    pub(crate) expected: RefCell<Vec<String>>,
    pub(crate) violations: RefCell<Vec<String>>,
    // Dropped in this order: the program first, then its folder.
    _driver: Driver,
    _profile: TempDir,
}

/// Makes a visit to a server where nothing goes wrong.
///
/// # Errors
/// Those of the test, and what [`crate::watch`] finds afterwards.
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

fn run(
    settings: Settings,
    server: Server,
    test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let visit = runtime.block_on(Visit::start(settings, server))?;
    // A failed assertion must not leave the browser behind.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(&visit).await?;
            visit.verify().await
        })
    }));
    if !matches!(outcome, Ok(Ok(()))) {
        eprintln!("{}", runtime.block_on(visit.describe()));
    }
    let session = visit.session.clone();
    runtime
        .block_on(session.quit())
        .context("the browser did not end")?;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

impl Visit {
    async fn start(settings: Settings, server: Server) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let driver = Driver::start(&settings)?;
        let capabilities = settings.browser.capabilities(&settings, profile.path())?;
        let session = WebDriver::new(driver.url(), capabilities).await?;
        let visit = Self {
            settings,
            server,
            session,
            expected: RefCell::default(),
            violations: RefCell::default(),
            _driver: driver,
            _profile: profile,
        };
        visit.watch().await?;
        visit.size(1280, 900).await?;
        Ok(visit)
    }

    /// The server.
    #[must_use]
    pub const fn server(&self) -> &Server {
        &self.server
    }

    /// The session in the browser.
    #[must_use]
    pub const fn driver(&self) -> &WebDriver {
        &self.session
    }

    /// Which browser it is.
    #[must_use]
    pub const fn browser(&self) -> Browser {
        self.settings.browser
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
        self.note_violations().await?;
        self.session.goto(self.server.url(path)).await?;
        Ok(())
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// As [`Visit::open`].
    pub async fn reload(&self) -> anyhow::Result<()> {
        self.note_violations().await?;
        self.session.refresh().await?;
        self.ready().await
    }

    /// The browser's Back.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn back(&self) -> anyhow::Result<()> {
        Ok(self.session.back().await?)
    }

    /// The browser's Forward.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forward(&self) -> anyhow::Result<()> {
        Ok(self.session.forward().await?)
    }

    /// Waits until the program has taken over.
    ///
    /// # Errors
    /// When it does not, or has failed.
    pub async fn ready(&self) -> anyhow::Result<()> {
        let state = until("the program", async || {
            self.run_as::<Option<String>>("return document.documentElement.dataset.app", &[])
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

    /// Clicks on something.
    ///
    /// # Errors
    /// When it is not there, or something else lies over it.
    pub async fn click(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        // It may be drawn anew between finding and clicking.
        until("the click", async || {
            self.find(role, name).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> anyhow::Result<()> {
        Ok(self
            .session
            .action_chain()
            .send_keys(keys)
            .perform()
            .await?)
    }

    /// Chooses an option of a field by its value.
    ///
    /// # Errors
    /// When there is no such field or option.
    pub async fn choose(&self, field: &str, value: &str) -> anyhow::Result<()> {
        let field = self.find(Role::Combobox, field).await?;
        let option = thirtyfour::By::Css(format!("option[value='{value}']"));
        Ok(field.find(option).await?.click().await?)
    }

    /// Fills in a date as a date picker does: all at once. Typing it would need to know the order
    /// of day and month in the browser's own language.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn set_date(&self, field: &str, date: &str) -> anyhow::Result<()> {
        let field = self.find(Role::Date, field).await?;
        field.focus().await?;
        let script = "const [field, date] = arguments; field.value = date; \
                      for (const kind of ['input', 'change']) \
                          field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(script, &[field.to_json()?, date.into()]).await?;
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

    /// Waits for the heading of the page; its name begins with these words.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn heading(&self, words: &str) -> anyhow::Result<()> {
        let script = "return [...document.querySelectorAll('h1')].map((h1) => h1.textContent)";
        wait::value(
            &format!("the heading {words}"),
            async || self.run_as::<Vec<String>>(script, &[]).await,
            |headings| matches!(&headings[..], [one] if squeeze(one).starts_with(words)),
        )
        .await
    }

    /// Waits for the address: path and query.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn at(&self, path: &str) -> anyhow::Result<()> {
        wait::value(
            &format!("the address {path}"),
            async || self.path().await,
            |now| now == path,
        )
        .await
    }

    /// Path and query of the page, with letters instead of percent signs.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn path(&self) -> anyhow::Result<String> {
        self.run_as("return decodeURI(location.pathname + location.search)", &[])
            .await
    }

    /// Waits until the page shows these words.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, words: &str) -> anyhow::Result<()> {
        wait::value(
            &format!("the words {words}"),
            async || self.text().await,
            |text| text.contains(words),
        )
        .await
    }

    /// All the text that is visible.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> anyhow::Result<String> {
        Ok(squeeze(
            &self
                .run_as::<String>("return document.body.innerText", &[])
                .await?,
        ))
    }

    /// Waits until something has the focus.
    ///
    /// # Errors
    /// When something else has it.
    pub async fn focused(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        wait::value(
            &format!("the focus on {role:?} {name:?}"),
            async || {
                let active = self.session.active_element().await?;
                let fitting = self.look(None, role, name).await?;
                let fits = fitting
                    .iter()
                    .any(|found| found.element_id() == active.element_id());
                Ok((fits, active.tag_name().await?, self.name_of(&active).await?))
            },
            |(fits, ..)| *fits,
        )
        .await
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
            .session
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
        Ok(self.session.cdp().send_raw(method, parameters).await?)
    }

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
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let file = std::env::temp_dir().join(format!("e2e-{test}.png"));
        let picture = match self.session.screenshot(&file).await {
            Ok(()) => format!("the picture is {}", file.display()),
            Err(error) => format!("there is no picture ({error})"),
        };
        let mut last = String::new();
        for request in self.server.requests().iter().rev().take(8).rev() {
            let status = request
                .status
                .map_or("closed".to_owned(), |status| status.to_string());
            let _ = write!(last, "\n  {status} {} {}", request.method, request.target);
        }
        format!("The visit ended at {path}; {picture}.\nThe page: {text}\nThe last requests:{last}")
    }
}
