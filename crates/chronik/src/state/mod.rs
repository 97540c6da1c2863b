//! The whole view as a value, and the value as a URL. There is no other state.

mod choices;
mod dates;
mod filter;
mod route;

use std::fmt::Write as _;

pub use choices::{Column, LaneId, Order, Presentation, Sort};
pub use filter::{Facet, Filter};
pub use route::{FRAMED, Route};

use crate::edtf::Day;
use crate::lang::Lang;
use crate::timeline::window::Range;

/// Letters of a search that are used; the rest is cut.
pub const QUERY_LIMIT: usize = 200;
/// Values of one list in the URL that are used; the rest is ignored.
pub const LIST_LIMIT: usize = 40;

/// Names of the query parameters beside those of the facets. German: they are part of what a visitor reads.
mod key {
    pub(super) const QUERY: &str = "q";
    pub(super) const PRESENTATION: &str = "ansicht";
    pub(super) const SELECTED: &str = "eintrag";
    pub(super) const AS_OF: &str = "stand";
    pub(super) const FROM: &str = "von";
    pub(super) const TO: &str = "bis";
    pub(super) const LANES: &str = "spuren";
    pub(super) const FOLDED: &str = "klappen";
    pub(super) const FILTERED: &str = "gefiltert";
    pub(super) const TOUR: &str = "rundgang";
    pub(super) const SORT: &str = "sortiert";
    pub(super) const ORDER: &str = "nach";
    pub(super) const PAGE: &str = "seite";
    pub(super) const SAVED: &str = "merken";
    pub(super) const LANGUAGES: &str = "sprachen";
    pub(super) const DATASET: &str = "daten";

    /// All of them.
    pub(super) const ALL: [&str; 16] = [
        QUERY,
        PRESENTATION,
        SELECTED,
        AS_OF,
        FROM,
        TO,
        LANES,
        FOLDED,
        FILTERED,
        TOUR,
        SORT,
        ORDER,
        PAGE,
        SAVED,
        LANGUAGES,
        DATASET,
    ];
    /// The hand-out is in both languages.
    pub(super) const BOTH: &str = "beide";
    /// Filtered entries are hidden, not dimmed.
    pub(super) const HIDE: &str = "weg";
}

/// The view: what a link to it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Language.
    pub lang: Lang,
    /// Page.
    pub route: Route,
    /// Filter of the catalogue.
    pub filter: Filter,
    /// Presentation of the timeline.
    pub presentation: Presentation,
    /// Id of the selected entry.
    pub selected: Option<String>,
    /// "Stand vom": `None` means today.
    pub as_of: Option<Day>,
    /// The stretch of time that is shown, and that the catalogue is narrowed to.
    pub range: Range,
    /// Lanes shown, in this order; empty for all in their own order.
    pub lanes: Vec<LaneId>,
    /// Ids of lanes and carriers that are folded, or unfolded, against what they are by themselves: lanes of the history are
    /// open, those of carriers folded.
    pub toggled: Vec<String>,
    /// Whether the timeline hides, instead of dims, what the filter leaves out.
    pub hide_filtered: bool,
    /// Id of the step of the guided tour.
    pub tour: Option<String>,
    /// Order of the table.
    pub sort: Sort,
    /// Order of the catalogue.
    pub order: Order,
    /// Page of a long list or table, from 0. The catalogue shows the pages before it too.
    pub page: usize,
    /// Ids of the offers on the list ("Merkliste"), in the order in which they came onto it. Nothing else remembers them.
    pub saved: Vec<String>,
    /// Whether the list shows both languages side by side.
    pub both_languages: bool,
    /// Path of another dataset below the base; `None` for the one of the site.
    pub dataset: Option<String>,
}

impl State {
    /// A page without any parameters.
    #[must_use]
    pub fn at(lang: Lang, route: Route) -> Self {
        Self {
            lang,
            route,
            filter: Filter::default(),
            presentation: Presentation::Automatic,
            selected: None,
            as_of: None,
            range: Range::default(),
            lanes: Vec::new(),
            toggled: Vec::new(),
            hide_filtered: false,
            tour: None,
            sort: Sort::default(),
            order: Order::default(),
            page: 0,
            saved: Vec::new(),
            both_languages: false,
            dataset: None,
        }
    }

