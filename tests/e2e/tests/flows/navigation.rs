//! From page to page.

use anyhow::{Context, ensure};
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

#[test]
fn a_claim_can_be_followed_from_the_timeline_to_its_source() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        page.click(Role::Link, "Zeitachse öffnen").await?;
        page.heading("Zeitachse").await?;
        page.focused(Role::Heading, "Zeitachse").await?;

        page.click(Role::Link, has("ESF und Anerkennungsgesetz"))
            .await?;
        page.at("/zeitachse?eintrag=2015-2018").await?;
        let detail = page
            .find(Role::Region, has("ESF und Anerkennungsgesetz"))
            .await?;
        page.find_in(Some(&detail), Role::Link, "Alle Angaben")
            .await?
            .click()
            .await?;
        page.at("/phasen/2015-2018").await?;
        page.heading("2015–2018").await?;

        page.click(Role::Link, "Mission Zukunft").await?;
        page.heading("Mission Zukunft").await?;

        // The address that the page of the timeline had given of itself was passed on in the place of this one.
        let canonical =
            "return document.querySelectorAll('[rel=canonical], [property^=\"og:\"]').length";
        ensure!(page.run_as::<u32>(canonical, &[]).await? == 0);

        page.click(Role::Link, "Modul Umwelthandwerk").await?;
        page.heading("Modul Umwelthandwerk").await?;
        page.focused(Role::Heading, "Modul Umwelthandwerk").await?;

        let dataset = page.dataset()?;
        let projects = dataset["projects"].as_array().context("no projects")?;
        let project = projects
            .iter()
            .find(|project| project["id"] == "mission-zukunft");
        let modules = project.and_then(|project| project["modules"].as_array());
        let module = modules
            .and_then(|modules| modules.first())
            .context("no module")?;
        let cited = module["sources"].as_array().context("no sources")?;
        let sources = dataset["sources"].as_array().context("no sources")?;
        let name = format!("Quellen ({})", cited.len());
        let list = page.find(Role::Region, &name).await?;
        for citation in cited {
            let id = if citation.is_string() {
                citation
            } else {
                &citation["source"]
            };
            let source = sources.iter().find(|source| source["id"] == *id);
            let source = source.with_context(|| format!("no source {id}"))?;
            let title = source["title"].as_str().unwrap_or_default();
            let link = page.find_in(Some(&list), Role::Link, has(title)).await?;
            assert_eq!(
                link.attr("href").await?.as_deref(),
                source["url"].as_str(),
                "{title}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_deep_link_opens_the_module_itself() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.heading("Modul Umwelthandwerk").await?;
        page.click(Role::Link, "Mission Zukunft").await?;
        page.at("/angebote/mission-zukunft").await?;
        page.heading("Mission Zukunft").await
    })
}

#[test]
fn back_and_forward_lead_through_the_pages_and_the_focus_follows() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Daten")
            .await?
            .click()
            .await?;
        page.heading("Daten").await?;
        page.focused(Role::Heading, "Daten").await?;

        page.back().await?;
        page.at("/angebote").await?;
        page.heading("Angebote").await?;
        page.focused(Role::Heading, "Angebote").await?;

        page.forward().await?;
        page.at("/daten").await?;
        page.focused(Role::Heading, "Daten").await
    })
}

#[test]
fn an_address_that_does_not_exist_leads_on() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/mission-zukunft/gibt-es-nicht").await?;
        page.heading("Seite nicht gefunden").await?;
        let main = page.find(Role::Main, has("")).await?;
        page.find_in(Some(&main), Role::Link, "Angebote")
            .await?
            .click()
            .await?;
        page.heading("Angebote").await
    })
}

async fn search_from_the_start_page(page: &Visit) -> anyhow::Result<()> {
    page.open("/").await?;
    page.find(Role::Searchbox, "Wonach suchen Sie?")
        .await?
        .send_keys("Pflege")
        .await?;
    page.click(Role::Button, "Suchen").await?;
    page.at("/angebote?q=Pflege").await
}

#[test]
fn the_search_of_the_start_page_leads_to_the_results() -> anyhow::Result<()> {
    visit(async |page| {
        search_from_the_start_page(page).await?;
        page.heading("Angebote").await?;
        page.find(Role::Heading, has("Projekten passen")).await?;

        page.back().await?;
        page.click(Role::Link, "Für Unternehmen").await?;
        page.at("/angebote?fuer=employers").await?;
        page.find(Role::Heading, has("Projekten passen")).await?;
        Ok(())
    })
}

/// On a phone the answer to a search stood two screens below the heading, which was all that could be seen.
#[test]
fn who_comes_with_a_question_sees_the_answer() -> anyhow::Result<()> {
    const TOP: &str = "return document.getElementById('ergebnisse').getBoundingClientRect().top";
    visit(async |page| {
        page.size(390, 844).await?;
        search_from_the_start_page(page).await?;
        page.focused(Role::Heading, has("Projekten passen")).await?;
        let top: f64 = page.run_as(TOP, &[]).await?;
        ensure!((0.0..120.0).contains(&top), "the results begin at {top} px");

        // Without a question the page begins at its beginning.
        page.size(1280, 800).await?;
        page.open("/").await?;
        page.click(Role::Link, "Angebote").await?;
        page.focused(Role::Heading, "Angebote").await
    })
}

/// Whoever went through the offers one by one stood at their top after each: eight screens above the next one.
#[test]
fn back_leads_to_the_place_and_the_link_that_was_left() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let name =
            "Recognition Now and Be Connected – Willkommens- und Anerkennungslotsen in Hamburg";
        let link = page.find(Role::Link, name).await?;
        link.focus().await?;
        let top = async || page.run_as::<f64>("return scrollY", &[]).await;
        let before = top().await?;
        ensure!(before > 1000.0, "the offer stands at {before} px");
        page.press(Key::Enter).await?;
        page.focused(Role::Heading, name).await?;
        page.back().await?;
        page.at("/angebote").await?;
        page.focused(Role::Link, name).await?;
        wait::value("the place", top, |now| (now - before).abs() < 2.0).await?;
        // And forward again: a page that was not left by a link begins at its heading.
        page.forward().await?;
        page.focused(Role::Heading, name).await
    })
}
