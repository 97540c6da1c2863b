//! What stands in which lane, in the order of time, ready to be asked for a stretch of it.
//!
//! Built once per dataset. A lane of 25,000 entries answers "what is between these days?" by looking at some
//! hundred blocks, so the cost of a frame follows what is shown, not what there is.

use super::chart::View;
use super::window::Window;
use crate::dataset::vocabulary::Lane;
use crate::dataset::wire::{Entry, Offer};
use crate::dataset::{Dataset, RecordRef};
use crate::edtf::{Day, Edtf};
use crate::order;
use crate::state::LaneId;

/// A record with a time, in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which record.
    pub record: RecordRef,
    /// The first day it may mean.
    pub first: Day,
    /// The last day it may mean.
    pub last: Day,
    /// Whether it is drawn when the whole time is shown.
    pub overview: bool,
    /// Whether it says what holds in its lane: these take the upper rows.
    pub speaks: bool,
}

impl Item {
    /// Whether it may lie in a window.
    #[must_use]
    pub fn meets(&self, window: Window) -> bool {
        self.first <= window.last && self.last >= window.first
    }
}

/// A lane: what has a time, by time, and how much has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaneIndex {
    /// By first day, then by last.
    pub items: Vec<Item>,
    /// Without any date.
    pub undated: Vec<RecordRef>,
    /// The last day in each block of [`BLOCK`] items.
    reach: Vec<Day>,
}

/// Items of a block.
const BLOCK: usize = 64;

impl LaneIndex {
    fn new(items: Vec<Item>, undated: Vec<RecordRef>) -> Self {
        let items = order::sorted(items, &|a, b| {
            (a.first, a.last, a.record).cmp(&(b.first, b.last, b.record))
        });
        let last = |block: &[Item]| block.iter().map(|item| item.last).max();
        let reach = items.chunks(BLOCK).filter_map(last).collect();
        Self {
            items,
            undated,
            reach,
        }
    }

    /// The same lane with fewer records.
    #[must_use]
    pub fn only(&self, keeps: &dyn Fn(RecordRef) -> bool) -> Self {
        let mut items = self.items.clone();
        items.retain(|item| keeps(item.record));
        let mut undated = self.undated.clone();
        undated.retain(|record| keeps(*record));
        Self::new(items, undated)
    }

    /// How many records the lane has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len() + self.undated.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What may lie in a window, by time.
    pub fn within(&self, window: Window) -> impl Iterator<Item = &Item> {
        let end = self.items.partition_point(|item| item.first <= window.last);
        let blocks = self.reach.iter().zip(self.items.chunks(BLOCK)).enumerate();
        blocks
            .take_while(move |(block, _)| block * BLOCK < end)
            .filter(move |(_, (reach, _))| **reach >= window.first)
            .flat_map(|(_, (_, items))| items)
            .filter(move |item| item.meets(window))
    }

    /// How many begin between two days, the second not included.
    #[must_use]
    pub fn beginning(&self, from: Day, to: Day) -> usize {
        let before = |day: Day| self.items.partition_point(|item| item.first < day);
        before(to).saturating_sub(before(from))
    }
}

/// The projects of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarrierIndex {
    /// Its index; none where no source names a carrier.
    pub organisation: Option<usize>,
    /// Its projects, and those it is a partner in.
    pub lane: LaneIndex,
}

/// All lanes of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineIndex {
    history: Vec<LaneIndex>,
    /// Carriers in the order of the dataset, then what has none.
    pub carriers: Vec<CarrierIndex>,
}

