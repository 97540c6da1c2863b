//! A small bar on the whole time: where an offer lies, beside its card.

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::dataset::wire::Offer;
use chronik::edtf::Day;
use chronik::timeline::extent::{End, of_offer, of_period};
use chronik::timeline::scale::Scale;
use chronik::timeline::ticks::{px, ticks};
use chronik::timeline::window::Window;
use markup::html;

/// Width of the strip in its own units.
const WIDTH: i32 = 312;
/// Upper edge and height of the bar.
const BAR: (i32, i32) = (17, 14);

fn scale(dataset: &Dataset) -> Scale {
    Scale::new(dataset.span.0, dataset.span.1, f64::from(WIDTH))
}

/// The axis above a list of strips, and what the line of the day is called.
#[must_use]
pub fn strip_axis(dataset: &Dataset, day: Day, day_word: &'static str) -> Node {
    let scale = scale(dataset);
    // The word stays inside.
    let now = px(scale.x_end(day)).max(26);
    let labels = ticks(&scale, Window::all(dataset.span))
        .into_iter()
        // "Heute" needs room of its own.
        .filter(|tick| tick.is_labelled() && (tick.x - now).abs() > 50)
        .map(|tick| html! { <text class="strip-year" x=tick.x y="15">{tick.unit.year()}</text> })
        .collect::<Node>();
    html! {
        <svg class="strip-axis" viewBox="0 0 312 20" aria-hidden="true">
            {labels}
            <text class="strip-year is-now" x=now y="15" text-anchor="middle">{day_word}</text>
        </svg>
    }
}

/// The strip of an offer with a line at a day. Decoration: the words below it say the same.
#[must_use]
pub fn strip(dataset: &Dataset, offer: &Offer, today: Day, day: Day) -> Node {
    let scale = scale(dataset);
    let bands: String = dataset
        .phases()
        .iter()
        .step_by(2)
        .filter_map(|phase| {
            let when = phase.when.as_ref()?;
            let (x0, x1) = (
                px(scale.x(when.earliest_start()?)),
                px(scale.x_end(when.latest_end()?)),
            );
            Some(format!("M{x0} 0H{x1}V48H{x0}z"))
        })
        .collect();
    let line = px(scale.x_end(day));
    html! {
        <svg class="strip" viewBox="0 0 312 48" aria-hidden="true">
            <path class="band" d=bands />
            {bar(dataset, offer, &scale, today)}
            <path class="line-today" d=format!("M{line} 0V48") />
        </svg>
    }
}

/// The time of the phases of an offer without a date; without phases all of the time until today. It stood at the end of it, as
/// if it were of now.
fn undated(dataset: &Dataset, offer: &Offer, scale: &Scale, today: Day) -> (i32, i32) {
    let ends = offer.phases.iter().filter_map(|id| {
        let when = dataset.entry(id)?.when.as_ref()?;
        Some((when.earliest_start()?, when.latest_end()?.min(today)))
    });
    let ends = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (first, last) = ends.unwrap_or((dataset.span.0, today));
    (px(scale.x(first)), px(scale.x_end(last)))
}

fn bar(dataset: &Dataset, offer: &Offer, scale: &Scale, today: Day) -> Node {
    let (y, h) = BAR;
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    let Some(extent) = of_offer(when.as_ref(), evidence.as_ref(), scale, today) else {
        let (x0, x1) = undated(dataset, offer, scale, today);
        return html! {
            <rect class="bar-undated" x=x0 + 1 y=y width=(x1 - x0 - 2).max(1) height=h />
            <text class="query" x=i32::midpoint(x0, x1) y=y + 12>"?"</text>
        };
    };
    // Fades are shorter here than in the chart.
    let fade = 14;
    let x0 = if extent.start == End::Unknown {
        extent.core0 - fade
    } else {
        extent.x0
    };
    let x1 = if extent.end == End::Unknown {
        extent.core1 + fade
    } else {
        extent.x1
    };
    let zone = |from: i32, to: i32, side: &str| {
        (to > from).then(|| {
            html! { <rect x=from y=y width=to - from height=h fill=format!("url(#edge-open-{side})") /> }
        })
    };
    let query = |x: i32| html! { <text class="query" x=x y=y + 12>"?"</text> };
    let outside = offer
        .outside_iq
        .as_ref()
        .and_then(|outside| of_period(&outside.edtf(), scale, today));
    let core0 = outside.map_or(extent.core0, |outside| outside.x1.max(extent.core0));
    html! {
        {zone(x0, extent.core0, "start")}
        <rect class="bar" x=core0 y=y width=(extent.core1 - core0).max(1) height=h />
        {zone(extent.core1, x1, "end")}
        {outside.map(|o| html! { <rect class="bar-outside" x=o.x0 + 1 y=y + 1 width=(o.x1 - o.x0 - 2).max(1) height=h - 2 /> })}
        {(extent.start == End::Unknown).then(|| query(x0 - 8))}
        {(extent.end == End::Unknown).then(|| query(x1 + 8))}
    }
}
