//! Rows of a lane: bars and labels side by side without touching.

use super::labels::{self, Label, PADDING};

/// Something to be placed: a bar or a marker with the ways its label can be written.
#[derive(Clone, Debug)]
pub struct Item {
    /// Left edge of what is drawn.
    pub x0: i32,
    /// Right edge of what is drawn.
    pub x1: i32,
    /// Where a label inside may begin and end; `None` for markers.
    pub inside: Option<(i32, i32)>,
    /// Room a label beside keeps from the right edge, for example for a "?".
    pub gap: i32,
    /// The ways to write the label, the fullest first.
    pub labels: Vec<Label>,
}

impl Item {
    /// The same, `by` pixels to the left.
    #[must_use]
    pub(super) fn shifted(mut self, by: i32) -> Self {
        self.x0 -= by;
        self.x1 -= by;
        self.inside = self.inside.map(|(from, to)| (from - by, to - by));
        self
    }
}

/// Where a label went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Inside, beginning at this x.
    Inside(i32, Label),
    /// To the right, beginning at this x.
    Right(i32, Label),
    /// To the left, ending at this x.
    Left(i32, Label),
}

impl Placement {
    /// The same, `by` pixels to the left.
    #[must_use]
    pub(super) fn shifted(mut self, by: i32) -> Self {
        let (Self::Inside(x, _) | Self::Right(x, _) | Self::Left(x, _)) = &mut self;
        *x -= by;
        self
    }
}

/// An item with its row, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Index of the item.
    pub item: usize,
    /// Row.
    pub row: usize,
    /// Its label.
    pub label: Placement,
    /// Left edge of bar and label together, with air.
    pub from: i32,
    /// Right edge of bar and label together, with air.
    pub to: i32,
    /// Whether no row has room for its label: the label is the room for a number.
    pub numbered: bool,
}

/// The result of packing a lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// What found its place.
    pub placed: Vec<Placed>,
    /// Indices of the items for which there was no room: they are counted, not squeezed in.
    pub left_over: Vec<usize>,
    /// Number of rows in use.
    pub rows: usize,
}

/// Air after a label beside its bar. Bars that follow each other may touch.
const GAP: i32 = 10;

/// Packs items, in the order given, into at most `max_rows` rows; labels stay between the two `bounds`.
///
/// First fit: an item goes into the first row that has room for its fullest label; if no row has room for any way of writing it,
/// into the first with room for a number; else it is left over. O(n · rows · items in a row), which is small because what is
/// drawn is bounded by the width.
#[must_use]
pub fn pack(items: &[Item], bounds: (i32, i32), max_rows: usize) -> Packed {
    let mut rows: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut packed = Packed::default();
    for (index, item) in items.iter().enumerate() {
        let rows_to_try = (rows.len() + 1).min(max_rows);
        // Where there is no other row, a label keeps off the bars that are still to come.
        let kept: Vec<(i32, i32)> = match max_rows {
            1 => {
                let later = items.iter().skip(index + 1);
                let apart = later.filter(|later| later.x0 >= item.x1 || later.x1 <= item.x0);
                apart.map(|later| (later.x0, later.x1)).collect()
            }
            _ => Vec::new(),
        };
        // An inside label costs no room, so it is worth more than a lower row; a label beside is
        // better in a lower row than a shorter one in this row.
        let spot = |labels: &[Label]| {
            let candidates = candidates(item, labels, bounds);
            (0..rows_to_try).find_map(|row| {
                let taken = rows.get(row).map(Vec::as_slice).unwrap_or_default();
                candidates
                    .iter()
                    .find(|(from, to, _)| {
                        let mut others = taken.iter().chain(&kept);
                        others.all(|(a, b)| to <= a || b <= from)
                    })
                    .map(|candidate| (row, candidate.clone()))
            })
        };
        let labelled = spot(&item.labels);
        let numbered = labelled.is_none();
        match labelled.or_else(|| spot(&[labels::number()])) {
            Some((row, (from, to, label))) => {
                if row == rows.len() {
                    rows.push(Vec::new());
                }
                if let Some(taken) = rows.get_mut(row) {
                    taken.push((from, to));
                }
                packed.placed.push(Placed {
                    item: index,
                    row,
                    label,
                    from,
                    to,
                    numbered,
                });
            }
            None => packed.left_over.push(index),
        }
    }
    packed.rows = rows.len();
    packed
}

