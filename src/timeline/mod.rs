//! The timeline: one set of entries as chart, list and table, and the detail of the selected one.

mod bar;
mod chart;
mod defs;
mod detail;
mod legend;
mod list;
mod record;
mod strip;
mod table;

pub use chart::{chart_view, plot_width};
pub use defs::defs;
pub use detail::detail;
pub use legend::legend;
pub use list::list;
pub use strip::{strip, strip_axis};
pub use table::table;
