//! What to do about it.

use super::reason::{full_stop, type_word};
use crate::dataset::defect::DefectKind;
use crate::dataset::link::LinkError;
use crate::lang::Lang;

pub(super) fn cure(kind: &DefectKind, lang: Lang) -> String {
    match kind {
        DefectKind::ByteOrderMark => say!(
            lang,
            "Speichern Sie die Datei als „UTF-8 ohne BOM“.",
            "Save the file as “UTF-8 without BOM”."
        ),
        DefectKind::WrongType { expected, found } if expected == found => say!(
            lang,
            "Schreiben Sie eine kleinere Zahl, für eine Phase eine ganze von 0 bis 255.",
            "Write a smaller number, for a phase a whole one from 0 to 255."
        ),
        DefectKind::WrongType { expected, .. } => {
            let expected = type_cure(expected, lang);
            say!(lang, "Schreiben Sie {expected}.", "Write {expected}.")
        }
        DefectKind::MissingField { field } => say!(
            lang,
            "Ergänzen Sie „\"{field}\": …“.",
            "Add “\"{field}\": …”."
        ),
        DefectKind::UnknownField {
            suggestion: Some(near),
            ..
        } => {
            let near = &near.0;
            say!(lang, "Meinten Sie „{near}“?", "Did you mean “{near}”?")
        }
        DefectKind::UnknownField { .. } => say!(
            lang,
            "Löschen Sie das Feld, oder sehen Sie im Schema nach, wie es heißt und wohin es gehört.",
            "Delete the field, or look up its name and its place in the schema."
        ),
        DefectKind::UnknownValue {
            suggestion: Some(near),
            ..
        } => {
            let near = &near.0;
            say!(lang, "Meinten Sie „{near}“?", "Did you mean “{near}”?")
        }
        DefectKind::UnknownValue { known, .. } => {
            let known = known.join(", ");
            say!(lang, "Erlaubt sind: {known}.", "Allowed are: {known}.")
        }
        DefectKind::Date(error) => full_stop(error.cure(lang)),
        DefectKind::DateShape { period: true } => say!(
            lang,
            "Schreiben Sie „Beginn/Ende“, zum Beispiel 2015/2018, 2020/.. (läuft) oder 2010-10-01/ (Ende unbekannt).",
            "Write “start/end”, for example 2015/2018, 2020/.. (running) or 2010-10-01/ (end unknown)."
        ),
        DefectKind::DateShape { period: false } => say!(
            lang,
            "Schreiben Sie ein Datum, zum Beispiel 2019, 2019-07 oder 2019-07-01.",
            "Write one date, for example 2019, 2019-07 or 2019-07-01."
        ),
        DefectKind::MissingStart => say!(
            lang,
            "Schreiben Sie „Beginn/Ende“, zum Beispiel 2015/2018.",
            "Write “start/end”, for example 2015/2018."
        ),
        DefectKind::MissingTranslation(missing) => {
            let code = missing.code();
            say!(
                lang,
                "Ergänzen Sie „\"{code}\": \"…\"“.",
                "Add “\"{code}\": \"…\"”."
            )
        }
        DefectKind::EmptyText => say!(
            lang,
            "Schreiben Sie den Text; wo er zweisprachig ist, als {{ \"de\": \"…\", \"en\": \"…\" }}.",
            "Write the text; where it has two languages, as {{ \"de\": \"…\", \"en\": \"…\" }}."
        ),
        DefectKind::TooLong { .. } => say!(lang, "Kürzen Sie den Text.", "Shorten the text."),
        DefectKind::HiddenCharacter(_) => say!(
            lang,
            "Löschen Sie die Stelle und tippen Sie sie neu, statt sie einzufügen.",
            "Delete the passage and type it again instead of pasting it."
        ),
        DefectKind::BadId => say!(
            lang,
            "Schreiben Sie zum Beispiel „mission-zukunft“.",
            "Write, for example, “mission-zukunft”."
        ),
        DefectKind::DuplicateId { .. } => say!(
            lang,
            "Geben Sie einem von beiden eine andere id.",
            "Give one of the two another id."
        ),
        DefectKind::UnknownReference {
            suggestion: Some(near),
            ..
        } => {
            let near = &near.0;
            say!(lang, "Meinten Sie „{near}“?", "Did you mean “{near}”?")
        }
        DefectKind::UnknownReference { expected, .. } => take_an_id(expected, lang),
        DefectKind::Link(LinkError::UserInfo) => say!(
            lang,
            "Prüfen Sie, wohin die Adresse führt, und löschen Sie alles zwischen // und @, auch das @.",
            "Check where the address leads, and delete all between // and @, and the @."
        ),
        DefectKind::Link(_) => say!(
            lang,
            "Kopieren Sie die Adresse aus der Adresszeile des Browsers, zum Beispiel https://www.hamburg.de/seite.",
            "Copy the address from the address bar of the browser, for example https://www.hamburg.de/page."
        ),
        DefectKind::MissingSource => say!(
            lang,
            "Nennen Sie unter „sources“ mindestens eine Quelle und was sie belegt.",
            "Name at least one source under “sources”, and what it supports."
        ),
        DefectKind::NestedModule => say!(
            lang,
            "Setzen Sie das innere Modul in der Liste „modules“ des Projekts neben das äußere.",
            "Put the inner module beside the outer one, in the list “modules” of the project."
        ),
        DefectKind::MissingPartKind => say!(
            lang,
            "Ergänzen Sie „\"kind\": \"module\"“, wenn eine Quelle es Modul nennt, sonst „\"kind\": \"building-block\"“.",
            "Add “\"kind\": \"module\"” if a source calls it a module, else “\"kind\": \"building-block\"”."
        ),
        DefectKind::OneReading => say!(
            lang,
            "Ergänzen Sie die zweite Lesart mit ihrer Quelle.",
            "Add the second reading with its source."
        ),
        DefectKind::TooMany { .. } => say!(
            lang,
            "Kürzen Sie die Liste, bei Vorgängern auf die unmittelbaren.",
            "Shorten the list, of predecessors to the immediate ones."
        ),
        DefectKind::Repeated => say!(lang, "Löschen Sie es.", "Delete it."),
        DefectKind::Circle => say!(
            lang,
            "Nennen Sie nur, was unmittelbar davor kam.",
            "Name only what came immediately before."
        ),
        DefectKind::OutsideSpan => say!(
            lang,
            "Schreiben Sie Beginn und Ende innerhalb der Zeitspanne.",
            "Write a beginning and an end within the span."
        ),
        DefectKind::NoSteps => say!(
            lang,
            "Ergänzen Sie einen Schritt, oder löschen Sie den Rundgang.",
            "Add a step, or delete the tour."
        ),
    }
}

/// The same as what one writes: in German another case.
fn type_cure(json_type: &'static str, lang: Lang) -> &'static str {
    match (json_type, lang) {
        ("string", Lang::De) => "einen Text in Anführungszeichen",
        // The objects that are written as something else are texts, as a rule.
        ("object", Lang::De) => "ein Objekt { … }, Texte als { \"de\": \"…\", \"en\": \"…\" }",
        ("object", Lang::En) => "an object { … }, texts as { \"de\": \"…\", \"en\": \"…\" }",
        (other, _) => type_word(other, lang),
    }
}

pub(super) fn take_an_id(expected: &str, lang: Lang) -> String {
    let list = record_list(expected);
    say!(
        lang,
        "Nehmen Sie eine id aus „{list}“, oder legen Sie den Eintrag dort an.",
        "Use an id from “{list}”, or add the record there."
    )
}

fn record_list(expected: &str) -> &str {
    match expected {
        "phases" => "entries",
        "shown" => "entries, projects",
        "records" => "organisations, entries, figures, projects",
        other => other,
    }
}
