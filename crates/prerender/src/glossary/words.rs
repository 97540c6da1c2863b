//! What the words mean: short sentences, without other words that need an explanation, and the law that says it in full.

use chronik::lang::Lang;

iq_chronik::catalogue! {
    pub(super),
    lead: "Wörter, die in dieser Chronik vorkommen, kurz erklärt.", "Words that occur in this chronicle, briefly explained.";
    words: "Wörter von A bis Z", "Words from A to Z";
    to_check: "Die Erklärungen sind keine Rechtsauskunft; es gilt das Gesetz. Die Behörde prüft sie vor der Veröffentlichung.", "The explanations are no legal advice; the law applies. The authority checks them before publication.";
}

/// A word explained.
pub(super) struct Explained {
    /// The id of the term.
    pub(super) id: &'static str,
    de: &'static str,
    en: &'static str,
    law: &'static str,
}

impl Explained {
    /// The explanation in a language, and the law if there is one.
    pub(super) fn of(&self, lang: Lang) -> (&'static str, Option<&'static str>) {
        let text = match lang {
            Lang::De => self.de,
            Lang::En => self.en,
        };
        (text, (!self.law.is_empty()).then_some(self.law))
    }
}

/// The explanation of a term.
pub(super) fn explanation(id: &str) -> Option<&'static Explained> {
    EXPLAINED.iter().find(|explained| explained.id == id)
}

const fn say(id: &'static str, de: &'static str, en: &'static str, law: &'static str) -> Explained {
    Explained { id, de, en, law }
}

