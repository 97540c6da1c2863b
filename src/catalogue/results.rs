//! The results: a sentence that counts them, then the projects in groups, the first ones first.

use std::rc::Rc;

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::facets::{BATCH, Found, Group, Results};
use chronik::glossary::pieces;
use chronik::lang::Lang;
use chronik::presence::Status;
use chronik::search::fold;
use chronik::state::{Facet, Filter, Order, Route};
use chronik::timeline::window::Range;
use leptos::prelude::*;
use markup::html;

use super::card::card;
use super::facets::{RESULTS_HEADING, chips, filter_words};
use super::marks::Marks;
use crate::i18n::{
    Word, began, found_without, none_current_words, projects_without_filter, result_count,
    result_statuses, show_more, shown_of, without_words,
};
use crate::kern::{Icon, downloads, icon};
use crate::platform;
use crate::site::{Ready, Site};
use crate::timeline::strip_axis;

/// How many of the results are drawn with every key; the rest of the batch follows when the typing rests
/// (`docs/decisions/0027-catalogue-and-day.md`). More than a window shows.
const WHILE_TYPING: usize = 8;

/// How many of the results are shown when `page` times more was asked for. A rest of half a batch is not worth a button.
const fn shown(all: usize, page: usize) -> usize {
    let shown = BATCH.saturating_mul(page.saturating_add(1));
    if all <= shown.saturating_add(BATCH / 2) {
        all
    } else {
        shown
    }
}

/// The list of results, which are in the order of the view.
#[must_use]
pub fn results(site: Site, ready: &Ready, found: Memo<Results>) -> Node {
    let files =
        (!found.with(|results| results.found.is_empty())).then(|| take_along(site, ready, found));
    found.with(|results| view(site, ready, results, files))
}

fn view(site: Site, ready: &Ready, results: &Results, files: Option<Node>) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let (order, page) = site.state.with(|state| (state.order, state.page));
    let found = &results.found;
    let count = result_count(lang, found.len(), dataset.projects().count());
    let statuses = statuses(site, found);
    // Said of today, whatever day the result is of.
    let is_current =
        |found: &Found| found.status_on(dataset, site.today) == Some(Status::Documented);
    let current = found.iter().any(is_current);
    // Whoever chose a status knows it.
    let (asked, no_letters) = site.state.with(|state| {
        let filter = &state.filter;
        (
            !filter.is_empty() && filter.chosen(Facet::Status).is_empty(),
            !filter.query.is_empty() && fold(&filter.query).is_empty(),
        )
    });
    // Paper takes all, and so does the page that is read without the program.
    let everything = cfg!(not(feature = "csr")) || site.printing.get();
    let shown = if everything {
        found.len()
    } else {
        shown(found.len(), page)
    };
    let drawn = if shown > WHILE_TYPING && !everything && site.is_moving() {
        WHILE_TYPING
    } else {
        shown
    };
    let marks = Marks::of(site, ready);
    // On paper in the place of the chips.
    let filter = site
        .state
        .with(|state| filter_words(dataset, lang, &state.filter));
    let filter = (!filter.is_empty()).then(|| html! { <p class="text print-only">{filter}</p> });
    let mut at = 0;
    let groups = results
        .groups(dataset, order)
        .into_iter()
        .map(|(group, count)| {
            let first = at;
            at += count;
            let end = at.min(drawn);
            let cards = found.get(first..end).unwrap_or_default();
            if cards.is_empty() {
                return Node::Empty;
            }
            group_view(site, ready, &marks, (group, count), first, cards)
        })
        .collect::<Node>();
    // The same filter and stretch of time, seen on the timeline.
    let timeline = site.with(|state| state.route = Route::Timeline);
    html! {
        {chips(site, ready)}
        <div class="results-head">
            <div>
                <h2 id=RESULTS_HEADING tabindex="-1">{count}</h2>
                <p class="text">{statuses}</p>
                {filter}
            </div>
            <a class="kern-btn kern-btn--secondary" href=timeline>
                <span class="kern-label">{t.on_timeline}</span>
            </a>
        </div>
        {no_letters.then(|| html! { <p class="text">{t.search_needs_letters}</p> })}
        {less_words(lang, results).map(|words| html! { <p class="text">{words}</p> })}
        {results.is_cut.then(|| html! { <p class="text">{t.search_cut}</p> })}
        {(asked && !found.is_empty() && !current).then(|| none_current(site, dataset))}
        {(found.len() > 1).then(|| order_by(site, order))}
        {found.is_empty().then(|| nothing(site, dataset, results))}
        {groups}
        {(drawn == shown && shown < found.len()).then(|| more(site, shown, found.len(), page))}
        {files}
    }
}

