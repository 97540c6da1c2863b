//! Results and timeline as files: what is shown, and nothing else.

use anyhow::{Context, ensure};
use e2e::emulate::Scheme;
use e2e::find::{Role, has};
use e2e::{Visit, visit};

use crate::saved::{KEEP, bytes, text};

const SVG: &str = "Bild (SVG)";
const PNG: &str = "Bild (PNG)";

/// Width and height of a PNG picture (PNG specification, 11.2.1).
fn size(png: &[u8]) -> anyhow::Result<(u32, u32)> {
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number =
        |at: usize| Ok::<_, anyhow::Error>(u32::from_be_bytes(png[at..at + 4].try_into()?));
    Ok((number(16)?, number(20)?))
}

#[test]
fn the_result_of_a_search_is_taken_along_as_files() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/angebote?traeger=diakonie-hamburg").await?;
        page.find(Role::Heading, has("1 von 26 Projekten")).await?;
        let table = text(page, "Tabelle (CSV)").await?;
        let origin: String = page.run_as("return location.origin", &[]).await?;
        let rows: Vec<&str> = table.lines().skip(1).collect();
        ensure!(
            rows.iter()
                .any(|row| row.starts_with(&format!("zaa,{origin}/angebote/zaa/,project"))),
            "{table}"
        );
        ensure!(!table.contains("\r\nhanna,"), "{table}");
        let data: Vec<serde_json::Value> =
            serde_json::from_str(&text(page, "Daten (JSON)").await?)?;
        ensure!(
            data.len() == rows.len(),
            "{} and {}",
            data.len(),
            rows.len()
        );
        let calendar = text(page, "Kalender (ICS)").await?;
        ensure!(calendar.contains("BEGIN:VEVENT"), "{calendar}");
        page.at("/angebote?traeger=diakonie-hamburg").await
    })
}

/// Files were in the order of the dataset, whatever somebody had sorted by; their pages had no host, and calendars no link at all.
#[test]
fn files_have_the_order_of_the_page_and_whole_addresses() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/merkliste?merken=mission-zukunft,zaa").await?;
        let origin: String = page.run_as("return location.origin", &[]).await?;
        let address = |id: &str| format!("{origin}/angebote/{id}/");
        let table = text(page, "Tabelle (CSV)").await?;
        let begins: Vec<&str> = table
            .lines()
            .map(|row| row.split(',').next().unwrap_or_default())
            .collect();
        ensure!(begins[1..] == ["mission-zukunft", "zaa"], "{table}");
        ensure!(table.contains("Zuletzt belegt: Oktober 2025."), "{table}");
        let data: Vec<serde_json::Value> =
            serde_json::from_str(&text(page, "Daten (JSON)").await?)?;
        let of = |at: usize, name: &str| data[at][name].clone();
        ensure!(of(0, "page") == address("mission-zukunft"), "{data:?}");
        ensure!(of(1, "page") == address("zaa"), "{data:?}");
        ensure!(
            of(0, "languages") == serde_json::json!(["de", "en"]),
            "{data:?}"
        );
        let calendar = text(page, "Kalender (ICS)").await?;
        ensure!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
        let unfolded = calendar.replace("\r\n ", "");
        let urls = unfolded
            .lines()
            .filter_map(|line| line.strip_prefix("URL:"));
        let urls: Vec<&str> = urls.collect();
        ensure!(
            urls == [address("mission-zukunft"), address("zaa")],
            "{calendar}"
        );
        ensure!(
            calendar.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"),
            "{calendar}"
        );
        ensure!(!calendar.contains("X-IQ"), "{calendar}");
        Ok(())
    })
}

