//! Moving in time: buttons, fields, wheel, drag, brush.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::pointer::Held;
use e2e::{Visit, visit, wait};

use crate::moving::{Plot, day, fields, settled, state, window};

const MIDDLE: &str = "/zeitachse?von=2011-01-01&bis=2018-12-31";

async fn pressed(page: &Visit, name: &str) -> anyhow::Result<bool> {
    let button = page.find(Role::Button, name).await?;
    Ok(button.attr("aria-pressed").await?.as_deref() == Some("true"))
}

async fn steps(page: &Visit) -> anyhow::Result<usize> {
    page.run_as("return history.length", &[]).await
}

#[test]
fn stretches_of_time_are_steps_and_back_undoes_the_last() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        ensure!(
            pressed(page, "Ganzer Zeitraum").await?,
            "all is shown, and no button says so"
        );
        page.click(Role::Button, "2011–2018").await?;
        page.at(MIDDLE).await?;
        ensure!(pressed(page, "2011–2018").await?, "not pressed");
        ensure!(!pressed(page, "Ganzer Zeitraum").await?, "still pressed");
        page.focused(Role::Button, "2011–2018").await?;
        page.click(Role::Button, "Seit 2019").await?;
        page.at("/zeitachse?von=2019-01-01").await?;

        page.back().await?;
        page.at(MIDDLE).await?;
        wait::value(
            "the fields",
            async || fields(page).await,
            |(from, to)| from == "2011-01-01" && to == "2018-12-31",
        )
        .await?;
        page.back().await?;
        page.at("/zeitachse").await?;
        ensure!(
            pressed(page, "Ganzer Zeitraum").await?,
            "Back presses nothing"
        );
        Ok(())
    })
}

#[test]
fn buttons_move_by_half_a_window_and_zoom_around_its_middle() -> anyhow::Result<()> {
    visit(async |page| {
        page.open(MIDDLE).await?;
        page.click(Role::Button, "Später").await?;
        page.at("/zeitachse?von=2015-01-01&bis=2022-12-31").await?;
        page.click(Role::Button, "Früher").await?;
        page.at(MIDDLE).await?;

        let before = window(page).await?;
        page.click(Role::Button, "Näher heran").await?;
        let closer = settled(page, before).await?;
        ensure!(
            before.first < closer.first && closer.last < before.last,
            "{closer:?} is not inside"
        );
        ensure!(
            (closer.point(0.5) - before.point(0.5)).abs() <= 1.0,
            "the middle has moved"
        );
        page.click(Role::Button, "Weiter weg").await?;
        let wider = settled(page, closer).await?;
        ensure!((wider.days() - before.days()).abs() <= 2, "{wider:?}");
        page.focused(Role::Button, "Weiter weg").await?;

        page.back().await?;
        ensure!(
            settled(page, wider).await? == closer,
            "Back leads elsewhere"
        );
        page.back().await?;
        page.at(MIDDLE).await?;

        // The summer of 2014 was for typed dates only: the button ended at 500 days. And nothing in its window said which year it was.
        page.open("/zeitachse?ansicht=grafik&von=2014-04-01&bis=2014-12-31")
            .await?;
        let before = window(page).await?;
        page.click(Role::Button, "Näher heran").await?;
        let closer = settled(page, before).await?;
        ensure!(closer.days() < 200, "{closer:?}");
        let axis = "return document.querySelector('.chart-axis').textContent";
        let words = async || page.run_as::<String>(axis, &[]).await;
        wait::value("the year", words, |words| words.contains("2014")).await?;
        Ok(())
    })
}

#[test]
fn the_two_fields_write_the_window_into_the_address() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.set_date("Von", "2014-02-03").await?;
        page.at("/zeitachse?von=2014-02-03").await?;
        page.set_date("Bis", "2016-05-06").await?;
        page.at("/zeitachse?von=2014-02-03&bis=2016-05-06").await?;
        page.focused(Role::Date, "Bis").await?;
        // An end before the beginning: the two change places.
        page.set_date("Bis", "2013-01-01").await?;
        page.at("/zeitachse?von=2013-01-01&bis=2014-02-03").await?;

        page.back().await?;
        page.at("/zeitachse?von=2014-02-03&bis=2016-05-06").await?;
        page.back().await?;
        page.at("/zeitachse?von=2014-02-03").await?;
        page.back().await?;
        page.at("/zeitachse").await
    })
}