/// That some words of the search are left out, if they are.
#[must_use]
pub fn less_words(lang: Lang, results: &Results) -> Option<String> {
    let less = results.less.as_ref().filter(|_| !results.found.is_empty());
    less.map(|less| found_without(lang, &less.left_out))
}

/// How many of the results have which status, in words.
#[must_use]
pub fn statuses(site: Site, found: &[Found]) -> String {
    let by_status = Status::ALL.map(|status| {
        let with_it = found.iter().filter(|found| found.status == status);
        (status, with_it.count())
    });
    let as_of = site.state.with(|state| state.as_of);
    result_statuses(site.lang(), &by_status, site.day(), as_of)
}

/// The choice of the order.
fn order_by(site: Site, order: Order) -> Node {
    let options = Order::ALL
        .map(|choice| {
            let here = choice == order;
            html! { <option value=choice.id() selected=here prop:selected=here>{choice.word(site.lang())}</option> }
        });
    let choose = move |event: leptos::ev::Event| {
        let order = Order::parse(&event_target_value(&event)).unwrap_or_default();
        site.go(|state| state.order = order);
    };
    html! {
        <div class="kern-form-input order needs-app">
            <label class="kern-label" for="ordnung">{site.texts().sort_by}</label>
            <div class="kern-form-input__select-wrapper">
                <select class="kern-form-input__select" id="ordnung" on:change=choose>{options}</select>
                {icon(Icon::ChevronDown)}
            </div>
        </div>
    }
}

/// What a group has in common, in words.
fn group_name(site: Site, dataset: &Dataset, group: Group) -> String {
    let t = site.texts();
    match group {
        Group::Status(status) => status.word(site.lang()).to_owned(),
        Group::Match => Order::Match.word(site.lang()).to_owned(),
        Group::Carrier(carrier) => {
            let carrier = carrier.and_then(|index| dataset.organisations.get(index));
            let name = carrier.map_or(t.carrier_unknown, |carrier| carrier.short.as_str());
            name.to_owned()
        }
        Group::Begin(Some(year)) => began(site.lang(), year),
        Group::Begin(None) => t.begin_unknown.to_owned(),
    }
}

/// A group with the cards that are shown of it; `first` is the number of the first one among all results.
fn group_view(
    site: Site,
    ready: &Ready,
    marks: &Marks,
    (group, count): (Group, usize),
    first: usize,
    cards: &[Found],
) -> Node {
    let dataset = ready.dataset();
    let t = site.texts();
    let day_word = site.state.with(|state| match state.as_of {
        Some(_) => t.legend_as_of_text,
        None => t.today,
    });
    let axis = (first == 0).then(|| strip_axis(dataset, site.day(), day_word));
    let cards = cards.iter().enumerate();
    let cards = cards
        .filter_map(|(at, found)| {
            let number = first + at;
            // Where the focus goes when a batch was asked for.
            let id = (number > 0 && number.is_multiple_of(BATCH)).then(|| nth_id(number));
            card(site, ready, marks, found, id)
        })
        .collect::<Node>();
    html! {
        <section class="group">
            <div class="group-head columns">
                <h3>{group_name(site, dataset, group)} " " <span class="muted">{count}</span></h3>
                {axis}
            </div>
            <ul>{cards}</ul>
        </section>
    }
}

/// The id of the result with this number, from 0.
fn nth_id(number: usize) -> String {
    format!("ergebnis-{}", number + 1)
}

/// Id of the button to the next batch.
pub const MORE: &str = "weitere";

/// The button to the next batch. The focus goes to the first result that is new.
fn more(site: Site, shown: usize, all: usize, page: usize) -> Node {
    let lang = site.lang();
    let next = self::shown(all, page + 1) - shown;
    let show = move |_| {
        request_animation_frame(move || {
            platform::focus(&nth_id(shown));
        });
        site.go(|state| state.page = page + 1);
    };
    html! {
        <div class="actions group">
            <button type="button" id=MORE class="kern-btn kern-btn--secondary needs-app" on:click=show>
                <span class="kern-label">{show_more(lang, next)}</span>
            </button>
            <p class="muted">{shown_of(lang, shown, all)}</p>
        </div>
    }
}

