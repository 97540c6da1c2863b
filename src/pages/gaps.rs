//! What is known to be missing.

use chronik::dataset::Dataset;
use markup::html;

use super::section;
use crate::dom::Node;
use crate::site::Site;

/// The known gaps that concern a record.
pub(super) fn gaps(site: Site, dataset: &Dataset, id: &str) -> Option<Node> {
    let rows: Vec<_> = dataset
        .gaps
        .iter()
        .filter(|gap| gap.about.iter().any(|about| about == id))
        .map(|gap| html! { <li>{gap.text.get(site.lang()).to_owned()}</li> })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let body = html! { <ul class="rows">{rows}</ul> };
    Some(section(
        "luecken",
        site.texts().gaps_here.to_owned(),
        None,
        body,
    ))
}
