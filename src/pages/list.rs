//! The list of offers in the link: to look at, to hand out on paper, to take along as a file.

use std::rc::Rc;

use crate::dom::Node;
use chronik::dataset::link::Link;
use chronik::dataset::vocabulary::Certainty;
use chronik::dataset::wire::Offer;
use chronik::dataset::{Dataset, RecordRef};
use chronik::lang::Lang;
use chronik::presence::status;
use chronik::state::{Route, State};
use leptos::prelude::*;
use markup::html;

use crate::catalogue::{save_button, saved_id};
use crate::i18n::{list_count, messages, purpose, stand, status_line, status_text};
use crate::kern::{Fact, downloads, facts, share_actions, status_mark};
use crate::site::{Ready, Site};

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let list: Vec<usize> = site
        .saved()
        .iter()
        .filter_map(|id| Some(dataset.offer(id)?.0))
        .collect();
    let body = if list.is_empty() {
        html! {
            <div class="wrap row section">
                <h2 class="row-name">{t.list_how}</h2>
                <div>
                    <p class="text">{t.list_how_text}</p>
                    <p><a href=site.link(Route::Catalogue)>{t.show_offers}</a></p>
                </div>
            </div>
        }
    } else {
        filled(site, dataset, &list)
    };
    // Who is given both languages may read the second one only.
    let second = move || {
        let lang = site.lang().other();
        let both = site
            .state
            .with(|state| state.both_languages && !state.saved.is_empty());
        both.then(|| html! { <p class="sentence" lang=lang.code()>{messages(lang).list_lead}</p> })
    };
    html! {
        <div class="wrap row page-head"><h1>{t.saved_offers}</h1><div><p class="sentence">{t.list_lead}</p>{second}</div></div>
        {body}
    }
}

fn filled(site: Site, dataset: &Dataset, list: &[usize]) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let state = site.state.get();
    let langs = if state.both_languages {
        vec![lang, lang.other()]
    } else {
        vec![lang]
    };
    let items = list
        .iter()
        .filter_map(|index| {
            let offer = dataset.offers.get(*index)?;
            let route = Route::offer(dataset, *index)?;
            let columns = langs
                .iter()
                .map(|lang| sheet(site, dataset, *lang, &route, offer))
                .collect::<Node>();
            Some(html! {
                <li data-key=offer.id.clone()>
                    <div class="handout-langs">{columns}</div>
                    {save_button(site, offer)}
                </li>
            })
        })
        .collect::<Node>();
    // The list and nothing else that the address may hold.
    let link = site.href(&State {
        both_languages: state.both_languages,
        ..State::at(lang, Route::List)
    });
    let both = move |_: leptos::ev::Event| {
        site.go(|state| state.both_languages = !state.both_languages);
    };
    html! {
        <div class="wrap row section">
            <div>
                <h2 class="row-name">{list_count(lang, list.len())}</h2>
                // Drawn by list.js.
                <iq-qr data-link=link data-name=t.qr_code></iq-qr>
            </div>
            <div>
                <div class="actions">{share_actions(site)}</div>
                <label class="facet-row handout-both">
                    <input
                        type="checkbox"
                        prop:checked=state.both_languages
                        checked=state.both_languages
                        on:change=both
                    />
                    <span>{t.both_languages}</span>
                </label>
                {downloads(site, t.download_list, "angebote", "merkliste", Rc::new(move || Some(site.saved().join(" "))))}
                <ol class="handout">{items}</ol>
            </div>
        </div>
    }
}

