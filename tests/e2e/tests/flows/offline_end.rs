//! The end of the offline copy: switched off, taken away, or not to be had. The names F24 … are those
//! of docs/reliability.md.

use std::fs;

use e2e::capability::Capability;
use e2e::find::Role;
use e2e::offline::{Site, at_each_base, bases, down};
use e2e::{Fault, Faults, Server, Visit, wait};
use serde_json::Value;
use tools::offline::Mode;

use crate::offline_copy::{REFUSED, first_visit};

/// A cache of somebody else on the same host.
const THEIRS: &str = "await (await caches.open('theirs')).put('/x', new Response('x'))";

/// Nothing of ours is left, and what is theirs is.
async fn gone(page: &Visit, site: &Site) -> anyhow::Result<()> {
    let script = "const ours = new URL(arguments[0], location).href; \
                  const workers = await navigator.serviceWorker.getRegistrations(); \
                  const names = await caches.keys(); \
                  return [workers.filter(({ scope }) => scope === ours).length, \
                          names.filter((name) => name.startsWith(`iq-chronik|${arguments[0]}|`)).length]";
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
    let theirs = "return caches.delete('theirs')";
    assert!(page.run_as::<bool>(theirs, &[]).await?, "theirs is gone");
    Ok(())
}

#[test]
fn f24_too_little_space_leaves_nothing_behind() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        if !page.can(Capability::Storage)? {
            return Ok(());
        }
        page.quota(Some(150_000)).await?;
        page.open(&site.path("")).await?;
        page.says(REFUSED).await?;
        assert_eq!(page.stored().await?, []);
        page.click(Role::Disclosure, DETAILS).await?;
        page.says("Byte").await?;
        // Exactly what the files take, as the panel says, is too little: each has its headers, and the copy its notes.
        let size = "return Number(document.querySelector('iq-offline dd').textContent.replace(/\\D/g, ''))";
        let exact: u64 = page.run_as(size, &[]).await?;
        assert!(exact > 1_000_000, "{exact}");
        for bytes in [1_000_000, exact] {
            page.quota(Some(bytes)).await?;
            page.click(Role::Button, "Offline verfügbar machen").await?;
            page.says(REFUSED).await?;
            assert_eq!(page.stored().await?, [], "{bytes}");
            page.heading("Integration").await?;
        }
        page.quota(None).await?;
        page.reload().await?;
        page.stores(&site.version()?).await
    })
}

#[test]
fn f26_without_workers_or_stores_the_page_works_and_says_so() -> anyhow::Result<()> {
    for take in [
        "delete Navigator.prototype.serviceWorker",
        "delete globalThis.caches",
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('taken away', 'SecurityError') } }); \
         caches.__proto__.keys = caches.__proto__.has = () => Promise.reject(new DOMException('taken away', 'SecurityError'))",
    ] {
        // Each by itself: what was taken away is taken away from the check of what is kept, too, and the visit ends with that.
        for base in bases()? {
            let site = Site::at(base)?;
            let mut said = false;
            let outcome = site.visit(async |page| {
                page.before_every_page(take).await?;
                page.open(&site.path("")).await?;
                page.says("In diesem Browser oder Fenster lässt sich nichts speichern")
                    .await?;
                said = true;
                Ok(())
            });
            assert!(said, "at {base}: {outcome:?}");
            if let Err(error) = outcome {
                let words = format!("{error:#}");
                assert!(
                    words.contains("javascript error") || words.contains("taken away"),
                    "at {base}: {words}"
                );
            }
        }
    }
    Ok(())
}

#[test]
fn f26_a_worker_that_is_refused_is_said() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.before_every_page("ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not here'))")
            .await?;
        page.open(&site.path("")).await?;
        page.says(REFUSED).await?;
        page.says("Grund: not here").await
    })
}

const DETAILS: &str = "Einzelheiten zur Offline-Kopie";
const UNREACHABLE: &str = "Server nicht erreichbar";
const GONE: &str = "Auf dem Server nicht mehr da";
const PORTAL: &str = "<!doctype html><title>WLAN</title><p>Bitte anmelden";

/// Opens the details, when the page's own look for news is over: a test that asks for them wants to be the only one.
async fn details(page: &Visit) -> anyhow::Result<()> {
    page.click(Role::Disclosure, DETAILS).await?;
    let looked = "return /\\d/.test(document.querySelectorAll('iq-offline dd')[3].textContent)";
    wait::holds("a look for news", async || page.run_as(looked, &[]).await).await
}

