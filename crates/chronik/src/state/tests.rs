use proptest::prelude::*;

use super::*;

#[test]
fn hostile_queries_are_cut_or_ignored() {
    let long = "x".repeat(100_000);
    assert_eq!(
        State::parse("angebote", &format!("q={long}"))
            .filter
            .query
            .len(),
        QUERY_LIMIT
    );
    let state = State::parse(
        "angebote",
        "?fuer=martians,migrants,migrants&status=%00&stand=9999-99&eintrag=<script>",
    );
    assert_eq!(state.filter.chosen(Facet::Audience), &["migrants"]);
    assert!(
        state.filter.chosen(Facet::Status).is_empty()
            && state.as_of.is_none()
            && state.selected.is_none()
    );
    assert_eq!(state.query(), "?fuer=migrants");
}

#[test]
fn a_dataset_comes_from_below_the_base_only() {
    for bad in [
        "https://example.org/a.json",
        "//example.org/a.json",
        "/etc/a.json",
        "../a.json",
        "data/../../a.json",
        "data//a.json",
        "data/a.txt",
        "javascript:a.json",
        "data\\a.json",
        "data/%2e%2e/a.json",
        "a.json?x",
    ] {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("daten", bad)
            .finish();
        assert_eq!(State::parse("zeitachse", &query).dataset, None, "{bad}");
    }
    let state = State::parse("zeitachse", "daten=data/andere.json");
    assert_eq!(state.dataset.as_deref(), Some("data/andere.json"));
    assert_eq!(state.href(), "zeitachse/?daten=data%2Fandere.json");
}

#[test]
fn what_is_not_understood_is_named_and_cut() {
    let query = format!(
        "?stand=9999-99&von=2011-01-01&utm=1&spuren=phases,nothing&eintrag={}&q=",
        "a".repeat(10_000)
    );
    let state = State::parse("zeitachse", &query);
    let named = state.not_understood(&query);
    assert_eq!(named.len(), 3, "{named:?}");
    assert_eq!(named[0], "stand=9999-99");
    assert_eq!(named[1], "spuren=nothing");
    assert!(named[2].len() < 60);
}

/// A journalist wrote `stand=2014` and was shown today, with a note that nobody could do anything with.
#[test]
fn dates_are_read_as_people_write_them() {
    let cases = [
        // asked for, as-of day, told that something was changed
        ("2014-07-15", "2014-07-15", false),
        ("15.07.2014", "2014-07-15", false),
        ("5.7.2014", "2014-07-05", false),
        ("2014-07", "2014-07-01", true),
        ("2014", "2014-01-01", true),
        (" 2014-07-15 ", "2014-07-15", false),
    ];
    for (text, day, told) in cases {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("stand", text)
            .finish();
        let state = State::parse("zeitachse", &query);
        assert_eq!(state.as_of, Day::parse(day), "{text}");
        assert_eq!(!state.not_understood(&query).is_empty(), told, "{text}");
    }
    for bad in [
        "31.02.2014",
        "7.2014",
        "1.7.2014.",
        "1.7.14x",
        "2014-13",
        "sommer",
        "1.7.20140",
    ] {
        let query = format!("stand={bad}");
        let state = State::parse("zeitachse", &query);
        assert_eq!(state.as_of, None, "{bad}");
        assert_eq!(state.not_understood(&query).join(" "), query);
    }
    // Years are a whole stretch of time.
    let query = "von=2011&bis=2014-02";
    let state = State::parse("zeitachse", query);
    assert_eq!(state.href(), "zeitachse/?von=2011-01-01&bis=2014-02-28");
    assert_eq!(state.not_understood(query), Vec::<String>::new());
}

/// A counsellor with an old list was told that all of it had been left out.
#[test]
fn of_a_list_only_what_is_lost_is_named() {
    let query = "merken=zaa,../x,hanna,zaa&thema=counselling,nonsense&q=a,b";
    let state = State::parse("angebote", query);
    assert_eq!(
        state.not_understood(query),
        ["merken=../x", "thema=nonsense"]
    );
    // Once is enough.
    let twice = "merken=hanna,hanna";
    assert!(
        State::parse("angebote", twice)
            .not_understood(twice)
            .is_empty()
    );
}

