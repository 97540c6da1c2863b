//! The dataset in formats that other programs read.

pub mod csv;
pub mod ics;
pub mod json;
