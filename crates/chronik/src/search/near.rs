//! The words of a sorted vocabulary that are few typing errors away from a word.
//!
//! The distance is optimal string alignment: a letter missing, too many, wrong, or two neighbours
//! swapped, one each. Measuring it word by word takes 150 ms for 50,000 words. But neighbours in a
//! sorted vocabulary share their beginnings, and so the first rows of their tables of distances:
//! those are computed once, and where a beginning is too far off already, all the words with it
//! are passed over. That is exact, takes a few milliseconds, and gives the distance to every
//! beginning of a word for nothing, which a word not typed to its end is measured by.

use super::vocabulary::Vocabulary;

/// How far a word of the vocabulary is from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// Typing errors.
    pub(super) errors: usize,
    /// Whether only a beginning of the word is that near: it was not typed to its end.
    pub(super) is_unfinished: bool,
}

/// Calls `visit` with the place of each word of the vocabulary that is at most `limit` errors from
/// `typed`. Words may be `typed` and more only if `may_be_unfinished`.
pub(super) fn for_each_near(
    vocabulary: &Vocabulary,
    typed: &str,
    limit: usize,
    may_be_unfinished: bool,
    visit: &mut dyn FnMut(usize, Distance),
) {
    let mut table = Table::new(typed, limit);
    for nth in 0..vocabulary.len() {
        table.read(vocabulary.folded(nth));
        let whole = (!table.is_hopeless() && table.whole() <= limit).then(|| Distance {
            errors: table.whole(),
            is_unfinished: false,
        });
        let errors = table.nearest_beginning();
        let unfinished = (may_be_unfinished && errors <= limit).then_some(Distance {
            errors,
            is_unfinished: true,
        });
        if let Some(distance) = whole.into_iter().chain(unfinished).min() {
            visit(nth, distance);
        }
    }
}

/// The distances between the beginnings of what was typed and the beginnings of a word.
struct Table {
    typed: Vec<char>,
    limit: usize,
    /// The word as far as it was read.
    path: Vec<char>,
    /// A row for each beginning of the word, the empty one first: its distances to the beginnings
    /// of what was typed, the empty one first. Beginnings whose lengths differ by more than the
    /// limit are too far anyway and not measured.
    cells: Vec<usize>,
    /// For each row the least distance in it.
    least: Vec<usize>,
    /// For each row the least distance between all of what was typed and this beginning of the
    /// word or a shorter one.
    beginnings: Vec<usize>,
}

impl Table {
    fn new(typed: &str, limit: usize) -> Self {
        let typed: Vec<char> = typed.chars().collect();
        let cells = (0..=typed.len()).collect();
        let beginnings = vec![typed.len()];
        Self {
            typed,
            limit,
            path: Vec::new(),
            cells,
            least: vec![0],
            beginnings,
        }
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    /// Reads a word from where it differs from the last, up to where it is too far off.
    fn read(&mut self, word: &str) {
        let common = self
            .path
            .iter()
            .zip(word.chars())
            .take_while(|(a, b)| **a == *b)
            .count();
        self.path.truncate(common);
        self.cells.truncate((common + 1) * self.width());
        self.least.truncate(common + 1);
        self.beginnings.truncate(common + 1);
        for letter in word.chars().skip(common) {
            if self.is_hopeless() {
                return;
            }
            self.add(letter);
        }
    }

    fn add(&mut self, letter: char) {
        let width = self.width();
        let before = self.path.last().copied();
        self.path.push(letter);
        let row = self.path.len();
        let far = self.limit + 1;
        let start = self.cells.len();
        self.cells.resize(start + width, far);
        let (done, cells) = self.cells.split_at_mut(start);
        let (earlier, above) = done.split_at(start - width);
        let two_above = earlier
            .len()
            .checked_sub(width)
            .and_then(|at| earlier.get(at..));
        let mut least = far;
        for column in row.saturating_sub(self.limit)..width.min(row + self.limit + 1) {
            let mut errors = above[column] + 1;
            if let Some(left) = column.checked_sub(1) {
                let typed = self.typed[left];
                errors = errors.min(cells[left] + 1);
                errors = errors.min(above[left] + usize::from(typed != letter));
                if let (Some(two_above), Some(two_left)) = (two_above, left.checked_sub(1))
                    && before == Some(typed)
                    && self.typed[two_left] == letter
                {
                    errors = errors.min(two_above[two_left] + 1);
                }
            }
            cells[column] = errors;
            least = least.min(errors);
        }
        self.least.push(least);
        self.beginnings
            .push(self.nearest_beginning().min(self.whole()));
    }

    /// The distance of the word as far as it was read.
    fn whole(&self) -> usize {
        self.cells.last().copied().unwrap_or_default()
    }

    /// The least distance of a beginning of the word as far as it was read.
    fn nearest_beginning(&self) -> usize {
        self.beginnings.last().copied().unwrap_or_default()
    }

    /// Whether nothing that begins like the word so far can be near. A swap reaches back two rows.
    fn is_hopeless(&self) -> bool {
        self.least
            .iter()
            .rev()
            .take(2)
            .all(|&errors| errors > self.limit)
    }
}
