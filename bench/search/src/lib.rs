//! Our search as other programs have theirs: a module that a page loads, records in, results out.
//!
//! It goes the way the page goes: the dataset is read and checked, the catalogue built, the words of visitors learned,
//! and every search counts the facets too. Others do not; so there is the search alone as well.

use chronik::dataset::{Dataset, read};
use wasm_bindgen::prelude::wasm_bindgen;

/// The records.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Records(Dataset);

#[wasm_bindgen]
impl Records {
    /// Reads a dataset.
    ///
    /// # Errors
    /// When it is none.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &[u8]) -> Result<Self, String> {
        match read(json) {
            Ok(checked) => Ok(Self(checked.dataset)),
            Err(_) => Err("the dataset cannot be read".to_owned()),
        }
    }

    /// For each project and part the id of the project; results are places in this list.
    #[must_use]
    pub fn projects(&self) -> Vec<String> {
        let offers = self.0.offers.iter().enumerate();
        let projects = offers.map(|(place, offer)| {
            let parent = self.0.parent(place);
            let project = parent.and_then(|parent| self.0.offers.get(parent));
            project.unwrap_or(offer).id.clone()
        });
        projects.collect()
    }
}

#[cfg(feature = "search")]
mod search {
    use chronik::edtf::Day;
    use chronik::facets::Catalogue;
    use chronik::search::Lexicon;
    use chronik::state::Filter;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::Records;

    /// The catalogue ready to be searched.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Search {
        catalogue: Catalogue,
        suggestion: Option<String>,
    }

    #[wasm_bindgen]
    impl Search {
        /// Builds the index.
        #[wasm_bindgen(constructor)]
        #[must_use]
        pub fn new(records: &Records) -> Self {
            Self {
                catalogue: Catalogue::new(&records.0),
                suggestion: None,
            }
        }

        /// Learns what visitors' words mean.
        pub fn learn(&self, words: &str) {
            self.catalogue.learn(Lexicon::parse(words));
        }

        /// The projects found, in the order in which the page shows them on a day; none if there is no such day.
        pub fn search(&mut self, records: &Records, query: &str, day: &str) -> Vec<usize> {
            let filter = Filter::search(query);
            let Some(day) = Day::parse(day) else {
                return Vec::new();
            };
            let results = self.catalogue.results(&records.0, &filter, None, day);
            self.suggestion = results.suggestion;
            results.found.iter().map(|found| found.project).collect()
        }

        /// The same without the page: projects and parts by rank, no status, no counts.
        pub fn search_alone(&mut self, query: &str) -> Vec<usize> {
            let index = self.catalogue.index();
            let hits = index.search(query);
            self.suggestion = match hits.list.is_empty() {
                true => index.suggest(query),
                false => None,
            };
            hits.list.iter().map(|hit| hit.id).collect()
        }

        /// What was probably meant, if the last search found nothing.
        #[must_use]
        pub fn suggestion(&self) -> Option<String> {
            self.suggestion.clone()
        }
    }
}
