//! The timeline as a table: the order of its rows, and its pages.

use std::cmp::Ordering;

use crate::dataset::{Dataset, RecordRef, by_time};
use crate::edtf::Edtf;
use crate::lang::Lang;
use crate::order;
use crate::search::fold::fold;
use crate::state::{Column, Sort};

/// Rows or list entries on a page. More would be slow to lay out, and nobody reads them.
pub const PAGE: usize = 200;

/// One page of a list: what it holds, and which of how many it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// This page, from 0: the last one if a later one was asked for.
    pub page: usize,
    /// How many there are, at least one.
    pub pages: usize,
    /// Items in all.
    pub total: usize,
}

/// Cuts a page out of a list.
#[must_use]
pub fn page<T: Copy>(items: &[T], page: usize) -> Page<T> {
    let pages = items.len().div_ceil(PAGE).max(1);
    let page = page.min(pages - 1);
    Page {
        items: items.iter().skip(page * PAGE).take(PAGE).copied().collect(),
        page,
        pages,
        total: items.len(),
    }
}

/// What a row is sorted by.
struct Key {
    when: Option<Edtf>,
    word: String,
    number: usize,
}

/// The records in the order of a table. What is equal stays in the order of time.
#[must_use]
pub fn sorted(dataset: &Dataset, records: &[RecordRef], sort: Sort, lang: Lang) -> Vec<RecordRef> {
    let keys: Vec<Key> = records
        .iter()
        .map(|record| key(dataset, *record, sort.column, lang))
        .collect();
    let compare = |a: usize, b: usize| -> Ordering {
        let (Some(a), Some(b)) = (keys.get(a), keys.get(b)) else {
            return Ordering::Equal;
        };
        let time = || by_time(a.when.as_ref(), b.when.as_ref());
        let by_column = match sort.column {
            Column::Time => time(),
            _ => (a.number, &a.word).cmp(&(b.number, &b.word)),
        };
        let by_column = match sort.column {
            // Without a date is neither early nor late: it stays at the end.
            Column::Time if a.when.is_none() || b.when.is_none() => by_column,
            _ if sort.descending => by_column.reverse(),
            _ => by_column,
        };
        by_column.then_with(time)
    };
    let places = order::places(records.len(), &compare);
    places
        .into_iter()
        .filter_map(|place| records.get(place).copied())
        .collect()
}

fn key(dataset: &Dataset, record: RecordRef, column: Column, lang: Lang) -> Key {
    let nothing = Key {
        when: None,
        word: String::new(),
        number: 0,
    };
    let (when, title, lane, certainty, sources) = match record {
        RecordRef::Entry(index) => match dataset.entries.get(index) {
            Some(entry) => (
                entry.when,
                &entry.title,
                entry.lane as usize,
                entry.certainty,
                entry.sources.len(),
            ),
            None => return nothing,
        },
        RecordRef::Offer(index) => match dataset.offers.get(index) {
            Some(offer) => {
                let dates = offer.when.as_ref().or(offer.evidence.as_ref());
                (
                    dates.map(|dates| dates.edtf()),
                    &offer.title,
                    usize::MAX,
                    offer.certainty,
                    offer.sources.len(),
                )
            }
            None => return nothing,
        },
        _ => return nothing,
    };
    let (word, number) = match column {
        Column::Time => (String::new(), 0),
        Column::Title => (fold(title.get(lang)), 0),
        Column::Lane => (String::new(), lane),
        Column::Certainty => (String::new(), certainty as usize),
        Column::Sources => (String::new(), sources),
    };
    Key { when, word, number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let items: Vec<usize> = (0..450).collect();
        let last = page(&items, 99);
        assert_eq!(
            (last.page, last.pages, last.total, last.items.len()),
            (2, 3, 450, 50)
        );
        assert_eq!(page(&items, 1).items[0], 200);
        let none = page::<usize>(&[], 5);
        assert_eq!((none.page, none.pages, none.items.len()), (0, 1, 0));
    }
}
