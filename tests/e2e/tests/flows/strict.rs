//! What no page does, and what nobody can make it do: cases of docs/threat-model.md, named by their numbers.

use std::collections::BTreeSet;
use std::{env, fs};

use e2e::find::{Role, has};
use e2e::offline::Site;
use e2e::{Fault, Faults, Server, visit, wait};
use tempfile::TempDir;

use crate::offline_copy::first_visit;

/// Another host, which should never be asked for anything.
fn stranger() -> anyhow::Result<(TempDir, Server)> {
    let files = tempfile::tempdir()?;
    fs::write(
        files.path().join("index.html"),
        "<!doctype html><html lang=de><link rel=icon href=data:,><title>Anderswo</title><h1>Anderswo</h1>",
    )?;
    let server = Server::start(files.path(), Faults::none())?;
    server.send_no_headers();
    Ok((files, server))
}

/// As a script would that had got in.
#[test]
fn x14_what_is_injected_does_nothing() -> anyhow::Result<()> {
    let (_files, stranger) = stranger()?;
    visit(async |page| {
        // The browser tries; that it does not get there, the other host knows.
        page.may_ask(&stranger.url("/"));
        page.open("/").await?;
        page.expect_in_console("Content Security Policy");
        page.expect_in_console("Content-Security-Policy");
        page.expect_in_console("violates");
        page.expect_in_console("Refused to");
        page.expect_in_console("TrustedScript");
        page.expect_in_console("TypeError");
        let script = include_str!("js/inject.js");
        page.run_as::<()>(script, &[stranger.url("/x").into()])
            .await?;
        let blocked = async || {
            let script = "return window.__blocked";
            page.run_as::<BTreeSet<String>>(script, &[]).await
        };
        wait::value("all of it to be blocked", blocked, |blocked| {
            // Scripts by Trusted Types, before their source is looked at, where a browser knows them.
            let kinds = ["style", "img", "connect", "font", "base", "form"];
            let stopped = |kind: &str| blocked.iter().any(|one| one.starts_with(kind));
            kinds.into_iter().all(stopped)
                && (stopped("script") || stopped("require-trusted-types-for"))
        })
        .await?;
        let ran: bool = page.run_as("return Boolean(window.__canary)", &[]).await?;
        assert!(!ran, "a script that was injected ran");
        page.heading("Integration").await?;
        // Reported, as it should be: these reports are not the site's.
        page.forget_reports().await
    })?;
    assert_eq!(stranger.requests(), [], "somebody went there");
    Ok(())
}

/// What tells one visitor from others, and no page of ours needs.
#[test]
fn x17_no_page_looks_at_what_tells_visitors_apart() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(include_str!("js/fingerprint.js"))
            .await?;
        // The trap works, or its silence would prove nothing.
        page.open("/").await?;
        let caught: usize = page
            .run_as(
                "navigator.userAgent; return window.__asked.splice(0).length",
                &[],
            )
            .await?;
        assert_eq!(caught, 1);
        for path in [
            "/",
            "/zeitachse?ansicht=grafik",
            "/angebote?q=Pflege",
            "/en/daten",
        ] {
            page.open(path).await?;
            page.find(Role::Contentinfo, has("")).await?;
            let asked: Vec<String> = page.run_as("return window.__asked", &[]).await?;
            assert!(asked.is_empty(), "{path}: {asked:?}");
        }
        Ok(())
    })
}

