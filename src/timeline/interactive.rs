//! The chart one can move, and what moves it: the same controls stand over chart, list and table.

use chronik::timeline::chart::{Chart, View, chart};
use chronik::timeline::window::Window;
use leptos::prelude::*;
use markup::html;

use super::as_of_control::{day_field, slider};
use super::chart::{chart_view, plot_width};
use super::gestures::Gestures;
use super::keys::{choose, key, keys_help};
use super::legend::legend;
use super::widget::Widget;
use crate::dom::Node;
use crate::platform;

/// Lays a view out. Without lanes it is the frame that the slider stands in.
fn lay_out(widget: Widget, matches: Option<&[usize]>, lanes: bool) -> Chart {
    let site = widget.site;
    let data = widget.data();
    let state = site.state.read();
    let width = plot_width(site.page_width());
    let mut view = View {
        matches,
        ..View::of(&state, data.dataset(), site.today, width)
    };
    if !lanes {
        view.lanes.clear();
    }
    // Paper takes all, not the window.
    if site.printing.get() {
        view.window = Window::all(widget.span());
    }
    chart(data.dataset(), &data.0.timeline, &view)
}

/// What has the focus in the chart, in a browser.
fn focused() -> Option<String> {
    if cfg!(feature = "csr") {
        platform::focused_entry()
    } else {
        None
    }
}

/// The as-of date: it stays in sight while what is below it scrolls.
#[must_use]
pub fn as_of_row(widget: Widget) -> Node {
    let playing = RwSignal::new(false);
    html! {
        <div class="asof-row needs-app">
            <div class="wrap row">
                {day_field(widget, playing)}
                {move || slider(widget, &lay_out(widget, None, false))}
            </div>
        </div>
    }
}

/// The lanes. `matches` are the projects that meet the filter.
#[must_use]
pub fn interactive(widget: Widget, matches: Memo<Option<Vec<usize>>>) -> Node {
    let site = widget.site;
    let t = site.texts();
    let gestures = Gestures::new(widget);
    // Other data have no entry that is on the page already: a new chart is there sooner than one that looks for them.
    let data = site.state.with_untracked(|state| state.dataset.clone());
    let lanes = move || {
        // First, and before anything that is derived from it: an effect asks what it follows in this order, and
        // the reactive system forgets to tell it of a change that it has found while asking for something derived
        // that came out the same (`Observer::is` in `reactive_graph`'s memos).
        site.state.track();
        // What had the focus may go with its window, by a key, a click, or Back.
        if let Some(key) = focused() {
            widget.keep_focus(widget.place(&key));
        }
        let chart = lay_out(widget, matches.read().as_deref(), true).on_span();
        chart_view(site, &widget.data(), &chart, Some(widget))
    };
    html! {
        <section class="wrap chart" data-key=data aria-labelledby="grafik">
            <h2 class="sr-only" id="grafik">{t.chart}</h2>
            <p class="sr-only">{t.timeline_hint}</p>
            <div
                class="chart-field"
                on:keydown=move |event| key(widget, &event)
                on:focusin=move |event| choose(widget, &event)
                on:wheel=move |event| gestures.wheel(&event)
                on:pointerdown=move |event| gestures.down(&event)
                on:pointermove=move |event| gestures.moved(&event)
                on:pointerup=move |_| gestures.up()
                on:pointercancel=move |_| gestures.up()
                on:dragstart=|event| Gestures::no_drag(&event)
                on:touchstart=move |event| gestures.touch(&event)
                on:touchmove=move |event| gestures.touch(&event)
                on:touchend=move |event| gestures.touch(&event)
            >
                {lanes}
            </div>
        </section>
    }
}

/// How to read the chart and how to operate it by keyboard.
#[must_use]
pub fn chart_help(widget: Widget) -> Node {
    html! { {legend(widget.site)} {keys_help(widget)} }
}
