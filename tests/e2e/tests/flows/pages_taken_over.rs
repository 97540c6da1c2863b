//! The program takes over the content that came with the page, and nobody notices.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use e2e::capability::Capability;
use e2e::find::{Role, has, squeeze};
use e2e::pages::ROUTES;
use e2e::{Fault, Faults, Visit, visit, wait};

/// Holds the program back until the test lets it go.
const HOLD: &str = "\
    const gate = new Promise((go) => { window.__go = go; }); \
    const start = WebAssembly.instantiateStreaming; \
    WebAssembly.instantiateStreaming = async (...all) => { await gate; return start.apply(WebAssembly, all); };";

/// Notes what the page says before the program, what moves from the first sight on, and which elements come or go when the
/// program takes over. In the chart only the program draws; the offline panel is about the browser, which no page can know before;
/// of chart and list the program keeps the one that is seen.
const NOTE: &str = "\
    window.__moved = []; \
    window.__changed = []; \
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.__moved.push( \
        `${entry.value}: ${entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80)).join(', ')}`))) \
        .observe({ type: 'layout-shift', buffered: true }); \
    window.__says = () => { \
        const words = [], texts = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT); \
        while (texts.nextNode()) { \
            const around = texts.currentNode.parentElement; \
            if (around.checkVisibility() && !around.closest('.chart svg, iq-offline')) words.push(texts.currentNode.data); \
        } \
        return words.join('').replace(/\\s+/g, ''); \
    }; \
    window.__watch = () => new MutationObserver((records) => records.forEach((record) => { \
        if (record.target.closest('svg, iq-offline')) return; \
        const note = (what, nodes, unseen) => [...nodes].filter((node) => node.nodeType === 1 && !node.matches(unseen)) \
            .forEach((node) => window.__changed.push(`${what} ${node.outerHTML.slice(0, 80)}`)); \
        note('came', record.addedNodes, 'no'); \
        note('went', record.removedNodes, 'noscript, .wide-only, .narrow-only'); \
    })).observe(document.getElementById('app'), { childList: true, subtree: true }); \
    document.addEventListener('DOMContentLoaded', () => { window.__still = window.__says(); });";

/// Lets the program go, which has been held back, and waits until it has taken over.
async fn take_over(page: &Visit) -> anyhow::Result<()> {
    let script = "await document.fonts.ready; window.__watch?.(); window.__go()";
    page.run_as::<()>(script, &[]).await?;
    page.ready().await
}

/// Keeps back the pictures of the page.
const UNPAINTED: &str = "\
    window.__pictures = []; \
    const paint = window.requestAnimationFrame; \
    window.__paint = () => { window.requestAnimationFrame = paint; window.__pictures.forEach((call) => call(0)); }; \
    window.requestAnimationFrame = (call) => window.__pictures.push(call);";

/// The program shared the line with what the reader waits for: fonts and the first picture (docs/decisions/0025-first-picture.md).
#[test]
fn the_program_is_asked_for_after_the_first_picture() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(UNPAINTED).await?;
        page.go("/angebote/").await?;
        page.heading("Angebote").await?;
        let waits = "return document.readyState === 'complete' && window.__pictures.length > 0";
        wait::holds("the start waits for a picture", async || {
            page.run_as(waits, &[]).await
        })
        .await?;
        let asked = || {
            let requests = page.server().requests();
            requests
                .iter()
                .any(|request| request.target.ends_with("_bg.wasm"))
        };
        ensure!(!asked(), "the program was asked for before");
        page.run_as::<()>("window.__paint()", &[]).await?;
        page.ready().await?;
        ensure!(asked(), "there was no program");
        Ok(())
    })
}

/// What a page moves while it comes, in all; of tables, pictures and text too.
const SHIFT: &str = "\
    window.__shifts = []; \
    new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => window.__shifts.push([ \
        value, sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? '').slice(0, 80)).join(', ')]))) \
        .observe({ type: 'layout-shift', buffered: true });";

