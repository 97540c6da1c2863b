//! What visitors do, each flow a test with a sentence for a name.
//!
//! One program, so that the tests share the processor well; `cargo test -p e2e catalogue` runs those
//! of one file.

mod axe;
mod catalogue;
mod catalogue_order;
mod checks;
mod embedding;
mod embedding_page;
mod engines;
mod glossary;
mod hard_input;
mod host_pages;
mod keyboard;
mod language;
mod list;
mod missing_data;
mod moving;
mod navigation;
mod offer;
mod offline_copy;
mod offline_end;
mod offline_start;
mod offline_update;
mod pages;
mod pages_taken_over;
mod parts;
mod reflow;
mod saved;
mod start;
mod strict;
mod structure;
mod taking_along;
mod timeline;
mod timeline_address;
mod timeline_as_of;
mod timeline_axe;
mod timeline_dense;
mod timeline_filter;
mod timeline_keyboard;
mod timeline_lanes;
mod timeline_lasting;
mod timeline_right_to_left;
mod timeline_window;
