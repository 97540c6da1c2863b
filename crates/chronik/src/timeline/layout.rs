//! From lanes of records to boxes: what is drawn at this zoom, in which row, and what is counted instead.
//!
//! Rows are packed on the whole span at the scale of the window, and the window is cut out afterwards. So a
//! lane keeps its height and an entry its row while the window moves. Lanes with more than [`STABLE`] entries pack
//! only what is shown, in a fixed height.

use super::chart::{
    Band, Chart, Gap, LaneBox, LaneKey, Line, Link, Mark, PlacedLabel, Shape, View,
};
use super::dense::{self, Bins};
use super::drawn::{Drawn, Pen, share_uncertain_years};
use super::extent::End;
use super::index::{Item, LaneIndex, TimelineIndex};
use super::labels::{self, SIZE};
use super::lanes::{Item as Packable, Packed, Placed, Placement, pack};
use super::measure::text_width;
use super::scale::Scale;
use super::sticky;
use super::ticks::{px, ticks};
use super::window::Window;
use crate::dataset::vocabulary::Lane;
use crate::dataset::wire::Entry;
use crate::dataset::{Dataset, RecordRef};
use crate::edtf::Day;
use crate::order;

/// Room above and below the rows of a lane.
const LANE_PADDING: i32 = 8;

/// Entries up to which a lane packs all of its span, for every frame: about a millisecond.
const STABLE: usize = 120;

/// Entries a dense lane draws one by one; more become cells.
const FEW: usize = 40;

/// Marks of a whole chart. Each is four to five elements, and a chart has at most 400.
const MARKS: usize = 70;

/// Marks up to which a lane of very many entries draws those of the window. With more, the cells say it better.
const BESIDE_CELLS: usize = 16;

/// Lines of a folded lane.
const LINES: usize = 8;

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
                most: 8,
                lines: 2,
            },
            Some(_) => Self {
                height: 40,
                pitch: 44,
                most: 5,
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

    fn top(&self, row: usize) -> i32 {
        LANE_PADDING + i32::try_from(row).unwrap_or_default() * self.pitch
    }
}

