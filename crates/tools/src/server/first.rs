//! What tests put before every page, because not every browser can do it on request: a script that
//! runs before all others, or that no script runs at all.

use std::io;

use bytes::{Bytes, BytesMut};
use hyper::Response;
use hyper::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap,
    HeaderValue, IF_NONE_MATCH,
};

use super::payload::Payload;

/// Where the script is. Requests for it are not logged.
const PATH: &str = "/.first.js";
const TAG: &[u8] = b"<script src=\"/.first.js\"></script>";

/// A sandboxed page runs no script, and shows what is in `<noscript>`.
const WITHOUT_SCRIPTS: &str = "sandbox allow-same-origin";

/// What is done to pages. By default nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct First {
    pub(super) script: String,
    pub(super) without_scripts: bool,
}

impl First {
    /// The script itself, when that is asked for.
    pub(super) fn answers(&self, path: &str) -> Option<io::Result<Response<Payload>>> {
        (path == PATH && !self.script.is_empty()).then(|| {
            Response::builder()
                .header(CONTENT_TYPE, "text/javascript; charset=utf-8")
                .header(CACHE_CONTROL, "no-store")
                .body(Payload::whole(self.script.clone().into()))
                .map_err(io::Error::other)
        })
    }

    /// Whether the page that is asked for will be changed. Then the request must be for the whole
    /// plain page. What a program fetches, such as a service worker, stays as it is.
    pub(super) fn prepares(&self, headers: &mut HeaderMap) -> bool {
        let asked = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
        let changes = !self.script.is_empty() || self.without_scripts;
        let changes = changes && asked.is_some_and(|accept| accept.contains("text/html"));
        if changes {
            headers.remove(ACCEPT_ENCODING);
            headers.remove(IF_NONE_MATCH);
        }
        changes
    }

    /// Changes a page; other answers stay as they are.
    pub(super) fn put(&self, mut answer: Response<Payload>) -> Response<Payload> {
        let kind = answer.headers().get(CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            return answer;
        }
        if self.without_scripts {
            let policy = HeaderValue::from_static(WITHOUT_SCRIPTS);
            answer.headers_mut().append(CONTENT_SECURITY_POLICY, policy);
        }
        if self.script.is_empty() {
            return answer;
        }
        answer.map(|payload| payload.map(|page| with_tag(&page)))
    }
}

/// The page with the script as the first thing in its head.
fn with_tag(page: &[u8]) -> Bytes {
    let after = |tag: &[u8]| {
        let found = page
            .windows(tag.len())
            .position(|part| part.eq_ignore_ascii_case(tag));
        found.map(|start| start + tag.len())
    };
    let place = after(b"<head>")
        .or_else(|| after(b"<!doctype html>"))
        .unwrap_or(0);
    let mut changed = BytesMut::from(&page[..place]);
    changed.extend_from_slice(TAG);
    changed.extend_from_slice(&page[place..]);
    changed.freeze()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> String {
        String::from_utf8(with_tag(html.as_bytes()).to_vec()).unwrap()
    }

    #[test]
    fn without_a_head_the_script_comes_after_the_doctype_or_first() {
        let tag = "<script src=\"/.first.js\"></script>";
        assert_eq!(page(""), tag);
        assert_eq!(page("<p>x"), format!("{tag}<p>x"));
        assert_eq!(
            page("<!DOCTYPE html><title>x</title>"),
            format!("<!DOCTYPE html>{tag}<title>x</title>")
        );
    }

    #[test]
    fn the_script_is_the_first_thing_in_the_head() {
        assert_eq!(
            page("<!doctype html><html><head><meta charset=utf-8></head>"),
            "<!doctype html><html><head><script src=\"/.first.js\"></script><meta charset=utf-8></head>"
        );
    }
}
