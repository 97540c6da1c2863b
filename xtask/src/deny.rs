//! What others' code brings along: licences, where it comes from, known weaknesses. `deny.toml` has the rules.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::cargo_tools;
use crate::parts::Outcome;
use crate::sh;

/// How long fetching the list of known weaknesses may take. Where a firewall swallows the question, nothing answers.
const PATIENCE: Duration = Duration::from_secs(90);

/// What the summary says where the list cannot be had.
const NOT_ASKED: &str = "the list of known weaknesses (RustSec) cannot be fetched from here: the libraries were not held against it. Where GitHub can be reached, this part does it by itself";

/// The check. Licences and origins need no network; the list of weaknesses does, and where it cannot be had, that is said.
pub(crate) fn run() -> Outcome {
    check().unwrap_or_else(|error| Err(error).into())
}

fn check() -> anyhow::Result<Outcome> {
    let tool = cargo_tools::deny();
    tool.ensure()?;
    let program = tool.path()?;
    let deny = |arguments: &[&str]| {
        let mut command = sh::command(&program);
        command
            .args(["--workspace", "--all-features", "--locked"])
            .args(arguments);
        command
    };
    sh::run(&mut deny(&[
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))?;
    let mut outcome = Outcome::default();
    if fetched(deny(&["fetch", "db"]))? {
        sh::run(&mut deny(&["check", "--disable-fetch", "advisories"]))?;
    } else {
        println!("  {NOT_ASKED}");
        outcome.notes.push(NOT_ASKED.into());
    }
    Ok(outcome)
}

/// Whether a program ended well, and in time. What it says is of no use to the reader: the reason is always the network.
fn fetched(mut command: Command) -> anyhow::Result<bool> {
    println!("$ {}", sh::show(&command));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().context("cannot start cargo-deny")?;
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        sleep(Duration::from_millis(100));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_cannot_be_fetched_is_no_error_but_no_success_either() {
        assert!(!fetched(Command::new("false")).unwrap());
        assert!(fetched(Command::new("true")).unwrap());
    }
}
