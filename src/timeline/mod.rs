//! The timeline: one set of entries as chart, list and table, and the detail of the selected one.

mod as_of_control;
mod chart;
mod defs;
mod detail;
mod gestures;
mod interactive;
mod keys;
mod lane;
mod layers;
mod legend;
mod list;
mod mark;
mod overview;
mod pager;
mod record;
mod strip;
mod table;
mod toolbar;
mod tour;
mod widget;

pub use chart::{chart_view, plot_width, wide_plot_width};
pub use defs::defs;
#[cfg(not(feature = "csr"))]
pub use detail::all_details;
pub use detail::{SELECTION_HEADING, detail};
pub use interactive::{as_of_row, chart_help, interactive};
pub use list::{LIST_HEADING, list};
pub use mark::record_id;
pub use overview::overview;
pub use strip::{strip, strip_axis};
pub use table::table;
pub use toolbar::{lanes, toolbar};
pub use tour::tour;
pub use widget::Widget;
