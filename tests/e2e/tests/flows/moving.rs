//! What the flows of the timeline share: the stretch of time in the address, and places in the chart.

use anyhow::{Context, ensure};
use chronik::dataset::Dataset;
use chronik::edtf::Day;
use chronik::state::State;
use chronik::timeline::window::Window;
use e2e::{Visit, wait};

/// The dataset of the built site, as the page reads it.
pub(crate) fn dataset(page: &Visit) -> anyhow::Result<Dataset> {
    let checked = chronik::dataset::read(&serde_json::to_vec(&page.dataset()?)?);
    Ok(checked.ok().context("the dataset is unreadable")?.dataset)
}

pub(crate) fn day(text: &str) -> anyhow::Result<Day> {
    Day::parse(text).with_context(|| format!("{text} is no day"))
}

/// The view in the address.
pub(crate) async fn state(page: &Visit) -> anyhow::Result<State> {
    let path = page
        .run_as::<String>("return location.pathname + location.search", &[])
        .await?;
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    Ok(State::parse(path, query))
}

/// The window in the address.
pub(crate) async fn window(page: &Visit) -> anyhow::Result<Window> {
    let span = (day("2005-01-01")?, day("2028-12-31")?);
    Ok(Window::of(state(page).await?.range, span))
}

/// What the fields say is shown: at once, before the address has followed.
pub(crate) async fn fields(page: &Visit) -> anyhow::Result<(String, String)> {
    let script = "return ['von', 'bis'].map((id) => document.getElementById(id).value)";
    page.run_as(script, &[]).await
}

/// Waits until the address shows another window than `before`, the one in the fields.
pub(crate) async fn settled(page: &Visit, before: Window) -> anyhow::Result<Window> {
    wait::until("another window in the address", async || {
        let now = window(page).await?;
        let shown = fields(page).await?;
        let same = shown == (now.first.to_string(), now.last.to_string());
        Ok((same && now != before).then_some(now))
    })
    .await
}

/// The plot in the window of the browser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plot {
    pub(crate) left: f64,
    pub(crate) width: f64,
    pub(crate) top: f64,
}

impl Plot {
    /// Brings the chart into sight and measures it.
    pub(crate) async fn of(page: &Visit) -> anyhow::Result<Self> {
        Self::at(page, ".chart-axis svg.axis").await
    }

    /// As [`Plot::of`], for another drawing with the same scale.
    pub(crate) async fn at(page: &Visit, selector: &str) -> anyhow::Result<Self> {
        let script = "\
            const plot = document.querySelector(arguments[0]); \
            plot.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const box = plot.getBoundingClientRect(); \
            return [box.left, box.width, box.top];";
        let (left, width, top) = page.run_as(script, &[selector.into()]).await?;
        ensure!(width > 100.0, "the plot has no width");
        Ok(Self { left, width, top })
    }

    /// Where a share of the plot lies, in whole pixels of the window.
    pub(crate) fn x(self, share: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "a few thousand at most")]
        let x = (self.left + self.width * share).round() as i32;
        x
    }

    /// Which share of the plot a pixel of the window is.
    pub(crate) fn share(self, x: i32) -> f64 {
        (f64::from(x) - self.left) / self.width
    }

    /// How many pixels from `x` a point in time lies in a window.
    pub(crate) fn off(self, x: i32, point: f64, window: Window) -> f64 {
        let at = (point - f64::from(window.first.number())) / f64::from(window.days());
        (at - self.share(x)).abs() * self.width
    }

    /// A pixel below the upper edge.
    pub(crate) fn y(self, below: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "a few thousand at most")]
        let y = (self.top + below).round() as i32;
        y
    }
}