pub(super) struct Layout<'a> {
    dataset: &'a Dataset,
    index: &'a TimelineIndex,
    view: &'a View<'a>,
    /// The whole span at the scale of the window; `left` is where the window begins on it.
    pen: Pen<'a>,
    left: i32,
    /// The window is shorter than the span by so much that entries of minor weight are drawn too.
    detailed: bool,
    marks_left: usize,
    projects: usize,
    undated_projects: usize,
    lanes: Vec<LaneBox>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(dataset: &'a Dataset, index: &'a TimelineIndex, view: &'a View<'a>) -> Self {
        let all = Window::all(dataset.span);
        let width = f64::from(view.width) * f64::from(all.days()) / f64::from(view.window.days());
        let scale = Scale::new(all.first, all.last, width);
        Self {
            dataset,
            index,
            view,
            pen: Pen {
                dataset,
                view,
                scale,
            },
            left: px(scale.x(view.window.first)),
            detailed: view.window.days() * 3 <= all.days() * 2,
            marks_left: MARKS,
            projects: 0,
            undated_projects: 0,
            lanes: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Chart {
        let marks = self.lanes.iter_mut().flat_map(|lane| &mut lane.marks);
        for (at, mark) in marks.filter(|mark| mark.key.is_some()).enumerate() {
            mark.key = Some(at + 1);
            if let Some(label) = &mut mark.label {
                label.label.lines = vec![(at + 1).to_string()];
            }
        }
        Chart {
            left: 0,
            offset: self.left,
            width: self.view.width,
            window: self.view.window,
            ticks: ticks(&self.pen.scale, self.view.window),
            bands: self.bands(),
            today: self.line(self.view.today, true),
            as_of: self.line(self.view.day, false),
            projects: self.projects,
            undated_projects: self.undated_projects,
            lanes: self.lanes,
        }
    }

    /// Where the line of a day stands, if the day is shown: at its beginning, or at its end.
    fn line(&self, day: Day, end: bool) -> Option<i32> {
        let scale = &self.pen.scale;
        let x = if end { scale.x_end(day) } else { scale.x(day) };
        self.view.window.shows(day).then(|| px(x) - self.left)
    }

    fn bands(&self) -> Vec<Band> {
        let phases = self.dataset.phases();
        let bands = phases.iter().enumerate().filter_map(|(index, phase)| {
            let when = phase.when.as_ref()?;
            let (start, end) = (when.earliest_start()?, when.latest_end()?);
            let x0 = (px(self.pen.scale.x(start)) - self.left).max(0);
            let x1 = (px(self.pen.scale.x_end(end)) - self.left).min(self.view.width);
            (x0 < x1).then_some(Band {
                x0,
                x1,
                current: start <= self.view.day && self.view.day <= end,
                shaded: index % 2 == 0,
            })
        });
        bands.collect()
    }

    pub(super) fn history(&mut self, lane: Lane, wanted: &dyn Fn(&Entry) -> bool) {
        let Some(index) = self.index.lane(lane) else {
            return;
        };
        let detailed = self.detailed;
        let entries = &self.dataset.entries;
        let drawable = |item: &Item| {
            let entry = match item.record {
                RecordRef::Entry(index) => entries.get(index),
                _ => None,
            };
            (item.overview || detailed) && entry.is_some_and(wanted)
        };
        let folded = self.view.is_folded(lane.id(), false);
        let key = LaneKey::History(lane);
        self.lane(key, index, &drawable, &Rows::of(Some(lane)), folded);
    }

    pub(super) fn projects(&mut self) {
        let view = self.view;
        let hides = view.hide && view.matches.is_some();
        let projects = self.dataset.projects();
        let shown = projects.filter(|(index, _)| !hides || view.matches(*index));
        for (_, project) in shown {
            self.projects += 1;
            self.undated_projects +=
                usize::from(project.when.is_none() && project.evidence.is_none());
        }
        for carrier in &self.index.carriers {
            let kept = hides.then(|| {
                let matches =
                    |record| matches!(record, RecordRef::Offer(index) if view.matches(index));
                carrier.lane.only(&matches)
            });
            let lane = kept.as_ref().unwrap_or(&carrier.lane);
            if lane.is_empty() {
                continue;
            }
            let organisation = carrier
                .organisation
                .and_then(|index| self.dataset.organisations.get(index));
            let id = organisation.map_or("none", |organisation| organisation.id.as_str());
            // The selected project is never hidden in a folded lane.
            let selected = self.view.selected.and_then(|id| self.dataset.find(id));
            let holds = lane.items.iter().any(|item| Some(item.record) == selected);
            let folded = self.view.is_folded(id, true) && !holds;
            let key = LaneKey::Carrier(carrier.organisation);
            self.lane(key, lane, &|_| true, &Rows::of(None), folded);
            // It is carried by another, and so no filter by carrier finds it here.
            let carried = |record: &&RecordRef| match record {
                RecordRef::Offer(index) => {
                    let offer = self.dataset.offers.get(*index);
                    offer.and_then(|offer| offer.carrier.as_deref())
                        == organisation.map(|one| &*one.id)
                }
                _ => true,
            };
            let records = lane.items.iter().map(|item| &item.record);
            let carried = records.chain(&lane.undated).filter(carried).count();
            let partner = lane.len() - carried;
            if let Some(lane) = self.lanes.last_mut() {
                lane.partner = partner;
            }
        }
    }

    /// One offer in a lane of its own, whose label has room for two lines.
    pub(super) fn single(&mut self, offer: usize) {
        let rows = Rows::of(Some(Lane::Coordination));
        let record = RecordRef::Offer(offer);
        let drawn: Vec<_> = self.pen.record(record, rows.lines).into_iter().collect();
        let packed = self.pack(&drawn, rows.most);
        let (marks, _) = self.marks(&drawn, packed.placed, &rows);
        let undated = if drawn.is_empty() {
            vec![(record, true)]
        } else {
            Vec::new()
        };
        self.push(LaneBox {
            key: LaneKey::Offer,
            height: 2 * LANE_PADDING + rows.height,
            marks,
            total: 1,
            undated,
            ..empty()
        });
    }

    fn lane(
        &mut self,
        key: LaneKey,
        index: &LaneIndex,
        drawable: &dyn Fn(&Item) -> bool,
        rows: &Rows,
        folded: bool,
    ) {
        let meets = |record: &RecordRef| match record {
            RecordRef::Offer(index) => (*record, self.view.matches(*index)),
            _ => (*record, true),
        };
        let base = LaneBox {
            key,
            folded,
            total: index.len(),
            undated: index.undated.iter().map(meets).collect(),
            ..empty()
        };
        if folded {
            let lines = self.lines(index, drawable);
            // With those beside the window, or the page below would jump while it moves.
            let below = line_top(index.items.len().min(LINES)) - 3 + LANE_PADDING;
            let height = below.max(self.name_height(key)).max(44);
            self.push(LaneBox {
                lines,
                height,
                ..base
            });
            return;
        }
        let window = self.view.window;
        let dense = index.items.len() > STABLE;
        let few = || index.within(window).nth(FEW).is_none();
        let chosen: Vec<&Item> = match dense {
            false => index.items.iter().filter(|item| drawable(item)).collect(),
            true if few() => index.within(window).filter(|item| drawable(item)).collect(),
            true => Vec::new(),
        };
        // What speaks for the lane comes first and so gets the upper rows; then what was there before somebody came closer, so
        // that it stays.
        let weight = |item: &Item| usize::from(!item.speaks) * (2 - usize::from(item.overview));
        let by_weight = (0..=2).flat_map(|nth| {
            let all = chosen.iter();
            all.filter(move |item| weight(item) == nth)
        });
        let mut drawn: Vec<Drawn> = by_weight
            .filter_map(|item| {
                let drawn = self.pen.record(item.record, rows.lines)?;
                let in_window = item.meets(window);
                Some(Drawn { in_window, ..drawn })
            })
            .collect();
        share_uncertain_years(&mut drawn);
        let packed = self.pack(&drawn, rows.most);
        let used = if dense { rows.most } else { packed.rows.max(1) };
        // With those that have a number only where the window leaves room for it.
        let crowded = dense
            || !packed.left_over.is_empty()
            || packed.placed.iter().any(|placed| placed.numbered);
        let (mut marks, nameless) = self.marks(&drawn, packed.placed, rows);
        let only_cells = dense && marks.len() > BESIDE_CELLS;
        if only_cells {
            self.marks_left += marks.len();
            marks.clear();
        }
        let bins = Bins::new(&self.pen.scale, self.left, self.view.width);
        let cells = if dense {
            let shown: Vec<RecordRef> = marks.iter().map(|mark| mark.record).collect();
            dense::count(&bins, index, &shown)
        } else {
            let all = drawn.iter().enumerate();
            let counted =
                all.filter(|(at, _)| packed.left_over.contains(at) || nameless.contains(at));
            dense::gather(&bins, counted.map(|(_, drawn)| drawn))
        };
        let rows_height = rows.top(used - 1) + rows.height + LANE_PADDING;
        let below = if crowded { dense::HEIGHT + 4 } else { 0 };
        // Nothing but cells: they are a diagram as high as the lane.
        let (cells_y, cells_height) = if dense && marks.is_empty() {
            (LANE_PADDING, rows_height - 4 + dense::HEIGHT - LANE_PADDING)
        } else {
            (rows_height - 4, dense::HEIGHT)
        };
        let in_cells: usize = cells.iter().map(|cell| cell.count).sum();
        let undated = if matches!(key, LaneKey::History(_)) && window.is_all(self.dataset.span) {
            index.undated.len()
        } else {
            0
        };
        let in_window = index.within(window).count() + undated;
        self.push(LaneBox {
            height: (rows_height + below).max(self.name_height(key)),
            hidden: in_window.saturating_sub(marks.len() + in_cells),
            links: self.links(&marks),
            cells,
            cells_y,
            cells_height,
            marks,
            ..base
        });
    }

    fn pack(&self, drawn: &[Drawn], most: usize) -> Packed {
        let items: Vec<Packable> = drawn.iter().map(Drawn::item).collect();
        pack(&items, (0, px(self.pen.scale.width())), most)
    }

    /// What of the placed is in the window, in its pixels; and what has to be counted as it has not even room for a number there.
    fn marks(
        &mut self,
        drawn: &[Drawn],
        placed: Vec<Placed>,
        rows: &Rows,
    ) -> (Vec<Mark>, Vec<usize>) {
        let width = self.view.width;
        let stretches: Vec<(usize, (i32, i32))> = placed
            .iter()
            .map(|placed| (placed.row, sticky::stretch(placed, self.left)))
            .collect();
        // With the edges of the whole item: the order stays while the window cuts it.
        let mut marks: Vec<((i32, i32), Mark)> = Vec::new();
        // Where labels went that had to leave their place: the next ones keep away.
        let mut moved: Vec<(usize, (i32, i32))> = Vec::new();
        let mut nameless = Vec::new();
        for (at, placed) in placed.iter().enumerate() {
            let Some(drawn) = drawn.get(placed.item) else {
                continue;
            };
            let item = drawn.item().shifted(self.left);
            let seen = drawn.in_window && item.x1 > 0 && item.x0 < width;
            if !seen || self.marks_left == 0 {
                continue;
            }
            let others: Vec<(i32, i32)> = stretches
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, stretch)| stretch)
                .chain(&moved)
                .filter(|(row, _)| *row == placed.row)
                .map(|(_, stretch)| *stretch)
                .collect();
            let label = placed.label.clone().shifted(self.left);
            let rooms = || -> Vec<(i32, i32)> {
                let rooms = drawn.rooms().into_iter();
                let seen = rooms.map(|(from, to)| (from - self.left, to - self.left));
                seen.map(|(from, to)| (from.max(0), to.min(width)))
                    .collect()
            };
            let (fitting, labelled) = if placed.numbered {
                let numbered = Packable {
                    labels: vec![labels::number()],
                    ..item.clone()
                };
                (sticky::fit(&label, &numbered, width, &others), false)
            } else {
                let fitting = sticky::fit(&label, &item, width, &others)
                    .or_else(|| sticky::elsewhere(&item, &rooms()));
                let labelled = fitting.is_some();
                (fitting, labelled)
            };
            let placement = fitting.or_else(|| sticky::number(&item, &rooms(), width, &others));
            // What the edge of the window leaves of it may be narrower than a number.
            let (from, to) = (item.x0.max(0), item.x1.min(width));
            let is_whole = (from, to) == (item.x0, item.x1);
            let is_seen = is_whole || to - from >= labels::number().width;
            if placement.is_none() && placed.numbered && is_seen {
                nameless.push(placed.item);
                continue;
            }
            self.marks_left -= 1;
            // Which number it is, is known when all is laid out.
            let key = placement.as_ref().filter(|_| !labelled).map(|_| 0);
            let label = placement.map(|placement| {
                let (x, ends, inside, label) = match placement {
                    Placement::Inside(x, label) => {
                        (x, false, !drawn.is_pale_at(x + self.left), label)
                    }
                    Placement::Right(x, label) => (x, false, false, label),
                    Placement::Left(x, label) => (x, true, false, label),
                };
                PlacedLabel {
                    x,
                    ends,
                    inside,
                    label,
                }
            });
            if let Some(label) = &label {
                moved.push((placed.row, label.span()));
            }
            let mark = Mark {
                record: drawn.record,
                shape: drawn.shape.seen(self.left, width),
                y: rows.top(placed.row),
                height: rows.height,
                tone: drawn.tone,
                conflict: drawn.conflict,
                label,
                key,
            };
            marks.push(((item.x0, item.x1), mark));
        }
        let marks = order::sorted(marks, &|(a, _), (b, _)| a.cmp(b));
        (marks.into_iter().map(|(_, mark)| mark).collect(), nameless)
    }

    fn lines(&self, index: &LaneIndex, drawable: &dyn Fn(&Item) -> bool) -> Vec<Line> {
        let inside = index.within(self.view.window).filter(|item| drawable(item));
        // Each has its own row as long as there are enough.
        let few = index.items.len() <= LINES;
        let own = |item: &Item| index.items.iter().position(|other| other == item);
        let drawn = inside.take(LINES).enumerate().filter_map(|(nth, item)| {
            let row = if few { own(item)? } else { nth };
            Some((row, self.pen.record(item.record, 1)?))
        });
        drawn
            .map(|(row, drawn)| {
                let item = drawn.item();
                // A line is too thin to fade: thick where it is certain, thin where it is possible.
                let (from, x0, x1, to) = match &drawn.shape {
                    Shape::Bar { extent, .. } => (extent.x0, extent.core0, extent.core1, extent.x1),
                    Shape::Point { .. } => (item.x0, item.x0, item.x1, item.x1),
                };
                let in_view = |x: i32| (x - self.left).clamp(0, self.view.width);
                Line {
                    from: in_view(from),
                    x0: in_view(x0),
                    x1: in_view(x1.max(x0)),
                    to: in_view(to),
                    y: line_top(row),
                    tone: drawn.tone,
                }
            })
            .collect()
    }

    /// The connections of the selected entry with its predecessors and successors in the lane.
    fn links(&self, marks: &[Mark]) -> Vec<Link> {
        let Some(selected) = self.view.selected.and_then(|id| self.dataset.find(id)) else {
            return Vec::new();
        };
        let entry = |mark: &Mark| match mark.record {
            RecordRef::Entry(index) => self.dataset.entries.get(index),
            _ => None,
        };
        let follows = |after: &Mark, before: &Mark| {
            (after.record == selected || before.record == selected)
                && entry(after)
                    .zip(entry(before))
                    .is_some_and(|(after, before)| after.follows.contains(&before.id))
        };
        let mut links = Vec::new();
        for after in marks {
            for before in marks.iter().filter(|before| follows(after, before)) {
                let (end, begin) = (before.edges().1, after.edges().0);
                links.push(Link {
                    from: (end, before.y, before.y + before.height),
                    to: (begin, after.y, after.y + after.height),
                });
            }
        }
        links
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
        // The name column is 240 px wide, less the sign before the name.
        if text_width(name, SIZE) > 212 { 62 } else { 44 }
    }

    fn push(&mut self, lane: LaneBox) {
        let (today, as_of) = (
            self.line(self.view.today, true),
            self.line(self.view.day, false),
        );
        let lines = as_of.into_iter().chain(today.filter(|_| today != as_of));
        let gaps = lines.flat_map(|x| gaps(x, &lane.marks)).collect();
        self.lanes.push(LaneBox { gaps, ..lane });
    }
}

