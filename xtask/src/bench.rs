//! `cargo xtask bench`: how fast the engine is, and how we stand beside other timelines and searches.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};

use crate::browser::Engine;
use crate::sh::{self, root};
use crate::{build, npm, programs, search_peer, toolchain};

const USAGE: &str = "cargo xtask bench engine [WORD] | peers [--only TIMELINE,…] [--sizes N,…] [--runs N] \
                     | search [--only SEARCH,…] [--modules N] [--every N] [--runs N] | lighthouse \
                     | offline [--only WORKER,…] [--faults F04,…] | data N FILE";

/// Runs one of the benches, or writes the data they use.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    toolchain::ensure()?;
    match arguments {
        ["engine", filter @ ..] => {
            let mut bench = sh::cargo(&["bench", "--package=benches", "--bench=engine", "--"]);
            sh::hand_over(bench.args(filter))
        }
        ["peers", options @ ..] => peers(options),
        ["search", options @ ..] => search(options),
        ["lighthouse"] => peers(&["lighthouse"]),
        ["offline", ..] => peers(arguments),
        ["data", count, file] => {
            let here = env::current_dir().context("the current folder is gone")?;
            let mut write = programs::call("benches")?;
            sh::hand_over(write.arg(count).arg(here.join(file)))
        }
        _ => bail!("{USAGE}"),
    }
}

/// What comes from npm for it.
const PACKAGES: &str = "other timelines, searches and service workers, Lighthouse";

/// The packages of the others.
fn packages() -> PathBuf {
    root().join("bench").join("peers")
}

/// Sets up what is missing, builds what has changed, and measures.
fn peers(options: &[&str]) -> anyhow::Result<ExitCode> {
    build::build_if_changed(&build::set_up()?)?;
    npm::ensure_in(&packages(), PACKAGES)?;
    let browser = Engine::Chromium.ensure()?;
    let mut peers = programs::call("peers")?;
    peers.args(options).env("E2E_DIST", build::dist());
    Engine::Chromium.tell(&browser, &mut peers);
    sh::hand_over(&mut peers)
}

/// Sets up what is missing, builds the site and our search as a module, and measures them beside others.
fn search(options: &[&str]) -> anyhow::Result<ExitCode> {
    let setup = build::set_up()?;
    build::build_if_changed(&setup)?;
    npm::ensure_in(&packages(), PACKAGES)?;
    let browser = Engine::Chromium.ensure()?;
    let modules = search_peer::build(&setup)?;
    let mut peers = programs::call("peers")?;
    peers
        .arg("search")
        .args(options)
        .env("SEARCH_PEER", modules)
        .env("SEARCH_SITE", build::dist())
        .env("E2E_DIST", packages().join("pages").join("search"));
    Engine::Chromium.tell(&browser, &mut peers);
    sh::hand_over(&mut peers)
}
