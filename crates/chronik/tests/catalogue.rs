//! Search and facets together, on the dataset that ships.
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop where something is missing"
)]

use chronik::dataset::vocabulary::{Activity, Audience, Certainty, Field};
use chronik::dataset::{Dataset, read};
use chronik::edtf::Day;
use chronik::facets::{Catalogue, Group, Results, projects_for};
use chronik::presence::{Status, status};
use chronik::search::fold::fold;
use chronik::state::{Facet, Filter, Order};

fn dataset() -> Dataset {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/iq-hamburg.json"
    );
    read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn results(dataset: &Dataset, filter: &Filter) -> Results {
    Catalogue::new(dataset).results(dataset, filter, None, Day::parse("2026-11-22").unwrap())
}

fn ids(dataset: &Dataset, results: &Results) -> Vec<String> {
    results
        .found
        .iter()
        .map(|found| dataset.offers[found.project].id.clone())
        .collect()
}

#[test]
fn a_result_is_walked_from_its_first_project_to_its_last() {
    let dataset = dataset();
    let filter = Filter::default().with(Facet::Audience, &[Audience::Employers.id()]);
    let results = results(&dataset, &filter);
    assert!(results.found.len() > 2);
    let mut walked = Vec::new();
    let mut next = results.found.first().map(|found| found.project);
    while let Some(project) = next {
        let place = results.place(project).unwrap();
        assert_eq!(place.at, walked.len());
        assert_eq!(place.before, walked.last().copied());
        walked.push(project);
        next = place.after;
    }
    assert_eq!(walked.len(), results.found.len());
    let outside = (0..dataset.offers.len()).find(|offer| !walked.contains(offer));
    assert_eq!(results.place(outside.unwrap()), None);
}

#[test]
fn the_doors_of_the_start_page_count_what_the_catalogue_finds_behind_them() {
    let dataset = dataset();
    for audience in Audience::ALL {
        let filter = Filter::default().with(Facet::Audience, &[audience.id()]);
        let found = results(&dataset, &filter).found.len();
        assert_eq!(projects_for(&dataset, *audience), found, "{audience:?}");
    }
}

#[test]
fn nothing_found_offers_another_word() {
    let dataset = dataset();
    let results = results(&dataset, &Filter::search("Pflegge"));
    assert!(results.found.is_empty());
    assert_eq!(results.suggestion.as_deref(), Some("Pflege"));
    // What stands nowhere and is near to nothing is left out.
    let results = self::results(&dataset, &Filter::search("Handwerk Xylophon"));
    assert!(results.found.is_empty());
    assert_eq!(
        results.less.map(|less| less.query).as_deref(),
        Some("Handwerk")
    );
    // It is the facet that finds nothing, not the search.
    let nobody = Filter::search("Handwerk").with(Facet::Status, &[Status::Later.id()]);
    let results = self::results(&dataset, &nobody);
    assert!(results.found.is_empty());
    assert_eq!((results.suggestion, results.less), (None, None));
    assert!(
        results.without_filter > 0,
        "it is said what there is without it"
    );
}

/// In a sentence one word of which we know nothing left an empty page, and a link that not everybody could read.
#[test]
fn a_sentence_is_answered_without_the_words_that_stand_nowhere() {
    let dataset = dataset();
    let found = |query: &str| results(&dataset, &Filter::search(query));
    let sentence = found("Handwerk Umwelthandwerk Xylophon Zymbal");
    let less = sentence.less.as_ref().unwrap();
    assert_eq!(less.left_out, ["Xylophon", "Zymbal"]);
    assert_eq!(sentence.found, found(&less.query).found);
    assert_eq!(sentence.facets, found(&less.query).facets);
    // Little of it would be left: that is asked first.
    let text = found("Handwerk Xylophon Zymbal Yacht Quitte");
    assert!(text.found.is_empty() && text.less.is_some());
    // So is what was meant by a word.
    let misspelt = found("Umwelthandwrk Xylophon");
    assert!(misspelt.found.is_empty());
    assert_eq!(misspelt.suggestion.as_deref(), Some("Umwelthandwerk"));
}

