//! Mistakes in one sentence, for builds without the diagnosis.

use super::ParseError;
use crate::lang::Lang;

impl ParseError {
    /// Why the text is no date here, in one clause without a full stop.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        match lang {
            Lang::De => "Das ist kein gültiges Datum (EDTF)",
            Lang::En => "This is no valid date (EDTF)",
        }
        .to_owned()
    }

    /// Where an editor learns more, in one clause without a full stop.
    #[must_use]
    pub fn cure(&self, lang: Lang) -> String {
        match lang {
            Lang::De => "„cargo xtask validate“ nennt den Fehler und die Abhilfe",
            Lang::En => "“cargo xtask validate” names the mistake and the cure",
        }
        .to_owned()
    }
}
