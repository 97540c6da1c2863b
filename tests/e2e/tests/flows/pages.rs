//! Every route is a page: complete without the program, in any folder.

use e2e::find::{Role, has};
use e2e::{Visit, visit, visit_in_folder};

/// Makes a visit by a browser that runs no scripts.
fn without_scripts(test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>) -> anyhow::Result<()> {
    visit(async |page| {
        page.scripts(false).await?;
        let outcome = test(page).await;
        // The checks after the visit need them.
        page.scripts(true).await?;
        outcome
    })
}

#[test]
fn without_scripts_the_catalogue_leads_to_every_offer() -> anyhow::Result<()> {
    without_scripts(async |page| {
        page.go("/").await?;
        page.heading("Integration durch Qualifizierung in Hamburg")
            .await?;
        page.says("Ohne JavaScript ist alles zu lesen").await?;
        // A field that finds nothing is not there.
        page.gone(Role::Searchbox, has("")).await?;

        page.click(Role::Link, "Angebote").await?;
        page.at("/angebote").await?;
        page.gone(Role::Checkbox, has("")).await?;
        page.gone(Role::Combobox, has("")).await?;
        page.click(Role::Link, "Mission Zukunft").await?;
        page.heading("Mission Zukunft").await?;
        page.gone(Role::Button, has("")).await?;
        page.click(Role::Link, "Modul Umwelthandwerk").await?;
        page.at("/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.heading("Modul Umwelthandwerk").await?;
        page.click(Role::Link, "English").await?;
        page.heading("Modul Umwelthandwerk (environmental crafts module)")
            .await?;
        page.at("/en/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        let text = page.text().await?;
        assert!(
            !text.contains("wird geladen") && !text.contains("Loading"),
            "{text}"
        );
        Ok(())
    })
}

/// Who was sent a shortlist and has no scripts saw a page that told how to make one.
#[test]
fn without_scripts_the_shortlist_says_why_it_is_not_shown() -> anyhow::Result<()> {
    without_scripts(async |page| {
        page.go("/merkliste?merken=zaa,hanna").await?;
        page.says("Zeigen kann sie nur JavaScript, und das ist ausgeschaltet.")
            .await?;
        page.go("/en/merkliste?merken=zaa,hanna").await?;
        page.says("Only JavaScript can show it, and that is switched off.")
            .await?;
        let main = page.find(Role::Main, has("")).await?;
        page.find_in(Some(&main), Role::Link, "Offers")
            .await?
            .click()
            .await?;
        page.at("/en/angebote").await
    })
}

/// How many elements there are.
async fn count(page: &Visit, selector: &str) -> anyhow::Result<usize> {
    let script = "return document.querySelectorAll(arguments[0]).length";
    page.run_as(script, &[selector.into()]).await
}

#[test]
fn without_scripts_the_timeline_is_a_list_and_a_table_with_sources() -> anyhow::Result<()> {
    without_scripts(async |page| {
        page.go("/zeitachse/").await?;
        page.heading("Zeitachse").await?;
        page.gone(Role::Radio, has("")).await?;
        page.gone(Role::Date, has("")).await?;
        page.gone(Role::Slider, has("")).await?;
        let listed = count(page, ".story-item").await?;
        assert!(listed > 100, "{listed} entries");

        page.click(Role::Link, "Anerkennungsgesetz des Bundes")
            .await?;
        page.find(Role::Heading, "Anerkennungsgesetz des Bundes")
            .await?;
        let place: String = page.run_as("return location.hash", &[]).await?;
        assert_eq!(place, "#ms-bqfg-2012");
        let text = page.text().await?;
        assert!(text.contains("Quellen ("), "{text}");

        page.go("/zeitachse/").await?;
        page.click(Role::Link, "Zeitachse als Tabelle").await?;
        page.at("/zeitachse/tabelle").await?;
        page.find(Role::Table, has("")).await?;
        assert_eq!(count(page, "tbody tr").await?, listed);
        // The names of the columns sort nothing here.
        assert_eq!(count(page, "table button:not(:disabled)").await?, 0);
        Ok(())
    })
}

#[test]
fn without_scripts_a_phone_shows_the_menu() -> anyhow::Result<()> {
    without_scripts(async |page| {
        page.size(320, 640).await?;
        page.go("/en/").await?;
        page.gone(Role::Button, has("")).await?;
        let menu = page.find(Role::Navigation, "Main menu").await?;
        page.find_in(Some(&menu), Role::Link, "Timeline")
            .await?
            .click()
            .await?;
        page.heading("Timeline").await
    })
}

#[test]
fn the_site_works_in_a_folder() -> anyhow::Result<()> {
    visit_in_folder("a/b", async |page| {
        page.open("/a/b/").await?;
        page.click(Role::Link, "Zeitachse öffnen").await?;
        page.at("/a/b/zeitachse").await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        page.click(Role::Link, has("ESF und Anerkennungsgesetz"))
            .await?;
        page.at("/a/b/zeitachse?eintrag=2015-2018").await?;

        // Deep inside, as a page of its own and with the program.
        page.open("/a/b/en/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.at("/a/b/en/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        page.click(Role::Link, "Mission Zukunft").await?;
        page.at("/a/b/en/angebote/mission-zukunft").await?;
        page.reload().await?;
        page.heading("Mission Zukunft").await?;

        let outside: Vec<String> = page
            .server()
            .requests()
            .into_iter()
            .map(|request| request.target)
            .filter(|target| !target.starts_with("/a/b/"))
            .collect();
        assert_eq!(outside, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn without_scripts_the_site_works_in_a_folder() -> anyhow::Result<()> {
    visit_in_folder("iq", async |page| {
        page.scripts(false).await?;
        page.go("/iq/traeger/hwk-hamburg/").await?;
        page.click(Role::Link, "Angebote").await?;
        page.at("/iq/angebote").await?;
        page.click(Role::Link, "IQ Chronik Hamburg").await?;
        page.at("/iq").await?;
        page.scripts(true).await
    })
}

#[test]
fn an_address_without_a_page_is_told_at_any_depth() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/gibt/es/nicht/x.y").await?;
        page.heading("Seite nicht gefunden").await?;
        page.ready().await?;
        page.expect_in_console("status of 404");
        page.click(Role::Link, "Startseite").await?;
        page.at("/").await?;
        page.open("/en/gibt/es/nicht").await?;
        page.heading("Page not found").await
    })
}

#[test]
fn an_address_has_one_spelling() -> anyhow::Result<()> {
    visit(async |page| {
        let address = "return location.pathname + location.search";
        for (asked, written) in [
            (
                "/zeitachse?stand=2014-07-01",
                "/zeitachse/?stand=2014-07-01",
            ),
            ("/zeitachse/?ansicht=tabelle", "/zeitachse/tabelle/"),
            (
                "/embed/zeitachse/eintraege/?eintrag=ms-bqfg-2012#ms-bqfg-2012",
                "/zeitachse/?eintrag=ms-bqfg-2012",
            ),
            ("/en", "/en/"),
        ] {
            page.open(asked).await?;
            e2e::wait::value(
                &format!("the address {written}"),
                async || page.run_as::<String>(address, &[]).await,
                |now| now == written,
            )
            .await?;
        }
        Ok(())
    })
}

/// An attribute that followed something was never taken away when its element got new markup: each page that had been visited
/// stayed marked in the menu.
#[test]
fn the_menu_marks_one_page() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let script = "return [...document.querySelectorAll('header [aria-current=page]')].map((link) => link.textContent)";
        for name in ["Zeitachse", "Daten", "Angebote"] {
            let menu = page.find(Role::Navigation, "Hauptmenü").await?;
            page.find_in(Some(&menu), Role::Link, name)
                .await?
                .click()
                .await?;
            page.heading(name).await?;
            let marked = async || page.run_as::<Vec<String>>(script, &[]).await;
            e2e::wait::value("the mark", marked, |marked| {
                marked
                    .iter()
                    .filter(|marked| *marked != "Deutsch")
                    .eq([name])
            })
            .await?;
        }
        Ok(())
    })
}
