//! The check of a dataset: what is wrong is found, all of it; what is right is kept.
//! How the defects are worded is tested where editors read them, in `crates/tools`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chronik::dataset::defect::DefectKind;
use chronik::dataset::{Checked, Unreadable, read};

const SOUND: &str = include_str!("../../../tests/data/sound.json");

/// The sound dataset with changes, each text exactly once in it.
fn changed(changes: &[(&str, &str)]) -> Result<Checked, Unreadable> {
    let mut text = SOUND.to_owned();
    for (old, new) in changes {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    read(text.as_bytes())
}

/// The ids of what is kept: sources, organisations, entries, offers.
fn ids(checked: &Checked) -> Vec<&str> {
    let dataset = &checked.dataset;
    let sources = dataset.sources.iter().map(|source| source.id.as_str());
    let organisations = dataset
        .organisations
        .iter()
        .map(|organisation| organisation.id.as_str());
    let entries = dataset.entries.iter().map(|entry| entry.id.as_str());
    let offers = dataset.offers.iter().map(|offer| offer.id.as_str());
    sources
        .chain(organisations)
        .chain(entries)
        .chain(offers)
        .collect()
}

fn places(checked: &Checked) -> Vec<String> {
    checked
        .defects
        .iter()
        .map(|defect| defect.path.pointer())
        .collect()
}

const ALL: [&str; 6] = [
    "projektseite",
    "archiv",
    "kammer",
    "2015-2018",
    "zukunft",
    "umwelt",
];

/// All but the ones named.
fn without(left_out: &[&str]) -> Vec<&'static str> {
    ALL.into_iter()
        .filter(|id| !left_out.contains(id))
        .collect()
}

#[test]
fn a_sound_dataset_is_kept_as_it_is() {
    let checked = changed(&[]).unwrap();
    assert_eq!(checked.defects, []);
    assert_eq!((ids(&checked), checked.left_out), (ALL.to_vec(), 0));
}

#[test]
fn a_bad_record_is_left_out_and_the_good_ones_stay() {
    for (old, new, left_out) in [
        (
            "http://archiv.example/2009",
            "javascript:alert(1)",
            &["archiv"][..],
        ),
        ("\"kind\": \"chamber\"", "\"kind\": \"kammer\"", &["kammer"]),
        ("\"2015/2018\"", "\"2015-13/2018\"", &["2015-2018"]),
        (
            "\"id\": \"2015-2018\"",
            "\"id\": \"2015–2018\"",
            &["2015-2018"],
        ),
        (
            "Schult Fachkräfte.",
            "Schult \u{202E}etfärkhcaF",
            &["umwelt"],
        ),
        ("\"kind\": \"module\", ", "", &["umwelt"]),
        // A part cannot be shown without its project.
        (
            "\"2015-07-01/2018\"",
            "\"Mai 2015\"",
            &["zukunft", "umwelt"],
        ),
        ("\"Berät Fachkräfte.\"", "\"\"", &["zukunft", "umwelt"]),
    ] {
        let checked = changed(&[(old, new)]).unwrap();
        assert_eq!(ids(&checked), without(left_out), "{new}");
        assert_eq!(checked.left_out, left_out.len(), "{new}");
        assert_eq!(checked.defects.len(), 1, "{new}: {:?}", checked.defects);
    }
}

#[test]
fn a_record_without_a_source_is_not_shown() {
    let module =
        "\"fields\": [\"environment\"],\n          \"sources\": [{ \"source\": \"projektseite\" }]";
    let checked = changed(&[(module, "\"fields\": [\"environment\"], \"sources\": []")]).unwrap();
    assert_eq!((ids(&checked), checked.left_out), (without(&["umwelt"]), 1));
}

