//! Which pages there are.

use chronik::dataset::Dataset;
use chronik::lang::Lang;
use chronik::state::{FRAMED, Presentation, Route, State};

/// A page that becomes a file.
pub(crate) struct Page {
    /// The view.
    pub(crate) state: State,
    /// Its folder below the base: nothing, or a path with a slash at its end.
    pub(crate) path: String,
    /// The path of the page that search engines should show for it.
    pub(crate) canonical: String,
    /// The same in every language.
    pub(crate) languages: Vec<(Lang, String)>,
}

impl Page {
    pub(crate) fn new(state: State) -> Self {
        let languages = Lang::ALL.map(|lang| {
            let state = State {
                lang,
                ..state.clone()
            };
            (lang, state.path())
        });
        Self {
            path: state.path(),
            canonical: state.path(),
            languages: languages.into(),
            state,
        }
    }

    /// The details of all entries: a part of the timeline for who reads without the program.
    fn entries(lang: Lang) -> Self {
        let page = Self::new(State::at(lang, Route::Timeline));
        Self {
            path: page.state.entries_path(),
            ..page
        }
    }

    /// The same view for the frames of other sites, where it has one. Search engines show the page itself.
    pub(crate) fn framed(&self) -> Option<Self> {
        self.state.route.is_framed().then(|| Self {
            state: self.state.clone(),
            path: format!("{FRAMED}/{}", self.path),
            canonical: self.canonical.clone(),
            languages: self.languages.clone(),
        })
    }

    /// Whether search engines should show it itself.
    pub(crate) fn is_canonical(&self) -> bool {
        self.path == self.canonical
    }
}

/// All pages in all languages.
pub(crate) fn all(dataset: &Dataset) -> Vec<Page> {
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            let table = State {
                presentation: Presentation::Table,
                ..State::at(lang, Route::Timeline)
            };
            routes(dataset)
                .into_iter()
                .map(move |route| Page::new(State::at(lang, route)))
                .chain([Page::new(table), Page::entries(lang)])
        })
        .collect()
}

fn routes(dataset: &Dataset) -> Vec<Route> {
    let fixed = Route::FIXED.into_iter().map(|(route, _)| route);
    let phases = dataset.phases();
    let phases = phases.iter().map(|phase| Route::Phase(phase.id.clone()));
    let carriers = dataset.organisations.iter();
    let carriers = carriers.map(|carrier| Route::Carrier(carrier.id.clone()));
    let offers = (0..dataset.offers.len()).filter_map(|index| Route::offer(dataset, index));
    fixed.chain(phases).chain(carriers).chain(offers).collect()
}
