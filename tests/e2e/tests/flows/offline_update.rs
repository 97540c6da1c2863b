//! A newer version: offered, taken, refused, broken. The names F04 … are those of docs/reliability.md.

use std::fs;
use std::time::Duration;

use e2e::find::Role;
use e2e::offline::{Site, at_each_base, down};
use e2e::{Fault, Faults, Visit, wait};

use crate::offline_copy::first_visit;

const OFFERED: &str = "Eine neue Fassung dieser Seite ist da.";
const LOAD: &str = "Neue Fassung laden";
const REFUSED: &str = "Die neue Fassung kam nicht richtig an; die bisherige bleibt.";

/// Whoever wants the newest version presses the button; others wait for the next look.
async fn look_for_news(page: &Visit) -> anyhow::Result<()> {
    page.click(Role::Button, "Jetzt aktualisieren").await
}

/// The second version is broken on the host in some way: the first stays, with and without a host, and
/// the page says so.
fn stays(break_it: impl Fn(&Site) -> anyhow::Result<Faults>) -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        let first = site.version()?;
        site.release(2)?;
        let faults = break_it(site)?;
        page.server().set_faults(faults);
        page.expect_in_console("status of ");
        look_for_news(page).await?;
        page.says(REFUSED).await?;
        // On a busy machine the page's own look came after the button's, and its copy was on the way when this counted.
        let one = async || Ok(page.stored().await?.len() == 1);
        wait::holds("nothing left of the new version", one).await?;
        page.reload().await?;
        assert_eq!(page.version().await?, first);
        page.server().set_faults(down());
        page.reload().await?;
        assert_eq!(page.version().await?, first);
        // What was wrong is mended: nothing of it has stuck.
        page.server().set_faults(Faults::none());
        if site.file("_bg.wasm").is_ok() {
            look_for_news(page).await?;
            page.says(OFFERED).await?;
        }
        Ok(())
    })
}

#[test]
fn f04_a_page_in_the_place_of_the_program() -> anyhow::Result<()> {
    stays(|_| Ok(Faults::none().on("*.wasm", Fault::html("<!doctype html><p>Willkommen"))))
}

#[test]
fn f05_no_program_in_the_new_version() -> anyhow::Result<()> {
    for status in [404, 500] {
        stays(|_| Ok(Faults::none().on("*.wasm", Fault::status(status))))?;
    }
    Ok(())
}

#[test]
fn f06_a_program_that_is_too_short() -> anyhow::Result<()> {
    stays(|_| Ok(Faults::none().on("*.wasm", Fault::CutOff(100_000))))
}

#[test]
fn f07_a_program_with_one_other_bit() -> anyhow::Result<()> {
    stays(|_| Ok(Faults::none().on("*.wasm", Fault::Flip(50_000))))
}

#[test]
fn f08_data_of_another_version() -> anyhow::Result<()> {
    stays(|site| {
        let data = fs::read_to_string(site.dir().join("data/iq-hamburg.json"))?;
        let old = data.trim_end().to_owned();
        Ok(Faults::none().on("*/data/iq-hamburg.json", Fault::json(old)))
    })
}

#[test]
fn f09_a_start_page_of_another_version() -> anyhow::Result<()> {
    stays(|site| {
        let old = fs::read_to_string(site.dir().join("index.html"))?;
        site.change("index.html", |page| {
            page.replace("<body>", "<body><!-- 2 -->")
        })?;
        site.publish(tools::offline::Mode::Automatic)?;
        Ok(Faults::none().on(&site.path(""), Fault::html(old)))
    })
}

#[test]
fn f18_a_new_version_is_offered_and_taken_with_the_view_kept() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        let view = site.path("angebote?q=Pflege");
        page.open(&view).await?;
        site.release(2)?;
        look_for_news(page).await?;
        page.says(OFFERED).await?;
        page.break_with("scrollTo(0, 300)").await?;
        page.server().forget_requests();
        // Not by the driver, which would scroll to the button.
        let press = "[...document.querySelectorAll('iq-offline button')].find((one) => one.textContent === arguments[0]).click()";
        page.run_as::<()>(press, &[LOAD.into()]).await?;
        page.runs(&site.version()?).await?;
        page.ready().await?;
        page.at(&view).await?;
        wait::value(
            "the same place",
            async || page.run_as::<f64>("return scrollY", &[]).await,
            |y| (*y - 300.0).abs() < 2.0,
        )
        .await?;
        // Loaded once and no more: each page asks for news once.
        let asked = async || {
            let requests = page.server().requests().into_iter();
            let news = requests.filter(|one| one.target.ends_with("version.json"));
            Ok(news.count())
        };
        wait::value("a look for news", asked, |times| *times > 0).await?;
        assert_eq!(asked().await?, 1);
        Ok(())
    })
}

#[test]
fn f19_four_releases_later_the_button_leads_to_the_newest() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        let first = site.version()?;
        for number in 2..6 {
            site.release(number)?;
            look_for_news(page).await?;
            page.says(OFFERED).await?;
            page.stores(&site.version()?).await?;
        }
        // F23: of all of them only the one that runs and the one that waits are kept.
        wait::value(
            "two versions",
            async || page.stored().await,
            |stored| stored.len() == 2,
        )
        .await?;
        assert_eq!(page.version().await?, first);
        page.click(Role::Button, LOAD).await?;
        page.runs(&site.version()?).await
    })
}

