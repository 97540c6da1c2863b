//! An entry in the chart: a link with its name, its label, and the frame for focus and selection.

use chronik::dataset::{Dataset, RecordRef};
use chronik::lang::Lang;
use chronik::state::{Route, State};
use chronik::timeline::chart::{Chart, LaneKey, Mark, Shape, Tone};
use leptos::prelude::*;
use markup::html;

use super::chart::at;
use super::lane::tab_index;
use super::layers::Layers;
use super::record::Summary;
use super::widget::Widget;
use crate::dom::Node;
use crate::i18n::{Word, entry_name, partner_lane};
use crate::platform;
use crate::site::{Ready, Site};

/// The id of a record that can stand on the timeline.
#[must_use]
pub fn record_id(dataset: &Dataset, record: RecordRef) -> Option<&str> {
    match record {
        RecordRef::Entry(index) => dataset.entries.get(index).map(|entry| entry.id.as_str()),
        RecordRef::Offer(index) => dataset.offers.get(index).map(|offer| offer.id.as_str()),
        _ => None,
    }
}

/// The key of a record in a lane: its id, and in a further lane of it one of its own, so that the keyboard knows which of the two
/// has the focus.
#[must_use]
pub(super) fn mark_key(dataset: &Dataset, lane: LaneKey, record: RecordRef) -> Option<String> {
    let id = record_id(dataset, record)?;
    Some(match further_lane(dataset, lane, record, Lang::De) {
        Some((lane, _)) => format!("{id}{IN_LANE}{lane}"),
        None => id.to_owned(),
    })
}

/// Between the id of a record and a further lane; in no id.
const IN_LANE: char = '@';

/// The id of the record that a key in the chart is of.
#[must_use]
pub(crate) fn record_of(key: &str) -> &str {
    key.split_once(IN_LANE).map_or(key, |(id, _)| id)
}

/// Id and name of the lane, if it is a further one of the record: an entry stands in several, a project at each partner.
fn further_lane(
    dataset: &Dataset,
    lane: LaneKey,
    record: RecordRef,
    lang: Lang,
) -> Option<(&str, &str)> {
    match (lane, record) {
        (LaneKey::History(lane), RecordRef::Entry(index)) => {
            let entry = dataset.entries.get(index)?;
            (entry.lane != lane).then(|| (lane.id(), lane.word(lang)))
        }
        (LaneKey::Carrier(Some(index)), RecordRef::Offer(offer)) => {
            let partner = dataset.organisations.get(index)?;
            let offer = dataset.offers.get(offer)?;
            (offer.carrier.as_ref() != Some(&partner.id)).then_some((&partner.id, &partner.short))
        }
        _ => None,
    }
}

/// Adds what is drawn of a mark to the layers of its lane.
pub(super) fn add_shape(layers: &mut Layers, chart: &Chart, mark: &Mark) {
    let (y, h) = (mark.y, mark.height);
    let (x0, x1) = mark.edges();
    // A disputed stretch is no claim: it gets the box instead of a bar. A disputed offer is certain to have
    // existed, so it keeps its bar and carries the sign.
    let offer = matches!(mark.record, RecordRef::Offer(_));
    let layers =
        layers.later_if(mark.conflict && !offer && chart.as_of.is_some_and(|day| day < x0));
    match &mark.shape {
        Shape::Bar { .. } if mark.conflict && !offer => layers.disputed(x0, x1, y, h),
        Shape::Point { point, .. } if mark.conflict => layers.sign(point.x - 8, y + h / 2 - 8),
        shape => layers.shape(shape, mark.tone, y, h),
    }
    if let (Shape::Bar { extent, .. }, true) = (&mark.shape, mark.conflict) {
        let (from, to) = if offer && extent.core1 - extent.core0 > 60 {
            (extent.core0, extent.core1)
        } else {
            (x0, x1)
        };
        // At the end, and never on the label; in the middle of a box too short for a label.
        let long = to - from > 60;
        let x = if long { to - 22 } else { from.midpoint(to) - 8 };
        let inside = mark.label.as_ref().filter(|label| label.inside);
        let covers = inside.is_some_and(|label| label.span().1 > x - 2);
        if (long || !offer) && !covers && x > chart.left {
            layers.sign(x, y + h / 2 - 8);
        }
    }
}

