//! The bill of materials of what visitors get, as `CycloneDX` 1.6 in JSON (<https://cyclonedx.org/docs/1.6/json/>): for
//! whoever has to know whether an advisory concerns this site. Without serial number and time, so that two builds of
//! one commit are the same.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Package;

/// Where the style sheet and the typeface come from.
const KERN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../node_modules/@kern-ux/native/package.json"
);

/// The package as npm has installed it.
#[derive(Deserialize)]
struct Installed {
    version: String,
}

/// The list, for these crates.
pub(super) fn render(packages: &[&Package]) -> anyhow::Result<String> {
    let kern = std::fs::read_to_string(Path::new(KERN))
        .with_context(|| format!("cannot read {KERN}: npm ci brings it"))?;
    let kern: Installed =
        serde_json::from_str(&kern).with_context(|| format!("cannot read {KERN}"))?;
    let list = list(packages, &kern.version);
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn list(packages: &[&Package], kern: &str) -> Value {
    let crates = packages.iter().map(|package| {
        let Package { name, version, .. } = package;
        let purl = format!("pkg:cargo/{name}@{version}");
        let mut component = component(name, &purl, package.license.as_deref());
        component["version"] = json!(version);
        if let Some(repository) = &package.repository {
            component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
        }
        component
    });
    let purl = format!("pkg:npm/%40kern-ux/native@{kern}");
    let mut style = component("@kern-ux/native", &purl, Some("EUPL-1.2"));
    style["version"] = json!(kern);
    // The package brings the typeface and does not say which version of it.
    let typeface = component("Fira Sans", "", Some("OFL-1.1"));
    let components: Vec<Value> = crates.chain([style, typeface]).collect();
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

/// A library; `licence` is an SPDX expression.
fn component(name: &str, purl: &str, licence: Option<&str>) -> Value {
    let reference = if purl.is_empty() { name } else { purl };
    let mut component = json!({ "type": "library", "bom-ref": reference, "name": name });
    if !purl.is_empty() {
        component["purl"] = json!(purl);
    }
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
        let list = list(&[&package], "2.0.0");
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
        assert_eq!(components[1]["purl"], "pkg:npm/%40kern-ux/native@2.0.0");
        let mut references: Vec<_> = components.iter().map(|one| &one["bom-ref"]).collect();
        references.dedup();
        assert_eq!(references.len(), 3);
    }
}
