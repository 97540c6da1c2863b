//! Search: what someone types → the records that have it, best first.
//!
//! ```
//! use chronik::search::{Document, Index, Weight};
//!
//! let titles = ["Brückenmaßnahme Umwelthandwerk", "Pflege und Gesundheit", "Handwerk im Wandel"];
//! let documents = titles
//!     .iter()
//!     .enumerate()
//!     .map(|(id, title)| Document { id, fields: vec![(Weight::Title, *title)] });
//! let index = Index::build(documents);
//!
//! let found: Vec<usize> = index.search("handwerk").list.iter().map(|hit| hit.id).collect();
//! assert_eq!(found, [2, 0]);
//! assert_eq!(index.suggest("Plfege").as_deref(), Some("Pflege"));
//! ```
//!
//! Words are found in every spelling ([`mod@fold`]), as beginnings while they are being typed, in
//! their other forms, and inside German compounds; what counts how much is said in [`rank`]. The
//! vocabulary is searched, never the records: ten thousand records have far fewer different words
//! than words. Everything is bounded, whatever is typed or pasted.

pub mod fold;
mod highlight;
mod index;
mod letters;
mod lexicon;
mod near;
mod query;
pub mod rank;
mod reader;
mod seen;
mod stem;
mod suggest;
mod synonyms;
mod vocabulary;

pub use fold::{Folded, fold, fold_with_map, plain};
pub use highlight::{Marker, highlight};
pub use index::{Document, Hit, Hits, Index, Shared};
pub use lexicon::{Lexicon, chosen};
pub use query::{MAX_QUERY_CHARS, MAX_QUERY_TERMS};
pub use rank::Weight;
pub use suggest::Less;
pub use synonyms::Synonyms;
