//! What the parts of one interactive timeline share. Two timelines on a page have one each.

use chronik::dataset::RecordRef;
use chronik::timeline::roving::Stops;
use chronik::timeline::window::Window;
use leptos::prelude::*;

use super::lane::CELL;
use super::mark::record_of;
use crate::platform;
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
    /// The window that the next frame will show, while something is going on.
    sliding: StoredValue<Option<Window>>,
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
            sliding: StoredValue::new(None),
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

    /// The window now, or in the next frame, without following it.
    pub(super) fn window_untracked(&self) -> Window {
        let of_state = || {
            let range = self.site.state.with_untracked(|state| state.range);
            Window::of(range, self.span())
        };
        self.sliding.get_value().unwrap_or_else(of_state)
    }

    /// Shows another window, as a step.
    pub(super) fn show(&self, window: Window) {
        self.sliding.set_value(None);
        let range = window.range(self.span());
        self.site.go(|state| state.range = range);
    }

    /// Shows another window while something is going on: with the next frame, as fingers and wheels can be quicker.
    pub(super) fn slide(&self, window: Window) {
        let waits = self.sliding.with_value(Option::is_some);
        self.sliding.set_value(Some(window));
        if waits {
            return;
        }
        let widget = *self;
        request_animation_frame(move || {
            // The timeline may have been left, or a step may have come in between.
            let Some(Some(window)) = widget.sliding.try_update_value(Option::take) else {
                return;
            };
            let range = window.range(widget.span());
            widget.site.replace(|state| state.range = range);
        });
    }

    /// Where a stop is, for [`Self::keep_focus`]; to be asked before the window moves.
    pub(super) fn place(&self, key: &str) -> Option<(String, i32)> {
        self.stops.with_value(|stops| {
            let (button, x) = stops.place(key)?;
            Some((button.to_owned(), x))
        })
    }

    /// After the next frame: if what had the focus has gone with the window, it goes to what its lane shows nearest to its place, to
    /// the name of the lane if it was there, or to what Tab comes to.
    pub(super) fn keep_focus(&self, place: Option<(String, i32)>) {
        let widget = *self;
        request_animation_frame(move || {
            if !platform::focus_is_lost() {
                return;
            }
            if let Some((button, x)) = place {
                let near = |stops: &Stops| stops.near(&button, x).map(str::to_owned);
                let near = widget.stops.try_with_value(near).flatten();
                platform::focus_entry(near.filter(|_| x >= 0).as_ref().unwrap_or(&button));
            }
            if platform::focus_is_lost() {
                widget.focus_stop();
            }
        });
    }

    /// Puts the focus to what Tab comes to.
    fn focus_stop(&self) {
        let stop = |stops: &Stops| stops.tab_stop(None).map(str::to_owned);
        if let Some(Some(stop)) = self.stops.try_with_value(stop) {
            platform::focus_entry(&stop);
        }
    }

    /// Puts the focus back to an entry of which the detail was open: to where it was chosen, else to wherever it is drawn, else to
    /// the link to the other entries of its lane, else to what Tab comes to.
    pub fn focus_back(&self, id: &str) {
        let chosen = self.active.get_untracked();
        let own = chosen.as_deref().filter(|key| record_of(key) == id);
        platform::focus_entry(own.unwrap_or(id));
        // It was a count of one.
        if platform::focus_is_lost()
            && let Some(cell) = chosen.as_deref().filter(|key| key.starts_with(CELL))
        {
            platform::focus_entry(cell);
        }
        // Not drawn at this zoom: it is one of those that the lane has more.
        let data = self.data();
        let dataset = data.dataset();
        if platform::focus_is_lost()
            && let Some(RecordRef::Entry(index)) = dataset.find(id)
            && let Some(entry) = dataset.entries.get(index)
        {
            platform::focus_entry(&format!("more-{}", entry.lane.id()));
        }
        if platform::focus_is_lost() {
            self.focus_stop();
        }
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
