//! Copy the link, print.

use crate::dom::Node;
use leptos::prelude::*;
use markup::html;

use super::icon::{Icon, icon_small};
use crate::platform;
use crate::site::Site;

/// "Link kopieren" and "Drucken".
#[must_use]
pub fn share_actions(site: Site) -> Node {
    let t = site.texts();
    let message = RwSignal::new("");
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = platform::copy(&site.address()).await;
            message.set(if copied.is_ok() {
                t.copied
            } else {
                t.copy_failed
            });
        });
    };
    html! {
        <button type="button" class="kern-btn kern-btn--secondary" on:click=copy>
            {icon_small(Icon::Link)}
            <span class="kern-label">{t.copy_link}</span>
        </button>
        <button type="button" class="kern-btn kern-btn--secondary" on:click=|_| platform::print()>
            {icon_small(Icon::Print)}
            <span class="kern-label">{t.print}</span>
        </button>
        <p class="action-message" role="status">{move || message.get()}</p>
    }
}