/// Somebody has the host for a while, and wants his bytes to stay in the copy under addresses like ours.
#[test]
fn x23_no_other_address_gets_into_the_copy() -> anyhow::Result<()> {
    let site = Site::at("/sub/app/")?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        page.reload().await?;
        let entries = "const found = []; \
                       for (const name of (await caches.keys()).filter((name) => name.startsWith('iq-chronik|'))) \
                           for (const request of await (await caches.open(name)).keys()) found.push(request.url); \
                       return found.sort()";
        let before: Vec<String> = page.run_as(entries, &[]).await?;
        assert!(before.len() > 10, "{before:?}");
        let poison = Fault::Answer {
            status: 200,
            content_type: "application/json".into(),
            body: b"poison".as_slice().into(),
        };
        page.server().set_faults(Faults::none().on("*", poison));
        let fetched = "return (await fetch(new URL(arguments[0], document.baseURI))).text()";
        for address in [
            "data/iq-hamburg.json?x=1",
            "data/iq-hamburg.json#x",
            "data/%2e%2e/data/iq-hamburg.json",
            "data//iq-hamburg.json",
            "data%2Fiq-hamburg.json",
            "DATA/IQ-HAMBURG.JSON",
            "data/iq-hamburg.json/",
            "data/iq-hamburg.json.br",
            "../app/data/iq-hamburg.json",
            "data/other-0123456789abcdef.json",
        ] {
            page.run_as::<String>(fetched, &[address.into()]).await?;
            let now: Vec<String> = page.run_as(entries, &[]).await?;
            assert_eq!(now, before, "{address}");
        }
        let data: String = page
            .run_as(fetched, &["data/iq-hamburg.json".into()])
            .await?;
        assert!(data.starts_with('{'), "the data are poisoned");
        page.reload().await?;
        page.heading("Integration").await
    })
}

/// Headers that a host, or who has taken it over, sends with every file: none is kept.
#[test]
fn x24_no_header_of_the_host_is_in_the_copy() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    site.visit(async |page| {
        page.server().set_faults(Faults::none().on("*/sw.js", Fault::HangUp));
        page.expect_in_console("net::ERR_");
        page.expect_in_console("fetching the script");
        page.expect_in_console("sw.js");
        // WebKit obeys the header `Link` of anything that is fetched.
        page.expect_in_console("/x.js");
        page.open("/").await?;
        page.says("Die Offline-Kopie konnte nicht angelegt werden.").await?;
        page.server().set_faults(Faults::none());
        page.server().send_only(&[
            ("set-cookie", "visitor=1; path=/"),
            ("refresh", "0; url=/anderswo"),
            ("link", "</x.js>; rel=preload; as=script"),
            ("x-visitor", "1"),
        ]);
        page.click(Role::Button, "Offline verfügbar machen").await?;
        page.stores(&site.version()?).await?;
        let script = "const names = new Set(); \
                      for (const name of await caches.keys()) { \
                          const cache = await caches.open(name); \
                          for (const request of await cache.keys()) \
                              for (const [header] of (await cache.match(request)).headers) names.add(header); \
                      } \
                      return [...names].sort()";
        let names: Vec<String> = page.run_as(script, &[]).await?;
        assert_eq!(names, ["content-type", "x-content-type-options"]);
        page.server().set_faults(e2e::offline::down());
        page.reload().await?;
        page.at("/").await?;
        // The browser itself has taken it from the answers of the host.
        page.break_with("document.cookie = 'visitor=; path=/; max-age=0'").await
    })
}

#[test]
fn x34_another_site_does_not_learn_what_was_looked_for() -> anyhow::Result<()> {
    let (_files, stranger) = stranger()?;
    visit(async |page| {
        page.may_ask(&stranger.url("/"));
        page.open("/zeitachse?eintrag=funder-2008").await?;
        page.find(Role::Region, has("BMAS und BA")).await?;
        let link = "const link = document.querySelector('main a[href^=\"https://\"]'); \
                    link.href = arguments[0]; link.removeAttribute('rel'); link.removeAttribute('target'); link.click()";
        page.run_as::<()>(link, &[stranger.url("/").into()]).await?;
        page.heading("Anderswo").await?;
        let referrer: String = page.run_as("return document.referrer", &[]).await?;
        assert_eq!(referrer, "");
        page.open("/").await
    })
}

/// Words of a crash are shown and can be sent on: they name no folder of who has built the site. That they are shown as
/// text: `start::a_crash_is_said_…`.
#[test]
fn x35_the_program_knows_no_folder_of_its_builder() -> anyhow::Result<()> {
    let site = Site::untouched("/")?;
    let home = env::var("HOME")?;
    let programs = site.programs()?;
    assert_eq!(programs.len(), 4, "{programs:?}");
    for path in programs {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        for folder in [&*home, env!("CARGO_MANIFEST_DIR"), "registry/src", "/home/"] {
            assert!(!text.contains(folder), "{folder} in {}", path.display());
        }
    }
    Ok(())
}