/// Asks for news while something is wrong: what the panel says of it, and that nothing is wiped.
async fn asks_in_vain(page: &Visit, site: &Site, faults: Faults, said: &str) -> anyhow::Result<()> {
    page.server().set_faults(Faults::none());
    page.reload().await?;
    details(page).await?;
    page.server().set_faults(faults);
    page.click(Role::Button, "Jetzt aktualisieren").await?;
    page.says(said).await?;
    page.reload().await?;
    page.heading("Integration").await?;
    let stored = page.stored().await?;
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].version, site.version()?);
    page.server().set_faults(down());
    page.reload().await?;
    page.heading("Integration").await
}

#[test]
fn f27_a_network_that_answers_everything_with_its_own_page_wipes_nothing() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.expect_in_console("status of ");
        page.expect_in_console("sw.js");
        for (fault, said) in [
            (Fault::html(PORTAL), UNREACHABLE),
            (Fault::status(511), UNREACHABLE),
            (Fault::status(404), GONE),
        ] {
            asks_in_vain(page, site, Faults::none().on("*", fault), said).await?;
        }
        Ok(())
    })
}

/// The usual portal: it sends every request to a page of its own, at another address.
#[test]
fn f27_a_network_that_leads_everything_to_another_host_wipes_nothing() -> anyhow::Result<()> {
    let files = tempfile::tempdir()?;
    fs::write(files.path().join("index.html"), PORTAL)?;
    let portal = Server::start(files.path(), Faults::none())?;
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.expect_in_console("net::ERR_");
        page.expect_in_console("redirect");
        page.expect_in_console("sw.js");
        let faults = Faults::none().on("*", Fault::Redirect(portal.url("/")));
        asks_in_vain(page, site, faults, UNREACHABLE).await?;
        // Whoever opens another page meets the copy, and not the portal.
        page.open(&site.path("angebote")).await?;
        page.heading("Angebote").await
    })?;
    assert_eq!(portal.requests(), [], "somebody went there");
    Ok(())
}

#[test]
fn f30_an_answer_that_is_none_wipes_nothing() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.expect_in_console("status of 404");
        for (fault, said) in [
            (Fault::html(PORTAL), UNREACHABLE),
            (Fault::json("{\"sw\":"), UNREACHABLE),
            (Fault::json(" ".repeat(3_000_000)), UNREACHABLE),
            (Fault::status(404), UNREACHABLE),
            // Not from our build, which would name its version.
            (Fault::json("{\"sw\":\"off\"}"), "Zuletzt geprüft"),
        ] {
            let faults = Faults::none().on("*/version.json", fault);
            asks_in_vain(page, site, faults, said).await?;
        }
        Ok(())
    })
}

#[test]
fn f29_an_operator_who_says_off_ends_the_copy() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.break_with(THEIRS).await?;
        site.change("version.json", |text| {
            text.replace("\"sw\":\"on\"", "\"sw\":\"off\"")
        })?;
        page.reload().await?;
        page.says("Die Offline-Kopie ist vom Betreiber abgeschaltet und gelöscht.")
            .await?;
        gone(page, site).await
    })
}

/// `sw-kill.js` in the place of `sw.js`, as an operator copies it.
fn kill(site: &Site) -> anyhow::Result<()> {
    fs::copy(site.dir().join("sw-kill.js"), site.dir().join("sw.js"))?;
    Ok(())
}

#[test]
fn f31_the_worker_that_deletes_deletes_what_is_ours() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.break_with(THEIRS).await?;
        kill(site)?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        gone(page, site).await
    })
}

#[test]
fn f31_it_deletes_two_versions_and_one_that_waits() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        page.break_with(THEIRS).await?;
        site.release(2)?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        page.click(Role::Button, "Neue Fassung laden").await?;
        page.runs(&site.version()?).await?;
        site.release(3)?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        page.stores(&site.version()?).await?;
        let stored = page.stored().await?;
        assert_eq!(stored.len(), 3, "{stored:?}");
        kill(site)?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        gone(page, site).await
    })
}

#[test]
fn a_build_with_the_switch_off_stores_nothing_and_clears_up() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.break_with(THEIRS).await?;
        site.publish(Mode::Off)?;
        page.reload().await?;
        gone(page, site).await?;
        page.open(&site.path("angebote")).await?;
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
        page.open(&site.path("")).await?;
        page.says("Diese Seite ist nicht offline gespeichert.")
            .await?;
        assert_eq!(page.stored().await?, []);
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.stores(&site.version()?).await
    })
}

