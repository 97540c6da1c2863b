//! The rules that a single value cannot tell: ids, texts, sources, and which records are kept.

use super::RecordRef;
use super::check::{Broken, Placed, Records};
use super::defect::{DefectKind, Found, Path};
use super::ids::Ids;
use super::references::Links;
use super::wire::{Citation, Offer, Text, Tour, TourStep};
use crate::edtf::Day;
use crate::order;

/// A record of the dataset, as far as all kinds are alike.
pub(super) trait Record {
    /// Its id.
    fn id(&self) -> &str;
    /// Its texts: way to the field, text, letters allowed.
    fn texts(&self) -> Vec<(Way, &Text, usize)>;
    /// Its citations; `None` for kinds that need no source.
    fn citations(&mut self) -> Option<&mut Vec<Citation>>;
    /// Whether all it says has a source among those that are shown.
    fn sourced(&mut self, shown: &dyn Fn(&str) -> bool) -> bool {
        self.citations()
            .is_none_or(|citations| citations.iter().any(|citation| shown(&citation.source)))
    }
    /// Lists of ids of other records: way to the field, ids.
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        Vec::new()
    }
    /// Single ids of other records: name of the field, id.
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        Vec::new()
    }
    /// Objects that name another record and are nothing without it.
    fn dependents(&mut self, _path: &Path, _links: &mut Links<'_>) {}
    /// What else is wrong with this kind: name of the field, defect.
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        Vec::new()
    }
}

/// The way from a record to something in it.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// A field.
    Field(&'static str),
    /// A field of an object: phase, focus.
    Inside(&'static str, &'static str),
    /// A field of an element of a list: readings, second, text.
    Element(&'static str, usize, &'static str),
}

impl Way {
    /// As a place in the file.
    pub(super) fn from(self, record: &Path) -> Path {
        match self {
            Self::Field(field) => record.key(field),
            Self::Inside(object, field) => record.key(object).key(field),
            Self::Element(list, index, field) => record.key(list).index(index).key(field),
        }
    }

    /// The name of the field at its end.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Field(field) | Self::Inside(_, field) | Self::Element(_, _, field) => field,
        }
    }
}

/// What the rules have to say.
pub(super) struct Applied {
    /// The ids of the records that are kept.
    pub(super) ids: Ids,
    /// What is wrong beyond what could not be read.
    pub(super) found: Vec<Found>,
    /// How many records are left out.
    pub(super) left_out: usize,
}

/// Applies the rules to all records. Records that cannot be shown are taken out and counted.
pub(super) fn apply(records: &mut Records, broken: &[Broken], span: Option<(Day, Day)>) -> Applied {
    let mut pass = Pass {
        broken,
        ids: Ids::new(ids(records)),
        found: Vec::new(),
        kept: Vec::new(),
    };
    // Sources first: a record is shown only if one of its own is. Parts follow their project in one
    // list, so the order of the file is the order of the ids.
    pass.run(&mut records.sources, RecordRef::Source);
    pass.offers(&mut records.offers);
    pass.run(&mut records.organisations, RecordRef::Organisation);
    pass.run(&mut records.entries, RecordRef::Entry);
    pass.run(&mut records.figures, RecordRef::Figure);
    pass.run(&mut records.conflicts, RecordRef::Conflict);
    pass.run(&mut records.gaps, RecordRef::Gap);
    pass.tours(&mut records.tours, &mut records.steps, span);
    let Pass {
        ids,
        mut found,
        kept,
        ..
    } = pass;
    let left_out = kept.iter().filter(|kept| !**kept).count();

    // Those that are left out are looked at too: all their defects are to be told at once.
    let phases = phases(records, &ids);
    let mut links = Links::new(broken, &ids, &phases, &mut found);
    for (path, offer, _) in &mut records.offers {
        links.record(path, offer);
    }
    links.run(&mut records.organisations);
    links.run(&mut records.entries);
    links.run(&mut records.figures);
    links.run(&mut records.conflicts);
    links.run(&mut records.gaps);
    for (path, step, _) in &mut records.steps {
        links.record(path, step);
    }

    let mut kept = kept.into_iter();
    let mut keep = || kept.next() == Some(true);
    records.sources.retain(|_| keep());
    records.offers.retain(|_| keep());
    records.organisations.retain(|_| keep());
    records.entries.retain(|_| keep());
    records.figures.retain(|_| keep());
    records.conflicts.retain(|_| keep());
    records.gaps.retain(|_| keep());
    records.tours.retain(|_| keep());
    records.steps.retain(|_| keep());
    // None leads through a record that is left out: references to those are gone by now.
    Links::new(broken, &ids, &phases, &mut found).circles(&mut records.entries);
    Applied {
        ids,
        found,
        left_out,
    }
}

