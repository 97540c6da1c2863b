//! Bars and markers as SVG. What looks the same in a lane is one path, so that a lane costs a dozen elements
//! however much it shows; each kind of end has its own shape.

use chronik::timeline::chart::{Line, Shape, Tone};
use chronik::timeline::extent::{End, Extent, Point};
use markup::html;

use crate::dom::Node;
use crate::platform;

/// Shapes of one lane, sorted by how they look.
#[derive(Default)]
pub(super) struct Layers {
    /// Pale bars with their outline.
    outlined: String,
    /// Pale bars that are open on both sides, and their upper and lower line.
    pale: String,
    edges: String,
    zones: Vec<(Zone, String)>,
    strong: String,
    filtered: String,
    planned: String,
    hatch: String,
    caps: String,
    outside: String,
    lines: String,
    points: String,
    later: String,
    years: String,
    boxes: String,
    signs: String,
    strokes: String,
    /// What does not meet the filter, and what is disputed and later than the as-of day: the same shapes, drawn weaker.
    filtered_out: Option<Box<Layers>>,
    later_on: Option<Box<Layers>>,
    /// x and y of each "?".
    queries: Vec<(i32, i32)>,
    /// Where the plot that is shown begins and ends, if it is cut: a "?" stands inside.
    pub(super) plot: Option<(i32, i32)>,
}

/// How a soft zone looks. Zones of a lane that look the same are one path: its gradient goes from its left to its right.
#[derive(PartialEq)]
struct Zone {
    from: i32,
    fill: String,
    edge: String,
    /// Dashes as long as the sides: an upper and a lower line, none upright.
    dashes: String,
}

impl Layers {
    /// Adds a bar or a marker in a row from `y` of height `h`.
    pub(super) fn shape(&mut self, shape: &Shape, tone: Tone, y: i32, h: i32) {
        match shape {
            Shape::Bar { extent, outside } => self.bar(extent, y, h, tone, *outside),
            Shape::Point { point, law } => self.point(point, *law, y, h, tone == Tone::Strong),
        }
    }

    /// Adds a bar between its ends.
    pub(super) fn bar(
        &mut self,
        extent: &Extent,
        y: i32,
        h: i32,
        tone: Tone,
        outside: Option<(i32, i32)>,
    ) {
        // Neighbours that meet on a day must not look like one bar.
        let exact = (extent.start == End::Exact, extent.end == End::Exact);
        let x0 = extent.x0 + i32::from(exact.0);
        let x1 = extent.x1 - i32::from(exact.1);
        let core0 = if exact.0 { x0 } else { extent.core0 };
        let core1 = if exact.1 { x1 } else { extent.core1 };
        let bottom = y + h;
        if tone == Tone::Filtered {
            let weaker = self.filtered_out.get_or_insert_default();
            weaker.plot = self.plot;
            return weaker.bar(extent, y, h, Tone::Pale, outside);
        }
        let planned = extent.planned.map(|from| from.clamp(core0, core1));
        self.zone(extent.start, "start", (extent.x0, extent.core0), y, h, tone);
        self.zone(extent.end, "end", (extent.core1, extent.x1), y, h, tone);
        self.core(extent, core0, planned.unwrap_or(core1), y, h, tone);
        if let Some(from) = planned {
            self.planned += &format!("M{from} {y}H{core1}V{bottom}H{from}z");
            self.hatch += &format!("M{from} {y}.5H{core1}V{}.5H{from}", bottom - 1);
        }
        // An exact end has a cap, 2.5 px wide.
        if exact.0 {
            self.caps += &format!("M{x0} {y}h2.5v{h}h-2.5z");
        }
        if exact.1 {
            self.caps += &format!("M{x1} {y}h-2.5v{h}h2.5z");
        }
        if let Some((from, to)) = outside {
            self.hollow(from, to, y, h);
        }
    }

