//! A lane of the chart: its name with what it leaves out, its marks, its counted cells.

use chronik::dataset::{Dataset, RecordRef};
use chronik::state::{LaneId, Presentation, Route, State};
use chronik::timeline::chart::{Cell, Chart, LaneBox, LaneKey, Link};
use chronik::timeline::roving::Stop;
use chronik::timeline::window::Window;
use leptos::prelude::*;
use markup::html;

use super::chart::at;
use super::layers::Layers;
use super::list::LIST_HEADING;
use super::mark::{add_shape, mark_key, mark_view};
use super::record::Summary;
use super::widget::Widget;
use crate::dom::Node;
use crate::i18n::{
    Word, n_as_partner, n_entries, n_entries_from, n_more_entries, n_projects, n_undated,
    one_more_entry,
};
use crate::platform;
use crate::site::{Ready, Site};

/// The id of a lane: in the URL, and part of the ids in the page.
fn lane_id(dataset: &Dataset, key: LaneKey) -> &str {
    match key {
        LaneKey::History(lane) => lane.id(),
        LaneKey::Offer => "offer",
        LaneKey::Carrier(index) => index
            .and_then(|index| dataset.organisations.get(index))
            .map_or("none", |carrier| carrier.id.as_str()),
    }
}

/// What in a lane can take the focus.
pub(super) fn lane_stops(ready: &Ready, chart: &Chart, lane: &LaneBox) -> Vec<Stop> {
    let dataset = ready.dataset();
    let id = lane_id(dataset, lane.key);
    let stop = |key: String, x: i32| Stop { key, x };
    let mut stops = vec![stop(format!("fold-{id}"), -2)];
    if lane.hidden > 0 {
        stops.push(stop(format!("more-{id}"), -1));
    }
    let undated = undated(lane).iter();
    stops.extend(undated.filter_map(|(record, _)| {
        let key = mark_key(dataset, lane.key, *record)?;
        Some(stop(key, -1))
    }));
    let marks = lane.marks.iter().filter_map(|mark| {
        // Counted from the window: the keyboard zooms around it.
        let x = (mark.edges().0 - chart.left).max(0);
        Some(stop(mark_key(dataset, lane.key, mark.record)?, x))
    });
    stops.extend(marks);
    let cells = lane
        .cells
        .iter()
        .map(|cell| stop(cell_key(id, cell), cell.x0 - chart.left));
    stops.extend(cells);
    stops
}

/// What an open lane of projects names below its own name, as its plot has no place for it.
fn undated(lane: &LaneBox) -> &[(RecordRef, bool)] {
    match lane.key {
        LaneKey::Carrier(_) if !lane.folded => &lane.undated,
        _ => &[],
    }
}

/// How the keys of counted cells begin.
pub(super) const CELL: &str = "cell-";

fn cell_key(lane: &str, cell: &Cell) -> String {
    format!("{CELL}{lane}-{}", cell.window.first)
}

/// "Projekte", with a button that opens all carriers or folds them.
pub(super) fn projects_heading(
    site: Site,
    ready: &Ready,
    chart: &Chart,
    tab_stop: Option<&str>,
) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let carriers = chart
        .lanes
        .iter()
        .filter(|lane| matches!(lane.key, LaneKey::Carrier(_)));
    let mut ids = Vec::new();
    let mut folded = false;
    for lane in carriers {
        ids.push(lane_id(dataset, lane.key).to_owned());
        folded |= lane.folded;
    }
    let words = format!(
        "{}{}",
        n_projects(site.lang(), chart.projects),
        n_undated(site.lang(), chart.undated_projects)
    );
    // What is open by itself is not in the list: lanes of the history stay as they are.
    let toggle = move |_| {
        let ids = ids.clone();
        site.go(|state| {
            state.toggled.retain(|id| !ids.contains(id));
            if folded {
                state.toggled.extend(ids);
            }
        });
    };
    let name = if folded { t.open_all } else { t.fold_all };
    let key = "fold-projects";
    let index = tab_index(key, tab_stop);
    html! {
        <div class="row lane lane--heading">
            <div class="lane-name"><h3>{t.projects}</h3></div>
            <div class="lane-all">
                <p class="note">{words}</p>
                <button type="button" class="lane-more" data-entry=key tabindex=index on:click=toggle>{name}</button>
            </div>
        </div>
    }
}

