//! Time to length and back.

use crate::edtf::{Date, Day};

/// A linear map between days and pixels.
///
/// A day is drawn as the stretch from its own x to that of the next day, so the last day of the
/// window ends exactly at `width`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    first: Day,
    days: i32,
    width: f64,
}

impl Scale {
    /// A window from `first` to `last`, both inclusive, over `width` pixels. A window that runs
    /// backwards or has no width is widened to one day and one pixel, so no x is ever infinite.
    #[must_use]
    pub fn new(first: Day, last: Day, width: f64) -> Self {
        let days = last
            .number()
            .saturating_sub(first.number())
            .saturating_add(1)
            .max(1);
        Self {
            first,
            days,
            width: if width.is_finite() {
                width.max(1.0)
            } else {
                1.0
            },
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> Day {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(&self) -> Day {
        self.first.plus(self.days - 1)
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Pixels a year takes.
    #[must_use]
    pub fn year_width(&self) -> f64 {
        self.width * 365.25 / f64::from(self.days)
    }

    /// Where a day begins.
    #[must_use]
    pub fn x(&self, day: Day) -> f64 {
        let offset = i64::from(day.number()) - i64::from(self.first.number());
        // Exact: both numbers are far below 2^53.
        #[expect(clippy::cast_precision_loss, reason = "day numbers are far below 2^53")]
        let offset = offset as f64;
        offset * self.width / f64::from(self.days)
    }

    /// Where a day ends.
    #[must_use]
    pub fn x_end(&self, day: Day) -> f64 {
        self.x(Day::from_number(day.number().saturating_add(1)))
    }

    /// Where the middle of a date lies.
    #[must_use]
    pub fn x_middle(&self, date: &Date) -> f64 {
        f64::midpoint(self.x(date.earliest()), self.x_end(date.latest()))
    }

    /// The day under a pixel; pixels outside give days outside.
    #[must_use]
    pub fn day(&self, x: f64) -> Day {
        let offset = (x * f64::from(self.days) / self.width).floor();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "clamped to the range before"
        )]
        let offset = offset.clamp(-3_000_000.0, 3_000_000.0) as i32;
        Day::from_number(self.first.number().saturating_add(offset))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_window_without_width_or_backwards_stays_finite() {
        let day = Day::from_number(0);
        for scale in [
            Scale::new(day, Day::from_number(-5), 960.0),
            Scale::new(day, day, 0.0),
            Scale::new(day, day, f64::NAN),
        ] {
            assert!(scale.x(Day::from_number(100_000)).is_finite());
            assert_eq!(scale.day(0.0), day);
        }
    }

    #[test]
    fn twenty_four_years_over_960_pixels_are_40_pixels_each() {
        let first = Day::parse("2005-01-01").unwrap();
        let scale = Scale::new(first, Day::parse("2028-12-31").unwrap(), 960.0);
        assert!((scale.year_width() - 40.0).abs() < 0.05);
        assert!((scale.x(Day::parse("2015-01-01").unwrap()) - 400.0).abs() < 0.5);
        assert!((scale.x_end(Day::parse("2028-12-31").unwrap()) - 960.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn day_to_pixel_and_back(first in -50_000_i32..50_000, days in 1_i32..40_000, at in 0.0..1.0_f64, width in 100.0..4000.0_f64) {
            let scale = Scale::new(Day::from_number(first), Day::from_number(first + days - 1), width);
            #[expect(clippy::cast_possible_truncation, reason = "a fraction of an i32")]
            let day = Day::from_number(first + (f64::from(days - 1) * at) as i32);
            // The middle of the day, as a pointer would hit it.
            let x = f64::midpoint(scale.x(day), scale.x_end(day));
            prop_assert_eq!(scale.day(x), day);
        }
    }
}
