//! From bytes to a checked dataset: every defect is found, good records are kept.

use std::collections::BTreeMap;

use deserr::{Deserr, IntoValue, ValuePointerRef};
use serde_json::{Map, Value};

use super::Dataset;
use super::defect::{Defect, DefectKind, Defects, Found, Path, Place, Step, Suggestion};
use super::rules::{self, Record};
use super::wire::{Conflict, Entry, Figure, Gap, Offer, Organisation, Source, Text, VERSION};
use crate::edtf::{Edtf, Interval};

/// Why a file cannot be read as a dataset at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing but white space.
    Empty,
    /// Bytes that are not UTF-8, for example from a file saved as Latin-1.
    NotUtf8 {
        /// Position of the first wrong byte.
        offset: usize,
    },
    /// A web page instead of data: usually a host that answers everything with `index.html`.
    Html,
    /// The text ends in the middle.
    CutOff {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Not JSON.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the JSON parser says.
        detail: String,
    },
    /// JSON, but a list, a number or the like.
    NotAnObject,
    /// Another version of the format, or none.
    Version {
        /// What stands there.
        found: Option<String>,
    },
    /// The frame (title, span, date) has defects, so nothing can be shown.
    Frame(Vec<Defect>),
}

/// A dataset with all that was found wrong on the way.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What can be shown.
    pub dataset: Dataset,
    /// Every defect, in the order of the file.
    pub defects: Vec<Defect>,
    /// How many records are left out because of a defect.
    pub left_out: usize,
}

/// Reads and checks a dataset.
///
/// # Errors
/// [`Unreadable`] if nothing of it can be shown. Defects of single records are no error: the
/// record is left out and the defect is listed.
pub fn read(bytes: &[u8]) -> Result<Checked, Unreadable> {
    let mut found = Vec::new();
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => {
            found.push(Found { path: Path::default(), kind: DefectKind::ByteOrderMark });
            rest
        }
        None => bytes,
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Unreadable::NotUtf8 { offset: error.valid_up_to() })?;
    let root = parse(text)?;
    let Value::Object(mut root) = root else { return Err(Unreadable::NotAnObject) };
    match root.get("version") {
        Some(Value::Number(number)) if number.as_u64() == Some(VERSION) => {}
        other => {
            return Err(Unreadable::Version { found: other.map(|value| shorten(&value.to_string())) });
        }
    }
    let written = Value::Object(root.clone());

    let mut reader = Reader { found, left_out: 0 };
    let records = Records {
        sources: reader.section::<Source>(&mut root, "sources"),
        organisations: reader.section::<Organisation>(&mut root, "organisations"),
        entries: reader.section::<Entry>(&mut root, "entries"),
        figures: reader.section::<Figure>(&mut root, "figures"),
        offers: reader.offers(&mut root),
        conflicts: reader.section::<Conflict>(&mut root, "conflicts"),
        gaps: reader.section::<Gap>(&mut root, "gaps"),
    };
    let before = reader.found.len();
    let frame = reader.frame(root);
    let Some(frame) = frame else {
        let frame = reader.found.split_off(before);
        return Err(Unreadable::Frame(describe(frame, &written)));
    };

    let (records, mut more) = rules::apply(records, &mut reader.left_out);
    reader.found.append(&mut more);
    let mut defects = describe(reader.found, &written);
    defects.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Checked { dataset: Dataset::new(frame, records), defects, left_out: reader.left_out })
}

fn parse(text: &str) -> Result<Value, Unreadable> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Unreadable::Empty);
    }
    if start.starts_with('<') {
        return Err(Unreadable::Html);
    }
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_eof() {
            return Unreadable::CutOff { line, column };
        }
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
        Unreadable::Syntax { line, column, detail }
    })
}

/// The parts of the file that are no list of records.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Name of the chronicle.
    pub title: Text,
    /// Day of the last change.
    pub updated: Edtf,
    /// The time the timeline shows.
    pub span: Interval,
}

/// A record with its place in the file.
pub(super) type Placed<T> = (Path, T);

/// All records that could be decoded.
pub(super) struct Records {
    pub(super) sources: Vec<Placed<Source>>,
    pub(super) organisations: Vec<Placed<Organisation>>,
    pub(super) entries: Vec<Placed<Entry>>,
    pub(super) figures: Vec<Placed<Figure>>,
    /// Projects, each followed by its parts; a part names its project by index in this list.
    pub(super) offers: Vec<(Path, Offer, Option<usize>)>,
    pub(super) conflicts: Vec<Placed<Conflict>>,
    pub(super) gaps: Vec<Placed<Gap>>,
}

struct Reader {
    found: Vec<Found>,
    left_out: usize,
}

impl Reader {
    /// Takes a list of records out of the root and decodes each by itself, so that one bad record
    /// does not take the others with it.
    fn section<T: Deserr<Defects> + Record>(
        &mut self,
        root: &mut Map<String, Value>,
        name: &'static str,
    ) -> Vec<Placed<T>> {
        let list = self.list(root.remove(name), &ValuePointerRef::Origin, name, true);
        let mut records = Vec::with_capacity(list.len());
        let section = ValuePointerRef::Origin.push_key(name);
        for (index, value) in list.into_iter().enumerate() {
            let location = section.push_index(index);
            if let Some(record) = self.decode(value, location) {
                records.push((location.into(), record));
            }
        }
        records
    }