/// Where the line of a folded lane lies.
fn line_top(row: usize) -> i32 {
    LANE_PADDING + 4 + 7 * i32::try_from(row).unwrap_or_default()
}

fn empty() -> LaneBox {
    LaneBox {
        key: LaneKey::Offer,
        height: 0,
        folded: false,
        marks: Vec::new(),
        cells: Vec::new(),
        cells_y: 0,
        cells_height: 0,
        lines: Vec::new(),
        links: Vec::new(),
        gaps: Vec::new(),
        hidden: 0,
        total: 0,
        undated: Vec::new(),
        partner: 0,
    }
}

/// Where a label beside a bar, or the "?" at its end, stands on a line. A label on a bar needs no gap: the bar covers the line.
fn gaps(x: i32, marks: &[Mark]) -> impl Iterator<Item = Gap> {
    let crossing = marks.iter().filter(move |mark| {
        let label = mark.label.as_ref().filter(|label| !label.inside);
        let under_label = label.is_some_and(|label| {
            let (from, to) = label.span();
            from - 4 <= x && x <= to + 4
        });
        let (start, end) = match &mark.shape {
            Shape::Bar { extent, .. } => (
                (extent.start == End::Unknown).then_some(extent.x0 - 8),
                (extent.end == End::Unknown).then_some(extent.x1 + 8),
            ),
            Shape::Point { .. } => (None, None),
        };
        let mut marks = start.into_iter().chain(end);
        under_label || marks.any(|mark| (mark - x).abs() <= 6)
    });
    crossing.map(move |mark| Gap {
        x,
        from: mark.y,
        to: mark.y + mark.height,
    })
}