    /// The soft zone of an inexact or unknown end, with its upper and lower line.
    fn zone(&mut self, end: End, side: &str, (from, to): (i32, i32), y: i32, h: i32, tone: Tone) {
        let kind = match end {
            End::Soft => "year",
            End::Unknown => "open",
            End::Exact | End::Approximate | End::Running | End::Beyond => return,
        };
        if to <= from {
            return;
        }
        let name = if tone == Tone::Strong { "soft" } else { "pale" };
        // Over the outline of the certain part too.
        let left = if side == "start" { from } else { from - 1 };
        let (width, height) = (to - from + 1, h - 1);
        let path = format!("M{left} {y}.5h{width}v{height}h-{width}z");
        let zone = Zone {
            from,
            fill: format!("url(#{name}-{kind}-{side})"),
            edge: format!("url(#edge-{kind}-{side})"),
            dashes: format!("{width} {height}"),
        };
        match self.zones.iter_mut().find(|(other, _)| *other == zone) {
            Some((_, same)) => *same += &path,
            None => self.zones.push((zone, path)),
        }
        if end == End::Unknown {
            let x = if side == "start" { from - 8 } else { to + 8 };
            // An end beyond the edge is not there to be asked for.
            let inside = |(left, right)| left + 4 <= x && x <= right - 4;
            if self.plot.is_none_or(inside) {
                self.query(x, y + h / 2 + 5);
            }
        }
    }

    /// A "?" around an x, on a baseline.
    pub(super) fn query(&mut self, x: i32, y: i32) {
        self.queries.push((x, y));
    }

    /// The certain part, with the teeth and the arrow that belong to its outline.
    fn core(&mut self, extent: &Extent, from: i32, to: i32, y: i32, h: i32, tone: Tone) {
        let to = to.max(from);
        if tone == Tone::Strong {
            let bottom = y + h;
            let (left, right) = sides(extent, to, (y, bottom), h);
            self.strong += &format!("M{to} {y}H{from}{left}H{to}{right}z");
            return;
        }
        // The outline is a pixel wide. At an exact end the cap lies over it, at a soft one the zone; where neither does, as a
        // bar goes on beyond the window, it is open.
        let open = |end: End, zone: i32| match end {
            End::Beyond => true,
            End::Soft | End::Unknown => zone <= 0,
            End::Exact | End::Approximate | End::Running => false,
        };
        let open = (
            open(extent.start, extent.core0 - extent.x0),
            open(extent.end, extent.x1 - extent.core1),
        );
        let from = from + i32::from(extent.start == End::Exact);
        let to = to - i32::from(extent.end == End::Exact && extent.planned.is_none());
        let height = h - 1;
        let (left, right) = sides(extent, to, (y, y + height), height);
        match open {
            (false, false) => {
                self.outlined += &format!("M{to} {y}.5H{from}{left}H{to}{right}z");
            }
            (false, true) => self.outlined += &format!("M{to} {y}.5H{from}{left}H{to}"),
            (true, false) => {
                self.outlined += &format!("M{from} {}.5H{to}{right}H{from}", y + height);
            }
            (true, true) => {
                self.pale += &format!("M{from} {y}H{to}v{h}H{from}z");
                self.edges += &format!("M{from} {y}.5H{to}M{from} {}.5H{to}", y + height);
            }
        }
    }

    /// Where to draw what may be later than the as-of day.
    pub(super) fn later_if(&mut self, is_later: bool) -> &mut Self {
        match is_later {
            true => self.later_on.get_or_insert_default(),
            false => self,
        }
    }

    /// Time outside the programme.
    pub(super) fn hollow(&mut self, from: i32, to: i32, y: i32, h: i32) {
        let width = (to - from - 2).max(1);
        self.outside += &format!("M{} {}h{width}v{}h-{width}z", from + 1, y + 1, h - 2);
    }

