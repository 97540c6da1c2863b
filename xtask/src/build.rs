//! Building the site, and the commands that hand over to `tools`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::Context;

use crate::sh::{self, root};
use crate::{cargo_tools, no_arguments, npm, programs, toolchain};

/// All that the build reads. Files that are not there yet count as not there.
const INPUTS: [&str; 20] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSES",
    "Trunk.toml",
    "budget.toml",
    "crates/chronik/Cargo.toml",
    "crates/chronik/src",
    "crates/markup/Cargo.toml",
    "crates/markup/src",
    "crates/prerender/Cargo.toml",
    "crates/prerender/src",
    "crates/tools/Cargo.toml",
    "crates/tools/src",
    "index.html",
    "package-lock.json",
    "public",
    "rust-toolchain.toml",
    "site.toml",
    "src",
    "style",
];

/// What a build needs of the machine.
pub(crate) struct Setup {
    /// Folders that go before the `PATH`.
    folders: Vec<PathBuf>,
}

impl Setup {
    /// One of the build's programs.
    pub(crate) fn command(&self, program: &str) -> anyhow::Result<Command> {
        self.equip(sh::command(program))
    }

    /// A program that finds those of the build.
    pub(crate) fn equip(&self, mut command: Command) -> anyhow::Result<Command> {
        command.env("PATH", path(&self.folders)?);
        Ok(command)
    }
}

/// Installs what a build needs and is missing.
pub(crate) fn set_up() -> anyhow::Result<Setup> {
    toolchain::ensure()?;
    let mut folders = vec![npm::ensure()?];
    folders.extend(cargo_tools::ensure()?);
    Ok(Setup { folders })
}

/// `cargo xtask build`
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    no_arguments(arguments)?;
    build(&set_up()?)?;
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask validate`
pub(crate) fn validate(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    toolchain::ensure()?;
    match arguments {
        [] => sh::hand_over(
            programs::call("tools")?.args(["validate", "public/data/iq-hamburg.json"]),
        ),
        [file, rest @ ..] => {
            no_arguments(rest)?;
            // A path is meant from where the person stands, and shown as the person wrote it.
            let here = env::current_dir().context("the current folder is gone")?;
            let mut validate = programs::call("tools")?;
            sh::hand_over(validate.args(["validate", file]).current_dir(here))
        }
    }
}

/// `cargo xtask schema`
pub(crate) fn schema(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    no_arguments(arguments)?;
    toolchain::ensure()?;
    sh::hand_over(programs::call("tools")?.arg("schema"))
}

/// Where the site is built to.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds unless `dist/` was built from exactly what lies here now.
pub(crate) fn build_if_changed(setup: &Setup) -> anyhow::Result<()> {
    if up_to_date() {
        println!("dist/ is up to date");
        return Ok(());
    }
    build(setup)
}

/// Whether `dist/` was built from exactly what lies here now.
pub(crate) fn up_to_date() -> bool {
    fs::read_to_string(stamp()).is_ok_and(|stamp| stamp == inputs()) && dist().is_dir()
}

/// Builds into `dist/`.
pub(crate) fn build(setup: &Setup) -> anyhow::Result<()> {
    // Taken before: what is edited while the build runs is not in it.
    let inputs = inputs();
    fs::remove_file(stamp()).ok();
    programs::compile(&programs::OF_THE_BUILD)?;
    let mut trunk = sh::command("trunk");
    // Trunk's hooks call ours by name.
    let ours = [before_bindgen()?, programs::folder()];
    let folders = [&ours, &setup.folders[..]].concat();
    trunk.env("PATH", path(&folders)?);
    trunk.args(["build", "--release"]);
    trunk.env(WASM_FLAGS, wasm_flags());
    trunk.env(BINDGEN, cargo_tools::wasm_bindgen()?.path()?);
    // It would ask its site for a newer version.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // When a hook fails, the hook's own message says why; Trunk's stack would bury it.
    trunk.env("RUST_BACKTRACE", "0");
    sh::run(&mut trunk)?;
    fs::create_dir_all(root().join(".build")).context("cannot create .build/")?;
    fs::write(stamp(), inputs).context("cannot write to .build/")
}

/// Where cargo reads the flags for WebAssembly.
pub(crate) const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags for WebAssembly: without this machine's folders, and with the addresses by which `tools` splits the program.
pub(crate) fn wasm_flags() -> String {
    format!("-Clink-args=--emit-relocs {}", short_paths())
}

/// Where `tools` looks for the real wasm-bindgen (`crates/tools/src/parts`).
const BINDGEN: &str = "IQ_CHRONIK_WASM_BINDGEN";

/// A folder with the program that splits what the linker has written, under the name by which Trunk calls wasm-bindgen.
fn before_bindgen() -> anyhow::Result<PathBuf> {
    let folder = root().join(".build").join("bin");
    fs::create_dir_all(&folder).context("cannot create .build/bin/")?;
    let suffix = env::consts::EXE_SUFFIX;
    let built = programs::folder().join(format!("parts{suffix}"));
    let to = folder.join(format!("wasm-bindgen{suffix}"));
    fs::copy(&built, &to).with_context(|| format!("cannot copy {}", built.display()))?;
    Ok(folder)
}

/// Where cargo builds to.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Flags that take the folders of this machine out of panic messages: they tell nobody anything,
/// they would differ from machine to machine, and every visitor would download them.
pub(crate) fn short_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let user = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(user).join(".cargo"))
    });
    let registry = home.map(|home| home.join("registry").join("src"));
    let sources = registry
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .flatten();
    let flags: Vec<String> = sources
        .map(|index| index.path().display().to_string())
        // A flag cannot hold a blank here; then the longer path stays.
        .filter(|path| !path.contains(' '))
        .map(|path| format!("--remap-path-prefix={path}=crate"))
        .collect();
    flags.join(" ")
}

fn stamp() -> PathBuf {
    root().join(".build").join("dist.stamp")
}

/// The `PATH` with our folders first.
fn path(folders: &[PathBuf]) -> anyhow::Result<std::ffi::OsString> {
    let system = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&system));
    env::join_paths(all).context("a folder on the PATH has a character that the PATH cannot hold")
}

/// A number that changes when a file of the inputs does. Names, sizes and times are enough, as for
/// cargo: reading the files would take longer and say the same.
fn inputs() -> String {
    let mut hasher = DefaultHasher::new();
    for input in INPUTS {
        visit(&root().join(input), &mut hasher);
    }
    format!("{:016x}\n", hasher.finish())
}

fn visit(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            visit(&path, hasher);
        }
    } else if let Ok(file) = fs::metadata(path) {
        file.len().hash(hasher);
        file.modified().ok().hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(path: &Path) -> u64 {
        let mut hasher = DefaultHasher::new();
        visit(path, &mut hasher);
        hasher.finish()
    }

    #[test]
    fn a_new_a_changed_and_a_missing_file_count() {
        let dir = env::temp_dir().join(format!("iq-chronik-inputs-{}", std::process::id()));
        fs::create_dir_all(dir.join("a/b")).unwrap();
        let empty = number(&dir);
        fs::write(dir.join("a/b/c"), "1").unwrap();
        let one = number(&dir);
        assert_eq!(one, number(&dir));
        fs::write(dir.join("a/b/c"), "22").unwrap();
        let other = number(&dir);
        fs::remove_file(dir.join("a/b/c")).unwrap();
        assert_eq!(number(&dir), empty);
        assert!(empty != one && one != other && other != empty);
        fs::remove_dir_all(&dir).unwrap();
    }
}
