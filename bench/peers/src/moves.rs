//! Dragging, turning the wheel, pressing buttons: as a hand does, through WebDriver.

use anyhow::{Context, ensure};
use e2e::Visit;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::measure::{Frames, percentile};
use crate::widget::{Widget, Zoom};

/// Steps of the wheel in one direction. At the sixth all of the time has become a few years.
const NOTCHES: usize = 6;
/// How often it goes closer and wider, so that there are some hundred frames. Buttons are slower.
const WHEEL_ROUNDS: usize = 5;
const BUTTON_ROUNDS: usize = 1;
/// Movements of the pointer in one direction, and their length in pixels.
const DRAGS: i64 = 60;
const DRAG: i64 = 6;
/// A frame at 60 per second, in milliseconds: no hand moves more often.
const FRAME: u32 = 16;
/// Steps of the as-of day.
const STEPS: usize = 60;
/// From one press of a button to the next, in milliseconds.
const PRESS: u32 = 250;

/// What was seen while something was moved.
#[derive(Clone, Debug, Default)]
struct Moved {
    /// Milliseconds from frame to frame.
    frames: Vec<f64>,
    /// Whether anything on the screen has changed its place.
    moved: bool,
}

impl Moved {
    fn frames(self) -> Frames {
        if self.moved {
            Frames::P95(percentile(self.frames, 95))
        } else {
            Frames::Still
        }
    }
}

/// A place in the window, in pixels.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Place {
    x: i64,
    y: i64,
}

/// Goes closer and wider some times.
pub(crate) async fn zoom(page: &Visit, widget: Widget) -> anyhow::Result<Frames> {
    let mut all = Moved::default();
    let rounds = match widget.zoom() {
        Zoom::Wheel => WHEEL_ROUNDS,
        Zoom::Buttons { .. } => BUTTON_ROUNDS,
    };
    for _ in 0..rounds {
        for closer in [true, false] {
            let seen = watched(page, widget, zoom_one_way(page, widget, closer).await?).await?;
            all.frames.extend(seen.frames);
            all.moved |= seen.moved;
        }
    }
    Ok(all.frames())
}

/// Goes closer, so that there is somewhere to go.
pub(crate) async fn closer(page: &Visit, widget: Widget) -> anyhow::Result<()> {
    page.perform(zoom_one_way(page, widget, true).await?).await
}

/// Drags it to and fro.
pub(crate) async fn pan(page: &Visit, widget: Widget) -> anyhow::Result<Frames> {
    let at = place(page, widget.stage()).await?;
    let mut all = Moved::default();
    for step in [-DRAG, DRAG] {
        let mut pointer = vec![
            json!({ "type": "pointerMove", "duration": 0, "x": at.x - step * DRAGS / 2, "y": at.y }),
            json!({ "type": "pointerDown", "button": 0 }),
        ];
        for count in 1..=DRAGS {
            let x = at.x - step * DRAGS / 2 + step * count;
            pointer.push(json!({ "type": "pointerMove", "duration": FRAME, "x": x, "y": at.y }));
        }
        pointer.push(json!({ "type": "pointerUp", "button": 0 }));
        let seen = watched(page, widget, json!([mouse(&pointer)])).await?;
        all.frames.extend(seen.frames);
        all.moved |= seen.moved;
    }
    Ok(all.frames())
}

/// Steps through the days by key, where that can be done.
pub(crate) async fn steps(page: &Visit, widget: Widget) -> anyhow::Result<Frames> {
    if widget != Widget::Ours {
        return Ok(Frames::Still);
    }
    let focus = "document.querySelector('#stand-regler').focus(); return null";
    page.run_as::<Value>(focus, &[]).await?;
    let mut keys = Vec::new();
    // Back through the years, each key on its own.
    for _ in 0..STEPS {
        keys.push(json!({ "type": "keyDown", "value": "\u{E012}" }));
        keys.push(json!({ "type": "keyUp", "value": "\u{E012}" }));
        keys.push(json!({ "type": "pause", "duration": 4 * FRAME }));
    }
    page.perform(json!([{ "type": "key", "id": "keyboard", "actions": keys }]))
        .await?;
    let times: Vec<f64> = page.run_as("return __bench.steps", &[]).await?;
    ensure!(
        times.len() == STEPS,
        "{} steps of {STEPS} were seen",
        times.len()
    );
    Ok(Frames::P95(percentile(times, 95)))
}

