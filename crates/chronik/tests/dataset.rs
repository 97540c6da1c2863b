//! The dataset that ships: complete, without defects, true to the rules of its sources.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use chronik::dataset::vocabulary::{Certainty, Lane, PartKind};
use chronik::dataset::wire::Conflict;
use chronik::dataset::{Checked, Dataset, read};

fn shipped() -> Checked {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/iq-hamburg.json"
    );
    let checked = read(&std::fs::read(path).unwrap()).unwrap();
    for defect in &checked.defects {
        eprintln!(
            "{} – {} {:?}: {} {}",
            defect.path.pointer(),
            defect.place_words(chronik::lang::Lang::De),
            defect.value,
            defect.reason(chronik::lang::Lang::De),
            defect.cure(chronik::lang::Lang::De),
        );
    }
    checked
}

fn dataset() -> Dataset {
    shipped().dataset
}

#[test]
fn it_has_no_defects() {
    let checked = shipped();
    assert!(
        checked.defects.is_empty(),
        "{} defects, see above",
        checked.defects.len()
    );
    assert_eq!(checked.left_out, 0);
}

#[test]
fn it_holds_all_facts() {
    let dataset = dataset();
    assert_eq!(dataset.phases().len(), 7);
    assert!(dataset.lane(Lane::Milestones).len() >= 30);
    for lane in Lane::ALL {
        assert!(!dataset.lane(*lane).is_empty(), "{lane:?}");
    }
    // What the sources gave at the start. More may come: an editor adds without touching a test.
    assert!(dataset.figures.len() >= 25);
    assert!(dataset.organisations.len() >= 22);
    let projects = dataset.projects().count();
    assert!(projects >= 26);
    assert!(dataset.offers.len() - projects >= 36);
    assert!(dataset.sources.len() >= 163);
    let main = |conflict: &&Conflict| conflict.main;
    assert!(dataset.conflicts.iter().filter(main).count() >= 11);
}

#[test]
fn every_disputed_record_shows_its_conflict() {
    let dataset = dataset();
    let entries = dataset
        .entries
        .iter()
        .map(|entry| (&entry.id, entry.certainty));
    let offers = dataset
        .offers
        .iter()
        .map(|offer| (&offer.id, offer.certainty));
    let figures = dataset
        .figures
        .iter()
        .map(|figure| (&figure.id, figure.certainty));
    for (id, certainty) in entries.chain(offers).chain(figures) {
        if certainty == Certainty::Conflicting {
            assert!(dataset.conflicts_about(id).next().is_some(), "{id}");
        }
    }
}

#[test]
fn every_source_is_cited() {
    let dataset = dataset();
    let cited: BTreeSet<&str> = dataset
        .entries
        .iter()
        .flat_map(|entry| &entry.sources)
        .chain(dataset.offers.iter().flat_map(|offer| &offer.sources))
        .chain(dataset.figures.iter().flat_map(|figure| &figure.sources))
        .chain(
            dataset
                .organisations
                .iter()
                .flat_map(|organisation| &organisation.sources),
        )
        .map(|citation| citation.source.as_str())
        .collect();
    for source in &dataset.sources {
        assert!(cited.contains(source.id.as_str()), "{}", source.id);
    }
}

#[test]
fn only_one_part_of_mission_zukunft_is_called_a_module() {
    let dataset = dataset();
    let (project, _) = dataset.offer("mission-zukunft").unwrap();
    let modules: Vec<_> = dataset
        .parts(project)
        .filter(|(_, part)| part.kind == Some(PartKind::Module))
        .map(|(_, part)| part.id.as_str())
        .collect();
    assert_eq!(modules, ["mz-umwelthandwerk"]);
}

/// What the Handwerkskammer's page of 2019 states, from which this project started.
#[test]
fn the_starting_page_can_be_found_in_it() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/iq-hamburg.json"
    ))
    .unwrap();
    for said in [
        "Beate Spyrou",
        "040/42863-3345",
        "beate.spyrou(at)basfi.hamburg.de",
        "Mission Zukunft",
        "Norddeutsches Netzwerk zur beruflichen Integration von Migrantinnen und Migranten",
        "Weiterbildung Hamburg e. V.",
        "IQ Netzwerk Hamburg – NOBI",
        "Behörde für Arbeit, Soziales, Familie und Integration",
        "sechs Entwicklungspartnerschaften",
        "Mecklenburg-Vorpommern",
        "zehn Jahre",
        "16 Landesnetzwerke",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let dataset = dataset();
    let (_, coordination) = dataset.offer("iq-koordination-sozialbehoerde").unwrap();
    let contact = coordination.contact.as_ref().unwrap();
    assert_eq!(
        contact.as_of.0.to_string(),
        "2019",
        "the contact is shown as of 2019"
    );
}

