//! What every component can ask for: the view, the data, and how to change the view.

use std::sync::Arc;

use chronik::correct::{correct, left_out};
use chronik::dataset::Dataset;
use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::state::{FRAMED, Route, State};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::i18n::{Messages, messages};
use crate::load::{Data, Load};
use crate::parts::Parts;
use crate::platform;

/// How the router is asked to go somewhere.
type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// Handed down from the frame to every view. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Site {
    /// The view: the URL as a value. The only state there is.
    pub state: Memo<State>,
    /// The view that the address has: that of before, while the draft of another is not yet written. What links
    /// lead to is made of it, so that it does not change with every step of a movement.
    pub written: Memo<State>,
    /// Language and page of the view: what a page is built for.
    pub place: Memo<(Lang, Route)>,
    /// Where the page stands with its data.
    pub load: RwSignal<Load>,
    /// The parts of the program that are here.
    pub parts: Parts,
    /// Today.
    pub today: Day,
    /// Width of the page in CSS pixels; `None` natively, where nobody knows it.
    pub width: RwSignal<Option<i32>>,
    /// Whether the page is being printed: paper takes all, not what fits a window.
    pub printing: RwSignal<bool>,
    /// Whether another site shows the page in a frame: then without header and footer, and links to what has no page for
    /// frames lead out of it.
    pub framed: bool,
    base: StoredValue<String>,
    /// The path below which the pages lie: `base`, or the folder in it for frames.
    pages: StoredValue<String>,
    navigate: StoredValue<Navigate>,
    /// A view on its way into the URL, and the number of the address it started from: while something is dragged, played or
    /// typed, browsers take a new address only some times a second. Any other change of the address ends it.
    draft: RwSignal<Option<(usize, State)>>,
    /// Whether the view is such a draft.
    drafted: Memo<bool>,
    /// The number of the address that a deliberate step has led to: what is typed there is a step of its own, so that Back
    /// takes back what was typed and not the step.
    stepped: StoredValue<usize>,
    /// Path and query of the address.
    address: Memo<String>,
    /// How many addresses there were before. An address that comes back, as by "reset", has another number.
    visits: Memo<usize>,
}

/// Between the last change of a draft and its writing.
const SETTLE: std::time::Duration = std::time::Duration::from_millis(250);

impl Site {
    /// Reads the view from the URL. Needs a router around it.
    pub fn new(
        base: String,
        framed: bool,
        load: RwSignal<Load>,
        parts: Parts,
        today: Day,
        width: Option<i32>,
    ) -> Self {
        let location = use_location();
        let (pathname, search) = (location.pathname, location.search);
        let address = Memo::new(move |_| format!("{}?{}", pathname.read(), search.read()));
        // Read and not only tracked: see `app.rs`.
        let visits = Memo::new(move |before: Option<&usize>| {
            address.with(|_| ());
            before.map_or(0, |before| before + 1)
        });
        let draft = RwSignal::new(None::<(usize, State)>);
        let pages = pages(&base, framed);
        let prefix = pages.clone();
        let written = Memo::new(move |_| {
            let address = address.read();
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            let path = path.strip_prefix(prefix.as_str()).unwrap_or(path);
            State::parse(path, query)
        });
        let state = Memo::new(move |_| match &*draft.read() {
            Some((from, state)) if *from == visits.get() => state.clone(),
            _ => written.get(),
        });
        let drafted =
            Memo::new(move |_| matches!(&*draft.read(), Some((from, _)) if *from == visits.get()));
        let navigate = use_navigate();
        Self {
            state,
            written,
            place: Memo::new(move |_| state.with(|state| (state.lang, state.route.clone()))),
            load,
            parts,
            today,
            width: RwSignal::new(width),
            printing: RwSignal::new(false),
            framed,
            base: StoredValue::new(base),
            pages: StoredValue::new(pages),
            navigate: StoredValue::new(Arc::new(move |href, options| navigate(href, options))),
            draft,
            drafted,
            stepped: StoredValue::new(usize::MAX),
            address,
            visits,
        }
    }

    /// Width of the page in CSS pixels: that of the design where nobody knows the real one.
    #[must_use]
    pub fn page_width(&self) -> i32 {
        self.width.get().unwrap_or(1280)
    }

