//! The JSON Schema of the dataset, written beside it for editors.

/// Writes the schema that the engine's types generate.
///
/// # Errors
/// When the file cannot be written.
pub fn run() -> anyhow::Result<()> {
    anyhow::bail!("the schema is not generated yet")
}
