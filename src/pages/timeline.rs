//! The timeline page: the sentence, the switch, the filter, three presentations, the detail.

use std::rc::Rc;

use chronik::as_of::as_of;
use chronik::dataset::{Dataset, RecordRef};
use chronik::edtf::Day;
use chronik::facets::Results;
use chronik::state::{Filter, Presentation, Route, State};
use chronik::timeline::chart::View;
use chronik::timeline::window::Window;
use leptos::prelude::*;
use markup::html;

use crate::catalogue::{filter_words, less_words};
use crate::dom::{IntoNode, Node};
use crate::i18n::{as_of_sentence, figures_heading, n_shown, result_count};
use crate::kern::{announce, coordination_note, downloads, sentence, share_actions};
use crate::platform;
use crate::site::{Ready, Site};
use crate::timeline::{
    LIST_HEADING, SELECTION_HEADING, Widget, as_of_row, chart_help, detail, interactive, lanes,
    list, overview, record_id, table, toolbar, tour,
};

use super::phase::figure_row;
use super::section;

/// How many figures are shown.
const FIGURES: usize = 4;

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let (data, for_note) = (ready.clone(), ready.clone());
    // Moving the window changes the view with every frame: what does not depend on it follows less.
    let day = Memo::new(move |_| site.day());
    let words = Memo::new(move |_| {
        as_of_sentence(site.lang(), &as_of(data.dataset(), day.get()), site.today)
    });
    let presentation = Memo::new(move |_| shown_presentation(site));
    let found = found(site, ready.clone(), day);
    let matches = Memo::new(move |_| found.read().as_ref().map(Results::projects));
    let widget = Widget::new(site, ready);
    let is_part = Memo::new(move |_| site.state.with(|state| !state.range.is_all()));
    let shown = shown(site, ready.clone(), matches);
    let lanes_open = RwSignal::new(false);
    let said = StoredValue::new(Vec::new());
    let now = move || spoken(site, words, shown);
    let (for_list, for_table) = (ready.clone(), ready.clone());
    let as_list = move || list(site, &for_list, &shown.read());
    let as_table = move || table(site, &for_table, &shown.read());
    let list_part = move || html! { <h2 class="sr-only" id=LIST_HEADING tabindex="-1">{t.list}</h2> {as_list.clone()} };
    let body = move || match presentation.get() {
        // Nothing has measured the page yet: both are there, and the style sheet shows one by the width.
        Presentation::Automatic => html! {
            <div class="wide-only" data-key="chart">{interactive(widget, matches)}</div>
            <div class="wrap narrow-only" data-key="list">{list_part()}</div>
        },
        Presentation::Chart => html! {
            <div class="chart-part" data-key="chart">{interactive(widget, matches)}</div>
            {on_paper(site, as_table.clone())}
        },
        Presentation::List => html! {
            <div class="wrap" data-key="list">{list_part()}</div>
            {on_paper(site, as_table.clone())}
        },
        Presentation::Table => html! {
            <div class="wrap table-part"><h2 class="sr-only">{t.table}</h2>{as_table.clone()}</div>
        },
    };
    let (for_filter, for_figures, for_detail) = (ready.clone(), ready.clone(), ready.clone());
    let (for_files, for_paper) = (ready.clone(), ready.clone());
    html! {
        <div class="wrap row page-head">
            <h1>{t.timeline}</h1>
            <div>
                <p class="sentence">{move || sentence(words.get())}</p>
                {move || coordination_note(site, &as_of(for_note.dataset(), day.get()))}
                {move || filter_on_paper(site, &for_paper, found)}
                {move || is_part.get().then(|| html! { <p class="text print-only">{t.printed_whole}</p> })}
                {tour(site, ready)}
            </div>
        </div>
        <div class="wrap row chart-tools timeline-tools needs-app">
            {switch(site, presentation)}
            <div>
                {move || filter_part(site, &for_filter, found)}
                {toolbar(widget, lanes_open)}
            </div>
        </div>
        {lanes(widget, lanes_open)}
        <div>
            {as_of_row(widget)}
            {body}
            {overview(widget)}
            <div class="wrap row needs-app">
                <div></div>
                <p class="text"><a href=move || offers_then(site)>{t.offers_then}</a></p>
            </div>
        </div>
        {selection(widget, for_detail)}
        {move || take_along(site, for_files.clone(), matches, shown, presentation.get())}
        {move || figures(site, &for_figures, day.get())}
        {move || help(widget, presentation.get())}
        {announce(
            move || {
                site.state.track();
                if said.with_value(Vec::is_empty) {
                    said.set_value(untrack(now));
                }
            },
            move || changed(said, now()),
        )}
    }
}

