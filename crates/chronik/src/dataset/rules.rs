//! The rules that a single value cannot tell: ids, references, sources, lengths.

use std::collections::BTreeMap;

use super::RecordRef;
use super::check::{Placed, Records, near};
use super::defect::{DefectKind, Found, Path};
use super::vocabulary::Lane;
use super::wire::{
    Citation, Conflict, Entry, Figure, Gap, Offer, Organisation, Source, Text,
};

/// Letters that fit a heading on a phone in two or three lines.
const TITLE_LIMIT: usize = 160;
/// Letters that fit beside a bar.
const LABEL_LIMIT: usize = 44;
/// Letters that fit a card.
const SUMMARY_LIMIT: usize = 200;
/// Letters of a statement; longer ones want to be two records.
const STATEMENT_LIMIT: usize = 1200;

/// A record of the dataset, as far as all kinds are alike.
pub(super) trait Record {
    /// Its id.
    fn id(&self) -> &str;
    /// Its texts: name of the field, text, letters allowed.
    fn texts(&self) -> Vec<(&'static str, &Text, usize)>;
    /// Its citations; `None` for kinds that need no source.
    fn citations(&mut self) -> Option<&mut Vec<Citation>>;
    /// Lists of ids of other records: name of the field, ids.
    fn references(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        Vec::new()
    }
    /// Single ids of other records: name of the field, id.
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        Vec::new()
    }
    /// What else is wrong with this kind: name of the field, defect.
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        Vec::new()
    }
}

/// Applies the rules to all records. Records that cannot be shown are taken out and counted.
pub(super) fn apply(mut records: Records, left_out: &mut usize) -> (Records, Vec<Found>) {
    let mut found = Vec::new();
    let mut ids: BTreeMap<String, (Path, RecordRef)> = BTreeMap::new();

    // Parts follow their project in one list, so the order of the file is the order of the ids.
    let kept = keep_offers(&mut records.offers, &mut ids, &mut found, left_out);
    records.offers = kept;
    let mut pass = Pass { ids: &mut ids, found: &mut found, left_out };
    pass.run(&mut records.sources, RecordRef::Source);
    pass.run(&mut records.organisations, RecordRef::Organisation);
    pass.run(&mut records.entries, RecordRef::Entry);
    pass.run(&mut records.figures, RecordRef::Figure);
    pass.run(&mut records.conflicts, RecordRef::Conflict);
    pass.run(&mut records.gaps, RecordRef::Gap);

    let known: BTreeMap<String, RecordRef> =
        ids.into_iter().map(|(id, (_, record))| (id, record)).collect();
    let mut links = Links { known: &known, found: &mut found };
    links.run(&mut records.organisations);
    links.run(&mut records.entries);
    links.run(&mut records.figures);
    links.run(&mut records.conflicts);
    links.run(&mut records.gaps);
    for (path, offer, _) in &mut records.offers {
        links.record(path, offer);
    }
    (records, found)
}

fn keep_offers(
    offers: &mut Vec<(Path, Offer, Option<usize>)>,
    ids: &mut BTreeMap<String, (Path, RecordRef)>,
    found: &mut Vec<Found>,
    left_out: &mut usize,
) -> Vec<(Path, Offer, Option<usize>)> {
    // Where each old index went; `None` if that project is left out.
    let mut moved: Vec<Option<usize>> = Vec::with_capacity(offers.len());
    let mut kept = Vec::with_capacity(offers.len());
    for (path, offer, parent) in offers.drain(..) {
        let parent_now = parent.map(|index| moved.get(index).copied().flatten());
        let mut defects = record_defects(&path, &offer);
        if parent.is_some() && offer.kind.is_none() {
            defects.push(Found { path: path.clone(), kind: DefectKind::MissingPartKind });
        }
        if parent.is_some() && !offer.modules.is_empty() {
            defects.push(Found { path: path.key("modules"), kind: DefectKind::NestedModule });
        }
        let index = kept.len();
        let good = claim_id(&path, offer.id.as_str(), RecordRef::Offer(index), ids, &mut defects);
        found.append(&mut defects);
        if good && parent_now != Some(None) {
            moved.push(Some(index));
            kept.push((path, offer, parent_now.flatten()));
        } else {
            moved.push(None);
            *left_out += 1;
        }
    }
    kept
}

