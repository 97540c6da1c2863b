//! Titles of the length and with the letters that real ones have: how wide they are decides where
//! labels find room.

use oorandom::Rand32;

use super::pick;

const WHAT: [&str; 16] = [
    "Beratung",
    "Anpassungsqualifizierung",
    "Fachsprachkurs",
    "Netzwerktreffen",
    "Koordination",
    "Fachtag",
    "Mentoring",
    "Schulung",
    "Modellprojekt",
    "Brückenkurs",
    "Anerkennung",
    "Werkstatt",
    "Kompetenzfeststellung",
    "Förderung",
    "Begleitung",
    "Jahrestagung",
];

const WHOM: [&str; 16] = [
    "Pflege",
    "Handwerk",
    "Umwelttechnik",
    "Existenzgründung",
    "Kindertagesstätten",
    "Ingenieurberufe",
    "Geflüchtete",
    "Zugewanderte",
    "Betriebe",
    "Jobcenter",
    "Lehrkräfte",
    "Ärztinnen und Ärzte",
    "kleine Unternehmen",
    "den Hamburger Hafen",
    "soziale Berufe",
    "den Einzelhandel",
];

/// Beginnings of English words, those of the queries among them.
pub(super) const STEMS: [&str; 48] = [
    "nurs", "doctor", "weld", "teach", "engineer", "diploma", "labour", "law", "languag", "cours",
    "business", "start", "train", "work", "recogni", "qualif", "counsel", "advis", "employ",
    "migra", "refug", "network", "support", "skill", "craft", "health", "environ", "school",
    "hospital", "city", "region", "project", "phase", "fund", "partner", "office", "a", "the",
    "of", "for", "in", "with", "and", "to", "at", "by", "from", "on",
];

/// What they end with.
pub(super) const ENDINGS: [&str; 8] = ["", "", "s", "e", "er", "ing", "ment", "ation"];

/// A title with the number of its entry, so that no two are alike.
pub(super) fn title(random: &mut Rand32, number: usize) -> String {
    let what = pick(random, &WHAT);
    if pick(random, &[true, true, false]) {
        let whom = pick(random, &WHOM);
        format!("{what} für {whom} {number}")
    } else {
        format!("{what} {number}")
    }
}