#[test]
fn the_time_under_the_pointer_stays_while_the_wheel_zooms() -> anyhow::Result<()> {
    visit(async |page| {
        for (share, turns) in [(0.37, [-120, -120, -120]), (0.8, [-100, -60, 90])] {
            page.open("/zeitachse?von=2008-01-01&bis=2021-12-31")
                .await?;
            let plot = Plot::of(page).await?;
            let (x, y) = (plot.x(share), plot.y(150.0));
            let before = window(page).await?;
            let point = before.point(plot.share(x));
            let steps_before = steps(page).await?;
            for by in turns {
                page.wheel((x, y), by, Held::Ctrl).await?;
            }
            let after = settled(page, before).await?;
            ensure!(after.days() < before.days(), "{after:?} is no closer");
            let off = plot.off(x, point, after);
            ensure!(off <= 1.0, "the time under the pointer moved by {off} px");
            // Turning the wheel is no step.
            ensure!(steps(page).await? == steps_before, "the wheel makes steps");
        }
        Ok(())
    })
}

/// Turned to zoom in, the wheel made 500 days of a month: the limit of the buttons was applied to windows that were closer already.
#[test]
fn the_wheel_pushes_nobody_away_who_is_close() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2012-01-01&bis=2012-03-31")
            .await?;
        let plot = Plot::of(page).await?;
        let at = (plot.x(0.5), plot.y(150.0));
        let before = window(page).await?;
        // Closer changes nothing; then a little wider.
        page.wheel(at, -120, Held::Ctrl).await?;
        page.wheel(at, 120, Held::Ctrl).await?;
        let after = settled(page, before).await?;
        ensure!(
            before.days() < after.days() && after.days() < 2 * before.days(),
            "{before:?}, then {after:?}"
        );
        Ok(())
    })
}

#[test]
fn the_plain_wheel_scrolls_the_page_and_leaves_the_window() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(1280, 600).await?;
        page.open(MIDDLE).await?;
        let plot = Plot::of(page).await?;
        let scrolled = "return scrollY";
        let before: f64 = page.run_as(scrolled, &[]).await?;
        page.wheel((plot.x(0.5), plot.y(100.0)), 240, Held::Nothing)
            .await?;
        wait::value(
            "the page scrolled",
            async || page.run_as::<f64>(scrolled, &[]).await,
            |now| *now > before + 100.0,
        )
        .await?;
        assert_eq!(
            fields(page).await?,
            ("2011-01-01".to_owned(), "2018-12-31".to_owned())
        );
        page.at(MIDDLE).await
    })
}

#[test]
fn shift_and_wheel_move_the_window() -> anyhow::Result<()> {
    visit(async |page| {
        page.open(MIDDLE).await?;
        let plot = Plot::of(page).await?;
        let before = window(page).await?;
        let place = (plot.x(0.5), plot.y(150.0));
        page.wheel(place, 120, Held::Shift).await?;
        let later = settled(page, before).await?;
        ensure!(
            later.first > before.first && later.days() == before.days(),
            "{later:?}"
        );
        page.wheel(place, -120, Held::Shift).await?;
        ensure!(settled(page, later).await? == before, "not there and back");
        Ok(())
    })
}

#[test]
fn dragging_moves_the_window_and_is_no_click() -> anyhow::Result<()> {
    visit(async |page| {
        page.open(MIDDLE).await?;
        let plot = Plot::of(page).await?;
        let before = window(page).await?;
        let steps_before = steps(page).await?;
        // Taken hold of on the bar of a phase, which is a link.
        let (from, to, y) = (plot.x(0.7), plot.x(0.4), plot.y(60.0));
        let script =
            "return document.elementFromPoint(...arguments).closest('a')?.dataset.entry ?? ''";
        let entry: String = page.run_as(script, &[from.into(), y.into()]).await?;
        ensure!(entry == "2015-2018", "there lies {entry}");
        let point = before.point(plot.share(from));
        page.drag((from, y), (to, y)).await?;
        let after = settled(page, before).await?;
        ensure!(after.days() == before.days(), "dragging zooms");
        let off = plot.off(to, point, after);
        ensure!(off <= 1.0, "the time in hand is {off} px from the pointer");
        ensure!(
            state(page).await?.selected.is_none(),
            "the drag has opened an entry"
        );
        ensure!(steps(page).await? == steps_before, "the drag is a step");

        // And the next click is one.
        page.click(Role::Link, has("2015–2018")).await?;
        page.find(Role::Link, "Alle Angaben").await?;
        assert_eq!(
            state(page).await?.selected.as_deref(),
            Some("2015-2018"),
            "the click opens nothing"
        );
        assert_eq!(window(page).await?, after, "the click moves the window");
        Ok(())
    })
}

