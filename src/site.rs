//! What every component can ask for: the view, the data, and how to change the view.

use std::sync::Arc;

use chronik::dataset::Dataset;
use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::state::{Route, State};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::i18n::{Messages, messages};
use crate::load::{Data, Load};

/// How the router is asked to go somewhere.
type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// Handed down from the frame to every view. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Site {
    /// The view: the URL as a value. The only state there is.
    pub state: Memo<State>,
    /// Language and page of the view: what a page is built for.
    pub place: Memo<(Lang, Route)>,
    /// Where the page stands with its data.
    pub load: RwSignal<Load>,
    /// Today.
    pub today: Day,
    /// Width of the page in CSS pixels.
    pub width: RwSignal<i32>,
    base: StoredValue<String>,
    navigate: StoredValue<Navigate>,
}

impl Site {
    /// Reads the view from the URL. Needs a router around it.
    pub fn new(base: String, load: RwSignal<Load>, today: Day) -> Self {
        let location = use_location();
        let (pathname, search) = (location.pathname, location.search);
        let prefix = base.clone();
        let state = Memo::new(move |_| {
            let path = pathname.read();
            let path = path.strip_prefix(prefix.as_str()).unwrap_or(&path);
            State::parse(path, &search.read())
        });
        let navigate = use_navigate();
        Self {
            state,
            place: Memo::new(move |_| state.with(|state| (state.lang, state.route.clone()))),
            load,
            today,
            // The width of the design; the browser tells the real one after the first rendering.
            width: RwSignal::new(1280),
            base: StoredValue::new(base),
            navigate: StoredValue::new(Arc::new(move |href, options| navigate(href, options))),
        }
    }

    /// The language now. Not tracked: a change of language builds the page anew.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.state.with_untracked(|state| state.lang)
    }

    /// The texts now.
    #[must_use]
    pub fn texts(&self) -> &'static Messages {
        messages(self.lang())
    }

    /// The as-of day of the view.
    #[must_use]
    pub fn day(&self) -> Day {
        self.state.with(|state| state.as_of).unwrap_or(self.today)
    }

    /// Whether an entry of the timeline is selected, as a condition that can be followed.
    pub fn is_selected(&self, id: &str) -> impl Fn() -> bool + Clone + use<> {
        let (state, id) = (self.state, id.to_owned());
        move || state.with(|state| state.selected.as_deref() == Some(&*id))
    }

    /// A link to a view.
    #[must_use]
    pub fn href(&self, state: &State) -> String {
        self.base
            .with_value(|base| format!("{base}/{}", state.href()))
    }

    /// A link to a page in the language now.
    #[must_use]
    pub fn link(&self, route: Route) -> String {
        self.href(&State::at(self.lang(), route))
    }

    /// A link to a file of the site.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        self.base.with_value(|base| format!("{base}/{path}"))
    }

    /// A link to the current page with another view.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut State)) -> String {
        let mut state = self.state.get();
        change(&mut state);
        self.href(&state)
    }

    /// Changes the view as a deliberate step: Back undoes it.
    pub fn go(&self, change: impl FnOnce(&mut State)) {
        self.change(change, false);
    }

    /// Changes the view while something is going on, such as typing: no step of its own.
    pub fn replace(&self, change: impl FnOnce(&mut State)) {
        self.change(change, true);
    }

    /// Follows a link that the router does not see by itself.
    pub fn follow(&self, href: &str) {
        let scroll = !self.base.with_value(|base| {
            let rest = href.strip_prefix(base.as_str()).unwrap_or(href);
            let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
            self.state
                .with_untracked(|state| State::parse(path, query).route == state.route)
        });
        let options = NavigateOptions {
            scroll,
            resolve: false,
            ..Default::default()
        };
        let navigate = self.navigate.get_value();
        navigate(href, options);
    }

    fn change(&self, change: impl FnOnce(&mut State), replace: bool) {
        let before = self.state.get_untracked();
        let mut state = before.clone();
        change(&mut state);
        if state == before {
            return;
        }
        let same_page = state.route == before.route;
        let options = NavigateOptions {
            replace,
            scroll: !same_page,
            resolve: false,
            ..Default::default()
        };
        let navigate = self.navigate.get_value();
        navigate(&self.href(&state), options);
    }

    /// The data, if they are here.
    #[must_use]
    pub fn data(&self) -> Option<Arc<Data>> {
        self.load.with(|load| match load {
            Load::Ready(data) => Some(data.clone()),
            _ => None,
        })
    }
}

/// The data inside a page, which is only built once they are here.
#[derive(Clone)]
pub struct Ready(pub Arc<Data>);

impl Ready {
    /// The dataset.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.0.checked.dataset
    }
}
