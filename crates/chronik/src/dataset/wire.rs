//! The dataset as it is written: one type per record, one field per JSON key.
//!
//! The decoder (`deserr`) reports every defect of a record instead of the first, and the JSON
//! Schema beside the dataset is generated from these types, so the three cannot drift apart.

use deserr::{Deserr, DeserializeError, ErrorKind, IntoValue, Value, ValueKind, ValuePointerRef, take_cf_content};

use super::defect::{DefectKind, Defects};
use super::link::Link;
use super::vocabulary::{
    Activity, Audience, Certainty, Field, Lane, Mark, OrganisationKind, PartKind, Qualifier, Scope,
};
use crate::edtf::{Edtf, Interval};
use crate::lang::Lang;

/// The version of this format. A dataset of another version is refused as a whole.
pub const VERSION: u64 = 1;

/// A text in both languages of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Text {
    /// German.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub de: String,
    /// English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub en: String,
}

impl Text {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }
}

/// The whole file. Used for the JSON Schema; reading goes record by record, see `check`.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields, title = "IQ Chronik: dataset")]
#[expect(dead_code, reason = "describes the file for the JSON Schema; nothing builds it")]
pub struct File {
    /// Where the editor finds this schema.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// The version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    version: u64,
    /// Name of the chronicle.
    title: Text,
    /// Day of the last change.
    #[schemars(with = "String")]
    updated: Edtf,
    /// The years the timeline shows, as in `2005/2028`.
    span: EdtfInterval,
    /// Everything that is cited.
    sources: Vec<Source>,
    /// Bodies that carried or coordinated something.
    organisations: Vec<Organisation>,
    /// The history, entry by entry.
    entries: Vec<Entry>,
    /// Counted and planned numbers.
    figures: Vec<Figure>,
    /// Projects with their modules.
    projects: Vec<Offer>,
    /// Where sources disagree.
    conflicts: Vec<Conflict>,
    /// What is not known.
    gaps: Vec<Gap>,
}

/// Something that can be read elsewhere.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Id: small letters, digits and hyphens.
    pub id: String,
    /// The address; `https`, or `http` for an old page that has nothing else.
    pub url: Link,
    /// Title in the language of the source.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Date of the page, if it has one (EDTF).
    #[deserr(default)]
    pub date: Option<SingleDate>,
    /// Language of the source (ISO 639-1).
    pub lang: String,
}

/// A source and what it supports.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Citation {
    /// Id of the source.
    pub source: String,
    /// What it supports, in a few words: a note for editors. The page's copy goes without.
    #[deserr(default)]
    pub supports: Option<Text>,
}

/// A body that carried or coordinated something.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Organisation {
    /// Id, also the last part of its address on the page.
    pub id: String,
    /// Official name, letter by letter; the English one may add a gloss in brackets.
    pub name: Text,
    /// Short name for chart and filters.
    pub short: String,
    /// What kind of body it is.
    pub kind: OrganisationKind,
    /// What it is and what it does here.
    pub statement: Text,
    /// Its website.
    #[deserr(default)]
    pub url: Option<Link>,
    /// Where this comes from.
    pub sources: Vec<Citation>,
}

/// One bar or marker of the history.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Entry {
    /// Id, also its name in links.
    pub id: String,
    /// The lane it stands in.
    pub lane: Lane,
    /// Title.
    pub title: Text,
    /// Shorter title for the chart.
    #[deserr(default)]
    pub label: Option<Text>,
    /// What happened, in one or two sentences.
    pub statement: Text,
    /// When: an EDTF date or interval. Leave it out where no source gives a time.
    #[deserr(default)]
    pub when: Option<Edtf>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether the chart draws it when the whole time is shown.
    #[deserr(default)]
    pub overview: bool,
    /// Shape of the marker; milestones only.
    #[deserr(default)]
    pub mark: Option<Mark>,
    /// What holds in this lane while the entry lasts, as it is spoken in a sentence.
    #[deserr(default)]
    pub value: Option<Text>,
    /// Id of the organisation it is about.
    #[deserr(default)]
    pub organisation: Option<String>,
    /// Facts about a funding phase; exactly the entries that are phases have them.
    #[deserr(default)]
    pub phase: Option<PhaseFacts>,
    /// Where this comes from.
    pub sources: Vec<Citation>,
}