#[test]
fn f20_the_button_works_when_the_new_version_has_begun_elsewhere() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        site.release(2)?;
        look_for_news(page).await?;
        page.says(OFFERED).await?;
        page.break_with(
            "(await navigator.serviceWorker.getRegistration()).waiting.postMessage({ t: 'skip' })",
        )
        .await?;
        page.says("In einem anderen Fenster ist eine neue Fassung geladen worden.")
            .await?;
        page.click(Role::Button, LOAD).await?;
        page.runs(&site.version()?).await
    })
}

#[test]
fn f21_another_window_is_not_reloaded_and_keeps_its_files() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        let first = site.version()?;
        let file = site.file("_bg.wasm")?;
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let old = page.driver().window().await?;
        page.break_with("window.__never = 'reloaded'").await?;
        let new = page.driver().new_tab().await?;
        page.driver().switch_to_window(new).await?;
        page.open(&site.path("angebote")).await?;
        site.release(2)?;
        look_for_news(page).await?;
        page.click(Role::Button, LOAD).await?;
        page.runs(&site.version()?).await?;
        page.ready().await?;

        page.driver().switch_to_window(old).await?;
        page.says("In einem anderen Fenster ist eine neue Fassung geladen worden.")
            .await?;
        assert_eq!(page.version().await?, first);
        let there: bool = page
            .run_as("return window.__never === 'reloaded'", &[])
            .await?;
        assert!(there, "the window was reloaded");
        // The host has it no more.
        assert!(!file.exists());
        let answer: u16 = page
            .run_as(
                "return (await fetch(new URL(arguments[0], document.baseURI))).status",
                &[name.into()],
            )
            .await?;
        assert_eq!(answer, 200);
        // Also those that it has not needed so far.
        page.click(Role::Link, "Zeitachse").await?;
        page.heading("Zeitachse").await?;
        assert_eq!(page.version().await?, first);
        Ok(())
    })
}

#[test]
fn f22_back_to_the_version_before_and_no_loop() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        let before = site.twin()?;
        first_visit(page, site).await?;
        page.reload().await?;
        let first = site.version()?;
        site.release(2)?;
        look_for_news(page).await?;
        page.click(Role::Button, LOAD).await?;
        page.runs(&site.version()?).await?;
        page.ready().await?;
        site.replace(&before)?;
        look_for_news(page).await?;
        page.click(Role::Button, LOAD).await?;
        page.runs(&first).await?;
        page.ready().await?;
        page.reload().await?;
        assert_eq!(page.version().await?, first);
        Ok(())
    })
}

#[test]
fn f23_after_five_releases_two_versions_are_kept() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        for number in 2..7 {
            site.release(number)?;
            look_for_news(page).await?;
            page.click(Role::Button, LOAD).await?;
            page.runs(&site.version()?).await?;
            page.ready().await?;
            let stored = page.stored().await?;
            assert!(stored.len() <= 2, "{stored:?}");
        }
        Ok(())
    })
}

#[test]
fn f05_a_host_that_takes_its_time() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        let first = site.version()?;
        site.release(2)?;
        page.server()
            .set_faults(Faults::none().on("*.wasm", Fault::Delay(Duration::from_secs(30))));
        look_for_news(page).await?;
        page.says("Die Seite wird offline verfügbar gemacht")
            .await?;
        page.reload().await?;
        assert_eq!(page.version().await?, first);
        Ok(())
    })
}

#[test]
fn f50_the_same_files_are_no_new_version() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        page.reload().await?;
        let before = fs::read(site.dir().join("sw.js"))?;
        site.publish(tools::offline::Mode::Automatic)?;
        assert!(before == fs::read(site.dir().join("sw.js"))?);
        look_for_news(page).await?;
        page.gone(Role::Button, LOAD).await?;
        assert_eq!(page.stored().await?.len(), 1);
        Ok(())
    })
}

#[test]
fn f10_a_new_site_with_the_worker_of_the_one_before() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        let first = site.version()?;
        let worker = fs::read_to_string(site.dir().join("sw.js"))?;
        site.release(2)?;
        let old = Fault::Answer {
            status: 200,
            content_type: "text/javascript".into(),
            body: worker.into(),
        };
        page.server().set_faults(Faults::none().on("*/sw.js", old));
        // Whole as it was: nothing of the new one is mixed in.
        page.reload().await?;
        assert_eq!(page.version().await?, first);
        // And a copy that cannot be mended gives way to the new one, all of it from the host.
        page.break_with(
            "for (const name of await caches.keys()) { const cache = await caches.open(name); \
             for (const request of await cache.keys()) if (request.url.includes('.wasm')) await cache.delete(request); }",
        )
        .await?;
        page.expect_in_console("status of 404");
        page.reload().await?;
        assert_eq!(page.version().await?, site.version()?);
        page.open(&site.path("zeitachse?ansicht=liste")).await?;
        page.heading("Zeitachse").await
    })
}

#[test]
fn f39_visits_that_end_at_once_bring_the_new_version_all_the_same() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        first_visit(page, site).await?;
        // A picture brings no icon of its own.
        page.expect_in_console("favicon.ico");
        site.release(2)?;
        for _ in 0..5 {
            page.open(&site.path("")).await?;
            // Gone before the worker can have all files; it goes on without a page.
            page.go(&site.path("favicon.svg")).await?;
        }
        page.open(&site.path("")).await?;
        page.stores(&site.version()?).await?;
        page.says(OFFERED).await
    })
}
