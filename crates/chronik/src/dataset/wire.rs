//! The dataset as it is written: one type per record, one field per JSON key.
//!
//! The decoder and the JSON Schema beside the dataset are made from these types, so the three
//! cannot drift apart. A field that ends in `= optional` may be left out.

use serde_json::Value;

use super::decode::{Decode, Decoder, records};
use super::defect::DefectKind;
use super::link::Link;
use super::vocabulary::{
    Activity, Audience, Certainty, Field, Lane, Mark, OrganisationKind, PartKind, Qualifier, Scope,
};
use crate::edtf::{Day, Edtf, Interval};
use crate::lang::Lang;

/// The version of this format. A dataset of another version is refused as a whole.
pub const VERSION: u64 = 1;

/// What the JSON Schema can say of a date: enough for an editor to mark month 13 while it is typed.
/// What a calendar knows, the check adds.
#[cfg(feature = "schema")]
macro_rules! date {
    () => {
        "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
    };
}
#[cfg(feature = "schema")]
const DATE: &str = concat!("^", date!(), "$");
#[cfg(feature = "schema")]
const INTERVAL: &str = concat!("^(", date!(), "|\\.\\.)?/(", date!(), "|\\.\\.)?$");
#[cfg(feature = "schema")]
const EDTF: &str = concat!(
    "^(",
    date!(),
    "|(",
    date!(),
    "|\\.\\.)?/(",
    date!(),
    "|\\.\\.)?)$"
);
#[cfg(feature = "schema")]
const ID: &str = "^[a-z0-9-]{1,80}$";

/// A text in both languages of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
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

/// The fields whose text pages show as it is written, whatever it says: tests put markup into each.
pub const FREE_TEXT: [&str; 9] = [
    "de",
    "en",
    "title",
    "short",
    "publisher",
    "copy",
    "name",
    "phone",
    "email",
];

/// The dataset of the chronicle: phases, history, figures, projects, and where all of it is from.
// For the JSON Schema only; reading goes record by record, see `check`.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields, title = "IQ Chronik: dataset")]
#[expect(
    dead_code,
    reason = "describes the file for the JSON Schema; nothing builds it"
)]
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
    updated: SingleDate,
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
    /// Guided tours through the history.
    #[schemars(default)]
    tours: Vec<Tour>,
}