/// Only the chart needs to be explained.
fn help(widget: Widget, presentation: Presentation) -> Node {
    match presentation {
        Presentation::Automatic => html! { <div class="wide-only">{chart_help(widget)}</div> },
        Presentation::Chart => html! { <div>{chart_help(widget)}</div> },
        Presentation::List | Presentation::Table => Node::Empty,
    }
}

/// What is shown: the chosen presentation, else what fits the width.
fn shown_presentation(site: Site) -> Presentation {
    match (
        site.state.with(|state| state.presentation),
        site.width.get(),
    ) {
        (Presentation::Automatic, Some(..640)) => Presentation::List,
        (Presentation::Automatic, Some(_)) => Presentation::Chart,
        (chosen, _) => chosen,
    }
}

/// What meets the filter of the catalogue; `None` without a filter.
fn found(site: Site, ready: Ready, day: Memo<Day>) -> Memo<Option<Results>> {
    let filter = Memo::new(move |_| site.state.with(|state| state.filter.clone()));
    Memo::new(move |_| {
        let filter = filter.get();
        if filter.is_empty() {
            return None;
        }
        let catalogue = ready.0.catalogue();
        Some(catalogue.results(ready.dataset(), &filter, None, day.get()))
    })
}

/// The records of list and table.
fn shown(site: Site, ready: Ready, matches: Memo<Option<Vec<usize>>>) -> Memo<Vec<RecordRef>> {
    Memo::new(move |_| {
        records(
            site,
            &ready,
            &matches.read(),
            site.state.read().hide_filtered,
        )
    })
}

/// The records of the view; with `hide` of the projects only those that meet the filter.
fn records(site: Site, ready: &Ready, matches: &Option<Vec<usize>>, hide: bool) -> Vec<RecordRef> {
    let (state, dataset) = (site.state.read_untracked(), ready.dataset());
    let mut view = View {
        matches: matches.as_deref(),
        hide,
        ..View::of(&state, dataset, site.today, 0)
    };
    if site.printing.get() {
        view.window = Window::all(dataset.span);
    }
    ready.0.timeline.shown(dataset, &view)
}

/// What can be said half a second after a change: the sentence of the day, and how much is shown.
fn spoken(
    site: Site,
    words: Memo<Vec<crate::i18n::Fragment>>,
    shown: Memo<Vec<RecordRef>>,
) -> Vec<String> {
    let words = words.read();
    let sentence = words.iter().map(|fragment| fragment.text.as_str());
    let range = site.state.with(|state| state.range);
    vec![
        sentence.collect(),
        n_shown(site.lang(), shown.read().len(), range),
    ]
}

/// Of what can be said, what is not as it was the last time.
fn changed(said: StoredValue<Vec<String>>, now: Vec<String>) -> String {
    let before = said.get_value();
    said.set_value(now.clone());
    let new = now.into_iter().filter(|part| !before.contains(part));
    new.collect::<Vec<_>>().join(" ")
}

