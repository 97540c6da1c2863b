//! A made-up catalogue: projects with modules whose texts are as long as the real ones.

use chronik::dataset::vocabulary::{Activity, Audience, Field};
use oorandom::Rand32;
use serde_json::{Value, json};

use super::compounds::{HEADS, PARTS, SMALL};
use super::words::{ENDINGS, STEMS};
use super::{PHASES, below, file, phases, sources};

/// Modules of a project; the real ones have up to seven.
const MODULES: usize = 10;

/// Carriers, about as many as there are.
const CARRIERS: usize = 24;

/// Draws a catalogue of so many modules, ten to a project, as a dataset.
#[must_use]
pub fn catalogue(modules: usize, seed: u64) -> String {
    let mut random = Rand32::new(seed);
    let random = &mut random;
    let organisations = (0..CARRIERS)
        .map(|number| organisation(random, number))
        .collect();
    let projects = (0..modules.div_ceil(MODULES)).map(|number| {
        let own = MODULES.min(modules - number * MODULES);
        let parts: Vec<Value> = (0..own)
            .map(|part| {
                let mut module = offer(random, number * MODULES + part);
                module["id"] = json!(format!("modul-{}", number * MODULES + part));
                module["kind"] = json!("module");
                module
            })
            .collect();
        let mut project = offer(random, number);
        project["id"] = json!(format!("projekt-{number}"));
        let (from, to) = one_of(random, &PHASES);
        project["when"] = json!(format!("{from}/{to}"));
        project["modules"] = json!(parts);
        project
    });
    let projects = projects.collect();
    file(phases(), organisations, projects)
}

fn organisation(random: &mut Rand32, number: usize) -> Value {
    let name = format!("{} Hamburg {number}", compound(random));
    json!({
        "id": carrier(number),
        "name": { "de": name, "en": name },
        "short": format!("{} {number}", one_of(random, PARTS)),
        "kind": "association",
        "statement": { "de": "Erfunden.", "en": "Made up." },
        "sources": sources(),
    })
}

fn carrier(number: usize) -> String {
    format!("traeger-{number}")
}

/// What projects and modules have alike. The number makes the title one of its kind.
fn offer(random: &mut Rand32, number: usize) -> Value {
    let (from, to) = one_of(random, &PHASES);
    let mut offer = json!({
        "title": {
            "de": format!("{} {} {number}", compound(random), compound(random)),
            "en": format!("{} {number}", english(random, 6)),
        },
        "summary": { "de": german(random, 9), "en": english(random, 14) },
        "statement": { "de": german(random, 13), "en": english(random, 18) },
        "carrier": carrier(place(random, CARRIERS)),
        "certainty": "stated",
        "phases": [format!("{from}-{to}")],
        "audience": [one_of(random, Audience::IDS)],
        "activities": [one_of(random, Activity::IDS)],
        "fields": [one_of(random, Field::IDS)],
        "sources": sources(),
    });
    if below(random, 3) > 0 {
        offer["occupations"] = json!({ "de": compound(random), "en": english(random, 2) });
    }
    offer
}

/// A German compound; a third of them has three parts, so that the vocabulary keeps growing.
fn compound(random: &mut Rand32) -> String {
    let first = one_of(random, PARTS);
    let middle = match below(random, 3) {
        0 => one_of(random, PARTS).to_lowercase(),
        _ => String::new(),
    };
    format!("{first}{middle}{}", one_of(random, HEADS))
}

fn german(random: &mut Rand32, words: usize) -> String {
    let words = (0..words).map(|_| match below(random, 4) {
        0 => compound(random),
        _ => one_of(random, SMALL).to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn english(random: &mut Rand32, words: usize) -> String {
    let words =
        (0..words).map(|_| format!("{}{}", one_of(random, &STEMS), one_of(random, &ENDINGS)));
    words.collect::<Vec<_>>().join(" ")
}

fn one_of<T: Copy>(random: &mut Rand32, list: &[T]) -> T {
    list[place(random, list.len())]
}

fn place(random: &mut Rand32, length: usize) -> usize {
    let length = i32::try_from(length).unwrap_or(1);
    usize::try_from(below(random, length)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SEED;

    #[test]
    fn the_same_seed_gives_the_same_catalogue() {
        assert_eq!(catalogue(40, SEED), catalogue(40, SEED));
        assert_ne!(catalogue(40, SEED), catalogue(40, SEED + 1));
    }

    #[test]
    fn it_is_sound_and_has_the_modules_that_were_asked_for() {
        let checked = chronik::dataset::read(catalogue(1_005, SEED).as_bytes()).unwrap();
        assert_eq!(checked.defects, []);
        let dataset = checked.dataset;
        assert_eq!(dataset.projects().count(), 101);
        assert_eq!(dataset.offers.len(), 101 + 1_005);
    }

    /// The real modules have 614 bytes of text on average, in both languages together.
    #[test]
    fn texts_are_as_long_as_the_real_ones() {
        let dataset = chronik::dataset::read(catalogue(1_000, SEED).as_bytes())
            .unwrap()
            .dataset;
        let texts = dataset.offers.iter().flat_map(|offer| {
            let texts = [&offer.title, &offer.summary, &offer.statement];
            texts.into_iter().chain(&offer.occupations)
        });
        let bytes: usize = texts.map(|text| text.de.len() + text.en.len()).sum();
        let mean = bytes / dataset.offers.len();
        assert!((560..670).contains(&mean), "{mean}");
    }
}