/// Registers the id if nothing speaks against the record; says whether the record is kept.
fn claim_id(
    path: &Path,
    id: &str,
    record: RecordRef,
    ids: &mut BTreeMap<String, (Path, RecordRef)>,
    defects: &mut Vec<Found>,
) -> bool {
    if let Some((first, _)) = ids.get(id) {
        let kind = DefectKind::DuplicateId { first: first.clone() };
        defects.push(Found { path: path.key("id"), kind });
    }
    let good = !defects.iter().any(|defect| defect.kind.drops_record());
    if good {
        ids.insert(id.to_owned(), (path.clone(), record));
    }
    good
}

struct Pass<'a> {
    ids: &'a mut BTreeMap<String, (Path, RecordRef)>,
    found: &'a mut Vec<Found>,
    left_out: &'a mut usize,
}

impl Pass<'_> {
    fn run<T: Record>(&mut self, records: &mut Vec<Placed<T>>, make: fn(usize) -> RecordRef) {
        let mut kept = Vec::with_capacity(records.len());
        for (path, record) in records.drain(..) {
            let mut defects = record_defects(&path, &record);
            let good = claim_id(&path, record.id(), make(kept.len()), self.ids, &mut defects);
            self.found.append(&mut defects);
            if good {
                kept.push((path, record));
            } else {
                *self.left_out += 1;
            }
        }
        *records = kept;
    }
}

/// The defects of one record that need no other record.
fn record_defects<T: Record>(path: &Path, record: &T) -> Vec<Found> {
    let mut found = Vec::new();
    let id = record.id();
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 80 || !id.chars().all(letters) {
        found.push(Found { path: path.key("id"), kind: DefectKind::BadId });
    }
    for (field, text, limit) in record.texts() {
        let path = path.key(field);
        for (lang, text) in [("de", &text.de), ("en", &text.en)] {
            text_defects(&path.key(lang), text, limit, &mut found);
        }
    }
    for (field, kind) in record.own_defects() {
        found.push(Found { path: path.key(field), kind });
    }
    found
}

fn text_defects(path: &Path, text: &str, limit: usize, found: &mut Vec<Found>) {
    if text.trim().is_empty() {
        found.push(Found { path: path.clone(), kind: DefectKind::EmptyText });
    }
    let length = text.chars().count();
    if length > limit {
        found.push(Found { path: path.clone(), kind: DefectKind::TooLong { limit, length } });
    }
    if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
        found.push(Found { path: path.clone(), kind: DefectKind::HiddenCharacter(c) });
    }
}

/// Control characters, and those that turn the direction of the text around them: with them a
/// text can look like another one (CVE-2021-42574, "Trojan Source").
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

struct Links<'a> {
    known: &'a BTreeMap<String, RecordRef>,
    found: &'a mut Vec<Found>,
}

impl Links<'_> {
    fn run<T: Record>(&mut self, records: &mut [Placed<T>]) {
        for (path, record) in records {
            self.record(path, record);
        }
    }

    /// Reports and removes references that lead nowhere.
    fn record<T: Record>(&mut self, path: &Path, record: &mut T) {
        if let Some(citations) = record.citations() {
            if citations.is_empty() {
                let path = path.key("sources");
                self.found.push(Found { path, kind: DefectKind::MissingSource });
            }
            let path = path.key("sources");
            let mut index = 0;
            citations.retain(|citation| {
                let ok = matches!(self.known.get(&citation.source), Some(RecordRef::Source(_)));
                if !ok {
                    self.unknown(&path.index(index).key("source"), &citation.source, "sources");
                }
                index += 1;
                ok
            });
        }
        for (field, ids) in record.references() {
            let path = path.key(field);
            let mut index = 0;
            ids.retain(|id| {
                let ok = self.known.get(id).is_some_and(|record| fits(field, *record));
                if !ok {
                    self.unknown(&path.index(index), id, expected(field));
                }
                index += 1;
                ok
            });
        }
        for (field, id) in record.reference() {
            if let Some(known) = id
                && !self.known.get(known).is_some_and(|record| fits(field, *record))
            {
                self.unknown(&path.key(field), known, expected(field));
                *id = None;
            }
        }
    }

    fn unknown(&mut self, path: &Path, id: &str, expected: &'static str) {
        let suggestion = near(id, self.known);
        let kind = DefectKind::UnknownReference { expected, suggestion };
        self.found.push(Found { path: path.clone(), kind });
    }
}

