//! What holds for every index and every query.

use std::cmp::Reverse;

use chronik::search::{Document, Index, Shared, Weight, fold};
use proptest::prelude::*;

fn titles(texts: &[&str]) -> Index {
    let documents = texts.iter().enumerate().map(|(id, text)| Document {
        id,
        fields: vec![(Weight::Title, *text)],
    });
    Index::build(documents)
}

fn found(index: &Index, query: &str) -> Vec<usize> {
    index.search(query).list.iter().map(|hit| hit.id).collect()
}

/// Short texts of words that are alike, so that queries often find something.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Pflege",
        "pflegen",
        "Pfleger",
        "Käse",
        "kaese",
        "Umwelt-Handwerk",
        "Handwerk",
        "neue",
        "neun",
        "Einstieg",
        "Neueinstieg",
        "Maße",
        "Masse",
        "a",
        "e",
        "ue",
        "👍",
        "–",
        "2019",
        "й",
    ]);
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..8)
}

fn query() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => text(),
        2 => (text(), 0_usize..30).prop_map(|(text, end)| text.chars().take(end).collect()),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn another_word_never_finds_more(texts in texts(), a in query(), b in query()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let index = titles(&texts);
        let few = found(&index, &format!("{a} {b}"));
        let many = found(&index, &a);
        prop_assert!(few.iter().all(|id| many.contains(id)), "{few:?} {many:?}");
    }

    /// A shared field is read once; it has to find the same as one that every record has for itself.
    #[test]
    fn what_records_share_is_found_as_their_own(
        texts in texts(),
        shared in prop::collection::vec((text(), prop::collection::vec(any::<bool>(), 8)), 0..4),
        query in query(),
    ) {
        let weight = Weight::Keyword;
        let own = texts.iter().enumerate().map(|(id, text)| {
            let has = shared.iter().filter(|(_, has)| has.get(id) == Some(&true));
            let fields = has.map(|(text, _)| (weight, text.as_str()));
            let fields = std::iter::once((Weight::Title, text.as_str())).chain(fields).collect();
            Document { id, fields }
        });
        let alone = texts.iter().enumerate().map(|(id, text)| Document {
            id,
            fields: vec![(Weight::Title, text)],
        });
        let shared = shared.iter().map(|(text, has)| Shared {
            weight,
            text: text.clone(),
            records: (0..texts.len()).filter(|id| has.get(*id) == Some(&true)).collect(),
        });
        let with_shared = Index::with_shared(alone, shared.collect());
        let index = Index::build(own);
        prop_assert_eq!(with_shared.search(&query), index.search(&query));
        prop_assert_eq!(with_shared.suggest(&query).is_some(), index.suggest(&query).is_some());
    }

    #[test]
    fn a_record_is_found_by_each_of_its_words(texts in prop::collection::vec(text(), 1..8)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let index = titles(&texts);
        for (id, text) in texts.iter().enumerate() {
            for word in fold(text).split(' ') {
                prop_assert!(found(&index, word).contains(&id), "{word:?}");
            }
        }
    }

    #[test]
    fn the_order_is_by_score_and_id(texts in texts(), query in query()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let hits = titles(&texts).search(&query);
        let keys: Vec<_> = hits.list.iter().map(|hit| (Reverse(hit.score), hit.id)).collect();
        prop_assert!(keys.is_sorted());
    }

    #[test]
    fn what_is_found_is_marked(texts in texts(), query in query()) {
        let index = titles(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let hits = index.search(&query);
        for hit in hits.list.iter().filter(|_| hits.is_ranked) {
            prop_assert!(!index.marker(&query).ranges(&texts[hit.id]).is_empty());
        }
    }

    #[test]
    fn a_suggestion_finds_something(texts in texts(), query in query()) {
        let index = titles(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some(suggestion) = index.suggest(&query) {
            prop_assert!(found(&index, &query).is_empty());
            prop_assert!(!found(&index, &suggestion).is_empty());
        }
    }

    #[test]
    fn the_suggestion_is_the_nearest_word(
        words in prop::collection::vec("[bcdl]{3,9}", 1..20),
        typed in "[bcdl]{4,13}",
    ) {
        // Measured word by word, with the crate that knows how.
        let errors = |word: &str| {
            let may_go_on = typed.len() >= 5 && word[..2] == typed[..2];
            let begins = (0..word.len()).filter(|_| may_go_on);
            let begins = begins.map(|end| strsim::osa_distance(&typed, &word[..end]));
            // Two errors are too many in a short beginning.
            let begins = begins.filter(|errors| *errors <= 1 || typed.len() >= 12);
            begins.chain([strsim::osa_distance(&typed, word)]).min()
        };
        let allowed = match typed.len() {
            4..=7 => 1,
            8..=11 => 2,
            _ => 3,
        };
        let index = titles(&[&words.join(" ")]);
        // Nobody mistypes the first letter and another.
        let alike = words.iter().filter(|word| word[..1] == typed[..1]);
        let nearest = alike.filter_map(|word| errors(word)).min();
        let nearest = nearest.filter(|errors| *errors <= allowed);
        if let Some(suggestion) = index.suggest(&typed) {
            // Without a near word, a compound of two.
            let found = if suggestion.contains(' ') { None } else { errors(&suggestion) };
            prop_assert_eq!(found, nearest);
        } else {
            prop_assert!(nearest.is_none() || !found(&index, &typed).is_empty());
        }
    }

    #[test]
    fn anything_may_be_read_and_asked(text in any::<String>(), query in any::<String>()) {
        let index = titles(&[&text]);
        let _ = (index.search(&query), index.suggest(&query), index.marker(&query).ranges(&text));
        let _ = (index.search(&text), index.suggest(&text), index.marker(&text).ranges(&query));
    }
}
