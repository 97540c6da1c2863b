//! The JSON Schema beside the dataset, tried by an independent validator: what editors see in
//! their editor agrees with what the check says.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// The files of `tests/data` that the schema accepts: the one without a defect, and those whose
/// defect is beyond it – calendars, references, hosts, letters, what one field asks of another.
const ACCEPTED: [&str; 38] = [
    "also-own-lane",
    "date-31-february",
    "date-end-before-start",
    "date-no-bound",
    "field-doubled",
    "figure-without-date",
    "follows-circle",
    "follows-itself",
    "follows-project",
    "id-twice",
    "link-blank",
    "link-no-host",
    "link-too-long",
    "link-user",
    "module-in-module",
    "module-without-kind",
    "phase-in-other-lane",
    "phase-without-start",
    "phase-without-when",
    "reference-near",
    "reference-not-a-phase",
    "reference-related",
    "reference-source",
    "reference-unknown",
    "reference-wrong-kind",
    "sound",
    "sound-full",
    "sound-tour",
    "text-control",
    "text-direction",
    "title-too-long",
    "tour-as-of",
    "tour-selected",
    "tour-selected-near",
    "tour-step-id-twice",
    "tour-window",
    "tour-window-open",
    "translation-empty",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&fs::read(root().join(path)).unwrap()).unwrap()
}

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn compile() -> Self {
        const LOCATION: &str = "https://schema.example/dataset.json";
        let mut compiler = Compiler::new();
        compiler
            .add_resource(LOCATION, json("public/data/iq-hamburg.schema.json"))
            .unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile(LOCATION, &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn accepts(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    fn complaint(&self, path: &str) -> Option<String> {
        let value = json(path);
        let result = self.schemas.validate(&value, self.index);
        result.err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn the_dataset_follows_its_schema() {
    let schema = Schema::compile();
    assert_eq!(schema.complaint("public/data/iq-hamburg.json"), None);
    assert_eq!(schema.complaint("tests/data/sound.json"), None);
}

#[test]
fn the_schema_refuses_what_has_the_wrong_structure() {
    let schema = Schema::compile();
    let mut accepted = Vec::new();
    for entry in fs::read_dir(root().join("tests/data")).unwrap() {
        let path = entry.unwrap().path();
        let value = fs::read(&path)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok());
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap()
            .to_owned();
        if value.is_some_and(|value| schema.accepts(&value)) {
            accepted.push(name);
        }
    }
    accepted.sort();
    assert_eq!(accepted, ACCEPTED);
}
