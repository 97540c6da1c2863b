//! The offline copy: made, used, broken, mended. The names F01 … are those of docs/reliability.md.

use std::collections::BTreeMap;

use e2e::capability::Capability;
use e2e::find::{Role, has};
use e2e::offline::{Site, at_each_base, down};
use e2e::{Fault, Faults, Line, Visit, wait};

pub(crate) const REFUSED: &str = "Die Offline-Kopie konnte nicht angelegt werden.";

/// Opens the start page and waits until the site is stored.
pub(crate) async fn first_visit(page: &Visit, site: &Site) -> anyhow::Result<()> {
    page.expect_in_console("net::ERR_");
    page.open(&site.path("")).await?;
    page.stores(&site.version()?).await
}

#[test]
fn f01_a_reload_without_a_host_shows_the_page() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        page.server().set_faults(down());
        page.server().forget_requests();
        page.reload().await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        page.click(Role::Disclosure, "Einzelheiten zur Offline-Kopie")
            .await?;
        page.says("Stand der Daten").await?;
        page.says(&site.version()?).await?;
        // The only thing that is asked of the host is whether there is something newer.
        let asked = page.server().requests();
        assert!(
            asked.iter().all(|one| ["version.json", "sw.js"]
                .iter()
                .any(|name| one.target.ends_with(name))),
            "{asked:?}"
        );
        Ok(())
    })
}

#[test]
fn f02_a_link_to_an_offer_opens_without_a_host_in_a_new_window() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.server().set_faults(down());
        page.driver().new_window().await.map(|_| ())?;
        page.open(&site.path("angebote?q=Pflege")).await?;
        page.heading("Angebote").await?;
        page.at(&site.path("angebote?q=Pflege")).await?;
        page.open(&site.path("en/zeitachse?ansicht=liste")).await?;
        page.heading("Timeline").await?;
        page.open(&site.path("nirgends/gibt/es/nicht")).await?;
        page.find(Role::Main, has("")).await?;
        Ok(())
    })
}

/// The page with the details of all entries is for readers without the program, and not in the copy. Its links name an
/// entry in the fragment; with the copy they once led to the timeline without it.
#[test]
fn f02_a_link_to_an_entry_of_the_page_of_all_details_opens_that_entry() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.server().set_faults(down());
        page.open(&site.path("zeitachse/eintraege/#funder-2008"))
            .await?;
        page.at(&site.path("zeitachse?eintrag=funder-2008")).await?;
        page.find(Role::Region, has("BMAS und BA")).await?;
        // A fragment that is no entry is no mistake of the visitor's: nothing is said about it.
        page.open(&site.path("en/zeitachse/eintraege/#inhalt"))
            .await?;
        page.heading("Timeline").await?;
        page.at(&site.path("en/zeitachse")).await?;
        let text = page.text().await?;
        assert!(!text.contains("Left out or changed"), "{text}");
        Ok(())
    })
}

/// The page that makes frames shows frames, which only the host has: it once was the browser's own error page.
#[test]
fn f02_the_page_for_embedding_says_that_it_needs_the_host() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.go(&site.path("einbetten/")).await?;
        page.heading("Auf der eigenen Seite zeigen").await?;
        page.server().set_faults(down());
        page.open(&site.path("einbetten/")).await?;
        page.heading("Nur mit Verbindung").await?;
        page.open(&site.path("en/einbetten/")).await?;
        page.heading("Only with a connection").await?;
        page.server().set_faults(Faults::default());
        page.click(Role::Button, "Try again").await?;
        page.heading("Show it on your own site").await
    })
}