    /// A record of a folded lane: 4 px high where it is certain, 2 px where it is possible.
    pub(super) fn line(&mut self, line: &Line) {
        let Line {
            from,
            x0,
            x1,
            to,
            y,
            ..
        } = *line;
        let mut path = String::new();
        if from < x0 || x1 < to {
            path = format!("M{from} {}H{to}v2H{from}z", y + 1);
        }
        if x0 < x1 || path.is_empty() {
            // What is shorter is still to be seen.
            path += &format!("M{x0} {y}H{}v4H{x0}z", x1.max(x0 + 4));
        }
        match line.tone {
            Tone::Strong => self.strong += &path,
            Tone::Pale => self.lines += &path,
            Tone::Filtered => self.filtered += &path,
        }
    }

    /// A marker; hollow after the as-of day.
    pub(super) fn point(&mut self, point: &Point, law: bool, y: i32, h: i32, strong: bool) {
        let (x, middle) = (point.x, y + h / 2);
        if let Some((from, to)) = point.zone {
            // A pill 14 px high; a short one is a circle.
            let (from, to) = (from + 7, (to - 7).max(from + 7));
            self.years += &format!(
                "M{from} {}H{to}a7 7 0 0 1 0 14H{from}a7 7 0 0 1 0-14z",
                middle - 7
            );
        }
        let marker = marker(x, middle, law, point.approximate);
        let points = if strong {
            &mut self.points
        } else {
            &mut self.later
        };
        *points += &marker;
    }

    /// The dashed box of a disputed time.
    pub(super) fn disputed(&mut self, x0: i32, x1: i32, y: i32, h: i32) {
        let (x0, width) = (x0 + 1, (x1 - x0 - 2).max(18));
        self.boxes += &format!("M{x0} {}h{width}v{}h-{width}z", y + 1, h - 2);
    }

    /// The sign ≠, 16 px square.
    pub(super) fn sign(&mut self, x: i32, y: i32) {
        self.signs += &format!("M{x} {y}h16v16h-16z");
        let (x, y) = (x + 3, y + 6);
        // Mirrored, the slash leans to the side it is to lean to.
        let slash = match platform::right_to_left() {
            false => format!("M{}.4 {}.8l-4.8 10.4", x + 7, y - 4),
            true => format!("M{}.6 {}.8l4.8 10.4", x + 2, y - 4),
        };
        self.strokes += &format!("M{x}.5 {y}.5h9m-9 3.6h9{slash}");
    }

    /// All of it. Nothing in it is for reading or pointing: the links above say and take all.
    pub(super) fn into_node(self) -> Node {
        let zone = |(zone, path): (Zone, String)| html! { <path d=path fill=zone.fill stroke=zone.edge stroke-dasharray=zone.dashes /> };
        let zones = self.zones.into_iter().map(zone).collect();
        let weaker = |layers: Option<Box<Self>>, class: &'static str| {
            layers.map(|layers| html! { <g class=class>{layers.into_node()}</g> })
        };
        let filtered = weaker(self.filtered_out, "is-filtered");
        let later = weaker(self.later_on, "is-later");
        let path = |(class, path): (&'static str, String)| match path.is_empty() {
            true => Node::Empty,
            false => html! { <path class=class d=path /> },
        };
        let mut nodes: Vec<Node> = [("bar bar-outlined", self.outlined), ("bar", self.pale)]
            .map(path)
            .into();
        nodes.push(Node::List(zones));
        for layer in [
            ("bar is-strong", self.strong),
            ("bar-planned", self.planned),
            ("bar-hatch", self.hatch),
            ("bar-edge", self.edges),
            ("cap", self.caps),
            ("bar-outside", self.outside),
            ("bar-line", self.lines),
            ("bar-filtered", self.filtered),
            ("point-year", self.years),
            ("point", self.points),
            ("point is-later", self.later),
            ("conflict-box", self.boxes),
            ("sign-box", self.signs),
            ("sign-line", self.strokes),
        ] {
            nodes.push(path(layer));
        }
        if !self.queries.is_empty() {
            // Mirrored with all that is drawn, a "?" is turned back, as labels are.
            let turned = platform::right_to_left().then_some("scale(-1 1)");
            let sign = if turned.is_some() { -1 } else { 1 };
            let join = |pick: &dyn Fn(&(i32, i32)) -> i32| {
                let list: Vec<String> =
                    self.queries.iter().map(|at| pick(at).to_string()).collect();
                list.join(" ")
            };
            let (x, y) = (join(&|at| sign * at.0), join(&|at| at.1));
            let marks = "?".repeat(self.queries.len());
            // One text: every letter has its own place.
            nodes.push(
                html! { <text class="query" aria-hidden="true" transform=turned x=x y=y>{marks}</text> },
            );
        }
        nodes.extend(filtered);
        nodes.extend(later);
        Node::List(nodes)
    }
}

