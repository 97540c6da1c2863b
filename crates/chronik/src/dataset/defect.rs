//! What can be wrong in a dataset, each with its place, its reason and its cure.

use std::ops::ControlFlow;

use deserr::{DeserializeError, ErrorKind, IntoValue, MergeWithError, ValuePointerRef};

use super::link::LinkError;
use crate::edtf;
use crate::lang::Lang;

/// One step from a JSON value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into an array, counted from 0.
    Index(usize),
}

/// A way from the root of the dataset to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The way as a JSON Pointer (RFC 6901), as in `/projects/3/title/de`.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// The way one key further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Key(key.to_owned()));
        path
    }

    /// The way one index further.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Index(index));
        path
    }
}

impl From<ValuePointerRef<'_>> for Path {
    fn from(mut pointer: ValuePointerRef<'_>) -> Self {
        let mut steps = Vec::new();
        loop {
            match pointer {
                ValuePointerRef::Origin => break,
                ValuePointerRef::Key { key, prev } => {
                    steps.push(Step::Key(key.to_owned()));
                    pointer = *prev;
                }
                ValuePointerRef::Index { index, prev } => {
                    steps.push(Step::Index(index));
                    pointer = *prev;
                }
            }
        }
        steps.reverse();
        Self(steps)
    }
}

/// A word the editor may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion(pub String);

impl Suggestion {
    /// The nearest of `known` to `word`, if it is near: at most two typing errors
    /// (optimal string alignment), and fewer than half of the letters.
    pub fn among<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<Self> {
        if word.len() > 60 {
            return None;
        }
        known
            .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
            .filter(|(distance, candidate)| *distance <= 2 && distance * 2 < candidate.len())
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, candidate)| Self(candidate.to_owned()))
    }
}

/// The kinds of defects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefectKind {
    /// The file starts with a byte order mark.
    ByteOrderMark,
    /// A value of another JSON type than expected.
    WrongType {
        /// What the place takes, as JSON type names.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A field that must be there is not.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field nobody knows.
    UnknownField {
        /// Its name.
        field: String,
        /// The field that may be meant.
        suggestion: Option<Suggestion>,
    },
    /// A word that its list does not have.
    UnknownValue {
        /// The word.
        value: String,
        /// The list.
        known: &'static [&'static str],
        /// The word that may be meant.
        suggestion: Option<Suggestion>,
    },
    /// A date that cannot be read or cannot be.
    Date(edtf::ParseError),
    /// A period where a single date belongs, or the other way round.
    DateShape {
        /// Whether a period is expected.
        period: bool,
    },
    /// A phase whose beginning is not given.
    MissingStart,
    /// A text that is missing in one language.
    MissingTranslation(Lang),
    /// A text with nothing in it.
    EmptyText,
    /// A text that is longer than its place on the page.
    TooLong {
        /// Letters allowed.
        limit: usize,
        /// Letters found.
        length: usize,
    },
    /// A control or direction-changing character in a text.
    HiddenCharacter(char),
    /// An id with other characters than `a`–`z`, `0`–`9` and `-`.
    BadId,
    /// An id that another record has already.
    DuplicateId {
        /// Where it stands first.
        first: Path,
    },
    /// A reference to a record that is not there.
    UnknownReference {
        /// The kind of record that is looked for.
        expected: &'static str,
        /// The id that may be meant.
        suggestion: Option<Suggestion>,
    },
    /// An address that must not or cannot be a link.
    Link(LinkError),
    /// A record without a source.
    MissingSource,
    /// A module inside a module.
    NestedModule,
    /// A part of a project that does not say whether it is a module or a building block.
    MissingPartKind,
    /// A conflict with fewer than two readings.
    OneReading,
}

impl DefectKind {
    /// Whether the record cannot be shown with this defect. Otherwise the record is kept:
    /// nothing wrong reaches the page, but the editor still hears of it.
    #[must_use]
    pub fn drops_record(&self) -> bool {
        !matches!(self, Self::ByteOrderMark | Self::TooLong { .. } | Self::UnknownReference { .. })
    }
}

/// A defect as found while reading, before its place is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: Path,
    /// What.
    pub kind: DefectKind,
}

/// Several defects of one record: the error type of the decoder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defects(pub Vec<Found>);

impl Defects {
    /// A single defect at a place.
    pub fn one(location: ValuePointerRef<'_>, kind: DefectKind) -> Self {
        Self(vec![Found { path: location.into(), kind }])
    }
}

impl MergeWithError<Self> for Defects {
    fn merge(
        earlier: Option<Self>,
        mut other: Self,
        _location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let mut all = earlier.unwrap_or_default();
        all.0.append(&mut other.0);
        // Never `Break`: every defect is to be found in one go.
        ControlFlow::Continue(all)
    }
}

impl DeserializeError for Defects {
    fn error<V: IntoValue>(
        earlier: Option<Self>,
        error: ErrorKind<'_, V>,
        location: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let kind = match error {
            ErrorKind::IncorrectValueKind { actual, accepted } => DefectKind::WrongType {
                expected: accepted.first().map_or("value", |kind| json_type(*kind)),
                found: json_type(actual.kind()),
            },
            ErrorKind::MissingField { field } => {
                DefectKind::MissingField { field: field.to_owned() }
            }
            ErrorKind::UnknownKey { key, accepted } => DefectKind::UnknownField {
                field: key.to_owned(),
                suggestion: Suggestion::among(key, accepted.iter().copied()),
            },
            ErrorKind::UnknownValue { value, .. } => DefectKind::UnknownValue {
                value: value.to_owned(),
                known: &[],
                suggestion: None,
            },
            ErrorKind::BadSequenceLen { .. } | ErrorKind::Unexpected { .. } => {
                DefectKind::WrongType { expected: "number", found: "number" }
            }
        };
        Self::merge(earlier, Self::one(location, kind), location)
    }
}

/// The name of a JSON type, as RFC 8259 has it.
pub(super) fn json_type(kind: deserr::ValueKind) -> &'static str {
    use deserr::ValueKind as K;
    match kind {
        K::Null => "null",
        K::Boolean => "boolean",
        K::Integer | K::NegativeInteger | K::Float => "number",
        K::String => "string",
        K::Sequence => "array",
        K::Map => "object",
    }
}

/// A defect with everything an editor needs to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The place in the file.
    pub path: Path,
    /// The place in words: which record, which part, which field.
    pub place: Place,
    /// The value as written, cut to 80 letters.
    pub value: String,
    /// What is wrong.
    pub kind: DefectKind,
}

/// A place in the dataset as a person would name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The list of records, as in `projects`.
    pub section: String,
    /// The id of the record, or its number from 1 where it has none.
    pub record: Option<String>,
    /// The number of the module, from 1.
    pub module: Option<usize>,
    /// The field, with its languages and numbers.
    pub field: Vec<String>,
}
