//! Hard input: what a hostile file can hold is shown as text, refused with its place and the cure, or bounded.
//! The numbers are those of docs/threat-model.md.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use chronik::dataset::defect::{Defect, DefectKind};
use chronik::dataset::{Checked, Unreadable, read};
use chronik::export::{csv, ics};
use chronik::lang::Lang;
use serde_json::{Value, json};

/// Every field of the format, at least once.
const FULL: &str = include_str!("../../../tests/data/sound-full.json");

fn full() -> Value {
    serde_json::from_str(FULL).unwrap()
}

/// The ways to all strings, as JSON Pointers.
fn strings(value: &Value, way: &str, ways: &mut Vec<String>) {
    match value {
        Value::String(_) => ways.push(way.to_owned()),
        Value::Array(list) => {
            let list = list.iter().enumerate();
            list.for_each(|(index, value)| strings(value, &format!("{way}/{index}"), ways));
        }
        Value::Object(fields) => {
            let fields = fields.iter();
            fields.for_each(|(key, value)| strings(value, &format!("{way}/{key}"), ways));
        }
        _ => {}
    }
}

/// The file with another value at a place, as text: what JSON itself cannot hold is written there too.
fn with(way: &str, written: &str) -> Result<Checked, Unreadable> {
    let mut file = full();
    *file.pointer_mut(way).unwrap() = json!("HERE");
    read(file.to_string().replace("\"HERE\"", written).as_bytes())
}

/// The defects of what was read, or of the head of the file.
fn defects(result: &Result<Checked, Unreadable>) -> &[Defect] {
    match result {
        Ok(checked) => &checked.defects,
        Err(Unreadable::Frame(defects)) => defects,
        Err(_) => &[],
    }
}

fn told_at(result: &Result<Checked, Unreadable>, way: &str) -> bool {
    let mut defects = defects(result).iter();
    defects.any(|defect| way.starts_with(&defect.path.pointer()))
}

#[track_caller]
fn within(limit: Duration, work: impl FnOnce()) {
    let before = Instant::now();
    work();
    let time = before.elapsed();
    assert!(time < limit, "{time:?}");
}

/// What none of this may take, in a build without optimisation and beside other tests. Before it was bounded,
/// it was minutes.
const LONG: Duration = Duration::from_secs(20);

#[test]
fn x01_markup_in_any_string_is_text_or_refused_at_its_place() {
    let mut ways = Vec::new();
    strings(&full(), "", &mut ways);
    assert!(ways.len() > 150, "{}", ways.len());
    for markup in [
        "<script>canary()</script>",
        "\"><img src=x onerror=canary()>",
        "</title><svg/onload=canary()>",
        "{{constructor.constructor('canary()')()}}",
        "javascript:canary()",
    ] {
        for way in &ways {
            let result = with(way, &json!(markup).to_string());
            let is_text = defects(&result).is_empty() && result.is_ok();
            assert!(is_text || told_at(&result, way), "{way}: {result:?}");
            if let Ok(checked) = &result {
                let sources = &checked.dataset.sources;
                assert!(
                    sources
                        .iter()
                        .all(|source| source.url.as_str().starts_with("http"))
                );
            }
        }
    }
}

/// What a citation supports, the codes of languages and the title of the file were not looked at: a direction
/// override in them reached the page.
#[test]
fn x08_what_turns_or_hides_text_is_refused_in_every_string() {
    let mut ways = Vec::new();
    strings(&full(), "", &mut ways);
    for hidden in [
        "\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}", "\u{2028}", "\u{0}", "\u{FEFF}",
    ] {
        for way in &ways {
            let result = with(way, &json!(format!("https://a.de/a{hidden}b")).to_string());
            assert!(told_at(&result, way), "{hidden:?} at {way}");
            // The list of defects on the page showed it turned.
            for defect in defects(&result) {
                let said = [
                    defect.value.clone(),
                    defect.reason(Lang::De),
                    defect.place_words(Lang::De),
                ];
                assert!(
                    !said.concat().contains(hidden),
                    "{hidden:?} at {way}: {said:?}"
                );
            }
        }
    }
}

#[test]
fn x08_letters_of_every_kind_are_kept_as_they_are() {
    for text in [
        "Straße 👩\u{200D}👩\u{200D}👧",
        "Ka\u{308}se Käse",
        "اللغة العربية",
        "中文",
        "a\u{301}\u{301}\u{301}",
    ] {
        let checked = with("/gaps/0/text/de", &json!(text).to_string()).unwrap();
        assert_eq!(checked.defects, []);
        assert_eq!(checked.dataset.gaps[0].text.de, text);
    }
    for broken in [r#""\ud800""#, r#""\udc00\ud800""#, r#""\u12""#] {
        let result = with("/gaps/0/text/de", broken);
        assert!(
            matches!(result, Err(Unreadable::Syntax { .. })),
            "{result:?}"
        );
    }
    let flood = format!("\"a{}\"", "\u{301}".repeat(100_000));
    let result = with("/gaps/0/text/de", &flood);
    assert!(told_at(&result, "/gaps/0/text/de"));
    assert_eq!(result.unwrap().dataset.gaps.len(), 0);
}

