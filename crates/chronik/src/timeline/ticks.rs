//! Years, and months when there is room, along the axis: which get a line and which a label.

use super::scale::Scale;
use super::window::Window;
use crate::edtf::Day;

/// What a tick stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A year.
    Year(i32),
    /// A month of a year, 1 to 12.
    Month(i32, u8),
}

impl Unit {
    /// The year it is, or is in.
    #[must_use]
    pub const fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
        }
    }
}

/// A year or month on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Which.
    pub unit: Unit,
    /// Where it begins, in pixels.
    pub x: i32,
    /// Where the middle of its visible part lies: labels stand there.
    pub middle: i32,
    /// Whether it is labelled.
    pub labelled: bool,
}

/// Pixels a year label of four tabular figures at 14 px needs, with air around it.
const LABEL_WIDTH: f64 = 38.0;

/// Steps between labelled years, the smallest that fits is taken.
const STEPS: [i32; 6] = [1, 2, 5, 10, 50, 100];

/// Steps between the months with a tick, and the pixels a year must have for them.
const MONTHS: [(u8, f64); 2] = [(1, 12.0 * LABEL_WIDTH), (3, 4.0 * LABEL_WIDTH)];

/// The ticks of a window, from its left edge at x = 0. `scale` maps the whole span.
#[must_use]
pub fn ticks(scale: &Scale, window: Window) -> Vec<Tick> {
    let step = STEPS
        .into_iter()
        .find(|step| scale.year_width() * f64::from(*step) >= LABEL_WIDTH)
        .unwrap_or(1000);
    let months = MONTHS
        .into_iter()
        .find(|(_, width)| scale.year_width() >= *width)
        .map_or(12, |(step, _)| step);
    let left = px(scale.x(window.first));
    let width = px(scale.x_end(window.last)) - left;
    let mut ticks = Vec::new();
    for year in window.first.year()..=window.last.year() {
        for month in (1..=12).step_by(usize::from(months)) {
            let (Some(begin), Some(end)) = (
                Day::new(year, month, 1),
                Day::new(year, month + months - 1, 28),
            ) else {
                continue;
            };
            // The end of the last month: where the next one begins.
            let next = match month + months {
                13.. => Day::new(year + 1, 1, 1),
                next => Day::new(year, next, 1),
            };
            let x = px(scale.x(begin)) - left;
            let x_end = px(next.map_or(scale.x_end(end), |next| scale.x(next))) - left;
            let (from, to) = (x.max(0), x_end.min(width));
            if to <= from {
                continue;
            }
            let unit = if month == 1 {
                Unit::Year(year)
            } else {
                Unit::Month(year, month)
            };
            // Months differ in length, and edges are cut: nine tenths of a label's room will do.
            let wanted = LABEL_WIDTH.min(scale.year_width() * f64::from(months) / 12.0);
            let room = f64::from(to - from) >= 0.9 * wanted;
            ticks.push(Tick {
                unit,
                x,
                middle: i32::midpoint(from, to),
                labelled: room && (months < 12 || year.rem_euclid(step) == 0),
            });
        }
    }
    ticks
}

/// A length in whole pixels: crisp edges, short attributes, no float printing in the wasm.
#[must_use]
pub fn px(x: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range before"
    )]
    let x = x.clamp(-1e6, 1e6).round() as i32;
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::window::Range;

    fn span() -> (Day, Day) {
        (
            Day::parse("2005-01-01").unwrap(),
            Day::parse("2028-12-31").unwrap(),
        )
    }

    fn labels(width: f64) -> Vec<i32> {
        let (first, last) = span();
        let ticks = ticks(&Scale::new(first, last, width), Window { first, last });
        assert_eq!(ticks.len(), 24, "every year has a line");
        ticks
            .into_iter()
            .filter(|tick| tick.labelled)
            .map(|tick| tick.unit.year())
            .collect()
    }

    #[test]
    fn labels_thin_out_with_the_width() {
        assert_eq!(labels(960.0).len(), 24);
        assert_eq!(labels(720.0).first(), Some(&2006));
        assert_eq!(labels(280.0), [2005, 2010, 2015, 2020, 2025]);
    }

    #[test]
    fn months_come_when_there_is_room() {
        let range = |from, to| Range {
            from: Day::parse(from),
            to: Day::parse(to),
        };
        let window = Window::of(range("2014-01-01", "2015-12-31"), span());
        // 960 px for two years.
        let scale = Scale::new(span().0, span().1, 960.0 / 730.0 * 8766.0);
        let ticks = ticks(&scale, window);
        assert_eq!(ticks.len(), 24);
        assert_eq!((ticks[0].unit, ticks[0].x), (Unit::Year(2014), 0));
        assert_eq!(ticks[1].unit, Unit::Month(2014, 2));
        assert!(
            ticks
                .iter()
                .all(|tick| tick.labelled && (0..960).contains(&tick.middle))
        );
        assert!(
            ticks
                .windows(2)
                .all(|pair| pair[1].middle - pair[0].middle >= 34)
        );
    }
}
