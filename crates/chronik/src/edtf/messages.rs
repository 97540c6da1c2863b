//! The mistakes in words: why it is wrong, and what to write instead.
//!
//! The sentences are data, not code, so that they can be read side by side and weigh little in the
//! page. `{name}` stands for a part of the mistake, see [`ParseError::part`].

use super::ParseError;
use super::words::month_name;
use crate::lang::Lang;

/// A sentence in German and in English.
type Message = [&'static str; 2];

impl ParseError {
    /// Why the text is no date here, in one clause without a full stop.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        self.fill(self.reasons(), lang)
    }

    /// What to write instead, in one clause without a full stop; the corrected value where it can
    /// be known.
    #[must_use]
    pub fn cure(&self, lang: Lang) -> String {
        self.fill(self.cures(), lang)
    }

    fn reasons(&self) -> Message {
        match self {
            Self::Empty => ["Hier steht kein Datum", "There is no date here"],
            Self::TooLong { .. } => [
                "„{text} …“ ist mit {bytes} Byte zu lang für ein Datum",
                "“{text} …” is too long for a date: {bytes} bytes",
            ],
            Self::NoBound { .. } => [
                "„{text}“ nennt weder Beginn noch Ende",
                "“{text}” tells neither start nor end",
            ],
            Self::EndBeforeStart { .. } => [
                "Das Ende ({end}) liegt vor dem Beginn ({start})",
                "The end ({end}) is before the start ({start})",
            ],
            Self::BadYear { .. } => [
                "„{text}“: ein Jahr hat vier Ziffern, von 0001 bis 9999",
                "“{text}”: a year has four digits, from 0001 to 9999",
            ],
            Self::MonthOutOfRange { .. } => [
                "Monat {month}: ein Jahr hat die Monate 01 bis 12",
                "Month {month}: a year has the months 01 to 12",
            ],
            Self::DayOutOfRange { .. } => [
                "{day}. {name}: der {name} {year} hat {last} Tage",
                "{day} {name}: {name} {year} has {last} days",
            ],
            Self::MonthName { .. } => [
                "„{text}“ nennt den Monat mit Namen statt als Zahl",
                "“{text}” has the month as a name, not as a number",
            ],
            Self::GermanOrder { .. } => [
                "In „{text}“ steht das Jahr nicht vorn",
                "In “{text}” the year does not come first",
            ],
            Self::WithTime { .. } => [
                "„{text}“ enthält eine Uhrzeit; der kleinste Teil ist der Tag",
                "“{text}” has a time of day; the smallest part is the day",
            ],
            Self::TwoDigits { .. } => [
                "In „{text}“ haben Monat und Tag nicht je zwei Ziffern",
                "In “{text}” month and day do not have two digits each",
            ],
            Self::StrayCharacters { .. } => [
                "„{text}“ enthält Leerzeichen, unsichtbare Zeichen oder falsche Striche",
                "“{text}” has spaces, invisible characters or wrong dashes",
            ],
            Self::NoSlash { .. } => [
                "In „{text}“ trennt kein Schrägstrich Beginn und Ende",
                "In “{text}” no slash separates start and end",
            ],
            Self::Unsupported { .. } => [
                "„{text}“: Jahreszeiten, „X“ als Ziffer, Mengen, Zeichen an einzelnen Teilen und \
                 Jahre außerhalb von 0001 bis 9999 sind hier nicht vorgesehen",
                "“{text}”: seasons, “X” for a digit, sets, signs at single parts and years outside \
                 0001 to 9999 are not provided for here",
            ],
            Self::NotADate { .. } => [
                "„{text}“ ist ein Zeitraum, verlangt ist ein Datum",
                "“{text}” is an interval, a date is wanted",
            ],
            Self::NotADay { .. } => [
                "„{text}“ nennt nicht genau einen Tag",
                "“{text}” does not tell exactly one day",
            ],
            Self::Unknown { .. } => [
                "„{text}“ ist kein Datum in der Schreibweise EDTF",
                "“{text}” is not a date written as EDTF",
            ],
        }
    }

    fn cures(&self) -> Message {
        match self {
            Self::MonthOutOfRange { fix: Some(_), .. } => [
                "Sind Tag und Monat vertauscht, schreiben Sie „{fix}“",
                "If day and month are exchanged, write “{fix}”",
            ],
            _ if self.fix().is_some() => ["Schreiben Sie „{fix}“", "Write “{fix}”"],
            Self::NoBound { .. } => [
                "Nennen Sie wenigstens eines von beiden: „2014/..“ (läuft), „2014/“ (Ende nicht \
                 belegt), „/2018“ (Beginn nicht belegt)",
                "Give at least one of them: “2014/..” (running), “2014/” (end not documented), \
                 “/2018” (start not documented)",
            ],
            Self::EndBeforeStart { .. } => [
                "Prüfen Sie beide Angaben; sind sie nur vertauscht, schreiben Sie „{exchanged}“",
                "Check both dates; if they are only exchanged, write “{exchanged}”",
            ],
            Self::BadYear { .. } => [
                "Schreiben Sie das Jahr mit vier Ziffern, Monat und Tag mit Bindestrich dahinter, \
                 wie in „2014-07-01“",
                "Write the year with four digits, then month and day after hyphens, as in \
                 “2014-07-01”",
            ],
            Self::MonthOutOfRange { .. } => [
                "Schreiben Sie einen Monat von 01 bis 12 oder nur das Jahr: „{YYYY}“",
                "Write a month from 01 to 12, or the year alone: “{YYYY}”",
            ],
            Self::DayOutOfRange { .. } => [
                "Schreiben Sie einen Tag von 01 bis {last} oder nur den Monat: „{YYYY}-{MM}“",
                "Write a day from 01 to {last}, or the month alone: “{YYYY}-{MM}”",
            ],
            Self::MonthName { .. } => [
                "Schreiben Sie „{MM}“ für {name}, hinter dem Jahr: „JJJJ-{MM}“",
                "Write “{MM}” for {name}, after the year: “YYYY-{MM}”",
            ],
            Self::GermanOrder { .. } | Self::TwoDigits { .. } | Self::NotADay { .. } => [
                "Schreiben Sie Jahr-Monat-Tag mit vier, zwei und zwei Ziffern, wie in „2014-07-01“",
                "Write year-month-day with four, two and two digits, as in “2014-07-01”",
            ],
            Self::NoSlash { .. } => [
                "Setzen Sie „/“ zwischen Beginn und Ende, wie in „2005/2018“",
                "Put “/” between start and end, as in “2005/2018”",
            ],
            Self::NotADate { .. } => [
                "Schreiben Sie ein einzelnes Datum, wie in „2014“, „2014-07“ oder „2014-07-01“",
                "Write one date, as in “2014”, “2014-07” or “2014-07-01”",
            ],
            Self::Empty
            | Self::TooLong { .. }
            | Self::WithTime { .. }
            | Self::StrayCharacters { .. }
            | Self::Unsupported { .. }
            | Self::Unknown { .. } => [
                "Schreiben Sie, was belegt ist, wie in „2014“, „2014-07“, „2014-07-01“, „2011~“, \
                 „2005/2018“ oder „2020/..“",
                "Write what is documented, as in “2014”, “2014-07”, “2014-07-01”, “2011~”, \
                 “2005/2018” or “2020/..”",
            ],
        }
    }

    /// The sentence of a language with its placeholders filled.
    fn fill(&self, [de, en]: Message, lang: Lang) -> String {
        let template = match lang {
            Lang::De => de,
            Lang::En => en,
        };
        let mut filled = String::new();
        for (index, piece) in template.split(['{', '}']).enumerate() {
            // Text and names take turns.
            if index % 2 == 0 {
                filled.push_str(piece);
            } else {
                filled.push_str(&self.part(piece, lang).unwrap_or_default());
            }
        }
        filled
    }

    /// The part of the mistake that a placeholder names.
    fn part(&self, name: &str, lang: Lang) -> Option<String> {
        Some(match (self, name) {
            (Self::TooLong { bytes, .. }, "bytes") => bytes.to_string(),
            (Self::EndBeforeStart { start, .. }, "start") => start.words(lang),
            (Self::EndBeforeStart { end, .. }, "end") => end.words(lang),
            (Self::EndBeforeStart { start, end }, "exchanged") => format!("{end}/{start}"),
            (Self::DayOutOfRange { day, .. }, "day") => day.to_string(),
            (Self::DayOutOfRange { last, .. }, "last") => last.to_string(),
            (Self::DayOutOfRange { year, .. }, "year") => year.to_string(),
            (Self::DayOutOfRange { year, .. } | Self::MonthOutOfRange { year, .. }, "YYYY") => {
                format!("{year:04}")
            }
            (Self::MonthOutOfRange { month, .. }, "month") => month.to_string(),
            (Self::DayOutOfRange { month, .. } | Self::MonthName { month, .. }, "MM") => {
                format!("{month:02}")
            }
            (Self::DayOutOfRange { month, .. } | Self::MonthName { month, .. }, "name") => {
                month_name(*month, lang).into()
            }
            (_, "fix") => self.fix()?.to_string(),
            (_, "text") => shown(self.text()?),
            _ => return None,
        })
    }
}