/// The ids of all records.
fn ids(records: &Records) -> Vec<String> {
    fn all<T: Record>(records: &[Placed<T>], ids: &mut Vec<String>) {
        ids.extend(records.iter().map(|(_, record)| record.id().to_owned()));
    }
    let offers = records.offers.iter().map(|(_, offer, _)| &offer.id);
    let steps = records.steps.iter().map(|(_, step, _)| &step.id);
    let mut ids = offers.chain(steps).cloned().collect();
    all(&records.tours, &mut ids);
    all(&records.sources, &mut ids);
    all(&records.organisations, &mut ids);
    all(&records.entries, &mut ids);
    all(&records.figures, &mut ids);
    all(&records.conflicts, &mut ids);
    all(&records.gaps, &mut ids);
    ids
}

/// The entries that are funding phases, sorted.
fn phases(records: &Records, ids: &Ids) -> Vec<RecordRef> {
    let phases = records
        .entries
        .iter()
        .filter(|(_, entry)| entry.phase.is_some());
    let phases = phases.filter_map(|(_, entry)| ids.get(&entry.id)).collect();
    order::sorted(phases, &|a, b| a.cmp(b))
}

/// The rules that need no other record but for its id.
struct Pass<'a> {
    broken: &'a [Broken],
    ids: Ids,
    found: Vec<Found>,
    /// Whether each record is kept, in the order in which they were looked at.
    kept: Vec<bool>,
}

