//! Which pages there are, and their paths.

use crate::dataset::Dataset;
use crate::lang::Lang;

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
    /// The list of offers that a visitor put together.
    List,
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
    /// What less known words mean. Made by the build; the program only leads there.
    Glossary,
    /// Where other sites get what they show. Made by the build as well.
    Embedding,
    /// No such page; the path as asked for.
    NotFound(String),
}

impl Route {
    /// The routes without an id, each with its path.
    pub const FIXED: [(Self, &'static str); 11] = [
        (Self::Start, ""),
        (Self::Timeline, "zeitachse"),
        (Self::Catalogue, "angebote"),
        (Self::List, "merkliste"),
        (Self::Data, "daten"),
        (Self::Accessibility, "barrierefreiheit"),
        (Self::Imprint, "impressum"),
        (Self::Privacy, "datenschutz"),
        (Self::Licences, "lizenzen"),
        (Self::EasyLanguage, "leichte-sprache"),
        (Self::SignLanguage, "gebaerdensprache"),
    ];

    /// Those that need no program, each with its path.
    pub const STILL: [(Self, &'static str); 2] =
        [(Self::Glossary, "glossar"), (Self::Embedding, "einbetten")];

    /// The page of an offer, by its index.
    #[must_use]
    pub fn offer(dataset: &Dataset, index: usize) -> Option<Self> {
        let id = dataset.offers.get(index)?.id.clone();
        let parent = dataset
            .parent(index)
            .and_then(|parent| dataset.offers.get(parent));
        Some(match parent {
            Some(parent) => Self::Part(parent.id.clone(), id),
            None => Self::Project(id),
        })
    }

    /// Reads a path below the base, with or without slashes at its ends. Both languages use the
    /// same path; English ones start with `en`.
    #[must_use]
    pub fn parse(path: &str) -> (Lang, Self) {
        let path = path.trim_start_matches('/');
        let (lang, rest) = match path.strip_prefix("en") {
            Some("") => (Lang::En, ""),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest.trim_start_matches('/')),
            _ => (Lang::De, path),
        };
        (lang, Self::parse_rest(rest))
    }

    fn parse_rest(asked: &str) -> Self {
        let rest = asked.trim_end_matches('/');
        let mut fixed = Self::FIXED.into_iter().chain(Self::STILL);
        if let Some((route, _)) = fixed.find(|(_, path)| *path == rest) {
            return route;
        }
        if rest == TABLE || rest == ENTRIES {
            return Self::Timeline;
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
        route.unwrap_or_else(|| Self::NotFound(asked.chars().take(200).collect()))
    }

    /// Whether there is a page of it for the frames of other sites.
    #[must_use]
    pub const fn is_framed(&self) -> bool {
        matches!(
            self,
            Self::Timeline | Self::Phase(_) | Self::Catalogue | Self::Project(_) | Self::Part(..)
        )
    }

    /// The path below the base, without a slash at its start: the folder that holds the page, so that any host finds it
    /// without a rule. Nothing for the start page.
    #[must_use]
    pub fn path(&self, lang: Lang) -> String {
        let rest = match self {
            Self::Phase(id) => format!("phasen/{id}"),
            Self::Project(id) => format!("angebote/{id}"),
            Self::Part(project, part) => format!("angebote/{project}/{part}"),
            Self::Carrier(id) => format!("traeger/{id}"),
            // As it was asked for, with its slash or without: there is no folder.
            Self::NotFound(path) => return format!("{}{path}", prefix(lang)),
            fixed => {
                let mut all = Self::FIXED.iter().chain(&Self::STILL);
                let found = all.find(|(route, _)| route == fixed);
                found.map_or("", |(_, path)| path).to_owned()
            }
        };
        folder(lang, &rest)
    }
}

/// The folder of the pages that other sites may show in a frame. Below it the paths are the same.
pub const FRAMED: &str = "embed";

/// The path of the table: a page of its own, for it would make that of the timeline twice as long.
pub(super) const TABLE: &str = "zeitachse/tabelle";
/// The path of the page that holds the details of all entries, for who reads without the program.
pub(super) const ENTRIES: &str = "zeitachse/eintraege";

/// The folder of a page in a language.
pub(super) fn folder(lang: Lang, rest: &str) -> String {
    let slash = if rest.is_empty() { "" } else { "/" };
    format!("{}{rest}{slash}", prefix(lang))
}

/// What the paths of a language begin with.
fn prefix(lang: Lang) -> &'static str {
    if lang == Lang::En { "en/" } else { "" }
}
