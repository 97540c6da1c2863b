//! Folding: what makes `kaese`, `kase` and `Käse` the same word.
//!
//! Documents and queries go through the same function, so a fold need not be reversible or pretty,
//! only the same on both sides. The rules, in this order:
//!
//! 1. Lower case, by the tables of the standard library.
//! 2. Soft hyphens, zero-width and direction characters vanish; combining marks vanish with them,
//!    so that composed and decomposed text meet.
//! 3. Accented Latin letters (Latin-1, Latin Extended-A, Romanian comma letters) become their base
//!    letter: `ä` → `a`, `ø` → `o`, `æ` → `a`, `œ` → `o`, Turkish `ı` → `i`; `ß` → `ss`.
//! 4. After `a`, `o` and `u` a run of `e` is swallowed: `ae` → `a`, `oe` → `o`, `ue` → `u`.
//! 5. Cyrillic, Arabic and Persian letters that one word is written with in two ways become one
//!    (`ё` and `е`, `ی` and `ي`); their digits become ASCII. All other scripts stay, lower-cased.
//! 6. Everything else (hyphens, punctuation, symbols, control characters) separates words, but for the sign in
//!    `Lehrer:innen`, `Lehrer*in` and `Lehrer(in)`.
//!
//! # Why rule 4 knows no exceptions
//!
//! Someone without a German keyboard types `Kaese` or `Kase`; both must find `Käse`. Writing `ä` as
//! `ae` loses the second reader, writing it as `a` the first. Swallowing the `e` serves both with
//! one form of each word instead of two. The price is that `neuen` meets `neun` and `Bauer` meets
//! `Baur`. Lucene's German filter avoids some of that by keeping the `e` after vowels and `q`, but
//! then `geuebt` no longer finds `geübt`. Here a collision costs a place in the ranking at most:
//! the exact spelling is worth a bonus (see [`rank`](super::rank)). Because an `e` is only ever
//! dropped, the fold of a word's beginning is the beginning of the word's fold, which search while
//! typing relies on.

use std::ops::Range;

use super::letters::{Class, base, class, is_hidden, is_letter};

/// A folded text that remembers where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text` the start and end of its character in the original, marks included.
    spans: Vec<(usize, usize)>,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range of the original that a byte range of the folded text came from, on
    /// character boundaries of the original. `None` if the range is empty or not in the text.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        let spans = self.spans.get(range)?;
        Some(spans.first()?.0..spans.last()?.1)
    }

    fn push(&mut self, folded: char, span: (usize, usize)) {
        let swallowed = folded == 'e' && swallows(self.text.as_bytes().last());
        if !swallowed {
            self.text.push(folded);
            self.spans.resize(self.text.len(), span);
        }
    }

    /// Lets the last character end where a mark on it ends.
    fn extend(&mut self, end: usize) {
        if let Some(last) = self.spans.last().copied() {
            let spans = self.spans.iter_mut().rev();
            spans
                .take_while(|span| **span == last)
                .for_each(|span| span.1 = end);
        }
    }
}

/// Whether an `e` after this byte of a folded text is swallowed.
pub(super) fn swallows(before: Option<&u8>) -> bool {
    matches!(before, Some(b'a' | b'o' | b'u'))
}

/// Folds a text; words are separated by one space. The module's documentation has the rules.
///
/// Folding twice changes nothing more.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with_map(text).text
}

/// Folds a text as [`fold`] does and keeps the way back.
#[must_use]
pub fn fold_with_map(text: &str) -> Folded {
    let mut word = Word::default();
    let mut all = Folded::default();
    for_each_word(text, Parts::Only, &mut |range| {
        word.read(text, range);
        if let Some(&(_, end)) = all.spans.last() {
            all.text.push(' ');
            all.spans.push((end, word.range.start));
        }
        all.text.push_str(&word.folded.text);
        all.spans.extend_from_slice(&word.folded.spans);
    });
    all
}

/// The same words as [`fold`] has, in lower case and otherwise spelled as they stand there.
///
/// This is what the bonus for exact spelling compares.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut word = Word::default();
    let mut all = String::with_capacity(text.len());
    for_each_word(text, Parts::Only, &mut |range| {
        word.read(text, range);
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&word.plain);
    });
    all
}

/// A text without the characters that are not seen: soft hyphens, zero-width characters, direction
/// marks.
pub(super) fn without_hidden(text: &str) -> String {
    text.chars().filter(|&c| !is_hidden(c)).collect()
}

/// What [`for_each_word`] does with words that hyphens join.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// `E-Mail` is `E` and `Mail`.
    Only,
    /// `E-Mail` is `E`, `Mail` and `E-Mail`.
    AndWhole,
}