/// Without a search all parts are equally good, and were left out for it: from the cards of a topic and from the files.
#[test]
fn parts_are_only_left_out_where_a_search_is_about_others() {
    let dataset = dataset();
    let with_topic = |index: &usize| {
        let offer = &dataset.offers[*index];
        offer.activities.contains(&Activity::Qualification)
    };
    let topic = Filter::default().with(Facet::Activity, &[Activity::Qualification.id()]);
    for found in results(&dataset, &topic).found {
        let all: Vec<usize> = dataset
            .parts(found.project)
            .map(|(index, _)| index)
            .collect();
        let matching: Vec<usize> = all.into_iter().filter(with_topic).collect();
        assert_eq!(found.parts, matching);
    }
    let all = results(&dataset, &Filter::default()).found;
    let parts: usize = all.iter().map(|found| found.parts.len()).sum();
    assert_eq!(parts, dataset.offers.len() - all.len());
    let midwives = results(&dataset, &Filter::search("Hebammen"));
    let names: Vec<&str> = midwives.found[0]
        .parts
        .iter()
        .map(|part| &*dataset.offers[*part].id)
        .collect();
    assert_eq!(names, ["uke-hebammen"]);
}

/// "Meinten Sie Pflege?" led to the next empty page where a facet was chosen that has nothing of it.
#[test]
fn a_way_on_finds_something_with_the_filter_or_says_that_it_leaves_it() {
    let dataset = dataset();
    let nobody = |query: &str| Filter::search(query).with(Facet::Activity, &["start-up"]);
    let results = results(&dataset, &nobody("Pflegge"));
    assert_eq!(results.suggestion.as_deref(), Some("Pflege"));
    assert!(results.beyond_filter);
    assert_eq!(
        results.without_filter, 0,
        "as it is written it finds nothing"
    );
    let somebody = Filter::search("Pflegge").with(Facet::Field, &["health"]);
    let results = self::results(&dataset, &somebody);
    assert_eq!(results.suggestion.as_deref(), Some("Pflege"));
    assert!(!results.beyond_filter);
}

/// "2012" found nothing, as a phase was searched by its first and its last year only; and nobody found one by its name.
#[test]
fn phases_are_searched_by_each_of_their_years_and_by_their_titles() {
    let dataset = dataset();
    let found = |query: &str| results(&dataset, &Filter::search(query)).found.len();
    for year in 2005..=2025 {
        assert!(found(&year.to_string()) > 0, "{year}");
    }
    for title in ["ESF Plus", "Förderprogramm in der Fläche", "Einwanderung"] {
        assert!(found(title) > 0, "{title}");
    }
}

/// Fillers used up the twelve words that a search may have, and the words that asked for something were cut off without a word.
#[test]
fn a_long_search_is_read_to_its_end_and_what_is_left_out_is_said() {
    let dataset = dataset();
    let many = (0..13).map(|nth| format!("Wort{nth}"));
    let query = many.collect::<Vec<_>>().join(" ");
    assert!(results(&dataset, &Filter::search(&query)).is_cut);
    assert!(!results(&dataset, &Filter::search("Handwerk und Pflege")).is_cut);
}

#[test]
fn without_a_filter_every_project_is_there_the_proven_ones_first() {
    let dataset = dataset();
    let results = results(&dataset, &Filter::default());
    assert_eq!(results.found.len(), 26);
    assert!(results.found.is_sorted_by_key(|found| found.status));
    let (first, status) = &results.facets[0];
    assert_eq!(*first, Facet::Status);
    let counted: usize = status.iter().map(|choice| choice.count).sum();
    assert_eq!(counted, 26, "each project has exactly one status");
}

#[test]
fn a_language_and_how_sure_an_offer_is_narrow_too() {
    let dataset = dataset();
    let filter = Filter::default()
        .with(Facet::Language, &["en"])
        .with(Facet::Certainty, &["inferred", "nonsense"]);
    assert_eq!(filter.chosen(Facet::Certainty), &["inferred"]);
    let found = results(&dataset, &filter).found;
    assert!(!found.is_empty() && found.len() < 26);
    for found in found {
        let own = std::iter::once(found.project).chain(found.parts);
        let offers = own.map(|offer| &dataset.offers[offer]);
        let mut both = offers.filter(|offer| {
            offer.certainty == Certainty::Inferred && offer.languages.contains(&"en".to_owned())
        });
        assert!(both.next().is_some());
    }
    // A dataset does not have to know every language of an address.
    let other = Filter::default().with(Facet::Language, &["xx"]);
    assert!(results(&dataset, &other).found.is_empty());
}