#[test]
fn an_offer_goes_on_the_list_and_off_it_and_a_full_list_stays() {
    let mut state = State::parse("merkliste", "merken=zaa,hanna&sprachen=beide");
    assert_eq!(state.saved, ["zaa", "hanna"]);
    assert!(state.both_languages);
    state.toggle_saved("zaa");
    state.toggle_saved("inliqua");
    assert_eq!(
        state.href(),
        "merkliste/?merken=hanna,inliqua&sprachen=beide"
    );
    for n in 0..100 {
        state.toggle_saved(&format!("angebot-{n}"));
    }
    assert_eq!(state.saved.len(), LIST_LIMIT);
    assert_eq!(State::parse("merkliste", &state.query()), state);
    state.toggle_saved("hanna");
    assert_eq!(state.saved.len(), LIST_LIMIT - 1);
}

#[test]
fn a_list_of_a_thousand_is_cut_and_says_so() {
    let ids: Vec<String> = (0..1000).map(|n| format!("a{n}")).collect();
    let query = format!("merken={}", ids.join(","));
    let state = State::parse("merkliste", &query);
    assert_eq!(state.saved, ids[..LIST_LIMIT]);
    assert_eq!(state.not_understood(&query).len(), 1);
    let odd = "merken=zaa,ZAA,../x,%E2%80%AEabc,zaa&sprachen=alle";
    let state = State::parse("merkliste", odd);
    assert_eq!(state.saved, ["zaa"]);
    assert_eq!(state.not_understood(odd).len(), 2);
}

#[test]
fn another_result_is_read_from_its_beginning() {
    let mut state = State::parse("angebote", "fuer=migrants&nach=beginn&seite=3");
    assert_eq!((state.order, state.page), (Order::Begin, 2));
    state.change(|state| state.toggle("koordination"));
    assert_eq!(state.page, 2);
    state.change(|state| state.filter.toggle(Facet::Audience, "migrants"));
    assert_eq!(state.page, 0);
    let odd = "nach=alphabet&seite=-1";
    assert_eq!(State::parse("angebote", odd).not_understood(odd).len(), 2);
}

/// Back left the catalogue instead of leading to the search before.
#[test]
fn another_question_is_told_from_the_same_one_written_on() {
    let asks_anew = |before, now| Filter::search(now).asks_anew(&Filter::search(before));
    for (before, now) in [
        ("", "P"),
        ("Pfl", "Pflege"),
        ("Pflege", "Pfleger"),
        ("pflege", "Pflege"),
        ("", ""),
    ] {
        assert!(!asks_anew(before, now), "{before:?} {now:?}");
    }
    for (before, now) in [("Pflege", "Handwerk"), ("Pflege", "")] {
        assert!(asks_anew(before, now), "{before:?} {now:?}");
    }
}

#[test]
fn unknown_paths_are_not_found_in_the_right_language() {
    assert_eq!(
        Route::parse("/en/nirgends"),
        (Lang::En, Route::NotFound("nirgends".to_owned()))
    );
    assert_eq!(
        Route::parse("angebote/A<b>"),
        (Lang::De, Route::NotFound("angebote/A<b>".to_owned()))
    );
    assert_eq!(
        Route::parse("english"),
        (Lang::De, Route::NotFound("english".to_owned()))
    );
    assert_eq!(Route::parse("/en"), (Lang::En, Route::Start));
    // A link to a place on such a page must not lead to another address.
    for path in ["nirgends", "nirgends/", "en/nirgends/"] {
        let (lang, route) = Route::parse(path);
        assert_eq!(route.path(lang), path);
    }
}

