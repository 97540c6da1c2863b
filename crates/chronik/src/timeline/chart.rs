//! The whole chart: lanes, bars, markers and labels as boxes.

use super::extent::{self, Extent, Point};
use super::labels::{Label, SIZE, variants};
use super::lanes::{Item, Packed, Placement, pack};
use super::measure::text_width;
use super::scale::Scale;
use super::ticks::{Tick, px, years};
use crate::as_of::{Firmness, firmness};
use crate::dataset::vocabulary::{Certainty, Lane, Mark as MarkKind};
use crate::dataset::wire::{Entry, Offer};
use crate::dataset::{Dataset, RecordRef};
use crate::edtf::{Day, Edtf};
use crate::lang::Lang;
use crate::order;
use crate::presence::{Presence, presence};

/// What the chart depends on besides the dataset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Language of the labels.
    pub lang: Lang,
    /// "Stand vom": what holds on this day is strong.
    pub day: Day,
    /// Today: running bars end here, planned ones begin.
    pub today: Day,
    /// Width of the plot in pixels.
    pub width: i32,
}

/// A row of the chart with its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneKey {
    /// A lane of the history.
    History(Lane),
    /// The projects of an organisation: its index, or none where no source names a carrier.
    Carrier(Option<usize>),
    /// The one offer of a detail page.
    Offer,
}

/// A lane as a box. y runs from its upper edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneBox {
    /// Which lane.
    pub key: LaneKey,
    /// Height.
    pub height: i32,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// Pieces of the line of today, as y from and to: it stops short of labels.
    pub today: Vec<(i32, i32)>,
    /// Pieces of the line of the as-of day.
    pub as_of: Vec<(i32, i32)>,
    /// Entries of the lane that this zoom leaves out.
    pub hidden: usize,
    /// Entries of the lane in all.
    pub total: usize,
    /// Entries without any date.
    pub undated: usize,
}

/// What is drawn for an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar of this height.
    Bar {
        /// Its ends.
        extent: Extent,
        /// Height in pixels.
        height: i32,
        /// The part outside the programme: drawn hollow.
        outside: Option<(i32, i32)>,
    },
    /// A marker.
    Point {
        /// Its place.
        point: Point,
        /// Diamond instead of circle.
        law: bool,
    },
}

/// A label as placed: lines stand 16 px apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLabel {
    /// Left edge; for labels that end at their bar, the right edge.
    pub x: i32,
    /// Whether `x` is the right edge.
    pub ends: bool,
    /// Whether it stands on the bar.
    pub inside: bool,
    /// The text.
    pub label: Label,
}

/// An entry in the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which record.
    pub record: RecordRef,
    /// Its shape; x is absolute.
    pub shape: Shape,
    /// Upper edge of its row.
    pub y: i32,
    /// Height of its row.
    pub height: i32,
    /// Left edge of everything that belongs to it.
    pub x0: i32,
    /// Right edge of everything that belongs to it.
    pub x1: i32,
    /// Whether it holds on the as-of day.
    pub strong: bool,
    /// Whether sources disagree.
    pub conflict: bool,
    /// Its label.
    pub label: PlacedLabel,
}

/// A phase behind everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Left edge.
    pub x0: i32,
    /// Right edge.
    pub x1: i32,
    /// Whether it is the phase of the as-of day.
    pub current: bool,
    /// Whether it is one of those that are shaded so that neighbours differ.
    pub shaded: bool,
}

/// The chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Width of the plot.
    pub width: i32,
    /// Years.
    pub ticks: Vec<Tick>,
    /// Phases behind the lanes.
    pub bands: Vec<Band>,
    /// Lanes, top to bottom.
    pub lanes: Vec<LaneBox>,
    /// x of the line of today.
    pub today: i32,
    /// x of the line of the as-of day.
    pub as_of: i32,
}

/// Room above and below the rows of a lane.
const LANE_PADDING: i32 = 8;

/// Sizes of a lane's rows.
struct Rows {
    height: i32,
    pitch: i32,
    most: usize,
    lines: usize,
}

impl Rows {
    const fn of(lane: Option<Lane>) -> Self {
        match lane {
            Some(Lane::Phases) => Self {
                height: 60,
                pitch: 64,
                most: 1,
                lines: 2,
            },
            Some(Lane::Milestones) => Self {
                height: 36,
                pitch: 39,
                most: 7,
                lines: 2,
            },
            Some(_) => Self {
                height: 40,
                pitch: 44,
                most: 4,
                lines: 2,
            },
            None => Self {
                height: 28,
                pitch: 36,
                most: 12,
                lines: 1,
            },
        }
    }
}

