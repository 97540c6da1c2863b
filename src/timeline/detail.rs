//! The detail of the selected entry, below chart, list and table.

use crate::dom::Node;
use chronik::dataset::{Dataset, RecordRef};
use chronik::edtf::{Side, bound_words};
use chronik::state::{Route, State};
use chronik::timeline::window::{Range, Window};
use markup::html;

use super::record::Summary;
use crate::i18n::sources_heading;
use crate::kern::{
    Fact, Icon, conflict_box, explained, facts, icon_small, share_actions, source_list,
};
use crate::site::{Ready, Site};

/// Id of its heading: where the focus goes when an entry is opened.
pub const SELECTION_HEADING: &str = "auswahl-titel";

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
        .map(|conflict| conflict_box(dataset, lang, conflict))
        .collect::<Node>();
    let statement = statement(dataset, record, lang);
    let more = more_link(site, dataset, record);
    let window = ready.0.timeline.reach(record).map(|(first, last)| {
        let range = Window::of(
            Range {
                from: Some(first),
                to: Some(last),
            },
            dataset.span,
        )
        .range(dataset.span);
        let shown = site.with(|state| state.range = range);
        let mut offers = State::at(lang, Route::Catalogue);
        offers.range = range;
        let offers = site.href(&offers);
        html! {
            <p class="detail-links">
                <a href=shown>{texts.show_this_time}</a>
                " · "
                <a href=offers>{texts.offers_of_this_time}</a>
            </p>
        }
    });
    let close = site.with(|state| state.selected = None);
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            site.go(|state| state.selected = None);
        }
    };
    Some(html! {
        <section class="wrap detail" id="auswahl" aria-labelledby=SELECTION_HEADING on:keydown=escape>
            <div class="row">
                <div>
                    <p class="muted">{texts.selected_in_lane}</p>
                    <p class="text strong">{summary.lane.clone()}</p>
                    {neighbours(site, ready, record)}
                </div>
                <div class="columns columns--detail">
                    <div class="detail-text">
                        <h2 id=SELECTION_HEADING tabindex="-1">{summary.title.clone()}</h2>
                        <p class="text">{explained(site, &statement)}</p>
                        {facts(date_facts(site, &summary), false)}
                        {more}
                        {window}
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

/// The details of everything on the timeline, one below the other, each at its id: what a link to an entry leads to
/// while, or where, the program does not run. It stays as it is: the program does not start on this page.
#[cfg(not(feature = "csr"))]
#[must_use]
pub fn all_details(site: Site, ready: &Ready) -> Node {
    use chronik::state::Sort;
    use chronik::timeline::chart::View;
    use chronik::timeline::table::sorted;

    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let state = State::at(lang, Route::Timeline);
    let view = View::of(&state, dataset, site.today, 0);
    let shown = ready.0.timeline.shown(dataset, &view);
    let mut records = sorted(dataset, &shown, Sort::default(), lang);
    // Modules and building blocks stand in the chart of their own page.
    let parts = (0..dataset.offers.len()).filter(|index| dataset.parent(*index).is_some());
    records.extend(parts.map(RecordRef::Offer));
    let sections = records.into_iter().filter_map(|record| {
        let summary = Summary::of(dataset, record, lang, site.day())?;
        let citations = Summary::citations(dataset, record);
        let conflicts = dataset
            .conflicts_about(&summary.id)
            .map(|conflict| conflict_box(dataset, lang, conflict))
            .collect::<Node>();
        // Not `Site::href`: without the program that leads back to here.
        let on_timeline = State {
            selected: Some(summary.id.clone()),
            ..state.clone()
        };
        let on_timeline = site.page(&on_timeline.route, &on_timeline.href());
        Some(html! {
            <section class="wrap row section">
                <div><p class="muted">{summary.lane.clone()}</p></div>
                <div class="columns columns--detail">
                    <div class="detail-text">
                        <h2 id=summary.id.clone()>{summary.title.clone()}</h2>
                        <p class="text">{explained(site, &statement(dataset, record, lang))}</p>
                        {facts(date_facts(site, &summary), false)}
                        {more_link(site, dataset, record)}
                        <p><a href=on_timeline>{t.on_timeline}<span class="sr-only">" – "{summary.title.clone()}</span></a></p>
                    </div>
                    <div class="detail-side">
                        {conflicts}
                        <h3>{sources_heading(lang, citations.len())}</h3>
                        {source_list(dataset, lang, citations, false)}
                    </div>
                </div>
            </section>
        })
    });
    html! {
        <div class="wrap row page-head">
            <h1>{t.all_entries}</h1>
            <p class="sentence"><a href=site.link(Route::Timeline)>{t.open_timeline}</a></p>
        </div>
        {sections.collect::<Node>()}
    }
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
        RecordRef::Offer(index) => {
            let id = dataset.offers.get(index)?.id.clone();
            match dataset.parent(index) {
                Some(parent) => Route::Part(dataset.offers.get(parent)?.id.clone(), id),
                None => Route::Project(id),
            }
        }
        RecordRef::Entry(index) => {
            let entry = dataset.entries.get(index)?;
            match &entry.phase {
                Some(_) => Route::Phase(entry.id.clone()),
                None => Route::Carrier(entry.organisation.clone()?),
            }
        }
        _ => return None,
    };
    Some(html! {
        <p><a href=site.link(route)>{site.texts().all_details}</a></p>
    })
}

/// Links to what comes before and after: in the lane, and in time.
fn neighbours(site: Site, ready: &Ready, record: RecordRef) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let timeline = &ready.0.timeline;
    let lane = timeline.neighbours_in_lane(record);
    let time = timeline.neighbours_in_time(record);
    let follows = match record {
        RecordRef::Entry(index) => dataset.entries.get(index),
        _ => None,
    };
    let links = |title: &'static str, (before, after): (Option<RecordRef>, Option<RecordRef>)| {
        let before = before.and_then(|to| step(site, dataset, to, t.earlier, true));
        let after = after.and_then(|to| step(site, dataset, to, t.later, false));
        (before.is_some() || after.is_some()).then(|| {
            html! {
                <p class="muted">{title}</p>
                <ul class="detail-nav">{before}{after}</ul>
            }
        })
    };
    let taken_over = follows.map(|entry| {
        let before = dataset
            .predecessors(entry)
            .map(|other| (other, t.takes_over_from, true));
        let after = dataset
            .followed_by(&entry.id)
            .map(|other| (other, t.followed_by, false));
        let all: Vec<Node> = before
            .chain(after)
            .filter_map(|(other, word, back)| {
                step(site, dataset, dataset.find(&other.id)?, word, back)
            })
            .collect();
        (!all.is_empty()).then(
            || html! { <p class="muted">{t.succession}</p> <ul class="detail-nav">{all}</ul> },
        )
    });
    html! {
        {links(t.in_lane, lane)}
        {links(t.in_time, time)}
        {taken_over}
    }
}

/// A link to another record's detail.
fn step(
    site: Site,
    dataset: &Dataset,
    to: RecordRef,
    word: &'static str,
    back: bool,
) -> Option<Node> {
    let (id, title) = match to {
        RecordRef::Entry(index) => {
            let entry = dataset.entries.get(index)?;
            (&entry.id, entry.label.as_ref().unwrap_or(&entry.title))
        }
        RecordRef::Offer(index) => {
            let offer = dataset.offers.get(index)?;
            (&offer.id, offer.label.as_ref().unwrap_or(&offer.title))
        }
        _ => return None,
    };
    let href = site.with(|state| state.selected = Some(id.clone()));
    let shape = icon_small(if back {
        Icon::ChevronLeft
    } else {
        Icon::ChevronRight
    });
    let title = title.get(site.lang()).to_owned();
    Some(html! { <li><a href=href>{shape}<span>{word}": "{title}</span></a></li> })
}
