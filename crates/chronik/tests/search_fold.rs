//! Folding and marking: tables, every code point, properties.

use chronik::search::{fold, fold_with_map, highlight, plain};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Letters and signs that the rules treat differently, more often than chance would bring them.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "a", "o", "u", "e", "E", "ä", "Ö", "ü", "ß", "ẞ", "æ", "œ", "é", "ë", "İ", "ı", "þ", "ĳ",
            "s", "n", "1", " ", "-", "*", "’", "/", "a\u{308}", "e\u{301}", "\u{ad}", "\u{200d}",
            "\u{202e}", "\u{300}", "й", "Ї", "آ", "ی", "۷", "👩\u{200d}🏭", "\u{0}", "\n", "K", "ﬁ", "中",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[test]
fn text_without_letters_and_digits_folds_to_nothing() {
    for text in [
        "",
        " ",
        "\t\r\n",
        "-",
        "…„“–—?!.,;",
        "()[]{}\\^$.|*+",
        "👍🏽 🇩🇪",
        "\u{0}\u{1b}\u{7f}\u{9f}",
        "\u{ad}",
        "\u{200b}\u{feff}\u{202e}",
        "\u{308}",
        "- \u{301} -",
        "\u{fffd}",
        "\u{e000}",
    ] {
        assert_eq!(fold(text), "", "{text:?}");
        assert_eq!(plain(text), "", "{text:?}");
    }
}

#[test]
fn words_fold_alike() {
    for (wanted, spellings) in [
        (
            "kase",
            &[
                "Käse",
                "KÄSE",
                "Kaese",
                "kase",
                "Ka\u{308}se",
                "kæse",
                "Kä\u{ad}se",
                "ＫÄＳＥ",
            ][..],
        ),
        (
            "schweisser",
            &["Schweißer", "SCHWEISSER", "SCHWEIẞER", "Schweisser"],
        ),
        (
            "uberprufung",
            &[
                "Überprüfung",
                "Ueberpruefung",
                "UEBERPRÜFUNG",
                "Uberprufung",
            ],
        ),
        (
            "okologie",
            &["Ökologie", "Oekologie", "œkologie", "Økologie"],
        ),
        ("geubt", &["geübt", "geuebt"]),
        ("isral", &["Israel", "Israël"]),
        (
            "istanbul",
            &["İstanbul", "ıstanbul", "ISTANBUL", "I\u{307}stanbul"],
        ),
        ("calisma", &["çalışma", "ÇALIŞMA"]),
        ("lodz", &["Łódź", "łódź", "Lodz"]),
        (
            "brasov bucuresti",
            &["Brașov, București", "Braşov  Bucureşti"],
        ),
        (
            "infirmiere diplome",
            &["infirmière diplômé", "INFIRMIÈRE-DIPLÔMÉ"],
        ),
        (
            "umwelt handwerk",
            &[
                "Umwelt-Handwerk",
                "Umwelt – Handwerk",
                " umwelt\u{a0}/handwerk. ",
            ],
        ),
        (
            "migrantinnen",
            &["Migrant*innen", "Migrant:innen", "Migrant_innen"],
        ),
        ("esf", &["ESF+", "„ESF“", "(esf)"]),
        ("2019 01 01", &["2019-01-01", "۲۰۱۹-٠١-٠١"]),
        ("медична сестра", &["МЕДИЧНА СЕСТРА", "медична\nсестра"]),
        ("украинськии", &["Украинський", "украинськии\u{306}"]),
        ("ممرضه", &["ممرضة", "مُمَرِّضة", "ممـرضه"]),
        ("ايران كار", &["ایران کار", "إيران كار"]),
        ("中文", &["中文"]),
    ] {
        for spelling in spellings {
            assert_eq!(fold(spelling), wanted, "{spelling:?}");
        }
    }
}

#[test]
fn collisions_are_these() {
    // Known and accepted: the exact spelling still comes first.
    for (a, b) in [
        ("neuen", "neun"),
        ("Bauer", "Baur"),
        ("Masse", "Maße"),
        ("schon", "schön"),
    ] {
        assert_eq!(fold(a), fold(b));
        assert_ne!(plain(a), plain(b));
    }
}

#[test]
fn plain_keeps_the_spelling() {
    assert_eq!(plain("Käse-Theke: KAESE, Maße"), "käse theke kaese maße");
    assert_eq!(plain("Ge\u{ad}sund\u{200b}heit"), "gesundheit");
}

