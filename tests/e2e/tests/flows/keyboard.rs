//! Everything without a mouse.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit};

/// From the beginning of a page to its end, by Tab alone.
async fn walk(page: &Visit, path: &str) -> anyhow::Result<()> {
    page.open(path).await?;
    let walk = page.walk().await?;
    println!("{path}: {} stops", walk.stops.len());
    let first = walk.stops.first().map(String::as_str);
    ensure!(
        first == Some("a “Zum Inhalt springen”"),
        "the first stop is {first:?}"
    );
    ensure!(walk.defects.is_empty(), "{path}: {:#?}", walk.defects);
    Ok(())
}

#[test]
fn tab_leads_through_the_start_page_and_every_stop_can_be_seen() -> anyhow::Result<()> {
    visit(async |page| {
        walk(page, "/").await?;
        page.size(320, 640).await?;
        walk(page, "/").await
    })
}

#[test]
fn tab_leads_through_the_timeline_and_every_stop_can_be_seen() -> anyhow::Result<()> {
    visit(async |page| {
        walk(
            page,
            "/zeitachse?ansicht=grafik&eintrag=koord-uebergang-2008",
        )
        .await?;
        walk(page, "/zeitachse?ansicht=liste").await?;
        walk(page, "/zeitachse?ansicht=tabelle").await
    })
}

#[test]
fn tab_leads_through_the_catalogue_and_every_stop_can_be_seen() -> anyhow::Result<()> {
    visit(async |page| {
        walk(page, "/angebote?q=Pflege&status=ended").await?;
        page.size(320, 640).await?;
        walk(page, "/angebote?q=Pflege&status=ended").await
    })
}

#[test]
fn tab_leads_through_an_offer_and_the_data_and_every_stop_can_be_seen() -> anyhow::Result<()> {
    visit(async |page| {
        walk(page, "/angebote/mission-zukunft").await?;
        walk(page, "/phasen/2015-2018").await?;
        walk(page, "/daten").await
    })
}

#[test]
fn the_skip_link_leads_to_the_content() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Pflege").await?;
        page.press(Key::Tab).await?;
        page.focused(Role::Link, "Zum Inhalt springen").await?;
        page.press(Key::Enter).await?;
        page.focused(Role::Main, has("")).await?;
        // The view is the same, and the next stop lies in the content.
        ensure!(
            page.path().await?.starts_with("/angebote?q=Pflege"),
            "the view is gone"
        );
        page.press(Key::Tab).await?;
        let inside = "return document.querySelector('main').contains(document.activeElement) \
                      && document.activeElement !== document.querySelector('main')";
        ensure!(
            page.run_as::<bool>(inside, &[]).await?,
            "the next stop lies outside the content"
        );
        Ok(())
    })
}

#[test]
fn no_action_in_the_catalogue_loses_the_focus() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.find(Role::Checkbox, has("Beendet"))
            .await?
            .focus()
            .await?;
        page.press(" ").await?;
        page.at("/angebote?status=ended").await?;
        page.focused(Role::Checkbox, has("Beendet")).await?;
        // And on from there, not from the beginning of the page.
        page.press(Key::Tab).await?;
        page.press(" ").await?;
        page.find(Role::Button, "Alle zurücksetzen")
            .await?
            .focus()
            .await?;
        ensure!(
            page.path().await?.matches(',').count() + page.path().await?.matches('&').count() == 1
        );
        page.press(Key::Enter).await?;
        page.at("/angebote").await?;
        page.focused(Role::Heading, "Alle 26 Projekte").await?;

        page.find(Role::Combobox, "Ich suche")
            .await?
            .focus()
            .await?;
        page.press(Key::Down).await?;
        page.find(Role::Button, has("Thema: ")).await?;
        page.focused(Role::Combobox, "Ich suche").await?;

        page.find(Role::Button, has("Thema: "))
            .await?
            .focus()
            .await?;
        page.press(Key::Enter).await?;
        page.at("/angebote").await?;
        page.focused(Role::Heading, "Alle 26 Projekte").await
    })
}

#[test]
fn no_action_in_the_frame_loses_the_focus() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        let footer = page.find(Role::Navigation, "Fußbereich").await?;
        for name in ["Datenschutz", "Lizenzen", "Fehler melden"] {
            page.find_in(Some(&footer), Role::Link, name)
                .await?
                .focus()
                .await?;
            page.press(Key::Enter).await?;
            page.gone(Role::Heading, "Integration durch Qualifizierung in Hamburg")
                .await?;
            page.keeps_focus().await?;
        }
        // A narrow page folds the menu; opening it keeps the focus on its button.
        page.size(320, 640).await?;
        page.open("/").await?;
        page.find(Role::Button, "Menü").await?.focus().await?;
        page.press(Key::Enter).await?;
        page.focused(Role::Button, "Menü").await?;
        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Zeitachse")
            .await?
            .focus()
            .await?;
        page.press(Key::Enter).await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        page.gone(Role::Navigation, "Hauptmenü").await
    })
}
