//! The program between the tests and the browser.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::{Context, bail};

use crate::display::Display;
use crate::guard::guarded;
use crate::settings::Settings;
use crate::wait::until;

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
        let mut command = guarded(home);
        command
            .arg(&settings.driver)
            .args(settings.browser.driver_arguments(port))
            .env("HOME", home)
            .env("TMPDIR", home)
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
