//! The catalogue: search, facets, results.

mod card;
mod facets;
mod finder;
mod marks;
mod results;
mod save;
mod words;

pub use card::part_card;
pub use facets::{RESULTS_HEADING, active, as_of, facet_name, facets, filter_words, value_name};
pub use finder::finder;
pub use results::{MORE, less_words, results, statuses};
pub use save::{save_button, saved_id};
pub use words::learned;