/// The result as files, in its order: the projects found, and of each the parts that match. Which they are is asked for when a link
/// is used: of thousands it would take a twelfth of the time of a key.
fn take_along(site: Site, ready: &Ready, found: Memo<Results>) -> Node {
    let ready = ready.clone();
    let ids = move || {
        let offers = &ready.dataset().offers;
        let found = found.read_untracked();
        let found = found.found.iter().flat_map(|found| {
            let parts = found.parts.iter().copied();
            std::iter::once(found.project).chain(parts)
        });
        let ids = found.filter_map(|index| Some(offers.get(index)?.id.as_str()));
        Some(ids.collect::<Vec<_>>().join(" "))
    };
    downloads(
        site,
        site.texts().download_results,
        "angebote",
        "angebote",
        Rc::new(ids),
    )
}

/// No result is never the end: a better word, fewer filters, a person to ask.
fn nothing(site: Site, dataset: &Dataset, results: &Results) -> Node {
    let t = site.texts();
    // The link goes with the message; the focus to what it leads to.
    let search = |query: &str, without_filter: bool, words: Option<String>| {
        let href = site.with(|state| {
            if without_filter {
                state.filter = Filter::default();
                state.range = Range::default();
            }
            query.clone_into(&mut state.filter.query);
        });
        let to_results = |_| {
            request_animation_frame(|| {
                platform::focus_at_top(RESULTS_HEADING);
            })
        };
        let words = words.unwrap_or_else(|| query.to_owned());
        html! { <a href=href on:click=to_results><bdi>{words}</bdi></a> }
    };
    let suggestion = results.suggestion.as_deref().map(|query| {
        html! { <p class="text">{t.did_you_mean} " " {search(query, results.beyond_filter, None)} "?"</p> }
    });
    let less = results.less.as_ref().map(|less| {
        let words = without_words(site.lang(), &less.left_out);
        html! { <p class="text">{words} " " {search(&less.query, results.beyond_filter, None)}</p> }
    });
    let query = site.state.with(|state| state.filter.query.clone());
    let unfiltered = (results.without_filter > 0).then(|| {
        let words = projects_without_filter(site.lang(), results.without_filter);
        html! { <p class="text">{search(&query, true, Some(words))}</p> }
    });
    // Who looks for a word and not for an offer.
    let terms = pieces(&query, site.lang()).into_iter().filter_map(|(word, term)| {
        let href = site.glossary(Some(term?));
        Some(html! { <p class="text">{t.in_glossary} " " <a href=href rel="external">{word.to_owned()}</a></p> })
    });
    let terms = terms.collect::<Node>();
    html! {
        <div class="notice">
            {unfiltered}
            {suggestion}
            {less}
            {terms}
            <p class="text">{t.no_results_help}</p>
            {to_advice(site, dataset)}
        </div>
    }
}

/// Above results of which none is documented for today: who advises now.
fn none_current(site: Site, dataset: &Dataset) -> Node {
    let zaa = dataset.offer("zaa").map(|(_, zaa)| zaa);
    let words = none_current_words(site.lang(), zaa);
    html! { <div class="group"><div class="notice"><p class="text">{words}</p>{to_advice(site, dataset)}</div></div> }
}

/// The way to who advises on all occupations, where the dataset has them.
fn to_advice(site: Site, dataset: &Dataset) -> Option<Node> {
    let (_, zaa) = dataset.offer("zaa")?;
    let href = site.link(Route::Project(zaa.id.clone()));
    Some(html! { <p><a href=href>{site.texts().to_zaa}</a></p> })
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_batch_at_a_time_and_no_button_for_a_few() {
        assert_eq!(shown(0, 0), 0);
        assert_eq!(shown(26, 0), 26);
        assert_eq!(shown(30, 0), 30);
        assert_eq!(shown(31, 0), 20);
        assert_eq!(shown(1000, 3), 80);
        assert_eq!(shown(85, 3), 85);
        assert_eq!(shown(5, usize::MAX), 5);
    }
}
