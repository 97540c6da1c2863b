//! The queries, those of the engine's own test, and what somebody types on the way to them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

/// The queries and the projects that answer them.
#[derive(Debug, Deserialize)]
pub(super) struct Queries {
    /// Lists of projects, of which one is wanted.
    wanted: BTreeMap<String, Vec<String>>,
    pub(super) queries: Vec<Query>,
}

/// One of them.
#[derive(Debug, Deserialize)]
pub(super) struct Query {
    pub(super) typed: String,
    pub(super) kind: String,
    /// The name of a list; `None` where there is nothing to be found.
    wanted: Option<String>,
}

impl Queries {
    pub(super) fn read(root: &Path) -> anyhow::Result<Self> {
        let file = root.join("crates/chronik/tests/data/search-queries.json");
        let text = std::fs::read(&file).with_context(|| format!("no {}", file.display()))?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// The projects of which one is wanted.
    pub(super) fn wanted(&self, query: &Query) -> &[String] {
        let list = query.wanted.as_ref().and_then(|name| self.wanted.get(name));
        list.map(Vec::as_slice).unwrap_or_default()
    }

    /// Every `every`th of all that stands in the field while the queries are typed, letter by letter.
    pub(super) fn keystrokes(&self, every: usize) -> Vec<&str> {
        let typed = self
            .queries
            .iter()
            .flat_map(|query| beginnings(&query.typed));
        typed.step_by(every.max(1)).collect()
    }
}

/// A text while it is typed.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    let ends = text
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    ends.filter_map(|end| text.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_typed_whole() {
        let typed: Vec<&str> = beginnings("Ärzt").collect();
        assert_eq!(typed, ["Ä", "Är", "Ärz", "Ärzt"]);
    }

    #[test]
    fn every_query_but_those_for_nothing_wants_something() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let queries = Queries::read(root).unwrap();
        assert!(queries.queries.len() >= 60);
        for query in &queries.queries {
            let wants = !queries.wanted(query).is_empty();
            assert_eq!(wants, query.kind != "nothing", "{}", query.typed);
        }
        let all = queries.keystrokes(1);
        assert_eq!(queries.keystrokes(3).len(), all.len().div_ceil(3));
        assert_eq!(queries.keystrokes(3)[1], all[3]);
    }
}
