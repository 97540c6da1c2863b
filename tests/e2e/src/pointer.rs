//! The mouse, in CSS pixels of the window.

use serde_json::json;

use crate::{Browser, Visit};

/// A key held while the mouse does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// None.
    Nothing,
    /// Ctrl.
    Ctrl,
    /// Shift.
    Shift,
}

impl Visit {
    /// Turns the wheel over a place; positive is down.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn wheel(&self, (x, y): (i32, i32), by: i32, held: Held) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let modifiers = match held {
                    Held::Nothing => 0,
                    Held::Ctrl => 2,
                    Held::Shift => 8,
                };
                let event = json!({
                    "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by, "modifiers": modifiers
                });
                self.cdp("Input.dispatchMouseEvent", event).await?;
            }
        }
        Ok(())
    }

    /// Presses the button at one place, moves to another and lets go.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn drag(&self, from: (i32, i32), to: (i32, i32)) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let middle = (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1));
                for (kind, (x, y), buttons) in [
                    ("mouseMoved", from, 0),
                    ("mousePressed", from, 1),
                    ("mouseMoved", middle, 1),
                    ("mouseMoved", to, 1),
                    ("mouseReleased", to, 0),
                ] {
                    let button = if kind == "mouseMoved" && buttons == 0 {
                        "none"
                    } else {
                        "left"
                    };
                    let event = json!({
                        "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1
                    });
                    self.cdp("Input.dispatchMouseEvent", event).await?;
                }
            }
        }
        Ok(())
    }
}
