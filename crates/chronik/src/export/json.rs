//! Rows as JSON.

use serde_json::{Map, Value};

/// Columns of a table that hold several words or addresses, one blank apart.
const LISTS: [&str; 5] = ["audience", "activities", "fields", "languages", "sources"];

/// Rows of a table as a list of objects: the first row names the fields. An empty field is left out; of several words becomes a list.
#[must_use]
pub fn objects(rows: &[Vec<String>]) -> String {
    let Some((names, rows)) = rows.split_first() else {
        return "[]".to_owned();
    };
    let objects = rows.iter().map(|row| {
        let fields = names.iter().zip(row).filter(|(_, text)| !text.is_empty());
        let fields: Map<_, _> = fields
            .map(|(name, text)| (name.clone(), value(name, text)))
            .collect();
        Value::Object(fields)
    });
    Value::Array(objects.collect()).to_string()
}

fn value(name: &str, text: &str) -> Value {
    if LISTS.contains(&name) {
        text.split(' ').map(Value::from).collect()
    } else {
        Value::from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_field_holds_comes_back() {
        let hostile = "\"quote\", \\ \n \u{202E}<script> 🙂";
        let rows = [
            ["id", "text", "empty", "languages", "sources"]
                .map(str::to_owned)
                .to_vec(),
            ["a", hostile, "", "de ar", "https://example.org/"]
                .map(str::to_owned)
                .to_vec(),
        ];
        let read: Value = serde_json::from_str(&objects(&rows)).unwrap();
        let sources = ["https://example.org/"];
        assert_eq!(
            read,
            serde_json::json!([{ "id": "a", "text": hostile, "languages": ["de", "ar"], "sources": sources }])
        );
        assert_eq!(objects(&[]), "[]");
    }
}