impl TimelineIndex {
    /// Reads a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut lanes: Vec<(Vec<Item>, Vec<RecordRef>)> = vec![Default::default(); Lane::ALL.len()];
        // A dataset that chooses nothing for the overview shows everything in it: an empty chart helps nobody.
        let chosen = dataset.entries.iter().any(|entry| entry.overview);
        for (index, entry) in dataset.entries.iter().enumerate() {
            let record = RecordRef::Entry(index);
            for (place, lane) in Lane::ALL.iter().enumerate() {
                if stands_in(entry, *lane)
                    && let Some(slot) = lanes.get_mut(place)
                {
                    match entry.when.as_ref() {
                        Some(when) => {
                            let mut item = history_item(dataset, entry, when, record);
                            item.overview |= !chosen;
                            slot.0.push(item);
                        }
                        None => slot.1.push(record),
                    }
                }
            }
        }
        let history = lanes
            .into_iter()
            .map(|(items, undated)| LaneIndex::new(items, undated));
        Self {
            history: history.collect(),
            carriers: carriers(dataset),
        }
    }

    /// A lane of the history.
    #[must_use]
    pub fn lane(&self, lane: Lane) -> Option<&LaneIndex> {
        let place = Lane::ALL.iter().position(|known| *known == lane)?;
        self.history.get(place)
    }
}

impl TimelineIndex {
    /// The records that a view shows in any presentation, ascending: those of its lanes that may lie in its window,
    /// and, when the whole time is shown, those without a date.
    #[must_use]
    pub fn shown(&self, dataset: &Dataset, view: &View<'_>) -> Vec<RecordRef> {
        let all = view.window.is_all(dataset.span);
        let mut shown = Vec::new();
        let mut add = |lane: &LaneIndex| {
            if all {
                // Also what lies before or after the span of the chart, or has no time.
                shown.extend(lane.items.iter().map(|item| item.record));
                shown.extend(&lane.undated);
            } else {
                shown.extend(lane.within(view.window).map(|item| item.record));
            }
        };
        for id in &view.lanes {
            match id {
                LaneId::History(lane) => self.lane(*lane).into_iter().for_each(&mut add),
                LaneId::Projects => self
                    .carriers
                    .iter()
                    .map(|carrier| &carrier.lane)
                    .for_each(&mut add),
            }
        }
        shown.retain(|record| match record {
            RecordRef::Offer(index) => !view.hide || view.matches(*index),
            _ => true,
        });
        // A record that stands in two lanes is listed once.
        let mut shown = order::sorted(shown, &|a, b| a.cmp(b));
        shown.dedup();
        shown
    }
}

impl TimelineIndex {
    fn lanes(&self) -> impl Iterator<Item = &LaneIndex> {
        let carriers = self.carriers.iter().map(|carrier| &carrier.lane);
        self.history.iter().chain(carriers)
    }

    /// The first and the last day a record may mean; `None` without a date.
    #[must_use]
    pub fn reach(&self, record: RecordRef) -> Option<(Day, Day)> {
        let mut items = self.lanes().flat_map(|lane| &lane.items);
        let item = items.find(|item| item.record == record)?;
        Some((item.first, item.last))
    }

    /// What comes before and after a record in its lane, by time.
    #[must_use]
    pub fn neighbours_in_lane(&self, record: RecordRef) -> (Option<RecordRef>, Option<RecordRef>) {
        let place = |lane: &LaneIndex| lane.items.iter().position(|item| item.record == record);
        let found = self.lanes().find_map(|lane| Some((lane, place(lane)?)));
        let Some((lane, at)) = found else {
            return (None, None);
        };
        let record = |at: usize| lane.items.get(at).map(|item| item.record);
        (at.checked_sub(1).and_then(record), record(at + 1))
    }

    /// What begins before and after a record, in whatever lane.
    #[must_use]
    pub fn neighbours_in_time(&self, record: RecordRef) -> (Option<RecordRef>, Option<RecordRef>) {
        let key = |item: &Item| (item.first, item.record);
        let mut items = self.lanes().flat_map(|lane| &lane.items);
        let Some(own) = items.find(|item| item.record == record).map(key) else {
            return (None, None);
        };
        let all = || self.lanes().flat_map(|lane| &lane.items).map(key);
        let before = all().filter(|other| *other < own).max();
        let after = all().filter(|other| *other > own).min();
        (
            before.map(|(_, record)| record),
            after.map(|(_, record)| record),
        )
    }
}

fn stands_in(entry: &Entry, lane: Lane) -> bool {
    entry.lane == lane || entry.also.contains(&lane)
}

