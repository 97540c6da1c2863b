//! Every route rendered natively, in both languages: compared with reviewed snapshots, and held
//! against rules that every page must keep.
//!
//! Run with `--features ssr`. After a wanted change: `INSTA_UPDATE=always cargo test --features ssr
//! --test rendering`, then read the diff.
#![cfg(feature = "ssr")]
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop where something is missing"
)]

mod rendering {
    pub(crate) mod page;
}

use std::collections::BTreeSet;

use chronik::glossary::pieces;
use chronik::lang::Lang;
use chronik::state::{Presentation, Route, State};
use iq_chronik::i18n::messages;
use iq_chronik::load::{Load, LoadError};
use rendering::page::{Page, dataset, render, render_with};

/// One of each kind of page.
fn kinds() -> Vec<(String, State)> {
    let mut kinds = Vec::new();
    for lang in Lang::ALL {
        let mut add =
            |name: &str, state: State| kinds.push((format!("{}-{name}", lang.code()), state));
        for (route, path) in Route::FIXED {
            let name = if path.is_empty() { "start" } else { path };
            if route != Route::Timeline {
                add(name, State::at(lang, route));
            }
        }
        for choice in Presentation::CHOICES {
            let mut state = State::at(lang, Route::Timeline);
            state.presentation = choice;
            add(&format!("zeitachse-{}", choice.id()), state);
        }
        let mut selected = State::at(lang, Route::Timeline);
        selected.presentation = Presentation::Table;
        selected.selected = Some("koord-hwk".to_owned());
        selected.as_of = chronik::edtf::Day::parse("2014-07-01");
        add("zeitachse-auswahl", selected);
        add(
            "phase",
            State::at(lang, Route::Phase("2011-2014".to_owned())),
        );
        add(
            "phase-heute",
            State::at(lang, Route::Phase("2026-2028".to_owned())),
        );
        add(
            "projekt",
            State::at(lang, Route::Project("mission-zukunft".to_owned())),
        );
        add(
            "koordination",
            State::at(
                lang,
                Route::Project("iq-koordination-sozialbehoerde".to_owned()),
            ),
        );
        add(
            "modul",
            State::at(
                lang,
                Route::Part("mission-zukunft".to_owned(), "mz-umwelthandwerk".to_owned()),
            ),
        );
        add(
            "traeger",
            State::at(lang, Route::Carrier("hwk-hamburg".to_owned())),
        );
        add(
            "nicht-gefunden",
            State::at(lang, Route::NotFound("gibt/es/nicht".to_owned())),
        );
        let mut search = State::at(lang, Route::Catalogue);
        search.filter.query = "Pflege".to_owned();
        add("angebote-suche", search);
        let mut list = State::at(lang, Route::List);
        list.saved = ["zaa", "mz-umwelthandwerk", "iq-koordination-sozialbehoerde"]
            .map(str::to_owned)
            .to_vec();
        list.both_languages = true;
        add("merkliste-drei", list);
        let mut nothing = State::at(lang, Route::Catalogue);
        nothing.filter.query = "Krankenschwestr xyz".to_owned();
        add("angebote-leer", nothing);
    }
    kinds
}

/// Every page there is.
fn all_routes() -> Vec<State> {
    let data = dataset();
    let dataset = &data.checked.dataset;
    let mut routes: Vec<Route> = Route::FIXED.map(|(route, _)| route).to_vec();
    routes.extend(
        dataset
            .phases()
            .iter()
            .map(|phase| Route::Phase(phase.id.clone())),
    );
    routes.extend(
        dataset
            .organisations
            .iter()
            .map(|carrier| Route::Carrier(carrier.id.clone())),
    );
    for (index, offer) in dataset.offers.iter().enumerate() {
        routes.push(match dataset.parent(index) {
            None => Route::Project(offer.id.clone()),
            Some(parent) => Route::Part(dataset.offers[parent].id.clone(), offer.id.clone()),
        });
    }
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            routes
                .iter()
                .map(move |route| State::at(lang, route.clone()))
        })
        .collect()
}

#[test]
fn each_kind_of_page_looks_as_reviewed() {
    insta::with_settings!({ snapshot_path => "rendering/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, state) in kinds() {
            insta::assert_snapshot!(name, render(&state).readable());
        }
    });
}

#[test]
fn every_page_keeps_the_rules() {
    for state in all_routes() {
        keeps_the_rules(&render(&state), &state.href());
    }
}

fn keeps_the_rules(page: &Page, name: &str) {
    assert_eq!(page.count("h1"), 1, "{name}: one h1");
    assert_eq!(page.count("main"), 1, "{name}: one main");
    assert_eq!(
        page.attributes("style"),
        Vec::<String>::new(),
        "{name}: inline styles break the CSP"
    );
    let mut level = 0;
    for heading in page.heading_levels() {
        assert!(
            heading <= level + 1,
            "{name}: a heading skips from h{level} to h{heading}"
        );
        level = heading;
    }
    let ids = page.attributes("id");
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "{name}: an id stands twice in {ids:?}"
    );
    for href in page.attributes("href") {
        let ok =
            href.starts_with('/') || href.starts_with("https://") || href.starts_with("http://");
        assert!(ok, "{name}: a link to {href:?}");
    }
    for labelled in page
        .attributes("aria-labelledby")
        .iter()
        .chain(&page.attributes("aria-controls"))
    {
        assert!(
            ids.contains(labelled),
            "{name}: nothing has the id {labelled}"
        );
    }
}

