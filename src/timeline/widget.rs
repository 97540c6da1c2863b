//! What the parts of one interactive timeline share. Two timelines on a page have one each.

use chronik::timeline::roving::Stops;
use chronik::timeline::window::Window;
use leptos::prelude::*;

use crate::site::{Ready, Site};

/// One timeline. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Widget {
    /// The site around it.
    pub site: Site,
    data: StoredValue<Ready, LocalStorage>,
    /// The stop that Tab leads to, if the visitor has chosen one.
    pub(super) active: RwSignal<Option<String>>,
    /// Where the keyboard can go, as drawn last.
    pub(super) stops: StoredValue<Stops>,
    /// Whether the pointer went down, moved and so is no click.
    pub(super) dragged: StoredValue<bool>,
}

impl Widget {
    /// A timeline of a site's data.
    #[must_use]
    pub fn new(site: Site, ready: &Ready) -> Self {
        Self {
            site,
            data: StoredValue::new_local(ready.clone()),
            active: RwSignal::new(None),
            stops: StoredValue::new(Stops::default()),
            dragged: StoredValue::new(false),
        }
    }

    /// The data.
    pub(super) fn data(&self) -> Ready {
        self.data.get_value()
    }

    /// First and last day of the chronicle.
    pub(super) fn span(&self) -> (chronik::edtf::Day, chronik::edtf::Day) {
        self.data.with_value(|data| data.dataset().span)
    }

    /// The window now; tracked.
    pub(super) fn window(&self) -> Window {
        Window::of(self.site.state.with(|state| state.range), self.span())
    }

    /// The window now, without following it.
    pub(super) fn window_untracked(&self) -> Window {
        Window::of(
            self.site.state.with_untracked(|state| state.range),
            self.span(),
        )
    }

    /// Shows another window, as a step.
    pub(super) fn show(&self, window: Window) {
        let range = window.range(self.span());
        self.site.go(|state| state.range = range);
    }

    /// Shows another window while something is going on.
    pub(super) fn slide(&self, window: Window) {
        let range = window.range(self.span());
        self.site.replace(|state| state.range = range);
    }

    /// The window with `factor` times the days around a point of it, as a step.
    pub(super) fn zoom(&self, factor: f64, at: f64) {
        self.show(self.window_untracked().zoom(factor, at, self.span()));
    }

    /// The window moved by a share of itself, as a step.
    pub(super) fn pan(&self, share: f64) {
        self.show(self.window_untracked().pan(share, self.span()));
    }
}
