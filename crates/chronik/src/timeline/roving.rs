//! The keyboard model of the chart: one tab stop for all of it, arrows inside (roving tabindex, WAI-ARIA
//! Authoring Practices).

use super::window::Window;

/// Something that can take the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its key in the page.
    pub key: String,
    /// Where it is; what stands before the plot has a negative one.
    pub x: i32,
}

/// Everything that can take the focus, lane by lane, each by x.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    /// The lanes that have any.
    pub lanes: Vec<Vec<Stop>>,
    /// Which of them holds the phases, if it is shown.
    pub phases: Option<usize>,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The one before it in its lane.
    Before,
    /// The one after it.
    After,
    /// The lane above.
    Up,
    /// The lane below.
    Down,
    /// The first of the lane.
    First,
    /// The last of the lane.
    Last,
    /// The phase before.
    PhaseBefore,
    /// The phase after.
    PhaseAfter,
}

impl Move {
    /// What a key (`KeyboardEvent.key`) asks for. Where writing runs from right to left, time does, and so do the keys.
    #[must_use]
    pub fn of(key: &str, right_to_left: bool) -> Option<Self> {
        Some(match key {
            "ArrowLeft" if right_to_left => Self::After,
            "ArrowRight" if right_to_left => Self::Before,
            "ArrowLeft" => Self::Before,
            "ArrowRight" => Self::After,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            "PageUp" => Self::PhaseBefore,
            "PageDown" => Self::PhaseAfter,
            _ => return None,
        })
    }
}

impl Stops {
    /// The stop that Tab leads to: the chosen one if it is still there, else the first.
    #[must_use]
    pub fn tab_stop(&self, chosen: Option<&str>) -> Option<&str> {
        let here = chosen
            .and_then(|key| self.find(key))
            .and_then(|at| self.at(at));
        let first = || self.lanes.iter().flatten().find(|stop| stop.x >= 0);
        let any = || self.lanes.iter().flatten().next();
        here.or_else(first)
            .or_else(any)
            .map(|stop| stop.key.as_str())
    }

    /// Where a key leads to from a stop; `None` if there is nothing further.
    #[must_use]
    pub fn after(&self, from: &str, step: Move) -> Option<&str> {
        let (lane, place) = self.find(from)?;
        let x = self.at((lane, place))?.x;
        let target = match step {
            Move::Before => (lane, place.checked_sub(1)?),
            Move::After => (lane, place + 1),
            Move::Up => self.nearest(lane.checked_sub(1)?, x)?,
            Move::Down => self.nearest(lane + 1, x)?,
            Move::First => (lane, 0),
            Move::Last => (lane, self.lanes.get(lane)?.len() - 1),
            Move::PhaseBefore | Move::PhaseAfter => {
                self.phase(from, x, step == Move::PhaseAfter)?
            }
        };
        self.at(target).map(|stop| stop.key.as_str())
    }

    /// The stop on the plot nearest to `x` in the lane that has `key`, or `key` itself if there is none.
    #[must_use]
    pub fn near<'a>(&'a self, key: &'a str, x: i32) -> Option<&'a str> {
        let (lane, _) = self.find(key)?;
        let stops = self.lanes.get(lane)?.iter().filter(|stop| stop.x >= 0);
        let near = stops.min_by_key(|stop| (stop.x - x).abs());
        Some(near.map_or(key, |stop| stop.key.as_str()))
    }

    /// What leads back to a stop that goes away: the button of its lane, and how far from the left the stop is.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<(&str, i32)> {
        let (lane, place) = self.find(key)?;
        let button = self.at((lane, 0))?;
        Some((&button.key, self.at((lane, place))?.x))
    }

    /// How far from the left a stop is, as a share of the window; the middle for what stands before the plot.
    #[must_use]
    pub fn share(&self, key: &str, width: i32) -> f64 {
        let x = self.find(key).and_then(|at| self.at(at)).map(|stop| stop.x);
        match x {
            Some(x) if (0..=width).contains(&x) && width > 0 => f64::from(x) / f64::from(width),
            _ => 0.5,
        }
    }

    fn find(&self, key: &str) -> Option<(usize, usize)> {
        self.lanes.iter().enumerate().find_map(|(lane, stops)| {
            let place = stops.iter().position(|stop| stop.key == key)?;
            Some((lane, place))
        })
    }

    fn at(&self, (lane, place): (usize, usize)) -> Option<&Stop> {
        self.lanes.get(lane)?.get(place)
    }

    fn nearest(&self, lane: usize, x: i32) -> Option<(usize, usize)> {
        let stops = self.lanes.get(lane)?.iter().enumerate();
        let (place, _) = stops.min_by_key(|(_, stop)| (stop.x - x).abs())?;
        Some((lane, place))
    }

    fn phase(&self, from: &str, x: i32, after: bool) -> Option<(usize, usize)> {
        let lane = self.phases?;
        let stops = self.lanes.get(lane)?;
        let others = stops
            .iter()
            .enumerate()
            .filter(|(_, stop)| stop.x >= 0 && stop.key != from);
        let (place, _) = if after {
            others
                .filter(|(_, stop)| stop.x > x)
                .min_by_key(|(_, stop)| stop.x)?
        } else {
            others
                .filter(|(_, stop)| stop.x <= x)
                .max_by_key(|(_, stop)| stop.x)?
        };
        Some((lane, place))
    }
}

