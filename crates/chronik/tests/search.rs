//! Searching, ranking, suggesting: bad input first, then tables.

use chronik::search::{
    Document, Hits, Index, Lexicon, MAX_QUERY_CHARS, MAX_QUERY_TERMS, Shared, Synonyms, Weight,
};

fn titles(texts: &[&str]) -> Index {
    with_synonyms(texts, Synonyms::default())
}

fn with_synonyms(texts: &[&str], synonyms: impl Into<Lexicon>) -> Index {
    let documents = texts.iter().enumerate().map(|(id, text)| Document {
        id,
        fields: vec![(Weight::Title, *text)],
    });
    let index = Index::build(documents);
    index.learn(synonyms);
    index
}

fn ids(hits: &Hits) -> Vec<usize> {
    hits.list.iter().map(|hit| hit.id).collect()
}

fn found(index: &Index, query: &str) -> Vec<usize> {
    ids(&index.search(query))
}

/// A few records with the words that the catalogue is full of.
fn catalogue() -> Index {
    titles(&[
        "Brückenmaßnahme Umwelthandwerk",
        "Pflege und Gesundheit",
        "Teilqualifizierung Schweißer",
        "Schweisser im Metallbau",
        "Krankenschwester, Krankenpfleger: Anpassungslehrgang",
        "Beratung zur Anerkennung ausländischer Abschlüsse",
        "Käse aus Holstein",
        "Sprechstunde per E-Mail für Migrant*innen",
    ])
}

#[test]
fn an_empty_index_answers() {
    let index = titles(&[]);
    assert!(index.is_empty());
    for query in ["", "pflege", "?", "a b c"] {
        assert!(found(&index, query).is_empty());
        assert_eq!(index.suggest(query), None);
    }
}

#[test]
fn what_no_record_has_is_no_word_of_the_index() {
    let document = Document {
        id: 0,
        fields: vec![(Weight::Title, "Beratung")],
    };
    let shared = |text: &str, records| Shared {
        weight: Weight::Carrier,
        text: text.to_owned(),
        records,
    };
    let shared = vec![
        shared("Handwerkskammer", vec![]),
        shared("Handelskammer", vec![0]),
    ];
    let index = Index::with_shared([document], shared);
    assert_eq!(found(&index, "handelskammer beratung"), [0]);
    assert!(found(&index, "handwerkskammer").is_empty());
    let suggestion = index.suggest("handwerkskamer");
    assert_ne!(suggestion.as_deref(), Some("Handwerkskammer"));
    assert_eq!(
        index.suggest("handelskamer").as_deref(),
        Some("Handelskammer")
    );
}

#[test]
fn records_without_text_are_records() {
    let empty = [
        Document {
            id: 7,
            fields: vec![],
        },
        Document {
            id: 3,
            fields: vec![(Weight::Body, ""), (Weight::Title, "?!")],
        },
    ];
    let index = Index::build(empty);
    assert_eq!(index.len(), 2);
    assert_eq!(
        found(&index, ""),
        [7, 3],
        "nothing asked: all, in the order given"
    );
    assert!(found(&index, "a").is_empty());
}

#[test]
fn a_query_without_letters_asks_nothing() {
    let index = catalogue();
    for query in [
        "",
        "   ",
        "\n\t",
        "…?!",
        "()[]{}*+\\",
        "👍🏽",
        "\u{0}\u{7f}",
        "\u{202e}\u{200b}",
        "\u{308}",
    ] {
        let hits = index.search(query);
        assert_eq!(ids(&hits), [0, 1, 2, 3, 4, 5, 6, 7], "{query:?}");
        assert!(!hits.is_ranked);
        assert!(hits.list.iter().all(|hit| hit.score == 0));
        assert_eq!(index.suggest(query), None);
    }
}

#[test]
fn control_and_direction_characters_do_not_hide_a_word() {
    let index = catalogue();
    for query in [
        "\u{202e}Pflege\u{202c}",
        "\u{0}pflege\u{7}",
        "pf\u{ad}lege",
        "\u{feff}pflege",
        "👍pflege👍",
    ] {
        assert_eq!(found(&index, query), [1, 4], "{query:?}");
    }
}

