//! The files in `data/` of the built site, made from the one dataset that editors change.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use chronik::dataset::read;
use chronik::export::{csv, ics, json};
use chronik::lang::Lang;
use serde_json::Value;

/// The dataset as the page fetches it.
const DATASET: &str = "iq-hamburg.json";
/// The dataset as editors write it.
const FULL: &str = "iq-hamburg.full.json";

/// Writes the dataset for the page (compact, without the notes on what each source supports, with
/// short ids of sources), the full one, tables and a calendar into `dir/data`.
///
/// # Errors
/// When a file cannot be read or written, or the page's copy would not be a sound dataset.
pub fn write(dir: &Path) -> anyhow::Result<()> {
    let data = dir.join("data");
    let path = data.join(DATASET);
    let text = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let save = |name: &str, content: &[u8]| {
        let path = data.join(name);
        std::fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
    };
    let page = for_the_page(&text)?;
    let Ok(checked) = read(&page) else {
        bail!("the page's copy of the dataset cannot be read")
    };
    if !checked.defects.is_empty() {
        bail!("the page's copy of the dataset has defects: run `cargo xtask validate`");
    }
    let dataset = &checked.dataset;
    save(FULL, &text)?;
    save(DATASET, &page)?;
    save("eintraege.csv", csv::entries(dataset).as_bytes())?;
    save("angebote.csv", csv::offers(dataset).as_bytes())?;
    let rows = csv::offer_rows(dataset);
    save("angebote.json", json::objects(&rows).as_bytes())?;
    let rows = csv::timeline_rows(dataset);
    save("zeitachse.csv", csv::table(&rows).as_bytes())?;
    save("zeitachse.json", json::objects(&rows).as_bytes())?;
    save("zahlen.csv", csv::figures(dataset).as_bytes())?;
    // Calendars are read as text: one for each language.
    for (lang, ending) in [(Lang::De, "ics"), (Lang::En, "en.ics")] {
        let calendars = [
            ("angebote", ics::offers(dataset, lang)),
            ("zeitachse", ics::timeline(dataset, lang)),
            ("iq-hamburg", ics::calendar(dataset, lang)),
        ];
        for (name, calendar) in calendars {
            save(&format!("{name}.{ending}"), calendar.as_bytes())?;
        }
    }
    Ok(())
}

/// The dataset without white space and without what only editors need: two thirds of its size.
fn for_the_page(text: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut root: Value = serde_json::from_slice(text).context("the dataset is no JSON")?;
    drop_editors_notes(&mut root);
    shorten_source_ids(&mut root);
    Ok(serde_json::to_vec(&root)?)
}

fn drop_editors_notes(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.remove("supports");
            object.values_mut().for_each(drop_editors_notes);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_editors_notes),
        _ => {}
    }
}

/// Sources are cited some hundred times, and no address of the page holds their ids: "s17" serves
/// as well as "kleineanfragen-17981-bilanz-der-anerkennungsg", and saves 1.8 kB (brotli). An id that
/// is taken by another record would stop the build.
fn shorten_source_ids(root: &mut Value) {
    let mut short = BTreeMap::new();
    let sources = root.get_mut("sources").and_then(Value::as_array_mut);
    for (number, source) in sources.into_iter().flatten().enumerate() {
        if let Some(Value::String(id)) = source.get_mut("id") {
            let new = format!("s{number}");
            short.insert(std::mem::replace(id, new.clone()), new);
        }
    }
    cite_by(&short, root);
}

fn cite_by(short: &BTreeMap<String, String>, value: &mut Value) {
    let rename = |cited: &mut Value| {
        if let Value::String(id) = cited
            && let Some(new) = short.get(id)
        {
            id.clone_from(new);
        }
    };
    match value {
        Value::Object(object) => {
            object.get_mut("source").into_iter().for_each(rename);
            let list = object.get_mut("sources").and_then(Value::as_array_mut);
            list.into_iter().flatten().for_each(rename);
            object.values_mut().for_each(|value| cite_by(short, value));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| cite_by(short, value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_every_record_but_no_editors_notes() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data/iq-hamburg.json");
        let text = std::fs::read(path).unwrap();
        let page = for_the_page(&text).unwrap();
        let (full, lean) = (read(&text).unwrap(), read(&page).unwrap());
        assert!(lean.defects.is_empty());
        assert_eq!(full.dataset.entries.len(), lean.dataset.entries.len());
        assert_eq!(full.dataset.offers.len(), lean.dataset.offers.len());
        assert_eq!(full.dataset.tours.len(), lean.dataset.tours.len());
        assert_eq!(csv::entries(&full.dataset), csv::entries(&lean.dataset));
        assert_eq!(csv::offers(&full.dataset), csv::offers(&lean.dataset));
        assert_eq!(csv::figures(&full.dataset), csv::figures(&lean.dataset));
        assert!(!String::from_utf8(page).unwrap().contains("supports"));
    }
}
