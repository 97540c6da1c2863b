//! The chart by keyboard: one tab stop, arrows inside, keys that work nowhere else.

use anyhow::{Context, ensure};
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

use crate::moving::{fields, settled, state, window};

/// Tab stops from the choice of the presentation to the end of the overview.
const MOST: usize = 8;

/// Which entry or button of the chart has the focus.
async fn on(page: &Visit, key: &str) -> anyhow::Result<()> {
    let script = "return document.activeElement?.dataset.entry ?? document.activeElement?.outerHTML.slice(0, 80)";
    wait::value(
        &format!("the focus on {key}"),
        async || page.run_as::<String>(script, &[]).await,
        |now| now == key,
    )
    .await
}

async fn focus(page: &Visit, name: &str) -> anyhow::Result<()> {
    Ok(page.find(Role::Link, has(name)).await?.focus().await?)
}

#[test]
fn there_are_at_most_eight_tab_stops_on_the_timeline() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        let walk = page.walk().await?;
        let place = |name: &str| {
            let found = walk.stops.iter().position(|stop| stop == name);
            found.with_context(|| format!("no {name} in {:#?}", walk.stops))
        };
        let stops = place("input “Bis”")? - place("input “Grafik”")? + 1;
        ensure!(stops <= MOST, "{stops} stops: {:#?}", walk.stops);
        Ok(())
    })
}

#[test]
fn arrows_lead_through_the_chart() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        focus(page, "2005–2007").await?;
        for (key, to) in [
            (Key::Right, "2008-2010"),
            (Key::Right, "2011-2014"),
            (Key::Left, "2008-2010"),
            (Key::End, "2026-2028"),
            // There is nothing further.
            (Key::Right, "2026-2028"),
            (Key::PageUp, "2023-2025"),
            (Key::PageUp, "2019-2022"),
            (Key::PageDown, "2023-2025"),
            (Key::Home, "fold-phases"),
            (Key::Down, "fold-coordination"),
            (Key::Up, "fold-phases"),
        ] {
            page.press(key).await?;
            on(page, to).await?;
        }
        // From another lane to the phases.
        page.press(Key::Down).await?;
        page.press(Key::End).await?;
        page.press(Key::PageUp).await?;
        let script = "return document.activeElement.dataset.entry";
        let phase: String = page.run_as(script, &[]).await?;
        ensure!(
            phase.len() == 9 && phase.starts_with("20"),
            "Page Up leads to {phase}"
        );
        page.at("/zeitachse").await
    })
}

/// Nothing remembered where the focus was: Tab led back to the first entry, whatever had been reached by arrows.
#[test]
fn tab_comes_back_to_the_entry_that_was_left() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        focus(page, "2005–2007").await?;
        page.press(Key::Right).await?;
        page.press(Key::Right).await?;
        on(page, "2011-2014").await?;
        page.press(Key::Tab).await?;
        page.focused(Role::Date, "Von").await?;
        page.driver()
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(Key::Tab)
            .key_up(Key::Shift)
            .perform()
            .await?;
        on(page, "2011-2014").await
    })
}

#[test]
fn plus_minus_and_zero_zoom_around_the_entry() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        focus(page, "2011–2014").await?;
        let all = window(page).await?;
        page.press("+").await?;
        let closer = settled(page, all).await?;
        ensure!(closer.days() < all.days(), "{closer:?}");
        on(page, "2011-2014").await?;
        page.press("+").await?;
        let closest = settled(page, closer).await?;
        page.press("-").await?;
        let wider = settled(page, closest).await?;
        ensure!(wider.days() > closest.days(), "{wider:?}");
        page.press("0").await?;
        page.at("/zeitachse").await?;
        on(page, "2011-2014").await?;
        // Each was a step.
        page.back().await?;
        ensure!(settled(page, all).await? == wider, "Back leads elsewhere");
        Ok(())
    })
}

