//! Other datasets: none, one, all at once, many.

use anyhow::{Context, ensure};
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, visit_with_datasets, wait};
use serde_json::{Value, json};

use crate::moving::state;

/// In the name of a counted cell.
const CELL: &str = "weitere Einträge, Beginn";

/// What the chart may cost.
const MOST: usize = 400;

fn both(text: &str) -> Value {
    json!({ "de": text, "en": format!("{text} (en)") })
}

fn entry(id: &str, lane: &str, when: &str, title: &str) -> Value {
    json!({
        "id": id, "lane": lane, "certainty": "stated", "when": when, "overview": true,
        "title": both(title), "statement": both(&format!("{title} ist belegt.")),
        "sources": [{ "source": "quelle" }],
    })
}

fn dataset(entries: &[Value]) -> Value {
    json!({
        "version": 1, "title": both("Probe"), "updated": "2026-11-22", "span": "2005/2028",
        "sources": [{
            "id": "quelle", "url": "https://quelle.example/", "title": "Quelle", "publisher": "Archiv", "lang": "de"
        }],
        "organisations": [], "entries": entries, "figures": [], "projects": [], "conflicts": [], "gaps": [],
    })
}

/// Entries in four lanes from 2005 to 2027; the same in every run.
fn many(count: usize) -> Vec<Value> {
    let mut rng = fastrand::Rng::with_seed(2027);
    let entries = (0..count).map(|number| {
        let lane = ["coordination", "region", "funding", "milestones"][number % 4];
        let year = rng.u32(2005..2027);
        let day = format!("{year}-{:02}-{:02}", rng.u32(1..=12), rng.u32(1..=28));
        let when = match number % 3 {
            0 => day,
            1 => format!("{day}/{}", year + rng.u32(1..3)),
            _ => format!("{year}"),
        };
        entry(
            &format!("e-{number}"),
            lane,
            &when,
            &format!("Eintrag {number}"),
        )
    });
    entries.collect()
}

/// Counts the elements of the whole chart, with the names of its lanes and their buttons.
async fn few(page: &Visit) -> anyhow::Result<usize> {
    at_most(page, "section.chart *").await
}

/// Counts those of its drawings alone.
async fn few_drawn(page: &Visit) -> anyhow::Result<usize> {
    let drawings = "section.chart svg.axis *, section.chart svg.lane-plot *, .lanes-back *";
    at_most(page, drawings).await
}

async fn at_most(page: &Visit, elements: &str) -> anyhow::Result<usize> {
    let script = "return document.querySelectorAll(arguments[0]).length";
    let n = page.run_as(script, &[elements.into()]).await?;
    let path = page.path().await?;
    ensure!(n <= MOST, "{n} elements at {path}");
    Ok(n)
}

/// Every title can be read in the chart: written beside or in its mark, none cut.
async fn labelled(page: &Visit, titles: &[&str]) -> anyhow::Result<()> {
    let script = "return [...document.querySelectorAll('svg.lane-plot .entry text')].map((text) => text.textContent).join(' | ')";
    for title in titles {
        page.find(Role::Link, has(title)).await?;
        wait::value(
            "the label",
            async || page.run_as::<String>(script, &[]).await,
            |labels| labels.contains(title),
        )
        .await?;
    }
    Ok(())
}

