//! Every page of the built site as a file of its own, rendered natively from the same views as in the program.
//!
//! `tools finish` runs it on the folder that Trunk has written: its `index.html` is the frame of all pages.

mod configurator;
mod embedding;
mod files;
mod glossary;
mod head;
mod json_ld;
mod pages;
mod site;
mod still;
mod template;
mod words;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use iq_chronik::load::Data;

use files::files;
use site::Site;
use template::Template;

/// Where the site will stand.
const SITE: &str = "site.toml";
/// The dataset of the page, in the built folder.
const DATASET: &str = "data/iq-hamburg.json";

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(dir), None) = (arguments.next(), arguments.next()) else {
        bail!("prerender DIR: write all pages into the built folder");
    };
    let dir = Path::new(&dir);
    let read = |name: &str| {
        let path = dir.join(name);
        std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let site = Site::read(Path::new(SITE))?;
    let data = Arc::new(Data::read(&read(DATASET)?)?);
    let template = Template::parse(std::str::from_utf8(&read("index.html")?)?)?;
    for (name, text) in files(&template, &site, &data) {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