/// The link of a mark.
pub(super) fn mark_view(
    site: Site,
    ready: &Ready,
    chart: &Chart,
    lane: LaneKey,
    mark: &Mark,
    widget: Option<Widget>,
    tab_stop: Option<&str>,
) -> Option<Node> {
    let lang = site.lang();
    let dataset = ready.dataset();
    let summary = Summary::of(dataset, mark.record, lang, site.day())?;
    let strong = mark.tone == Tone::Strong && matches!(mark.shape, Shape::Bar { .. });
    // Whoever speaks to the computer says what is written: the name begins with the visible words
    // (WCAG 2.5.3), then says in full what they abbreviate.
    let visible = mark.label.as_ref().map(|label| label.label.lines.join(" "));
    let visible = visible.unwrap_or_default();
    let here = further_lane(dataset, lane, mark.record, lang).map(|(_, name)| match lane {
        LaneKey::Carrier(_) => partner_lane(lang, name),
        _ => name.to_owned(),
    });
    let mut rest = vec![
        summary.title.as_str(),
        summary.when.as_str(),
        here.as_deref().unwrap_or(&summary.lane),
        summary.certainty,
    ];
    // What is hatched is never told by the pattern alone.
    if matches!(&mark.shape, Shape::Bar { extent, .. } if extent.planned.is_some()) {
        rest.push(site.texts().planned_from_today);
    }
    // Neither is what is only an outline.
    let outside = match mark.record {
        RecordRef::Offer(index) => dataset.offers.get(index),
        _ => None,
    };
    let outside = outside.and_then(|offer| offer.outside_iq.as_ref());
    let outside = outside.map(|time| {
        format!(
            "{} {}",
            site.texts().legend_outside_text,
            time.edtf().words(lang)
        )
    });
    rest.extend(outside.as_deref());
    if mark.tone == Tone::Filtered {
        rest.push(site.texts().filtered_out);
    }
    rest.retain(|words| !visible.contains(words));
    let name = entry_name(lang, &visible, &rest.join(", "), strong);
    let href = entry_href(site, dataset, mark.record, &summary.id);
    let (target, id) = (href.clone(), summary.id.clone());
    // The router only knows HTML links.
    let follow = move |event: leptos::ev::MouseEvent| {
        if platform::is_plain_click(&event) {
            event.prevent_default();
            match widget {
                Some(widget) if widget.dragged.get_value() => {}
                Some(_) => site.go(|state| state.selected = Some(id.clone())),
                None => site.follow(&target),
            }
        }
    };
    let selected = widget.is_some()
        && site
            .state
            .with(|state| state.selected.as_deref() == Some(&*summary.id));
    let (from, to) = mark.edges();
    let (from, to) = match &mark.label {
        Some(label) => (from.min(label.span().0 - 2), to.max(label.span().1 + 2)),
        None => (from, to),
    };
    let (from, to) = (
        from.max(chart.left - 5),
        to.min(chart.left + chart.width + 5),
    );
    let phase = phase_of(dataset, mark.record);
    let key = mark_key(dataset, lane, mark.record)?;
    let index = tab_index(&key, tab_stop);
    Some(html! {
        <a
            class="entry"
            class:is-now=strong
            class:is-selected=selected
            href=href
            aria-label=name
            aria-current=selected.then_some("true")
            data-entry=key
            tabindex=index
            on:click=follow
        >
            <rect class="entry-hit" x=from - 2 y=mark.y - 2 width=to - from + 4 height=mark.height + 4 />
            {label_view(mark, phase)}
        </a>
    })
}

fn phase_of(dataset: &Dataset, record: RecordRef) -> bool {
    match record {
        RecordRef::Entry(index) => dataset
            .entries
            .get(index)
            .is_some_and(|entry| entry.phase.is_some()),
        _ => false,
    }
}

/// Every entry leads to its detail below the chart; on other pages a phase leads to its own.
fn entry_href(site: Site, dataset: &Dataset, record: RecordRef, id: &str) -> String {
    let state = site.state.get_untracked();
    if state.route == Route::Timeline {
        let mut state = site.written.get();
        state.selected = Some(id.to_owned());
        return site.href(&state);
    }
    if phase_of(dataset, record) {
        return site.link(Route::Phase(id.to_owned()));
    }
    site.href(&State {
        selected: Some(id.to_owned()),
        as_of: state.as_of,
        ..State::at(site.lang(), Route::Timeline)
    })
}

/// The label: lines 16 px apart, in the middle of the row.
fn label_view(mark: &Mark, phase: bool) -> Option<Node> {
    let label = mark.label.as_ref()?;
    let count = i32::try_from(label.label.lines.len()).unwrap_or(1);
    let first = mark.y + mark.height / 2 + 5 - (count - 1) * 8;
    let anchor = label.ends.then_some("end");
    let lines = label.label.lines.iter().enumerate().map(|(index, line)| {
        let title = index < label.label.title_lines;
        let class = match (title, phase, label.inside) {
            (true, true, true) => "label-title label-title--phase inside",
            (true, true, false) => "label-title label-title--phase",
            (true, false, true) => "label-title inside",
            (true, false, false) => "label-title",
            (false, _, true) => "label-when inside",
            (false, _, false) => "label-when",
        };
        let y = first + i32::try_from(index).unwrap_or_default() * 16;
        // The blank keeps the lines apart for what reads the text of the link.
        html! { <text class=class transform=at(label.x, y) text-anchor=anchor>{line.clone()}</text> " " }
    });
    Some(lines.collect())
}
