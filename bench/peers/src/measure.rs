//! One timeline with so many entries, measured once.

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use e2e::{Faults, Server, Visit, measure};
use serde::Deserialize;

use crate::moves;
use crate::site::Site;
use crate::widget::Widget;

/// How long a timeline may take until an entry is visible, and again for all that is done with it.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// How smoothly something goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Frames {
    /// Milliseconds from frame to frame, 95th percentile.
    P95(f64),
    /// Nothing moved: it cannot be done with this timeline.
    Still,
    /// It did not come to an end in time.
    #[default]
    Late,
}

/// What one visit shows. Times in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    /// From the last byte of the data to the first entry on the screen.
    pub(crate) visible: f64,
    /// While it is dragged.
    pub(crate) pan: Frames,
    /// While it is zoomed.
    pub(crate) zoom: Frames,
    /// From a key on the control of the as-of day to the end of the frame that shows that day.
    pub(crate) step: Frames,
    /// Elements in it: at the beginning or after moving, whichever is more.
    pub(crate) elements: f64,
    /// Tasks over 50 ms in the whole visit: their sum.
    pub(crate) tasks: f64,
    /// The longest of them.
    pub(crate) longest: f64,
    /// All that came over the wire, in bytes.
    pub(crate) bytes: f64,
    /// How much of that the data are.
    pub(crate) data: f64,
}

/// Measures it once; `None` if nothing was on the screen in time. The site must have been built for
/// this timeline.
pub(crate) fn run(site: &Site, widget: Widget) -> anyhow::Result<Option<Figures>> {
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    if widget != Widget::Ours {
        // They do not work under our policy.
        server.send_no_headers();
    }
    // What is known when the visit is broken off.
    let known = Cell::new(None);
    measure(server, LIMIT * 2, async |page| {
        let script = include_str!("early.js")
            .replace("ENTRY", &format!("{:?}", widget.entry()))
            .replace("DATA", &format!("{:?}", widget.data_path()));
        page.before_every_page(&script).await?;
        page.go(widget.page()).await?;
        let Some(visible) = time(page).await? else {
            return Ok(());
        };
        let mut figures = Figures {
            visible,
            ..Figures::default()
        };
        look(page, widget, &mut figures).await?;
        known.set(Some(figures));
        figures.zoom = moves::zoom(page, widget).await?;
        known.set(Some(figures));
        moves::closer(page, widget).await?;
        figures.pan = moves::pan(page, widget).await?;
        figures.step = moves::steps(page, widget).await?;
        look(page, widget, &mut figures).await?;
        known.set(Some(figures));
        Ok(())
    })?;
    Ok(known.get())
}

/// Counts elements, long tasks and bytes.
async fn look(page: &Visit, widget: Widget, figures: &mut Figures) -> anyhow::Result<()> {
    let script = "return document.querySelector(arguments[0]).querySelectorAll('*').length";
    let elements: f64 = page.run_as(script, &[widget.root().into()]).await?;
    figures.elements = figures.elements.max(elements);
    let tasks: Vec<f64> = page.run_as("return __bench.tasks", &[]).await?;
    figures.tasks = tasks.iter().sum();
    figures.longest = tasks.iter().copied().fold(0.0, f64::max);
    (figures.bytes, figures.data) = transferred(page, widget).await?;
    Ok(())
}

/// Waits for the first entry.
async fn time(page: &Visit) -> anyhow::Result<Option<f64>> {
    let end = Instant::now() + LIMIT;
    while Instant::now() < end {
        // A page that is busy does not answer: that is no failure but what is measured.
        let script = "return await new Promise((done) => { \
                      const look = () => { const time = __bench.time(); \
                      time === null ? setTimeout(look, 20) : done(time); }; look(); })";
        match page.run_as(script, &[]).await {
            Ok(time) => return Ok(Some(time)),
            Err(error) if format!("{error:#}").contains("timeout") => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

#[derive(Deserialize)]
struct Transfer {
    name: String,
    size: f64,
}

/// Bytes of everything, and of the data.
async fn transferred(page: &Visit, widget: Widget) -> anyhow::Result<(f64, f64)> {
    let script = "return ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind)) \
                  .map(({ name, transferSize: size }) => ({ name, size }))";
    let all: Vec<Transfer> = page.run_as(script, &[]).await?;
    let own = page.server().url("/");
    for Transfer { name, .. } in &all {
        ensure!(
            name.starts_with(&own) || name.starts_with("data:"),
            "{} asks for {name}",
            widget.name()
        );
    }
    let data = all
        .iter()
        .filter(|file| file.name.ends_with(widget.data_path()));
    let data = data.map(|file| file.size).sum();
    Ok((all.iter().map(|file| file.size).sum(), data))
}

/// The value below which so many of a hundred lie (nearest rank).
pub(crate) fn percentile(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100);
    values
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(percentile(values.clone(), 95), 19.0);
        assert_eq!(percentile(values, 50), 10.0);
        assert_eq!(percentile(vec![7.0], 95), 7.0);
    }
}
