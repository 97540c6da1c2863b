//! One funding phase.

use crate::dom::Node;
use chronik::as_of::as_of;
use chronik::dataset::in_order_of_time;
use chronik::dataset::vocabulary::Lane;
use chronik::dataset::wire::{Entry, Figure};
use chronik::edtf::{Day, Edtf};
use chronik::presence::status;
use chronik::state::{Route, State};
use markup::html;

use super::conflicts::conflicts;
use super::{breadcrumb, not_found, section};
use crate::catalogue::part_card;
use crate::i18n::{
    Word, as_of_sentence, figure_words, phase_number, phase_years, sources_heading, stand,
};
use crate::kern::{
    Fact, coordination_note, explained, facts, sentence, share_actions, source_list,
};
use crate::site::{Ready, Site};

/// The page.
pub(super) fn page(site: Site, ready: &Ready, id: &str) -> Node {
    let dataset = ready.dataset();
    let Some(phase) = dataset.entry(id).filter(|entry| entry.phase.is_some()) else {
        return not_found(site);
    };
    let Some(details) = &phase.phase else {
        return not_found(site);
    };
    let t = site.texts();
    let lang = site.lang();
    let years = phase_years(phase.when.as_ref());
    let when = phase.when.map(|when| when.words(lang)).unwrap_or_default();
    let number = phase_number(lang, details.number);
    let count = dataset.conflicts.iter().find(|conflict| {
        conflict
            .about
            .iter()
            .any(|about| about == "zaehlweise-der-phasen")
    });
    let count = count.map(|conflict| {
        html! { <a href=format!("{}#{}", site.link(Route::Data), conflict.id)>{t.about_count}</a> }
    });
    let list = facts(
        vec![
            Fact::new(t.time, when),
            Fact::new(t.focus, details.focus.get(lang).to_owned()),
            Fact::new(t.money, details.money.get(lang).to_owned()),
            Fact::new(t.structure, details.structure.get(lang).to_owned()),
        ],
        true,
    );
    let own = dataset.conflicts_about(id).filter(|conflict| {
        !conflict
            .about
            .iter()
            .any(|about| about == "zaehlweise-der-phasen")
    });
    let conflicts = conflicts(site, dataset, own);
    html! {
        {breadcrumb(site, vec![(site.link(Route::Timeline), t.timeline.to_owned())], years.clone())}
        <div class="wrap row item-head">
            <div><p class="strong">{t.phase}</p><p class="muted">{number} ". " {count}</p></div>
            <div class="columns">
                <div>
                    <h1 class="display">{years} " " <span class="subtitle">{phase.title.get(lang).to_owned()}</span></h1>
                    <p class="lead">{explained(site, phase.statement.get(lang))}</p>
                    <div class="actions">{share_actions(site)}</div>
                </div>
                {neighbours(site, ready, id)}
            </div>
        </div>
        {section("angaben", t.details.to_owned(), None, list)}
        {hamburg(site, ready, phase)}
        {milestones(site, ready, phase)}
        {figures(site, ready, phase)}
        {projects(site, ready, id)}
        {conflicts}
        {section("quellen", sources_heading(lang, phase.sources.len()), None, source_list(dataset, lang, &phase.sources, true))}
    }
}

fn neighbours(site: Site, ready: &Ready, id: &str) -> Node {
    let t = site.texts();
    let phases = ready.dataset().phases();
    let at = phases
        .iter()
        .position(|phase| phase.id == id)
        .unwrap_or_default();
    let link = |phase: Option<&&Entry>, word: &'static str| {
        phase.map(|phase| {
            let href = site.link(Route::Phase(phase.id.clone()));
            html! {
                <li class="card">
                    <p>{word}</p>
                    <p class="strong"><a class="whole" href=href>{phase_years(phase.when.as_ref())} " " {phase.title.get(site.lang()).to_owned()}</a></p>
                </li>
            }
        })
    };
    let before = link(
        at.checked_sub(1).and_then(|at| phases.get(at)),
        t.previous_phase,
    );
    let after = link(phases.get(at + 1), t.next_phase);
    html! { <ul class="cards">{before}{after}</ul> }
}

