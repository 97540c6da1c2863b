//! How well a search answers: whether what is wanted is among the first three, and where the first of it is.

/// How many a visitor sees without scrolling.
const FIRST: usize = 3;

/// The place of the first project that is wanted, from 1.
pub(super) fn rank(found: &[String], wanted: &[String]) -> Option<usize> {
    let first = found.iter().position(|id| wanted.contains(id))?;
    Some(first + 1)
}

/// Answers, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) asked: usize,
    /// Answers with what is wanted among the first three.
    pub(super) first_three: usize,
    /// The sum of one divided by the place of the first that is wanted.
    reciprocals: f64,
}

impl Tally {
    /// Adds an answer: the place of what is wanted.
    pub(super) fn add(&mut self, rank: Option<usize>) {
        self.asked += 1;
        if let Some(rank) = rank {
            self.first_three += usize::from(rank <= FIRST);
            // Far from the limits of the type.
            self.reciprocals += 1.0 / rank as f64;
        }
    }

    /// The share among the first three, in percent.
    pub(super) fn percent(self) -> f64 {
        100.0 * self.first_three as f64 / self.asked.max(1) as f64
    }

    /// The mean reciprocal rank: 1 if what is wanted is always first, 0 if it is never found.
    pub(super) fn mean_reciprocal_rank(self) -> f64 {
        self.reciprocals / self.asked.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn the_first_that_is_wanted_counts() {
        assert_eq!(rank(&ids("a b c d"), &ids("d b")), Some(2));
        assert_eq!(rank(&ids("a b"), &ids("c")), None);
        assert_eq!(rank(&[], &ids("c")), None);
    }

    #[test]
    fn the_fourth_place_is_not_among_the_first_three() {
        let mut tally = Tally::default();
        for rank in [Some(1), Some(3), Some(4), None] {
            tally.add(rank);
        }
        assert_eq!((tally.asked, tally.first_three), (4, 2));
        assert_eq!(tally.percent(), 50.0);
        let mean = (1.0 + 1.0 / 3.0 + 1.0 / 4.0) / 4.0;
        assert!((tally.mean_reciprocal_rank() - mean).abs() < 1e-12);
    }

    #[test]
    fn nothing_asked_is_no_division_by_zero() {
        assert_eq!(Tally::default().percent(), 0.0);
        assert_eq!(Tally::default().mean_reciprocal_rank(), 0.0);
    }
}
