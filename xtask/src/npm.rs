//! The packages of package.json: wasm-opt, the design system's sources, the accessibility checker, what makes scripts small, QR codes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::sh::{self, root};

/// The oldest Node that the packages run on: major and minor version, as `engines` in package.json.
pub(crate) const NODE: (u32, u32) = (20, 19);

/// A copy of the lock file at the last installation: while they are equal, nothing is to be done.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules/.iq-chronik-lock.json")
}

/// Whether `node_modules` is what the lock file says.
pub(crate) fn current() -> bool {
    is_current(root())
}

fn is_current(folder: &Path) -> bool {
    let lock = fs::read(folder.join("package-lock.json"));
    lock.is_ok_and(|lock| fs::read(stamp(folder)).is_ok_and(|stamp| stamp == lock))
}

/// Installs the packages when the lock file has changed; the folder that belongs on the `PATH`.
pub(crate) fn ensure() -> anyhow::Result<PathBuf> {
    ensure_in(root(), "wasm-opt, KERN UX and axe-core")?;
    Ok(root().join("node_modules").join(".bin"))
}

/// Installs the packages of a folder when its lock file has changed. `what` they are, in words.
pub(crate) fn ensure_in(folder: &Path, what: &str) -> anyhow::Result<()> {
    if is_current(folder) {
        return Ok(());
    }
    let why = format!("{what}, as package-lock.json says");
    sh::step("Installing npm packages", &why, || install(folder))
}

fn install(folder: &Path) -> anyhow::Result<()> {
    let wanted = node_wanted();
    match sh::ask("node", &["--version"]) {
        Some(version) if is_new_enough(&version) => {}
        Some(version) => bail!("Node {version} is too old: install Node {wanted} or newer"),
        None => bail!("Node is not there: install Node {wanted} or newer, which brings npm along"),
    }
    sh::run(sh::command(npm()).arg("ci").current_dir(folder))
        .context("npm could not install the packages")?;
    fs::copy(folder.join("package-lock.json"), stamp(folder))
        .context("cannot write to node_modules")?;
    Ok(())
}

/// What npm is called here.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// The oldest Node in words: "20.19".
pub(crate) fn node_wanted() -> String {
    format!("{}.{}", NODE.0, NODE.1)
}

/// Whether a Node of this version will do.
pub(crate) fn is_new_enough(version: &str) -> bool {
    let mut numbers = numbers(version);
    (numbers.next(), numbers.next()) >= (Some(NODE.0), Some(NODE.1))
}

/// The first number of a version: `v20.20.2`, `Chromium 156.0.7000.1 built on Debian`.
pub(crate) fn major(version: &str) -> Option<u32> {
    numbers(version).next()
}

fn numbers(version: &str) -> impl Iterator<Item = u32> {
    let digits = version.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let parts = digits.split(|letter: char| !letter.is_ascii_digit());
    parts.map_while(|part| part.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_node_of_the_same_year_is_too_old() {
        for (version, will_do) in [
            ("v18.20.0", false),
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v22.1.0", true),
            ("", false),
        ] {
            assert_eq!(is_new_enough(version), will_do, "{version}");
        }
    }

    #[test]
    fn what_is_no_version_has_no_number() {
        assert_eq!(major("unknown"), None);
        assert_eq!(major(""), None);
    }

    #[test]
    fn the_first_number_counts() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("Chromium 156.0.7000.1 built on Debian 12"), Some(156));
    }

    /// A clone must install from whatever registry its machine is set up for.
    #[test]
    fn the_lock_files_name_no_host() {
        let locks = [
            include_str!("../../package-lock.json"),
            include_str!("../../bench/peers/package-lock.json"),
        ];
        for lock in locks {
            assert!(
                !lock.contains("://"),
                "see .npmrc: omit-lockfile-registry-resolved; fields `funding` can go"
            );
        }
    }
}
