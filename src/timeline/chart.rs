//! The chart: one SVG per lane, one link per entry.

use crate::dom::Node;
use chronik::dataset::RecordRef;
use chronik::timeline::chart::{Chart, LaneBox, LaneKey, Mark, Shape};
use chronik::timeline::ticks::Tick;
use leptos::prelude::*;
use markup::html;

use super::bar::{bar, conflict, point, sign_at};
use super::record::Summary;
use crate::i18n::{Word, entry_name, n_more_entries, n_projects, n_undated};
use crate::kern::{Icon, icon};
use crate::site::{Ready, Site};

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

/// The chart with its axis above and below.
#[must_use]
pub fn chart_view(site: Site, ready: &Ready, chart: &Chart, axis_below: bool) -> Node {
    let lanes = chart
        .lanes
        .iter()
        .enumerate()
        .map(|(index, lane)| lane_view(site, ready, chart, lane, index + 1 == chart.lanes.len()))
        .collect::<Node>();
    html! {
        <div class="row chart-axis">
            <div></div>
            {axis(site, chart, true)}
        </div>
        {lanes}
        {axis_below.then(|| html! { <div class="row"><div></div>{axis(site, chart, false)}</div> })}
    }
}

/// The years, and above them what day the lines stand for.
fn axis(site: Site, chart: &Chart, above: bool) -> Node {
    let texts = site.texts();
    let (height, year_y) = if above { (64, 48) } else { (28, 18) };
    let now = site.day().year();
    let label = |tick: &Tick| {
        let class = if tick.year == now {
            "axis-year is-now"
        } else {
            "axis-year"
        };
        html! { <text class=class x=tick.middle y=year_y>{tick.year}</text> }
    };
    let years = chart
        .ticks
        .iter()
        .filter(|tick| tick.labelled)
        .map(label)
        .collect::<Node>();
    let flags = above.then(|| {
        let day = site.day();
        let is_today = day == site.today;
        let words = if is_today { texts.today.to_owned() } else { day.words(site.lang()) };
        let width = chronik::timeline::measure::text_width(&words, 14) + 16;
        // The flag stays inside the plot, its line where the day is.
        let left = (chart.as_of - width / 2).clamp(0, (chart.width - width).max(0));
        let far = (chart.today - chart.as_of).abs() > width / 2 + 40;
        let today_line = (!is_today).then(|| {
            let from = if far { 24 } else { 56 };
            html! {
                {far.then(|| html! { <text class="axis-today" x=chart.today y="17">{texts.today}</text> })}
                <path class="line-today" d=format!("M{} {from}V34M{} 56V64", chart.today, chart.today) />
            }
        });
        html! {
            {today_line}
            <rect class="flag" x=left y="0" width=width height="24" rx="2" />
            <text class="flag-text" x=left + width / 2 y="17">{words}</text>
            <path class="line-asof" d=format!("M{} 24V35M{} 56V64", chart.as_of, chart.as_of) />
        }
    });
    html! {
        <svg class="axis" viewBox=format!("0 0 {} {height}", chart.width) width=chart.width height=height aria-hidden="true">
            {flags}
            {years}
        </svg>
    }
}

