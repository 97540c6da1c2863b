//! Which files make a version: all that every route needs, and no download.

use std::fs;
use std::path::Path;

use anyhow::Context;
use chronik::lang::Lang;
use chronik::state::Route;
use serde_json::{Value, json};

use super::{DATASET, integrity, read, save, sha384};
use crate::mime;

/// The page that answers every route without one of its own, where there is one.
const SHELL: &str = "app.html";
/// The pages most visits begin with: stored as they are, so that they can be read before the program
/// runs, and without it. All others come from the shell: why, is in docs/decisions/0016-offline.md.
const MAIN: [Route; 4] = [Route::Start, Route::Timeline, Route::Catalogue, Route::Data];

/// The icon, and the scripts that pages ask for.
const BESIDE: [&str; 4] = ["favicon.svg", "files.js", "list.js", "still.js"];

/// What the search knows of the words of visitors.
const WORDS: &str = "data/words.txt";

/// What `list.js` takes for granted.
const QR: &str = "qr/index.js";

/// The files whose names the build made up.
pub(super) struct Parts {
    pub(super) loader: String,
    pub(super) program: String,
    /// Its path as the worker knows it.
    pub(super) shell: &'static str,
}

impl Parts {
    pub(super) fn find(dir: &Path) -> anyhow::Result<Self> {
        let names = names(dir)?;
        let find = |end: &str| {
            let found = names
                .iter()
                .find(|name| name.starts_with("iq-chronik-") && name.ends_with(end));
            found
                .cloned()
                .with_context(|| format!("there is no iq-chronik-*{end} in {}", dir.display()))
        };
        Ok(Self {
            loader: find(".js")?,
            program: find("_bg.wasm")?,
            shell: if dir.join(SHELL).is_file() { SHELL } else { "" },
        })
    }
}

/// A file of the list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// As it is asked for: a folder's page by the folder, as hosts differ in `index.html`.
    path: String,
    bytes: Vec<u8>,
}

impl Listed {
    pub(super) fn of(path: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            bytes,
        }
    }

    fn file(&self) -> String {
        if self.path.is_empty() || self.path.ends_with('/') {
            format!("{}index.html", self.path)
        } else {
            self.path.clone()
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.len() as u64
    }

    pub(super) fn integrity(&self) -> String {
        integrity(&self.bytes)
    }

    /// As the worker reads it: path, hash, length, type.
    pub(super) fn entry(&self) -> Value {
        let file = self.file();
        let kind = mime::content_type(Path::new(&file));
        json!([self.path, sha384(&self.bytes), self.bytes.len(), kind])
    }

    pub(super) fn write(&self, dir: &Path) -> anyhow::Result<()> {
        save(dir, &self.file(), &self.bytes)
    }
}

/// All files of a version but the two scripts that are written with its number.
pub(super) fn files(dir: &Path, parts: &Parts) -> anyhow::Result<Vec<Listed>> {
    let mut paths = vec![
        parts.loader.clone(),
        parts.program.clone(),
        DATASET.into(),
        QR.into(),
    ];
    for name in names(dir)? {
        if name.ends_with(".css") || is_part(&name) || BESIDE.contains(&&*name) {
            paths.push(name);
        }
    }
    if dir.join(WORDS).is_file() {
        paths.push(WORDS.to_owned());
    }
    for name in names(&dir.join("fonts"))? {
        if name.ends_with(".woff2") {
            paths.push(format!("fonts/{name}"));
        }
    }
    paths.push(parts.shell.to_owned());
    for lang in Lang::ALL {
        let main = MAIN.iter().map(|route| route.path(lang));
        // It has no program, and so cannot come from the shell.
        let glossary = Route::Glossary.path(lang);
        for path in main.chain([glossary]) {
            let path = path.trim_matches('/');
            let folder = if path.is_empty() {
                String::new()
            } else {
                format!("{path}/")
            };
            if dir.join(&folder).join("index.html").is_file() {
                paths.push(folder);
            }
        }
    }
    paths.sort();
    paths.dedup();
    let listed = paths.into_iter().map(|path| {
        let mut file = Listed::of(&path, Vec::new());
        file.bytes = read(dir, &file.file())?;
        Ok(file)
    });
    listed.collect()
}

/// Whether a file is a part of the program that comes when a page asks for it.
fn is_part(name: &str) -> bool {
    name.ends_with(".wasm") && !name.ends_with("_bg.wasm")
}

/// The names in a folder; none where there is no folder.
fn names(dir: &Path) -> anyhow::Result<Vec<String>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.push(name);
    }
    names.sort();
    Ok(names)
}