/// The first and the last day a time may mean; what is not known reaches to the end of the span.
fn reach(when: &Edtf, dataset: &Dataset) -> (Day, Day) {
    let first = when.earliest_start().or_else(|| when.latest_end());
    let last = when.latest_end().or_else(|| match when.end() {
        // Running, or nobody knows until when: unknown ends are drawn as a fade after the last known day.
        crate::edtf::Bound::Open => Some(dataset.span.1),
        _ => when.latest_start(),
    });
    let first = first.unwrap_or(dataset.span.0);
    (first, last.unwrap_or(dataset.span.1).max(first))
}

fn history_item(dataset: &Dataset, entry: &Entry, when: &Edtf, record: RecordRef) -> Item {
    let (first, last) = reach(when, dataset);
    Item {
        record,
        first,
        last,
        overview: entry.overview,
        speaks: entry.speaks(),
    }
}

fn offer_item(dataset: &Dataset, offer: &Offer, record: RecordRef) -> Option<Item> {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    let mut reaches = when
        .iter()
        .chain(&evidence)
        .map(|time| reach(time, dataset));
    let (first, last) = reaches.next()?;
    let (first, last) = reaches.fold((first, last), |(a, b), (c, d)| (a.min(c), b.max(d)));
    Some(Item {
        record,
        first,
        last,
        overview: true,
        speaks: false,
    })
}

fn carriers(dataset: &Dataset) -> Vec<CarrierIndex> {
    let organisations = (0..dataset.organisations.len()).map(Some).chain([None]);
    let lanes = organisations.filter_map(|organisation| {
        let id = organisation.and_then(|index| Some(&dataset.organisations.get(index)?.id));
        let (mut items, mut undated) = (Vec::new(), Vec::new());
        let mut carries = false;
        for (index, project) in dataset.projects() {
            let own = project.carrier.as_ref() == id;
            carries |= own;
            // A project stands at its carrier and at each partner.
            if !own && !id.is_some_and(|id| project.partners.contains(id)) {
                continue;
            }
            let record = RecordRef::Offer(index);
            match offer_item(dataset, project, record) {
                Some(item) => items.push(item),
                None => undated.push(record),
            }
        }
        let lane = LaneIndex::new(items, undated);
        // Who is a partner only has no lane of its own.
        carries.then_some(CarrierIndex { organisation, lane })
    });
    lanes.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(index: usize, first: i32, days: i32) -> Item {
        Item {
            record: RecordRef::Entry(index),
            first: Day::from_number(first),
            last: Day::from_number(first + days),
            overview: true,
            speaks: false,
        }
    }

    /// A dataset with one entry, not marked for the overview, drew an empty chart.
    #[test]
    fn a_dataset_without_a_choice_for_the_overview_shows_everything() {
        let text = include_bytes!("../../../../tests/data/sound.json");
        let mut dataset = crate::dataset::read(text).unwrap().dataset;
        let drawn = |dataset: &Dataset| -> Vec<bool> {
            let index = TimelineIndex::new(dataset);
            let items = index.lane(Lane::Phases).unwrap().items.iter();
            items.map(|item| item.overview).collect()
        };
        dataset.entries[0].overview = false;
        assert_eq!(drawn(&dataset), [true]);
        let mut other = dataset.entries[0].clone();
        other.overview = true;
        dataset.entries.push(other);
        assert_eq!(drawn(&dataset), [false, true]);
    }

    proptest! {
        #[test]
        fn a_window_holds_what_a_look_at_all_would_find(
            spans in prop::collection::vec((0_i32..9_000, 0_i32..3_000), 0..300), first in 0_i32..9_000, days in 0_i32..3_000,
        ) {
            let items: Vec<_> = spans.iter().enumerate().map(|(index, (first, days))| item(index, *first, *days)).collect();
            let window = Window { first: Day::from_number(first), last: Day::from_number(first + days) };
            let touches = |item: &&Item| item.first <= window.last && item.last >= window.first;
            let expected = items.iter().filter(touches).count();
            let beginning = items.iter().filter(|item| item.first >= window.first && item.first < window.last).count();
            let lane = LaneIndex::new(items, Vec::new());
            prop_assert_eq!(lane.within(window).count(), expected);
            prop_assert!(lane.within(window).all(|item| touches(&item)));
            prop_assert_eq!(lane.beginning(window.first, window.last), beginning);
        }
    }
}