/// A language is any text in a dataset. As choices, a million different ones would be a million check boxes; and what an
/// address cannot name could be chosen and would be gone with the next link.
#[test]
fn what_is_no_code_of_a_language_is_no_choice() {
    let mut dataset = dataset();
    dataset.offers[0].languages = ["de", "DE", "pt-BR", "<b>", "", "de,en", "tr"]
        .map(str::to_owned)
        .to_vec();
    let facets = results(&dataset, &Filter::default()).facets;
    let (_, languages) = &facets[Facet::Language as usize];
    let mut codes: Vec<&str> = languages.iter().map(|choice| &*choice.value).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["ar", "de", "en", "tr"]);
}

#[test]
fn umlauts_are_found_in_every_spelling() {
    let dataset = dataset();
    let of = |query: &str| ids(&dataset, &results(&dataset, &Filter::search(query)));
    assert_eq!(of("Ärzte"), of("aerzte"));
    assert_eq!(of("Ärzte"), of("ARZTE"));
    assert!(of("ärzte").contains(&"apq-aerzte".to_owned()));
    assert!(
        of("Umwelthandwerk").contains(&"mission-zukunft".to_owned()),
        "a module stands for its project"
    );
    assert!(
        of("Handwerkskammer").len() >= 5,
        "carriers are searched, too"
    );
}

#[test]
fn a_choice_promises_what_it_keeps() {
    let dataset = dataset();
    let catalogue = Catalogue::new(&dataset);
    let migrants = Filter::default().with(Facet::Audience, &[Audience::Migrants.id()]);
    let bases = [
        Filter::default(),
        migrants.clone(),
        Filter::default().with(Facet::Activity, &[Activity::StartUp.id()]),
        migrants.with(
            Facet::Status,
            &[Status::EndUnknown.id(), Status::Ended.id()],
        ),
        Filter::search("Handwerk").with(Facet::Status, &[Status::EndUnknown.id()]),
        Filter::search("Beratung"),
    ];
    for day in ["2026-11-22", "2014-07-01"].map(|day| Day::parse(day).unwrap()) {
        for base in &bases {
            let results = |filter: &Filter| catalogue.results(&dataset, filter, None, day);
            for (facet, choices) in results(base).facets {
                for choice in choices {
                    let filter = base.clone().with(facet, &[&choice.value]);
                    let found = results(&filter).found;
                    assert_eq!(found.len(), choice.count, "{base:?} {facet:?} {choice:?}");
                    for found in found.iter().filter(|_| facet == Facet::Status) {
                        assert_eq!(found.status.id(), choice.value);
                        assert_eq!(found.status_on(&dataset, day), Some(found.status));
                    }
                }
            }
        }
    }
}

/// Who searched for help with a business found the coordination of the network first, as still documented: one charter of
/// 2021 in it fits, and the notice that nothing is documented for today was left out.
#[test]
fn what_is_found_by_a_part_has_the_status_of_the_part() {
    let dataset = dataset();
    let day = Day::parse("2026-11-22").unwrap();
    let filter = Filter::default().with(Facet::Activity, &[Activity::StartUp.id()]);
    let results = results(&dataset, &filter);
    let by_parts: Vec<_> = results.found.iter().filter(|found| !found.itself).collect();
    assert!(!by_parts.is_empty());
    for found in by_parts {
        let part = found.parts.iter().map(|part| &dataset.offers[*part]);
        let best = part.map(|part| status(part, day)).min().unwrap();
        let project = status(&dataset.offers[found.project], day);
        // A part without a date has ended with its project.
        assert_eq!(found.status, best.max(project));
    }
    let coordination = dataset.offer("iq-koordination-sozialbehoerde").unwrap().0;
    let place = results.place(coordination).unwrap();
    assert_eq!(results.found[place.at].status, Status::EndUnknown);
    assert_eq!(
        status(&dataset.offers[coordination], day),
        Status::Documented
    );
}

