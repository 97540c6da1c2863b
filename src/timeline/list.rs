//! The list: the same entries downwards, phase by phase.

use crate::dom::{IntoNode, Node};
use chronik::dataset::RecordRef;
use chronik::edtf::{Bound, Edtf, Precision};
use chronik::timeline::chronology::{Chapter, Heading, Item, chronology};
use chronik::timeline::table::{PAGE, page};
use leptos::prelude::*;
use markup::html;

use super::layers::{marker, sign_at};
use super::pager::pager;
use super::record::Summary;
use crate::i18n::{as_of_cut, phase_years, today_cut};
use crate::site::{Ready, Site};

/// Id of the heading of the list: who comes from a counted button of the chart comes here.
pub const LIST_HEADING: &str = "liste";

/// In the place of entries, where there are none.
pub(super) fn nothing_shown(site: Site) -> Node {
    html! { <p class="text">{site.texts().nothing_shown}</p> }
}

/// The list of the records shown, by time.
#[must_use]
pub fn list(site: Site, ready: &Ready, shown: &[RecordRef]) -> Node {
    if shown.is_empty() {
        return nothing_shown(site);
    }
    let dataset = ready.dataset();
    let day = site.day();
    let mut views: Vec<Node> = Vec::new();
    let mut cut_shown = false;
    let chapters = chronology(dataset, shown);
    let items: Vec<RecordRef> = chapters
        .iter()
        .flat_map(|chapter| &chapter.items)
        .map(|item| item.record)
        .collect();
    let page = page(&items, site.state.with(|state| state.page));
    let mut before = page.page * PAGE;
    let mut room = PAGE;
    for mut chapter in chapters {
        // A chapter that the page cuts shows its part; one that lies on another page is not here.
        let all = chapter.items.len();
        chapter.items.drain(..before.min(all));
        before -= before.min(all);
        chapter.items.truncate(room);
        room -= chapter.items.len();
        if page.pages > 1 && chapter.items.is_empty() {
            continue;
        }
        let begin = chapter_begin(ready, &chapter);
        let after_today =
            begin.is_some_and(|begin| begin > day) || matches!(chapter.heading, Heading::Undated);
        if after_today && !cut_shown {
            views.push(cut(site));
            cut_shown = true;
        }
        views.push(chapter_view(site, ready, &chapter));
    }
    html! { <ol class="story">{views}</ol> {pager(site, &page)} }
}

/// Where the as-of day falls between two chapters.
fn cut(site: Site) -> Node {
    let day = site.day();
    let lang = site.lang();
    if day == site.today {
        html! { <li class="story-cut story-cut--today"><span>{today_cut(lang, day)}</span></li> }
    } else {
        html! { <li class="story-cut"><span>{as_of_cut(lang, day)}</span></li> }
    }
}

fn chapter_begin(ready: &Ready, chapter: &Chapter) -> Option<chronik::edtf::Day> {
    match chapter.heading {
        Heading::Phase(index) => ready.dataset().entries.get(index)?.when?.earliest_start(),
        _ => None,
    }
}

fn chapter_view(site: Site, ready: &Ready, chapter: &Chapter) -> Node {
    let texts = site.texts();
    let lang = site.lang();
    let phase = match chapter.heading {
        Heading::Phase(index) => ready.dataset().entries.get(index),
        _ => None,
    };
    let day = site.day();
    let now = phase.and_then(|phase| phase.when).is_some_and(|when| {
        when.earliest_start().is_some_and(|start| start <= day)
            && when.latest_end().is_some_and(|end| day <= end)
    });
    let (heading, text) = match phase {
        Some(phase) => {
            let href = site.link(chronik::state::Route::Phase(phase.id.clone()));
            let years = phase_years(phase.when.as_ref());
            (
                html! { <a class="quiet" href=href>{years}</a> },
                phase.title.get(lang),
            )
        }
        None => {
            let heading = match chapter.heading {
                Heading::Before => texts.before_2005,
                Heading::After => texts.after_last,
                _ => texts.undated,
            };
            (heading.into_node(), "")
        }
    };
    let mut last_year = None;
    let items = chapter
        .items
        .iter()
        .filter_map(|item| {
            let new_year = item.year != last_year;
            last_year = item.year;
            item_view(site, ready, item, new_year)
        })
        .collect::<Node>();
    html! {
        <li class="story-phase" class:is-now=now>
            <div class="story-head"><h3>{heading}</h3><p>{text.to_owned()}</p></div>
            <ol class="story-items">{items}</ol>
        </li>
    }
}

