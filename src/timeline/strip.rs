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

/// The axis above a list of strips.
#[must_use]
pub fn strip_axis(dataset: &Dataset, today: Day, today_word: &'static str) -> Node {
    let scale = scale(dataset);
    let now = px(scale.x_end(today));
    let labels = ticks(&scale, Window::all(dataset.span))
        .into_iter()
        // "Heute" needs room of its own.
        .filter(|tick| tick.labelled && (tick.x - now).abs() > 50)
        .map(|tick| html! { <text class="strip-year" x=tick.x y="15">{tick.unit.year()}</text> })
        .collect::<Node>();
    html! {
        <svg class="strip-axis" viewBox="0 0 312 20" aria-hidden="true">
            {labels}
            <text class="strip-year is-now" x=now y="15" text-anchor="middle">{today_word}</text>
        </svg>
    }
}

/// The strip of an offer. Decoration: the words below it say the same.
#[must_use]
pub fn strip(dataset: &Dataset, offer: &Offer, today: Day) -> Node {
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
    let now = px(scale.x_end(today));
    html! {
        <svg class="strip" viewBox="0 0 312 48" aria-hidden="true">
            <path class="band" d=bands />
            {bar(offer, &scale, today, now)}
            <path class="line-today" d=format!("M{now} 0V48") />
        </svg>
    }
}

fn bar(offer: &Offer, scale: &Scale, today: Day, now: i32) -> Node {
    let (y, h) = BAR;
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    let Some(extent) = of_offer(when.as_ref(), evidence.as_ref(), scale, today) else {
        return html! {
            <rect class="bar-undated" x=now - 60 y=y width="58" height=h />
            <text class="query" x=now - 31 y=y + 12>"?"</text>
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
