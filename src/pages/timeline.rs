//! The timeline page: the sentence, the switch, three presentations, the detail.

use crate::dom::{IntoNode, Node};
use chronik::as_of::as_of;
use chronik::edtf::Day;
use chronik::state::Presentation;
use chronik::timeline::chart::{View, chart};
use leptos::prelude::*;
use markup::html;

use crate::i18n::as_of_sentence;
use crate::kern::sentence;
use crate::platform;
use crate::site::{Ready, Site};
use crate::timeline::{chart_view, detail, legend, list, plot_width, table};

/// The page.
pub(super) fn page(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let data = ready.clone();
    let words = move || {
        let day = site.day();
        sentence(as_of_sentence(
            site.lang(),
            &as_of(data.dataset(), day),
            site.today,
        ))
    };
    let presentation = Memo::new(move |_| site.state.with(|state| state.presentation));
    let data = ready.clone();
    let body = move || match presentation.get() {
        // Both are there; the width decides in the style sheet, without a script.
        Presentation::Automatic => html! {
            <div class="wide-only">{chart_part(site, &data)}</div>
            <div class="wrap narrow-only">{list_part(site, &data)}</div>
        },
        Presentation::Chart => chart_part(site, &data),
        Presentation::List => html! { <div class="wrap">{list_part(site, &data)}</div> },
        Presentation::Table => {
            html! { <div class="wrap table-part">{table_part(site, &data)}</div> }
        }
    };
    html! {
        <div class="wrap row page-head">
            <h1>{t.timeline}</h1>
            <p class="sentence" aria-live="polite">{words}</p>
        </div>
        <div class="wrap row chart-tools timeline-tools">{switch(site, presentation)}{day_field(site)}</div>
        {body}
        {selection(site, ready.clone())}
    }
}

fn chart_part(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let data = ready.clone();
    let lanes = move || {
        let width = plot_width(site.width.get());
        let view = View {
            lang: site.lang(),
            day: site.day(),
            today: site.today,
            width,
        };
        chart_view(site, &data, &chart(data.dataset(), &view), true)
    };
    html! {
        <section class="wrap chart" aria-labelledby="grafik">
            <h2 class="sr-only" id="grafik">{t.chart}</h2>
            <p class="sr-only">{t.timeline_hint}</p>
            {lanes}
        </section>
        {legend(site)}
    }
}

fn list_part(site: Site, ready: &Ready) -> Node {
    let data = ready.clone();
    html! {
        <h2 class="sr-only">{site.texts().list}</h2>
        {move || list(site, &data)}
    }
}

fn table_part(site: Site, ready: &Ready) -> Node {
    let data = ready.clone();
    html! {
        <h2 class="sr-only">{site.texts().table}</h2>
        {move || table(site, &data)}
    }
}

/// Grafik, Liste or Tabelle: a group of radio buttons, the choice is in the URL.
fn switch(site: Site, presentation: Memo<Presentation>) -> Node {
    let t = site.texts();
    let names = [t.chart, t.list, t.table];
    // On a phone "automatic" is the list.
    let shown = move || match presentation.get() {
        Presentation::Automatic if site.width.get() < 640 => Presentation::List,
        Presentation::Automatic => Presentation::Chart,
        chosen => chosen,
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

/// "Stand vom": a date field, and a button back to today.
fn day_field(site: Site) -> Node {
    let t = site.texts();
    let set = move |event: leptos::ev::Event| {
        // An incomplete date has no value; the view stays until it is complete.
        if let Some(day) = Day::parse(&event_target_value(&event)) {
            site.go(|state| state.as_of = (day != site.today).then_some(day));
        }
    };
    let to_today = move |_| site.go(|state| state.as_of = None);
    html! {
        <div class="day-field">
            <div class="kern-form-input">
                <label class="kern-label" for="stand">{t.as_of}</label>
                <input
                    class="kern-form-input__input"
                    id="stand"
                    type="date"
                    min="2005-01-01"
                    max="2028-12-31"
                    value=move || site.day().to_string()
                    prop:value=move || site.day().to_string()
                    on:change=set
                />
            </div>
            <button type="button" class="kern-btn kern-btn--secondary" on:click=to_today>
                <span class="kern-label">{t.today}</span>
            </button>
        </div>
    }
}

/// The detail of the selected entry. Opening it moves the focus to its heading, closing it back to
/// the entry.
fn selection(site: Site, ready: Ready) -> Node {
    let selected = Memo::new(move |_| site.state.with(|state| state.selected.clone()));
    Effect::new(move |before: Option<Option<String>>| {
        let now = selected.get();
        match (&before, &now) {
            // The first run is the arrival on the page: the focus stays where the browser has it.
            (None, _) => {}
            (Some(before), Some(now)) if before.as_ref() != Some(now) => {
                platform::focus("auswahl-titel")
            }
            (Some(Some(before)), None) => platform::focus_entry(before),
            _ => {}
        }
        now
    });
    let view = move || selected.get().and_then(|id| detail(site, &ready, &id));
    view.into_node()
}