// The three questions above the offers moved by a third of the page when the button beside them came, the tools of the
// timeline with each of their buttons, its table with every row. All pages came whole in the tests; on the network one
// piece in fifty ended there, and one run in three of the flow below said so without saying why.
#[test]
fn a_page_that_comes_in_pieces_does_not_move() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::Shifts)? {
            return Ok(());
        }
        page.before_every_page(SHIFT).await?;
        let pieces = Fault::Pieces(700, Duration::from_millis(25));
        page.server().set_faults(Faults::none().on("*/", pieces));
        for width in [1280, 768] {
            page.size(width, 800).await?;
            for address in [
                "/",
                "/zeitachse/",
                "/zeitachse/tabelle/",
                "/en/angebote/",
                OFFER,
            ] {
                page.go(address).await?;
                page.ready().await?;
                let shifts: Vec<(f64, String)> = page.run_as("return window.__shifts", &[]).await?;
                let sum: f64 = shifts.iter().map(|(value, _)| value).sum();
                // A word or a link that has come by half may take the next line with its rest.
                assert!(sum < 0.01, "{address} at {width} px: {sum} of {shifts:?}");
            }
        }
        Ok(())
    })
}

/// An offer with a long name, which is also the end of the path above it.
const OFFER: &str = "/angebote/iq-fachstelle-berufsbezogenes-deutsch/fbd-ifsl/";

/// Gives the browser the day on which the site was built: the pages call it today.
async fn on_the_day_of_the_build(page: &Visit) -> anyhow::Result<()> {
    page.go("/").await?;
    let day: String = page
        .run_as(
            "return (await (await fetch('/')).text()).match(/data-static=\"([^\"]+)\"/)?.[1]",
            &[],
        )
        .await
        .context("the start page has no content of its own")?;
    page.before_every_page(&format!(
        "const then = new Date('{day}T12:00').getTime(), Real = Date; \
         window.Date = class extends Real {{ \
             constructor(...all) {{ if (all.length) super(...all); else super(then); }} \
             static now() {{ return then; }} \
         }};"
    ))
    .await
}

// The flows waited for the fonts before they looked; on a telephone every page moved when they came.
#[test]
fn the_page_says_the_same_before_and_after_and_nothing_moves_or_is_made_anew() -> anyhow::Result<()>
{
    for width in [1280, 412] {
        says_the_same(width)?;
    }
    Ok(())
}

fn says_the_same(width: u32) -> anyhow::Result<()> {
    visit(async |page| {
        on_the_day_of_the_build(page).await?;
        page.before_every_page(HOLD).await?;
        page.before_every_page(NOTE).await?;
        page.size(width, 800).await?;
        let tables = [
            "/zeitachse/tabelle/".to_owned(),
            "/en/zeitachse/tabelle/".to_owned(),
        ];
        let routes = ROUTES.iter().filter(|route| route.path != "gibt-es-nicht");
        let all = routes.flat_map(|route| [route.in_german(), route.in_english()]);
        for address in all.chain(tables) {
            page.go(&address).await?;
            take_over(page).await?;
            // Two frames later all that moved is known.
            let after: String = page
                .run_as(
                    "await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))); \
                     return window.__says()",
                    &[],
                )
                .await?;
            let before: String = page.run_as("return window.__still", &[]).await?;
            let (before, after) = (squeeze(&before), squeeze(&after));
            assert!(before.len() > 300, "{address} says only {before}");
            if let Some(at) = before.bytes().zip(after.bytes()).position(|(a, b)| a != b) {
                let around = |text: &str| {
                    let bytes = text.as_bytes();
                    let part = bytes.get(at.saturating_sub(80)..).unwrap_or_default();
                    String::from_utf8_lossy(part.get(..160).unwrap_or(part)).into_owned()
                };
                bail!("{address}:\n  {}\n  {}", around(&before), around(&after));
            }
            assert_eq!(before.len(), after.len(), "{address}");
            for what in ["__moved", "__changed"] {
                let noted: Vec<String> = page
                    .run_as("return window[arguments[0]]", &[what.into()])
                    .await?;
                assert_eq!(
                    noted,
                    Vec::<String>::new(),
                    "{address} at {width} px: {what}"
                );
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_being_typed_stays_with_its_focus_and_the_place_on_the_page() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.size(1280, 500).await?;
        page.go("/").await?;
        let field = page.find(Role::Searchbox, "Wonach suchen Sie?").await?;
        field.send_keys("Kranken").await?;
        page.run_as::<()>("scrollTo(0, 150)", &[]).await?;
        take_over(page).await?;
        page.focused(Role::Searchbox, "Wonach suchen Sie?").await?;
        let state: (String, f64) = page
            .run_as("return [document.activeElement.value, scrollY]", &[])
            .await?;
        assert_eq!(state, ("Kranken".to_owned(), 150.0));
        // It goes on where it was.
        page.press("schwester").await?;
        page.click(Role::Button, "Suchen").await?;
        page.at("/angebote?q=Krankenschwester").await
    })
}

#[test]
fn what_was_typed_and_ticked_in_the_catalogue_counts() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.go("/angebote/").await?;
        page.find(Role::Searchbox, "Suche in Projekten, Modulen und Trägern")
            .await?
            .send_keys("Pflege")
            .await?;
        page.click(Role::Checkbox, has("Beratung")).await?;
        take_over(page).await?;
        page.find(Role::Heading, has("Projekten pass")).await?;
        page.at("/angebote?q=Pflege&thema=counselling").await
    })
}

