//! Sources and conflicts, the same everywhere.

use crate::dom::Node;
use chronik::dataset::Dataset;
use chronik::dataset::wire::{Citation, Conflict, Source};
use chronik::lang::Lang;
use markup::html;

use super::icon::sign;
use crate::i18n::{messages, stand};

/// The numbered sources of a record. Each line is one link.
#[must_use]
pub fn source_list(
    dataset: &Dataset,
    lang: Lang,
    citations: &[Citation],
    two_columns: bool,
) -> Node {
    let class = if two_columns {
        "sources sources--two"
    } else {
        "sources"
    };
    let items = citations
        .iter()
        .filter_map(|citation| dataset.source(&citation.source))
        .map(|source| html! { <li>{source_line(source, lang)}</li> })
        .collect::<Node>();
    html! { <ol class=class>{items}</ol> }
}

/// Title, publisher and date of a source.
#[must_use]
pub fn source_line(source: &Source, lang: Lang) -> Node {
    let date = source
        .date
        .as_ref()
        .map(|date| format!(", {}", stand(lang, &date.0)));
    html! {
        <a class="whole" href=source.url.as_str().to_owned() rel="external noreferrer" hreflang=source.lang.clone() lang=source.lang.clone()>
            {source.title.clone()}
        </a>
        <span class="muted">{publisher(source, lang)}{date}</span>
    }
}

/// The publisher: a German name, whatever the page is. What we say of it is in the language of the page.
fn publisher(source: &Source, lang: Lang) -> Node {
    let t = messages(lang);
    let name = match &source.publisher {
        None => html! { {t.no_publisher} },
        Some(name) if lang == Lang::De => html! { {name.clone()} },
        Some(name) => html! { <span lang="de">{name.clone()}</span> },
    };
    let copy = source.copy.as_ref();
    let copy = copy.map(|host| format!(" ({} {host})", t.copy_at));
    html! { {name} {copy} }
}

/// A conflict with its readings and their sources.
#[must_use]
pub fn conflict_box(dataset: &Dataset, lang: Lang, conflict: &Conflict) -> Node {
    let texts = messages(lang);
    let readings = conflict
        .readings
        .iter()
        .map(|reading| {
            let sources = reading
                .sources
                .iter()
                .filter_map(|id| dataset.source(id))
                .map(|source| {
                    html! {
                        <li>
                            <a href=source.url.as_str().to_owned() rel="external noreferrer" hreflang=source.lang.clone() lang=source.lang.clone()>
                                {source.title.clone()}
                            </a>
                            ", " {publisher(source, lang)}
                        </li>
                    }
                })
                .collect::<Node>();
            html! {
                <div>
                    <p class="strong">{reading.label.get(lang).to_owned()}</p>
                    <p>{reading.text.get(lang).to_owned()}</p>
                    <ul class="reading-sources note" aria-label=texts.reading_sources>{sources}</ul>
                </div>
            }
        })
        .collect::<Node>();
    html! {
        <section class="conflict">
            <h3 class="conflict-head">{sign()} {conflict.title.get(lang).to_owned()}</h3>
            <p>{conflict.question.get(lang).to_owned()}</p>
            <div class="readings--side">{readings}</div>
        </section>
    }
}
