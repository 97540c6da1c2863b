//! The timeline: presentations, entries, days.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

const LAW: &str = "Anerkennungsgesetz des Bundes";

/// The detail of the entry is open, with its sources, and its heading has the focus.
async fn detail(page: &Visit) -> anyhow::Result<()> {
    page.focused(Role::Heading, LAW).await?;
    let detail = page.find(Role::Region, LAW).await?;
    page.find_in(Some(&detail), Role::Heading, has("Quellen ("))
        .await?;
    let links = page.look(Some(&detail), Role::Link, has("")).await?;
    let mut sources = 0;
    for link in links {
        sources += usize::from(
            link.attr("rel")
                .await?
                .is_some_and(|rel| rel.contains("external")),
        );
    }
    ensure!(sources > 0, "no source in the detail");
    Ok(())
}

#[test]
fn the_three_presentations_are_a_choice_of_three() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        let choice = page.find(Role::Group, "Darstellung").await?;
        ensure!(
            page.look(Some(&choice), Role::Radio, has("")).await?.len() == 3,
            "not three"
        );
        ensure!(
            page.find(Role::Radio, "Grafik")
                .await?
                .is_selected()
                .await?,
            "a wide page is a chart"
        );

        page.click(Role::Radio, "Liste").await?;
        page.at("/zeitachse?ansicht=liste").await?;
        page.find(Role::Heading, "Liste").await?;
        page.find(Role::Link, LAW).await?;
        page.focused(Role::Radio, "Liste").await?;

        page.click(Role::Radio, "Tabelle").await?;
        page.at("/zeitachse/tabelle").await?;
        let table = page.find(Role::Table, "Einträge der Zeitachse").await?;
        page.find_in(Some(&table), Role::Link, LAW).await?;

        // From the table the arrow keys lead back to the list and the chart.
        page.press(Key::Left).await?;
        page.at("/zeitachse?ansicht=liste").await?;
        page.press(Key::Left).await?;
        page.at("/zeitachse?ansicht=grafik").await?;
        page.find(Role::Heading, "Grafik").await?;
        page.focused(Role::Radio, "Grafik").await?;

        page.back().await?;
        page.at("/zeitachse?ansicht=liste").await?;
        ensure!(
            page.find(Role::Radio, "Liste").await?.is_selected().await?,
            "Back chooses nothing"
        );
        Ok(())
    })
}

#[test]
fn a_click_on_an_entry_opens_it_and_back_closes_it() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.click(Role::Link, has(LAW)).await?;
        page.at("/zeitachse?eintrag=ms-bqfg-2012").await?;
        detail(page).await?;

        page.back().await?;
        page.at("/zeitachse").await?;
        page.gone(Role::Region, LAW).await?;
        page.focused(Role::Link, has(LAW)).await
    })
}

#[test]
fn enter_on_an_entry_opens_it_and_closing_leads_back_to_it() -> anyhow::Result<()> {
    visit(async |page| {
        for (view, entry) in [
            ("/zeitachse?ansicht=grafik", "&"),
            ("/zeitachse?ansicht=liste", "&"),
            ("/zeitachse/tabelle", "?"),
        ] {
            page.open(view).await?;
            page.find(Role::Link, has(LAW)).await?.focus().await?;
            page.press(Key::Enter).await?;
            page.at(&format!("{view}{entry}eintrag=ms-bqfg-2012"))
                .await?;
            detail(page).await?;

            page.find(Role::Link, "Schließen").await?.focus().await?;
            page.press(Key::Enter).await?;
            page.at(view).await?;
            page.gone(Role::Region, LAW).await?;
            page.focused(Role::Link, has(LAW)).await?;
        }
        Ok(())
    })
}

#[test]
fn a_link_to_an_entry_shows_it_at_once() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?eintrag=koord-uebergang-2008").await?;
        let detail = page.find(Role::Region, "2008: Koordination offen").await?;
        // Where sources disagree, both readings stand there.
        let sources = page
            .look(Some(&detail), Role::List, has("Belegt durch"))
            .await?;
        ensure!(sources.len() >= 2, "{} readings", sources.len());
        Ok(())
    })
}

#[test]
fn another_day_changes_the_sentence() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.set_date("Stand vom", "2014-07-01").await?;
        page.at("/zeitachse?stand=2014-07-01").await?;
        page.says("Am 1. Juli 2014 lief die Phase 2011–2014.")
            .await?;
        page.says("Handwerkskammer Hamburg koordinierte das Netzwerk.")
            .await?;
        page.keeps_focus().await?;

        page.click(Role::Button, "Heute").await?;
        page.at("/zeitachse").await?;
        page.says("läuft die Phase 2026–2028.").await?;
        page.focused(Role::Button, "Heute").await?;

        page.back().await?;
        page.says("Am 1. Juli 2014").await
    })
}

/// Who opened a link to an entry, or clicked one in the chart of the start page, stood at the top of a page whose end had what was
/// asked for.
#[test]
fn a_link_to_an_entry_shows_its_details() -> anyhow::Result<()> {
    visit(async |page| {
        let seen = "const box = document.querySelector('#auswahl h2').getBoundingClientRect(); \
                    return box.top >= 0 && box.bottom <= innerHeight";
        let seen = async || page.run_as::<bool>(seen, &[]).await;
        page.open("/zeitachse?eintrag=koord-uebergang-2008").await?;
        page.find(Role::Heading, has("2008: Koordination offen"))
            .await?;
        wait::holds("the details in the window", seen).await?;
        // Nobody has asked for another focus.
        let focus: String = page
            .run_as("return document.activeElement.tagName", &[])
            .await?;
        ensure!(focus == "BODY", "{focus} has the focus");

        page.open("/").await?;
        page.click(Role::Link, has("Weiterbildung Hamburg")).await?;
        page.at("/zeitachse?eintrag=koord-weiterbildung-hamburg")
            .await?;
        page.focused(Role::Heading, has("Weiterbildung Hamburg"))
            .await?;
        wait::holds("the details in the window", seen).await
    })
}

/// On a phone the head of the table was gone, and with it every way to sort.
#[test]
fn on_a_phone_the_table_can_be_sorted() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(320, 640).await?;
        page.open("/zeitachse/tabelle").await?;
        page.find(Role::Heading, "Tabelle").await?;
        page.click(Role::Button, "Quellen").await?;
        page.at("/zeitachse/tabelle?sortiert=quellen").await?;
        page.focused(Role::Button, "Quellen").await?;
        page.axe_finds_nothing().await
    })
}

/// The as-of date stayed in sight while the lanes scrolled, the years that its line stands in did not.
#[test]
fn the_years_stay_in_sight_while_the_lanes_scroll() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(1280, 800).await?;
        page.open("/zeitachse?ansicht=grafik").await?;
        page.run_as::<()>(
            "document.querySelector('[data-entry=fold-passage]').scrollIntoView({ block: 'center' })",
            &[],
        )
        .await?;
        // Below the row of the date, with nothing of it covered, above the lanes.
        let script = "const box = (name) => document.querySelector(name).getBoundingClientRect(); \
                      const axis = box('.chart-axis svg'), row = box('.asof-row'); \
                      const on = document.elementFromPoint(axis.x + axis.width / 2, axis.y + axis.height / 2); \
                      return row.top === 0 && axis.top >= row.bottom - 2 && axis.bottom < 200 && \
                             on?.closest('.chart-axis') !== null";
        wait::holds("the years in sight", async || {
            page.run_as(script, &[]).await
        })
        .await
    })
}