#[test]
fn pasted_pages_are_cut() {
    let index = catalogue();
    for piece in [
        "pflege ",
        "x",
        "ä",
        "(a+)+",
        "👩\u{200d}🏭",
        "\u{301}",
        "-",
        "a-",
        "e",
        "\u{202e}",
    ] {
        let page = piece.repeat(100_000 / piece.len());
        let hits = index.search(&page);
        assert_eq!(
            hits.is_cut,
            page.chars().count() > MAX_QUERY_CHARS,
            "{piece:?}"
        );
        let _ = index.suggest(&page);
        let _ = index.marker(&page).ranges(&page);
    }
    // A word as long as a page, and queries that must look into it.
    for piece in ["xe", "ae", "aex"] {
        let page = piece.repeat(50_000);
        let index = titles(&[&page]);
        for query in ["exx", "eaeae", "exaexb"] {
            let _ = (
                index.search(query),
                index.suggest(query),
                index.marker(query).ranges(&page),
            );
        }
    }
    let page = format!("{}pflege{}", " ".repeat(100_000), "\n".repeat(100_000));
    let hits = index.search(&page);
    assert_eq!(
        (ids(&hits), hits.is_cut),
        (vec![1, 4], false),
        "the space around it is no query"
    );
}

#[test]
fn the_thirteenth_word_is_left_out() {
    let words: Vec<String> = (0..=MAX_QUERY_TERMS)
        .map(|nth| format!("w{nth}x"))
        .collect();
    let index = titles(&[&words[..MAX_QUERY_TERMS].join(" ")]);
    let hits = index.search(&words.join(" "));
    assert_eq!((ids(&hits), hits.is_cut), (vec![0], true));
    let hits = index.search(&"w0x ".repeat(20));
    assert_eq!(
        (ids(&hits), hits.is_cut),
        (vec![0], false),
        "the same word again is no new word"
    );
}

#[test]
fn finds_every_spelling() {
    let index = catalogue();
    for (query, wanted) in [
        ("kaese", &[6][..]),
        ("kase", &[6]),
        ("Käse", &[6]),
        ("KÄSE", &[6]),
        ("Schweisser", &[3, 2]),
        ("Schweißer", &[2, 3]),
        ("SCHWEISSER", &[3, 2]),
        ("abschluesse", &[5]),
        ("Brueckenmassnahme", &[0]),
    ] {
        assert_eq!(found(&index, query), wanted, "{query}");
    }
}

#[test]
fn finds_parts_of_compounds() {
    let index = catalogue();
    for (query, wanted) in [
        ("Umwelt", &[0][..]),
        ("Handwerk", &[0]),
        ("Umwelt-Handwerk", &[0]),
        ("umwelt handwerk", &[0]),
        ("pflege", &[1, 4]),
        ("email", &[7]),
        ("E-Mail", &[7]),
        ("migrantinnen", &[7]),
        ("we", &[]),
        ("elt", &[0]),
        ("a", &[6, 4, 5]),
    ] {
        assert_eq!(found(&index, query), wanted, "{query}");
    }
}

#[test]
fn finds_parts_whose_e_was_swallowed() {
    let index = titles(&["Neueinstieg in den Beruf", "Training", "Bauelektrik"]);
    assert_eq!(found(&index, "einstieg"), [0]);
    assert_eq!(found(&index, "elektrik"), [2]);
    assert_eq!(found(&index, "ein"), [0], "not the ain of Training");
}

#[test]
fn finds_other_forms() {
    let index = titles(&[
        "Schweißer",
        "Beruf",
        "Beratung",
        "Arzt",
        "Handwerk",
        "qualification",
        "Lehrgang",
    ]);
    for (query, wanted) in [
        ("Schweißerinnen", &[0][..]),
        ("Schweisserin", &[0]),
        ("Berufe", &[1]),
        ("beraten", &[2]),
        ("Ärzte", &[3]),
        ("Aerzten", &[3]),
        ("Handwerkerinnen", &[4]),
        ("qualifications", &[5]),
        ("Lehrerin", &[]),
        ("Berufsberater", &[]),
    ] {
        assert_eq!(found(&index, query), wanted, "{query}");
    }
    let index = titles(&[
        "Handarbeit und Handwerkskammer",
        "Umwelthandwerke",
        "Handwerk",
        "Handwerker",
    ]);
    assert_eq!(
        found(&index, "Handwerke"),
        [3, 2, 1],
        "a beginning, a form, a part"
    );
    assert_eq!(
        index.marker("Handwerkerin").ranges("Handwerk, Handwerker"),
        [0..8, 10..20]
    );
}

#[test]
fn every_word_must_be_there() {
    let index = catalogue();
    assert_eq!(found(&index, "pflege gesundheit"), [1]);
    assert_eq!(found(&index, "gesundheit pflege und"), [1]);
    assert!(found(&index, "pflege schweißer").is_empty());
}

