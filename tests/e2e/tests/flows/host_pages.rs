//! Pages of other sites as they are: several frames, old markup, other directions, loud styles, strict headers, and content
//! management systems that take half of what was pasted away.

use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use anyhow::ensure;
use e2e::capability::Capability;
use e2e::find::{Role, has};
use e2e::{Fault, Faults, Visit, visit, visit_host, visit_host_of, wait};
use serde_json::Value;

use crate::embedding::{HOST, enter, fits, fits_in_host, height_when, host_height, leave, script};

/// Enters a frame that is loaded only when it comes near.
async fn enter_nth(page: &Visit, nth: u16) -> anyhow::Result<()> {
    script(
        page,
        &format!("document.querySelectorAll('iframe')[{nth}].scrollIntoView()"),
    )
    .await?;
    page.driver().enter_frame(nth).await?;
    page.ready().await
}

/// What the page of the host is, but for the height that the element gives its frame and the mark of the driver.
const HOST_AS_IT_WAS: &str = "const copy = document.documentElement.cloneNode(true); \
    for (const frame of copy.querySelectorAll('iframe')) for (const name of ['style', 'cd_frame_id_']) frame.removeAttribute(name); return copy.outerHTML";

async fn address_in_frame(page: &Visit, nth: u16) -> anyhow::Result<String> {
    enter_nth(page, nth).await?;
    let address = page
        .run_as("return location.pathname + location.search", &[])
        .await?;
    leave(page).await?;
    Ok(address)
}

#[test]
fn three_frames_on_one_page_do_not_know_of_each_other() -> anyhow::Result<()> {
    let host = tools::host_page::text("{site}");
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        let headings = ["Zentrale Anlaufstelle Anerkennung", "Zeitachse", "Angebote"];
        let mut heights = Vec::new();
        for (nth, heading) in (0..).zip(headings) {
            enter_nth(page, nth).await?;
            page.heading(heading).await?;
            heights.push(fits(page).await?);
            leave(page).await?;
        }
        assert_ne!(heights[0], heights[2]);
        let others = (
            address_in_frame(page, 0).await?,
            address_in_frame(page, 2).await?,
        );
        assert!(others.1.contains("q=Pflege"), "{others:?}");

        // One is told to show something else.
        script(
            page,
            "document.querySelectorAll('iq-chronik')[1].setView({ 'as-of': '2020-01-01' })",
        )
        .await?;
        enter_nth(page, 1).await?;
        wait::value(
            "the view of the second",
            async || page.run_as::<String>("return location.search", &[]).await,
            |query| query.contains("stand=2020-01-01"),
        )
        .await?;
        leave(page).await?;
        let after = (
            address_in_frame(page, 0).await?,
            address_in_frame(page, 2).await?,
        );
        assert_eq!(after, others);
        page.axe_finds_nothing().await
    })
}

/// Counts who listens at the window of the host.
const COUNTING: &str = "<script>window.listeners = 0; const [add, remove] = [addEventListener, removeEventListener];
    addEventListener = (type, ...rest) => { if (type === 'message') listeners++; add.call(window, type, ...rest); };
    removeEventListener = (type, ...rest) => { if (type === 'message') listeners--; remove.call(window, type, ...rest); };</script><link rel=icon";

#[test]
fn an_element_comes_and_goes_and_leaves_nothing_behind() -> anyhow::Result<()> {
    let host = HOST.replace("<link rel=icon", COUNTING);
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        fits(page).await?;
        leave(page).await?;
        script(
            page,
            "const element = document.querySelector('iq-chronik'); const parent = element.parentNode; \
             for (let i = 0; i < 50; i++) { element.remove(); parent.append(element); }",
        )
        .await?;
        let listeners: i64 = page.run_as("return listeners", &[]).await?;
        assert_eq!(listeners, 1);
        // The browser has loaded the frame anew, and it has its height again.
        fits_in_host(page).await?;
        script(page, "document.querySelector('iq-chronik').remove()").await?;
        let listeners: i64 = page.run_as("return listeners", &[]).await?;
        assert_eq!(listeners, 0);
        Ok(())
    })
}

