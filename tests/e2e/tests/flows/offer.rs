//! The page of an offer: the way on through a result, sharing, telling of an error.

use anyhow::{Context, ensure};
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

/// The titles of the results, in their order.
async fn results(page: &Visit) -> anyhow::Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.results h4')].map((title) => title.textContent.trim())";
    page.run_as(script, &[]).await
}

#[test]
fn a_result_is_walked_from_page_to_page_and_back() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?fuer=employers").await?;
        let some = |titles: &Vec<String>| titles.len() > 2;
        wait::value("the results", async || results(page).await, some).await?;
        let titles = results(page).await?;
        let [first, second, ..] = titles.as_slice() else {
            anyhow::bail!("too few results");
        };
        page.click(Role::Link, first).await?;
        page.focused(Role::Heading, first).await?;
        let path = page.path().await?;
        ensure!(path.ends_with("?fuer=employers"), "{path}");
        page.find(Role::Link, &format!("Ergebnis 1 von {}", titles.len()))
            .await?;
        page.gone(Role::Link, has("Voriges Ergebnis")).await?;

        let next = format!("Nächstes Ergebnis: {second}");
        page.find(Role::Link, has(&next)).await?.focus().await?;
        page.press(Key::Enter).await?;
        page.focused(Role::Heading, second).await?;
        page.find(Role::Link, has(&format!("Voriges Ergebnis: {first}")))
            .await?;
        ensure!(page.axe().await?.is_empty(), "{:?}", page.axe().await?);
        page.size(320, 900).await?;
        ensure!(page.axe().await?.is_empty(), "{:?}", page.axe().await?);
        page.click(Role::Link, has("Ergebnis 2 von ")).await?;
        page.at("/angebote?fuer=employers").await?;

        // Who did not come from a result is not led through one.
        page.open("/angebote/zaa").await?;
        page.gone(Role::Navigation, "Ihr Ergebnis").await
    })
}

#[test]
fn a_result_of_foreign_words_is_walked_from_a_link_too() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=nurse").await?;
        let some = |titles: &Vec<String>| !titles.is_empty();
        wait::value("the results", async || results(page).await, some).await?;
        let titles = results(page).await?;
        let first = titles.first().context("no result")?;
        page.click(Role::Link, first).await?;
        page.focused(Role::Heading, first).await?;
        // The page begins without the words and learns them.
        page.reload().await?;
        page.find(Role::Link, has("Ergebnis 1 von ")).await?;
        Ok(())
    })
}

#[test]
fn telling_of_an_error_opens_a_mail_with_record_and_address() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/mission-zukunft/mz-umwelthandwerk")
            .await?;
        let script = "return decodeURIComponent(document.querySelector('main .actions a').href)";
        let ready = |href: &String| href.starts_with("mailto:?subject=");
        wait::value("the mail", async || page.run_as(script, &[]).await, ready).await?;
        let mail: String = page.run_as(script, &[]).await?;
        let address: String = page.run_as("return location.href", &[]).await?;
        for words in [
            "Kennung: mz-umwelthandwerk\r\n",
            &format!("Seite: {address}\r\n"),
        ] {
            ensure!(mail.contains(words), "{mail}");
        }
        Ok(())
    })
}

#[test]
fn a_device_that_shares_is_asked_to_and_another_copies() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page("if (location.search) Navigator.prototype.share = async ({ url }) => { window.__shared = url; }; else delete Navigator.prototype.share")
            .await?;
        page.open("/angebote/zaa?merken=hanna").await?;
        page.click(Role::Button, "Teilen").await?;
        let address: String = page.run_as("return location.href", &[]).await?;
        // What somebody has on their list is nobody else's business.
        let plain = address.replace("?merken=hanna", "");
        ensure!(plain != address, "no list in {address}");
        let same = |shared: &Option<String>| shared.as_ref() == Some(&plain);
        let script = "return window.__shared ?? null";
        wait::value("the link", async || page.run_as(script, &[]).await, same).await?;

        page.open("/angebote/zaa").await?;
        page.gone(Role::Button, "Teilen").await?;
        page.find(Role::Button, "Link kopieren").await?;
        Ok(())
    })
}