/// Escape was heard in the chart only, but an opened entry has the focus in its detail.
#[test]
fn enter_opens_an_entry_and_escape_closes_it() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2011-01-01&bis=2018-12-31")
            .await?;
        focus(page, "2011–2014").await?;
        page.press(Key::Enter).await?;
        page.at("/zeitachse?eintrag=2011-2014&von=2011-01-01&bis=2018-12-31")
            .await?;
        page.find(Role::Link, "Alle Angaben").await?;
        page.focused(Role::Heading, has("Förderprogramm in der Fläche"))
            .await?;
        page.press(Key::Escape).await?;
        page.at("/zeitachse?von=2011-01-01&bis=2018-12-31").await?;
        on(page, "2011-2014").await?;

        // In the chart too.
        page.press(Key::Enter).await?;
        page.find(Role::Link, "Alle Angaben").await?;
        focus(page, "2015–2018").await?;
        page.press(Key::Escape).await?;
        page.at("/zeitachse?von=2011-01-01&bis=2018-12-31").await
    })
}

#[test]
fn a_question_mark_leads_to_the_list_of_keys() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        focus(page, "2005–2007").await?;
        page.press("?").await?;
        page.focused(Role::Heading, "Mit der Tastatur").await?;
        page.says("Phase davor oder danach").await?;
        page.at("/zeitachse").await?;
        // And back; once there was no way but Shift and Tab.
        page.press(Key::Escape).await?;
        on(page, "2005-2007").await
    })
}

#[test]
fn typing_elsewhere_moves_nothing() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2011-01-01&bis=2018-12-31&stand=2014-07-01")
            .await?;
        let right = char::from(Key::Right);
        let keys = format!("a+-?{right}{right}{}", char::from(Key::Left));
        let field = page.find(Role::Date, "Stand vom").await?;
        field.focus().await?;
        page.press(&*keys).await?;
        page.focused(Role::Date, "Stand vom").await?;
        let shown = ("2011-01-01".to_owned(), "2018-12-31".to_owned());
        assert_eq!(fields(page).await?, shown);
        // Whatever those keys had set off would be in the address by the time this is.
        page.click(Role::Button, "Später").await?;
        page.at("/zeitachse?stand=2014-07-01&von=2015-01-01&bis=2022-12-31")
            .await?;

        page.open("/angebote?von=2011-01-01&bis=2018-12-31").await?;
        page.find(Role::Searchbox, "Suche in Projekten, Modulen und Trägern")
            .await?
            .focus()
            .await?;
        page.press(&*format!("pflege+-0?{right}{}", char::from(Key::Home)))
            .await?;
        wait::value(
            "the search in the address",
            async || state(page).await,
            |now| now.filter.query == "pflege+-0?",
        )
        .await?;
        let range = state(page).await?.range;
        assert_eq!(
            (
                range.from.map(|day| day.to_string()),
                range.to.map(|day| day.to_string())
            ),
            (Some(shown.0), Some(shown.1))
        );
        Ok(())
    })
}

/// An entry that stands in two lanes had one key for both: the keys went on from the first of them, wherever the focus was.
#[test]
fn an_entry_in_two_lanes_has_a_place_in_each() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2019-01-01").await?;
        let find = "const at = document.querySelector('[data-entry$=\"@funding\"]'); at.focus(); \
                    return [at.dataset.entry, at.getAttribute('aria-label')]";
        let (key, name): (String, String) = page.run_as(find, &[]).await?;
        ensure!(name.contains(", Geld,"), "it says {name}");
        on(page, &key).await?;
        let lane =
            "return document.activeElement.closest('.lane').querySelector('h3').textContent.trim()";
        page.press(Key::Left).await?;
        let after: String = page.run_as(lane, &[]).await?;
        assert_eq!(after, "Geld");
        page.press(Key::Right).await?;
        on(page, &key).await?;

        // Its detail leads back to it, and not to the other one.
        page.press(Key::Enter).await?;
        page.focused(Role::Heading, has("")).await?;
        page.press(Key::Escape).await?;
        on(page, &key).await?;
        let stops = "return document.querySelectorAll('.lanes [tabindex=\"0\"]').length";
        assert_eq!(page.run_as::<usize>(stops, &[]).await?, 1);
        Ok(())
    })
}

