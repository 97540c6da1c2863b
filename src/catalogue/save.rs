//! "Merken": onto the list in the link, and off it again.

use crate::dom::Node;
use chronik::dataset::wire::Offer;
use chronik::state::{LIST_LIMIT, Route};
use leptos::prelude::*;
use markup::html;

use crate::kern::{Icon, icon_small};
use crate::platform;
use crate::site::Site;

/// The id of the link to an offer on the page of the list.
#[must_use]
pub fn saved_id(offer: &str) -> String {
    format!("gemerkt-{offer}")
}

/// The button that puts an offer on the list, or takes it off.
#[must_use]
pub fn save_button(site: Site, offer: &Offer) -> Node {
    let t = site.texts();
    let saved = site.saved();
    let on = saved.contains(&offer.id);
    if !on && saved.len() >= LIST_LIMIT {
        return html! { <p class="muted needs-app">{t.list_full}</p> };
    }
    let (shape, words) = if on {
        (Icon::Tick, t.unsave)
    } else {
        (Icon::Plus, t.save)
    };
    let on_list = site
        .state
        .with_untracked(|state| state.route == Route::List);
    let id = offer.id.clone();
    // There the button goes with its offer, and the focus to the next one, else to the one before.
    let place = saved
        .iter()
        .position(|saved| *saved == id)
        .filter(|_| on_list);
    let beside = place.and_then(|at| {
        let before = || saved.get(at.checked_sub(1)?);
        saved.get(at + 1).or_else(before).cloned()
    });
    let click = move |_| {
        site.go(|state| state.toggle_saved(&id));
        if let Some(beside) = beside.clone() {
            request_animation_frame(move || {
                platform::focus(&saved_id(&beside));
            });
        } else if on_list {
            platform::focus_heading();
        }
    };
    html! {
        <button type="button" class="kern-btn kern-btn--tertiary needs-app" on:click=click>
            {icon_small(shape)}
            <span class="kern-label">
                {words}
                " " <span class="sr-only">{offer.title.get(site.lang()).to_owned()}</span>
            </span>
        </button>
    }
}