#[test]
fn a_path_is_understood_with_and_without_its_slash_and_written_with_it() {
    for (path, written) in [
        ("", ""),
        ("/en", "en/"),
        ("/zeitachse", "zeitachse/"),
        ("en/angebote/zaa/", "en/angebote/zaa/"),
        ("en/zeitachse/tabelle", "en/zeitachse/tabelle/"),
        ("zeitachse/eintraege/", "zeitachse/"),
    ] {
        assert_eq!(State::parse(path, "").href(), written, "{path}");
    }
}

#[test]
fn the_table_has_a_path_and_its_old_address_is_understood() {
    let query = "?ansicht=tabelle&sortiert=spur";
    let state = State::parse("zeitachse", query);
    assert_eq!(state.href(), "zeitachse/tabelle/?sortiert=spur");
    assert_eq!(State::parse("zeitachse/tabelle", "sortiert=spur"), state);
    assert!(state.not_understood(query).is_empty());
    // Elsewhere it is what the visitor comes back to.
    let away = State {
        route: Route::Data,
        ..state
    };
    assert_eq!(away.href(), "daten/?ansicht=tabelle&sortiert=spur");
}

fn id() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,20}"
}

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        prop::sample::select(Route::FIXED.map(|(route, _)| route).to_vec()),
        id().prop_map(Route::Phase),
        id().prop_map(Route::Project),
        (id(), id()).prop_map(|(project, part)| Route::Part(project, part)),
        id().prop_map(Route::Carrier),
    ]
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(
    all: &[T],
) -> impl Strategy<Value = Vec<T>> + use<T> {
    prop::sample::subsequence(all.to_vec(), 0..=all.len())
}

fn values(facet: Facet) -> BoxedStrategy<Vec<String>> {
    match facet.closed() {
        Some(ids) => some_of(ids)
            .prop_map(|ids| ids.into_iter().map(str::to_owned).collect())
            .boxed(),
        None => prop::collection::btree_set(id(), 0..4)
            .prop_map(|ids| ids.into_iter().collect())
            .boxed(),
    }
}

prop_compose! {
    fn filter()(
        query in "[^\\p{C}]{0,40}", chosen in Facet::ALL.map(values),
    ) -> Filter {
        let mut filter = Filter::search(query.trim());
        for (facet, values) in Facet::ALL.into_iter().zip(chosen) {
            filter.set(facet, values);
        }
        filter
    }
}

fn day() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((-100_000_i32..100_000).prop_map(Day::from_number))
}

prop_compose! {
    fn state()(
        english in any::<bool>(), route in route(), filter in filter(),
        choice in 0_usize..4, selected in prop::option::of(id()), days in (day(), day(), day()),
        lanes in some_of(&LaneId::ALL).prop_shuffle(), toggled in prop::collection::btree_set(id(), 0..4),
        hide_filtered in any::<bool>(), tour in prop::option::of(id()),
        sort in (prop::sample::select(&Column::ALL[..]), any::<bool>()),
        order in prop::sample::select(&Order::ALL[..]), page in 0_usize..500,
        saved in prop::collection::btree_set(id(), 0..4), both_languages in any::<bool>(),
        dataset in prop::option::of("data/[a-z0-9]{1,9}[.]json"),
    ) -> State {
        State {
            lang: if english { Lang::En } else { Lang::De },
            route, filter, selected,
            presentation: [Presentation::Automatic, Presentation::Chart, Presentation::List, Presentation::Table][choice],
            as_of: days.0,
            range: Range { from: days.1, to: days.2 },
            lanes,
            toggled: toggled.into_iter().collect(),
            saved: saved.into_iter().collect(),
            hide_filtered, tour, order, page, both_languages, dataset,
            sort: Sort { column: sort.0, descending: sort.1 },
        }
    }
}

proptest! {
    #[test]
    fn a_state_survives_its_url(state in state()) {
        let href = state.href();
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        prop_assert_eq!(&State::parse(path, query), &state);
        prop_assert!(state.not_understood(query).is_empty());
    }

    #[test]
    fn any_text_is_a_view(path in ".{0,200}", query in ".{0,400}") {
        let state = State::parse(&path, &query);
        let again = State::parse(&state.path(), &state.query());
        prop_assert_eq!(again.query(), state.query());
    }
}
