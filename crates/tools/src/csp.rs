//! The Content Security Policy: the one place that says what a page of the site may do.
//!
//! The server sends it as a header; `index.html` repeats it as a `<meta>`, so that it also holds
//! on a host whose headers nobody can change. A test compares the two.

/// Directive and value, in the order in which they are sent.
///
/// `'wasm-unsafe-eval'` allows compiling WebAssembly and nothing else; there is no
/// `unsafe-inline` and no `unsafe-eval` anywhere. `data:` images are the charts that
/// `files.js` draws to be taken along. No text becomes a script: the only policy that may make one is that
/// of `boot.js`, which lets our loader and our service worker pass and nothing else.
const DIRECTIVES: [(&str, &str); 15] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("frame-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'self'"),
    ("object-src", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "iq-chronik"),
];

/// Directives that browsers ignore in a `<meta>`, with a message in the console.
const HEADER_ONLY: [&str; 1] = ["frame-ancestors"];

/// The policy as the value of the `Content-Security-Policy` header.
#[must_use]
pub fn header() -> String {
    join(|_| true)
}

/// What the header of a page for frames says: who may show it, and that no text becomes a script. All else is in the
/// `<meta>` of the page, which names the site's own origin beside `'self'`; the header, which does not know it, would
/// take that back in a frame without an origin, where WebKit finds nothing that is `'self'`
/// (<https://bugs.webkit.org/show_bug.cgi?id=316847>).
#[must_use]
pub fn framed() -> String {
    let framed = join(|name| HEADER_ONLY.contains(&name) || name.contains("trusted-types"));
    framed.replace("frame-ancestors 'self'", "frame-ancestors *")
}

/// The policy as the content of `<meta http-equiv="Content-Security-Policy">`.
#[must_use]
pub fn meta() -> String {
    join(|name| !HEADER_ONLY.contains(&name))
}

/// The same on a page for frames, for a site of this origin: see [`framed`].
#[must_use]
pub fn framed_meta(origin: &str) -> String {
    meta().replace("'self'", &format!("'self' {origin}"))
}

fn join(keep: impl Fn(&str) -> bool) -> String {
    DIRECTIVES
        .iter()
        .filter(|(name, _)| keep(name))
        .map(|(name, value)| format!("{name} {value}"))
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_page_for_frames_takes_nothing_back_that_its_meta_allows() {
        assert_eq!(
            framed(),
            "frame-ancestors *; require-trusted-types-for 'script'; trusted-types iq-chronik"
        );
    }

    #[test]
    fn nothing_inline_and_no_eval() {
        assert!(!header().contains("unsafe-inline"));
        assert!(!header().contains("'unsafe-eval'"));
    }

    #[test]
    fn the_meta_is_the_header_without_what_a_meta_may_not_say() {
        assert_eq!(header().replace("frame-ancestors 'self'; ", ""), meta());
    }

    #[test]
    fn the_page_carries_the_policy() {
        let index = include_str!("../../../index.html");
        assert!(
            index.contains(&format!("content=\"{}\"", meta())),
            "index.html must carry the policy of csp.rs:\n{}",
            meta()
        );
    }
}