/// A lane with its name.
pub(super) fn lane_view(
    site: Site,
    ready: &Ready,
    chart: &Chart,
    lane: &LaneBox,
    last: bool,
    widget: Option<Widget>,
    tab_stop: Option<&str>,
) -> Node {
    let id = lane_id(ready.dataset(), lane.key);
    let heading = format!("lane-{id}");
    let class = match (lane.key, last) {
        (LaneKey::Carrier(_), false) => "row lane lane--carrier",
        (LaneKey::Carrier(_), true) => "row lane lane--carrier lane--last",
        (LaneKey::History(_), false) => "row lane",
        (LaneKey::History(_), true) | (LaneKey::Offer, _) => "row lane lane--last",
    };
    let marks = lane
        .marks
        .iter()
        .filter_map(|mark| mark_view(site, ready, chart, lane.key, mark, widget, tab_stop))
        .collect::<Node>();
    let cells = widget.map(|widget| {
        let cells = lane.cells.iter();
        cells
            .map(|cell| cell_view(widget, ready, id, lane, cell, tab_stop))
            .collect::<Node>()
    });
    let any = !lane.marks.is_empty() || !lane.cells.is_empty();
    // Without anything to reach it is no group, and a picture of lines says nothing that its name beside it does not.
    let (role, name, hidden) = match any {
        true => (Some("group"), Some(heading), None),
        false => (None, None, Some("true")),
    };
    html! {
        <div class=class>
            {name_view(site, ready, lane, widget, tab_stop)}
            <svg
                class="lane-plot"
                role=role
                aria-labelledby=name
                aria-hidden=hidden
                viewBox=format!("{} 0 {} {}", chart.left, chart.width, lane.height)
                width=chart.width
                height=lane.height
            >
                {drawing(chart, lane)}
                {marks}
                {cells}
            </svg>
        </div>
    }
}

/// The tab index of a stop: one stop of the whole chart is reached by Tab, the others by arrows.
pub(super) fn tab_index(key: &str, tab_stop: Option<&str>) -> Option<&'static str> {
    tab_stop.map(|stop| if stop == key { "0" } else { "-1" })
}

fn name_view(
    site: Site,
    ready: &Ready,
    lane: &LaneBox,
    widget: Option<Widget>,
    tab_stop: Option<&str>,
) -> Node {
    let lang = site.lang();
    let texts = site.texts();
    let dataset = ready.dataset();
    let id = lane_id(dataset, lane.key);
    let (name, note) = match lane.key {
        LaneKey::History(key) => {
            let note = lane.folded.then(|| n_entries(lang, lane.total));
            (key.word(lang).to_owned(), note)
        }
        LaneKey::Offer => (texts.this_offer.to_owned(), None),
        LaneKey::Carrier(index) => {
            let carrier = index.and_then(|index| dataset.organisations.get(index));
            let name = carrier.map_or(texts.carrier_unknown, |carrier| carrier.short.as_str());
            let undated = n_undated(lang, lane.undated.len());
            let partner = n_as_partner(lang, lane.partner);
            (
                name.to_owned(),
                Some(format!(
                    "{}{partner}{undated}",
                    n_projects(lang, lane.total)
                )),
            )
        }
    };
    let more = (lane.hidden > 0).then(|| {
        let href = list_of(site, lane.key, None);
        let key = format!("more-{id}");
        let index = tab_index(&key, tab_stop);
        html! {
            <a class="lane-more" href=href data-entry=key tabindex=index on:click=|_| to_list()>
                {n_more_entries(lang, lane.hidden)}
            </a>
        }
    });
    let heading = format!("lane-{id}");
    let note = note.map(|note| html! { <span class="note">{note}</span> });
    let Some(_) = widget else {
        return html! { <div class="lane-name"><h3 id=heading>{name}</h3>{more}</div> };
    };
    let key = format!("fold-{id}");
    let index = tab_index(&key, tab_stop);
    let toggled = id.to_owned();
    let fold = move |_| site.go(|state| state.toggle(&toggled));
    let undated = undated(lane).iter().filter_map(|(record, meets)| {
        let one = Summary::of(dataset, *record, lang, site.day())?;
        let key = mark_key(dataset, lane.key, *record)?;
        let index = tab_index(&key, tab_stop);
        let href = site.with(|state| state.selected = Some(one.id.clone()));
        let selected = site
            .state
            .with(|state| state.selected.as_deref() == Some(&*one.id));
        let current = selected.then_some("true");
        let filtered = (!meets).then_some(texts.filtered_out);
        let words = [texts.undated, ": ", &one.title].concat();
        let rest = filtered.map(|words| format!(" ({words})"));
        Some(html! { <a class="lane-undated" href=href data-entry=key tabindex=index aria-current=current>{words}{rest}</a> })
    });
    let undated = undated.collect::<Node>();
    html! {
        <div class="lane-name">
            <h3 id=heading>
                <button
                    type="button"
                    class="lane-toggle"
                    aria-expanded=if lane.folded { "false" } else { "true" }
                    data-entry=key
                    tabindex=index
                    on:click=fold
                >
                    {name}" "{note}
                </button>
            </h3>
            {more}
            {undated}
        </div>
    }
}

/// Where the list stands once it is there: its beginning, not where the button was.
fn to_list() {
    request_animation_frame(|| {
        platform::focus_at_top(LIST_HEADING);
    });
}

