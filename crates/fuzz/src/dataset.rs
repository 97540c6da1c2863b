//! The dataset: any bytes.

use chronik::as_of::as_of;
use chronik::dataset::defect::Defect;
use chronik::dataset::vocabulary::Lane;
use chronik::dataset::wire::{Citation, Text};
use chronik::dataset::{Dataset, RecordRef, Unreadable, read};
use chronik::edtf::Day;
use chronik::export::{csv, ics};
use chronik::facets::Catalogue;
use chronik::lang::Lang;
use chronik::state::Filter;
use chronik::timeline::chart::{View, chart};
use chronik::timeline::chronology::chronology;
use chronik::timeline::index::TimelineIndex;
use chronik::timeline::window::{Range, Window};

/// A file is refused with words, or what is kept of it can be shown in every way.
pub(crate) fn run(bytes: &[u8]) {
    match read(bytes) {
        Err(reason) => {
            for lang in Lang::ALL {
                let (why, cure) = (reason.reason(lang), reason.cure(lang));
                assert!(!why.is_empty() && !cure.is_empty(), "{reason:?}");
            }
            if let Unreadable::Frame(defects) = reason {
                assert!(!defects.is_empty());
                defects.iter().for_each(worded);
            }
        }
        Ok(checked) => {
            assert!(checked.left_out == 0 || !checked.defects.is_empty());
            checked.defects.iter().for_each(worded);
            leads_nowhere_else(&checked.dataset);
            can_be_shown(&checked.dataset);
        }
    }
}

/// A defect has a place, a reason and a cure, none of them as long as what is wrong.
fn worded(defect: &Defect) {
    for lang in Lang::ALL {
        for words in [
            defect.place_words(lang),
            defect.reason(lang),
            defect.cure(lang),
        ] {
            assert!(!words.is_empty() && words.len() < 2_000, "{words}");
        }
    }
    assert!(defect.value.chars().count() <= 81);
}

/// Every reference in what is kept has its record, of the right kind, and every text can be shown.
fn leads_nowhere_else(dataset: &Dataset) {
    let cited = |citations: &[Citation]| {
        assert!(!citations.is_empty());
        for citation in citations {
            assert!(dataset.source(&citation.source).is_some());
        }
    };
    for source in &dataset.sources {
        let url = source.url.as_str();
        assert!(
            url.starts_with("https://") || url.starts_with("http://"),
            "{url}"
        );
        assert!(!source.url.host().is_empty(), "{url}");
    }
    for organisation in &dataset.organisations {
        cited(&organisation.sources);
        shown(&[&organisation.name, &organisation.statement]);
    }
    for entry in &dataset.entries {
        cited(&entry.sources);
        shown(&[&entry.title, &entry.statement]);
        let organisation = entry.organisation.iter();
        assert!(
            organisation
                .into_iter()
                .all(|id| dataset.organisation(id).is_some())
        );
        assert!(entry.follows.iter().all(|id| dataset.entry(id).is_some()));
        assert!(entry.follows.iter().all(|id| *id != entry.id));
    }
    for figure in &dataset.figures {
        cited(&figure.sources);
        assert!(figure.value.is_finite());
        assert!(figure.about.iter().all(|id| dataset.find(id).is_some()));
    }
    for (place, offer) in dataset.offers.iter().enumerate() {
        cited(&offer.sources);
        shown(&[&offer.title, &offer.summary, &offer.statement]);
        let bodies = offer.carrier.iter().chain(&offer.partners);
        assert!(
            bodies
                .into_iter()
                .all(|id| dataset.organisation(id).is_some())
        );
        let phases = offer.phases.iter().map(|id| dataset.entry(id));
        assert!(
            phases
                .into_iter()
                .all(|entry| entry.is_some_and(|entry| entry.phase.is_some()))
        );
        assert!(
            offer
                .related
                .iter()
                .all(|related| dataset.offer(&related.id).is_some())
        );
        let contact = offer.contact.iter();
        assert!(
            contact
                .into_iter()
                .all(|contact| dataset.source(&contact.source).is_some())
        );
        assert!(dataset.parent(place).is_none_or(|parent| parent < place));
        assert_eq!(dataset.find(&offer.id), Some(RecordRef::Offer(place)));
    }
    for tour in &dataset.tours {
        for step in &tour.steps {
            cited(&step.sources);
            assert!(step.window_days().is_some());
            shown(&[&step.title, &step.text]);
        }
    }
}

/// Neither empty nor with something that makes it look like another text.
fn shown(texts: &[&Text]) {
    for text in texts {
        for text in [&text.de, &text.en] {
            assert!(!text.trim().is_empty() && text.chars().count() <= 10_000);
            let turns = |c: char| c.is_control() || ('\u{202A}'..='\u{202E}').contains(&c);
            assert!(!text.chars().any(turns), "{text:?}");
        }
    }
}

/// The state of a day, the catalogue, the chart in two windows, the lists and the files.
fn can_be_shown(dataset: &Dataset) {
    let (first, last) = dataset.span;
    let today = Day::new(2026, 11, 22).unwrap_or(Day::MIN);
    for day in [first, last, today, Day::MIN, Day::MAX] {
        let _ = as_of(dataset, day);
    }
    let catalogue = Catalogue::new(dataset);
    for query in ["", "beratung", "\u{202E}<b>"] {
        let filter = Filter::search(query);
        let found = catalogue.results(dataset, &filter, None, today).found;
        assert!(
            found
                .iter()
                .all(|found| found.project < dataset.offers.len())
        );
    }

    // Each choice promises what it keeps.
    let all = catalogue.results(dataset, &Filter::default(), None, today);
    for (facet, choices) in all.facets {
        for choice in choices.iter().take(3) {
            let filter = Filter::default().with(facet, &[&choice.value]);
            let found = catalogue.results(dataset, &filter, None, today).found;
            assert_eq!(found.len(), choice.count, "{facet:?} {}", choice.value);
        }
    }

    let index = TimelineIndex::new(dataset);
    let near = Range {
        from: Day::new(2013, 7, 1),
        to: Day::new(2013, 7, 31),
    };
    for lang in Lang::ALL {
        let whole = View::whole(dataset, lang, today, 960);
        let window = View {
            window: Window::of(near, dataset.span),
            width: 288,
            ..whole.clone()
        };
        for view in [whole, window] {
            let chart = chart(dataset, &index, &view);
            for mark in chart.lanes.iter().flat_map(|lane| &lane.marks) {
                let (from, to) = mark.edges();
                assert!(from <= to && from > -100_000 && to < 100_000);
            }
            let shown = index.shown(dataset, &view);
            let _ = chronology(dataset, &shown);
        }
        for calendar in [ics::calendar(dataset, lang), ics::offers(dataset, lang)] {
            for line in calendar.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
            }
        }
    }
    for lane in Lane::ALL {
        assert!(dataset.lane(*lane).len() <= dataset.entries.len());
    }
    for table in [
        csv::entries(dataset),
        csv::offers(dataset),
        csv::figures(dataset),
    ] {
        assert!(table.starts_with('\u{FEFF}') && table.ends_with("\r\n"));
    }
}
