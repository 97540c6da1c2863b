//! Where somebody left each view of this visit, for Back and Forward: how far down, and by which link.
//!
//! Browsers remember that of pages that they load, and not of views that a program draws: whoever came back to the offers
//! stood at their top.

use std::cell::RefCell;

use super::address;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, FocusOptions, HtmlAnchorElement};

/// Where a view was left.
#[derive(Clone)]
struct Place {
    /// The address of the view.
    view: String,
    /// How far it was scrolled, in CSS pixels.
    top: f64,
    /// The address of the link that was followed.
    link: String,
}

#[derive(Default)]
struct Places {
    left: Vec<Place>,
    /// The address that Back or Forward led to last.
    returned: Option<String>,
}

/// How long a link is looked for: a second.
const FRAMES: u32 = 60;

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Notes links that are followed, and steps through the history.
pub fn watch() {
    let left = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target();
        let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = element.and_then(|element| element.closest("main a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return;
        };
        let place = Place {
            view: address(),
            top: window().scroll_y().unwrap_or_default(),
            link: link.href(),
        };
        PLACES.with_borrow_mut(|places| {
            places.left.retain(|other| other.view != place.view);
            places.left.push(place);
        });
    });
    let returned = Closure::<dyn Fn()>::new(|| {
        let now = address();
        let place = left_at(&now);
        PLACES.with_borrow_mut(|places| places.returned = Some(now));
        // Another presentation of the same page, such as the chart before its list: nobody else asks.
        if let Some(place) = place {
            seek(place, FRAMES);
        }
    });
    let (left, returned) = (left.into_js_value(), returned.into_js_value());
    let listen = |name: &str, call: &wasm_bindgen::JsValue| {
        let _ =
            window().add_event_listener_with_callback_and_bool(name, call.unchecked_ref(), true);
    };
    listen("click", &left);
    listen("popstate", &returned);
}

/// After Back or Forward to a view that was left by a link: goes there once it is drawn, and says so.
pub fn restore() -> bool {
    let now = address();
    let returned = PLACES.with_borrow_mut(|places| places.returned.take());
    let place = left_at(&now).filter(|_| returned.is_some_and(|to| to == now));
    let Some(place) = place else { return false };
    seek(place, FRAMES);
    true
}

/// Where a view was left.
fn left_at(view: &str) -> Option<Place> {
    let find = |places: &mut Places| places.left.iter().find(|place| place.view == view).cloned();
    PLACES.with_borrow_mut(find)
}

/// Looks for the link in frame after frame: a long view is not drawn in one.
fn seek(place: Place, frames: u32) {
    request_animation_frame(move || {
        // Somebody has gone on, or come to a field.
        if address() != place.view || !super::focus_is_lost() {
            return;
        }
        let links = document().query_selector_all("main a[href]");
        let link = links.ok().and_then(|links| {
            let mut links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into().ok());
            links.find(|link: &HtmlAnchorElement| link.href() == place.link)
        });
        match link {
            Some(link) => {
                let still = FocusOptions::new();
                still.set_prevent_scroll(true);
                let _ = link.focus_with_options(&still);
                window().scroll_to_with_x_and_y(0.0, place.top);
            }
            None if frames > 0 => seek(place, frames - 1),
            None => super::focus_heading(),
        }
    });
}
