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

/// What is written at a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing.
    Nothing,
    /// The year or the month: "2014", "Juni".
    Unit,
    /// The month with its year, as a window within a year would not say which it is: "Sept. 2014".
    WithYear,
    /// The same in figures, where there is less room: "9/2014".
    InFigures,
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
    /// What is written there.
    pub written: Written,
}

impl Tick {
    /// Whether anything is written there.
    #[must_use]
    pub fn is_labelled(&self) -> bool {
        self.written != Written::Nothing
    }
}

/// Pixels a year label of four tabular figures at 14 px needs, with air around it.
const LABEL_WIDTH: f64 = 38.0;

/// Pixels between two labels that leave room for "Sept. 2014", and for "12/2014".
const ROOM_WITH_YEAR: i32 = 84;
const ROOM_IN_FIGURES: i32 = 52;

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
                written: match room && (months < 12 || year.rem_euclid(step) == 0) {
                    true => Written::Unit,
                    false => Written::Nothing,
                },
            });
        }
    }
    name_year(&mut ticks);
    ticks
}

/// Lets the first label name its year if it is a month and has the room.
fn name_year(ticks: &mut [Tick]) {
    let mut labelled = ticks.iter_mut().filter(|tick| tick.is_labelled());
    let (Some(first), Some(second)) = (labelled.next(), labelled.next()) else {
        return;
    };
    if matches!(first.unit, Unit::Month(..)) {
        first.written = match second.middle - first.middle {
            ROOM_WITH_YEAR.. => Written::WithYear,
            ROOM_IN_FIGURES.. => Written::InFigures,
            _ => Written::Unit,
        };
    }
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
            .filter(|tick| tick.is_labelled())
            .map(|tick| tick.unit.year())
            .collect()
    }

    #[test]
    fn labels_thin_out_with_the_width() {
        assert_eq!(labels(960.0).len(), 24);
        assert_eq!(labels(720.0).first(), Some(&2006));
        assert_eq!(labels(280.0), [2005, 2010, 2015, 2020, 2025]);
    }

    /// A window within a year did not say which.
    #[test]
    fn the_first_month_names_its_year_where_it_has_room() {
        let written = |to: &str, width: i32| {
            let range = Range {
                from: Day::parse("2014-06-01"),
                to: Day::parse(to),
            };
            let window = Window::of(range, span());
            let days = f64::from(window.days());
            let scale = Scale::new(span().0, span().1, f64::from(width) / days * 8766.0);
            let ticks = ticks(&scale, window);
            let first = ticks.into_iter().find(Tick::is_labelled);
            first.map(|tick| (tick.unit, tick.written))
        };
        let june = Unit::Month(2014, 6);
        assert_eq!(written("2014-11-30", 960), Some((june, Written::WithYear)));
        assert_eq!(written("2014-11-30", 360), Some((june, Written::InFigures)));
        assert_eq!(written("2014-11-30", 240), Some((june, Written::Unit)));
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
                .all(|tick| tick.is_labelled() && (0..960).contains(&tick.middle))
        );
        assert!(
            ticks
                .windows(2)
                .all(|pair| pair[1].middle - pair[0].middle >= 34)
        );
    }
}