/// The text fit for a message: a character that would break the line, move the cursor or turn the
/// reading direction is shown as a replacement character.
fn shown(text: &str) -> String {
    let fit = |char: char| {
        let hidden = matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if hidden || char.is_control() {
            '\u{fffd}'
        } else {
            char
        }
    };
    text.chars().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A placeholder that names no part would leave a hole in the sentence.
    #[test]
    fn every_placeholder_names_a_part() {
        let texts = [
            "",
            "/",
            "2014/2013",
            "14",
            "2014-13",
            "2014-13-01",
            "2014-02-30",
            "Mai",
            "Mai 2014",
            "1.7.2014",
            "31.6.2014",
            "2014-07-01T10:00",
            "2014-7",
            "2014-007",
            " 2014",
            "2005-2018",
            "2018-2005",
            "201X",
            "2014-XX",
            "abc",
            "ca. 2014",
        ];
        let mut mistakes: Vec<ParseError> = texts
            .iter()
            .filter_map(|text| text.parse::<super::super::Edtf>().err())
            .collect();
        assert_eq!(mistakes.len(), texts.len());
        let text = || "a".repeat(super::super::MAX_BYTES + 1);
        mistakes.extend([
            ParseError::TooLong {
                text: text(),
                bytes: 65,
            },
            ParseError::NotADate { text: text() },
            ParseError::NotADay { text: text() },
        ]);
        for mistake in mistakes {
            for template in mistake.reasons().into_iter().chain(mistake.cures()) {
                assert_eq!(template.split(['{', '}']).count() % 2, 1, "{template}");
                for name in template.split(['{', '}']).skip(1).step_by(2) {
                    assert!(
                        mistake.part(name, Lang::De).is_some(),
                        "{mistake:?}: {name}"
                    );
                }
            }
        }
    }
}
