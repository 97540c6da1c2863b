//! The buttons over the chart: stretches of time, moving, zooming, and which lanes are shown.

use chronik::dataset::Dataset;
use chronik::state::LaneId;
use chronik::timeline::roving::ZOOM_STEP;
use chronik::timeline::window::{Range, Span, Window};
use leptos::prelude::*;
use markup::html;

use super::widget::Widget;
use crate::dom::Node;
use crate::i18n::{Word, years_preset};
use crate::kern::{Icon, icon_small};
use crate::platform;

/// The button that opens the panel of lanes.
const LANES_BUTTON: &str = "spuren-knopf";

/// Three stretches of phases that follow each other, the last one open.
fn presets(dataset: &Dataset) -> Vec<Range> {
    let phases = dataset.phases();
    let begin = |index: usize| phases.get(index)?.when.as_ref()?.earliest_start();
    let end = |index: usize| phases.get(index)?.when.as_ref()?.latest_end();
    let third = phases.len() / 3;
    if third == 0 {
        return Vec::new();
    }
    let from = [0, third, 2 * third];
    let ranges = from.into_iter().enumerate().map(|(nth, at)| Range {
        from: begin(at),
        to: if nth == 2 { None } else { end(at + third - 1) },
    });
    ranges.filter(|range| range.from.is_some()).collect()
}

/// The toolbar. One tab stop, arrows inside. `open` tells whether the panel of lanes is.
#[must_use]
pub fn toolbar(widget: Widget, open: RwSignal<bool>) -> Node {
    let site = widget.site;
    let t = site.texts();
    let lang = site.lang();
    let data = widget.data();
    let span = data.dataset().span;
    let preset = |range: Range, name: String, first: bool| {
        let window = Window::of(range, span);
        let pressed = move || {
            if widget.window() == window {
                "true"
            } else {
                "false"
            }
        };
        let show = move |_| widget.show(window);
        let index = if first { "0" } else { "-1" };
        html! {
            <button type="button" class="kern-btn kern-btn--secondary preset" aria-pressed=pressed tabindex=index on:click=show>
                {icon_small(Icon::Tick)}
                <span class="kern-label">{name}</span>
            </button>
        }
    };
    let mut ranges = vec![preset(Range::default(), t.whole_time.to_owned(), true)];
    for range in presets(data.dataset()) {
        ranges.push(preset(range, years_preset(lang, range), false));
    }
    // Still reached with the keyboard where it can do nothing, and said to: whoever has pressed it would lose their place.
    let button = |name: &'static str,
                  icon: Icon,
                  at_end: fn(Window, Span) -> bool,
                  act: Box<dyn Fn()>| {
        let at_end = Memo::new(move |_| at_end(widget.window(), widget.span()));
        let disabled = move || at_end.get().then_some("true");
        html! {
            <button type="button" class="kern-btn kern-btn--secondary square" aria-label=name title=name aria-disabled=disabled tabindex="-1" on:click=move |_| act()>
                {icon_small(icon)}
            </button>
        }
    };
    let at = move || {
        // Around the chosen entry if there is one in the window, else around the middle.
        let chosen = widget.active.get_untracked().unwrap_or_default();
        let width = super::plot_width(site.page_width());
        widget.stops.with_value(|stops| stops.share(&chosen, width))
    };
    html! {
        <div class="chart-buttons" role="toolbar" aria-label=t.time_shown on:keydown=|event| platform::rove(&event)>
            <div class="actions" role="group" aria-label=t.presets>{ranges}</div>
            <div class="actions" role="group" aria-label=t.move_and_zoom>
                {button(t.earlier_time, Icon::ChevronLeft, |window, span| window.first <= span.0, Box::new(move || widget.pan(-0.5)))}
                {button(t.later_time, Icon::ChevronRight, |window, span| window.last >= span.1, Box::new(move || widget.pan(0.5)))}
                {button(t.wider, Icon::Minus, |window, span| window.is_all(span), Box::new(move || widget.zoom(ZOOM_STEP, at())))}
                {button(t.closer, Icon::Plus, |window, span| window.days() <= Window::SHORTEST.min(Window::all(span).days()), Box::new(move || widget.zoom(1.0 / ZOOM_STEP, at())))}
                <button
                    type="button"
                    class="kern-btn kern-btn--secondary"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="spuren"
                    id=LANES_BUTTON
                    tabindex="-1"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span class="kern-label">{t.lanes}</span>
                    {icon_small(Icon::ChevronDown)}
                </button>
            </div>
        </div>
    }
}

/// Below the toolbar, where it moves no control beside it: which lanes are shown, if that is `open`.
#[must_use]
pub fn lanes(widget: Widget, open: RwSignal<bool>) -> Node {
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            open.set(false);
            platform::focus(LANES_BUTTON);
        }
    };
    html! {
        <div class="wrap row needs-app">
            <div></div>
            <div id="spuren" on:keydown=escape>{move || open.get().then(|| lanes_panel(widget))}</div>
        </div>
    }
}

