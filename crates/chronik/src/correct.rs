//! A view asked for, brought into what a dataset has.

use crate::dataset::{Dataset, RecordRef, is_hidden};
use crate::facets::BATCH;
use crate::state::{Facet, LaneId, Route, State};
use crate::timeline::table::PAGE;
use crate::timeline::window::Window;

/// The view with everything left out, or brought inside, that the dataset does not have: unknown ids, days outside its
/// span, a stretch of time in the wrong order.
#[must_use]
pub fn correct(state: &State, dataset: &Dataset) -> State {
    let mut state = state.clone();
    let (first, last) = dataset.span;
    let on_timeline = |id: &String| {
        matches!(
            dataset.find(id),
            Some(RecordRef::Entry(_) | RecordRef::Offer(_))
        )
    };
    state.selected = state.selected.filter(on_timeline);
    state.as_of = state.as_of.map(|day| day.clamp(first, last.max(first)));
    state.range = Window::of(state.range, dataset.span).range(dataset.span);
    let lane = |id: &String| {
        let known = LaneId::ALL.iter().any(|lane| lane.id() == id);
        // Projects without a carrier have a lane too.
        known || id == "none" || dataset.organisation(id).is_some()
    };
    state.toggled.retain(lane);
    let (records, at_once) = match state.route {
        Route::Timeline => (dataset.entries.len() + dataset.offers.len(), PAGE),
        _ => (dataset.projects().count(), BATCH),
    };
    state.page = state.page.min(records.saturating_sub(1) / at_once);
    state.tour = state.tour.filter(|id| dataset.tour(id).is_some());
    state.saved.retain(|id| dataset.offer(id).is_some());
    state.filter.retain(|facet, id| match facet {
        Facet::Carrier => dataset.organisation(id).is_some(),
        Facet::Phase => dataset.entry(id).is_some_and(|entry| entry.phase.is_some()),
        Facet::Language => {
            let mut languages = dataset.offers.iter().flat_map(|offer| &offer.languages);
            languages.any(|code| code == id)
        }
        _ => true,
    });
    state
}

/// The parts of a query that `shown` leaves out of what was `asked` for. Who names the first or the last day of the
/// chronicle has all that was asked for, though links do not name them.
#[must_use]
pub fn left_out(asked: &State, shown: &State, query: &str, dataset: &Dataset) -> Vec<String> {
    let (first, last) = dataset.span;
    let mut shown = shown.clone();
    if asked.range.from == Some(first) {
        shown.range.from = asked.range.from;
    }
    if asked.range.to == Some(last) {
        shown.range.to = asked.range.to;
    }
    let parts = shown.not_understood(query).into_iter();
    parts.map(|part| visible(&part)).collect()
}

/// A text in which no character works unseen: one that turns the direction of writing would turn the note about itself.
fn visible(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if is_hidden(c) {
            out += &format!("[U+{:04X}]", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
