//! The page on which an editor makes a frame.

use e2e::find::{Role, has};
use e2e::{Visit, visit, wait};

/// The text of a snippet, read by the browser as a host page would.
const PARSED: &str = "const page = new DOMParser().parseFromString(document.getElementById(arguments[0]).textContent, 'text/html'); \
    const frame = page.querySelector('iframe'); const element = page.querySelector('iq-chronik'); \
    return [frame?.title, frame && new URL(frame.src).pathname + new URL(frame.src).search, page.querySelectorAll('script').length, \
        page.querySelector('a').textContent, element && Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))]";

type Parsed = (
    Option<String>,
    Option<String>,
    usize,
    String,
    Option<serde_json::Value>,
);

async fn parsed(page: &Visit, id: &str) -> anyhow::Result<Parsed> {
    // DOMParser takes text only from a policy; the test is none of the page's scripts.
    let script = PARSED.replace(
        "document.getElementById(arguments[0]).textContent",
        "window.__html.createHTML(document.getElementById(arguments[0]).textContent)",
    );
    let script = if page
        .run_as::<bool>("return !!window.trustedTypes", &[])
        .await?
    {
        page.run_as::<serde_json::Value>(
            "window.__html ??= trustedTypes.createPolicy('iq-chronik', { createHTML: (text) => text }); return null",
            &[],
        )
        .await?;
        script
    } else {
        PARSED.to_owned()
    };
    page.run_as(&script, &[id.into()]).await
}

async fn fill(page: &Visit, field: &str, value: &str) -> anyhow::Result<()> {
    page.run_as::<Option<bool>>(
        "const field = document.querySelector(`[name='${arguments[0]}']`); field.value = arguments[1]; field.dispatchEvent(new Event('input', { bubbles: true }))",
        &[field.into(), value.into()],
    )
    .await?;
    Ok(())
}

#[test]
fn what_is_chosen_is_shown_and_written_and_stays_text() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/einbetten/").await?;
        page.heading("Auf der eigenen Seite zeigen").await?;
        page.find(Role::Button, has("empfohlen")).await?;
        let title = "Zeit & \"Raum\"'><script>alert(1)</script>";
        fill(page, "title", title).await?;
        fill(page, "from", "2011-01-01").await?;
        fill(page, "as-of", "2014-07-01").await?;
        fill(page, "language", "en").await?;
        fill(page, "theme", "dark").await?;
        fill(page, "controls", "none").await?;

        let address =
            "/embed/en/zeitachse/?von=2011-01-01&stand=2014-07-01&farben=dunkel&bedienung=none";
        let (name, src, scripts, link, element) = parsed(page, "element").await?;
        assert_eq!(name.as_deref(), Some(title));
        assert_eq!(src.as_deref(), Some(address));
        // Ours, and none that was typed.
        assert_eq!(scripts, 1);
        assert!(link.starts_with(title), "{link}");
        let element = element.unwrap_or_default();
        assert_eq!(element["range"], "2011-01-01/");
        assert_eq!(element["as-of"], "2014-07-01");
        assert_eq!(element["language"], "en");
        assert_eq!(element["controls"], "none");
        let (name, src, scripts, ..) = parsed(page, "rahmen").await?;
        assert_eq!(
            (name.as_deref(), src.as_deref(), scripts),
            (Some(title), Some(address), 0)
        );

        // The preview is a real frame, with the element that is pasted.
        page.driver().enter_frame(0).await?;
        page.heading("Timeline").await?;
        page.ready().await?;
        page.driver().enter_default_frame().await?;

        fill(page, "title", " ").await?;
        page.says("Ein Rahmen braucht einen Titel").await?;
        fill(page, "view", "offer mission-zukunft/mz-umwelthandwerk").await?;
        let (_, src, ..) = parsed(page, "rahmen").await?;
        assert!(
            src.unwrap_or_default()
                .starts_with("/embed/en/angebote/mission-zukunft/mz-umwelthandwerk/"),
        );
        Ok(())
    })
}

#[test]
fn a_filter_is_chosen_where_a_view_has_one() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/einbetten/").await?;
        page.find(Role::Button, has("empfohlen")).await?;
        fill(page, "view", "catalogue").await?;
        page.click(Role::Disclosure, "Filter").await?;
        for choice in ["Geflüchtete", "Zugewanderte", "Gesundheit und Pflege"] {
            page.click(Role::Checkbox, has(choice)).await?;
        }
        fill(page, "q", "Deutsch & Beruf").await?;
        let filter = "q=Deutsch+%26+Beruf&beruf=health&fuer=migrants%2Crefugees";
        let (_, src, _, _, element) = parsed(page, "element").await?;
        assert_eq!(src, Some(format!("/embed/angebote/?{filter}")));
        let element = element.unwrap_or_default();
        assert_eq!(
            (&element["view"], &element["filter"]),
            (&"catalogue".into(), &filter.into())
        );
        // The preview shows what the catalogue finds with it.
        page.driver().enter_frame(0).await?;
        page.find(
            Role::Button,
            has("Filter entfernen: Beruf: Gesundheit und Pflege"),
        )
        .await?;
        page.driver().enter_default_frame().await?;

        // A phase that no offer has is a choice too, and what the site does not have is said.
        let origin: String = page.run_as("return location.origin", &[]).await?;
        fill(page, "view", "offer mission-zukunft").await?;
        let view = format!("{origin}/angebote/?phase=2026-2028&sprache=xx");
        fill(page, "address", &view).await?;
        page.says("Übernommen bis auf einen Wert").await?;
        let (_, src, ..) = parsed(page, "rahmen").await?;
        assert_eq!(src.as_deref(), Some("/embed/angebote/?phase=2026-2028"));
        page.find(Role::Checkbox, has("2026–2028")).await?;
        let view = format!("{origin}/angebote/?{filter}");
        fill(page, "address", &view).await?;
        page.says("Übernommen, auch").await?;

        // One offer has no filter; who comes back to the catalogue has his again.
        fill(page, "view", "offer mission-zukunft").await?;
        let (_, src, ..) = parsed(page, "rahmen").await?;
        assert_eq!(src.as_deref(), Some("/embed/angebote/mission-zukunft/"));
        page.gone(Role::Checkbox, has("Geflüchtete")).await?;
        fill(page, "view", "timeline").await?;
        let (_, src, ..) = parsed(page, "rahmen").await?;
        assert_eq!(src, Some(format!("/embed/zeitachse/?{filter}")));
        Ok(())
    })
}

