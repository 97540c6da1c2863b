//! Facets with counts, and the active ones as chips.

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::facets::{Choice, Facets};
use chronik::lang::Lang;
use chronik::state::{Filter, State};
use chronik::timeline::window::Range;
use leptos::prelude::*;
use markup::html;

use crate::i18n::{Word, phase_years, range_words};
use crate::kern::{Icon, icon_small};
use crate::platform;
use crate::site::{Ready, Site};

/// How a facet turns one of its values on or off.
type Toggle<T> = fn(&mut Filter) -> &mut Vec<T>;

/// All facets.
#[must_use]
pub fn facets(site: Site, ready: &Ready, facets: Facets) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let carriers = ready.clone();
    let phases = ready.clone();
    html! {
        {facet(site, t.facet_status, facets.status, move |v| v.word(lang).to_owned(), |f| &mut f.status)}
        {facet(site, t.facet_activity, facets.activity, move |v| v.word(lang).to_owned(), |f| &mut f.activity)}
        {facet(site, t.facet_field, facets.field, move |v| v.word(lang).to_owned(), |f| &mut f.field)}
        {facet(site, t.facet_audience, facets.audience, move |v| v.word(lang).to_owned(), |f| &mut f.audience)}
        {facet(site, t.facet_carrier, facets.carrier, move |id| carrier_name(carriers.dataset(), id), |f| &mut f.carrier)}
        {facet(site, t.facet_phase, facets.phase, move |id| phase_name(phases.dataset(), id), |f| &mut f.phase)}
    }
}

fn carrier_name(dataset: &Dataset, id: &str) -> String {
    dataset
        .organisation(id)
        .map_or_else(|| id.to_owned(), |carrier| carrier.short.clone())
}

fn phase_name(dataset: &Dataset, id: &str) -> String {
    dataset
        .entry(id)
        .map_or_else(|| id.to_owned(), |phase| phase_years(phase.when.as_ref()))
}

fn facet<T: Clone + PartialEq + Send + Sync + 'static>(
    site: Site,
    legend: &'static str,
    choices: Vec<Choice<T>>,
    name: impl Fn(&T) -> String,
    list: Toggle<T>,
) -> Node {
    let rows = choices
        .into_iter()
        .map(|choice| {
            let Choice {
                value,
                count,
                chosen,
            } = choice;
            let words = name(&value);
            let toggle = move |_| site.go(|state| toggle(list(&mut state.filter), value.clone()));
            row(words, count, chosen, Box::new(toggle))
        })
        .collect::<Node>();
    html! {
        <fieldset class="kern-fieldset facet">
            <legend class="kern-label">{legend}</legend>
            <ul>{rows}</ul>
        </fieldset>
    }
}

/// One check box with its count.
fn row(
    words: String,
    count: usize,
    chosen: bool,
    toggle: Box<dyn FnMut(leptos::ev::Event)>,
) -> Node {
    let class = if count == 0 {
        "facet-row is-empty"
    } else {
        "facet-row"
    };
    html! {
        <li>
            <label class=class>
                <input class="kern-form-check__checkbox" type="checkbox" prop:checked=chosen checked=chosen on:change=toggle />
                <span>{words}</span>
                " "
                <span class="facet-count">{count}</span>
            </label>
        </li>
    }
}

fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) {
    match values.iter().position(|other| *other == value) {
        Some(index) => {
            values.remove(index);
        }
        None => values.push(value),
    }
}

/// The active filters as buttons that remove them.
#[must_use]
pub(super) fn chips(site: Site, ready: &Ready) -> Node {
    let (filter, range) = site.state.with(|state| (state.filter.clone(), state.range));
    if filter.is_empty() && range.is_all() {
        return Node::Empty;
    }
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let mut chips: Vec<Node> = Vec::new();
    if !filter.query.is_empty() {
        let words = format!("{}: {}", t.facet_search, filter.query);
        chips.push(chip(
            site,
            words,
            Box::new(|state| state.filter.query.clear()),
        ));
    }
    if !range.is_all() {
        let words = format!("{}: {}", t.facet_range, range_words(lang, range));
        chips.push(chip(
            site,
            words,
            Box::new(|state| state.range = Range::default()),
        ));
    }
    push(
        &mut chips,
        site,
        t.facet_status,
        filter.status,
        |f| &mut f.status,
        |v| v.word(lang).to_owned(),
    );
    push(
        &mut chips,
        site,
        t.facet_activity,
        filter.activity,
        |f| &mut f.activity,
        |v| v.word(lang).to_owned(),
    );
    push(
        &mut chips,
        site,
        t.facet_field,
        filter.field,
        |f| &mut f.field,
        |v| v.word(lang).to_owned(),
    );
    push(
        &mut chips,
        site,
        t.facet_audience,
        filter.audience,
        |f| &mut f.audience,
        |v| v.word(lang).to_owned(),
    );
    push(
        &mut chips,
        site,
        t.facet_carrier,
        filter.carrier,
        |f| &mut f.carrier,
        |id| carrier_name(dataset, id),
    );
    push(
        &mut chips,
        site,
        t.facet_phase,
        filter.phase,
        |f| &mut f.phase,
        |id| phase_name(dataset, id),
    );
    let reset = move |_| {
        site.go(|state| {
            state.filter = Filter::default();
            state.range = Range::default();
        });
        platform::focus(RESULTS_HEADING);
    };
    html! {
        <ul class="chips">
            {chips}
            <li>
                <button type="button" class="kern-btn kern-btn--tertiary" on:click=reset>
                    <span class="kern-label">{t.reset_all}</span>
                </button>
            </li>
        </ul>
    }
}

/// Id of the heading of the results: where the focus goes when a chip is gone.
pub(super) const RESULTS_HEADING: &str = "ergebnisse";

fn push<T: Clone + PartialEq + Send + Sync + 'static>(
    chips: &mut Vec<Node>,
    site: Site,
    facet: &str,
    values: Vec<T>,
    list: Toggle<T>,
    name: impl Fn(&T) -> String,
) {
    for value in values {
        let words = format!("{facet}: {}", name(&value));
        let remove =
            move |state: &mut State| list(&mut state.filter).retain(|other| *other != value);
        chips.push(chip(site, words, Box::new(remove)));
    }
}

fn chip(site: Site, words: String, remove: Box<dyn Fn(&mut State) + Send + Sync>) -> Node {
    let click = move |_| {
        site.go(|state| remove(state));
        platform::focus(RESULTS_HEADING);
    };
    html! {
        <li>
            <button type="button" class="chip" on:click=click>
                <span class="sr-only">{site.texts().remove_filter}</span>
                {words}
                {icon_small(Icon::Cross)}
            </button>
        </li>
    }
}

/// How many values are chosen.
#[must_use]
pub fn active(lang: Lang, filter: &Filter) -> String {
    let n = filter.status.len()
        + filter.activity.len()
        + filter.field.len()
        + filter.audience.len()
        + filter.carrier.len()
        + filter.phase.len();
    crate::i18n::filter_button(lang, n)
}
