//! Components: the KERN ones with their class names, and those KERN lacks. They know the texts
//! and the dataset's words, but no page.

mod facts;
mod icon;
mod share;
mod sources;
mod status;

pub use facts::{Fact, facts};
pub use icon::{Icon, icon, icon_small, sign};
pub use share::share_actions;
pub use sources::{conflict_box, source_line, source_list};
pub use status::status_mark;

use std::time::Duration;

use crate::dom::{IntoNode, Node};
use leptos::prelude::*;
use markup::html;

use crate::i18n::Fragment;

/// A sentence whose changing parts are strong.
#[must_use]
pub fn sentence(fragments: Vec<Fragment>) -> Node {
    fragments
        .into_iter()
        .map(|fragment| {
            if fragment.strong {
                html! { <strong>{fragment.text}</strong> }
            } else {
                fragment.text.into_node()
            }
        })
        .collect::<Node>()
}

/// Says a text to screen readers as a whole, half a second after it last changed, so that typing and dragging are not
/// interrupted by every step.
#[must_use]
pub fn announce(text: impl Fn() -> String + Send + Sync + 'static) -> Node {
    let text = Memo::new(move |_| text());
    let said = RwSignal::new(String::new());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |first: Option<()>| {
        // Read, not only tracked: a memo that nobody has read follows nothing yet.
        text.with(|_| ());
        if first.is_none() {
            return;
        }
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = turn.get_value();
        set_timeout(
            move || {
                if turn.try_get_value() == Some(mine) {
                    said.set(text.get_untracked());
                }
            },
            Duration::from_millis(500),
        );
    });
    html! { <p class="sr-only" role="status">{move || said.get()}</p> }
}

/// A mark for what only the authority can supply.
#[must_use]
pub fn placeholder(mark: &'static str, text: &'static str) -> Node {
    html! { <p class="placeholder"><strong class="placeholder-mark">{mark}</strong>{text}</p> }
}
