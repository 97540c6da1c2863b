//! One project, module or building block.

mod contacts;
mod details;

use chronik::dataset::Dataset;
use chronik::dataset::vocabulary::PartKind;
use chronik::dataset::wire::Offer;
use chronik::export::mail;
use chronik::presence::{Status, status};
use chronik::state::{Route, State};
use chronik::timeline::chart::{View, position};
use chronik::timeline::window::Window;
use leptos::prelude::*;
use markup::html;

use self::contacts::contacts;
use self::details::details;
use super::conflicts::conflicts;
use super::gaps::gaps;
use super::{breadcrumb, not_found, section};
use crate::catalogue::{learned, part_card, save_button};
use crate::dom::Node;
use crate::i18n::{
    n_parts, report_mail, result_place, sources_heading, span_words, status_heading, status_line,
    status_text,
};
use crate::kern::{Icon, explained, icon, icon_small, share_actions, source_list};
use crate::site::{Ready, Site};
use crate::timeline::{chart_view, strip, strip_axis, wide_plot_width};

/// The page of a project.
pub(super) fn project(site: Site, ready: &Ready, id: &str) -> Node {
    let dataset = ready.dataset();
    match dataset.offer(id) {
        Some((index, offer)) if dataset.parent(index).is_none() => {
            page(site, ready, index, offer, None)
        }
        _ => not_found(site),
    }
}

/// The page of a part. The project in the address must be its own.
pub(super) fn part(site: Site, ready: &Ready, project: &str, id: &str) -> Node {
    let dataset = ready.dataset();
    let Some((index, offer)) = dataset.offer(id) else {
        return not_found(site);
    };
    let parent = dataset
        .parent(index)
        .and_then(|parent| dataset.offers.get(parent));
    match parent.filter(|parent| parent.id == project) {
        Some(parent) => page(site, ready, index, offer, Some(parent)),
        None => not_found(site),
    }
}

fn page(site: Site, ready: &Ready, index: usize, offer: &Offer, parent: Option<&Offer>) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let kind = match offer.kind {
        None => t.project,
        Some(PartKind::Module) => t.module,
        Some(PartKind::BuildingBlock) => t.building_block,
    };
    // Of today, also where the result it is reached from is that of another day: an old offer is none of now.
    let status = status(offer, site.today);
    // Back to the result that it is reached from.
    let mut above = vec![(site.in_result(Route::Catalogue), t.offers.to_owned())];
    if let Some(parent) = parent {
        above.push((
            site.in_result(Route::Project(parent.id.clone())),
            parent.title.get(lang).to_owned(),
        ));
    }
    let conflicts = conflicts(site, dataset, dataset.conflicts_about(&offer.id));
    html! {
        {breadcrumb(site, above, offer.title.get(lang).to_owned())}
        {in_result(site, ready, dataset.parent(index).unwrap_or(index))}
        <div class="wrap row item-head">
            <div><p class="strong">{kind}</p>{carrier_link(site, dataset, offer)}</div>
            <div class="columns">
                <div>
                    <h1 class="display">{offer.title.get(lang).to_owned()}</h1>
                    {original_title(site, offer)}
                    <p class="lead">{explained(site, offer.statement.get(lang))}</p>
                    {status_box(site, offer, status)}
                    <div class="actions">{save_button(site, offer)}{share_actions(site)}{report_link(site, offer)}</div>
                </div>
                {contacts(site, ready, offer)}
            </div>
        </div>
        {position_part(site, ready, index)}
        {parts(site, ready, index)}
        {conflicts}
        {section("angaben", t.details.to_owned(), None, details(site, dataset, offer))}
        {gaps(site, dataset, &offer.id)}
        {section("quellen", sources_heading(lang, offer.sources.len()), None, source_list(dataset, lang, &offer.sources, true))}
        {related(site, dataset, index, offer)}
    }
}

/// The official German title, where the English page shows a translation.
fn original_title(site: Site, offer: &Offer) -> Option<Node> {
    let translated = offer.title.get(site.lang()) != offer.title.de;
    translated.then(|| html! { <p class="muted" lang="de">{offer.title.de.clone()}</p> })
}

fn carrier_link(site: Site, dataset: &Dataset, offer: &Offer) -> Node {
    match offer
        .carrier
        .as_deref()
        .and_then(|id| dataset.organisation(id))
    {
        Some(carrier) => {
            let href = site.link(Route::Carrier(carrier.id.clone()));
            html! { <p><a href=href>{carrier.short.clone()}</a></p> }
        }
        None => html! { <p class="muted">{site.texts().carrier_unknown}</p> },
    }
}

fn status_box(site: Site, offer: &Offer, status: Status) -> Node {
    let lang = site.lang();
    let shape = match status {
        Status::Documented => Icon::Check,
        Status::Undated => Icon::Question,
        Status::EndUnknown => Icon::OpenEnd,
        Status::Ended => Icon::Stop,
        Status::Later => Icon::Calendar,
    };
    html! {
        <section class="state-box" aria-labelledby="status">
            {icon(shape)}
            <div>
                <h2 id="status">{status_heading(lang, offer, status)}</h2>
                <p class="text">{status_text(lang, offer, status)}</p>
            </div>
        </section>
    }
}

/// A mail with what whoever corrects it has to know; without the program, the page that says so.
fn report_link(site: Site, offer: &Offer) -> Node {
    let address = RwSignal::new(String::new());
    Effect::new(move |_| address.set(site.address()));
    let (lang, id) = (site.lang(), offer.id.clone());
    let page = format!("{}#fehler", site.link(Route::Data));
    let href = move || {
        let address = address.get();
        if address.is_empty() {
            return page.clone();
        }
        let [subject, text] = report_mail(lang, &id, &address);
        mail(&subject, &text)
    };
    html! {
        <a class="kern-btn kern-btn--tertiary" href=href rel="external">
            {icon_small(Icon::Mail)}
            <span class="kern-label">{site.texts().report_error}</span>
        </a>
    }
}