fn candidates(item: &Item, labels: &[Label], bounds: (i32, i32)) -> Vec<(i32, i32, Placement)> {
    let mut candidates = Vec::new();
    if let Some((from, to)) = item.inside {
        let room = to - from - 2 * PADDING;
        if let Some(label) = labels.iter().find(|label| label.width <= room) {
            let placement = Placement::Inside(from + PADDING, label.clone());
            candidates.push((item.x0, item.x1, placement));
        }
    }
    for label in labels {
        let begin = item.x1 + item.gap;
        if begin + label.width <= bounds.1 {
            let placement = Placement::Right(begin, label.clone());
            candidates.push((item.x0, begin + label.width + GAP, placement));
        }
        let end = item.x0 - item.gap;
        if end - label.width >= bounds.0 {
            let placement = Placement::Left(end, label.clone());
            candidates.push((end - label.width - GAP, item.x1, placement));
        }
    }
    candidates
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn label(width: i32) -> Label {
        Label {
            lines: vec![String::new()],
            title_lines: 1,
            width,
        }
    }

    fn bar(x0: i32, x1: i32, width: i32) -> Item {
        Item {
            x0,
            x1,
            inside: Some((x0, x1)),
            gap: 8,
            labels: vec![label(width)],
        }
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        let items = vec![bar(0, 100, 50), bar(10, 90, 50), bar(20, 80, 40)];
        let packed = pack(&items, (0, 100), 2);
        assert_eq!(packed.rows, 2);
        assert_eq!(packed.left_over, [2]);
    }

    /// On a narrow page the chamber that coordinated the network for ten years was a part of "+ 1".
    #[test]
    fn what_has_room_but_for_its_label_has_a_number() {
        let items = vec![bar(0, 100, 50), bar(100, 140, 150), bar(140, 200, 40)];
        let packed = pack(&items, (0, 200), 1);
        let numbered: Vec<bool> = packed.placed.iter().map(|placed| placed.numbered).collect();
        assert_eq!(numbered, [false, true, false]);
        assert!(packed.left_over.is_empty());
    }

    #[test]
    fn a_label_goes_inside_else_right_else_left() {
        let place = |item: Item| pack(&[item], (0, 200), 1).placed.remove(0).label;
        assert!(matches!(place(bar(0, 100, 80)), Placement::Inside(7, _)));
        assert!(matches!(place(bar(0, 40, 80)), Placement::Right(48, _)));
        assert!(matches!(place(bar(150, 190, 80)), Placement::Left(142, _)));
    }

    /// The words of the first phase lay on the years of the next two, which were a part of "+ 2".
    #[test]
    fn in_a_single_row_a_label_keeps_off_the_bars_to_come() {
        let items = vec![bar(0, 40, 80), bar(40, 80, 20), bar(90, 130, 20)];
        let packed = pack(&items, (0, 200), 1);
        assert!(packed.left_over.is_empty());
        let numbered: Vec<bool> = packed.placed.iter().map(|placed| placed.numbered).collect();
        assert_eq!(numbered, [true, false, false]);
    }

    #[test]
    fn neighbours_may_touch() {
        let packed = pack(&[bar(0, 100, 50), bar(100, 200, 50)], (0, 200), 3);
        assert_eq!(packed.rows, 1);
    }

    proptest! {
        #[test]
        fn nothing_in_a_row_overlaps(
            items in prop::collection::vec((0_i32..900, 1_i32..200, 5_i32..200), 0..60),
            max_rows in 1_usize..8,
        ) {
            let items: Vec<_> = items.into_iter().map(|(x, w, l)| bar(x, x + w, l)).collect();
            let packed = pack(&items, (0, 960), max_rows);
            prop_assert_eq!(packed.placed.len() + packed.left_over.len(), items.len());
            prop_assert!(packed.rows <= max_rows);
            for (i, a) in packed.placed.iter().enumerate() {
                for b in packed.placed.iter().skip(i + 1).filter(|b| b.row == a.row) {
                    prop_assert!(a.to <= b.from || b.to <= a.from, "{:?} {:?}", a, b);
                }
            }
        }
    }
}
