//! No page is wider than its window.

use std::fmt::Write;

use anyhow::ensure;
use e2e::pages::{self, Page};
use e2e::{Visit, visit};

/// The innermost elements that stick out to the right.
const STICKING_OUT: &str = "\
    const root = document.documentElement; \
    if (root.scrollWidth <= root.clientWidth) return []; \
    const wide = (element) => element.getBoundingClientRect().right > root.clientWidth + 1; \
    return [...document.querySelectorAll('body *')] \
        .filter((element) => wide(element) && ![...element.children].some(wide)) \
        .slice(0, 5) \
        .map((element) => `${Math.round(element.getBoundingClientRect().right)} px: ${element.outerHTML.slice(0, 160)}`) \
        .concat(`the page is ${root.scrollWidth} px wide`);";

async fn check(page: &Visit, kind: &Page, width: u32, report: &mut String) -> anyhow::Result<()> {
    for (path, heading) in [
        (kind.in_german(), kind.german),
        (kind.in_english(), kind.english),
    ] {
        page.open(&path).await?;
        page.heading(heading).await?;
        let wide: Vec<String> = page.run_as(STICKING_OUT, &[]).await?;
        if !wide.is_empty() {
            writeln!(report, "{path} at {width} px: {wide:#?}")?;
        }
    }
    Ok(())
}

fn all(width: u32) -> anyhow::Result<()> {
    visit(async |page| {
        page.size(width, 900).await?;
        let mut report = String::new();
        for kind in pages::all() {
            check(page, kind, width, &mut report).await?;
        }
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}

#[test]
fn nothing_scrolls_sideways_at_320_pixels() -> anyhow::Result<()> {
    all(320)
}

#[test]
fn nothing_scrolls_sideways_at_768_pixels() -> anyhow::Result<()> {
    all(768)
}

#[test]
fn nothing_scrolls_sideways_at_1280_pixels() -> anyhow::Result<()> {
    all(1280)
}
