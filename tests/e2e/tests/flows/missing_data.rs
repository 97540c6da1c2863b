//! The dataset does not arrive, or not whole.

use anyhow::{Context, ensure};
use e2e::find::{Role, has};
use e2e::{Fault, Faults, Visit, visit, visit_with};

const DATA: &str = "/data/iq-hamburg.json";

/// The page says what is wrong, keeps what it can, and starts anew when the fault is gone.
async fn says_so_and_recovers(page: &Visit, reason: &str, detail: &str) -> anyhow::Result<()> {
    page.expect_in_console("'integrity' attribute");
    page.expect_in_console("Fetch API cannot load");
    page.go("/zeitachse?ansicht=liste").await?;
    let alert = page.find(Role::Alert, has("")).await?;
    let words = alert.text().await?;
    assert!(words.contains(reason), "the alert says: {words}");
    assert!(words.contains("trotzdem vollständig"), "{words}");

    page.click(Role::Disclosure, "Einzelheiten für die Redaktion")
        .await?;
    page.says(detail).await?;

    // What came with the page is still there, without what only the program can do.
    page.heading("Zeitachse").await?;
    page.find(Role::Link, "Anerkennungsgesetz des Bundes")
        .await?;
    page.gone(Role::Radio, has("")).await?;
    let footer = page.find(Role::Navigation, "Fußbereich").await?;
    page.find_in(Some(&footer), Role::Link, "Impressum")
        .await?
        .click()
        .await?;
    page.heading("Impressum").await?;
    page.find(Role::Alert, has("")).await?;
    page.back().await?;
    page.heading("Zeitachse").await?;
    page.find(Role::Alert, has("")).await?;

    page.server().set_faults(Faults::none());
    page.click_to_reload(Role::Button, "Erneut versuchen")
        .await?;
    page.heading("Zeitachse").await?;
    page.at("/zeitachse?ansicht=liste").await?;
    page.find(Role::Heading, "Liste").await?;
    Ok(())
}

fn with(fault: Fault) -> Faults {
    Faults::none().on(DATA, fault)
}

#[test]
fn a_dataset_that_is_not_there_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(with(Fault::status(404)), async |page| {
        page.expect_in_console("status of 404");
        let reason = "Der Server hat die Datendatei nicht herausgegeben.";
        says_so_and_recovers(page, reason, "Status 404").await
    })
}

#[test]
fn a_server_error_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(with(Fault::status(500)), async |page| {
        page.expect_in_console("status of 500");
        let reason = "Der Server hat die Datendatei nicht herausgegeben.";
        says_so_and_recovers(page, reason, "Status 500").await
    })
}

/// A link to other data that are not there stood over the data of this site with "complete all the same", and no link led to them.
#[test]
fn other_data_that_are_not_there_are_said_and_a_link_leads_to_those_of_this_site()
-> anyhow::Result<()> {
    visit(async |page| {
        page.expect_in_console("status of 404");
        page.go("/zeitachse?ansicht=liste&daten=data/fehlt.json")
            .await?;
        let alert = page.find(Role::Alert, has("")).await?;
        let words = alert.text().await?;
        ensure!(words.contains("verlangt andere Daten"), "{words}");
        ensure!(!words.contains("trotzdem vollständig"), "{words}");
        page.click_to_reload(Role::Link, "Seite mit den Daten dieser Website")
            .await?;
        page.at("/zeitachse?ansicht=liste").await?;
        page.find(Role::Link, "Anerkennungsgesetz des Bundes")
            .await?;
        page.gone(Role::Alert, has("")).await
    })
}

#[test]
fn a_web_page_instead_of_the_dataset_is_recognised() -> anyhow::Result<()> {
    let html = Fault::html("<!doctype html><title>Willkommen</title><p>Unsere Startseite");
    visit_with(with(html), async |page| {
        let reason = "Statt der Daten kam eine Webseite (HTML).";
        says_so_and_recovers(page, reason, "application/json").await
    })
}

