//! Gradients and the hatch, once per page. `style/timeline.css` gives them their colours.

use crate::dom::Node;
use markup::html;

/// Name of a gradient, class of its stops, opacity at its weak end.
const FADES: [(&str, &str, &str); 6] = [
    ("pale-year", "stop-pale", ".12"),
    ("pale-open", "stop-pale", "0"),
    ("soft-year", "stop-soft", ".12"),
    ("soft-open", "stop-soft", "0"),
    ("edge-year", "stop-edge", ".12"),
    ("edge-open", "stop-edge", "0"),
];

/// The definitions that `fill="url(#…)"` refers to. The strong end is solid for a pixel or two, which lie over the outline
/// of the bar.
#[must_use]
pub fn defs() -> Node {
    let fades = FADES
        .into_iter()
        .map(|(name, class, weak)| {
            html! {
                <linearGradient id=format!("{name}-start")>
                    <stop class=class stop-opacity=weak />
                    <stop class=class offset=".94" />
                </linearGradient>
                <linearGradient id=format!("{name}-end")>
                    <stop class=class offset=".06" />
                    <stop class=class offset="1" stop-opacity=weak />
                </linearGradient>
            }
        })
        .collect::<Node>();
    html! {
        <svg class="defs" aria-hidden="true" focusable="false">
            {fades}
            <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path class="hatch-line" d="M2 0V8" />
            </pattern>
        </svg>
    }
}
