//! German and English are the same site. Another language is another page for the browser: the focus
//! begins anew, as after any link.

use e2e::find::{Role, has};
use e2e::{Visit, visit};

async fn language_and_title(page: &Visit) -> anyhow::Result<(String, String)> {
    page.run_as(
        "return [document.documentElement.lang, document.title]",
        &[],
    )
    .await
}

async fn switch(page: &Visit, menu: &str, language: &str) -> anyhow::Result<()> {
    let menu = page.find(Role::Navigation, menu).await?;
    Ok(page
        .find_in(Some(&menu), Role::Link, language)
        .await?
        .click()
        .await?)
}

#[test]
fn switching_the_language_keeps_the_filtered_catalogue() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Pflege&thema=counselling").await?;
        page.find(Role::Heading, has("Projekten pass")).await?;

        switch(page, "Sprache", "English").await?;
        page.at("/en/angebote?q=Pflege&thema=counselling").await?;
        page.heading("Offers").await?;
        let expected = ("en".to_owned(), "Offers – IQ Chronicle Hamburg".to_owned());
        assert_eq!(language_and_title(page).await?, expected);
        page.find(Role::Heading, has("projects match")).await?;

        switch(page, "Language", "Deutsch").await?;
        page.at("/angebote?q=Pflege&thema=counselling").await?;
        page.heading("Angebote").await?;
        let expected = ("de".to_owned(), "Angebote – IQ Chronik Hamburg".to_owned());
        assert_eq!(language_and_title(page).await?, expected);
        Ok(())
    })
}

#[test]
fn switching_the_language_keeps_the_entry_the_day_and_the_presentation() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=liste&eintrag=ms-bqfg-2012&stand=2014-07-01")
            .await?;
        page.find(Role::Heading, "Anerkennungsgesetz des Bundes")
            .await?;
        switch(page, "Sprache", "English").await?;
        page.at("/en/zeitachse?ansicht=liste&eintrag=ms-bqfg-2012&stand=2014-07-01")
            .await?;
        page.heading("Timeline").await?;
        page.find(Role::Heading, "Federal recognition act").await?;
        page.says("On 1 July 2014").await
    })
}

#[test]
fn the_footer_of_a_narrow_page_switches_the_language_of_a_module() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(320, 640).await?;
        page.open("/en/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.heading("Modul Umwelthandwerk (environmental crafts module)")
            .await?;
        switch(page, "Footer", "Deutsch").await?;
        page.at("/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.heading("Modul Umwelthandwerk").await?;
        page.says("Fünfmonatige Brückenmaßnahme").await?;
        assert_eq!(language_and_title(page).await?.0, "de");
        Ok(())
    })
}
