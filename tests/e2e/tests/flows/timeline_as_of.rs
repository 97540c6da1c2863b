//! "Stand vom": one date for the sentence, the marks, the figures and the address.

use anyhow::ensure;
use e2e::capability::Capability;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

use crate::moving::state;

const SLIDER: &str = "Stand vom";
const PLAY: &str = "Durch die Jahre abspielen";

/// The day in the address.
async fn stand(page: &Visit) -> anyhow::Result<Option<String>> {
    Ok(state(page).await?.as_of.map(|day| day.to_string()))
}

async fn shows(page: &Visit, day: &str) -> anyhow::Result<()> {
    wait::value(
        "the day",
        async || stand(page).await,
        |now| now.as_deref() == Some(day),
    )
    .await
}

async fn sentence(page: &Visit) -> anyhow::Result<String> {
    page.run_as(
        "return document.querySelector('.sentence').textContent",
        &[],
    )
    .await
}

/// Collects every text that is put into a live region.
const LISTEN: &str = "\
    window.__said = []; \
    for (const status of document.querySelectorAll('[role=status]')) { \
        new MutationObserver(() => window.__said.push(status.textContent)) \
            .observe(status, { childList: true, characterData: true, subtree: true }); \
    }";

#[test]
fn a_day_changes_sentence_marks_figures_and_address() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.set_date(SLIDER, "2014-07-01").await?;
        page.at("/zeitachse?stand=2014-07-01").await?;
        page.says("Am 1. Juli 2014 lief die Phase 2011–2014.")
            .await?;
        page.find(Role::Heading, "Letzte Zahlen bis 1. Juli 2014")
            .await?;
        let name = |words: &'static str| async move {
            let link = page.find(Role::Link, has(words)).await?;
            page.name_of(&link).await
        };
        let holds = "gilt am Stichtag";
        ensure!(
            name("Förderprogramm in der Fläche").await?.contains(holds),
            "the phase is pale"
        );
        ensure!(
            !name("ESF und Anerkennungsgesetz").await?.contains(holds),
            "the next is bold"
        );

        page.set_date(SLIDER, "2016-07-01").await?;
        page.at("/zeitachse?stand=2016-07-01").await?;
        ensure!(
            !name("Förderprogramm in der Fläche").await?.contains(holds),
            "still bold"
        );
        ensure!(
            name("ESF und Anerkennungsgesetz").await?.contains(holds),
            "the next is pale"
        );

        page.back().await?;
        page.says("Am 1. Juli 2014").await?;
        page.click(Role::Button, "Heute").await?;
        page.at("/zeitachse").await
    })
}

#[test]
fn the_slider_goes_by_months_by_tenths_and_to_the_ends() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?stand=2014-07-15").await?;
        page.find(Role::Slider, SLIDER).await?.focus().await?;
        for (key, day) in [
            (Key::Right, "2014-08-01"),
            (Key::Right, "2014-09-01"),
            (Key::Left, "2014-08-01"),
            (Key::Up, "2014-09-01"),
            (Key::Down, "2014-08-01"),
            // The window has 8766 days.
            (Key::PageUp, "2016-12-24"),
            (Key::PageDown, "2014-08-01"),
            (Key::Home, "2005-01-01"),
            (Key::Left, "2005-01-01"),
            (Key::End, "2028-12-31"),
        ] {
            page.press(key).await?;
            shows(page, day).await?;
        }
        page.focused(Role::Slider, SLIDER).await?;
        page.says("Am 31. Dezember 2028 soll die Phase 2026–2028 laufen.")
            .await?;
        let slider = page.find(Role::Slider, SLIDER).await?;
        assert_eq!(
            slider.attr("aria-valuetext").await?.as_deref(),
            Some("31. Dezember 2028")
        );
        // The slider ends where the window does.
        page.open("/zeitachse?stand=2014-07-15&von=2011-01-01&bis=2014-12-31")
            .await?;
        page.find(Role::Slider, SLIDER).await?.focus().await?;
        page.press(Key::End).await?;
        shows(page, "2014-12-31").await
    })
}

/// The announcement followed a value that nobody had read, and so never came: neither on the timeline nor in
/// the catalogue was anything said after a change.
#[test]
fn several_steps_are_announced_once() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?stand=2014-07-01").await?;
        page.run_as::<()>(LISTEN, &[]).await?;
        page.find(Role::Slider, SLIDER).await?.focus().await?;
        let right = char::from(Key::Right);
        page.press(String::from_iter([right; 5])).await?;
        page.at("/zeitachse?stand=2014-12-01").await?;
        let said = async || {
            page.run_as::<Vec<String>>("return window.__said", &[])
                .await
        };
        wait::value("the announcement", said, |said| !said.is_empty()).await?;
        let said = said().await?;
        ensure!(said.len() == 1, "said: {said:#?}");
        ensure!(
            said[0].contains("Am 1. Dezember 2014 lief die Phase 2011–2014."),
            "said: {said:?}"
        );
        // As many entries are shown as before.
        ensure!(!said[0].contains("Einträge"), "the count: {said:?}");
        Ok(())
    })
}