impl Pass<'_> {
    fn run<T: Record>(&mut self, records: &mut [Placed<T>], make: fn(usize) -> RecordRef) {
        let mut kept = 0;
        for (path, record) in records {
            let good = self.keep(path, record, Some(make(kept)), Vec::new());
            kept += usize::from(good);
        }
    }

    fn offers(&mut self, offers: &mut [(Path, Offer, Option<usize>)]) {
        // Where each old index goes; `None` if that project is left out.
        let mut moved: Vec<Option<usize>> = Vec::with_capacity(offers.len());
        let mut kept = 0;
        for (path, offer, parent) in offers {
            let parent_now = parent.map(|index| moved.get(index).copied().flatten());
            let mut defects = Vec::new();
            if parent.is_some() && offer.kind.is_none() {
                // Asked for as a field, so that a kind that is no word of its list counts as told.
                defects.push(Found {
                    path: path.key("kind"),
                    kind: DefectKind::MissingPartKind,
                });
            }
            if parent.is_some() && !offer.modules.is_empty() {
                defects.push(Found {
                    path: path.key("modules"),
                    kind: DefectKind::NestedModule,
                });
            }
            // A part cannot be shown without its project.
            let shown = parent_now != Some(None);
            let place = shown.then_some(RecordRef::Offer(kept));
            let good = self.keep(path, offer, place, defects);
            moved.push(good.then_some(kept));
            kept += usize::from(good);
            *parent = parent_now.flatten();
        }
    }

    /// A step has its tour's place: it is found there by its id.
    fn tours(
        &mut self,
        tours: &mut [Placed<Tour>],
        steps: &mut [(Path, TourStep, usize)],
        span: Option<(Day, Day)>,
    ) {
        let mut moved: Vec<Option<usize>> = Vec::with_capacity(tours.len());
        let mut kept = 0;
        for (path, tour) in tours {
            let mut defects = Vec::new();
            // They are in the order of their tours.
            let step = steps.binary_search_by(|(_, _, parent)| parent.cmp(&moved.len()));
            if step.is_err() {
                defects.push(Found {
                    path: path.key("steps"),
                    kind: DefectKind::NoSteps,
                });
            }
            let good = self.keep(path, tour, Some(RecordRef::Tour(kept)), defects);
            moved.push(good.then_some(kept));
            kept += usize::from(good);
        }
        for (path, step, parent) in steps {
            let defects = [
                (
                    "window",
                    step.window_days().is_some_and(|days| within(days, span)),
                ),
                (
                    "as_of",
                    step.day().is_none_or(|day| within((day, day), span)),
                ),
            ];
            let defects = defects
                .into_iter()
                .filter(|(_, good)| !good)
                .map(|(field, _)| Found {
                    path: path.key(field),
                    kind: DefectKind::OutsideSpan,
                });
            let defects = defects.collect();
            let tour = moved.get(*parent).copied().flatten();
            self.keep(path, step, tour.map(RecordRef::Tour), defects);
            *parent = tour.unwrap_or_default();
        }
    }

    /// Reports the defects of a record, `more` among them, and registers its id if nothing speaks
    /// against it and it has a place in the dataset. Says whether the record is kept.
    fn keep(
        &mut self,
        path: &Path,
        record: &mut dyn Record,
        place: Option<RecordRef>,
        more: Vec<Found>,
    ) -> bool {
        let mut defects = record_defects(path, record);
        defects.extend(more);
        let id = record.id().to_owned();
        if let Some(first) = self.ids.first(&id) {
            let kind = DefectKind::DuplicateId {
                first: first.clone(),
            };
            defects.push(Found {
                path: path.key("id"),
                kind,
            });
        }
        let broken = Broken::of(path, self.broken);
        if let Some(broken) = broken {
            defects.retain(|defect| !broken.explains(defect));
        }
        // No source at all is told above; one that is not there, or is not shown, where it is looked up.
        let shown = |id: &str| matches!(self.ids.get(id), Some(RecordRef::Source(_)));
        let bad = broken.is_some()
            || defects.iter().any(|defect| defect.kind.drops_record())
            || !record.sourced(&shown);
        let place = place.filter(|_| !bad);
        self.found.append(&mut defects);
        self.kept.push(place.is_some());
        match place {
            Some(record) => self.ids.keep(&id, record, path),
            None => self.ids.leave_out(&id),
        }
        place.is_some()
    }
}

/// Whether days lie in the span of the dataset; if that is not known, nothing speaks against it.
fn within((first, last): (Day, Day), span: Option<(Day, Day)>) -> bool {
    span.is_none_or(|(start, end)| start <= first && last <= end)
}

/// The defects of one record that need no other record.
fn record_defects(path: &Path, record: &mut dyn Record) -> Vec<Found> {
    let mut found = Vec::new();
    let id = record.id();
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if id.is_empty() || id.len() > 80 || !id.bytes().all(letters) {
        found.push(Found {
            path: path.key("id"),
            kind: DefectKind::BadId,
        });
    }
    for (way, text, limit) in record.texts() {
        for (lang, text) in [("de", &text.de), ("en", &text.en)] {
            text_defects(text, limit, &mut |kind| {
                let path = way.from(path).key(lang);
                found.push(Found { path, kind });
            });
        }
    }
    for (field, kind) in record.own_defects() {
        found.push(Found {
            path: path.key(field),
            kind,
        });
    }
    if record
        .citations()
        .is_some_and(|citations| citations.is_empty())
    {
        found.push(Found {
            path: path.key("sources"),
            kind: DefectKind::MissingSource,
        });
    }
    found
}

/// Tells what is wrong with a text of at most so many letters.
pub(super) fn text_defects(text: &str, limit: usize, report: &mut dyn FnMut(DefectKind)) {
    if text.trim().is_empty() {
        report(DefectKind::EmptyText);
    }
    let length = text.chars().count();
    if length > limit {
        report(DefectKind::TooLong { limit, length });
    }
}
