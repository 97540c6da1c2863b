//! The catalogue: search, facets, results.

mod card;
mod facets;
mod finder;
mod results;
mod save;
mod words;

pub use card::part_card;
pub use facets::{RESULTS_HEADING, active, facet_name, facets, value_name};
pub use finder::finder;
pub use results::results;
pub use save::save_button;
pub use words::learned;