/// An editor may choose on the site itself and paste the address.
/// Waits until the preview shows a view.
async fn preview(page: &Visit, path: &str) -> anyhow::Result<()> {
    page.driver().enter_frame(0).await?;
    wait::value(
        "the view in the frame",
        async || page.run_as::<String>("return location.pathname", &[]).await,
        |now| now.ends_with(path),
    )
    .await?;
    page.ready().await?;
    Ok(page.driver().enter_default_frame().await?)
}

#[test]
fn the_address_of_a_view_fills_the_form() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/einbetten/").await?;
        page.find(Role::Button, has("empfohlen")).await?;
        let origin: String = page.run_as("return location.origin", &[]).await?;
        let view = "en/zeitachse/?eintrag=ms-bqfg-2012&fuer=migrants&von=2011-01-01&stand=2014-07-01&spuren=phases,coordination&boese=1";
        fill(page, "address", &format!("{origin}/{view}")).await?;
        page.says("Übernommen").await?;
        let (_, src, _, _, element) = parsed(page, "element").await?;
        assert_eq!(
            src.as_deref(),
            Some(
                "/embed/en/zeitachse/?fuer=migrants&eintrag=ms-bqfg-2012&von=2011-01-01&stand=2014-07-01&spuren=phases%2Ccoordination"
            )
        );
        let element = element.unwrap_or_default();
        let expected = [
            ("view", "timeline"),
            ("id", "ms-bqfg-2012"),
            ("range", "2011-01-01/"),
            ("as-of", "2014-07-01"),
            ("lanes", "phases,coordination"),
            ("filter", "fuer=migrants"),
            ("language", "en"),
        ];
        for (name, value) in expected {
            assert_eq!(element[name], value, "{name} in {element}");
        }
        // The preview shows it.
        page.driver().enter_frame(0).await?;
        page.heading("Timeline").await?;
        page.ready().await?;
        wait::value(
            "the view in the frame",
            async || page.run_as::<String>("return location.search", &[]).await,
            |query| query.contains("eintrag=ms-bqfg-2012") && query.contains("fuer=migrants"),
        )
        .await?;
        page.driver().enter_default_frame().await?;

        // Another view chosen by hand has nothing of it beside what the form shows, and a title of its own, until the editor writes one.
        fill(page, "view", "catalogue").await?;
        let (title, src, ..) = parsed(page, "rahmen").await?;
        assert_eq!(title.as_deref(), Some("Angebote – IQ Chronik Hamburg"));
        assert_eq!(
            src.as_deref(),
            Some("/embed/en/angebote/?fuer=migrants&von=2011-01-01&stand=2014-07-01")
        );
        // A preview that is replaced while it loads complains in the console.
        preview(page, "/angebote/").await?;
        fill(page, "title", "Für Sie").await?;
        fill(page, "view", "table").await?;
        let (title, ..) = parsed(page, "rahmen").await?;
        assert_eq!(title.as_deref(), Some("Für Sie"));
        preview(page, "/tabelle/").await?;
        for foreign in [
            "https://example.org/zeitachse/",
            &format!("{origin}/impressum/"),
        ] {
            fill(page, "address", foreign).await?;
            page.says("Das ist keine Ansicht dieser Seite").await?;
        }
        Ok(())
    })
}

#[test]
fn every_text_is_copied_with_one_click_or_marked() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/en/einbetten/").await?;
        page.heading("Show it on your own site").await?;
        page.find(Role::Heading, "Try it after pasting").await?;
        for name in [
            "recommended",
            "without a script",
            "Card",
            "address alone",
            "Content Security",
            "privacy",
        ] {
            page.click(Role::Button, has(name)).await?;
        }
        wait::holds("a word on each", async || {
            page.run_as(
                "return [...document.querySelectorAll('.snippet [role=status]')].every((status) => status.textContent)",
                &[],
            )
            .await
        })
        .await
    })
}

#[test]
fn without_scripts_the_page_holds_the_same_frame() -> anyhow::Result<()> {
    visit(async |page| {
        let read = "return ['element', 'rahmen', 'karte', 'adresse'].map((id) => document.getElementById(id).textContent.replace(/https?:\\/\\/[^/]+/g, ''))";
        page.go("/einbetten/").await?;
        page.find(Role::Button, has("empfohlen")).await?;
        let with: Vec<String> = page.run_as(read, &[]).await?;
        page.scripts(false).await?;
        page.go("/einbetten/").await?;
        page.scripts(true).await?;
        let without: Vec<String> = page.run_as(read, &[]).await?;
        assert_eq!(with, without);
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_it() -> anyhow::Result<()> {
    visit(async |page| {
        for path in ["/einbetten/", "/en/einbetten/"] {
            page.go(path).await?;
            page.find(Role::Button, has("Content Security")).await?;
            let found = page.axe().await?;
            assert!(found.is_empty(), "{path}: {found:#?}");
        }
        Ok(())
    })
}
