//! A file of which nothing can be shown.

use crate::dataset::check::Unreadable;
use crate::dataset::wire::VERSION;
use crate::lang::Lang;

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
