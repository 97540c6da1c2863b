//! The last step of a build, before Trunk puts it in the place of the old one: write the pages, check that the
//! folder fits together, compress what compresses, and hold the sizes against the budget.

mod budget;
mod compress;
mod links;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, bail};

use budget::Budget;
use rayon::prelude::*;

use crate::css;
use crate::hosts;
use crate::offline::{self, Mode};

/// Where the limits stand.
const BUDGET: &str = "budget.toml";
/// What the operator decides.
const SITE: &str = "site.toml";

/// Checks, compresses and measures `dir`.
///
/// # Errors
/// With every defect of the pages in one message, when a limit is passed, or when a file cannot
/// be read or written.
pub fn run(dir: &Path) -> anyhow::Result<()> {
    let budget = Budget::read(Path::new(BUDGET))?;
    crate::data::write(dir)?;
    crate::licences::write(dir)?;
    crate::parts::copy(dir)?;
    css::fonts::name_in(&dir.join("index.html"))?;
    write_pages(dir)?;
    // After everything that writes a page, as each page names the hash of its style sheet.
    offline::minify(dir)?;
    offline::write(dir, Mode::read(Path::new(SITE))?)?;
    let files = files_below(dir)?;
    let defects = links::check(dir, &files)?;
    if !defects.is_empty() {
        bail!("the built pages have defects:\n  {}", defects.join("\n  "));
    }
    // On all cores: one takes a minute.
    let sizes: Vec<_> = files
        .into_par_iter()
        .map(|file| {
            let sizes = compress::file(&dir.join(&file))?;
            Ok((file, sizes))
        })
        .collect::<anyhow::Result<_>>()?;
    // Read by hosts, never sent to visitors: nothing to compress.
    hosts::write(dir)?;
    let parts = budget.measure(&sizes)?;
    println!("{}", table::render(&parts));
    let over: Vec<String> = parts
        .iter()
        .filter_map(budget::Measured::complaint)
        .collect();
    if !over.is_empty() {
        bail!(
            "over budget:\n  {}\nMake it smaller; a higher limit in {BUDGET} needs a reason in docs/decisions/",
            over.join("\n  ")
        );
    }
    Ok(())
}

/// Writes every route as a page of its own. In a program of its own, for the views render natively only without what they
/// need in the browser.
fn write_pages(dir: &Path) -> anyhow::Result<()> {
    let file = format!("prerender{}", env::consts::EXE_SUFFIX);
    let program = env::current_exe()?.with_file_name(file);
    let output = Command::new(&program).arg(dir).output();
    let output = output.with_context(|| {
        let program = program.display();
        format!("{program} does not start; `cargo xtask build` compiles it first")
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("the pages cannot be written:\n{said}");
    }
    Ok(())
}

/// All files below `dir`, relative to it, in order of their names; without what an earlier run
/// of this step has added.
fn files_below(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if !compress::is_output(&path) {
                files.push(path.strip_prefix(dir)?.to_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}
