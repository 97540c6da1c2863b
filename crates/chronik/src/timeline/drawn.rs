//! From a record to what is drawn of it: shape, tone, and the ways to write its label.

use super::chart::{Shape, Tone, View};
use super::extent;
use super::labels::{Label, SIZE, variants, wrap};
use super::lanes::Item;
use super::measure::text_width;
use super::scale::Scale;
use crate::as_of::{Firmness, firmness};
use crate::dataset::vocabulary::{Certainty, Mark};
use crate::dataset::wire::{Entry, Offer};
use crate::dataset::{Dataset, RecordRef};
use crate::edtf::Edtf;
use crate::lang::Lang;
use crate::presence::{Presence, presence};

/// A record ready to be placed.
pub(super) struct Drawn {
    pub(super) record: RecordRef,
    pub(super) shape: Shape,
    pub(super) tone: Tone,
    pub(super) conflict: bool,
    pub(super) labels: Vec<Label>,
    /// Whether it may lie in the window. What only reaches into it by a few pixels, as a marker or a fading end, is in no list.
    pub(super) in_window: bool,
}

/// Width of the sign of a dispute with the line around it.
const SIGN: i32 = 20;

/// Draws records on a scale.
pub(super) struct Pen<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) view: &'a View<'a>,
    pub(super) scale: Scale,
}

impl Pen<'_> {
    /// A record, with as many lines of label as its row has room for. `None` for what has no time.
    pub(super) fn record(&self, record: RecordRef, lines: usize) -> Option<Drawn> {
        match record {
            RecordRef::Entry(index) => self.entry(index, self.dataset.entries.get(index)?, lines),
            RecordRef::Offer(index) => self.offer(index, self.dataset.offers.get(index)?, lines),
            _ => None,
        }
    }

    fn entry(&self, index: usize, entry: &Entry, lines: usize) -> Option<Drawn> {
        let when = entry.when.as_ref()?;
        let lang = self.view.lang;
        let title = entry.label.as_ref().unwrap_or(&entry.title).get(lang);
        let labels = if entry.phase.is_some() {
            phase_labels(title, when, lang)
        } else {
            variants(title, &when.words(lang), &when.words_short(lang), lines)
        };
        let shape = match when {
            Edtf::Date(date) => Shape::Point {
                point: extent::of_date(date, &self.scale),
                law: entry.mark == Some(Mark::Law),
            },
            period => Shape::Bar {
                extent: extent::of_period(period, &self.scale, self.view.today)?,
                outside: None,
            },
        };
        let strong = match shape {
            Shape::Bar { .. } => {
                firmness(self.dataset, entry, self.view.day) == Some(Firmness::Certain)
            }
            Shape::Point { .. } => when
                .earliest_start()
                .is_some_and(|day| day <= self.view.day),
        };
        Some(Drawn {
            record: RecordRef::Entry(index),
            shape,
            tone: if strong { Tone::Strong } else { Tone::Pale },
            conflict: self.conflict(&entry.id, entry.certainty),
            labels,
            in_window: true,
        })
    }

    fn offer(&self, index: usize, offer: &Offer, lines: usize) -> Option<Drawn> {
        let lang = self.view.lang;
        let when = offer.when.as_ref().map(|when| when.edtf());
        let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
        let today = self.view.today;
        let extent = extent::of_offer(when.as_ref(), evidence.as_ref(), &self.scale, today)?;
        let outside = offer.outside_iq.as_ref().and_then(|outside| {
            let extent = extent::of_period(&outside.edtf(), &self.scale, today)?;
            Some((extent.x0, extent.x1))
        });
        let title = offer.label.as_ref().unwrap_or(&offer.title).get(lang);
        let dates = when
            .or(evidence)
            .map(|dates| dates.words_short(lang))
            .unwrap_or_default();
        let ran = matches!(
            presence(offer, self.view.day),
            Presence::Ran | Presence::Evidenced
        );
        Some(Drawn {
            record: RecordRef::Offer(index),
            shape: Shape::Bar { extent, outside },
            tone: match (self.view.matches(index), ran) {
                (false, _) => Tone::Filtered,
                (true, true) => Tone::Strong,
                (true, false) => Tone::Pale,
            },
            conflict: self.conflict(&offer.id, offer.certainty),
            labels: variants(title, &dates, &dates, lines),
            in_window: true,
        })
    }

    /// Sources disagree on the record itself, not only on something around it.
    fn conflict(&self, id: &str, certainty: Certainty) -> bool {
        certainty == Certainty::Conflicting && self.dataset.conflicts_about(id).next().is_some()
    }
}

/// Years first (rule 4 of the facts: numbers differ by source), then what it was about.
fn phase_labels(title: &str, when: &Edtf, lang: Lang) -> Vec<Label> {
    let years = match (when.earliest_start(), when.latest_end()) {
        (Some(start), Some(end)) => format!("{}–{}", start.year(), end.year()),
        _ => when.words_short(lang),
    };
    // "2026–28" where the full years do not fit.
    let short = match years.split_once("–20") {
        Some((start, end)) => format!("{start}–{end}"),
        None => years.clone(),
    };
    let with_title = |years: &String, title: Vec<String>| {
        let mut lines = vec![years.clone()];
        lines.extend(title);
        Label::new(lines, 1)
    };
    let mut labels = vec![
        with_title(&years, wrap(title)),
        with_title(&short, wrap(title)),
        Label::new(vec![years], 1),
        Label::new(vec![short.clone()], 1),
    ];
    // In two lines in what is planned of the phase that is running: a narrow part, but of the most asked-for bar.
    if let Some((start, end)) = short.split_once('–') {
        let start = [Some(start), start.strip_prefix("20")];
        let two_lines = |start: &str| Label::new(vec![start.to_owned(), format!("–{end}")], 2);
        labels.extend(start.into_iter().flatten().map(two_lines));
    }
    // Years are set larger than the rest.
    for label in &mut labels {
        let titles = label.lines.iter().take(label.title_lines);
        let widest = titles.map(|line| text_width(line, SIZE + 2)).max();
        label.width = label.width.max(widest.unwrap_or_default());
    }
    labels
}

