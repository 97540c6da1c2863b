//! The check of a dataset on small files with one defect each, `tests/data/*.json`. Beside each
//! lies what an editor reads, `*.expected.txt`, exactly as `cargo xtask validate` prints it.
//!
//! After a wanted change: `UPDATE_FIXTURES=1 cargo test -p tools --test validate`, then read the
//! diff as an editor would.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use chronik::dataset::defect::DefectKind;
use chronik::dataset::{Unreadable, read};
use tools::validate::{Report, report};

/// What the messages call the folder: the way to it from the root of the project.
const FOLDER: &str = "tests/data";

/// The file from which the others differ in one place; `sound-tour` is the same with successors and
/// a tour.
const SOUND: &str = "sound";

struct Fixture {
    name: String,
    bytes: Vec<u8>,
    expected: PathBuf,
}

impl Fixture {
    fn report(&self) -> Report {
        report(&format!("{FOLDER}/{}.json", self.name), &self.bytes)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(FOLDER)
}

/// The names of the files with an ending, sorted, without it.
fn names(ending: &str) -> BTreeSet<String> {
    fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
        .collect()
}

fn fixtures() -> Vec<Fixture> {
    let read = |name: String| Fixture {
        bytes: fs::read(folder().join(format!("{name}.json"))).unwrap(),
        expected: folder().join(format!("{name}.expected.txt")),
        name,
    };
    names(".json").into_iter().map(read).collect()
}

#[test]
fn each_defect_is_reported_as_reviewed() {
    let update = env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let text = fixture.report().text + "\n";
        if update {
            fs::write(&fixture.expected, text).unwrap();
        } else if fs::read_to_string(&fixture.expected).unwrap_or_default() != text {
            wrong.push(format!("--- {}\n{text}", fixture.name));
        }
    }
    assert!(wrong.is_empty(), "not as reviewed:\n{}", wrong.join("\n"));
    assert_eq!(
        names(".json"),
        names(".expected.txt"),
        "a message without its file"
    );
}

#[test]
fn every_message_names_the_file_and_the_cure() {
    for fixture in fixtures() {
        let report = fixture.report();
        let name = format!("{FOLDER}/{}.json", fixture.name);
        let count = |words: &str| report.text.matches(words).count();
        let errors = if fixture.name.starts_with(SOUND) {
            0..=0
        } else {
            1..=99
        };
        assert!(
            errors.contains(&report.errors),
            "{name}: {} errors",
            report.errors
        );
        assert_eq!(count("Fehler: "), report.errors, "{name}");
        assert_eq!(count(&format!("--> {name}")), report.errors, "{name}");
        assert_eq!(count("= Abhilfe: "), report.errors, "{name}");
    }
}

#[test]
fn every_kind_of_defect_has_a_fixture() {
    let mut seen = BTreeSet::new();
    for fixture in fixtures() {
        match read(&fixture.bytes) {
            Ok(checked) => seen.extend(checked.defects.iter().map(|defect| kind(&defect.kind))),
            Err(Unreadable::Frame(defects)) => {
                seen.insert("Frame");
                seen.extend(defects.iter().map(|defect| kind(&defect.kind)));
            }
            Err(reason) => {
                seen.insert(unreadable(&reason));
            }
        }
    }
    for kind in KINDS {
        assert!(seen.contains(kind), "no fixture has the defect {kind}");
    }
}

/// All names that [`kind`] and [`unreadable`] know.
const KINDS: [&str; 36] = [
    "ByteOrderMark",
    "WrongType",
    "MissingField",
    "UnknownField",
    "UnknownValue",
    "Date",
    "DateShape",
    "MissingStart",
    "MissingTranslation",
    "EmptyText",
    "TooLong",
    "HiddenCharacter",
    "BadId",
    "DuplicateId",
    "UnknownReference",
    "Link::Scheme",
    "Link::Character",
    "Link::Host",
    "Link::UserInfo",
    "Link::TooLong",
    "MissingSource",
    "NestedModule",
    "MissingPartKind",
    "OneReading",
    "TooMany",
    "Repeated",
    "Circle",
    "OutsideSpan",
    "NoSteps",
    "Empty",
    "NotUtf8",
    "Html",
    "CutOff",
    "Syntax",
    "NotAnObject",
    "Version",
];

/// A kind that is new in the engine does not compile here: give it a name, and a fixture.
fn kind(kind: &DefectKind) -> &'static str {
    use chronik::dataset::link::LinkError;
    match kind {
        DefectKind::ByteOrderMark => "ByteOrderMark",
        DefectKind::WrongType { .. } => "WrongType",
        DefectKind::MissingField { .. } => "MissingField",
        DefectKind::UnknownField { .. } => "UnknownField",
        DefectKind::UnknownValue { .. } => "UnknownValue",
        DefectKind::Date(_) => "Date",
        DefectKind::DateShape { .. } => "DateShape",
        DefectKind::MissingStart => "MissingStart",
        DefectKind::MissingTranslation(_) => "MissingTranslation",
        DefectKind::EmptyText => "EmptyText",
        DefectKind::TooLong { .. } => "TooLong",
        DefectKind::HiddenCharacter(_) => "HiddenCharacter",
        DefectKind::BadId => "BadId",
        DefectKind::DuplicateId { .. } => "DuplicateId",
        DefectKind::UnknownReference { .. } => "UnknownReference",
        DefectKind::Link(LinkError::Scheme) => "Link::Scheme",
        DefectKind::Link(LinkError::Character) => "Link::Character",
        DefectKind::Link(LinkError::Host) => "Link::Host",
        DefectKind::Link(LinkError::UserInfo) => "Link::UserInfo",
        DefectKind::Link(LinkError::TooLong) => "Link::TooLong",
        DefectKind::MissingSource => "MissingSource",
        DefectKind::NestedModule => "NestedModule",
        DefectKind::MissingPartKind => "MissingPartKind",
        DefectKind::OneReading => "OneReading",
        DefectKind::TooMany { .. } => "TooMany",
        DefectKind::Repeated => "Repeated",
        DefectKind::Circle => "Circle",
        DefectKind::OutsideSpan => "OutsideSpan",
        DefectKind::NoSteps => "NoSteps",
    }
}

fn unreadable(reason: &Unreadable) -> &'static str {
    match reason {
        Unreadable::Empty => "Empty",
        // Its file is made while testing: tests/hard_input.rs.
        Unreadable::TooLarge => "TooLarge",
        Unreadable::NotUtf8 { .. } => "NotUtf8",
        Unreadable::Html => "Html",
        Unreadable::CutOff { .. } => "CutOff",
        Unreadable::Syntax { .. } => "Syntax",
        Unreadable::NotAnObject => "NotAnObject",
        Unreadable::Version { .. } => "Version",
        Unreadable::Frame(_) => "Frame",
    }
}

/// Whatever a broken disk or a wrong keystroke makes of a file, the check says something and does
/// not break itself: its messages point into the text, and a wrong place would be a panic.
#[test]
fn no_damaged_file_breaks_the_check() {
    let sound = fs::read(folder().join(format!("{SOUND}.json"))).unwrap();
    let sound = sound.trim_ascii_end();
    for at in (0..sound.len()).step_by(3) {
        for damage in [b'"', b',', b'}', 0xC3] {
            let mut bytes = sound.to_vec();
            bytes[at] = damage;
            let damaged = report("damaged.json", &bytes);
            assert!(!damaged.text.is_empty());
        }
        let cut = report("cut.json", &sound[..at]);
        assert!(cut.errors > 0, "cut off at {at}");
    }
}