#[test]
fn x04_keys_of_javascript_are_unknown_fields_like_others() {
    let long = "k".repeat(10_000);
    for key in [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "",
        &long,
    ] {
        let result = with(
            "/gaps/0/text",
            &format!("{{\"de\":\"a\",\"en\":\"b\",\"{key}\":{{\"x\":1}}}}"),
        );
        let checked = result.unwrap();
        assert_eq!(
            (checked.dataset.gaps.len(), checked.left_out),
            (0, 1),
            "{key}"
        );
        let [defect] = checked.defects.as_slice() else {
            panic!("{:?}", checked.defects)
        };
        assert!(matches!(defect.kind, DefectKind::UnknownField { .. }));
        assert!(defect.reason(Lang::De).len() < 200, "{key}");
    }
}

#[test]
fn x05_a_number_that_is_none_is_refused_and_none_is_shown_as_another() {
    for number in ["1e400", "-1e400", "NaN", "Infinity", "0x10", "1.", "--1"] {
        let result = with("/figures/0/value", number);
        assert!(
            matches!(result, Err(Unreadable::Syntax { .. })),
            "{number}: {result:?}"
        );
    }
    // The page wrote 10¹⁵ for it, the largest number that it can write.
    for number in ["1e300", "-1e15", "9007199254740993", "\"6\"", "null", "[]"] {
        let result = with("/figures/0/value", number);
        assert!(told_at(&result, "/figures/0/value"), "{number}");
        assert_eq!(result.unwrap().dataset.figures.len(), 1, "{number}");
    }
    for number in ["-0", "-0.0", "1e-400", "0.1", "999999999999999"] {
        assert_eq!(
            with("/figures/0/value", number).unwrap().defects,
            [],
            "{number}"
        );
    }
    for year in [
        "-1000000000",
        "99999-13-45",
        "0000",
        "10000",
        "2014-02-30",
        "-0001",
    ] {
        let result = with("/entries/2/when", &format!("\"{year}\""));
        assert!(told_at(&result, "/entries/2/when"), "{year}");
    }
}

#[test]
fn x06_no_nesting_overflows_the_stack() {
    for (depth, readable) in [
        (100, true),
        (129, false),
        (10_000, false),
        (1_000_000, false),
    ] {
        for [open, close] in [["[", "]"], ["{\"a\":", "}"]] {
            let inner = if open == "[" { "" } else { "1" };
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            let result = with("/gaps/0/text", &text);
            let syntax = matches!(
                result,
                Err(Unreadable::Syntax { .. } | Unreadable::TooLarge)
            );
            assert_eq!(syntax, !readable, "{depth}: {result:?}");
        }
    }
}

/// A text past its limit is told and shown. With ten million letters it stopped the browser for good.
#[test]
fn x07_a_string_of_ten_megabytes_is_refused_at_its_place() {
    let huge = format!("\"{}\"", "x".repeat(10_000_000));
    let mut ways = Vec::new();
    strings(&full(), "", &mut ways);
    for way in ways.iter().step_by(25) {
        let result = with(way, &huge);
        assert!(told_at(&result, way), "{way}");
        for defect in defects(&result) {
            assert!(
                defect.value.len() < 400 && defect.reason(Lang::De).len() < 400,
                "{way}"
            );
        }
    }
}

#[test]
fn x07_a_file_of_fifty_megabytes_or_a_million_records_is_refused() {
    let mut file = FULL.as_bytes().to_vec();
    file.resize(50_000_000, b' ');
    assert_eq!(read(&file).unwrap_err(), Unreadable::TooLarge);
    within(LONG, || {
        for record in ["0", "{}", "{\"id\":\"a\"}", "[[[[[]]]]]"] {
            let many = format!("[{record}{}]", format!(",{record}").repeat(1_000_000));
            let result = with("/entries", &many);
            assert_eq!(result.unwrap_err(), Unreadable::TooLarge, "{record}");
        }
    });
    let sources = format!("[0{}]", ",0".repeat(5_000));
    for way in ["/sources", "/projects/0/modules", "/tours/0/steps"] {
        assert_eq!(
            with(way, &sources).unwrap_err(),
            Unreadable::TooLarge,
            "{way}"
        );
    }
    for lang in Lang::ALL {
        assert!(Unreadable::TooLarge.reason(lang).contains("40 MB"));
        assert!(!Unreadable::TooLarge.cure(lang).is_empty());
    }
}

#[test]
fn x07_a_list_that_is_too_long_costs_its_record_only() {
    let word = |word: &str| format!("[{}\"{word}\"]", format!("\"{word}\",").repeat(100_000));
    for (way, word) in [
        ("/projects/0/audience", word("migrants")),
        ("/projects/0/languages", word("de")),
        ("/entries/0/follows", word("2011-2014")),
        ("/entries/2/also", word("region")),
        ("/conflicts/0/about", word("zukunft")),
    ] {
        let result = with(way, &word);
        let told = defects(&result)
            .iter()
            .filter(|defect| way == defect.path.pointer());
        let kinds: Vec<_> = told.map(|defect| &defect.kind).collect();
        assert!(
            matches!(kinds.as_slice(), [DefectKind::TooMany { .. }]),
            "{way}: {kinds:?}"
        );
        assert!(result.unwrap().left_out >= 1, "{way}");
    }
}

