//! The program does not start, or stops.

use e2e::find::{Role, has};
use e2e::{Fault, Faults, Visit, visit, visit_with};

const NOT_ARRIVED: &str = "Die Seite ist nicht vollständig angekommen";

/// The panel above what can be read without the program, and the way out of it.
async fn panel_and_reload(page: &Visit) -> anyhow::Result<()> {
    // What the browser says of a file without the hash that it must have.
    page.expect_in_console("'integrity' attribute");
    page.expect_in_console("Fetch API cannot load");
    page.go("/angebote").await?;
    page.find(Role::Heading, NOT_ARRIVED).await?;
    let alert = page.find(Role::Alert, has("")).await?;
    let words = alert.text().await?;
    assert!(words.contains("Der Inhalt steht darunter"), "{words}");
    page.heading("Angebote").await?;
    page.find(Role::Link, "HANNA – Hamburger Anerkennungsnavigator")
        .await?;

    page.server().set_faults(Faults::none());
    page.click_to_reload(Role::Button, "Seite neu laden")
        .await?;
    page.heading("Angebote").await
}

#[test]
fn a_program_that_is_not_there_is_said_and_reloading_helps() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on("*.wasm", Fault::status(404)),
        async |page| {
            page.expect_in_console("status of 404");
            panel_and_reload(page).await
        },
    )
}

#[test]
fn a_loader_that_is_not_there_is_said_and_reloading_helps() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on("/iq-chronik-*.js", Fault::status(503)),
        async |page| {
            page.expect_in_console("status of 503");
            panel_and_reload(page).await
        },
    )
}

#[test]
fn a_program_that_is_none_is_said_and_reloading_helps() -> anyhow::Result<()> {
    let garbage = Fault::Answer {
        status: 200,
        content_type: "application/wasm".into(),
        body: b"no program".as_slice().into(),
    };
    visit_with(Faults::none().on("*.wasm", garbage), panel_and_reload)
}

#[test]
fn a_program_that_breaks_off_is_said_and_reloading_helps() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on("*.wasm", Fault::BreakOff(10_000)),
        async |page| {
            page.expect_in_console("net::ERR_");
            panel_and_reload(page).await
        },
    )
}

#[test]
fn a_browser_without_webassembly_is_told_what_it_needs() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page("delete globalThis.WebAssembly")
            .await?;
        page.go("/en/zeitachse").await?;
        page.find(Role::Heading, "This page cannot start in your browser")
            .await?;
        page.heading("Timeline").await?;
        page.find(Role::Button, "Reload page").await?;
        let language: String = page
            .run_as("return document.documentElement.lang", &[])
            .await?;
        assert_eq!(language, "en");
        Ok(())
    })
}

#[test]
fn a_crash_is_said_and_reloading_brings_the_view_back() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Pflege").await?;
        page.find(Role::Heading, has("Projekten pass")).await?;
        crash(page, "panicked at src/x.rs:1:1: <b>index</b> out of bounds").await?;

        page.heading("Die Seite ist abgestürzt").await?;
        page.focused(Role::Heading, "Die Seite ist abgestürzt")
            .await?;
        page.click(Role::Disclosure, "Technische Angaben").await?;
        page.says("panicked at src/x.rs:1:1: <b>index</b> out of bounds")
            .await?;
        page.click(Role::Button, "Angaben kopieren").await?;
        // Copied, or marked for the reader to copy where the clipboard is closed to pages.
        page.says("Die Angaben sind ").await?;

        page.click_to_reload(Role::Button, "Seite neu laden")
            .await?;
        page.at("/angebote?q=Pflege").await?;
        page.find(Role::Heading, has("Projekten pass")).await?;
        Ok(())
    })
}

#[test]
fn a_crash_is_said_in_english_on_an_english_page() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/en/daten").await?;
        crash(page, "panicked").await?;
        page.heading("The page has crashed").await?;
        page.find(Role::Button, "Copy details").await?;
        page.click_to_reload(Role::Button, "Reload page").await?;
        page.heading("Data").await
    })
}

/// What the program's panic hook does.
async fn crash(page: &Visit, message: &str) -> anyhow::Result<()> {
    let script = "dispatchEvent(new CustomEvent('iq:panic', { detail: arguments[0] }))";
    page.run_as(script, &[message.into()]).await
}
