//! One offer in a list: what, by whom, whether it still runs, where on the timeline.

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::dataset::vocabulary::{Certainty, PartKind};
use chronik::dataset::wire::Offer;
use chronik::edtf::Day;
use chronik::facets::{Found, status_in, years};
use chronik::lang::Lang;
use chronik::presence::Status;
use chronik::state::Route;
use leptos::prelude::*;
use markup::html;

use super::marks::Marks;
use super::save::save_button;
use crate::i18n::{
    Word, language_name, n_parts, phase_years, purpose, span_words, status_line, words,
};
use crate::kern::{sign, status_mark};
use crate::site::{Ready, Site};
use crate::timeline::strip;

/// Bytes of a text that is not shown as a whole where only a word of it was searched for.
const LONG: usize = 120;

/// For whom it is and in which field, as in "Für wen: Zugewanderte · Beruf: Handwerk".
fn meant_for(site: Site, offer: &Offer) -> String {
    let t = site.texts();
    let facts = [
        (t.for_whom, words(&offer.audience, site.lang())),
        (t.field, words(&offer.fields, site.lang())),
    ];
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
    let facts = facts.map(|(name, words)| format!("{name}: {words}"));
    facts.collect::<Vec<_>>().join(" · ")
}

/// Carrier and number of parts, as in "Diakonie Hamburg · 2 Bausteine".
fn byline(site: Site, ready: &Ready, index: usize, offer: &Offer) -> String {
    let dataset = ready.dataset();
    let carrier = offer
        .carrier
        .as_deref()
        .and_then(|id| dataset.organisation(id));
    let carrier = carrier.map_or(site.texts().carrier_unknown, |carrier| {
        carrier.short.as_str()
    });
    let count = |kind| {
        dataset
            .parts(index)
            .filter(|(_, part)| part.kind == Some(kind))
            .count()
    };
    let parts = n_parts(
        site.lang(),
        count(PartKind::Module),
        count(PartKind::BuildingBlock),
    );
    if parts.is_empty() {
        carrier.to_owned()
    } else {
        format!("{carrier} · {parts}")
    }
}

/// The strip with its words and the sign for disagreeing sources. `named`: of which offer it is does not go without saying.
fn strip_box(site: Site, ready: &Ready, offer: &Offer, day: Day, named: bool) -> Node {
    let lang = site.lang();
    let conflict = offer.certainty == Certainty::Conflicting;
    let name = named.then(|| format!("{}: ", offer.title.get(lang)));
    html! {
        <div class="strip-box">
            {strip(ready.dataset(), offer, site.today, day)}
            <p class="note">{name}{span_words(lang, offer)}</p>
            {conflict.then(|| html! { <p class="status">{sign()}<span>{site.texts().conflict_short}</span></p> })}
        </div>
    }
}

/// A project in the results. `id` is that of its link.
#[must_use]
pub(super) fn card(
    site: Site,
    ready: &Ready,
    marks: &Marks,
    found: &Found,
    id: Option<String>,
) -> Option<Node> {
    let dataset = ready.dataset();
    let offer = dataset.offers.get(found.project)?;
    let lang = site.lang();
    let href = site.in_result(Route::Project(offer.id.clone()));
    let parts = || {
        let some = !found.parts.is_empty() && !site.state.with(|state| state.filter.is_empty());
        some.then(|| {
            let links = found
                .parts
                .iter()
                .filter_map(|index| Some((*index, dataset.offers.get(*index)?)))
                .map(|(index, part)| {
                    let href = site.in_result(Route::Part(offer.id.clone(), part.id.clone()));
                    // Its own: a part may have ended long before its project.
                    let status = status_in(dataset, index, site.day());
                    html! {
                        <li>
                            <a href=href>{marks.text(part.title.get(lang))}</a>
                            {status_mark(status, status_line(lang, part, status))}
                        </li>
                    }
                })
                .collect::<Node>();
            html! {
                <div class="hit-parts">
                    <p class="muted">{site.texts().matching_parts}</p>
                    <ul>{links}</ul>
                </div>
            }
        })
    };
    // In the order of the page; what says nothing about the search is followed by what does.
    marks.found_nothing();
    let title = marks.text(offer.title.get(lang));
    let byline = marks.text(&byline(site, ready, found.project, offer));
    let summary = marks.text(offer.summary.get(lang));
    let topics = marks.text(&words(&offer.activities, lang));
    let meant_for = marks.text(&meant_for(site, offer));
    let parts = parts();
    // Of a project that is found by a part the status and the time are those of the part: it may have ended long before.
    let part = match found.itself {
        true => None,
        false => best_part(site, dataset, found),
    };
    let status = part
        .is_none()
        .then(|| status_mark(found.status, status_line(lang, offer, found.status)));
    let reason = marks
        .found_nothing()
        .then(|| reason(site, ready, marks, found, offer));
    Some(html! {
        <li class="hit columns">
            <article>
                <h4><a id=id href=href>{title}</a></h4>
                <p class="muted">{byline}</p>
                <p class="hit-text">{summary}</p>
                <div class="hit-line">
                    {status}
                    <p class="hit-topics muted">{topics}</p>
                </div>
                <p class="hit-for muted">{meant_for}</p>
                {parts}
                {reason}
                {save_button(site, offer)}
            </article>
            {strip_box(site, ready, part.unwrap_or(offer), site.day(), part.is_some())}
        </li>
    })
}

