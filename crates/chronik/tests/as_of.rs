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

/// "About 2011" was taken as certain from 2012 on, though the first source that says so is of 2013.
#[test]
fn an_estimate_is_certain_only_beyond_its_own_length() {
    let dataset = dataset();
    for (on, regions, firmness) in [
        ("2010-12-31", 1, Firmness::Certain),
        ("2011-07-01", 2, Firmness::Possible),
        ("2012-06-30", 1, Firmness::Possible),
        ("2013-01-01", 1, Firmness::Certain),
    ] {
        let region = as_of(&dataset, day(on)).region;
        assert_eq!(region.len(), regions, "{on}");
        assert!(region.iter().all(|held| held.firmness == firmness), "{on}");
    }
}

/// The pages said flatly who coordinates in 2026, which no source does; only the start page had the note.
#[test]
fn days_of_a_phase_that_is_not_over_are_recent() {
    let dataset = dataset();
    let today = day("2026-11-26");
    for (on, recent) in [
        ("2004-12-31", false),
        ("2025-12-31", false),
        ("2026-01-01", true),
        ("2026-11-26", true),
        ("2028-12-31", true),
    ] {
        assert_eq!(as_of(&dataset, day(on)).is_recent(today), recent, "{on}");
    }
}

/// A centre that is only inferred was counted among the documented projects.
#[test]
fn what_is_inferred_without_evidence_is_possible_only() {
    let dataset = dataset();
    let (_, project) = dataset
        .projects()
        .find(|(_, project)| project.id == "faire-integration-hamburg")
        .unwrap();
    assert_eq!(presence(project, day("2019-07-01")), Presence::Possible);
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

/// A day inside the year of the last evidence was taken for one after it: on 15 October 2025 the ZAA, documented in October, had an
/// open end, two weeks later it was documented again. "2009 to 2018" had an open end in 2009.
#[test]
fn no_offer_comes_back_from_an_open_end() {
    let dataset = dataset();
    let days = |from: &str, to: &str| (day(from).number()..=day(to).number()).step_by(13);
    for (_, offer) in dataset.projects() {
        let mut last = Status::Later;
        for number in days("2004-01-01", "2028-12-31") {
            let now = status(offer, Day::from_number(number));
            let stage = |status| match status {
                Status::Later => 0,
                Status::Undated | Status::Documented => 1,
                Status::EndUnknown => 2,
                Status::Ended => 3,
            };
            let on = Day::from_number(number);
            assert!(
                stage(now) >= stage(last),
                "{} on {on}: {last:?}, then {now:?}",
                offer.id
            );
            last = now;
        }
    }
    let on = |id: &str, on: &str| status(dataset.offer(id).unwrap().1, day(on));
    for (id, date, expected) in [
        ("zaa", "2012-06-15", Status::Documented),
        ("zaa", "2025-10-15", Status::Documented),
        ("nobi-koordination-hwk", "2009-06-01", Status::Documented),
        ("passage-b2-gesundheit", "2018-06-01", Status::Documented),
        ("passage-b2-gesundheit", "2019-01-01", Status::Ended),
        ("inliqua", "2025-05-27", Status::Documented),
        ("be-ing", "2015-06-01", Status::Documented),
        ("be-ing", "2016-01-01", Status::EndUnknown),
        ("nachqualifizierung-handwerk", "2011-12-31", Status::Later),
    ] {
        assert_eq!(on(id, date), expected, "{id} on {date}");
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
