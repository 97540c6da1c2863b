//! Which words were read already: a hash table for nothing but words.
//!
//! Building the index looks every word of every record up, and little else. `HashMap` reads all bytes of a word for its hash
//! and again to compare them, in functions that are not inlined where size is optimised for; that was a quarter of the time.

/// Words with a number each.
#[derive(Default)]
pub(super) struct Seen<'a> {
    /// By hash, then wherever there is room behind. A power of two, at most half of them taken. Small, so that the processor
    /// keeps them at hand.
    slots: Vec<Slot>,
    /// The words, by number.
    words: Vec<Word<'a>>,
}

/// A word, and what it is compared by: of sixteen bytes and less the ends are all.
#[derive(Clone, Copy)]
struct Word<'a> {
    /// The first eight bytes, or all of a shorter word.
    first: u64,
    /// The last eight bytes, or nothing.
    last: u64,
    text: &'a [u8],
    /// How often it was read. Counted here, where it is at hand, and not in a walk of its own.
    count: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// A part of the hash that is not told by the place.
    tag: u32,
    /// The number of the word and one more; 0 is free.
    next: u32,
}

impl<'a> Word<'a> {
    fn new(text: &'a [u8]) -> Self {
        let (first, last) = match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => {
                let bytes = text.iter().map(|&byte| u64::from(byte));
                (bytes.fold(0, |number, byte| number << 8 | byte), 0)
            }
        };
        Self {
            first,
            last,
            text,
            count: 1,
        }
    }

    /// Multiplied by the odd number next to 2^64 ÷ the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): the upper
    /// bits depend on all.
    const fn hash(&self) -> u64 {
        let mixed = self.first ^ self.last.rotate_left(29) ^ self.text.len() as u64;
        mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn is(&self, other: &Self) -> bool {
        self.first == other.first
            && self.last == other.last
            && self.text.len() == other.text.len()
            && (self.text.len() <= 16 || self.text == other.text)
    }
}

impl<'a> Seen<'a> {
    /// The number of a word that was read. Of one that was not seen before the next number, and true.
    pub(super) fn number(&mut self, text: &'a [u8]) -> (u32, bool) {
        if self.words.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let word = Word::new(text);
        let hash = word.hash();
        let tag = hash as u32;
        let mut at = self.home(hash);
        loop {
            let Some(slot) = self.slots.get_mut(at) else {
                return (0, false);
            };
            let Some(number) = slot.next.checked_sub(1) else {
                self.words.push(word);
                // More would not fit into memory.
                let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
                *slot = Slot { tag, next };
                return (next - 1, true);
            };
            let seen = self.words.get_mut(number as usize);
            if let Some(seen) = seen.filter(|seen| slot.tag == tag && seen.is(&word)) {
                seen.count += 1;
                return (number, false);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// How often a word was read.
    pub(super) fn count(&self, number: usize) -> usize {
        self.words.get(number).map_or(0, |word| word.count)
    }

    const fn home(&self, hash: u64) -> usize {
        (hash >> (64 - self.slots.len().trailing_zeros())) as usize
    }

    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(16);
        self.slots = vec![Slot::default(); room];
        for (word, next) in self.words.iter().zip(1..) {
            let hash = word.hash();
            let mut at = self.home(hash);
            while self.slots.get(at).is_some_and(|slot| slot.next > 0) {
                at = (at + 1) & (room - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = Slot {
                    tag: hash as u32,
                    next,
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Words that differ only where neither end tells, and enough of them that the table grows.
        #[test]
        fn numbers_words_as_they_come(words in prop::collection::vec("[ab]{1,4}|a{9}[ab]{0,4}a{9}|[a-z]{1,30}", 0..300)) {
            let mut seen = Seen::default();
            let mut expected: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
            for word in &words {
                let next = expected.len() as u32;
                let known = expected.entry(word).or_insert((next, 0));
                known.1 += 1;
                prop_assert_eq!(seen.number(word.as_bytes()), (known.0, known.1 == 1));
            }
            for (number, count) in expected.into_values() {
                prop_assert_eq!(seen.count(number as usize), count);
            }
        }
    }
}
