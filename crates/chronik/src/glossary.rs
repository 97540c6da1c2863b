//! Words that not everybody knows, and where they stand in a text. What they mean is said on the page of the glossary.

use crate::lang::Lang;

/// A word of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id: the place on the page of the glossary.
    pub id: &'static str,
    /// Its forms in German texts, separated by `|`.
    de: &'static str,
    /// Its forms in English texts.
    en: &'static str,
}

const fn term(id: &'static str, de: &'static str, en: &'static str) -> Term {
    Term { id, de, en }
}

/// All of them.
pub const TERMS: [Term; 33] = [
    term(
        "anerkennung",
        "Anerkennung|Anerkennungsverfahren|Anerkennungsberatung",
        "recognition|Recognition",
    ),
    term(
        "anerkennungsgesetz",
        "Anerkennungsgesetz|Anerkennungsgesetzes",
        "recognition act",
    ),
    term("approbation", "Approbation", "licence to practise medicine"),
    term(
        "baustein",
        "Baustein|Bausteine|Bausteinen",
        "building block|building blocks",
    ),
    term("azav", "AZAV|AZAV-Weiterbildung", "AZAV"),
    term("ifsl", "Integriertes Fach- und Sprachlernen|IFSL", "IFSL"),
    term(
        "iq",
        "Integration durch Qualifizierung|Förderprogramm IQ",
        "Integration durch Qualifizierung|Integration through Qualification",
    ),
    term("profiling", "Profiling", "Profiling|profiling"),
    term("berufserlaubnis", "Berufserlaubnis", "licence to practise"),
    term(
        "fachsprachpruefung",
        "Fachsprachprüfung",
        "medical language exam",
    ),
    term(
        "gleichwertigkeit",
        "Gleichwertigkeit|Gleichwertigkeitsprüfung",
        "equivalence",
    ),
    term(
        "interkulturelle-oeffnung",
        "Interkulturelle Öffnung|interkultureller Öffnung",
        "intercultural opening",
    ),
    term(
        "kompetenzfeststellung",
        "Kompetenzfeststellung",
        "skills assessment|Skills assessment",
    ),
    term(
        "migrantenorganisation",
        "Migrantenorganisation|Migrantenorganisationen",
        "migrant organisation|migrant organisations",
    ),
    term(
        "sprachniveau",
        "Sprachniveau|B1|B2|B2-Deutsch|C1|C2|C2-Niveau|C2-Prüfung|C2-Zertifikat",
        "language level|B1|B2|C1|C2",
    ),
    term("teilanerkennung", "Teilanerkennung", "partial recognition"),
    term(
        "anpassungsqualifizierung",
        "Anpassungsqualifizierung|Anpassungsqualifizierungen|APQ",
        "adaptation training|Adaptation training|APQ",
    ),
    term(
        "ausgleichsmassnahme",
        "Ausgleichsmaßnahme|Ausgleichsmaßnahmen",
        "compensation measure|compensation measures",
    ),
    term("kenntnispruefung", "Kenntnisprüfung", "knowledge test"),
    term(
        "reglementiert",
        "reglementiert|reglementierte|reglementierten",
        "regulated",
    ),
    term(
        "nachqualifizierung",
        "Nachqualifizierung",
        "Nachqualifizierung",
    ),
    term(
        "externenpruefung",
        "Externenprüfung",
        "external exam|external exams",
    ),
    term(
        "brueckenmassnahme",
        "Brückenmaßnahme|Brückenmaßnahmen",
        "bridging course|bridging courses",
    ),
    term(
        "drittstaat",
        "Drittstaat|Drittstaaten|Drittstaatsangehörige",
        "third country|third countries|third-country nationals",
    ),
    term("traeger", "Träger", "carrier|carriers"),
    term(
        "teilprojekt",
        "Teilprojekt|Teilprojekte|Teilprojekten|IQ-Teilprojekt|IQ-Teilprojekte",
        "sub-project|sub-projects",
    ),
    term(
        "entwicklungspartnerschaft",
        "Entwicklungspartnerschaft|Entwicklungspartnerschaften|EQUAL-Entwicklungspartnerschaft|EQUAL-Entwicklungspartnerschaften",
        "development partnership|development partnerships",
    ),
    term("equal", "EQUAL", "EQUAL"),
    term("esf-plus", "ESF Plus", "ESF Plus"),
    term("esf", "ESF", "ESF"),
    term("bmas", "BMAS", "BMAS"),
    term("bmbf", "BMBF", "BMBF"),
    term("bamf", "BAMF", "BAMF"),
];

