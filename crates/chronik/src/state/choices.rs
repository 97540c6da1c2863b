//! What a visitor chooses: presentation and lanes of the timeline, order of its table and of the catalogue.

use crate::dataset::vocabulary::Lane;

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

    pub(super) fn parse(id: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|choice| choice.id() == id)
    }
}

/// A row, or group of rows, of the chart that can be shown, hidden and moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneId {
    /// A lane of the history.
    History(Lane),
    /// The projects, one lane for each carrier.
    Projects,
}

impl LaneId {
    /// All, in the order in which the chart shows them unless told otherwise.
    pub const ALL: [Self; 7] = [
        Self::History(Lane::Phases),
        Self::History(Lane::Coordination),
        Self::History(Lane::Name),
        Self::History(Lane::Region),
        Self::History(Lane::Funding),
        Self::History(Lane::Milestones),
        Self::Projects,
    ];

    /// The spelling in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::History(lane) => lane.id(),
            Self::Projects => "projects",
        }
    }

    /// Reads a spelling.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lane| lane.id() == id)
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Begin.
    #[default]
    Time,
    /// Title.
    Title,
    /// Lane.
    Lane,
    /// Certainty.
    Certainty,
    /// Number of sources.
    Sources,
}

impl Column {
    /// All.
    pub const ALL: [Self; 5] = [
        Self::Time,
        Self::Title,
        Self::Lane,
        Self::Certainty,
        Self::Sources,
    ];

    /// The spelling in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Time => "zeit",
            Self::Title => "eintrag",
            Self::Lane => "spur",
            Self::Certainty => "sicherheit",
            Self::Sources => "quellen",
        }
    }
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Backwards.
    pub descending: bool,
}

impl Sort {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (id, descending) = match text.strip_prefix('-') {
            Some(id) => (id, true),
            None => (text, false),
        };
        let column = Column::ALL.into_iter().find(|column| column.id() == id)?;
        Some(Self { column, descending })
    }

    pub(super) fn id(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.column.id())
    }
}

/// The order of the catalogue, and what its results are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By status, what is proven first, then by rank of the search: nobody takes an old offer for a current one.
    #[default]
    Relevance,
    /// By rank of the search alone: what fits best, whether it still runs or not.
    Match,
    /// By name of the carrier.
    Carrier,
    /// By begin, the latest first.
    Begin,
}

impl Order {
    /// All.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Match, Self::Carrier, Self::Begin];

    /// The spelling in URLs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Relevance => "",
            Self::Match => "treffer",
            Self::Carrier => "traeger",
            Self::Begin => "beginn",
        }
    }

    /// Reads a spelling.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id() == id)
    }
}
