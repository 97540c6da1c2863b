//! The `.br` and `.gz` beside every file, for hosts that serve what lies there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::{Compression, write::GzEncoder};

use crate::mime;

/// Bytes of a file in the three forms in which it can travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) raw: u64,
    pub(super) gzip: u64,
    pub(super) brotli: u64,
}

impl std::ops::AddAssign for Sizes {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Whether `path` is what this module writes.
pub(super) fn is_output(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}

/// Writes the compressed forms beside `path`. A file that does not get smaller keeps only its
/// plain form and counts with it.
pub(super) fn file(path: &Path) -> anyhow::Result<Sizes> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let raw = bytes.len() as u64;
    if !mime::compressible(path) {
        return Ok(Sizes {
            raw,
            gzip: raw,
            brotli: raw,
        });
    }
    Ok(Sizes {
        raw,
        gzip: keep(path, ".gz", &gzip(&bytes)?, raw)?,
        brotli: keep(path, ".br", &brotli(&bytes)?, raw)?,
    })
}

fn keep(path: &Path, suffix: &str, packed: &[u8], raw: u64) -> anyhow::Result<u64> {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    let name = PathBuf::from(name);
    let size = packed.len() as u64;
    if size >= raw {
        // One from an earlier run would be served in its place.
        fs::remove_file(&name).ok();
        return Ok(raw);
    }
    fs::write(&name, packed).with_context(|| format!("cannot write {}", name.display()))?;
    Ok(size)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_shrink_has_no_packed_form() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tiny.txt");
        fs::write(&path, "a").unwrap();
        fs::write(dir.path().join("tiny.txt.br"), "of an earlier build").unwrap();
        assert_eq!(
            file(&path).unwrap(),
            Sizes {
                raw: 1,
                gzip: 1,
                brotli: 1
            }
        );
        assert!(!dir.path().join("tiny.txt.br").exists());
        assert!(!dir.path().join("tiny.txt.gz").exists());
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("long.txt");
        let text = "Hamburg ".repeat(1000);
        fs::write(&path, &text).unwrap();
        let sizes = file(&path).unwrap();
        assert!(sizes.brotli < sizes.gzip && sizes.gzip < sizes.raw);

        let packed = fs::read(dir.path().join("long.txt.br")).unwrap();
        assert_eq!(packed.len() as u64, sizes.brotli);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());

        let packed = fs::read(dir.path().join("long.txt.gz")).unwrap();
        let mut decoder = flate2::write::GzDecoder::new(Vec::new());
        decoder.write_all(&packed).unwrap();
        assert_eq!(decoder.finish().unwrap(), text.as_bytes());
    }
}
