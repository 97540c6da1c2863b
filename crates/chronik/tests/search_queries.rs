//! What people type, and what of it must be among the first three: the words of the catalogue, other forms of
//! them, other languages, typing errors, whole sentences, and what there is nothing for.
//!
//! A query is answered when one of the projects named is among the first three of the result, as the page
//! orders it; a misspelt one when the suggestion's result has it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chronik::dataset::{Dataset, read};
use chronik::edtf::Day;
use chronik::facets::{Catalogue, Results};
use chronik::search::Lexicon;
use chronik::state::Filter;
use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

struct Site {
    dataset: Dataset,
    catalogue: Catalogue,
}

fn site() -> Site {
    let bytes = std::fs::read(format!("{ROOT}/public/data/iq-hamburg.json")).unwrap();
    let words = std::fs::read_to_string(format!("{ROOT}/public/data/words.txt")).unwrap();
    let dataset = read(&bytes).unwrap().dataset;
    let catalogue = Catalogue::new(&dataset);
    catalogue.learn(Lexicon::parse(&words));
    Site { dataset, catalogue }
}

impl Site {
    fn results(&self, query: &str) -> Results {
        let filter = Filter::search(query);
        let day = Day::parse("2026-11-22").unwrap();
        self.catalogue.results(&self.dataset, &filter, None, day)
    }

    fn first_three(&self, query: &str) -> Vec<&str> {
        let found = self.results(query).found;
        let first = found.iter().take(3);
        first
            .filter_map(|found| self.dataset.offers.get(found.project))
            .map(|offer| offer.id.as_str())
            .collect()
    }
}

/// A query of the file, and the projects of which one must be among the first three; none where there is nothing.
struct Case {
    typed: String,
    kind: String,
    wanted: Vec<String>,
}

/// The queries of the file, which the bench reads too. The kinds: words of the `catalogue`, their parts and forms;
/// what `people` are and need; `english`; `sentence`s; other `language`s; `misspelt`, where nothing is found and the
/// suggestion leads there; `nothing`, where there is neither result nor suggestion.
fn cases() -> Vec<Case> {
    let file = format!("{ROOT}/crates/chronik/tests/data/search-queries.json");
    let file: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let queries = file["queries"].as_array().unwrap().iter();
    let cases = queries.map(|query| Case {
        typed: text(&query["typed"]),
        kind: text(&query["kind"]),
        wanted: match query["wanted"].as_str() {
            Some(name) => {
                let ids = file["wanted"][name].as_array().unwrap();
                ids.iter().map(text).collect()
            }
            None => Vec::new(),
        },
    });
    cases.collect()
}

fn is_among(found: &[&str], wanted: &[String]) -> bool {
    found
        .iter()
        .any(|id| wanted.iter().any(|wanted| wanted == id))
}

#[test]
fn what_people_type_leads_to_what_helps_them() {
    let site = site();
    let mut missed = Vec::new();
    for Case { typed, wanted, .. } in cases()
        .iter()
        .filter(|case| !["misspelt", "nothing"].contains(&case.kind.as_str()))
    {
        let found = site.first_three(typed);
        if !is_among(&found, wanted) {
            let suggestion = site.results(typed).suggestion;
            missed.push(format!("{typed}: {found:?}, suggested {suggestion:?}"));
        }
    }
    assert!(
        missed.is_empty(),
        "{} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn a_misspelt_word_is_offered_as_it_is_spelled() {
    let site = site();
    let mut missed = Vec::new();
    for Case { typed, wanted, .. } in cases().iter().filter(|case| case.kind == "misspelt") {
        let results = site.results(typed);
        let direct = site.first_three(typed);
        let suggestion = results.suggestion.unwrap_or_default();
        let found = if direct.is_empty() {
            site.first_three(&suggestion)
        } else {
            direct
        };
        if !is_among(&found, wanted) {
            missed.push(format!(
                "{typed}: suggested {suggestion:?}, found {found:?}"
            ));
        }
    }
    assert!(
        missed.is_empty(),
        "{} missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn what_there_is_nothing_for_finds_nothing() {
    let site = site();
    for Case { typed, .. } in cases().iter().filter(|case| case.kind == "nothing") {
        let results = site.results(typed);
        assert!(
            results.found.is_empty(),
            "{typed} finds {:?}",
            site.first_three(typed)
        );
        assert_eq!(results.suggestion, None, "{typed}");
    }
}

#[test]
fn the_set_is_large_and_each_query_but_those_for_nothing_wants_a_project_that_is_there() {
    let site = site();
    let cases = cases();
    assert!(cases.len() >= 60);
    for Case {
        typed,
        kind,
        wanted,
    } in &cases
    {
        assert_eq!(wanted.is_empty(), kind == "nothing", "{typed}");
        for id in wanted {
            assert!(site.dataset.offer(id).is_some(), "{typed}: no {id}");
        }
    }
}

/// Each line of the file says something: its left side stands in the catalogue, its right side is a word.
#[test]
fn every_line_of_the_file_of_words_leads_somewhere() {
    let site = site();
    let words = std::fs::read_to_string(format!("{ROOT}/public/data/words.txt")).unwrap();
    for (number, line) in words.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (alternatives, terms) = line
            .split_once(':')
            .unwrap_or_else(|| panic!("line {}: no colon", number + 1));
        for term in terms.split(',') {
            assert!(
                !chronik::search::fold(term).is_empty(),
                "line {}: {term:?} is no word",
                number + 1
            );
        }
        for alternative in alternatives
            .split(',')
            .filter(|text| !text.trim().is_empty())
        {
            let word = |word: &str| {
                let id = word.strip_prefix('@');
                id.map_or_else(|| word.to_owned(), chronik::search::chosen)
            };
            let typed: Vec<String> = alternative.split_whitespace().map(word).collect();
            let typed = typed.join(" ");
            // Without the words themselves: "Krankenpflege" is one that leads to the field.
            let unlearned = Site {
                catalogue: Catalogue::new(&site.dataset),
                dataset: site.dataset.clone(),
            };
            assert!(
                !unlearned.results(&typed).found.is_empty(),
                "line {}: nothing in the catalogue has {alternative:?}",
                number + 1
            );
        }
    }
}