fn lane_view(site: Site, ready: &Ready, chart: &Chart, lane: &LaneBox, last: bool) -> Node {
    let lang = site.lang();
    let texts = site.texts();
    let dataset = ready.dataset();
    let (id, name, note) = match lane.key {
        LaneKey::History(key) => (
            format!("lane-{}", key.id()),
            key.word(lang).to_owned(),
            None,
        ),
        LaneKey::Offer => ("lane-offer".to_owned(), texts.this_offer.to_owned(), None),
        LaneKey::Carrier(index) => {
            let carrier = index.and_then(|index| dataset.organisations.get(index));
            let note = format!(
                "{}{}",
                n_projects(lang, lane.total),
                n_undated(lang, lane.undated)
            );
            let id = carrier.map_or("lane-none", |carrier| carrier.id.as_str());
            let name = carrier.map_or(texts.carrier_unknown, |carrier| carrier.short.as_str());
            (format!("lane-{id}"), name.to_owned(), Some(note))
        }
    };
    let more = (lane.hidden > 0).then(|| {
        let href = site.with(|state| state.presentation = chronik::state::Presentation::List);
        html! { <a class="lane-more" href=href>{icon(Icon::Plus)}{n_more_entries(lang, lane.hidden)}</a> }
    });
    let class = match (lane.key, last) {
        (LaneKey::History(_), false) => "row lane",
        (LaneKey::History(_), true) => "row lane lane--last",
        (LaneKey::Offer, _) => "row lane lane--last",
        (LaneKey::Carrier(_), false) => "row lane lane--carrier",
        (LaneKey::Carrier(_), true) => "row lane lane--carrier lane--last",
    };
    let heading = id.clone();
    let marks = lane
        .marks
        .iter()
        .filter_map(|mark| mark_view(site, ready, chart, mark))
        .collect::<Node>();
    html! {
        <div class=class>
            <div class="lane-name">
                <h3 id=heading>{name}</h3>
                {note.map(|note| html! { <p class="note">{note}</p> })}
                {more}
            </div>
            <svg class="lane-plot" viewBox=format!("0 0 {} {}", chart.width, lane.height) width=chart.width height=lane.height>
                {background(chart, lane)}
                <g role="list" aria-labelledby=id>{marks}</g>
            </svg>
        </div>
    }
}

/// Bands of the phases, years, and the lines of today and the as-of day.
fn background(chart: &Chart, lane: &LaneBox) -> Node {
    let h = lane.height;
    let rect = |x0: i32, x1: i32| format!("M{x0} -1H{x1}V{h}H{x0}z");
    let shaded: String = chart
        .bands
        .iter()
        .filter(|band| band.shaded && !band.current)
        .map(|band| rect(band.x0, band.x1))
        .collect();
    let current: String = chart
        .bands
        .iter()
        .filter(|band| band.current)
        .map(|band| rect(band.x0, band.x1))
        .collect();
    let starts: Vec<i32> = chart.bands.iter().map(|band| band.x0).collect();
    let line = |x: &i32| format!("M{x} -1V{h}");
    let ticks: String = chart
        .ticks
        .iter()
        .map(|tick| &tick.x)
        .filter(|x| !starts.contains(x))
        .map(line)
        .collect();
    let phases: String = starts.iter().map(line).collect();
    let pieces = |x: i32, pieces: &[(i32, i32)]| -> String {
        pieces
            .iter()
            .map(|(from, to)| format!("M{x} {}V{to}", if *from == 0 { -1 } else { *from }))
            .collect()
    };
    let same = chart.today == chart.as_of || (chart.today - chart.as_of).abs() == 1;
    html! {
        <g aria-hidden="true">
            <path class="band" d=shaded />
            <path class="band is-now" d=current />
            <path class="tick" d=ticks />
            <path class="line-phase" d=phases />
            {(!same).then(|| html! { <path class="line-today" d=pieces(chart.today, &lane.today) /> })}
            <path class="line-asof" d=pieces(chart.as_of, &lane.as_of) />
        </g>
    }
}

fn mark_view(site: Site, ready: &Ready, chart: &Chart, mark: &Mark) -> Option<Node> {
    let lang = site.lang();
    let summary = Summary::of(ready.dataset(), mark.record, lang, site.day())?;
    let strong = mark.strong && matches!(mark.shape, Shape::Bar { .. });
    // Whoever speaks to the computer says what is written: the name begins with the visible words
    // (WCAG 2.5.3), then says in full what they abbreviate.
    let visible = mark.label.label.lines.join(" ");
    let mut rest = vec![
        summary.title.as_str(),
        summary.when.as_str(),
        summary.lane.as_str(),
        summary.certainty,
    ];
    rest.retain(|words| !visible.contains(words));
    let name = entry_name(lang, &visible, &rest.join(", "), strong);
    let href = entry_href(site, ready, mark.record, &summary.id);
    let target = href.clone();
    // The router only knows HTML links.
    let follow = move |event: leptos::ev::MouseEvent| {
        if crate::platform::is_plain_click(&event) {
            event.prevent_default();
            site.follow(&target);
        }
    };
    let selected = site.is_selected(&summary.id);
    let (shape, from, to) = shape_view(mark);
    let (label_from, label_to) = mark.label.span();
    let from = from.min(label_from - 2).max(-8);
    let to = to.max(label_to + 2).min(chart.width + 8);
    let (y, h) = (mark.y, mark.height);
    let phase = match mark.record {
        RecordRef::Entry(index) => ready
            .dataset()
            .entries
            .get(index)
            .is_some_and(|entry| entry.phase.is_some()),
        _ => false,
    };
    Some(html! {
        <g role="listitem">
            <a
                class="entry"
                class:is-now=strong
                class:is-selected=selected.clone()
                href=href
                aria-label=name
                aria-current=move || selected().then_some("true")
                data-entry=summary.id.clone()
                on:click=follow
            >
                <rect class="entry-hit" x=from y=y width=to - from height=h />
                {shape}
                {label_view(mark, phase)}
                <rect class="entry-frame" x=from - 3 y=y - 3 width=to - from + 6 height=h + 6 />
            </a>
        </g>
    })
}

