//! The chart: one SVG per lane, one link per entry, over one background.

use chronik::timeline::chart::{Chart, LaneKey};
use chronik::timeline::measure::{letters, text_width};
use chronik::timeline::roving::{Stop, Stops};
use chronik::timeline::ticks::{Unit, Written};
use leptos::prelude::*;
use markup::html;

use super::lane::{lane_stops, lane_view, projects_heading};
use super::list::nothing_shown;
use super::record::Summary;
use super::widget::Widget;
use crate::dom::Node;
use crate::i18n::unit_label;
use crate::platform;
use crate::site::{Ready, Site};

/// Size of the labels of the axis, in CSS pixels.
const LABEL: u32 = 14;

/// The width of the plot for a width of the page, both in CSS pixels. The numbers are those of
/// `style/layout.css`: margins, name column, gap.
#[must_use]
pub const fn plot_width(page: i32) -> i32 {
    let page = if page > 1280 { 1280 } else { page };
    if page >= 1024 {
        page - 2 * 32 - 240 - 16
    } else if page >= 640 {
        page - 2 * 24
    } else {
        let plot = page - 2 * 16;
        if plot < 240 { 240 } else { plot }
    }
}

/// The same for a chart that only wider pages show: what is hidden on a telephone is not laid out for it.
#[must_use]
pub const fn wide_plot_width(page: i32) -> i32 {
    plot_width(if page < 640 { 640 } else { page })
}

/// The chart with its axis above, and below too where it is long. `widget` makes it one that can be moved.
#[must_use]
pub fn chart_view(site: Site, ready: &Ready, chart: &Chart, widget: Option<Widget>) -> Node {
    let stops = stops(ready, chart);
    // Without a widget every link is a tab stop, as in any text.
    let tab_stop = widget.map(|widget| {
        let chosen = widget.active.get();
        stops
            .tab_stop(chosen.as_deref())
            .unwrap_or_default()
            .to_owned()
    });
    if let Some(widget) = widget {
        widget.stops.set_value(stops);
    }
    let mut lanes: Vec<Node> = Vec::new();
    let mut headed = widget.is_none();
    for (index, lane) in chart.lanes.iter().enumerate() {
        if matches!(lane.key, LaneKey::Carrier(_)) && !headed {
            lanes.push(projects_heading(site, ready, chart, tab_stop.as_deref()));
            headed = true;
            // On paper this is another sheet than the years above the chart.
            if site.printing.get() {
                lanes.push(years_row(site, chart, "row lane"));
            }
        }
        let last = index + 1 == chart.lanes.len();
        lanes.push(lane_view(
            site,
            ready,
            chart,
            lane,
            last,
            widget,
            tab_stop.as_deref(),
        ));
    }
    let flags = widget.is_none();
    html! {
        <div class="row chart-axis"><div></div>{axis(site, chart, flags)}</div>
        <div class="lanes">
            {background(chart)}
            {lanes}
        </div>
        {widget.is_some().then(|| years_row(site, chart, "row"))}
        {number_key(site, ready, chart, widget.is_some())}
        {chart.is_empty().then(|| nothing_shown(site))}
    }
}

/// What the numbers in the place of labels stand for. A window that can be moved keeps room for some, as they come and go with it.
fn number_key(site: Site, ready: &Ready, chart: &Chart, moves: bool) -> Option<Node> {
    let items: Vec<Node> = chart
        .keyed()
        .filter_map(|(number, record)| {
            let summary = Summary::of(ready.dataset(), record, site.lang(), site.day())?;
            let words = format!("{number} {}, {}", summary.title, summary.when);
            Some(html! { <li>{words}</li> })
        })
        .collect();
    let list = (!items.is_empty())
        .then(|| html! { <ul class="number-key" aria-label=site.texts().number_key>{items}</ul> });
    let keeps = moves && !chart.window.is_all(ready.dataset().span);
    (keeps || list.is_some())
        .then(|| html! { <div class=keeps.then_some("number-room")>{list}</div> })
}

/// The place of a text. Unlike `x` and `y`, a `transform` moves it without laying it out again. From right to left the style
/// sheet mirrors all that is drawn: words are turned back.
pub(super) fn at(x: i32, y: i32) -> String {
    let turned = if platform::right_to_left() {
        " scale(-1 1)"
    } else {
        ""
    };
    format!("translate({x} {y}){turned}")
}

/// Everything in the chart that can take the focus.
fn stops(ready: &Ready, chart: &Chart) -> Stops {
    let mut stops = Stops::default();
    let mut headed = false;
    for lane in &chart.lanes {
        if matches!(lane.key, LaneKey::Carrier(_)) && !headed {
            headed = true;
            let key = "fold-projects".to_owned();
            stops.lanes.push(vec![Stop { key, x: -1 }]);
        }
        let in_lane: Vec<Stop> = lane_stops(ready, chart, lane);
        if in_lane.is_empty() {
            continue;
        }
        if lane.key == LaneKey::History(chronik::dataset::vocabulary::Lane::Phases) {
            stops.phases = Some(stops.lanes.len());
        }
        stops.lanes.push(in_lane);
    }
    stops
}

