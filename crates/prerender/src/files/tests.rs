//! All pages as they are written, held against rules that every one must keep.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chronik::dataset::wire::FREE_TEXT;
use chronik::lang::Lang;
use html5gum::{Token, Tokenizer};
use serde_json::Value;

use super::*;

const BUILT: &str = "<!doctype html><html lang=de><meta charset=utf-8><base href=./>\
    <meta content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'self'\" http-equiv=Content-Security-Policy><title>x</title></head><body><p>Loading</p></body></html>";

fn built() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    built_from(&std::fs::read(root.join("public/data/iq-hamburg.json")).unwrap())
}

fn built_from(bytes: &[u8]) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data = Arc::new(Data::read(bytes).unwrap());
    let site = Site::read(&root.join("site.toml")).unwrap();
    files(&Template::parse(BUILT).unwrap(), &site, &data)
        .into_iter()
        .collect()
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let pieces = html.split(&*start).skip(1);
    pieces.filter_map(|piece| piece.split('"').next()).collect()
}

fn between<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let pieces = html.split(open).skip(1);
    pieces
        .filter_map(|piece| piece.split(close).next())
        .collect()
}

/// Pages for frames, and the one where frames are made: they have rules of their own.
fn is_beside(name: &str) -> bool {
    name.starts_with("embed/")
        || ["einbetten/", "glossar/"]
            .iter()
            .any(|still| name.contains(still))
}

#[test]
fn a_page_for_frames_has_the_content_and_nothing_around_it() {
    let files = built();
    let framed: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with("embed/"))
        .collect();
    assert!(framed.len() > 140, "{} pages", framed.len());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let site = Site::read(&root.join("site.toml")).unwrap();
    let origin = site.origin();
    let policy = format!("script-src 'self' {origin} 'wasm-unsafe-eval'; base-uri 'self' {origin}");
    for (name, html) in framed {
        assert!(html.contains("<html data-framed lang="), "{name}");
        // In a frame without an origin WebKit takes nothing of ours for 'self'.
        assert!(html.contains(&policy), "{name}");
        assert!(
            html.contains("noindex") && html.contains("./frame.js"),
            "{name}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(
            !html.contains("<header>") && !html.contains("site-foot"),
            "{name}"
        );
        assert_eq!(
            html.matches("class=\"wrap frame-foot\"").count(),
            1,
            "{name}"
        );
        // Whatever is not for frames opens beside it.
        for link in between(html, "<a ", ">") {
            let stays = link.contains("href=\"./embed/");
            assert!(
                stays || link.contains("target=\"_blank\""),
                "{name}: {link}"
            );
        }
    }
}

// "/angebote/foo/" said that there is no such page under the title "Angebote".
#[test]
fn what_is_not_there_has_that_as_its_title() {
    let data = Data::read(include_bytes!("../../../../public/data/iq-hamburg.json")).unwrap();
    let foo = || "foo".to_owned();
    for route in [
        Route::Project(foo()),
        Route::Part("zaa".into(), foo()),
        Route::Carrier(foo()),
        Route::Phase(foo()),
        // An entry, but no phase.
        Route::Phase("ms-bqfg-2012".into()),
    ] {
        let state = State::at(Lang::De, route.clone());
        let title = |data| iq_chronik::pages::title(&state, data);
        assert_eq!(
            title(Some(&data)),
            "Seite nicht gefunden – IQ Chronik Hamburg",
            "{route:?}"
        );
        // Before the data are there nobody can tell.
        assert!(!title(None).contains("nicht gefunden"), "{route:?}");
    }
}

// Timeline, its table and the page of all details had one title: in a list of tabs nobody could tell them apart.
#[test]
fn every_page_of_a_language_has_a_title_of_its_own() {
    let mut seen = BTreeMap::new();
    for (name, text) in built() {
        let (_, rest) = text.split_once("<title>").unwrap_or_default();
        let title = rest.split("</title>").next().unwrap_or_default().to_owned();
        let english = name.starts_with("en/");
        // Frames show the same pages once more; the shell has no page of its own.
        if title.is_empty() || name.contains("embed/") || name == "app.html" {
            continue;
        }
        if let Some(other) = seen.insert((english, title.clone()), name.clone()) {
            panic!("{other} and {name}: {title}");
        }
    }
    assert!(seen.len() > 150, "{} titles", seen.len());
}

