//! The end of the offline copy: switched off, taken away, or not to be had. The names F24 … are those
//! of docs/reliability.md.

use std::fs;

use e2e::capability::Capability;
use e2e::find::Role;
use e2e::offline::{Site, down};
use e2e::{Fault, Faults, Visit, wait};
use tools::offline::Mode;

use crate::offline_copy::first_visit;

/// A cache of another site on the same host.
const NEIGHBOUR: &str = "await (await caches.open('iq-chronik|/sub/other/|1')).put('/x', new Response('x')); \
                         await (await caches.open('theirs')).put('/x', new Response('x'))";

async fn neighbours(page: &Visit) -> anyhow::Result<usize> {
    let script = "return (await caches.keys()).filter((name) => name === 'theirs' || name.includes('/sub/other/')).length";
    page.run_as(script, &[]).await
}

/// Nothing of ours is left, and all of the neighbours.
async fn gone(page: &Visit, site: &Site) -> anyhow::Result<()> {
    let script = "return [(await navigator.serviceWorker.getRegistrations()).length, \
                  (await caches.keys()).filter((name) => name.startsWith(`iq-chronik|${arguments[0]}|`)).length]";
    let base = site.path("");
    wait::value(
        "nothing to be left",
        async || {
            page.run_as::<[usize; 2]>(script, &[base.clone().into()])
                .await
        },
        |left| *left == [0, 0],
    )
    .await?;
    assert_eq!(neighbours(page).await?, 2);
    page.break_with(
        "await caches.delete('theirs'); await caches.delete('iq-chronik|/sub/other/|1')",
    )
    .await
}

#[test]
fn f24_too_little_space_leaves_nothing_behind() -> anyhow::Result<()> {
    for bytes in [150_000, 1_000_000] {
        let site = Site::at("/")?;
        site.visit(async |page| {
            if !page.can(Capability::Storage)? {
                return Ok(());
            }
            page.quota(Some(bytes)).await?;
            page.open("/").await?;
            page.says("Die Offline-Kopie konnte nicht angelegt werden.")
                .await?;
            assert_eq!(page.stored().await?, []);
            page.heading("Integration").await?;
            page.quota(None).await?;
            page.reload().await?;
            page.stores(&site.version()?).await
        })?;
    }
    Ok(())
}

#[test]
fn f26_without_workers_or_stores_the_page_works_and_says_so() -> anyhow::Result<()> {
    for take in [
        "delete Navigator.prototype.serviceWorker",
        "delete globalThis.caches",
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('taken away', 'SecurityError') } }); \
         caches.__proto__.keys = caches.__proto__.has = () => Promise.reject(new DOMException('taken away', 'SecurityError'))",
    ] {
        let site = Site::at("/")?;
        let outcome = site.visit(async |page| {
            page.before_every_page(take).await?;
            page.open("/").await?;
            page.says("In diesem Browser oder Fenster lässt sich nichts speichern")
                .await?;
            Ok(())
        });
        // What was taken away is taken away from the check of what is kept, too.
        if let Err(error) = outcome {
            let words = format!("{error:#}");
            assert!(
                words.contains("javascript error") || words.contains("taken away"),
                "{words}"
            );
        }
    }
    Ok(())
}

#[test]
fn f26_a_worker_that_is_refused_is_said() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    site.visit(async |page| {
        page.before_every_page("ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not here'))")
            .await?;
        page.open("/").await?;
        page.says("Die Offline-Kopie konnte nicht angelegt werden. Grund: not here").await
    })
}

#[test]
fn f27_a_network_that_answers_everything_with_its_own_page_wipes_nothing() -> anyhow::Result<()> {
    let portal = "<!doctype html><title>WLAN</title><p>Bitte anmelden";
    let unreachable = "Server nicht erreichbar";
    for (fault, said) in [
        (Fault::html(portal), unreachable),
        (Fault::status(511), unreachable),
        (Fault::status(404), "Auf dem Server nicht mehr da"),
        (Fault::json("{\"sw\":"), unreachable),
        (Fault::json(" ".repeat(3_000_000)), unreachable),
    ] {
        let site = Site::at("/sub/app/")?;
        site.visit(async |page| {
            first_visit(page, &site).await?;
            page.server()
                .set_faults(Faults::none().on("*", fault.clone()));
            page.expect_in_console("status of ");
            page.expect_in_console("sw.js");
            page.reload().await?;
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.click(Role::Disclosure, "Einzelheiten zur Offline-Kopie")
                .await?;
            page.says(said).await?;
            assert_eq!(page.stored().await?.len(), 1);
            page.server().set_faults(down());
            page.reload().await?;
            page.heading("Integration").await
        })?;
    }
    Ok(())
}

#[test]
fn f29_an_operator_who_says_off_ends_the_copy() -> anyhow::Result<()> {
    let site = Site::at("/sub/app/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.break_with(NEIGHBOUR).await?;
        site.change("version.json", |text| {
            text.replace("\"sw\":\"on\"", "\"sw\":\"off\"")
        })?;
        page.reload().await?;
        page.says("Die Offline-Kopie ist vom Betreiber abgeschaltet und gelöscht.")
            .await?;
        gone(page, &site).await
    })
}

#[test]
fn f31_the_worker_that_deletes_deletes_what_is_ours() -> anyhow::Result<()> {
    let site = Site::at("/sub/app/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.break_with(NEIGHBOUR).await?;
        fs::copy(site.dir().join("sw-kill.js"), site.dir().join("sw.js"))?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        gone(page, &site).await
    })
}

