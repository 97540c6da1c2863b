//! The scripts: made small, and given what only the build knows.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

use super::{read, save};

/// Every script, and whether it is a module.
const SCRIPTS: [(&str, bool); 11] = [
    ("boot.js", true),
    ("frame.js", true),
    ("einbetten.js", true),
    ("still.js", true),
    ("embed-1.js", false),
    ("offline.js", true),
    ("files.js", true),
    ("list.js", true),
    ("qr/index.js", true),
    ("sw.js", false),
    ("sw-kill.js", false),
];
const FACTS: &str = "const BUILD=";

/// Makes the scripts in `dir` small.
///
/// # Errors
/// When terser is not there or does not understand a script.
pub fn minify(dir: &Path) -> anyhow::Result<()> {
    for (name, module) in SCRIPTS {
        save(dir, name, &small(&dir.join(name), module)?)?;
    }
    Ok(())
}

/// A script made small, with terser from the npm packages.
///
/// # Errors
/// When terser is not there or does not understand the script.
pub fn small(script: &Path, module: bool) -> anyhow::Result<Vec<u8>> {
    let program = if cfg!(windows) {
        "terser.cmd"
    } else {
        "terser"
    };
    let output = Command::new(program)
        .args(["--compress", "passes=2", "--mangle"])
        .arg(if module { "--module" } else { "--toplevel" })
        .arg("--")
        .arg(script)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start terser: it is one of the packages of package.json")?;
    if !output.status.success() || output.stdout.is_empty() {
        bail!(
            "terser could not make {} small ({})",
            script.display(),
            output.status
        );
    }
    Ok(output.stdout)
}

/// A script without what an earlier run put before it.
pub(super) fn body(dir: &Path, name: &str) -> anyhow::Result<String> {
    let text = String::from_utf8(read(dir, name)?).with_context(|| format!("{name} is no text"))?;
    Ok(match text.strip_prefix(FACTS) {
        Some(rest) => rest
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .to_owned(),
        None => text,
    })
}

/// A script with the facts before it, on a line of their own.
pub(super) fn with(facts: &Value, body: &str) -> String {
    format!("{FACTS}{facts};\n{body}")
}