/// Calls `visit` with the range of each word of `text`, in order; a whole comes after its parts.
pub(super) fn for_each_word(text: &str, parts: Parts, visit: &mut dyn FnMut(Range<usize>)) {
    let mut word: Option<Range<usize>> = None;
    // The words that hyphens have joined so far, and how many.
    let mut whole = 0..0;
    let mut joined = 0;
    let mut at = 0;
    loop {
        // Nearly all of a German text is ASCII letters: they are skipped without decoding.
        let start = at;
        while text.as_bytes().get(at).is_some_and(|byte| is_letter(*byte)) {
            at += 1;
        }
        if at > start {
            // A word between spaces, as most are.
            if word.is_none() && joined == 0 && text.as_bytes().get(at) == Some(&b' ') {
                visit(start..at);
                at += 1;
                continue;
            }
            word.get_or_insert(start..start).end = at;
        }
        let next = match text.as_bytes().get(at) {
            Some(&ascii) if ascii.is_ascii() => Some(char::from(ascii)),
            _ => text.get(at..).and_then(|rest| rest.chars().next()),
        };
        let end = at + next.map_or(0, char::len_utf8);
        // The end of the text is a gap: it ends the last word.
        let class = match next {
            // A space by far the most often.
            None | Some(' ') => Class::Gap,
            Some('(' | '*' | ':' | '_' | '/') if word.is_some() && joins_gender(text, end) => {
                Class::Hidden
            }
            Some(c) => class(c),
        };
        match class {
            Class::Letter => word.get_or_insert(at..at).end = end,
            Class::Mark => word.iter_mut().for_each(|word| word.end = end),
            Class::Hidden => {}
            Class::Joint | Class::Gap => {
                let is_joint = class == Class::Joint && parts == Parts::AndWhole && word.is_some();
                if let Some(word) = word.take() {
                    if is_joint || joined > 0 {
                        whole = if joined > 0 { whole.start } else { word.start }..word.end;
                        joined += 1;
                    }
                    visit(word);
                }
                if !is_joint {
                    if joined > 1 {
                        visit(whole.clone());
                    }
                    joined = 0;
                }
            }
        }
        if next.is_none() {
            return;
        }
        at = end;
    }
}

/// Whether the ending for women begins at a place: "Lehrer:innen", "Lehrer*in" and "Lehrer(innen)" are written as one word.
fn joins_gender(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.strip_prefix("in").or_else(|| rest.strip_prefix("In"));
    rest.is_some_and(|rest| {
        let rest = rest.strip_prefix("nen").unwrap_or(rest);
        !rest.starts_with(char::is_alphanumeric)
    })
}

/// How many bytes at the beginning of a part of a word are folded by no more than writing them in lower case: all of most
/// words. `before` is the last byte of the fold so far.
pub(super) fn simple(part: &str, before: Option<&u8>) -> usize {
    let mut before = before.copied().unwrap_or_default();
    let end = part.bytes().position(|byte| {
        let is_swallowed = matches!(byte, b'e' | b'E') && swallows(Some(&before));
        before = byte.to_ascii_lowercase();
        !is_letter(byte) || is_swallowed
    });
    end.unwrap_or(part.len())
}

/// Adds ASCII letters in lower case. Where in the text they are.
pub(super) fn push_lower(text: &mut String, letters: &str) -> Range<usize> {
    let start = text.len();
    text.push_str(letters);
    let added = start..text.len();
    if let Some(added) = text.get_mut(added.clone()) {
        added.make_ascii_lowercase();
    }
    added
}

/// One word of a text, read into buffers that serve for the next word again.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) folded: Folded,
    pub(super) plain: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
}

impl Word {
    /// Reads a word that [`for_each_word`] found. Hyphens in it are passed over.
    pub(super) fn read(&mut self, text: &str, range: Range<usize>) {
        self.folded.text.clear();
        self.folded.spans.clear();
        self.plain.clear();
        self.range = range.clone();
        let spelling = text.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(rest) = spelling.get(at..).filter(|rest| !rest.is_empty()) {
            let start = range.start + at;
            let simple = simple(rest, self.folded.text.as_bytes().last());
            let end = if simple > 0 {
                self.push_simple(rest.get(..simple).unwrap_or_default(), start);
                start + simple
            } else {
                let c = rest.chars().next().unwrap_or_default();
                let end = start + c.len_utf8();
                match class(c) {
                    Class::Letter => self.push(c, (start, end)),
                    Class::Mark => {
                        self.plain.push(c);
                        self.folded.extend(end);
                    }
                    Class::Hidden | Class::Joint | Class::Gap => {}
                }
                end
            };
            at = end - range.start;
        }
    }

    /// Adds letters that are [`simple`].
    fn push_simple(&mut self, letters: &str, start: usize) {
        let end = start + letters.len();
        for text in [&mut self.plain, &mut self.folded.text] {
            push_lower(text, letters);
        }
        let spans = (start..end).map(|at| (at, at + 1));
        self.folded.spans.extend(spans);
    }

    fn push(&mut self, c: char, span: (usize, usize)) {
        if c.is_ascii() {
            let lower = c.to_ascii_lowercase();
            self.plain.push(lower);
            self.folded.push(lower, span);
            return;
        }
        for lower in c.to_lowercase() {
            self.plain.push(lower);
            match lower {
                'ß' => self.push_two(['s', 's'], span),
                'þ' => self.push_two(['t', 'h'], span),
                'ĳ' => self.push_two(['i', 'j'], span),
                // `İ` lower-cases to `i` and a combining dot.
                '\u{307}' => {}
                _ => self.folded.push(base(lower), span),
            }
        }
    }

    fn push_two(&mut self, letters: [char; 2], span: (usize, usize)) {
        letters
            .into_iter()
            .for_each(|letter| self.folded.push(letter, span));
    }
}