#[test]
fn the_timeline_is_taken_along_as_it_is_filtered() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/zeitachse?ansicht=grafik&spuren=coordination,projects&thema=networking")
            .await?;
        let table = text(page, "Tabelle (CSV)").await?;
        let lane = |name: &str| {
            let rows = table.lines().skip(1);
            rows.filter(|row| row.split(',').nth(1) == Some(name))
                .count()
        };
        let rows = table.lines().count() - 1;
        ensure!(lane("coordination") > 3 && lane("projects") > 0, "{table}");
        ensure!(lane("coordination") + lane("projects") == rows, "{table}");
        let all: usize = page
            .run_as(
                "return fetch('data/zeitachse.json').then((r) => r.json()).then((list) => \
                 list.filter(({ lane }) => lane === 'projects').length)",
                &[],
            )
            .await?;
        ensure!(
            lane("projects") < all,
            "{} of {all} projects",
            lane("projects")
        );
        let calendar = text(page, "Kalender (ICS)").await?;
        ensure!(calendar.contains("BEGIN:VEVENT"), "{calendar}");
        Ok(())
    })
}

/// Once the ids of all that was shown were written into the links with every frame. A timeline of 100,000 entries then moved at
/// half the pace; what is saved is asked for when a link is used.
#[test]
fn moving_the_window_leaves_the_files_alone_until_one_is_wanted() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        let at = |years: &str| format!("/zeitachse?ansicht=grafik&{years}&spuren=milestones");
        page.open(&at("von=2011-01-01&bis=2018-12-31")).await?;
        let before = text(page, "Tabelle (CSV)").await?;
        page.run_as::<()>(
            "window.changes = 0; \
             new MutationObserver((list) => { window.changes += list.length; }).observe( \
                 document.querySelector('#mitnehmen').closest('section'), \
                 { subtree: true, childList: true, attributes: true, characterData: true })",
            &[],
        )
        .await?;
        page.click(Role::Button, "Später").await?;
        page.at(&at("von=2015-01-01&bis=2022-12-31")).await?;
        ensure!(page.run_as::<u32>("return window.changes", &[]).await? == 0);
        let after = text(page, "Tabelle (CSV)").await?;
        let begin = |row: &str| row.split(',').nth(2)?.get(..4)?.parse::<u16>().ok();
        let some = |table: &str, years: std::ops::Range<u16>| {
            let mut rows = table.lines().skip(1).filter_map(begin);
            rows.any(|year| years.contains(&year))
        };
        ensure!(
            some(&after, 2019..2023) && !some(&before, 2019..2023),
            "{before}"
        );
        ensure!(before.lines().any(|row| !after.contains(row)), "{after}");
        Ok(())
    })
}

#[test]
fn the_chart_becomes_a_picture_that_stands_by_itself() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.scheme(Scheme::Dark).await?;
        page.open("/zeitachse?ansicht=grafik&stand=2014-07-01")
            .await?;
        let svg = String::from_utf8(bytes(page, Role::Button, SVG).await?)?;
        for words in [
            "<title>Zeitachse – IQ Chronik Hamburg</title>",
            "Handwerkskammer Hamburg",
            "1. Juli 2014",
            "Recht und Meilensteine",
            "Quelle: IQ Chronik Hamburg",
            "stand=2014-07-01",
            "font/woff2;base64,",
        ] {
            ensure!(svg.contains(words), "{words} is not in the picture");
        }
        // On paper, whatever the screen has; and nothing of it is fetched.
        ensure!(svg.contains(r##"fill="#fff"##), "no light ground");
        ensure!(
            !svg.contains("href=") && !svg.contains("var(--"),
            "it needs the page"
        );
        well_formed(page, &svg).await?;

        let (width, height) = size(&bytes(page, Role::Button, PNG).await?)?;
        ensure!(width >= 2000 && height >= 1000, "{width} × {height}");

        // A list is no chart.
        page.click(Role::Radio, "Tabelle").await?;
        page.gone(Role::Button, PNG).await
    })
}

