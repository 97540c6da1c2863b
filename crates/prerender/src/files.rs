//! The files, each with its path in the built folder.

use std::fmt::Write as _;
use std::sync::Arc;

use chronik::lang::Lang;
use chronik::state::{Presentation, Route, State};
use iq_chronik::i18n::messages;
use iq_chronik::load::{Data, Load};
use iq_chronik::prerender;

use crate::configurator;
use crate::embedding;
use crate::glossary;
use crate::head::{self, escape};
use crate::pages::{self, Page};
use crate::site::Site;
use crate::template::{Parts, Template};
use crate::words::{list_without_scripts, without_scripts};

/// Where the content of a page begins.
pub(crate) const MAIN: &str = "<main id=\"inhalt\" tabindex=\"-1\">";
/// Pages that are nobody's goal.
const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";

/// What only the list of offers needs: every link to it is one to a page of its own.
const LIST: &str = "<script type=\"module\" src=\"./list.js\"></script>";

/// All of them.
pub(crate) fn files(template: &Template, site: &Site, data: &Arc<Data>) -> Vec<(String, String)> {
    let pages = pages::all(&data.checked.dataset);
    let mut files: Vec<_> = pages
        .iter()
        .map(|page| {
            let name = format!("{}index.html", page.path);
            (name, file(template, site, data, page))
        })
        .collect();
    for page in &pages {
        if let Some(framed) = page.framed() {
            files.push((
                format!("{}index.html", framed.path),
                embedding::framed(template, data, page, &framed, site),
            ));
            if page.is_canonical() {
                files.push((
                    embedding::oembed_path(page),
                    embedding::oembed(site, data, page),
                ));
            }
        }
    }
    for lang in Lang::ALL {
        files.push(configurator::file(template, site, data, lang));
        files.push(glossary::file(template, site, data, lang));
    }
    files.push(("404.html".into(), not_found(template, site, data)));
    files.push(("app.html".into(), shell(template)));
    files.push(("sitemap.xml".into(), sitemap(site, &pages)));
    let robots = format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\n",
        site.url("sitemap.xml")
    );
    files.push(("robots.txt".into(), robots));
    files
}

fn file(template: &Template, site: &Site, data: &Arc<Data>, page: &Page) -> String {
    let lang = page.state.lang;
    let description = escape(&head::description(page, data));
    let head = format!(
        "<meta name=\"description\" content=\"{description}\">{}{}{}",
        head::elements(page, site, data),
        if page.state.route == Route::List {
            LIST
        } else {
            ""
        },
        embedding::discovery(page, site, data)
    );
    let notice = notice(page, "./");
    let parts = Parts {
        lang: lang.code(),
        base: &base(&page.path),
        title: &escape(&head::title(page, data)),
        head: &head,
        body: Some(&content(&page.path, site, data, &notice)),
    };
    // Whoever reads there shall not be taken to another view in the middle of a sentence.
    if page.path == page.state.entries_path() {
        template.with_script(&parts, "still.js")
    } else {
        template.fill(&parts)
    }
}

/// What who reads without scripts is told; links begin with `base`.
pub(crate) fn notice(page: &Page, base: &str) -> String {
    let lang = page.state.lang;
    let [words, table, entries] = without_scripts(lang);
    if page.state.route == Route::List {
        let words = list_without_scripts(lang);
        let (offers, name) = (Route::Catalogue.path(lang), messages(lang).offers);
        return format!(
            "<noscript><p class=\"wrap no-scripts\">{words} <a href=\"{base}{offers}\">{name}</a></p></noscript>"
        );
    }
    let timeline = State::at(lang, Route::Timeline);
    let links = (page.state.route == Route::Timeline).then(|| {
        let to_table = State {
            presentation: Presentation::Table,
            ..timeline.clone()
        };
        format!(
            " <a href=\"{base}{}\">{table}</a> · <a href=\"{base}{}\">{entries}</a>",
            to_table.path(),
            timeline.entries_path()
        )
    });
    format!(
        "<noscript><p class=\"wrap no-scripts\">{words}{}</p></noscript>",
        links.unwrap_or_default()
    )
}

