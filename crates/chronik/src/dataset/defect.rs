//! What can be wrong in a dataset, each with its place, its reason and its cure.

use serde_json::Value;

use super::link::LinkError;
use crate::edtf;
use crate::lang::Lang;

/// One step from a JSON value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into an object, by a name that the format knows.
    Key(&'static str),
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
                Step::Key(key) => key.chars().for_each(|c| match c {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    c => pointer.push(c),
                }),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// The value to which it leads.
    pub(super) fn find<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.as_object()?.get(*key),
            Step::Index(index) => value.as_array()?.get(*index),
        })
    }

    /// The field of this record that a longer way leads into.
    pub(super) fn field_of(&self, longer: &Self) -> Option<&'static str> {
        match longer.0.strip_prefix(self.0.as_slice())? {
            [Step::Key(field), ..] => Some(*field),
            _ => None,
        }
    }

    /// The way one key further.
    #[must_use]
    pub fn key(&self, key: &'static str) -> Self {
        let mut path = self.clone();
        path.0.push(Step::Key(key));
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

/// A word the editor may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion(pub String);

impl Suggestion {
    /// The nearest of `known` to `word`, if it is near: at most two typing errors
    /// (optimal string alignment), and fewer than half of the letters. Of equally near ones the
    /// first of the alphabet.
    pub fn among<'a>(word: &str, mut known: impl Iterator<Item = &'a str>) -> Option<Self> {
        Self::nearest(word, &mut known)
    }

    /// Apart, so that it is compiled once and not for each list.
    fn nearest(word: &str, known: &mut dyn Iterator<Item = &str>) -> Option<Self> {
        if word.len() > 60 {
            return None;
        }
        let mut nearest: Option<(usize, &str)> = None;
        for candidate in known {
            // Each letter more or less is an error by itself; bytes are at most four to a letter.
            if candidate.len().abs_diff(word.len()) > 8 {
                continue;
            }
            let distance = strsim::osa_distance(word, candidate);
            let near = distance < 3 && distance * 2 < candidate.len();
            if near && nearest.is_none_or(|nearest| (distance, candidate) < nearest) {
                nearest = Some((distance, candidate));
            }
        }
        nearest.map(|(_, candidate)| Self(candidate.to_owned()))
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
    /// More elements in a list than make sense.
    TooMany {
        /// Elements allowed.
        limit: usize,
    },
    /// A list that names the same twice, or further lanes among which is the first one.
    Repeated,
    /// An entry that takes over from itself, directly or by way of others.
    Circle,
    /// A day or a window that does not lie within the span of the dataset.
    OutsideSpan,
    /// A tour without a step.
    NoSteps,
}

impl DefectKind {
    /// Whether the record cannot be shown with this defect. Otherwise the record is kept:
    /// nothing wrong reaches the page, but the editor still hears of it.
    #[must_use]
    pub fn drops_record(&self) -> bool {
        !matches!(
            self,
            Self::ByteOrderMark
                | Self::TooLong { .. }
                | Self::TooMany { .. }
                | Self::Repeated
                | Self::Circle
                | Self::UnknownReference { .. }
        )
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