/// A source with a bad address was left out, and what nothing else stood for was shown without a
/// source. The defect is told where it is; what hangs on it is counted, not told again.
#[test]
fn a_record_whose_only_source_is_left_out_is_not_shown() {
    let address = ("http://archiv.example/2009", "javascript:alert(1)");
    let phase = "\"structure\": { \"de\": \"Netze\", \"en\": \"networks\" } },\n      \"sources\": [{ \"source\": \"";
    let only = format!("{phase}archiv\" }}]");
    let both = format!("{phase}archiv\" }}, {{ \"source\": \"projektseite\" }}]");
    let cited = format!("{phase}projektseite\" }}]");
    for (citations, left_out) in [(&only, &["archiv", "2015-2018"][..]), (&both, &["archiv"])] {
        let checked = changed(&[address, (&cited, citations)]).unwrap();
        assert_eq!(ids(&checked), without(left_out), "{citations}");
        assert_eq!(checked.left_out, left_out.len(), "{citations}");
        assert_eq!(places(&checked), ["/sources/1/url"], "{citations}");
    }
}

#[test]
fn a_record_whose_only_source_is_not_there_is_not_shown() {
    let module = "\"fields\": [\"environment\"],\n          \"sources\": [{ \"source\": \"projekt";
    let other = module.replace("projekt", "andere");
    let checked = changed(&[(module, &other)]).unwrap();
    assert_eq!((ids(&checked), checked.left_out), (without(&["umwelt"]), 1));
    assert_eq!(places(&checked), ["/projects/0/modules/0/sources/0/source"]);
}

