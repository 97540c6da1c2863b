//! The whole chart: lanes, bars, markers and labels as boxes.

use super::extent::{Extent, Point};
use super::index::TimelineIndex;
use super::labels::Label;
use super::layout::Layout;
use super::ticks::Tick;
use super::window::Window;
use crate::dataset::vocabulary::{Certainty, Lane};
use crate::dataset::wire::Entry;
use crate::dataset::{Dataset, RecordRef};
use crate::edtf::Day;
use crate::lang::Lang;
use crate::state::{LaneId, State};

/// What the chart depends on besides the dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct View<'a> {
    /// Language of the labels.
    pub lang: Lang,
    /// "Stand vom": what holds on this day is strong.
    pub day: Day,
    /// Today: running bars end here, planned ones begin.
    pub today: Day,
    /// Width of the plot in pixels.
    pub width: i32,
    /// The stretch of time that is shown.
    pub window: Window,
    /// The lanes, top to bottom.
    pub lanes: Vec<LaneId>,
    /// Ids of lanes that are folded, or unfolded, against what they are by themselves.
    pub toggled: &'a [String],
    /// Indices of the projects that meet the filter, ascending; `None` without a filter.
    pub matches: Option<&'a [usize]>,
    /// Whether what does not meet the filter is left out instead of dimmed.
    pub hide: bool,
    /// The selected record: its links to predecessor and successor are drawn.
    pub selected: Option<&'a str>,
}

impl<'a> View<'a> {
    /// Everything the dataset has, in its own order.
    #[must_use]
    pub fn whole(dataset: &Dataset, lang: Lang, today: Day, width: i32) -> Self {
        Self {
            lang,
            day: today,
            today,
            width,
            window: Window::all(dataset.span),
            lanes: LaneId::ALL.to_vec(),
            toggled: &[],
            matches: None,
            hide: false,
            selected: None,
        }
    }

    /// What the state of the page says.
    #[must_use]
    pub fn of(state: &'a State, dataset: &Dataset, today: Day, width: i32) -> Self {
        Self {
            day: state.as_of.unwrap_or(today),
            window: Window::of(state.range, dataset.span),
            lanes: state.shown_lanes(),
            toggled: &state.toggled,
            hide: state.hide_filtered,
            selected: state.selected.as_deref(),
            ..Self::whole(dataset, state.lang, today, width)
        }
    }

    /// Whether a project meets the filter.
    #[must_use]
    pub fn matches(&self, project: usize) -> bool {
        self.matches
            .is_none_or(|matches| matches.binary_search(&project).is_ok())
    }

    /// Whether a lane is folded.
    #[must_use]
    pub(super) fn is_folded(&self, id: &str, by_itself: bool) -> bool {
        by_itself != self.toggled.iter().any(|toggled| toggled == id)
    }
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
    /// Whether it is folded: it has `lines` then, and no marks.
    pub folded: bool,
    /// What is drawn, row by row, by time.
    pub marks: Vec<Mark>,
    /// Places where too much lies to be drawn one by one.
    pub cells: Vec<Cell>,
    /// Upper edge of the cells.
    pub cells_y: i32,
    /// Height of the cells.
    pub cells_height: i32,
    /// What a folded lane shows of its records.
    pub lines: Vec<Line>,
    /// From the predecessor to the selected record, and from it to the successor.
    pub links: Vec<Link>,
    /// Where the lines of the as-of day and of today stop short of a label.
    pub gaps: Vec<Gap>,
    /// Entries in the window that this zoom leaves out, not counting those in cells.
    pub hidden: usize,
    /// Entries of the lane in all.
    pub total: usize,
    /// Entries without any date, and whether each meets the filter.
    pub undated: Vec<(RecordRef, bool)>,
    /// Projects that others carry: the carrier of the lane is a partner in them.
    pub partner: usize,
}

/// A gap in the line of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// x of the line.
    pub x: i32,
    /// Upper end.
    pub from: i32,
    /// Lower end.
    pub to: i32,
}

/// How a record is drawn, depending on day and filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Holds on the as-of day.
    Strong,
    /// Does not.
    Pale,
    /// Left out by the filter: outline only.
    Filtered,
}

/// What is drawn for an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar as high as its row.
    Bar {
        /// Its ends.
        extent: Extent,
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

impl Shape {
    /// It, `by` pixels further to the left.
    #[must_use]
    pub(super) fn shifted(self, by: i32) -> Self {
        let pair = |(from, to): (i32, i32)| (from - by, to - by);
        match self {
            Self::Bar { extent, outside } => Self::Bar {
                extent: extent.shifted(by),
                outside: outside.map(pair),
            },
            Self::Point { point, law } => Self::Point {
                point: Point {
                    x: point.x - by,
                    zone: point.zone.map(pair),
                    ..point
                },
                law,
            },
        }
    }

    /// What of it is between 0 and `width`, after a move of `by` pixels to the left.
    #[must_use]
    pub(super) fn seen(self, by: i32, width: i32) -> Self {
        let pair = |(from, to): (i32, i32)| (from.max(0), to.min(width));
        match self.shifted(by) {
            Self::Bar { extent, outside } => Self::Bar {
                extent: extent.clipped(width),
                outside: outside.map(pair).filter(|(from, to)| from < to),
            },
            Self::Point { point, law } => Self::Point {
                point: Point {
                    zone: point.zone.map(pair),
                    ..point
                },
                law,
            },
        }
    }
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
    /// How it is drawn.
    pub tone: Tone,
    /// Whether sources disagree.
    pub conflict: bool,
    /// Its label; none where it would be cut by the edge of the window.
    pub label: Option<PlacedLabel>,
    /// The number that stands in the place of a label for which there is no room: from 1, lane by lane, from left to right.
    pub key: Option<usize>,
}

impl Mark {
    /// Left and right edge of what is drawn, without the label.
    #[must_use]
    pub fn edges(&self) -> (i32, i32) {
        match &self.shape {
            Shape::Bar { extent, .. } => (extent.x0, extent.x1),
            Shape::Point { point, .. } => {
                let (from, to) = point.zone.unwrap_or((point.x, point.x));
                (from.min(point.x - 12), to.max(point.x + 12))
            }
        }
    }
}

/// A stretch of a lane in which more begins than can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Left edge.
    pub x0: i32,
    /// Right edge.
    pub x1: i32,
    /// How many entries begin here and are not drawn.
    pub count: usize,
    /// The most in any cell of the lane.
    pub most: usize,
    /// The stretch of time.
    pub window: Window,
    /// The entry, if it is a single one of which the lane knows.
    pub only: Option<RecordRef>,
}

