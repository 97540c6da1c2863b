//! Timeline and catalogue: what narrows one narrows the other.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Visit, visit, wait};

const LEFT_OUT: &str = "vom Filter ausgenommen";

/// The names of the projects in the chart.
async fn names(page: &Visit) -> anyhow::Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.lane--carrier .entry')].map((entry) => entry.ariaLabel ?? entry.getAttribute('aria-label'))";
    page.run_as(script, &[]).await
}

#[test]
fn a_filter_of_the_catalogue_dims_and_then_hides() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.click(Role::Checkbox, has("Vernetzung")).await?;
        page.at("/angebote?thema=networking").await?;
        page.click(Role::Link, "Auf der Zeitachse zeigen").await?;
        page.at("/zeitachse?thema=networking").await?;
        let group = page.find(Role::Group, "Filter").await?;
        ensure!(
            group.text().await?.contains("Projekten pass"),
            "the filter is not counted"
        );
        page.click(Role::Button, "Alle öffnen").await?;
        wait::value(
            "dimmed projects",
            async || names(page).await,
            |names| {
                names.iter().any(|name| name.contains(LEFT_OUT))
                    && names.iter().any(|name| !name.contains(LEFT_OUT))
            },
        )
        .await?;
        let fitting =
            |names: &[String]| names.iter().filter(|name| !name.contains(LEFT_OUT)).count();
        let before = fitting(&names(page).await?);

        page.click(Role::Checkbox, "Andere ausblenden statt abblenden")
            .await?;
        wait::value(
            "hidden projects",
            async || names(page).await,
            |names| !names.is_empty() && !names.iter().any(|name| name.contains(LEFT_OUT)),
        )
        .await?;
        ensure!(
            page.path().await?.contains("gefiltert=weg"),
            "not in the address"
        );
        // "26 Projekte" stood above those that were left.
        let left: usize = group
            .text()
            .await?
            .split(' ')
            .find_map(|word| word.parse().ok())
            .unwrap_or_default();
        let beside = "return document.querySelector('.lane--heading .note').textContent";
        let counted: String = page.run_as(beside, &[]).await?;
        ensure!(
            counted.starts_with(&format!("{left} Projekte")),
            "{left} are left: {counted}"
        );
        ensure!(
            fitting(&names(page).await?) >= before,
            "fitting ones are hidden too"
        );
        page.focused(Role::Checkbox, "Andere ausblenden statt abblenden")
            .await?;
        page.back().await?;
        wait::value(
            "dimmed again",
            async || names(page).await,
            |names| names.iter().any(|name| name.contains(LEFT_OUT)),
        )
        .await?;

        page.click(Role::Button, "Alle zurücksetzen").await?;
        page.gone(Role::Group, "Filter").await?;
        wait::value(
            "nothing is dimmed",
            async || names(page).await,
            |names| !names.iter().any(|name| name.contains(LEFT_OUT)),
        )
        .await?;
        page.keeps_focus().await
    })
}

#[test]
fn a_stretch_of_time_narrows_the_catalogue_and_its_chip_takes_it_away() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?eintrag=2011-2014").await?;
        page.click(Role::Link, "Angebote in diesem Zeitraum")
            .await?;
        page.at("/angebote?von=2011-01-01&bis=2014-12-31").await?;
        page.find(Role::Heading, has("Projekten pass")).await?;
        page.click(
            Role::Button,
            has("Zeitraum: 1. Januar 2011 bis 31. Dezember 2014"),
        )
        .await?;
        page.at("/angebote").await?;
        page.focused(Role::Heading, "Alle 26 Projekte").await?;
        page.gone(Role::Button, has("Zeitraum: ")).await?;

        // And with a filter, there and back.
        page.open("/angebote?thema=networking&von=2011-01-01&bis=2014-12-31")
            .await?;
        page.click(Role::Link, "Auf der Zeitachse zeigen").await?;
        page.at("/zeitachse?thema=networking&von=2011-01-01&bis=2014-12-31")
            .await?;
        page.click(Role::Link, "Filter ändern").await?;
        page.at("/angebote?thema=networking&von=2011-01-01&bis=2014-12-31")
            .await?;
        page.find(Role::Button, has("Zeitraum: ")).await?;
        Ok(())
    })
}

/// Firefox' driver gives a button the focus and clicks it in one go, as reading aloud may. With a filter the chart then
/// followed no further change: asked whether anything was new, it looked at the projects that meet the filter first,
/// found them unchanged, and was never told that the view they are made of had changed.
#[test]
fn a_button_that_is_focused_and_clicked_at_once_does_not_freeze_the_chart() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?thema=networking&ansicht=grafik")
            .await?;
        let press = "const button = [...document.querySelectorAll('section.chart button')]\
                     .find((button) => button.textContent === arguments[0]); \
                     button.focus(); button.click(); return null;";
        page.run_as::<serde_json::Value>(press, &["Alle öffnen".into()])
            .await?;
        page.find(Role::Button, "Alle zuklappen").await?;
        page.click(Role::Button, "Seit 2019").await?;
        let first = "return document.querySelector('.chart-axis text').textContent.slice(0, 4)";
        wait::value(
            "the first year of the axis",
            async || page.run_as::<String>(first, &[]).await,
            |year| year == "2019",
        )
        .await?;
        Ok(())
    })
}