/// A phase leads to its page, every other entry to its detail below the chart.
fn entry_href(site: Site, ready: &Ready, record: RecordRef, id: &str) -> String {
    use chronik::state::{Presentation, Route, State};
    if let RecordRef::Entry(index) = record
        && ready
            .dataset()
            .entries
            .get(index)
            .is_some_and(|entry| entry.phase.is_some())
    {
        return site.link(Route::Phase(id.to_owned()));
    }
    let mut state = State::at(site.lang(), Route::Timeline);
    let (presentation, as_of) = site
        .state
        .with_untracked(|state| (state.presentation, state.as_of));
    state.presentation = presentation;
    if presentation == Presentation::Automatic
        && site
            .state
            .with_untracked(|state| state.route != Route::Timeline)
    {
        state.presentation = Presentation::Automatic;
    }
    state.as_of = as_of;
    state.selected = Some(id.to_owned());
    site.href(&state)
}

/// The shape and its left and right edge.
fn shape_view(mark: &Mark) -> (Node, i32, i32) {
    let (y, h) = (mark.y, mark.height);
    match &mark.shape {
        Shape::Bar {
            extent, outside, ..
        } => {
            // A disputed stretch is no claim: it gets the box instead of a bar. A disputed offer is
            // certain to have existed, so it keeps its bar and carries the sign.
            let offer = matches!(mark.record, RecordRef::Offer(_));
            let shape = if mark.conflict && !offer {
                conflict(extent.x0, extent.x1, y, h)
            } else {
                let flag = mark
                    .conflict
                    .then(|| sign_at(extent.core1 - 22, y + h / 2 - 8));
                let flag = flag.filter(|_| {
                    extent.core1 - extent.core0 > 60 && !label_reaches(mark, extent.core1 - 24)
                });
                html! { {bar(extent, y, h, mark.strong, *outside)} {flag} }
            };
            (shape, extent.x0, extent.x1)
        }
        Shape::Point { point: at, law } => {
            let (from, to) = at.zone.unwrap_or((at.x - 12, at.x + 12));
            let shape = if mark.conflict {
                sign_at(at.x - 8, y + h / 2 - 8)
            } else {
                point(at, *law, y, h, mark.strong)
            };
            (shape, from.min(at.x - 12), to.max(at.x + 12))
        }
    }
}

fn label_reaches(mark: &Mark, x: i32) -> bool {
    mark.label.inside && mark.label.span().1 > x
}

/// The label: lines 16 px apart, in the middle of the row.
fn label_view(mark: &Mark, phase: bool) -> Node {
    let label = &mark.label;
    let count = i32::try_from(label.label.lines.len()).unwrap_or(1);
    let first = mark.y + mark.height / 2 + 5 - (count - 1) * 8;
    label
        .label
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let title = index < label.label.title_lines;
            let base = match (title, phase && title) {
                (_, true) => "label-title label-title--phase",
                (true, _) => "label-title",
                (false, _) => "label-when",
            };
            let class = if label.inside {
                format!("{base} inside")
            } else {
                base.to_owned()
            };
            let y = first + i32::try_from(index).unwrap_or_default() * 16;
            let anchor = label.ends.then_some("end");
            // The blank keeps the lines apart for what reads the text of the link.
            html! { <text class=class x=label.x y=y text-anchor=anchor>{line.clone()}</text> " " }
        })
        .collect::<Node>()
}
