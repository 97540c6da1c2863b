//! Nothing is left behind.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use anyhow::Context;
use e2e::guard::guarded;
use e2e::wait;

/// Killed tests left their browsers and folders behind.
#[test]
fn when_the_tests_are_gone_the_guard_ends_what_they_started() -> anyhow::Result<()> {
    let home = tempfile::tempdir()?;
    let mut child = guarded(home.path())
        // A driver with a browser that does not end with it.
        .args(["sh", "-c", "sleep 1000 & echo $!; wait"])
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let output = child.stdout.take().context("no output")?;
    BufReader::new(output).read_line(&mut line)?;
    let browser = Path::new("/proc").join(line.trim());
    assert!(browser.exists(), "{} does not run", browser.display());
    drop(child.stdin.take());
    let gone = async || {
        // Who has ended but is not yet cleared away has no program any more.
        let browser_ended = std::fs::read_link(browser.join("exe")).is_err();
        Ok(child.try_wait()?.is_some() && browser_ended && !home.path().exists())
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(wait::holds("the end of all", gone))
}
