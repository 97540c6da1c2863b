//! Share or copy the link, print.

use crate::dom::Node;
use leptos::prelude::*;
use markup::html;

use super::icon::{Icon, icon_small};
use crate::platform;
use crate::site::Site;

/// "Teilen", or "Link kopieren" where the device has nothing to share with, and "Drucken".
#[must_use]
pub fn share_actions(site: Site) -> Node {
    let t = site.texts();
    let message = RwSignal::new("");
    let shares = RwSignal::new(false);
    Effect::new(move |_| shares.set(platform::can_share()));
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            // Whoever closes the sheet without sharing wants nothing else either.
            if shares.get_untracked() {
                return platform::share(&site.address()).await;
            }
            let copied = platform::copy(&site.address()).await;
            message.set(if copied.is_ok() {
                t.copied
            } else {
                t.copy_failed
            });
        });
    };
    html! {
        <button type="button" class="kern-btn kern-btn--secondary needs-app" on:click=copy>
            {icon_small(Icon::Link)}
            <span class="kern-label">{move || if shares.get() { t.share } else { t.copy_link }}</span>
        </button>
        <button type="button" class="kern-btn kern-btn--secondary needs-app" on:click=|_| platform::print()>
            {icon_small(Icon::Print)}
            <span class="kern-label">{t.print}</span>
        </button>
        <p class="action-message" role="status">{move || message.get()}</p>
    }
}
