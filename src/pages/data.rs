//! The dataset: downloads, open conflicts, known gaps, all figures and sources, how to correct.

use crate::dom::Node;
use markup::html;

use super::phase::figure_row;
use super::section;
use crate::i18n::{data_updated, sources_heading};
use crate::kern::{calendar, conflict_box, placeholder, source_line};
use crate::site::{Ready, Site};

/// Files beside the dataset, written by the build.
const FILES: [&str; 5] = [
    "data/iq-hamburg.full.json",
    "data/iq-hamburg.schema.json",
    "data/eintraege.csv",
    "data/angebote.csv",
    "data/zahlen.csv",
];

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let dataset = ready.dataset();
    let (main, further): (Vec<_>, Vec<_>) =
        dataset.conflicts.iter().partition(|conflict| conflict.main);
    let boxes = |list: Vec<&chronik::dataset::wire::Conflict>| {
        let boxes = list
            .into_iter()
            .map(|conflict| {
                html! { <div id=conflict.id.clone()>{conflict_box(dataset, lang, conflict)}</div> }
            })
            .collect::<Node>();
        html! { <div class="stack-list">{boxes}</div> }
    };
    let gaps = dataset
        .gaps
        .iter()
        .map(|gap| html! { <li id=gap.id.clone()>{gap.text.get(lang).to_owned()}</li> })
        .collect::<Node>();
    let figures = dataset
        .figures
        .iter()
        .map(|figure| figure_row(site, figure))
        .collect::<Node>();
    let sources = dataset
        .sources
        .iter()
        .map(|source| html! { <li>{source_line(source, lang)}</li> })
        .collect::<Node>();
    let rules = [
        t.data_rule_sources,
        t.data_rule_dates,
        t.data_rule_certainty,
        t.data_rule_pages,
    ]
    .map(|rule| html! { <li>{rule}</li> });
    let correct = html! {
        <div class="prose">
            <p>{t.correct_text}</p>
            {placeholder(t.missing_mark, t.correct_contact)}
        </div>
    };
    html! {
        <div class="wrap row page-head">
            <h1>{t.data}</h1>
            <div><p class="sentence">{t.data_lead}</p><p class="muted">{data_updated(lang, &dataset.updated)}</p></div>
        </div>
        {section("herunterladen", t.downloads.to_owned(), None, downloads(site))}
        {section("fehler", t.correct.to_owned(), None, correct)}
        {section("widersprueche", t.open_conflicts.to_owned(), None, boxes(main))}
        {section("weitere-widersprueche", t.further_conflicts.to_owned(), None, boxes(further))}
        {section("luecken", t.known_gaps.to_owned(), Some(t.known_gaps_text), html! { <ul class="rows">{gaps}</ul> })}
        {section("regeln", t.data_rules.to_owned(), None, html! { <div class="prose"><ul>{rules}</ul></div> })}
        {section("zahlen", t.all_figures.to_owned(), None, html! { <ul class="rows">{figures}</ul> })}
        {section("quellen", sources_heading(lang, dataset.sources.len()), None, html! { <ol class="sources sources--two">{sources}</ol> })}
    }
}

fn downloads(site: Site) -> Node {
    let t = site.texts();
    let names = [
        t.download_full,
        t.download_schema,
        t.download_entries,
        t.download_offers,
        t.download_figures,
        t.download_calendar,
    ];
    let calendar = format!("data/iq-hamburg.{}", calendar(site.lang()));
    let files = FILES.map(str::to_owned).into_iter().chain([calendar]);
    let rows = files
        .zip(names)
        .map(|(path, name)| {
            let file = path.rsplit('/').next().unwrap_or(&path);
            let format = file.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
            html! {
                <li>
                    <p class="strong"><a href=site.file(&path) download=file.to_owned() rel="external">{name} " (" {format} ")"</a></p>
                </li>
            }
        })
        .collect::<Node>();
    html! {
        <ul class="rows">{rows}</ul>
        <p><a class="link-line" href=site.embedding() rel="external">{t.embed}</a></p>
    }
}
