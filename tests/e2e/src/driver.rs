//! The program between the tests and the browser.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::Context;

use crate::settings::Settings;

/// A running driver. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Held open: the driver may print more.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    ///
    /// # Errors
    /// When the program is not there or ends before it listens.
    pub(crate) fn start(settings: &Settings) -> anyhow::Result<Self> {
        let program = settings.driver.display();
        let mut child = Command::new(&settings.driver)
            .args(settings.browser.driver_arguments())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {program}: is it installed?"))?;
        let output = child.stdout.take().context("the driver has no output")?;
        let mut driver = Self {
            child,
            port: 0,
            _output: BufReader::new(output),
        };
        let mut line = String::new();
        while driver._output.read_line(&mut line)? > 0 {
            if let Some(port) = settings.browser.port(&line) {
                driver.port = port;
                return Ok(driver);
            }
            line.clear();
        }
        anyhow::bail!("{program} ended before it listened")
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only for a process that has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