/// The state of the network in the middle of the phase: no change lies there.
fn hamburg(site: Site, ready: &Ready, phase: &Entry) -> Node {
    let Some((first, last)) = phase
        .when
        .and_then(|when| when.earliest_start().zip(when.latest_end()))
    else {
        return Node::Empty;
    };
    let middle = Day::from_number(i32::midpoint(first.number(), last.number()));
    // Of a running phase nothing is known beyond today.
    let day = if first <= site.today && site.today <= last {
        site.today
    } else {
        middle
    };
    let then = as_of(ready.dataset(), day);
    let words = as_of_sentence(site.lang(), &then, site.today);
    let mut state = State::at(site.lang(), Route::Timeline);
    state.as_of = Some(day);
    let body = html! {
        <p class="text">{sentence(words)}</p>
        {coordination_note(site, &then)}
        <p><a href=site.href(&state)>{site.texts().whole_timeline}</a></p>
    };
    section("hamburg", site.texts().hamburg_then.to_owned(), None, body)
}

/// Whether something lies in a phase: it begins there, or ends there without a known beginning.
fn within(phase: &Entry, when: Option<&Edtf>) -> bool {
    let bounds = phase
        .when
        .and_then(|phase| phase.earliest_start().zip(phase.latest_end()));
    let day = when.and_then(|when| when.earliest_start().or_else(|| when.latest_end()));
    bounds
        .zip(day)
        .is_some_and(|((first, last), day)| first <= day && day <= last)
}

fn milestones(site: Site, ready: &Ready, phase: &Entry) -> Node {
    let lang = site.lang();
    let dataset = ready.dataset();
    let lanes = [
        Lane::Milestones,
        Lane::Coordination,
        Lane::Name,
        Lane::Region,
        Lane::Funding,
        Lane::Phases,
    ];
    let entries = lanes
        .into_iter()
        // Each in its own lane only, so that none is listed twice.
        .flat_map(|lane| {
            dataset
                .lane(lane)
                .into_iter()
                .filter(move |entry| entry.lane == lane)
        })
        .filter(|entry| entry.phase.is_none() && within(phase, entry.when.as_ref()))
        .collect();
    let rows: Vec<_> = in_order_of_time(entries)
        .into_iter()
        .map(|entry| {
            let mut state = State::at(lang, Route::Timeline);
            state.selected = Some(entry.id.clone());
            let when = entry.when.map(|when| when.words(lang)).unwrap_or_default();
            html! {
                <li>
                    <p class="muted">{when} " · " {entry.lane.word(lang)}</p>
                    <h3><a class="whole" href=site.href(&state)>{entry.title.get(lang).to_owned()}</a></h3>
                    <p>{entry.statement.get(lang).to_owned()}</p>
                </li>
            }
        })
        .collect();
    if rows.is_empty() {
        return Node::Empty;
    }
    section(
        "ereignisse",
        site.texts().began_then.to_owned(),
        None,
        html! { <ul class="rows">{rows}</ul> },
    )
}

fn figures(site: Site, ready: &Ready, phase: &Entry) -> Node {
    let rows: Vec<_> = ready
        .dataset()
        .figures
        .iter()
        .filter(|figure| {
            within(
                phase,
                figure
                    .period
                    .as_ref()
                    .or(figure.as_of.as_ref().map(|date| &date.0)),
            )
        })
        .map(|figure| figure_row(site, figure))
        .collect();
    if rows.is_empty() {
        return Node::Empty;
    }
    section(
        "zahlen",
        site.texts().figures.to_owned(),
        None,
        html! { <ul class="rows">{rows}</ul> },
    )
}

/// A figure with its scope, date and statement.
pub(super) fn figure_row(site: Site, figure: &Figure) -> Node {
    let lang = site.lang();
    let date = match (&figure.as_of, &figure.undated) {
        (Some(date), _) => stand(lang, &date.0),
        (None, Some(why)) => why.get(lang).to_owned(),
        (None, None) => site.texts().undated.to_owned(),
    };
    html! {
        <li id=figure.id.clone()>
            <h3>{figure_words(lang, figure)}</h3>
            <p class="muted">{figure.scope.word(lang)} " · " {date} " · " {figure.certainty.word(lang)}</p>
            <p>{figure.statement.get(lang).to_owned()}</p>
        </li>
    }
}

fn projects(site: Site, ready: &Ready, id: &str) -> Node {
    let rows: Vec<_> = ready
        .dataset()
        .projects()
        .filter(|(_, project)| project.phases.iter().any(|phase| phase == id))
        .map(|(_, project)| {
            let route = Route::Project(project.id.clone());
            part_card(site, ready, project, status(project, site.today), route)
        })
        .collect();
    let t = site.texts();
    if rows.is_empty() {
        return section(
            "projekte",
            t.projects_of_phase.to_owned(),
            None,
            html! { <p>{t.none_documented}</p> },
        );
    }
    section(
        "projekte",
        t.projects_of_phase.to_owned(),
        None,
        html! { <ul>{rows}</ul> },
    )
}
