//! Where the site stands, and on which day it was built.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};
use chronik::edtf::Day;
use serde::Deserialize;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// What this crate needs of `site.toml`.
#[derive(Deserialize)]
struct Config {
    url: String,
}

/// The site.
pub(crate) struct Site {
    /// Its address, with a slash at its end.
    url: String,
    /// The day that the pages call today.
    pub(crate) today: Day,
}

impl Site {
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text, today()?)
            .with_context(|| format!("{} is not as expected", path.display()))
    }

    fn parse(text: &str, today: Day) -> anyhow::Result<Self> {
        let Config { url } = toml::from_str(text)?;
        let rest = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"?#\"<>".contains(c);
        ensure!(
            rest.is_some_and(|rest| rest.len() > 1
                && rest.ends_with('/')
                && rest.chars().all(plain)),
            "url = \"{url}\" is no address that ends with a slash, such as \"https://example.org/chronik/\""
        );
        Ok(Self { url, today })
    }

    /// The address of a path below the base.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The origin of the site: scheme and host, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        self.url.strip_suffix(self.folder()).unwrap_or(&self.url)
    }

    /// The path of the site on its host, with slashes at both ends.
    pub(crate) fn folder(&self) -> &str {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        let rest = self.url.get(host..).unwrap_or_default();
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}

/// The day of the build: that of the commit, so that two builds of it are the same; `SOURCE_DATE_EPOCH` says another one
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), and without either it is the day on the clock.
fn today() -> anyhow::Result<Day> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => Some(seconds),
        Err(_) => Command::new("git")
            .args(["log", "-1", "--format=%ct"])
            .output()
            .ok()
            .filter(|output| output.status.success())
            .and_then(|output| String::from_utf8(output.stdout).ok()),
    };
    let seconds: u64 = match seconds {
        Some(seconds) => seconds
            .trim()
            .parse()
            .with_context(|| format!("{seconds} is no number of seconds"))?,
        None => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    Ok(Day::from_number(i32::try_from(seconds / DAY)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash_and_has_nothing_behind_it() {
        for bad in [
            "",
            "iq.example/",
            "https://iq.example",
            "https://iq.example/?a/",
            "https:///",
            "https://iq.example/a b/",
        ] {
            let text = format!("url = \"{bad}\"");
            assert!(Site::parse(&text, Day::from_number(0)).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_folder_is_the_path_of_the_address() {
        for (url, folder) in [
            ("https://iq.example/", "/"),
            ("https://iq.example/a/b/", "/a/b/"),
        ] {
            let site = Site::parse(&format!("url = \"{url}\""), Day::from_number(0)).unwrap();
            assert_eq!(site.folder(), folder);
            assert_eq!(site.url("en/"), format!("{url}en/"));
        }
    }

    #[test]
    fn the_file_of_the_project_can_be_read() {
        assert!(Site::parse(include_str!("../../../site.toml"), Day::from_number(0)).is_ok());
    }
}