/// The neighbour is the same site in another folder, with a worker and a copy of its own: at `/`, inside of ours.
#[test]
fn f32_a_neighbour_is_left_alone_by_all_of_it() -> anyhow::Result<()> {
    const NEIGHBOUR: &str = "/sub/other/";
    at_each_base(async |page, site| {
        site.neighbour(NEIGHBOUR)?;
        page.may_store(NEIGHBOUR);
        page.expect_in_console("net::ERR_");
        page.open(NEIGHBOUR).await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        let script = "const [, base, version] = (await caches.keys()).find((name) => name.includes('/sub/other/')).split('|'); \
                      const workers = await navigator.serviceWorker.getRegistrations(); \
                      const theirs = workers.find(({ scope }) => scope.endsWith(base)); \
                      const files = await (await caches.open(`iq-chronik|${base}|${version}`)).keys(); \
                      return [version, theirs.active.state, files.length]";
        let neighbour: Value = page.run_as(script, &[]).await?;
        let untouched = async |after: &str| {
            let now: Value = page.run_as(script, &[]).await?;
            assert_eq!(now, neighbour, "after {after}");
            anyhow::Ok(())
        };

        page.open(&site.path("")).await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        untouched("a copy").await?;

        site.release(2)?;
        page.reload().await?;
        page.click(Role::Button, "Neue Fassung laden").await?;
        page.runs(&site.version()?).await?;
        untouched("a new version").await?;

        page.click(Role::Button, "Offline-Kopie löschen").await?;
        page.says("Die Offline-Kopie ist gelöscht").await?;
        untouched("a deletion").await?;

        page.break_with(THEIRS).await?;
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.says("Diese Seite ist offline verfügbar.").await?;
        kill(site)?;
        page.click(Role::Button, "Jetzt aktualisieren").await?;
        gone(page, site).await?;
        untouched("the end").await?;

        page.server().set_faults(down());
        page.open(NEIGHBOUR).await?;
        page.says("Diese Seite ist offline verfügbar.").await
    })
}

#[test]
fn f42_a_wrong_clock_wipes_nothing() -> anyhow::Result<()> {
    for year in ["1970", "2030"] {
        at_each_base(async |page, site| {
            first_visit(page, site).await?;
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
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.expect_in_console("sw.js");
        for fault in [
            Fault::status(404),
            Fault::status(410),
            script("text/plain", "nothing()"),
            script("text/javascript", "this is no script"),
        ] {
            page.reload().await?;
            details(page).await?;
            let faults = Faults::none().on("*/sw.js", fault);
            page.server().set_faults(faults);
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.says(GONE).await?;
            page.says("Diese Seite ist offline verfügbar.").await?;
            // One look says nothing; the second one does.
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.says("wird hier aber anscheinend nicht mehr gepflegt")
                .await?;
            page.server().set_faults(Faults::none());
            page.click(Role::Button, "Jetzt aktualisieren").await?;
            page.says("Diese Seite ist offline verfügbar.").await?;
        }
        page.server().set_faults(down());
        page.reload().await?;
        page.says("Diese Seite ist offline verfügbar.").await
    })
}

#[test]
fn f37_a_part_of_a_file_is_answered_by_the_host_and_never_stored() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        page.expect_in_console("status of 416");
        let before = page.stored().await?;
        let script = "return (await fetch('data/iq-hamburg.json', { headers: { range: arguments[0] } })).status";
        for (range, expected) in [
            ("bytes=0-", 206),
            ("bytes=5-9", 206),
            ("bytes=-10", 206),
            ("bytes=99999999-", 416),
            ("bytes=0-1,4-5", 200),
        ] {
            let status: u16 = page.run_as(script, &[range.into()]).await?;
            assert_eq!(status, expected, "{range}");
        }
        assert_eq!(page.stored().await?, before);
        page.server().set_faults(down());
        page.reload().await
    })
}

#[test]
fn f36_a_host_that_adds_a_script_to_the_page_runs_nothing_and_is_not_stored() -> anyhow::Result<()>
{
    at_each_base(async |page, site| {
        let text = fs::read_to_string(site.dir().join("index.html"))?;
        let added = text.replace(
            "</head>",
            "<script>globalThis.__canary = true</script></head>",
        );
        page.server()
            .set_faults(Faults::none().on(&site.path(""), Fault::html(added)));
        page.expect_in_console("Content Security Policy");
        page.open(&site.path("")).await?;
        page.says("Die Offline-Kopie konnte nicht angelegt werden. Grund: index.html: another content than expected")
            .await?;
        let ran: bool = page.run_as("return Boolean(window.__canary)", &[]).await?;
        assert!(!ran, "the added script ran");
        assert_eq!(page.stored().await?, []);
        // Reported, as it should be: this report is not the site's.
        page.forget_reports().await
    })
}
