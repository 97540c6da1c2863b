//! The browsers themselves: what each lets the tests do and see.

use e2e::capability::{LIMITS, note};
use e2e::emulate::Scheme::{Dark, Light};
use e2e::find::Role;
use e2e::{Key, visit};

/// Nothing is left out in silence: the summary of a run names what the browser cannot do.
#[test]
fn what_the_browser_cannot_do_is_said() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        for limit in LIMITS
            .iter()
            .filter(|limit| limit.browser == page.browser())
        {
            note(&limit.to_string())?;
        }
        Ok(())
    })
}

#[test]
fn every_browser_takes_sizes_and_schemes_and_wants_no_motion() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        for (width, height) in [(320, 640), (768, 900), (1280, 900)] {
            page.size(width, height).await?;
            // Scroll bars take no room: a page as wide as its window is one.
            let script = "return document.documentElement.clientWidth";
            assert_eq!(page.run_as::<u32>(script, &[]).await?, width);
        }
        let ground = "return getComputedStyle(document.body).backgroundColor";
        page.scheme(Light).await?;
        let light: String = page.run_as(ground, &[]).await?;
        page.scheme(Dark).await?;
        let dark: String = page.run_as(ground, &[]).await?;
        assert_ne!(light, dark, "both schemes have one ground");
        let still = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
        assert!(page.run_as::<bool>(still, &[]).await?, "there is motion");
        Ok(())
    })
}

/// In WebKit the focus of a date field is on its day, month or year, and the field itself never counts as
/// `:focus-visible`: whoever came by keyboard saw no ring around any of the dates of the timeline.
#[test]
fn a_date_field_shows_its_focus_in_every_browser() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.find(Role::Date, "Von").await?.focus().await?;
        page.press(Key::Tab).await?;
        let script = "\
            const style = getComputedStyle(document.activeElement); \
            return [document.activeElement.type, style.outlineStyle, parseFloat(style.outlineWidth)]";
        let (kind, style, width): (String, String, f64) = page.run_as(script, &[]).await?;
        // Still in the first field, or in the next one.
        assert_eq!((&*kind, &*style), ("date", "solid"));
        assert!(width >= 2.0, "{width} px");
        Ok(())
    })
}
