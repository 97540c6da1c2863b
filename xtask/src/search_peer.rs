//! Our search as a module of its own, built as the page is: for `cargo xtask bench search`.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::Context;

use crate::build::{self, Setup};
use crate::sh::{self, root};

const TARGET: &str = "wasm32-unknown-unknown";

/// The module with the search, and the one that only reads the records: features, folder.
const MODULES: [(&[&str], &str); 2] = [(&[], "search"), (&["--no-default-features"], "reading")];

/// Builds both; the folder that holds the folders of them.
pub(crate) fn build(setup: &Setup) -> anyhow::Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let target = root().join(target);
    let all = target.join("search-peer");
    let options = wasm_opt_options()?;
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
        let mut optimise = setup.command("wasm-opt")?;
        optimise
            .arg("-Oz")
            .args(options.split(' '))
            .arg(&module)
            .arg("-o")
            .arg(&module);
        sh::run(&mut optimise)?;
    }
    Ok(all)
}

/// What Trunk tells wasm-opt for the page.
fn wasm_opt_options() -> anyhow::Result<String> {
    let page = fs::read_to_string(root().join("index.html")).context("cannot read index.html")?;
    let options = attribute(&page, "data-wasm-opt-params")
        .context("index.html has no options for wasm-opt")?;
    Ok(options.to_owned())
}

/// The value of the first attribute of a name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_optimised_as_the_page_is() {
        let options = wasm_opt_options().unwrap();
        assert!(
            options.split(' ').all(|option| option.starts_with("--")),
            "{options}"
        );
        assert_eq!(attribute("<link a=\"1\" b=\"2 3\">", "b"), Some("2 3"));
        assert_eq!(attribute("<link>", "b"), None);
    }
}