    /// Reads a path below the base and a query string (with or without `?`). Whatever is unknown
    /// or out of bounds is left out; nothing fails.
    #[must_use]
    pub fn parse(path: &str, query: &str) -> Self {
        let (lang, route) = Route::parse(path);
        let mut state = Self::at(lang, route);
        if state.route == Route::Timeline && path.trim_end_matches('/').ends_with(route::TABLE) {
            state.presentation = Presentation::Table;
        }
        for (key, value) in pairs(query) {
            state.set(&key, &value);
        }
        state
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            key::QUERY => self.filter.query = clean_query(value),
            key::PRESENTATION => {
                self.presentation = Presentation::parse(value).unwrap_or_default();
            }
            key::SELECTED => self.selected = list(value, |id| Some(id.to_owned())).pop(),
            // Of a year or a month the first day; the reader is told.
            key::AS_OF => self.as_of = dates::read(value).map(|date| date.earliest()),
            key::FROM => self.range.from = dates::read(value).map(|date| date.earliest()),
            key::TO => self.range.to = dates::read(value).map(|date| date.latest()),
            key::LANES => self.lanes = list(value, LaneId::parse),
            key::FOLDED => self.toggled = list(value, |id| Some(id.to_owned())),
            key::FILTERED => self.hide_filtered = value == key::HIDE,
            key::TOUR => self.tour = list(value, |id| Some(id.to_owned())).pop(),
            key::SORT => self.sort = Sort::parse(value).unwrap_or_default(),
            key::ORDER => self.order = Order::parse(value).unwrap_or_default(),
            // Pages are counted from 1 where people see them.
            key::PAGE => self.page = value.parse().unwrap_or(1_usize).clamp(1, 100_000) - 1,
            key::SAVED => self.saved = list(value, |id| Some(id.to_owned())),
            key::LANGUAGES => self.both_languages = value == key::BOTH,
            key::DATASET => self.dataset = dataset_path(value),
            _ => {
                if let Some(facet) = Facet::named(name) {
                    self.filter.set(facet, list(value, |id| facet.value(id)));
                }
            }
        }
    }

    /// Whether a query string says the view in the one spelling it has, apart from how letters are escaped and in which order
    /// the parts stand.
    #[must_use]
    pub fn is_spelled(&self, query: &str) -> bool {
        let own = self.query();
        let own: Vec<_> = pairs(&own).collect();
        let written: Vec<_> = pairs(query).collect();
        own.len() == written.len() && own.iter().all(|pair| written.contains(pair))
    }

    /// The query string with its `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        self.query_with(if self.is_table() {
            Presentation::Automatic
        } else {
            self.presentation
        })
    }

    /// Whether this is the table of the timeline, which has a path of its own.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.route == Route::Timeline && self.presentation == Presentation::Table
    }

    fn query_with(&self, presentation: Presentation) -> String {
        let mut out = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                let separator = if out.is_empty() { '?' } else { '&' };
                let _ = write!(out, "{separator}{name}={}", escape(value));
            }
        };
        let filter = &self.filter;
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        add(key::QUERY, &filter.query);
        for facet in Facet::ALL {
            add(facet.key(), &filter.chosen(facet).join(","));
        }
        add(key::PRESENTATION, presentation.id());
        add(key::SELECTED, self.selected.as_deref().unwrap_or_default());
        add(key::AS_OF, &day(self.as_of));
        add(key::FROM, &day(self.range.from));
        add(key::TO, &day(self.range.to));
        add(key::LANES, &join(self.lanes.iter().map(|lane| lane.id())));
        add(key::FOLDED, &join(self.toggled.iter().map(String::as_str)));
        if self.hide_filtered {
            add(key::FILTERED, key::HIDE);
        }
        add(key::TOUR, self.tour.as_deref().unwrap_or_default());
        add(key::SORT, &self.sort.id());
        add(key::ORDER, self.order.id());
        if self.page > 0 {
            add(key::PAGE, &(self.page + 1).to_string());
        }
        add(key::SAVED, &join(self.saved.iter().map(String::as_str)));
        if self.both_languages {
            add(key::LANGUAGES, key::BOTH);
        }
        add(key::DATASET, self.dataset.as_deref().unwrap_or_default());
        out
    }

    /// The parameters of a query string that say something this view does not: misspelt, unknown or
    /// out of bounds. Names that are none of ours are nobody's business and left out.
    #[must_use]
    pub fn not_understood(&self, query: &str) -> Vec<String> {
        let canonical = self.query_with(self.presentation);
        let ours: Vec<(String, String)> = pairs(&canonical).collect();
        let said = |name: &str, value: &str| {
            // A stretch of time has all of the years and months that were asked for; a day is less.
            let whole = || {
                let date = dates::read(value)?;
                let day = match name {
                    key::FROM => date.earliest(),
                    key::TO => date.latest(),
                    key::AS_OF if date.is_exact() => date.earliest(),
                    _ => return None,
                };
                Some(day.to_string())
            };
            ours.iter().any(|(own, kept)| {
                own == name && (kept.trim() == value.trim() || whole().as_deref() == Some(kept))
            })
        };
        pairs(query)
            .filter(|(name, value)| {
                (key::ALL.contains(&&**name) || Facet::named(name).is_some())
                    && !value.is_empty()
                    && !said(name, value)
            })
            .map(|(name, value)| {
                // Of a list only what is not kept.
                let kept = ours.iter().find(|(own, _)| *own == name);
                let value = match kept {
                    Some((_, kept)) if name != key::QUERY => {
                        let lost = value
                            .split(',')
                            .filter(|one| !kept.split(',').any(|kept| kept == one.trim()));
                        lost.collect::<Vec<_>>().join(",")
                    }
                    _ => value.to_string(),
                };
                (name, value)
            })
            // What stood there twice, or in another order, is not lost.
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| {
                let shown: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
                let cut = if value.chars().nth(40).is_some() {
                    " …"
                } else {
                    ""
                };
                format!("{name}={shown}{cut}")
            })
            .take(5)
            .collect()
    }

    /// What every link takes along, as one text: the list and the dataset.
    #[must_use]
    pub fn carried(&self) -> String {
        let dataset = self.dataset.as_deref();
        join(self.saved.iter().map(String::as_str).chain(dataset))
    }

    /// Another page that still knows the result it was reached from: filter, stretch of time, day, order, and how much of it
    /// was shown.
    #[must_use]
    pub fn in_result(&self, route: Route) -> Self {
        Self {
            filter: self.filter.clone(),
            as_of: self.as_of,
            range: self.range,
            order: self.order,
            page: self.page,
            ..Self::at(self.lang, route)
        }
    }

    /// Changes the view. A list of other things, or in another order, is read from its first page on.
    pub fn change(&mut self, change: impl FnOnce(&mut Self)) {
        let (filter, range, order) = (self.filter.clone(), self.range, self.order);
        change(self);
        if (&filter, range, order) != (&self.filter, self.range, self.order) {
            self.page = 0;
        }
    }

    /// Folds a lane, or unfolds it.
    pub fn toggle(&mut self, id: &str) {
        toggle(&mut self.toggled, id);
    }

    /// Puts an offer on the list, or takes it off. A full list stays as it is: what does not fit into the URL is not remembered.
    pub fn toggle_saved(&mut self, id: &str) {
        if self.saved.len() < LIST_LIMIT || self.saved.iter().any(|saved| saved == id) {
            toggle(&mut self.saved, id);
        }
    }

    /// The lanes shown, in their order.
    #[must_use]
    pub fn shown_lanes(&self) -> Vec<LaneId> {
        if self.lanes.is_empty() {
            LaneId::ALL.to_vec()
        } else {
            self.lanes.clone()
        }
    }

    /// Path below the base, as in `zeitachse/tabelle/`.
    #[must_use]
    pub fn path(&self) -> String {
        if self.is_table() {
            route::folder(self.lang, route::TABLE)
        } else {
            self.route.path(self.lang)
        }
    }

    /// Path below the base and query, as in `angebote/?q=pflege`.
    #[must_use]
    pub fn href(&self) -> String {
        format!("{}{}", self.path(), self.query())
    }

    /// The path of the page that holds the details of all entries, each at its id, for who reads without the program.
    /// It does not start there but in frames, where it takes the page for the timeline.
    #[must_use]
    pub fn entries_path(&self) -> String {
        route::folder(self.lang, route::ENTRIES)
    }
}

