//! The folded words of all records, sorted: what begins with something, what contains it.

/// Words in sorted order. A word may come more than once.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// A word each line. In one piece, so that one scan finds what stands inside words, and so
    /// that walking through the words walks through memory.
    lines: String,
    /// Where each line begins, and where one more would.
    starts: Vec<usize>,
}

impl Vocabulary {
    /// From sorted words.
    pub(super) fn new<'a>(sorted: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self {
            lines: String::new(),
            starts: vec![0],
        };
        for word in sorted {
            vocabulary.lines.push_str(word);
            vocabulary.lines.push('\n');
            vocabulary.starts.push(vocabulary.lines.len());
        }
        vocabulary
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The word at a place; empty if there is none.
    pub(super) fn word(&self, nth: usize) -> &str {
        match self.starts.get(nth..).unwrap_or_default() {
            [start, next, ..] => self.lines.get(*start..next - 1).unwrap_or_default(),
            _ => "",
        }
    }

    /// The places of the words that begin with `beginning`; if it is a word, its own comes first.
    pub(super) fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < beginning {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..self.len()).take_while(move |&nth| self.word(nth).starts_with(beginning))
    }

    /// Where `part` stands in words: the place of the word and the byte in it.
    pub(super) fn containing(&self, part: &str) -> impl Iterator<Item = (usize, usize)> {
        self.lines.match_indices(part).filter_map(|(at, _)| {
            let nth = self
                .starts
                .partition_point(|&start| start <= at)
                .checked_sub(1)?;
            Some((nth, at - self.starts.get(nth)?))
        })
    }
}
