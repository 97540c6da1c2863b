//! Parts of the program that come when a page asks for them (docs/decisions/0026-parts.md). The browsers of these tests ask to
//! save data, so nothing is fetched ahead.

use std::time::Duration;

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::offline::Site;
use e2e::{Fault, Faults, Visit, visit, visit_with};

const TIMELINE: &str = "/timeline-*.wasm";
const NOT_HERE: &str = "Dieser Teil der Seite ist nicht da";

/// How often the server was asked for a part.
fn asked(page: &Visit, part: &str) -> usize {
    let requests = page.server().requests();
    requests
        .iter()
        .filter(|request| request.target.starts_with(part) && request.target.ends_with(".wasm"))
        .count()
}

/// From the start page to the timeline by its link in the menu.
async fn to_the_timeline(page: &Visit) -> anyhow::Result<()> {
    page.open("/").await?;
    page.click(Role::Link, "Zeitachse").await
}

#[test]
fn a_visitor_who_saves_data_gets_a_part_when_a_page_asks_for_it_and_once() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        ensure!(asked(page, "/timeline-") == 0 && asked(page, "/offers-") == 0);
        page.click(Role::Link, "Zeitachse").await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        ensure!(asked(page, "/timeline-") == 1 && asked(page, "/offers-") == 0);
        page.click(Role::Link, "Angebote").await?;
        page.focused(Role::Heading, "Angebote").await?;
        page.click(Role::Link, "Zeitachse").await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        for part in ["/timeline-", "/offers-", "/shared-"] {
            ensure!(asked(page, part) == 1, "{part}: {}", asked(page, part));
        }
        Ok(())
    })
}

#[test]
fn all_others_have_every_part_soon_after_the_start() -> anyhow::Result<()> {
    Site::at("/")?.visit(async |page| {
        page.open("/impressum").await?;
        e2e::wait::holds("the parts", async || {
            Ok(["/timeline-", "/offers-", "/shared-"]
                .iter()
                .all(|part| asked(page, part) == 1))
        })
        .await
    })
}

#[test]
fn while_a_part_is_on_its_way_the_page_says_so_and_then_reads_from_its_heading()
-> anyhow::Result<()> {
    let slow = Fault::Delay(Duration::from_secs(2));
    visit_with(Faults::none().on(TIMELINE, slow), async |page| {
        to_the_timeline(page).await?;
        page.at("/zeitachse").await?;
        page.says("wird geladen").await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        page.axe_finds_nothing().await?;
        page.find(Role::Heading, "Grafik").await?;
        page.focused(Role::Heading, "Zeitachse").await?;
        page.axe_finds_nothing().await
    })
}

/// The heading took the focus when the part came, wherever it was by then.
#[test]
fn whoever_has_gone_on_before_a_part_comes_stays_there() -> anyhow::Result<()> {
    let slow = Fault::Delay(Duration::from_secs(2));
    visit_with(Faults::none().on(TIMELINE, slow), async |page| {
        to_the_timeline(page).await?;
        page.says("wird geladen").await?;
        let focus = "const link = document.querySelector('footer a:not([lang])'); link.focus(); return link.textContent";
        let link: String = page.run_as(focus, &[]).await?;
        page.find(Role::Heading, "Grafik").await?;
        page.focused(Role::Link, &*link).await
    })
}

/// The words on a slow start took the page out and put a copy in; when the program came, it took over what was no longer
/// there, and nothing on the page answered any more.
#[test]
fn a_page_that_took_longer_than_usual_answers_all_the_same() -> anyhow::Result<()> {
    let slow = Fault::Delay(Duration::from_secs(3));
    visit_with(Faults::none().on(TIMELINE, slow), async |page| {
        page.before_every_page(
            "const real = setTimeout; \
             globalThis.setTimeout = (what, time, ...rest) => real(what, time === 15000 ? 100 : time, ...rest)",
        )
        .await?;
        page.go("/zeitachse").await?;
        page.find(Role::Heading, "Die Seite braucht länger als sonst")
            .await?;
        page.ready().await?;
        page.gone(Role::Heading, "Die Seite braucht länger als sonst")
            .await?;
        page.click(Role::Button, "2011–2018").await?;
        page.at("/zeitachse?von=2011-01-01&bis=2018-12-31").await
    })
}

/// The part does not come as it should: words, and a way on that works when the fault is gone.
async fn said_and_tried_again(page: &Visit) -> anyhow::Result<()> {
    page.expect_in_console("'integrity' attribute");
    page.expect_in_console("Fetch API cannot load");
    to_the_timeline(page).await?;
    page.focused(Role::Heading, NOT_HERE).await?;
    let alert = page.find(Role::Alert, has("")).await?;
    let words = alert.text().await?;
    ensure!(words.contains("nicht angekommen"), "{words}");
    page.axe_finds_nothing().await?;
    // The rest of the page goes on, and whoever comes back asks anew.
    page.click(Role::Link, "Angebote").await?;
    page.focused(Role::Heading, "Angebote").await?;
    page.click(Role::Link, "Zeitachse").await?;
    page.focused(Role::Heading, NOT_HERE).await?;

    page.server().set_faults(Faults::none());
    page.click_to_reload(Role::Button, "Erneut versuchen")
        .await?;
    page.at("/zeitachse").await?;
    page.heading("Zeitachse").await?;
    page.find(Role::Button, "2011–2018").await?;
    Ok(())
}

#[test]
fn a_part_that_is_not_there_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on(TIMELINE, Fault::status(404)),
        async |page| {
            page.expect_in_console("status of 404");
            said_and_tried_again(page).await
        },
    )
}

#[test]
fn a_part_with_one_bit_changed_is_not_run() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on(TIMELINE, Fault::Flip(5_000)),
        said_and_tried_again,
    )
}

#[test]
fn a_part_that_breaks_off_is_said_and_can_be_tried_again() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on(TIMELINE, Fault::BreakOff(5_000)),
        async |page| {
            page.expect_in_console("net::ERR_");
            said_and_tried_again(page).await
        },
    )
}

#[test]
fn a_part_that_is_there_again_needs_no_reload() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on(TIMELINE, Fault::status(503)),
        async |page| {
            page.expect_in_console("status of 503");
            page.expect_in_console("'integrity' attribute");
            page.expect_in_console("Fetch API cannot load");
            to_the_timeline(page).await?;
            page.focused(Role::Heading, NOT_HERE).await?;
            page.server().set_faults(Faults::none());
            page.click(Role::Link, "Daten").await?;
            page.focused(Role::Heading, has("Daten")).await?;
            page.click(Role::Link, "Zeitachse").await?;
            page.focused(Role::Heading, "Zeitachse").await
        },
    )
}

#[test]
fn a_page_whose_part_does_not_come_stays_readable() -> anyhow::Result<()> {
    visit_with(
        Faults::none().on(TIMELINE, Fault::status(404)),
        async |page| {
            page.expect_in_console("status of 404");
            page.expect_in_console("'integrity' attribute");
            page.expect_in_console("Fetch API cannot load");
            page.go("/zeitachse").await?;
            let alert = page.find(Role::Alert, has("")).await?;
            let words = alert.text().await?;
            ensure!(words.contains("trotzdem vollständig"), "{words}");
            page.heading("Zeitachse").await?;
            page.find(Role::Link, "Anerkennungsgesetz des Bundes")
                .await?;
            page.server().set_faults(Faults::none());
            page.click_to_reload(Role::Button, "Erneut versuchen")
                .await?;
            page.find(Role::Button, "2011–2018").await?;
            Ok(())
        },
    )
}
