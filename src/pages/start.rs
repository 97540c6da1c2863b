//! The start page: what IQ is, the state today, three doors.

use crate::catalogue::RESULTS_HEADING;
use crate::dom::Node;
use chronik::as_of::as_of;
use chronik::dataset::vocabulary::Audience;
use chronik::facets::projects_for;
use chronik::state::{Facet, Route, State};
use chronik::timeline::chart::{View, overview};
use markup::html;

use super::section;
use crate::i18n::{as_of_sentence, n_conflicts, n_projects, n_statements};
use crate::kern::{Icon, coordination_note, icon, icon_small, sentence};
use crate::site::{Ready, Site};
use crate::timeline::{chart_view, wide_plot_width};

/// Words that show what the search takes; each is a link.
const EXAMPLES: [(&str, &str); 5] = [
    ("Anerkennung", "recognition"),
    ("Pflege", "care"),
    ("Lehrkräfte", "teachers"),
    ("Schweißen", "welding"),
    ("2014", "2014"),
];

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    html! {
        <div class="wrap hero">
            <div>
                <h1 class="display">{t.start_heading}</h1>
                <p class="lead">{t.start_lead}</p>
                {search(site)}
            </div>
            {doors(site, ready)}
        </div>
        {state_today(site, ready)}
        {verify(site, ready)}
    }
}

fn search(site: Site) -> Node {
    let t = site.texts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let query = crate::platform::input_value("q").unwrap_or_default();
        site.go(|state| {
            *state = State::at(state.lang, Route::Catalogue);
            state.filter.query = query.trim().to_owned();
        });
    };
    let examples = EXAMPLES
        .into_iter()
        .map(|(de, en)| {
            let word = if site.lang() == chronik::lang::Lang::De {
                de
            } else {
                en
            };
            let mut state = State::at(site.lang(), Route::Catalogue);
            word.clone_into(&mut state.filter.query);
            html! { <a href=site.href(&state)>{word}</a> }
        })
        .collect::<Node>();
    html! {
        <form class="search field--big needs-app" role="search" action=format!("{}#{RESULTS_HEADING}", site.link(Route::Catalogue)) on:submit=submit>
            <div class="kern-form-input">
                <label class="kern-label" for="q">{t.start_search}</label>
                <span class="search-box">
                    <input
                        class="kern-form-input__input"
                        id="q"
                        name="q"
                        type="search"
                        placeholder=t.search_placeholder_start
                        maxlength="200"
                    />
                    {icon(Icon::Search)}
                </span>
            </div>
            <button class="kern-btn kern-btn--primary" type="submit">
                {icon(Icon::Search)}
                <span class="kern-label">{t.search}</span>
            </button>
        </form>
        <p class="examples needs-app"><span class="muted">{t.for_example}</span>{examples}</p>
    }
}

fn doors(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let doors = [
        (Audience::Migrants, t.door_migrants, t.door_migrants_text),
        (Audience::Employers, t.door_employers, t.door_employers_text),
        (
            Audience::Institutions,
            t.door_institutions,
            t.door_institutions_text,
        ),
    ];
    let doors = doors
        .into_iter()
        .map(|(audience, name, text)| {
            let mut state = State::at(site.lang(), Route::Catalogue);
            state.filter.choose(Facet::Audience, &[audience.id()]);
            let count = projects_for(dataset, audience);
            html! {
                <li class="door">
                    <h3><a class="whole" href=site.href(&state)>{name}</a></h3>
                    <p>{text}</p>
                    <p class="muted">{n_projects(site.lang(), count)}</p>
                    {icon(Icon::ChevronRight)}
                </li>
            }
        })
        .collect::<Node>();
    html! {
        <nav aria-labelledby="tueren">
            <h2 class="row-name" id="tueren">{t.doors}</h2>
            <ul class="rows">{doors}</ul>
        </nav>
    }
}

fn state_today(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let now = as_of(ready.dataset(), site.today);
    let words = as_of_sentence(site.lang(), &now, site.today);
    let data = ready.clone();
    let chart = move || {
        let width = wide_plot_width(site.page_width());
        let view = View::whole(data.dataset(), site.lang(), site.today, width);
        let chart = overview(data.dataset(), &data.0.timeline, &view);
        chart_view(site, &data, &chart, None)
    };
    let timeline = site.link(Route::Timeline);
    html! {
        <section aria-labelledby="stand-heute">
            <div class="wrap row section">
                <div><h2 class="row-name" id="stand-heute">{t.state_today}</h2></div>
                <div>
                    <p class="sentence">{sentence(words)}</p>
                    {coordination_note(site, &now)}
                </div>
            </div>
            <div class="wrap chart wide-only">{chart}</div>
            <div class="wrap row chart-foot">
                <div></div>
                <div class="actions">
                    <a class="kern-btn kern-btn--primary" href=timeline.clone()>
                        <span class="kern-label">{t.open_timeline}</span>
                        {icon_small(Icon::ArrowRight)}
                    </a>
                    <a class="kern-btn kern-btn--secondary" href=format!("{timeline}#stand")>
                        <span class="kern-label">{t.other_day}</span>
                        {icon_small(Icon::Calendar)}
                    </a>
                </div>
            </div>
        </section>
    }
}

fn verify(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let dataset = ready.dataset();
    let mut table = State::at(site.lang(), Route::Timeline);
    table.presentation = chronik::state::Presentation::Table;
    let data = site.link(Route::Data);
    let statements = dataset.entries.len() + dataset.figures.len();
    let conflicts = dataset
        .conflicts
        .iter()
        .filter(|conflict| conflict.main)
        .count();
    let pillars = [
        (
            site.href(&table),
            n_statements(site.lang(), statements),
            t.verify_statements_text,
        ),
        (
            format!("{data}#widersprueche"),
            n_conflicts(site.lang(), conflicts),
            t.verify_conflicts_text,
        ),
        (
            format!("{data}#herunterladen"),
            t.download_data.to_owned(),
            t.verify_data_text,
        ),
    ];
    let pillars = pillars
        .into_iter()
        .map(|(href, name, text)| {
            html! { <li class="pillar"><h3><a class="whole" href=href>{name}</a></h3><p>{text}</p></li> }
        })
        .collect::<Node>();
    let body = html! { <ul class="pillars">{pillars}</ul> };
    section("pruefen", t.verify.to_owned(), None, body)
}
