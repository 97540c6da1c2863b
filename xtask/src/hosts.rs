//! The web servers that the tests serve the built site with, from the system's packages.

use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::{browser, sh};

/// Program and package.
const SERVERS: [(&str, &str); 3] = [
    ("nginx", "nginx-light"),
    ("apache2", "apache2"),
    ("caddy", "caddy"),
];

fn missing() -> Vec<&'static str> {
    SERVERS
        .iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| *package)
        .collect()
}

/// Debian keeps servers where only root looks.
fn find(program: &str) -> Option<PathBuf> {
    sh::find(&[program]).or_else(|| {
        let path = PathBuf::from("/usr/sbin").join(program);
        path.is_file().then_some(path)
    })
}

/// What a person types to install them.
pub(crate) fn cure() -> String {
    let packages: Vec<_> = SERVERS.iter().map(|(_, package)| *package).collect();
    format!(
        "on a Debian-like system: sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Installs what is missing through the system's packages, where it may. They are only needed as
/// programs: the tests start them with files of their own, on free ports.
pub(crate) fn ensure() -> anyhow::Result<()> {
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    if sh::find(&["apt-get"]).is_none() || !browser::is_root() {
        bail!(
            "a web server for the tests is missing. The cure, {}",
            cure()
        );
    }
    sh::step(
        "Installing web servers",
        "the built site is tried with each of them",
        || {
            sh::run(browser::apt().arg("update"))?;
            sh::run(
                browser::apt()
                    // Nothing starts by itself: the tests do.
                    .env("RUNLEVEL", "1")
                    .args(["install", "-y", "--no-install-recommends"])
                    .args(&packages),
            )
        },
    )?;
    match missing()[..] {
        [] => Ok(()),
        _ => Err(anyhow::anyhow!("{}", cure())).context("installed, but still not there"),
    }
}
