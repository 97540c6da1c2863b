//! The duties of a public body. What only the authority can supply is marked, never invented.

use crate::dom::Node;
use markup::html;

use crate::kern::placeholder;
use crate::site::Site;

fn duty(heading: &'static str, body: Node) -> Node {
    html! { <div class="wrap row page-head"><h1>{heading}</h1><div class="prose">{body}</div></div> }
}

fn paragraphs(texts: &[&'static str]) -> Node {
    texts
        .iter()
        .map(|text| html! { <p>{*text}</p> })
        .collect::<Node>()
}

/// Accessibility statement: how the site is built, and what the authority must add.
pub(super) fn accessibility(site: Site) -> Node {
    let t = site.texts();
    let items = [
        t.accessibility_keyboard,
        t.accessibility_table,
        t.accessibility_colour,
    ]
    .map(|text| html! { <li>{text}</li> });
    let body = html! {
        {placeholder(t.missing_mark, t.placeholder_accessibility)}
        <h2>{t.accessibility_built}</h2>
        <ul>{items}</ul>
    };
    duty(t.accessibility, body)
}

/// Imprint.
pub(super) fn imprint(site: Site) -> Node {
    let t = site.texts();
    let body = html! {
        {placeholder(t.missing_mark, t.placeholder_imprint)}
        {placeholder(t.missing_mark, t.placeholder_logos)}
    };
    duty(t.imprint, body)
}

/// Privacy.
pub(super) fn privacy(site: Site) -> Node {
    let t = site.texts();
    let body = html! {
        {paragraphs(&[t.privacy_none, t.privacy_url])}
        {placeholder(t.missing_mark, t.placeholder_privacy)}
    };
    duty(t.privacy, body)
}

/// Licences of what is bundled.
pub(super) fn licences(site: Site) -> Node {
    let t = site.texts();
    let files = [
        ("EUPL-1.2", "licences/EUPL-1.2.txt"),
        ("SIL Open Font License 1.1", "licences/OFL.txt"),
    ]
    .map(|(name, path)| {
        html! { <li><a href=site.file(path) rel="external" lang="en" hreflang="en">{name}</a></li> }
    });
    let body = html! {
        {paragraphs(&[t.licences_own, t.licences_kern, t.licences_font, t.licences_rust])}
        <h2>{t.licences_texts}</h2>
        <ul>
            {files}
            <li><a href=site.file("licences/libraries.txt") rel="external" hreflang="en">{t.licences_all}</a></li>
            <li><a href=site.file("licences/sbom.cdx.json") rel="external" hreflang="en">{t.licences_sbom}</a></li>
        </ul>
    };
    duty(t.licences, body)
}

/// Easy language.
pub(super) fn easy_language(site: Site) -> Node {
    let t = site.texts();
    duty(
        t.easy_language,
        placeholder(t.missing_mark, t.placeholder_easy),
    )
}

/// Sign language.
pub(super) fn sign_language(site: Site) -> Node {
    let t = site.texts();
    duty(
        t.sign_language,
        placeholder(t.missing_mark, t.placeholder_sign),
    )
}
