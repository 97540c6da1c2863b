//! Attributes, properties and listeners of an element on the page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

use super::adopt;
use super::{Handler, Value};

/// An attribute or property: the text it has, or the effect that keeps it.
pub(super) enum Watched {
    Fixed(Option<Cow<'static, str>>),
    Effect(
        #[expect(dead_code, reason = "kept alive for as long as the element")]
        RenderEffect<Option<Cow<'static, str>>>,
    ),
}

/// A listener whose handler can be exchanged without telling the browser.
pub(super) struct Listener {
    pub(super) name: &'static str,
    pub(super) handler: Rc<RefCell<Handler>>,
    /// Removes nothing when dropped: the element that holds it goes at the same time.
    _closure: Closure<dyn FnMut(web_sys::Event)>,
}

/// Sets an attribute. An element that was `kept` may have it already.
pub(super) fn set_attribute(
    element: &web_sys::Element,
    name: &'static str,
    value: Value,
    kept: bool,
) -> Watched {
    let first = {
        let element = element.clone();
        move |text: Option<&str>| match kept {
            true => element.get_attribute(name).as_deref() != text,
            false => text.is_some(),
        }
    };
    match value {
        Value::Live(_) => {
            let element = element.clone();
            Watched::Effect(RenderEffect::new(move |before: Option<Option<Cow<_>>>| {
                let text = value.text();
                // A signal may come round to what is there already: the browser need not look.
                let is_new = match &before {
                    Some(before) => *before != text,
                    None => first(text.as_deref()),
                };
                if is_new {
                    write_attribute(&element, name, text.as_deref());
                }
                text
            }))
        }
        fixed => {
            let text = fixed.text();
            if first(text.as_deref()) {
                write_attribute(element, name, text.as_deref());
            }
            Watched::Fixed(text)
        }
    }
}

pub(super) fn write_attribute(element: &web_sys::Element, name: &str, text: Option<&str>) {
    // Both fail only for malformed names, and the names are fixed in the program.
    let _ = match text {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

/// Sets a property. In a field that was `kept`, what somebody has typed meanwhile stays.
pub(super) fn set_property(
    element: &web_sys::Element,
    name: &'static str,
    value: Value,
    kept: bool,
) -> Watched {
    let mut stays = kept && adopt::is_touched(element);
    let element = element.clone();
    let write = move |value: &Value| {
        let value = match value.now() {
            Value::Text(text) => (&*text).into(),
            Value::Flag(flag) => flag.into(),
            Value::Live(_) => return,
        };
        let _ = js_sys::Reflect::set(&element, &name.into(), &value);
    };
    match value {
        Value::Live(_) => Watched::Effect(RenderEffect::new(move |_| {
            // What it follows must be read all the same.
            let value = value.now();
            if !std::mem::take(&mut stays) {
                write(&value);
            }
            None
        })),
        fixed => {
            if !stays {
                write(&fixed);
            }
            Watched::Fixed(None)
        }
    }
}

pub(super) fn listen(element: &web_sys::Element, name: &'static str, handler: Handler) -> Listener {
    let handler = Rc::new(RefCell::new(handler));
    let inner = handler.clone();
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
        // A handler that ends in its own event, as `focus` may, is not entered twice.
        if let Ok(mut handler) = inner.try_borrow_mut() {
            (*handler)(event);
        }
    });
    let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listener {
        name,
        handler,
        _closure: closure,
    }
}