/// A file of so many entries in the form of the sample's third one, each with more.
fn entries(count: usize, more: &dyn Fn(usize) -> String) -> String {
    let text = "{\"de\":\"a\",\"en\":\"a\"}";
    let mut list = String::new();
    for number in 0..count {
        let _ = write!(
            list,
            "{}{{\"id\":\"e-{number}\",\"lane\":\"milestones\",\"certainty\":\"stated\",\"title\":{text},\"statement\":{text},\"sources\":[{{\"source\":\"archiv\"}}]{}}}",
            if number > 0 { "," } else { "" },
            more(number)
        );
    }
    format!("[{list}]")
}

/// For each entry the whole file was looked through for each of its predecessors: a chain of 20,000 took hours.
#[test]
fn a_long_chain_of_predecessors_is_read_in_time() {
    let chain = entries(20_000, &|number| match number {
        0 => ",\"follows\":[\"e-19999\"]".to_owned(),
        number => format!(",\"follows\":[\"e-{}\"]", number - 1),
    });
    within(LONG, || {
        let checked = with("/entries", &chain).unwrap();
        assert_eq!(checked.dataset.entries.len(), 20_000);
    });
}

/// Every reference that led nowhere was compared with every id.
#[test]
fn thousands_of_references_that_lead_nowhere_are_read_in_time() {
    let near = entries(8_000, &|number| {
        format!(",\"organisation\":\"kamer-{number}\"")
    });
    within(LONG, || {
        let checked = with("/entries", &near).unwrap();
        assert_eq!(checked.dataset.entries.len(), 8_000);
        assert!(checked.defects.len() >= 8_000);
    });
}

/// For each tour all steps of all tours were looked through.
#[test]
fn thousands_of_tours_are_read_in_time() {
    let tour = full()["tours"][0].to_string();
    let tours = (0..4_000).map(|number| {
        ["rundgang", "ausbau", "arbeit"]
            .iter()
            .fold(tour.clone(), |tour, id| {
                tour.replace(
                    &format!("\"id\":\"{id}\""),
                    &format!("\"id\":\"{id}-{number}\""),
                )
            })
    });
    let tours = format!("[{}]", tours.collect::<Vec<_>>().join(","));
    within(LONG, || {
        let checked = with("/tours", &tours).unwrap();
        assert_eq!((checked.dataset.tours.len(), checked.left_out), (4_000, 0));
    });
}

/// Fields of a table as RFC 4180 has them.
fn fields(table: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in table.trim_start_matches('\u{FEFF}').chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' if !quoted => {}
            ',' | '\n' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

#[test]
fn x27_no_text_is_a_formula_or_ends_a_line_in_the_files() {
    for hostile in [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "a\";=1+1;\"",
        "END:VEVENT,;\\n:BEGIN",
    ] {
        let mut file = full();
        let text = json!({ "de": hostile, "en": hostile });
        for way in [
            "/entries/2",
            "/projects/0",
            "/projects/0/modules/0",
            "/figures/0",
        ] {
            file.pointer_mut(way).unwrap()["title"] = text.clone();
            file.pointer_mut(way).unwrap()["statement"] = text.clone();
        }
        let checked = read(file.to_string().as_bytes()).unwrap();
        assert_eq!(checked.defects, [], "{hostile}");
        let dataset = &checked.dataset;
        for table in [
            csv::entries(dataset),
            csv::offers(dataset),
            csv::figures(dataset),
        ] {
            for field in fields(&table) {
                assert!(
                    !field.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{field}"
                );
            }
        }
        for lang in Lang::ALL {
            for calendar in [ics::calendar(dataset, lang), ics::offers(dataset, lang)] {
                for component in ["VEVENT", "VJOURNAL"] {
                    let count = |tag: &str| {
                        calendar
                            .matches(&format!("\r\n{tag}:{component}\r\n"))
                            .count()
                    };
                    assert_eq!(count("BEGIN"), count("END"));
                }
                assert_eq!(
                    calendar.matches('\n').count(),
                    calendar.matches("\r\n").count()
                );
            }
        }
    }
}

#[test]
fn x28_what_is_no_dataset_is_refused_whatever_it_is_called() {
    for file in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"canary()\"/>",
        "<!doctype html><script>canary()</script>",
        "GIF89a/*{\"version\":1}*/=1;",
        "%PDF-1.7 {\"version\":1}",
        "PK\u{3}\u{4}",
        ")]}',\n{\"version\":1}",
        "/*{*/{\"version\":1}",
        "\u{1F}\u{8B}\u{8}",
    ] {
        let error = read(file.as_bytes()).unwrap_err();
        for lang in Lang::ALL {
            assert!(
                !error.reason(lang).is_empty() && !error.cure(lang).is_empty(),
                "{file}"
            );
        }
    }
}
