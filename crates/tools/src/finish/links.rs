//! Whether the built pages fit together: every file that a page or style sheet names is there,
//! and nothing in a page goes against the Content Security Policy.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use chronik::state::FRAMED;

use crate::csp;

/// Attributes that name a file.
const LINKS: [&str; 3] = ["href", "src", "poster"];

/// All defects of the pages and style sheets among `files`, each as one sentence.
pub(super) fn check(dir: &Path, files: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let mut defects = Vec::new();
    if !files.iter().any(|file| file == Path::new("index.html")) {
        defects.push("there is no index.html".into());
    }
    for page in with_extension(files, "html") {
        let text = read(&dir.join(page))?;
        let policy = match page.starts_with(FRAMED).then(|| origin(&text)).flatten() {
            Some(origin) => csp::framed_meta(origin),
            None => csp::meta(),
        };
        for defect in page_defects(&text, &policy, |link| exists(files, link)) {
            defects.push(format!("{}: {defect}", page.display()));
        }
    }
    for sheet in with_extension(files, "css") {
        let text = read(&dir.join(sheet))?;
        let folder = sheet.parent().unwrap_or(Path::new(""));
        for link in style_links(&text).filter(|link| !exists_in(files, folder, link)) {
            defects.push(format!("{}: {link} is not in the build", sheet.display()));
        }
    }
    Ok(defects)
}

fn with_extension<'a>(
    files: &'a [PathBuf],
    extension: &'a str,
) -> impl Iterator<Item = &'a PathBuf> {
    files
        .iter()
        .filter(move |file| file.extension().is_some_and(|found| found == extension))
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Links of a page are relative to its `<base>`, which is the root of the site.
fn exists(files: &[PathBuf], link: &str) -> bool {
    exists_in(files, Path::new(""), link)
}

fn exists_in(files: &[PathBuf], folder: &Path, link: &str) -> bool {
    let path = link.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with("data:") || elsewhere(path) {
        return true;
    }
    let target = match path.strip_prefix('/') {
        Some(path) => PathBuf::from(path),
        None => folder.join(path.trim_start_matches("./")),
    };
    // A folder answers with its page; without the slash a host would have to send the visitor on.
    if path.ends_with('/') {
        files.contains(&target.join("index.html"))
    } else {
        files.contains(&target)
    }
}

fn elsewhere(link: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

/// Scheme and host of the site, as the canonical address of a page names them.
fn origin(page: &str) -> Option<&str> {
    let (_, address) = page.split_once("rel=\"canonical\" href=\"")?;
    let host = address.find("://")? + "://".len();
    let end = address.get(host..)?.find('/')?;
    address.get(..host + end)
}

fn page_defects(text: &str, policy: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut page = Page {
        exists,
        defects: Vec::new(),
        policy,
        has_policy: false,
    };
    page.walk(text);
    if !page.has_policy {
        page.defects.push(format!(
            "the <meta> with the Content Security Policy is missing or differs from {policy}"
        ));
    }
    page.defects
}

struct Page<'a, F> {
    exists: F,
    defects: Vec<String>,
    /// What its `<meta>` must say.
    policy: &'a str,
    has_policy: bool,
}

impl<F: Fn(&str) -> bool> Page<'_, F> {
    fn walk(&mut self, text: &str) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut raw = String::new();
        for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Token::StartTag(tag) => {
                    raw = String::from_utf8_lossy(&tag.name).into_owned();
                    self.start(&raw, &tag);
                }
                // To a browser that runs scripts, and so to the tokenizer, this is plain text.
                Token::String(inside) if raw == "noscript" => {
                    self.walk(&String::from_utf8_lossy(&inside));
                }
                Token::EndTag(_) => raw.clear(),
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, tag: &StartTag<()>) {
        let attribute = |name: &str| {
            tag.attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(value))
        };
        let runs = attribute("type").is_none_or(|kind| !kind.contains("json"));
        if name == "script" && runs && attribute("src").is_none() {
            self.defects
                .push("an inline <script>: the policy forbids it".into());
        }
        if name == "style" {
            self.defects
                .push("an inline <style>: the policy forbids it".into());
        }
        if attribute("http-equiv")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("content-security-policy"))
        {
            self.has_policy |= attribute("content").is_some_and(|policy| policy == self.policy);
        }
        for (attribute, value) in &tag.attributes {
            let (attribute, value) = (
                String::from_utf8_lossy(attribute),
                String::from_utf8_lossy(value),
            );
            if attribute == "style" || attribute.starts_with("on") {
                self.defects.push(format!(
                    "{attribute}=\"…\" on <{name}>: the policy forbids it"
                ));
            }
            let is_link = LINKS.contains(&&*attribute) && name != "base";
            if is_link && !(self.exists)(&value) {
                self.defects.push(format!(
                    "<{name} {attribute}=\"{value}\"> is not in the build"
                ));
            }
        }
    }
}

