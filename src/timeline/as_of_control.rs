//! "Stand vom": date field, slider, play and today. One date for the whole page.
//!
//! The slider is the head of the chart: it has the chart's scale, and the line falls from its thumb.

use std::time::Duration;

use chronik::edtf::Day;
use chronik::timeline::chart::Chart;
use chronik::timeline::measure::text_width;
use leptos::prelude::*;
use markup::html;

use super::chart::at;
use super::widget::Widget;
use crate::dom::Node;
use crate::kern::{Icon, date_field, icon_small};
use crate::platform;

/// Steps of playing through a window, and the time between two: about four seconds in all.
const PLAY: (i32, Duration) = (48, Duration::from_millis(83));

/// The sentence of the day above the chart.
const SENTENCE: &str = ".page-head .sentence";

/// Days of a step with the arrow keys: a month, give or take.
const MONTH: i32 = 30;

/// The date field with its buttons.
pub(super) fn day_field(widget: Widget, playing: RwSignal<bool>) -> Node {
    let site = widget.site;
    let t = site.texts();
    let set = move |day: Day| {
        playing.set(false);
        site.go(|state| state.as_of = site.as_of(day));
    };
    let to_today = move |_| {
        playing.set(false);
        site.go(|state| state.as_of = None);
    };
    let toggle = move |_| {
        if playing.get_untracked() {
            playing.set(false);
        } else {
            play(widget, playing);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            playing.set(false);
        }
        platform::rove(&event);
    };
    let play_name = move || if playing.get() { t.stop } else { t.play };
    let play_icon = move || {
        icon_small(if playing.get() {
            Icon::Stop
        } else {
            Icon::Play
        })
    };
    html! {
        <div class="day-field">
            {date_field(site.lang(), "stand", t.as_of, widget.span(), move || site.day(), set)}
            <div class="day-buttons" role="toolbar" aria-label=t.as_of on:keydown=keys>
                <button type="button" class="kern-btn kern-btn--primary play" aria-label=play_name title=play_name tabindex="0" on:click=toggle>
                    {play_icon}
                </button>
                <button type="button" class="kern-btn kern-btn--tertiary to-today" tabindex="-1" on:click=to_today>
                    <span class="kern-label">{t.today}</span>
                </button>
            </div>
        </div>
    }
}

/// Plays through the window, or from the as-of day on if that leaves anything to play.
fn play(widget: Widget, playing: RwSignal<bool>) {
    let window = widget.window_untracked();
    let last = window.last.min(widget.site.today).max(window.first);
    let step = (window.days() / PLAY.0).max(1);
    let site = widget.site;
    let now = site
        .state
        .with_untracked(|state| state.as_of)
        .unwrap_or(site.today);
    let start = if window.shows(now) && now.plus(step) < last {
        now
    } else {
        window.first
    };
    let next = StoredValue::new(start);
    let shown = StoredValue::new(None::<Option<Day>>);
    playing.set(true);
    let handle = StoredValue::new(None::<IntervalHandle>);
    let tick = move || {
        // Gone with the page, or stopped.
        let Some(day) = next
            .try_get_value()
            .filter(|_| playing.try_get_untracked() == Some(true))
        else {
            if let Some(handle) = handle.try_get_value().flatten() {
                handle.clear();
            }
            platform::release_height(SENTENCE);
            return;
        };
        // Whoever takes another day, by the slider or in a tour, is not overruled.
        let here = site.state.with_untracked(|state| state.as_of);
        if shown.get_value().is_some_and(|shown| shown != here) {
            playing.set(false);
            return;
        }
        let day = day.min(last);
        // What is below it would jump with every line that the sentence has more or less.
        platform::hold_height(SENTENCE);
        let as_of = site.as_of(day);
        shown.set_value(Some(as_of));
        site.replace(|state| state.as_of = as_of);
        next.set_value(day.plus(step));
        if day == last {
            playing.set(false);
        }
    };
    handle.set_value(set_interval_with_handle(tick, PLAY.1).ok());
}