/// Lays the history lanes out, and the lanes of the carriers below them.
#[must_use]
pub fn chart(dataset: &Dataset, view: &View) -> Chart {
    let mut layout = Layout::new(dataset, view);
    for lane in Lane::ALL {
        layout.history(*lane, &|_| true);
    }
    layout.projects();
    layout.finish()
}

/// The few lanes that say who, under which name, with whose money: for the start page.
#[must_use]
pub fn overview(dataset: &Dataset, view: &View) -> Chart {
    let mut layout = Layout::new(dataset, view);
    for lane in [Lane::Phases, Lane::Coordination, Lane::Name, Lane::Funding] {
        // Only what speaks for its lane; a name inside another name would need a second row.
        layout.history(lane, &|entry| {
            entry.phase.is_some()
                || entry.value.is_some()
                || entry.certainty == Certainty::Conflicting
        });
    }
    layout.finish()
}

/// Phases, coordination and one offer: the strip of a detail page.
#[must_use]
pub fn position(dataset: &Dataset, view: &View, offer: usize) -> Chart {
    let mut layout = Layout::new(dataset, view);
    for lane in [Lane::Phases, Lane::Coordination] {
        layout.history(lane, &|entry| {
            entry.phase.is_some()
                || entry.value.is_some()
                || entry.certainty == Certainty::Conflicting
        });
    }
    layout.single(offer);
    layout.finish()
}

fn bands(dataset: &Dataset, view: &View, scale: &Scale) -> Vec<Band> {
    let phases = dataset.phases();
    let bands = phases.iter().enumerate().filter_map(|(index, phase)| {
        let when = phase.when.as_ref()?;
        let (start, end) = (when.earliest_start()?, when.latest_end()?);
        let current = start <= view.day && view.day <= end;
        Some(Band {
            x0: px(scale.x(start)),
            x1: px(scale.x_end(end)),
            current,
            shaded: index % 2 == 0,
        })
    });
    bands.collect()
}

struct Layout<'a> {
    dataset: &'a Dataset,
    view: &'a View,
    scale: Scale,
    lanes: Vec<LaneBox>,
}

/// An entry ready to be placed.
struct Drawn {
    record: RecordRef,
    shape: Shape,
    strong: bool,
    conflict: bool,
    labels: Vec<Label>,
}

impl<'a> Layout<'a> {
    fn new(dataset: &'a Dataset, view: &'a View) -> Self {
        let (first, last) = dataset.span;
        let scale = Scale::new(first, last, f64::from(view.width));
        Self {
            dataset,
            view,
            scale,
            lanes: Vec::new(),
        }
    }

    fn finish(self) -> Chart {
        let (first, last) = self.dataset.span;
        Chart {
            width: self.view.width,
            ticks: years(&self.scale, first, last),
            bands: bands(self.dataset, self.view, &self.scale),
            lanes: self.lanes,
            today: px(self.scale.x_end(self.view.today)),
            as_of: px(self.scale.x(self.view.day)),
        }
    }

    fn history(&mut self, lane: Lane, wanted: &dyn Fn(&Entry) -> bool) {
        let entries = self.dataset.lane(lane);
        let rows = Rows::of(Some(lane));
        let mut drawn: Vec<Drawn> = Vec::new();
        // What speaks for the lane comes first and so gets the upper rows.
        for speaks in [true, false] {
            let chosen = entries.iter().filter(|entry| {
                let states = entry.value.is_some() || entry.phase.is_some();
                entry.overview && states == speaks && wanted(entry)
            });
            drawn.extend(chosen.filter_map(|entry| self.entry(entry, &rows)));
        }
        share_uncertain_years(&mut drawn);
        let undated = entries.iter().filter(|entry| entry.when.is_none()).count();
        self.lane(
            LaneKey::History(lane),
            &drawn,
            entries.len(),
            undated,
            &rows,
        );
    }

    fn entry(&self, entry: &Entry, rows: &Rows) -> Option<Drawn> {
        let RecordRef::Entry(index) = self.dataset.find(&entry.id)? else {
            return None;
        };
        let when = entry.when.as_ref()?;
        let lang = self.view.lang;
        let title = entry.label.as_ref().unwrap_or(&entry.title).get(lang);
        let labels = if entry.phase.is_some() {
            phase_labels(title, when, lang)
        } else {
            variants(
                title,
                &when.words(lang),
                &when.words_short(lang),
                rows.lines,
            )
        };
        let shape = match when {
            Edtf::Date(date) => Shape::Point {
                point: extent::of_date(date, &self.scale),
                law: entry.mark == Some(MarkKind::Law),
            },
            period => Shape::Bar {
                extent: extent::of_period(period, &self.scale, self.view.today)?,
                height: rows.height,
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
            strong,
            conflict: self.conflict(&entry.id, entry.certainty),
            labels,
        })
    }