#[test]
fn every_oembed_names_a_page_for_frames() {
    let files = built();
    let found: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with("oembed/"))
        .collect();
    assert!(found.len() > 140, "{} files", found.len());
    for (name, text) in found {
        let said: Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            (&said["version"], &said["type"]),
            (&"1.0".into(), &"rich".into())
        );
        let src = values(said["html"].as_str().unwrap(), "src")[0].to_owned();
        let path = src.split(".example/").nth(1).unwrap();
        assert!(
            files.contains_key(&format!("{path}index.html")),
            "{name}: {src}"
        );
        let page = path.trim_start_matches("embed/");
        let link = format!("application/json+oembed\" href=\"https://iq-chronik.example/{name}\"");
        assert!(
            files[&format!("{page}index.html")].contains(&link),
            "{name}"
        );
    }
}

#[test]
fn every_page_keeps_the_rules() {
    let files = built();
    let mut titles = BTreeSet::new();
    let pages: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.ends_with("index.html") && !is_beside(name))
        .collect();
    assert!(pages.len() > 180, "{} pages", pages.len());
    for (name, html) in pages {
        let folder = name.trim_end_matches("index.html");
        let lang = if folder.starts_with("en/") {
            "en"
        } else {
            "de"
        };
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{name}");

        // A page points to the root of the site, wherever that lies.
        let depth = folder.matches('/').count();
        let base = if depth == 0 {
            "./".to_owned()
        } else {
            "../".repeat(depth)
        };
        assert!(html.contains(&format!("<base href=\"{base}\">")), "{name}");

        let title = between(html, "<title>", "</title>");
        assert!(title.len() == 1 && title[0].len() > 12, "{name}: {title:?}");
        let description = between(html, "<meta name=\"description\" content=\"", "\"");
        assert!(
            description.len() == 1 && description[0].len() > 20,
            "{name}: {description:?}"
        );
        let canonical = between(html, "<link rel=\"canonical\" href=\"", "\"");
        assert_eq!(canonical.len(), 1, "{name}");
        if !name.contains("eintraege") {
            assert!(
                canonical[0].ends_with(&format!(".example/{folder}")),
                "{name}: {canonical:?}"
            );
            titles.insert((title[0].to_owned(), description[0].to_owned()));
        }
        assert_eq!(
            values(html, "hreflang")
                .iter()
                .filter(|lang| **lang == "x-default")
                .count(),
            1,
            "{name}"
        );
        for property in [
            "og:title",
            "og:description",
            "og:url",
            "og:locale",
            "og:type",
        ] {
            assert!(
                html.contains(&format!("<meta property=\"{property}\" content=\"")),
                "{name}: {property}"
            );
        }
        for said in between(html, "<script type=\"application/ld+json\">", "</script>") {
            let said: Value = serde_json::from_str(said).unwrap();
            assert!(!said["@graph"].as_array().unwrap().is_empty(), "{name}");
            assert!(!said.to_string().contains("Loading"), "{name}");
        }

        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.contains("<noscript>"), "{name}");
        for waiting in ["Loading", "werden geladen", "wird geladen"] {
            assert!(!html.contains(waiting), "{name} says {waiting}");
        }
    }
    // Two phases may share a title with nothing else; no two pages share title and description but the timeline and its table.
    assert!(titles.len() > 180, "{} titles", titles.len());
}

#[test]
fn every_link_leads_to_a_page_and_to_a_place_on_it() {
    let files = built();
    for (name, html) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for link in values(html, "href") {
            let Some(rest) = link.strip_prefix("./") else {
                assert!(
                    link.starts_with("http")
                        || link.starts_with("mailto:")
                        || link.starts_with("tel:")
                        || link == "../"
                        || link.starts_with("../")
                        || link == "/",
                    "{name}: {link}"
                );
                continue;
            };
            if rest.starts_with("data/") || rest.starts_with("licences/") {
                continue;
            }
            let (address, place) = rest.split_once('#').unwrap_or((rest, ""));
            let path = address.split('?').next().unwrap_or_default();
            let target = files.get(&format!("{path}index.html"));
            let target =
                target.unwrap_or_else(|| panic!("{name} links to {link}, which is no page"));
            let there = place.is_empty() || target.contains(&format!(" id=\"{place}\""));
            assert!(there, "{name} links to {link}, a place that is not there");
        }
    }
}

