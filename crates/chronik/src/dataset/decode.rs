//! From JSON values to records: every defect of a record is found, not only the first.
//!
//! What one field costs in WebAssembly is one call: names, types and places are told apart at run
//! time, by functions that exist once. See docs/decisions/0005-decoder.md.

use serde_json::{Map, Value};

use super::defect::{DefectKind, Found, Path, Step, Suggestion};

/// Defects of a file that are told. A file with more of them is refused: nobody reads them, and noting millions of them
/// takes the memory of the browser.
pub(super) const DEFECTS_LIMIT: usize = 10_000;
/// Letters of a single string. Each text has a limit of its own far below, from which on it is told; one past this is
/// not shown, as it would take seconds to draw.
const STRING_LIMIT: usize = 10_000;
/// Elements of a list inside a record; the longest of the chronicle has a dozen.
const LIST_LIMIT: usize = 200;

/// A type that can be read from a JSON value.
pub(super) trait Decode: Sized {
    /// Reads the value at which the decoder stands. What is wrong with it is reported; the result
    /// is then a stand-in, which nobody sees: [`Decoder::record`] drops what has a defect.
    fn decode(value: &Value, decoder: &mut Decoder) -> Self;

    /// What an optional field is when it is left out; for any other type the stand-in.
    fn blank() -> Self;
}

/// A JSON object whose fields are read; `None` if another value stands in its place. That is
/// reported already, so that no field of it is missed.
pub(super) type Object<'v> = Option<&'v Map<String, Value>>;

/// Walks through a JSON value and remembers where it is and what is wrong.
pub(super) struct Decoder {
    /// What is wrong.
    pub(super) found: Vec<Found>,
    /// A field that is passed over as if it were left out: it is read on its own.
    pub(super) apart: &'static str,
    way: Path,
}

impl Decoder {
    /// At the root; `found` is what is already known to be wrong.
    pub(super) const fn new(found: Vec<Found>) -> Self {
        Self {
            found,
            apart: "",
            way: Path(Vec::new()),
        }
    }

    /// The place in the file.
    pub(super) fn path(&self) -> Path {
        self.way.clone()
    }

    /// Notes a defect of the value at which the decoder stands.
    pub(super) fn report(&mut self, kind: DefectKind) {
        if !self.is_full() {
            self.found.push(Found {
                path: self.path(),
                kind,
            });
        }
    }

    /// Whether there are so many defects that the file is refused for them.
    pub(super) const fn is_full(&self) -> bool {
        self.found.len() >= DEFECTS_LIMIT
    }

    /// The word that was meant.
    fn suggestion(&self, word: &str, known: &[&str]) -> Option<Suggestion> {
        if self.is_full() {
            return None;
        }
        Suggestion::among(word, known.iter().copied())
    }

    /// Goes to a field of an object; `None` and no step if it is left out.
    pub(super) fn enter<'v>(
        &mut self,
        object: Object<'v>,
        name: &'static str,
        required: bool,
    ) -> Option<&'v Value> {
        if name == self.apart {
            return None;
        }
        let value = object?.get(name);
        if value.is_some() {
            self.way.0.push(Step::Key(name));
        } else if required && !self.is_misspelt(name) {
            self.report(DefectKind::MissingField {
                field: name.to_owned(),
            });
        }
        value
    }

    /// Whether an unknown field of this object was probably meant to be the one of that name: one
    /// slip is one defect.
    fn is_misspelt(&self, name: &str) -> bool {
        // What was found in this object so far is at the end; before it is that of others.
        let here = self.found.iter().rev();
        let mut here = here.take_while(|found| found.path.0.starts_with(&self.way.0));
        here.any(|found| {
            found.path == self.way
                && matches!(&found.kind, DefectKind::UnknownField { suggestion: Some(near), .. }
                    if near.0 == name)
        })
    }

    /// Goes to an element of a list.
    pub(super) fn enter_element(&mut self, index: usize) {
        self.way.0.push(Step::Index(index));
    }

    /// Goes back by one step.
    pub(super) fn leave(&mut self) {
        self.way.0.pop();
    }

    /// A field that must be there.
    pub(super) fn required<T: Decode>(&mut self, object: Object<'_>, name: &'static str) -> T {
        let value = self.enter(object, name, true);
        self.field(value)
    }

    /// A field that may be left out.
    pub(super) fn optional<T: Decode>(&mut self, object: Object<'_>, name: &'static str) -> T {
        let value = self.enter(object, name, false);
        self.field(value)
    }

    fn field<T: Decode>(&mut self, entered: Option<&Value>) -> T {
        let Some(value) = entered else {
            return T::blank();
        };
        let field = T::decode(value, self);
        self.leave();
        field
    }

    /// A whole record; `None` if anything in it is wrong.
    pub(super) fn record<T: Decode>(&mut self, value: &Value) -> Option<T> {
        let before = self.found.len();
        let record = T::decode(value, self);
        (self.found.len() == before).then_some(record)
    }

    /// The value as an object with none but the known fields.
    pub(super) fn object<'v>(&mut self, value: &'v Value, known: &[&str]) -> Object<'v> {
        let Value::Object(object) = value else {
            self.wrong_type("object", value);
            return None;
        };
        for field in object
            .keys()
            .filter(|field| !known.contains(&field.as_str()))
        {
            let suggestion = self.suggestion(field, known);
            self.report(DefectKind::UnknownField {
                field: shorten(field),
                suggestion,
            });
        }
        Some(object)
    }

    /// The value as a list; empty if it is none.
    pub(super) fn list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        value.as_array().map(Vec::as_slice).unwrap_or_else(|| {
            self.wrong_type("array", value);
            &[]
        })
    }

    /// The value as a list in a record; empty if it is none, or longer than one can be.
    fn short_list<'v>(&mut self, value: &'v Value) -> &'v [Value] {
        let list = self.list(value);
        if list.len() > LIST_LIMIT {
            self.report(DefectKind::TooMany { limit: LIST_LIMIT });
            return &[];
        }
        list
    }

    /// The value as a string; `None` if it is none, or longer than one can be.
    pub(super) fn string<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        let Value::String(text) = value else {
            self.wrong_type("string", value);
            return None;
        };
        // Bytes first: letters have to be counted.
        if text.len() > STRING_LIMIT {
            let length = text.chars().count();
            if length > STRING_LIMIT {
                let limit = STRING_LIMIT;
                self.report(DefectKind::TooLong { limit, length });
                return None;
            }
        }
        Some(text)
    }

    /// The value as a word of a list: its place there.
    pub(super) fn word(&mut self, value: &Value, known: &'static [&'static str]) -> Option<usize> {
        let word = self.string(value)?;
        let place = known.iter().position(|known| *known == word);
        if place.is_none() {
            let suggestion = self.suggestion(word, known);
            self.report(DefectKind::UnknownValue {
                value: shorten(word),
                known,
                suggestion,
            });
        }
        place
    }

    /// Reports that a value is of another JSON type than expected.
    fn wrong_type(&mut self, expected: &'static str, value: &Value) {
        // The names of RFC 8259.
        let found = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        self.report(DefectKind::WrongType { expected, found });
    }
}