fn item_view(site: Site, ready: &Ready, item: &Item, new_year: bool) -> Option<Node> {
    let texts = site.texts();
    let summary = Summary::of(ready.dataset(), item.record, site.lang(), site.day())?;
    let href = site.with(|state| state.selected = Some(summary.id.clone()));
    let selected = site.is_selected(&summary.id);
    let year = item
        .year
        .filter(|_| new_year)
        .map(|year| html! { <span class="story-year">{year}</span> });
    let point = point_view(&summary);
    let glyph = summary
        .dates
        .filter(|dates| !dates.is_point())
        .map(|dates| glyph(&dates));
    let offer = matches!(item.record, RecordRef::Offer(_));
    let conflict = summary.conflict.then_some(texts.sources_disagree);
    Some(html! {
        <li class="story-item" class:is-now=summary.strong>
            {year}
            {point}
            <div class="story-body">
                <p class="story-kind">
                    <span>{summary.lane}</span>
                    {summary.strong.then(|| html! { <strong>{texts.holds_then}</strong> })}
                </p>
                <h4>
                    <a
                        class="whole"
                        href=href
                        data-entry=summary.id.clone()
                        aria-current=move || selected().then_some("true")
                    >
                        {summary.title}
                    </a>
                </h4>
                <p class="story-when">
                    {glyph}
                    <span>
                        {summary.when}
                        {(!offer || !summary.conflict).then(|| format!(" · {}", summary.certainty))}
                        {conflict.map(|text| format!(" · {text}"))}
                    </span>
                </p>
            </div>
        </li>
    })
}

/// The marker on the rail: points and conflicts have one, bars do not.
fn point_view(summary: &Summary) -> Option<Node> {
    let is_point = summary.dates.is_some_and(|dates| dates.is_point());
    let shape = if summary.conflict {
        sign_at(4, 8)
    } else if is_point {
        let approximate = summary.dates.is_some_and(
            |dates| matches!(dates.start(), Bound::Date(date) if date.is_approximate()),
        );
        let path = marker(12, 16, summary.law, approximate);
        html! { <path class="point" d=path /> }
    } else {
        return None;
    };
    Some(html! { <svg class="story-point" viewBox="0 0 24 32" aria-hidden="true">{shape}</svg> })
}

/// Both ends of a period, 42 by 16 px.
fn glyph(dates: &Edtf) -> Node {
    // As in the chart: a doubt ("2007?") is in the words alone.
    let side = |bound: Bound| match bound {
        Bound::Date(date) if date.is_approximate() => "about",
        Bound::Date(date) if date.precision() == Precision::Year => "year",
        Bound::Date(_) => "exact",
        Bound::Open => "running",
        Bound::Unknown => "open",
    };
    let (start, end) = (side(dates.start()), side(dates.end()));
    let (from, left) = match start {
        "exact" => (0, None),
        "about" => (
            4,
            Some(html! { <path class="bar" d="M0 3h4v10H0l3-2.5L0 8l3-2.5z" /> }),
        ),
        "year" => (
            10,
            Some(
                html! { <rect x="0" y="3" width="10" height="10" fill="url(#edge-year-start)" /> },
            ),
        ),
        _ => (
            22,
            Some(html! {
                <text class="query" x="4" y="13">"?"</text>
                <rect x="9" y="3" width="13" height="10" fill="url(#edge-open-start)" />
            }),
        ),
    };
    let (to, right) = match end {
        "exact" => (42, None),
        "about" => (
            38,
            Some(html! { <path class="bar" d="M38 3h4l-3 2.5 3 2.5-3 2.5 3 2.5h-4z" /> }),
        ),
        "year" => (
            32,
            Some(html! { <rect x="32" y="3" width="10" height="10" fill="url(#edge-year-end)" /> }),
        ),
        "running" => (34, Some(html! { <path class="bar" d="M34 1l8 7-8 7z" /> })),
        _ => (
            20,
            Some(html! {
                <rect x="20" y="3" width="13" height="10" fill="url(#edge-open-end)" />
                <text class="query" x="38" y="13">"?"</text>
            }),
        ),
    };
    html! {
        <svg class="glyph" viewBox="0 0 42 16" aria-hidden="true">
            {left}
            <rect class="bar" x=from y="3" width=(to - from).max(2) height="10" />
            {right}
        </svg>
    }
}