/// The view as a link, on paper, as a picture of the chart, and what is shown as files: of the projects only those that meet
/// the filter, also where the others are only dimmed.
fn take_along(
    site: Site,
    ready: Ready,
    matches: Memo<Option<Vec<usize>>>,
    shown: Memo<Vec<RecordRef>>,
    presentation: Presentation,
) -> Node {
    let t = site.texts();
    let ids = move || {
        let (state, matches) = (site.state.read_untracked(), matches.read_untracked());
        if matches.is_none() && state.range.is_all() && state.lanes.is_empty() {
            return None;
        }
        let records = records(site, &ready, &matches, true).into_iter();
        let ids = records.filter_map(|record| record_id(ready.dataset(), record));
        Some(ids.collect::<Vec<_>>().join(" "))
    };
    // Without a chart there is nothing to make a picture of.
    let class = (presentation == Presentation::Automatic).then_some("wide-only");
    let hidden = matches!(presentation, Presentation::List | Presentation::Table);
    // Asked for when one is used, as the ids are: to count what is shown with every frame would cost too much.
    let tell = move |event: leptos::ev::MouseEvent| {
        let range = site.state.with_untracked(|state| state.range);
        let shown = shown.with_untracked(Vec::len);
        let words = n_shown(site.lang(), shown, range);
        platform::tell(&event, "data-shown", Some(&words));
    };
    let pictures = [(t.as_png, "png"), (t.as_svg, "svg")].map(|(words, kind)| {
        html! {
            <li>
                <button
                    type="button"
                    class="kern-btn kern-btn--tertiary"
                    data-picture=kind
                    on:click=tell
                >
                    <span class="kern-label">{words}</span>
                </button>
            </li>
        }
    });
    let body = html! {
        <div class="actions">{share_actions(site)}</div>
        <div class=class hidden=hidden>
            <div class="files needs-app">
                <p>{t.save_picture}</p>
                <ul class="link-row">{pictures}</ul>
                <p class="action-message" role="status"></p>
            </div>
        </div>
        {downloads(site, t.download_shown, "zeitachse", "zeitachse", Rc::new(ids))}
    };
    section("mitnehmen", t.take_along.to_owned(), None, body)
}

/// The latest figures up to the as-of day; nothing where none is dated so early.
fn figures(site: Site, ready: &Ready, day: Day) -> Node {
    let state = as_of(ready.dataset(), day);
    let rows: Vec<Node> = state
        .figures
        .iter()
        .take(FIGURES)
        .map(|figure| figure_row(site, figure))
        .collect();
    if rows.is_empty() {
        return Node::Empty;
    }
    let heading = figures_heading(site.lang(), day);
    section(
        "zahlen",
        heading,
        None,
        html! { <ul class="rows">{rows}</ul> },
    )
}

/// The offers of the same time, day and filter.
fn offers_then(site: Site) -> String {
    let state = site.written.get();
    site.href(&State {
        filter: state.filter,
        range: state.range,
        as_of: state.as_of,
        ..State::at(site.lang(), Route::Catalogue)
    })
}

/// The table, on paper: what the chart leaves out or counts is in it, and each fact in one line.
fn on_paper(site: Site, as_table: impl Fn() -> Node + Clone + 'static) -> Node {
    let printed = site.printing;
    let table = move || {
        printed
            .get()
            .then(|| html! { <div class="wrap table-part">{as_table.clone()}</div> })
    };
    table.into_node()
}

/// The filter as paper has it, in the place of its controls.
fn filter_on_paper(site: Site, ready: &Ready, found: Memo<Option<Results>>) -> Option<Node> {
    let dataset = ready.dataset();
    let count = found_words(site, dataset, found.read().as_ref()?);
    let words = site
        .state
        .with(|state| filter_words(dataset, site.lang(), &state.filter));
    Some(html! { <p class="text print-only">{format!("{count} ({words})")}</p> })
}

