//! The files of the page, and how heavy the programs are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use chronik::dataset::read;
use tempfile::TempDir;

use super::peer::Peer;
use super::records::records;

/// Programs from npm: from where below `bench/peers/node_modules` to where below `lib/`.
const PACKAGES: [(&str, &str); 2] = [
    ("minisearch/dist/es/index.js", "minisearch.js"),
    ("fuse.js/dist/fuse.min.mjs", "fuse.js"),
];

/// The sets of records: the folder of the page's own, and of the made-up ones.
pub(super) const REAL: &str = "real";
pub(super) const MADE_UP: &str = "made-up";

/// A folder with everything the page needs.
#[derive(Debug)]
pub(super) struct Site {
    dir: TempDir,
    /// Our module that only reads the records.
    reading: PathBuf,
}

/// What is downloaded, packed with brotli, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// What is there for the search alone.
    pub(super) search: usize,
    /// All of the program.
    pub(super) all: usize,
}

impl Site {
    /// Puts it together. `modules` holds ours in folders: `search`, and `reading` without the search.
    pub(super) fn new(root: &Path, modules: &Path, count: usize) -> anyhow::Result<Self> {
        let dir = tempfile::tempdir()?;
        let (to, peers) = (dir.path(), root.join("bench/peers"));
        for name in ["index.html", "search.js"] {
            fs::copy(peers.join("pages/search").join(name), to.join(name))?;
        }
        fs::create_dir(to.join("lib"))?;
        for (from, name) in PACKAGES {
            minify(
                &peers,
                &peers.join("node_modules").join(from),
                &to.join("lib").join(name),
            )?;
        }
        for (folder, lib) in [("search", "lib"), ("reading", "reading")] {
            fs::create_dir_all(to.join(lib))?;
            let from = modules.join(folder);
            minify(
                &peers,
                &from.join("search.js"),
                &to.join(lib).join("search.js"),
            )?;
            let wasm = "search_bg.wasm";
            fs::copy(from.join(wasm), to.join(lib).join(wasm))
                .with_context(|| format!("no {wasm} in {}", from.display()))?;
        }
        fs::copy(root.join("public/data/words.txt"), to.join("words.txt"))?;
        set(
            &to.join(REAL),
            &fs::read(root.join("public/data/iq-hamburg.json"))?,
        )?;
        set(
            &to.join(MADE_UP),
            benches::catalogue(count, benches::SEED).as_bytes(),
        )?;
        let reading = to.join("reading");
        Ok(Self { dir, reading })
    }

    pub(super) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// How heavy a search is.
    pub(super) fn weight(&self, peer: Peer) -> anyhow::Result<Weight> {
        let packed = |folder: &Path| {
            let files = peer
                .programs()
                .iter()
                .map(|name| packed(&folder.join(name)));
            files.sum::<anyhow::Result<usize>>()
        };
        let all = packed(&self.path().join("lib"))?;
        let others = if peer.is_ours() {
            packed(&self.reading)?
        } else {
            0
        };
        Ok(Weight {
            search: all.saturating_sub(others),
            all,
        })
    }

    /// How heavy the file of words is.
    pub(super) fn words(&self) -> anyhow::Result<usize> {
        packed(&self.path().join("words.txt"))
    }
}

/// Writes the same records for all.
fn set(folder: &Path, dataset: &[u8]) -> anyhow::Result<()> {
    let Ok(checked) = read(dataset) else {
        anyhow::bail!("the dataset for {} cannot be read", folder.display());
    };
    fs::create_dir(folder)?;
    fs::write(folder.join("dataset.json"), dataset)?;
    fs::write(folder.join("records.json"), records(&checked.dataset))?;
    Ok(())
}

/// Takes comments and long names out of a script, as a build would.
fn minify(peers: &Path, from: &Path, to: &Path) -> anyhow::Result<()> {
    let output = Command::new("node")
        .arg(peers.join("node_modules/terser/bin/terser"))
        .arg(from)
        .args(["--module", "--compress", "--mangle", "--output"])
        .arg(to)
        .output()
        .context("cannot start node")?;
    ensure!(
        output.status.success(),
        "terser failed at {}:\n{}",
        from.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// The size of a file when it is packed as well as it can be.
fn packed(file: &Path) -> anyhow::Result<usize> {
    let bytes = fs::read(file).with_context(|| format!("no {}", file.display()))?;
    Ok(crate::site::brotli(&bytes, 11)?.len())
}
