//! The whole view as a value, and the value as a URL. There is no other state.

use std::fmt::Write as _;

use crate::dataset::vocabulary::{Activity, Audience, Field};
use crate::edtf::Day;
use crate::lang::Lang;
use crate::presence::Status;

/// Letters of a search that are used; the rest is cut.
pub const QUERY_LIMIT: usize = 200;
/// Values of one list in the URL that are used; the rest is ignored.
const LIST_LIMIT: usize = 40;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// What IQ is, the state today, three doors.
    Start,
    /// The timeline.
    Timeline,
    /// One funding phase, by id.
    Phase(String),
    /// The catalogue.
    Catalogue,
    /// One project, by id.
    Project(String),
    /// One module or building block: project and part.
    Part(String, String),
    /// One organisation, by id.
    Carrier(String),
    /// The dataset: downloads, conflicts, gaps.
    Data,
    /// Accessibility statement.
    Accessibility,
    /// Imprint.
    Imprint,
    /// Privacy.
    Privacy,
    /// Licences.
    Licences,
    /// Easy language.
    EasyLanguage,
    /// Sign language.
    SignLanguage,
    /// No such page; the path as asked for.
    NotFound(String),
}

impl Route {
    /// The routes without an id, each with its path.
    pub const FIXED: [(Self, &'static str); 10] = [
        (Self::Start, ""),
        (Self::Timeline, "zeitachse"),
        (Self::Catalogue, "angebote"),
        (Self::Data, "daten"),
        (Self::Accessibility, "barrierefreiheit"),
        (Self::Imprint, "impressum"),
        (Self::Privacy, "datenschutz"),
        (Self::Licences, "lizenzen"),
        (Self::EasyLanguage, "leichte-sprache"),
        (Self::SignLanguage, "gebaerdensprache"),
    ];

    /// Reads a path below the base, with or without slashes at its ends. Both languages use the
    /// same path; English ones start with `en`.
    #[must_use]
    pub fn parse(path: &str) -> (Lang, Self) {
        let path = path.trim_matches('/');
        let (lang, rest) = match path.strip_prefix("en") {
            Some("") => (Lang::En, ""),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest.trim_start_matches('/')),
            _ => (Lang::De, path),
        };
        (lang, Self::parse_rest(rest))
    }

    fn parse_rest(rest: &str) -> Self {
        if let Some((route, _)) = Self::FIXED.into_iter().find(|(_, path)| *path == rest) {
            return route;
        }
        let parts: Vec<&str> = rest.split('/').collect();
        let id = |text: &str| {
            let ok = !text.is_empty()
                && text.len() <= 80
                && text
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            ok.then(|| text.to_owned())
        };
        let route = match parts.as_slice() {
            ["phasen", phase] => id(phase).map(Self::Phase),
            ["angebote", project] => id(project).map(Self::Project),
            ["angebote", project, part] => id(project)
                .zip(id(part))
                .map(|(project, part)| Self::Part(project, part)),
            ["traeger", carrier] => id(carrier).map(Self::Carrier),
            _ => None,
        };
        route.unwrap_or_else(|| Self::NotFound(rest.chars().take(200).collect()))
    }

    /// The path below the base, without slashes at its ends.
    #[must_use]
    pub fn path(&self, lang: Lang) -> String {
        let rest = match self {
            Self::Phase(id) => format!("phasen/{id}"),
            Self::Project(id) => format!("angebote/{id}"),
            Self::Part(project, part) => format!("angebote/{project}/{part}"),
            Self::Carrier(id) => format!("traeger/{id}"),
            Self::NotFound(path) => path.clone(),
            fixed => {
                let found = Self::FIXED.iter().find(|(route, _)| route == fixed);
                found.map_or("", |(_, path)| path).to_owned()
            }
        };
        match (lang, rest.is_empty()) {
            (Lang::De, _) => rest,
            (Lang::En, true) => "en".to_owned(),
            (Lang::En, false) => format!("en/{rest}"),
        }
    }
}

