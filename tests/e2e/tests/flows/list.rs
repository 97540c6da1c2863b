//! The list of offers ("Merkliste"): it is in the link and nowhere else.

use anyhow::{Context, ensure};
use e2e::capability::Capability;
use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, wait};

use crate::saved::{KEEP, text};

/// What a reader of codes sees on the page.
async fn code(page: &Visit) -> anyhow::Result<Option<String>> {
    let script = "const svg = document.querySelector('iq-qr svg'); \
                  return [svg?.viewBox.baseVal.width ?? 0, svg?.querySelector('path').getAttribute('d') ?? '']";
    let (side, path): (usize, String) = page.run_as(script, &[]).await?;
    // It was called "undefined": the element heard of its link before it heard of its name.
    let name =
        "return document.querySelector('iq-qr svg')?.getAttribute('aria-label') ?? 'QR-Code'";
    let name: String = page.run_as(name, &[]).await?;
    ensure!(name.contains("QR"), "the code is called {name}");
    const SCALE: usize = 4;
    let mut dark = vec![false; side * side];
    for module in path.split('M').skip(1) {
        let (x, rest) = module.split_once(' ').context("x")?;
        let (y, _) = rest.split_once('h').context("y")?;
        dark[y.parse::<usize>()? * side + x.parse::<usize>()?] = true;
    }
    let pixel = |x: usize, y: usize| {
        if dark[y / SCALE * side + x / SCALE] {
            0
        } else {
            255
        }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    let grids = image.detect_grids();
    Ok(grids
        .first()
        .and_then(|grid| grid.decode().ok())
        .map(|(_, text)| text))
}

/// The ids of all offers.
fn offers(page: &Visit) -> anyhow::Result<Vec<String>> {
    let dataset = page.dataset()?;
    let projects = dataset["projects"].as_array().context("no projects")?;
    let all = projects.iter().flat_map(|project| {
        let parts = project["modules"].as_array();
        std::iter::once(project).chain(parts.into_iter().flatten())
    });
    Ok(all
        .filter_map(|offer| offer["id"].as_str().map(str::to_owned))
        .collect())
}

#[test]
fn an_offer_goes_onto_the_list_and_off_it_and_back_brings_it_again() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.find(Role::Link, "Merkliste").await?;
        page.click(Role::Button, has("Merken Mission Zukunft"))
            .await?;
        page.at("/angebote?merken=mission-zukunft").await?;
        page.focused(Role::Button, has("Nicht mehr merken Mission Zukunft"))
            .await?;
        page.says("1 Angebot auf der Merkliste").await?;
        page.click(Role::Button, has("Merken HANNA")).await?;
        page.at("/angebote?merken=mission-zukunft,hanna").await?;
        // A mistake is undone where it was made.
        page.click(Role::Button, has("Nicht mehr merken HANNA"))
            .await?;
        page.at("/angebote?merken=mission-zukunft").await?;

        page.click(Role::Link, "Merkliste (1)").await?;
        page.ready().await?;
        page.at("/merkliste?merken=mission-zukunft").await?;
        page.heading("Merkliste").await?;
        page.find(Role::Link, "Mission Zukunft").await?;
        page.click(Role::Button, has("Nicht mehr merken")).await?;
        page.at("/merkliste").await?;
        page.find(Role::Heading, "So kommt ein Angebot auf die Liste")
            .await?;
        page.focused(Role::Heading, "Merkliste").await?;
        page.says("Die Merkliste ist leer").await?;
        page.back().await?;
        page.at("/merkliste?merken=mission-zukunft").await?;
        page.find(Role::Link, "Mission Zukunft").await?;
        Ok(())
    })
}

/// Each offer that was taken off sent who works by keyboard to the top of the page.
#[test]
fn taking_an_offer_off_the_list_leaves_the_focus_at_its_place() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/merkliste?merken=mission-zukunft,zaa,hanna")
            .await?;
        for (off, next) in [
            ("Mission Zukunft", "Zentrale Anlaufstelle"),
            ("HANNA", "Zentrale Anlaufstelle"),
        ] {
            page.find(Role::Button, has(&format!("Nicht mehr merken {off}")))
                .await?
                .focus()
                .await?;
            page.press(Key::Enter).await?;
            page.focused(Role::Link, has(next)).await?;
        }
        page.at("/merkliste?merken=zaa").await?;
        page.axe_finds_nothing().await
    })
}

