//! `cargo xtask bench`: how fast the engine is, and how we stand beside other timelines.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};

use crate::browser::Engine;
use crate::sh::{self, root};
use crate::{build, npm, toolchain};

const USAGE: &str = "cargo xtask bench engine [WORD] | peers [--only TIMELINE,…] [--sizes N,…] [--runs N] | lighthouse | data N FILE";

/// Runs one of the benches, or writes the data they use.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    toolchain::ensure()?;
    match arguments {
        ["engine", filter @ ..] => {
            let mut bench = sh::cargo(&["bench", "--package=benches", "--bench=engine", "--"]);
            sh::hand_over(bench.args(filter))
        }
        ["peers", options @ ..] => peers(options),
        ["lighthouse"] => peers(&["lighthouse"]),
        ["data", count, file] => {
            let here = env::current_dir().context("the current folder is gone")?;
            let mut write = sh::cargo(&["run", "--quiet", "--package=benches", "--", count]);
            sh::hand_over(write.arg(here.join(file)))
        }
        _ => bail!("{USAGE}"),
    }
}

/// The packages of the other timelines.
fn packages() -> PathBuf {
    root().join("bench").join("peers")
}

/// Sets up what is missing, builds what has changed, and measures.
fn peers(options: &[&str]) -> anyhow::Result<ExitCode> {
    build::build_if_changed(&build::set_up()?)?;
    npm::ensure_in(&packages(), "the other timelines")?;
    let browser = Engine::Chromium.ensure()?;
    let mut peers = sh::cargo(&["run", "--quiet", "--package=peers", "--"]);
    peers.args(options).env("E2E_DIST", build::dist());
    Engine::Chromium.tell(&browser, &mut peers);
    sh::hand_over(&mut peers)
}
