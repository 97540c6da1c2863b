//! The program between the tests and the browser.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};

use crate::display::Display;
use crate::settings::Settings;
use crate::wait::until;

/// Becomes the driver, and leaves a guard beside it. When the pipe at their entrance closes, as it does however the tests
/// end, the guard ends the driver with its browser and deletes their folder.
const GUARDED: &str = r#"
exec 3<&0
setsid sh -c '
    read -r _
    kill -s KILL -- "-$1"
    rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }
' guard "$$" "$1" <&3 >/dev/null 2>&1 &
shift
exec "$@" 3<&- </dev/null
"#;

/// A running driver. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens. What it and the browser write
    /// goes below the folder `home`.
    ///
    /// # Errors
    /// When the program is not there or ends before it listens.
    pub(crate) async fn start(
        settings: &Settings,
        home: &Path,
        display: Option<&Display>,
    ) -> anyhow::Result<Self> {
        let says_port = settings.browser.says_port();
        let port = if says_port { 0 } else { free_port()? };
        let program = settings.driver.display();
        let mut command = Command::new("sh");
        command
            .args(["-c", GUARDED, "guard"])
            .arg(home)
            .arg(&settings.driver)
            .args(settings.browser.driver_arguments(port))
            // A group of its own, which the guard ends.
            .process_group(0)
            .env("HOME", home)
            .env("TMPDIR", home)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for variable in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(variable);
        }
        if let Some(display) = display {
            display.show(&mut command);
        }
        let mut child = command
            .spawn()
            .with_context(|| format!("there is no sh to start {program}"))?;
        let output = child.stdout.take().context("the driver has no output")?;
        let mut driver = Self { child, port };
        let mut output = BufReader::new(output);
        if says_port {
            driver.port = listening(settings, &mut output)
                .with_context(|| format!("{program} ended before it listened: is it installed?"))?;
        } else {
            driver.answers().await?;
        }
        // It may print more, and would stop at a pipe that is full.
        std::thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        Ok(driver)
    }

    /// Waits until it answers on its port.
    async fn answers(&mut self) -> anyhow::Result<()> {
        until("the driver", async || {
            if let Some(status) = self.child.try_wait()? {
                bail!("the driver ended: {status}");
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok())
        })
        .await?;
        Ok(())
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The port that the driver prints.
fn listening(settings: &Settings, output: &mut impl BufRead) -> Option<u16> {
    let mut lines = output.lines().map_while(Result::ok);
    lines.find_map(|line| settings.browser.port(&line))
}

/// A port that is free now.
fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only for a process that has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Killed tests left their browsers and folders behind.
    #[test]
    fn when_the_tests_are_gone_the_guard_ends_what_they_started() -> anyhow::Result<()> {
        let home = tempfile::tempdir()?;
        let mut child = Command::new("sh")
            .args(["-c", GUARDED, "guard"])
            .arg(home.path())
            // A driver with a browser that does not end with it.
            .args(["sh", "-c", "sleep 1000 & echo $!; wait"])
            .process_group(0)
            .stdin(Stdio::piped())
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
        runtime.block_on(crate::wait::holds("the end of all", gone))
    }
}
