//! The keyboard inside the chart, and the list of its keys.

use chronik::timeline::roving::{Move, zoom, zoomed};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use markup::html;

use super::chart::plot_width;
use super::widget::Widget;
use crate::dom::Node;
use crate::platform;

/// How far the window goes where there is no phase beside it any more, as a share of itself.
const SHARE: f64 = 0.5;

/// Id of the heading of the list of keys.
const KEYS: &str = "tasten";

/// What a key does while the focus is in the chart. Keys elsewhere are nobody's business.
pub(super) fn key(widget: Widget, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(from) = platform::entry_of(event) else {
        return;
    };
    let key = event.key();
    let site = widget.site;
    if let Some(step) = Move::of(&key, platform::right_to_left()) {
        event.prevent_default();
        let to = widget
            .stops
            .with_value(|stops| stops.after(&from, step).map(str::to_owned));
        match (to, step) {
            (Some(to), _) => {
                platform::focus_entry(&to);
            }
            // The next phase lies beside the window: that comes along.
            (None, Move::PhaseBefore) => widget.pan(-SHARE),
            (None, Move::PhaseAfter) => widget.pan(SHARE),
            _ => {}
        }
    } else if let Some(factor) = zoom(&key) {
        event.prevent_default();
        let width = plot_width(site.page_width());
        let at = widget.stops.with_value(|stops| stops.share(&from, width));
        widget.show(zoomed(widget.window_untracked(), factor, at, widget.span()));
    } else if key == "Escape" {
        site.go(|state| state.selected = None);
    } else if key == "?" {
        event.prevent_default();
        platform::focus(KEYS);
    }
}

/// What has the focus is what Tab comes back to, and what the buttons zoom around.
pub(super) fn choose(widget: Widget, event: &Event) {
    if let Some(key) = platform::entry_of(event)
        && widget
            .active
            .with_untracked(|active| active.as_deref() != Some(&*key))
    {
        widget.active.set(Some(key));
    }
}

/// The keys, as text below the chart.
pub(super) fn keys_help(widget: Widget) -> Node {
    let t = widget.site.texts();
    let keys = [
        ("← →", t.key_entries),
        ("↑ ↓", t.key_lanes),
        (t.key_name_page, t.key_phases),
        (t.key_name_ends, t.key_ends),
        ("+ − 0", t.key_zoom),
        (t.key_name_enter, t.key_enter),
        ("Esc", t.key_escape),
        ("?", t.key_help),
    ];
    let rows =
        keys.map(|(key, text)| html! { <div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div> });
    // Back to where `?` was pressed.
    let back = move |event: KeyboardEvent| {
        let active = widget.active.get_untracked();
        if let Some(entry) = active.filter(|_| event.key() == "Escape") {
            platform::focus_entry(&entry);
        }
    };
    html! {
        <section class="wrap row section needs-app" aria-labelledby=KEYS on:keydown=back>
            <div><h2 class="row-name" id=KEYS tabindex="-1">{t.keys}</h2></div>
            <div>
                <p class="note">{t.keys_text}</p>
                <dl class="keys">{rows}</dl>
            </div>
        </section>
    }
}
