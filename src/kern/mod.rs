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

use crate::dom::{IntoNode, Node};
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

/// A mark for what only the authority can supply.
#[must_use]
pub fn placeholder(mark: &'static str, text: &'static str) -> Node {
    html! { <p class="placeholder"><strong class="placeholder-mark">{mark}</strong>{text}</p> }
}
