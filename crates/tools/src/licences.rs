//! The licence notice of the libraries in the program, made from what cargo builds in, and the list of them for programs.

mod sbom;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use serde::Deserialize;

/// Where they stand in the built site, beside the texts of `LICENSES/`.
const NOTICE: &str = "licences/libraries.txt";
const SBOM: &str = "licences/sbom.cdx.json";

/// Beginnings of the names of files with licences and copyright notices.
const FILES: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// What the site takes from npm; the style sheet's licence is that of the site and stands beside this list.
const NPM: &str = "qr";

/// The page's crates as they are built for the browser, without what only runs while compiling.
const BUNDLED: [&str; 12] = [
    "tree",
    "--locked",
    "--package=iq-chronik",
    "--features=csr",
    "--target=wasm32-unknown-unknown",
    "--edges=normal,no-proc-macro",
    "--no-dedupe",
    "--prefix=none",
    "--format={p}",
    "--color=never",
    "--charset=ascii",
    "--quiet",
];

/// Where cargo keeps each of them.
const PACKAGES: [&str; 7] = [
    "metadata",
    "--locked",
    "--format-version=1",
    "--filter-platform=wasm32-unknown-unknown",
    "--features=iq-chronik/csr",
    "--color=never",
    "--quiet",
];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// A package as `cargo metadata` describes it, or as [`npm`] does.
#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    /// Where it was fetched from; none for our own.
    source: Option<String>,
    license: Option<String>,
    repository: Option<String>,
    authors: Vec<String>,
    manifest_path: String,
}

/// Writes both into the built site.
///
/// # Errors
/// When cargo does not answer, a package names no licence, or a file cannot be read or written.
pub fn write(dir: &Path) -> anyhow::Result<()> {
    let bundled = cargo(&BUNDLED)?;
    let bundled: BTreeSet<_> = bundled.lines().filter_map(name_and_version).collect();
    let metadata: Metadata = serde_json::from_str(&cargo(&PACKAGES)?)?;
    let packages: Vec<_> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some())
        .filter(|package| bundled.contains(&(&*package.name, &*package.version)))
        .collect();
    let qr = npm(NPM)?;
    let texts = [
        (
            NOTICE,
            notice(&packages.iter().copied().chain([&qr]).collect::<Vec<_>>())?,
        ),
        (
            SBOM,
            sbom::render(&packages, &[&qr, &npm("@kern-ux/native")?])?,
        ),
    ];
    for (name, text) in texts {
        let path = dir.join(name);
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A package as npm has installed it.
fn npm(name: &str) -> anyhow::Result<Package> {
    #[derive(Deserialize)]
    struct Installed {
        version: String,
        license: Option<String>,
        repository: Option<Repository>,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Repository {
        Short(String),
        Long { url: String },
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../node_modules");
    let path = Path::new(folder).join(name).join("package.json");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}: npm ci brings it", path.display()))?;
    let installed: Installed =
        serde_json::from_str(&text).with_context(|| format!("cannot read {}", path.display()))?;
    let repository = installed.repository.map(|repository| match repository {
        Repository::Short(url) | Repository::Long { url } => url,
    });
    Ok(Package {
        name: name.to_owned(),
        version: installed.version,
        source: None,
        license: installed.license,
        repository: repository.map(|url| url.trim_start_matches("git+").to_owned()),
        authors: Vec::new(),
        manifest_path: path.to_string_lossy().into_owned(),
    })
}

/// Runs cargo and returns what it says.
fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(program).args(arguments).output()?;
    if !output.status.success() {
        bail!(
            "cargo {} failed:\n{}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// `bytes v1.12.2`, as `cargo tree` says it; our own have a path behind.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(" v")?;
    Some((name, rest.split(' ').next()?))
}

/// The list of packages, then each text once with the packages it belongs to.
fn notice(packages: &[&Package]) -> anyhow::Result<String> {
    let mut text = String::from(
        "Libraries in this program\n\n\
         IQ Chronik Hamburg contains parts of these packages, and of the standard library of Rust\n\
         (MIT OR Apache-2.0, https://www.rust-lang.org). Their licence texts follow the list. A package\n\
         that brings no text is under the text of its licence in this file, by the authors named here.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let Package { name, version, .. } = package;
        let Some(licence) = &package.license else {
            bail!("{name} {version} names no licence: look at it before it is shipped");
        };
        let mut line = format!("{name} {version}: {licence}");
        let found = texts_of(package)?;
        if found.is_empty() && !package.authors.is_empty() {
            let _ = write!(line, ", by {}", package.authors.join(", "));
        }
        if let Some(repository) = &package.repository {
            let _ = write!(line, ", {repository}");
        }
        text.push_str(&line);
        text.push('\n');
        for found in found {
            texts
                .entry(found)
                .or_default()
                .push(format!("{name} {version}"));
        }
    }
    for (licence, packages) in texts {
        let _ = write!(
            text,
            "\n{}\n{}\n\n{licence}\n",
            "-".repeat(80),
            packages.join(", ")
        );
    }
    Ok(text)
}

/// The licence texts in the folder of a package.
fn texts_of(package: &Package) -> anyhow::Result<Vec<String>> {
    let Some(folder) = Path::new(&package.manifest_path).parent() else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        if path.is_file() && FILES.iter().any(|file| name.starts_with(file)) {
            files.push(path);
        }
    }
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            Ok(text.replace("\r\n", "\n").trim().to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_of_the_program_is_named_with_its_licence() -> anyhow::Result<()> {
        let dir = tempfile::tempdir()?;
        std::fs::create_dir(dir.path().join("licences"))?;
        write(dir.path())?;
        let notice = std::fs::read_to_string(dir.path().join(NOTICE))?;
        let sbom = std::fs::read_to_string(dir.path().join(SBOM))?;
        for words in [
            "pkg:cargo/leptos@0.8.",
            "pkg:npm/qr@",
            "pkg:npm/%40kern-ux/native@",
        ] {
            assert!(sbom.contains(words), "{words}");
        }
        for words in [
            "\nfrostem 2.",
            ": BSD-3-Clause, ",
            "\nqr 0.",
            "Paul Miller",
            "Dr Martin Porter",
            "\nleptos 0.8.",
            "Greg Johnston",
            "Permission is hereby granted",
        ] {
            assert!(notice.contains(words), "{words}");
        }
        // Only runs while compiling, or only on the machine of a developer.
        for name in ["\nleptos_macro ", "\ngrass ", "\nchronik "] {
            assert!(!notice.contains(name), "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_package_without_a_licence_stops_the_build() {
        let package = Package {
            name: "gift".to_owned(),
            version: "1.0.0".to_owned(),
            source: None,
            license: None,
            repository: None,
            authors: Vec::new(),
            manifest_path: String::new(),
        };
        let error = notice(&[&package]).unwrap_err().to_string();
        assert!(error.contains("gift 1.0.0"), "{error}");
    }
}
