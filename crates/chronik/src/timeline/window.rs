//! The stretch of time that is shown, and the ways to move it.

use crate::edtf::Day;

/// A stretch of time as a link asks for it. A missing end is the end of the chronicle, so that a link
/// to "since 2019" does not age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

impl Range {
    /// Whether nothing is cut off.
    #[must_use]
    pub fn is_all(self) -> bool {
        self == Self::default()
    }
}

/// First and last day shown, both inclusive. Never empty, never outside the chronicle's span, never
/// shorter than [`Window::SHORTEST`] unless the span itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

/// First and last day of the chronicle.
pub type Span = (Day, Day);

impl Window {
    /// Days that are shown at least.
    pub const SHORTEST: i32 = 31;

    /// Days down to which wheel and fingers zoom. Windows have whole days: over 960 px half a day of rounding is less than a pixel
    /// from here on, so that the time under the pointer stays there. Shorter windows are for buttons, keys, links and fields.
    pub const CLOSEST: i32 = 500;

    /// The whole span.
    #[must_use]
    pub fn all(span: Span) -> Self {
        Self {
            first: span.0,
            last: span.1.max(span.0),
        }
    }

    /// What a link asks for, mended: ends in the wrong order are swapped, what lies outside is brought inside, what is
    /// too short is widened.
    #[must_use]
    pub fn of(range: Range, span: Span) -> Self {
        let (from, to) = (range.from.unwrap_or(span.0), range.to.unwrap_or(span.1));
        let inside = |day: Day| day.clamp(span.0, span.1.max(span.0));
        let (from, to) = (inside(from.min(to)), inside(from.max(to)));
        Self::fit(from.number(), days_between(from, to), span)
    }

    /// The link that asks for it.
    #[must_use]
    pub fn range(self, span: Span) -> Range {
        Range {
            from: (self.first != span.0).then_some(self.first),
            to: (self.last != span.1).then_some(self.last),
        }
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i32 {
        days_between(self.first, self.last)
    }

    /// Whether it shows the whole span.
    #[must_use]
    pub fn is_all(self, span: Span) -> bool {
        self == Self::all(span)
    }

    /// Whether a day is shown.
    #[must_use]
    pub fn shows(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// A window of `days` days from the day with the number `first`, moved and cut so that it lies inside the span.
    fn fit(first: i32, days: i32, span: Span) -> Self {
        let all = Self::all(span);
        let days = days.max(Self::SHORTEST).min(all.days());
        let first = first.clamp(all.first.number(), all.last.number() - days + 1);
        Self {
            first: Day::from_number(first),
            last: Day::from_number(first + days - 1),
        }
    }

    /// The window with `factor` times as many days, in which the point `at` (0 = left edge, 1 = right edge)
    /// stays where it is, to within half a day, as long as the span leaves room.
    #[must_use]
    pub fn zoom(self, factor: f64, at: f64, span: Span) -> Self {
        let at = if at.is_finite() {
            at.clamp(0.0, 1.0)
        } else {
            0.5
        };
        let factor = if factor.is_finite() { factor } else { 1.0 };
        let days = f64::from(self.days()) * factor;
        self.no_closer_than(Self::SHORTEST, self.point(at), at, days, span)
    }

    /// The time at a share of the window, as a day number with its fraction.
    #[must_use]
    pub fn point(self, at: f64) -> f64 {
        f64::from(self.first.number()) + f64::from(self.days()) * at
    }

    /// The window of about `days` days in which a point in time stands at a share of the window.
    #[must_use]
    pub fn about(self, point: f64, at: f64, days: f64, span: Span) -> Self {
        // Who is closer already is not pushed away.
        self.no_closer_than(Self::CLOSEST.min(self.days()), point, at, days, span)
    }

    fn no_closer_than(self, closest: i32, point: f64, at: f64, days: f64, span: Span) -> Self {
        let longest = f64::from(Self::all(span).days());
        let closest = f64::from(closest).min(longest);
        // `clamp` writes its limits into a message, and what writes such numbers has 4 kB.
        let days = days.max(closest).min(longest).round();
        Self::fit(whole(point - days * at), whole(days), span)
    }

    /// The window moved by a share of its length, to the future when positive.
    #[must_use]
    pub fn pan(self, share: f64, span: Span) -> Self {
        let share = if share.is_finite() { share } else { 0.0 };
        self.shift(whole(f64::from(self.days()) * share), span)
    }

    /// The window moved by days, to the future when positive.
    #[must_use]
    pub fn shift(self, days: i32, span: Span) -> Self {
        Self::fit(self.first.number().saturating_add(days), self.days(), span)
    }

    /// The window moved no further than needed to show a day.
    #[must_use]
    pub fn reveal(self, day: Day, span: Span) -> Self {
        let day = day.clamp(span.0, span.1.max(span.0));
        if day < self.first {
            self.shift(day.number() - self.first.number(), span)
        } else if day > self.last {
            self.shift(day.number() - self.last.number(), span)
        } else {
            self
        }
    }
}

fn days_between(first: Day, last: Day) -> i32 {
    last.number() - first.number() + 1
}

fn whole(x: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range before"
    )]
    let x = x.round().clamp(-4e6, 4e6) as i32;
    x
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn span() -> Span {
        (day("2005-01-01"), day("2028-12-31"))
    }