/// The years, and on a chart without a slider the days that the lines stand for.
fn axis(site: Site, chart: &Chart, flags: bool) -> Node {
    if !flags {
        return years(site, chart, 14, 24);
    }
    let texts = site.texts();
    let flag = chart.as_of.map(|x| {
        let words = texts.today;
        let width = text_width(words, 14) + 16;
        // The flag stays inside the plot, its line where the day is.
        let left = (x - width / 2).clamp(0, (chart.width - width).max(0));
        html! {
            <rect class="flag" x=left y="0" width=width height="24" rx="2" />
            <text class="flag-text" transform=at(left + width / 2, 17)>{words}</text>
            <path class="line-asof" d=format!("M{x} 24V35M{x} 56V64") />
        }
    });
    html! {
        <svg class="axis" viewBox=format!("0 0 {} 64", chart.width) width=chart.width height="64" aria-hidden="true">
            {flag}
            {labels(site, chart, 48)}
        </svg>
    }
}

/// The years below lanes or between them.
fn years_row(site: Site, chart: &Chart, class: &'static str) -> Node {
    html! { <div class=class><div></div>{years(site, chart, 18, 28)}</div> }
}

fn years(site: Site, chart: &Chart, baseline: i32, height: i32) -> Node {
    html! {
        <svg class="axis" viewBox=format!("{} 0 {} {height}", chart.left, chart.width) width=chart.width height=height aria-hidden="true">
            {labels(site, chart, baseline)}
        </svg>
    }
}

/// The labels of the ticks. Those that look the same are one text, in which every letter has its own place.
fn labels(site: Site, chart: &Chart, y: i32) -> Node {
    let year = site.day().year();
    let is_now = |unit: Unit| unit == Unit::Year(year) && chart.as_of.is_some();
    let turned = if platform::right_to_left() { -1 } else { 1 };
    let text = |now: bool, class: &'static str| {
        let (mut places, mut words) = (String::new(), String::new());
        for tick in chart.ticks.iter().filter(|tick| is_now(tick.unit) == now) {
            let unit = unit_label(site.lang(), tick.unit);
            let label = match (tick.written, tick.unit) {
                (Written::Nothing, _) => continue,
                (Written::InFigures, Unit::Month(year, month)) => format!("{month}/{year}"),
                (Written::WithYear, _) => format!("{unit} {}", tick.unit.year()),
                (Written::Unit | Written::InFigures, _) => unit,
            };
            for place in letters(&label, LABEL) {
                let x = tick.middle * 10 * turned + place;
                let sign = if x < 0 { "-" } else { "" };
                places += &format!("{sign}{}.{} ", x.abs() / 10, x.abs() % 10);
            }
            words += &label;
        }
        (!words.is_empty())
            .then(|| html! { <text class=class transform=at(0, y) x=places>{words}</text> })
    };
    html! {
        {text(false, "axis-year")}
        {text(true, "axis-year is-now")}
    }
}

/// Bands of the phases, years, and the lines of the days, once behind all lanes: 1 unit high, stretched by the style sheet.
fn background(chart: &Chart) -> Node {
    let rect = |x0: i32, x1: i32| format!("M{x0} 0H{x1}V1H{x0}z");
    let bands = |current: bool| -> String {
        let bands = chart.bands.iter();
        let bands = bands.filter(|band| band.current == current && (current || band.shaded));
        bands.map(|band| rect(band.x0, band.x1)).collect()
    };
    let starts: Vec<i32> = chart.bands.iter().map(|band| band.x0).collect();
    // Lines are rectangles a pixel wide, since a stroke would be stretched too.
    let line = |x: &i32| rect(*x, x + 1);
    let ticks = chart.ticks.iter().map(|tick| &tick.x);
    let ticks: String = ticks.filter(|x| !starts.contains(x)).map(line).collect();
    let phases: String = starts.iter().map(line).collect();
    let same = matches!((chart.today, chart.as_of), (Some(a), Some(b)) if (a - b).abs() <= 1);
    let day = |x: Option<i32>, class: &'static str| {
        x.map(|x| html! { <path class=class d=format!("M{x} 0V1") /> })
    };
    html! {
        <div class="row lanes-back" aria-hidden="true">
            <svg viewBox=format!("{} 0 {} 1", chart.left, chart.width) width=chart.width preserveAspectRatio="none">
                <path class="band" d=bands(false) />
                <path class="band is-now" d=bands(true) />
                <path class="tick" d=ticks />
                <path class="line-phase" d=phases />
                {day(chart.today.filter(|_| !same), "line-today")}
                {day(chart.as_of, "line-asof")}
            </svg>
        </div>
    }
}
