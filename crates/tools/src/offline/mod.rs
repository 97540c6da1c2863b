//! What makes the site start safely and work offline: the hashes of its files, written into
//! `boot.js` (which checks what it loads) and `sw.js` (which stores nothing else), and `version.json`.
//!
//! Why, and what was measured: `docs/decisions/0016-offline.md`.

mod config;
mod list;
mod pages;
mod scripts;

use std::fs;
use std::path::Path;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use crate::headers;
pub use config::Mode;
use list::{Listed, Parts};
use scripts::{body, with};
pub use scripts::{minify, small};

/// The dataset that the program asks for.
const DATASET: &str = "data/iq-hamburg.json";

/// Writes the hashes of all that lies in `dir` into its pages and scripts. Can be run again when a
/// file has changed: the result depends on nothing else, so two builds of one source are the same.
///
/// # Errors
/// When a file that the site cannot do without is missing, or one cannot be read or written.
pub fn write(dir: &Path, mode: Mode) -> anyhow::Result<()> {
    pages::seal_style_sheets(dir)?;
    let parts = Parts::find(dir)?;
    let (boot, offline) = (body(dir, "boot.js")?, body(dir, "offline.js")?);
    let (worker, kill) = (body(dir, "sw.js")?, body(dir, "sw-kill.js")?);
    let files = list::files(dir, &parts)?;
    let updated = updated(dir)?;
    let version = version(&files, &[&boot, &offline, &worker, mode.word()], &updated);

    // A script of the list that says how large the list is: until the number agrees with itself.
    let mut bytes = 0;
    let list = loop {
        let facts =
            json!({ "version": version, "mode": mode.word(), "updated": updated, "bytes": bytes });
        let offline = Listed::of("offline.js", with(&facts, &offline).into_bytes());
        let start = json!({
            "version": version,
            "mode": mode.word(),
            "js": named(dir, &parts.loader)?,
            "wasm": named(dir, &parts.program)?,
            "data": named(dir, DATASET)?,
            "offline": ["offline.js", offline.integrity()],
        });
        let boot = Listed::of("boot.js", with(&start, &boot).into_bytes());
        let mut list = files.clone();
        list.extend([boot, offline]);
        let sum = list.iter().map(Listed::bytes).sum();
        if sum == bytes {
            break list;
        }
        bytes = sum;
    };
    for file in &list {
        file.write(dir)?;
    }

    let headers: serde_json::Map<String, Value> = headers::security()
        .into_iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value.into()))
        .collect();
    let facts = json!({
        "version": version,
        "updated": updated,
        "shell": parts.shell,
        "headers": headers,
        "files": list.iter().map(Listed::entry).collect::<Vec<_>>(),
    });
    let worker = match mode {
        Mode::Off => kill,
        Mode::Automatic | Mode::Ask => with(&facts, &worker),
    };
    save(dir, "sw.js", worker.as_bytes())?;
    let switch = if mode == Mode::Off { "off" } else { "on" };
    let said = json!({ "version": version, "sw": switch, "updated": updated });
    save(dir, "version.json", format!("{said}\n").as_bytes())
}

/// Path and integrity of a file, as `boot.js` wants them.
fn named(dir: &Path, path: &str) -> anyhow::Result<Value> {
    Ok(json!([path, integrity(&read(dir, path)?)]))
}

/// SHA-384 in the form of the `integrity` attribute.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", sha384(bytes))
}

fn sha384(bytes: &[u8]) -> String {
    STANDARD.encode(Sha384::digest(bytes))
}

