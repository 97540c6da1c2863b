//! Bars and markers as SVG: each kind of end has its own shape.

use crate::dom::Node;
use chronik::timeline::extent::{End, Extent, Point};
use markup::html;

/// A bar between its ends. `y` and `h` are those of the row.
#[must_use]
pub(super) fn bar(
    extent: &Extent,
    y: i32,
    h: i32,
    strong: bool,
    outside: Option<(i32, i32)>,
) -> Node {
    // Neighbours that meet on a day must not look like one bar.
    let x0 = extent.x0 + i32::from(extent.start == End::Exact);
    let x1 = extent.x1 - i32::from(extent.end == End::Exact);
    let core0 = if extent.start == End::Exact {
        x0
    } else {
        extent.core0
    };
    let core1 = if extent.end == End::Exact {
        x1
    } else {
        extent.core1
    };
    let planned = extent.planned.map(|from| from.clamp(core0, core1));
    let solid1 = planned.unwrap_or(core1);
    let outside = outside.map(|(from, to)| hollow(from, to, y, h));
    let core0 = outside.as_ref().map_or(core0, |_| core0);
    html! {
        {zone(extent.start, "start", extent.x0, extent.core0, y, h, strong)}
        {zone(extent.end, "end", extent.core1, extent.x1, y, h, strong)}
        {core(extent, core0, solid1, y, h)}
        {planned.map(|from| planned_part(from, core1, y, h))}
        {(extent.start == End::Exact).then(|| cap(x0.to_string(), y, h))}
        {(extent.end == End::Exact).then(|| cap(format!("{}.5", x1 - 3), y, h))}
        {outside}
    }
}

/// The soft zone of an inexact or unknown end, with its upper and lower line.
fn zone(end: End, side: &str, from: i32, to: i32, y: i32, h: i32, strong: bool) -> Option<Node> {
    let kind = match end {
        End::Soft => "year",
        End::Unknown => "open",
        End::Exact | End::Approximate | End::Running => return None,
    };
    if to <= from {
        return None;
    }
    let tone = if strong { "soft" } else { "pale" };
    let fill = format!("url(#{tone}-{kind}-{side})");
    let edge = format!("url(#edge-{kind}-{side})");
    let width = to - from;
    Some(html! {
        <rect x=from y=y width=width height=h fill=fill />
        <rect x=from y=y width=width height="1" fill=edge.clone() />
        <rect x=from y=y + h - 1 width=width height="1" fill=edge />
        {(end == End::Unknown).then(|| {
            let x = if side == "start" { from - 8 } else { to + 8 };
            html! { <text class="query" x=x y=y + h / 2 + 5 aria-hidden="true">"?"</text> }
        })}
    })
}

/// The certain part, with the teeth and the arrow that belong to its outline.
fn core(extent: &Extent, from: i32, to: i32, y: i32, h: i32) -> Node {
    let bottom = y + h;
    let teeth_left = extent.start == End::Approximate;
    let teeth_right = extent.end == End::Approximate;
    let arrow = extent.end == End::Running;
    if !(teeth_left || teeth_right || arrow) {
        return html! {
            <rect class="bar" x=from y=y width=(to - from).max(0) height=h />
            <path class="bar-edge" d=format!("M{from} {y}.5H{to}M{from} {}.5H{to}", bottom - 1) />
        };
    }
    let mut outline = format!("M{from} {y}H{to}");
    if arrow {
        let tip = extent.x1;
        outline.push_str(&format!("L{tip} {}L{to} {bottom}", y + h / 2));
    } else if teeth_right {
        outline.push_str(&teeth(y, bottom, -6));
    } else {
        outline.push_str(&format!("V{bottom}"));
    }
    outline.push_str(&format!("H{from}"));
    if teeth_left {
        outline.push_str(&teeth(bottom, y, 6));
    }
    outline.push('Z');
    html! {
        <path class="bar" d=outline.clone() />
        <path class="bar-edge" d=outline />
    }
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
        path.push_str(&format!("l{depth} {half}l{} {rest}", -depth));
    }
    path
}

fn planned_part(from: i32, to: i32, y: i32, h: i32) -> Node {
    let width = (to - from).max(0);
    html! {
        <rect x=from y=y width=width height=h fill="url(#hatch)" />
        <path class="bar-edge" d=format!("M{from} {y}.5H{to}V{}.5H{from}", y + h - 1) />
    }
}

/// The cap of an exact end: 2.5 px wide.
fn cap(x: String, y: i32, h: i32) -> Node {
    html! { <rect class="cap" x=x y=y width="2.5" height=h /> }
}

fn hollow(from: i32, to: i32, y: i32, h: i32) -> Node {
    html! { <rect class="bar-outside" x=from + 1 y=y + 1 width=(to - from - 2).max(1) height=h - 2 /> }
}

/// A marker: diamond for law, circle for the rest; hollow after the as-of day.
#[must_use]
pub(super) fn point(point: &Point, law: bool, y: i32, h: i32, strong: bool) -> Node {
    let middle = y + h / 2;
    let class = if strong { "point" } else { "point is-later" };
    let zone = point.zone.map(|(from, to)| {
        html! { <rect class="point-year" x=from y=middle - 7 width=to - from height="14" rx="7" /> }
    });
    let x = point.x;
    let marker = if law {
        html! { <path class=class d=format!("M{x} {}l6 6-6 6-6-6z", middle - 6) /> }
    } else {
        html! { <circle class=class cx=x cy=middle r="5" /> }
    };
    html! { {zone} {marker} }
}

/// The dashed box and sign of a disputed time; `narrow` boxes get the sign alone.
#[must_use]
pub(super) fn conflict(x0: i32, x1: i32, y: i32, h: i32) -> Node {
    let (x0, width) = (x0 + 1, (x1 - x0 - 2).max(18));
    html! {
        <rect class="conflict-box" x=x0 y=y + 1 width=width height=h - 2 />
        {sign_at(x0 + width / 2 - 8, y + h / 2 - 8)}
    }
}

/// The sign ≠ at a place inside a chart, 16 px square.
#[must_use]
pub(super) fn sign_at(x: i32, y: i32) -> Node {
    html! {
        <g transform=format!("translate({x} {y}) scale(.8)")>
            <rect class="sign-box" width="20" height="20" rx="2" />
            <path class="sign-line" d="M4.5 8h11M4.5 12.5h11M13 3.5 7 16.5" />
        </g>
    }
}