/// How many projects meet the filter, and which words of the search are left out for that.
fn found_words(site: Site, dataset: &Dataset, results: &Results) -> String {
    let lang = site.lang();
    let count = result_count(lang, results.found.len(), dataset.projects().count());
    match less_words(lang, results) {
        Some(less) => format!("{count}. {less}"),
        None => count,
    }
}

/// The filter that came from the catalogue: how many meet it, and whether the others are dimmed or hidden.
fn filter_part(site: Site, ready: &Ready, found: Memo<Option<Results>>) -> Option<Node> {
    let t = site.texts();
    let count = found_words(site, ready.dataset(), found.read().as_ref()?);
    let (hide, words) = site.state.with(|state| {
        let words = filter_words(ready.dataset(), site.lang(), &state.filter);
        (state.hide_filtered, words)
    });
    let toggle = move |_| site.go(|state| state.hide_filtered = !state.hide_filtered);
    let reset = move |_| {
        site.go(|state| state.filter = Filter::default());
        // The button goes with the filter.
        platform::focus_heading();
    };
    let change = site.with(|state| state.route = Route::Catalogue);
    Some(html! {
        <div class="filter-part" role="group" aria-label=t.filter>
            <p class="text strong">{count}</p>
            <p class="text filter-words"><bdi>{words}</bdi></p>
            <label class="facet-row">
                <input type="checkbox" prop:checked=hide checked=hide on:change=toggle />
                <span>{t.hide_others}</span>
            </label>
            <a href=change>{t.change_filter}</a>
            <button type="button" class="kern-btn kern-btn--tertiary" on:click=reset><span class="kern-label">{t.reset_all}</span></button>
        </div>
    })
}

/// Grafik, Liste or Tabelle: a group of radio buttons, the choice is in the URL.
fn switch(site: Site, presentation: Memo<Presentation>) -> Node {
    let t = site.texts();
    let names = [t.chart, t.list, t.table];
    // Natively nobody knows the width; the wide page is the one that is checked.
    let shown = move || match presentation.get() {
        Presentation::Automatic => Presentation::Chart,
        shown => shown,
    };
    let radios = Presentation::CHOICES
        .into_iter()
        .zip(names)
        .map(|(choice, name)| {
            let choose = move |_| site.go(|state| state.presentation = choice);
            html! {
                <label>
                    <input
                        type="radio"
                        name="ansicht"
                        value=choice.id()
                        checked=move || shown() == choice
                        prop:checked=move || shown() == choice
                        on:change=choose
                    />
                    <span>{name}</span>
                </label>
            }
        })
        .collect::<Node>();
    html! {
        <fieldset class="switch">
            <legend class="sr-only">{t.presentation}</legend>
            {radios}
        </fieldset>
    }
}

/// The detail of the selected entry. Opening it moves the focus to its heading, closing it back to
/// the entry.
fn selection(widget: Widget, ready: Ready) -> Node {
    let site = widget.site;
    let selected = Memo::new(move |_| site.state.with(|state| state.selected.clone()));
    Effect::new(move |before: Option<Option<String>>| {
        let now = selected.get();
        match (&before, &now) {
            // On a tour it goes to the text of the step.
            _ if site.state.with_untracked(|state| state.tour.is_some()) => {}
            // The first run is the arrival on the page: the focus stays where the browser has it, but the details, which lie
            // below the chart, are brought into sight. Not in a frame: that would move the page around it. Who comes from
            // another page of this site is taken there by `app.rs`.
            (None, Some(_)) if !site.framed => platform::when_ready(|| {
                if platform::is_untouched() {
                    platform::scroll_to(SELECTION_HEADING);
                }
            }),
            (None, _) => {}
            (Some(before), Some(now)) if before.as_ref() != Some(now) => {
                platform::focus(SELECTION_HEADING);
            }
            (Some(Some(before)), None) => widget.focus_back(before),
            _ => {}
        }
        now
    });
    let view = move || selected.get().and_then(|id| detail(site, &ready, &id));
    view.into_node()
}