    /// Sources disagree on the record itself, not only on something around it.
    fn conflict(&self, id: &str, certainty: Certainty) -> bool {
        certainty == Certainty::Conflicting && self.dataset.conflicts_about(id).next().is_some()
    }

    fn projects(&mut self) {
        let rows = Rows::of(None);
        let carriers = (0..self.dataset.organisations.len())
            .map(Some)
            .chain([None]);
        for carrier in carriers {
            let id = carrier
                .and_then(|index| self.dataset.organisations.get(index))
                .map(|o| &o.id);
            let projects: Vec<_> = self
                .dataset
                .projects()
                .filter(|(_, project)| project.carrier.as_ref() == id)
                .collect();
            if projects.is_empty() {
                continue;
            }
            let drawn: Vec<_> = projects
                .iter()
                .filter_map(|(index, project)| self.offer(*index, project, &rows))
                .collect();
            let undated = projects.len() - drawn.len();
            self.lane(
                LaneKey::Carrier(carrier),
                &drawn,
                projects.len(),
                undated,
                &rows,
            );
        }
    }

    /// What the name of a carrier and the line below it need: long names take two lines.
    fn name_height(&self, key: LaneKey) -> i32 {
        let LaneKey::Carrier(Some(index)) = key else {
            return 0;
        };
        let name = self
            .dataset
            .organisations
            .get(index)
            .map_or("", |carrier| carrier.short.as_str());
        // The name column is 240 px wide, less its padding.
        if text_width(name, SIZE + 2) > 224 {
            76
        } else {
            56
        }
    }

    /// One offer in a lane of its own, whose label has room for two lines.
    fn single(&mut self, index: usize) {
        let Some(offer) = self.dataset.offers.get(index) else {
            return;
        };
        let rows = Rows::of(Some(Lane::Coordination));
        let drawn: Vec<_> = self.offer(index, offer, &rows).into_iter().collect();
        let undated = usize::from(drawn.is_empty());
        self.lane(LaneKey::Offer, &drawn, 1, undated, &rows);
    }

    fn offer(&self, index: usize, offer: &Offer, rows: &Rows) -> Option<Drawn> {
        let lang = self.view.lang;
        let when = offer.when.as_ref().map(|when| when.edtf());
        let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
        let extent = extent::of_offer(
            when.as_ref(),
            evidence.as_ref(),
            &self.scale,
            self.view.today,
        )?;
        let outside = offer.outside_iq.as_ref().and_then(|outside| {
            let extent = extent::of_period(&outside.edtf(), &self.scale, self.view.today)?;
            Some((extent.x0, extent.x1))
        });
        let title = offer.label.as_ref().unwrap_or(&offer.title).get(lang);
        let dates = when
            .or(evidence)
            .map(|dates| dates.words_short(lang))
            .unwrap_or_default();
        Some(Drawn {
            record: RecordRef::Offer(index),
            shape: Shape::Bar {
                extent,
                height: rows.height,
                outside,
            },
            strong: matches!(
                presence(offer, self.view.day),
                Presence::Ran | Presence::Evidenced
            ),
            conflict: self.conflict(&offer.id, offer.certainty),
            labels: variants(title, &dates, &dates, rows.lines),
        })
    }