#[test]
fn the_overview_has_a_brush_with_two_handles() -> anyhow::Result<()> {
    visit(async |page| {
        page.open(MIDDLE).await?;
        let strip = Plot::at(page, ".overview svg").await?;
        let (first, last) = (day("2005-01-01")?, day("2028-12-31")?);
        let days = f64::from(last.number() - first.number() + 1);
        let at = |day: chronik::edtf::Day| f64::from(day.number() - first.number()) / days;
        let y = strip.y(22.0);
        let before = window(page).await?;
        let to = strip.x(at(day("2008-01-01")?));
        page.drag((strip.x(at(before.first)), y), (to, y)).await?;
        let longer = settled(page, before).await?;
        ensure!(longer.last == before.last, "the other end has moved");
        let off = (at(longer.first) - strip.share(to)).abs() * strip.width;
        ensure!(off <= 1.0, "the handle is {off} px from the pointer");

        // The middle moves both.
        let (from, to) = (
            strip.x(at(day("2012-01-01")?)),
            strip.x(at(day("2015-01-01")?)),
        );
        page.drag((from, y), (to, y)).await?;
        let moved = settled(page, longer).await?;
        ensure!(
            moved.days() == longer.days() && moved.first > longer.first,
            "{moved:?}"
        );
        Ok(())
    })
}

/// After every step the whole sentence of the day was read anew, and what was new came last.
#[test]
fn only_what_has_changed_is_announced() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        let said = async || {
            let script = "return [...document.querySelectorAll('main [role=status]')].map((place) => place.textContent).join('')";
            page.run_as::<String>(script, &[]).await
        };
        page.click(Role::Button, "2011–2018").await?;
        wait::value("how much is shown", said, |said| said.contains("Einträge")).await?;
        let words = said().await?;
        ensure!(!words.contains("Phase"), "{words}");
        page.set_date("Stand vom", "2014-07-01").await?;
        wait::value("the sentence", said, |said| said.contains("2014")).await?;
        let words = said().await?;
        ensure!(!words.contains("Einträge"), "{words}");
        Ok(())
    })
}

/// The first link of the tour names the first day of the chronicle, which links do not name: a notice said that it was not
/// understood, and stayed.
#[test]
fn a_tour_is_understood() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.click(Role::Link, "Rundgang durch die Geschichte")
            .await?;
        page.find(Role::Region, "Rundgang durch die Geschichte")
            .await?;
        for step in 2..=10 {
            page.click(Role::Link, "Nächster Schritt").await?;
            page.says(&format!("Schritt {step} von 10")).await?;
            let text = page.text().await?;
            ensure!(
                !text.contains("Weggelassen oder geändert"),
                "step {step}: {text}"
            );
        }
        Ok(())
    })
}

/// Whoever left the tour lost what it had shown: window, day and entry were those of the whole timeline again.
#[test]
fn who_leaves_the_tour_keeps_what_it_showed() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse").await?;
        page.click(Role::Link, "Rundgang durch die Geschichte")
            .await?;
        page.click(Role::Link, "Nächster Schritt").await?;
        page.says("Schritt 2 von 10").await?;
        let on_tour = page.path().await?;
        ensure!(on_tour.contains("rundgang="), "{on_tour}");
        page.click(Role::Link, "Rundgang verlassen").await?;
        page.focused(Role::Link, "Rundgang durch die Geschichte")
            .await?;
        let left = page.path().await?;
        let all = |path: &str| -> Vec<String> {
            let query = path.split_once('?').map_or("", |(_, query)| query);
            let parts = query
                .split('&')
                .filter(|part| !part.starts_with("rundgang="));
            parts.map(str::to_owned).collect()
        };
        ensure!(all(&on_tour).len() > 1, "{on_tour}");
        ensure!(
            !left.contains("rundgang=") && all(&left) == all(&on_tour),
            "{on_tour} became {left}"
        );
        Ok(())
    })
}