// A frame in a closed fold or a hidden tab has no width: other embeds draw themselves into nothing and stay so.
#[test]
fn in_a_hidden_tab_it_waits_and_is_right_when_it_is_shown() -> anyhow::Result<()> {
    let host = HOST
        .replace("<iq-chronik", "<div id=tab hidden><iq-chronik")
        .replace("</iq-chronik>", "</iq-chronik></div>");
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        page.driver().enter_frame(0).await?;
        page.ready().await?;
        leave(page).await?;
        script(page, "document.getElementById('tab').hidden = false").await?;
        enter(page).await?;
        page.heading("Zeitachse").await?;
        let height = fits(page).await?;
        let wide: bool = page
            .run_as(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
                &[],
            )
            .await?;
        assert!(
            height > 640 && !wide,
            "{height} pixels high, sideways: {wide}"
        );
        leave(page).await
    })
}

/// Pages that are written and styled in every way but ours, with what they are about.
fn odd_hosts() -> Vec<(&'static str, String)> {
    let styled = |style: &str| {
        HOST.replace(
            "<link rel=icon",
            &format!("<style>{style}</style><link rel=icon"),
        )
    };
    vec![
        ("quirks mode", HOST.replace("<!doctype html>", "")),
        (
            "right to left",
            HOST.replace("<html lang=de>", "<html lang=ar dir=rtl>"),
        ),
        (
            "a dark page",
            styled(":root { color-scheme: dark; background: #111; color: #eee } a { color: #9cf }"),
        ),
        (
            "loud styles",
            styled(
                "* { float: left; font: 40px fantasy; line-height: 3; letter-spacing: 1em; text-transform: uppercase; box-sizing: content-box } iframe { border: 7px solid; padding: 3px; height: 90px; min-width: 0; max-width: 500px }",
            ),
        ),
        ("zoomed", styled(":root { zoom: 1.5 }")),
        (
            "a page of one column on a phone",
            styled("body { max-width: 320px; margin: 0 }"),
        ),
    ]
}

