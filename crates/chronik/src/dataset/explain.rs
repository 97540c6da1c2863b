//! Defects in words, for the editor who mends them and the visitor who meets them.

use super::check::Unreadable;
use super::defect::{Defect, DefectKind, Path, Place, Step};
use super::link::LinkError;
use super::wire::VERSION;
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

impl Place {
    fn words(&self, lang: Lang) -> String {
        let mut words = Vec::new();
        match &self.record {
            Some(record) => words.push(format!("{} {record}", record_word(&self.section, lang))),
            None if self.section.is_empty() => words.push(say!(lang, "die Datei", "the file")),
            None => words.push(field_word(&self.section, lang)),
        }
        if let Some(module) = self.module {
            words.push(say!(lang, "Modul {module}", "module {module}"));
        }
        for field in &self.field {
            match words.last_mut() {
                // A number counts in the list before it: "Quellen Nr. 2".
                Some(list) if field.starts_with(|c: char| c.is_ascii_digit()) => {
                    list.push_str(&say!(lang, " Nr. {field}", " no. {field}"));
                }
                _ => words.push(field_word(field, lang)),
            }
        }
        words.join(", ")
    }
}

impl Path {
    /// The record it leads to, by its numbers: "Projekt 1, Modul 2".
    fn record_words(&self, lang: Lang) -> String {
        let [Step::Key(section), Step::Index(record), rest @ ..] = self.0.as_slice() else {
            return self.pointer();
        };
        let mut place = Place {
            section: (*section).to_owned(),
            record: Some((record + 1).to_string()),
            ..Place::default()
        };
        if let [Step::Key(list), Step::Index(index)] = rest {
            match *list {
                "modules" => place.module = Some(index + 1),
                _ => place.field = vec![(*list).to_owned(), (index + 1).to_string()],
            }
        }
        place.words(lang)
    }
}

fn record_word(section: &str, lang: Lang) -> &str {
    match (section, lang) {
        ("sources", Lang::De) => "Quelle",
        ("sources", Lang::En) => "source",
        ("organisations", Lang::De) => "Organisation",
        ("organisations", Lang::En) => "organisation",
        ("entries", Lang::De) => "Eintrag",
        ("entries", Lang::En) => "entry",
        ("figures", Lang::De) => "Zahl",
        ("figures", Lang::En) => "figure",
        ("projects", Lang::De) => "Projekt",
        ("projects", Lang::En) => "project",
        ("conflicts", Lang::De) => "Widerspruch",
        ("conflicts", Lang::En) => "conflict",
        ("gaps", Lang::De) => "Lücke",
        ("gaps", Lang::En) => "gap",
        ("tours", Lang::De) => "Rundgang",
        ("tours", Lang::En) => "tour",
        (other, _) => other,
    }
}

/// German words for the fields an editor meets; in English the key says it already.
fn field_word(field: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return field.to_owned();
    }
    let word = match field {
        "title" => "Titel",
        "label" | "short" => "Kurztitel",
        "statement" => "Aussage",
        "summary" => "Kurztext",
        "when" => "Zeit",
        "evidence" => "Belegzeit",
        "as_of" => "Stand",
        "period" => "Zeitraum",
        "updated" => "Datum der Datei",
        "span" => "Zeitspanne",
        "sources" => "Quellen",
        "organisations" => "Organisationen",
        "entries" => "Einträge",
        "figures" => "Zahlen",
        "projects" => "Projekte",
        "conflicts" => "Widersprüche",
        "gaps" => "Lücken",
        "tours" => "Rundgänge",
        "steps" => "Schritte",
        "window" => "Fenster",
        "selected" => "Auswahl",
        "follows" => "Vorgänger",
        "also" => "weitere Spuren",
        "modules" => "Module",
        "source" => "Quelle",
        "supports" => "was sie belegt",
        "url" => "Adresse",
        "carrier" => "Träger",
        "partners" => "Partner",
        "phases" => "Phasen",
        "lane" => "Spur",
        "kind" => "Art",
        "certainty" => "Sicherheit",
        "audience" => "Zielgruppe",
        "activities" => "Themen",
        "fields" => "Berufsfelder",
        "phase" => "Angaben zur Phase",
        "number" => "Nummer",
        "value" => "Wert",
        "name" => "Name",
        "readings" => "Lesarten",
        "about" => "betrifft",
        "related" => "verwandte Angebote",
        "contact" => "Kontakt",
        "de" => "deutsch",
        "en" => "englisch",
        other => other,
    };
    word.to_owned()
}

