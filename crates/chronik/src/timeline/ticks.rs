//! Years along the axis: which get a line and which a label.

use super::scale::Scale;
use crate::edtf::Day;

/// A year on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The year.
    pub year: i32,
    /// Where it begins, in pixels.
    pub x: i32,
    /// Where its middle lies: labels stand there.
    pub middle: i32,
    /// Whether it is labelled.
    pub labelled: bool,
}

/// Pixels a year label of four tabular figures at 14 px needs, with air around it.
const LABEL_WIDTH: f64 = 38.0;

/// Steps between labelled years, the smallest that fits is taken.
const STEPS: [i32; 6] = [1, 2, 5, 10, 50, 100];

/// The years of a window, both ends inclusive.
#[must_use]
pub fn years(scale: &Scale, first: Day, last: Day) -> Vec<Tick> {
    let step = STEPS
        .into_iter()
        .find(|step| scale.year_width() * f64::from(*step) >= LABEL_WIDTH)
        .unwrap_or(1000);
    (first.year()..=last.year())
        .filter_map(|year| {
            let begin = Day::new(year, 1, 1)?;
            let end = Day::new(year, 12, 31)?;
            let (x, x_end) = (scale.x(begin), scale.x_end(end));
            let labelled = year.rem_euclid(step) == 0;
            Some(Tick {
                year,
                x: px(x),
                middle: px(f64::midpoint(x, x_end)),
                labelled,
            })
        })
        .collect()
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

    fn labels(width: f64) -> Vec<i32> {
        let (first, last) = (
            Day::parse("2005-01-01").unwrap(),
            Day::parse("2028-12-31").unwrap(),
        );
        let ticks = years(&Scale::new(first, last, width), first, last);
        assert_eq!(ticks.len(), 24, "every year has a line");
        ticks
            .into_iter()
            .filter(|tick| tick.labelled)
            .map(|tick| tick.year)
            .collect()
    }

    #[test]
    fn labels_thin_out_with_the_width() {
        assert_eq!(labels(960.0).len(), 24);
        assert_eq!(labels(720.0).first(), Some(&2006));
        assert_eq!(labels(280.0), [2005, 2010, 2015, 2020, 2025]);
    }
}