/// What sets a funding phase apart.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PhaseFacts {
    /// Number in the count that runs through from 2005.
    pub number: u8,
    /// What it was about.
    pub focus: Text,
    /// Who paid.
    pub money: Text,
    /// How the network was built.
    pub structure: Text,
}

/// A number with its unit, scope and date.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Figure {
    /// Id, also its name in links.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What was counted, in one or two sentences.
    pub statement: Text,
    /// The number.
    pub value: f64,
    /// How exact it is, if it is no plain count.
    #[deserr(default)]
    pub qualifier: Option<Qualifier>,
    /// What is counted.
    pub unit: Text,
    /// What it covers.
    pub scope: Scope,
    /// The day, month or year it was true (EDTF).
    #[deserr(default)]
    pub as_of: Option<SingleDate>,
    /// Why it has no date.
    #[deserr(default)]
    pub undated: Option<Text>,
    /// The time it counts over (EDTF).
    #[deserr(default)]
    pub period: Option<Edtf>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether it may be drawn in a chart.
    #[deserr(default)]
    pub chart: bool,
    /// Ids of the records it is about.
    #[deserr(default)]
    pub about: Vec<String>,
    /// Where this comes from.
    pub sources: Vec<Citation>,
}

/// A project, or a module or building block of one.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Offer {
    /// Id, also the last part of its address on the page.
    pub id: String,
    /// Parts only: module, if a source says so, else building block.
    #[deserr(default)]
    pub kind: Option<PartKind>,
    /// Official title, letter by letter; the English one may be translated.
    pub title: Text,
    /// Shorter title for the chart.
    #[deserr(default)]
    pub label: Option<Text>,
    /// One sentence for the card.
    pub summary: Text,
    /// What it does, in some sentences.
    pub statement: Text,
    /// Id of the organisation that carries it; leave it out where no source names one.
    #[deserr(default)]
    pub carrier: Option<String>,
    /// Ids of further organisations.
    #[deserr(default)]
    pub partners: Vec<String>,
    /// Stated span (EDTF interval), only if a source states a beginning or an end.
    #[deserr(default)]
    pub when: Option<EdtfInterval>,
    /// The part of the span outside the IQ programme (EDTF interval).
    #[deserr(default)]
    pub outside_iq: Option<EdtfInterval>,
    /// First and last dated evidence (EDTF interval). Not beginning and end.
    #[deserr(default)]
    pub evidence: Option<EdtfInterval>,
    /// "Stand": the date the description was true (EDTF).
    #[deserr(default)]
    pub as_of: Option<SingleDate>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Ids of the phases it belongs to.
    #[deserr(default)]
    pub phases: Vec<String>,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// What it does.
    pub activities: Vec<Activity>,
    /// Occupational fields.
    pub fields: Vec<Field>,
    /// Occupations and sectors, as the sources name them.
    #[deserr(default)]
    pub occupations: Option<Text>,
    /// Languages (ISO 639-1).
    #[deserr(default)]
    pub languages: Vec<String>,
    /// Where it takes or took place.
    #[deserr(default)]
    pub place: Option<Text>,
    /// Something a visitor should know.
    #[deserr(default)]
    pub note: Option<Text>,
    /// Other offers, each with the reason for the relation.
    #[deserr(default)]
    pub related: Vec<Related>,
    /// Ids of the offers and organisations to ask today.
    #[deserr(default)]
    pub today: Vec<String>,
    /// Contact as printed in a source.
    #[deserr(default)]
    pub contact: Option<Contact>,
    /// Where this comes from.
    pub sources: Vec<Citation>,
    /// Modules and building blocks; projects only.
    #[deserr(default)]
    pub modules: Vec<Offer>,
}

/// Another offer and why it is named here.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Related {
    /// Id of the offer.
    pub id: String,
    /// The relation.
    pub reason: Text,
}