#[test]
fn the_figure_that_must_not_be_charted_is_not() {
    let dataset = dataset();
    let figure = dataset
        .figures
        .iter()
        .find(|figure| figure.id == "zahl-zaa-2015")
        .unwrap();
    assert!(!figure.chart);
}

#[test]
fn a_view_asks_for_what_there_is() {
    let dataset = dataset();
    let asked = |query: &str| chronik::state::State::parse("zeitachse", query);
    for (query, shown) in [
        ("?eintrag=gibt-es-nicht", ""),
        (
            "?von=2014-12-31&bis=2011-01-01",
            "?von=2011-01-01&bis=2014-12-31",
        ),
        ("?von=1990-01-01&bis=2010-12-31", "?bis=2010-12-31"),
        ("?stand=1789-07-14", "?stand=2005-01-01"),
        (
            "?klappen=nirgends,none,region,hwk-hamburg&seite=99",
            "?klappen=none,region,hwk-hamburg",
        ),
        (
            "?merken=nirgends,mz-wir,hwk-hamburg,zaa",
            "?merken=mz-wir,zaa",
        ),
        ("?sprache=xx&beleg=nie", ""),
        ("?rundgang=nirgends&traeger=niemand&phase=koord-hwk", ""),
        (
            "?stand=2014-07-01&eintrag=koord-hwk",
            "?eintrag=koord-hwk&stand=2014-07-01",
        ),
    ] {
        let state = chronik::correct::correct(&asked(query), &dataset);
        assert_eq!(state.query(), shown, "{query}");
        let again = chronik::correct::correct(&asked(&state.query()), &dataset);
        assert_eq!(again, state, "what is shown is not corrected again");
        assert!(again.not_understood(shown).is_empty());
    }
}

/// The tours begin and end with the chronicle. Their first link was answered with a notice that it could not be understood.
#[test]
fn the_ends_of_the_chronicle_are_nothing_that_was_left_out() {
    let dataset = dataset();
    for (query, lost) in [
        ("?von=2005-01-01&bis=2007-12-31", &[][..]),
        ("?von=2005-01-01&bis=2028-12-31", &[]),
        ("?von=2004-12-31&bis=2007-12-31", &["von=2004-12-31"]),
        ("?bis=2029-01-01", &["bis=2029-01-01"]),
    ] {
        let asked = chronik::state::State::parse("zeitachse", query);
        let shown = chronik::correct::correct(&asked, &dataset);
        let left_out = chronik::correct::left_out(&asked, &shown, query, &dataset);
        assert_eq!(left_out, lost, "{query}");
    }
}

/// "?von=\u{202E}5002" turned the note about itself round.
#[test]
fn what_was_left_out_has_nothing_unseen_in_it() {
    let dataset = dataset();
    let query = "?von=%E2%80%AE5002&eintrag=gibt%E2%80%8Fes";
    let asked = chronik::state::State::parse("zeitachse", query);
    let shown = chronik::correct::correct(&asked, &dataset);
    let left_out = chronik::correct::left_out(&asked, &shown, query, &dataset);
    let expected = ["von=[U+202E]5002", "eintrag=gibt[U+200F]es"];
    assert_eq!(left_out, expected);
}

#[test]
fn a_table_has_what_is_undated_at_its_end_whichever_way_it_is_sorted() {
    use chronik::state::{Column, Sort};
    use chronik::timeline::table::sorted;

    let dataset = dataset();
    let records: Vec<_> = (0..dataset.entries.len())
        .map(chronik::dataset::RecordRef::Entry)
        .collect();
    for descending in [false, true] {
        let sort = Sort {
            column: Column::Time,
            descending,
        };
        let order = sorted(&dataset, &records, sort, chronik::lang::Lang::De);
        let dated = order.iter().map(|record| match record {
            chronik::dataset::RecordRef::Entry(index) => dataset.entries[*index].when.is_some(),
            _ => unreachable!("only entries"),
        });
        let dated: Vec<bool> = dated.collect();
        assert!(
            dated.contains(&false) && dated.is_sorted_by(|a, b| a >= b),
            "{descending}: {dated:?}"
        );
    }
}

/// Parts were looked for among all offers: with 10,000 of them that took a fifth of the time of a key, for twenty cards.
#[test]
fn the_parts_of_a_project_follow_it() {
    let dataset = dataset();
    for project in 0..dataset.offers.len() {
        let parts: Vec<usize> = dataset.parts(project).map(|(part, _)| part).collect();
        let all = 0..dataset.offers.len();
        let by_parent: Vec<usize> = all
            .filter(|part| dataset.parent(*part) == Some(project))
            .collect();
        assert_eq!(parts, by_parent);
    }
    assert!(dataset.parts(0).count() > 0);
}
