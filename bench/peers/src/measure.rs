//! One timeline with so many entries, measured once.

use std::time::Duration;

use anyhow::{Context, ensure};
use e2e::{Faults, Server, Visit, measure};
use serde::Deserialize;

use crate::moves;
use crate::site::Site;
use crate::widget::Widget;

/// How long a timeline may take for all that is done with it.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// What one visit shows. Times in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figures {
    /// From the last byte of the data to the first entry on the screen.
    pub(crate) visible: f64,
    /// From frame to frame while it is dragged, 95th percentile; `None` if it cannot be.
    pub(crate) pan: Option<f64>,
    /// The same while zooming.
    pub(crate) zoom: Option<f64>,
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

/// A visit that did not come to its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// It did.
    Done(Figures),
    /// Nothing was on the screen in time.
    Blank,
    /// It was visible after so many milliseconds, but could not be moved in time.
    Stuck(f64),
}

/// Measures it. The site must have been built for this timeline and number.
pub(crate) fn run(site: &Site, widget: Widget) -> anyhow::Result<Outcome> {
    let server = Server::start(site.path(), Faults::none()).context("no port for the server")?;
    let visible = std::cell::Cell::new(None);
    let figures = measure(server, LIMIT, async |page| {
        let script = include_str!("early.js")
            .replace("ENTRY", &format!("{:?}", widget.entry()))
            .replace("DATA", &format!("{:?}", widget.data_path()));
        page.before_every_page(&script).await?;
        if widget != Widget::Ours {
            page.without_policy().await?;
        }
        page.go(widget.page()).await?;
        let time = time(page).await?;
        visible.set(Some(time));
        let at_first = elements(page, widget).await?;
        let zoom = moves::zoom(page, widget).await?;
        moves::closer(page, widget).await?;
        let pan = moves::pan(page, widget).await?;
        let after = elements(page, widget).await?;
        let tasks: Vec<f64> = page.run_as("return __bench.tasks", &[]).await?;
        let (bytes, data) = transferred(page, widget).await?;
        Ok(Figures {
            visible: time,
            pan: pan.moved.then(|| percentile(pan.frames, 95)),
            zoom: zoom.moved.then(|| percentile(zoom.frames, 95)),
            elements: at_first.max(after),
            tasks: tasks.iter().sum(),
            longest: tasks.iter().copied().fold(0.0, f64::max),
            bytes,
            data,
        })
    })?;
    Ok(match (figures, visible.get()) {
        (Some(figures), _) => Outcome::Done(figures),
        (None, Some(visible)) => Outcome::Stuck(visible),
        (None, None) => Outcome::Blank,
    })
}

/// Waits for the first entry. There is no end to it but that of the visit.
async fn time(page: &Visit) -> anyhow::Result<f64> {
    loop {
        // A page that is busy does not answer: that is no failure but what is measured.
        let script = "return await new Promise((done) => { \
                      const look = () => { const time = __bench.time(); \
                      time === null ? setTimeout(look, 20) : done(time); }; look(); })";
        match page.run_as(script, &[]).await {
            Ok(time) => return Ok(time),
            Err(error) if format!("{error:#}").contains("timeout") => {}
            Err(error) => return Err(error),
        }
    }
}

async fn elements(page: &Visit, widget: Widget) -> anyhow::Result<f64> {
    let script = "return document.querySelector(arguments[0]).querySelectorAll('*').length";
    page.run_as(script, &[widget.root().into()]).await
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
        .filter(|file| file.name.contains(widget.data_path()));
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
