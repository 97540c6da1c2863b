//! Words that not everybody knows lead to where they are explained.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::offline::{at_each_base, down};
use e2e::visit;

use crate::offline_copy::first_visit;

#[test]
fn a_word_in_a_text_leads_to_its_explanation_and_back_returns() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/uke-apq").await?;
        page.click(Role::Link, "Anerkennung").await?;
        page.heading("Glossar").await?;
        page.at("/glossar").await?;
        page.says("vergleicht einen Berufsabschluss aus dem Ausland")
            .await?;
        page.axe_finds_nothing().await?;
        page.back().await?;
        page.at("/angebote/uke-apq").await
    })
}

// The page without the program dropped what "Merken" had added: whoever looked up a word came back to an empty list.
#[test]
fn the_list_in_the_link_goes_along_through_the_glossary() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?merken=zaa,hanna").await?;
        page.click(Role::Link, "Glossar").await?;
        page.heading("Glossar").await?;
        page.click(Role::Link, "English").await?;
        page.heading("Glossary").await?;
        page.click(Role::Link, "Offers").await?;
        page.heading("Offers").await?;
        page.at("/en/angebote?merken=zaa,hanna").await
    })
}

#[test]
fn the_glossary_is_a_page_of_its_own_in_both_languages() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        page.click(Role::Link, "Glossar").await?;
        page.heading("Glossar").await?;
        for word in ["Teilanerkennung", "Ausgleichsmaßnahme", "ESF Plus"] {
            page.find(Role::Heading, word).await?;
        }
        page.click(Role::Link, "English").await?;
        page.heading("Glossary").await?;
        page.find(Role::Heading, "partial recognition").await?;
        page.size(320, 640).await?;
        let wide: bool = page
            .run_as(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
                &[],
            )
            .await?;
        ensure!(!wide, "it scrolls sideways");
        // The menu unfolds, although the program is not there.
        page.click(Role::Button, "Menu").await?;
        page.click(Role::Link, "Offers").await?;
        page.heading("Offers").await?;
        page.find(Role::Heading, has("All 26 projects")).await?;
        Ok(())
    })
}

// The worker answered for the glossary with the shell, whose program knows no such page: once the offline copy was there,
// the reader got "Seite nicht gefunden", with a connection and without.
#[test]
fn the_glossary_is_there_with_the_offline_copy_too() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.server().set_faults(down());
        page.click(Role::Link, "Glossar").await?;
        page.heading("Glossar").await?;
        page.find(Role::Heading, "Teilanerkennung").await?;
        page.go(&site.path("en/glossar/#esf-plus")).await?;
        page.heading("Glossary").await
    })
}
