//! What is certain and what is possible of a period, as lengths.

use super::scale::Scale;
use super::ticks::px;
use crate::edtf::{Bound, Date, Day, Edtf, Precision};

/// How an end is drawn. Each looks different and is named in words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Known to the day or month: a straight edge.
    Exact,
    /// Known to the year: soft over that year.
    Soft,
    /// Approximate: teeth.
    Approximate,
    /// Not known: fades, with "?".
    Unknown,
    /// Still running: an arrow.
    Running,
    /// Goes on beyond the window: cut straight, without a cap.
    Beyond,
}

/// A bar: the part that is certain inside the part that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Left edge of what is drawn.
    pub x0: i32,
    /// Left edge of the certain part.
    pub core0: i32,
    /// Right edge of the certain part.
    pub core1: i32,
    /// Right edge of what is drawn.
    pub x1: i32,
    /// The left end.
    pub start: End,
    /// The right end.
    pub end: End,
    /// From here on it is planned: after today.
    pub planned: Option<i32>,
}

impl Extent {
    /// What of it lies between 0 and `width`.
    #[must_use]
    pub(super) fn clipped(mut self, width: i32) -> Self {
        if self.core0 < 0 {
            self.start = End::Beyond;
        }
        // An arrow stands on the line of today, which may be the edge.
        if self.core1 > width {
            self.end = End::Beyond;
        }
        let arrow = if self.end == End::Running { ARROW } else { 0 };
        self.x0 = self.x0.max(0);
        self.core0 = self.core0.clamp(0, width);
        self.core1 = self.core1.clamp(0, width);
        self.x1 = self.x1.min(width + arrow);
        self.planned = self.planned.map(|from| from.clamp(0, width));
        self
    }

    /// The same, `by` pixels to the left.
    #[must_use]
    pub(super) fn shifted(mut self, by: i32) -> Self {
        for x in [&mut self.x0, &mut self.core0, &mut self.core1, &mut self.x1] {
            *x -= by;
        }
        self.planned = self.planned.map(|x| x - by);
        self
    }

    /// Width of what is drawn.
    #[must_use]
    pub fn width(&self) -> i32 {
        self.x1 - self.x0
    }
}

/// Length over which an unknown end fades out.
pub const FADE: i32 = 34;
/// Length of the arrow of a running bar, over the line of today.
pub const ARROW: i32 = 13;
/// Narrower cores would not be seen.
const MIN_CORE: i32 = 4;

/// The extent of a stated period. `None` if neither end has a date.
#[must_use]
pub fn of_period(period: &Edtf, scale: &Scale, today: Day) -> Option<Extent> {
    let (start, end) = (period.start(), period.end());
    let right = edge_right(&end, scale, today);
    let left = edge_left(&start, scale);
    let (left, right) = match (left, right) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => {
            let at = left.core + MIN_CORE;
            (
                left,
                Edge {
                    outer: at + FADE,
                    core: at,
                    end: End::Unknown,
                },
            )
        }
        (None, Some(right)) => {
            let at = right.core - MIN_CORE;
            (
                Edge {
                    outer: at - FADE,
                    core: at,
                    end: End::Unknown,
                },
                right,
            )
        }
        (None, None) => return None,
    };
    Some(assemble(left, right, &end, scale, today))
}

/// The extent of an offer: stated ends where there are any, else the evidence, which fades out
/// because an offer begins before its first and ends after its last mention.
#[must_use]
pub fn of_offer(
    stated: Option<&Edtf>,
    evidence: Option<&Edtf>,
    scale: &Scale,
    today: Day,
) -> Option<Extent> {
    let Some(evidence) = evidence else {
        return of_period(stated?, scale, today);
    };
    let left = stated
        .and_then(|stated| edge_left(&stated.start(), scale))
        .or_else(|| edge_left(&evidence.start(), scale).map(|edge| fade(edge.core, -1)));
    let right = stated
        .and_then(|stated| edge_right(&stated.end(), scale, today))
        .or_else(|| edge_right(&evidence.end(), scale, today).map(|edge| fade(edge.core, 1)));
    let end = stated.map_or(Bound::Unknown, |stated| stated.end());
    Some(assemble(left?, right?, &end, scale, today))
}

/// A point in time, and the time it may lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Where the marker stands.
    pub x: i32,
    /// The soft zone of an inexact date.
    pub zone: Option<(i32, i32)>,
    /// Whether the date is approximate: a ragged marker.
    pub approximate: bool,
}

/// A single date as a point.
#[must_use]
pub fn of_date(date: &Date, scale: &Scale) -> Point {
    let zone = (date.precision() == Precision::Year)
        .then(|| (px(scale.x(date.earliest())), px(scale.x_end(date.latest()))));
    Point {
        x: px(scale.x_middle(date)),
        zone,
        approximate: date.is_approximate(),
    }
}

