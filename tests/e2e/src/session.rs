//! A browser that runs: started for a visit, handed on to the next one, ended.

use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use crate::Browser;
use crate::display::Display;
use crate::driver::Driver;
use crate::settings::Settings;

/// Browsers that were cleaned after a visit and wait for another one.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser and its driver.
#[derive(Debug)]
pub(crate) struct Session {
    browser: Browser,
    web: WebDriver,
    // Dropped in this order: the program first, then its screen, then its folder.
    _driver: Driver,
    display: Option<Display>,
    _profile: TempDir,
}

impl Session {
    /// One that waits, or a new one.
    ///
    /// # Errors
    /// As [`Session::start`].
    pub(crate) async fn take(settings: &Settings) -> anyhow::Result<Self> {
        let waiting = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match waiting {
            Some(session) => Ok(session),
            None => Self::start(settings).await,
        }
    }

    /// A new one that has never been anywhere.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub(crate) async fn start(settings: &Settings) -> anyhow::Result<Self> {
        // ChromeDriver takes a free port of IPv4 and then wants the same of IPv6. Somebody else may have that one, and
        // it ends: seen once in a few hundred visits.
        let mut tries = 3;
        loop {
            tries -= 1;
            match Self::start_once(settings).await {
                Err(error) if tries > 0 => eprintln!("{error:#}; once more"),
                other => return other,
            }
        }
    }

    async fn start_once(settings: &Settings) -> anyhow::Result<Self> {
        let browser = settings.browser;
        let profile = tempfile::tempdir()?;
        let display = match browser {
            Browser::Chromium | Browser::Firefox => None,
            Browser::Webkit => Some(Display::start(profile.path())?),
        };
        let driver = Driver::start(settings, profile.path(), display.as_ref()).await?;
        let capabilities = browser.capabilities(settings, profile.path())?;
        let web = WebDriver::new(driver.url(), capabilities).await?;
        Ok(Self {
            browser,
            web,
            _driver: driver,
            display,
            _profile: profile,
        })
    }

    /// Keeps it for the next visit, if all that this one has left in it can be taken away; else ends it.
    ///
    /// # Errors
    /// When it does not end.
    pub(crate) async fn hand_on(self) -> anyhow::Result<()> {
        let cleaned = match self.browser {
            Browser::Firefox => self.clean_firefox().await.is_ok(),
            // Chromium starts quickly. The driver of WebKit has no command for what pages store.
            Browser::Chromium | Browser::Webkit => false,
        };
        if !cleaned {
            return self.end().await;
        }
        IDLE.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(self);
        Ok(())
    }

    /// A new tab instead of all others.
    pub(crate) async fn fresh_tab(&self) -> WebDriverResult<()> {
        let before = self.web.windows().await?;
        let fresh = self.web.new_tab().await?;
        for window in before {
            self.web.switch_to_window(window).await?;
            self.web.close_window().await?;
        }
        self.web.switch_to_window(fresh).await
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) async fn end(self) -> anyhow::Result<()> {
        Ok(self.web.clone().quit().await?)
    }

    pub(crate) const fn web(&self) -> &WebDriver {
        &self.web
    }

    pub(crate) const fn display(&self) -> Option<&Display> {
        self.display.as_ref()
    }
}
