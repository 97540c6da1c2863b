//! The catalogue page: the view is the filter in the URL.

use crate::dom::Node;
use chronik::state::{Filter, Order, QUERY_LIMIT, Route};
use chronik::timeline::window::Window;
use leptos::prelude::*;
use markup::html;

use crate::catalogue::{
    MORE, RESULTS_HEADING, active, as_of, facets, finder, learned, less_words, results, statuses,
};
use crate::i18n::{Word, catalogue_lead, result_count, show_results};
use crate::kern::{Icon, announce, icon, icon_small};
use crate::platform;
use crate::site::{Ready, Site};

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let projects = dataset.projects().count();
    let lead = catalogue_lead(lang, projects, dataset.offers.len() - projects);
    let filter = Memo::new(move |_| site.state.with(|state| state.filter.clone()));
    let data = ready.clone();
    // A stretch of time chosen on the timeline narrows the catalogue too.
    let span = dataset.span;
    let window = Memo::new(move |_| {
        let range = site.state.with(|state| state.range);
        (!range.is_all()).then(|| Window::of(range, span))
    });
    // One computation per change of the filter feeds facets, results and announcement.
    let learned = learned(site, ready);
    let order = Memo::new(move |_| site.state.with(|state| state.order));
    let day = Memo::new(move |_| site.day());
    let found = Memo::new(move |_| {
        learned.track();
        let dataset = data.dataset();
        let catalogue = data.0.catalogue();
        catalogue
            .results(dataset, &filter.read(), window.get(), day.get())
            .ordered(dataset, order.get())
    });
    let (for_finder, for_facets, for_results) = (ready.clone(), ready.clone(), ready.clone());
    let open = RwSignal::new(false);
    let done = move |_| {
        open.set(false);
        platform::focus_at_top(RESULTS_HEADING);
    };
    keep_focus(site);
    html! {
        <div class="wrap row page-head"><h1>{t.offers}</h1><p class="sentence">{lead}</p></div>
        {move || { filter.track(); finder(site, &for_finder) }}
        <div class="wrap catalogue">
            {search(site, filter)}
            <div class="catalogue-side needs-app">
                <button
                    type="button"
                    class="kern-btn kern-btn--secondary facets-toggle"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="filter"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon_small(Icon::Filter)}
                    <span class="kern-label">{move || active(lang, &filter.read())}</span>
                </button>
                <form class="facets" id="filter" aria-label=t.filter on:submit=|event| event.prevent_default()>
                    {as_of(site, ready)}
                    {move || facets(site, &for_facets, found.with(|found| found.facets.clone()))}
                    <button type="button" class="kern-btn kern-btn--primary facets-done" on:click=done>
                        <span class="kern-label">{move || show_results(lang, found.with(|found| found.found.len()))}</span>
                    </button>
                </form>
            </div>
            <div class="results">
                {move || results(site, &for_results, found)}
            </div>
            // What the visitor has changed; not that the words of the search have come. Read and not only tracked: see `app.rs`.
            {announce(
                move || {
                    filter.with(|_| ());
                    let _ = (window.get(), order.get(), day.get());
                },
                move || found.with(|found| {
                    let mut count = result_count(lang, found.found.len(), projects);
                    // The usual order goes without saying.
                    let order = order.get();
                    if order != Order::default() {
                        count = format!("{count}, {}: {}", t.sort_by, order.word(lang));
                    }
                    match (&found.suggestion, less_words(lang, found)) {
                        (Some(meant), _) => format!("{count}. {} {meant}?", t.did_you_mean),
                        (None, Some(less)) => {
                            format!("{count}. {less} {}", statuses(site, &found.found))
                        }
                        (None, None) => format!("{count}. {}", statuses(site, &found.found)),
                    }
                }),
            )}
        </div>
    }
}

/// "Back" takes the last batch of results away, and with it what had the focus: it goes to the button that shows them again.
fn keep_focus(site: Site) {
    let page = Memo::new(move |_| site.state.with(|state| state.page));
    Effect::new(move |before: Option<usize>| {
        let now = page.get();
        if before.is_some_and(|before| now < before) {
            request_animation_frame(|| {
                if platform::focus_is_lost() {
                    platform::focus(MORE);
                }
            });
        }
        now
    });
}

fn search(site: Site, filter: Memo<Filter>) -> Node {
    let t = site.texts();
    // Typing replaces the view; the view writes back only what was not typed here.
    let typed = move |event: leptos::ev::Event| {
        let query = event_target_value(&event);
        // One more than a search may have: the address is cut then, which is said.
        let query = query.trim().chars().take(QUERY_LIMIT + 1).collect();
        site.replace(|state| state.filter.query = query);
    };
    Effect::new(move |_| {
        let query = filter.with(|filter| filter.query.clone());
        if platform::input_value("q").is_some_and(|typed| typed.trim() != query) {
            platform::set_input_value("q", &query);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        platform::focus_at_top(RESULTS_HEADING);
    };
    let query = filter.with_untracked(|filter| filter.query.clone());
    html! {
        <form class="search needs-app" role="search" action=site.link(Route::Catalogue) on:submit=submit>
            <div class="kern-form-input">
                <label class="kern-label" for="q">{t.search_label}</label>
                <span class="search-box">
                    <input
                        class="kern-form-input__input"
                        id="q"
                        name="q"
                        type="search"
                        placeholder=t.search_placeholder
                        aria-describedby="q-hint"
                        value=query
                        on:input=typed
                    />
                    {icon(Icon::Search)}
                </span>
                <span class="sr-only" id="q-hint">{t.search_hint}</span>
            </div>
            <button class="kern-btn kern-btn--secondary" type="submit">
                {icon(Icon::Search)}
                <span class="kern-label">{t.search}</span>
            </button>
        </form>
    }
}
