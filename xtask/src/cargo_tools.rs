//! Trunk, the wasm-bindgen command line, Firefox's driver and cargo-deny, each in a folder of its own version in the user's
//! cache, which all clones share.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::sh;
use crate::versions;

/// It is nowhere else in the project. It drives every Firefox from the extended support release on.
const GECKODRIVER: &str = "0.37.1";

/// It is nowhere else in the project. What it checks is in `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

/// A program that comes from the Rust crate registry.
pub(crate) struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    why: &'static str,
    /// Whether the dependencies are those of the lock file that the package brings along.
    locked: bool,
    /// Whether it is optimised. What runs for a second need not be, and is built in half the time.
    optimised: bool,
}

/// Firefox's driver. Only the browser tests need it.
pub(crate) fn geckodriver() -> CargoTool {
    CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER.into(),
        why: "drives Firefox in the browser tests",
        locked: true,
        optimised: true,
    }
}

/// The check of what others' code brings along. Only the tests need it.
pub(crate) fn deny() -> CargoTool {
    CargoTool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: CARGO_DENY.into(),
        why: "checks the licences of the libraries, and whether weaknesses are known",
        locked: true,
        optimised: false,
    }
}

/// What joins the program and the loader.
pub(crate) fn wasm_bindgen() -> anyhow::Result<CargoTool> {
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: versions::wasm_bindgen()?,
        why: "joins WebAssembly and JavaScript; its version is that of the crate in Cargo.lock",
        // Its lock file asks for a dependency that not every mirror of the registry has.
        locked: false,
        optimised: true,
    })
}

/// Both that the build needs, as the project wants them now.
pub(crate) fn all() -> anyhow::Result<[CargoTool; 2]> {
    Ok([
        CargoTool {
            package: "trunk",
            program: "trunk",
            version: versions::trunk()?,
            why: "puts the page together",
            locked: true,
            optimised: true,
        },
        wasm_bindgen()?,
    ])
}

/// Installs what is missing; the folders that belong on the `PATH`.
pub(crate) fn ensure() -> anyhow::Result<Vec<PathBuf>> {
    let tools = all()?;
    for tool in &tools {
        tool.ensure()?;
    }
    tools
        .iter()
        .map(|tool| Ok(tool.folder()?.join("bin")))
        .collect()
}

impl CargoTool {
    pub(crate) fn name(&self) -> &'static str {
        self.package
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// Its own folder in the cache.
    fn folder(&self) -> anyhow::Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// Where it is once it is installed.
    pub(crate) fn path(&self) -> anyhow::Result<PathBuf> {
        let file = format!("{}{}", self.program, env::consts::EXE_SUFFIX);
        Ok(self.folder()?.join("bin").join(file))
    }

    pub(crate) fn installed(&self) -> anyhow::Result<bool> {
        Ok(self.path()?.is_file())
    }

    /// Installs it when it is missing.
    pub(crate) fn ensure(&self) -> anyhow::Result<()> {
        if self.installed()? {
            return Ok(());
        }
        let what = format!("Installing {} {}", self.package, self.version);
        sh::step(&what, self.why, || self.install())
    }

    /// What a person types to have it on the `PATH`.
    pub(crate) fn by_hand(&self) -> String {
        let locked = if self.locked { " --locked" } else { "" };
        format!(
            "cargo install {}{locked} --version {}",
            self.package, self.version
        )
    }

    fn install(&self) -> anyhow::Result<()> {
        let folder = self.folder()?;
        if sh::ask("cargo", &["binstall", "-V"]).is_some() {
            // Only what the authors publish themselves; where that cannot be reached, we build it.
            let fetched = sh::run(
                sh::cargo(&["binstall", "--no-confirm", "--disable-telemetry"]).args([
                    "--strategies".as_ref(),
                    "crate-meta-data".as_ref(),
                    "--root".as_ref(),
                    folder.as_os_str(),
                    "--version".as_ref(),
                    self.version.as_ref(),
                    self.package.as_ref(),
                ]),
            );
            match fetched {
                Ok(()) if self.installed()? => return Ok(()),
                Ok(()) => println!("  cargo binstall left no {}", self.program),
                Err(error) => println!("  {error:#}"),
            }
        }
        println!("  building it from source takes some minutes, once");
        let mut install = sh::cargo(&["install", "--root"]);
        install
            .arg(&folder)
            .args(["--version", &self.version, self.package]);
        if self.locked {
            install.arg("--locked");
        }
        if !self.optimised {
            install.arg("--debug");
        }
        // A target folder of the project's own would grow by a gigabyte for one program.
        install.env_remove("CARGO_TARGET_DIR");
        sh::run(&mut install)?;
        if !self.installed()? {
            bail!(
                "{} was installed but is not at {}",
                self.program,
                self.path()?.display()
            );
        }
        Ok(())
    }
}

/// `iq-chronik/tools` in the user's cache folder.
fn cache() -> anyhow::Result<PathBuf> {
    let cache = cache_home(env::var_os("XDG_CACHE_HOME"), env::home_dir()).context(
        "there is no home folder to keep tools in: name a folder in the variable XDG_CACHE_HOME",
    )?;
    Ok(cache.join("iq-chronik").join("tools"))
}

/// The XDG rule: the variable counts when it is an absolute path, else `~/.cache`.
fn cache_home(variable: Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let named = variable
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute());
    named.or_else(|| {
        home.filter(|home| home != Path::new(""))
            .map(|home| home.join(".cache"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_home_there_is_no_cache() {
        assert_eq!(cache_home(None, None), None);
        assert_eq!(cache_home(Some("relative".into()), Some("".into())), None);
    }

    #[test]
    fn the_variable_counts_when_it_is_absolute() {
        let home = || Some(PathBuf::from("/home/a"));
        assert_eq!(
            cache_home(Some("/cache".into()), home()),
            Some("/cache".into())
        );
        assert_eq!(
            cache_home(Some("".into()), home()),
            Some("/home/a/.cache".into())
        );
        assert_eq!(cache_home(None, home()), Some("/home/a/.cache".into()));
    }
}