/// At every k-th file: the page has all it needs, then the worker has k answers of the host before that is gone.
#[test]
fn f03_a_host_that_dies_during_the_first_copy_leaves_nothing_behind() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.expect_in_console("net::ERR_");
        page.expect_in_console("fetching the script");
        page.expect_in_console("sw.js");
        page.server()
            .set_faults(Faults::none().on("*/sw.js", Fault::HangUp));
        page.open(&site.path("")).await?;
        page.says(REFUSED).await?;
        // What the page itself fetches when there is time: the program and its three other files.
        wait::holds("all of the program", async || {
            let requests = page.server().requests().into_iter();
            Ok(requests.filter(|one| one.target.ends_with(".wasm")).count() == 4)
        })
        .await?;
        let mut died = 0;
        loop {
            page.server().forget_requests();
            page.server().set_faults(Faults::none().gone_after(died));
            page.click(Role::Button, "Offline verfügbar machen").await?;
            let said = wait::until("the end of the copy", async || {
                let text = page.text().await?;
                let ends = [REFUSED, "Diese Seite ist offline verfügbar."];
                Ok(ends.into_iter().find(|end| text.contains(end)))
            })
            .await?;
            if said != REFUSED {
                break;
            }
            assert_eq!(page.stored().await?, [], "after {died} answers");
            page.heading("Integration").await?;
            died += 1;
        }
        // The worker itself, and each of its files that the browser has not kept from the page.
        let asked = page.server().requests();
        assert_eq!(asked.len(), died, "{asked:?}");
        assert!(died > 10, "{asked:?}");
        page.server().set_faults(Faults::none());
        page.reload().await?;
        page.stores(&site.version()?).await
    })
}

/// Puts something else in the place of a stored file.
async fn spoil(page: &Visit, end: &str, body: &str) -> anyhow::Result<()> {
    let script = format!(
        "for (const name of await caches.keys()) {{ \
            const cache = await caches.open(name); \
            for (const request of await cache.keys()) if (request.url.split('?')[0].endsWith({end:?})) \
                {body}; \
         }}"
    );
    page.break_with(&script).await
}

const GARBAGE: &str = "await cache.put(request, new Response('garbage', { headers: { 'content-type': 'application/wasm' } }))";
const DELETE: &str = "await cache.delete(request)";

#[test]
fn f11_a_stored_program_that_is_garbage_is_mended_or_said() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        if !page.can(Capability::Storage)? {
            return Ok(());
        }
        first_visit(page, site).await?;
        spoil(page, "_bg.wasm", GARBAGE).await?;
        page.reload().await?;
        page.heading("Integration").await?;
        // Mended for good: the next one needs no host.
        page.server().set_faults(down());
        page.reload().await?;

        spoil(page, "_bg.wasm", GARBAGE).await?;
        page.forget_downloads().await?;
        page.expect_in_console("Failed to load");
        page.go(&site.path("")).await?;
        page.find(Role::Heading, "Die Seite ist nicht vollständig angekommen")
            .await?;
        page.find(Role::Button, "Offline-Kopie löschen und neu laden")
            .await?;
        // Once, and not again and again.
        let healed: bool = page
            .run_as("return history.state?.healed === true", &[])
            .await?;
        assert!(healed);
        page.server().set_faults(Faults::none());
        page.click_to_reload(Role::Button, "Offline-Kopie löschen und neu laden")
            .await?;
        page.stores(&site.version()?).await
    })
}

#[test]
fn f12_a_stored_loader_that_is_other_javascript_does_not_run() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        let other = "await cache.put(request, new Response('globalThis.__canary = true; export default () => {}', \
                     { headers: { 'content-type': 'text/javascript' } }))";
        let loader = site.file(".js")?;
        let name = loader
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        spoil(page, &name, other).await?;
        page.reload().await?;
        let ran: bool = page.run_as("return Boolean(window.__canary)", &[]).await?;
        assert!(!ran, "the other program ran");
        page.heading("Integration").await
    })
}

#[test]
fn f13_stored_data_that_end_in_the_middle_are_mended() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        let half = "await cache.put(request, new Response('{\"version\":1,', { headers: { 'content-type': 'application/json' } }))";
        spoil(page, "iq-hamburg.json", half).await?;
        page.open(&site.path("zeitachse?ansicht=liste")).await?;
        page.heading("Zeitachse").await
    })
}

