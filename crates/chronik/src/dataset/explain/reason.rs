//! Why something is wrong.

use crate::dataset::defect::DefectKind;
use crate::dataset::link::LinkError;
use crate::lang::Lang;

pub(super) fn reason(kind: &DefectKind, lang: Lang) -> String {
    match kind {
        DefectKind::ByteOrderMark => say!(
            lang,
            "Die Datei beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke (BOM).",
            "The file starts with an invisible byte order mark (BOM)."
        ),
        DefectKind::WrongType { expected, found } if expected == found => say!(
            lang,
            "Diese Zahl kann hier nicht stehen.",
            "This number cannot stand here."
        ),
        DefectKind::WrongType { expected, found } => {
            let (expected, found) = (type_word(expected, lang), type_word(found, lang));
            say!(
                lang,
                "Hier steht {found}, gebraucht wird {expected}.",
                "This is {found}; {expected} is needed."
            )
        }
        DefectKind::MissingField { field } => say!(
            lang,
            "Das Feld „{field}“ fehlt.",
            "The field “{field}” is missing."
        ),
        DefectKind::UnknownField {
            field,
            suggestion: None,
        } if field == "phase" => say!(
            lang,
            "„phase“ haben nur Einträge in der Spur „phases“.",
            "Only entries in the lane “phases” have “phase”."
        ),
        DefectKind::UnknownField { field, .. } => say!(
            lang,
            "Das Feld „{field}“ gibt es hier nicht.",
            "There is no field “{field}” here."
        ),
        DefectKind::UnknownValue { value, .. } => say!(
            lang,
            "„{value}“ steht nicht in der Liste der erlaubten Wörter.",
            "“{value}” is not in the list of allowed words."
        ),
        DefectKind::Date(error) => full_stop(error.reason(lang)),
        DefectKind::DateShape { period: true } => say!(
            lang,
            "Hier steht ein einzelnes Datum, gebraucht wird ein Zeitraum.",
            "This is a single date; a period is needed."
        ),
        DefectKind::DateShape { period: false } => say!(
            lang,
            "Hier steht ein Zeitraum, gebraucht wird ein einzelnes Datum.",
            "This is a period; a single date is needed."
        ),
        DefectKind::MissingStart => say!(
            lang,
            "Der Beginn der Phase fehlt.",
            "The beginning of the phase is missing."
        ),
        DefectKind::MissingTranslation(Lang::De) => say!(
            lang,
            "Der deutsche Text fehlt.",
            "The German text is missing."
        ),
        DefectKind::MissingTranslation(Lang::En) => say!(
            lang,
            "Der englische Text fehlt.",
            "The English text is missing."
        ),
        DefectKind::EmptyText => say!(lang, "Der Text ist leer.", "The text is empty."),
        DefectKind::TooLong { limit, length } => say!(
            lang,
            "Der Text hat {length} Zeichen, Platz ist für {limit}.",
            "The text has {length} characters, there is room for {limit}."
        ),
        DefectKind::HiddenCharacter(c) => {
            let code = u32::from(*c);
            say!(
                lang,
                "Der Text enthält ein unsichtbares Steuerzeichen (U+{code:04X}).",
                "The text contains an invisible control character (U+{code:04X})."
            )
        }
        DefectKind::BadId => say!(
            lang,
            "Eine id besteht aus 1 bis 80 Zeichen: a–z, 0–9 und Bindestrich.",
            "An id has 1 to 80 characters: a–z, 0–9 and hyphen."
        ),
        DefectKind::DuplicateId { first } => {
            let first = first.record_words(lang);
            say!(
                lang,
                "Diese id ist schon vergeben: {first}.",
                "This id is taken already: {first}."
            )
        }
        DefectKind::UnknownReference { expected, .. } => {
            let what = reference_word(expected, lang);
            say!(
                lang,
                "Es gibt {what} mit dieser id.",
                "There is no {what} with this id."
            )
        }
        DefectKind::Link(error) => link_reason(*error, lang),
        DefectKind::MissingSource => say!(
            lang,
            "Die Angabe nennt keine Quelle.",
            "The statement names no source."
        ),
        DefectKind::NestedModule => say!(
            lang,
            "Ein Modul kann keine Module enthalten.",
            "A module cannot contain modules."
        ),
        DefectKind::MissingPartKind => say!(
            lang,
            "Es fehlt, ob dies ein Modul oder ein Baustein ist.",
            "It does not say whether this is a module or a building block."
        ),
        DefectKind::OneReading => say!(
            lang,
            "Ein Widerspruch braucht mindestens zwei Lesarten.",
            "A conflict needs at least two readings."
        ),
        DefectKind::TooMany { limit } => say!(
            lang,
            "Mehr als {limit} sind hier zu viele.",
            "More than {limit} are too many here."
        ),
        DefectKind::Repeated => say!(
            lang,
            "Etwas steht hier doppelt oder ist schon die eigene Spur.",
            "Something stands here twice or is the entry’s own lane already."
        ),
        DefectKind::Circle => say!(
            lang,
            "So wäre der Eintrag sein eigener Vorgänger.",
            "This would make the entry its own predecessor."
        ),
        DefectKind::OutsideSpan => say!(
            lang,
            "Das liegt nicht ganz in der Zeitspanne der Datei („span“).",
            "This does not lie within the span of the file (“span”)."
        ),
        DefectKind::NoSteps => say!(
            lang,
            "Ein Rundgang braucht mindestens einen Schritt.",
            "A tour needs at least one step."
        ),
    }
}

