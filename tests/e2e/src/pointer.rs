//! The mouse, in CSS pixels of the window.

use serde_json::json;

use crate::capability::Capability;
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

impl Held {
    /// The key as WebDriver spells it.
    const fn key(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Ctrl => Some("\u{e009}"),
            Self::Shift => Some("\u{e008}"),
        }
    }
}

/// A turn of the wheel as a page sees it, where no driver can make one.
const TURN: &str = "\
    const [x, y, by, ctrlKey, shiftKey] = arguments; \
    const turn = { clientX: x, clientY: y, deltaY: by, ctrlKey, shiftKey }; \
    document.elementFromPoint(x, y) \
        .dispatchEvent(new WheelEvent('wheel', { ...turn, bubbles: true, cancelable: true }))";

impl Visit {
    /// Turns the wheel over a place; positive is down.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn wheel(&self, (x, y): (i32, i32), by: i32, held: Held) -> anyhow::Result<()> {
        if self.browser() == Browser::Chromium {
            let modifiers = match held {
                Held::Nothing => 0,
                Held::Ctrl => 2,
                Held::Shift => 8,
            };
            let event = json!({
                "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by, "modifiers": modifiers
            });
            self.cdp("Input.dispatchMouseEvent", event).await?;
            return Ok(());
        }
        if held != Held::Nothing && !self.can(Capability::WheelWithKey)? {
            let keys = [(held == Held::Ctrl).into(), (held == Held::Shift).into()];
            let arguments = [&[x.into(), y.into(), by.into()][..], &keys].concat();
            self.run(TURN, &arguments).await?;
            return Ok(());
        }
        let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": by });
        let Some(key) = held.key() else {
            let wheel = json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }]);
            return self.perform(wheel).await;
        };
        let pause = json!({ "type": "pause" });
        let down = json!({ "type": "keyDown", "value": key });
        self.perform(json!([
            { "type": "key", "id": "keys", "actions": [down, pause] },
            { "type": "wheel", "id": "wheel", "actions": [pause, turn] },
        ]))
        .await?;
        // Lets go of the key.
        Ok(self.driver().action_chain().reset_actions().await?)
    }

    /// Presses the button at one place, moves to another and lets go.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn drag(&self, from: (i32, i32), to: (i32, i32)) -> anyhow::Result<()> {
        let middle = (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1));
        let to_place =
            |(x, y): (i32, i32)| json!({ "type": "pointerMove", "x": x, "y": y, "duration": 0 });
        let steps = [
            to_place(from),
            json!({ "type": "pointerDown", "button": 0 }),
            to_place(middle),
            to_place(to),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        let mouse = json!({ "pointerType": "mouse" });
        self.perform(json!([
            { "type": "pointer", "id": "mouse", "parameters": mouse, "actions": steps }
        ]))
        .await
    }
}