records! {
    /// Something that can be read elsewhere.
    pub struct Source {
        /// Id: small letters, digits and hyphens.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// The address; `https`, or `http` for an old page that has nothing else.
        pub url: Link,
        /// Title in the language of the source.
        pub title: String,
        /// Who published it; not there if the source does not say.
        pub publisher: Option<String> = optional,
        /// Who keeps the copy that the address leads to, if it is not the publisher.
        pub copy: Option<String> = optional,
        /// Date of the page, if it has one (EDTF).
        pub date: Option<SingleDate> = optional,
        /// Language of the source (ISO 639-1).
        pub lang: String,
    }

    /// A source and what it supports.
    pub struct Citation {
        /// Id of the source.
        pub source: String,
        /// What it supports, in a few words: a note for editors. The page's copy goes without.
        pub supports: Option<Text> = optional,
    }

    /// A body that carried or coordinated something.
    pub struct Organisation {
        /// Id, also the last part of its address on the page.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
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
        pub url: Option<Link> = optional,
        /// Where this comes from.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub sources: Vec<Citation>,
    }

    /// One bar or marker of the history.
    pub struct Entry {
        /// Id, also its name in links.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// The lane it stands in.
        pub lane: Lane,
        /// Further lanes it stands in, if it belongs to several.
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub also: Vec<Lane> = optional,
        /// Title.
        pub title: Text,
        /// Shorter title for the chart.
        pub label: Option<Text> = optional,
        /// What happened, in one or two sentences.
        pub statement: Text,
        /// When: an EDTF date or interval. Leave it out where no source gives a time.
        pub when: Option<Edtf> = optional,
        /// How sure it is.
        pub certainty: Certainty,
        /// Whether the chart draws it when the whole time is shown.
        pub overview: bool = optional,
        /// Shape of the marker; milestones only.
        pub mark: Option<Mark> = optional,
        /// What holds in this lane while the entry lasts, as it is spoken in a sentence.
        pub value: Option<Text> = optional,
        /// Id of the organisation it is about.
        pub organisation: Option<String> = optional,
        /// Ids of the entries it takes over from: predecessors in office, name, programme or money.
        #[cfg_attr(feature = "schema", schemars(length(max = 4), extend("uniqueItems" = true)))]
        pub follows: Vec<String> = optional,
        /// Facts about a funding phase; exactly the entries that are phases have them.
        pub phase: Option<PhaseFacts> = optional,
        /// Where this comes from.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub sources: Vec<Citation>,
    }

    /// What sets a funding phase apart.
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
    pub struct Figure {
        /// Id, also its name in links.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// Title.
        pub title: Text,
        /// What was counted, in one or two sentences.
        pub statement: Text,
        /// The number.
        pub value: f64,
        /// How exact it is, if it is no plain count.
        pub qualifier: Option<Qualifier> = optional,
        /// What is counted.
        pub unit: Text,
        /// What it covers.
        pub scope: Scope,
        /// The day, month or year it was true (EDTF).
        pub as_of: Option<SingleDate> = optional,
        /// Why it has no date.
        pub undated: Option<Text> = optional,
        /// The time it counts over (EDTF).
        pub period: Option<Edtf> = optional,
        /// How sure it is.
        pub certainty: Certainty,
        /// Whether it may be drawn in a chart.
        pub chart: bool = optional,
        /// Ids of the records it is about.
        pub about: Vec<String> = optional,
        /// Where this comes from.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub sources: Vec<Citation>,
    }

    /// A project, or a module or building block of one.
    pub struct Offer {
        /// Id, also the last part of its address on the page.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// Parts only: module, if a source says so, else building block.
        pub kind: Option<PartKind> = optional,
        /// Official title, letter by letter; the English one may be translated.
        pub title: Text,
        /// Shorter title for the chart.
        pub label: Option<Text> = optional,
        /// One sentence for the card.
        pub summary: Text,
        /// What it does, in some sentences.
        pub statement: Text,
        /// Id of the organisation that carries it; leave it out where no source names one.
        pub carrier: Option<String> = optional,
        /// Ids of further organisations.
        pub partners: Vec<String> = optional,
        /// Stated span (EDTF interval), only if a source states a beginning or an end.
        pub when: Option<EdtfInterval> = optional,
        /// The part of the span outside the IQ programme (EDTF interval).
        pub outside_iq: Option<EdtfInterval> = optional,
        /// First and last dated evidence (EDTF interval). Not beginning and end.
        pub evidence: Option<EdtfInterval> = optional,
        /// "Stand": the date the description was true (EDTF).
        pub as_of: Option<SingleDate> = optional,
        /// How sure it is.
        pub certainty: Certainty,
        /// Ids of the phases it belongs to.
        pub phases: Vec<String> = optional,
        /// Whom it is for.
        pub audience: Vec<Audience>,
        /// What it does.
        pub activities: Vec<Activity>,
        /// Occupational fields.
        pub fields: Vec<Field>,
        /// Occupations and sectors, as the sources name them.
        pub occupations: Option<Text> = optional,
        /// Languages (ISO 639-1).
        pub languages: Vec<String> = optional,
        /// Where it takes or took place.
        pub place: Option<Text> = optional,
        /// Something a visitor should know.
        pub note: Option<Text> = optional,
        /// Other offers, each with the reason for the relation.
        pub related: Vec<Related> = optional,
        /// Ids of the offers and organisations to ask today.
        pub today: Vec<String> = optional,
        /// Contact as printed in a source.
        pub contact: Option<Contact> = optional,
        /// Where this comes from.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub sources: Vec<Citation>,
        /// Modules and building blocks; projects only.
        pub modules: Vec<Offer> = optional,
    }

    /// Another offer and why it is named here.
    pub struct Related {
        /// Id of the offer.
        pub id: String,
        /// The relation.
        pub reason: Text,
    }

    /// A contact as a source prints it.
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
    pub struct Conflict {
        /// Id, also its name in links.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// The question.
        pub title: Text,
        /// What is open.
        pub question: Text,
        /// The readings, at least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        pub readings: Vec<Reading>,
        /// Ids of the records it concerns.
        pub about: Vec<String>,
        /// Whether it is one of those every visitor should know of.
        pub main: bool = optional,
    }

    /// One answer to the question of a conflict.
    pub struct Reading {
        /// The answer in a word.
        pub label: Text,
        /// The answer.
        pub text: Text,
        /// Ids of the sources that give it.
        pub sources: Vec<String>,
    }

    /// Something that is not known.
    pub struct Gap {
        /// Id.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// What is missing.
        pub text: Text,
        /// Ids of the records it concerns.
        pub about: Vec<String> = optional,
    }

    /// A guided tour through the history.
    pub struct Tour {
        /// Id, also its name in links.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// Title.
        pub title: Text,
        /// One sentence on what it tells.
        pub summary: Text,
        /// The steps in their order.
        // Read on their own, so that a bad one does not take the others with it. If all are bad,
        // none is here.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub steps: Vec<TourStep>,
    }

    /// One stop of a tour: a text, and what the timeline shows beside it.
    pub struct TourStep {
        /// Id, also its name in links.
        #[cfg_attr(feature = "schema", schemars(regex(pattern = ID)))]
        pub id: String,
        /// Title.
        pub title: Text,
        /// What happened, in two to four sentences.
        pub text: Text,
        /// The time the timeline shows, as in `2005/2007`, within the span of the dataset.
        pub window: EdtfInterval,
        /// The day whose state is shown; of a month or a year its first day (EDTF).
        pub as_of: Option<SingleDate> = optional,
        /// Id of the entry, project or part that is selected.
        pub selected: Option<String> = optional,
        /// Where this comes from.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub sources: Vec<Citation>,
    }
}