/// Performs actions and watches the frames meanwhile.
async fn watched(page: &Visit, widget: Widget, actions: Value) -> anyhow::Result<Moved> {
    let before = look(page, widget).await?;
    page.run_as::<Value>("__bench.start()", &[]).await?;
    page.perform(actions).await?;
    let frames = page.run_as("return __bench.stop()", &[]).await?;
    let moved = look(page, widget).await? != before;
    Ok(Moved { frames, moved })
}

/// Where the first entries are: enough to see whether anything moves.
async fn look(page: &Visit, widget: Widget) -> anyhow::Result<Value> {
    let script = "return [...document.querySelectorAll(arguments[0])].slice(0, 20).map((entry) => { \
                  const box = entry.getBoundingClientRect(); \
                  return [Math.round(box.x), Math.round(box.width), entry.textContent]; })";
    page.run_as(script, &[widget.entry().into()]).await
}

async fn zoom_one_way(page: &Visit, widget: Widget, closer: bool) -> anyhow::Result<Value> {
    Ok(match widget.zoom() {
        Zoom::Wheel => {
            let at = place(page, widget.stage()).await?;
            let turn = json!({
                "type": "scroll", "x": at.x, "y": at.y, "deltaX": 0,
                "deltaY": if closer { -100 } else { 100 }, "duration": FRAME,
            });
            let wheel = vec![turn; NOTCHES];
            // Held from before the first until after the last turn.
            let pause = json!({ "type": "pause", "duration": 0 });
            let mut keys = vec![pause; NOTCHES + 1];
            keys[0] = json!({ "type": "keyDown", "value": "\u{E009}" });
            keys.push(json!({ "type": "keyUp", "value": "\u{E009}" }));
            let mut later = vec![json!({ "type": "pause", "duration": 0 })];
            later.extend(wheel);
            json!([
                { "type": "key", "id": "keyboard", "actions": keys },
                { "type": "wheel", "id": "wheel", "actions": later },
            ])
        }
        Zoom::Buttons {
            closer: more,
            wider,
        } => {
            let at = place(page, if closer { more } else { wider }).await?;
            let mut pointer =
                vec![json!({ "type": "pointerMove", "duration": 0, "x": at.x, "y": at.y })];
            for _ in 0..NOTCHES {
                pointer.push(json!({ "type": "pointerDown", "button": 0 }));
                pointer.push(json!({ "type": "pointerUp", "button": 0 }));
                pointer.push(json!({ "type": "pause", "duration": PRESS }));
            }
            json!([mouse(&pointer)])
        }
    })
}

fn mouse(actions: &[Value]) -> Value {
    json!({
        "type": "pointer", "id": "mouse",
        "parameters": { "pointerType": "mouse" },
        "actions": actions,
    })
}

/// The middle of what can be seen of an element.
async fn place(page: &Visit, selector: &str) -> anyhow::Result<Place> {
    let script = "const element = document.querySelector(arguments[0]); if (!element) return null; \
                  const box = element.getBoundingClientRect(); \
                  const middle = (from, to, limit) => Math.round((Math.max(from, 0) + Math.min(to, limit)) / 2); \
                  return { x: middle(box.left, box.right, innerWidth), y: middle(box.top, box.bottom, innerHeight) };";
    let place: Option<Place> = page.run_as(script, &[selector.into()]).await?;
    place.with_context(|| format!("there is no {selector}"))
}
