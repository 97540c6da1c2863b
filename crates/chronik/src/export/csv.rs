//! Tables as CSV (RFC 4180): comma, quotes where needed, lines end in CR LF, UTF-8.

use super::{in_words, mentions};
use crate::dataset::Dataset;
use crate::dataset::vocabulary::Certainty;
use crate::dataset::wire::{Citation, Offer, Text};
use crate::edtf::Edtf;
use crate::lang::Lang;
use crate::state::{LaneId, Route};

/// Rows of fields as CSV, with a byte order mark: without it Excel reads UTF-8 as Latin-1.
///
/// A field that a spreadsheet would run as a formula gets an apostrophe in front of it, as OWASP
/// recommends against CSV injection.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{FEFF}");
    for row in rows {
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_field(&mut out, field);
        }
        out.push_str("\r\n");
    }
    out
}

fn push_field(out: &mut String, field: &str) {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quote = formula || field.contains([',', '"', '\n', '\r', ';']);
    if !quote {
        return out.push_str(field);
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What stands in the place of a time that no source gives: an empty field is taken for one that was forgotten.
fn undated(lang: Lang) -> String {
    let words = match lang {
        Lang::De => "ohne Datum",
        Lang::En => "undated",
    };
    words.to_owned()
}

/// Addresses of sources, one blank apart.
fn addresses(dataset: &Dataset, citations: &[Citation]) -> String {
    let urls = citations
        .iter()
        .filter_map(|citation| dataset.source(&citation.source));
    urls.map(|source| source.url.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The entries of the history.
#[must_use]
pub fn entries(dataset: &Dataset) -> String {
    let mut rows = vec![header(&[
        "id",
        "lane",
        "when_edtf",
        "when_de",
        "when_en",
        "title_de",
        "title_en",
        "statement_de",
        "statement_en",
        "certainty",
        "sources",
    ])];
    for entry in &dataset.entries {
        let words = |lang| {
            entry
                .when
                .map_or_else(|| undated(lang), |when| when.words(lang))
        };
        rows.push(vec![
            entry.id.clone(),
            entry.lane.id().to_owned(),
            entry.when.map(|when| when.to_string()).unwrap_or_default(),
            words(Lang::De),
            words(Lang::En),
            entry.title.de.clone(),
            entry.title.en.clone(),
            entry.statement.de.clone(),
            entry.statement.en.clone(),
            entry.certainty.id().to_owned(),
            addresses(dataset, &entry.sources),
        ]);
    }
    table(&rows)
}

/// What the timeline shows, entries of the history and projects, as rows; the names of the columns first. The dates of a
/// project without stated ones are those of its first and last evidence.
#[must_use]
pub fn timeline_rows(dataset: &Dataset) -> Vec<Vec<String>> {
    let mut rows = vec![header(&[
        "id",
        "lane",
        "when_edtf",
        "when_de",
        "when_en",
        "dates_are",
        "evidence_edtf",
        "title_de",
        "title_en",
        "statement_de",
        "statement_en",
        "certainty",
        "sources",
    ])];
    for entry in &dataset.entries {
        rows.push(timeline_row(
            dataset,
            (&entry.id, entry.lane.id()),
            (entry.when, None),
            (&entry.title, &entry.statement),
            (entry.certainty, &entry.sources),
        ));
    }
    for (_, project) in dataset.projects() {
        let when = project.when.as_ref().map(|when| when.edtf());
        let evidence = project.evidence.as_ref().map(|dates| dates.edtf());
        rows.push(timeline_row(
            dataset,
            (&project.id, LaneId::Projects.id()),
            (when, evidence),
            (&project.title, &project.statement),
            (project.certainty, &project.sources),
        ));
    }
    rows
}

fn timeline_row(
    dataset: &Dataset,
    (id, lane): (&str, &str),
    (stated, evidence): (Option<Edtf>, Option<Edtf>),
    (title, statement): (&Text, &Text),
    (certainty, sources): (Certainty, &[Citation]),
) -> Vec<String> {
    let words = |lang| match (stated, evidence) {
        (Some(stated), _) => stated.words(lang),
        (None, Some(evidence)) => mentions(evidence, lang),
        (None, None) => undated(lang),
    };
    let written = |dates: Option<Edtf>| dates.map(|dates| dates.to_string()).unwrap_or_default();
    let dates_are = match (stated, evidence) {
        (Some(_), _) => "stated",
        (None, Some(_)) => "evidence",
        (None, None) => "",
    };
    vec![
        id.to_owned(),
        lane.to_owned(),
        written(stated.or(evidence)),
        words(Lang::De),
        words(Lang::En),
        dates_are.to_owned(),
        written(evidence),
        title.de.clone(),
        title.en.clone(),
        statement.de.clone(),
        statement.en.clone(),
        certainty.id().to_owned(),
        addresses(dataset, sources),
    ]
}

/// Projects, modules and building blocks.
#[must_use]
pub fn offers(dataset: &Dataset) -> String {
    table(&offer_rows(dataset))
}

/// The same as rows, the names of the columns first.
#[must_use]
pub fn offer_rows(dataset: &Dataset) -> Vec<Vec<String>> {
    let mut rows = vec![header(&[
        "id",
        "page",
        "kind",
        "project",
        "carrier",
        "carrier_name",
        "title_de",
        "title_en",
        "span_edtf",
        "evidence_edtf",
        "when_de",
        "when_en",
        "as_of",
        "audience",
        "activities",
        "fields",
        "languages",
        "place_de",
        "place_en",
        "summary_de",
        "summary_en",
        "certainty",
        "sources",
    ])];
    for (index, offer) in dataset.offers.iter().enumerate() {
        let project = dataset
            .parent(index)
            .and_then(|parent| dataset.offers.get(parent));
        // Below the address of the site, which the host decides. `files.js` completes it, and looks for it behind the id.
        let page = Route::offer(dataset, index).map(|route| route.path(Lang::De));
        rows.push(offer_row(dataset, offer, project, page.unwrap_or_default()));
    }
    rows
}

fn offer_row(
    dataset: &Dataset,
    offer: &Offer,
    project: Option<&Offer>,
    page: String,
) -> Vec<String> {
    fn ids<'a>(words: impl Iterator<Item = &'a str>) -> String {
        words.collect::<Vec<_>>().join(" ")
    }
    let place = |lang| {
        let place = offer.place.as_ref();
        place.map_or_else(String::new, |place| place.get(lang).to_owned())
    };
    let carrier = offer
        .carrier
        .as_deref()
        .and_then(|id| dataset.organisation(id));
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|dates| dates.edtf());
    let words = |lang| in_words(when, evidence, lang).unwrap_or_else(|| undated(lang));
    vec![
        offer.id.clone(),
        page,
        offer.kind.map_or("project", |kind| kind.id()).to_owned(),
        project
            .map(|project| project.id.clone())
            .unwrap_or_default(),
        offer.carrier.clone().unwrap_or_default(),
        carrier.map_or_else(String::new, |carrier| carrier.name.de.clone()),
        offer.title.de.clone(),
        offer.title.en.clone(),
        when.map(|when| when.to_string()).unwrap_or_default(),
        evidence.map(|dates| dates.to_string()).unwrap_or_default(),
        words(Lang::De),
        words(Lang::En),
        offer
            .as_of
            .as_ref()
            .map(|date| date.0.to_string())
            .unwrap_or_default(),
        ids(offer.audience.iter().map(|word| word.id())),
        ids(offer.activities.iter().map(|word| word.id())),
        ids(offer.fields.iter().map(|word| word.id())),
        ids(offer.languages.iter().map(String::as_str)),
        place(Lang::De),
        place(Lang::En),
        offer.summary.de.clone(),
        offer.summary.en.clone(),
        offer.certainty.id().to_owned(),
        addresses(dataset, &offer.sources),
    ]
}

/// Figures with unit, scope and date.
#[must_use]
pub fn figures(dataset: &Dataset) -> String {
    let mut rows = vec![header(&[
        "id",
        "value",
        "qualifier",
        "unit_de",
        "unit_en",
        "scope",
        "as_of",
        "period_edtf",
        "title_de",
        "title_en",
        "statement_de",
        "statement_en",
        "certainty",
        "sources",
    ])];
    for figure in &dataset.figures {
        rows.push(vec![
            figure.id.clone(),
            figure.value.to_string(),
            figure
                .qualifier
                .map(|word| word.id().to_owned())
                .unwrap_or_default(),
            figure.unit.de.clone(),
            figure.unit.en.clone(),
            figure.scope.id().to_owned(),
            figure
                .as_of
                .as_ref()
                .map(|date| date.0.to_string())
                .unwrap_or_default(),
            figure
                .period
                .map(|period| period.to_string())
                .unwrap_or_default(),
            figure.title.de.clone(),
            figure.title.en.clone(),
            figure.statement.de.clone(),
            figure.statement.en.clone(),
            figure.certainty.id().to_owned(),
            addresses(dataset, &figure.sources),
        ]);
    }
    table(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised_and_quotes_doubled() {
        let row = |fields: &[&str]| table(&[header(fields)]);
        for formula in ["=1+1", "+49", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(row(&[formula]), format!("\u{FEFF}\"'{formula}\"\r\n"));
        }
        assert_eq!(
            row(&["a", "b,c", "d\"e", "f\ng"]),
            "\u{FEFF}a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n"
        );
    }
}
