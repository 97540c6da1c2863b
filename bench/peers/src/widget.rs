//! The timelines: all that differs between them is here.

use std::path::Path;
use std::str::FromStr;

use anyhow::bail;
use benches::{Entry, LANES, YEARS};
use serde_json::{Value, json};

use crate::report;

/// A timeline that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Widget {
    /// This project's.
    Ours,
    /// <https://timeline.knightlab.com/>
    TimelineJs,
    /// <https://visjs.github.io/vis-timeline/>
    Vis,
    /// The same with its grouping of near entries switched on, which it has for many entries.
    VisCluster,
}

impl Widget {
    /// All of them, ours first.
    pub(crate) const ALL: [Self; 4] = [Self::Ours, Self::TimelineJs, Self::Vis, Self::VisCluster];

    /// The name in the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ours => "this project",
            Self::TimelineJs => "TimelineJS3",
            Self::Vis => "vis-timeline",
            Self::VisCluster => "vis-timeline, `cluster`",
        }
    }

    /// The name on the command line.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::TimelineJs => "timelinejs",
            Self::Vis => "vis",
            Self::VisCluster => "vis-cluster",
        }
    }

    /// The address of its page.
    pub(crate) const fn page(self) -> &'static str {
        match self {
            Self::Ours => "/zeitachse?daten=data/eintraege.json&ansicht=grafik",
            Self::TimelineJs => "/timelinejs.html",
            Self::Vis | Self::VisCluster => "/vis.html",
        }
    }

    /// The path of its data.
    pub(crate) const fn data_path(self) -> &'static str {
        match self {
            Self::Ours => "data/eintraege.json",
            _ => "data.json",
        }
    }

    /// The element that is all of it, as a selector.
    pub(crate) const fn root(self) -> &'static str {
        match self {
            Self::Ours => "section.chart",
            _ => "#timeline",
        }
    }

    /// What it draws of an entry, as a selector.
    pub(crate) const fn entry(self) -> &'static str {
        match self {
            Self::Ours => "section.chart a.entry",
            Self::TimelineJs => ".tl-timemarker",
            Self::Vis | Self::VisCluster => ".vis-item",
        }
    }

    /// Where it is dragged and the wheel turned over it.
    pub(crate) const fn stage(self) -> &'static str {
        match self {
            Self::Ours => "section.chart",
            Self::TimelineJs => ".tl-timenav",
            Self::Vis | Self::VisCluster => ".vis-panel.vis-center",
        }
    }

    /// How one step of zooming is made.
    pub(crate) const fn zoom(self) -> Zoom {
        match self {
            Self::TimelineJs => Zoom::Buttons {
                closer: ".tl-menubar-button:has(.tl-icon-zoom-in)",
                wider: ".tl-menubar-button:has(.tl-icon-zoom-out)",
            },
            _ => Zoom::Wheel,
        }
    }

    /// The version that is measured.
    pub(crate) fn version(self, packages: &Path) -> anyhow::Result<String> {
        let package = match self {
            Self::Ours => return Ok(String::new()),
            Self::TimelineJs => "@knight-lab/timelinejs",
            Self::Vis | Self::VisCluster => "vis-timeline",
        };
        report::version(packages, package)
    }

    /// Its files: from where below `bench/peers` to where in the site. Folders go with all in them.
    pub(crate) const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Ours => &[],
            Self::TimelineJs => &[
                ("pages/timelinejs.html", "timelinejs.html"),
                ("pages/timelinejs.js", "timelinejs.js"),
                ("pages/page.css", "page.css"),
                ("node_modules/@knight-lab/timelinejs/dist/css", "lib/css"),
                ("node_modules/@knight-lab/timelinejs/dist/js", "lib/js"),
            ],
            Self::Vis | Self::VisCluster => &[
                ("pages/vis.html", "vis.html"),
                ("pages/vis.js", "vis.js"),
                ("pages/page.css", "page.css"),
                (
                    "node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css",
                    "lib/vis-timeline-graph2d.min.css",
                ),
                (
                    "node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
                    "lib/vis-timeline-graph2d.min.js",
                ),
            ],
        }
    }

    /// The entries as it takes them.
    pub(crate) fn data(self, entries: &[Entry]) -> String {
        match self {
            Self::Ours => benches::dataset(entries),
            Self::TimelineJs => {
                let events: Vec<Value> = entries.iter().map(timelinejs).collect();
                json!({ "events": events }).to_string()
            }
            Self::Vis => vis(entries, json!({})),
            Self::VisCluster => vis(entries, json!({ "cluster": { "maxItems": 1 } })),
        }
    }
}

impl FromStr for Widget {
    type Err = anyhow::Error;

    fn from_str(id: &str) -> anyhow::Result<Self> {
        match Self::ALL.into_iter().find(|widget| widget.id() == id) {
            Some(widget) => Ok(widget),
            None => {
                let known = Self::ALL.map(Self::id).join(", ");
                bail!("there is no timeline {id}; there are: {known}")
            }
        }
    }
}

/// How one step of zooming is made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Zoom {
    /// By the wheel, with Ctrl held.
    Wheel,
    /// By buttons: selectors of both.
    Buttons {
        /// The one that shows less time.
        closer: &'static str,
        /// The one that shows more time.
        wider: &'static str,
    },
}

fn timelinejs(entry: &Entry) -> Value {
    let date = |day: chronik::edtf::Day| json!({ "year": day.year(), "month": day.month(), "day": day.day() });
    let mut event = json!({
        "start_date": date(entry.start),
        "text": { "headline": entry.title, "text": "Erfunden." },
        "group": entry.lane.id(),
        "unique_id": format!("eintrag-{}", entry.number),
    });
    if let Some(end) = entry.end {
        event["end_date"] = date(end);
    }
    event
}

fn vis(entries: &[Entry], more: Value) -> String {
    let items = entries.iter().map(|entry| {
        let mut item = json!({
            "id": entry.number,
            "group": entry.lane.id(),
            "content": entry.title,
            "start": entry.start.to_string(),
        });
        match entry.end {
            Some(end) => item["end"] = json!(end.plus(1).to_string()),
            None => item["type"] = json!("point"),
        }
        item
    });
    let items: Vec<Value> = items.collect();
    let groups = LANES.map(|lane| json!({ "id": lane.id(), "content": lane.id() }));
    let mut options = json!({
        "start": format!("{}-01-01", YEARS.0),
        "end": format!("{}-01-01", YEARS.1 + 1),
        "locale": "de",
    });
    if let (Some(options), Value::Object(more)) = (options.as_object_mut(), more) {
        options.extend(more);
    }
    json!({ "items": items, "groups": groups, "options": options }).to_string()
}