#[test]
fn the_sitemap_names_every_page_once() {
    let files = built();
    let pages = files
        .keys()
        .filter(|name| name.ends_with("index.html") && !name.contains("eintraege"))
        .filter(|name| !name.starts_with("embed/"))
        .count();
    let sitemap = &files["sitemap.xml"];
    let named: BTreeSet<_> = between(sitemap, "<loc>", "</loc>").into_iter().collect();
    assert_eq!(
        (named.len(), sitemap.matches("<loc>").count()),
        (pages, pages)
    );
    assert!(files["robots.txt"].contains("/sitemap.xml"));
}

#[test]
fn the_shell_has_no_content_and_404_is_found_at_any_depth() {
    let files = built();
    assert!(files["app.html"].contains("<body><p>Loading</p></body>"));
    let page = &files["404.html"];
    assert!(page.contains("<base href=\"/\">") && page.contains("noindex"));
    assert!(page.contains("Page not found") && page.contains("Seite nicht gefunden"));
}

#[test]
fn two_builds_are_the_same() {
    assert_eq!(built(), built());
}

#[test]
fn an_emptied_drawing_keeps_its_size_and_its_neighbours() {
    let html = "<p>a</p><svg class=\"lane-plot\" width=\"9\"><a><text>x</text></a></svg><svg class=\"icon\"><path></path></svg>";
    assert_eq!(
        without_marks(html, "lane-plot"),
        "<p>a</p><svg class=\"lane-plot\" width=\"9\"></svg><svg class=\"icon\"><path></path></svg>"
    );
}

/// Puts a text into every field that is shown as it is written; in the order of the file, so that no two are alike.
fn with_texts(value: &mut Value, text: &str) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let is_text = value.is_string() && FREE_TEXT.contains(&&**key);
                if is_text {
                    *value = text.into();
                } else if key == "languages" {
                    *value = Value::from(vec![text]);
                } else {
                    with_texts(value, text);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| with_texts(value, text)),
        _ => {}
    }
}

/// The elements of a page and the names of their attributes, in order.
fn elements(html: &str) -> Vec<String> {
    let name = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tokens = Tokenizer::new(html).flatten();
    tokens
        .filter_map(|token| match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.keys().map(|key| name(key));
                Some(
                    std::iter::once(name(&tag.name))
                        .chain(attributes)
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            }
            _ => None,
        })
        .collect()
}

// X01 and X29 of docs/threat-model.md: content, title, description, preview, JSON-LD, oEmbed and the list of frames.
#[test]
fn markup_in_every_text_makes_no_element_and_no_attribute_on_any_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = std::fs::read(root.join("tests/data/sound-full.json")).unwrap();
    let built_with = |text: &str| {
        let mut dataset: Value = serde_json::from_slice(&file).unwrap();
        with_texts(&mut dataset, text);
        built_from(dataset.to_string().as_bytes())
    };
    for markup in [
        "\"><img src=x onerror=canary()>",
        "'><svg/onload=canary()>{{x}}",
        "</title></script><script>canary()",
        "<!--<script>&lt;img onerror=canary()>",
        "]]></style><a href=javascript:canary()>",
    ] {
        // As long, so that the same is drawn.
        let harmless = "x".repeat(markup.len());
        let (hostile, plain) = (built_with(markup), built_with(&harmless));
        assert!(
            plain.len() > 50 && plain.keys().eq(hostile.keys()),
            "{markup}"
        );
        let mut shown = 0;
        for (name, html) in hostile.iter().filter(|(name, _)| name.ends_with(".html")) {
            assert_eq!(elements(html), elements(&plain[name]), "{markup} in {name}");
            shown += usize::from(html.contains("canary"));
        }
        assert!(shown > 20, "{markup}: on {shown} pages");
        for (name, text) in hostile
            .iter()
            .filter(|(name, _)| name.starts_with("oembed/"))
        {
            let said: Value = serde_json::from_str(text).unwrap();
            let snippet = elements(said["html"].as_str().unwrap());
            assert!(
                snippet.iter().all(|tag| tag.starts_with("iframe ")),
                "{name}: {snippet:?}"
            );
        }
        for html in hostile.values() {
            for said in between(html, "<script type=\"application/ld+json\">", "</script>") {
                serde_json::from_str::<Value>(said).unwrap();
            }
        }
    }
}
