//! Sources and conflicts, the same everywhere.

use chronik::dataset::Dataset;
use chronik::dataset::wire::{Citation, Conflict, Source};
use chronik::lang::Lang;
use leptos::prelude::*;

use super::icon::sign;
use crate::i18n::{messages, stand};

/// The numbered sources of a record. Each line is one link.
#[must_use]
pub fn source_list(dataset: &Dataset, lang: Lang, citations: &[Citation], two_columns: bool) -> AnyView {
    let class = if two_columns { "sources sources--two" } else { "sources" };
    let items = citations
        .iter()
        .filter_map(|citation| dataset.source(&citation.source))
        .map(|source| view! { <li>{source_line(source, lang)}</li> })
        .collect_view();
    view! { <ol class=class>{items}</ol> }.into_any()
}

/// Title, publisher and date of a source.
#[must_use]
pub fn source_line(source: &Source, lang: Lang) -> AnyView {
    let date = source.date.as_ref().map(|date| format!(", {}", stand(lang, &date.0)));
    view! {
        <a class="whole" href=source.url.as_str().to_owned() rel="external noreferrer" hreflang=source.lang.clone() lang=source.lang.clone()>
            {source.title.clone()}
        </a>
        <span class="muted">{source.publisher.clone()}{date}</span>
    }
    .into_any()
}

/// A conflict with its readings and their sources.
#[must_use]
pub fn conflict_box(dataset: &Dataset, lang: Lang, conflict: &Conflict, level: u8) -> AnyView {
    let texts = messages(lang);
    let head = view! { {sign()} {conflict.title.get(lang).to_owned()} };
    let head = match level {
        2 => view! { <h2 class="conflict-head">{head}</h2> }.into_any(),
        3 => view! { <h3 class="conflict-head">{head}</h3> }.into_any(),
        _ => view! { <h4 class="conflict-head">{head}</h4> }.into_any(),
    };
    let readings = conflict
        .readings
        .iter()
        .map(|reading| {
            let sources = reading
                .sources
                .iter()
                .filter_map(|id| dataset.source(id))
                .map(|source| {
                    view! {
                        <li>
                            <a href=source.url.as_str().to_owned() rel="external noreferrer" hreflang=source.lang.clone() lang=source.lang.clone()>
                                {source.title.clone()}
                            </a>
                            ", " {source.publisher.clone()}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div>
                    <p class="strong">{reading.label.get(lang).to_owned()}</p>
                    <p>{reading.text.get(lang).to_owned()}</p>
                    <ul class="reading-sources note" aria-label=texts.reading_sources>{sources}</ul>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="conflict" id=conflict.id.clone()>
            {head}
            <p>{conflict.question.get(lang).to_owned()}</p>
            <div class="readings--side">{readings}</div>
        </section>
    }
    .into_any()
}
