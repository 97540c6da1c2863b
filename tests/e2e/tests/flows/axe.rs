//! axe-core on every kind of page, wide and narrow, light and dark.

use std::fmt::Write;

use anyhow::ensure;
use e2e::emulate::Scheme::{Dark, Light};
use e2e::find::{Role, has};
use e2e::pages::{self, Page};
use e2e::{Fault, Faults, Visit, visit};

/// Adds what is wrong with the page as it stands, in both schemes.
async fn check(page: &Visit, what: &str, report: &mut String) -> anyhow::Result<()> {
    // A link to an entry is shown scrolled to its details: what the row of the day lies over for the moment is no defect.
    page.run_as::<()>("scrollTo(0, 0)", &[]).await?;
    for scheme in [Light, Dark] {
        page.scheme(scheme).await?;
        for violation in page.axe().await? {
            writeln!(report, "{what}, {scheme:?}: {violation}")?;
        }
    }
    Ok(())
}

/// All of these pages at a width; every defect of every page in one report.
fn all(width: u32, pages: impl Iterator<Item = &'static Page>) -> anyhow::Result<()> {
    visit(async |page| {
        page.size(width, 900).await?;
        let mut report = String::new();
        for kind in pages {
            let path = kind.in_german();
            page.open(&path).await?;
            page.heading(kind.german).await?;
            check(page, &format!("{path} at {width} px"), &mut report).await?;
        }
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_wide_pages() -> anyhow::Result<()> {
    all(1280, pages::all())
}

#[test]
fn axe_finds_nothing_on_narrow_pages() -> anyhow::Result<()> {
    all(320, pages::all())
}

#[test]
fn axe_finds_nothing_on_english_pages() -> anyhow::Result<()> {
    visit(async |page| {
        let mut report = String::new();
        for kind in &pages::ROUTES {
            let path = kind.in_english();
            page.open(&path).await?;
            page.heading(kind.english).await?;
            // The colours are those of the German pages.
            for violation in page.axe().await? {
                writeln!(report, "{path}: {violation}")?;
            }
        }
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_the_pages_that_say_what_went_wrong() -> anyhow::Result<()> {
    visit(async |page| {
        // What the browser says of data without the hash that they must have.
        page.expect_in_console("'integrity' attribute");
        page.expect_in_console("Fetch API cannot load");
        let mut report = String::new();
        for width in [1280, 320] {
            page.size(width, 900).await?;
            page.server().set_faults(
                Faults::none().on("/data/*.json", Fault::html("<!doctype html><p>Hallo")),
            );
            page.go("/zeitachse").await?;
            let alert = page.find(Role::Alert, has("")).await?;
            let words = alert.text().await?;
            ensure!(words.contains("Statt der Daten kam"), "{words}");
            check(page, &format!("no data at {width} px"), &mut report).await?;

            page.server().set_faults(Faults::none());
            page.open("/zeitachse").await?;
            let script = "dispatchEvent(new CustomEvent('iq:panic', { detail: 'test' }))";
            page.run_as::<()>(script, &[]).await?;
            page.heading("Die Seite ist abgestürzt").await?;
            check(page, &format!("crash at {width} px"), &mut report).await?;
        }
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}
