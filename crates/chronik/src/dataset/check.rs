//! From bytes to a checked dataset: every defect is found, good records are kept.

use serde_json::{Map, Value};

use super::decode::{DEFECTS_LIMIT, Decode, Decoder, shorten};
use super::defect::{Defect, DefectKind, Found, Path, Place, Step};
use super::rules;
use super::wire::{
    Conflict, EdtfInterval, Entry, Figure, Gap, Offer, Organisation, SingleDate, Source, Text,
    Tour, TourStep, VERSION,
};
use super::{Dataset, span_days};
use crate::edtf::{Edtf, Interval};
use crate::order;

/// Bytes of a file. A hundred thousand entries, two hundred times the chronicle, have about 30 MB.
const FILE_LIMIT: usize = 40_000_000;
/// Values in it: each takes up to two hundred bytes of memory, even one of a single letter.
const VALUES_LIMIT: usize = 4_000_000;

/// Records of each kind but entries, of which there may be as many as the file can hold: carriers are counted for
/// offers, readings looked for at records.
const RECORDS_LIMIT: usize = 5_000;

/// Why a file cannot be read as a dataset at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing but white space.
    Empty,
    /// More than any chronicle can have: bytes, values, records or defects. Reading on would stop the browser.
    TooLarge,
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
    /// The frame (title, span, date) has defects, so nothing can be shown. All defects of the file
    /// are listed, those of the frame first.
    Frame(Vec<Defect>),
}

/// A dataset with all that was found wrong on the way.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What can be shown.
    pub dataset: Dataset,
    /// Every defect: those of the file as a whole, then those of single records, by their place.
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
    Written::parse(bytes)?.check()
}

/// A file in the format of a dataset, not checked yet: half of the work of [`read`], for who has something else to do in
/// between.
#[derive(Debug)]
pub struct Written {
    root: Value,
    /// What is wrong with the file as a whole.
    found: Vec<Found>,
}

