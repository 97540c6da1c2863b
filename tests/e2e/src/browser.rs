//! The browsers: all that differs between them is here.

use std::path::Path;
use std::str::FromStr;

use anyhow::bail;
use serde_json::json;
use thirtyfour::Capabilities;

use crate::settings::Settings;

/// A browser that the tests can run in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, driven by ChromeDriver.
    #[default]
    Chromium,
}

/// How Chromium is started.
const CHROMIUM: [&str; 11] = [
    "--headless",
    // Root has no sandbox, and the only pages it sees are those of the build.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    // What it would do on its own, none of it part of a visit.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A transition in progress falsifies what is read of focus and colours.
    "--force-prefers-reduced-motion",
    // 320 pixels are 320 pixels.
    "--hide-scrollbars",
    // The browser ends with its driver, however that ends.
    "--remote-debugging-pipe",
];

impl Browser {
    /// The program that drives it, as found on the `PATH`.
    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
        }
    }

    /// The driver's arguments: any free port.
    pub(crate) const fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0"],
        }
    }

    /// The port in a line that the driver prints once it listens.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        let rest = match self {
            Self::Chromium => line.split_once("started successfully on port ")?.1,
        };
        rest.trim().trim_end_matches('.').parse().ok()
    }

    /// What is asked of a new session. `profile` is an empty folder.
    pub(crate) fn capabilities(
        self,
        settings: &Settings,
        profile: &Path,
    ) -> anyhow::Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Self::Chromium => {
                let mut arguments: Vec<String> = CHROMIUM.map(str::to_owned).to_vec();
                arguments.push(format!("--user-data-dir={}", profile.display()));
                // The page that it would open first is larger than ours.
                let prefs = json!({
                    "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] }
                });
                let mut options = json!({ "args": arguments, "prefs": prefs });
                if let Some(binary) = &settings.binary {
                    options["binary"] = json!(binary);
                }
                // The console, and every request.
                let logs = json!({ "browser": "ALL", "performance": "ALL" });
                capabilities.set("browserName", "chrome")?;
                capabilities.set("goog:chromeOptions", options)?;
                capabilities.set("goog:loggingPrefs", logs)?;
            }
        }
        Ok(capabilities)
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> anyhow::Result<Self> {
        match name {
            "chromium" => Ok(Self::Chromium),
            other => bail!("the tests do not know the browser {other}; they know: chromium"),
        }
    }
}
