//! What is on the page as files to take along.

use std::rc::Rc;

use crate::dom::Node;
use chronik::lang::Lang;
use leptos::prelude::*;
use markup::html;

use crate::platform;
use crate::site::Site;

/// The ending of calendars in a language; tables and data have both.
#[must_use]
pub const fn calendar(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "ics",
        Lang::En => "en.ics",
    }
}

/// Links to a table, data and a calendar: the files `data/{file}.*`, named `{name}.*` for who saves them. `files.js` cuts out
/// what has one of the ids of `cut`; it is asked when a link is used, because a chart that moves shows other records with
/// every frame. Without ids everything is saved. Another dataset has no such files.
#[must_use]
pub fn downloads(
    site: Site,
    label: &'static str,
    file: &str,
    name: &str,
    cut: Rc<dyn Fn() -> Option<String>>,
) -> Node {
    if site.state.with(|state| state.dataset.is_some()) {
        return Node::Empty;
    }
    let t = site.texts();
    let links = [
        (t.as_table, "csv"),
        (t.as_json, "json"),
        (t.as_calendar, calendar(site.lang())),
    ]
    .map(|(words, ending)| {
        let href = site.file(&format!("data/{file}.{ending}"));
        let saved_as = format!("{name}.{ending}");
        let cut = cut.clone();
        let tell = move |event: leptos::ev::MouseEvent| {
            platform::tell(&event, "data-cut", cut().as_deref());
        };
        html! { <li><a href=href download=saved_as rel="external" on:click=tell>{words}</a></li> }
    });
    html! {
        <div class="files">
            <p>{label}</p>
            <ul class="link-row">{links}</ul>
        </div>
    }
}
