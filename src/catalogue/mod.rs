//! The catalogue: search, facets, results.

mod card;
mod facets;
mod finder;
mod results;

pub use card::part_card;
pub use facets::{active, facets};
pub use finder::finder;
pub use results::results;