/// The date module words clauses; here they are sentences.
pub(super) fn full_stop(mut clause: String) -> String {
    if !clause.ends_with(['.', '?', '!']) {
        clause.push('.');
    }
    clause
}

fn link_reason(error: LinkError, lang: Lang) -> String {
    match error {
        LinkError::Scheme => say!(
            lang,
            "Die Adresse beginnt nicht mit https:// oder http://.",
            "The address does not start with https:// or http://."
        ),
        LinkError::Character => say!(
            lang,
            "Die Adresse enthält ein Zeichen, das dort nicht stehen darf (Leerzeichen, Zeilenumbruch, Anführungszeichen, Klammer, umgekehrter Schrägstrich).",
            "The address contains a character that must not be there (space, line break, quote, bracket, backslash)."
        ),
        LinkError::Host => say!(
            lang,
            "Die Adresse hat keinen gültigen Rechnernamen.",
            "The address has no valid host name."
        ),
        LinkError::UserInfo => say!(
            lang,
            "Vor dem Rechnernamen steht ein @: so sehen gefälschte Adressen aus.",
            "There is an @ before the host name: forged addresses look like this."
        ),
        LinkError::TooLong => say!(
            lang,
            "Die Adresse ist länger als 2.000 Zeichen.",
            "The address is longer than 2,000 characters."
        ),
    }
}

pub(super) fn type_word(json_type: &str, lang: Lang) -> &str {
    match (json_type, lang) {
        ("string", Lang::De) => "ein Text in Anführungszeichen",
        ("string", Lang::En) => "a text in quotes",
        ("number", Lang::De) => "eine Zahl",
        ("number", Lang::En) => "a number",
        ("boolean", Lang::De) => "true oder false",
        ("boolean", Lang::En) => "true or false",
        ("array", Lang::De) => "eine Liste [ … ]",
        ("array", Lang::En) => "a list [ … ]",
        ("object", Lang::De) => "ein Objekt { … }",
        ("object", Lang::En) => "an object { … }",
        (other, _) => other,
    }
}

fn reference_word(expected: &str, lang: Lang) -> &'static str {
    match (expected, lang) {
        ("sources", Lang::De) => "keine Quelle",
        ("sources", Lang::En) => "source",
        ("organisations", Lang::De) => "keine Organisation",
        ("organisations", Lang::En) => "organisation",
        ("phases", Lang::De) => "keine Phase",
        ("phases", Lang::En) => "phase",
        ("projects", Lang::De) => "kein Angebot",
        ("projects", Lang::En) => "offer",
        ("shown", Lang::De) => "keinen Eintrag und kein Angebot",
        ("shown", Lang::En) => "entry or offer",
        (_, Lang::De) => "keinen Eintrag",
        (_, Lang::En) => "record",
    }
}