// The button that went off stood behind the one that went on, and its handler took the choice back.
#[test]
fn a_presentation_that_was_chosen_counts() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.go("/zeitachse/tabelle/").await?;
        page.run_as::<()>("document.querySelector('input[type=radio]').click()", &[])
            .await?;
        take_over(page).await?;
        page.at("/zeitachse?ansicht=grafik").await
    })
}

#[test]
fn an_order_that_was_chosen_counts() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.go("/angebote/").await?;
        let choose = "const field = document.getElementById('ordnung'); field.value = 'traeger'; field.dispatchEvent(new Event('change'))";
        page.run_as::<()>(choose, &[]).await?;
        take_over(page).await?;
        page.at("/angebote?nach=traeger").await?;
        let chosen: String = page
            .run_as("return document.getElementById('ordnung').value", &[])
            .await?;
        assert_eq!(chosen, "traeger");
        Ok(())
    })
}

// Firefox puts the ticks of the page before back after a reload. They were taken for new ones, and each took its filter away.
#[test]
fn what_the_browser_puts_back_after_a_reload_is_no_choice() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.go("/angebote/?q=Pflege&fuer=migrants&nach=traeger")
            .await?;
        let put_back = "document.querySelector('input[name=q]').value = 'Pflege'; \
                        document.getElementById('ordnung').value = 'traeger'; \
                        [...document.querySelectorAll('.facet label')].find((label) => label.textContent.includes('Zugewanderte')).control.checked = true";
        page.run_as::<()>(put_back, &[]).await?;
        take_over(page).await?;
        page.find(Role::Heading, has("Projekten pass")).await?;
        page.at("/angebote?q=Pflege&fuer=migrants&nach=traeger")
            .await?;
        let migrants = page.find(Role::Checkbox, has("Zugewanderte")).await?;
        assert!(migrants.is_selected().await?);
        Ok(())
    })
}