impl Written {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Unreadable`], any but [`Unreadable::Frame`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > FILE_LIMIT {
            return Err(Unreadable::TooLarge);
        }
        let mut found = Vec::new();
        let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => {
                found.push(Found {
                    path: Path::default(),
                    kind: DefectKind::ByteOrderMark,
                });
                rest
            }
            None => bytes,
        };
        let text = std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 {
            offset: error.valid_up_to(),
        })?;
        let root = parse(text)?;
        let Value::Object(fields) = &root else {
            return Err(Unreadable::NotAnObject);
        };
        match fields.get("version") {
            Some(Value::Number(number)) if number.as_u64() == Some(VERSION) => {
                Ok(Self { root, found })
            }
            other => Err(Unreadable::Version {
                found: other.map(version_text),
            }),
        }
    }

    /// Checks what was read.
    ///
    /// # Errors
    /// [`Unreadable::Frame`] or [`Unreadable::TooLarge`].
    pub fn check(self) -> Result<Checked, Unreadable> {
        let written = self.root;
        let Value::Object(root) = &written else {
            return Err(Unreadable::NotAnObject);
        };
        let mut reader = Reader {
            decoder: Decoder::new(self.found),
            broken: Vec::new(),
            too_large: false,
        };
        let (tours, steps) = reader.tours(root);
        let mut records = Records {
            sources: reader.section::<Source>(root, "sources"),
            organisations: reader.section::<Organisation>(root, "organisations"),
            entries: reader.section::<Entry>(root, "entries"),
            figures: reader.section::<Figure>(root, "figures"),
            offers: reader.offers(root),
            conflicts: reader.section::<Conflict>(root, "conflicts"),
            gaps: reader.section::<Gap>(root, "gaps"),
            tours,
            steps,
        };
        let frame = reader.decoder.record::<Frame>(&written);
        let Reader {
            decoder: Decoder { mut found, .. },
            broken,
            too_large,
        } = reader;
        // Before the rules: what could not be read is nothing to apply them to.
        if too_large || found.len() >= DEFECTS_LIMIT {
            return Err(Unreadable::TooLarge);
        }

        let broken = order::sorted(broken, &|a, b| a.record.cmp(&b.record));
        let span = frame.as_ref().map(|frame| span_days(frame.span));
        let mut applied = rules::apply(&mut records, &broken, span);
        found.append(&mut applied.found);
        if found.len() >= DEFECTS_LIMIT {
            return Err(Unreadable::TooLarge);
        }
        let defects = order::sorted(describe(found, &written), &|a, b| {
            let place = |defect: &Defect| defect.place.record.is_some();
            place(a).cmp(&place(b)).then_with(|| a.path.cmp(&b.path))
        });
        match frame {
            Some(frame) => Ok(Checked {
                dataset: Dataset::new(frame, records, applied.ids),
                defects,
                left_out: applied.left_out,
            }),
            None => Err(Unreadable::Frame(defects)),
        }
    }
}

fn parse(text: &str) -> Result<Value, Unreadable> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Unreadable::Empty);
    }
    if start.starts_with('<') {
        return Err(Unreadable::Html);
    }
    let begins_value = |b: &u8| matches!(b, b',' | b'[' | b'{');
    if text.bytes().filter(begins_value).count() > VALUES_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_eof() {
            return Unreadable::CutOff { line, column };
        }
        let mut detail = error.to_string();
        // The place is told apart from it.
        let place = format!(" at line {line} column {column}").len();
        detail.truncate(detail.len().saturating_sub(place));
        Unreadable::Syntax {
            line,
            column,
            detail,
        }
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

impl Decode for Frame {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let lists = [
            "sources",
            "organisations",
            "entries",
            "figures",
            "projects",
            "conflicts",
            "gaps",
            "tours",
        ];
        let own = ["$schema", "version", "title", "updated", "span"];
        let object = decoder.object(value, &[own.as_slice(), &lists].concat());
        let _schema: Option<String> = decoder.optional(object, "$schema");
        Self {
            title: decoder.required(object, "title"),
            updated: decoder.required::<SingleDate>(object, "updated").0,
            span: decoder.required::<EdtfInterval>(object, "span").0,
        }
    }

    fn blank() -> Self {
        Self {
            title: Text::blank(),
            updated: Edtf::blank(),
            span: Interval::BLANK,
        }
    }
}

/// A record with its place in the file.
pub(super) type Placed<T> = (Path, T);

/// All records. Where something could not be read there is a stand-in, see [`Broken`].
pub(super) struct Records {
    pub(super) sources: Vec<Placed<Source>>,
    pub(super) organisations: Vec<Placed<Organisation>>,
    pub(super) entries: Vec<Placed<Entry>>,
    pub(super) figures: Vec<Placed<Figure>>,
    /// Projects, each followed by its parts; a part names its project by index in this list.
    pub(super) offers: Vec<(Path, Offer, Option<usize>)>,
    pub(super) conflicts: Vec<Placed<Conflict>>,
    pub(super) gaps: Vec<Placed<Gap>>,
    /// Without their steps: those come in at the end.
    pub(super) tours: Vec<Placed<Tour>>,
    /// A step names its tour by index in the list of tours.
    pub(super) steps: Vec<PlacedStep>,
}

/// A step of a tour, where it stands, and the index of its tour.
pub(super) type PlacedStep = (Path, TourStep, usize);

/// A record that could not be read in whole.
pub(super) struct Broken {
    /// Which.
    pub(super) record: Path,
    /// What of it: the names of the fields; `None` if it is no record at all.
    fields: Option<Vec<String>>,
}

impl Broken {
    fn new(record: Path, found: &[Found]) -> Self {
        let fields = found
            .iter()
            .map(|found| match record.field_of(&found.path) {
                Some(field) => Some(field.to_owned()),
                None => match &found.kind {
                    DefectKind::MissingField { field } => Some(field.clone()),
                    DefectKind::UnknownField { field, suggestion } => {
                        let meant = suggestion.as_ref().map_or(field, |near| &near.0);
                        Some(meant.clone())
                    }
                    _ => None,
                },
            });
        let fields = fields.collect();
        Self { record, fields }
    }

    /// Whether a defect is only about the stand-in for what could not be read.
    pub(super) fn explains(&self, defect: &Found) -> bool {
        let Some(fields) = &self.fields else {
            return true;
        };
        let field = self.record.field_of(&defect.path);
        field.is_some_and(|field| fields.iter().any(|broken| broken == field))
    }

    /// What could not be read of a record; `all` are in the order of their records.
    pub(super) fn of<'b>(record: &Path, all: &'b [Self]) -> Option<&'b Self> {
        let place = all.binary_search_by(|broken| broken.record.cmp(record));
        place.ok().and_then(|place| all.get(place))
    }
}

struct Reader {
    decoder: Decoder,
    broken: Vec<Broken>,
    /// Whether a list has more records than one can have.
    too_large: bool,
}

impl Reader {
    /// Decodes each record of a list by itself, so that a bad one does not take the others with it.
    fn section<T: Decode>(
        &mut self,
        root: &Map<String, Value>,
        name: &'static str,
    ) -> Vec<Placed<T>> {
        let mut records = Vec::new();
        self.each(root, name, true, &mut |reader, value| {
            let record = reader.record(value);
            records.push((reader.decoder.path(), record));
        });
        records
    }

    fn offers(&mut self, root: &Map<String, Value>) -> Vec<(Path, Offer, Option<usize>)> {
        let mut offers = Vec::new();
        self.each(root, "projects", true, &mut |reader, value| {
            reader.decoder.apart = "modules";
            let project = reader.record::<Offer>(value);
            reader.decoder.apart = "";
            let parent = offers.len();
            offers.push((reader.decoder.path(), project, None));
            let Some(fields) = value.as_object() else {
                return;
            };
            reader.each(fields, "modules", false, &mut |reader, value| {
                let part = reader.record(value);
                offers.push((reader.decoder.path(), part, Some(parent)));
            });
        });
        offers
    }

    fn tours(&mut self, root: &Map<String, Value>) -> (Vec<Placed<Tour>>, Vec<PlacedStep>) {
        let (mut tours, mut steps) = (Vec::new(), Vec::new());
        self.each(root, "tours", false, &mut |reader, value| {
            reader.decoder.apart = "steps";
            let tour = reader.record::<Tour>(value);
            reader.decoder.apart = "";
            let parent = tours.len();
            tours.push((reader.decoder.path(), tour));
            let Some(fields) = value.as_object() else {
                return;
            };
            reader.each(fields, "steps", false, &mut |reader, value| {
                let step = reader.record(value);
                steps.push((reader.decoder.path(), step, parent));
            });
        });
        (tours, steps)
    }

    /// Visits the elements of a list.
    fn each(
        &mut self,
        object: &Map<String, Value>,
        name: &'static str,
        required: bool,
        visit: &mut dyn FnMut(&mut Self, &Value),
    ) {
        let Some(list) = self.decoder.enter(Some(object), name, required) else {
            return;
        };
        let list = self.decoder.list(list);
        self.too_large |= list.len() > RECORDS_LIMIT && name != "entries";
        for (index, value) in list.iter().enumerate() {
            if self.too_large || self.decoder.is_full() {
                break;
            }
            self.decoder.enter_element(index);
            visit(self, value);
            self.decoder.leave();
        }
        self.decoder.leave();
    }

    /// Decodes a record, and remembers it if that did not work out: the rules still look at what
    /// could be read, so that all its defects are told at once.
    fn record<T: Decode>(&mut self, value: &Value) -> T {
        let before = self.decoder.found.len();
        let record = T::decode(value, &mut self.decoder);
        if let Some(found @ [_, ..]) = self.decoder.found.get(before..) {
            self.broken.push(Broken::new(self.decoder.path(), found));
        }
        record
    }
}

/// Adds to each defect its place in words and the value as written.
fn describe(found: Vec<Found>, written: &Value) -> Vec<Defect> {
    found
        .into_iter()
        .map(|Found { path, kind }| Defect {
            place: place(&path, written),
            value: path.find(written).map(value_text).unwrap_or_default(),
            path,
            kind,
        })
        .collect()
}

fn value_text(value: &Value) -> String {
    match value {
        Value::String(text) => shorten(text),
        Value::Array(_) | Value::Object(_) => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Null => "null".to_owned(),
        Value::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
    }
}

/// A version as written; lists and objects without what is in them.
fn version_text(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{}\"", shorten(text)),
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        other => value_text(other),
    }
}

fn place(path: &Path, written: &Value) -> Place {
    let mut place = Place::default();
    let mut value = Some(written);
    let mut steps = path.0.iter().peekable();
    if let Some(Step::Key(section)) = steps.peek() {
        place.section = (*section).to_owned();
        value = value.and_then(|v| v.get(*section));
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
        && *modules == "modules"
    {
        place.module = Some(index + 1);
        steps.drain(..2);
    }
    place.field = steps
        .into_iter()
        .map(|step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Index(index) => (index + 1).to_string(),
        })
        .collect();
    place
}