/// The first of the parts that were found that has the status with which the project is shown, one with a time if there is any.
fn best_part<'a>(site: Site, dataset: &'a Dataset, found: &Found) -> Option<&'a Offer> {
    let parts = found.parts.iter();
    let parts = parts.filter_map(|index| Some((*index, dataset.offers.get(*index)?)));
    let rank = |(index, part): &(usize, &Offer)| {
        let has_time = part.when.is_some() || part.evidence.is_some();
        (status_in(dataset, *index, site.day()), !has_time)
    };
    parts.min_by_key(rank).map(|(_, part)| part)
}

/// Where what was searched for stands in an offer, or in the parts of it that were found, if its card does not show it.
fn reason(site: Site, ready: &Ready, marks: &Marks, found: &Found, offer: &Offer) -> Option<Node> {
    let dataset = ready.dataset();
    let own = site.lang();
    let itself = found.itself.then_some(offer);
    let parts = found.parts.iter();
    let parts = parts.filter_map(|index| dataset.offers.get(*index));
    let mut all = itself.into_iter().chain(parts);
    let (whose, (name, lang, words)) =
        all.find_map(|offer| Some((offer, marked_fact(site, dataset, marks, offer)?)))?;
    let part = (whose.id != offer.id).then(|| format!("{}, ", whose.title.get(own)));
    let lang = (lang != own).then(|| lang.code());
    let found_under = site.texts().found_under;
    Some(
        html! { <p class="hit-for muted">{found_under}" "{part}{name}": "<span lang=lang>{marks.text(&words)}</span></p> },
    )
}

/// The first fact of an offer in which something is marked: its name, its language and its words.
fn marked_fact(
    site: Site,
    dataset: &Dataset,
    marks: &Marks,
    offer: &Offer,
) -> Option<(&'static str, Lang, String)> {
    let (t, own) = (site.texts(), site.lang());
    let mut purpose = purpose(own, offer).filter(|(_, text)| marks.marks(text));
    if let Some((name, text)) = purpose.next() {
        return Some((name, own, marks.only(text)));
    }
    let partners = offer.partners.iter();
    let partners = partners.filter_map(|id| dataset.organisation(id));
    let mut names = partners.map(|partner| partner.name.get(own));
    if let Some(name) = names.find(|name| marks.marks(name)) {
        return Some((t.partners, own, name.to_owned()));
    }
    let mut phases = offer.phases.iter().filter_map(|id| dataset.entry(id));
    // "2016" finds a phase that does not say it.
    let phase =
        phases.find(|phase| marks.marks(&years(phase)) || marks.marks(phase.title.get(own)));
    if let Some(phase) = phase {
        let years = phase_years(phase.when.as_ref());
        return Some((t.phases, own, format!("{years} {}", phase.title.get(own))));
    }
    let other = own.other();
    let in_other = language_name(other.code(), own);
    let texts = [
        (t.details, &offer.statement, own),
        (in_other, &offer.title, other),
        (in_other, &offer.summary, other),
        (in_other, &offer.statement, other),
    ];
    texts.into_iter().find_map(|(name, text, lang)| {
        let text = text.get(lang);
        let words = if text.len() > LONG {
            marks.excerpt(text)?
        } else {
            marks.marks(text).then(|| text.to_owned())?
        };
        Some((name, lang, words))
    })
}

/// A module or building block below its project, or any offer in a list of a page.
#[must_use]
pub fn part_card(site: Site, ready: &Ready, offer: &Offer, status: Status, route: Route) -> Node {
    let lang = site.lang();
    let tag = offer.kind.map(|kind| {
        let class = if kind == PartKind::Module {
            "tag tag--strong"
        } else {
            "tag"
        };
        html! { <span class=class>{kind.word(lang)}</span> }
    });
    html! {
        <li class="hit hit--small columns">
            <article>
                <h3><a href=site.link(route)>{offer.title.get(lang).to_owned()}</a></h3>
                <p class="hit-text">{offer.summary.get(lang).to_owned()}</p>
                <div class="hit-line">
                    {tag}
                    {status_mark(status, status_line(lang, offer, status))}
                </div>
                {save_button(site, offer)}
            </article>
            {strip_box(site, ready, offer, site.today, false)}
        </li>
    }
}
