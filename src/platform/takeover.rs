//! The program takes the place of the content that came with the page, and nobody notices: one step, with scroll
//! position, focus and what has been typed.

use js_sys::Reflect;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

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

/// Builds the program beside the page and puts it in the place of `old`.
pub fn replace(old: &HtmlElement, build: impl FnOnce(HtmlElement)) {
    let Some(new) = div() else {
        return build(old.clone());
    };
    let _ = new.set_attribute("id", "app");
    build(new.clone());
    let focus = document()
        .active_element()
        .and_then(|element| twin(old, &new, &element));
    let typed = typed(old, &new);
    let window = window();
    let scroll = (window.scroll_x(), window.scroll_y());
    put_before(old, &new);
    old.remove();
    for (field, property, value) in &typed {
        set(field, property, value);
    }
    // The view follows what was typed, as if it had been typed here.
    for (field, ..) in &typed {
        for name in ["input", "change"] {
            if let Ok(event) = Event::new(name) {
                let _ = field.dispatch_event(&event);
            }
        }
    }
    if let Some(focus) = focus.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focus.focus();
    }
    if let (Ok(x), Ok(y)) = scroll {
        window.scroll_to_with_x_and_y(x, y);
    }
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

/// The element of the program that an element of the page has become: the one with its id, or else the one of the same
/// kind with the same words, counted from the top.
fn twin(old: &Element, new: &Element, element: &Element) -> Option<Element> {
    if let Some(id) = element.get_attribute("id") {
        return new.query_selector(&format!("[id=\"{id}\"]")).ok().flatten();
    }
    let (tag, words) = (element.tag_name(), element.text_content());
    let same = |root: &Element| {
        elements(root, &tag)
            .into_iter()
            .filter(|other| other.text_content() == words)
            .collect::<Vec<_>>()
    };
    let at = same(old).iter().position(|other| other == element)?;
    same(new).into_iter().nth(at)
}

fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

/// What differs in a field from what it came with: its place in the program, and the property with its value.
fn typed(old: &Element, new: &Element) -> Vec<(Element, &'static str, JsValue)> {
    let fields = elements(old, "input,select,details").into_iter();
    let changed = fields.filter_map(|field| {
        let kind = get(&field, "type").as_string().unwrap_or_default();
        let (property, before) = match &*kind {
            "" => ("open", JsValue::FALSE),
            "checkbox" | "radio" => ("checked", get(&field, "defaultChecked")),
            "select-one" => ("value", "".into()),
            // A slider stands where the program puts it.
            "range" => return None,
            _ => ("value", get(&field, "defaultValue")),
        };
        let now = get(&field, property);
        // A radio button that went off is told by the one that went on.
        let told = now != before && !(kind == "radio" && now == JsValue::FALSE);
        told.then(|| Some((twin(old, new, &field)?, property, now)))?
    });
    changed.collect()
}

fn get(element: &Element, property: &str) -> JsValue {
    // Fails only for what is no object.
    Reflect::get(element, &property.into()).unwrap_or_default()
}

fn set(element: &Element, property: &str, value: &JsValue) {
    let _ = Reflect::set(element, &property.into(), value);
}