/// Twelve digits that change when anything that is stored in a browser does.
fn version(files: &[Listed], texts: &[&str], updated: &str) -> String {
    let mut hash = Sha384::new();
    for file in files {
        hash.update(file.entry().to_string());
    }
    for text in texts.iter().chain([&updated]) {
        hash.update(text.as_bytes());
    }
    let digest = hash.finalize();
    digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The date of the data.
fn updated(dir: &Path) -> anyhow::Result<String> {
    let dataset: Value = serde_json::from_slice(&read(dir, DATASET)?).context("the dataset")?;
    let updated = dataset["updated"]
        .as_str()
        .context("the dataset has no date")?;
    Ok(updated.to_owned())
}

fn read(dir: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let file = dir.join(path);
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// What is there already is not written again: for a moment it would be empty, and whoever reads it then, such as another test
/// with the same build, would take that for its content and write it down.
fn save(dir: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let file = dir.join(path);
    if fs::read(&file).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two flows at once wrote `qr/index.js` of the one build they share, each what it had read; one had read while the other
    /// wrote, and from then on the file was empty.
    #[test]
    fn what_is_there_already_is_not_written_again() {
        let site = site();
        write(site.path(), Mode::Automatic).unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        let files = ["qr/index.js", "boot.js", "sw.js"].map(|name| site.path().join(name));
        for file in &files {
            let file = fs::File::options().write(true).open(file).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        write(site.path(), Mode::Automatic).unwrap();
        for file in &files {
            assert_eq!(fs::metadata(file).unwrap().modified().unwrap(), long_ago);
        }
    }

    /// A site of the least that there must be.
    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let files = [
            (
                "index.html",
                "<link rel=\"stylesheet\" href=\"app-0123456789abcdef.css\"/><base href=\"/\">",
            ),
            ("app-0123456789abcdef.css", "p{}"),
            ("iq-chronik-0123456789abcdef.js", "export{}"),
            ("iq-chronik-0123456789abcdef_bg.wasm", "\0asm"),
            ("data/iq-hamburg.json", "{\"updated\":\"2026-01-02\"}"),
            ("fonts/fira-latin.woff2", "font"),
            ("qr/index.js", "export{}"),
            ("boot.js", "start(BUILD);"),
            ("offline.js", "export{BUILD};"),
            ("sw.js", "worker(BUILD);"),
            ("sw-kill.js", "kill();"),
        ];
        for (name, text) in files {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        dir
    }

    fn text(dir: &Path, name: &str) -> String {
        fs::read_to_string(dir.join(name)).unwrap()
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let dir = site();
        write(dir.path(), Mode::Automatic).unwrap();
        let names = [
            "index.html",
            "boot.js",
            "offline.js",
            "sw.js",
            "version.json",
        ];
        let before = names.map(|name| text(dir.path(), name));
        write(dir.path(), Mode::Automatic).unwrap();
        assert_eq!(before, names.map(|name| text(dir.path(), name)));
    }

    #[test]
    fn every_hash_in_the_worker_is_that_of_the_file() {
        let dir = site();
        write(dir.path(), Mode::Ask).unwrap();
        let worker = text(dir.path(), "sw.js");
        let line = worker.lines().next().unwrap();
        let facts = line
            .strip_prefix("const BUILD=")
            .unwrap()
            .trim_end_matches(';');
        let facts: Value = serde_json::from_str(facts).unwrap();
        let files = facts["files"].as_array().unwrap();
        assert_eq!(files.len(), 9);
        for file in files {
            let name = file[0].as_str().unwrap();
            let bytes =
                fs::read(
                    dir.path()
                        .join(if name.is_empty() { "index.html" } else { name }),
                );
            let bytes = bytes.unwrap();
            assert_eq!(file[1], sha384(&bytes), "{name}");
            assert_eq!(file[2], bytes.len(), "{name}");
        }
        // A line of the list is what it costs each visitor.
        let longest = files
            .iter()
            .map(|file| file.to_string().len())
            .max()
            .unwrap();
        assert!(longest <= 150, "{longest} bytes");
    }

    #[test]
    fn any_change_of_what_is_stored_is_a_new_version() {
        let dir = site();
        let version = || {
            write(dir.path(), Mode::Automatic).unwrap();
            text(dir.path(), "version.json")
        };
        let mut seen = vec![version()];
        for (name, content) in [
            ("app-0123456789abcdef.css", "a{}"),
            ("data/iq-hamburg.json", "{\"updated\":\"2026-01-02\" }"),
            ("boot.js", "other(BUILD);"),
            ("offline.js", "other(BUILD);"),
            ("sw.js", "other(BUILD);"),
        ] {
            fs::write(dir.path().join(name), content).unwrap();
            let now = version();
            assert!(!seen.contains(&now), "{name}");
            seen.push(now);
        }
    }

    #[test]
    fn switched_off_the_worker_is_the_one_that_deletes() {
        let dir = site();
        write(dir.path(), Mode::Off).unwrap();
        assert_eq!(text(dir.path(), "sw.js"), "kill();");
        assert!(text(dir.path(), "version.json").contains("\"sw\":\"off\""));
        assert!(text(dir.path(), "boot.js").contains("\"mode\":\"off\""));
    }

    #[test]
    fn a_missing_part_is_named() {
        let dir = site();
        fs::remove_file(dir.path().join("iq-chronik-0123456789abcdef_bg.wasm")).unwrap();
        let error = write(dir.path(), Mode::Automatic).unwrap_err().to_string();
        assert!(error.contains("_bg.wasm"), "{error}");
    }
}