/// The way on through the result that led here: its neighbours, and back to it.
fn in_result(site: Site, ready: &Ready, project: usize) -> Option<Node> {
    let t = site.texts();
    let dataset = ready.dataset();
    let state = site.state.get();
    if state.filter.is_empty() && state.range.is_all() {
        return None;
    }
    if !state.filter.query.is_empty() {
        // What the visitor meant by its words.
        learned(site, ready).track();
    }
    let window = (!state.range.is_all()).then(|| Window::of(state.range, dataset.span));
    let results = ready
        .0
        .catalogue()
        .results(dataset, &state.filter, window, site.day())
        .ordered(dataset, state.order);
    let place = results.place(project)?;
    let link = |project: Option<usize>, name: &'static str, shape: Icon| {
        let offer = dataset.offers.get(project?)?;
        let href = site.in_result(Route::Project(offer.id.clone()));
        Some(html! {
            <li>
                <a href=href>
                    {icon_small(shape)}
                    <span class="sr-only">{name} ": "</span>
                    {offer.title.get(site.lang()).to_owned()}
                </a>
            </li>
        })
    };
    Some(html! {
        <nav class="wrap row in-result" aria-label=t.your_result>
            <p><a href=site.in_result(Route::Catalogue)>{result_place(site.lang(), place.at, results.found.len())}</a></p>
            <ul>
                {link(place.before, t.result_before, Icon::ChevronLeft)}
                {link(place.after, t.result_after, Icon::ChevronRight)}
            </ul>
        </nav>
    })
}

/// The offer on the time of the network, in the same chart as the timeline.
fn position_part(site: Site, ready: &Ready, index: usize) -> Node {
    let t = site.texts();
    let offer = ready.dataset().offers.get(index);
    let words = offer
        .map(|offer| span_words(site.lang(), offer))
        .unwrap_or_default();
    let data = ready.clone();
    let chart = move || {
        let width = wide_plot_width(site.page_width());
        let view = View::whole(data.dataset(), site.lang(), site.today, width);
        let chart = position(data.dataset(), &data.0.timeline, &view, index);
        chart_view(site, &data, &chart, None)
    };
    // Where a chart has no room, the strip that stands beside an offer in a list.
    let axis = strip_axis(ready.dataset(), site.today, t.today);
    let small = offer.map(|offer| strip(ready.dataset(), offer, site.today, site.today));
    let timeline = site.href(&State::at(site.lang(), Route::Timeline));
    html! {
        <section class="position" aria-labelledby="position">
            <div class="wrap row section">
                <div><h2 class="row-name" id="position">{t.position}</h2></div>
                <p class="text">{words}</p>
            </div>
            <div class="wrap chart wide-only">{chart}</div>
            <div class="wrap narrow-only">{axis}{small}</div>
            <div class="wrap row chart-foot"><div></div><p><a href=timeline>{t.whole_timeline}</a></p></div>
        </section>
    }
}

fn parts(site: Site, ready: &Ready, project: usize) -> Option<Node> {
    let dataset = ready.dataset();
    let parent = dataset.offers.get(project)?;
    let parts: Vec<_> = dataset.parts(project).collect();
    if parts.is_empty() {
        return None;
    }
    let count = |kind| {
        parts
            .iter()
            .filter(|(_, part)| part.kind == Some(kind))
            .count()
    };
    let heading = n_parts(
        site.lang(),
        count(PartKind::Module),
        count(PartKind::BuildingBlock),
    );
    let cards: Vec<_> = parts
        .iter()
        .map(|(_, part)| {
            let route = Route::Part(parent.id.clone(), part.id.clone());
            part_card(site, ready, part, status(part, site.today), route)
        })
        .collect();
    let body = html! { <ul class="part-list">{cards}</ul> };
    Some(section(
        "bausteine",
        heading,
        Some(site.texts().module_rule),
        body,
    ))
}

/// Other offers, each with the reason: those that the dataset names, and of a part those beside it.
fn related(site: Site, dataset: &Dataset, index: usize, offer: &Offer) -> Option<Node> {
    let lang = site.lang();
    let named = offer.related.iter().filter_map(|related| {
        let (index, _) = dataset.offer(&related.id)?;
        Some((index, related.reason.get(lang)))
    });
    let beside = dataset.parent(index).into_iter().flat_map(|project| {
        let parts = dataset.parts(project).map(|(part, _)| part);
        parts.filter(|part| *part != index)
    });
    let beside = beside.map(|part| (part, site.texts().same_project));
    let cards: Vec<_> = named
        .chain(beside)
        .filter_map(|(index, reason)| {
            let other = dataset.offers.get(index)?;
            let route = Route::offer(dataset, index)?;
            let words = status_line(lang, other, status(other, site.today));
            Some(html! {
                <li class="card">
                    <h3><a class="whole" href=site.link(route)>{other.title.get(lang).to_owned()}</a></h3>
                    <p>{reason.to_owned()}</p>
                    <p>{words}</p>
                </li>
            })
        })
        .collect();
    if cards.is_empty() {
        return None;
    }
    let body = html! { <ul class="cards">{cards}</ul> };
    Some(section(
        "verwandt",
        site.texts().related.to_owned(),
        None,
        body,
    ))
}
