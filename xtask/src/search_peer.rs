//! Our search as a module of its own, built as the page is: for `cargo xtask bench search`.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;

use crate::build::{self, Setup};
use crate::programs;
use crate::sh;

const TARGET: &str = "wasm32-unknown-unknown";

/// The module with the search, and the one that only reads the records: features, folder.
const MODULES: [(&[&str], &str); 2] = [(&[], "search"), (&["--no-default-features"], "reading")];

/// Builds both; the folder that holds the folders of them.
pub(crate) fn build(setup: &Setup) -> anyhow::Result<PathBuf> {
    let target = build::target();
    let all = target.join("search-peer");
    for (features, name) in MODULES {
        let folder = all.join(name);
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let mut cargo = sh::cargo(&[
            "build",
            "--quiet",
            "--release",
            "--package=search-peer",
            "--target",
            TARGET,
        ]);
        cargo
            .args(features)
            .env(build::WASM_FLAGS, build::short_paths());
        sh::run(&mut cargo)?;
        let mut bindgen = setup.command("wasm-bindgen")?;
        bindgen
            .args([
                "--target=web",
                "--no-typescript",
                "--out-name=search",
                "--out-dir",
            ])
            .arg(&folder)
            .arg(target.join(TARGET).join("release").join("search_peer.wasm"));
        sh::run(&mut bindgen)?;
        let module = folder.join("search_bg.wasm");
        let mut optimise = setup.equip(programs::call("tools")?)?;
        optimise.arg("optimise").arg(&module);
        sh::run(&mut optimise)?;
    }
    Ok(all)
}
