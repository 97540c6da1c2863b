//! The state of the network on days that matter, on the dataset that ships.
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop where something is missing"
)]

use chronik::as_of::{AsOf, Firmness, as_of};
use chronik::dataset::{Dataset, read};
use chronik::edtf::Day;
use chronik::presence::{Presence, Status, presence, status};

fn dataset() -> Dataset {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/iq-hamburg.json"
    );
    read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn values(held: &[chronik::as_of::Held<'_>]) -> Vec<String> {
    held.iter()
        .map(|held| held.entry.value.as_ref().unwrap().de.clone())
        .collect()
}

fn phase(state: &AsOf<'_>) -> Option<String> {
    state.phase.map(|phase| phase.entry.id.clone())
}

#[test]
fn before_the_programme_nothing_holds() {
    let dataset = dataset();
    let state = as_of(&dataset, day("2004-12-31"));
    assert_eq!(phase(&state), None);
    assert!(state.coordination.is_empty() && state.names.is_empty() && state.funding.is_empty());
    assert_eq!(state.running, 0);
}

#[test]
fn summer_2014_is_known_in_every_lane() {
    let dataset = dataset();
    let state = as_of(&dataset, day("2014-07-01"));
    assert_eq!(phase(&state).as_deref(), Some("2011-2014"));
    assert_eq!(values(&state.coordination), ["die Handwerkskammer Hamburg"]);
    assert_eq!(values(&state.names)[0], "IQ Netzwerk Hamburg – NOBI");
    assert_eq!(values(&state.funding), ["BMAS, BMBF und BA"]);
    assert_eq!(values(&state.region), ["Hamburg"]);
    assert!(state.running > 0 && state.possible > 0);
}

#[test]
fn who_coordinated_in_2008_stays_open() {
    let dataset = dataset();
    assert!(as_of(&dataset, day("2008-06-15")).coordination.is_empty());
}

#[test]
fn the_change_of_2019_is_exact_to_the_day() {
    let dataset = dataset();
    let of = |text| values(&as_of(&dataset, day(text)).coordination);
    assert_eq!(of("2018-12-31"), ["die Handwerkskammer Hamburg"]);
    assert_eq!(of("2019-01-01"), ["die BASFI"]);
}

#[test]
fn in_2020_either_name_of_the_authority_may_hold() {
    let dataset = dataset();
    let held = as_of(&dataset, day("2020-06-15")).coordination;
    assert_eq!(held.len(), 2);
    assert!(held.iter().all(|held| held.firmness == Firmness::Possible));
}

#[test]
fn the_zaa_before_2015_ran_outside_iq_and_is_not_counted() {
    let dataset = dataset();
    let (_, zaa) = dataset.offer("zaa").unwrap();
    for (at, expected) in [
        ("2010-09-30", Presence::No),
        ("2010-10-01", Presence::OutsideIq),
        ("2014-12-31", Presence::OutsideIq),
        ("2015-01-01", Presence::Evidenced),
        ("2026-11-22", Presence::Possible),
    ] {
        assert_eq!(presence(zaa, day(at)), expected, "{at}");
    }
}

#[test]
fn every_status_is_the_one_the_evidence_gives() {
    let dataset = dataset();
    let today = day("2026-11-22");
    for (id, expected) in [
        ("zaa", Status::Documented),
        ("hanna", Status::Undated),
        ("mission-zukunft", Status::EndUnknown),
        ("passage-b2-gesundheit", Status::Ended),
    ] {
        assert_eq!(
            status(dataset.offer(id).unwrap().1, today),
            expected,
            "{id}"
        );
    }
}
