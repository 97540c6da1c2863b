//! What assistive technology builds on: headings, landmarks, titles, languages.

use std::collections::BTreeMap;

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::pages::ROUTES;
use e2e::{Visit, visit};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Document {
    lang: String,
    title: String,
    headings: Vec<u8>,
    ids: Vec<String>,
}

const READ: &str = "\
    const all = (selector, value) => [...document.querySelectorAll(selector)].map(value); \
    return { \
        lang: document.documentElement.lang, \
        title: document.title, \
        headings: all('h1, h2, h3, h4, h5, h6', (heading) => Number(heading.tagName[1])), \
        ids: all('[id]', (element) => element.id), \
    }";

/// Checks one page and returns its title.
async fn check(page: &Visit, path: &str, lang: &str, heading: &str) -> anyhow::Result<String> {
    page.open(path).await?;
    page.heading(heading).await?;
    let document: Document = page.run_as(READ, &[]).await?;
    ensure!(
        document.lang == lang,
        "{path} says it is in {}",
        document.lang
    );

    for role in [Role::Main, Role::Banner, Role::Contentinfo] {
        let found = page.look(None, role, has("")).await?.len();
        ensure!(found == 1, "{path} has {found} landmarks {role:?}");
    }
    ensure!(
        document
            .headings
            .iter()
            .filter(|level| **level == 1)
            .count()
            == 1,
        "{path}: h1"
    );
    ensure!(
        document.headings.first() == Some(&1),
        "{path} begins with {:?}",
        document.headings
    );
    let skips = document
        .headings
        .windows(2)
        .any(|pair| pair[1] > pair[0] + 1);
    ensure!(
        !skips,
        "{path} skips a level of headings: {:?}",
        document.headings
    );

    let mut ids = document.ids.clone();
    ids.sort();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    ensure!(twice.is_empty(), "{path} has ids twice: {twice:?}");
    Ok(document.title)
}

async fn check_all(page: &Visit, lang: &str, brand: &str) -> anyhow::Result<()> {
    let mut titles = BTreeMap::new();
    for route in &ROUTES {
        let (path, heading) = match lang {
            "de" => (route.in_german(), route.german),
            _ => (route.in_english(), route.english),
        };
        let title = check(page, &path, lang, heading).await?;
        ensure!(
            title.ends_with(&format!(" – {brand}")),
            "{path} has the title {title}"
        );
        ensure!(
            title.starts_with(heading),
            "{path}: the title {title} does not begin with {heading}"
        );
        if let Some(other) = titles.insert(title.clone(), path.clone()) {
            anyhow::bail!("{path} and {other} have the same title {title}");
        }
    }
    Ok(())
}

#[test]
fn every_german_page_has_one_heading_three_landmarks_and_a_title_of_its_own() -> anyhow::Result<()>
{
    visit(async |page| check_all(page, "de", "IQ Chronik Hamburg").await)
}

#[test]
fn every_english_page_has_one_heading_three_landmarks_and_a_title_of_its_own() -> anyhow::Result<()>
{
    visit(async |page| check_all(page, "en", "IQ Chronicle Hamburg").await)
}
