//! Lanes: folded, opened, hidden, moved; all of it in the address.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

use crate::moving::state;

/// The lanes of the chart in their order, each with whether it is open.
async fn lanes(page: &Visit) -> anyhow::Result<Vec<(String, bool)>> {
    let script = "\
        return [...document.querySelectorAll('.lane-toggle')].map((toggle) => \
            [toggle.dataset.entry.replace('fold-', ''), toggle.getAttribute('aria-expanded') === 'true'])";
    page.run_as(script, &[]).await
}

async fn until_lanes(page: &Visit, fits: impl Fn(&[(String, bool)]) -> bool) -> anyhow::Result<()> {
    wait::value("the lanes", async || lanes(page).await, |now| fits(now)).await
}

fn open(lanes: &[(String, bool)], id: &str) -> Option<bool> {
    lanes
        .iter()
        .find(|(lane, _)| lane == id)
        .map(|(_, open)| *open)
}

#[test]
fn a_lane_folds_and_unfolds() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        ensure!(
            open(&lanes(page).await?, "region") == Some(true),
            "not open"
        );
        page.click(Role::Button, has("Gebiet")).await?;
        page.at("/zeitachse?klappen=region").await?;
        until_lanes(page, |now| open(now, "region") == Some(false)).await?;
        page.focused(Role::Button, has("Gebiet")).await?;

        page.reload().await?;
        page.at("/zeitachse?klappen=region").await?;
        until_lanes(page, |now| open(now, "region") == Some(false)).await?;
        page.click(Role::Button, has("Gebiet")).await?;
        page.at("/zeitachse").await?;
        until_lanes(page, |now| open(now, "region") == Some(true)).await?;
        page.back().await?;
        until_lanes(page, |now| open(now, "region") == Some(false)).await
    })
}

#[test]
fn all_carriers_open_and_fold_at_once() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?klappen=region").await?;
        until_lanes(page, |now| open(now, "hwk-hamburg") == Some(false)).await?;
        page.gone(Role::Link, has("Mission Zukunft")).await?;
        page.click(Role::Button, "Alle öffnen").await?;
        let carriers = |now: &[(String, bool)]| -> Vec<bool> {
            now.iter().skip(6).map(|(_, open)| *open).collect()
        };
        until_lanes(page, |now| carriers(now).iter().all(|open| *open)).await?;
        page.find(Role::Link, has("Mission Zukunft")).await?;
        page.focused(Role::Button, "Alle zuklappen").await?;
        let opened = page.path().await?;
        page.reload().await?;
        page.at(&opened).await?;
        until_lanes(page, |now| carriers(now).iter().all(|open| *open)).await?;

        page.click(Role::Button, "Alle zuklappen").await?;
        // What was folded before stays folded.
        page.at("/zeitachse?klappen=region").await?;
        until_lanes(page, |now| carriers(now).iter().all(|open| !open)).await
    })
}

#[test]
fn lanes_hide_come_back_and_change_places() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.gone(Role::Group, "Gezeigte Spuren und ihre Reihenfolge")
            .await?;
        page.click(Role::Button, "Spuren").await?;
        page.find(Role::Group, "Gezeigte Spuren und ihre Reihenfolge")
            .await?;
        page.press(Key::Tab).await?;
        page.press(Key::Escape).await?;
        page.gone(Role::Group, "Gezeigte Spuren und ihre Reihenfolge")
            .await?;
        page.focused(Role::Button, "Spuren").await?;
        page.click(Role::Button, "Spuren").await?;
        page.find(Role::Group, "Gezeigte Spuren und ihre Reihenfolge")
            .await?;
        page.click(Role::Checkbox, "Koordination").await?;
        page.at("/zeitachse?spuren=phases,name,region,funding,milestones,projects")
            .await?;
        until_lanes(page, |now| open(now, "coordination").is_none()).await?;
        page.focused(Role::Checkbox, "Koordination").await?;

        page.click(Role::Button, "Gebiet: nach oben").await?;
        page.at("/zeitachse?spuren=phases,region,name,funding,milestones,projects")
            .await?;
        until_lanes(page, |now| now[1].0 == "region" && now[2].0 == "name").await?;
        page.focused(Role::Button, "Gebiet: nach oben").await?;
        page.click(Role::Button, "Phasen: nach unten").await?;
        page.at("/zeitachse?spuren=region,phases,name,funding,milestones,projects")
            .await?;
        page.click(Role::Button, "Phasen: nach oben").await?;
        let top = page.find(Role::Button, "Phasen: nach oben").await?;
        wait::holds("no way up from the top", async || {
            Ok(!top.is_enabled().await?)
        })
        .await?;
        page.keeps_focus().await?;

        page.reload().await?;
        page.at("/zeitachse?spuren=phases,region,name,funding,milestones,projects")
            .await?;
        until_lanes(page, |now| {
            open(now, "coordination").is_none() && now[1].0 == "region"
        })
        .await?;
        page.click(Role::Button, "Spuren").await?;
        page.click(Role::Checkbox, "Koordination").await?;
        until_lanes(page, |now| open(now, "coordination").is_some()).await?;
        page.click(Role::Button, "Spuren zurücksetzen").await?;
        page.at("/zeitachse").await
    })
}

#[test]
fn the_last_lane_stays() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?spuren=region").await?;
        page.click(Role::Button, "Spuren").await?;
        let only = page.find(Role::Checkbox, "Gebiet").await?;
        ensure!(
            only.is_selected().await? && !only.is_enabled().await?,
            "the last lane can be hidden"
        );
        page.click(Role::Checkbox, "Geld").await?;
        page.at("/zeitachse?spuren=region,funding").await?;
        page.focused(Role::Checkbox, "Geld").await?;
        page.click(Role::Checkbox, "Gebiet").await?;
        until_lanes(page, |now| now.len() == 1 && now[0].0 == "funding").await?;
        ensure!(state(page).await?.lanes.len() == 1, "no lane is left");
        Ok(())
    })
}

/// A window without any entry was an empty list, an empty table and empty lanes, and nothing said so.
#[test]
fn a_window_without_entries_says_so_and_what_shows_more() -> anyhow::Result<()> {
    visit(async |page| {
        for view in ["grafik", "liste", "tabelle"] {
            page.open(&format!(
                "/zeitachse?ansicht={view}&von=2005-01-01&bis=2005-02-01&spuren=coordination"
            ))
            .await?;
            page.says("Hier gibt es keinen Eintrag.").await?;
        }
        page.axe_finds_nothing().await?;
        page.click(Role::Button, "Ganzer Zeitraum").await?;
        page.find(Role::Link, has("Handwerkskammer Hamburg"))
            .await?;
        Ok(())
    })
}