    /// The language now. Not tracked: a change of language builds the page anew.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.state.with_untracked(|state| state.lang)
    }

    /// Whether something is being typed, dragged or played: the view is not yet in the address. Followed.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.drafted.get()
    }

    /// The texts now.
    #[must_use]
    pub fn texts(&self) -> &'static Messages {
        messages(self.lang())
    }

    /// Ids of the offers on the list. Not tracked: another list builds the page anew.
    #[must_use]
    pub fn saved(&self) -> Vec<String> {
        self.state.with_untracked(|state| state.saved.clone())
    }

    /// The as-of day of the view.
    #[must_use]
    pub fn day(&self) -> Day {
        self.state.with(|state| state.as_of).unwrap_or(self.today)
    }

    /// A day as the address says it: today goes without saying.
    #[must_use]
    pub fn as_of(&self, day: Day) -> Option<Day> {
        (day != self.today).then_some(day)
    }

    /// Whether an entry of the timeline is selected, as a condition that can be followed.
    pub fn is_selected(&self, id: &str) -> impl Fn() -> bool + Clone + use<> {
        let (state, id) = (self.state, id.to_owned());
        move || state.with(|state| state.selected.as_deref() == Some(&*id))
    }

    /// A link to a view. The list and another dataset go with the visitor from page to page; a change of either builds
    /// the links anew (`app.rs`).
    #[must_use]
    pub fn href(&self, state: &State) -> String {
        let state = self.state.with_untracked(|here| State {
            saved: here.saved.clone(),
            dataset: here.dataset.clone(),
            ..state.clone()
        });
        let href = state.href();
        // Without the program an entry cannot open: there its link leads to its place on the page of all details. In a
        // frame the program takes that page, when it comes, for the timeline with this entry.
        #[cfg(not(feature = "csr"))]
        let href = match &state.selected {
            Some(id) if state.route == Route::Timeline => {
                format!("{}{}#{id}", state.entries_path(), state.query())
            }
            _ => href,
        };
        self.page(&state.route, &href)
    }

    /// The address of a page, of which `path` is the rest.
    pub(crate) fn page(&self, route: &Route, path: &str) -> String {
        if route.is_framed() {
            self.pages.with_value(|pages| format!("{pages}/{path}"))
        } else {
            self.file(path)
        }
    }

    /// The address to pass on: that of the page, but never that for frames, with somebody's list only where the list is what the
    /// page shows, and with what they have searched for only where the results are.
    #[must_use]
    pub fn address(&self) -> String {
        let address = platform::address();
        let address = self.place.with_untracked(|(_, route)| match route {
            Route::List => address,
            // What somebody has searched for, who they are and what they need is theirs.
            Route::Project(_) | Route::Part(..) | Route::Carrier(_) => {
                keep(&address, |part| part.starts_with("daten="))
            }
            _ => without(&address, "merken="),
        });
        if self.framed {
            address.replacen(&format!("/{FRAMED}/"), "/", 1)
        } else {
            address
        }
    }

    /// The view now on the page that is in no frame.
    #[must_use]
    pub fn unframed(&self) -> String {
        self.file(&self.written.get().href())
    }

    /// Path and query of the address. Followed.
    #[must_use]
    pub fn here(&self) -> String {
        self.address.get()
    }

    /// Whether the address is that of the page with the details of all entries.
    #[cfg(not(feature = "csr"))]
    #[must_use]
    pub fn asks_for_entries(&self) -> bool {
        let entries = self.state.with(State::entries_path);
        self.address.read().contains(&entries)
    }

    /// A link to a page in the language now.
    #[must_use]
    pub fn link(&self, route: Route) -> String {
        self.href(&State::at(self.lang(), route))
    }

    /// A link to a page that still knows the result it is reached from.
    #[must_use]
    pub fn in_result(&self, route: Route) -> String {
        self.href(&self.state.with(|state| state.in_result(route)))
    }

    /// The address of a page as one writes it down: without the list.
    #[must_use]
    pub fn plain(&self, lang: Lang, route: Route) -> String {
        let dataset = self.state.with_untracked(|state| state.dataset.clone());
        let state = State {
            dataset,
            ..State::at(lang, route)
        };
        self.file(&state.href())
    }

    /// A link to the glossary, or to one of its words.
    #[must_use]
    pub fn glossary(&self, term: Option<&str>) -> String {
        let page = self.link(Route::Glossary);
        term.map_or_else(|| page.clone(), |id| format!("{page}#{id}"))
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
        state.change(change);
        self.href(&state)
    }

    /// Changes the view as a deliberate step: Back undoes it.
    pub fn go(&self, change: impl FnOnce(&mut State)) {
        let before = self.state.get_untracked();
        let mut state = before.clone();
        state.change(change);
        if state == before {
            return;
        }
        if self.written.with_untracked(|written| *written == state) {
            // All that is taken back was typed a moment ago and is not yet in the address.
            self.draft.set(None);
        } else {
            self.stepped.set_value(self.visits.get_untracked() + 1);
            self.navigate_to(&state, false, state.route != before.route);
        }
    }

    /// Changes the view while something is going on, such as typing or dragging: seen at once, in the address a
    /// moment later, and no step of its own unless another thing is searched for than before.
    pub fn replace(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state.get_untracked();
        state.change(change);
        if self.state.with_untracked(|before| *before == state) {
            return;
        }
        let drafted = (self.visits.get_untracked(), state);
        self.draft.set(Some(drafted.clone()));
        let site = *self;
        set_timeout(
            move || {
                // Only the last change writes, and only if nobody has gone elsewhere since.
                let last = site
                    .draft
                    .try_with_untracked(|draft| draft.as_ref() == Some(&drafted));
                let here = site.visits.try_get_untracked();
                if last == Some(true) && here.as_ref() == Some(&drafted.0) {
                    let anew = site
                        .written
                        .with_untracked(|written| drafted.1.filter.asks_anew(&written.filter));
                    let is_step = anew || site.stepped.get_value() == drafted.0;
                    site.navigate_to(&drafted.1, !is_step, false);
                }
            },
            SETTLE,
        );
    }

    /// The page that puts a view together for other sites; it has no program.
    #[must_use]
    pub fn embedding(&self) -> String {
        self.link(Route::Embedding)
    }

    /// Brings an address to the one spelling it has, and to what is shown instead if it asks for something a dataset does
    /// not have. Says which parts of it were left out. Follows the address.
    #[must_use]
    pub fn correct_address(&self, dataset: &Dataset) -> Vec<String> {
        let address = self.address.get();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let mut asked = self.pages.with_value(|pages| {
            State::parse(path.strip_prefix(pages.as_str()).unwrap_or(path), query)
        });
        // The page of all details names its entry in the fragment. Where the program answers for that page, as from the
        // offline copy, it opens the entry in the timeline.
        if asked.selected.is_none() && path.contains(asked.entries_path().trim_end_matches('/')) {
            let named = |id: &String| dataset.find(id).is_some();
            asked.selected = platform::fragment().filter(named);
        }
        let shown = correct(&asked, dataset);
        let left_out = left_out(&asked, &shown, query, dataset);
        let moved = !matches!(shown.route, Route::NotFound(_))
            && path != self.page(&shown.route, &shown.path());
        if moved || !left_out.is_empty() || !shown.is_spelled(query) {
            self.navigate_to(&shown, true, false);
        }
        left_out
    }

    /// Follows a link that the router does not see by itself.
    pub fn follow(&self, href: &str) {
        let scroll = !self.pages.with_value(|pages| {
            let rest = href.strip_prefix(pages.as_str()).unwrap_or(href);
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

    fn navigate_to(&self, state: &State, replace: bool, scroll: bool) {
        let options = NavigateOptions {
            replace,
            scroll,
            resolve: false,
            ..Default::default()
        };
        let navigate = self.navigate.get_value();
        navigate(&self.file(&state.href()), options);
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

/// An address without one part of its query, of which `name` is the beginning, with its `=`.
#[must_use]
pub fn without(address: &str, name: &str) -> String {
    keep(address, |part| !part.starts_with(name))
}

/// An address with those parts of its query that are wanted.
fn keep(address: &str, wanted: impl Fn(&str) -> bool) -> String {
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, format!("#{fragment}")),
        None => (address, String::new()),
    };
    let Some((path, query)) = address.split_once('?') else {
        return format!("{address}{fragment}");
    };
    let parts = query.split('&').filter(|part| wanted(part));
    let query = parts.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{path}{mark}{query}{fragment}")
}

/// The path below which the pages lie.
#[must_use]
pub fn pages(base: &str, framed: bool) -> String {
    if framed {
        format!("{base}/{FRAMED}")
    } else {
        base.to_owned()
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

#[cfg(test)]
mod tests {
    use super::{keep, without};

    /// Who copied the link of an offer passed on that they are a refugee and what they need.
    #[test]
    fn a_link_that_is_passed_on_says_nothing_of_who_passes_it_on() {
        let page = |address: &str| keep(address, |part| part.starts_with("daten="));
        assert_eq!(
            page("https://a.de/angebote/zaa/?fuer=refugees&thema=recognition&stand=2014#quellen"),
            "https://a.de/angebote/zaa/#quellen"
        );
        assert_eq!(
            page("https://a.de/angebote/zaa/?q=x&daten=data%2Fb.json&merken=zaa"),
            "https://a.de/angebote/zaa/?daten=data%2Fb.json"
        );
    }

    #[test]
    fn a_link_that_is_passed_on_has_no_list() {
        for (address, wanted) in [
            ("https://a.de/angebote/zaa/", "https://a.de/angebote/zaa/"),
            ("https://a.de/x/?merken=zaa,hanna", "https://a.de/x/"),
            (
                "https://a.de/x/?q=merken&merken=zaa#quellen",
                "https://a.de/x/?q=merken#quellen",
            ),
            (
                "https://a.de/x/?merken=zaa&stand=2014-07-01",
                "https://a.de/x/?stand=2014-07-01",
            ),
        ] {
            assert_eq!(without(address, "merken="), wanted);
        }
    }
}