#[test]
fn a_build_with_the_switch_off_stores_nothing_and_clears_up() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.break_with(NEIGHBOUR).await?;
        site.publish(Mode::Off)?;
        page.reload().await?;
        gone(page, &site).await?;
        page.open("/angebote").await?;
        let text = page.text().await?;
        assert!(!text.contains("Offline verfügbar machen"), "{text}");
        assert_eq!(page.stored().await?, []);
        Ok(())
    })
}

#[test]
fn a_build_that_asks_stores_nothing_before_the_visitor_says_so() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    site.publish(Mode::Ask)?;
    site.visit(async |page| {
        page.open("/").await?;
        page.says("Diese Seite ist nicht offline gespeichert.")
            .await?;
        assert_eq!(page.stored().await?, []);
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.stores(&site.version()?).await
    })
}

#[test]
fn f32_a_neighbour_is_left_alone_by_all_of_it() -> anyhow::Result<()> {
    let site = Site::at("/sub/app/")?;
    site.visit(async |page| {
        page.expect_in_console("favicon.ico");
        page.go(&site.path("favicon.svg")).await?;
        page.break_with(NEIGHBOUR).await?;
        first_visit(page, &site).await?;
        site.release(2)?;
        page.reload().await?;
        page.click(Role::Button, "Neue Fassung laden").await?;
        wait::value(
            "the new version",
            async || page.version().await,
            |now| Some(now) == site.version().ok().as_ref(),
        )
        .await?;
        page.ready().await?;
        assert_eq!(neighbours(page).await?, 2);
        page.click(Role::Button, "Offline-Kopie löschen").await?;
        page.says("Die Offline-Kopie ist gelöscht").await?;
        gone(page, &site).await
    })
}

#[test]
fn f42_a_wrong_clock_wipes_nothing() -> anyhow::Result<()> {
    for year in ["1970", "2030"] {
        let site = Site::at("/")?;
        site.visit(async |page| {
            first_visit(page, &site).await?;
            let clock = format!(
                "const start = Date.parse('{year}-01-02'); const begun = performance.now(); \
                                 Date.now = () => start + performance.now() - begun"
            );
            page.before_every_page(&clock).await?;
            page.reload().await?;
            page.says("Diese Seite ist offline verfügbar.").await?;
            assert_eq!(page.stored().await?.len(), 1);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn f28_a_worker_that_cannot_be_fetched_any_more_leaves_the_copy() -> anyhow::Result<()> {
    let script = |content_type: &str, body: &'static str| Fault::Answer {
        status: 200,
        content_type: content_type.into(),
        body: body.into(),
    };
    for fault in [
        Fault::status(404),
        Fault::status(410),
        script("text/plain", "nothing()"),
        script("text/javascript", "this is no script"),
    ] {
        let site = Site::at("/")?;
        site.visit(async |page| {
            first_visit(page, &site).await?;
            page.expect_in_console("sw.js");
            page.server()
                .set_faults(Faults::none().on("/sw.js", fault.clone()));
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.click(Role::Disclosure, "Einzelheiten zur Offline-Kopie")
                .await?;
            page.says("Auf dem Server nicht mehr da").await?;
            page.says("Diese Seite ist offline verfügbar.").await?;
            // One bad answer says nothing; a day of them does.
            let a_day_ago = "const name = (await caches.keys()).find((name) => name.startsWith('iq-chronik-missing')); \
                             const note = await caches.open(name); \
                             for (const request of await note.keys()) \
                                 await note.put(request, new Response(Date.now() - 25 * 3600000))";
            page.break_with(a_day_ago).await?;
            page.reload().await?;
            page.says("wird hier aber nicht mehr gepflegt").await?;
            page.server().set_faults(Faults::none());
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.says("Diese Seite ist offline verfügbar.").await?;
            page.server().set_faults(down());
            page.reload().await?;
            page.says("Diese Seite ist offline verfügbar.").await
        })?;
    }
    Ok(())
}

#[test]
fn f37_a_part_of_a_file_is_answered_by_the_host_and_never_stored() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.reload().await?;
        page.expect_in_console("status of 416");
        let before = page.stored().await?;
        let script = "return (await fetch('data/iq-hamburg.json', { headers: { range: arguments[0] } })).status";
        for range in ["bytes=0-", "bytes=5-9", "bytes=-10", "bytes=99999999-", "bytes=0-1,4-5"] {
            let status: u16 = page.run_as(script, &[range.into()]).await?;
            assert!([200, 206, 416].contains(&status), "{range}: {status}");
        }
        assert_eq!(page.stored().await?, before);
        page.server().set_faults(down());
        page.reload().await
    })
}

#[test]
fn f36_a_host_that_adds_a_script_to_the_page_runs_nothing_and_is_not_stored() -> anyhow::Result<()>
{
    let site = Site::at("/")?;
    site.visit(async |page| {
        let text = fs::read_to_string(site.dir().join("index.html"))?;
        let added = text.replace("</head>", "<script>globalThis.__canary = true</script></head>");
        page.server().set_faults(Faults::none().on("/", Fault::html(added)));
        page.expect_in_console("Content Security Policy");
        page.open("/").await?;
        page.says("Die Offline-Kopie konnte nicht angelegt werden. Grund: index.html: another content than expected")
            .await?;
        let ran: bool = page.run_as("return Boolean(window.__canary)", &[]).await?;
        assert!(!ran, "the added script ran");
        assert_eq!(page.stored().await?, []);
        // Reported, as it should be: this report is not the site's.
        page.forget_reports().await
    })
}
