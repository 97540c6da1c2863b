//! The limits of `budget.toml` and what they are held against.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;
use wildmatch::WildMatch;

use super::compress::Sizes;

/// Bytes in the kB of `budget.toml`.
const KB: f64 = 1000.0;

/// What is measured, in the order of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Budget {
    part: Vec<Part>,
}

/// A part of the site that a visitor downloads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    /// Paths in the built folder; `*` stands for any characters.
    files: Vec<String>,
    /// In kB, brotli.
    limit: f64,
}

/// A part with its sizes.
#[derive(Debug, PartialEq)]
pub(super) struct Measured {
    pub(super) name: String,
    pub(super) sizes: Sizes,
    /// In kB, brotli.
    pub(super) limit: f64,
}

impl Budget {
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(path).with_context(|| {
            format!(
                "cannot read {}: run this in the project's folder",
                path.display()
            )
        })?;
        toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
    }

    /// Adds up the files of each part. A part without a file is an error: a limit that holds
    /// nothing would look like one that is kept.
    pub(super) fn measure(&self, files: &[(PathBuf, Sizes)]) -> anyhow::Result<Vec<Measured>> {
        self.part.iter().map(|part| part.measure(files)).collect()
    }
}

impl Part {
    fn measure(&self, files: &[(PathBuf, Sizes)]) -> anyhow::Result<Measured> {
        let mut sizes = Sizes::default();
        for pattern in &self.files {
            let wild = WildMatch::new(pattern);
            let mut found = false;
            for (path, size) in files {
                if wild.matches(&path.to_string_lossy().replace('\\', "/")) {
                    sizes += *size;
                    found = true;
                }
            }
            if !found {
                bail!(
                    "budget.toml: no built file is called {pattern} ({}): correct the pattern or the build",
                    self.name
                );
            }
        }
        Ok(Measured {
            name: self.name.clone(),
            sizes,
            limit: self.limit,
        })
    }
}

impl Measured {
    /// Size in kB, brotli.
    pub(super) fn kilobytes(&self) -> f64 {
        kilobytes(self.sizes.brotli)
    }

    /// What to say when the limit is passed.
    pub(super) fn complaint(&self) -> Option<String> {
        let over = self.kilobytes() - self.limit;
        (over > 0.0).then(|| {
            let (size, limit) = (self.kilobytes(), self.limit);
            format!(
                "{}: {size:.1} kB of {limit:.1} kB (brotli), {over:.1} kB too many",
                self.name
            )
        })
    }
}

/// Bytes as kB; exact to 2^53 bytes.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact to 2^53 bytes, and shown with one decimal"
)]
pub(super) fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / KB
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<(PathBuf, Sizes)> {
        let sizes = |brotli| Sizes {
            raw: brotli * 4,
            gzip: brotli * 2,
            brotli,
        };
        vec![
            ("app-1a2b_bg.wasm".into(), sizes(100_000)),
            ("fonts/a-latin.woff2".into(), sizes(17_000)),
            ("fonts/b-latin.woff2".into(), sizes(18_000)),
            ("fonts/a-greek.woff2".into(), sizes(10_000)),
        ]
    }

    fn measure(toml: &str) -> anyhow::Result<Vec<Measured>> {
        toml::from_str::<Budget>(toml)?.measure(&files())
    }

    #[test]
    fn a_pattern_that_holds_nothing_is_an_error() {
        let part = "[[part]]\nname = 'styles'\nfiles = ['*.css']\nlimit = 1";
        let error = measure(part).unwrap_err().to_string();
        assert!(
            error.contains("*.css") && error.contains("styles"),
            "{error}"
        );
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        assert!(measure("[[part]]\nname = 'x'\nfiles = []\nlimits = 1").is_err());
    }

    #[test]
    fn a_limit_is_kept_to_the_byte() {
        let part = |limit: &str| {
            format!("[[part]]\nname = 'wasm'\nfiles = ['*_bg.wasm']\nlimit = {limit}")
        };
        assert_eq!(measure(&part("100")).unwrap()[0].complaint(), None);
        let complaint = measure(&part("99.999")).unwrap()[0].complaint().unwrap();
        assert!(
            complaint.starts_with("wasm: 100.0 kB of 100.0 kB"),
            "{complaint}"
        );
    }

    #[test]
    fn the_files_of_a_part_are_added_up() {
        let part = "[[part]]\nname = 'fonts'\nfiles = ['fonts/*-latin.woff2']\nlimit = 36";
        assert_eq!(measure(part).unwrap()[0].sizes.brotli, 35_000);
    }

    #[test]
    fn the_budget_of_the_project_can_be_read() {
        let budget: Budget = toml::from_str(include_str!("../../../../budget.toml")).unwrap();
        assert!(!budget.part.is_empty());
    }
}
