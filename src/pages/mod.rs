//! One file per page.

mod carrier;
mod catalogue;
mod conflicts;
mod data;
mod duty;
mod failure;
mod gaps;
mod list;
mod offer;
mod phase;
mod start;
mod timeline;

use std::sync::Arc;

use crate::dom::Node;
use chronik::lang::Lang;
use chronik::state::{Route, State};
use leptos::prelude::Get;
use markup::html;

use crate::i18n::{messages, page_title};
use crate::load::{Data, LoadError};
use crate::parts::{Held, Part};
use crate::site::{Ready, Site};

pub use failure::{defects_notice, failed, failed_above};

/// The page of a route that needs the data.
#[must_use]
pub fn page(site: Site, route: &Route, data: Arc<Data>) -> Node {
    let ready = Ready(data);
    #[cfg(not(feature = "csr"))]
    if site.asks_for_entries() {
        return crate::timeline::all_details(site, &ready);
    }
    let Some(part) = Part::of(route) else {
        return match route {
            Route::Start => start::page(site, &ready),
            Route::Data => data::page(site, &ready),
            other => without_data(site, other),
        };
    };
    match site.parts.signal(part).get() {
        Held::Yes(view) => (view.page)(site, route, &ready),
        Held::Missing => failed(site, &LoadError::Part),
        Held::No | Held::Coming => loading(site, route, Some(&ready.0), site.texts().loading_part),
    }
}

/// In place of a page while the data, or the part of the program that shows them, are on their way: in `words`.
#[must_use]
pub fn loading(site: Site, route: &Route, data: Option<&Data>, words: &'static str) -> Node {
    let (topic, area) = names(site.lang(), route, data);
    let name = match (topic, area) {
        (Some(topic), _) => topic,
        (None, "") => site.texts().brand.to_owned(),
        (None, area) => area.to_owned(),
    };
    html! {
        <div class="wrap row page-head"><h1>{name}</h1><p class="sentence" role="status">{words}</p></div>
    }
}

/// The pages of [`Part::Timeline`].
pub(crate) fn of_timeline(site: Site, route: &Route, ready: &Ready) -> Node {
    match route {
        Route::Phase(id) => phase::page(site, ready, id),
        _ => timeline::page(site, ready),
    }
}

/// The pages of [`Part::Offers`].
pub(crate) fn of_offers(site: Site, route: &Route, ready: &Ready) -> Node {
    match route {
        Route::Project(id) => offer::project(site, ready, id),
        Route::Part(project, part) => offer::part(site, ready, project, part),
        Route::Carrier(id) => carrier::page(site, ready, id),
        Route::List => list::page(site, ready),
        _ => catalogue::page(site, ready),
    }
}

/// Whether a page needs the data.
#[must_use]
pub fn needs_data(route: &Route) -> bool {
    matches!(
        route,
        Route::Start
            | Route::Timeline
            | Route::Phase(_)
            | Route::Catalogue
            | Route::Project(_)
            | Route::Part(..)
            | Route::Carrier(_)
            | Route::List
            | Route::Data
    )
}

/// The pages that are there even when the data are not.
#[must_use]
pub fn without_data(site: Site, route: &Route) -> Node {
    match route {
        Route::Accessibility => duty::accessibility(site),
        Route::Imprint => duty::imprint(site),
        Route::Privacy => duty::privacy(site),
        Route::Licences => duty::licences(site),
        Route::EasyLanguage => duty::easy_language(site),
        Route::SignLanguage => duty::sign_language(site),
        // It shows frames, which only the host has, so it is no part of the offline copy: the program is asked for it when
        // the host cannot be reached.
        Route::Embedding => {
            let t = site.texts();
            let again = failure::retry(site.lang());
            instead(site, t.needs_host, t.needs_host_text, Some(again))
        }
        _ => not_found(site),
    }
}

