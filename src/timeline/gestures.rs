//! Wheel, drag and pinch. None is the only way to anything: buttons, fields and keys do the same.
//!
//! The plain wheel and one finger scroll the page, as everywhere.

use chronik::timeline::window::Window;
use leptos::ev::{MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use leptos::prelude::*;

use super::widget::Widget;
use crate::platform;

/// How much a pixel of the wheel zooms: a notch of 100 px by about a quarter.
const WHEEL: f64 = 0.0022;
/// A wheel that tells lines instead of pixels.
const LINE: f64 = 16.0;
/// Pixels after which a pressed pointer drags and no longer clicks.
const SLACK: f64 = 4.0;

/// What a movement began with. Later steps are computed from here, so that rounding to whole days does not add up.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grip {
    /// The window then.
    window: Window,
    /// The time under the pointer, as a day number with its fraction.
    point: f64,
    /// Where the pointer was, as a share of the plot.
    at: f64,
    /// How many days are wanted, with their fraction.
    days: f64,
    /// Distance of two fingers as a share of the plot.
    spread: f64,
}

/// The handlers of one timeline.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    widget: Widget,
    wheel: StoredValue<Option<(Grip, f64)>>,
    drag: StoredValue<Option<(Grip, f64)>>,
    pinch: StoredValue<Option<Grip>>,
}

impl Gestures {
    pub(super) fn new(widget: Widget) -> Self {
        Self {
            widget,
            wheel: StoredValue::new(None),
            drag: StoredValue::new(None),
            pinch: StoredValue::new(None),
        }
    }

    fn grip(&self, at: f64) -> Grip {
        let window = self.widget.window_untracked();
        Grip {
            window,
            point: window.point(at),
            at,
            days: f64::from(window.days()),
            spread: 0.0,
        }
    }

    /// With Ctrl or ⌘ the wheel zooms at the pointer, with Shift it moves; else it is the page's.
    pub(super) fn wheel(&self, event: &WheelEvent) {
        let lines = if event.delta_mode() == 0 { 1.0 } else { LINE };
        let (dx, dy) = (event.delta_x() * lines, event.delta_y() * lines);
        let zooms = event.ctrl_key() || event.meta_key();
        if !zooms && !event.shift_key() {
            return;
        }
        let Some(at) = platform::share_across(event, event.client_x()) else {
            return;
        };
        event.prevent_default();
        let now = self.widget.window_untracked();
        if !zooms {
            // Browsers turn the axis when Shift is held, or leave it to the page.
            let delta = if dx.abs() > dy.abs() { dx } else { dy };
            let delta = if platform::right_to_left() {
                -delta
            } else {
                delta
            };
            self.widget
                .slide(now.pan(delta / 800.0, self.widget.span()));
            return;
        }
        let known = self.wheel.get_value();
        // The same movement goes on as long as the pointer stays and nobody else has moved the window.
        let going_on = known.filter(|(grip, _)| grip.window == now && (grip.at - at).abs() < 1e-9);
        let mut grip = going_on.map_or_else(|| self.grip(at), |(grip, _)| grip);
        let days = grip.days * (dy.clamp(-300.0, 300.0) * WHEEL).exp();
        grip.window = now.about(grip.point, at, days, self.widget.span());
        // The fraction goes on, but not beyond the longest and the shortest window.
        let shown = f64::from(grip.window.days());
        grip.days = if (days - shown).abs() < 1.0 {
            days
        } else {
            shown
        };
        self.wheel.set_value(Some((grip, 0.0)));
        self.widget.slide(grip.window);
    }

    /// A mouse or pen takes hold of the chart.
    pub(super) fn down(&self, event: &PointerEvent) {
        self.widget.dragged.set_value(false);
        if event.button() != 0 || event.pointer_type() == "touch" {
            return;
        }
        if let Some(at) = platform::share_across(event, event.client_x())
            && (0.0..=1.0).contains(&at)
        {
            self.drag
                .set_value(Some((self.grip(at), f64::from(event.client_x()))));
        }
    }

    /// It moves: the time it took hold of follows.
    pub(super) fn moved(&self, event: &PointerEvent) {
        let Some((grip, from)) = self.drag.get_value() else {
            return;
        };
        if event.buttons() & 1 == 0 {
            self.up();
            return;
        }
        if !self.widget.dragged.get_value() {
            if (f64::from(event.client_x()) - from).abs() < SLACK {
                return;
            }
            self.widget.dragged.set_value(true);
            platform::capture_pointer(event);
        }
        if let Some(at) = platform::share_across(event, event.client_x()) {
            self.widget
                .slide(grip.window.pan(grip.at - at, self.widget.span()));
        }
    }

    /// It lets go.
    pub(super) fn up(&self) {
        self.drag.set_value(None);
    }

    /// A link that is dragged would be carried away as a link.
    pub(super) fn no_drag(event: &MouseEvent) {
        event.prevent_default();
    }

    /// Two fingers on the chart zoom at their middle, and move it.
    pub(super) fn touch(&self, event: &TouchEvent) {
        let Some([a, b]) = platform::two_fingers(event) else {
            self.pinch.set_value(None);
            return;
        };
        let shares = platform::share_across(event, a).zip(platform::share_across(event, b));
        let Some((a, b)) = shares else { return };
        event.prevent_default();
        let (at, spread) = (f64::midpoint(a, b), (a - b).abs().max(0.02));
        match self.pinch.get_value() {
            None => {
                let grip = self.grip(at);
                self.pinch.set_value(Some(Grip { spread, ..grip }));
            }
            Some(grip) => {
                let days = grip.days * grip.spread / spread;
                let window = grip.window.about(grip.point, at, days, self.widget.span());
                self.widget.slide(window);
            }
        }
    }
}
