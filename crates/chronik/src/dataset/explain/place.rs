//! Where a defect is: records and fields by the names that an editor knows.

use crate::dataset::defect::{Path, Place, Step};
use crate::lang::Lang;

impl Place {
    pub(super) fn words(&self, lang: Lang) -> String {
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
    pub(super) fn record_words(&self, lang: Lang) -> String {
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
