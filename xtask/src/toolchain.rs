//! The pinned Rust with its WebAssembly target, formatter and linter.

use std::path::Path;

use anyhow::{Context, bail};

use crate::sh;
use crate::versions;

/// Parts of the toolchain that `rust-toolchain.toml` asks for: what they are called, and a file
/// below the toolchain's folder that is there when they are.
pub(crate) const PARTS: [(&str, &str); 3] = [
    (
        "target wasm32-unknown-unknown",
        "lib/rustlib/wasm32-unknown-unknown/lib",
    ),
    ("rustfmt", "bin/rustfmt"),
    ("clippy", "bin/cargo-clippy"),
];

/// The cure where rustup cannot read it from `rust-toolchain.toml` itself (before 1.28).
pub(crate) fn cure() -> anyhow::Result<String> {
    Ok(format!(
        "rustup toolchain install {} --profile minimal --component rustfmt --component clippy --target wasm32-unknown-unknown",
        versions::rust()?
    ))
}

/// Installs what is missing of the toolchain. It is cheap when nothing is.
pub(crate) fn ensure() -> anyhow::Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let what = format!(
        "Installing Rust {}: {}",
        versions::rust()?,
        missing.join(", ")
    );
    sh::step(&what, "pinned in rust-toolchain.toml", || {
        if sh::find(&["rustup"]).is_none() {
            bail!("rustup is not there: install it as its site says, then run this again");
        }
        // It reads rust-toolchain.toml. Asked for, because automatic installation can be off; and
        // rustup itself stays as it is, which is not ours to change.
        sh::run(sh::command("rustup").args(["toolchain", "install", "--no-self-update"]))
            .with_context(|| format!("try `{}`", cure().unwrap_or_default()))
    })?;
    match self::missing() {
        still if still.is_empty() => Ok(()),
        still => bail!("still missing: {}. Try `{}`", still.join(", "), cure()?),
    }
}

/// What of the toolchain is not installed.
pub(crate) fn missing() -> Vec<&'static str> {
    let Some(folder) = sh::ask("rustc", &["--print", "sysroot"]) else {
        return vec!["the compiler"];
    };
    let there = |file: &str| {
        let file = Path::new(&folder).join(file);
        file.exists() || file.with_extension("exe").exists()
    };
    PARTS
        .into_iter()
        .filter(|(_, file)| !there(file))
        .map(|(name, _)| name)
        .collect()
}
