//! The way of the focus through a page.

use anyhow::bail;
use serde::Deserialize;
use thirtyfour::Key;

use crate::{Visit, wait};

/// More stops than any page has; who gets here is caught in a loop.
const MOST: usize = 1500;

/// Stops inside one element: a date field has day, month, year and the button of its calendar.
const INSIDE: usize = 6;

/// The state of the previous stop after the focus has left it.
#[derive(Debug, Deserialize)]
struct Before {
    unmarked: bool,
}

/// What a step leads to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Step {
    /// Still the same element: date fields have stops inside.
    same: bool,
    /// The end of the page.
    nowhere: bool,
    before: Option<Before>,
    again: bool,
    name: String,
    visible: bool,
    reachable: bool,
}

/// A walk with the Tab key from the beginning of a page to its end.
#[derive(Debug, Default)]
pub struct Walk {
    /// Names of the stops.
    pub stops: Vec<String>,
    /// All that is wrong with them.
    pub defects: Vec<String>,
}

impl Visit {
    /// Walks through the page that has just been opened.
    ///
    /// # Errors
    /// When the walk does not end.
    pub async fn walk(&self) -> anyhow::Result<Walk> {
        let mut walk = Walk::default();
        let mut same = 0;
        while walk.stops.len() < MOST {
            self.press(Key::Tab).await?;
            let step: Step = self.run_as(include_str!("js/stop.js"), &[]).await?;
            if let (Some(Before { unmarked: true }), Some(last)) = (&step.before, walk.stops.last())
            {
                walk.defects.push(format!("no visible focus on {last}"));
            }
            if step.nowhere || step.again {
                if !step.nowhere && walk.stops.first() != Some(&step.name) {
                    walk.defects
                        .push(format!("the focus came back to {}", step.name));
                }
                let missed: Vec<String> = self.run_as(include_str!("js/tabbable.js"), &[]).await?;
                walk.defects.extend(
                    missed
                        .iter()
                        .map(|html| format!("Tab never reaches {html}")),
                );
                return Ok(walk);
            }
            if step.same {
                same += 1;
                if same > INSIDE {
                    bail!("a trap: Tab does not leave {:?}", walk.stops.last());
                }
                continue;
            }
            same = 0;
            if !step.visible {
                walk.defects
                    .push(format!("the focus is on the invisible {}", step.name));
            } else if !step.reachable {
                walk.defects.push(format!(
                    "something covers {} while it has the focus",
                    step.name
                ));
            }
            walk.stops.push(step.name);
        }
        bail!(
            "a trap: after {MOST} steps the focus is still in the page, at {:?}",
            walk.stops.last()
        )
    }

    /// Waits until anything has the focus.
    ///
    /// # Errors
    /// When nothing gets it.
    pub async fn keeps_focus(&self) -> anyhow::Result<()> {
        let script = "const active = document.activeElement; \
                      return !!active && active !== document.body && active !== document.documentElement";
        wait::holds("something with the focus", async || {
            self.run_as(script, &[]).await
        })
        .await
    }
}
