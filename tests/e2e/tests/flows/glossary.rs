//! Words that not everybody knows lead to where they are explained.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::visit;

#[test]
fn a_word_in_a_text_leads_to_its_explanation_and_back_returns() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/apq-gesundheit").await?;
        page.click(Role::Link, "Anerkennung").await?;
        page.heading("Glossar").await?;
        page.at("/glossar").await?;
        page.says("vergleicht einen Berufsabschluss aus dem Ausland")
            .await?;
        page.axe_finds_nothing().await?;
        page.back().await?;
        page.at("/angebote/apq-gesundheit").await
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
