//! Components: the KERN ones with their class names, and those KERN lacks. They know the texts
//! and the dataset's words, but no page.

mod facts;
mod icon;
mod sources;
mod status;

pub use facts::{Fact, facts};
pub use icon::{Icon, icon, icon_small, sign};
pub use sources::{conflict_box, source_line, source_list};
pub use status::status_mark;

use leptos::prelude::*;

use crate::i18n::Fragment;

/// A sentence whose changing parts are strong.
#[must_use]
pub fn sentence(fragments: Vec<Fragment>) -> AnyView {
    fragments
        .into_iter()
        .map(|fragment| {
            if fragment.strong {
                view! { <strong>{fragment.text}</strong> }.into_any()
            } else {
                fragment.text.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// A mark for what only the authority can supply.
#[must_use]
pub fn placeholder(mark: &'static str, text: &'static str) -> AnyView {
    view! { <p class="placeholder"><strong class="placeholder-mark">{mark}</strong>{text}</p> }.into_any()
}
