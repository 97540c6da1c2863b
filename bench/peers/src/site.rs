//! The files of one page, put together in a folder and packed as a good host would.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use benches::Entry;
use tempfile::TempDir;

use crate::widget::Widget;

/// A folder with everything one page needs.
#[derive(Debug)]
pub(crate) struct Site(TempDir);

impl Site {
    /// Puts it together. `dist` is our built site, which is told by the address which dataset to take.
    pub(crate) fn new(widget: Widget, entries: &[Entry], dist: &Path) -> anyhow::Result<Self> {
        let dir = tempfile::tempdir()?;
        let to = dir.path();
        if widget == Widget::Ours {
            copy(dist, to)?;
        }
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (from, name) in widget.files() {
            copy(&here.join(from), &to.join(name))?;
        }
        if widget != Widget::Ours {
            for file in files(to)? {
                pack(&file, 11)?;
            }
        }
        let data = to.join(widget.data_path());
        fs::write(&data, widget.data(entries))?;
        // As a host packs what it is asked for: the best form takes minutes for the largest file.
        pack(&data, 5)?;
        fs::remove_file(with_suffix(&data, ".gz")).ok();
        Ok(Self(dir))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Copies a file, or a folder with all in it; not what only a developer's tools ask for.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else if from.extension().is_none_or(|extension| extension != "map") {
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

/// All files below a folder.
fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else {
            all.push(path);
        }
    }
    Ok(all)
}

/// Writes the packed form beside a file, which the server prefers.
fn pack(file: &Path, quality: i32) -> anyhow::Result<()> {
    if !tools::mime::compressible(file) {
        return Ok(());
    }
    let packed = brotli(&fs::read(file)?, quality)?;
    fs::write(with_suffix(file, ".br"), packed)?;
    Ok(())
}

/// The packed form of these bytes.
pub(crate) fn brotli(bytes: &[u8], quality: i32) -> anyhow::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
