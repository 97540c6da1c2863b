//! The order of the results, and long lists of them.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, visit_with_datasets, wait};
use serde_json::{Value, json};

const SORT: &str = "Sortieren nach";

/// The headings of the groups, without their counts.
async fn groups(page: &Visit) -> anyhow::Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.results .group h3')].map((h3) => \
                  h3.textContent.replace(/\\s*\\d+$/, '').trim())";
    page.run_as(script, &[]).await
}

async fn titles(page: &Visit) -> anyhow::Result<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('.results h4')].map((h4) => h4.textContent.trim())";
    page.run_as(script, &[]).await
}

async fn cards(page: &Visit) -> anyhow::Result<usize> {
    page.run_as(
        "return document.querySelectorAll('.results h4').length",
        &[],
    )
    .await
}

async fn has_cards(page: &Visit, wanted: usize) -> anyhow::Result<()> {
    let right = |count: &usize| *count == wanted;
    wait::value("the number of cards", async || cards(page).await, right).await
}

fn both(text: &str) -> Value {
    json!({ "de": text, "en": format!("{text} (en)") })
}

/// A dataset with this many projects, one begun in each year from 2005 on, over and over.
fn many(count: usize) -> Value {
    let projects = (0..count).map(|number| {
        let name = format!("Projekt {number}");
        json!({
            "id": format!("p-{number}"), "title": both(&name), "summary": both(&name), "statement": both(&name),
            "when": format!("{}/{}", 2005 + number % 15, 2021), "certainty": "stated",
            "audience": ["migrants"], "activities": ["counselling"], "fields": ["all"],
            "sources": [{ "source": "quelle" }],
        })
    });
    json!({
        "version": 1, "title": both("Probe"), "updated": "2026-11-22", "span": "2005/2028",
        "sources": [{
            "id": "quelle", "url": "https://quelle.example/", "title": "Quelle", "publisher": "Archiv", "lang": "de"
        }],
        "organisations": [], "entries": [], "figures": [], "projects": projects.collect::<Vec<_>>(),
        "conflicts": [], "gaps": [],
    })
}

#[test]
fn the_order_is_chosen_is_in_the_address_and_back_undoes_it() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let by_status = groups(page).await?;
        page.choose(SORT, "traeger").await?;
        page.at("/angebote?nach=traeger").await?;
        page.find(Role::Heading, has("Diakonie Hamburg")).await?;
        has_cards(page, 26).await?;
        page.focused(Role::Combobox, SORT).await?;

        page.choose(SORT, "beginn").await?;
        page.at("/angebote?nach=beginn").await?;
        page.find(Role::Heading, has("Beginn 2019")).await?;
        // The number stays, so only the order is news.
        let script = "return [...document.querySelectorAll('[role=status]')].map((status) => status.textContent).join(' ')";
        let says = |text: &String| text.contains("Sortieren nach: Beginn, neueste zuerst");
        wait::value(
            "the announcement",
            async || page.run_as(script, &[]).await,
            says,
        )
        .await?;
        let years = groups(page).await?;
        ensure!(
            years
                .last()
                .is_some_and(|last| last == "Beginn nicht belegt"),
            "{years:?}"
        );
        page.axe_finds_nothing().await?;

        // The way on through the result is in its order.
        let first: String = page
            .run_as(
                "return document.querySelector('.results h4').textContent",
                &[],
            )
            .await?;
        page.click(Role::Checkbox, has("Beendet")).await?;
        page.at("/angebote?status=ended&nach=beginn").await?;
        page.back().await?;
        page.at("/angebote?nach=beginn").await?;
        page.find(Role::Heading, first.trim()).await?;
        page.back().await?;
        page.back().await?;
        page.at("/angebote").await?;
        let right = |now: &Vec<String>| *now == by_status;
        wait::value("the groups", async || groups(page).await, right).await
    })
}

#[test]
fn the_best_match_comes_first_although_it_has_ended() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=beratung").await?;
        page.find(Role::Heading, has("Beendet")).await?;
        let usual = titles(page).await?;
        page.choose(SORT, "treffer").await?;
        page.at("/angebote?q=beratung&nach=treffer").await?;
        page.find(Role::Heading, has("Beste Treffer zuerst"))
            .await?;
        let by_match = titles(page).await?;
        ensure!(by_match != usual, "{usual:?}");
        ensure!(by_match.len() == usual.len(), "{by_match:?}, {usual:?}");
        // Each card still says whether it runs, or whether the parts do that it is found by.
        let script = "return [...document.querySelectorAll('.results li.hit')].every((card) => \
                      card.querySelector('.hit-line .status, .hit-parts .status')?.textContent.trim())";
        ensure!(page.run_as::<bool>(script, &[]).await?, "a status each");
        page.axe_finds_nothing().await?;
        // The order of a link is the order that is shown.
        page.open("/angebote?q=beratung&nach=treffer").await?;
        let right = |now: &Vec<String>| *now == by_match;
        wait::value("the titles", async || titles(page).await, right).await?;
        Ok(())
    })
}

#[test]
fn a_long_result_comes_twenty_at_a_time_and_the_focus_goes_on() -> anyhow::Result<()> {
    let files = [("lang.json", many(65))];
    visit_with_datasets(&files, async |page| {
        page.open("/angebote?daten=data/lang.json").await?;
        page.find(Role::Heading, "Alle 65 Projekte").await?;
        has_cards(page, 20).await?;
        page.says("20 von 65 sind gezeigt").await?;
        page.find(Role::Button, "Weitere 20 zeigen")
            .await?
            .focus()
            .await?;
        page.press(Key::Enter).await?;
        page.at("/angebote?seite=2&daten=data%2Flang.json").await?;
        has_cards(page, 40).await?;
        page.focused(Role::Link, "Projekt 20").await?;
        page.axe_finds_nothing().await?;

        // Back, and another visit, show what was shown.
        page.reload().await?;
        has_cards(page, 40).await?;
        page.find(Role::Link, "Projekt 20").await?.focus().await?;
        page.back().await?;
        has_cards(page, 20).await?;
        // What had the focus is gone; it was at the beginning of the page then.
        page.focused(Role::Button, "Weitere 20 zeigen").await?;
        page.forward().await?;
        has_cards(page, 40).await?;
        // A rest of five is not worth a button.
        page.click(Role::Button, "Weitere 25 zeigen").await?;
        has_cards(page, 65).await?;
        page.gone(Role::Button, has("Weitere")).await?;

        // Another order is read from its beginning.
        page.choose(SORT, "beginn").await?;
        page.at("/angebote?nach=beginn&daten=data%2Flang.json")
            .await?;
        has_cards(page, 20).await?;
        // Paper takes all.
        page.run_as::<()>("dispatchEvent(new Event('beforeprint'))", &[])
            .await?;
        has_cards(page, 65).await?;
        page.run_as::<()>("dispatchEvent(new Event('afterprint'))", &[])
            .await?;
        has_cards(page, 20).await
    })
}
