//! EDTF: what holds for every date, and for every text that is none.
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::cmp::Ordering;

use chronik::edtf::{
    Bound, Date, Day, Edtf, Interval, MAX_BYTES, ParseError, Qualifier, days_in_month,
};
use chronik::lang::Lang;
use proptest::prelude::*;

fn days() -> impl Strategy<Value = Day> {
    // Half of them close together, so that equal starts and ends are met.
    let near = 12_780..20_454_i32; // 2004-12-28 to 2025-12-31
    let all = Day::MIN.number()..=Day::MAX.number();
    prop_oneof![near, all].prop_map(Day::from_number)
}

fn dates() -> impl Strategy<Value = Date> {
    let qualifiers = proptest::sample::select(vec![
        Qualifier::None,
        Qualifier::Uncertain,
        Qualifier::Approximate,
        Qualifier::Both,
    ]);
    (days(), 0..3, qualifiers).prop_map(|(day, precision, qualifier)| {
        let month = (precision > 0).then_some(day.month());
        let number = (precision > 1).then_some(day.day());
        Date::new(day.year(), month, number, qualifier).unwrap()
    })
}

fn bounds() -> impl Strategy<Value = Bound> {
    prop_oneof![6 => dates().prop_map(Bound::Date), 1 => Just(Bound::Open), 1 => Just(Bound::Unknown)]
}

fn edtfs() -> impl Strategy<Value = Edtf> {
    let intervals = (bounds(), bounds()).prop_filter_map("no interval", |(start, end)| {
        Interval::new(start, end)
            .or_else(|_| Interval::new(end, start))
            .ok()
    });
    prop_oneof![
        dates().prop_map(Edtf::Date),
        intervals.prop_map(Edtf::Interval)
    ]
}

/// Texts that are nearly dates: the characters and words of dates in any order.
fn near_misses() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "2014", "0000", "9999", "13", "07", "31", "1", "-", "-", "/", "/", ".", "..", "~", "?",
        "%", " ", "–", "Mai", "März", "bis", "seit", "ca.", "X", "T10:00", "{", "Y", "\u{200b}",
        "ä", "🦀",
    ]);
    proptest::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat())
}

/// What every message must be.
fn check_message(text: &str, error: &ParseError) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        for words in [error.reason(lang), error.cure(lang)] {
            prop_assert!(
                !words.is_empty() && words.len() < 400 + 3 * MAX_BYTES,
                "{text:?}: {words}"
            );
            prop_assert!(!words.contains(char::is_control), "{text:?}: {words:?}");
        }
    }
    if let Some(fix) = error.fix() {
        prop_assert_ne!(fix.to_string(), text);
    }
    if let ParseError::EndBeforeStart { start, end } = error {
        let exchanged = format!("{end}/{start}");
        prop_assert!(exchanged.parse::<Edtf>().is_ok(), "{}", exchanged);
    }
    Ok(())
}

