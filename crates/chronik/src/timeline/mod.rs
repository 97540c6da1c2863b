//! The timeline as geometry: from entries to boxes, without a screen.
//!
//! Coordinates are CSS pixels. x runs with time from the left edge of the plot, y downwards from
//! the top edge of the first lane.

pub mod chart;
pub mod chronology;
pub mod extent;
pub mod labels;
pub mod lanes;
pub mod measure;
pub mod scale;
pub mod ticks;
