//! The dataset: downloads, open conflicts, known gaps, all figures and sources, how to correct.

use leptos::prelude::*;

use super::phase::figure_row;
use super::section;
use crate::i18n::{data_updated, sources_heading};
use crate::kern::{conflict_box, placeholder, source_line};
use crate::site::{Ready, Site};

/// Files beside the dataset, written by the build.
const FILES: [&str; 6] = [
    "data/iq-hamburg.full.json",
    "data/iq-hamburg.schema.json",
    "data/eintraege.csv",
    "data/angebote.csv",
    "data/zahlen.csv",
    "data/iq-hamburg.ics",
];

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> AnyView {
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let (main, further): (Vec<_>, Vec<_>) = dataset.conflicts.iter().partition(|conflict| conflict.main);
    let boxes = |list: Vec<&chronik::dataset::wire::Conflict>| {
        let boxes = list.into_iter().map(|conflict| conflict_box(dataset, lang, conflict, 3)).collect_view();
        view! { <div class="stack-list">{boxes}</div> }.into_any()
    };
    let gaps = dataset
        .gaps
        .iter()
        .map(|gap| view! { <li id=gap.id.clone()>{gap.text.get(lang).to_owned()}</li> })
        .collect_view();
    let figures = dataset.figures.iter().map(|figure| figure_row(site, figure)).collect_view();
    let sources = dataset
        .sources
        .iter()
        .map(|source| view! { <li>{source_line(source, lang)}</li> })
        .collect_view();
    let rules = [t.data_rule_sources, t.data_rule_dates, t.data_rule_certainty, t.data_rule_pages]
        .map(|rule| view! { <li>{rule}</li> })
        .collect_view();
    let correct = view! {
        <div class="prose">
            <p>{t.correct_text}</p>
            {placeholder(t.missing_mark, t.correct_contact)}
        </div>
    };
    view! {
        <div class="wrap row page-head">
            <h1>{t.data}</h1>
            <div><p class="sentence">{t.data_lead}</p><p class="muted">{data_updated(lang, &dataset.updated)}</p></div>
        </div>
        {section("herunterladen", t.downloads.to_owned(), None, downloads(site))}
        {section("fehler", t.correct.to_owned(), None, correct.into_any())}
        {section("widersprueche", t.open_conflicts.to_owned(), None, boxes(main))}
        {section("weitere-widersprueche", t.further_conflicts.to_owned(), None, boxes(further))}
        {section("luecken", t.known_gaps.to_owned(), Some(t.known_gaps_text), view! { <ul class="rows">{gaps}</ul> }.into_any())}
        {section("regeln", t.data_rules.to_owned(), None, view! { <div class="prose"><ul>{rules}</ul></div> }.into_any())}
        {section("zahlen", t.all_figures.to_owned(), None, view! { <ul class="rows">{figures}</ul> }.into_any())}
        {section("quellen", sources_heading(lang, dataset.sources.len()), None, view! { <ol class="sources sources--two">{sources}</ol> }.into_any())}
    }
    .into_any()
}

fn downloads(site: Site) -> AnyView {
    let t = site.texts();
    let names = [
        t.download_full,
        t.download_schema,
        t.download_entries,
        t.download_offers,
        t.download_figures,
        t.download_calendar,
    ];
    let rows = FILES
        .into_iter()
        .zip(names)
        .map(|(path, name)| {
            let file = path.rsplit('/').next().unwrap_or(path);
            let format = file.rsplit('.').next().unwrap_or_default().to_uppercase();
            view! {
                <li>
                    <p class="strong"><a href=site.file(path) download=file rel="external">{name} " (" {format} ")"</a></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
