//! Where too much lies in one place: counted cells instead of marks.
//!
//! Cells lie on a grid of the whole span, so that they keep their contents while the window moves.

use super::chart::Cell;
use super::drawn::Drawn;
use super::index::LaneIndex;
use super::scale::Scale;
use super::window::Window;
use crate::dataset::RecordRef;
use crate::edtf::Day;

/// Width of a cell: room for its count, and enough for a finger.
const WIDTH: i32 = 96;

/// Height of a cell.
pub(super) const HEIGHT: i32 = 28;

/// The grid of cells, cut to the window.
pub(super) struct Bins<'a> {
    scale: &'a Scale,
    left: i32,
    width: i32,
}

impl<'a> Bins<'a> {
    pub(super) fn new(scale: &'a Scale, left: i32, width: i32) -> Self {
        Self { scale, left, width }
    }

    fn numbers(&self) -> std::ops::Range<i32> {
        self.left.div_euclid(WIDTH)..(self.left + self.width - 1).div_euclid(WIDTH) + 1
    }

    /// First day of a cell.
    fn day(&self, number: i32) -> Day {
        self.scale.day(f64::from(number * WIDTH))
    }

    /// Left and right edge of a cell in the window.
    fn edges(&self, number: i32) -> (i32, i32) {
        let x0 = (number * WIDTH - self.left).max(0);
        let x1 = ((number + 1) * WIDTH - self.left).min(self.width);
        (x0, x1)
    }

    /// Whether what is seen of a cell has room for a finger.
    fn is_wide(&self, number: i32) -> bool {
        let (x0, x1) = self.edges(number);
        x1 - x0 >= 24
    }

    fn cell(&self, number: i32, count: usize) -> Option<Cell> {
        let (x0, x1) = self.edges(number);
        (count > 0 && self.is_wide(number)).then(|| Cell {
            x0,
            x1,
            count,
            most: count,
            window: Window {
                first: self.day(number).max(self.scale.first()),
                last: self.day(number + 1).plus(-1).min(self.scale.last()),
            },
            only: None,
        })
    }
}

/// The cells of a lane of many entries, without those that are drawn.
pub(super) fn count(bins: &Bins<'_>, lane: &LaneIndex, shown: &[RecordRef]) -> Vec<Cell> {
    // At most some hundred are drawn one by one, and then few are there.
    let drawn: Vec<Day> = match shown {
        [] => Vec::new(),
        shown => lane
            .items
            .iter()
            .filter(|item| shown.contains(&item.record))
            .map(|item| item.first)
            .collect(),
    };
    let cells = bins.numbers().filter_map(|number| {
        let (from, to) = (bins.day(number), bins.day(number + 1));
        let inside = |day: &&Day| from <= **day && **day < to;
        let count = lane.beginning(from, to) - drawn.iter().filter(inside).count();
        bins.cell(number, count)
    });
    level(cells.collect())
}

/// The cells of the few entries for which a lane had no room.
pub(super) fn gather<'a>(bins: &Bins<'_>, left_over: impl Iterator<Item = &'a Drawn>) -> Vec<Cell> {
    // What begins before the window is counted at its edge, and what begins in a cell too narrow to be drawn in the one beside it.
    let mut seen = bins.numbers().filter(|number| bins.is_wide(*number));
    let first = seen.next().unwrap_or_default();
    let last = seen.next_back().unwrap_or(first);
    let right = bins.left + bins.width;
    let places: Vec<(i32, RecordRef)> = left_over
        .map(|drawn| (drawn.item(), drawn.record))
        .filter(|(item, _)| item.x1 > bins.left && item.x0 < right)
        .map(|(item, record)| {
            let number = item.x0.max(bins.left).div_euclid(WIDTH);
            (number.clamp(first, last), record)
        })
        .collect();
    let cells = bins.numbers().filter_map(|number| {
        let mut here = places.iter().filter(|(place, _)| *place == number);
        let first = here.next();
        let count = usize::from(first.is_some()) + here.count();
        let only = first.filter(|_| count == 1).map(|(_, record)| *record);
        let cell = bins.cell(number, count)?;
        Some(Cell { only, ..cell })
    });
    level(cells.collect())
}

/// Tells every cell the most of all, so that it can be drawn in proportion.
fn level(mut cells: Vec<Cell>) -> Vec<Cell> {
    let most = cells
        .iter()
        .map(|cell| cell.count)
        .max()
        .unwrap_or_default();
    cells.iter_mut().for_each(|cell| cell.most = most);
    cells
}