/// The list of what a lane holds in a stretch of time.
fn list_of(site: Site, key: LaneKey, window: Option<Window>) -> String {
    let lane = match key {
        LaneKey::History(lane) => LaneId::History(lane),
        LaneKey::Carrier(_) | LaneKey::Offer => LaneId::Projects,
    };
    site.with(|state: &mut State| {
        state.route = Route::Timeline;
        state.presentation = Presentation::List;
        state.lanes = vec![lane];
        state.selected = None;
        state.page = 0;
        if let Some(window) = window {
            state.range.from = Some(window.first);
            state.range.to = Some(window.last);
        }
    })
}

/// Everything of a lane that is not for reading or pointing.
fn drawing(chart: &Chart, lane: &LaneBox) -> Node {
    let mut layers = Layers::default();
    layers.plot = Some((chart.left, chart.left + chart.width));
    for line in &lane.lines {
        layers.line(line);
    }
    for mark in &lane.marks {
        add_shape(&mut layers, chart, mark);
    }
    let mut gaps: Vec<(i32, String)> = Vec::new();
    for gap in &lane.gaps {
        let path = format!("M{} {}V{}", gap.x, gap.from, gap.to);
        match gaps.last_mut() {
            Some((x, before)) if *x == gap.x => *before += &path,
            _ => gaps.push((gap.x, path)),
        }
    }
    let gaps = gaps.into_iter().map(|(x, path)| {
        // As what lies behind the line there.
        let mut bands = chart.bands.iter();
        let class = match bands.find(|band| band.x0 <= x && x < band.x1) {
            Some(band) if band.current => "gap is-now",
            Some(band) if band.shaded => "gap gap--band",
            _ => "gap",
        };
        html! { <path class=class d=path /> }
    });
    let gaps = gaps.collect::<Node>();
    let links = lane.links.iter().map(link_path);
    let links: String = links.collect();
    html! {
        {gaps}
        {layers.into_node()}
        {(!links.is_empty()).then(|| html! { <path class="lane-link" d=links /> })}
    }
}

/// An arrow from a predecessor to its successor.
fn link_path(link: &Link) -> String {
    let ((x0, top0, bottom0), (x1, top1, bottom1)) = (link.from, link.to);
    let (middle0, middle1) = (i32::midpoint(top0, bottom0), i32::midpoint(top1, bottom1));
    if x1 - x0 >= 24 {
        let turn = i32::midpoint(x0, x1);
        return format!("M{x0} {middle0}H{turn}V{middle1}H{x1}m-6-4 6 4-6 4");
    }
    // Next to each other: from edge to edge, or nothing where they meet in one row.
    let x = x1 + 8;
    match top1 - top0 {
        0 => String::new(),
        1.. => format!("M{x} {bottom0}V{top1}m-4-6 4 6 4-6"),
        _ => format!("M{x} {top0}V{bottom1}m-4 6 4-6 4 6"),
    }
}

/// A counted cell: zooms in as long as that shows more, then opens as a list. A single entry opens itself.
fn cell_view(
    widget: Widget,
    ready: &Ready,
    id: &str,
    lane: &LaneBox,
    cell: &Cell,
    tab_stop: Option<&str>,
) -> Node {
    let site = widget.site;
    let key = cell_key(id, cell);
    let index = tab_index(&key, tab_stop);
    let only = cell.only;
    let only =
        only.and_then(|record| Summary::of(ready.dataset(), record, site.lang(), site.day()));
    let zooms = cell.window.days() > Window::SHORTEST;
    let href = if let Some(one) = &only {
        site.with(|state| state.selected = Some(one.id.clone()))
    } else if zooms {
        site.with(|state| {
            state.range.from = Some(cell.window.first);
            state.range.to = Some(cell.window.last);
        })
    } else {
        list_of(site, lane.key, Some(cell.window))
    };
    let target = href.clone();
    let to_entries = only.is_none() && !zooms;
    let follow = move |event: leptos::ev::MouseEvent| {
        if platform::is_plain_click(&event) {
            event.prevent_default();
            if !widget.dragged.get_value() {
                site.follow(&target);
                if to_entries {
                    to_list();
                }
            }
        }
    };
    let name = match only {
        Some(one) => one_more_entry(site.lang(), &one.title, &one.when),
        None => n_entries_from(site.lang(), cell.count, cell.window),
    };
    let (y, h) = (lane.cells_y, lane.cells_height);
    let (x, width) = (cell.x0 + 2, cell.x1 - cell.x0 - 4);
    // As high as its share of the fullest, but always to be seen.
    let most = h - 4;
    let share = cell.count * most.unsigned_abs() as usize / cell.most.max(1);
    let fill = i32::try_from(share).unwrap_or(most).clamp(3, most.max(3));
    html! {
        <a class="entry cell" href=href aria-label=name data-entry=key tabindex=index on:click=follow>
            <rect class="entry-hit" x=x y=y width=width height=h />
            <rect class="cell-fill" x=x y=y + h - fill width=width height=fill />
            <text class="cell-count" transform=at(x + width / 2, y + h - 9)>{format!("+ {}", cell.count)}</text>
        </a>
    }
}