#[test]
fn the_list_is_made_with_the_keyboard_and_goes_along_from_page_to_page() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/zaa").await?;
        page.find(Role::Button, has("Merken Zentrale Anlaufstelle"))
            .await?
            .focus()
            .await?;
        page.press(Key::Enter).await?;
        page.at("/angebote/zaa?merken=zaa").await?;
        page.focused(Role::Button, has("Nicht mehr merken")).await?;
        page.press(Key::Space).await?;
        page.at("/angebote/zaa").await?;
        page.focused(Role::Button, has("Merken Zentrale")).await?;
        page.press(Key::Space).await?;
        page.at("/angebote/zaa?merken=zaa").await?;

        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Angebote")
            .await?
            .click()
            .await?;
        page.at("/angebote?merken=zaa").await?;
        page.click(Role::Checkbox, has("Beendet")).await?;
        page.at("/angebote?status=ended&merken=zaa").await?;
        page.click(Role::Link, "English").await?;
        page.heading("Offers").await?;
        page.at("/en/angebote?status=ended&merken=zaa").await?;
        page.click(Role::Link, "Shortlist (1)").await?;
        page.ready().await?;
        page.at("/en/merkliste?merken=zaa").await?;
        page.reload().await?;
        page.find(Role::Link, has("central contact point")).await?;
        Ok(())
    })
}

#[test]
fn a_list_from_a_link_is_corrected_and_says_so() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/merkliste?merken=zaa,gibt-es-nicht,hwk-hamburg")
            .await?;
        page.at("/merkliste?merken=zaa").await?;
        page.says("Nicht alles in der Adresse lässt sich so zeigen")
            .await?;
        page.find(Role::Heading, "1 Angebot auf der Merkliste")
            .await?;

        // More than there is room for: cut, with the same note, and nothing more goes on.
        let all = offers(page)?;
        ensure!(all.len() > 40, "{} offers", all.len());
        page.open(&format!("/angebote?merken={}", all.join(",")))
            .await?;
        page.find(Role::Link, "Merkliste (40)").await?;
        page.says("Nicht alles in der Adresse lässt sich so zeigen")
            .await?;
        page.says("Die Merkliste ist voll.").await
    })
}

#[test]
fn the_hand_out_is_in_two_languages_with_code_and_files() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/merkliste?merken=zaa,mz-umwelthandwerk").await?;
        page.find(Role::Heading, "2 Angebote auf der Merkliste")
            .await?;
        let both = "Deutsch und Englisch nebeneinander";
        page.click(Role::Checkbox, both).await?;
        page.at("/merkliste?merken=zaa,mz-umwelthandwerk&sprachen=beide")
            .await?;
        page.focused(Role::Checkbox, both).await?;
        page.find(
            Role::Link,
            "Modul Umwelthandwerk (environmental crafts module)",
        )
        .await?;
        page.says("Nicht belegt seit 22. März 2021").await?;
        page.says("Not documented since 22 March 2021").await?;

        // The code leads to exactly this view, and the page writes out where each offer is.
        let link: String = page.run_as("return location.href", &[]).await?;
        let same = |read: &Option<String>| read.as_ref() == Some(&link);
        wait::value("the code", async || code(page).await, same).await?;
        let origin: String = page.run_as("return location.origin", &[]).await?;
        page.says(&format!(
            "{origin}/angebote/mission-zukunft/mz-umwelthandwerk/"
        ))
        .await?;

        let table = text(page, "Tabelle (CSV)").await?;
        ensure!(table.lines().count() == 3, "{table}");
        let zaa = format!("\r\nzaa,{origin}/angebote/zaa/,project");
        ensure!(table.contains(&zaa), "{table}");
        let json = text(page, "Daten (JSON)").await?;
        let json: Vec<serde_json::Value> = serde_json::from_str(&json)?;
        ensure!(
            json.len() == 2 && json[0]["id"] == "zaa" && json[1]["id"] == "mz-umwelthandwerk",
            "{json:?}"
        );
        let calendar = text(page, "Kalender (ICS)").await?;
        ensure!(calendar.matches("BEGIN:VEVENT").count() == 2, "{calendar}");
        ensure!(calendar.trim_end().ends_with("END:VCALENDAR"), "{calendar}");
        Ok(())
    })
}