#[test]
fn every_character_folds_once_and_for_all() {
    for c in '\0'..=char::MAX {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        assert_eq!(fold(&plain(&c.to_string())), once, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn composed_and_decomposed_letters_fold_alike() {
    // Latin-1, Latin Extended-A, Romanian, Cyrillic, Arabic: what the interface and the words of
    // other languages in its catalogue are written with.
    let letters = ('\u{c0}'..='\u{17f}').chain('\u{218}'..='\u{21b}');
    let letters = letters
        .chain('\u{400}'..='\u{45f}')
        .chain('\u{620}'..='\u{64a}');
    for c in letters {
        let decomposed: String = c.nfd().collect();
        assert_eq!(fold(&decomposed), fold(&c.to_string()), "{c}");
    }
}

#[test]
fn latin_letters_fold_to_their_base_letter() {
    for c in ('\u{c0}'..='\u{17f}').filter(|c| c.is_alphabetic()) {
        let folded = fold(&c.to_string());
        assert!(
            folded.bytes().all(|byte| byte.is_ascii_lowercase()),
            "{c} → {folded}"
        );
        let base = c.nfkd().next().filter(char::is_ascii_alphabetic);
        if let Some(base) = base {
            assert!(
                folded.starts_with(base.to_ascii_lowercase()),
                "{c} → {folded}"
            );
        }
    }
}

#[test]
fn the_map_leads_back() {
    let text = "Die Ka\u{308}se-Straße";
    let folded = fold_with_map(text);
    assert_eq!(folded.text(), "die kase strasse");
    let back = |range| folded.original(range).and_then(|range| text.get(range));
    assert_eq!(back(0..3), Some("Die"));
    assert_eq!(back(4..6), Some("Ka\u{308}"));
    assert_eq!(back(4..16), Some("Ka\u{308}se-Straße"));
    assert_eq!(back(13..14), Some("ß"), "a half of ß is the whole of it");
    assert_eq!(back(0..0), None);
    assert_eq!(back(10..17), None);
}

#[test]
fn marks_what_was_found() {
    for (text, query, wanted) in [
        ("", "pflege", &[][..]),
        ("Pflege", "", &[]),
        ("Pflege", "?!", &[]),
        ("Pflege", "schweißen", &[]),
        ("Pflege und Gesundheit", "pflege", &["Pflege"]),
        ("Pflege und Gesundheit", "gesund pfl", &["Pfl", "Gesund"]),
        ("Umwelthandwerk", "handwerk", &["handwerk"]),
        ("Umwelthandwerk", "umwelt handwerk", &["Umwelthandwerk"]),
        ("Umwelt-Handwerk", "umwelthand", &["Umwelt-Hand"]),
        ("Rat, Beratung", "ra", &["Ra"]),
        ("Käse Kaese Kase", "kaes", &["Käs", "Kaes", "Kas"]),
        ("Ka\u{308}se", "ka", &["Ka\u{308}"]),
        ("Schweißer", "schweis", &["Schweiß"]),
        (
            "Ge\u{ad}sund\u{ad}heit",
            "gesundheit",
            &["Ge\u{ad}sund\u{ad}heit"],
        ),
        // The e that folding swallows: marked if it was typed.
        ("Bauelement, bauen", "bau", &["Bau", "bau"]),
        ("Neueinstieg", "neue", &["Neue"]),
        ("Neueinstieg", "einstieg", &["einstieg"]),
        ("Neueröffnung", "eroeffnung", &["eröffnung"]),
        ("neue Wege", "neue", &["neue"]),
        ("neue Wege", "neu", &["neue"]),
        ("İstanbul’da", "istanbul", &["İstanbul"]),
        ("ممرضة في هامبورغ", "ممرضه", &["ممرضة"]),
    ] {
        let found: Vec<&str> = highlight(text, query)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, wanted, "{query:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in tricky()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(fold(&plain(&text)), once);
    }

    #[test]
    fn the_beginning_of_a_text_folds_to_the_beginning(text in tricky(), at in 0_usize..40) {
        // While someone types, nothing that was found may be lost by the letter that follows.
        let start: String = text.chars().take(at).collect();
        let (start, all) = (fold(&start), fold(&text));
        prop_assert!(all.starts_with(&start), "{start:?} {all:?}");
    }

    #[test]
    fn the_map_has_a_range_for_every_part(text in tricky()) {
        let folded = fold_with_map(&text);
        prop_assert_eq!(folded.text(), fold(&text));
        let mut last = 0;
        for (at, c) in folded.text().char_indices() {
            let range = folded.original(at..at + c.len_utf8());
            let part = range.clone().and_then(|range| text.get(range));
            prop_assert!(part.is_some(), "{range:?}");
            let range = range.unwrap_or_default();
            prop_assert!(last <= range.start);
            last = range.start;
        }
    }

    #[test]
    fn marks_are_in_order_and_on_boundaries(text in tricky(), query in tricky()) {
        let ranges = highlight(&text, &query);
        for range in &ranges {
            prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
        }
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
    }

    #[test]
    fn a_word_of_the_text_is_marked(text in tricky()) {
        if let Some(word) = fold(&text).split(' ').find(|word| !word.is_empty()) {
            prop_assert!(!highlight(&text, word).is_empty());
        }
    }
}