#[test]
fn f14_a_lost_file_that_the_host_has_no_more_leads_to_the_new_version() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        spoil(page, "_bg.wasm", DELETE).await?;
        site.release(2)?;
        page.reload().await?;
        assert_eq!(page.version().await?, site.version()?);
        page.expect_in_console("status of 404");
        Ok(())
    })
}

#[test]
fn f15_a_lost_file_without_a_host_is_said_in_words() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        if !page.can(Capability::Storage)? {
            return Ok(());
        }
        first_visit(page, site).await?;
        spoil(page, "_bg.wasm", DELETE).await?;
        page.forget_downloads().await?;
        page.server().set_faults(down());
        page.expect_in_console("Failed to load");
        page.go(&site.path("")).await?;
        page.find(Role::Heading, "Die Seite ist nicht vollständig angekommen")
            .await?;
        // The stored page itself can still be read.
        page.heading("Integration").await
    })
}

#[test]
fn f16_lost_caches_are_filled_again() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.break_with("for (const name of await caches.keys()) await caches.delete(name)")
            .await?;
        page.reload().await?;
        page.heading("Integration").await?;
        page.stores(&site.version()?).await?;
        page.server().set_faults(down());
        page.reload().await?;
        page.heading("Integration").await
    })
}

#[test]
fn f17_a_copy_without_its_note_is_filled_again() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.break_with(
            "for (const name of await caches.keys()) await (await caches.open(name)).delete(document.baseURI + '?sw-note=whole')",
        )
        .await?;
        assert!(page.stored().await?.iter().all(|one| !one.whole));
        page.reload().await?;
        page.stores(&site.version()?).await
    })
}

#[test]
fn f49_a_browser_that_forgets_everything_is_no_trouble_to_an_open_page() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        if !page.can(Capability::Storage)? {
            return Ok(());
        }
        first_visit(page, site).await?;
        page.forget_everything().await?;
        page.open(&site.path("angebote")).await?;
        page.heading("Angebote").await?;
        page.stores(&site.version()?).await
    })
}

#[test]
fn a_visitor_can_delete_the_copy_and_it_does_not_come_back_by_itself() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.click(Role::Button, "Offline-Kopie löschen").await?;
        page.says("Die Offline-Kopie ist gelöscht und wird nicht von selbst wieder angelegt.")
            .await?;
        assert_eq!(page.stored().await?, []);
        page.reload().await?;
        page.says("Diese Seite ist nicht offline gespeichert.")
            .await?;
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.stores(&site.version()?).await?;
        page.says("Diese Seite ist offline verfügbar.").await
    })
}

/// The worker of an open page outlives its end. Taken back in the same window it was not installed once more, so nothing
/// was stored before the next page was opened.
#[test]
fn whoever_deletes_the_copy_by_mistake_has_it_again_in_the_same_window() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        page.click(Role::Button, "Offline-Kopie löschen").await?;
        page.says("Die Offline-Kopie ist gelöscht").await?;
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        page.stores(&site.version()?).await?;
        page.server().set_faults(down());
        page.reload().await?;
        page.says("Diese Seite ist offline verfügbar.").await
    })
}

#[test]
fn a_document_from_the_copy_is_as_strict_as_one_from_a_good_host() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        if !page.can(Capability::Storage)? {
            return Ok(());
        }
        first_visit(page, site).await?;
        page.reload().await?;
        let sent = page.document_headers().await?;
        for (name, value) in tools::headers::security() {
            let found = sent.get(name.to_ascii_lowercase());
            assert_eq!(
                found.and_then(|found| found.as_str()),
                Some(&*value),
                "{name}: {sent}"
            );
        }
        page.open(&site.path("angebote")).await
    })
}

#[test]
fn with_save_data_nothing_is_stored() -> anyhow::Result<()> {
    e2e::visit(async |page| {
        page.open("/").await?;
        page.says("Diese Seite ist nicht offline gespeichert.")
            .await?;
        page.find(Role::Button, "Offline verfügbar machen").await?;
        Ok(())
    })
}