#[test]
fn a_dataset_that_ends_in_the_middle_is_recognised() -> anyhow::Result<()> {
    visit_with(with(Fault::CutOff(20_000)), async |page| {
        says_so_and_recovers(page, "Die Datei hört mittendrin auf.", "Zeile ").await
    })
}

#[test]
fn a_dataset_of_another_version_is_recognised() -> anyhow::Result<()> {
    visit(async |page| {
        let mut dataset = page.dataset()?;
        dataset["version"] = 99.into();
        page.server()
            .set_faults(with(Fault::json(dataset.to_string())));
        says_so_and_recovers(page, "Die Datei hat die Formatversion 99", "\"version\": 1").await
    })
}

#[test]
fn a_connection_that_is_refused_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(with(Fault::HangUp), async |page| {
        page.expect_in_console("net::ERR_EMPTY_RESPONSE");
        let reason = "Der Server hat nicht geantwortet.";
        says_so_and_recovers(page, reason, reason).await
    })
}

#[test]
fn a_connection_that_breaks_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(with(Fault::BreakOff(20_000)), async |page| {
        page.expect_in_console("net::ERR_");
        let reason = "Der Server hat nicht geantwortet.";
        says_so_and_recovers(page, reason, reason).await
    })
}

#[test]
fn what_went_wrong_is_said_in_english_too() -> anyhow::Result<()> {
    visit_with(with(Fault::status(404)), async |page| {
        page.expect_in_console("status of 404");
        page.expect_in_console("'integrity' attribute");
        page.expect_in_console("Fetch API cannot load");
        page.go("/en/angebote").await?;
        page.heading("Offers").await?;
        page.says("The server did not hand out the data file.")
            .await?;
        page.server().set_faults(Faults::none());
        page.click_to_reload(Role::Button, "Try again").await?;
        page.heading("Offers").await
    })
}

#[test]
fn a_dataset_that_was_changed_after_the_build_is_not_shown() -> anyhow::Result<()> {
    visit(async |page| {
        let mut dataset = page.dataset()?;
        dataset["entries"]
            .as_array_mut()
            .context("no entries")?
            .pop();
        page.server()
            .set_faults(with(Fault::json(dataset.to_string())));
        let reason = "Die Datendatei gehört nicht zu dieser Fassung der Seite.";
        says_so_and_recovers(page, reason, reason).await
    })
}

// Another dataset, as the one of the site is refused as soon as one letter differs.
#[test]
fn defective_records_are_left_out_and_counted_and_the_others_are_there() -> anyhow::Result<()> {
    visit(async |page| {
        let mut dataset = page.dataset()?;
        let entries = dataset["entries"].as_array_mut().context("no entries")?;
        for entry in entries {
            match entry["id"].as_str() {
                Some("ms-hwc-2007") => entry["when"] = "2007-13".into(),
                Some("ms-jobmesse") => entry["lane"] = "nowhere".into(),
                _ => {}
            }
        }
        let other = Fault::json(dataset.to_string());
        page.server()
            .set_faults(Faults::none().on("/data/andere.json", other));
        page.open("/zeitachse?ansicht=liste&daten=data/andere.json")
            .await?;
        page.heading("Zeitachse").await?;
        page.says("2 Datensätze haben Fehler und werden nicht gezeigt. Alles andere ist da.")
            .await?;
        page.find(Role::Link, "Anerkennungsgesetz des Bundes")
            .await?;
        page.gone(Role::Link, "Hamburg Welcome Center eröffnet")
            .await?;

        page.click(Role::Disclosure, "Was fehlt und warum").await?;
        page.says("Eintrag ms-hwc-2007").await?;
        page.says("Eintrag ms-jobmesse").await?;

        // On every page, in the language of the page.
        page.open("/en/angebote?daten=data/andere.json").await?;
        page.says("2 records have defects and are not shown. Everything else is here.")
            .await
    })
}
