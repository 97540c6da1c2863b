//! What narrows the catalogue, and the timeline with it.

use super::toggle;
use crate::dataset::vocabulary::{Activity, Audience, Certainty, Field};
use crate::presence::Status;

/// A facet of the catalogue, in the order in which the page shows them and an address names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Status on the as-of day.
    Status,
    /// What for.
    Activity,
    /// Occupational field.
    Field,
    /// For whom.
    Audience,
    /// Codes of languages (ISO 639-1).
    Language,
    /// Ids of carriers.
    Carrier,
    /// Ids of phases.
    Phase,
    /// How sure the sources make it.
    Certainty,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Status,
        Self::Activity,
        Self::Field,
        Self::Audience,
        Self::Language,
        Self::Carrier,
        Self::Phase,
        Self::Certainty,
    ];

    /// Its name in an address. German: it is part of what a visitor reads.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Activity => "thema",
            Self::Field => "beruf",
            Self::Audience => "fuer",
            Self::Language => "sprache",
            Self::Carrier => "traeger",
            Self::Phase => "phase",
            Self::Certainty => "beleg",
        }
    }

    /// Its values, where they are a closed list; `None` where only the dataset says which there are.
    #[must_use]
    pub const fn closed(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Status => Some(&Status::IDS),
            Self::Activity => Some(Activity::IDS),
            Self::Field => Some(Field::IDS),
            Self::Audience => Some(Audience::IDS),
            Self::Certainty => Some(Certainty::IDS),
            Self::Language | Self::Carrier | Self::Phase => None,
        }
    }

    /// The facet that an address calls so.
    pub(super) fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// A value as it is kept, if there can be one like this.
    pub(super) fn value(self, id: &str) -> Option<String> {
        let known = self.closed().is_none_or(|ids| ids.contains(&id));
        known.then(|| id.to_owned())
    }
}

/// Words, and choices: any of the values within a facet, all across facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words searched for.
    pub query: String,
    chosen: [Vec<String>; Facet::ALL.len()],
}

impl Filter {
    /// A filter that only searches.
    #[must_use]
    pub fn search(query: &str) -> Self {
        Self {
            query: query.to_owned(),
            ..Self::default()
        }
    }

    /// The same with these values, and no others, in a facet.
    #[must_use]
    pub fn with(mut self, facet: Facet, values: &[&str]) -> Self {
        self.choose(facet, values);
        self
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The values chosen in a facet, in the order in which they were.
    #[must_use]
    pub const fn chosen(&self, facet: Facet) -> &Vec<String> {
        &self.chosen[facet as usize]
    }

    /// Whether something else is searched for than before, and not the same words written on or mended: Back leads to the
    /// search before.
    #[must_use]
    pub fn asks_anew(&self, before: &Self) -> bool {
        let first = |filter: &Self| filter.query.chars().next();
        match (first(before), first(self)) {
            (Some(before), Some(now)) => !before.eq_ignore_ascii_case(&now),
            (before, _) => before.is_some(),
        }
    }

    /// How many values are chosen.
    #[must_use]
    pub fn count(&self) -> usize {
        self.chosen.iter().map(Vec::len).sum()
    }

    /// Chooses these values in a facet and no others; what a closed list does not have is left out.
    pub fn choose(&mut self, facet: Facet, values: &[&str]) {
        self.set(
            facet,
            values.iter().filter_map(|id| facet.value(id)).collect(),
        );
    }

    /// Chooses a value, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        toggle(&mut self.chosen[facet as usize], value);
    }

    /// Keeps the values that a dataset has.
    pub(crate) fn retain(&mut self, has: impl Fn(Facet, &str) -> bool) {
        for (facet, chosen) in Facet::ALL.into_iter().zip(&mut self.chosen) {
            chosen.retain(|id| has(facet, id));
        }
    }

    pub(super) fn set(&mut self, facet: Facet, values: Vec<String>) {
        self.chosen[facet as usize] = values;
    }
}