#[test]
fn playing_runs_through_the_years_and_stops() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.click(Role::Button, PLAY).await?;
        page.find(Role::Button, "Anhalten").await?;
        let (early, mid) = ("Phase 2005–2007", "Phase 2011–2014");
        for years in [early, mid] {
            wait::value(
                "the years pass",
                async || sentence(page).await,
                |now| now.contains(years),
            )
            .await?;
        }
        page.click(Role::Button, "Anhalten").await?;
        page.find(Role::Button, PLAY).await?;
        page.focused(Role::Button, PLAY).await?;
        // The address follows, and what it says is what stays.
        let day = wait::until("the day in the address", async || stand(page).await).await?;
        let field = page.find(Role::Date, SLIDER).await?;
        assert_eq!(field.prop("value").await?, Some(day));

        // From there on to today, and it ends by itself.
        page.click(Role::Button, PLAY).await?;
        page.at("/zeitachse").await?;
        page.find(Role::Button, PLAY).await?;
        page.says("läuft die Phase 2026–2028.").await
    })
}

#[test]
fn today_ends_the_playing() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?stand=2014-07-01").await?;
        page.click(Role::Button, PLAY).await?;
        page.click(Role::Button, "Heute").await?;
        page.find(Role::Button, PLAY).await?;
        page.at("/zeitachse").await?;
        page.says("läuft die Phase 2026–2028.").await
    })
}

/// Whoever typed a year saw the field rewritten at its first digit: "2" is the year 2, which was brought into the span at once.
#[test]
fn a_day_can_be_typed_and_holds_with_enter_or_on_leaving() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::TypedDays)? {
            return Ok(());
        }
        page.open("/zeitachse").await?;
        for (enter, year) in [(true, "2014"), (false, "2016")] {
            let field = page.find(Role::Date, SLIDER).await?;
            field.focus().await?;
            // Day and month alike: nobody knows which of them the browser's language has first.
            page.press(format!("0101{year}")).await?;
            let path = page.path().await?;
            ensure!(!path.contains(year), "it holds while it is typed: {path}");
            if enter {
                page.press(Key::Enter).await?;
            } else {
                page.find(Role::Slider, SLIDER).await?.focus().await?;
            }
            page.at(&format!("/zeitachse?stand={year}-01-01")).await?;
            page.says(&format!("Am 1. Januar {year} lief")).await?;
        }
        // One step each.
        page.back().await?;
        page.at("/zeitachse?stand=2014-01-01").await?;
        page.back().await?;
        page.at("/zeitachse").await
    })
}

/// A day before the chronicle became its first day, and nobody said so.
#[test]
fn why_a_field_has_another_day_than_asked_for_is_said() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::TypedDays)? {
            return Ok(());
        }
        page.open("/zeitachse").await?;
        let field = page.find(Role::Date, "Von").await?;
        field.focus().await?;
        page.press("01011999").await?;
        page.press(Key::Enter).await?;
        let note = "Die Chronik beginnt am 1. Januar 2005.";
        page.says(note).await?;
        let field = page.find(Role::Date, "Von").await?;
        field.focus().await?;
        page.press("01012014").await?;
        page.press(Key::Enter).await?;
        page.at("/zeitachse?von=2014-01-01").await?;
        let words = async || page.text().await;
        wait::value("no note any more", words, |words| !words.contains(note)).await?;
        // The end before the beginning.
        let field = page.find(Role::Date, "Bis").await?;
        field.focus().await?;
        page.press("01012014").await?;
        page.press(Key::Enter).await?;
        page.says("Von und Bis liegen mindestens einen Monat auseinander.")
            .await?;
        // Years before the beginning it had the same reason, and the two had changed places without a word.
        let field = page.find(Role::Date, "Bis").await?;
        field.focus().await?;
        page.press("01012010").await?;
        page.press(Key::Enter).await?;
        page.says("Von und Bis waren vertauscht").await?;
        // The part of the date that the field begins with is the browser's choice.
        let path = async || page.path().await;
        let swapped =
            |path: &String| path.contains("?von=2010-01-") && path.ends_with("&bis=2014-01-01");
        wait::value("the exchanged window", path, swapped).await?;
        Ok(())
    })
}

/// Play went on from where it was, whatever somebody had chosen meanwhile.
#[test]
fn play_gives_way_to_who_chooses_a_day() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.click(Role::Button, "Durch die Jahre abspielen")
            .await?;
        page.find(Role::Button, "Anhalten").await?;
        page.set_date(SLIDER, "2020-05-05").await?;
        page.find(Role::Button, "Durch die Jahre abspielen").await?;
        page.at("/zeitachse?stand=2020-05-05").await?;
        page.says("Am 5. Mai 2020 lief").await
    })
}
