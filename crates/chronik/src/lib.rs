//! The engine of the chronicle: dates with precision, the dataset, the state of the network on a
//! day, search, timeline geometry and the view as a URL.
//!
//! It knows time, data and text. It knows no screen, no browser and no Leptos, so everything in
//! it is tested on the host in milliseconds.

pub mod as_of;
pub mod correct;
pub mod dataset;
pub mod edtf;
pub mod export;
pub mod facets;
pub mod glossary;
pub mod lang;
mod order;
pub mod presence;
pub mod search;
pub mod state;
pub mod timeline;
