//! Files that are no JSON or end too early: which character is wrong, and in words for an editor.
//!
//! The engine tells visitors that the file is broken; an editor has the file open and wants to
//! know which comma. The details are those of `serde_json`; a test holds that it still says them.

use super::place::{Span, character, line_column};

/// Reason and cure.
pub(super) type Words = [&'static str; 2];

pub(super) const EMPTY: Words = [
    "Die Datei ist leer.",
    "Holen Sie die letzte gute Fassung zurück.",
];

pub(super) const HTML: Words = [
    "Das ist eine Webseite (HTML), kein Datensatz.",
    "Speichern Sie die JSON-Datei selbst, nicht die Seite, die sie zeigt oder auf sie verweist.",
];

pub(super) const CUT_OFF: Words = [
    "Die Datei hört mittendrin auf.",
    "Ergänzen Sie, was am Ende fehlt: meist eine schließende Klammer oder ein Anführungszeichen, sonst der Rest der Datei.",
];

const MISSING_COMMA: Words = [
    "Hier fehlt ein Komma oder eine schließende Klammer.",
    "Ergänzen Sie es. Mitten in einem Text schreiben Sie „ und “ oder \\\" statt \".",
];

const MISSING_COLON: Words = [
    "Hier fehlt ein Doppelpunkt.",
    "Schreiben Sie den Namen des Feldes, einen Doppelpunkt, dann den Wert.",
];

const TRAILING_COMMA: Words = [
    "Hinter dem letzten Element steht ein Komma zu viel.",
    "Löschen Sie das Komma vor der schließenden Klammer.",
];

const NO_KEY: Words = [
    "Hier gehört der Name eines Feldes hin, in Anführungszeichen.",
    "Schreiben Sie ihn als \"name\". Kommentare und einfache Anführungszeichen kennt JSON nicht.",
];

const NO_VALUE: Words = [
    "Hier gehört ein Wert hin: ein Text in Anführungszeichen, eine Zahl, true, false, [ … ] oder { … }.",
    "Schreiben Sie ihn. Kommentare und einfache Anführungszeichen kennt JSON nicht.",
];

const OPEN_TEXT: Words = [
    "Dieser Text hat kein schließendes Anführungszeichen in derselben Zeile.",
    "Ergänzen Sie das Anführungszeichen; einen Umbruch mitten im Text ersetzen Sie durch ein Leerzeichen.",
];

const ESCAPE: Words = [
    "Hinter einem umgekehrten Schrägstrich steht ein Zeichen, das dort keinen Sinn hat.",
    "Schreiben Sie \\\\ für einen umgekehrten Schrägstrich.",
];

const TWO_VALUES: Words = [
    "Hinter dem Ende des Datensatzes steht noch etwas.",
    "Löschen Sie es, oder setzen Sie die schließende Klammer dahinter.",
];

/// In words what `serde_json` says of a mistake; `None` where we have no better ones.
pub(super) fn words(detail: &str) -> Option<Words> {
    Some(match detail {
        "expected `,` or `}`" | "expected `,` or `]`" => MISSING_COMMA,
        "expected `:`" => MISSING_COLON,
        "trailing comma" => TRAILING_COMMA,
        "key must be a string" => NO_KEY,
        "expected value" | "expected ident" => NO_VALUE,
        "invalid escape" => ESCAPE,
        "trailing characters" => TWO_VALUES,
        _ if is_open_text(detail) => OPEN_TEXT,
        _ => return None,
    })
}

/// In words what is wrong with a version that stands in quotes.
pub(super) fn version(found: &Option<String>) -> Option<Words> {
    let quoted = found.as_ref().is_some_and(|found| found.starts_with('"'));
    quoted.then_some([
        "Die Formatversion ist eine Zahl, hier steht ein Text.",
        "Schreiben Sie die Zahl ohne Anführungszeichen.",
    ])
}

fn is_open_text(detail: &str) -> bool {
    detail.starts_with("control character")
}

/// The characters a mistake is about. The parser tells where it stopped, which often is behind.
pub(super) fn place(text: &str, line: usize, column: usize, detail: &str) -> Span {
    let stopped = line_column(text, line, column);
    let before = text.get(..stopped.start).unwrap_or_default();
    match detail {
        "trailing comma" => before.rfind(',').map_or(stopped, |comma| comma..comma + 1),
        // Behind the value that the comma should follow.
        "expected `,` or `}`" | "expected `,` or `]`" => {
            let end = before.trim_end().len();
            end..end
        }
        // From the quote that opens the text to the end of its line.
        _ if is_open_text(detail) => match before.rfind('"') {
            Some(quote) => quote..before.trim_end().len(),
            None => stopped,
        },
        _ => character(text, stopped.start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chronik::dataset::{Unreadable, read};

    #[test]
    fn the_json_reader_still_says_what_we_translate() {
        for (text, expected) in [
            ("{ \"a\": 1 \"b\": 2 }", MISSING_COMMA),
            ("{ \"a\": [1 2] }", MISSING_COMMA),
            ("{ \"a\" 1 }", MISSING_COLON),
            ("{ \"a\": 1, }", TRAILING_COMMA),
            ("{ \"a\": [1, ] }", TRAILING_COMMA),
            ("{ a: 1 }", NO_KEY),
            ("{ \"a\": // 1\n 1 }", NO_VALUE),
            ("{ \"a\": 'b' }", NO_VALUE),
            ("{ \"a\": nul }", NO_VALUE),
            ("{ \"a\": \"b\n\" }", OPEN_TEXT),
            ("{ \"a\": \"b\\c\" }", ESCAPE),
            ("{ \"a\": 1 } }", TWO_VALUES),
        ] {
            let Err(Unreadable::Syntax {
                detail,
                line,
                column,
            }) = read(text.as_bytes())
            else {
                panic!("{text} was read")
            };
            assert_eq!(words(&detail), Some(expected), "{text}: {detail}");
            assert!(
                text.get(place(text, line, column, &detail)).is_some(),
                "{text}"
            );
        }
    }
}