#[test]
fn f33_the_folder_is_moved_without_a_new_build() -> anyhow::Result<()> {
    let site = Site::untouched("/moved/to/here/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.server().set_faults(down());
        page.open(&site.path("angebote?q=Pflege")).await?;
        page.heading("Angebote").await?;
        page.reload().await?;
        page.at(&site.path("angebote?q=Pflege")).await?;
        // A link of the page stays in the folder.
        page.click(Role::Link, "Daten").await?;
        page.at(&site.path("daten")).await
    })
}

#[test]
fn f34_a_host_that_redirects_is_no_part_of_the_copy() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        let redirect = Fault::Redirect(site.path(""));
        let faults = Faults::none().on("*/index.html", redirect);
        page.server().set_faults(faults);
        page.expect_in_console("net::ERR_");
        // The folder without its slash and the name of its file: both lead to the page, and it is stored.
        let folder = site.path("");
        for address in [folder.trim_end_matches('/'), &*site.path("index.html")] {
            page.open(address).await?;
            page.stores(&site.version()?).await?;
        }
        page.server().set_faults(down());
        for address in ["index.html", "", "angebote"] {
            page.open(&site.path(address)).await?;
            let redirects: usize = page
                .run_as(
                    "return performance.getEntriesByType('navigation')[0].redirectCount",
                    &[],
                )
                .await?;
            assert_eq!(redirects, 0, "{address}");
        }
        page.heading("Angebote").await
    })
}

/// 50 kB a second, and a reload when about 30 % of what a first visit needs have come (some 320 kB, packed).
#[test]
fn f38_a_reload_while_a_slow_line_still_loads_asks_for_nothing_twice() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        let line = Line::of(50_000);
        let slow = Fault::Slow(line.clone());
        page.server().set_faults(Faults::none().on("*", slow));
        page.go(&site.path("")).await?;
        wait::holds("30 %", async || Ok(line.carried() > 100_000)).await?;
        let early: Option<String> = page
            .run_as("return document.documentElement.dataset.app ?? null", &[])
            .await?;
        assert_eq!(early, None, "the line is not slow");
        page.reload().await?;
        page.heading("Integration").await?;
        // The copy need not take its time.
        page.server().set_faults(Faults::none());
        page.stores(&site.version()?).await?;
        let mut asked: BTreeMap<String, usize> = BTreeMap::new();
        for request in page.server().requests() {
            if request.target.ends_with(".wasm") || request.target.ends_with("iq-hamburg.json") {
                *asked.entry(request.target).or_default() += 1;
            }
        }
        // The program, its three other files, the data: each page once, and the worker where the browser has not kept it.
        assert_eq!(asked.len(), 5, "{asked:?}");
        assert!(asked.values().all(|times| *times <= 3), "{asked:?}");
        Ok(())
    })
}

/// The first copy passes through the state "waiting" too, in which a newer version waits for its turn: for an instant the
/// panel said that a new version was there, and a screen reader read it out.
#[test]
fn the_first_copy_is_not_called_a_new_version() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.before_every_page(
            "window.__said = []; \
             new MutationObserver(() => { \
                 const words = document.querySelector('iq-offline [role=status]')?.textContent; \
                 if (words && words !== window.__said.at(-1)) window.__said.push(words); \
             }).observe(document, { subtree: true, childList: true, characterData: true });",
        )
        .await?;
        first_visit(page, site).await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        let mut said: Vec<String> = page.run_as("return window.__said", &[]).await?;
        said.retain(|words| !words.starts_with("Die Seite wird offline verfügbar gemacht"));
        assert_eq!(
            said,
            [
                "Diese Seite ist nicht offline gespeichert.",
                "Diese Seite ist offline verfügbar."
            ]
        );
        Ok(())
    })
}

/// The file of words was not in the copy: without a connection "Krankenschwester" found nothing.
#[test]
fn what_visitors_call_things_is_known_without_a_connection() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.server().set_faults(down());
        page.open(&site.path("angebote?q=Krankenschwester")).await?;
        page.find(Role::Heading, has("von 26 Projekten passen"))
            .await?;
        Ok(())
    })
}