/// Whatever is shown as it is written; addresses and dates are read more strictly.
impl Decode for String {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let text = decoder.string(value).unwrap_or_default();
        if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
            decoder.report(DefectKind::HiddenCharacter(c));
        }
        text.to_owned()
    }

    fn blank() -> Self {
        Self::new()
    }
}

/// Control characters, line separators, and those that turn the direction of the text around them: with them a
/// text can look like another one (CVE-2021-42574, "Trojan Source").
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The beginning of a text, where it only names something; what hides or turns letters there is seen.
pub(super) fn shorten(text: &str) -> String {
    let shown = |c| if is_hidden(c) { '\u{FFFD}' } else { c };
    let mut short: String = text.chars().take(80).map(shown).collect();
    if text.len() > 80 && text.chars().nth(80).is_some() {
        short.push('…');
    }
    short
}

impl Decode for bool {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        value.as_bool().unwrap_or_else(|| {
            decoder.wrong_type("boolean", value);
            false
        })
    }

    fn blank() -> Self {
        false
    }
}

impl Decode for u8 {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let number = value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok());
        number.unwrap_or_else(|| {
            decoder.wrong_type("number", value);
            0
        })
    }

    fn blank() -> Self {
        0
    }
}

impl Decode for f64 {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        // Beyond that a number is no longer exact to one decimal.
        let number = value.as_f64().filter(|number| number.abs() < 1e15);
        number.unwrap_or_else(|| {
            decoder.wrong_type("number", value);
            0.0
        })
    }

    fn blank() -> Self {
        0.0
    }
}

/// `null` is the same as leaving the field out.
impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        if value.is_null() {
            None
        } else {
            Some(T::decode(value, decoder))
        }
    }

    fn blank() -> Self {
        None
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let mut list = Self::new();
        for (index, value) in decoder.short_list(value).iter().enumerate() {
            decoder.enter_element(index);
            list.push(T::decode(value, decoder));
            decoder.leave();
        }
        list
    }

    fn blank() -> Self {
        Self::new()
    }
}

/// Declares records: a struct, and how it is read from a JSON object with the same field names.
/// A field that ends in `= optional` may be left out.
macro_rules! records {
    ($($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty $(= $optional:ident)?,)+
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                // `any()` is never true: the second line only makes the first one follow the mark.
                $(#[cfg_attr(feature = "schema", schemars(default))] #[cfg_attr(any(), $optional)])?
                pub $field: $type,
            )+
        }

        impl $crate::dataset::decode::Decode for $name {
            fn decode(value: &serde_json::Value, decoder: &mut $crate::dataset::decode::Decoder) -> Self {
                let object = decoder.object(value, &[$(stringify!($field)),+]);
                Self { $($field: records!(@field decoder, object, $field $(, $optional)?)),+ }
            }

            fn blank() -> Self {
                Self { $($field: $crate::dataset::decode::Decode::blank()),+ }
            }
        }
    )+};
    (@field $decoder:ident, $object:ident, $field:ident) => {
        $decoder.required($object, stringify!($field))
    };
    (@field $decoder:ident, $object:ident, $field:ident, optional) => {
        $decoder.optional($object, stringify!($field))
    };
}
pub(super) use records;