/// A contact as a source prints it.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Function.
    pub role: Text,
    /// Telephone, as printed.
    pub phone: String,
    /// E-mail address, as printed.
    pub email: String,
    /// The date of the source: the contact may have changed since.
    pub as_of: SingleDate,
    /// Id of the source.
    pub source: String,
}

/// A question on which sources disagree.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Conflict {
    /// Id, also its name in links.
    pub id: String,
    /// The question.
    pub title: Text,
    /// What is open.
    pub question: Text,
    /// The readings, at least two.
    pub readings: Vec<Reading>,
    /// Ids of the records it concerns.
    pub about: Vec<String>,
    /// Whether it is one of those every visitor should know of.
    #[deserr(default)]
    pub main: bool,
}

/// One answer to the question of a conflict.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Reading {
    /// The answer in a word.
    pub label: Text,
    /// The answer.
    pub text: Text,
    /// Ids of the sources that give it.
    pub sources: Vec<String>,
}

/// Something that is not known.
#[derive(Clone, Debug, Deserr)]
#[deserr(error = Defects, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Gap {
    /// Id.
    pub id: String,
    /// What is missing.
    pub text: Text,
    /// Ids of the records it concerns.
    #[deserr(default)]
    pub about: Vec<String>,
}

/// A string, or the defect that there is none.
pub(super) fn string<V: IntoValue>(
    value: Value<V>,
    location: ValuePointerRef<'_>,
) -> Result<String, Defects> {
    match value {
        Value::String(text) => Ok(text),
        actual => Err(take_cf_content(Defects::error(
            None,
            ErrorKind::IncorrectValueKind { actual, accepted: &[ValueKind::String] },
            location,
        ))),
    }
}

impl Deserr<Defects> for Text {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, Defects> {
        /// The two languages as written; a missing one is told by name, not as a missing field.
        #[derive(Deserr)]
        #[deserr(error = Defects, deny_unknown_fields)]
        struct Written {
            #[deserr(default)]
            de: Option<String>,
            #[deserr(default)]
            en: Option<String>,
        }
        let written = Written::deserialize_from_value(value, location)?;
        match (written.de, written.en) {
            (Some(de), Some(en)) => Ok(Self { de, en }),
            (None, None) => Err(Defects::one(location, DefectKind::EmptyText)),
            (None, _) => Err(Defects::one(location, DefectKind::MissingTranslation(Lang::De))),
            (_, None) => Err(Defects::one(location, DefectKind::MissingTranslation(Lang::En))),
        }
    }
}

/// A single EDTF date: a year, a month or a day, with its qualifier.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct SingleDate(#[cfg_attr(feature = "schema", schemars(with = "String"))] pub Edtf);

/// An EDTF interval.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct EdtfInterval(#[cfg_attr(feature = "schema", schemars(with = "String"))] pub Interval);

impl EdtfInterval {
    /// The interval as a date value.
    #[must_use]
    pub fn edtf(&self) -> Edtf {
        Edtf::Interval(self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Edtf {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date or an interval in EDTF (ISO 8601-2:2019): 2019, 2019-07, 2019-07-01, 2011~ (about), 2015/2018, 2020/.. (running), 2010-10-01/ (end unknown).",
            "type": "string",
            "pattern": "^[0-9.?~%/-]+$",
            "examples": ["2019-07-01", "2015/2018", "2020/..", "2010-10-01/", "2011~/.."],
        })
    }
}

impl Deserr<Defects> for Edtf {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, Defects> {
        let text = string(value, location)?;
        text.parse().map_err(|error| Defects::one(location, DefectKind::Date(error)))
    }
}

impl Deserr<Defects> for SingleDate {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, Defects> {
        match Edtf::deserialize_from_value(value, location)? {
            date @ Edtf::Date(_) => Ok(Self(date)),
            Edtf::Interval(_) => {
                Err(Defects::one(location, DefectKind::DateShape { period: false }))
            }
        }
    }
}

impl Deserr<Defects> for EdtfInterval {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, Defects> {
        match Edtf::deserialize_from_value(value, location)? {
            Edtf::Interval(interval) => Ok(Self(interval)),
            Edtf::Date(_) => Err(Defects::one(location, DefectKind::DateShape { period: true })),
        }
    }
}
