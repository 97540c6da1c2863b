//! Pages for the frames of other sites, and what tells other sites of them: docs/decisions/0018-embedding.md.

use std::sync::Arc;

use chronik::state::FRAMED;
use iq_chronik::load::{Data, Load};
use iq_chronik::prerender;
use serde_json::json;

use crate::files::{base, notice, root};
use crate::head::{self, escape};
use crate::pages::Page;
use crate::site::Site;
use crate::template::{Parts, Template};

/// Pixels of a frame before its height is known, and without the script for good.
pub(crate) const HEIGHT: u16 = 640;
/// What a frame needs: its program, its own origin, links in new windows, downloads.
pub(crate) const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The view of `page` for frames, at the path of `framed`.
pub(crate) fn framed(
    template: &Template,
    data: &Arc<Data>,
    page: &Page,
    framed: &Page,
    site: &Site,
) -> String {
    let html = prerender::framed(&page.path, ".", Load::Ready(data.clone()), site.today);
    let notice = notice(page, &format!("./{FRAMED}/"));
    let body = outward(&root(&page.path, site, &html, &notice));
    let canonical = escape(&site.url(&page.canonical));
    let parts = Parts {
        lang: page.state.lang.code(),
        base: &base(&framed.path),
        title: &escape(&head::title(page, data)),
        head: &format!(
            "<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{canonical}\"><script type=\"module\" src=\"./frame.js\"></script>"
        ),
        body: Some(&body),
    };
    template.framed(&parts, site.origin())
}

/// Links to what is not for frames open beside the frame; `frame.js` does the same for those that the program draws.
fn outward(html: &str) -> String {
    let inside = format!(" href=\"./{FRAMED}/");
    let mut pieces = html.split("<a ");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let tag = piece.split('>').next().unwrap_or_default();
        let stays = format!(" {tag}").contains(&inside) || tag.contains("target=");
        out.push_str(if stays {
            "<a "
        } else {
            "<a target=\"_blank\" "
        });
        out.push_str(piece);
    }
    out
}

/// The frame with a page, as an editor pastes it.
pub(crate) fn frame(site: &Site, page: &Page, title: &str) -> String {
    let src = escape(&site.url(&format!("{FRAMED}/{}", page.path)));
    let title = escape(title);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"{SANDBOX}\"></iframe>"
    )
}

/// Where the description of a page for programs lies that make frames of addresses (<https://oembed.com>).
pub(crate) fn oembed_path(page: &Page) -> String {
    format!("oembed/{}.json", page.path.trim_end_matches('/'))
}

/// That description.
pub(crate) fn oembed(site: &Site, data: &Data, page: &Page) -> String {
    let title = head::title(page, data);
    let said = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": iq_chronik::i18n::messages(page.state.lang).brand,
        "provider_url": site.url(""),
        "html": frame(site, page, &title),
        "width": 960,
        "height": HEIGHT,
        "cache_age": 86400,
    });
    format!("{said}\n")
}

/// The element in the head of a page that names it; nothing for a page without one.
pub(crate) fn discovery(page: &Page, site: &Site, data: &Data) -> String {
    if !page.state.route.is_framed() || !page.is_canonical() {
        return String::new();
    }
    let url = escape(&site.url(&oembed_path(page)));
    let title = escape(&head::title(page, data));
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{url}\" title=\"{title}\">"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_out_of_the_frame_open_beside_it() {
        assert_eq!(
            outward(
                "<p><a href=\"./embed/x/\">a</a><a class=\"y\" href=\"./daten/\">b</a><a href=\"https://x\" target=\"_blank\">c</a>"
            ),
            "<p><a href=\"./embed/x/\">a</a><a target=\"_blank\" class=\"y\" href=\"./daten/\">b</a><a href=\"https://x\" target=\"_blank\">c</a>"
        );
    }
}