/// The three presentations of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Presentation {
    /// As the width allows: chart, or list on a phone.
    #[default]
    Automatic,
    /// Chart.
    Chart,
    /// List.
    List,
    /// Table.
    Table,
}

impl Presentation {
    /// The three a visitor can choose.
    pub const CHOICES: [Self; 3] = [Self::Chart, Self::List, Self::Table];

    /// The spelling in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Automatic => "",
            Self::Chart => "grafik",
            Self::List => "liste",
            Self::Table => "tabelle",
        }
    }

    fn parse(id: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|choice| choice.id() == id)
    }
}

/// What narrows the catalogue: any of the values within a facet, all across facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words searched for.
    pub query: String,
    /// For whom.
    pub audience: Vec<Audience>,
    /// What for.
    pub activity: Vec<Activity>,
    /// Occupational field.
    pub field: Vec<Field>,
    /// Ids of carriers.
    pub carrier: Vec<String>,
    /// Ids of phases.
    pub phase: Vec<String>,
    /// Status on the as-of day.
    pub status: Vec<Status>,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Names of the query parameters. German: they are part of what a visitor reads.
mod key {
    pub(super) const QUERY: &str = "q";
    pub(super) const AUDIENCE: &str = "fuer";
    pub(super) const ACTIVITY: &str = "thema";
    pub(super) const FIELD: &str = "beruf";
    pub(super) const CARRIER: &str = "traeger";
    pub(super) const PHASE: &str = "phase";
    pub(super) const STATUS: &str = "status";
    pub(super) const PRESENTATION: &str = "ansicht";
    pub(super) const SELECTED: &str = "eintrag";
    pub(super) const AS_OF: &str = "stand";
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
        }
    }

    /// Reads a path below the base and a query string (with or without `?`). Whatever is unknown
    /// or out of bounds is left out; nothing fails.
    #[must_use]
    pub fn parse(path: &str, query: &str) -> Self {
        let (lang, route) = Route::parse(path);
        let mut state = Self::at(lang, route);
        let query = query.strip_prefix('?').unwrap_or(query);
        // A browser takes addresses of megabytes; a view needs a few hundred bytes.
        let query = query.get(..16_384).unwrap_or(query);
        for (key, value) in form_urlencoded::parse(query.as_bytes()).take(100) {
            state.set(&key, &value);
        }
        state
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            key::QUERY => self.filter.query = clean_query(value),
            key::AUDIENCE => self.filter.audience = list(value, Audience::parse),
            key::ACTIVITY => self.filter.activity = list(value, Activity::parse),
            key::FIELD => self.filter.field = list(value, Field::parse),
            key::CARRIER => self.filter.carrier = list(value, |id| Some(id.to_owned())),
            key::PHASE => self.filter.phase = list(value, |id| Some(id.to_owned())),
            key::STATUS => self.filter.status = list(value, Status::parse),
            key::PRESENTATION => {
                self.presentation = Presentation::parse(value).unwrap_or_default();
            }
            key::SELECTED => self.selected = list(value, |id| Some(id.to_owned())).pop(),
            key::AS_OF => self.as_of = Day::parse(value),
            _ => {}
        }
    }

    /// The query string with its `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        let mut out = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                let separator = if out.is_empty() { '?' } else { '&' };
                let value = form_urlencoded::byte_serialize(value.as_bytes());
                let _ = write!(out, "{separator}{name}=");
                // Commas separate the values of a list; they need no escape in a query.
                value.for_each(|part| out.push_str(if part == "%2C" { "," } else { part }));
            }
        };
        let filter = &self.filter;
        add(key::QUERY, &filter.query);
        add(
            key::AUDIENCE,
            &join(filter.audience.iter().map(|word| word.id())),
        );
        add(
            key::ACTIVITY,
            &join(filter.activity.iter().map(|word| word.id())),
        );
        add(key::FIELD, &join(filter.field.iter().map(|word| word.id())));
        add(
            key::CARRIER,
            &join(filter.carrier.iter().map(String::as_str)),
        );
        add(key::PHASE, &join(filter.phase.iter().map(String::as_str)));
        add(
            key::STATUS,
            &join(filter.status.iter().map(|status| status.id())),
        );
        add(key::PRESENTATION, self.presentation.id());
        add(key::SELECTED, self.selected.as_deref().unwrap_or_default());
        add(
            key::AS_OF,
            &self.as_of.map(|day| day.to_string()).unwrap_or_default(),
        );
        out
    }

    /// Path below the base and query, as in `angebote?q=pflege`.
    #[must_use]
    pub fn href(&self) -> String {
        format!("{}{}", self.route.path(self.lang), self.query())
    }
}

