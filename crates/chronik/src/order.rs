//! Sorting, once for all types.
//!
//! `slice::sort` is compiled again for each type it sorts and each key it sorts by: 3 to 5 kB of
//! WebAssembly every time. The lists here have some hundred elements.

use std::cmp::Ordering;

/// The places of a list in sorted order. What is equal stays in the order in which it was.
pub(crate) fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = Vec::with_capacity(length);
    for place in 0..length {
        let at = sorted.partition_point(|before| compare(*before, place) != Ordering::Greater);
        sorted.insert(at, place);
    }
    sorted
}

/// A list in sorted order. What is equal stays in the order in which it was.
pub(crate) fn sorted<T>(list: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = places(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    places
        .into_iter()
        .filter_map(|place| list.get_mut(place)?.take())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_like_the_standard_library(list in prop::collection::vec((0_u8..9, any::<u8>()), 0..60)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted(list, &|(a, _), (b, _)| a.cmp(b)), expected);
        }
    }
}