// A padding that the host's styles gave its frames was taken for room of the content: the last lines had to be scrolled to.
#[test]
fn on_any_page_the_content_is_there_and_the_page_stays_as_it_was() -> anyhow::Result<()> {
    for (what, host) in odd_hosts() {
        let (plain, _) = host.split_once("<script").unwrap_or_default();
        let pages = [("index.html", host.as_str()), ("without.html", plain)];
        visit_host(&pages, async |page| {
            page.go("/").await?;
            enter(page).await?;
            page.heading("Zeitachse").await?;
            let height = if what == "zoomed" && !page.can(Capability::ZoomedFrames)? {
                height_when(page, |frame, content| frame >= content).await?
            } else {
                fits(page).await?
            };
            ensure!(height > 640, "{what}: {height} pixels high");
            let found = page.axe().await?;
            ensure!(found.is_empty(), "{what}: {found:#?}");
            leave(page).await?;
            let with: String = page.run_as(HOST_AS_IT_WAS, &[]).await?;
            page.go("/without.html").await?;
            let without: String = page.run_as(HOST_AS_IT_WAS, &[]).await?;
            // The element stands behind the page's own content.
            let own = with.split_once("</main>").map(|(own, _)| own);
            ensure!(
                own.is_some_and(|own| without.starts_with(own)),
                "{what}: the element has changed the page:\n{with}\nwas\n{without}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_host_that_demands_isolation_may_show_it() -> anyhow::Result<()> {
    visit_host(&[("index.html", HOST)], async |page| {
        page.server().send_only(&[
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-opener-policy", "same-origin"),
        ]);
        page.go("/").await?;
        let isolated: bool = page.run_as("return crossOriginIsolated", &[]).await?;
        assert!(isolated);
        enter(page).await?;
        page.heading("Zeitachse").await?;
        leave(page).await?;
        fits_in_host(page).await?;
        Ok(())
    })
}

/// A browser that lets no frame of another site store anything: every way to do so throws, and is noted.
const NOTHING_STORED: &str = "window.__asked = []; \
    for (const [owner, name] of [[window, 'localStorage'], [window, 'sessionStorage'], [window, 'indexedDB'], [window, 'caches'], \
            [window, 'cookieStore'], [Document.prototype, 'cookie'], [Navigator.prototype, 'serviceWorker'], [Navigator.prototype, 'storage']]) { \
        const refuse = () => { window.__asked.push(name); throw new DOMException(name, 'SecurityError'); }; \
        Object.defineProperty(owner, name, { get: refuse, set: refuse }); \
    }";

#[test]
fn where_frames_may_store_nothing_all_is_there_and_nothing_was_tried() -> anyhow::Result<()> {
    for (view, heading) in [("zeitachse", "Zeitachse"), ("angebote", "Angebote")] {
        let host = HOST
            .replace("embed/zeitachse", &format!("embed/{view}"))
            .replace("view=timeline", "");
        visit_host_of(
            |site| site.add_first_script(NOTHING_STORED),
            &[("index.html", &host)],
            async |page| {
                page.go("/").await?;
                enter(page).await?;
                page.heading(heading).await?;
                let height = fits(page).await?;
                let script = "const asked = [...window.__asked]; let refused = false; \
                              try { localStorage } catch { refused = true } return [refused, asked]";
                let (refused, asked): (bool, Vec<String>) = page.run_as(script, &[]).await?;
                assert!(refused, "the browser lets the frame store something");
                assert_eq!(asked, Vec::<String>::new(), "{view}");
                leave(page).await?;
                assert_eq!(host_height(page).await?, height);
                Ok(())
            },
        )?;
    }
    Ok(())
}

// In a sandbox without an origin the mark that a start was tried again is lost with the reload: the frame loaded itself anew
// for ever, every few seconds. And even asking for the service worker throws there.
#[test]
fn in_a_sandbox_a_start_that_fails_is_said_too() -> anyhow::Result<()> {
    let host = HOST.replace(
        "title='Zeitachse'",
        "title='Zeitachse' sandbox='allow-scripts'",
    );
    let broken = |site: &e2e::Server| {
        site.set_faults(Faults::none().on("*.wasm", Fault::status(404)));
    };
    visit_host_of(broken, &[("index.html", &host)], async |page| {
        for words in [
            "status of 404",
            "'integrity' attribute",
            "Fetch API cannot load",
        ] {
            page.expect_in_console(words);
        }
        page.go("/").await?;
        page.driver().enter_frame(0).await?;
        let said = "return [document.querySelector('[role=alert] h2')?.textContent, document.querySelector('h1')?.textContent]";
        wait::value(
            "the panel above what can be read",
            async || page.run_as::<[Option<String>; 2]>(said, &[]).await,
            |[panel, heading]| {
                panel.as_deref() == Some("Die Seite ist nicht vollständig angekommen")
                    && heading.as_deref() == Some("Zeitachse")
            },
        )
        .await?;
        leave(page).await
    })
}

// A page around prints a frame as high as it is on the screen: what is more on paper would be cut off.
#[test]
fn on_paper_a_framed_page_needs_no_more_room_than_on_the_screen() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::Paper)? {
            return Ok(());
        }
        for view in [
            "zeitachse/?eintrag=ms-bqfg-2012",
            "zeitachse/?rundgang=aufbau",
            "angebote/",
            "angebote/hanna/",
        ] {
            for width in [1280, 600, 320] {
                page.size(width, 800).await?;
                page.go(&format!("/embed/{view}")).await?;
                page.ready().await?;
                let height = "return document.documentElement.getBoundingClientRect().height";
                let screen: f64 = page.run_as(height, &[]).await?;
                page.paper(true).await?;
                page.run_as::<()>("dispatchEvent(new Event('beforeprint'))", &[])
                    .await?;
                let paper: f64 = page.run_as(height, &[]).await?;
                ensure!(
                    paper <= screen,
                    "{view} at {width} px: {paper} px on paper, {screen} on the screen"
                );
                page.paper(false).await?;
            }
        }
        Ok(())
    })
}

