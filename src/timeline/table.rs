//! The table: the same entries, one row each.

use crate::dom::Node;
use chronik::timeline::chronology::chronology;
use markup::html;

use super::record::Summary;
use crate::site::{Ready, Site};

/// The table of all entries by beginning. Roles are given because the narrow layout changes
/// `display`, which takes the meaning of a table away in some browsers.
#[must_use]
pub fn table(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let rows = chronology(ready.dataset())
        .into_iter()
        .flat_map(|chapter| chapter.items)
        .filter_map(|item| Summary::of(ready.dataset(), item.record, site.lang(), site.day()))
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
        t.column_entry,
        t.column_time,
        t.column_lane,
        t.column_certainty,
        t.column_sources,
    ]
    .map(
        |name| html! { <th class="kern-table__header" scope="col" role="columnheader">{name}</th> },
    );
    html! {
        <table class="kern-table stack" role="table">
            <caption>{t.table_caption}</caption>
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}
