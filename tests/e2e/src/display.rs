//! A screen for a browser that cannot do without: an X server that shows nothing, and the settings
//! of a desktop, from which the browser learns what its visitor prefers.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context;

use crate::emulate::Scheme;

/// Without a window manager the window under the pointer has the keyboard, and the pointer stands in
/// the middle of the screen: so it is smaller than any window.
const SCREEN: &str = "300x300x24";

/// The window of MiniBrowser would be at least 447 pixels wide, for its buttons.
const NARROW: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/// A running X server with settings. Both end when this is dropped.
#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    preferences: PathBuf,
    screen: Child,
    settings: Child,
}

impl Display {
    /// Starts both; what they need lies below `home`.
    pub(crate) fn start(home: &Path) -> anyhow::Result<Self> {
        let style = home.join(".config/gtk-3.0");
        fs::create_dir_all(&style)?;
        fs::write(style.join("gtk.css"), NARROW)?;

        let mut screen = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                SCREEN,
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb: is it installed?")?;
        let output = screen.stdout.take().context("Xvfb has no output")?;
        // It takes a number that is free, and says it when it is ready.
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let name = format!(":{}", number.trim());

        let preferences = home.join("xsettings");
        fs::write(&preferences, written(Scheme::Light))?;
        let settings = Command::new("xsettingsd")
            .arg("--config")
            .arg(&preferences)
            .env("DISPLAY", &name)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start xsettingsd: is it installed?")?;
        Ok(Self {
            name,
            preferences,
            screen,
            settings,
        })
    }

    /// Makes a program use it.
    pub(crate) fn show(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            // There is no graphics card: layers would be put together ten times slower.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env_remove("WAYLAND_DISPLAY");
    }

    /// Makes the visitor prefer a scheme, while the browser runs.
    pub(crate) fn prefer(&self, scheme: Scheme) -> anyhow::Result<()> {
        fs::write(&self.preferences, written(scheme))?;
        // It reads them anew at this signal.
        let number = self.settings.id().to_string();
        Command::new("kill").args(["-HUP", &number]).status()?;
        Ok(())
    }
}

/// The settings: a theme, and no motion.
fn written(scheme: Scheme) -> String {
    let theme = match scheme {
        Scheme::Light => "Adwaita",
        Scheme::Dark => "Adwaita-dark",
    };
    format!("Net/ThemeName \"{theme}\"\nGtk/EnableAnimations 0\n")
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in [&mut self.settings, &mut self.screen] {
            // Both fail only for a process that has ended already.
            child.kill().ok();
            child.wait().ok();
        }
    }
}
