//! The browsers: how each is started.

use std::path::Path;
use std::str::FromStr;

use anyhow::Context;
use serde_json::json;
use thirtyfour::Capabilities;

use crate::settings::Settings;

/// A browser that the tests can run in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, driven by ChromeDriver.
    #[default]
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKitGTK in its MiniBrowser, driven by WebKitWebDriver.
    Webkit,
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
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// How `E2E_BROWSER` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The program that drives it, as found on the `PATH`.
    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::Webkit => "WebKitWebDriver",
        }
    }

    /// The driver's arguments, with the port where it shall listen; 0 means any.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // A second port, which would be the same for all. And the window around the page can be
            // scripted: that is where sizes and schemes are set.
            arguments.extend(["--websocket-port=0", "--allow-system-access"].map(str::to_owned));
        }
        arguments
    }

    /// Whether the driver says on which port it listens; else one must be chosen for it.
    pub(crate) const fn says_port(self) -> bool {
        !matches!(self, Self::Webkit)
    }

    /// The port in a line that the driver prints once it listens.
    pub(crate) fn port(self, line: &str) -> Option<u16> {
        let before = match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
            Self::Webkit => return None,
        };
        let (_, port) = line.split_once(before)?;
        port.trim().trim_end_matches('.').parse().ok()
    }

    /// What is asked of a new session. `profile` is an empty folder.
    pub(crate) fn capabilities(
        self,
        settings: &Settings,
        profile: &Path,
    ) -> anyhow::Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        let (name, key, mut options) = match self {
            Self::Chromium => {
                let mut arguments: Vec<String> = CHROMIUM.map(str::to_owned).to_vec();
                arguments.push(format!("--user-data-dir={}", profile.display()));
                // The page that it would open first is larger than ours.
                let prefs = json!({
                    "session": { "restore_on_startup": 4, "startup_urls": ["about:blank"] }
                });
                // The console, and every request.
                let logs = json!({ "browser": "ALL", "performance": "ALL" });
                capabilities.set("goog:loggingPrefs", logs)?;
                let options = json!({ "args": arguments, "prefs": prefs });
                ("chrome", "goog:chromeOptions", options)
            }
            Self::Firefox => {
                let prefs = json!({
                    "ui.prefersReducedMotion": 1,
                    // Scroll bars that take no room.
                    "widget.gtk.overlay-scrollbars.enabled": true,
                    "ui.useOverlayScrollbars": 1,
                    // Without the extensions that it brings along it starts in two thirds of the time.
                    "extensions.enabledScopes": 0,
                });
                // The largest that a test asks for has to fit in.
                let arguments = ["-headless", "--width=1400", "--height=1200"];
                let options = json!({ "args": arguments, "prefs": prefs });
                ("firefox", "moz:firefoxOptions", options)
            }
            Self::Webkit => {
                let options = json!({ "args": ["--automation"] });
                ("MiniBrowser", "webkitgtk:browserOptions", options)
            }
        };
        if let Some(binary) = &settings.binary {
            options["binary"] = json!(binary);
        }
        capabilities.set("browserName", name)?;
        capabilities.set(key, options)?;
        Ok(capabilities)
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> anyhow::Result<Self> {
        let found = Self::ALL.into_iter().find(|browser| browser.name() == name);
        found.with_context(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            format!("the tests do not know the browser {name}; they know: {known}")
        })
    }
}
