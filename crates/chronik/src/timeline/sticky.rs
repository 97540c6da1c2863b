//! Labels that stay readable while the window moves: a label slides along its bar as long as the bar is
//! there, and is left out rather than cut.

use super::labels::{self, Label, PADDING};
use super::lanes::{Item, Placed, Placement};

/// The label of a placed item inside a window from 0 to `width`, all in the window's pixels. `others` are the stretches
/// that the neighbours in its row take.
#[must_use]
pub(super) fn fit(
    placement: &Placement,
    item: &Item,
    width: i32,
    others: &[(i32, i32)],
) -> Option<Placement> {
    let stays = match placement {
        Placement::Inside(x, label) => *x >= PADDING && x + label.width + PADDING <= width,
        Placement::Right(x, label) => *x >= 0 && x + label.width <= width,
        Placement::Left(x, label) => x - label.width >= 0 && *x <= width,
    };
    if stays {
        return Some(placement.clone());
    }
    let free = |from: i32, to: i32| {
        from >= 0 && to <= width && others.iter().all(|(a, b)| to <= *a || *b <= from)
    };
    if let Some(inside) = inside(item, width) {
        return Some(inside);
    }
    item.labels.iter().find_map(|label| {
        let right = item.x1 + item.gap;
        if free(right, right + label.width) {
            return Some(Placement::Right(right, label.clone()));
        }
        let left = item.x0 - item.gap;
        free(left - label.width, left).then(|| Placement::Left(left, label.clone()))
    })
}

/// A label of one line in one of the other `rooms` on what is drawn.
#[must_use]
pub(super) fn elsewhere(item: &Item, rooms: &[(i32, i32)]) -> Option<Placement> {
    let lines = item.labels.iter().filter(|label| label.lines.len() == 1);
    let mut places = lines.flat_map(|label| rooms.iter().map(move |room| (label, *room)));
    places.find_map(|(label, (from, to))| {
        let fits = label.width + 2 * PADDING <= to - from;
        fits.then(|| Placement::Inside(from + PADDING, label.clone()))
    })
}

/// Room for a number of two figures for an item that has none for its labels: on what is drawn, else beside it.
#[must_use]
pub(super) fn number(
    item: &Item,
    rooms: &[(i32, i32)],
    width: i32,
    others: &[(i32, i32)],
) -> Option<Placement> {
    let label = labels::number();
    let wide = label.width;
    if let Some((from, to)) = rooms.iter().find(|(from, to)| wide <= to - from) {
        return Some(Placement::Inside(from + (to - from - wide) / 2, label));
    }
    let free = |from: i32| {
        let to = from + wide;
        let apart = |(a, b): &(i32, i32)| to <= *a || *b <= from;
        from >= 0 && to <= width && others.iter().all(apart)
    };
    let (right, left) = (item.x1 + item.gap, item.x0 - item.gap);
    if free(right) {
        return Some(Placement::Right(right, label));
    }
    free(left - wide).then_some(Placement::Left(left, label))
}

/// The fullest label that fits on the visible part of a bar.
fn inside(item: &Item, width: i32) -> Option<Placement> {
    let (from, to) = item.inside?;
    let (from, to) = (from.max(0), to.min(width));
    let fits = |label: &&Label| label.width + 2 * PADDING <= to - from;
    let label = item.labels.iter().find(fits)?;
    Some(Placement::Inside(from + PADDING, label.clone()))
}

/// The stretch of a row that an item and its label take, for those it shares the row with.
#[must_use]
pub(super) fn stretch(placed: &Placed, shift: i32) -> (i32, i32) {
    (placed.from - shift, placed.to - shift)
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

    fn bar(x0: i32, x1: i32, widths: &[i32]) -> Item {
        Item {
            x0,
            x1,
            inside: Some((x0, x1)),
            gap: 8,
            labels: widths.iter().map(|width| label(*width)).collect(),
        }
    }

    #[test]
    fn a_label_slides_along_its_bar() {
        let item = bar(-500, 300, &[120, 60]);
        let placed = Placement::Inside(-493, label(120));
        let seen = |x1: i32| {
            fit(
                &placed,
                &Item {
                    x1,
                    inside: Some((-500, x1)),
                    ..item.clone()
                },
                960,
                &[],
            )
        };
        assert_eq!(seen(300), Some(Placement::Inside(7, label(120))));
        assert_eq!(
            seen(100),
            Some(Placement::Inside(7, label(60))),
            "a shorter way to write it"
        );
        assert_eq!(
            seen(40),
            Some(Placement::Right(48, label(120))),
            "beside what is left of it"
        );
    }

    #[test]
    fn a_label_is_left_out_rather_than_cut() {
        let item = bar(940, 1_200, &[120]);
        assert_eq!(
            fit(&Placement::Inside(947, label(120)), &item, 960, &[]),
            Some(Placement::Left(932, label(120)))
        );
        assert_eq!(
            fit(
                &Placement::Inside(947, label(120)),
                &item,
                960,
                &[(700, 900)]
            ),
            None
        );
    }

    proptest! {
        #[test]
        fn no_label_leaves_the_window_or_meets_a_neighbour(
            x0 in -1_400_i32..950, length in 1_i32..1_500, widths in prop::collection::vec(5_i32..400, 1..4),
            apart in 0_i32..300, size in 1_i32..300, after in any::<bool>(),
        ) {
            let item = bar(x0, x0 + length, &widths);
            // A neighbour lies beside the bar, never on it.
            let taken = if after {
                (item.x1 + apart, item.x1 + apart + size)
            } else {
                (item.x0 - apart - size, item.x0 - apart)
            };
            let placed = Placement::Inside(x0 + PADDING, label(widths[0]));
            prop_assume!(item.x1 > 0 && item.x0 < 960);
            let span = match fit(&placed, &item, 960, &[taken]) {
                None => return Ok(()),
                Some(Placement::Inside(x, label) | Placement::Right(x, label)) => (x, x + label.width),
                Some(Placement::Left(x, label)) => (x - label.width, x),
            };
            prop_assert!(span.0 >= 0 && span.1 <= 960);
            if length >= widths[0] + 2 * PADDING {
                prop_assert!(span.1 <= taken.0 || taken.1 <= span.0);
            }
        }
    }
}
