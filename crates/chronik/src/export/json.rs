//! Rows as JSON.

use serde_json::{Map, Value};

/// Rows of a table as a list of objects: the first row names the fields. An empty field is left out.
#[must_use]
pub fn objects(rows: &[Vec<String>]) -> String {
    let Some((names, rows)) = rows.split_first() else {
        return "[]".to_owned();
    };
    let objects = rows.iter().map(|row| {
        let fields = names.iter().zip(row).filter(|(_, text)| !text.is_empty());
        let fields: Map<_, _> = fields
            .map(|(name, text)| (name.clone(), Value::String(text.clone())))
            .collect();
        Value::Object(fields)
    });
    Value::Array(objects.collect()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_field_holds_comes_back() {
        let hostile = "\"quote\", \\ \n \u{202E}<script> 🙂";
        let rows = [
            vec!["id".to_owned(), "text".to_owned(), "empty".to_owned()],
            vec!["a".to_owned(), hostile.to_owned(), String::new()],
        ];
        let read: Value = serde_json::from_str(&objects(&rows)).unwrap();
        assert_eq!(read, serde_json::json!([{ "id": "a", "text": hostile }]));
        assert_eq!(objects(&[]), "[]");
    }
}
