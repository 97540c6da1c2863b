//! A browser and its driver for the end-to-end tests.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, bail};

use crate::sh;

/// The variables by which the tests learn of the browser; who sets them chooses another one.
pub(crate) const BINARY: &str = "E2E_BROWSER_BINARY";
pub(crate) const DRIVER: &str = "E2E_DRIVER";

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Where the two programs are.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) binary: PathBuf,
    pub(crate) driver: PathBuf,
}

/// The installed browser, when both halves are there.
pub(crate) fn find() -> Option<Browser> {
    let chosen = |variable, names| {
        env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| sh::find(names))
    };
    Some(Browser {
        binary: chosen(BINARY, &BROWSERS)?,
        driver: chosen(DRIVER, &DRIVERS)?,
    })
}

/// What a person types to install both.
pub(crate) fn cure() -> String {
    format!(
        "on a Debian-like system: sudo apt-get update && sudo apt-get install --no-install-recommends {}; \
         elsewhere install Chromium with its driver and name them in {BINARY} and {DRIVER}",
        PACKAGES.join(" ")
    )
}

/// Installs what is missing through the system's packages, where it may.
pub(crate) fn ensure() -> anyhow::Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    if sh::find(&["apt-get"]).is_none() || !is_root() {
        bail!("Chromium or its driver is missing. The cure, {}", cure());
    }
    sh::step(
        "Installing Chromium and its driver",
        "the browser tests run in it",
        || {
            sh::run(apt().arg("update"))?;
            sh::run(
                apt()
                    .args(["install", "-y", "--no-install-recommends"])
                    .args(PACKAGES),
            )
        },
    )?;
    find().with_context(|| {
        format!(
            "Chromium was installed but is not on the PATH. The cure, {}",
            cure()
        )
    })
}

pub(crate) fn apt() -> std::process::Command {
    let mut apt = sh::command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// Only root may write there; asking the kernel directly would need unsafe code.
pub(crate) fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = status.lines().find_map(|line| line.strip_prefix("Uid:"));
    effective.is_some_and(|ids| ids.split_whitespace().nth(1) == Some("0"))
}