/// The calendar of a list of offers without a date had no event, which no program opens.
#[test]
fn offers_without_a_date_are_notes_in_the_calendar() -> anyhow::Result<()> {
    visit(async |page| {
        page.before_every_page(KEEP).await?;
        page.open("/merkliste?merken=hanna").await?;
        let calendar = text(page, "Kalender (ICS)").await?;
        ensure!(
            calendar.contains("BEGIN:VJOURNAL\r\nUID:hanna@") && calendar.contains("Ohne Datum"),
            "{calendar}"
        );
        ensure!(calendar.matches("BEGIN:V").count() == 2, "{calendar}");
        Ok(())
    })
}

/// How the offers of the list lie: the left and the upper edge of each heading, and of what each says about for whom it is.
async fn edges(page: &Visit) -> anyhow::Result<Vec<[i32; 4]>> {
    let script = "const at = (node) => { const box = node.getBoundingClientRect(); return [box.left, box.top].map(Math.round); }; \
                  return [...document.querySelectorAll('.handout article')] \
                      .map((sheet) => [...at(sheet.querySelector('h3')), ...at(sheet.querySelector('dt'))])";
    page.run_as(script, &[]).await
}

#[test]
fn offers_of_the_list_are_compared_side_by_side() -> anyhow::Result<()> {
    const LIST: &str = "/merkliste?merken=zaa,mz-umwelthandwerk,hanna";
    visit(async |page| {
        page.open(LIST).await?;
        page.size(1280, 900).await?;
        page.says("Für wen").await?;
        let wide = edges(page).await?;
        ensure!(wide.len() == 3, "{wide:?}");
        for pair in wide.windows(2) {
            let [[left, top, _, facts], [next, next_top, _, next_facts]] = pair else {
                continue;
            };
            // The longest name has two lines, the others one.
            ensure!(
                left < next && top == next_top && facts == next_facts,
                "{pair:?}"
            );
        }
        // Below each other on a phone, and where each stands in two languages.
        page.size(412, 900).await?;
        let narrow = edges(page).await?;
        ensure!(
            narrow
                .windows(2)
                .all(|pair| pair[0][0] == pair[1][0] && pair[0][1] < pair[1][1]),
            "{narrow:?}"
        );
        page.size(1280, 900).await?;
        page.click(Role::Checkbox, "Deutsch und Englisch nebeneinander")
            .await?;
        page.says("For whom").await?;
        let both = edges(page).await?;
        ensure!(
            both.len() == 6 && both[0][0] == both[2][0] && both[0][1] < both[2][1],
            "{both:?}"
        );
        Ok(())
    })
}

/// On paper half of the first page was the head and the code. Then offers in two languages were printed on top of each other: the
/// facts stood in a subgrid, which Chromium does not break over pages.
#[test]
fn on_paper_the_languages_stand_beside_each_other_and_nothing_in_a_subgrid() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::Paper)? {
            return Ok(());
        }
        // A4 without the margins that browsers leave.
        page.size(718, 900).await?;
        page.open("/merkliste?merken=mission-zukunft,zaa,hanna&sprachen=beide")
            .await?;
        page.says("For whom").await?;
        page.paper(true).await?;
        let sheets = edges(page).await?;
        ensure!(sheets.len() == 6, "{sheets:?}");
        for pair in sheets.chunks(2) {
            let [[left, top, ..], [next, next_top, ..]] = pair else {
                continue;
            };
            ensure!(left < next && top == next_top, "{pair:?}");
        }
        let script = "return [...document.querySelectorAll('.handout, .handout *')] \
                      .filter((node) => getComputedStyle(node).gridTemplateRows.includes('subgrid')).length";
        let subgrids: usize = page.run_as(script, &[]).await?;
        ensure!(subgrids == 0, "{subgrids} subgrids on paper");
        let script = "return [...document.querySelectorAll('.handout > li')] \
                      .map((offer) => getComputedStyle(offer).breakInside)";
        let breaks: Vec<String> = page.run_as(script, &[]).await?;
        ensure!(breaks == ["auto", "avoid", "avoid"], "{breaks:?}");
        page.paper(false).await
    })
}

#[test]
fn the_code_of_the_longest_list_can_be_read() -> anyhow::Result<()> {
    visit(async |page| {
        let ids: Vec<String> = offers(page)?.into_iter().take(40).collect();
        page.open(&format!("/merkliste?merken={}", ids.join(",")))
            .await?;
        let link: String = page.run_as("return location.href", &[]).await?;
        ensure!(link.len() > 600, "{link}");
        let same = |read: &Option<String>| read.as_ref() == Some(&link);
        wait::value("the code", async || code(page).await, same).await
    })
}
