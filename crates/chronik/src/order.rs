//! Sorting, once for all types.
//!
//! `slice::sort` is compiled again for each type it sorts and each key it sorts by: 3 to 5 kB of
//! WebAssembly every time.

use std::cmp::Ordering;

/// The places of a list in sorted order. What is equal stays in the order in which it was.
pub(crate) fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    // Merged in pairs: first single places, then twos, fours, and so on.
    let mut width = 1;
    while width < length {
        let mut merged = Vec::with_capacity(length);
        for pair in places.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
                if compare(*b, *a) == Ordering::Less {
                    merged.push(*b);
                    right = right_rest;
                } else {
                    merged.push(*a);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        width *= 2;
    }
    places
}

/// The places of keys in sorted order. What is equal stays in the order in which it was.
///
/// Byte by byte, the last first (radix sort; Knuth, The Art of Computer Programming 3, 5.2.5): for many keys that is quicker than
/// comparing.
pub(crate) fn places_of<const N: usize>(keys: &[[u8; N]]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    let mut sorted = places.clone();
    for at in (0..N).rev() {
        let byte = |key: &[u8; N]| usize::from(key.get(at).copied().unwrap_or_default());
        // Where the next key with each byte belongs.
        let mut next = [0; 256];
        for key in keys {
            if let Some(next) = next.get_mut(byte(key)) {
                *next += 1;
            }
        }
        let mut start = 0;
        for next in &mut next {
            start += std::mem::replace(next, start);
        }
        for place in &places {
            let next = keys.get(*place).and_then(|key| next.get_mut(byte(key)));
            if let Some(next) = next
                && let Some(slot) = sorted.get_mut(*next)
            {
                *slot = *place;
                *next += 1;
            }
        }
        std::mem::swap(&mut places, &mut sorted);
    }
    places
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
        fn sorts_keys_like_the_standard_library(
            keys in prop::collection::vec(prop::array::uniform3(prop_oneof![0..3_u8, any::<u8>()]), 0..200),
        ) {
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|place| keys[*place]);
            prop_assert_eq!(places_of(&keys), expected);
        }

        #[test]
        fn sorts_like_the_standard_library(list in prop::collection::vec((0_u8..9, any::<u8>()), 0..200)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted(list, &|(a, _), (b, _)| a.cmp(b)), expected);
        }
    }
}