#[test]
fn a_link_has_the_focus_before_and_after() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        for address in ["/angebote/", "/zeitachse/", "/en/phasen/2015-2018/"] {
            page.go(address).await?;
            // WebKit scrolls to it with the next frame.
            let focus = "const links = [...document.querySelectorAll('main a[href], footer a[href]')] \
                             .filter((link) => link.checkVisibility()); \
                         const link = links[Math.floor(links.length * 0.7)]; \
                         link.focus(); \
                         for (let frames = 2; frames > 0; frames -= 1) await new Promise(requestAnimationFrame); \
                         return [link.textContent, scrollY]";
            let before: (String, f64) = page.run_as(focus, &[]).await?;
            take_over(page).await?;
            let after: (String, f64) = page
                .run_as("return [document.activeElement.textContent, scrollY]", &[])
                .await?;
            // Firefox rounds the place of the page.
            assert!(
                after.0 == before.0 && (after.1 - before.1).abs() <= 1.0,
                "{address}: {before:?} became {after:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_link_that_is_clicked_before_the_program_runs_is_followed() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        // A phone shows the list; in the chart only the program draws.
        page.size(390, 800).await?;
        page.go("/").await?;
        page.click(Role::Link, "Zeitachse öffnen").await?;
        page.at("/zeitachse").await?;
        // A click on an entry leads to its details, and there nothing replaces them.
        page.click(Role::Link, "Anerkennungsgesetz des Bundes")
            .await?;
        page.at("/zeitachse/eintraege?eintrag=ms-bqfg-2012").await?;
        let stays = "return document.querySelector(':target').textContent + ' '                      + [...document.scripts].some((script) => script.src.includes('boot'))";
        let stays: String = page.run_as(stays, &[]).await?;
        assert_eq!(stays, "Anerkennungsgesetz des Bundes false");
        // From there the program is one step away.
        page.click(
            Role::Link,
            "Auf der Zeitachse zeigen – Anerkennungsgesetz des Bundes",
        )
        .await?;
        page.at("/zeitachse?eintrag=ms-bqfg-2012").await?;
        take_over(page).await?;
        page.find(Role::Region, "Anerkennungsgesetz des Bundes")
            .await?;
        Ok(())
    })
}

#[test]
fn a_tour_that_is_chosen_before_the_program_runs_begins() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.go("/zeitachse/").await?;
        page.click(Role::Link, has("Rundgang durch die Geschichte"))
            .await?;
        let there = async || {
            let script =
                "return location.pathname + ' ' + location.search.includes('rundgang=aufbau')";
            Ok(page.run_as::<String>(script, &[]).await? == "/zeitachse/ true")
        };
        wait::holds("the timeline with the tour", there).await?;
        take_over(page).await?;
        page.find(Role::Region, has("Rundgang")).await?;
        Ok(())
    })
}

#[test]
fn taking_over_announces_nothing_and_moves_no_focus() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(HOLD).await?;
        page.before_every_page(
            "window.__focused = []; \
             addEventListener('focusin', (event) => window.__focused.push(event.target.outerHTML.slice(0, 80)));",
        )
        .await?;
        page.go("/zeitachse/?eintrag=ms-bqfg-2012&stand=2014-07-01")
            .await?;
        take_over(page).await?;
        page.find(Role::Heading, "Anerkennungsgesetz des Bundes")
            .await?;
        let focused: Vec<String> = page.run_as("return window.__focused", &[]).await?;
        assert_eq!(focused, Vec::<String>::new());
        let said: Vec<String> = page
            .run_as(
                "return [...document.querySelectorAll('[role=status]:not([aria-live=off]), [role=alert]')] \
                     .map((place) => place.textContent.trim()).filter(Boolean)",
                &[],
            )
            .await?;
        assert_eq!(said, Vec::<String>::new());
        Ok(())
    })
}

/// The words of the search come after the program. They made the result anew, and half a second after every arrival a screen
/// reader said how many projects there are.
#[test]
fn the_words_of_the_search_announce_nothing() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/?q=Pflege").await?;
        let come = async || {
            let asked = page.server().requests();
            Ok(asked
                .iter()
                .any(|request| request.target.contains("words") && request.status == Some(200)))
        };
        wait::holds("the words of the search", come).await?;
        let said = async || {
            let script = "return [...document.querySelectorAll('main [role=status]')].map((place) => place.textContent).join('')";
            page.run_as::<String>(script, &[]).await
        };
        wait::steady(said).await?;
        assert_eq!(said().await?, "");
        // The next letter does say it.
        page.find(Role::Searchbox, has("Suche"))
            .await?
            .send_keys("k")
            .await?;
        wait::value("an announcement", said, |said| said.contains("Projekt")).await
    })
}

