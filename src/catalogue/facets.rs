//! Facets with counts, and the active ones as chips.

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::dataset::vocabulary::{Activity, Audience, Certainty, Field};
use chronik::edtf::Day;
use chronik::facets::{Choice, Facets};
use chronik::lang::Lang;
use chronik::presence::Status;
use chronik::state::{Facet, Filter, State};
use chronik::timeline::window::Range;
use leptos::prelude::*;
use markup::html;

use crate::i18n::{Messages, Word, language_name, messages, phase_years, range_words};
use crate::kern::{Icon, date_field, icon_small};
use crate::platform;
use crate::site::{Ready, Site};

/// All facets.
#[must_use]
pub fn facets(site: Site, ready: &Ready, facets: Facets) -> Node {
    facets
        .into_iter()
        .map(|(facet, choices)| group(site, ready.dataset(), facet, choices))
        .collect()
}

/// The day for which the status of the offers is said.
#[must_use]
pub fn as_of(site: Site, ready: &Ready) -> Node {
    let set = move |day: Day| {
        site.go(|state| state.as_of = site.as_of(day));
    };
    html! {
        <div class="as-of">
            {date_field(site.lang(), "stand", site.texts().as_of, ready.dataset().span, move || site.day(), set)}
            <p class="note">{site.texts().as_of_hint}</p>
        </div>
    }
}

/// What the page calls a facet.
#[must_use]
pub const fn facet_name(t: &Messages, facet: Facet) -> &'static str {
    match facet {
        Facet::Status => t.facet_status,
        Facet::Activity => t.facet_activity,
        Facet::Field => t.facet_field,
        Facet::Audience => t.facet_audience,
        Facet::Language => t.facet_language,
        Facet::Carrier => t.facet_carrier,
        Facet::Phase => t.facet_phase,
        Facet::Certainty => t.facet_certainty,
    }
}

/// What the page calls a value of a facet; what nobody knows is called as it is in the address.
#[must_use]
pub fn value_name(dataset: &Dataset, lang: Lang, facet: Facet, value: &str) -> String {
    fn word<T: Word>(value: Option<T>, lang: Lang) -> Option<String> {
        value.map(|value| value.word(lang).to_owned())
    }
    let name = match facet {
        Facet::Status => word(Status::parse(value), lang),
        Facet::Activity => word(Activity::parse(value), lang),
        Facet::Field => word(Field::parse(value), lang),
        Facet::Audience => word(Audience::parse(value), lang),
        Facet::Certainty => word(Certainty::parse(value), lang),
        Facet::Language => Some(language_name(value, lang).to_owned()),
        Facet::Carrier => dataset.organisation(value).map(|one| one.short.clone()),
        Facet::Phase => dataset
            .entry(value)
            .map(|phase| phase_years(phase.when.as_ref())),
    };
    name.unwrap_or_else(|| value.to_owned())
}

fn group(site: Site, dataset: &Dataset, facet: Facet, choices: Vec<Choice>) -> Node {
    let rows = choices
        .into_iter()
        .map(|choice| {
            let words = value_name(dataset, site.lang(), facet, &choice.value);
            row(site, facet, words, choice)
        })
        .collect::<Node>();
    html! {
        <fieldset class="kern-fieldset facet">
            <legend class="kern-label">{facet_name(site.texts(), facet)}</legend>
            <ul>{rows}</ul>
        </fieldset>
    }
}

/// One check box with its count.
fn row(site: Site, facet: Facet, words: String, choice: Choice) -> Node {
    let Choice {
        value,
        count,
        chosen,
    } = choice;
    let toggle = move |_| site.go(|state| state.filter.toggle(facet, &value));
    let class = if count == 0 {
        "facet-row is-empty"
    } else {
        "facet-row"
    };
    html! {
        <li>
            <label class=class>
                <input type="checkbox" prop:checked=chosen checked=chosen on:change=toggle />
                <span>{words}</span>
                " "
                <span class="facet-count">{count}</span>
            </label>
        </li>
    }
}

/// A filter in words: "Suche: Pflege · Status: Beendet".
#[must_use]
pub fn filter_words(dataset: &Dataset, lang: Lang, filter: &Filter) -> String {
    let mut words = Vec::new();
    if !filter.query.is_empty() {
        words.push(format!("{}: {}", messages(lang).facet_search, filter.query));
    }
    for facet in Facet::ALL {
        let values = filter.chosen(facet).iter();
        words.extend(values.map(|value| choice_words(dataset, lang, facet, value)));
    }
    words.join(" · ")
}

/// "Status: Beendet".
fn choice_words(dataset: &Dataset, lang: Lang, facet: Facet, value: &str) -> String {
    let name = value_name(dataset, lang, facet, value);
    format!("{}: {name}", facet_name(messages(lang), facet))
}

/// The active filters as buttons that remove them.
#[must_use]
pub(super) fn chips(site: Site, ready: &Ready) -> Node {
    let (filter, range, as_of) = site
        .state
        .with(|state| (state.filter.clone(), state.range, state.as_of));
    if filter.is_empty() && range.is_all() && as_of.is_none() {
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
    if let Some(day) = as_of {
        let words = format!("{} {}", t.as_of, day.words(lang));
        chips.push(chip(site, words, Box::new(|state| state.as_of = None)));
    }
    if !range.is_all() {
        let words = format!("{}: {}", t.facet_range, range_words(lang, range));
        chips.push(chip(
            site,
            words,
            Box::new(|state| state.range = Range::default()),
        ));
    }
    for facet in Facet::ALL {
        for value in filter.chosen(facet) {
            let words = choice_words(dataset, lang, facet, value);
            let value = value.clone();
            let remove = move |state: &mut State| state.filter.toggle(facet, &value);
            chips.push(chip(site, words, Box::new(remove)));
        }
    }
    let reset = move |_| {
        site.go(|state| {
            state.filter = Filter::default();
            state.range = Range::default();
            state.as_of = None;
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

/// Id of the heading of the results: where the focus goes when a chip is gone, and who comes with a question.
pub const RESULTS_HEADING: &str = "ergebnisse";

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
    crate::i18n::filter_button(lang, filter.count())
}
