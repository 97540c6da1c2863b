//! Whom to ask about an offer.

use chronik::dataset::wire::{Contact, Offer};
use chronik::dataset::{Dataset, RecordRef};
use chronik::presence::status;
use chronik::state::Route;
use markup::html;

use crate::dom::Node;
use crate::i18n::{Word, stand, status_line};
use crate::kern::{Icon, icon_small};
use crate::site::{Ready, Site};

/// Whom to ask today, and the contact as an old source prints it.
pub(super) fn contacts(site: Site, ready: &Ready, offer: &Offer) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let rows: Vec<_> = offer
        .today
        .iter()
        .filter_map(|id| contact_row(site, dataset, id))
        .collect();
    let then = offer
        .contact
        .as_ref()
        .map(|contact| contact_then(site, contact));
    if rows.is_empty() && then.is_none() {
        return Node::Empty;
    }
    let name = match rows.is_empty() {
        true => t.contact_then,
        false => t.contact_today,
    };
    let rows = (!rows.is_empty()).then(
        || html! { <h2 class="row-name">{t.contact_today}</h2> <ul class="rows">{rows}</ul> },
    );
    html! { <aside class="card card--accent" aria-label=name>{rows}{then}</aside> }
}

fn contact_row(site: Site, dataset: &Dataset, id: &str) -> Option<Node> {
    let lang = site.lang();
    let t = site.texts();
    match dataset.find(id)? {
        RecordRef::Offer(index) => {
            let offer = dataset.offers.get(index)?;
            let href = site.link(Route::offer(dataset, index)?);
            let words = status_line(lang, offer, status(offer, site.today));
            Some(html! {
                <li>
                    <p class="strong">{offer.title.get(lang).to_owned()}</p>
                    <p>{words}</p>
                    <p><a href=href>{t.to_offer}</a></p>
                </li>
            })
        }
        RecordRef::Organisation(index) => {
            let organisation = dataset.organisations.get(index)?;
            let link = organisation.url.as_ref().map(|url| {
                html! { <p><a href=url.as_str().to_owned() rel="external noreferrer">{url.host().to_owned()}</a></p> }
            });
            let href = site.link(Route::Carrier(organisation.id.clone()));
            Some(html! {
                <li>
                    <p class="strong"><a class="quiet" href=href>{organisation.short.clone()}</a></p>
                    <p>{organisation.kind.word(lang)}</p>
                    {link}
                </li>
            })
        }
        _ => None,
    }
}

fn contact_then(site: Site, contact: &Contact) -> Node {
    let t = site.texts();
    let heading = format!(
        "{}, {}",
        t.contact_then,
        stand(site.lang(), &contact.as_of.0)
    );
    html! {
        <details class="fold" open>
            <summary>{icon_small(Icon::ChevronRight)}{heading}</summary>
            <p class="strong">{contact.name.clone()}</p>
            <p>{contact.role.get(site.lang()).to_owned()}</p>
            <p>{t.phone} " " {contact.phone.clone()}</p>
            <p>{t.email} " " {contact.email.clone()}</p>
            <p class="note">{t.contact_then_text}</p>
        </details>
    }
}