/// What a page is about, if it is about one thing, and the area it belongs to.
fn names(lang: Lang, route: &Route, data: Option<&Data>) -> (Option<String>, &'static str) {
    let t = messages(lang);
    let dataset = data.map(|data| &data.checked.dataset);
    let offer = |id: &str| {
        dataset
            .and_then(|dataset| dataset.offer(id))
            .map(|(_, offer)| offer.title.get(lang).to_owned())
    };
    let topic = match route {
        Route::Phase(id) => dataset
            .and_then(|dataset| dataset.entry(id))
            .filter(|entry| entry.phase.is_some())
            .map(|phase| {
                let years = crate::i18n::phase_years(phase.when.as_ref());
                format!("{years} {}", phase.title.get(lang))
            }),
        Route::Project(id) | Route::Part(_, id) => offer(id),
        Route::Carrier(id) => dataset
            .and_then(|dataset| dataset.organisation(id))
            .map(|carrier| carrier.name.get(lang).to_owned()),
        _ => None,
    };
    let of_one = matches!(
        route,
        Route::Phase(_) | Route::Project(_) | Route::Part(..) | Route::Carrier(_)
    );
    if of_one && topic.is_none() && data.is_some() {
        return (None, t.not_found);
    }
    let area = match route {
        Route::Start => "",
        Route::Timeline | Route::Phase(_) => t.timeline,
        Route::Catalogue | Route::Project(_) | Route::Part(..) | Route::Carrier(_) => t.offers,
        Route::List => t.saved_offers,
        Route::Data => t.data,
        Route::Accessibility => t.accessibility,
        Route::Imprint => t.imprint,
        Route::Privacy => t.privacy,
        Route::Licences => t.licences,
        Route::EasyLanguage => t.easy_language,
        Route::SignLanguage => t.sign_language,
        Route::Embedding => t.needs_host,
        // The program has no glossary: whoever is told of it by its address reads that it is not here.
        Route::Glossary | Route::NotFound(_) => t.not_found,
    };
    (topic, area)
}

/// The title of a page in the browser: topic – area – site.
#[must_use]
pub fn title(state: &State, data: Option<&Data>) -> String {
    let t = messages(state.lang);
    let (topic, area) = names(state.lang, &state.route, data);
    let topic = if state.is_table() {
        t.table
    } else {
        topic.as_deref().unwrap_or_default()
    };
    let first = if matches!(state.route, Route::Start) {
        t.start_heading
    } else {
        ""
    };
    page_title(&[topic, area, first, t.brand])
}

/// No such page.
#[must_use]
pub fn not_found(site: Site) -> Node {
    let t = site.texts();
    instead(site, t.not_found, t.not_found_text, None)
}

/// In place of a page: why, and the ways on.
fn instead(site: Site, why: &'static str, text: &'static str, action: Option<Node>) -> Node {
    let t = site.texts();
    html! {
        <div class="wrap row page-head"><h1>{why}</h1>
            <div class="prose">
                <p>{text}</p>
                {action}
                <ul>
                    <li><a href=site.link(Route::Catalogue)>{t.offers}</a></li>
                    <li><a href=site.link(Route::Timeline)>{t.timeline}</a></li>
                    <li><a href=site.link(Route::Start)>{t.start}</a></li>
                </ul>
            </div>
        </div>
    }
}

/// A section with its name in the name column.
#[must_use]
pub fn section(id: &'static str, name: String, note: Option<&'static str>, body: Node) -> Node {
    html! {
        <section class="wrap row section" aria-labelledby=id>
            <div>
                <h2 class="row-name" id=id>{name}</h2>
                {note.map(|note| html! { <p class="muted">{note}</p> })}
            </div>
            <div>{body}</div>
        </section>
    }
}

/// Where the page stands: links to the pages above, then its own name.
#[must_use]
pub fn breadcrumb(site: Site, above: Vec<(String, String)>, here: String) -> Node {
    let links = above
        .into_iter()
        .map(|(href, name)| html! { <li><a href=href>{name}</a></li> })
        .collect::<Node>();
    html! {
        <nav class="wrap row breadcrumb" aria-label=site.texts().breadcrumb>
            <ol>{links}<li aria-current="page">{here}</li></ol>
        </nav>
    }
}