/// A record of a folded lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Left edge of what is possible.
    pub from: i32,
    /// Left edge of what is certain.
    pub x0: i32,
    /// Right edge of what is certain.
    pub x1: i32,
    /// Right edge of what is possible.
    pub to: i32,
    /// Upper edge.
    pub y: i32,
    /// How it is drawn.
    pub tone: Tone,
}

/// A connection from the end of a predecessor to the beginning of its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// End of the predecessor: x, upper and lower edge.
    pub from: (i32, i32, i32),
    /// Beginning of the successor: x, upper and lower edge.
    pub to: (i32, i32, i32),
}

/// A phase behind everything, cut to the window.
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
    /// Left edge of the plot: 0, or after [`Chart::on_span`] where the window begins on the whole span.
    pub left: i32,
    /// Where the window begins on the whole span.
    pub offset: i32,
    /// Width of the plot.
    pub width: i32,
    /// The stretch of time that is shown.
    pub window: Window,
    /// Years, or months.
    pub ticks: Vec<Tick>,
    /// Phases behind the lanes.
    pub bands: Vec<Band>,
    /// Projects in the lanes of carriers: each once, though it stands at its carrier and at each partner. What a filter hides is
    /// not among them.
    pub projects: usize,
    /// Of these, how many have no date.
    pub undated_projects: usize,
    /// Lanes, top to bottom.
    pub lanes: Vec<LaneBox>,
    /// x of the line of today, if it is in the window.
    pub today: Option<i32>,
    /// x of the line of the as-of day, if it is in the window.
    pub as_of: Option<i32>,
}

impl Chart {
    /// The entries that have a number instead of a label, with it, in its order.
    pub fn keyed(&self) -> impl Iterator<Item = (usize, RecordRef)> {
        let marks = self.lanes.iter().flat_map(|lane| &lane.marks);
        marks.filter_map(|mark| Some((mark.key?, mark.record)))
    }

    /// Whether no lane has anything in the window, drawn, counted or left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(|lane| {
            lane.marks.is_empty()
                && lane.cells.is_empty()
                && lane.lines.is_empty()
                && lane.hidden == 0
        })
    }

    /// The same chart with x counted from the beginning of the whole span instead of the window's. While the
    /// window moves at one zoom, what stays in it keeps its x, so that only the view on it has to move.
    #[must_use]
    pub fn on_span(mut self) -> Self {
        let by = self.offset - self.left;
        self.left = self.offset;
        let line = |x: &mut Option<i32>| {
            if let Some(x) = x {
                *x += by;
            }
        };
        line(&mut self.today);
        line(&mut self.as_of);
        for tick in &mut self.ticks {
            tick.x += by;
            tick.middle += by;
        }
        for band in &mut self.bands {
            band.x0 += by;
            band.x1 += by;
        }
        for lane in &mut self.lanes {
            for mark in &mut lane.marks {
                mark.shape = mark.shape.shifted(-by);
                if let Some(label) = &mut mark.label {
                    label.x += by;
                }
            }
            for cell in &mut lane.cells {
                cell.x0 += by;
                cell.x1 += by;
            }
            for stretch in &mut lane.lines {
                stretch.from += by;
                stretch.x0 += by;
                stretch.x1 += by;
                stretch.to += by;
            }
            for gap in &mut lane.gaps {
                gap.x += by;
            }
            for link in &mut lane.links {
                link.from.0 += by;
                link.to.0 += by;
            }
        }
        self
    }
}

/// Lays out the lanes of a view.
#[must_use]
pub fn chart(dataset: &Dataset, index: &TimelineIndex, view: &View<'_>) -> Chart {
    let mut layout = Layout::new(dataset, index, view);
    for lane in &view.lanes {
        match lane {
            LaneId::History(lane) => layout.history(*lane, &|_| true),
            LaneId::Projects => layout.projects(),
        }
    }
    layout.finish()
}

/// What speaks for its lane: a name inside another name would need a second row.
fn speaks(entry: &Entry) -> bool {
    entry.phase.is_some() || entry.value.is_some() || entry.certainty == Certainty::Conflicting
}

/// The few lanes that say who, under which name, with whose money: for the start page.
#[must_use]
pub fn overview(dataset: &Dataset, index: &TimelineIndex, view: &View<'_>) -> Chart {
    let mut layout = Layout::new(dataset, index, view);
    for lane in [Lane::Phases, Lane::Coordination, Lane::Name, Lane::Funding] {
        layout.history(lane, &speaks);
    }
    layout.finish()
}

/// Phases, coordination and one offer: the strip of a detail page.
#[must_use]
pub fn position(dataset: &Dataset, index: &TimelineIndex, view: &View<'_>, offer: usize) -> Chart {
    let mut layout = Layout::new(dataset, index, view);
    for lane in [Lane::Phases, Lane::Coordination] {
        layout.history(lane, &speaks);
    }
    layout.single(offer);
    layout.finish()
}
