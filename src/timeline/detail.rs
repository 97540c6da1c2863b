//! The detail of the selected entry, below chart, list and table.

use crate::dom::Node;
use chronik::dataset::{Dataset, RecordRef};
use chronik::edtf::{Side, bound_words};
use chronik::state::Route;
use markup::html;

use super::record::Summary;
use crate::i18n::sources_heading;
use crate::kern::{Fact, Icon, conflict_box, facts, icon_small, share_actions, source_list};
use crate::site::{Ready, Site};

/// The detail of a record, or nothing for an id that is not on the timeline.
#[must_use]
pub fn detail(site: Site, ready: &Ready, id: &str) -> Option<Node> {
    let dataset = ready.dataset();
    let record = dataset.find(id)?;
    let lang = site.lang();
    let texts = site.texts();
    let summary = Summary::of(dataset, record, lang, site.day())?;
    let citations = Summary::citations(dataset, record);
    let conflicts = dataset
        .conflicts_about(id)
        .map(|conflict| conflict_box(dataset, lang, conflict, 3))
        .collect::<Node>();
    let statement = statement(dataset, record, lang);
    let more = more_link(site, dataset, record);
    let close = site.with(|state| state.selected = None);
    Some(html! {
        <section class="wrap detail" id="auswahl" aria-labelledby="auswahl-titel">
            <div class="row">
                <div>
                    <p class="muted">{texts.selected_in_lane}</p>
                    <p class="text strong">{summary.lane.clone()}</p>
                    {neighbours(site, dataset, record)}
                </div>
                <div class="columns columns--detail">
                    <div class="detail-text">
                        <h2 id="auswahl-titel" tabindex="-1">{summary.title.clone()}</h2>
                        <p class="text">{statement}</p>
                        {facts(date_facts(site, &summary), false)}
                        {more}
                        <div class="actions">
                            {share_actions(site)}
                            <a class="kern-btn kern-btn--tertiary" href=close>
                                {icon_small(Icon::Cross)}
                                <span class="kern-label">{texts.close}</span>
                            </a>
                        </div>
                    </div>
                    <div class="detail-side">
                        {conflicts}
                        <h3>{sources_heading(lang, citations.len())}</h3>
                        {source_list(dataset, lang, citations, false)}
                    </div>
                </div>
            </div>
        </section>
    })
}

fn statement(dataset: &Dataset, record: RecordRef, lang: chronik::lang::Lang) -> String {
    match record {
        RecordRef::Entry(index) => dataset
            .entries
            .get(index)
            .map(|entry| entry.statement.get(lang)),
        RecordRef::Offer(index) => dataset
            .offers
            .get(index)
            .map(|offer| offer.statement.get(lang)),
        _ => None,
    }
    .unwrap_or_default()
    .to_owned()
}

/// Beginning and end with their precision in words.
fn date_facts(site: Site, summary: &Summary) -> Vec<Fact> {
    let texts = site.texts();
    let lang = site.lang();
    let mut facts = vec![Fact::new(texts.time, summary.when.clone())];
    if let Some(dates) = summary.dates {
        if dates.is_point() {
            facts.push(Fact::new(
                texts.begin,
                bound_words(dates.start(), Side::Start, lang),
            ));
        } else {
            facts.push(Fact::new(
                texts.begin,
                side(dates.start(), Side::Start, lang),
            ));
            facts.push(Fact::new(texts.end, side(dates.end(), Side::End, lang)));
        }
    }
    facts.push(Fact::new(texts.certainty, summary.certainty));
    facts
}

/// "2009 – nur das Jahr ist bekannt".
fn side(bound: chronik::edtf::Bound, side: Side, lang: chronik::lang::Lang) -> String {
    let words = bound_words(bound, side, lang);
    match bound.date() {
        Some(date) => format!("{} – {words}", date.words(lang)),
        None => words,
    }
}

/// Offers and organisations have a page of their own.
fn more_link(site: Site, dataset: &Dataset, record: RecordRef) -> Option<Node> {
    let route = match record {
        RecordRef::Offer(index) => Route::Project(dataset.offers.get(index)?.id.clone()),
        RecordRef::Entry(index) => {
            Route::Carrier(dataset.entries.get(index)?.organisation.clone()?)
        }
        _ => return None,
    };
    Some(html! {
        <p><a href=site.link(route)>{site.texts().all_details}</a></p>
    })
}

/// Links to the entry before and after in the same lane.
fn neighbours(site: Site, dataset: &Dataset, record: RecordRef) -> Option<Node> {
    let RecordRef::Entry(index) = record else {
        return None;
    };
    let entry = dataset.entries.get(index)?;
    let lane: Vec<_> = dataset
        .lane(entry.lane)
        .into_iter()
        .filter(|entry| entry.phase.is_none())
        .collect();
    let at = lane.iter().position(|other| other.id == entry.id)?;
    let link = |to: Option<&&chronik::dataset::wire::Entry>, word: &'static str, back: bool| {
        to.map(|to| {
            let href = site.with(|state| state.selected = Some(to.id.clone()));
            let title = to
                .label
                .as_ref()
                .unwrap_or(&to.title)
                .get(site.lang())
                .to_owned();
            let shape = icon_small(if back {
                Icon::ChevronLeft
            } else {
                Icon::ChevronRight
            });
            html! { <li><a href=href>{shape}{word} ": " {title}</a></li> }
        })
    };
    let before = link(
        at.checked_sub(1).and_then(|at| lane.get(at)),
        site.texts().earlier,
        true,
    );
    let after = link(lane.get(at + 1), site.texts().later, false);
    Some(html! { <ul class="detail-nav">{before}{after}</ul> })
}
