//! The examples in `docs/data.md`, which editors copy, are sound; the message it shows is a real one.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;
use std::path::Path;

use chronik::edtf::Edtf;
use chronik::lang::Lang;
use serde_json::Value;
use tools::validate::report;

fn file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap()
}

/// The blocks of JSON in the guide.
fn examples() -> Vec<Value> {
    let guide = file("docs/data.md");
    let blocks = guide.split("```json\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("\n```").next());
    blocks
        .map(|block| serde_json::from_str(block).unwrap())
        .collect()
}

#[test]
fn what_editors_copy_is_sound() {
    let mut dataset: Value = serde_json::from_str(&file("tests/data/sound.json")).unwrap();
    let examples = examples();
    assert_eq!(examples.len(), 3);
    dataset["tours"] = Value::Array(Vec::new());
    for example in examples {
        let list = if example.get("url").is_some() {
            "sources"
        } else if example.get("steps").is_some() {
            "tours"
        } else {
            "projects"
        };
        dataset[list].as_array_mut().unwrap().push(example);
    }
    let report = report(
        "docs/data.md",
        &serde_json::to_vec_pretty(&dataset).unwrap(),
    );
    assert_eq!(report.errors, 0, "{}", report.text);
}

#[test]
fn the_message_is_what_the_check_says() {
    let message = file("tests/data/date-month-name.expected.txt");
    assert!(file("docs/data.md").contains(&format!("```\n{message}```")));
}

#[test]
fn the_page_says_of_each_date_what_the_table_says() {
    let guide = file("docs/data.md");
    let mut rows = 0;
    for row in guide.lines().filter(|row| row.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [written, _, words] = cells.as_slice() else {
            continue;
        };
        let date: Edtf = written.trim_matches('`').parse().unwrap();
        assert_eq!(date.words(Lang::De), *words);
        rows += 1;
    }
    assert_eq!(rows, 10);
}