/// The focus fell to the beginning of the page when what it was on went away with its window or its lane.
#[test]
fn the_focus_stays_in_the_chart_when_its_place_goes() -> anyhow::Result<()> {
    visit(async |page| {
        let whole = "/zeitachse?von=2006-01-01&bis=2020-12-31";
        page.open(whole).await?;
        let inside = "return document.activeElement?.closest('.chart-field') !== null";
        let is_inside = async || page.run_as::<bool>(inside, &[]).await;
        focus(page, "weitere Einträge, Beginn").await?;
        page.press(Key::Enter).await?;
        wait::value(
            "the narrower window",
            async || page.path().await,
            |path| !path.contains("von=2006-01-01&bis=2020-12-31"),
        )
        .await?;
        wait::value("the focus in the chart", is_inside, |inside| *inside).await?;
        // Back takes away what had it since.
        page.back().await?;
        page.at(whole).await?;
        wait::value("the focus in the chart", is_inside, |inside| *inside).await?;

        // Closed, a carrier folds over what was selected in it.
        page.open("/zeitachse?eintrag=zaa").await?;
        page.click(Role::Link, "Schließen").await?;
        wait::value("the focus in the chart", is_inside, |inside| *inside).await
    })
}

/// "+ 1 weiterer Eintrag" led closer, where "+ 3" stood, and told nobody which one it was.
#[test]
fn a_count_of_one_is_the_entry() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2008-01-01&bis=2010-12-31")
            .await?;
        let one = "return document.querySelector('.cell').getAttribute('aria-label')";
        let name: String = page.run_as(one, &[]).await?;
        let title = name.strip_prefix("+ 1 weiterer Eintrag: ");
        let title = title.and_then(|rest| rest.split(", ").next());
        let title = title.with_context(|| name.clone())?;
        focus(page, "weiterer Eintrag: ").await?;
        page.press(Key::Enter).await?;
        page.find(Role::Heading, has(title)).await?;
        page.axe_finds_nothing().await?;
        page.back().await?;
        page.at("/zeitachse?von=2008-01-01&bis=2010-12-31").await?;
        page.gone(Role::Heading, has(title)).await?;
        let focused = "return document.activeElement.dataset.entry ?? ''";
        wait::value(
            "the focus on the count",
            async || page.run_as::<String>(focused, &[]).await,
            |entry| entry.starts_with("cell-"),
        )
        .await
    })
}

/// The focus was lost with the link to more entries when a closer look showed them all; and from the last phase of a window no
/// key led on.
#[test]
fn the_keyboard_stays_in_the_chart_and_reaches_the_phase_beside_it() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        let focused = "return document.activeElement.dataset.entry ?? ''";
        page.run_as::<()>(
            "document.querySelector('[data-entry=more-coordination]').focus()",
            &[],
        )
        .await?;
        for _ in 0..8 {
            page.press("+").await?;
        }
        let there = async || page.run_as::<String>(focused, &[]).await;
        wait::value("the focus in the chart", there, |entry| !entry.is_empty()).await?;

        page.open("/zeitachse?ansicht=grafik&von=2012-01-01&bis=2014-06-30")
            .await?;
        page.run_as::<()>(
            "document.querySelector('a[data-entry=\"2011-2014\"]').focus()",
            &[],
        )
        .await?;
        for _ in 0..6 {
            page.press(Key::PageDown).await?;
        }
        wait::value("a later phase", there, |entry| {
            entry.starts_with("20") && entry.as_str() > "2011-2014"
        })
        .await?;
        Ok(())
    })
}

/// "+" on a milestone took it away, as one long label less was drawn at that scale, and the focus jumped to the first phase, out
/// of the lane and away from the time.
#[test]
fn the_focus_stays_in_its_lane_when_a_closer_look_leaves_no_room() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik&von=2007-07-19&bis=2014-04-05")
            .await?;
        let milestones = "return [...document.querySelectorAll('[aria-labelledby=lane-milestones] a[data-entry]')].map(a => a.dataset.entry)";
        let all: Vec<String> = page.run_as(milestones, &[]).await?;
        ensure!(!all.is_empty());
        for entry in all {
            page.open("/zeitachse?ansicht=grafik&von=2007-07-19&bis=2014-04-05")
                .await?;
            let script = "document.querySelector(`[data-entry=\"${arguments[0]}\"]`).focus()";
            page.run_as::<()>(script, &[entry.as_str().into()]).await?;
            for _ in 0..3 {
                let before = page.path().await?;
                page.press("+").await?;
                wait::value("closer", async || page.path().await, |path| *path != before).await?;
                let there = "return document.activeElement?.closest('[aria-labelledby=lane-milestones]') !== null";
                let inside = async || page.run_as::<bool>(there, &[]).await;
                wait::value(&format!("the focus near {entry}"), inside, |inside| *inside).await?;
            }
        }
        Ok(())
    })
}
