//! Facts as a description list.

use crate::dom::{IntoNode, Node};
use markup::html;

/// A fact: its name and what it is.
pub struct Fact {
    name: &'static str,
    value: Node,
}

impl Fact {
    /// A fact.
    pub fn new(name: &'static str, value: impl IntoNode) -> Self {
        Self {
            name,
            value: value.into_node(),
        }
    }

    /// A fact with a text, or none without a text.
    #[must_use]
    pub fn text(name: &'static str, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::new(name, text.to_owned()))
    }
}

/// A list of facts; in two columns where there is room.
#[must_use]
pub fn facts(facts: Vec<Fact>, two_columns: bool) -> Node {
    let class = if two_columns {
        "facts facts--two"
    } else {
        "facts"
    };
    let rows = facts
        .into_iter()
        .map(|fact| html! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> })
        .collect::<Node>();
    html! { <dl class=class>{rows}</dl> }
}
