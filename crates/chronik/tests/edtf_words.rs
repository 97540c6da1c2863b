//! EDTF in words and labels, in both languages.
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use chronik::edtf::{Bound, Day, Edtf, Side, bound_words, month_name, month_name_short};
use chronik::lang::Lang::{self, De, En};

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn check(table: &[(&str, &str, &str)], say: impl Fn(Edtf, Lang) -> String) {
    for (text, de, en) in table {
        let read = edtf(text);
        assert_eq!(
            (say(read, De).as_str(), say(read, En).as_str()),
            (*de, *en),
            "{text}"
        );
    }
}

#[test]
fn in_sentences() {
    check(
        &[
            ("2005", "2005", "2005"),
            ("2005-07", "Juli 2005", "July 2005"),
            ("2005-03-01", "1. März 2005", "1 March 2005"),
            ("2011~", "etwa 2011", "about 2011"),
            ("2011-07?", "vermutlich Juli 2011", "probably July 2011"),
            ("2011%", "vermutlich etwa 2011", "probably about 2011"),
            ("0987", "987", "987"),
            ("2005/2018", "2005 bis 2018", "2005 to 2018"),
            (
                "2019-01-01/2020",
                "1. Januar 2019 bis 2020",
                "1 January 2019 to 2020",
            ),
            (
                "2005~/2018?",
                "etwa 2005 bis vermutlich 2018",
                "about 2005 to probably 2018",
            ),
            (
                "2020-03/2020-06",
                "März bis Juni 2020",
                "March to June 2020",
            ),
            (
                "2020-03-01/2020-06-30",
                "1. März bis 30. Juni 2020",
                "1 March to 30 June 2020",
            ),
            (
                "2020-03/2020-06-15",
                "März bis 15. Juni 2020",
                "March to 15 June 2020",
            ),
            (
                "2020-03-01/2020-03-05",
                "1. bis 5. März 2020",
                "1 to 5 March 2020",
            ),
            (
                "2020-03-01/2020-03",
                "1. März 2020 bis März 2020",
                "1 March 2020 to March 2020",
            ),
            (
                "2020-03~/2020-06",
                "etwa März 2020 bis Juni 2020",
                "about March 2020 to June 2020",
            ),
            ("2020/2020-06", "2020 bis Juni 2020", "2020 to June 2020"),
            (
                "2014/2014",
                "im Lauf des Jahres 2014",
                "in the course of 2014",
            ),
            ("2014-07/2014-07", "im Juli 2014", "in July 2014"),
            ("2014-07-01/2014-07-01", "1. Juli 2014", "1 July 2014"),
            (
                "2014~/2014~",
                "etwa 2014 bis etwa 2014",
                "about 2014 to about 2014",
            ),
            ("2020/..", "seit 2020", "since 2020"),
            ("2020~/..", "seit etwa 2020", "since about 2020"),
            (
                "2005-07/",
                "ab Juli 2005, Ende nicht belegt",
                "from July 2005, end not documented",
            ),
            (
                "/2018",
                "bis 2018, Beginn nicht belegt",
                "until 2018, start not documented",
            ),
            (
                "../2018-12-31",
                "bis 31. Dezember 2018",
                "until 31 December 2018",
            ),
        ],
        Edtf::words,
    );
    assert_eq!(Day::new(2014, 7, 1).unwrap().words(De), "1. Juli 2014");
}

#[test]
fn on_labels() {
    check(
        &[
            ("2005", "2005", "2005"),
            ("2005-07", "7/2005", "Jul 2005"),
            ("2005-07-01", "1.7.2005", "1 Jul 2005"),
            ("2011~", "ca. 2011", "c. 2011"),
            ("2011?", "2011?", "2011?"),
            ("2011%", "ca. 2011?", "c. 2011?"),
            ("2005/2018", "2005–2018", "2005–2018"),
            ("2005/2018?", "2005–2018?", "2005–2018?"),
            ("2005~/2018", "ca. 2005 – 2018", "c. 2005 – 2018"),
            ("2019-01-01/2020", "1.1.2019–2020", "1 Jan 2019 – 2020"),
            ("2020-03/2020-06", "3–6/2020", "Mar–Jun 2020"),
            (
                "2020-03-01/2020-06-30",
                "1.3.–30.6.2020",
                "1 Mar – 30 Jun 2020",
            ),
            ("2020-03/2020-06-15", "3/2020–15.6.2020", "Mar–15 Jun 2020"),
            ("2020-03-01/2020-03-05", "1.–5.3.2020", "1–5 Mar 2020"),
            ("2014/2014", "2014", "2014"),
            ("2020/..", "seit 2020", "since 2020"),
            ("2005-07/", "7/2005–?", "Jul 2005 – ?"),
            ("/2018", "?–2018", "?–2018"),
            ("../2018", "bis 2018", "until 2018"),
        ],
        Edtf::words_short,
    );
}

#[test]
fn how_certain_it_is() {
    check(
        &[
            ("2005-07-01", "", ""),
            ("2005-07-01/2006-01-01", "", ""),
            ("2005", "nur das Jahr ist bekannt", "only the year is known"),
            (
                "2005-07-01?",
                "auf den Tag genannt, aber unsicher",
                "stated to the day, but uncertain",
            ),
            (
                "2005-07-01~",
                "ungefähr dieser Tag",
                "approximately this day",
            ),
            (
                "2005%",
                "nur ungefähr das Jahr ist bekannt, aber unsicher",
                "only the approximate year is known, but uncertain",
            ),
            (
                "2005/2018",
                "Beginn und Ende: nur das Jahr ist bekannt",
                "Start and end: only the year is known",
            ),
            (
                "2019-01-01/2020-05",
                "Beginn: der Tag ist bekannt; Ende: nur der Monat ist bekannt",
                "Start: the day is known; end: only the month is known",
            ),
            (
                "2019-01-01/..",
                "Beginn: der Tag ist bekannt; Ende: läuft weiter",
                "Start: the day is known; end: continues",
            ),
            (
                "../2019-01-01",
                "Beginn: ohne festen Beginn; Ende: der Tag ist bekannt",
                "Start: no fixed start; end: the day is known",
            ),
            (
                "2019-01-01/",
                "Beginn: der Tag ist bekannt; Ende: nicht belegt",
                "Start: the day is known; end: not documented",
            ),
        ],
        |read, lang| read.certainty_words(lang).unwrap_or_default(),
    );
    assert_eq!(
        bound_words(Bound::Unknown, Side::Start, En),
        "not documented"
    );
}

#[test]
fn months_have_names() {
    assert_eq!(
        (month_name(3, De), month_name(12, En)),
        ("März", "December")
    );
    assert_eq!(
        (month_name_short(9, De), month_name_short(9, En)),
        ("Sept.", "Sep")
    );
    for month in [0, 13, 255] {
        assert_eq!(
            (month_name(month, De), month_name_short(month, En)),
            ("", "")
        );
    }
}