#[test]
fn any_within_a_facet_all_across_facets() {
    let dataset = dataset();
    let count = |filter: &Filter| results(&dataset, filter).found.len();
    let one = Filter::default().with(Facet::Field, &[Field::Health.id()]);
    let two = Filter::default().with(Facet::Field, &[Field::Health.id(), Field::All.id()]);
    let across = two
        .clone()
        .with(Facet::Activity, &[Activity::Recognition.id()]);
    assert!(
        count(&one) < count(&two),
        "a second value in a facet widens"
    );
    assert!(count(&across) < count(&two), "a second facet narrows");
    let status = Filter::default().with(Facet::Status, &[Status::Ended.id()]);
    assert!(
        results(&dataset, &status)
            .found
            .iter()
            .all(|found| found.status == Status::Ended)
    );
}

#[test]
fn the_same_results_by_status_by_carrier_and_by_begin() {
    let dataset = dataset();
    let all = results(&dataset, &Filter::default());
    let by_status = all.groups(&dataset, Order::Relevance);
    assert!(by_status.iter().is_sorted_by_key(|(group, _)| match group {
        Group::Status(status) => *status,
        _ => panic!("{group:?}"),
    }));
    for order in Order::ALL {
        let ordered = all.clone().ordered(&dataset, order);
        assert_eq!(ordered.projects(), all.projects(), "{order:?}");
        let groups = ordered.groups(&dataset, order);
        let counted: usize = groups.iter().map(|(_, count)| count).sum();
        assert_eq!(counted, 26, "{order:?}");
        for (at, (group, _)) in groups.iter().enumerate() {
            assert!(
                groups.iter().skip(at + 1).all(|(other, _)| other != group),
                "{group:?} is one group"
            );
        }
    }

    // Without a search nothing matches better.
    assert_eq!(all.clone().ordered(&dataset, Order::Match), all);
    assert_eq!(all.groups(&dataset, Order::Match), by_status);

    let by_begin = all.clone().ordered(&dataset, Order::Begin);
    let years: Vec<Option<i32>> = by_begin
        .groups(&dataset, Order::Begin)
        .into_iter()
        .map(|(group, _)| match group {
            Group::Begin(year) => year,
            _ => panic!("{group:?}"),
        })
        .collect();
    // The newest first; what no source dates at the end, and never at its first evidence.
    assert!(years.windows(2).all(|pair| pair[1] < pair[0]), "{years:?}");
    assert_eq!(years.last(), Some(&None));

    let by_carrier = all.ordered(&dataset, Order::Carrier);
    let names: Vec<&str> = by_carrier
        .groups(&dataset, Order::Carrier)
        .into_iter()
        .map(|(group, _)| match group {
            Group::Carrier(Some(carrier)) => dataset.organisations[carrier].short.as_str(),
            Group::Carrier(None) => "~",
            _ => panic!("{group:?}"),
        })
        .collect();
    // As people look them up, "UKE-Akademie" before "UKE Medizinische Soziologie"; who is not named comes last.
    let (last, named) = names.split_last().unwrap();
    assert!(
        named.iter().is_sorted_by_key(|name| fold(name)),
        "{names:?}"
    );
    assert_eq!(*last, "~");
}

#[test]
fn by_match_alone_what_ended_may_come_first() {
    let dataset = dataset();
    let filter = Filter::search("Beratung");
    let usual = results(&dataset, &filter);
    let by_match = usual.clone().ordered(&dataset, Order::Match);
    assert_eq!(by_match.projects(), usual.projects());
    let scores: Vec<u32> = by_match.found.iter().map(|found| found.score).collect();
    assert!(scores.iter().rev().is_sorted(), "{scores:?}");
    let statuses: Vec<Status> = by_match.found.iter().map(|found| found.status).collect();
    assert!(!statuses.is_sorted(), "{statuses:?}");
    // What matches equally well stays by status.
    for pair in by_match.found.windows(2) {
        assert!(
            pair[0].score > pair[1].score || pair[0].status <= pair[1].status,
            "{pair:?}"
        );
    }
    assert_eq!(
        by_match.groups(&dataset, Order::Match),
        [(Group::Match, by_match.found.len())]
    );
}
