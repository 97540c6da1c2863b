//! Facts as a description list.

use leptos::prelude::*;

/// A fact: its name and what it is.
pub struct Fact {
    name: &'static str,
    value: AnyView,
}

impl Fact {
    /// A fact.
    pub fn new(name: &'static str, value: impl IntoAny) -> Self {
        Self { name, value: value.into_any() }
    }

    /// A fact with a text, or none without a text.
    #[must_use]
    pub fn text(name: &'static str, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::new(name, text.to_owned()))
    }
}

/// A list of facts; in two columns where there is room.
#[must_use]
pub fn facts(facts: Vec<Fact>, two_columns: bool) -> AnyView {
    let class = if two_columns { "facts facts--two" } else { "facts" };
    let rows = facts
        .into_iter()
        .map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> })
        .collect_view();
    view! { <dl class=class>{rows}</dl> }.into_any()
}
