//! What stays: an entry's element while the window moves, nothing when the page is left, one timeline beside another.

use anyhow::ensure;
use chronik::timeline::window::Window;
use e2e::capability::Capability;
use e2e::{Visit, visit, visit_with_pages, wait};
use serde_json::Value;

use crate::moving::{day, settled, window};

/// Goes to the catalogue and back so many times by the menu, each time until the other page is there.
const COME_AND_GO: &str = "\
    const until = async (holds) => { while (!holds()) await new Promise(requestAnimationFrame); }; \
    const go = (name) => [...document.querySelectorAll('header nav a')]\
        .find((link) => link.textContent === name).click(); \
    for (let left = arguments[0]; left > 0; left -= 1) { \
        go('Angebote'); \
        await until(() => document.querySelector('.results-head')); \
        go('Zeitachse'); \
        await until(() => document.querySelector('section.chart a.entry')); \
    } \
    return null;";

/// Pages of memory that the program takes from the browser at once.
const PAGE: f64 = 65_536.0;

#[test]
fn fifty_visits_of_the_timeline_leave_nothing_behind() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::Memory)? {
            return Ok(());
        }
        page.keep_memory().await?;
        page.open("/zeitachse?ansicht=grafik").await?;
        page.size(1280, 900).await?;
        // What is made once: caches, fonts, compiled code.
        page.run_as::<Value>(COME_AND_GO, &[10.into()]).await?;
        let before = page.memory().await?;
        page.run_as::<Value>(COME_AND_GO, &[50.into()]).await?;
        let after = page.memory().await?;
        ensure!(
            after.listeners <= before.listeners,
            "listeners stay: {before:?}, then {after:?}"
        );
        ensure!(
            after.nodes <= before.nodes + 50.0,
            "nodes stay: {before:?}, then {after:?}"
        );
        let grown = after.script - before.script + after.program - before.program;
        ensure!(
            grown <= 1_000_000.0 + PAGE,
            "{grown} bytes stay: {before:?}, then {after:?}"
        );
        Ok(())
    })
}

/// Marks the elements of all entries, so that they can be known again.
const MARK: &str = "\
    for (const entry of document.querySelectorAll('section.chart a.entry')) \
        entry.__was = entry.dataset.entry; \
    return null;";

/// Entries whose element stood for another one before, and how many have kept theirs.
const KEPT: &str = "\
    const entries = [...document.querySelectorAll('section.chart a.entry')].filter((entry) => entry.__was); \
    return [entries.filter((entry) => entry.__was !== entry.dataset.entry).map((entry) => entry.dataset.entry), \
        entries.length];";

/// The elements of entries were told apart by their place. As soon as the first one left the window, each became
/// the next: the focus went along with the element to an entry that nobody had chosen, and every attribute of every
/// entry was written anew in every frame.
#[test]
fn an_entry_keeps_its_element_and_its_focus_while_the_window_moves() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik&von=2010-01-01&bis=2019-12-31")
            .await?;
        page.run_as::<Value>(MARK, &[]).await?;
        let focused = "return document.activeElement.dataset.entry";
        page.run_as::<Value>(
            "document.querySelector('[data-entry=koord-hwk]').focus()",
            &[],
        )
        .await?;
        let before = window(page).await?;
        page.run_as::<Value>(
            "document.activeElement.dispatchEvent(new WheelEvent('wheel', { deltaY: 120, shiftKey: true, \
             bubbles: true, cancelable: true, clientX: innerWidth / 2 }))",
            &[],
        )
        .await?;
        settled(page, before).await?;
        let (others, kept): (Vec<String>, usize) = page.run_as(KEPT, &[]).await?;
        ensure!(others.is_empty(), "stand for another entry now: {others:?}");
        ensure!(kept > 10, "only {kept} entries have kept their element");
        let now: String = page.run_as(focused, &[]).await?;
        ensure!(now == "koord-hwk", "the focus is on {now}");
        Ok(())
    })
}

/// When x was counted from the beginning of the whole span, the key took it for a place in the window: it zoomed around
/// the middle, whatever had the focus.
#[test]
fn the_keyboard_zooms_around_the_entry_in_a_window_that_begins_late() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik&von=2010-01-01&bis=2019-12-31")
            .await?;
        let before = window(page).await?;
        page.run_as::<Value>(
            "document.querySelector('section.chart [data-entry=\"2019-2022\"]').focus(); return null",
            &[],
        )
        .await?;
        page.press("+").await?;
        let after = settled(page, before).await?;
        let start = f64::from(day("2019-01-01")?.number());
        let share =
            |window: Window| (start - f64::from(window.first.number())) / f64::from(window.days());
        ensure!(
            (share(after) - share(before)).abs() < 0.02,
            "{:.2} of the window before, {:.2} after: {after:?}",
            share(before),
            share(after)
        );
        Ok(())
    })
}

/// A page with the timeline in it twice.
const TWICE: &str = "<!doctype html><html lang=de><title>x</title><link rel=icon href=favicon.svg><h1>x</h1>\
    <iframe id=erste title=erste src='zeitachse?ansicht=grafik' width=1200 height=800></iframe>\
    <iframe id=zweite title=zweite src='zeitachse?ansicht=grafik' width=1200 height=800></iframe>";

/// What a frame shows: address, first and last day in its fields, day of its slider.
async fn shown(page: &Visit, frame: &str) -> anyhow::Result<Vec<String>> {
    let script = "\
        const { contentWindow: { location }, contentDocument: page } = document.getElementById(arguments[0]); \
        const value = (id) => page.getElementById(id)?.value ?? ''; \
        return [location.pathname + location.search, value('von'), value('bis'), \
            page.querySelector('.sentence')?.textContent ?? ''];";
    page.run_as(script, &[frame.into()]).await
}

/// Presses a key in the chart of a frame, on its first entry.
const KEY: &str = "\
    const page = document.getElementById(arguments[0]).contentDocument; \
    const entry = page.querySelector('section.chart a.entry'); \
    entry.focus(); \
    entry.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[1], bubbles: true, cancelable: true })); \
    return null;";

#[test]
fn two_timelines_on_one_page_do_not_move_each_other() -> anyhow::Result<()> {
    // A page of ours has no frames; the policy would forbid them.
    visit_with_pages(&[("zweimal.html", TWICE)], async |page| {
        page.go("/zweimal.html").await?;
        for frame in ["erste", "zweite"] {
            let script = "return document.getElementById(arguments[0]).contentDocument.documentElement.dataset.app";
            wait::value(
                "the program in its frame",
                async || page.run_as::<Option<String>>(script, &[frame.into()]).await,
                |app| app.as_deref() == Some("ready"),
            )
            .await?;
        }
        let untouched = shown(page, "zweite").await?;
        page.run_as::<Value>(KEY, &["erste".into(), "+".into()])
            .await?;
        wait::value(
            "the first has zoomed",
            async || shown(page, "erste").await,
            |now| now[0].contains("bis=") && now[2] != untouched[2],
        )
        .await?;
        ensure!(shown(page, "zweite").await? == untouched, "the second too");

        let zoomed = shown(page, "erste").await?;
        page.run_as::<Value>(KEY, &["zweite".into(), "PageDown".into()])
            .await?;
        page.run_as::<Value>(KEY, &["zweite".into(), "+".into()])
            .await?;
        wait::value(
            "the second has zoomed",
            async || shown(page, "zweite").await,
            |now| now[0].contains("bis="),
        )
        .await?;
        ensure!(shown(page, "erste").await? == zoomed, "the first too");
        Ok(())
    })
}
