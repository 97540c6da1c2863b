//! The program in parts: what every page needs, and what comes when a page asks for it.
//!
//! A part is the code of some pages. What only these pages use stands in a file of its own, fetched once
//! (`docs/decisions/0026-parts.md`); the build splits it off where [`wasm_split`] says so (`crates/tools/src/parts`).
//! Natively everything is there.

use chronik::state::Route;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::dom::Node;
use crate::load::Data;
use crate::pages;
use crate::site::{Ready, Site};

/// What a part hands out.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The page of a route.
    pub page: fn(Site, &Route, &Ready) -> Node,
    /// What takes time and can be done before that page is built.
    pub prepare: fn(&Route, &Data),
}

const TIMELINE: View = View {
    page: pages::of_timeline,
    prepare: |_, _| (),
};

const OFFERS: View = View {
    page: pages::of_offers,
    prepare: |route, data| {
        if *route == Route::Catalogue {
            let _ = data.catalogue();
        }
    },
};

/// A part has not arrived: no connection, or a host that has another version by now. Asking again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program did not arrive")]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The timeline and its phases.
    Timeline,
    /// The catalogue, what is found in it, and the list.
    Offers,
}

impl Part {
    /// All of them.
    #[cfg(feature = "csr")]
    pub const ALL: [Self; 2] = [Self::Timeline, Self::Offers];

    /// The part that has the page of a route, unless every visitor has it.
    #[must_use]
    pub const fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Timeline | Route::Phase(_) => Some(Self::Timeline),
            Route::Catalogue
            | Route::Project(_)
            | Route::Part(..)
            | Route::Carrier(_)
            | Route::List => Some(Self::Offers),
            _ => None,
        }
    }

    /// Fetches it, if it is not here.
    ///
    /// # Errors
    /// [`Missing`] if it does not arrive.
    pub async fn fetch(self) -> Result<View, Missing> {
        match self {
            Self::Timeline => timeline().await,
            Self::Offers => offers().await,
        }
    }
}

#[wasm_split(timeline, fallible)]
fn timeline() -> Result<View, Missing> {
    Ok(TIMELINE)
}

#[wasm_split(offers, fallible)]
fn offers() -> Result<View, Missing> {
    Ok(OFFERS)
}

/// Whether a part is here.
#[derive(Clone, Copy, Debug)]
pub enum Held {
    /// Nobody has asked for it.
    No,
    /// On its way.
    Coming,
    /// Here.
    Yes(View),
    /// It did not arrive.
    Missing,
}

/// The parts that are here.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    timeline: RwSignal<Held>,
    offers: RwSignal<Held>,
}

impl Parts {
    /// At the start: none; natively all.
    #[must_use]
    pub fn new() -> Self {
        #[cfg(feature = "csr")]
        let (timeline, offers) = (Held::No, Held::No);
        #[cfg(not(feature = "csr"))]
        let (timeline, offers) = (Held::Yes(TIMELINE), Held::Yes(OFFERS));
        Self {
            timeline: RwSignal::new(timeline),
            offers: RwSignal::new(offers),
        }
    }

    /// Whether a part is here, as something that can be followed.
    #[must_use]
    pub const fn signal(self, part: Part) -> RwSignal<Held> {
        match part {
            Part::Timeline => self.timeline,
            Part::Offers => self.offers,
        }
    }

    /// Whether the page of a route can be shown, or never will be: tracked.
    #[must_use]
    pub fn is_settled(self, route: &Route) -> bool {
        Part::of(route)
            .is_none_or(|part| !matches!(self.signal(part).get(), Held::No | Held::Coming))
    }

    /// Fetches a part, unless it is here or on its way, and says how it ended.
    #[cfg(feature = "csr")]
    pub async fn take(self, part: Part) {
        let signal = self.signal(part);
        if matches!(signal.get_untracked(), Held::Yes(_) | Held::Coming) {
            return;
        }
        signal.set(Held::Coming);
        let held = match part.fetch().await {
            Ok(view) => Held::Yes(view),
            Err(Missing) => Held::Missing,
        };
        // Once here it stays: set again it would build the page anew.
        if !matches!(signal.get_untracked(), Held::Yes(_)) {
            signal.set(held);
        }
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_no_data_and_the_start_page_need_no_part() {
        for route in [
            Route::Start,
            Route::Data,
            Route::Imprint,
            Route::EasyLanguage,
        ] {
            assert_eq!(Part::of(&route), None, "{route:?}");
        }
    }

    #[test]
    fn pages_of_an_area_come_together() {
        let id = || "x".to_owned();
        for route in [Route::Timeline, Route::Phase(id())] {
            assert_eq!(Part::of(&route), Some(Part::Timeline), "{route:?}");
        }
        for route in [
            Route::Catalogue,
            Route::Project(id()),
            Route::Part(id(), id()),
            Route::Carrier(id()),
            Route::List,
        ] {
            assert_eq!(Part::of(&route), Some(Part::Offers), "{route:?}");
        }
    }
}
