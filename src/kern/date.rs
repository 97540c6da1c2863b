//! A field for a day.

use std::rc::Rc;

use chronik::edtf::Day;
use chronik::lang::Lang;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use markup::html;

use crate::dom::Node;
use crate::i18n::day_changed;
use crate::platform;

/// A field for a day of a span.
///
/// Who types a year passes through others: "2" is a year, too, and browsers report each. So what is typed holds when it is complete
/// for the reader as well, with Enter or on leaving the field, and is brought into the span then; what is chosen with the mouse or
/// the arrow keys holds at once. Meanwhile nothing is written into the field. If another day holds than the one that was asked for,
/// the field says why.
#[must_use]
pub fn date_field(
    lang: Lang,
    id: &'static str,
    name: &'static str,
    (first, last): (Day, Day),
    day: impl Fn() -> Day + Copy + 'static,
    set: impl Fn(Day) + 'static,
) -> Node {
    let typing = StoredValue::new(false);
    // Said for as long as the day that it speaks of.
    let changed = RwSignal::new(None::<(Day, String)>);
    let note = move || {
        changed
            .get()
            .filter(|(now, _)| *now == day())
            .map(|(_, words)| words)
    };
    let hold = Rc::new(move |value: &str| {
        typing.set_value(false);
        if let Some(asked) = Day::parse(value) {
            set(asked.clamp(first, last));
            let now = untrack(day);
            let words = || (now, day_changed(lang, asked, now, (first, last)));
            changed.set((asked != now).then(words));
        }
        // An incomplete date has no value, and one outside of the span is another one now.
        platform::set_input_value(id, &untrack(day).to_string());
    });
    let (on_enter, on_change, on_leave) = (hold.clone(), hold.clone(), hold);
    let key = move |event: KeyboardEvent| match &*event.key() {
        "Enter" => on_enter(&platform::input_value(id).unwrap_or_default()),
        "Backspace" | "Delete" => typing.set_value(true),
        // A key that writes is called what it writes.
        key if key.chars().count() == 1 => typing.set_value(true),
        _ => {}
    };
    let change = move |event: Event| {
        if !typing.get_value() {
            on_change(&event_target_value(&event));
        }
    };
    let leave = move |_: Event| {
        if typing.get_value() {
            on_leave(&platform::input_value(id).unwrap_or_default());
        }
    };
    html! {
        <div class="kern-form-input">
            <label class="kern-label" for=id>{name}</label>
            <input
                class="kern-form-input__input"
                id=id
                type="date"
                min=first.to_string()
                max=last.to_string()
                value=move || day().to_string()
                prop:value=move || day().to_string()
                on:keydown=key
                on:change=change
                on:blur=leave
            />
            <p class="note" role="status">{note}</p>
        </div>
    }
}