fn reason(kind: &DefectKind, lang: Lang) -> String {
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
fn full_stop(mut clause: String) -> String {
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

fn cure(kind: &DefectKind, lang: Lang) -> String {
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

fn type_word(json_type: &str, lang: Lang) -> &str {
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

fn take_an_id(expected: &str, lang: Lang) -> String {
    let list = record_list(expected);
    say!(
        lang,
        "Nehmen Sie eine id aus „{list}“, oder legen Sie den Eintrag dort an.",
        "Use an id from “{list}”, or add the record there."
    )
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

fn record_list(expected: &str) -> &str {
    match expected {
        "phases" => "entries",
        "shown" => "entries, projects",
        "records" => "organisations, entries, figures, projects",
        other => other,
    }
}

impl Unreadable {
    /// Why the file cannot be read, in one or two sentences.
    #[must_use]
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Empty => say!(lang, "Die Datei ist leer.", "The file is empty."),
            Self::TooLarge => say!(
                lang,
                "Die Datei ist zu groß: höchstens 40 MB, 4 Millionen Werte, 10.000 Fehler, 5.000 Datensätze je Liste außer „entries“.",
                "The file is too large: at most 40 MB, 4 million values, 10,000 defects, 5,000 records in each list but “entries”."
            ),
            Self::NotUtf8 { .. } => say!(
                lang,
                "Die Datei enthält Bytes, die kein UTF-8 sind; vermutlich wurde sie als Latin-1 (Windows-1252) gespeichert.",
                "The file contains bytes that are not UTF-8; probably it was saved as Latin-1 (Windows-1252)."
            ),
            Self::Html => say!(
                lang,
                "Statt der Daten kam eine Webseite (HTML).",
                "Instead of the data a web page (HTML) arrived."
            ),
            Self::CutOff { .. } => say!(
                lang,
                "Die Datei hört mittendrin auf.",
                "The file ends in the middle."
            ),
            Self::Syntax { detail, .. } if detail == "trailing comma" => say!(
                lang,
                "Hinter dem letzten Element steht ein Komma zu viel.",
                "There is one comma too many after the last element."
            ),
            Self::Syntax { detail, .. } => say!(
                lang,
                "Das ist kein gültiges JSON ({detail}).",
                "This is not valid JSON ({detail})."
            ),
            Self::NotAnObject => say!(
                lang,
                "Die Datei ist kein Datensatz: Sie beginnt nicht mit {{.",
                "The file is no dataset: it does not start with {{."
            ),
            Self::Version { found: Some(found) } => say!(
                lang,
                "Die Datei hat die Formatversion {found}; dieses Programm liest Version {VERSION}.",
                "The file has format version {found}; this program reads version {VERSION}."
            ),
            Self::Version { found: None } => say!(
                lang,
                "Die Formatversion fehlt.",
                "The format version is missing."
            ),
            Self::Frame(_) => say!(
                lang,
                "Der Kopf der Datei (Titel, Datum, Zeitspanne) hat Fehler.",
                "The head of the file (title, date, span) has defects."
            ),
        }
    }

    /// What an editor can do.
    #[must_use]
    pub fn cure(&self, lang: Lang) -> String {
        match self {
            Self::Empty | Self::CutOff { .. } => say!(
                lang,
                "Laden Sie die vollständige Datei noch einmal hoch.",
                "Upload the complete file again."
            ),
            Self::TooLarge => say!(
                lang,
                "Prüfen Sie, ob es die richtige Datei ist.",
                "Check that it is the right file."
            ),
            Self::NotUtf8 { .. } => say!(
                lang,
                "Speichern Sie die Datei als „UTF-8“.",
                "Save the file as “UTF-8”."
            ),
            Self::Html => say!(
                lang,
                "Prüfen Sie, ob die Datei auf dem Server liegt und unter dieser Adresse als application/json kommt.",
                "Check that the file is on the server and arrives as application/json under this address."
            ),
            Self::Syntax { detail, .. } if detail == "trailing comma" => say!(
                lang,
                "Löschen Sie das Komma vor der schließenden Klammer.",
                "Delete the comma before the closing bracket."
            ),
            Self::Syntax { .. } => say!(
                lang,
                "Sehen Sie an dieser Stelle nach: Oft fehlt ein Komma, eine Klammer oder ein Anführungszeichen.",
                "Look at this place: often a comma, a bracket or a quote is missing."
            ),
            Self::NotAnObject => say!(
                lang,
                "Beginnen Sie mit {{ \"version\": {VERSION}, … }}.",
                "Start with {{ \"version\": {VERSION}, … }}."
            ),
            Self::Version { .. } => say!(
                lang,
                "Schreiben Sie \"version\": {VERSION}, wenn die Datei diesem Format folgt; sonst nehmen Sie das passende Programm.",
                "Write \"version\": {VERSION} if the file follows this format; otherwise use the matching program."
            ),
            Self::Frame(defects) => defects
                .first()
                .map(|defect| defect.cure(lang))
                .unwrap_or_default(),
        }
    }
}