static EXPLAINED: [Explained; 33] = [
    say(
        "anerkennung",
        "Eine zuständige Stelle vergleicht einen Berufsabschluss aus dem Ausland mit dem deutschen. Sind beide gleichwertig, bescheinigt sie das.",
        "An office in charge compares a vocational qualification from abroad with the German one. If both are of equal value, it certifies that.",
        "BQFG §§ 4 und 9",
    ),
    say(
        "anerkennungsgesetz",
        "Ein Gesetz des Bundes: Seit April 2012 darf jeder Mensch prüfen lassen, ob sein Berufsabschluss aus dem Ausland einem deutschen gleichwertig ist.",
        "A federal act: since April 2012 everyone may have assessed whether their vocational qualification from abroad is equivalent to a German one.",
        "BQFG",
    ),
    say(
        "approbation",
        "Die dauerhafte staatliche Erlaubnis, in einem Heilberuf zu arbeiten, etwa als Ärztin oder Arzt.",
        "The permanent permission of the state to work in a medical profession, such as that of a doctor.",
        "BÄO § 3",
    ),
    say(
        "baustein",
        "Ein Teil eines Projekts. „Modul“ heißt hier nur, was eine Quelle selbst so nennt.",
        "A part of a project. Here only what a source itself calls a module is called one.",
        "",
    ),
    say(
        "berufserlaubnis",
        "Die Erlaubnis, in einem Heilberuf zu arbeiten. Für Ärztinnen und Ärzte ist sie befristet und gilt bis zur Approbation.",
        "The permission to work in a health profession. For doctors it is temporary, until they have the permanent one.",
        "BÄO § 10",
    ),
    say(
        "fachsprachpruefung",
        "Eine Prüfung, in der Angehörige eines Heilberufs zeigen, dass sie auf Deutsch mit Patienten und im Team arbeiten können.",
        "An examination in which members of a medical profession show that they can work in German with patients and in a team.",
        "",
    ),
    say(
        "interkulturelle-oeffnung",
        "Eine Organisation ändert sich so, dass Menschen jeder Herkunft in ihr arbeiten und von ihr Hilfe bekommen können.",
        "An organisation changes so that people of every origin can work in it and get help from it.",
        "",
    ),
    say(
        "kompetenzfeststellung",
        "Menschen zeigen in Aufgaben und Gesprächen, was sie können, auch ohne Zeugnis.",
        "People show in tasks and talks what they can do, also without a certificate.",
        "",
    ),
    say(
        "azav",
        "Eine Verordnung des Bundes: Wer Weiterbildungen anbietet, die Arbeitsagentur oder Jobcenter bezahlen, muss von einer fachkundigen Stelle zugelassen sein.",
        "A federal ordinance: whoever offers further training that the employment agency or the job centre pays for must be approved by an expert body.",
        "AZAV § 2",
    ),
    say(
        "ifsl",
        "Kurz IFSL: den Beruf und seine Sprache zugleich lernen. Im Fachunterricht und am Arbeitsplatz wird die Sprache mit geübt.",
        "Learning a profession and its language at the same time: the language is practised in lessons of the subject and at work. In full: Integriertes Fach- und Sprachlernen.",
        "",
    ),
    say(
        "iq",
        "Kurz IQ: ein Förderprogramm des Bundes seit 2005. Es hilft Menschen, mit ihrem Abschluss aus dem Ausland im eigenen Beruf zu arbeiten.",
        "IQ for short, in English “integration through qualification”: a federal funding programme since 2005. It helps people to work in their own profession with a qualification from abroad.",
        "",
    ),
    say(
        "profiling",
        "Ein Gespräch am Anfang. Es klärt, was jemand kann, was fehlt und welcher Weg dazu passt.",
        "A talk at the beginning. It settles what somebody can do, what is missing and which way suits them.",
        "",
    ),
    say(
        "migrantenorganisation",
        "Ein Verein oder Verband, den vor allem Zugewanderte gegründet haben und führen.",
        "An association founded and run above all by immigrants.",
        "",
    ),
    say(
        "sprachniveau",
        "Wie gut jemand eine Sprache kann, in sechs europäischen Stufen: von A1, dem Anfang, über B1, B2 und C1 bis C2, fast wie die eigene Sprache.",
        "How well somebody knows a language, in six European levels: from A1, the beginning, through B1, B2 and C1 to C2, almost like one's own language.",
        "",
    ),
    say(
        "gleichwertigkeit",
        "Zwischen dem Abschluss aus dem Ausland und dem deutschen gibt es keine wesentlichen Unterschiede.",
        "There are no substantial differences between the qualification from abroad and the German one.",
        "BQFG § 4",
    ),
    say(
        "teilanerkennung",
        "Ein Teil des Abschlusses ist gleichwertig. Der Bescheid nennt, was vorhanden ist und was noch fehlt.",
        "A part of the qualification is of equal value. The decision says what is there and what is still missing.",
        "BQFG § 7",
    ),
    say(
        "anpassungsqualifizierung",
        "Kurse oder Arbeit im Betrieb, die nachholen, was für die volle Anerkennung fehlt.",
        "Courses or work in a company that make up for what is missing for full recognition.",
        "",
    ),
    say(
        "ausgleichsmassnahme",
        "Sie gleicht in einem reglementierten Beruf die Unterschiede aus: durch begleitete Arbeit oder durch eine Prüfung.",
        "In a regulated occupation it makes up for the differences: by supervised work or by an examination.",
        "BQFG § 11",
    ),
    say(
        "kenntnispruefung",
        "Eine Prüfung, in der Fachkräfte der Gesundheitsberufe zeigen, dass sie so viel wissen wie nach einer deutschen Ausbildung.",
        "An examination in which health professionals show that they know as much as after training in Germany.",
        "",
    ),
    say(
        "reglementiert",
        "So heißt ein Beruf, in dem nur arbeiten darf, wer eine bestimmte Ausbildung nachweist.",
        "This is what an occupation is called in which only those may work who prove a certain training.",
        "BQFG § 3",
    ),
    say(
        "nachqualifizierung",
        "Erwachsene ohne Berufsabschluss holen ihn nach, oft in Teilen und neben der Arbeit.",
        "Adults without a vocational qualification gain it later, often in parts and beside their work.",
        "",
    ),
    say(
        "externenpruefung",
        "Die Abschlussprüfung eines Berufs ohne Ausbildung darin. Dafür muss man lange genug in dem Beruf gearbeitet haben.",
        "The final examination of an occupation without training in it. One must have worked in the occupation long enough.",
        "BBiG § 45",
    ),
    say(
        "brueckenmassnahme",
        "Ein Kurs, der Menschen mit einem Studium oder Beruf aus dem Ausland auf eine passende Stelle vorbereitet.",
        "A course that prepares people with a degree or an occupation from abroad for a suitable job.",
        "",
    ),
    say(
        "drittstaat",
        "Ein Staat außerhalb von Europäischer Union, Europäischem Wirtschaftsraum und Schweiz.",
        "A state outside the European Union, the European Economic Area and Switzerland.",
        "",
    ),
    say(
        "traeger",
        "Die Organisation, die ein Angebot durchführt und verantwortet.",
        "The organisation that runs an offer and is responsible for it.",
        "",
    ),
    say(
        "teilprojekt",
        "Ein Projekt eines Trägers innerhalb eines größeren Vorhabens, hier meist eines Netzwerks.",
        "A project of one organisation within a larger undertaking, here mostly a network.",
        "",
    ),
    say(
        "entwicklungspartnerschaft",
        "Mehrere Organisationen, die im Programm EQUAL ein Vorhaben gemeinsam umsetzten.",
        "Several organisations that carried out an undertaking together in the programme EQUAL.",
        "",
    ),
    say(
        "equal",
        "Ein Programm der Europäischen Union gegen Benachteiligung am Arbeitsmarkt, bezahlt aus dem ESF.",
        "A programme of the European Union against disadvantage on the labour market, paid for by the ESF.",
        "",
    ),
    say(
        "esf-plus",
        "Europäischer Sozialfonds Plus: Geld der Europäischen Union für Arbeit, Bildung und Teilhabe in den Jahren 2021 bis 2027.",
        "European Social Fund Plus: money of the European Union for work, education and inclusion in the years 2021 to 2027.",
        "Verordnung (EU) 2021/1057",
    ),
    say(
        "esf",
        "Europäischer Sozialfonds: Geld der Europäischen Union für Arbeit und Bildung, vor dem ESF Plus.",
        "European Social Fund: money of the European Union for work and education, before the ESF Plus.",
        "",
    ),
    say(
        "bmas",
        "Bundesministerium für Arbeit und Soziales.",
        "Federal Ministry of Labour and Social Affairs.",
        "",
    ),
    say(
        "bmbf",
        "Bundesministerium für Bildung und Forschung.",
        "Federal Ministry of Education and Research.",
        "",
    ),
    say(
        "bamf",
        "Bundesamt für Migration und Flüchtlinge.",
        "Federal Office for Migration and Refugees.",
        "",
    ),
];

#[cfg(test)]
mod tests {
    use chronik::glossary::TERMS;

    use super::*;

    #[test]
    fn every_term_is_explained_in_both_languages() {
        for term in TERMS {
            let explained = explanation(term.id).unwrap();
            for lang in Lang::ALL {
                let (text, _) = explained.of(lang);
                assert!(text.ends_with('.') && text.len() > 20, "{}", term.id);
                assert!(term.forms(lang).all(|form| !form.is_empty()), "{}", term.id);
            }
        }
        assert_eq!(EXPLAINED.len(), TERMS.len());
        for (name, de, en) in ALL {
            assert!(!de.is_empty() && !en.is_empty(), "{name}");
        }
    }
}
