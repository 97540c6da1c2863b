//! The address of the page: path and query.

use chronik::state::{Facet, LIST_LIMIT, QUERY_LIMIT, State};

/// Any address is a view, the view has one address, and that one is safe to write into a page.
pub(crate) fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (path, query) = text.split_once('?').unwrap_or((&text, ""));
    let state = State::parse(path, query);
    assert!(state.filter.query.chars().count() <= QUERY_LIMIT);
    let chosen = Facet::ALL.map(|facet| state.filter.chosen(facet));
    for list in chosen.into_iter().chain([&state.toggled, &state.saved]) {
        assert!(list.len() <= LIST_LIMIT);
    }
    if let Some(dataset) = &state.dataset {
        // Below the base, whatever a browser makes of it.
        let up = dataset
            .split('/')
            .any(|part| part.is_empty() || part.starts_with('.'));
        assert!(!up && !dataset.contains([':', '\\', '%']), "{dataset}");
    }

    // The path of a page that is not there is kept as it was typed; the query is ours.
    let own = state.query();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"?&=%+,-_.*".contains(&b);
    assert!(own.bytes().all(plain), "{own}");
    let again = State::parse(&state.path(), &own);
    assert_eq!(again.query(), own);
    assert_eq!(again, State::parse(&again.path(), &again.query()));
    assert!(again.not_understood(&own).is_empty(), "{own}");

    let named = state.not_understood(query);
    assert!(named.len() <= 5);
    for words in named {
        assert!(
            words.chars().count() < 80 && !words.chars().any(char::is_control),
            "{words:?}"
        );
    }
}