/// What a style sheet loads: the contents of its `url(…)`.
fn style_links(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|link| link.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defects(body: &str) -> Vec<String> {
        let page = format!(
            "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{body}",
            csp::meta()
        );
        page_defects(&page, &csp::meta(), |link| {
            let files = ["index.html", "app.js", "data/a.json", "angebote/index.html"];
            exists(&files.map(PathBuf::from), link)
        })
    }

    #[test]
    fn each_way_around_the_policy_is_a_defect() {
        for body in [
            "<script>alert(1)</script>",
            "<script type=module>import 'x'</script>",
            "<style>p{}</style>",
            "<p style=\"color:red\">",
            "<p onclick=\"x()\">",
            "<noscript><style>p{}</style></noscript>",
        ] {
            assert_eq!(defects(body).len(), 1, "{body}");
        }
    }

    #[test]
    fn a_page_without_the_policy_is_a_defect() {
        assert_eq!(page_defects("<p>", &csp::meta(), |_| true).len(), 1);
        let other = "<meta http-equiv=Content-Security-Policy content=\"default-src *\">";
        assert_eq!(page_defects(other, &csp::meta(), |_| true).len(), 1);
    }

    #[test]
    fn files_that_are_named_must_be_there() {
        assert_eq!(
            defects("<script type=module src=/boot.js></script><script src=/app.js></script>"),
            ["<script src=\"/boot.js\"> is not in the build"]
        );
        assert_eq!(
            defects("<noscript><a href=data/b.json></a></noscript>").len(),
            1
        );
    }

    #[test]
    fn a_page_is_named_with_its_slash() {
        assert_eq!(defects("<a href=./angebote></a>").len(), 1);
        assert_eq!(defects("<a href=./angebot/></a>").len(), 1);
    }

    #[test]
    fn what_is_there_or_elsewhere_is_no_defect() {
        assert_eq!(
            defects(
                "<base href=/><script src=/app.js></script><a href=data/a.json?v=1></a>\
                 <a href=/angebote/></a><a href=./angebote/?q=a></a><a href=./></a><a href=#main></a><a href=https://example.org/x.html></a>\
                 <script type=application/ld+json>{\"a\":\"<style>\"}</script>"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn style_sheets_name_files_relative_to_themselves() {
        let links: Vec<_> = style_links(
            "@font-face{src:url(\"fonts/a.woff2\")}b{background:url(data:image/svg+xml,x)}",
        )
        .collect();
        assert_eq!(links, ["fonts/a.woff2", "data:image/svg+xml,x"]);
        let files = ["styles/fonts/a.woff2".into()];
        assert!(exists_in(&files, Path::new("styles"), links[0]));
        assert!(!exists_in(&files, Path::new(""), links[0]));
    }

    #[test]
    fn a_page_for_frames_names_the_origin_of_the_site() {
        let page = "<link rel=\"canonical\" href=\"https://chronik.example/a/zeitachse/\">";
        assert_eq!(origin(page), Some("https://chronik.example"));
        assert_eq!(origin("<p>"), None);
        assert!(
            csp::framed_meta("https://chronik.example")
                .contains("base-uri 'self' https://chronik.example;")
        );
    }
}
