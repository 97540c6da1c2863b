//! The duties of a public body. What only the authority can supply is marked, never invented.

use leptos::prelude::*;

use crate::kern::placeholder;
use crate::site::Site;

fn duty(heading: &'static str, body: AnyView) -> AnyView {
    view! { <div class="wrap row page-head"><h1>{heading}</h1><div class="prose">{body}</div></div> }.into_any()
}

fn paragraphs(texts: &[&'static str]) -> AnyView {
    texts.iter().map(|text| view! { <p>{*text}</p> }).collect_view().into_any()
}

/// Accessibility statement: how the site is built, and what the authority must add.
pub(super) fn accessibility(site: Site) -> AnyView {
    let t = site.texts();
    let items = [t.accessibility_keyboard, t.accessibility_table, t.accessibility_colour]
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    let body = view! {
        {placeholder(t.missing_mark, t.placeholder_accessibility)}
        <h2>{t.accessibility_built}</h2>
        <ul>{items}</ul>
    };
    duty(t.accessibility, body.into_any())
}

/// Imprint.
pub(super) fn imprint(site: Site) -> AnyView {
    let t = site.texts();
    let body = view! {
        {placeholder(t.missing_mark, t.placeholder_imprint)}
        {placeholder(t.missing_mark, t.placeholder_logos)}
    };
    duty(t.imprint, body.into_any())
}

/// Privacy.
pub(super) fn privacy(site: Site) -> AnyView {
    let t = site.texts();
    let body = view! {
        {paragraphs(&[t.privacy_none, t.privacy_url])}
        {placeholder(t.missing_mark, t.placeholder_privacy)}
    };
    duty(t.privacy, body.into_any())
}

/// Licences of what is bundled.
pub(super) fn licences(site: Site) -> AnyView {
    let t = site.texts();
    let files = [("EUPL-1.2", "licences/EUPL-1.2.txt"), ("SIL Open Font License 1.1", "licences/OFL.txt")]
        .map(|(name, path)| {
            view! { <li><a href=site.file(path) rel="external" lang="en" hreflang="en">{name}</a></li> }
        })
        .collect_view();
    let body = view! {
        {paragraphs(&[t.licences_own, t.licences_kern, t.licences_font, t.licences_rust])}
        <h2>{t.licences_texts}</h2>
        <ul>{files}</ul>
    };
    duty(t.licences, body.into_any())
}

/// Easy language.
pub(super) fn easy_language(site: Site) -> AnyView {
    let t = site.texts();
    duty(t.easy_language, placeholder(t.missing_mark, t.placeholder_easy))
}

/// Sign language.
pub(super) fn sign_language(site: Site) -> AnyView {
    let t = site.texts();
    duty(t.sign_language, placeholder(t.missing_mark, t.placeholder_sign))
}
