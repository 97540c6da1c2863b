//! A catalogue that grows to any size and is the same every time.

use words::{HEADS, PARTS, SMALL};

mod words;

/// One made-up offer.
pub(crate) struct Record {
    pub(crate) title: String,
    pub(crate) carrier: String,
    pub(crate) keywords: String,
    pub(crate) statement: String,
}

impl Record {
    pub(crate) fn len(&self) -> usize {
        self.title.len() + self.carrier.len() + self.keywords.len() + self.statement.len()
    }
}

/// What people type: words, parts, errors, several words, nothing useful, everything.
pub(crate) const QUERIES: &[&str] = &[
    "pflege",
    "Umwelthandwerk",
    "handwerk",
    "Schweißer",
    "kaese",
    "einstieg",
    "beratung anerkennung",
    "Pflege und Gesundheit Hamburg",
    "Krankenschwestr",
    "Anerkennungsbertung Elektrotehnik",
    "nurse",
    "e",
    "der die das und in für mit von zu an auf bei",
    "en er st ng ch te be ge un ei an au",
    "xqzyvwxqzyvw",
];

/// The first `count` records.
pub(crate) fn records(count: usize) -> Vec<Record> {
    let mut chance = Chance(2005);
    (0..count)
        .map(|nth| Record {
            title: format!("{} {} {nth}", chance.compound(), chance.compound()),
            carrier: format!("{} Hamburg", chance.compound()),
            keywords: chance.sentence(8),
            statement: chance.sentence(45),
        })
        .collect()
}

/// Knuth's linear congruential generator: good enough to mix words, the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn compound(&mut self) -> String {
        // A third of the compounds has three parts, so that the vocabulary keeps growing.
        let first = self.of(PARTS);
        let middle = if self.below(3) == 0 {
            self.of(PARTS).to_lowercase()
        } else {
            String::new()
        };
        format!("{first}{middle}{}", self.of(HEADS))
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words)
            .map(|_| {
                if self.below(4) == 0 {
                    self.compound()
                } else {
                    self.of(SMALL).to_owned()
                }
            })
            .collect();
        words.join(" ")
    }
}