/// The marker of a point in time around a place: diamond for law, circle for the rest; ragged where the date is approximate.
#[must_use]
pub(super) fn marker(x: i32, y: i32, law: bool, approximate: bool) -> String {
    match (law, approximate) {
        (true, false) => format!("M{x} {}l6 6-6 6-6-6z", y - 6),
        (false, false) => format!("M{} {y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", x - 5),
        (true, true) => format!(
            "M{x} {}l1.7 3.8 2 .1.1 2 3.2 1.1-3.2 1.1-.1 2-2 .1-1.7 3.8-1.7-3.8-2-.1-.1-2-3.2-1.1 3.2-1.1.1-2 2-.1z",
            y - 7
        ),
        (false, true) => format!(
            "M{x} {}.5l1.5 2.8 3.1-.9-.9 3.1 2.8 1.5-2.8 1.5.9 3.1-3.1-.9-1.5 2.8-1.5-2.8-3.1.9.9-3.1-2.8-1.5 2.8-1.5-.9-3.1 3.1.9z",
            y - 7
        ),
    }
}

/// The left side of a bar downwards, and its right side upwards.
fn sides(extent: &Extent, to: i32, (top, bottom): (i32, i32), h: i32) -> (String, String) {
    let left = match extent.start {
        End::Approximate => teeth(top, bottom, 6),
        _ => format!("v{h}"),
    };
    let right = match extent.end {
        End::Running => {
            let (x, half) = (extent.x1 - to, h / 2);
            format!("l{x} {}l-{x} -{half}", half - h)
        }
        End::Approximate => teeth(bottom, top, -6),
        _ => format!("v-{h}"),
    };
    (left, right)
}

/// Teeth of 8 px along an upright edge, `depth` px deep.
fn teeth(from: i32, to: i32, depth: i32) -> String {
    let steps = ((to - from).abs() / 8).max(1);
    let step = (to - from) / steps;
    let mut path = String::new();
    for index in 0..steps {
        let (half, rest) = (step / 2, step - step / 2);
        // The last tooth takes what whole pixels left over, so that the outline closes.
        let rest = if index == steps - 1 {
            to - (from + step * index) - half
        } else {
            rest
        };
        path += &format!("l{depth} {half}l{} {rest}", -depth);
    }
    path
}

/// The sign ≠ at a place inside a drawing of its own.
#[must_use]
pub(super) fn sign_at(x: i32, y: i32) -> Node {
    let mut layers = Layers::default();
    layers.sign(x, y);
    layers.into_node()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In a window that ends within a fading end, the "?" stood beside the plot.
    #[test]
    fn a_question_mark_stands_inside_the_plot_or_not_at_all() {
        let bar = |x0: i32, x1: i32| Extent {
            x0,
            core0: x0 + 20,
            core1: x1 - 20,
            x1,
            start: End::Unknown,
            end: End::Unknown,
            planned: None,
        };
        let marks = |extent: &Extent| {
            let mut layers = Layers {
                plot: Some((100, 500)),
                ..Layers::default()
            };
            layers.bar(extent, 0, 20, Tone::Pale, None);
            let places = layers.queries.iter().map(|(x, _)| *x);
            places.collect::<Vec<_>>()
        };
        assert_eq!(marks(&bar(200, 300)), [192, 308]);
        assert_eq!(marks(&bar(100, 300)), [308]);
        assert_eq!(marks(&bar(200, 500)), [192]);
        assert!(marks(&bar(100, 500)).is_empty());
    }
}
