//! Which versions the project wants. Each stands in one file, where its own tool reads it too.

use std::fs;

use anyhow::Context;

use crate::sh::root;

/// The Rust of `rust-toolchain.toml`.
pub(crate) fn rust() -> anyhow::Result<String> {
    read("rust-toolchain.toml", |text| assigned(text, "channel"))
}

/// The Trunk of `Trunk.toml`, which refuses to run as another version.
pub(crate) fn trunk() -> anyhow::Result<String> {
    read("Trunk.toml", |text| {
        Some(assigned(text, "trunk-version")?.trim_start_matches('='))
    })
}

/// The wasm-bindgen of `Cargo.lock`: crate and command line must be exactly the same.
pub(crate) fn wasm_bindgen() -> anyhow::Result<String> {
    read("Cargo.lock", |text| locked(text, "wasm-bindgen"))
}

/// A package of `package.json`.
pub(crate) fn npm(package: &str) -> anyhow::Result<String> {
    read("package.json", |text| {
        let (_, rest) = text.split_once(&format!("\"{package}\":"))?;
        rest.split('"').nth(1)
    })
}

fn read(file: &str, find: impl Fn(&str) -> Option<&str>) -> anyhow::Result<String> {
    let text =
        fs::read_to_string(root().join(file)).with_context(|| format!("cannot read {file}"))?;
    let found = find(&text).with_context(|| format!("{file} does not say the version"))?;
    Ok(found.to_owned())
}

/// The text in `key = "text"`.
fn assigned<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    toml.lines().find_map(|line| {
        let (found, value) = line.split_once('=')?;
        (found.trim() == key).then(|| value.trim().trim_matches('"'))
    })
}

/// The version of a package in a `Cargo.lock`.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut entries = lock.split("[[package]]");
    let entry = entries.find(|entry| assigned(entry, "name") == Some(package))?;
    assigned(entry, "version")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.131\"
";

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked(LOCK, "wasm"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm-bindgen-macro"), Some("0.2.131"));
    }

    #[test]
    fn a_key_counts_only_whole_and_uncommented() {
        let toml = "# channel = \"1.0\"\nchannels = \"2.0\"\nchannel = \"1.99.1\"\n";
        assert_eq!(assigned(toml, "channel"), Some("1.99.1"));
    }

    #[test]
    fn the_files_of_the_project_say_their_versions() {
        for version in [
            rust(),
            trunk(),
            wasm_bindgen(),
            npm("binaryen"),
            npm("axe-core"),
        ] {
            let version = version.unwrap();
            assert_eq!(version.split('.').count(), 3, "{version}");
            assert!(
                version.split('.').all(|part| part.parse::<u32>().is_ok()),
                "{version}"
            );
        }
    }
}