#[test]
fn a_conflict_needs_a_shown_source_for_every_reading() {
    let conflict = |second: &str| {
        let text = "{ \"de\": \"a\", \"en\": \"a\" }";
        format!(
            "\"conflicts\": [{{ \"id\": \"c\", \"title\": {text}, \"question\": {text}, \"about\": [], \"readings\": [
                {{ \"label\": {text}, \"text\": {text}, \"sources\": [\"projektseite\"] }},
                {{ \"label\": {text}, \"text\": {text}, \"sources\": [{second}] }}] }}]"
        )
    };
    for (second, shown, defects) in [
        ("\"projektseite\", \"archiv\"", 1, 1),
        ("\"archiv\"", 0, 1),
        ("", 0, 2),
    ] {
        let checked = changed(&[
            ("http://archiv.example/2009", "javascript:alert(1)"),
            ("\"conflicts\": []", &conflict(second)),
        ])
        .unwrap();
        assert_eq!(checked.dataset.conflicts.len(), shown, "{second}");
        assert_eq!(checked.defects.len(), defects, "{:?}", checked.defects);
    }
}

#[test]
fn what_does_not_make_a_record_wrong_is_told_and_the_record_kept() {
    for (old, new) in [
        ("\"carrier\": \"kammer\"", "\"carrier\": \"kamer\""),
        ("\"Umwelt\"", &format!("\"{}\"", "Umwelt ".repeat(24))),
    ] {
        let checked = changed(&[(old, new)]).unwrap();
        assert_eq!((checked.defects.len(), checked.left_out), (1, 0), "{new}");
        assert_eq!(ids(&checked), ALL, "{new}");
    }
}

#[test]
fn no_reference_leads_nowhere_in_what_is_kept() {
    let checked = changed(&[
        ("\"carrier\": \"kammer\"", "\"carrier\": \"kamer\", \"phases\": [\"2015-2018\", \"kammer\", \"2019\"]"),
        ("\"activities\": [\"training\"]", "\"activities\": [\"training\"], \"today\": [\"kammer\", \"weg\"], \"related\": [{ \"id\": \"archiv\", \"reason\": { \"de\": \"a\", \"en\": \"a\" } }]"),
        ("\"conflicts\": []", "\"conflicts\": [{ \"id\": \"c\", \"title\": { \"de\": \"a\", \"en\": \"a\" }, \"question\": { \"de\": \"a\", \"en\": \"a\" }, \"about\": [\"zukunft\", \"weg\"], \"readings\": [
            { \"label\": { \"de\": \"a\", \"en\": \"a\" }, \"text\": { \"de\": \"a\", \"en\": \"a\" }, \"sources\": [\"archiv\"] },
            { \"label\": { \"de\": \"b\", \"en\": \"b\" }, \"text\": { \"de\": \"b\", \"en\": \"b\" }, \"sources\": [\"archiv\", \"weg\"] }] }]"),
    ])
    .unwrap();
    assert_eq!(
        places(&checked),
        [
            "/conflicts/0/about/1",
            "/conflicts/0/readings/1/sources/1",
            "/projects/0/carrier",
            "/projects/0/modules/0/related/0/id",
            "/projects/0/modules/0/today/1",
            "/projects/0/phases/1",
            "/projects/0/phases/2",
        ]
    );
    let (_, project) = checked.dataset.offer("zukunft").unwrap();
    assert_eq!(
        (&project.carrier, &*project.phases),
        (&None, &["2015-2018".to_owned()][..])
    );
    let (_, module) = checked.dataset.offer("umwelt").unwrap();
    assert_eq!(
        (module.related.len(), &*module.today),
        (0, &["kammer".to_owned()][..])
    );
    let conflict = &checked.dataset.conflicts[0];
    assert_eq!(conflict.about, ["zukunft"]);
    assert_eq!(conflict.readings[1].sources, ["archiv"]);
}

/// Who mends the record mends the references to it: they are not reported, but they are not shown.
#[test]
fn a_reference_to_a_record_that_is_left_out_is_no_defect_of_its_own() {
    let checked = changed(&[("\"kind\": \"chamber\"", "\"kind\": \"kammer\"")]).unwrap();
    assert_eq!(places(&checked), ["/organisations/0/kind"]);
    let (_, project) = checked.dataset.offer("zukunft").unwrap();
    assert_eq!(project.carrier, None);
}

#[test]
fn all_defects_of_a_record_are_told_at_once() {
    let checked = changed(&[
        ("\"2015-07-01/2018\"", "\"2015-13/2018\""),
        ("\"carrier\": \"kammer\"", "\"carrier\": \"kamer\""),
        ("\"en\": \"Advises.\"", "\"en\": \" \""),
        ("\"fields\": [\"crafts\"]", "\"fields\": [\"craft\"]"),
        (
            "\"statement\": { \"de\": \"Schult",
            "\"staement\": { \"de\": \"Schult",
        ),
        ("\"de\": \"Umwelt\"", "\"de\": \"Um\\u0007welt\""),
    ])
    .unwrap();
    assert_eq!(
        places(&checked),
        [
            "/projects/0/carrier",
            "/projects/0/fields/0",
            "/projects/0/modules/0",
            "/projects/0/modules/0/title/de",
            "/projects/0/summary/en",
            "/projects/0/when",
        ]
    );
    assert_eq!(checked.left_out, 2);
}

#[test]
fn a_stand_in_for_what_cannot_be_read_has_no_defects() {
    for (old, new) in [
        ("\"id\": \"umwelt\"", "\"id\": 7"),
        (
            "\"sources\": [{ \"source\": \"projektseite\" }],\n      \"modules\"",
            "\"sources\": \"projektseite\", \"modules\"",
        ),
        (
            "{ \"de\": \"Umwelt\", \"en\": \"Environment\" }",
            "\"Umwelt\"",
        ),
        ("\"kind\": \"module\"", "\"kind\": \"modul\""),
        ("\"lane\": \"phases\"", "\"lane\": \"phasen\""),
        ("\"when\": \"2015/2018\"", "\"when\": 2015"),
        ("\"figures\": []", "\"figures\": [7]"),
    ] {
        let checked = changed(&[(old, new)]).unwrap();
        assert_eq!(checked.defects.len(), 1, "{new}: {:?}", checked.defects);
    }
}

#[test]
fn defects_of_the_frame_do_not_hide_the_others() {
    let result = changed(&[
        ("\"2026-11-22\"", "\"22.11.2026\""),
        ("\"2015/2018\"", "\"2015-13/2018\""),
    ]);
    let Err(Unreadable::Frame(defects)) = result else {
        panic!("{result:?}")
    };
    let places: Vec<_> = defects.iter().map(|defect| defect.path.pointer()).collect();
    assert_eq!(
        places,
        ["/updated", "/entries/0/when"],
        "those of the frame first"
    );
}

#[test]
fn the_first_of_two_records_keeps_the_id() {
    let second = SOUND.find("    {\n      \"id\": \"2015-2018\"").unwrap();
    let end = SOUND.find("  ],\n  \"figures\"").unwrap();
    let entry = SOUND[second..end].trim_end();
    let text = SOUND.replace(
        entry,
        &format!(
            "{entry},\n{}",
            entry.replace("\"2015/2018\"", "\"2019/2022\"")
        ),
    );
    let checked = read(text.as_bytes()).unwrap();
    assert_eq!((ids(&checked), checked.left_out), (ALL.to_vec(), 1));
    assert_eq!(
        checked.dataset.entries[0].when.unwrap().to_string(),
        "2015/2018"
    );
    assert!(matches!(
        checked.defects[0].kind,
        DefectKind::DuplicateId { .. }
    ));
}

#[test]
fn a_byte_order_mark_costs_no_record() {
    let checked = read(&[b"\xEF\xBB\xBF", SOUND.as_bytes()].concat()).unwrap();
    assert_eq!((ids(&checked), checked.left_out), (ALL.to_vec(), 0));
    assert!(matches!(checked.defects[0].kind, DefectKind::ByteOrderMark));
}

#[test]
fn dates_are_kept_letter_by_letter() {
    for date in [
        "2015/2018",
        "2015~/2018?",
        "2015-07-01/..",
        "2015-07/",
        "2015%",
        "2015-07-01/2015-07-01",
    ] {
        let checked = changed(&[("\"2015/2018\"", &format!("\"{date}\""))]).unwrap();
        assert_eq!(checked.defects, [], "{date}");
        assert_eq!(checked.dataset.entries[0].when.unwrap().to_string(), date);
    }
}

const TOUR: &str = include_str!("../../../tests/data/sound-tour.json");

/// The sound dataset with a tour, with one change.
fn tour_changed(old: &str, new: &str) -> Checked {
    assert_eq!(TOUR.matches(old).count(), 1, "{old}");
    read(TOUR.replace(old, new).as_bytes()).unwrap()
}

fn steps(checked: &Checked) -> Vec<&str> {
    let steps = checked.dataset.tours.iter().flat_map(|tour| &tour.steps);
    steps.map(|step| step.id.as_str()).collect()
}

#[test]
fn a_tour_keeps_its_steps_in_order_and_finds_them() {
    let checked = read(TOUR.as_bytes()).unwrap();
    assert_eq!(checked.defects, []);
    assert_eq!(steps(&checked), ["ausbau", "arbeit"]);
    for id in ["rundgang", "ausbau", "arbeit"] {
        let tour = checked.dataset.tour(id).map(|tour| tour.id.as_str());
        assert_eq!(tour, Some("rundgang"));
    }
    let step = &checked.dataset.tours[0].steps[0];
    let (first, last) = step.window_days().unwrap();
    assert_eq!(
        (first.to_string(), last.to_string()),
        ("2011-01-01".into(), "2014-12-31".into())
    );
    assert_eq!(
        step.day().map(|day| day.to_string()),
        Some("2012-04-01".into())
    );
}

#[test]
fn a_bad_step_is_left_out_and_the_others_stay() {
    let checked = tour_changed(r#""window": "2011/2014""#, r#""window": "2011/2031""#);
    assert_eq!(places(&checked), ["/tours/0/steps/0/window"]);
    assert_eq!(steps(&checked), ["arbeit"]);
    assert_eq!(checked.left_out, 1);
    assert!(checked.dataset.tour("ausbau").is_none());
}

#[test]
fn a_bad_tour_takes_its_steps_with_it() {
    let checked = tour_changed(r#""de": "Rundgang", "en": "Tour""#, r#""de": "Rundgang""#);
    assert_eq!(places(&checked), ["/tours/0/title"]);
    assert!(checked.dataset.tours.is_empty());
    assert_eq!(checked.left_out, 3);
}

#[test]
fn a_step_without_its_selection_is_still_a_step() {
    let checked = tour_changed(r#""selected": "gesetz""#, r#""selected": "kammer""#);
    assert_eq!(places(&checked), ["/tours/0/steps/0/selected"]);
    assert_eq!(steps(&checked), ["ausbau", "arbeit"]);
    assert_eq!(checked.dataset.tours[0].steps[0].selected, None);
}

#[test]
fn a_tour_cannot_be_what_a_gap_is_about() {
    let gap = r#""gaps": [{ "id": "luecke", "text": { "de": "Offen.", "en": "Open." }, "about": ["ausbau"] }]"#;
    let checked = tour_changed(r#""gaps": []"#, gap);
    assert_eq!(places(&checked), ["/gaps/0/about/0"]);
}

#[test]
fn a_circle_of_successors_is_broken_once() {
    let phase = r#""id": "2011-2014", "lane": "phases","#;
    let checked = tour_changed(phase, &format!(r#"{phase} "follows": ["2015-2018"],"#));
    assert!(matches!(checked.defects[0].kind, DefectKind::Circle));
    assert_eq!(places(&checked), ["/entries/0/follows/0"]);
    let dataset = &checked.dataset;
    let ids = |entries: Vec<&chronik::dataset::wire::Entry>| -> Vec<String> {
        entries.iter().map(|entry| entry.id.clone()).collect()
    };
    assert_eq!(
        ids(dataset.followed_by("2011-2014").collect()),
        Vec::<String>::new()
    );
    assert_eq!(
        ids(dataset.followed_by("2015-2018").collect()),
        ["2011-2014"]
    );
    let third = dataset.entry("2011-2014").unwrap();
    assert_eq!(ids(dataset.predecessors(third).collect()), ["2015-2018"]);
}

#[test]
fn an_entry_stands_in_each_of_its_lanes() {
    use chronik::dataset::vocabulary::Lane;
    let checked = read(TOUR.as_bytes()).unwrap();
    for lane in Lane::ALL {
        let there = checked
            .dataset
            .lane(*lane)
            .iter()
            .any(|entry| entry.id == "gesetz");
        assert_eq!(
            there,
            matches!(lane, Lane::Milestones | Lane::Region),
            "{lane:?}"
        );
    }
}

/// Found by fuzzing: an entry that names a lane twice, or its own lane among the further ones, is told and kept. It was
/// listed and spoken of as often as it named the lane.
#[test]
fn an_entry_that_names_a_lane_twice_stands_in_it_once() {
    use chronik::dataset::vocabulary::Lane;
    let lanes = r#""also": ["region", "milestones", "region"]"#;
    let checked = tour_changed(r#""also": ["region"]"#, lanes);
    assert_eq!(checked.left_out, 0);
    for lane in [Lane::Milestones, Lane::Region] {
        assert_eq!(checked.dataset.lane(lane).len(), 1, "{lane:?}");
    }
}

#[test]
fn a_project_stands_at_its_carrier_and_at_each_partner() {
    let partner = r#""carrier": "kammer", "certainty": "stated""#;
    for body in [r#""carrier": "kammer""#, r#""partners": ["kammer"]"#] {
        let checked = tour_changed(partner, &format!(r#"{body}, "certainty": "stated""#));
        let projects = checked.dataset.projects_of("kammer");
        let projects: Vec<&str> = projects.map(|(_, project)| project.id.as_str()).collect();
        assert_eq!(projects, ["zukunft"]);
    }
}
