//! The chart on a page that is written from right to left: time, pointer and keys are mirrored, words are not.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::pointer::Held;
use e2e::{Key, Visit, visit, wait};

use crate::moving::{Plot, settled, state, window};

const WINDOW: &str = "/zeitachse?von=2011-01-01&bis=2018-12-31";

/// Opens the timeline, turns the page as one in Arabic is, and shows a stretch of it.
async fn open(page: &Visit) -> anyhow::Result<()> {
    page.open("/zeitachse").await?;
    let turn = "return document.documentElement.dir = 'rtl'";
    page.run_as::<String>(turn, &[]).await?;
    page.click(Role::Button, "2011–2018").await?;
    page.at(WINDOW).await
}

/// Where the target of an entry begins, in pixels from the left.
async fn left(page: &Visit, entry: &str) -> anyhow::Result<f64> {
    let script = "return document.querySelector(`[data-entry='${arguments[0]}'] rect`).getBoundingClientRect().left";
    page.run_as(script, &[entry.into()]).await
}

#[test]
fn what_came_later_stands_further_to_the_left() -> anyhow::Result<()> {
    visit(async |page| {
        open(page).await?;
        let (earlier, later) = (
            left(page, "2011-2014").await?,
            left(page, "2015-2018").await?,
        );
        ensure!(later < earlier, "2015 at {later}, 2011 at {earlier}");
        let mirrored: Vec<String> = page
            .run_as(
                "return [...document.querySelectorAll('.chart svg text:not(.query), .asof-row svg text')] \
                     .filter((text) => !text.getAttribute('transform').includes('scale(-1')).map((text) => text.textContent)",
                &[],
            )
            .await?;
        ensure!(mirrored.is_empty(), "cannot be read: {mirrored:?}");
        // Each label on its bar, each year over its part of the axis.
        let outside: Vec<String> = page
            .run_as(
                "return [...document.querySelectorAll('.chart a.entry')].filter((entry) => { \
                     const frame = entry.querySelector('.entry-hit').getBoundingClientRect(); \
                     return [...entry.querySelectorAll('text')].some((text) => { \
                         const box = text.getBoundingClientRect(); \
                         return box.left < frame.left - 3 || box.right > frame.right + 3; }); \
                 }).map((entry) => entry.textContent)",
                &[],
            )
            .await?;
        ensure!(outside.is_empty(), "beside their entries: {outside:?}");
        Ok(())
    })
}

#[test]
fn arrows_lead_where_they_point() -> anyhow::Result<()> {
    visit(async |page| {
        open(page).await?;
        page.find(Role::Link, has("2011–2014"))
            .await?
            .focus()
            .await?;
        page.press(Key::Left).await?;
        page.focused(Role::Link, has("2015–2018")).await?;
        page.press(Key::Right).await?;
        page.focused(Role::Link, has("2011–2014")).await?;

        page.find(Role::Slider, "Stand vom").await?.focus().await?;
        // The slider stands at the later end, as today is later still.
        for (key, day) in [
            (Key::Right, "2018-12-31"),
            (Key::Right, "2018-12-01"),
            (Key::Left, "2018-12-31"),
        ] {
            page.press(key).await?;
            wait::value(
                "the day",
                async || Ok(state(page).await?.as_of.map(|day| day.to_string())),
                |now| now.as_deref() == Some(day),
            )
            .await?;
        }
        Ok(())
    })
}

#[test]
fn the_time_under_the_pointer_stays_there() -> anyhow::Result<()> {
    visit(async |page| {
        open(page).await?;
        let plot = Plot::of(page).await?;
        let before = window(page).await?;
        let (from, to, y) = (plot.x(0.3), plot.x(0.5), plot.y(60.0));
        let point = before.point(1.0 - plot.share(from));
        page.drag((from, y), (to, y)).await?;
        let dragged = settled(page, before).await?;
        ensure!(
            dragged.first > before.first,
            "to the right is not later: {dragged:?}"
        );
        // Counted from the other end.
        let mirror = |x: i32| plot.x(1.0 - plot.share(x));
        let off = plot.off(mirror(to), point, dragged);
        ensure!(off <= 1.5, "{off} px beside the pointer");

        let point = dragged.point(1.0 - plot.share(from));
        page.wheel((from, y), -100, Held::Ctrl).await?;
        let closer = settled(page, dragged).await?;
        let off = plot.off(mirror(from), point, closer);
        ensure!(off <= 1.5, "{off} px beside the pointer");
        Ok(())
    })
}