struct Edge {
    outer: i32,
    core: i32,
    end: End,
}

fn fade(core: i32, direction: i32) -> Edge {
    Edge {
        outer: core + direction * FADE,
        core,
        end: End::Unknown,
    }
}

fn edge_left(bound: &Bound, scale: &Scale) -> Option<Edge> {
    let Bound::Date(date) = bound else {
        return None;
    };
    let (first, after) = (px(scale.x(date.earliest())), px(scale.x_end(date.latest())));
    Some(edge(date, first, after, px(scale.x_middle(date))))
}

fn edge_right(bound: &Bound, scale: &Scale, today: Day) -> Option<Edge> {
    match bound {
        Bound::Date(date) => {
            let (before, last) = (px(scale.x(date.earliest())), px(scale.x_end(date.latest())));
            Some(edge(date, last, before, px(scale.x_middle(date))))
        }
        Bound::Open => {
            let now = px(scale.x_end(today));
            Some(Edge {
                outer: now + ARROW,
                core: now,
                end: End::Running,
            })
        }
        Bound::Unknown => None,
    }
}

/// `outer` is the farthest day the date may mean, `inner` the nearest.
fn edge(date: &Date, outer: i32, inner: i32, middle: i32) -> Edge {
    // Uncertain ("2007?") is a question of the source, not of the date: only the words say it.
    match (date.is_approximate(), date.precision()) {
        (true, _) => Edge {
            outer: middle,
            core: middle,
            end: End::Approximate,
        },
        (false, Precision::Year) => Edge {
            outer,
            core: inner,
            end: End::Soft,
        },
        (false, Precision::Month | Precision::Day) => Edge {
            outer,
            core: outer,
            end: End::Exact,
        },
    }
}

fn assemble(left: Edge, right: Edge, end: &Bound, scale: &Scale, today: Day) -> Extent {
    let (mut core0, mut core1) = (left.core, right.core);
    if core1 - core0 < MIN_CORE {
        // Both ends in one inexact unit: nothing is certain but the middle.
        let middle = i32::midpoint(core0, core1);
        (core0, core1) = (middle - MIN_CORE / 2, middle + MIN_CORE / 2);
    }
    let now = px(scale.x_end(today));
    let planned = match end {
        Bound::Date(date) if date.earliest() > today && core0.max(now) < right.outer => {
            Some(core0.max(now))
        }
        _ => None,
    };
    Extent {
        x0: left.outer.min(core0),
        core0,
        core1,
        x1: right.outer.max(core1),
        start: left.end,
        end: right.end,
        planned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Scale {
        Scale::new(
            Day::parse("2005-01-01").unwrap(),
            Day::parse("2028-12-31").unwrap(),
            960.0,
        )
    }

    fn extent(text: &str) -> Extent {
        of_period(
            &text.parse().unwrap(),
            &scale(),
            Day::parse("2026-11-22").unwrap(),
        )
        .unwrap()
    }

    #[test]
    fn each_kind_of_end_is_told_apart() {
        for (text, start, end) in [
            ("2011-01-01/2014", End::Exact, End::Soft),
            ("2005-07/2018-12-31", End::Exact, End::Exact),
            ("2011~/..", End::Approximate, End::Running),
            ("2005-07/", End::Exact, End::Unknown),
            ("/2018", End::Unknown, End::Soft),
        ] {
            let extent = extent(text);
            assert_eq!((extent.start, extent.end), (start, end), "{text}");
            assert!(
                extent.x0 <= extent.core0
                    && extent.core0 < extent.core1
                    && extent.core1 <= extent.x1
            );
        }
    }

    #[test]
    fn a_year_is_soft_over_that_year() {
        let extent = extent("2005/2007");
        assert_eq!(
            (extent.x0, extent.core0, extent.core1, extent.x1),
            (0, 40, 80, 120)
        );
    }

    #[test]
    fn what_comes_after_today_is_planned() {
        assert!(extent("2026-01-01/2028-12-31").planned.is_some());
        assert_eq!(extent("2019-01-01/2022-12-31").planned, None);
        assert_eq!(extent("2020/..").planned, None, "running on is no plan");
    }

    #[test]
    fn evidence_fades_on_both_sides() {
        let evidence = "2015/2021-03-22".parse().unwrap();
        let extent = of_offer(
            None,
            Some(&evidence),
            &scale(),
            Day::parse("2026-11-22").unwrap(),
        )
        .unwrap();
        assert_eq!((extent.start, extent.end), (End::Unknown, End::Unknown));
        assert_eq!(extent.core0 - extent.x0, FADE);
    }
}