proptest! {
    #[test]
    fn printing_and_reading_are_inverse(edtf in edtfs(), date in dates(), day in days()) {
        prop_assert_eq!(edtf.to_string().parse(), Ok(edtf));
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        prop_assert!(edtf.to_string().len() <= 23);
    }

    #[test]
    fn any_text_is_read_exactly_or_refused_with_words(text in prop_oneof![any::<String>(), near_misses()]) {
        match text.parse::<Edtf>() {
            Ok(edtf) => prop_assert_eq!(&edtf.to_string(), &text),
            Err(error) => check_message(&text, &error)?,
        }
        if let Err(error) = text.parse::<Day>() {
            check_message(&text, &error)?;
        }
    }

    #[test]
    fn another_implementation_agrees(text in prop_oneof![near_misses(), edtfs().prop_map(|edtf| edtf.to_string())]) {
        // edtf-core reads all of EDTF; here a part of it is used. What is read here must be right
        // there too, with the same days.
        if let Ok(ours) = text.parse::<Edtf>() {
            let theirs = edtf_core::Edtf::parse(&text);
            prop_assert!(theirs.is_ok(), "{} is refused: {:?}", text, theirs);
            let bounds = theirs.unwrap().bounds();
            let day = |bound| match bound {
                edtf_core::Bound::Date(date) => Some(date.to_string()),
                _ => None,
            };
            prop_assert_eq!(ours.earliest_start().map(|day| day.to_string()), day(bounds.earliest));
            prop_assert_eq!(ours.latest_end().map(|day| day.to_string()), day(bounds.latest));
        }
    }

    #[test]
    fn the_order_is_total_and_agrees_with_equality(a in edtfs(), b in edtfs(), c in edtfs()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
        let mut sorted = [a, b, c];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
        prop_assert!(sorted[0].earliest_start() <= sorted[2].earliest_start());
    }

    #[test]
    fn the_order_of_dates_is_the_order_of_their_spans(a in dates(), b in dates()) {
        let key = |date: Date| (date.earliest(), date.latest(), date.qualifier());
        prop_assert_eq!(a.cmp(&b), key(a).cmp(&key(b)));
        prop_assert_eq!(Edtf::Date(a).cmp(&Edtf::Date(b)), a.cmp(&b));
    }

    #[test]
    fn the_earliest_is_never_after_the_latest(edtf in edtfs()) {
        let spans = [
            (edtf.earliest_start(), edtf.latest_start()),
            (edtf.earliest_end(), edtf.latest_end()),
            (edtf.earliest_start(), edtf.earliest_end()),
            (edtf.latest_start(), edtf.latest_end()),
        ];
        for (earlier, later) in spans {
            if let (Some(earlier), Some(later)) = (earlier, later) {
                prop_assert!(earlier <= later);
            }
        }
    }

    #[test]
    fn something_is_always_said(edtf in edtfs(), lang in proptest::sample::select(Lang::ALL.to_vec())) {
        prop_assert!(!edtf.words(lang).is_empty());
        prop_assert!(!edtf.words_short(lang).is_empty());
        prop_assert_ne!(edtf.certainty_words(lang), Some(String::new()));
        // Nothing unknown is lost on a label.
        if [edtf.start(), edtf.end()].contains(&Bound::Unknown) {
            prop_assert!(edtf.words_short(lang).contains('?'));
        }
    }

    #[test]
    fn a_date_in_words_is_recognised(date in dates(), lang in proptest::sample::select(Lang::ALL.to_vec())) {
        match date.words(lang).parse::<Edtf>() {
            Ok(read) => prop_assert_eq!(read, Edtf::Date(date)),
            // In words the year 987 has three digits.
            Err(_) if date.year() < 1000 => {}
            Err(error) => prop_assert_eq!(error.fix(), Some(Edtf::Date(date))),
        }
    }

    #[test]
    fn days_are_counted(day in days(), by in any::<i32>(), number in any::<i32>()) {
        let moved = day.plus(by);
        prop_assert!(moved == day.plus(by) && moved >= Day::MIN && moved <= Day::MAX);
        if moved != Day::MIN && moved != Day::MAX {
            prop_assert_eq!(moved.number() - day.number(), by);
        }
        let range = Day::MIN.number()..=Day::MAX.number();
        prop_assert_eq!(Day::from_number(number).number() == number, range.contains(&number));
    }
}

/// All 3,652,059 days, against the calendar of the crate `time`.
#[test]
fn the_calendar_is_the_calendar() {
    let mut number = Day::MIN.number();
    let mut date = time::Date::from_calendar_date(1, time::Month::January, 1).unwrap();
    loop {
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        let ours = Day::new(year, month, day).unwrap();
        assert_eq!(ours.number(), number);
        assert_eq!((ours.year(), ours.month(), ours.day()), (year, month, day));
        assert_eq!(Day::from_number(number), ours);
        let last = days_in_month(year, month).unwrap();
        assert_eq!(last, time::util::days_in_month(date.month(), year));
        assert!(day < last || Day::new(year, month, day + 1).is_none());
        if ours == Day::MAX {
            break;
        }
        (number, date) = (number + 1, date.next_day().unwrap());
    }
    assert_eq!(Day::new(1970, 1, 1).map(Day::number), Some(0));
    for (year, month, day) in [
        (0, 1, 1),
        (10_000, 1, 1),
        (2014, 0, 1),
        (2014, 13, 1),
        (2014, 1, 0),
    ] {
        assert_eq!(Day::new(year, month, day), None);
    }
}