#[test]
fn ranks_by_kind_of_match() {
    // Given in the opposite order, so that nothing is ranked by chance.
    let index = titles(&[
        "Krankenpflegehilfe",
        "Krankenpflege",
        "Pflegefachmannausbildung",
        "Pfleger",
        "Pflege",
    ]);
    assert_eq!(found(&index, "pflege"), [4, 3, 2, 1, 0]);
}

#[test]
fn ranks_by_field() {
    let fields = [
        Weight::Body,
        Weight::Keyword,
        Weight::Carrier,
        Weight::Title,
    ];
    let documents = (0..).zip(fields).map(|(id, weight)| Document {
        id,
        fields: vec![(weight, "Pflege")],
    });
    let index = Index::build(documents);
    assert_eq!(found(&index, "pflege"), [3, 2, 1, 0]);
    assert_eq!(found(&index, "pfl"), [3, 2, 1, 0]);
}

#[test]
fn the_best_field_counts() {
    let documents = [
        Document {
            id: 0,
            fields: vec![(Weight::Body, "Pflege"), (Weight::Body, "Pflege")],
        },
        Document {
            id: 1,
            fields: vec![(Weight::Title, "Pflege"), (Weight::Body, "Pflege")],
        },
        Document {
            id: 2,
            fields: vec![(Weight::Body, "Pflege"), (Weight::Title, "Pflege")],
        },
    ];
    let hits = Index::build(documents).search("pflege");
    assert_eq!(ids(&hits), [1, 2, 0]);
    assert_eq!(hits.list[0].score, hits.list[1].score);
}

#[test]
fn the_exact_spelling_comes_first() {
    let index = titles(&["neun Wochen", "die neuen Wege", "Kase", "Kaese", "Käse"]);
    for (query, first) in [
        ("neuen", 1),
        ("neun", 0),
        ("kase", 2),
        ("kaese", 3),
        ("käse", 4),
        ("kä", 4),
    ] {
        assert_eq!(found(&index, query).first(), Some(&first), "{query}");
    }
}

#[test]
fn equal_records_stand_by_id() {
    let documents = [5, 1, 9, 3].map(|id| Document {
        id,
        fields: vec![(Weight::Title, "Pflege")],
    });
    let index = Index::build(documents);
    assert_eq!(found(&index, "pflege"), [1, 3, 5, 9]);
    assert_eq!(found(&index, ""), [5, 1, 9, 3]);
}

#[test]
fn synonyms_find_but_rank_last() {
    let synonyms = Synonyms::from_iter([
        ("nurse", vec!["Pflege", "Krankenschwester"]),
        ("ممرضة", vec!["pflege"]),
        ("driving licence", vec!["Führerschein"]),
        ("diploma", vec!["Anerkennung Abschluss"]),
        ("?", vec!["pflege"]),
        ("void", vec!["", "!"]),
    ]);
    let documents = [
        Document {
            id: 0,
            fields: vec![(Weight::Title, "Pflege")],
        },
        Document {
            id: 1,
            fields: vec![(Weight::Body, "gardeners and curnursery")],
        },
        Document {
            id: 2,
            fields: vec![(Weight::Title, "Altenpflegerin")],
        },
        Document {
            id: 3,
            fields: vec![(Weight::Title, "Motorradführerschein")],
        },
        Document {
            id: 4,
            fields: vec![
                (Weight::Title, "Anerkennung"),
                (Weight::Keyword, "Abschlüsse"),
            ],
        },
        // A word that only begins with a synonym is another one.
        Document {
            id: 6,
            fields: vec![(Weight::Title, "Führerscheinkurs")],
        },
        // What running text mentions in passing is not what visitors' words are for.
        Document {
            id: 5,
            fields: vec![(Weight::Title, "Anerkennung"), (Weight::Body, "Abschlüsse")],
        },
    ];
    let index = Index::build(documents);
    index.learn(synonyms);
    for (query, wanted) in [
        ("nurse", &[1, 0, 2][..]),
        ("NURS", &[1, 0, 2]),
        ("nurses", &[0, 2]),
        ("nur", &[1]),
        ("ممرضه", &[0, 2]),
        ("nurse altenpflege", &[2]),
        ("driving licence", &[3]),
        ("driving lic", &[3]),
        ("licence", &[]),
        ("diploma", &[4]),
        ("void", &[]),
    ] {
        assert_eq!(found(&index, query), wanted, "{query}");
    }
    let marks = index.marker("nurse").ranges("Altenpflegerin und Pflege");
    assert_eq!(marks, [5..11, 19..25]);
    assert_eq!(index.suggest("nurse"), None, "it finds something");
}

