//! What an engine cannot do over WebDriver, and why: the one list. It is printed with the results, so
//! nothing is left out in silence.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::{env, fmt};

use crate::{Browser, Visit};

/// Something that one browser lets tests do or see, and another does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// Reading what the browser itself writes to its console.
    OwnMessages,
    /// Seeing every request of the browser, also those of no page.
    EveryRequest,
    /// Turning the wheel while a key is held.
    WheelWithKey,
    /// Frames that take part in the CSS `zoom` of the page around them.
    ZoomedFrames,
    /// Scripts of the driver that do not run among those of the page.
    OwnScripts,
    /// Telling what moved on a page that the reader did not move.
    Shifts,
    /// Counting what a page holds on to.
    Memory,
    /// Showing a page as it looks on paper.
    Paper,
    /// Refusing the driver's scripts to make a script of a text.
    TrustedTypes,
    /// Typing into a field for a day.
    TypedDays,
    /// Setting the space for what a site stores, emptying the browser's own cache, and reading what a worker answered.
    Storage,
}

/// What a browser cannot do.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Which browser.
    pub browser: Browser,
    /// What it cannot do.
    pub what: Capability,
    /// Why, and what the tests do instead.
    pub why: &'static str,
}

const fn limit(browser: Browser, what: Capability, why: &'static str) -> Limit {
    Limit { browser, what, why }
}

/// All of them.
pub const LIMITS: [Limit; 17] = [
    limit(Browser::Firefox, Capability::OwnMessages, OWN_MESSAGES),
    limit(Browser::Webkit, Capability::OwnMessages, OWN_MESSAGES),
    limit(Browser::Firefox, Capability::EveryRequest, EVERY_REQUEST),
    limit(Browser::Webkit, Capability::EveryRequest, EVERY_REQUEST),
    limit(
        Browser::Webkit,
        Capability::WheelWithKey,
        "WebKitWebDriver turns the wheel without the keys that are held; instead the page gets an event made by a script",
    ),
    limit(
        Browser::Webkit,
        Capability::ZoomedFrames,
        "this WebKit makes a frame larger with the CSS zoom of the page around it, but not what is in it: the frame has room left below, nothing is cut off",
    ),
    limit(
        Browser::Webkit,
        Capability::OwnScripts,
        "WebKitWebDriver works with the functions of the page: it cannot look into one in which they throw, and axe waits for ever in one where no clock of a script runs",
    ),
    limit(Browser::Firefox, Capability::Shifts, SHIFTS),
    limit(Browser::Webkit, Capability::Shifts, SHIFTS),
    limit(Browser::Firefox, Capability::Memory, MEMORY),
    limit(Browser::Webkit, Capability::Memory, MEMORY),
    limit(Browser::Firefox, Capability::Paper, PAPER),
    limit(Browser::Webkit, Capability::Paper, PAPER),
    limit(
        Browser::Firefox,
        Capability::TrustedTypes,
        "geckodriver's scripts are not those of the page, and may do what those may not; that a script which is put into the page does not run is tried in Firefox too",
    ),
    limit(
        Browser::Webkit,
        Capability::TypedDays,
        "WebKitGTK's field for a day did not take the digits that WebDriver typed (it stood a month later, and the browser did not answer); why is not known. Days are chosen as its calendar does",
    ),
    limit(Browser::Firefox, Capability::Storage, STORAGE),
    limit(Browser::Webkit, Capability::Storage, STORAGE),
];

const OWN_MESSAGES: &str = "WebDriver has no console; instead a script that runs first in every page hears what \
     pages write, errors, rejected promises and violations of the policy, and the server knows which requests failed";
const EVERY_REQUEST: &str = "WebDriver has no log of requests; instead a script that runs first in every page hears of \
     each resource the page loads, and the visit must end on our server";
const SHIFTS: &str =
    "the browser does not know layout shifts; what a page in pieces moves is measured in Chromium";
const MEMORY: &str = "WebDriver does not count listeners, nodes or bytes; that fifty visits leave nothing behind is shown in Chromium";
const PAPER: &str = "WebDriver makes a document of the page but does not show it; how high a page is on paper is measured in Chromium";
const STORAGE: &str = "WebDriver has no command for it; the faults of the offline copy that begin with it are tried in Chromium";

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.what, self.why)
    }
}

/// Why a browser cannot do something.
#[must_use]
pub fn why_not(browser: Browser, what: Capability) -> Option<&'static str> {
    let found = LIMITS
        .iter()
        .find(|limit| limit.browser == browser && limit.what == what);
    found.map(|limit| limit.why)
}

/// Writes a line for the summary of `cargo xtask test`, into the file that `E2E_LIMITS` names.
///
/// # Errors
/// When the file cannot be written.
pub fn note(line: &str) -> anyhow::Result<()> {
    if let Some(file) = env::var_os("E2E_LIMITS") {
        let mut file = OpenOptions::new().create(true).append(true).open(file)?;
        // At once: tests run side by side.
        file.write_all(format!("{line}\n").as_bytes())?;
    }
    Ok(())
}

impl Visit {
    /// Whether the browser can do something. If not, the summary says which test had to do without.
    ///
    /// # Errors
    /// When that cannot be written down.
    pub fn can(&self, what: Capability) -> anyhow::Result<bool> {
        let Some(why) = why_not(self.browser(), what) else {
            return Ok(true);
        };
        let test = std::thread::current();
        let test = test.name().unwrap_or("a test");
        note(&format!("{test} does without {what:?}: {why}"))?;
        Ok(false)
    }
}