#[test]
fn the_shell_starts_without_content() -> anyhow::Result<()> {
    visit(async |page| {
        page.go("/app.html").await?;
        page.ready().await
    })
}

/// From the moment at which the program listens to `BEGUN`, it does no more: what it has put off waits for the test.
const PUT_OFF: &str = "\
    let begun = false; \
    window.__put_off = []; \
    const listen = EventTarget.prototype.addEventListener; \
    EventTarget.prototype.addEventListener = function (...all) { \
        begun ||= this instanceof Element && this.matches('BEGUN'); \
        return listen.apply(this, all); \
    }; \
    const later = window.setTimeout; \
    window.setTimeout = (call, delay, ...more) => \
        begun && !delay ? window.__put_off.push(call) : later.call(window, call, delay, ...more); \
    window.__go_on = () => { \
        window.setTimeout = later; \
        window.__put_off.forEach((call) => call()); \
    };";

/// Opens a page, of which the program takes over what comes before an element, that element, and little more.
async fn half_taken_over(page: &Visit, address: &str, element: &str) -> anyhow::Result<()> {
    page.before_every_page(&PUT_OFF.replace("BEGUN", element))
        .await?;
    page.go(address).await?;
    wait::holds("the program has put something off", async || {
        page.run_as("return window.__put_off.length > 0", &[]).await
    })
    .await?;
    let state: Option<String> = page
        .run_as("return document.documentElement.dataset.app ?? null", &[])
        .await?;
    ensure!(
        state.as_deref() != Some("ready"),
        "all of {address} is taken over"
    );
    Ok(())
}

async fn go_on(page: &Visit) -> anyhow::Result<()> {
    page.run_as::<()>("window.__go_on()", &[]).await?;
    page.ready().await
}

#[test]
fn a_page_that_is_left_while_it_is_taken_over_gives_way_to_the_next() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(1280, 800).await?;
        half_taken_over(page, "/angebote/", "#app .menu-toggle").await?;
        page.run_as::<()>("window.__same = true", &[]).await?;
        page.click(Role::Link, "Daten").await?;
        page.heading("Daten").await?;
        let same: bool = page.run_as("return window.__same === true", &[]).await?;
        ensure!(same, "the browser has loaded the page, not the program");
        go_on(page).await?;
        page.heading("Daten").await?;
        let fields: usize = page
            .run_as("return document.querySelectorAll('.facet').length", &[])
            .await?;
        assert_eq!(fields, 0, "something of the page before is still there");
        page.back().await?;
        page.find(Role::Searchbox, "Suche in Projekten, Modulen und Trägern")
            .await?;
        Ok(())
    })
}

#[test]
fn what_changes_while_a_page_is_taken_over_is_right() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(1280, 800).await?;
        half_taken_over(page, "/zeitachse/", "a.entry").await?;
        let entries = "return document.querySelectorAll('.chart a.entry').length";
        let before: usize = page.run_as(entries, &[]).await?;
        // The chart is drawn for the width there is.
        page.size(1200, 800).await?;
        let width = "return document.documentElement.clientWidth === 1200";
        wait::holds("the window is narrower", async || {
            page.run_as(width, &[]).await
        })
        .await?;
        go_on(page).await?;
        let fits = "return document.querySelectorAll('.chart').length === 1 \
                        && document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        wait::holds("there is one chart, and it fits", async || {
            page.run_as(fits, &[]).await
        })
        .await?;
        let after: usize = page.run_as(entries, &[]).await?;
        ensure!(
            after >= before && after > 20,
            "{before} entries became {after}"
        );
        page.click(Role::Link, has("Anerkennungsgesetz des Bundes"))
            .await?;
        page.at("/zeitachse?eintrag=ms-bqfg-2012").await?;
        page.find(Role::Region, "Anerkennungsgesetz des Bundes")
            .await?;
        Ok(())
    })
}