    fn lane(&mut self, key: LaneKey, drawn: &[Drawn], total: usize, undated: usize, rows: &Rows) {
        let items: Vec<_> = drawn.iter().map(item).collect();
        let Packed {
            placed,
            left_over,
            rows: used,
        } = pack(&items, self.view.width, rows.most);
        let mut marks = Vec::with_capacity(placed.len());
        for placed in placed {
            let Some(drawn) = drawn.get(placed.item) else {
                continue;
            };
            let row = i32::try_from(placed.row).unwrap_or_default();
            let (x, ends, inside, label) = match placed.label {
                Placement::Inside(x, label) => (x, false, !on_planned_part(drawn, x), label),
                Placement::Right(x, label) => (x, false, false, label),
                Placement::Left(x, label) => (x, true, false, label),
            };
            marks.push(Mark {
                record: drawn.record,
                shape: drawn.shape,
                y: LANE_PADDING + row * rows.pitch,
                height: rows.height,
                x0: placed.from,
                x1: placed.to,
                strong: drawn.strong,
                conflict: drawn.conflict,
                label: PlacedLabel {
                    x,
                    ends,
                    inside,
                    label,
                },
            });
        }
        let rows_used = i32::try_from(used.max(1)).unwrap_or(1);
        let rows_height = 2 * LANE_PADDING + (rows_used - 1) * rows.pitch + rows.height;
        let height = rows_height.max(self.name_height(key));
        let drawn_count = drawn.len() - left_over.len();
        let known = if matches!(key, LaneKey::History(_)) {
            0
        } else {
            undated
        };
        let hidden = total.saturating_sub(drawn_count + known);
        let today = pieces(px(self.scale.x_end(self.view.today)), height, &marks);
        let as_of = pieces(px(self.scale.x(self.view.day)), height, &marks);
        self.lanes.push(LaneBox {
            key,
            height,
            marks,
            today,
            as_of,
            hidden,
            total,
            undated,
        });
    }
}

/// The pieces of a vertical line that no label beside a bar stands on. Labels on bars need none:
/// the bar already covers the line.
fn pieces(x: i32, height: i32, marks: &[Mark]) -> Vec<(i32, i32)> {
    let blocked: Vec<(i32, i32)> = marks
        .iter()
        .filter(|mark| !mark.label.inside)
        .filter(|mark| {
            let (from, to) = mark.label.span();
            from - 4 <= x && x <= to + 4
        })
        .map(|mark| (mark.y, mark.y + mark.height))
        .collect();
    let mut pieces = Vec::new();
    let mut y = 0;
    for (from, to) in order::sorted(blocked, &|a, b| a.cmp(b)) {
        if from > y {
            pieces.push((y, from));
        }
        y = y.max(to);
    }
    if y < height {
        pieces.push((y, height));
    }
    pieces
}

impl PlacedLabel {
    /// Left and right edge.
    #[must_use]
    pub fn span(&self) -> (i32, i32) {
        if self.ends {
            (self.x - self.label.width, self.x)
        } else {
            (self.x, self.x + self.label.width)
        }
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
    let with_title = |years: &String| {
        let mut lines = vec![years.clone()];
        lines.extend(super::labels::wrap(title));
        Label::new(lines, 1)
    };
    let mut labels = vec![
        with_title(&years),
        with_title(&short),
        Label::new(vec![years], 1),
        Label::new(vec![short], 1),
    ];
    // Years are set larger than the rest.
    for label in &mut labels {
        label.width = label.width.max(text_width(&label.lines[0], SIZE + 2));
    }
    labels
}

/// Whether a label begins on the pale, planned part of a strong bar: it keeps its dark colour.
fn on_planned_part(drawn: &Drawn, x: i32) -> bool {
    match drawn.shape {
        Shape::Bar { extent, .. } => drawn.strong && extent.planned.is_some_and(|from| x >= from),
        Shape::Point { .. } => false,
    }
}

fn item(drawn: &Drawn) -> Item {
    match drawn.shape {
        Shape::Bar {
            extent, outside, ..
        } => {
            let question = matches!(extent.end, extent::End::Unknown);
            // Dark text stands on the pale bar as a whole; light text only on the strong core. A
            // planned part is pale: the wider of the two takes the label.
            let inside = match (drawn.strong, outside) {
                (true, _) => match extent.planned {
                    Some(from) if extent.x1 - from > from - extent.core0 => (from, extent.x1 + 3),
                    Some(from) => (extent.core0, from),
                    // Every pixel counts there: the label keeps 4 from the ends of the core.
                    None => (extent.core0 - 3, extent.core1 + 3),
                },
                (false, Some((_, to))) => (to, extent.x1),
                (false, None) => (extent.x0, extent.x1),
            };
            Item {
                x0: extent.x0,
                x1: extent.x1,
                inside: Some(inside),
                gap: if question { 22 } else { 8 },
                labels: drawn.labels.clone(),
            }
        }
        Shape::Point { point, .. } => {
            let (x0, x1) = point.zone.unwrap_or((point.x - 7, point.x + 7));
            let x1 = if drawn.conflict {
                x1.max(point.x + 12)
            } else {
                x1
            };
            Item {
                x0,
                x1,
                inside: None,
                gap: 7,
                labels: drawn.labels.clone(),
            }
        }
    }
}

/// Two bars that share one uncertain year get half of it each, so that they do not lie on each
/// other as if both had held all year.
fn share_uncertain_years(drawn: &mut [Drawn]) {
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
