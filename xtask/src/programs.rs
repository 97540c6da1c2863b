//! The programs of this workspace that run on this machine, as the tests do.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::build;
use crate::sh;

/// What tests and build select of what runs natively. Cargo unites the features of the libraries over what is selected; with another
/// selection some have other features, and they and all above them are compiled once more (decision 2).
const SELECTION: [&str; 3] = ["--workspace", "--features", "iq-chronik/ssr"];

/// The programs that make the site.
pub(crate) const OF_THE_BUILD: [&str; 3] = ["tools", "parts", "prerender"];

/// A cargo call with the selection.
pub(crate) fn cargo(what: &str) -> Command {
    let mut cargo = sh::cargo(&[what]);
    cargo.args(SELECTION);
    cargo
}

/// Compiles programs.
pub(crate) fn compile(names: &[&str]) -> anyhow::Result<()> {
    sh::run(cargo("build").args(only(names)))
}

/// A call of one of them, which is compiled first when something has changed.
pub(crate) fn call(name: &str) -> anyhow::Result<Command> {
    let program = folder().join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let mut compile = cargo("build");
    compile.args(only(&[name]));
    if program.exists() {
        // Mostly nothing has changed, and cargo would say so each time.
        compile.arg("--quiet");
    }
    sh::succeed(&mut compile)?;
    Ok(sh::command(program))
}

/// Where they are.
pub(crate) fn folder() -> PathBuf {
    build::target().join("debug")
}

fn only<'a>(names: &[&'a str]) -> impl Iterator<Item = &'a str> {
    names.iter().flat_map(|name| ["--bin", name])
}