    fn offers(&mut self, root: &mut Map<String, Value>) -> Vec<(Path, Offer, Option<usize>)> {
        let list = self.list(root.remove("projects"), &ValuePointerRef::Origin, "projects", true);
        let section = ValuePointerRef::Origin.push_key("projects");
        let mut offers = Vec::new();
        for (index, mut value) in list.into_iter().enumerate() {
            let location = section.push_index(index);
            let parts = value.as_object_mut().and_then(|project| project.remove("modules"));
            let parts = self.list(parts, &location, "modules", false);
            let parent = self.decode::<Offer>(value, location).map(|project| {
                offers.push((location.into(), project, None));
                offers.len() - 1
            });
            let modules = location.push_key("modules");
            for (index, value) in parts.into_iter().enumerate() {
                let location = modules.push_index(index);
                match (self.decode::<Offer>(value, location), parent) {
                    (Some(part), Some(_)) => offers.push((location.into(), part, parent)),
                    // A part cannot be shown without its project.
                    (Some(_), None) => self.left_out += 1,
                    (None, _) => {}
                }
            }
        }
        offers
    }

    fn list(
        &mut self,
        value: Option<Value>,
        parent: &ValuePointerRef<'_>,
        name: &str,
        required: bool,
    ) -> Vec<Value> {
        let location = parent.push_key(name);
        match value {
            Some(Value::Array(list)) => list,
            None if !required => Vec::new(),
            None => {
                let kind = DefectKind::MissingField { field: name.to_owned() };
                self.found.push(Found { path: (*parent).into(), kind });
                Vec::new()
            }
            Some(other) => {
                let found = super::defect::json_type(other.kind());
                let kind = DefectKind::WrongType { expected: "array", found };
                self.found.push(Found { path: location.into(), kind });
                Vec::new()
            }
        }
    }

    fn decode<T: Deserr<Defects>>(&mut self, value: Value, at: ValuePointerRef<'_>) -> Option<T> {
        match T::deserialize_from_value(value.into_value(), at) {
            Ok(record) => Some(record),
            Err(Defects(mut defects)) => {
                self.found.append(&mut defects);
                self.left_out += 1;
                None
            }
        }
    }

    fn frame(&mut self, root: Map<String, Value>) -> Option<Frame> {
        /// What is left of the root once the lists are taken out.
        #[derive(Deserr)]
        #[deserr(error = Defects, deny_unknown_fields)]
        struct Written {
            #[deserr(default, rename = "$schema")]
            _schema: Option<String>,
            #[deserr(rename = "version")]
            _version: u64,
            title: Text,
            updated: super::wire::SingleDate,
            span: super::wire::EdtfInterval,
        }
        match Written::deserialize_from_value(
            Value::Object(root).into_value(),
            ValuePointerRef::Origin,
        ) {
            Ok(frame) => Some(Frame {
                title: frame.title,
                updated: frame.updated.0,
                span: frame.span.0,
            }),
            Err(Defects(mut defects)) => {
                self.found.append(&mut defects);
                None
            }
        }
    }
}

/// Adds to each defect its place in words and the value as written.
fn describe(found: Vec<Found>, written: &Value) -> Vec<Defect> {
    found
        .into_iter()
        .map(|Found { path, kind }| Defect {
            place: place(&path, written),
            value: written.pointer(&path.pointer()).map(value_text).unwrap_or_default(),
            path,
            kind,
        })
        .collect()
}

fn value_text(value: &Value) -> String {
    match value {
        Value::String(text) => shorten(text),
        Value::Array(_) | Value::Object(_) => String::new(),
        other => shorten(&other.to_string()),
    }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn place(path: &Path, written: &Value) -> Place {
    let mut place = Place::default();
    let mut value = Some(written);
    let mut steps = path.0.iter().peekable();
    if let Some(Step::Key(section)) = steps.peek() {
        place.section.clone_from(section);
        value = value.and_then(|v| v.get(section));
        steps.next();
    }
    if let Some(Step::Index(index)) = steps.peek() {
        value = value.and_then(|v| v.get(index));
        let id = value.and_then(|v| v.get("id")).and_then(Value::as_str);
        place.record = Some(id.map_or_else(|| (index + 1).to_string(), shorten));
        steps.next();
    }
    let mut steps: Vec<_> = steps.collect();
    if let [Step::Key(modules), Step::Index(index), ..] = steps.as_slice()
        && modules == "modules"
    {
        place.module = Some(index + 1);
        steps.drain(..2);
    }
    place.field = steps
        .into_iter()
        .map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => (index + 1).to_string(),
        })
        .collect();
    place
}

/// The nearest known id to one that is not there.
pub(super) fn near<'a>(id: &str, known: &'a BTreeMap<String, super::RecordRef>) -> Option<Suggestion> {
    Suggestion::among(id, known.keys().map(String::as_str).filter(|known: &&'a str| known.len() > 2))
}
