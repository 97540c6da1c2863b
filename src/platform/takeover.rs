//! The program takes over the content that came with the page, and nobody notices: scroll position, focus and what has been
//! typed stay. How nodes are taken over is in `dom::adopt`.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Marks an element that came with its content; see `crates/prerender`.
const STATIC: &str = "data-static";

/// The content that came with the page; nothing on the shell.
#[must_use]
pub fn page() -> Option<HtmlElement> {
    let root = document().get_element_by_id("app")?;
    root.get_attribute(STATIC)?;
    root.dyn_into().ok()
}

/// Calls as soon as nothing is being pressed: a click goes to the element that was there when it began.
pub fn when_let_go(call: impl FnOnce() + 'static) {
    if let Ok(Some(_)) = document().query_selector("#app :active") {
        request_animation_frame(move || when_let_go(call));
    } else {
        call();
    }
}

/// The program has taken the content over: from now on it is its own.
pub fn done(page: &HtmlElement) {
    let _ = page.remove_attribute(STATIC);
}

/// Puts a notice above the content of the page.
pub fn notice(page: &HtmlElement, build: impl FnOnce(HtmlElement)) {
    let first = page.query_selector("main > *").ok().flatten();
    if let (Some(above), Some(first)) = (div(), first) {
        put_before(&first, &above);
        build(above);
    }
}

fn put_before(place: &Element, new: &Element) {
    if let Some(parent) = place.parent_node() {
        // Fails only for a place that is not in its parent.
        let _ = parent.insert_before(new, Some(place));
    }
}

fn div() -> Option<HtmlElement> {
    document().create_element("div").ok()?.dyn_into().ok()
}
