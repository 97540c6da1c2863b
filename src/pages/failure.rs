//! When the data are not there, or not all of them.

use crate::dom::Node;
use chronik::dataset::Unreadable;
use chronik::lang::Lang;
use markup::html;

use crate::i18n::{http_status, left_out, line_column, messages};
use crate::kern::{Fact, facts};
use crate::load::LoadError;
use crate::platform;
use crate::site::{Ready, Site, without};

/// The address of the network, for when this page has nothing to show.
const NETWORK: &str = "https://hamburg.netzwerk-iq.de";

/// In place of a page that needs the data.
#[must_use]
pub fn failed(site: Site, error: &LoadError) -> Node {
    let t = site.texts();
    html! {
        <div class="wrap row page-head">
            <h1>{if *error == LoadError::Part { t.error_part_title } else { t.error_title }}</h1>
            {notice(site.lang(), error, t.error_still_there, site.here().trim_end_matches('?'))}
        </div>
    }
}

/// Above a page that came with its content: the program cannot start, what is there stays.
#[must_use]
pub fn failed_above(lang: Lang, error: &LoadError, address: &str) -> Node {
    html! { <div class="wrap page-notice">{notice(lang, error, messages(lang).error_page_stays, address)}</div> }
}

/// The button that asks the host once more.
pub(super) fn retry(lang: Lang) -> Node {
    html! {
        <button type="button" class="kern-btn kern-btn--primary" on:click=|_| platform::reload()>
            <span class="kern-label">{messages(lang).error_retry}</span>
        </button>
    }
}

/// What went wrong, what can be done, what still works.
fn notice(lang: Lang, error: &LoadError, still_there: &'static str, address: &str) -> Node {
    let t = messages(lang);
    let (what, cure, detail) = match error {
        LoadError::Offline => (t.error_offline.to_owned(), String::new(), String::new()),
        LoadError::Part => (t.error_part.to_owned(), String::new(), String::new()),
        LoadError::Altered => (t.error_altered.to_owned(), String::new(), String::new()),
        LoadError::Status(status) => (
            t.error_status.to_owned(),
            String::new(),
            http_status(lang, *status),
        ),
        LoadError::Unreadable(reason) => {
            (reason.reason(lang), reason.cure(lang), place(lang, reason))
        }
    };
    let list: Vec<_> = [
        Fact::text(t.reason, &what),
        Fact::text(t.place, &detail),
        Fact::text(t.cure, &cure),
    ]
    .into_iter()
    .flatten()
    .collect();
    let own = without(address, "daten=");
    let (still_there, own) = match own == address {
        true => (still_there, None),
        // Another dataset, by the address: what stands on the page is not it.
        false => (
            t.error_other_data,
            Some(html! { <p><a href=own rel="external">{t.own_data}</a></p> }),
        ),
    };
    html! {
        <div class="notice notice--danger" role="alert">
            <p class="text">{what}</p>
            <p>{still_there}</p>
            {own}
            <p>{t.error_elsewhere} " " <a href=NETWORK rel="external noreferrer">"hamburg.netzwerk-iq.de"</a></p>
            <div class="actions">
                {retry(lang)}
            </div>
            <details class="fold"><summary>{t.error_details}</summary>{facts(list, false)}</details>
        </div>
    }
}

fn place(lang: Lang, reason: &Unreadable) -> String {
    match reason {
        Unreadable::CutOff { line, column } | Unreadable::Syntax { line, column, .. } => {
            line_column(lang, *line, *column)
        }
        Unreadable::Frame(defects) => defects
            .first()
            .map(|defect| format!("{}: {}", defect.place_words(lang), defect.reason(lang)))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// Above every page while records are left out: how many, and why.
#[must_use]
pub fn defects_notice(site: Site, ready: &Ready) -> Option<Node> {
    let checked = &ready.0.checked;
    if checked.left_out == 0 {
        return None;
    }
    let lang = site.lang();
    let t = site.texts();
    let rows = checked
        .defects
        .iter()
        .take(50)
        .map(|defect| {
            html! {
                <li>
                    <p class="strong">{defect.place_words(lang)}</p>
                    <p>{defect.reason(lang)} " " {defect.cure(lang)}</p>
                    {(!defect.value.is_empty()).then(|| html! { <p class="muted">{defect.value.clone()}</p> })}
                </li>
            }
        })
        .collect::<Node>();
    Some(html! {
        <section class="wrap" aria-label=t.error_details>
            <div class="notice notice--warning">
                <p class="text">{left_out(lang, checked.left_out)}</p>
                <details class="fold"><summary>{t.defects_show}</summary><ul class="rows">{rows}</ul></details>
            </div>
        </section>
    })
}
