//! The address is the whole state: any view survives it, and what makes no sense in it is corrected in words.

use anyhow::ensure;
use chronik::dataset::Dataset;
use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::state::{Column, Facet, LaneId, Presentation, Route, Sort, State};
use chronik::timeline::window::{Range, Window};
use e2e::find::{Role, has};
use e2e::{Visit, visit, wait};
use fastrand::Rng;

use crate::moving::dataset;

const NOTE: &str = "Nicht alles in der Adresse lässt sich so zeigen.";

/// What of a view can be seen.
const SEEN: &str = "\
    const value = (id) => document.getElementById(id)?.value; \
    const texts = (selector) => [...document.querySelectorAll(selector)].slice(0, 40).map((e) => e.textContent); \
    return JSON.stringify([ \
        document.documentElement.lang, value('von'), value('bis'), value('stand'), \
        document.querySelector('.switch input:checked')?.value, \
        texts('.sentence, .filter-part p, .filter-part input:checked, #auswahl-titel, .pager p'), \
        texts('.lane-toggle, .lane-plot .cell-count'), texts('.story-item h4'), texts('tbody th, th[aria-sort]'), \
        document.querySelectorAll('.entry').length, \
    ])";

async fn seen(page: &Visit) -> anyhow::Result<String> {
    page.run_as(SEEN, &[]).await
}

fn some<T: Copy>(rng: &mut Rng, all: &[T], most: usize) -> Vec<T> {
    let n = rng.usize(0..=most);
    let mut chosen = rng.choose_multiple(all.iter().copied(), n);
    rng.shuffle(&mut chosen);
    chosen
}

/// A view that the dataset has.
fn view(rng: &mut Rng, dataset: &Dataset) -> State {
    let (first, last) = dataset.span;
    let mut day = |from: i32, to: i32| Day::from_number(rng.i32(from..=to));
    let from = day(first.number(), last.number() - 400);
    let to = day(from.number() + 60, last.number());
    let as_of = day(first.number(), last.number());
    let range = Range {
        from: rng.bool().then_some(from),
        to: rng.bool().then_some(to),
    };
    let lang = if rng.u8(0..4) == 0 {
        Lang::En
    } else {
        Lang::De
    };
    let mut state = State::at(lang, Route::Timeline);
    state.range = Window::of(range, dataset.span).range(dataset.span);
    state.as_of = rng.bool().then_some(as_of);
    let presentations = [
        Presentation::Automatic,
        Presentation::Chart,
        Presentation::List,
        Presentation::Table,
    ];
    state.presentation = presentations[rng.usize(0..4)];
    let entries = dataset.entries.iter().map(|entry| entry.id.clone());
    let projects = dataset.projects().map(|(_, project)| project.id.clone());
    let all: Vec<String> = entries.chain(projects).collect();
    state.selected = rng.bool().then(|| all[rng.usize(0..all.len())].clone());
    state.lanes = some(rng, &LaneId::ALL, 6);
    let carriers = dataset
        .organisations
        .iter()
        .map(|carrier| carrier.id.as_str());
    let lanes: Vec<&str> = LaneId::ALL[..6]
        .iter()
        .map(|lane| lane.id())
        .chain(carriers)
        .collect();
    state.toggled = some(rng, &lanes, 5)
        .into_iter()
        .map(str::to_owned)
        .collect();
    if rng.bool() {
        for facet in Facet::ALL {
            let phases = dataset.phases();
            let known = match facet {
                Facet::Language => vec!["de", "en"],
                Facet::Carrier => vec!["hwk-hamburg", "passage"],
                Facet::Phase => phases.iter().map(|phase| &*phase.id).collect(),
                _ => facet.closed().unwrap_or_default().to_vec(),
            };
            state.filter.choose(facet, &some(rng, &known, 2));
        }
        state.filter.query = ["", "Pflege", "Anerkennung & Beratung"][rng.usize(0..3)].to_owned();
    }
    state.hide_filtered = rng.bool();
    state.sort = Sort {
        column: Column::ALL[rng.usize(0..5)],
        descending: rng.bool(),
    };
    state
}

/// Goes to a view inside the page, as a link to it does.
async fn visit_view(page: &Visit, href: &str) -> anyhow::Result<()> {
    let script =
        "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
    page.run_as::<()>(script, &[href.into()]).await
}

/// Waits until the page shows a view, and returns what is seen of it.
async fn shown(page: &Visit, state: &State, dataset: &Dataset) -> anyhow::Result<String> {
    let window = Window::of(state.range, dataset.span);
    let head = format!(
        "[\"{}\",\"{}\",\"{}\"",
        state.lang.code(),
        window.first,
        window.last
    );
    let selected = state.selected.is_some();
    wait::until("the view", async || {
        let now = seen(page).await?;
        let detail = page
            .run_as::<bool>("return !!document.getElementById('auswahl-titel')", &[])
            .await?;
        Ok((now.starts_with(&head) && detail == selected).then_some(now))
    })
    .await
}

