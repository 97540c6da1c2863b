//! EDTF: tables of mistakes, of what is read, and of what is said.
#![expect(clippy::panic, reason = "a panic fails the test")]

use chronik::edtf::{Bound, Date, Day, Edtf, Interval, ParseError, Precision, Qualifier};
use chronik::lang::Lang::{De, En};

fn edtf(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|error: ParseError| panic!("{text}: {error}"))
}

fn mistake(text: &str) -> ParseError {
    match text.parse::<Edtf>() {
        Ok(read) => panic!("{text} was read as {read}"),
        Err(error) => error,
    }
}

fn kind(error: &ParseError) -> String {
    let debug = format!("{error:?}");
    debug
        .split([' ', '{'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn every_mistake_has_its_kind_and_where_known_its_correction() {
    let table = [
        ("", "Empty", ""),
        (" \t", "Empty", ""),
        ("\u{feff}", "Empty", ""),
        ("/", "NoBound", ""),
        ("../..", "NoBound", ""),
        ("/..", "NoBound", ""),
        ("../", "NoBound", ""),
        ("2014-07/2014-06", "EndBeforeStart", ""),
        ("2014/2013", "EndBeforeStart", ""),
        ("2014-07-02/2014-07-01", "EndBeforeStart", ""),
        ("2015~/2014", "EndBeforeStart", ""),
        ("0000", "BadYear", ""),
        ("0000-13", "BadYear", ""),
        ("14-07-01", "BadYear", ""),
        ("201", "BadYear", ""),
        ("02014-07", "BadYear", ""),
        ("12014", "BadYear", ""),
        ("2014/15", "BadYear", "2014/2015"),
        // Month or year? Only the editor knows.
        ("2005/07", "BadYear", ""),
        ("1998/99", "BadYear", "1998/1999"),
        ("2014-00", "MonthOutOfRange", ""),
        ("2014-13", "MonthOutOfRange", ""),
        ("2014-13-01", "MonthOutOfRange", "2014-01-13"),
        ("2014-31-12~", "MonthOutOfRange", "2014-12-31~"),
        ("2014-13-32", "MonthOutOfRange", ""),
        ("2014/2015-13", "MonthOutOfRange", ""),
        ("2014-99", "MonthOutOfRange", ""),
        ("2014-21", "Unsupported", ""),
        ("2014-02-31", "DayOutOfRange", ""),
        ("2015-02-29", "DayOutOfRange", ""),
        ("1900-02-29", "DayOutOfRange", ""),
        ("2014-06-31", "DayOutOfRange", ""),
        ("2014-07-00", "DayOutOfRange", ""),
        ("2014-07-32/2015", "DayOutOfRange", ""),
        ("Mai", "MonthName", ""),
        ("May", "MonthName", ""),
        ("MÄRZ 2014", "MonthName", "2014-03"),
        ("Mrz 2014", "MonthName", "2014-03"),
        ("Mai 2014", "MonthName", "2014-05"),
        ("2014-Mai", "MonthName", "2014-05"),
        ("2014-mai-03", "MonthName", "2014-05-03"),
        ("1. Juli 2014", "MonthName", "2014-07-01"),
        ("July 1st, 2014", "MonthName", "2014-07-01"),
        ("Sept. 2014", "MonthName", "2014-09"),
        ("31. Februar 2014", "MonthName", ""),
        ("Mai 2014/2015", "MonthName", "2014-05/2015"),
        ("März bis Juni 2020", "MonthName", ""),
        ("Mai 2014 bis Juni 2015", "MonthName", "2014-05/2015-06"),
        ("01.07.2014", "GermanOrder", "2014-07-01"),
        ("1.7.2014", "GermanOrder", "2014-07-01"),
        ("07.2014", "GermanOrder", "2014-07"),
        ("7/2014", "GermanOrder", "2014-07"),
        ("01-07-2014", "GermanOrder", "2014-07-01"),
        ("31.06.2014", "GermanOrder", ""),
        // Day first or month first? Only the editor knows.
        ("01/07/2014", "GermanOrder", ""),
        (
            "01.07.2014/31.12.2014",
            "GermanOrder",
            "2014-07-01/2014-12-31",
        ),
        ("2014-07-01T10:00", "WithTime", "2014-07-01"),
        ("2014-07-01T10:00:00Z", "WithTime", "2014-07-01"),
        ("2014-07-01 10:00", "WithTime", "2014-07-01"),
        ("2014-07-01T10:00/2015", "WithTime", "2014-07-01"),
        ("2014-7-1", "TwoDigits", "2014-07-01"),
        ("2014-7", "TwoDigits", "2014-07"),
        ("2014-007", "TwoDigits", ""),
        ("20140701", "TwoDigits", "2014-07-01"),
        (" 2014", "StrayCharacters", "2014"),
        ("2014-07-01\n", "StrayCharacters", "2014-07-01"),
        ("2005 / 2018", "StrayCharacters", "2005/2018"),
        ("2014\u{2011}07", "StrayCharacters", "2014-07"),
        ("2014–07", "StrayCharacters", "2014-07"),
        ("2014\u{200b}", "StrayCharacters", "2014"),
        ("2005–2018", "NoSlash", "2005/2018"),
        ("2005-2018", "NoSlash", "2005/2018"),
        ("2005 - 2018", "NoSlash", "2005/2018"),
        ("2005 bis 2018", "NoSlash", "2005/2018"),
        ("von 2005 bis 2018", "NoSlash", "2005/2018"),
        ("2005 to 2018", "NoSlash", "2005/2018"),
        ("bis 2018", "NoSlash", "../2018"),
        ("2018-2005", "NoSlash", ""),
        ("2018 bis 2005", "NoSlash", ""),
        ("201X", "Unsupported", ""),
        ("2014-XX", "Unsupported", "2014"),
        ("2014-XX-XX", "Unsupported", "2014"),
        ("2014-07-XX", "Unsupported", "2014-07"),
        ("-0044", "Unsupported", ""),
        ("Y17000", "Unsupported", ""),
        ("{2014,2015}", "Unsupported", ""),
        ("[2014..2016]", "Unsupported", ""),
        ("?2014", "Unsupported", ""),
        ("2014~-07", "Unsupported", ""),
        ("ca. 2011", "Unknown", "2011~"),
        ("vermutlich 2011", "Unknown", "2011?"),
        ("seit 2020", "Unknown", "2020/.."),
        ("ab 1.7.2014", "GermanOrder", "2014-07-01/"),
        ("2019/open", "Unknown", "2019/.."),
        ("2019/heute", "Unknown", "2019/.."),
        ("2019/unknown", "Unknown", "2019/"),
        ("2014/7/1", "Unknown", "2014-07-01"),
        ("2014??", "Unknown", "2014?"),
        ("2014/2015/2016", "Unknown", ""),
        ("...", "Unknown", ""),
        ("heute", "Unknown", ""),
        ("abc", "Unknown", ""),
        ("２０１４", "Unknown", ""),
        ("-", "Unknown", ""),
        ("🦀", "Unknown", ""),
    ];
    let mut wrong = Vec::new();
    for (text, expected, fix) in table {
        let error = mistake(text);
        let found = error.fix().map(|fix| fix.to_string()).unwrap_or_default();
        if (kind(&error).as_str(), found.as_str()) != (expected, fix) {
            wrong.push(format!(
                "{text:?}: {expected} {fix:?}, but {} {found:?}",
                kind(&error)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mistake_says_why_and_what_to_write_instead() {
    let table = [
        (
            "2020-02-31",
            "31. Februar: der Februar 2020 hat 29 Tage",
            "Schreiben Sie einen Tag von 01 bis 29 oder nur den Monat: „2020-02“",
        ),
        (
            "2014-13",
            "Monat 13: ein Jahr hat die Monate 01 bis 12",
            "Schreiben Sie einen Monat von 01 bis 12 oder nur das Jahr: „2014“",
        ),
        (
            "2014-31-12",
            "Monat 31: ein Jahr hat die Monate 01 bis 12",
            "Sind Tag und Monat vertauscht, schreiben Sie „2014-12-31“",
        ),
        (
            "Mai",
            "„Mai“ nennt den Monat mit Namen statt als Zahl",
            "Schreiben Sie „05“ für Mai, hinter dem Jahr: „JJJJ-05“",
        ),
        (
            "2014-07/2014-06",
            "Das Ende (Juni 2014) liegt vor dem Beginn (Juli 2014)",
            "Prüfen Sie beide Angaben; sind sie nur vertauscht, schreiben Sie „2014-06/2014-07“",
        ),
        (
            "01.07.2014",
            "In „01.07.2014“ steht das Jahr nicht vorn",
            "Schreiben Sie „2014-07-01“",
        ),
        (
            "\u{202e}\u{7}x",
            "„\u{fffd}\u{fffd}x“ ist kein Datum in der Schreibweise EDTF",
            "Schreiben Sie, was belegt ist, wie in „2014“, „2014-07“, „2014-07-01“, „2011~“, \
             „2005/2018“ oder „2020/..“",
        ),
    ];
    for (text, reason, cure) in table {
        let error = mistake(text);
        assert_eq!(
            (error.reason(De).as_str(), error.cure(De).as_str()),
            (reason, cure),
            "{text}"
        );
        assert_eq!(error.to_string(), format!("{reason}. {cure}."));
    }
    let error = mistake("2015-02-29");
    assert_eq!(error.reason(En), "29 February: February 2015 has 28 days");
    assert_eq!(
        error.cure(En),
        "Write a day from 01 to 28, or the month alone: “2015-02”"
    );
}

#[test]
fn the_length_is_judged_before_anything_else() {
    let long = "2014-07-01/".repeat(1 << 20);
    assert_eq!(
        mistake(&long),
        ParseError::TooLong {
            text: "2014-07-01/2014-07-01/20".into(),
            bytes: 11 << 20
        }
    );
    assert_eq!(kind(&mistake(&"ä".repeat(33))), "TooLong");
    assert_eq!(kind(&mistake(&"ä".repeat(32))), "Unknown");
}

#[test]
fn a_date_or_a_day_takes_nothing_wider() {
    assert!(matches!(
        "2014/2015".parse::<Date>(),
        Err(ParseError::NotADate { .. })
    ));
    assert!(matches!(
        "2014/2013".parse::<Date>(),
        Err(ParseError::EndBeforeStart { .. })
    ));
    for text in ["2014", "2014-07", "2014-07-01~", "2014-07-01?"] {
        assert!(
            matches!(text.parse::<Day>(), Err(ParseError::NotADay { .. })),
            "{text}"
        );
    }
    assert!(matches!(
        "2014-07-01/2014-07-01".parse::<Day>(),
        Err(ParseError::NotADate { .. })
    ));
    assert_eq!(Day::parse("2014-07-01"), Day::new(2014, 7, 1));
    assert_eq!(Day::parse("2014-07"), None);
}

#[test]
fn an_end_may_overlap_its_start_in_precision() {
    for text in [
        "2014/2014",
        "2014/2014-06",
        "2014-06/2014",
        "2014-06-15/2014-06",
        "2014-06/2014-06-15",
    ] {
        assert_eq!(edtf(text).to_string(), text);
    }
}

#[test]
fn the_days_of_a_span_are_as_written() {
    // text, earliest start, latest start, earliest end, latest end
    let table = [
        (
            "2005",
            "2005-01-01",
            "2005-12-31",
            "2005-01-01",
            "2005-12-31",
        ),
        (
            "2005~",
            "2005-01-01",
            "2005-12-31",
            "2005-01-01",
            "2005-12-31",
        ),
        (
            "2004-02",
            "2004-02-01",
            "2004-02-29",
            "2004-02-01",
            "2004-02-29",
        ),
        (
            "2005-07-01",
            "2005-07-01",
            "2005-07-01",
            "2005-07-01",
            "2005-07-01",
        ),
        (
            "2019-01-01/2020",
            "2019-01-01",
            "2019-01-01",
            "2020-01-01",
            "2020-12-31",
        ),
        (
            "2014/2014-06",
            "2014-01-01",
            "2014-06-30",
            "2014-06-01",
            "2014-06-30",
        ),
        (
            "2014-07/2014",
            "2014-07-01",
            "2014-07-31",
            "2014-07-01",
            "2014-12-31",
        ),
        ("2020/..", "2020-01-01", "2020-12-31", "", ""),
        ("2020-05/", "2020-05-01", "2020-05-31", "", ""),
        ("../2018", "", "", "2018-01-01", "2018-12-31"),
        ("/2018", "", "", "2018-01-01", "2018-12-31"),
        (
            "9999",
            "9999-01-01",
            "9999-12-31",
            "9999-01-01",
            "9999-12-31",
        ),
        (
            "0001",
            "0001-01-01",
            "0001-12-31",
            "0001-01-01",
            "0001-12-31",
        ),
    ];
    for (text, earliest_start, latest_start, earliest_end, latest_end) in table {
        let read = edtf(text);
        let days = [
            read.earliest_start(),
            read.latest_start(),
            read.earliest_end(),
            read.latest_end(),
        ]
        .map(|day| day.map(|day| day.to_string()).unwrap_or_default());
        assert_eq!(
            days,
            [earliest_start, latest_start, earliest_end, latest_end],
            "{text}"
        );
    }
}

#[test]
fn the_parts_of_a_date_are_what_was_written() {
    let date: Date = "2011-07%".parse().unwrap();
    assert_eq!(
        (date.year(), date.month(), date.day()),
        (2011, Some(7), None)
    );
    assert_eq!(
        (date.precision(), date.qualifier()),
        (Precision::Month, Qualifier::Both)
    );
    assert_eq!(Date::new(2011, Some(7), None, Qualifier::Both), Some(date));
    assert_eq!(Date::new(2011, None, Some(7), Qualifier::None), None);
    assert_eq!(Date::from(Day::MIN).to_string(), "0001-01-01");
    let open = Interval::new(Bound::Date(date), Bound::Open).unwrap();
    assert_eq!(edtf("2011-07%/.."), Edtf::Interval(open));
    assert!(edtf("2011").is_point() && !edtf("2011/2011").is_point());
}

#[test]
fn lists_are_sorted_by_start_then_end_then_precision() {
    let sorted = [
        "../2018-06",
        "../2018",
        "/2018",
        "2014-01-01",
        "2014-01-01/2014-01-01",
        "2014-01-01?",
        "2014-01",
        "2014-01-01/2014-12-31",
        "2014-01/2014",
        "2014",
        "2014~",
        "2014/2015",
        "2014/..",
        "2014/",
        "2014-01-02",
    ];
    let mut list: Vec<Edtf> = sorted.iter().rev().map(|text| edtf(text)).collect();
    list.sort();
    let list: Vec<String> = list.iter().map(Edtf::to_string).collect();
    assert_eq!(list, sorted);
}
