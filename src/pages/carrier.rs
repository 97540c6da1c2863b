//! One organisation: what it is, its role, its offers over time.

use crate::dom::Node;
use chronik::presence::status;
use chronik::state::{Route, State};
use markup::html;

use super::conflicts::conflicts;
use super::gaps::gaps;
use super::{breadcrumb, not_found, section};
use crate::catalogue::part_card;
use crate::i18n::{Word, sources_heading};
use crate::kern::{Fact, explained, facts, share_actions, source_list};
use crate::site::{Ready, Site};

/// The page.
pub(super) fn page(site: Site, ready: &Ready, id: &str) -> Node {
    let dataset = ready.dataset();
    let Some(carrier) = dataset.organisation(id) else {
        return not_found(site);
    };
    let t = site.texts();
    let lang = site.lang();
    let name = carrier.name.get(lang).to_owned();
    let website = carrier.url.as_ref().map(|url| {
        let facts_list = vec![Fact::new(
            t.website,
            html! { <a href=url.as_str().to_owned() rel="external noreferrer">{url.host().to_owned()}</a> },
        )];
        facts(facts_list, false)
    });
    let conflicts = conflicts(site, dataset, dataset.conflicts_about(id));
    html! {
        {breadcrumb(site, vec![(site.link(Route::Catalogue), t.offers.to_owned())], carrier.short.clone())}
        <div class="wrap row item-head">
            <div><p class="strong">{t.organisation}</p><p class="muted">{carrier.kind.word(lang)}</p></div>
            <div class="columns">
                <div>
                    <h1 class="display">{name}</h1>
                    <p class="lead">{explained(site, carrier.statement.get(lang))}</p>
                    <div class="actions">{share_actions(site)}</div>
                </div>
                {website}
            </div>
        </div>
        {roles(site, ready, id)}
        {offers(site, ready, id)}
        {partner_in(site, ready, id)}
        {conflicts}
        {gaps(site, dataset, id)}
        {section("quellen", sources_heading(lang, carrier.sources.len()), None, source_list(dataset, lang, &carrier.sources, true))}
    }
}

/// What the history says of it.
fn roles(site: Site, ready: &Ready, id: &str) -> Option<Node> {
    let lang = site.lang();
    let rows: Vec<_> = ready
        .dataset()
        .entries
        .iter()
        .filter(|entry| entry.organisation.as_deref() == Some(id))
        .map(|entry| {
            let mut state = State::at(lang, Route::Timeline);
            state.selected = Some(entry.id.clone());
            let when = entry.when.map_or_else(|| site.texts().undated.to_owned(), |when| when.words(lang));
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
        return None;
    }
    let body = html! { <ul class="rows">{rows}</ul> };
    Some(section("rollen", site.texts().roles.to_owned(), None, body))
}

/// Projects first, then parts of projects of others.
fn offers(site: Site, ready: &Ready, id: &str) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let rows: Vec<_> = dataset
        .carried_by(id)
        .filter(|(index, _)| {
            // Parts of its own projects are listed on the page of the project.
            let parent = dataset
                .parent(*index)
                .and_then(|parent| dataset.offers.get(parent));
            parent.is_none_or(|parent| parent.carrier.as_deref() != Some(id))
        })
        .map(|(index, offer)| {
            let route = match dataset
                .parent(index)
                .and_then(|parent| dataset.offers.get(parent))
            {
                Some(parent) => Route::Part(parent.id.clone(), offer.id.clone()),
                None => Route::Project(offer.id.clone()),
            };
            part_card(site, ready, offer, status(offer, site.today), route)
        })
        .collect();
    let body = if rows.is_empty() {
        html! { <p class="text">{t.no_offers}</p> }
    } else {
        html! { <ul>{rows}</ul> }
    };
    section("angebote", t.offers_carried.to_owned(), None, body)
}

fn partner_in(site: Site, ready: &Ready, id: &str) -> Option<Node> {
    let rows: Vec<_> = ready
        .dataset()
        .projects()
        .filter(|(_, project)| project.partners.iter().any(|partner| partner == id))
        .map(|(_, project)| {
            let route = Route::Project(project.id.clone());
            part_card(site, ready, project, status(project, site.today), route)
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let body = html! { <ul>{rows}</ul> };
    Some(section(
        "partner",
        site.texts().partner_in.to_owned(),
        None,
        body,
    ))
}
