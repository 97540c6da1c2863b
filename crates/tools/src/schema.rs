//! The JSON Schema of the dataset, written beside it for editors.

use std::path::Path;

use anyhow::Context;
use chronik::dataset::wire::File;

/// Where the schema stands: beside the dataset that names it.
pub const SCHEMA: &str = "public/data/iq-hamburg.schema.json";

/// The schema that the engine's types generate, as the text of the file.
///
/// # Errors
/// When it cannot be put into JSON; that would be a fault of the generator.
pub fn text() -> anyhow::Result<String> {
    let schema = schemars::schema_for!(File);
    Ok(serde_json::to_string_pretty(&schema).context("the schema is no JSON")? + "\n")
}

/// Writes the schema that the engine's types generate.
///
/// # Errors
/// When the file cannot be written.
pub fn run() -> anyhow::Result<()> {
    std::fs::write(Path::new(SCHEMA), text()?).with_context(|| format!("cannot write {SCHEMA}"))?;
    println!("wrote {SCHEMA}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_beside_the_dataset_is_the_one_the_types_generate() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(SCHEMA);
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            written == text().unwrap(),
            "run `cargo xtask schema` and commit {SCHEMA}"
        );
    }
}