/// What content management systems leave of pasted HTML, by their rules for editors as they come.
fn cleaners() -> Vec<(&'static str, Builder<'static>)> {
    let mut wordpress = Builder::default();
    // wp_kses_post: much of HTML, no frames, no scripts, no unknown elements.
    wordpress.add_tags(["section", "figure", "figcaption"]);
    let mut drupal = Builder::default();
    // The text format "Basic HTML".
    drupal.tags(HashSet::from([
        "a",
        "em",
        "strong",
        "cite",
        "blockquote",
        "code",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "br",
        "span",
        "img",
    ]));
    let mut typo3 = Builder::default();
    // TYPO3's HTML sanitizer, and frames, as many sites allow them.
    typo3.add_tags(["iframe"]).tag_attributes(HashMap::from([
        ("a", HashSet::from(["href", "title", "target"])),
        (
            "iframe",
            HashSet::from(["src", "title", "width", "height", "sandbox"]),
        ),
    ]));
    for builder in [&mut wordpress, &mut drupal, &mut typo3] {
        builder.link_rel(None);
    }
    vec![
        ("WordPress", wordpress),
        ("Drupal", drupal),
        ("TYPO3 with frames", typo3),
    ]
}

#[test]
fn what_a_content_management_system_leaves_still_leads_to_the_content() -> anyhow::Result<()> {
    let mut texts: Vec<String> = Vec::new();
    let mut origin = String::new();
    visit(async |page| {
        page.go("/einbetten/").await?;
        page.find(Role::Button, has("empfohlen")).await?;
        let read = "return ['element', 'rahmen', 'karte'].map((id) => document.getElementById(id).textContent)";
        texts = page.run_as(read, &[]).await?;
        origin = page.run_as("return location.origin", &[]).await?;
        Ok(())
    })?;
    assert_eq!(texts.len(), 3);
    for (system, cleaner) in cleaners() {
        for text in &texts {
            let left = cleaner
                .clean(text)
                .to_string()
                .replace(&format!("{origin}/"), "{site}");
            let host = format!(
                "<!doctype html><html lang=de><meta charset=utf-8><link rel=icon href=data:,><title>Amt</title><main><h1>Amt</h1>{left}</main></html>"
            );
            visit_host(&[("index.html", &host)], async |page| {
                page.go("/").await?;
                let frames: u16 = page
                    .run_as("return document.querySelectorAll('iframe').length", &[])
                    .await?;
                let pasted_frame = text.contains("<iframe");
                ensure!(
                    (frames == 1) == (pasted_frame && system.contains("frames")),
                    "{system}: {frames} frames of {left}"
                );
                if frames == 1 {
                    enter_nth(page, 0).await?;
                    page.heading("Zeitachse").await?;
                    leave(page).await?;
                    ensure!(host_height(page).await? == 640, "{system}: {left}");
                }
                // Nothing of the script or of markup is shown as text.
                let words = page.text().await?;
                ensure!(
                    !words.contains('<') && !words.contains("embed-1"),
                    "{system}: {words}"
                );
                page.axe_finds_nothing().await?;
                page.find(Role::Link, has("in neuem Fenster öffnen"))
                    .await?;
                let href: Value = page
                    .run_as("return document.querySelector('main a').pathname", &[])
                    .await?;
                ensure!(href == "/zeitachse/", "{system}: {href}");
                Ok(())
            })?;
        }
    }
    Ok(())
}