    fn range(from: Option<&str>, to: Option<&str>) -> Range {
        Range {
            from: from.map(day),
            to: to.map(day),
        }
    }

    #[test]
    fn what_a_link_asks_for_is_mended() {
        for (from, to, first, last) in [
            (None, None, "2005-01-01", "2028-12-31"),
            (Some("2019-01-01"), None, "2019-01-01", "2028-12-31"),
            // The wrong order.
            (
                Some("2014-12-31"),
                Some("2011-01-01"),
                "2011-01-01",
                "2014-12-31",
            ),
            // Partly outside: what lies inside is shown.
            (
                Some("1900-01-01"),
                Some("2010-12-31"),
                "2005-01-01",
                "2010-12-31",
            ),
            // Wholly outside: the nearest.
            (
                Some("2050-01-01"),
                Some("2051-12-31"),
                "2028-12-01",
                "2028-12-31",
            ),
        ] {
            let window = Window::of(range(from, to), span());
            assert_eq!((window.first, window.last), (day(first), day(last)));
        }
        // A single day is widened, and stays inside at the end of the span.
        let one = Window::of(range(Some("2028-12-31"), Some("2028-12-31")), span());
        assert_eq!(
            (one.days(), one.last),
            (Window::SHORTEST, day("2028-12-31"))
        );
    }

    #[test]
    fn a_span_of_one_day_is_a_window_of_one_day() {
        let span = (day("2014-07-01"), day("2014-07-01"));
        let window = Window::of(Range::default(), span);
        assert_eq!(window.days(), 1);
        assert_eq!(window.zoom(0.5, 0.5, span), window);
        assert_eq!(window.zoom(f64::NAN, f64::NAN, span), window);
        assert_eq!(window.pan(1.0, span), window);
    }

    #[test]
    fn a_day_outside_is_revealed_by_the_shortest_way() {
        let window = Window::of(range(Some("2011-01-01"), Some("2014-12-31")), span());
        assert_eq!(window.reveal(day("2012-05-05"), span()), window);
        assert_eq!(
            window.reveal(day("2010-06-01"), span()).first,
            day("2010-06-01")
        );
        assert_eq!(
            window.reveal(day("2020-06-01"), span()).last,
            day("2020-06-01")
        );
        assert_eq!(window.reveal(day("1900-01-01"), span()).first, span().0);
    }

    prop_compose! {
        fn window()(first in 0_i32..8_000, days in 500_i32..8_766) -> Window {
            Window::fit(span().0.number() + first, days, span())
        }
    }

    proptest! {
        #[test]
        fn a_window_survives_its_link(window in window()) {
            prop_assert_eq!(Window::of(window.range(span()), span()), window);
        }

        #[test]
        fn every_move_stays_inside(window in window(), factor in 0.01..20.0_f64, at in -0.5..1.5_f64, share in -9.0..9.0_f64) {
            for moved in [window.zoom(factor, at, span()), window.pan(share, span())] {
                prop_assert!(moved.first >= span().0 && moved.last <= span().1);
                prop_assert!(moved.days() >= Window::SHORTEST);
            }
            prop_assert_eq!(window.pan(share, span()).days(), window.days());
        }

        #[test]
        fn the_time_under_the_pointer_stays_within_a_pixel(window in window(), factor in 0.3..3.0_f64, px in 0_i32..=960) {
            let at = f64::from(px) / 960.0;
            let days = f64::from(window.days()) * factor;
            let wheel = window.about(window.point(at), at, days, span());
            // Buttons and keys go closer, where half a day is more than a pixel.
            let button = window.zoom(factor, at, span());
            prop_assert!(button.days() <= wheel.days());
            for (moved, most) in [(wheel, 1.0), (button, 480.0 / f64::from(button.days()) + 0.5)] {
                // At the ends of the span, and of the shortest window, there is nothing to give.
                if moved.first > span().0 && moved.last < span().1 {
                    let after = (window.point(at) - f64::from(moved.first.number())) / f64::from(moved.days());
                    prop_assert!((after - at).abs() * 960.0 <= most, "{} px", (after - at) * 960.0);
                }
            }
        }
    }
}
