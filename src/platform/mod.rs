//! Every touch of the browser. Nothing here is called while rendering, only in effects and event
//! handlers, and every call may fail: then it does nothing or says so.

#[cfg(feature = "csr")]
mod panic;
#[cfg(feature = "csr")]
pub mod places;
#[cfg(feature = "csr")]
pub mod takeover;

use chronik::edtf::Day;
use wasm_bindgen::JsCast;

#[cfg(feature = "csr")]
pub use panic::install as install_panic_hook;

/// The path below which the site lives: starts with `/`, has no `/` at its end; empty at the root.
///
/// Read from `<base>`, so that one build works in any folder.
#[must_use]
pub fn base_path() -> String {
    let uri = leptos::prelude::document()
        .base_uri()
        .ok()
        .flatten()
        .unwrap_or_default();
    let path = uri
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let path = path.unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    // `<base href="…/index.html">` means the folder.
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.trim_end_matches('/').to_owned()
}

/// The path of the address.
#[must_use]
pub fn path() -> String {
    leptos::prelude::location().pathname().unwrap_or_default()
}

/// Whether the visitor has asked for less data: then nothing is fetched ahead.
#[must_use]
pub fn saves_data() -> bool {
    let navigator = leptos::prelude::window().navigator();
    js_sys::Reflect::get(&navigator, &"connection".into())
        .and_then(|connection| js_sys::Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

/// Whether this is a page for the frames of other sites, as the build has marked it.
#[must_use]
pub fn is_framed() -> bool {
    leptos::prelude::document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-framed"))
}

/// Waits for the next task of the browser: in between it draws, and hears keys and clicks. In a window that nobody sees it
/// does neither, and lets each task wait for seconds: there is no waiting.
#[cfg(feature = "csr")]
pub async fn next_task() {
    if leptos::prelude::document().hidden() {
        return;
    }
    let mut ask = |done: js_sys::Function, _| {
        // Fails never: there is a window, and it knows how to wait.
        let _ = leptos::prelude::window().set_timeout_with_callback(&done);
    };
    let task = js_sys::Promise::new(&mut ask);
    let _ = wasm_bindgen_futures::JsFuture::from(task).await;
}

/// Today in the time zone of the device.
#[must_use]
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    let day = u8::try_from(now.get_date()).ok()?;
    Day::new(year, month, day)
}

/// Tells the browser which page this is: language and title.
pub fn set_page(lang: &str, title: &str) {
    let document = leptos::prelude::document();
    document.set_title(title);
    // Setting it to what it is would still make the browser work the style of every element out again.
    let root = document.document_element();
    if let Some(root) = root.filter(|root| root.get_attribute("lang").as_deref() != Some(lang)) {
        // Fails only for an invalid attribute name.
        let _ = root.set_attribute("lang", lang);
    }
}

/// Takes away what the build has written into the page about itself, when another page takes its place: browsers pass a canonical
/// address on in the place of the one that they show.
pub fn forget_build() {
    let written = "[rel=canonical],[rel=alternate],[property^='og:'],[type='application/ld+json']";
    let found = leptos::prelude::document().query_selector_all(written);
    let Ok(found) = found else { return };
    for element in (0..found.length()).filter_map(|at| found.item(at)) {
        if let Some(parent) = element.parent_node() {
            let _ = parent.remove_child(&element);
        }
    }
}

/// The language of the page as it stands.
#[must_use]
pub fn lang() -> chronik::lang::Lang {
    let root = leptos::prelude::document().document_element();
    let english = root.and_then(|root| root.get_attribute("lang"));
    if english.as_deref() == Some("en") {
        chronik::lang::Lang::En
    } else {
        chronik::lang::Lang::De
    }
}

/// The hash that the dataset of this version must have, as `boot.js` left it; empty without one.
#[must_use]
pub fn dataset_integrity() -> String {
    leptos::prelude::document()
        .document_element()
        .and_then(|root| root.get_attribute("data-integrity"))
        .unwrap_or_default()
}

/// Calls as soon as all of the page is taken over: before, what stands above something may still change.
pub fn when_ready(call: impl FnOnce() + 'static) {
    let root = leptos::prelude::document().document_element();
    if root.is_some_and(|root| root.has_attribute("data-app")) {
        call();
    } else {
        leptos::prelude::request_animation_frame(move || when_ready(call));
    }
}

/// Marks the page as taken over ("ready") or as left as it was ("failed"), for styles and tests.
pub fn mark(state: &str) {
    if let Some(root) = leptos::prelude::document().document_element() {
        let _ = root.set_attribute("data-app", state);
    }
}

/// The element the program lives in, emptied of what the page shows before the program runs.
#[must_use]
pub fn empty_root() -> Option<web_sys::HtmlElement> {
    let document = leptos::prelude::document();
    let root = document.get_element_by_id("app");
    let root = root.map_or_else(
        || document.body(),
        |root| root.dyn_into::<web_sys::HtmlElement>().ok(),
    )?;
    root.set_text_content(None);
    Some(root)
}

/// Moves the focus to an element without a scroll of its own, if it is there, and says so.
pub fn focus(id: &str) -> bool {
    let element = leptos::prelude::document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    // Fails only for an element that is gone.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Focuses an element by id and brings it to the upper edge of the window, for what follows it is what was asked for. Says
/// whether it is there.
pub fn focus_at_top(id: &str) -> bool {
    let element = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = &element {
        let _ = focus(id);
        element.scroll_into_view();
    }
    element.is_some()
}

/// Brings an element to the upper edge of the window; the focus stays where it is.
pub fn scroll_to(id: &str) {
    if let Some(element) = leptos::prelude::document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Focuses the heading of the page, so that a screen reader reads it after a change of route.
pub fn focus_heading() {
    let Ok(Some(heading)) = leptos::prelude::document().query_selector("main h1") else {
        return;
    };
    if let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>() {
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
    }
}

/// Whether nobody has done anything on the page yet: it stands at its top and nothing has the focus.
#[must_use]
pub fn is_untouched() -> bool {
    let top = leptos::prelude::window().scroll_y().unwrap_or_default();
    top <= 0.0 && focus_is_lost() && fragment().is_none()
}

/// Keeps an element as high as it is until [`release_height`], however little is in it: it may only grow.
pub fn hold_height(selector: &str) {
    if let Some(element) = html_element(selector) {
        let height = format!("{}px", element.offset_height());
        let _ = element.style().set_property("min-block-size", &height);
    }
}

/// Lets an element be as high as what is in it again.
pub fn release_height(selector: &str) {
    if let Some(element) = html_element(selector) {
        let _ = element.style().remove_property("min-block-size");
    }
}

fn html_element(selector: &str) -> Option<web_sys::HtmlElement> {
    let element = leptos::prelude::document().query_selector(selector);
    element.ok().flatten()?.dyn_into().ok()
}

/// The key of the entry of a chart that has the focus.
#[must_use]
pub fn focused_entry() -> Option<String> {
    leptos::prelude::document()
        .active_element()?
        .get_attribute("data-entry")
}

/// Whether the focus is on nothing: the element that had it was replaced.
#[must_use]
pub fn focus_is_lost() -> bool {
    leptos::prelude::document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY")
}

/// Width of the page in CSS pixels, without the scroll bar.
#[must_use]
pub fn page_width() -> Option<i32> {
    leptos::prelude::document()
        .document_element()
        .map(|root| root.client_width())
}

/// The address of the page as it is now.
#[must_use]
pub fn address() -> String {
    leptos::prelude::window()
        .location()
        .href()
        .unwrap_or_default()
}

/// The query string of the address, with its `?`.
#[must_use]
pub fn query() -> String {
    leptos::prelude::window()
        .location()
        .search()
        .unwrap_or_default()
}

/// The fragment of the address, without its `#`; `None` if it has none.
#[must_use]
pub fn fragment() -> Option<String> {
    let hash = leptos::prelude::window().location().hash().ok()?;
    let id = hash.strip_prefix('#')?;
    (!id.is_empty()).then(|| id.to_owned())
}

/// A click that means "go there here": no modifier, main button.
#[must_use]
pub fn is_plain_click(event: &leptos::ev::MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

fn input(id: &str) -> Option<web_sys::HtmlInputElement> {
    leptos::prelude::document()
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// What is typed in a field.
#[must_use]
pub fn input_value(id: &str) -> Option<String> {
    input(id).map(|input| input.value())
}

/// Writes into a field.
pub fn set_input_value(id: &str, value: &str) {
    if let Some(input) = input(id) {
        input.set_value(value);
    }
}

/// Opens the print dialogue.
pub fn print() {
    // Refused in sandboxed frames; the browser's own menu still prints.
    let _ = leptos::prelude::window().print();
}

/// Reloads the page.
pub fn reload() {
    let _ = leptos::prelude::window().location().reload();
}

/// The browser does not allow it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser refuses")]
pub struct Refused;

/// Puts a text on the clipboard.
///
/// # Errors
/// [`Refused`] for example without a secure connection.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let clipboard =
        js_sys::Reflect::get(&leptos::prelude::window().navigator(), &"clipboard".into());
    let clipboard = clipboard
        .ok()
        .and_then(|value| value.dyn_into::<web_sys::Clipboard>().ok());
    let promise = clipboard.ok_or(Refused)?.write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .map(|_| ())
        .map_err(|_| Refused)
}

/// The function of the browser that opens the sheet of the device for sharing, where there is one.
fn share_function() -> Option<js_sys::Function> {
    let navigator = leptos::prelude::window().navigator();
    let share = js_sys::Reflect::get(&navigator, &"share".into());
    share.ok()?.dyn_into().ok()
}

/// Whether the device has a sheet of its own for sharing.
#[must_use]
pub fn can_share() -> bool {
    share_function().is_some()
}

/// Opens the sheet of the device for sharing, with an address.
pub async fn share(url: &str) {
    let what = js_sys::Object::new();
    // Fails only for what is no object.
    let _ = js_sys::Reflect::set(&what, &"url".into(), &url.into());
    let navigator = leptos::prelude::window().navigator();
    let sheet = share_function().and_then(|share| share.call1(&navigator, &what).ok());
    if let Some(promise) = sheet.and_then(|sheet| sheet.dyn_into::<js_sys::Promise>().ok()) {
        // Refused when the visitor closes the sheet.
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    }
}

/// Moves the focus to an entry of the timeline by its id; the first of its presentations that can
/// take it.
pub fn focus_entry(id: &str) {
    let selector = format!("[data-entry=\"{id}\"]");
    let Ok(entries) = leptos::prelude::document().query_selector_all(&selector) else {
        return;
    };
    for index in 0..entries.length() {
        let Some(entry) = entries.get(index) else {
            continue;
        };
        // SVG links take the focus as HTML ones do, but are no HtmlElement.
        let focused = js_sys::Reflect::get(&entry, &"focus".into())
            .ok()
            .and_then(|focus| focus.dyn_into::<js_sys::Function>().ok())
            .map(|focus| focus.call0(&entry));
        if focused.is_some() && !focus_is_lost() {
            return;
        }
    }
}

/// Calls back with the width of the page whenever it changes.
pub fn on_resize(call: impl Fn(i32) + 'static) {
    let _ = leptos::prelude::window_event_listener(leptos::ev::resize, move |_| {
        if let Some(width) = page_width() {
            call(width);
        }
    });
}

/// Where on the axis inside the listening element an x of the viewport lies: 0 at its left end, 1 at its right.
#[must_use]
pub fn share_across(event: &web_sys::Event, x: i32) -> Option<f64> {
    let here: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let axis = here.query_selector(".axis").ok().flatten()?;
    let box_ = axis.get_bounding_client_rect();
    let share = (f64::from(x) - box_.left()) / box_.width();
    (box_.width() > 0.0).then_some(if right_to_left() { 1.0 - share } else { share })
}

/// Keeps the listening element where it is on the screen while what stands above it changes with the next frame.
pub fn keep_in_place(event: &web_sys::Event) {
    let here = event.current_target();
    let Some(here) = here.and_then(|here| here.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let top = here.get_bounding_client_rect().top();
    leptos::prelude::request_animation_frame(move || {
        let by = here.get_bounding_client_rect().top() - top;
        if by != 0.0 {
            leptos::prelude::window().scroll_by_with_x_and_y(0.0, by);
        }
    });
}

/// Tells `files.js`, which listens further out, about the link or button that was clicked: which records the link is to save,
/// `data-cut`, or what the picture shows, `data-shown`.
pub fn tell(event: &web_sys::Event, name: &str, value: Option<&str>) {
    let target = event.current_target();
    if let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        let _ = match value {
            Some(value) => target.set_attribute(name, value),
            None => target.remove_attribute(name),
        };
    }
}

/// The x of two fingers, if exactly two are down.
#[must_use]
pub fn two_fingers(event: &web_sys::TouchEvent) -> Option<[i32; 2]> {
    let touches = event.touches();
    if touches.length() != 2 {
        return None;
    }
    Some([touches.get(0)?.client_x(), touches.get(1)?.client_x()])
}

/// Sends what the pointer does to the listening element even when it leaves it.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let here = event
        .current_target()
        .and_then(|here| here.dyn_into::<web_sys::Element>().ok());
    if let Some(here) = here {
        // Refused for a pointer that has gone: then there is nothing to capture.
        let _ = here.set_pointer_capture(event.pointer_id());
    }
}

/// The key of the chart's stop that an event comes from.
#[must_use]
pub fn entry_of(event: &web_sys::Event) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target
        .closest("[data-entry]")
        .ok()
        .flatten()?
        .get_attribute("data-entry")
}

/// Whether the page runs from right to left. What is rendered natively never does.
#[must_use]
pub fn right_to_left() -> bool {
    cfg!(feature = "csr") && leptos::prelude::document().dir() == "rtl"
}

/// Tells when the page is about to be printed, and when that is over.
pub fn on_print(call: impl Fn(bool) + Clone + 'static) {
    let after = call.clone();
    let _ = leptos::prelude::window_event_listener(leptos::ev::beforeprint, move |_| call(true));
    let _ = leptos::prelude::window_event_listener(leptos::ev::afterprint, move |_| after(false));
}

/// Moves the focus among the buttons of the listening toolbar, which is one tab stop (WAI-ARIA Authoring Practices).
pub fn rove(event: &web_sys::KeyboardEvent) {
    let Some(buttons) = event
        .current_target()
        .and_then(|here| here.dyn_into::<web_sys::Element>().ok())
        .and_then(|bar| bar.query_selector_all("button:not(:disabled)").ok())
    else {
        return;
    };
    let buttons: Vec<web_sys::HtmlElement> = (0..buttons.length())
        .filter_map(|index| buttons.get(index)?.dyn_into().ok())
        .collect();
    let focused = leptos::prelude::document().active_element();
    let Some(at) = buttons
        .iter()
        .position(|button| focused.as_ref() == Some(button))
    else {
        return;
    };
    let last = buttons.len() - 1;
    let to = match (event.key().as_str(), right_to_left()) {
        ("ArrowRight", false) | ("ArrowLeft", true) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        ("ArrowLeft", false) | ("ArrowRight", true) => at.checked_sub(1).unwrap_or(last),
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return,
    };
    event.prevent_default();
    for (index, button) in buttons.iter().enumerate() {
        button.set_tab_index(if index == to { 0 } else { -1 });
    }
    if let Some(button) = buttons.get(to) {
        let _ = button.focus();
    }
}