/// The slider over the chart, with the chip that names the day.
pub(super) fn slider(widget: Widget, chart: &Chart) -> Node {
    let site = widget.site;
    let t = site.texts();
    let lang = site.lang();
    let window = chart.window;
    let (first, last) = (window.first.number(), window.last.number());
    let value = move || {
        site.day()
            .clamp(window.first, window.last)
            .number()
            .to_string()
    };
    let words = move || site.day().words(lang);
    let set = move |event: leptos::ev::Event| {
        if let Ok(number) = event_target_value(&event).parse() {
            choose(widget, Day::from_number(number));
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let tenth = window.days() / 10;
        let along = if platform::right_to_left() {
            -MONTH
        } else {
            MONTH
        };
        let days = match event.key().as_str() {
            "ArrowLeft" => -along,
            "ArrowRight" => along,
            "ArrowDown" => -MONTH,
            "ArrowUp" => MONTH,
            "PageDown" => -tenth,
            "PageUp" => tenth,
            _ => return,
        };
        event.prevent_default();
        let day = site
            .state
            .with_untracked(|state| state.as_of)
            .unwrap_or(site.today);
        let to = day.clamp(window.first, window.last).plus(days);
        // A month forward from the first is the first of the next.
        let to = if days.abs() == MONTH {
            month_near(day, days > 0)
        } else {
            to
        };
        choose(widget, to.clamp(window.first, window.last));
    };
    html! {
        <div class="asof-slider">
            {head(widget, chart)}
            <input
                type="range"
                id="stand-regler"
                aria-label=t.as_of
                aria-valuetext=words
                min=first.to_string()
                max=last.to_string()
                step="1"
                value=value
                prop:value=value
                on:input=set
                on:keydown=keys
            />
        </div>
    }
}

/// The first of the next month, or of this or the last one.
fn month_near(day: Day, forward: bool) -> Day {
    let (year, month) = (day.year(), day.month());
    let (year, month) = match (forward, day.day(), month) {
        (true, _, 12) => (year + 1, 1),
        (true, ..) => (year, month + 1),
        (false, 2.., _) => (year, month),
        (false, _, 1) => (year - 1, 12),
        (false, ..) => (year, month - 1),
    };
    Day::new(year, month, 1).unwrap_or(day)
}

fn choose(widget: Widget, day: Day) {
    let site = widget.site;
    site.replace(|state| state.as_of = site.as_of(day));
}

/// What the slider looks like: chip, track, and the lines that fall from it.
fn head(widget: Widget, chart: &Chart) -> Node {
    let site = widget.site;
    let t = site.texts();
    let day = site.day();
    let window = chart.window;
    let is_today = day == site.today;
    let words = if is_today {
        t.today.to_owned()
    } else {
        day.words(site.lang())
    };
    // Outside the window the chip stands at the edge and points there.
    let (x, words) = match chart.as_of {
        Some(x) => (x, words),
        None if day < window.first => (0, format!("‹ {words}")),
        None => (chart.width, format!("{words} ›")),
    };
    let width = text_width(&words, 14) + 16;
    let left = (x - width / 2).clamp(0, (chart.width - width).max(0));
    let today = chart.today.filter(|_| !is_today);
    let far = today.is_some_and(|now| now < left - 28 || now > left + width + 28);
    let end = chart.today.unwrap_or(if site.today < window.first {
        0
    } else {
        chart.width
    });
    html! {
        <svg class="axis asof-head" viewBox=format!("0 0 {} 72", chart.width) width=chart.width height="72" aria-hidden="true">
            <path class="track" d=format!("M0 48H{end}") />
            <path class="track track--later" d=format!("M{end} 48H{}", chart.width) />
            <path class="track track--done" d=format!("M0 48H{x}") />
            {today.map(|now| html! { <path class="line-today" d=format!("M{now} {}V72", if far { 24 } else { 28 }) /> })}
            {today.filter(|_| far).map(|now| html! { <text class="axis-today" transform=at(now.clamp(18, chart.width - 18), 17)>{t.today}</text> })}
            {chart.as_of.map(|x| html! { <path class="line-asof" d=format!("M{x} 24V72") /> })}
            <rect class="flag" x=left y="0" width=width height="24" rx="2" />
            <text class="flag-text" transform=at(left + width / 2, 17)>{words}</text>
        </svg>
    }
}
