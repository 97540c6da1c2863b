//! `cargo xtask reproduce`: whether whoever builds a commit gets the same files, in whichever folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};

use crate::sh::{self, root};
use crate::{no_arguments, toolchain};

/// Builds the last commit twice, from nothing, and names each file that differs.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    no_arguments(arguments)?;
    toolchain::ensure()?;
    let place = root().join("target").join("reproduce");
    let mut built = Vec::new();
    // Names of different lengths: a path that gets into a file moves what follows it.
    for name in ["one", "the-other"] {
        let clone = place.join(name);
        if clone.exists() {
            fs::remove_dir_all(&clone)
                .with_context(|| format!("cannot empty {}", clone.display()))?;
        }
        sh::run(
            sh::command("git")
                .args(["clone", "--quiet", "."])
                .arg(&clone),
        )?;
        sh::step(
            "Building a clone",
            "with nothing that was built before",
            || {
                let mut xtask = sh::cargo(&["xtask", "build"]);
                sh::run(xtask.current_dir(&clone).env_remove("CARGO_TARGET_DIR"))
            },
        )?;
        built.push(clone.join("dist"));
    }
    let [one, other] = &built[..] else {
        bail!("not two builds");
    };
    let differing = differing(one, other)?;
    if differing.is_empty() {
        println!("{} files, the same byte for byte", files(one)?.len());
        return Ok(ExitCode::SUCCESS);
    }
    for file in &differing {
        println!("differs: {}", file.display());
    }
    println!("The two builds are in {}", place.display());
    Ok(ExitCode::FAILURE)
}

/// The files that are not the same in both folders.
fn differing(one: &Path, other: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let all: BTreeSet<_> = files(one)?.into_iter().chain(files(other)?).collect();
    let same = |file: &Path| fs::read(one.join(file)).ok() == fs::read(other.join(file)).ok();
    Ok(all.into_iter().filter(|file| !same(file)).collect())
}

/// All files below a folder, relative to it.
fn files(dir: &Path) -> anyhow::Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut open = vec![dir.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.strip_prefix(dir)?.to_owned());
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_and_a_missing_file_differ_and_equal_ones_do_not() {
        let place = std::env::temp_dir().join(format!("reproduce-{}", std::process::id()));
        let [one, other] = ["one", "other"].map(|name| place.join(name));
        for (dir, content) in [(&one, "a"), (&other, "b")] {
            fs::create_dir_all(dir.join("sub")).unwrap();
            fs::write(dir.join("same"), "same").unwrap();
            fs::write(dir.join("sub/changed"), content).unwrap();
        }
        fs::write(one.join("missing"), "").unwrap();
        let found = differing(&one, &other);
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(
            found.unwrap(),
            [PathBuf::from("missing"), PathBuf::from("sub/changed")]
        );
    }
}
