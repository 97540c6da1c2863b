//! The bill of materials of what visitors get, as `CycloneDX` 1.6 in JSON (<https://cyclonedx.org/docs/1.6/json/>): for
//! whoever has to know whether an advisory concerns this site. Without serial number and time, so that two builds of
//! one commit are the same.

use serde_json::{Value, json};

use super::Package;

/// The list, for these crates and these packages of npm.
pub(super) fn render(crates: &[&Package], npm: &[&Package]) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&list(crates, npm))? + "\n")
}

fn list(crates: &[&Package], npm: &[&Package]) -> Value {
    let crates = crates.iter().map(|package| library(package, "cargo"));
    let npm = npm.iter().map(|package| library(package, "npm"));
    // A package brings the typeface and does not say which version of it.
    let typeface = component("Fira Sans", "Fira Sans", Some("OFL-1.1"));
    let components: Vec<Value> = crates.chain(npm).chain([typeface]).collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "iq-chronik",
                "name": "IQ Chronik Hamburg",
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": "EUPL-1.2" }],
            },
        },
        "components": components,
    })
}

/// A package with its address in the world of packages (<https://github.com/package-url/purl-spec>).
fn library(package: &Package, kind: &str) -> Value {
    let Package { name, version, .. } = package;
    let purl = format!("pkg:{kind}/{}@{version}", name.replace('@', "%40"));
    let mut library = component(name, &purl, package.license.as_deref());
    library["version"] = json!(version);
    if let Some(repository) = &package.repository {
        library["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    library["purl"] = json!(purl);
    library
}

/// A library; `licence` is an SPDX expression.
fn component(name: &str, reference: &str, licence: Option<&str>) -> Value {
    let mut component = json!({ "type": "library", "bom-ref": reference, "name": name });
    if let Some(licence) = licence {
        // As cargo still lets packages write it; SPDX knows only words.
        let expression = licence.replace('/', " OR ");
        component["licenses"] = json!([{ "expression": expression }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_component_has_a_name_of_its_own_and_a_licence_as_spdx_writes_it() {
        let package = Package {
            name: "wide".to_owned(),
            version: "1.2.3".to_owned(),
            source: None,
            license: Some("MIT/Apache-2.0".to_owned()),
            repository: Some("https://example.org/wide".to_owned()),
            authors: Vec::new(),
            manifest_path: String::new(),
        };
        let npm = Package {
            name: "@some/where".to_owned(),
            version: "2.0.0".to_owned(),
            source: None,
            license: Some("EUPL-1.2".to_owned()),
            repository: None,
            authors: Vec::new(),
            manifest_path: String::new(),
        };
        let list = list(&[&package], &[&npm]);
        let components = list["components"].as_array().unwrap();
        assert_eq!(components.len(), 3);
        assert_eq!(components[0]["purl"], "pkg:cargo/wide@1.2.3");
        assert_eq!(
            components[0]["licenses"][0]["expression"],
            "MIT OR Apache-2.0"
        );
        assert_eq!(
            components[0]["externalReferences"][0]["url"],
            "https://example.org/wide"
        );
        assert_eq!(components[1]["purl"], "pkg:npm/%40some/where@2.0.0");
        let mut references: Vec<_> = components.iter().map(|one| &one["bom-ref"]).collect();
        references.dedup();
        assert_eq!(references.len(), 3);
    }
}