impl Term {
    /// Its forms in texts of a language, the one it is looked up by first.
    pub fn forms(&self, lang: Lang) -> impl Iterator<Item = &'static str> + use<> {
        let forms = match lang {
            Lang::De => self.de,
            Lang::En => self.en,
        };
        forms.split('|')
    }
}

/// A part of a text, and the term that it is, if it is one.
pub type Piece<'a> = (&'a str, Option<&'static str>);

/// A text in pieces: whole words that are terms, each marked where it comes first, and what is between them.
#[must_use]
pub fn pieces(text: &str, lang: Lang) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut at = 0;
    let mut seen: Vec<&str> = Vec::new();
    while let Some((start, end, id)) = first(text, at, lang, &seen) {
        pieces.push((&text[at..start], None));
        pieces.push((&text[start..end], Some(id)));
        seen.push(id);
        at = end;
        rest = &text[at..];
    }
    pieces.push((rest, None));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The first term from a place on, the longest where several begin; none that is `seen` already.
fn first(
    text: &str,
    from: usize,
    lang: Lang,
    seen: &[&str],
) -> Option<(usize, usize, &'static str)> {
    let mut best: Option<(usize, usize, &'static str)> = None;
    for term in TERMS.iter().filter(|term| !seen.contains(&term.id)) {
        for form in term.forms(lang) {
            let places = text.get(from..)?.match_indices(form);
            let mut places = places.map(|(at, _)| (from + at, from + at + form.len()));
            let Some((start, end)) = places.find(|(start, end)| is_word(text, *start, *end)) else {
                continue;
            };
            // Earlier, or as early and longer.
            let better = best.is_none_or(|(at, until, _)| (start, until) < (at, end));
            if better {
                best = Some((start, end, term.id));
            }
        }
    }
    best
}

/// Whether a part of a text is a word of its own. A hyphen joins: "EQUAL-Partnerschaft" is another word.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    !before.is_some_and(joins) && !after.is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(text: &str, lang: Lang) -> Vec<(&str, &str)> {
        let pieces = pieces(text, lang).into_iter();
        pieces
            .filter_map(|(piece, id)| Some((piece, id?)))
            .collect()
    }

    #[test]
    fn whole_words_are_found_each_once_and_the_longest() {
        let text = "ESF Plus und ESF zahlten die Anerkennung; Anerkennungsstelle und Anerkennung.";
        assert_eq!(
            terms(text, Lang::De),
            [
                ("ESF Plus", "esf-plus"),
                ("ESF", "esf"),
                ("Anerkennung", "anerkennung")
            ]
        );
        assert_eq!(
            terms("Two adaptation training courses, EQUAL-Projekt", Lang::En),
            [("adaptation training", "anpassungsqualifizierung")]
        );
        assert!(terms("", Lang::De).is_empty());
    }

    #[test]
    fn ids_are_unique() {
        for (at, term) in TERMS.iter().enumerate() {
            assert!(
                TERMS.iter().skip(at + 1).all(|other| other.id != term.id),
                "{}",
                term.id
            );
        }
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "([A-Za-zäöüß .,-]{0,8}(ESF|EQUAL|Träger|BMAS|ESF Plus)?){0,8}") {
            for lang in Lang::ALL {
                let whole: String = pieces(&text, lang).into_iter().map(|(piece, _)| piece).collect();
                prop_assert_eq!(&whole, &text);
            }
        }
    }
}
