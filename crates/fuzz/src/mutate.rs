//! Inputs for the short run: those of the corpus, changed.

use fastrand::Rng;

/// Changes inputs, in the same way in every run.
#[derive(Debug)]
pub struct Mutator {
    random: Rng,
    corpus: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Mutator {
    /// One that begins with these inputs and knows these words.
    #[must_use]
    pub fn new(seed: u64, corpus: Vec<Vec<u8>>, words: Vec<Vec<u8>>) -> Self {
        Self {
            random: Rng::with_seed(seed),
            corpus,
            words,
        }
    }

    /// The next input: one of the corpus with one to six changes.
    pub fn input(&mut self) -> Vec<u8> {
        let mut input = self
            .random
            .choice(&self.corpus)
            .cloned()
            .unwrap_or_default();
        for _ in 0..self.random.usize(1..=6) {
            self.change(&mut input);
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let random = &mut self.random;
        let at = random.usize(0..=input.len());
        let end = (at + random.usize(1..=16)).min(input.len());
        match random.u8(0..8) {
            0 => input.truncate(at),
            1 => drop(input.drain(at..end)),
            2 => input.insert(at, random.u8(..)),
            3 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << random.u8(0..8);
                }
            }
            4 => {
                // A part again, up to a thousand times.
                let part = input.get(at..end).unwrap_or_default();
                let part = part.repeat(random.usize(1..=1000) % (1 << random.u8(1..10)));
                input.splice(at..at, part);
            }
            5 => {
                let other = random.choice(&self.corpus).cloned().unwrap_or_default();
                let from = random.usize(0..=other.len());
                let to = (from + random.usize(1..=256)).min(other.len());
                input.splice(at..end, other.get(from..to).unwrap_or_default().to_vec());
            }
            _ => {
                let word = random.choice(&self.words).cloned().unwrap_or_default();
                input.splice(at..end.min(at + word.len()), word);
            }
        }
    }
}
