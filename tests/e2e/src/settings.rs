//! What the tests run against. `cargo xtask test` names everything; by hand the defaults do.

use std::env;
use std::path::PathBuf;

use anyhow::bail;

use crate::Browser;

/// What a run of the tests needs from outside.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The built site.
    pub(crate) dist: PathBuf,
    /// Which browser.
    pub(crate) browser: Browser,
    /// Its program; without one the driver looks for it.
    pub(crate) binary: Option<PathBuf>,
    /// The program that drives it.
    pub(crate) driver: PathBuf,
    /// `axe.min.js`.
    pub(crate) axe: PathBuf,
}

impl Settings {
    /// Reads `E2E_DIST`, `E2E_BROWSER`, `E2E_BROWSER_BINARY`, `E2E_DRIVER` and `E2E_AXE`.
    ///
    /// # Errors
    /// When there is no built site, or the browser is none that these tests know.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let path = |name| env::var_os(name).map(PathBuf::from);
        let browser = match env::var("E2E_BROWSER") {
            Ok(name) => name.parse()?,
            Err(_) => Browser::default(),
        };
        let dist = path("E2E_DIST").unwrap_or_else(|| root.join("dist"));
        if !dist.join("index.html").is_file() {
            bail!(
                "{} holds no built site: run `cargo xtask build`",
                dist.display()
            );
        }
        Ok(Self {
            dist,
            binary: path("E2E_BROWSER_BINARY"),
            driver: path("E2E_DRIVER").unwrap_or_else(|| browser.driver().into()),
            axe: path("E2E_AXE").unwrap_or_else(|| root.join("node_modules/axe-core/axe.min.js")),
            browser,
        })
    }
}
