//! The chronicle as a list: every entry once, by time, under its phase.

use crate::dataset::{Dataset, RecordRef, by_time};
use crate::edtf::{Day, Edtf};
use crate::order;

/// A stretch of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What it is.
    pub heading: Heading,
    /// The entries, by time.
    pub items: Vec<Item>,
}

/// The heading of a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Before the first phase.
    Before,
    /// A phase: index of its entry.
    Phase(usize),
    /// After the last phase.
    After,
    /// Without any date.
    Undated,
}

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which record: an entry or a project.
    pub record: RecordRef,
    /// The year it stands under; `None` without a date.
    pub year: Option<i32>,
}

/// The list. A phase is a heading, and the first of its own items if it is one of the records: so the list has what chart and table
/// have. `shown` are the records that are listed, ascending.
#[must_use]
pub fn chronology(dataset: &Dataset, shown: &[RecordRef]) -> Vec<Chapter> {
    let mut items: Vec<(Option<Edtf>, Item)> = Vec::new();
    let listed = |record: RecordRef| shown.binary_search(&record).is_ok();
    for (index, entry) in dataset.entries.iter().enumerate() {
        if listed(RecordRef::Entry(index)) {
            items.push(item(entry.when, RecordRef::Entry(index)));
        }
    }
    for (index, project) in dataset.projects() {
        if !listed(RecordRef::Offer(index)) {
            continue;
        }
        let dates = project
            .when
            .as_ref()
            .or(project.evidence.as_ref())
            .map(|dates| dates.edtf());
        items.push(item(dates, RecordRef::Offer(index)));
    }
    let items = order::sorted(items, &|(a, _), (b, _)| by_time(a.as_ref(), b.as_ref()));

    let mut chapters = vec![Chapter {
        heading: Heading::Before,
        items: Vec::new(),
    }];
    let mut ends: Vec<Option<Day>> = Vec::new();
    for phase in dataset.phases() {
        if let Some(RecordRef::Entry(index)) = dataset.find(&phase.id) {
            ends.push(phase.when.as_ref().and_then(|when| when.earliest_start()));
            chapters.push(Chapter {
                heading: Heading::Phase(index),
                items: Vec::new(),
            });
        }
    }
    chapters.push(Chapter {
        heading: Heading::After,
        items: Vec::new(),
    });
    chapters.push(Chapter {
        heading: Heading::Undated,
        items: Vec::new(),
    });

    let undated = chapters.len() - 1;
    let last_end = dataset
        .phases()
        .last()
        .and_then(|phase| phase.when.as_ref()?.latest_end());
    for (when, item) in items {
        let chapter = match when.and_then(|when| first_day(&when)) {
            None => undated,
            Some(day) if last_end.is_some_and(|end| day > end) => undated - 1,
            // The last phase that has begun by then.
            Some(day) => ends
                .iter()
                .filter(|start| start.is_some_and(|start| start <= day))
                .count(),
        };
        if let Some(chapter) = chapters.get_mut(chapter) {
            match chapter.heading {
                Heading::Phase(index) if item.record == RecordRef::Entry(index) => {
                    chapter.items.insert(0, item);
                }
                _ => chapter.items.push(item),
            }
        }
    }
    chapters.retain(|chapter| !chapter.items.is_empty());
    chapters
}

fn item(when: Option<Edtf>, record: RecordRef) -> (Option<Edtf>, Item) {
    let year = when.as_ref().and_then(first_day).map(|day| day.year());
    (when, Item { record, year })
}

/// The first day a date may mean; of a period without a known beginning, its end.
fn first_day(when: &Edtf) -> Option<Day> {
    when.earliest_start().or_else(|| when.latest_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In the list of one year stood the headings of all phases, most of them over nothing.
    #[test]
    fn a_phase_that_is_not_listed_has_a_heading_only_over_something() {
        let bytes = include_bytes!("../../../../public/data/iq-hamburg.json");
        let dataset = crate::dataset::read(bytes).unwrap().dataset;
        let phase = |index: &usize| RecordRef::Entry(*index);
        let phases: Vec<usize> = (0..dataset.entries.len())
            .filter(|index| {
                dataset
                    .entries
                    .get(*index)
                    .is_some_and(|entry| entry.phase.is_some())
            })
            .collect();
        let all: Vec<RecordRef> = phases.iter().map(phase).collect();
        let chapters = chronology(&dataset, &all);
        assert_eq!(chapters.len(), phases.len(), "none is lost");
        for chapter in &chapters {
            assert!(matches!(chapter.heading, Heading::Phase(_)), "{chapter:?}");
            assert_eq!(chapter.items.len(), 1, "{chapter:?}");
        }
        assert!(chronology(&dataset, &[]).is_empty());
        let (_, zaa) = dataset.offer("zaa").unwrap();
        assert!(zaa.carrier.is_some());
        let offer = dataset.find("zaa").unwrap();
        let chapters = chronology(&dataset, &[offer]);
        assert_eq!(chapters.len(), 1, "{chapters:?}");
    }

    /// Phases were headings only: without their time in full, their certainty and a way to their details.
    #[test]
    fn the_list_has_every_record_once_and_a_phase_first_under_its_heading() {
        let bytes = include_bytes!("../../../../public/data/iq-hamburg.json");
        let dataset = crate::dataset::read(bytes).unwrap().dataset;
        let entries = (0..dataset.entries.len()).map(RecordRef::Entry);
        let projects = dataset.projects().map(|(index, _)| RecordRef::Offer(index));
        let all: Vec<RecordRef> = entries.chain(projects).collect();
        let chapters = chronology(&dataset, &all);
        let items = chapters.iter().flat_map(|chapter| &chapter.items);
        let mut listed: Vec<RecordRef> = items.map(|item| item.record).collect();
        listed.sort_unstable();
        assert_eq!(listed, all);
        for chapter in &chapters {
            if let Heading::Phase(index) = chapter.heading {
                let first = chapter.items.first().map(|item| item.record);
                assert_eq!(first, Some(RecordRef::Entry(index)));
            }
        }
    }
}
