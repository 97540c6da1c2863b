//! The status of an offer: an icon of its own and the words.

use crate::dom::Node;
use chronik::presence::Status;
use markup::html;

use super::icon::{Icon, icon_small};

/// A line with the icon of a status and its words.
#[must_use]
pub fn status_mark(status: Status, words: String) -> Node {
    let (class, shape) = match status {
        Status::Documented => ("status status--ok", Icon::Check),
        Status::Undated => ("status status--undated", Icon::Question),
        Status::EndUnknown => ("status status--open", Icon::OpenEnd),
        Status::Ended => ("status status--ended", Icon::Stop),
        Status::Later => ("status status--ended", Icon::Calendar),
    };
    html! { <p class=class>{icon_small(shape)}<strong>{words}</strong></p> }
}
