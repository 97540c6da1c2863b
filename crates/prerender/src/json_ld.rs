//! What a page is about, in the words of schema.org. Only what the dataset says: an offer that has ended is no service.

use chronik::dataset::vocabulary::Activity;
use chronik::dataset::wire::{Entry, Offer, Organisation};
use chronik::edtf::{Bound, Qualifier};
use chronik::lang::Lang;
use chronik::presence::{Status, status};
use chronik::state::Route;
use iq_chronik::i18n::{Word, messages, phase_years};
use iq_chronik::load::Data;
use serde_json::{Value, json};

use crate::head::{description, title};
use crate::pages::Page;
use crate::site::Site;
use crate::words::HAMBURG;

/// The statements about a page.
pub(crate) fn of(page: &Page, site: &Site, data: &Data) -> Vec<Value> {
    let lang = page.state.lang;
    let dataset = &data.checked.dataset;
    let url = site.url(&page.canonical);
    let about = match &page.state.route {
        Route::Start => json!({
            "@type": "WebSite",
            "name": messages(lang).brand,
            "description": description(page, data),
            "url": url,
            "inLanguage": lang.code(),
        }),
        Route::Data => json!({
            "@type": "Dataset",
            "name": title(page, data),
            "description": description(page, data),
            "url": url,
            "inLanguage": ["de", "en"],
            "spatialCoverage": HAMBURG,
            "temporalCoverage": format!("{}/{}", dataset.span.0, dataset.span.1),
            "distribution": [
                download(site, "data/iq-hamburg.full.json", "application/json"),
                download(site, "data/eintraege.csv", "text/csv"),
                download(site, "data/angebote.csv", "text/csv"),
            ],
        }),
        Route::Project(id) | Route::Part(_, id) => match dataset.offer(id) {
            Some((_, offer)) => service(page, site, data, offer),
            None => return Vec::new(),
        },
        Route::Carrier(id) => match dataset.organisation(id) {
            Some(carrier) => organisation(carrier, lang),
            None => return Vec::new(),
        },
        Route::Phase(id) => match dataset.entry(id) {
            Some(entry) => phase(page, site, entry),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    match page.state.route {
        Route::Start | Route::Data => vec![about],
        _ => vec![about, breadcrumb(page, site, data)],
    }
}

fn download(site: &Site, path: &str, kind: &str) -> Value {
    json!({ "@type": "DataDownload", "contentUrl": site.url(path), "encodingFormat": kind })
}

fn organisation(carrier: &Organisation, lang: Lang) -> Value {
    known(json!({
        "@type": "Organization",
        "name": carrier.name.get(lang),
        "url": carrier.url.as_ref().map(|url| url.as_str()),
    }))
}

/// Without what is not known: in JSON-LD `null` is a statement of its own.
fn known(mut statement: Value) -> Value {
    if let Some(statement) = statement.as_object_mut() {
        statement.retain(|_, value| !value.is_null());
    }
    statement
}

/// An offer that runs is a service, or a course if somebody learns there; what has ended, or may have, is a project that was.
fn service(page: &Page, site: &Site, data: &Data, offer: &Offer) -> Value {
    let lang = page.state.lang;
    let carrier = offer
        .carrier
        .as_deref()
        .and_then(|id| data.checked.dataset.organisation(id))
        .map(|carrier| organisation(carrier, lang));
    let runs = status(offer, site.today) == Status::Documented;
    let is_course = offer
        .activities
        .iter()
        .any(|activity| matches!(activity, Activity::Language | Activity::Qualification));
    let kind = match (runs, is_course) {
        (true, true) => "Course",
        (true, false) => "GovernmentService",
        (false, _) => "Project",
    };
    let (of_carrier, of_languages) = match runs {
        true => ("provider", "availableLanguage"),
        false => ("parentOrganization", "knowsLanguage"),
    };
    let audience: Vec<&str> = offer.audience.iter().map(|one| one.word(lang)).collect();
    let audience = (!audience.is_empty() && runs)
        .then(|| json!({ "@type": "Audience", "audienceType": audience.join(", ") }));
    let when = offer.when.as_ref().map(|when| when.edtf());
    let (first, last) = match when.filter(|_| !runs) {
        Some(when) => (date(when.start()), date(when.end())),
        None => (None, None),
    };
    let mut statement = known(json!({
        "@type": kind,
        "identifier": offer.id,
        "name": offer.title.get(lang),
        "description": offer.summary.get(lang),
        "url": site.url(&page.canonical),
        "areaServed": HAMBURG,
        "audience": audience,
        "foundingDate": first,
        "dissolutionDate": last,
    }));
    statement[of_carrier] = json!(carrier);
    if !offer.languages.is_empty() {
        statement[of_languages] = json!(offer.languages);
    }
    known(statement)
}

/// A date as schema.org writes it (ISO 8601, also a year or month alone); none where it is uncertain.
fn date(bound: Bound) -> Option<String> {
    match bound {
        Bound::Date(date) if date.qualifier() == Qualifier::None => Some(date.to_string()),
        _ => None,
    }
}

/// A phase: the scheme that paid.
fn phase(page: &Page, site: &Site, phase: &Entry) -> Value {
    let lang = page.state.lang;
    json!({
        "@type": "FundingScheme",
        "identifier": phase.id,
        "name": format!("IQ {}: {}", phase_years(phase.when.as_ref()), phase.title.get(lang)),
        "description": phase.statement.get(lang),
        "url": site.url(&page.canonical),
        "areaServed": HAMBURG,
    })
}

fn breadcrumb(page: &Page, site: &Site, data: &Data) -> Value {
    let lang = page.state.lang;
    let t = messages(lang);
    let dataset = &data.checked.dataset;
    let offer = |id: &str| {
        let found = dataset.offer(id);
        found.map_or_else(String::new, |(_, offer)| offer.title.get(lang).to_owned())
    };
    let trail: Vec<(Route, String)> = match &page.state.route {
        Route::Phase(id) => vec![
            (Route::Timeline, t.timeline.to_owned()),
            (
                page.state.route.clone(),
                dataset
                    .entry(id)
                    .map_or_else(String::new, |phase| phase_years(phase.when.as_ref())),
            ),
        ],
        Route::Part(project, part) => vec![
            (Route::Catalogue, t.offers.to_owned()),
            (Route::Project(project.clone()), offer(project)),
            (page.state.route.clone(), offer(part)),
        ],
        Route::Carrier(id) => vec![
            (Route::Catalogue, t.offers.to_owned()),
            (
                page.state.route.clone(),
                dataset
                    .organisation(id)
                    .map_or_else(String::new, |carrier| carrier.name.get(lang).to_owned()),
            ),
        ],
        Route::Project(id) => vec![
            (Route::Catalogue, t.offers.to_owned()),
            (page.state.route.clone(), offer(id)),
        ],
        _ => Vec::new(),
    };
    let items: Vec<Value> = trail
        .into_iter()
        .enumerate()
        .map(|(at, (route, name))| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": name,
                "item": site.url(&route.path(lang)),
            })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
