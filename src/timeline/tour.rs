//! The guided tour: a text with its sources at each step, and a view of the timeline to go with it.

use chronik::dataset::wire::{Tour, TourStep};
use chronik::state::State;
use chronik::timeline::window::{Range, Span, Window};
use leptos::prelude::*;
use markup::html;

use crate::dom::Node;
use crate::i18n::step_of;
use crate::kern::{Icon, icon_small, source_list};
use crate::platform;
use crate::site::{Ready, Site};

/// Id of the heading of the step.
const HEADING: &str = "rundgang-titel";
/// Id of the link to the first tour: who leaves a tour comes back to it.
const OFFER: &str = "rundgang";

/// What a step shows beside its text. An end of the chronicle is no end of the window, as in every other link.
fn shown(state: &mut State, step: &TourStep, span: Span) {
    let (from, to) = step.window_days().unzip();
    state.range = Window::of(Range { from, to }, span).range(span);
    state.as_of = step.day();
    state.selected.clone_from(&step.selected);
    state.tour = Some(step.id.clone());
}

/// The tours to begin, or the step that is open.
#[must_use]
pub fn tour(site: Site, ready: &Ready) -> Node {
    let step = Memo::new(move |_| site.state.with(|state| state.tour.clone()));
    Effect::new(move |before: Option<Option<String>>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            platform::focus(if now.is_some() { HEADING } else { OFFER });
        }
        now
    });
    let data = ready.clone();
    let view = move || {
        let open = step.get();
        let found = open.and_then(|id| {
            let tour = data.dataset().tour(&id)?;
            let place = tour
                .steps
                .iter()
                .position(|step| step.id == id)
                .unwrap_or(0);
            Some((tour, place))
        });
        match found {
            Some((tour, place)) if !tour.steps.is_empty() => open_tour(site, &data, tour, place),
            _ => tours(site, &data),
        }
    };
    html! { {view} }
}

fn tours(site: Site, ready: &Ready) -> Node {
    let lang = site.lang();
    let span = ready.dataset().span;
    let tours = ready.dataset().tours.iter().enumerate();
    let offers = tours.filter_map(|(at, tour)| {
        let first = tour.steps.first()?;
        let id = (at == 0).then_some(OFFER);
        let href = site.with(|state| shown(state, first, span));
        Some(html! {
            <p class="tour-offer needs-app">
                <a id=id href=href>{tour.title.get(lang).to_owned()}</a>
                " "
                <span class="muted">{tour.summary.get(lang).to_owned()}</span>
            </p>
        })
    });
    offers.collect()
}

fn open_tour(site: Site, ready: &Ready, tour: &Tour, place: usize) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let span = ready.dataset().span;
    let count = tour.steps.len();
    let link = |to: Option<usize>, name: &'static str, back: bool| {
        let step = to.and_then(|to| tour.steps.get(to))?;
        let href = site.with(|state| shown(state, step, span));
        let class = if back {
            "kern-btn kern-btn--secondary"
        } else {
            "kern-btn kern-btn--primary"
        };
        let left = back.then(|| icon_small(Icon::ChevronLeft));
        let right = (!back).then(|| icon_small(Icon::ChevronRight));
        Some(
            html! { <a class=class href=href>{left}<span class="kern-label">{name}</span>{right}</a> },
        )
    };
    // What is shown stays: it may be what somebody wants to look at.
    let leave = site.with(|state| state.tour = None);
    // On screen one step; on paper all of them, in their order.
    let steps = tour.steps.iter().enumerate().map(|(at, step)| {
        let here = at == place;
        let class = if here {
            "tour-step"
        } else {
            "tour-step print-only"
        };
        let heading = here.then_some(HEADING);
        let focusable = here.then_some("-1");
        html! {
            <li class=class>
                <p class="muted">{step_of(lang, at + 1, count)}</p>
                <h2 id=heading tabindex=focusable>{step.title.get(lang).to_owned()}</h2>
                <p class="text">{step.text.get(lang).to_owned()}</p>
                <details class="tour-sources">
                    <summary>{t.sources}</summary>
                    {source_list(ready.dataset(), lang, &step.sources, false)}
                </details>
            </li>
        }
    });
    let steps = steps.collect::<Node>();
    html! {
        <section class="tour" aria-label=tour.title.get(lang).to_owned()>
            <ol class="tour-steps">{steps}</ol>
            <div class="actions">
                {link(place.checked_sub(1), t.step_before, true)}
                {link(Some(place + 1), t.step_after, false)}
                <a class="kern-btn kern-btn--tertiary" href=leave>{icon_small(Icon::Cross)}<span class="kern-label">{t.leave_tour}</span></a>
                <button type="button" class="kern-btn kern-btn--tertiary needs-app" on:click=|_| platform::print()>
                    {icon_small(Icon::Print)}<span class="kern-label">{t.print}</span>
                </button>
            </div>
        </section>
    }
}
