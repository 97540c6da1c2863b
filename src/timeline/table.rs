//! The table: the same entries, one row each, sortable.

use chronik::dataset::RecordRef;
use chronik::state::{Column, Sort};
use chronik::timeline::table::{page, sorted};
use leptos::prelude::*;
use markup::html;

use super::list::nothing_shown;
use super::pager::pager;
use super::record::Summary;
use crate::dom::Node;
use crate::kern::{Icon, icon_small};
use crate::site::{Ready, Site};

/// The table of the records shown. Roles are given because the narrow layout changes `display`, which takes the meaning
/// of a table away in some browsers.
#[must_use]
pub fn table(site: Site, ready: &Ready, shown: &[RecordRef]) -> Node {
    if shown.is_empty() {
        return nothing_shown(site);
    }
    let t = site.texts();
    let dataset = ready.dataset();
    let (sort, number) = site.state.with(|state| (state.sort, state.page));
    let records = sorted(dataset, shown, sort, site.lang());
    let page = page(&records, number);
    let rows = page
        .items
        .iter()
        .filter_map(|record| Summary::of(dataset, *record, site.lang(), site.day()))
        .map(|summary| {
            let href = site.with(|state| state.selected = Some(summary.id.clone()));
            html! {
                <tr role="row">
                    <th class="kern-table__header" scope="row" role="rowheader">
                        <a href=href data-entry=summary.id.clone()>{summary.title}</a>
                    </th>
                    <td class="kern-table__cell" role="cell" data-label=t.column_time>{summary.when}</td>
                    <td class="kern-table__cell" role="cell" data-label=t.column_lane>{summary.lane}</td>
                    <td class="kern-table__cell" role="cell" data-label=t.column_certainty>{summary.certainty}</td>
                    <td class="kern-table__cell" role="cell" data-label=t.column_sources>{summary.sources}</td>
                </tr>
            }
        })
        .collect::<Node>();
    let head = [
        (Column::Title, t.column_entry),
        (Column::Time, t.column_time),
        (Column::Lane, t.column_lane),
        (Column::Certainty, t.column_certainty),
        (Column::Sources, t.column_sources),
    ]
    .map(|(column, name)| header(site, sort, column, name));
    html! {
        <table class="kern-table stack" role="table">
            <caption>{t.table_caption}</caption>
            <colgroup><col /><col /><col /><col /><col /></colgroup>
            <thead role="rowgroup"><tr role="row" data-label=t.sort_by>{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {pager(site, &page)}
    }
}

/// A column with the button that sorts by it; again, and it sorts backwards.
fn header(site: Site, sort: Sort, column: Column, name: &'static str) -> Node {
    let here = sort.column == column;
    let (order, icon) = match (here, sort.descending) {
        (false, _) => (None, None),
        (true, false) => (Some("ascending"), Some(Icon::ArrowUp)),
        (true, true) => (Some("descending"), Some(Icon::ArrowDown)),
    };
    let choose = move |_| {
        site.go(|state| {
            state.sort = Sort {
                column,
                descending: here && !sort.descending,
            };
            state.page = 0;
        });
    };
    // Without the program it is the name of a column and nothing else.
    let still = cfg!(not(feature = "csr"));
    html! {
        <th class="kern-table__header" scope="col" role="columnheader" aria-sort=order>
            <button type="button" class="sort" disabled=still on:click=choose>{name}{icon.map(icon_small)}</button>
        </th>
    }
}
