//! No page is wider than its window.

use std::fmt::Write;

use anyhow::ensure;
use e2e::pages::{self, Page};
use e2e::{Visit, visit, wait};

/// The widths that pages are designed for, in CSS pixels.
const WIDTHS: [u32; 3] = [320, 768, 1280];

/// The innermost elements that stick out to the right, once the page has been drawn at its width.
const STICKING_OUT: &str = "\
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame); \
    const root = document.documentElement; \
    if (root.clientWidth !== arguments[0]) return [`the window has ${root.clientWidth} px`]; \
    if (root.scrollWidth <= root.clientWidth) return []; \
    const wide = (element) => element.getBoundingClientRect().right > root.clientWidth + 1; \
    return [...document.querySelectorAll('body *')] \
        .filter((element) => wide(element) && ![...element.children].some(wide)) \
        .slice(0, 5) \
        .map((element) => `${Math.round(element.getBoundingClientRect().right)} px: ${element.outerHTML.slice(0, 160)}`) \
        .concat(`the page is ${root.scrollWidth} px wide`);";

/// Opens a page at a width and then changes it, as a device does that is turned.
async fn check(page: &Visit, path: &str, heading: &str, report: &mut String) -> anyhow::Result<()> {
    page.size(WIDTHS[0], 900).await?;
    page.open(path).await?;
    page.heading(heading).await?;
    for width in WIDTHS {
        page.size(width, 900).await?;
        let wide: Vec<String> = page.run_as(STICKING_OUT, &[width.into()]).await?;
        if !wide.is_empty() {
            writeln!(report, "{path} at {width} px: {wide:#?}")?;
        }
    }
    Ok(())
}

fn all(address: fn(&Page) -> (String, &'static str)) -> anyhow::Result<()> {
    visit(async |page| {
        let mut report = String::new();
        for kind in pages::all() {
            let (path, heading) = address(kind);
            check(page, &path, heading, &mut report).await?;
        }
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}

#[test]
fn no_german_page_scrolls_sideways_at_any_width() -> anyhow::Result<()> {
    all(|kind| (kind.in_german(), kind.german))
}

#[test]
fn no_english_page_scrolls_sideways_at_any_width() -> anyhow::Result<()> {
    all(|kind| (kind.in_english(), kind.english))
}

/// On a tablet, and on paper, the phases were tinted behind the lower half of the lanes only: the column of names, which is not
/// there, took the upper half.
#[test]
fn the_bands_of_the_phases_are_as_high_as_the_lanes_at_any_width() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        for width in WIDTHS {
            page.size(width, 900).await?;
            let heights = "const height = (name) => document.querySelector(name).getBoundingClientRect().height; \
                           return [height('.lanes'), height('.lanes-back svg')];";
            let as_high = async || {
                let [lanes, bands]: [f64; 2] = page.run_as(heights, &[]).await?;
                Ok(lanes > 400.0 && (lanes - bands).abs() < 2.0)
            };
            wait::holds(
                &format!("bands as high as the lanes at {width} px"),
                as_high,
            )
            .await?;
        }
        Ok(())
    })
}

/// On a phone the head of the phase lay on the field for the day, and on an enlarged page both on the entry that had the focus.
#[test]
fn what_stays_in_sight_covers_nothing() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=liste").await?;
        for (width, height) in [(320, 640), (320, 256), (768, 900), (1280, 900)] {
            page.size(width, height).await?;
            let script = "\
                const links = [...document.querySelectorAll('.story-body a')]; \
                const link = links[Math.floor(links.length / 2)]; \
                link.scrollIntoView({ block: 'start', behavior: 'instant' }); link.focus(); \
                const box = link.getBoundingClientRect(); \
                const seen = document.elementFromPoint(box.left + 4, box.top + box.height / 2); \
                return link === seen || link.contains(seen) || seen?.closest('.story-body')?.contains(link);";
            wait::holds(
                &format!("the focused entry in sight at {width} × {height}"),
                async || page.run_as::<bool>(script, &[]).await,
            )
            .await?;
            // In sight or out of it, but not half behind something.
            let field = "\
                const box = document.querySelector('.asof-row input[type=date]').getBoundingClientRect(); \
                const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]; \
                return y < 0 || y > innerHeight || !!document.elementFromPoint(x, y)?.closest('.asof-row');";
            wait::holds(
                &format!("nothing on the field for the day at {width} × {height}"),
                async || page.run_as::<bool>(field, &[]).await,
            )
            .await?;
        }
        Ok(())
    })
}

/// On a tablet the row of the day is twice as high as on a desktop, and what got the focus from below was wholly behind it
/// (WCAG 2.4.11). And the years were in sight on a desktop only.
#[test]
fn in_the_chart_the_years_stay_and_cover_no_focus() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        for (width, height) in [(390, 700), (700, 600), (768, 900), (1280, 900)] {
            page.size(width, height).await?;
            let script = "\
                const keys = ['fold-passage', 'fold-hwk-hamburg', 'more-milestones', 'more-name', 'fold-coordination']; \
                document.querySelector('[data-entry=fold-passage]').scrollIntoView({ block: 'end', behavior: 'instant' }); \
                const covered = keys.filter((key) => { \
                    const entry = document.querySelector(`[data-entry=${key}]`); \
                    entry.scrollIntoView({ block: 'start', behavior: 'instant' }); entry.focus(); \
                    const box = entry.getBoundingClientRect(); \
                    const seen = document.elementFromPoint(box.left + 4, box.top + box.height / 2); \
                    return !(entry === seen || entry.contains(seen) || seen?.contains(entry)); \
                }); \
                const axis = document.querySelector('.chart-axis svg').getBoundingClientRect(); \
                const years = axis.top >= 0 && axis.bottom < innerHeight; \
                return covered.join() + (years ? '' : ' years gone');";
            let name = format!("what is wrong at {width} × {height}");
            let wrong = async || page.run_as::<String>(script, &[]).await;
            wait::value(&name, wrong, String::is_empty).await?;
        }
        Ok(())
    })
}