/// "Merken" would be worth nothing if a link on the way to the list lost it.
#[test]
fn every_link_inside_the_site_takes_the_list_along() {
    let mut seen = 0;
    for route in [
        Route::Catalogue,
        Route::List,
        Route::Project("mission-zukunft".to_owned()),
        Route::Carrier("hwk-hamburg".to_owned()),
        Route::Timeline,
        Route::Imprint,
    ] {
        let mut state = State::at(Lang::De, route);
        state.saved = vec!["zaa".to_owned(), "hanna".to_owned()];
        let page = render(&state);
        keeps_the_rules(&page, &state.href());
        for href in page.attributes("href") {
            let file = href.starts_with("/data/") || href.starts_with("/licences/");
            if href.starts_with('/') && !file {
                assert!(
                    href.contains("merken=zaa,hanna"),
                    "{}: {href}",
                    state.href()
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen} links");
}

#[test]
fn every_link_inside_the_site_leads_to_a_page() {
    let mut seen = BTreeSet::new();
    for state in all_routes() {
        for href in render(&state).attributes("href") {
            let Some(path) = href.strip_prefix('/') else {
                continue;
            };
            let path = path.split(['#', '?']).next().unwrap_or_default().to_owned();
            if path.starts_with("data/")
                || path.starts_with("licences/")
                // Pages without the program.
                || path.ends_with("einbetten/")
                || path.ends_with("glossar/")
                || !seen.insert(path.clone())
            {
                continue;
            }
            let (_, route) = Route::parse(&path);
            assert!(
                !matches!(route, Route::NotFound(_)),
                "{} links to {href}",
                state.href()
            );
            let page = render(&State::parse(&path, ""));
            assert!(
                !page.text().contains(messages(state.lang).not_found_text),
                "{} links to {href}",
                state.href()
            );
        }
    }
    assert!(seen.len() > 180, "{} pages", seen.len());
}

/// Only the statement had been looked through: on 37 of 62 pages no word led to the glossary, however many stood there.
#[test]
fn every_word_of_the_glossary_is_linked_on_the_page_of_its_offer() {
    let data = dataset();
    let mut seen = 0;
    for (index, offer) in data.checked.dataset.offers.iter().enumerate() {
        for lang in Lang::ALL {
            let route = Route::offer(&data.checked.dataset, index).unwrap();
            let links = render(&State::at(lang, route)).attributes("href");
            let texts = [
                Some(&offer.title),
                Some(&offer.statement),
                offer.note.as_ref(),
                offer.occupations.as_ref(),
            ];
            for text in texts.into_iter().flatten() {
                for (word, id) in pieces(text.get(lang), lang) {
                    let Some(id) = id else { continue };
                    let wanted = format!("glossar/#{id}");
                    assert!(
                        links.iter().any(|href| href.ends_with(&wanted)),
                        "{}: {word}",
                        offer.id
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 120, "{seen} words");
}

/// "Planned" was a pattern and nothing else: who hears the page, or asks for a link by its name, did not learn it.
#[test]
fn what_is_hatched_is_called_planned() {
    for (lang, planned) in [
        (Lang::De, "nach heute geplant"),
        (Lang::En, "planned after today"),
    ] {
        let page = render(&State::at(lang, Route::Timeline));
        let names = page.attributes("aria-label");
        let name = |phase: &str| {
            let all = names.iter().filter(|name| name.starts_with(phase));
            all.cloned().collect::<String>()
        };
        let (now, first) = (name("2026–28"), name("2005–2007"));
        assert!(now.contains(planned), "{now}");
        assert!(!first.is_empty() && !first.contains(planned), "{first}");
    }
}

#[test]
fn english_pages_are_in_english() {
    for state in all_routes()
        .into_iter()
        .filter(|state| state.lang == Lang::En)
    {
        let text = render(&state).text();
        for german in [
            "Zum Inhalt",
            "Angebote zeigen",
            "Ende nicht belegt",
            "Zuletzt belegt",
            "Stand vom",
        ] {
            assert!(!text.contains(german), "{}: {german}", state.href());
        }
    }
}

#[test]
fn failures_say_what_is_wrong_and_what_can_be_done() {
    for (name, error) in [
        ("offline", LoadError::Offline),
        ("altered", LoadError::Altered),
        ("status", LoadError::Status(404)),
        (
            "html",
            LoadError::Unreadable(chronik::dataset::Unreadable::Html),
        ),
        (
            "abgeschnitten",
            LoadError::Unreadable(chronik::dataset::Unreadable::CutOff { line: 3, column: 7 }),
        ),
        (
            "version",
            LoadError::Unreadable(chronik::dataset::Unreadable::Version {
                found: Some("2".to_owned()),
            }),
        ),
    ] {
        for lang in Lang::ALL {
            let page = render_with(
                &State::at(lang, Route::Timeline),
                Load::Failed(error.clone()),
            );
            keeps_the_rules(&page, name);
            insta::with_settings!({ snapshot_path => "rendering/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{}-fehler-{name}", lang.code()), page.main_readable());
            });
            let imprint = render_with(
                &State::at(lang, Route::Imprint),
                Load::Failed(error.clone()),
            );
            assert!(
                imprint.text().contains("DDG"),
                "pages without data still work"
            );
        }
    }
}
