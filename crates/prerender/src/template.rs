//! The page that Trunk has built, cut where each page differs.

use anyhow::{Context, ensure};

/// The parts of the built `index.html` that stay the same on every page.
#[derive(Debug)]
pub(crate) struct Template {
    /// Before `<html>`: the doctype.
    start: String,
    /// Between `<html>` and `<base>`.
    before_base: String,
    /// Between `<base>` and the title.
    before_title: String,
    /// Between the title and the body: policy, styles, scripts.
    head: String,
    /// What the shell shows until the program runs.
    body: String,
    /// After the body.
    end: String,
}

/// What differs.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    pub(crate) lang: &'a str,
    /// From the page to the root of the site, with a slash at its end.
    pub(crate) base: &'a str,
    pub(crate) title: &'a str,
    /// Elements for the head.
    pub(crate) head: &'a str,
    /// The content; the shell's own without one.
    pub(crate) body: Option<&'a str>,
}

impl Template {
    pub(crate) fn parse(html: &str) -> anyhow::Result<Self> {
        let (start, _, rest) = cut(html, "<html", ">")?;
        let (before_base, _, rest) = cut(rest, "<base", ">")?;
        let (before_title, _, rest) = cut(rest, "<title>", "</title>")?;
        let (head, body, end) = cut(rest, "<body>", "</body>")?;
        ensure!(
            !head.contains("<title") && !head.contains("<base"),
            "the built page has a second title or base"
        );
        Ok(Self {
            start: start.to_owned(),
            before_base: before_base.to_owned(),
            before_title: before_title.to_owned(),
            head: head.to_owned(),
            body: body.to_owned(),
            end: end.to_owned(),
        })
    }

    /// A page for the frames of other sites. A sandbox may have cut it off from its own origin, so its styles are asked for
    /// as those of another one, and its policy names the `origin` of the site: there WebKit finds nothing that is `'self'`
    /// (<https://bugs.webkit.org/show_bug.cgi?id=316847>). The script of the agreement with the page around stands before
    /// the program.
    pub(crate) fn framed(&self, parts: &Parts, origin: &str) -> String {
        let page = self
            .fill(parts)
            .replacen("<html ", "<html data-framed ", 1)
            .replacen("rel=stylesheet", "crossorigin rel=stylesheet", 1);
        match cut(&page, "<meta content=\"default-src ", ">") {
            Ok((_, policy, _)) => {
                let named = policy.replace("'self'", &format!("'self' {origin}"));
                page.replacen(policy, &named, 1)
            }
            Err(_) => page,
        }
    }

    /// A page with a script of its own in the place of the program.
    pub(crate) fn with_script(&self, parts: &Parts, script: &str) -> String {
        self.fill(parts).replacen("boot.js", script, 1)
    }

    /// A page. The parts are HTML: whoever fills them in has escaped them.
    pub(crate) fn fill(&self, parts: &Parts) -> String {
        let Self {
            start,
            before_base,
            before_title,
            head,
            body,
            end,
        } = self;
        let Parts {
            lang,
            base,
            title,
            head: own,
            ..
        } = parts;
        let body = parts.body.unwrap_or(body);
        format!(
            "{start}<html lang=\"{lang}\">{before_base}<base href=\"{base}\">{before_title}<title>{title}</title>{own}{head}<body>{body}</body>{end}"
        )
    }
}

/// What stands before, inside and after the first piece from `open` to `close`.
fn cut<'a>(html: &'a str, open: &str, close: &str) -> anyhow::Result<(&'a str, &'a str, &'a str)> {
    let found = html.split_once(open).and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(close)?;
        Some((before, inside, after))
    });
    found.with_context(|| format!("the built page has no {open}…{close} where it should"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_filled_in_and_the_rest_stays() {
        let built = "<!doctype html><html lang=de><meta charset=utf-8><base href=./><title>x</title><link href=./a.css></head><body><p>loading</p></body></html>";
        let template = Template::parse(built).unwrap();
        let mut parts = Parts {
            lang: "en",
            base: "../",
            title: "A &amp; B",
            head: "<meta name=robots>",
            body: Some("<p>Hello</p>"),
        };
        assert_eq!(
            template.fill(&parts),
            "<!doctype html><html lang=\"en\"><meta charset=utf-8><base href=\"../\"><title>A &amp; B</title><meta name=robots><link href=./a.css></head><body><p>Hello</p></body></html>"
        );
        parts.body = None;
        assert!(
            template
                .fill(&parts)
                .contains("<body><p>loading</p></body>")
        );
    }

    #[test]
    fn a_built_page_of_another_shape_is_named() {
        let error = Template::parse("<html><title>x</title><body></body>").unwrap_err();
        assert!(error.to_string().contains("<base"), "{error}");
    }
}
