//! The chart one can move: toolbar, as-of date, lanes, overview, and how to read and operate it.

use chronik::timeline::chart::{View, chart};
use leptos::prelude::*;
use markup::html;

use super::as_of_control::{day_field, slider};
use super::chart::{chart_view, plot_width};
use super::gestures::Gestures;
use super::keys::{key, keys_help};
use super::legend::legend;
use super::overview::overview;
use super::toolbar::toolbar;
use super::widget::Widget;
use crate::dom::Node;

/// The chart with everything that moves it. `matches` are the projects that meet the filter.
#[must_use]
pub fn interactive(widget: Widget, matches: Memo<Option<Vec<usize>>>) -> Node {
    let site = widget.site;
    let t = site.texts();
    let gestures = Gestures::new(widget);
    let playing = RwSignal::new(false);
    // One layout feeds slider and lanes.
    let laid_out = move || {
        let data = widget.data();
        let state = site.state.read();
        let matches = matches.read();
        let view = View {
            matches: matches.as_deref(),
            ..View::of(
                &state,
                data.dataset(),
                site.today,
                plot_width(site.page_width()),
            )
        };
        chart(data.dataset(), &data.0.timeline, &view)
    };
    let lanes = move || {
        let chart = laid_out();
        html! {
            <div class="asof-row">
                <div class="row">{day_field(widget, playing)}{slider(widget, &chart)}</div>
            </div>
            {chart_view(site, &widget.data(), &chart, Some(widget))}
        }
    };
    html! {
        <section class="wrap chart" aria-labelledby="grafik">
            <h2 class="sr-only" id="grafik">{t.chart}</h2>
            <p class="sr-only">{t.timeline_hint}</p>
            <div class="row chart-tools"><div></div><div>{toolbar(widget)}</div></div>
            <div
                id="grafik-flaeche"
                class="chart-field"
                on:keydown=move |event| key(widget, &event)
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
            {overview(widget)}
        </section>
        {legend(site)}
        {keys_help(widget)}
    }
}