#[test]
fn paper_takes_the_whole_time_and_the_table_with_it() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?von=2019-01-01&bis=2021-12-31")
            .await?;
        let first = "return document.querySelector('.chart .axis-year').textContent.slice(0, 4) + ' ' + \
                     document.querySelectorAll('main table').length";
        let shows = async |wanted: &str| {
            let now = async || page.run_as::<String>(first, &[]).await;
            wait::value("years and tables", now, |now| now == wanted).await
        };
        shows("2019 0").await?;
        page.run_as::<()>("dispatchEvent(new Event('beforeprint'))", &[])
            .await?;
        shows("2005 1").await?;
        // Above the lanes, above the projects, which are on another sheet and had none, and below them.
        let years = "return document.querySelectorAll('.chart .axis').length";
        ensure!(page.run_as::<u32>(years, &[]).await? == 3);
        page.run_as::<()>("dispatchEvent(new Event('afterprint'))", &[])
            .await?;
        shows("2019 0").await?;
        ensure!(page.run_as::<u32>(years, &[]).await? == 2);
        Ok(())
    })
}

/// A link to an entry moved on with each reload: the browser put back how far the page was scrolled, the program put the details above
/// that place, and the browser followed what had stood there.
#[test]
fn a_reload_with_an_entry_leaves_the_page_where_it_was() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik&eintrag=koord-hwk")
            .await?;
        let top = async || page.run_as::<f64>("return scrollY", &[]).await;
        wait::value("the details in sight", top, |top| *top > 500.0).await?;
        let before = top().await?;
        for _ in 0..2 {
            page.reload().await?;
            page.ready().await?;
            let near = |top: &f64| (top - before).abs() < 20.0;
            wait::value(&format!("{before}"), top, near).await?;
        }
        Ok(())
    })
}

/// From the list, paper had no table.
#[test]
fn paper_of_the_list_has_the_table() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=liste&von=2019-01-01&bis=2021-12-31")
            .await?;
        page.find(Role::Heading, "Liste").await?;
        let tables = async || {
            let script = "return document.querySelectorAll('main table').length";
            page.run_as::<u32>(script, &[]).await
        };
        ensure!(tables().await? == 0);
        page.run_as::<()>("dispatchEvent(new Event('beforeprint'))", &[])
            .await?;
        wait::value("the table", tables, |tables| *tables == 1).await?;
        page.run_as::<()>("dispatchEvent(new Event('afterprint'))", &[])
            .await?;
        wait::value("no table", tables, |tables| *tables == 0).await
    })
}

/// In a window in which a bar has no room for its name, and none beside it, there was nothing to read.
#[test]
fn what_has_no_room_for_its_name_has_a_number_that_is_explained() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/zeitachse?ansicht=grafik&von=2011-01-01&bis=2018-12-31")
            .await?;
        page.find(Role::Heading, "Grafik").await?;
        let script = "return [...document.querySelectorAll('a.entry')].map((entry) => \
                      [...entry.querySelectorAll('text')].map((text) => text.textContent).join(' '))";
        let labels: Vec<String> = page.run_as(script, &[]).await?;
        ensure!(!labels.is_empty());
        ensure!(labels.iter().all(|label| !label.is_empty()), "{labels:?}");
        let numbers = labels.iter().filter(|label| label.parse::<u8>().is_ok());
        let numbers = numbers.count();
        ensure!(numbers > 0, "no number in {labels:?}");
        let key = "return [...document.querySelectorAll('.number-key li')].map((line) => line.textContent)";
        let lines: Vec<String> = page.run_as(key, &[]).await?;
        ensure!(lines.len() == numbers, "{lines:?} for {labels:?}");
        page.axe_finds_nothing().await
    })
}
