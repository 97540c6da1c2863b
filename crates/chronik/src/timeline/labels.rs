//! Labels that fit: inside the bar, else beside it, never cut.

use super::measure::text_width;

/// Type size of chart labels in pixels.
pub const SIZE: u32 = 14;
/// Air between a label and the ends of its bar.
pub const PADDING: i32 = 7;

/// One way to write a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Lines, top to bottom.
    pub lines: Vec<String>,
    /// How many of the lines are the title; the rest are dates.
    pub title_lines: usize,
    /// Width of the widest line in pixels.
    pub width: i32,
}

impl Label {
    /// A label from its lines.
    #[must_use]
    pub fn new(lines: Vec<String>, title_lines: usize) -> Self {
        let width = lines
            .iter()
            .map(|line| text_width(line, SIZE))
            .max()
            .unwrap_or_default();
        Self {
            lines,
            title_lines,
            width,
        }
    }
}

/// What stands for a number of two figures, of which nobody knows yet which it is.
#[must_use]
pub fn number() -> Label {
    Label::new(vec!["00".to_owned()], 1)
}

/// The ways to write a label, the fullest first: title over dates, title over short dates, the
/// title in two lines, the title alone.
#[must_use]
pub fn variants(title: &str, dates: &str, short_dates: &str, lines: usize) -> Vec<Label> {
    let mut variants = Vec::new();
    if lines >= 3 {
        let mut wrapped = wrap(title);
        wrapped.push(dates.to_owned());
        variants.push(Label::new(wrapped, 2));
    }
    if lines >= 2 {
        variants.push(Label::new(vec![title.to_owned(), dates.to_owned()], 1));
        variants.push(Label::new(
            vec![title.to_owned(), short_dates.to_owned()],
            1,
        ));
        let wrapped = wrap(title);
        if wrapped.len() == 2 {
            variants.push(Label::new(wrapped, 2));
        }
    }
    variants.push(Label::new(vec![title.to_owned()], 1));
    variants.dedup();
    variants
}

/// Breaks a text at a space or after a hyphen into two lines of nearly equal width; one line if it
/// has no such place.
#[must_use]
pub fn wrap(text: &str) -> Vec<String> {
    let breaks = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '-'))
        .map(|(index, c)| {
            let end = if c == '-' { index + 1 } else { index };
            (&text[..end], text[end..].trim_start())
        });
    let best = breaks
        .filter(|(first, second)| !first.is_empty() && !second.is_empty())
        .min_by_key(|(first, second)| text_width(first, SIZE).max(text_width(second, SIZE)));
    match best {
        Some((first, second)) => vec![first.to_owned(), second.to_owned()],
        None => vec![text.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_where_both_lines_are_short() {
        assert_eq!(
            wrap("Weiterbildung Hamburg e. V."),
            ["Weiterbildung", "Hamburg e. V."]
        );
        assert_eq!(
            wrap("Förderprogramm in der Fläche"),
            ["Förderprogramm", "in der Fläche"]
        );
        assert_eq!(wrap("Job-Messe"), ["Job-", "Messe"]);
        assert_eq!(wrap("BASFI"), ["BASFI"]);
        assert_eq!(wrap(""), [""]);
    }

    #[test]
    fn the_fullest_variant_comes_first() {
        let variants = variants("Weiterbildung Hamburg", "ab Juli 2005", "7/2005–?", 2);
        let lines: Vec<_> = variants
            .iter()
            .map(|label| label.lines.join(" | "))
            .collect();
        assert_eq!(
            lines,
            [
                "Weiterbildung Hamburg | ab Juli 2005",
                "Weiterbildung Hamburg | 7/2005–?",
                "Weiterbildung | Hamburg",
                "Weiterbildung Hamburg",
            ]
        );
    }
}
