//! What is on the page as files to take along.

use crate::dom::Node;
use leptos::prelude::*;
use markup::html;

use crate::site::Site;

/// Links to a table, data and a calendar: the files `data/{file}.*`, named `{name}.*` for who saves them. With `ids` only
/// what has one of these ids, which `files.js` cuts out. Another dataset has no such files.
#[must_use]
pub fn downloads(
    site: Site,
    label: &'static str,
    file: &str,
    name: &str,
    ids: Option<String>,
) -> Node {
    if site.state.with(|state| state.dataset.is_some()) {
        return Node::Empty;
    }
    let t = site.texts();
    let links = [
        (t.as_table, "csv"),
        (t.as_json, "json"),
        (t.as_calendar, "ics"),
    ]
    .map(|(words, ending)| {
        let href = site.file(&format!("data/{file}.{ending}"));
        let saved_as = format!("{name}.{ending}");
        html! { <li><a href=href download=saved_as data-cut=ids.clone() rel="external">{words}</a></li> }
    });
    html! {
        <div class="files">
            <p>{label}</p>
            <ul class="link-row">{links}</ul>
        </div>
    }
}
