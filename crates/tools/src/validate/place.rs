//! Where a value of the dataset stands in the text of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use chronik::dataset::defect::{Path, Step};
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Bytes from – to, at the borders of characters.
pub(super) type Span = Range<usize>;

/// The text taken apart. `serde_json` forgets where a value stood.
pub(super) struct Places<'a> {
    root: Option<Value<'a>>,
}

/// A key that stands twice in one object.
pub(super) struct DoubledKey {
    pub(super) key: String,
    pub(super) first: Span,
    pub(super) again: Span,
}

impl<'a> Places<'a> {
    /// For text that is JSON; of any other text no place is known.
    pub(super) fn new(text: &'a str) -> Self {
        let ast = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self {
            root: ast.ok().and_then(|ast| ast.value),
        }
    }

    /// The value at a path; where there is none, the last that is there on the way to it.
    pub(super) fn value(&self, path: &Path) -> Option<Span> {
        Some(shown(self.nearest(path)?))
    }

    /// The name of a field in the object at a path.
    pub(super) fn key(&self, path: &Path, key: &str) -> Option<Span> {
        let value = self.nearest(&parent(path, key))?;
        let names = value.as_object().map(names).unwrap_or_default();
        let name = names.into_iter().find(|(name, _)| *name == key);
        Some(name.map_or_else(|| shown(value), |(_, span)| span))
    }

    /// The value of `version`, or the start of the object that lacks it.
    pub(super) fn version(&self) -> Option<Span> {
        self.value(&Path::default().key("version"))
    }

    /// All keys that stand twice, in the order of the text.
    pub(super) fn doubled_keys(&self) -> Vec<DoubledKey> {
        let mut doubled = Vec::new();
        if let Some(root) = &self.root {
            collect_doubled(root, &mut doubled);
        }
        doubled
    }

    fn nearest(&self, path: &Path) -> Option<&Value<'a>> {
        let mut value = self.root.as_ref()?;
        for step in &path.0 {
            match child(value, step) {
                Some(next) => value = next,
                None => break,
            }
        }
        Some(value)
    }
}

/// The path without the key at its end: of a field that is known but does not belong there, the
/// engine names the value.
fn parent(path: &Path, key: &str) -> Path {
    match path.0.split_last() {
        Some((Step::Key(last), rest)) if *last == key => Path(rest.to_vec()),
        _ => path.clone(),
    }
}

fn child<'v, 'a>(value: &'v Value<'a>, step: &Step) -> Option<&'v Value<'a>> {
    match (value, step) {
        // The last of equal keys, as `serde_json` reads them.
        (Value::Object(object), Step::Key(key)) => object
            .properties
            .iter()
            .rfind(|property| property.name.as_str() == *key)
            .map(|property| &property.value),
        (Value::Array(array), Step::Index(index)) => array.elements.get(*index),
        _ => None,
    }
}

/// The whole of a simple value; of an object or a list the opening bracket, because an underline
/// over many lines shows nothing.
fn shown(value: &Value<'_>) -> Span {
    let range = value.range();
    match value {
        Value::Object(_) | Value::Array(_) => range.start..range.start + 1,
        _ => range.start..range.end,
    }
}

/// The keys of an object and where they stand.
fn names<'v>(object: &'v Object<'_>) -> Vec<(&'v str, Span)> {
    let name = |range: jsonc_parser::common::Range| range.start..range.end;
    object
        .properties
        .iter()
        .map(|property| (property.name.as_str(), name(property.name.range())))
        .collect()
}

fn collect_doubled(value: &Value<'_>, doubled: &mut Vec<DoubledKey>) {
    match value {
        Value::Object(object) => {
            doubled.extend(doubled_in(object));
            for property in &object.properties {
                collect_doubled(&property.value, doubled);
            }
        }
        Value::Array(array) => {
            for element in &array.elements {
                collect_doubled(element, doubled);
            }
        }
        _ => {}
    }
}

fn doubled_in(object: &Object<'_>) -> Vec<DoubledKey> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut doubled = Vec::new();
    for (key, again) in names(object) {
        match seen.get(key) {
            Some(first) => {
                doubled.push(DoubledKey {
                    key: key.to_owned(),
                    first: first.clone(),
                    again,
                });
            }
            None => {
                seen.insert(key, again);
            }
        }
    }
    doubled
}

/// The character at a line and column, both from 1; columns count bytes, as in `serde_json`.
pub(super) fn line_column(text: &str, line: usize, column: usize) -> Span {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    character(text, before + column.saturating_sub(1))
}

/// The first character that is no white space.
pub(super) fn first_character(text: &str) -> Span {
    character(text, text.len() - text.trim_start().len())
}

/// The character an offset lies in; at the end of the text, the empty range there.
pub(super) fn character(text: &str, at: usize) -> Span {
    let start = text.floor_char_boundary(at);
    let length = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    start..start + length
}