/// A text as a value in an address; a blank becomes a plus. Commas separate the values of a list; they need no escape.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    form_urlencoded::byte_serialize(text.as_bytes())
        .for_each(|part| out.push_str(if part == "%2C" { "," } else { part }));
    out
}

/// Takes an id out of a list, or puts it at its end.
fn toggle(ids: &mut Vec<String>, id: &str) {
    let before = ids.len();
    ids.retain(|other| other != id);
    if ids.len() == before {
        ids.push(id.to_owned());
    }
}

/// Names and values of a query string, with or without `?`.
fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query).as_bytes();
    // A browser takes addresses of megabytes; a view needs a few hundred bytes.
    let query = query.get(..16_384).unwrap_or(query);
    form_urlencoded::parse(query)
        .take(100)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
}

/// The path of a dataset below the base of the site: never another origin, never above the base.
fn dataset_path(text: &str) -> Option<String> {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    let ok = text.len() <= 120 && text.ends_with(".json") && text.split('/').all(part);
    ok.then(|| text.to_owned())
}

/// A search without control characters, and without those that turn the order of what stands beside it (UAX #9, explicit
/// directional formatting).
fn clean_query(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() && !turns(c))
        .take(QUERY_LIMIT)
        .collect();
    text.trim().to_owned()
}

/// The values of a comma-separated list: known ones, each once.
fn list<T: PartialEq>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let id_like = |id: &&str| {
        (1..=80).contains(&id.len())
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let mut values = Vec::new();
    for value in text
        .split(',')
        .filter(id_like)
        .filter_map(parse)
        .take(LIST_LIMIT)
    {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