/// The button lies below the chart: on the page scrolled to it the years stick to the window, and stood among the lanes of the picture.
#[test]
fn the_years_of_a_picture_stand_above_its_lanes() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.size(1280, 800).await?;
        page.open("/zeitachse?ansicht=grafik").await?;
        page.run_as::<()>(
            "document.querySelector('.lane--last').scrollIntoView()",
            &[],
        )
        .await?;
        let apart = "const top = (name) => document.querySelector(name).getBoundingClientRect().top; \
                     return top('.chart-axis') - top('.lane')";
        let apart: f64 = page.run_as(apart, &[]).await?;
        ensure!(apart > 0.0, "nothing sticks: {apart}");
        let svg = String::from_utf8(bytes(page, Role::Button, SVG).await?)?;
        // Of each drawing in it, the first of which are the years.
        let drawings = svg.split("<svg").skip(2);
        let top = |drawing: &str| {
            drawing
                .split_once(" y=\"")?
                .1
                .split('"')
                .next()?
                .parse()
                .ok()
        };
        let tops: Vec<f64> = drawings.filter_map(top).collect();
        let (years, lanes) = tops.split_first().context("nothing drawn")?;
        ensure!(
            lanes.len() > 5 && lanes.iter().all(|top| years < top),
            "{tops:?}"
        );
        // The page itself is as before.
        let style = "return document.querySelector('.chart-axis').style.position";
        ensure!(page.run_as::<String>(style, &[]).await?.is_empty());
        Ok(())
    })
}

/// A page around ours can want it dark: then its picture was dark too.
#[test]
fn a_picture_of_a_dark_frame_has_the_colours_of_paper() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/embed/zeitachse/?ansicht=grafik&farben=dunkel")
            .await?;
        let ground = "return getComputedStyle(document.body).backgroundColor";
        let ground: String = page.run_as(ground, &[]).await?;
        ensure!(ground == "rgb(0, 0, 0)", "the page is {ground}");
        let svg = String::from_utf8(bytes(page, Role::Button, SVG).await?)?;
        ensure!(svg.contains(r##"fill="#fff"##), "no light ground");
        Ok(())
    })
}

/// A picture of one year with a filter said neither which year nor which filter, and nothing of what stands under its numbers.
#[test]
fn the_picture_says_which_time_and_which_offers_it_shows() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/zeitachse?ansicht=grafik&von=2014-01-01&bis=2014-12-31&status=ended")
            .await?;
        let filter = page.find(Role::Group, "Filter").await?;
        let words = filter.text().await?;
        ensure!(words.contains("Status: Beendet"), "{words}");
        let svg = String::from_utf8(bytes(page, Role::Button, SVG).await?)?;
        let shown = text_of(&svg);
        for words in ["1. Januar 2014 bis 31. Dezember 2014", "Status: Beendet"] {
            ensure!(shown.contains(words), "{words} is not in {shown}");
        }
        Ok(())
    })
}

/// The texts of a picture, in its order.
fn text_of(svg: &str) -> String {
    let pieces = svg.split('<').filter_map(|piece| piece.split_once('>'));
    let texts = pieces.map(|(_, text)| text).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

/// Whether a browser can show it, and draws something of every lane.
async fn well_formed(page: &Visit, svg: &str) -> anyhow::Result<()> {
    let script = "const image = new Image(); \
                  image.src = 'data:image/svg+xml,' + encodeURIComponent(arguments[0]); \
                  return image.decode().then(() => image.naturalWidth)";
    let width: u32 = page.run_as(script, &[svg.into()]).await?;
    ensure!(width >= 1000, "{width} px wide");
    let parts = svg.matches("<svg").count();
    ensure!(parts > 10, "{parts} parts");
    Ok(())
}

#[test]
fn a_picture_that_fails_is_said_and_a_file_that_fails_is_opened() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik").await?;
        // As a browser that cannot draw would.
        page.run_as::<()>(
            "HTMLCanvasElement.prototype.toBlob = () => { throw new Error('no'); }",
            &[],
        )
        .await?;
        page.click(Role::Button, PNG).await?;
        page.says("Das Bild konnte nicht gespeichert werden.").await
    })
}
