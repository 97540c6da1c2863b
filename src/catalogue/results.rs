//! The results: a sentence that counts them, then the projects by status.

use crate::dom::Node;
use chronik::facets::Results;
use chronik::presence::Status;
use chronik::state::Route;
use markup::html;

use super::card::card;
use super::facets::{RESULTS_HEADING, chips};
use crate::i18n::{Word, result_count, result_statuses};
use crate::site::{Ready, Site};
use crate::timeline::strip_axis;

/// The list of results.
#[must_use]
pub fn results(site: Site, ready: &Ready, results: &Results) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let all = ready.dataset().projects().count();
    let count = result_count(lang, results.found.len(), all);
    let counts: Vec<_> = Status::ALL
        .into_iter()
        .map(|status| {
            (
                status,
                results
                    .found
                    .iter()
                    .filter(|found| found.status == status)
                    .count(),
            )
        })
        .collect();
    let statuses = result_statuses(lang, &counts, site.day());
    let mut first = true;
    let groups = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(status, n)| {
            let axis = first.then(|| strip_axis(ready.dataset(), site.today, t.today));
            first = false;
            group(site, ready, results, *status, *n, axis)
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
            </div>
            <a class="kern-btn kern-btn--secondary" href=timeline>
                <span class="kern-label">{t.on_timeline}</span>
            </a>
        </div>
        {results.found.is_empty().then(|| nothing(site, results))}
        {groups}
    }
}

fn group(
    site: Site,
    ready: &Ready,
    results: &Results,
    status: Status,
    count: usize,
    axis: Option<Node>,
) -> Node {
    let cards = results
        .found
        .iter()
        .filter(|found| found.status == status)
        .filter_map(|found| card(site, ready, found))
        .collect::<Node>();
    html! {
        <section class="group">
            <div class="group-head columns">
                <h3>{status.word(site.lang())} " " <span class="muted">{count}</span></h3>
                {axis}
            </div>
            <ul>{cards}</ul>
        </section>
    }
}

/// No result is never the end: a better word, fewer filters, a person to ask.
fn nothing(site: Site, results: &Results) -> Node {
    let t = site.texts();
    let suggestion = results.suggestion.clone().map(|query| {
        let href = site.with(|state| state.filter.query.clone_from(&query));
        html! { <p class="text">{t.did_you_mean} " " <a href=href>{query}</a> "?"</p> }
    });
    let zaa = site.link(Route::Project("zaa".to_owned()));
    html! {
        <div class="notice">
            {suggestion}
            <p class="text">{t.no_results_help}</p>
            <p><a href=zaa>{t.to_zaa}</a></p>
        </div>
    }
}