/// The zoom a key asks for: how many times the days of the window now; `None` for "everything".
#[must_use]
pub fn zoom(key: &str) -> Option<Option<f64>> {
    match key {
        "+" | "=" => Some(Some(1.0 / ZOOM_STEP)),
        "-" | "_" => Some(Some(ZOOM_STEP)),
        "0" => Some(None),
        _ => None,
    }
}

/// How much a button or key zooms.
pub const ZOOM_STEP: f64 = 1.6;

/// The window of a zoom asked for by key or button.
#[must_use]
pub fn zoomed(window: Window, factor: Option<f64>, at: f64, span: super::window::Span) -> Window {
    factor.map_or_else(|| Window::all(span), |factor| window.zoom(factor, at, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops() -> Stops {
        let lane = |stops: &[(&str, i32)]| {
            stops
                .iter()
                .map(|(key, x)| Stop {
                    key: (*key).to_owned(),
                    x: *x,
                })
                .collect()
        };
        Stops {
            lanes: vec![
                lane(&[("more", -1), ("p1", 0), ("p2", 300), ("p3", 600)]),
                lane(&[("a", 20), ("b", 350)]),
                lane(&[("c", 900)]),
            ],
            phases: Some(0),
        }
    }

    #[test]
    fn at_the_edges_there_is_nothing_further() {
        let stops = stops();
        for (from, step) in [
            ("more", Move::Before),
            ("p3", Move::After),
            ("p1", Move::Up),
            ("c", Move::Down),
            ("c", Move::After),
            ("p1", Move::PhaseBefore),
            ("p3", Move::PhaseAfter),
            ("gone", Move::After),
        ] {
            assert_eq!(stops.after(from, step), None, "{from} {step:?}");
        }
        assert_eq!(Stops::default().tab_stop(None), None);
    }

    #[test]
    fn arrows_lead_along_the_lane_and_to_the_nearest_in_the_next() {
        let stops = stops();
        for (from, step, to) in [
            ("p1", Move::After, "p2"),
            ("p2", Move::Before, "p1"),
            ("p1", Move::Before, "more"),
            ("p2", Move::Down, "b"),
            ("b", Move::Down, "c"),
            ("c", Move::Up, "b"),
            ("b", Move::Up, "p2"),
            ("p2", Move::First, "more"),
            ("a", Move::Last, "b"),
            ("b", Move::PhaseAfter, "p3"),
            ("b", Move::PhaseBefore, "p2"),
            ("p3", Move::PhaseBefore, "p2"),
        ] {
            assert_eq!(stops.after(from, step), Some(to), "{from} {step:?}");
        }
    }

    #[test]
    fn what_goes_away_has_a_neighbour_on_the_plot() {
        let stops = stops();
        assert_eq!(stops.near("more", 0), Some("p1"));
        assert_eq!(stops.near("more", 310), Some("p2"));
        assert_eq!(stops.near("b", 0), Some("a"));
        assert_eq!(stops.near("gone", 0), None);
        assert_eq!(stops.place("p3"), Some(("more", 600)));
        assert_eq!(stops.place("gone"), None);
        let only = Stop {
            key: "fold".to_owned(),
            x: -2,
        };
        let stops = Stops {
            lanes: vec![vec![only]],
            phases: None,
        };
        assert_eq!(stops.near("fold", 0), Some("fold"));
    }

    #[test]
    fn tab_leads_to_the_chosen_one_as_long_as_it_is_there() {
        let stops = stops();
        assert_eq!(stops.tab_stop(None), Some("p1"));
        assert_eq!(stops.tab_stop(Some("c")), Some("c"));
        assert_eq!(stops.tab_stop(Some("gone")), Some("p1"));
    }

    #[test]
    fn arrows_follow_the_direction_of_writing() {
        for (key, left_to_right, right_to_left) in [
            ("ArrowLeft", Move::Before, Move::After),
            ("ArrowRight", Move::After, Move::Before),
            ("ArrowUp", Move::Up, Move::Up),
            ("Home", Move::First, Move::First),
        ] {
            assert_eq!(Move::of(key, false), Some(left_to_right));
            assert_eq!(Move::of(key, true), Some(right_to_left));
        }
    }

    #[test]
    fn other_keys_are_nobodys_business() {
        assert_eq!((Move::of("a", false), zoom("a")), (None, None));
        assert_eq!(zoom("0"), Some(None));
    }
}
