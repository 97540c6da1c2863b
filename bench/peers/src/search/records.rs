//! The records as the other searches take them: flat objects with the fields that our index reads.

use chronik::dataset::Dataset;
use chronik::dataset::vocabulary::Field;
use chronik::dataset::wire::{Offer, Text};
use serde_json::{Value, json};

/// All projects and parts, as JSON.
pub(super) fn records(dataset: &Dataset) -> String {
    let all = dataset.offers.iter().enumerate();
    let all: Vec<Value> = all.map(|(id, offer)| record(dataset, id, offer)).collect();
    json!(all).to_string()
}

fn record(dataset: &Dataset, id: usize, offer: &Offer) -> Value {
    let project = dataset
        .parent(id)
        .and_then(|parent| dataset.offers.get(parent));
    let carriers = offer.carrier.iter().chain(&offer.partners);
    let carriers = carriers.filter_map(|id| dataset.organisation(id));
    let carriers: Vec<&str> = carriers
        .flat_map(|carrier| [carrier.name.de.as_str(), carrier.short.as_str()])
        .collect();
    let activities = offer.activities.iter().map(|activity| activity.id());
    let fields = offer.fields.iter().filter(|field| **field != Field::All);
    let audience = offer.audience.iter().map(|audience| audience.id());
    let phases = offer.phases.iter().map(String::as_str);
    let keywords: Vec<&str> = activities
        .chain(fields.map(|field| field.id()))
        .chain(audience)
        .chain(phases)
        .collect();
    let (occupations_de, occupations_en) = both(offer.occupations.as_ref());
    let (place_de, place_en) = both(offer.place.as_ref());
    json!({
        "id": id,
        "project": project.unwrap_or(offer).id,
        "titleDe": offer.title.de,
        "titleEn": offer.title.en,
        "summaryDe": offer.summary.de,
        "summaryEn": offer.summary.en,
        "statementDe": offer.statement.de,
        "statementEn": offer.statement.en,
        "occupationsDe": occupations_de,
        "occupationsEn": occupations_en,
        "placeDe": place_de,
        "placeEn": place_en,
        "carriers": carriers,
        "keywords": keywords,
    })
}

/// A text in both languages; empty where there is none.
fn both(text: Option<&Text>) -> (&str, &str) {
    text.map_or(("", ""), |text| (text.de.as_str(), text.en.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_says_its_project() {
        let text = benches::catalogue(12, benches::SEED);
        let dataset = chronik::dataset::read(text.as_bytes()).unwrap().dataset;
        let records: Value = serde_json::from_str(&records(&dataset)).unwrap();
        assert_eq!(records.as_array().unwrap().len(), 14);
        assert_eq!(records[0]["project"], "projekt-0");
        assert_eq!(records[10]["project"], "projekt-0");
        assert_eq!(records[11]["project"], "projekt-1");
        assert_eq!(records[13]["id"], 13);
        assert_eq!(records[13]["carriers"].as_array().unwrap().len(), 2);
    }
}
