//! axe-core on the timeline in use.

use std::fmt::Write;

use anyhow::ensure;
use e2e::emulate::Scheme::{Dark, Light};
use e2e::find::Role;
use e2e::{Visit, visit};

async fn check(page: &Visit, what: &str, report: &mut String) -> anyhow::Result<()> {
    for scheme in [Light, Dark] {
        page.scheme(scheme).await?;
        for violation in page.axe().await? {
            writeln!(report, "{what}, {scheme:?}: {violation}")?;
        }
    }
    Ok(())
}

fn all(width: u32) -> anyhow::Result<()> {
    visit(async |page| {
        page.size(width, 900).await?;
        let mut report = String::new();
        for query in [
            "ansicht=grafik&von=2013-01-01&bis=2016-12-31&stand=2014-07-01",
            "ansicht=grafik&eintrag=koord-uebergang-2008&von=2007-01-01&bis=2010-12-31",
            "ansicht=grafik&thema=networking&klappen=hwk-hamburg,region",
            "ansicht=tabelle&thema=networking&gefiltert=weg&sortiert=-quellen",
        ] {
            page.open(&format!("/zeitachse?{query}")).await?;
            page.heading("Zeitachse").await?;
            check(page, &format!("{query} at {width} px"), &mut report).await?;
        }
        page.open("/zeitachse?ansicht=grafik&spuren=phases,region")
            .await?;
        page.click(Role::Button, "Spuren").await?;
        page.find(Role::Group, "Gezeigte Spuren und ihre Reihenfolge")
            .await?;
        check(page, &format!("the lanes at {width} px"), &mut report).await?;
        ensure!(report.is_empty(), "\n{report}");
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_a_wide_timeline_in_use() -> anyhow::Result<()> {
    all(1280)
}

#[test]
fn axe_finds_nothing_on_a_narrow_timeline_in_use() -> anyhow::Result<()> {
    all(320)
}
