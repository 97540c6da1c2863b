//! The browsers and their drivers for the end-to-end tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, bail};

use crate::{cargo_tools, sh};

/// The variables by which the tests learn of the browser; who sets them chooses another one.
const BINARY: &str = "E2E_BROWSER_BINARY";
const DRIVER: &str = "E2E_DRIVER";

/// A browser engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// The programs for one engine.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) binary: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// As `--browser` and the tests call it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// As a person calls it.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// The engine of this name.
    pub(crate) fn named(name: &str) -> anyhow::Result<Self> {
        let found = Self::ALL.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            format!("there is no browser {name} in the tests: take {known}")
        })
    }

    /// The programs that run the browser, by the names that they have on systems.
    const fn binaries(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
            ],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::Webkit => &["MiniBrowser"],
        }
    }

    const fn drivers(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromedriver", "chromium.chromedriver"],
            Self::Firefox => &["geckodriver"],
            Self::Webkit => &["WebKitWebDriver"],
        }
    }

    /// The driver as its makers call it.
    pub(crate) const fn driver_name(self) -> &'static str {
        self.drivers()[0]
    }

    /// What must be on the `PATH` beside the two.
    pub(crate) const fn helpers(self) -> &'static [&'static str] {
        match self {
            Self::Chromium | Self::Firefox => &[],
            Self::Webkit => &["Xvfb", "xsettingsd"],
        }
    }

    /// What Debian calls all that is needed.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            // Debian has no geckodriver: cargo installs it.
            Self::Firefox => &["firefox-esr"],
            Self::Webkit => &["webkit2gtk-driver", "xvfb", "xsettingsd"],
        }
    }

    /// The browser, wherever it is.
    pub(crate) fn binary(self) -> Option<PathBuf> {
        self.chosen(BINARY)
            .or_else(|| sh::find(self.binaries()))
            .or_else(|| match self {
                Self::Webkit => mini_browser(),
                Self::Chromium | Self::Firefox => None,
            })
    }

    /// Its driver, wherever it is.
    pub(crate) fn driver(self) -> Option<PathBuf> {
        let cached = || {
            let driver = cargo_tools::geckodriver();
            let path = driver.path().ok();
            path.filter(|path| self == Self::Firefox && path.is_file())
        };
        self.chosen(DRIVER)
            .or_else(cached)
            .or_else(|| sh::find(self.drivers()))
    }

    /// What a variable names. They are as old as Chromium's tests, and mean that browser.
    fn chosen(self, variable: &str) -> Option<PathBuf> {
        let meant = env::var("E2E_BROWSER").unwrap_or(Self::Chromium.name().into());
        let path = env::var_os(variable).map(PathBuf::from);
        path.filter(|_| meant == self.name())
    }

    /// The installed browser, when everything for it is there.
    pub(crate) fn find(self) -> Option<Browser> {
        let there = |name: &&str| sh::find(&[name]).is_some();
        if !self.helpers().iter().all(there) {
            return None;
        }
        Some(Browser {
            binary: self.binary()?,
            driver: self.driver()?,
        })
    }

    /// What a person types to install everything.
    pub(crate) fn cure(self) -> String {
        let cargo = match self {
            Self::Firefox => format!(" && {}", cargo_tools::geckodriver().by_hand()),
            Self::Chromium | Self::Webkit => String::new(),
        };
        format!(
            "on a Debian-like system: sudo apt-get update && sudo apt-get install --no-install-recommends {}{cargo}; \
             elsewhere install {} with its driver and name them in {BINARY} and {DRIVER}, with E2E_BROWSER={}",
            self.packages().join(" "),
            self.title(),
            self.name(),
        )
    }

    /// Installs what is missing through the system's packages, where it may, and through cargo.
    pub(crate) fn ensure(self) -> anyhow::Result<Browser> {
        if self == Self::Firefox && self.driver().is_none() {
            cargo_tools::geckodriver().ensure()?;
        }
        if let Some(browser) = self.find() {
            return Ok(browser);
        }
        let title = self.title();
        if sh::find(&["apt-get"]).is_none() || !is_root() {
            bail!(
                "{title} or what drives it is missing. The cure, {}",
                self.cure()
            );
        }
        let what = format!("Installing {title} and what drives it");
        sh::step(&what, "the browser tests run in it", || {
            sh::run(apt().arg("update"))?;
            sh::run(
                apt()
                    .args(["install", "-y", "--no-install-recommends"])
                    .args(self.packages()),
            )
        })?;
        self.find().with_context(|| {
            format!(
                "{title} was installed but is not found. The cure, {}",
                self.cure()
            )
        })
    }

    /// Tells the tests which browser to run in.
    pub(crate) fn tell(self, browser: &Browser, command: &mut Command) {
        command
            .env("E2E_BROWSER", self.name())
            .env(BINARY, &browser.binary)
            .env(DRIVER, &browser.driver);
    }
}

/// WebKitGTK's browser is no program on the `PATH`: it lies in a folder of its library,
/// `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser` or the like.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        folders.sort();
        folders.into_iter().rev()
    };
    let libraries = ["/usr/libexec", "/usr/lib", "/usr/lib64"].map(PathBuf::from);
    let deeper = folders(Path::new("/usr/lib"))
        .filter(|folder| folder.to_string_lossy().ends_with("-linux-gnu"));
    libraries
        .into_iter()
        .chain(deeper)
        .flat_map(|library| folders(&library))
        .filter(|folder| folder.to_string_lossy().contains("webkit"))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|program| program.is_file())
}

pub(crate) fn apt() -> Command {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_browser_is_answered_with_those_there_are() {
        let error = Engine::named("netscape").unwrap_err().to_string();
        assert!(error.contains("netscape"), "{error}");
        for engine in Engine::ALL {
            assert!(error.contains(engine.name()), "{error}");
            assert_eq!(Engine::named(engine.name()).unwrap(), engine);
        }
    }

    #[test]
    fn the_cure_is_a_command_with_everything_in_it() {
        let cure = Engine::Webkit.cure();
        for package in Engine::Webkit.packages() {
            assert!(cure.contains(package), "{cure}");
        }
        assert!(
            Engine::Firefox
                .cure()
                .contains("cargo install geckodriver --locked --version")
        );
    }
}