/// One offer in one language: what a counsellor gives away.
fn sheet(site: Site, dataset: &Dataset, lang: Lang, route: &Route, offer: &Offer) -> Node {
    let t = messages(lang);
    let state = status(offer, site.today);
    let carrier = offer
        .carrier
        .as_deref()
        .and_then(|id| dataset.organisation(id))
        .map_or(t.carrier_unknown, |carrier| carrier.name.get(lang));
    let href = site.href(&State::at(lang, route.clone()));
    let other = (lang != site.lang()).then_some("external");
    let plain = site.plain(lang, route.clone());
    let then = offer.contact.as_ref().map(|contact| {
        let stand = stand(lang, &contact.as_of.0);
        format!("{}, {} ({stand})", contact.phone, contact.email)
    });
    let conflict = match offer.certainty {
        Certainty::Conflicting => t.conflict_short,
        _ => "",
    };
    let list = [
        Fact::text(t.certainty, conflict),
        Fact::text(t.carrier_of_project, carrier),
        contacts(site, dataset, lang, offer).map(|contacts| Fact::new(t.contact_today, contacts)),
        Fact::text(t.contact_then, &then.unwrap_or_default()),
        Fact::text(t.sources, &sources(dataset, offer, t.no_publisher)),
        // Who knows the address of the site but the browser: written by list.js.
        Some(Fact::new(
            t.page_address,
            html! { <iq-address data-link=plain></iq-address> },
        )),
    ];
    let id = (lang == site.lang()).then(|| saved_id(&offer.id));
    let purpose = purpose(lang, offer).map(|(name, text)| Fact::new(name, text));
    html! {
        <article lang=lang.code()>
            <h3><a id=id href=href rel=other>{offer.title.get(lang).to_owned()}</a></h3>
            {status_mark(state, status_line(lang, offer, state))}
            <p>{offer.summary.get(lang).to_owned()}</p>
            <p class="note">{status_text(lang, offer, state)}</p>
            {facts(purpose.chain(list.into_iter().flatten()).collect(), false)}
        </article>
    }
}

/// Whom to ask today: "Handwerkskammer Hamburg (www.hwk-hamburg.de); …".
fn contacts(site: Site, dataset: &Dataset, lang: Lang, offer: &Offer) -> Option<Node> {
    let names = offer
        .today
        .iter()
        .chain(offer.carrier.iter().filter(|_| offer.today.is_empty()))
        .filter_map(|id| match dataset.find(id)? {
            RecordRef::Offer(index) => {
                let other = dataset.offers.get(index)?;
                let href = site.href(&State::at(lang, Route::offer(dataset, index)?));
                let own = (lang != site.lang()).then_some("external");
                let title = other.title.get(lang).to_owned();
                // Paper shows no link: by the host of its carrier it is found.
                let carrier = other
                    .carrier
                    .as_deref()
                    .and_then(|id| dataset.organisation(id));
                let host = carrier
                    .and_then(|carrier| carrier.url.as_ref())
                    .map(host_link);
                Some(html! { <a href=href rel=own>{title}</a> {host} })
            }
            RecordRef::Organisation(index) => {
                let organisation = dataset.organisations.get(index)?;
                let name = organisation.short.clone();
                let host = organisation.url.as_ref().map(host_link);
                Some(html! { {name} {host} })
            }
            _ => None,
        })
        .enumerate()
        .map(|(at, name)| {
            if at > 0 {
                html! { "; " {name} }
            } else {
                name
            }
        });
    let names: Vec<Node> = names.collect();
    (!names.is_empty()).then_some(Node::List(names))
}

/// A page elsewhere, by its host: " (www.hwk-hamburg.de)".
fn host_link(url: &Link) -> Node {
    let (href, host) = (url.as_str().to_owned(), url.host().to_owned());
    html! { " (" <a href=href rel="external noreferrer">{host}</a> ")" }
}

/// Who says so, each publisher once.
fn sources<'a>(dataset: &'a Dataset, offer: &Offer, unknown: &'a str) -> String {
    let mut names: Vec<&'a str> = Vec::new();
    for citation in &offer.sources {
        let source = dataset.source(&citation.source);
        let name = source.map(|source| source.publisher.as_deref().unwrap_or(unknown));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names.join("; ")
}