/// What kind of record a field refers to.
fn expected(field: &str) -> &'static str {
    match field {
        "carrier" | "organisation" | "partners" => "organisations",
        "phases" => "phases",
        "related" => "projects",
        "readings" => "sources",
        _ => "records",
    }
}

fn fits(field: &str, record: RecordRef) -> bool {
    match expected(field) {
        "organisations" => matches!(record, RecordRef::Organisation(_)),
        "phases" => matches!(record, RecordRef::Entry(_)),
        "projects" => matches!(record, RecordRef::Offer(_)),
        "sources" => matches!(record, RecordRef::Source(_)),
        _ => !matches!(record, RecordRef::Source(_)),
    }
}

impl Record for Source {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        Vec::new()
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let mut defects = Vec::new();
        for (field, text) in [("title", &self.title), ("publisher", &self.publisher)] {
            let mut found = Vec::new();
            text_defects(&Path::default(), text, 240, &mut found);
            defects.extend(found.into_iter().map(|found| (field, found.kind)));
        }
        defects
    }
}

impl Record for Organisation {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        vec![("name", &self.name, 200), ("statement", &self.statement, STATEMENT_LIMIT)]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
}

impl Record for Entry {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        let mut texts = vec![
            ("title", &self.title, TITLE_LIMIT),
            ("statement", &self.statement, STATEMENT_LIMIT),
        ];
        texts.extend(self.label.iter().map(|label| ("label", label, LABEL_LIMIT)));
        texts.extend(self.value.iter().map(|value| ("value", value, TITLE_LIMIT)));
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        vec![("organisation", &mut self.organisation)]
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let known_start = self.when.as_ref().and_then(|when| when.earliest_start()).is_some();
        match self.phase {
            Some(_) if self.lane != Lane::Phases => {
                let kind = DefectKind::UnknownField { field: "phase".to_owned(), suggestion: None };
                vec![("phase", kind)]
            }
            Some(_) if !known_start => vec![("when", DefectKind::MissingStart)],
            _ => Vec::new(),
        }
    }
}

impl Record for Figure {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        let mut texts = vec![
            ("title", &self.title, TITLE_LIMIT),
            ("statement", &self.statement, STATEMENT_LIMIT),
            ("unit", &self.unit, LABEL_LIMIT * 2),
        ];
        texts.extend(self.undated.iter().map(|text| ("undated", text, TITLE_LIMIT)));
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn references(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        vec![("about", &mut self.about)]
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        match (&self.as_of, &self.undated) {
            (None, None) => {
                vec![("as_of", DefectKind::MissingField { field: "as_of".to_owned() })]
            }
            _ => Vec::new(),
        }
    }
}

impl Record for Offer {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        let mut texts = vec![
            ("title", &self.title, TITLE_LIMIT),
            ("summary", &self.summary, SUMMARY_LIMIT),
            ("statement", &self.statement, STATEMENT_LIMIT),
        ];
        texts.extend(self.label.iter().map(|text| ("label", text, LABEL_LIMIT)));
        texts.extend(self.occupations.iter().map(|text| ("occupations", text, 300)));
        texts.extend(self.place.iter().map(|text| ("place", text, TITLE_LIMIT)));
        texts.extend(self.note.iter().map(|text| ("note", text, STATEMENT_LIMIT)));
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn references(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        vec![
            ("partners", &mut self.partners),
            ("phases", &mut self.phases),
            ("today", &mut self.today),
        ]
    }
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        vec![("carrier", &mut self.carrier)]
    }
}

impl Record for Conflict {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        vec![("title", &self.title, TITLE_LIMIT), ("question", &self.question, STATEMENT_LIMIT)]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn references(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        vec![("about", &mut self.about)]
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        if self.readings.len() < 2 { vec![("readings", DefectKind::OneReading)] } else { Vec::new() }
    }
}

impl Record for Gap {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(&'static str, &Text, usize)> {
        vec![("text", &self.text, STATEMENT_LIMIT)]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn references(&mut self) -> Vec<(&'static str, &mut Vec<String>)> {
        vec![("about", &mut self.about)]
    }
}