impl Drawn {
    /// Whether a label begins on a pale part of a strong bar, what is planned, outside the programme or soft: it keeps its dark
    /// colour.
    pub(super) fn is_pale_at(&self, x: i32) -> bool {
        match self.shape {
            Shape::Bar { extent, outside } => {
                let planned = extent.planned.is_some_and(|from| x >= from);
                let outside = outside.is_some_and(|(from, to)| from <= x && x < to);
                let soft = soft_zones(&extent)
                    .iter()
                    .any(|(from, to)| *from <= x && x < *to);
                self.tone == Tone::Strong && (planned || outside || soft)
            }
            Shape::Point { .. } => false,
        }
    }

    /// Where on what is drawn a label can stand besides its usual place: what only the window tells apart.
    pub(super) fn rooms(&self) -> Vec<(i32, i32)> {
        match self.shape {
            // Drawn as an empty box, with a sign at its end.
            Shape::Bar { extent, .. }
                if self.conflict && matches!(self.record, RecordRef::Entry(_)) =>
            {
                vec![(extent.x0, extent.x1 - 24)]
            }
            Shape::Bar { extent, outside } => {
                let planned = extent.planned.map(|from| (from, extent.x1));
                let core = (extent.core0, extent.planned.unwrap_or(extent.core1));
                let rooms = [Some(core), planned, outside].into_iter().flatten();
                let soft = soft_zones(&extent);
                rooms.chain(weak_halves(&extent)).chain(soft).collect()
            }
            Shape::Point { point, .. } => {
                let sides = |(from, to)| [(from, point.x - 8), (point.x + 8, to)];
                point.zone.map(sides).into_iter().flatten().collect()
            }
        }
    }

    /// What the packing needs to know of it.
    pub(super) fn item(&self) -> Item {
        match self.shape {
            Shape::Bar { extent, outside } => {
                let question = matches!(extent.end, extent::End::Unknown);
                // Dark text stands on the pale bar as a whole; light text only on the strong core. A
                // planned part is pale: the wider of the two takes the label.
                let inside = match (self.tone == Tone::Strong, outside) {
                    (true, _) => match extent.planned {
                        Some(from) if extent.x1 - from > from - extent.core0 => {
                            (from, extent.x1 + 3)
                        }
                        Some(from) => (extent.core0, from),
                        // Every pixel counts there: the label keeps 4 from the ends of the core.
                        None if extent.start == extent::End::Approximate => {
                            (extent.core0 + 3, extent.core1 + 3)
                        }
                        None => (extent.core0 - 3, extent.core1 + 3),
                    },
                    (false, Some((_, to))) => (to, extent.x1),
                    (false, None) => (extent.x0, extent.x1),
                };
                // The box of a disputed time is never narrower than its sign.
                let least = if self.conflict { SIGN } else { 0 };
                Item {
                    x0: extent.x0,
                    x1: extent.x1.max(extent.x0 + least),
                    inside: Some(inside),
                    gap: if question { 22 } else { 8 },
                    labels: self.labels.clone(),
                }
            }
            Shape::Point { point, .. } => {
                let (x0, x1) = point.zone.unwrap_or((point.x - 7, point.x + 7));
                let x1 = if self.conflict {
                    x1.max(point.x + 12)
                } else {
                    x1
                };
                Item {
                    x0,
                    x1,
                    inside: None,
                    gap: 7,
                    labels: self.labels.clone(),
                }
            }
        }
    }
}

/// Of the soft zones of a bar the halves that are nearly as light as the page.
fn weak_halves(extent: &extent::Extent) -> [(i32, i32); 2] {
    [
        (extent.x0, i32::midpoint(extent.x0, extent.core0)),
        (i32::midpoint(extent.core1, extent.x1), extent.x1),
    ]
}

/// The soft zones of a bar. Where they are darkest, dark letters are still read.
fn soft_zones(extent: &extent::Extent) -> [(i32, i32); 2] {
    [(extent.x0, extent.core0), (extent.core1, extent.x1)]
}

/// Two bars that share one uncertain year get half of it each, so that they do not lie on each
/// other as if both had held all year.
pub(super) fn share_uncertain_years(drawn: &mut [Drawn]) {
    for index in 1..drawn.len() {
        let (before, after) = drawn.split_at_mut(index);
        let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let (Shape::Bar { extent: a, .. }, Shape::Bar { extent: b, .. }) =
            (&mut before.shape, &mut after.shape)
        else {
            continue;
        };
        if a.core1 <= b.core0 && a.x1 > b.x0 && a.x0 < b.x0 {
            let middle = i32::midpoint(a.x1.min(b.core0), b.x0.max(a.core1));
            a.x1 = middle;
            b.x0 = middle;
        }
    }
}
