//! How to read the chart: every shape with its words, drawn by the same functions as the chart.

use crate::dom::Node;
use chronik::timeline::extent::{End, Extent, Point};
use markup::html;

use chronik::timeline::chart::{Line, Tone};

use super::layers::Layers;
use crate::site::Site;

fn extent(start: End, end: End, core: (i32, i32), planned: Option<i32>) -> Extent {
    Extent {
        x0: 1,
        core0: core.0,
        core1: core.1,
        x1: 65,
        start,
        end,
        planned,
    }
}

fn point(x: i32, approximate: bool) -> Point {
    Point {
        x,
        zone: None,
        approximate,
    }
}

/// The legend.
#[must_use]
pub(super) fn legend(site: Site) -> Node {
    let t = site.texts();
    let one = |add: &dyn Fn(&mut Layers)| {
        let mut layers = Layers::default();
        add(&mut layers);
        layers.into_node()
    };
    let toned = |extent: Extent, tone: Tone| one(&|layers| layers.bar(&extent, 1, 24, tone, None));
    let draw = |extent: Extent| toned(extent, Tone::Pale);
    let points = |markers: [(bool, bool); 2]| {
        one(&|layers| {
            for (x, (law, strong)) in [9, 33].into_iter().zip(markers) {
                layers.point(&point(x, false), law, 1, 24, strong);
            }
        })
    };
    let exact = extent(End::Exact, End::Exact, (1, 65), None);
    let items: Vec<(Node, &str, &str)> = vec![
        (draw(exact), t.legend_exact, t.legend_exact_text),
        (
            draw(extent(End::Soft, End::Soft, (23, 43), None)),
            t.legend_soft,
            t.legend_soft_text,
        ),
        (
            one(&|layers| {
                let half = Extent {
                    x1: 40,
                    ..extent(End::Approximate, End::Approximate, (1, 40), None)
                };
                layers.bar(&half, 1, 24, Tone::Pale, None);
                layers.point(&point(57, true), false, 1, 24, true);
            }),
            t.legend_approximate,
            t.legend_approximate_text,
        ),
        (
            draw(Extent {
                x1: 52,
                ..extent(End::Exact, End::Unknown, (1, 25), None)
            }),
            t.legend_unknown,
            t.legend_unknown_text,
        ),
        (
            draw(Extent {
                x1: 57,
                ..extent(End::Exact, End::Running, (1, 44), None)
            }),
            t.legend_running,
            t.legend_running_text,
        ),
        (
            draw(extent(End::Exact, End::Exact, (1, 65), Some(40))),
            t.legend_planned,
            t.legend_planned_text,
        ),
        (
            one(&|layers| {
                layers.disputed(1, 65, 1, 24);
                layers.sign(43, 5);
            }),
            t.legend_conflict,
            t.legend_conflict_text,
        ),
        (
            toned(exact, Tone::Strong),
            t.legend_strong,
            t.legend_strong_text,
        ),
        (
            one(&|layers| layers.hollow(1, 65, 1, 24)),
            t.legend_outside,
            t.legend_outside_text,
        ),
        (
            points([(true, true), (true, false)]),
            t.legend_law,
            t.legend_law_text,
        ),
        (
            points([(false, true), (false, false)]),
            t.legend_event,
            t.legend_event_text,
        ),
        (
            points([(false, true), (true, false)]),
            t.legend_later,
            t.legend_later_text,
        ),
        (
            html! { <path class="line-today" d="M8 0V26" /> },
            t.legend_today,
            t.today,
        ),
        (
            html! { <path class="line-asof" d="M8 0V26" /> },
            t.legend_as_of,
            t.legend_as_of_text,
        ),
        (
            one(&|layers| {
                let exact = extent(End::Exact, End::Exact, (1, 65), None);
                layers.bar(&exact, 1, 24, Tone::Filtered, None);
            }),
            t.legend_filtered,
            t.legend_filtered_text,
        ),
        (
            one(&|layers| {
                layers.line(&Line {
                    from: 1,
                    x0: 17,
                    x1: 49,
                    to: 65,
                    y: 11,
                    tone: Tone::Pale,
                });
            }),
            t.legend_folded,
            t.legend_folded_text,
        ),
        (
            html! {
                <rect class="cell-fill" x="1" y="9" width="64" height="16" />
                <text class="cell-count" x="33" y="20">"+ 23"</text>
            },
            t.legend_cell,
            t.legend_cell_text,
        ),
    ];
    let items = items
        .into_iter()
        .map(|(drawing, name, text)| {
            html! {
                <li>
                    <svg class="legend-mark" viewBox="0 0 66 26" aria-hidden="true">{drawing}</svg>
                    <p><strong>{name}</strong>{text.to_owned()}</p>
                </li>
            }
        })
        .collect::<Node>();
    html! {
        <section class="wrap row section legend-section" aria-labelledby="legende">
            <div><h2 class="row-name" id="legende">{t.how_to_read}</h2></div>
            <ul class="legend">{items}</ul>
        </section>
    }
}
