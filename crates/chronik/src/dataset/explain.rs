//! Defects in words, for the editor who mends them and the visitor who meets them.

use super::defect::{Defect, DefectKind};
use crate::lang::Lang;

/// Picks the text of a language; `$de` and `$en` are format strings.
macro_rules! say {
    ($lang:expr, $de:literal, $en:literal) => {
        match $lang {
            Lang::De => format!($de),
            Lang::En => format!($en),
        }
    };
}

mod cure;
mod place;
mod reason;
mod unreadable;

use cure::{cure, take_an_id};
use reason::reason;

impl Defect {
    /// Why it is wrong, in one sentence.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        match &self.kind {
            _ if self.suggests_itself() => say!(
                lang,
                "Diese id gehört zu einem Eintrag anderer Art.",
                "This id belongs to a record of another kind."
            ),
            kind => reason(kind, lang),
        }
    }

    /// What to do, in one sentence.
    #[must_use]
    pub fn cure(&self, lang: Lang) -> String {
        match &self.kind {
            DefectKind::UnknownReference { expected, .. } if self.suggests_itself() => {
                take_an_id(expected, lang)
            }
            DefectKind::MissingField { field }
                if field == "as_of" && self.place.section == "figures" =>
            {
                say!(
                    lang,
                    "Ergänzen Sie „\"as_of\": …“, oder sagen Sie unter „undated“, warum es kein Datum gibt.",
                    "Add “\"as_of\": …”, or say under “undated” why there is no date."
                )
            }
            kind => cure(kind, lang),
        }
    }

    /// An id of another kind of record than the place takes.
    fn suggests_itself(&self) -> bool {
        matches!(&self.kind, DefectKind::UnknownReference { suggestion: Some(near), .. }
            if near.0 == self.value)
    }

    /// The place in words, as in "Projekt mission-zukunft, Modul 2, Zeit".
    #[must_use]
    pub fn place_words(&self, lang: Lang) -> String {
        self.place.words(lang)
    }
}
