//! The whole time in a strip, with a brush on the part that is shown, and the two exact fields beside it.

use chronik::dataset::vocabulary::Lane;
use chronik::edtf::Day;
use chronik::timeline::scale::Scale;
use chronik::timeline::ticks::px;
use chronik::timeline::window::{Range, Window};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use markup::html;

use super::chart::plot_width;
use super::widget::Widget;
use crate::dom::Node;
use crate::kern::date_field;
use crate::platform;

/// Height of the strip.
const HEIGHT: i32 = 44;
/// How near, as a share of the strip, a pointer takes hold of an end.
const NEAR: f64 = 0.02;

/// What a pointer has taken hold of: an end, or the middle at a share of the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    First,
    Last,
    Middle(Window, f64),
}

/// The row below the chart.
#[must_use]
pub fn overview(widget: Widget) -> Node {
    let t = widget.site.texts();
    html! {
        <div class="wrap row chart-overview needs-app">
            <div class="range-fields" role="group" aria-label=t.time_shown>
                {field(widget, "von", t.from, false)}
                {field(widget, "bis", t.to, true)}
            </div>
            {strip(widget)}
        </div>
    }
}

fn field(widget: Widget, id: &'static str, name: &'static str, last: bool) -> Node {
    let value = move || {
        let window = widget.window();
        if last { window.last } else { window.first }
    };
    let set = move |day: Day| {
        let window = widget.window_untracked();
        let range = if last {
            Range {
                from: Some(window.first),
                to: Some(day),
            }
        } else {
            Range {
                from: Some(day),
                to: Some(window.last),
            }
        };
        widget.show(Window::of(range, widget.span()));
    };
    date_field(widget.site.lang(), id, name, widget.span(), value, set)
}

/// For pointers only: the fields beside it do the same without dragging.
fn strip(widget: Widget) -> Node {
    let hold = StoredValue::new(None::<Hold>);
    // The entries change with the width only, the brush with every frame.
    let lines = Memo::new(move |_| lines(widget, plot_width(widget.site.page_width())));
    let down = move |event: PointerEvent| {
        let Some(at) = platform::share_across(&event, event.client_x()) else {
            return;
        };
        if event.button() != 0 {
            return;
        }
        platform::capture_pointer(&event);
        let window = widget.window_untracked();
        let all = Window::all(widget.span());
        let share = |day: i32| f64::from(day - all.first.number()) / f64::from(all.days());
        let (first, last) = (
            share(window.first.number()),
            share(window.last.number() + 1),
        );
        let held = if (at - first).abs() < NEAR {
            Hold::First
        } else if (at - last).abs() < NEAR {
            Hold::Last
        } else if first < at && at < last {
            Hold::Middle(window, at)
        } else {
            // Beside it: the window comes, which is a step, and is held.
            let to = window.shift(
                day_at(widget, at).number() - window.first.number() - window.days() / 2,
                widget.span(),
            );
            widget.show(to);
            Hold::Middle(to, at)
        };
        hold.set_value(Some(held));
    };
    // The lanes above it get higher and lower meanwhile: it stays below the pointer.
    let moved = move |event: PointerEvent| {
        let Some(held) = hold.get_value() else { return };
        let Some(at) = platform::share_across(&event, event.client_x()) else {
            return;
        };
        let window = widget.window_untracked();
        let day = day_at(widget, at);
        let shortest = Window::SHORTEST - 1;
        let span = widget.span();
        let range = match held {
            Hold::First => Range {
                from: Some(day.min(window.last.plus(-shortest))),
                to: Some(window.last),
            },
            Hold::Last => Range {
                from: Some(window.first),
                to: Some(day.max(window.first.plus(shortest))),
            },
            Hold::Middle(window, from) => {
                let all = f64::from(Window::all(span).days());
                let days = (at - from) * all / f64::from(window.days());
                widget.slide(window.pan(days, span));
                return platform::keep_in_place(&event);
            }
        };
        widget.slide(Window::of(range, span));
        platform::keep_in_place(&event);
    };
    let up = move |_: PointerEvent| hold.set_value(None);
    html! {
        <div class="overview" aria-hidden="true" on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up>
            {move || drawing(widget, &lines.read())}
        </div>
    }
}

fn day_at(widget: Widget, at: f64) -> Day {
    let all = Window::all(widget.span());
    let scale = Scale::new(all.first, all.last, 1.0);
    scale.day(at.clamp(0.0, 1.0 - 1e-9))
}

/// What there is, a line a lane.
fn lines(widget: Widget, width: i32) -> String {
    let data = widget.data();
    let (first, last) = widget.span();
    let scale = Scale::new(first, last, f64::from(width));
    let mut lines = String::new();
    for (row, lane) in Lane::ALL.iter().enumerate() {
        let y = 6 + 6 * i32::try_from(row).unwrap_or_default();
        let mut end = -1;
        let lane = data.0.timeline.lane(*lane);
        for item in lane.into_iter().flat_map(|lane| &lane.items) {
            let (x0, x1) = (px(scale.x(item.first)), px(scale.x_end(item.last)));
            // What would lie on what is drawn already adds nothing to see.
            if item.overview && x1 > end {
                lines += &format!("M{} {y}H{}", x0.max(end), x1.max(x0 + 2));
                end = x1.max(x0 + 2);
            }
        }
    }
    lines
}

fn drawing(widget: Widget, lines: &str) -> Node {
    let (first, last) = widget.span();
    let width = plot_width(widget.site.page_width());
    let scale = Scale::new(first, last, f64::from(width));
    let window = widget.window();
    let (from, to) = (px(scale.x(window.first)), px(scale.x_end(window.last)));
    let handle = |x: i32| format!("M{} 6h14v32h-14zM{} 16v12m4-12v12", x - 7, x - 2);
    let day = widget.site.day();
    let now = (first <= day && day <= last).then(|| px(scale.x(day)));
    html! {
        <svg class="axis" viewBox=format!("0 0 {width} {HEIGHT}") width=width height=HEIGHT>
            <path class="overview-lines" d=lines.to_owned() />
            {now.map(|x| html! { <path class="line-asof" d=format!("M{x} 0V{HEIGHT}") /> })}
            <path class="overview-shade" d=format!("M0 0H{from}V{HEIGHT}H0zM{to} 0H{width}V{HEIGHT}H{to}z") />
            <path class="overview-brush" d=format!("M{from} 1H{to}V{}H{from}z", HEIGHT - 1) />
            <path class="overview-handle" d=handle(from) />
            <path class="overview-handle" d=handle(to) />
        </svg>
    }
}
