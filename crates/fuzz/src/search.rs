//! Search: a query in the first line, and in each further one a text that is searched.

use chronik::search::{Document, Index, MAX_QUERY_TERMS, Weight, fold_with_map, highlight};

/// Whatever is asked of whatever text, what is found is there, and what is marked is a part of the text.
pub(crate) fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (query, texts) = text.split_once('\n').unwrap_or((&text, ""));
    let texts: Vec<&str> = texts.lines().collect();
    let weights = [
        Weight::Title,
        Weight::Carrier,
        Weight::Keyword,
        Weight::Body,
    ];
    let documents = texts.iter().zip(weights.iter().cycle()).enumerate();
    let index = Index::build(documents.map(|(id, (text, weight))| Document {
        id,
        fields: vec![(*weight, *text)],
    }));

    let hits = index.search(query);
    assert!(hits.list.len() <= texts.len());
    let order: Vec<_> = hits
        .list
        .iter()
        .map(|hit| (std::cmp::Reverse(hit.score), hit.id))
        .collect();
    assert!(order.is_sorted());
    for hit in &hits.list {
        assert!(hit.id < texts.len());
    }
    if let Some(meant) = index.suggest(query) {
        assert!(hits.list.is_empty());
        assert!(!index.search(&meant).list.is_empty(), "{meant}");
        assert!(meant.split(' ').count() <= MAX_QUERY_TERMS * 2);
    }

    for text in texts.into_iter().chain([query]) {
        for ranges in [
            index.marker(query).ranges(text),
            highlight(text, query),
            highlight(query, text),
        ] {
            assert!(
                ranges
                    .windows(2)
                    .all(|pair| matches!(pair, [a, b] if a.end < b.start))
            );
        }
        for range in index.marker(query).ranges(text) {
            assert!(!range.is_empty() && text.get(range).is_some());
        }
        let folded = fold_with_map(text);
        assert!(folded.text().len() <= text.len() * 4 + 4);
    }
}