impl TourStep {
    /// First and last day of its window; always there in a checked dataset.
    #[must_use]
    pub fn window_days(&self) -> Option<(Day, Day)> {
        let window = self.window.edtf();
        window.earliest_start().zip(window.latest_end())
    }

    /// The day whose state is shown.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.as_of.as_ref()?.0.earliest_start()
    }
}

impl Entry {
    /// Whether it says what holds in its lane.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.value.is_some() || self.phase.is_some()
    }
}

/// A missing language is told by its name, not as a missing field.
impl Decode for Text {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let before = decoder.found.len();
        let object = decoder.object(value, &["de", "en"]);
        let de: Option<String> = decoder.optional(object, "de");
        let en: Option<String> = decoder.optional(object, "en");
        if decoder.found.len() == before {
            match (&de, &en) {
                (Some(_), Some(_)) => {}
                (None, None) => decoder.report(DefectKind::EmptyText),
                (None, _) => decoder.report(DefectKind::MissingTranslation(Lang::De)),
                (_, None) => decoder.report(DefectKind::MissingTranslation(Lang::En)),
            }
        }
        Self {
            de: de.unwrap_or_default(),
            en: en.unwrap_or_default(),
        }
    }

    fn blank() -> Self {
        Self {
            de: String::new(),
            en: String::new(),
        }
    }
}

/// A single EDTF date: a year, a month or a day, with its qualifier.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(transparent)
)]
pub struct SingleDate(
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = DATE)))] pub Edtf,
);

/// An EDTF interval.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(transparent)
)]
pub struct EdtfInterval(
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = INTERVAL)))]
    pub  Interval,
);

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
            "pattern": EDTF,
            "examples": ["2019-07-01", "2015/2018", "2020/..", "2010-10-01/", "2011~/.."],
        })
    }
}

impl Decode for Edtf {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let Some(text) = decoder.string(value) else {
            return Self::blank();
        };
        text.parse().unwrap_or_else(|error| {
            decoder.report(DefectKind::Date(error));
            Self::blank()
        })
    }

    fn blank() -> Self {
        Self::Interval(Interval::BLANK)
    }
}

impl Decode for SingleDate {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        match decoder.record(value) {
            Some(date @ Edtf::Date(_)) => return Self(date),
            Some(Edtf::Interval(_)) => decoder.report(DefectKind::DateShape { period: false }),
            None => {}
        }
        Self::blank()
    }

    fn blank() -> Self {
        Self(Edtf::blank())
    }
}

impl Decode for EdtfInterval {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        match decoder.record(value) {
            Some(Edtf::Interval(interval)) => return Self(interval),
            Some(Edtf::Date(_)) => decoder.report(DefectKind::DateShape { period: true }),
            None => {}
        }
        Self::blank()
    }

    fn blank() -> Self {
        Self(Interval::BLANK)
    }
}
