//! Texts in which words of the glossary lead to it.

use chronik::glossary::pieces;
use markup::html;

use crate::dom::{IntoNode, Node};
use crate::site::Site;

/// A text whose less known words are links to the glossary, each where it comes first.
#[must_use]
pub fn explained(site: Site, text: &str) -> Node {
    pieces(text, site.lang())
        .into_iter()
        .map(|(piece, term)| match term {
            // The glossary is a page of its own, without the program.
            Some(id) => {
                let href = site.glossary(Some(id));
                html! { <a class="quiet" href=href rel="external">{piece.to_owned()}</a> }
            }
            None => piece.to_owned().into_node(),
        })
        .collect()
}
