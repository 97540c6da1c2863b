//! The timeline as geometry: from entries to boxes, without a screen.
//!
//! Coordinates are CSS pixels. x runs with time from the left edge of the plot, y downwards from
//! the top edge of the first lane.

pub mod chart;
pub mod chronology;
mod dense;
mod drawn;
pub mod extent;
pub mod index;
pub mod labels;
pub mod lanes;
mod layout;
pub mod measure;
pub mod roving;
pub mod scale;
mod sticky;
pub mod table;
pub mod ticks;
pub mod window;