fn clean_query(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control())
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_queries_are_cut_or_ignored() {
        let long = "x".repeat(100_000);
        assert_eq!(
            State::parse("angebote", &format!("q={long}"))
                .filter
                .query
                .len(),
            QUERY_LIMIT
        );
        let state = State::parse(
            "angebote",
            "?fuer=martians,migrants,migrants&status=%00&stand=9999-99&eintrag=<script>",
        );
        assert_eq!(state.filter.audience, [Audience::Migrants]);
        assert!(
            state.filter.status.is_empty() && state.as_of.is_none() && state.selected.is_none()
        );
        assert_eq!(state.query(), "?fuer=migrants");
    }

    #[test]
    fn unknown_paths_are_not_found_in_the_right_language() {
        assert_eq!(
            Route::parse("/en/nirgends"),
            (Lang::En, Route::NotFound("nirgends".to_owned()))
        );
        assert_eq!(
            Route::parse("angebote/A<b>"),
            (Lang::De, Route::NotFound("angebote/A<b>".to_owned()))
        );
        assert_eq!(
            Route::parse("english"),
            (Lang::De, Route::NotFound("english".to_owned()))
        );
        assert_eq!(Route::parse("/en"), (Lang::En, Route::Start));
        assert_eq!(Route::parse("zeitachse/"), (Lang::De, Route::Timeline));
    }

    fn id() -> impl Strategy<Value = String> {
        "[a-z][a-z0-9-]{0,20}"
    }

    fn route() -> impl Strategy<Value = Route> {
        prop_oneof![
            prop::sample::select(Route::FIXED.map(|(route, _)| route).to_vec()),
            id().prop_map(Route::Phase),
            id().prop_map(Route::Project),
            (id(), id()).prop_map(|(project, part)| Route::Part(project, part)),
            id().prop_map(Route::Carrier),
        ]
    }

    fn some_of<T: Clone + std::fmt::Debug + 'static>(
        all: &[T],
    ) -> impl Strategy<Value = Vec<T>> + use<T> {
        prop::sample::subsequence(all.to_vec(), 0..=all.len())
    }

    prop_compose! {
        fn filter()(
            query in "[^\\p{C}]{0,40}", audience in some_of(Audience::ALL),
            activity in some_of(Activity::ALL), field in some_of(Field::ALL),
            status in some_of(&Status::ALL), carrier in prop::collection::btree_set(id(), 0..4),
            phase in prop::collection::btree_set(id(), 0..4),
        ) -> Filter {
            Filter {
                query: query.trim().to_owned(), audience, activity, field, status,
                carrier: carrier.into_iter().collect(), phase: phase.into_iter().collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn a_state_survives_its_url(
            english in any::<bool>(), route in route(), filter in filter(),
            choice in 0_usize..4, selected in prop::option::of(id()), day in prop::option::of(-100_000_i32..100_000),
        ) {
            let lang = if english { Lang::En } else { Lang::De };
            let presentation = [Presentation::Automatic, Presentation::Chart, Presentation::List, Presentation::Table][choice];
            let state = State { lang, route, filter, presentation, selected, as_of: day.map(Day::from_number) };
            let href = state.href();
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            prop_assert_eq!(&State::parse(path, query), &state);
        }

        #[test]
        fn any_text_is_a_view(path in ".{0,200}", query in ".{0,400}") {
            let state = State::parse(&path, &query);
            let again = State::parse(&state.route.path(state.lang), &state.query());
            prop_assert_eq!(again.query(), state.query());
        }
    }
}