#[test]
fn suggests_the_nearest_words() {
    let index = catalogue();
    for (query, wanted) in [
        // Nothing to correct, or nothing to correct it to.
        ("Pflege", None),
        ("gesundheit schweißer", None),
        ("xyzzy", None),
        ("pfx", None),
        ("1989", None),
        ("Pfl3ge", None),
        (&"krankenschwestr".repeat(5), None),
        // One, two, three errors; two at once; not typed to the end.
        ("Krankenschwestr", Some("Krankenschwester")),
        ("krakenschwester", Some("Krankenschwester")),
        ("Plfege", Some("Pflege")),
        ("Schweiszer", Some("Schweisser")),
        ("Krankschwesta", Some("Krankenschwester")),
        ("Anerkenung", Some("Anerkennung")),
        ("ausländicher abschlusse", Some("ausländischer abschlusse")),
        ("Bertung zur Anerkenung", Some("Beratung zur Anerkennung")),
        ("Krankensw", Some("Krankenschwester")),
        ("teilkwalifiz", Some("Teilqualifizierung")),
        ("Emial", Some("E-Mail")),
        ("Plfege Gesundheid Hambrug", None),
        ("Plfege Gesundheid", Some("Pflege Gesundheit")),
        ("(Plfege) …", Some("(Pflege) …")),
        // Compounds that nobody wrote so.
        ("Anerkennungsberatung", Some("Anerkennung Beratung")),
        ("Gesundheitspflege", Some("Gesundheit Pflege")),
        ("Käsepflege", None),
    ] {
        assert_eq!(index.suggest(query).as_deref(), wanted, "{query}");
    }
}

#[test]
fn prefers_a_common_beginning() {
    // Both are one error away; the first letters are seldom the wrong ones.
    let index = titles(&["Halse", "Hilfe"]);
    assert_eq!(index.suggest("Hilse").as_deref(), Some("Hilfe"));
}

/// "Kranken schwester" became "Kranken Schweißer": each word was corrected by itself.
#[test]
fn two_words_that_are_one_are_written_as_one() {
    let texts = ["Pflege", "Schweißer", "Kranken helfen"];
    let index = with_synonyms(&texts, Lexicon::parse("pflege: Krankenschwester"));
    for (query, wanted) in [
        ("Kranken schwester", Some("Krankenschwester")),
        (
            "bitte (kranken-  schwester)",
            None, // "bitte" stands nowhere and is near nothing.
        ),
        ("(Kranken - Schwester)!", Some("(Krankenschwester)!")),
        ("Kranken schwestr", Some("Krankenschwester")),
        // "pflegexyzzy" would find care, as compounds are found by their last word.
        ("xyzzy Pflege", None),
        ("Kranken helfen", None),
        ("Kranken xyzzy", None),
    ] {
        assert_eq!(index.suggest(query).as_deref(), wanted, "{query}");
    }
}

/// "electrican" became "electrical", which stands in a text: it begins alike by one letter more.
#[test]
fn of_words_as_near_those_of_visitors_come_first() {
    let index = with_synonyms(
        &["electrical work", "craft"],
        Lexicon::parse("craft: electrician"),
    );
    assert_eq!(index.suggest("electrican").as_deref(), Some("electrician"));
}

#[test]
fn another_word_is_no_correction() {
    let index = titles(&["Bildung", "Inhalte", "Beratung für Ärzte", "teilweise"]);
    for query in ["Duldung", "Anwalt", "Teilzeit"] {
        assert_eq!(index.suggest(query), None, "{query}");
    }
}

#[test]
fn asks_for_less_where_all_of_it_finds_nothing() {
    let texts = ["Anerkennung für Ärzte", "Beratung für Lehrkräfte"];
    let index = with_synonyms(&texts, Lexicon::parse(": ich, bin"));
    let less = |query: &str| {
        let less = index.less(query)?;
        Some((less.query, less.left_out.join(" ")))
    };
    let of = |query: &str, left_out: &str| Some((query.to_owned(), left_out.to_owned()));
    // It finds something; nothing is left.
    assert_eq!(less("Ärzte"), None);
    assert_eq!(less("Marokko"), None);
    assert_eq!(less(""), None);
    // What stands nowhere goes, what asks for nothing too.
    let arzt = less("Ich bin Arzt, aus Marokko");
    assert_eq!(arzt, of("Arzt", "aus Marokko"));
    // Each stands somewhere, but not together.
    assert_eq!(less("Ärzte Beratung"), of("Ärzte", "Beratung"));
}

#[test]
fn one_compound_of_two_records_is_not_suggested() {
    let index = titles(&["Anerkennung", "Beratung"]);
    assert_eq!(
        index.suggest("Anerkennungsberatung"),
        None,
        "no record has both"
    );
}