/// The content of a page. The day tells what it calls today.
pub(crate) fn content(path: &str, site: &Site, data: &Arc<Data>, notice: &str) -> String {
    let html = prerender::html(path, ".", Load::Ready(data.clone()), site.today);
    root(path, site, &html, notice)
}

/// The element that the program takes the place of.
pub(crate) fn root(path: &str, site: &Site, html: &str, notice: &str) -> String {
    let (_, route) = Route::parse(path);
    let html = match route {
        Route::Start => ["lane-plot", "axis", "defs"]
            .iter()
            .fold(html.to_owned(), |html, class| without_marks(&html, class)),
        Route::Timeline => without_marks(html, "lane-plot"),
        _ => html.to_owned(),
    };
    let html = html.replacen(MAIN, &format!("{MAIN}{notice}"), 1);
    format!(
        "<div id=\"app\" data-static=\"{}\">{html}</div>",
        site.today
    )
}

/// The chart as an empty frame of its size: what it shows is in the sentence and the list, and these two pages shall be read
/// soonest.
fn without_marks(html: &str, class: &str) -> String {
    let open = format!("<svg class=\"{class}\"");
    let mut pieces = html.split(&*open);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let tag = piece.find('>').map_or(0, |at| at + 1);
        let end = piece.find("</svg>").unwrap_or(tag);
        let (tag, rest) = (piece.get(..tag), piece.get(end.max(tag)..));
        out.extend([&*open, tag.unwrap_or_default(), rest.unwrap_or_default()]);
    }
    out
}

/// From a folder to the root of the site.
pub(crate) fn base(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// A host shows it at any depth, so the rest of the site is looked for where `site.toml` says.
fn not_found(template: &Template, site: &Site, data: &Arc<Data>) -> String {
    let t = messages(Lang::En);
    let links: String = [
        (Route::Catalogue, t.offers),
        (Route::Timeline, t.timeline),
        (Route::Start, t.start),
    ]
    .map(|(route, name)| {
        let path = route.path(Lang::En);
        format!("<li><a href=\"./{path}\">{name}</a></li>")
    })
    .concat();
    let english = format!(
        "<noscript><div class=\"wrap no-scripts\" lang=\"en\"><p>{}. {}</p><ul>{links}</ul></div></noscript>",
        t.not_found, t.not_found_text
    );
    let state = State::at(Lang::De, Route::NotFound("404".to_owned()));
    let page = Page::new(state);
    // The page has no address of its own that a link could name.
    let body = content(&page.path, site, data, &english)
        .replace("/404#", "/#")
        .replace("/404\"", "/\"");
    template.fill(&Parts {
        lang: Lang::De.code(),
        base: &escape(site.folder()),
        title: &escape(&head::title(&page, data)),
        head: NO_INDEX,
        body: Some(&body),
    })
}

/// A page without content: whoever serves it for a route puts the root of the site into its `<base>`.
fn shell(template: &Template) -> String {
    template.fill(&Parts {
        lang: Lang::De.code(),
        base: "./",
        title: messages(Lang::De).brand,
        // It may stand for the list too.
        head: &format!("{NO_INDEX}{LIST}"),
        body: None,
    })
}

fn sitemap(site: &Site, pages: &[Page]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let still = Lang::ALL.map(|lang| [configurator::page(lang), glossary::page(lang)]);
    let all = pages.iter().chain(still.iter().flatten());
    for page in all.filter(|page| page.is_canonical()) {
        // Writing into a string cannot fail.
        let _ = write!(out, "<url><loc>{}</loc>", escape(&site.url(&page.path)));
        for (lang, path) in &page.languages {
            let url = escape(&site.url(path));
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{url}\"/>",
                lang.code()
            );
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

#[cfg(test)]
mod tests;
