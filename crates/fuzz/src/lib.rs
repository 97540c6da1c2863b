//! Hard input: four doors through which strangers reach the engine, and what must hold behind each.
//!
//! One function per door. `cargo xtask fuzz` lets libFuzzer look for bytes that break it, for as long as one likes;
//! the tests of this crate give it the corpus and some thousand changed inputs, the same in every run.
//! A finding becomes a file of the corpus, and a test beside what was mended. See docs/decisions/0020-fuzzing.md.

mod address;
mod dataset;
mod edtf;
mod mutate;
mod search;

use std::path::PathBuf;
use std::sync::OnceLock;
use std::{env, fs, io};

pub use mutate::Mutator;

/// The variable that says which target [`run_named`] runs.
pub const VARIABLE: &str = "FUZZ_TARGET";

/// A door.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called on the command line, and its folder in `corpus/`.
    pub name: &'static str,
    /// Panics when something does not hold.
    pub run: fn(&[u8]),
    /// Changed inputs of a short run.
    pub short: u32,
}

/// All of them.
pub const TARGETS: [Target; 4] = [
    Target {
        name: "dataset",
        run: dataset::run,
        short: 1_500,
    },
    Target {
        name: "edtf",
        run: edtf::run,
        short: 20_000,
    },
    Target {
        name: "address",
        run: address::run,
        short: 5_000,
    },
    Target {
        name: "search",
        run: search::run,
        short: 3_000,
    },
];

/// Runs the target that the variable names.
///
/// # Panics
/// When something does not hold, or there is no such target.
pub fn run_named(bytes: &[u8]) {
    static TARGET: OnceLock<Option<Target>> = OnceLock::new();
    let named = || {
        let name = env::var(VARIABLE).unwrap_or_default();
        TARGETS.into_iter().find(|target| target.name == name)
    };
    let target = TARGET.get_or_init(named);
    assert!(target.is_some(), "{VARIABLE} names no target");
    if let Some(target) = target {
        (target.run)(bytes);
    }
}

impl Target {
    /// The inputs that are kept: its corpus, and for the dataset the files with one defect each.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn corpus(&self) -> io::Result<Vec<Vec<u8>>> {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![here.join("corpus").join(self.name)];
        if self.name == "dataset" {
            folders.push(here.join("../../tests/data"));
        }
        let mut inputs = Vec::new();
        for folder in folders {
            let mut files = fs::read_dir(folder)?
                .map(|entry| Ok(entry?.path()))
                .collect::<io::Result<Vec<_>>>()?;
            files.retain(|file| file.extension().is_none_or(|ending| ending != "txt"));
            files.sort();
            for file in files {
                inputs.push(fs::read(file)?);
            }
        }
        Ok(inputs)
    }

    /// Words of its language, from the file that libFuzzer gets too.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn dictionary(&self) -> io::Result<Vec<Vec<u8>>> {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let file = here.join("dictionaries").join(self.name);
        let text = fs::read_to_string(file.with_extension("dict"))?;
        Ok(text.lines().filter_map(word).collect())
    }
}

/// A line of a dictionary: `"word"`, with `\"`, `\\` and `\xNN`; `None` for a remark.
fn word(line: &str) -> Option<Vec<u8>> {
    let inside = line.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::new();
    let mut rest = inside.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => match rest.next()? {
                b'x' => {
                    let digits = [rest.next()?, rest.next()?];
                    let digits = std::str::from_utf8(&digits).ok()?;
                    bytes.push(u8::from_str_radix(digits, 16).ok()?);
                }
                plain => bytes.push(plain),
            },
            plain => bytes.push(plain),
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_dictionary_is_read_as_libfuzzer_reads_it() {
        assert_eq!(word("# remark"), None);
        assert_eq!(word(r#""a\"\\\xe2\x80\xae""#), Some("a\"\\\u{202E}".into()));
        for target in TARGETS {
            assert!(target.dictionary().unwrap().len() > 10, "{}", target.name);
        }
    }
}