#[test]
fn few_entries_are_readable_in_every_presentation() -> anyhow::Result<()> {
    let one = [entry("nur", "milestones", "2014-07-01", "Nur dieser")];
    let same = ["A", "B", "C", "D"].map(|letter| {
        entry(
            &format!("tag-{}", letter.to_lowercase()),
            "milestones",
            "2014-07-01",
            &format!("Am selben Tag {letter}"),
        )
    });
    let ends = [
        entry("kurz", "region", "2014-07-01/2014-07-01", "Ein Tag"),
        entry("lang", "region", "2006-01-01/2025-12-31", "Zwanzig Jahre"),
    ];
    let files = [
        ("keiner.json", dataset(&[])),
        ("einer.json", dataset(&one)),
        ("ein-tag.json", dataset(&same)),
        ("kurz-und-lang.json", dataset(&ends)),
    ];
    visit_with_datasets(&files, async |page| {
        for (name, titles) in [
            ("keiner", &[][..]),
            ("einer", &["Nur dieser"][..]),
            (
                "ein-tag",
                &[
                    "Am selben Tag A",
                    "Am selben Tag B",
                    "Am selben Tag C",
                    "Am selben Tag D",
                ][..],
            ),
            ("kurz-und-lang", &["Ein Tag", "Zwanzig Jahre"][..]),
        ] {
            let address = |presentation: &str| {
                format!("/zeitachse?ansicht={presentation}&daten=data/{name}.json")
            };
            page.open(&address("grafik")).await?;
            page.heading("Zeitachse").await?;
            labelled(page, titles).await?;
            few(page).await?;
            // Nothing to zoom into must not break the buttons.
            for button in [
                "Näher heran",
                "Näher heran",
                "Früher",
                "Später",
                "Weiter weg",
                "Ganzer Zeitraum",
            ] {
                page.click(Role::Button, button).await?;
            }
            labelled(page, titles).await?;
            page.open(&address("liste")).await?;
            page.heading("Zeitachse").await?;
            for title in titles {
                page.find(Role::Link, *title).await?;
            }
            page.open(&address("tabelle")).await?;
            if titles.is_empty() {
                page.says("Hier gibt es keinen Eintrag.").await?;
                continue;
            }
            let table = page
                .find(Role::Table, has("Einträge der Zeitachse"))
                .await?;
            for title in titles {
                page.find_in(Some(&table), Role::Link, *title).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn a_thousand_entries_are_at_most_four_hundred_elements_and_every_cell_opens() -> anyhow::Result<()>
{
    let files = [("viele.json", dataset(&many(1000)))];
    visit_with_datasets(&files, async |page| {
        page.open("/zeitachse?ansicht=grafik&daten=data/viele.json")
            .await?;
        page.find(Role::Link, has(CELL)).await?;
        println!("{} elements", few(page).await?);
        for window in [
            "von=2011-01-01&bis=2014-12-31",
            "von=2014-01-01&bis=2014-12-31",
            "von=2014-03-01&bis=2014-05-31",
            "von=2028-01-01",
        ] {
            page.open(&format!(
                "/zeitachse?ansicht=grafik&{window}&daten=data/viele.json"
            ))
            .await?;
            page.heading("Zeitachse").await?;
            println!("{} elements, {window}", few(page).await?);
        }

        // A counted cell zooms in, and at the end of that it is a list.
        page.open("/zeitachse?ansicht=grafik&spuren=region&daten=data/viele.json")
            .await?;
        page.click(Role::Link, has(CELL)).await?;
        wait::holds("a zoom", async || {
            let range = state(page).await?.range;
            Ok(range.from.is_some() || range.to.is_some())
        })
        .await?;
        few(page).await?;
        page.back().await?;
        page.find(Role::Link, has(CELL)).await?;
        Ok(())
    })
}

#[test]
fn the_densest_place_opens_as_a_list() -> anyhow::Result<()> {
    let entries: Vec<Value> = (0..300)
        .map(|number| {
            let day = 1 + number % 20;
            entry(
                &format!("e-{number}"),
                "milestones",
                &format!("2014-07-{day:02}"),
                &format!("Eintrag {number}"),
            )
        })
        .collect();
    let files = [("dicht.json", dataset(&entries))];
    visit_with_datasets(&files, async |page| {
        page.open("/zeitachse?ansicht=grafik&daten=data/dicht.json")
            .await?;
        for _ in 0..8 {
            let before = page.path().await?;
            few(page).await?;
            let cell = page.find(Role::Link, has(CELL)).await?;
            ensure!(
                page.name_of(&cell).await?.starts_with("+ "),
                "the name does not begin with the count"
            );
            page.click(Role::Link, has(CELL)).await?;
            wait::value(
                "another view",
                async || page.path().await,
                |now| *now != before,
            )
            .await?;
            if page.path().await?.contains("ansicht=liste") {
                page.find(Role::Link, has("Eintrag ")).await?;
                return Ok(());
            }
        }
        anyhow::bail!("no list after eight clicks: {}", page.path().await?)
    })
}

#[test]
fn the_table_has_pages_of_two_hundred_rows_and_sorts() -> anyhow::Result<()> {
    let files = [("viele.json", dataset(&many(1000)))];
    visit_with_datasets(&files, async |page| {
        let rows = async || -> anyhow::Result<Vec<String>> {
            page.run_as(
                "return [...document.querySelectorAll('tbody th')].map((th) => th.textContent)",
                &[],
            )
            .await
        };
        page.open("/zeitachse?ansicht=tabelle&daten=data/viele.json")
            .await?;
        page.says("Seite 1 von 5, 1000 Einträge").await?;
        let first = rows().await?;
        assert_eq!(first.len(), 200);
        page.gone(Role::Link, "Vorige Seite").await?;
        page.click(Role::Link, "Nächste Seite").await?;
        page.says("Seite 2 von 5").await?;
        page.at("/zeitachse/tabelle?seite=2&daten=data%2Fviele.json")
            .await?;
        let second = rows().await?;
        ensure!(!second.iter().any(|row| first.contains(row)), "rows twice");
        page.back().await?;
        page.says("Seite 1 von 5").await?;

        // Sorting begins again on the first page.
        page.click(Role::Link, "Nächste Seite").await?;
        page.says("Seite 2 von 5").await?;
        page.click(Role::Button, "Eintrag").await?;
        page.at("/zeitachse/tabelle?sortiert=eintrag&daten=data%2Fviele.json")
            .await?;
        page.focused(Role::Button, "Eintrag").await?;
        wait::value("the order", rows, |rows| {
            rows.first().is_some_and(|row| row.trim() == "Eintrag 0")
        })
        .await?;
        let order = "return document.querySelector('th[aria-sort]').ariaSort";
        assert_eq!(page.run_as::<String>(order, &[]).await?, "ascending");
        page.click(Role::Button, "Eintrag").await?;
        page.at("/zeitachse/tabelle?sortiert=-eintrag&daten=data%2Fviele.json")
            .await?;
        wait::value("the order", rows, |rows| {
            rows.first().is_some_and(|row| row.trim() == "Eintrag 999")
        })
        .await?;
        page.reload().await?;
        wait::value("the order", rows, |rows| {
            rows.first().is_some_and(|row| row.trim() == "Eintrag 999")
        })
        .await?;

        // Other pages keep the dataset.
        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Daten")
            .await?
            .click()
            .await?;
        page.heading("Daten").await?;
        ensure!(
            page.path().await?.contains("daten=data%2Fviele.json"),
            "the dataset is lost"
        );
        Ok(())
    })
}

#[test]
fn a_dataset_comes_from_this_site_only() -> anyhow::Result<()> {
    visit(async |page| {
        for bad in [
            "https://example.org/a.json",
            "//example.org/a.json",
            "/etc/a.json",
            "../a.json",
            "data/../../a.json",
            "data/%252e%252e/a.json",
            "data/a.txt",
            "javascript:a.json",
            "data%5Ca.json",
        ] {
            page.server().forget_requests();
            page.open(&format!("/zeitachse?daten={bad}")).await?;
            page.says("Nicht alles in der Adresse lässt sich so zeigen.")
                .await?;
            page.at("/zeitachse").await?;
            page.find(Role::Link, has("2011–2014")).await?;
            let asked = page.server().requests();
            let data: Vec<&str> = asked
                .iter()
                .map(|request| request.target.as_str())
                .filter(|target| target.contains(".json") || target.contains("/a."))
                .collect();
            ensure!(
                data.iter()
                    .all(|target| *target == "/data/iq-hamburg.json"
                        || target.starts_with("/zeitachse")),
                "{bad}: {data:?}"
            );
        }
        // One that is not there is said to be missing.
        page.expect_in_console("404");
        page.go("/zeitachse?daten=data/fehlt.json").await?;
        page.says("Der Server hat die Datendatei nicht herausgegeben.")
            .await
    })
    .context("a dataset of another place")
}

const STRETCHES: [&str; 4] = ["Ganzer Zeitraum", "2005–2010", "2011–2018", "Seit 2019"];

/// Looks at the whole time and at each stretch of it.
async fn every_stretch(page: &Visit) -> anyhow::Result<()> {
    for button in STRETCHES {
        page.click(Role::Button, button).await?;
        println!("{} elements, {button}", few_drawn(page).await?);
    }
    Ok(())
}

#[test]
fn the_real_dataset_stays_small_too() -> anyhow::Result<()> {
    visit(async |page| {
        for day in ["", "&stand=2014-07-01", "&stand=2020-07-01"] {
            page.open(&format!("/zeitachse?ansicht=grafik{day}"))
                .await?;
            page.find(Role::Link, has("2011–2014")).await?;
            for button in STRETCHES {
                page.click(Role::Button, button).await?;
                println!("{} elements, {button}", few(page).await?);
            }
        }
        Ok(())
    })
}

/// With all carriers open every project of the dataset is drawn. Once it was 577 elements, as each soft end, each label of the
/// axis and each lane's piece of the line of a day was one. On most days some bars are strong and others pale, and two lines
/// stand behind the lanes: that is more than today.
#[test]
fn with_every_lane_open_the_chart_stays_small() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        page.click(Role::Button, "Alle öffnen").await?;
        page.find(Role::Button, "Alle zuklappen").await?;
        for day in ["2009-07-01", "2016-07-01", "2020-07-01"] {
            page.set_date("Stand vom", day).await?;
            wait::holds(day, async || Ok(page.path().await?.contains(day))).await?;
            every_stretch(page).await?;
        }
        page.click(Role::Button, "Heute").await?;
        every_stretch(page).await
    })
}

/// Whoever came back from that list stood at the top of the page, with the focus nowhere.
#[test]
fn back_from_the_list_of_a_lane_leads_to_its_link() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        page.run_as::<()>(
            "document.querySelector('[data-entry=more-milestones]').focus()",
            &[],
        )
        .await?;
        page.press(Key::Enter).await?;
        page.focused(Role::Heading, "Liste").await?;
        page.back().await?;
        page.at("/zeitachse?ansicht=grafik").await?;
        let focused = "return document.activeElement.dataset.entry ?? null";
        let now = async || page.run_as::<Option<String>>(focused, &[]).await;
        wait::value("the link that was followed", now, |now| {
            now.as_deref() == Some("more-milestones")
        })
        .await
    })
}

/// Above four of six of these links lay the button that folds the lane: a click on the words folded it.
#[test]
fn the_link_to_more_entries_of_a_lane_opens_their_list() -> anyhow::Result<()> {
    visit(async |page| {
        for lane in [
            "phases",
            "coordination",
            "name",
            "region",
            "funding",
            "milestones",
        ] {
            page.open("/zeitachse?ansicht=grafik").await?;
            // In the middle of the words, as whoever reads them does.
            let place = format!(
                "const link = document.querySelector('[data-entry=more-{lane}]'); \
                 link.scrollIntoView({{ block: 'center' }}); \
                 const box = link.getBoundingClientRect(); \
                 return document.elementFromPoint(box.left + 60, box.top + box.height / 2).closest('[data-entry]')?.dataset.entry"
            );
            let hit: Option<String> = page.run_as(&place, &[]).await?;
            ensure!(hit == Some(format!("more-{lane}")), "{lane}: {hit:?}");
        }
        Ok(())
    })
}