/// Which lanes are shown, in which order.
fn lanes_panel(widget: Widget) -> Node {
    let site = widget.site;
    let t = site.texts();
    let lang = site.lang();
    let rows = move || {
        let shown = site.state.with(|state| state.shown_lanes());
        let mut all = shown.clone();
        for lane in LaneId::ALL.into_iter().filter(|lane| !shown.contains(lane)) {
            put_back(&mut all, lane);
        }
        let rows = all.into_iter().map(|lane| {
            let place = shown.iter().position(|other| *other == lane);
            let name = match lane {
                LaneId::History(lane) => lane.word(lang),
                LaneId::Projects => t.projects,
            };
            // The last one stays: an empty chart helps nobody.
            let only = place.is_some() && shown.len() == 1;
            let toggle = move |_| change(widget, lane, "", |lanes, at| match at {
                Some(at) => drop(lanes.remove(at)),
                None => put_back(lanes, lane),
            });
            let step = |by: isize, part: &'static str, words: &'static str, icon: Icon| {
                let possible = place.and_then(|at| at.checked_add_signed(by)).is_some_and(|to| to < shown.len());
                let act = move |_| change(widget, lane, part, move |lanes, at| {
                    if let Some((at, to)) = at.and_then(|at| Some((at, at.checked_add_signed(by)?)))
                        && to < lanes.len()
                    {
                        lanes.swap(at, to);
                    }
                });
                let label = format!("{name}: {words}");
                html! {
                    <button type="button" class="kern-btn kern-btn--tertiary square" id=part_id(lane, part) aria-label=label title=words disabled=!possible on:click=act>
                        {icon_small(icon)}
                    </button>
                }
            };
            html! {
                <li>
                    <label class="facet-row">
                        <input type="checkbox" id=part_id(lane, "") disabled=only prop:checked=place.is_some() checked=place.is_some() on:change=toggle />
                        <span>{name}</span>
                    </label>
                    {step(-1, "-hoch", t.lane_up, Icon::ArrowUp)}
                    {step(1, "-runter", t.lane_down, Icon::ArrowDown)}
                </li>
            }
        });
        rows.collect::<Node>()
    };
    let reset = move |_| {
        site.go(|state| {
            state.lanes.clear();
            state.toggled.clear();
        })
    };
    html! {
        <div class="lanes-panel">
            <fieldset class="kern-fieldset facet">
                <legend class="kern-label">{t.lanes_shown}</legend>
                <ol>{rows}</ol>
                <button type="button" class="kern-btn kern-btn--tertiary" on:click=reset><span class="kern-label">{t.reset_lanes}</span></button>
            </fieldset>
        </div>
    }
}

/// Puts a lane that was hidden where it stands by itself: before the first of those that come after it.
fn put_back(lanes: &mut Vec<LaneId>, lane: LaneId) {
    let place = |lane: &LaneId| LaneId::ALL.iter().position(|other| other == lane);
    let at = lanes.iter().position(|other| place(other) > place(&lane));
    lanes.insert(at.unwrap_or(lanes.len()), lane);
}

/// The id of a check box in the panel, or of a button beside it.
fn part_id(lane: LaneId, part: &str) -> String {
    format!("spur-{}{part}", lane.id())
}

/// Changes the list of lanes; all in their own order is no list at all. The rows change places, and the focus goes with
/// the part that was used; at the top or bottom, where a button ends, to the check box of its lane.
fn change(
    widget: Widget,
    lane: LaneId,
    part: &'static str,
    change: impl FnOnce(&mut Vec<LaneId>, Option<usize>),
) {
    request_animation_frame(move || {
        for part in [part, ""] {
            if platform::focus_is_lost() {
                platform::focus(&part_id(lane, part));
            }
        }
    });
    widget.site.go(|state| {
        let mut lanes = state.shown_lanes();
        let at = lanes.iter().position(|other| *other == lane);
        change(&mut lanes, at);
        state.lanes = if lanes == LaneId::ALL {
            Vec::new()
        } else {
            lanes
        };
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lane that was hidden and shown again stood below all others, and its check box with it.
    #[test]
    fn a_hidden_lane_comes_back_to_its_place() {
        let all = LaneId::ALL.to_vec();
        for at in 0..all.len() {
            let mut lanes = all.clone();
            let lane = lanes.remove(at);
            put_back(&mut lanes, lane);
            assert_eq!(lanes, all);
        }
        // Among lanes in another order, before the first that comes after it.
        let mut lanes = vec![LaneId::Projects, all[0]];
        put_back(&mut lanes, all[1]);
        assert_eq!(lanes, [all[1], LaneId::Projects, all[0]]);
    }
}
