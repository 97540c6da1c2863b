//! Components: the KERN ones with their class names, and those KERN lacks. They know the texts
//! and the dataset's words, but no page.

mod date;
mod facts;
mod files;
mod icon;
mod share;
mod sources;
mod status;
mod terms;

pub use date::date_field;
pub use facts::{Fact, facts};
pub use files::{calendar, downloads};
pub use icon::{Icon, icon, icon_small, sign};
pub use share::share_actions;
pub use sources::{conflict_box, source_line, source_list};
pub use status::status_mark;
pub use terms::explained;

use std::time::Duration;

use chronik::as_of::AsOf;

use crate::dom::{IntoNode, Node};
use leptos::prelude::*;
use markup::html;

use crate::i18n::Fragment;
use crate::site::Site;

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

/// Below the sentence of a recent day: what it cannot know.
#[must_use]
pub fn coordination_note(site: Site, state: &AsOf<'_>) -> Option<Node> {
    let note = site.texts().coordination_open;
    // It speaks of Hamburg's authorities: another dataset has its own.
    let own = site.state.with(|state| state.dataset.is_none());
    let recent = own && state.is_recent(site.today);
    recent.then(|| html! { <p class="muted coordination-note">{note}</p> })
}

/// Says a text to screen readers as a whole, half a second after the last change of what `follow` reads, so that typing
/// and dragging are not interrupted by every step. The text is only made then.
#[must_use]
pub fn announce(follow: impl Fn() + 'static, text: impl Fn() -> String + Clone + 'static) -> Node {
    let said = RwSignal::new(String::new());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |first: Option<()>| {
        follow();
        if first.is_none() {
            return;
        }
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let (mine, text) = (turn.get_value(), text.clone());
        set_timeout(
            move || {
                // Gone with its page, or not the last change.
                if turn.try_get_value() == Some(mine) {
                    said.set(untrack(text));
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
