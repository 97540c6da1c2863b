//! Every text of the page.
//!
//! `messages` holds the fixed ones, German beside English, so that a missing translation does not
//! compile; `phrases` builds those that carry numbers, dates and names; `words` names the words of
//! the dataset's closed lists.

mod as_of;
mod messages;
mod phrases;
mod words;

pub use as_of::{Fragment, as_of_sentence};
pub use messages::{Messages, messages};
pub use phrases::*;
pub use words::*;