/// The address with its percent signs, as the program writes it.
async fn address(page: &Visit) -> anyhow::Result<String> {
    page.run_as("return location.pathname + location.search", &[])
        .await
}

#[test]
fn a_hundred_views_survive_their_address() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        let dataset = dataset(page)?;
        let mut rng = Rng::with_seed(20_141_224);
        let mut views = Vec::new();
        for number in 0..100 {
            let state = view(&mut rng, &dataset);
            let href = format!("/{}", state.href());
            visit_view(page, &href).await?;
            let first = shown(page, &state, &dataset).await?;
            assert_eq!(address(page).await?, href, "view {number}");
            // A whole load for every tenth.
            if number % 10 == 0 {
                page.reload().await?;
                let again = shown(page, &state, &dataset).await?;
                assert_eq!(address(page).await?, href, "view {number} after a reload");
                assert_eq!(again, first, "{href} after a reload");
            }
            views.push((state, href, first));
        }
        // The way back shows the same again, as far as a browser remembers it.
        for (number, (state, href, first)) in views.iter().enumerate().rev().take(40) {
            let same = async || Ok((address(page).await?, shown(page, state, &dataset).await?));
            wait::value(&format!("view {number} again"), same, |(at, now)| {
                at == href && now == first
            })
            .await?;
            page.back().await?;
        }
        Ok(())
    })
}

/// Something is shown, and it can be moved.
async fn alive(page: &Visit, what: &str) -> anyhow::Result<()> {
    page.heading("Zeitachse").await?;
    let drawn: usize = page
        .run_as("return document.querySelectorAll('.entry, .lane-toggle, .story-item, tbody tr').length", &[])
        .await?;
    ensure!(drawn > 0, "{what}: the view is empty");
    page.click(Role::Radio, "Tabelle").await?;
    page.find(Role::Table, has("Einträge der Zeitachse"))
        .await?;
    Ok(())
}

#[test]
fn what_makes_no_sense_in_the_address_is_left_out_and_named() -> anyhow::Result<()> {
    visit(async |page| {
        let long = "x".repeat(10_000);
        for (query, shown, named) in [
            ("eintrag=gibt-es-nicht", "", "eintrag=gibt-es-nicht"),
            (
                "von=2018-12-31&bis=2011-01-01",
                "?von=2011-01-01&bis=2018-12-31",
                "von=2018-12-31, bis=2011-01-01",
            ),
            (
                "von=1800-01-01&bis=2010-12-31",
                "?bis=2010-12-31",
                "von=1800-01-01",
            ),
            ("von=2050-01-01", "?von=2028-12-01", "von=2050-01-01"),
            (
                "von=2014-07-01&bis=2014-07-01",
                "?von=2014-07-01&bis=2014-07-31",
                "bis=2014-07-01",
            ),
            ("stand=9999-99", "", "stand=9999-99"),
            ("stand=1066-10-14", "?stand=2005-01-01", "stand=1066-10-14"),
            ("stand=2014", "?stand=2014-01-01", "stand=2014"),
            ("stand=heute&von=gestern", "", "stand=heute, von=gestern"),
            ("ansicht=kreis", "", "ansicht=kreis"),
            (
                "spuren=phases,nirgends",
                "?spuren=phases",
                "spuren=nirgends",
            ),
            ("klappen=nirgends", "", "klappen=nirgends"),
            ("seite=99", "", "seite=99"),
            ("sortiert=farbe", "", "sortiert=farbe"),
            (
                "traeger=niemand&phase=1999",
                "",
                "traeger=niemand, phase=1999",
            ),
            ("fuer=martians", "", "fuer=martians"),
            ("rundgang=nirgends", "", "rundgang=nirgends"),
            (&format!("eintrag={long}"), "", "eintrag=xxxxxxxx"),
            (
                &format!("spuren={long}&klappen={long}&daten={long}"),
                "",
                "klappen=xxxx",
            ),
            (
                "eintrag=%3Cscript%3Ealert(1)%3C/script%3E",
                "",
                "eintrag=<script>",
            ),
            ("eintrag=%ff%fe&von=%00", "", "eintrag="),
        ] {
            page.open(&format!("/zeitachse?{query}")).await?;
            let what: String = query.chars().take(60).collect();
            page.at(&format!("/zeitachse{shown}")).await?;
            page.says(NOTE).await?;
            let note = page.find(Role::Status, has("")).await?.text().await?;
            ensure!(note.contains(named), "{what}: the note says {note}");
            ensure!(note.chars().count() < 400, "{what}: the note is {note}");
            alive(page, &what).await?;
        }
        // A search is cut, not refused.
        page.open(&format!("/zeitachse?q={long}")).await?;
        page.says(NOTE).await?;
        let now = page.path().await?;
        ensure!(now == format!("/zeitachse?q={}", "x".repeat(200)), "{now}");
        // Names that are none of ours are nobody's business.
        page.open("/zeitachse?utm_source=brief").await?;
        page.heading("Zeitachse").await?;
        ensure!(
            !page.text().await?.contains(NOTE),
            "a note on a foreign parameter"
        );
        Ok(())
    })
}
