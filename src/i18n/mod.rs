//! Every text of the page.
//!
//! `messages` holds the fixed ones, German beside English, so that a missing translation does not
//! compile; `phrases` builds those that carry numbers, dates and names, `offers` those about offers; `words` names the words of
//! the dataset's closed lists.

/// Picks the text of a language; both are format strings.
macro_rules! say {
    ($lang:expr, $de:literal, $en:literal) => {
        match $lang {
            Lang::De => format!($de),
            Lang::En => format!($en),
        }
    };
}

mod as_of;
mod messages;
mod offers;
mod phrases;
mod words;

pub use as_of::{Fragment, as_of_sentence};
pub use messages::{Messages, messages};
pub use offers::*;
pub use phrases::*;
pub use words::*;
