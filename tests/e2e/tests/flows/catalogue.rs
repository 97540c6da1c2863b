//! Search and facets: the view is the address.

use anyhow::ensure;
use e2e::find::{Role, has};
use e2e::{Visit, visit, wait};

const SEARCH: &str = "Suche in Projekten, Modulen und Trägern";

/// How many projects the heading of the results says there are, of how many.
async fn count(page: &Visit) -> anyhow::Result<Option<(usize, usize)>> {
    let script =
        "return [...document.querySelectorAll('main h2')].map((h2) => h2.textContent.trim())";
    let headings: Vec<String> = page.run_as(script, &[]).await?;
    Ok(headings.iter().find_map(|heading| {
        let words: Vec<&str> = heading.split(' ').collect();
        match words[..] {
            ["Alle", all, "Projekte"] => Some((all.parse().ok()?, all.parse().ok()?)),
            ["Keines", "der", all, ..] => Some((0, all.parse().ok()?)),
            [found, "von", all, ..] => Some((found.parse().ok()?, all.parse().ok()?)),
            _ => None,
        }
    }))
}

/// Waits until the count is as it should be, and returns it.
async fn counts(page: &Visit, fits: impl Fn(usize, usize) -> bool) -> anyhow::Result<usize> {
    let right = |count: &Option<(usize, usize)>| count.is_some_and(|(found, all)| fits(found, all));
    wait::value(
        "the count of the results",
        async || count(page).await,
        right,
    )
    .await?;
    Ok(count(page).await?.unwrap_or_default().0)
}

async fn typed(page: &Visit) -> anyhow::Result<Option<String>> {
    Ok(page
        .find(Role::Searchbox, SEARCH)
        .await?
        .prop("value")
        .await?)
}

#[test]
fn typing_narrows_the_results_and_writes_the_address() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/").await?;
        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Angebote")
            .await?
            .click()
            .await?;
        page.heading("Angebote").await?;
        counts(page, |found, all| found == all).await?;

        page.find(Role::Searchbox, SEARCH)
            .await?
            .send_keys("Pflege")
            .await?;
        page.at("/angebote?q=Pflege").await?;
        let found = counts(page, |found, all| 0 < found && found < all).await?;
        page.focused(Role::Searchbox, SEARCH).await?;
        // Said once more for those who do not see the heading.
        let spoken = format!("{found} von ");
        let script = "return [...document.querySelectorAll('[role=status]')].map((status) => status.textContent)";
        let says = |texts: &Vec<String>| texts.iter().any(|text| text.starts_with(&spoken));
        wait::value(
            "the announcement",
            async || page.run_as(script, &[]).await,
            says,
        )
        .await?;

        // Letters are no steps: Back leaves the catalogue.
        page.back().await?;
        page.at("/").await?;
        page.forward().await?;
        page.at("/angebote?q=Pflege").await?;
        counts(page, |now, _| now == found).await?;
        assert_eq!(typed(page).await?.as_deref(), Some("Pflege"));
        Ok(())
    })
}

/// Each key drew twenty cards: with thousands of offers that took 58 ms at the 95th percentile. Now it draws eight, more than a
/// window shows, and the rest follows when the typing rests.
#[test]
fn while_somebody_types_the_first_results_are_drawn_and_then_the_rest() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let all = counts(page, |found, all| found == all).await?;
        ensure!(all > 20, "{all} projects");
        let watch = "const results = document.querySelector('.results'); window.drawn = []; \
                     const look = () => window.drawn.push(results.querySelectorAll('h4').length); \
                     new MutationObserver(look).observe(results, { childList: true, subtree: true })";
        page.run_as::<()>(watch, &[]).await?;
        page.find(Role::Searchbox, SEARCH)
            .await?
            .send_keys("hamburg")
            .await?;
        page.at("/angebote?q=hamburg").await?;
        let found = counts(page, |found, _| found > 8).await?;
        let drawn = async || page.run_as::<Vec<usize>>("return window.drawn", &[]).await;
        wait::value("all cards", drawn, |drawn| drawn.last() == Some(&found)).await?;
        let steps = drawn().await?;
        ensure!(steps.contains(&8), "{steps:?}");
        page.focused(Role::Searchbox, SEARCH).await
    })
}

/// What was typed took the place of the facet chosen just before: Back took both away.
#[test]
fn back_takes_back_what_was_typed_and_then_the_facet() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let topics = page.find(Role::Group, "Thema").await?;
        page.find_in(Some(&topics), Role::Checkbox, has("Vernetzung"))
            .await?
            .click()
            .await?;
        page.at("/angebote?thema=networking").await?;
        for (typed, address) in [
            ("Hand", "/angebote?q=Hand&thema=networking"),
            ("werk", "/angebote?q=Handwerk&thema=networking"),
        ] {
            page.find(Role::Searchbox, SEARCH)
                .await?
                .send_keys(typed)
                .await?;
            page.at(address).await?;
        }
        page.back().await?;
        page.at("/angebote?thema=networking").await?;
        page.back().await?;
        page.at("/angebote").await
    })
}

/// Who searched for one thing and then for another was led out of the catalogue by Back: letters are no steps, but another question
/// is one.
#[test]
fn back_leads_to_the_search_before() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let field = page.find(Role::Searchbox, SEARCH).await?;
        field.send_keys("Pflege").await?;
        page.at("/angebote?q=Pflege").await?;
        let first = counts(page, |found, all| 0 < found && found < all).await?;
        let back_spaces = "\u{e003}".repeat("Pflege".len());
        field.send_keys(&format!("{back_spaces}Handwerk")).await?;
        page.at("/angebote?q=Handwerk").await?;
        counts(page, |found, _| found != first).await?;
        page.back().await?;
        page.at("/angebote?q=Pflege").await?;
        counts(page, |found, _| found == first).await?;
        wait::value(
            "the field",
            async || typed(page).await,
            |text| text.as_deref() == Some("Pflege"),
        )
        .await
    })
}

/// A suggestion, or nothing at all, where a filter was what found nothing.
#[test]
fn where_a_filter_finds_nothing_the_search_without_it_is_a_click_away() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=nurse&thema=start-up").await?;
        counts(page, |found, _| found == 0).await?;
        page.click(Role::Link, has("Ohne Filter: ")).await?;
        page.at("/angebote?q=nurse").await?;
        counts(page, |found, _| found > 0).await?;
        // What it means is marked, in the words of the page.
        let marked =
            "return [...document.querySelectorAll('.hit mark')].map((mark) => mark.textContent)";
        let marks = async || page.run_as::<Vec<String>>(marked, &[]).await;
        wait::value("the mark", marks, |marks| {
            marks.iter().any(|mark| mark == "Gesundheit und Pflege")
        })
        .await?;
        // The same where a word is misspelt.
        page.open("/angebote?q=Krankenschwestr&thema=start-up")
            .await?;
        page.click(Role::Link, "Krankenschwester").await?;
        page.at("/angebote?q=Krankenschwester").await?;
        counts(page, |found, _| found > 0).await?;
        Ok(())
    })
}

/// From a result of another day an offer said "2013 noch belegt", and not of which day that was.
#[test]
fn the_page_of_an_offer_speaks_of_today() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote/nobi-anerkennung-handwerk?stand=2014-07-01")
            .await?;
        page.find(Role::Heading, "Ende nicht belegt").await?;
        // An end that is only planned is no end.
        page.open("/angebote/inliqua").await?;
        page.find(Role::Heading, "Vermutlich beendet").await?;
        Ok(())
    })
}

#[test]
fn words_meet_however_their_letters_are_written() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Bäckerei").await?;
        let found = counts(page, |found, all| 0 < found && found < all).await?;
        for spelling in ["baeckerei", "BACKEREI"] {
            page.open(&format!("/angebote?q={spelling}")).await?;
            counts(page, |now, _| now == found).await?;
        }
        Ok(())
    })
}

#[test]
fn a_check_box_narrows_and_its_chip_takes_it_away_again() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let all = counts(page, |found, all| found == all).await?;

        let topics = page.find(Role::Group, "Thema").await?;
        let topic = page
            .find_in(Some(&topics), Role::Checkbox, has("Vernetzung"))
            .await?;
        topic.click().await?;
        page.at("/angebote?thema=networking").await?;
        let narrowed = counts(page, |found, all| 0 < found && found < all).await?;
        let chosen = page.find(Role::Checkbox, has("Vernetzung")).await?;
        ensure!(chosen.is_selected().await?, "the check box is not checked");
        page.focused(Role::Checkbox, has("Vernetzung")).await?;

        page.click(Role::Checkbox, has("Zugewanderte")).await?;
        page.at("/angebote?thema=networking&fuer=migrants").await?;
        counts(page, |found, _| found <= narrowed).await?;

        page.click(Role::Button, has("Thema: Vernetzung")).await?;
        page.at("/angebote?fuer=migrants").await?;
        page.focused(Role::Heading, has("Projekte")).await?;
        page.gone(Role::Button, has("Thema: Vernetzung")).await?;

        page.click(Role::Button, "Alle zurücksetzen").await?;
        page.at("/angebote").await?;
        counts(page, |found, _| found == all).await?;
        page.focused(Role::Heading, has("Projekte")).await
    })
}

/// What was typed came back: "Alle zurücksetzen", the cross of its chip and the link in the menu lead to the address at which typing
/// had begun, and for that address the view that was on its way into it was kept.
#[test]
fn what_was_typed_stays_away_once_it_is_taken_back() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let all = counts(page, |found, all| found == all).await?;
        let type_it = async || -> anyhow::Result<()> {
            let field = page.find(Role::Searchbox, SEARCH).await?;
            field.send_keys("Pflege").await?;
            counts(page, |found, all| 0 < found && found < all).await?;
            Ok(())
        };
        let taken_back = async || -> anyhow::Result<()> {
            page.at("/angebote").await?;
            counts(page, |found, _| found == all).await?;
            wait::value(
                "the field",
                async || typed(page).await,
                |text| text.as_deref() == Some(""),
            )
            .await?;
            page.gone(Role::Button, has("Suche: Pflege")).await
        };

        // Once it is in the address, and at once, when it is not yet.
        for is_written in [true, false] {
            type_it().await?;
            if is_written {
                page.at("/angebote?q=Pflege").await?;
            }
            page.click(Role::Button, "Alle zurücksetzen").await?;
            taken_back().await?;
            type_it().await?;
            if is_written {
                page.at("/angebote?q=Pflege").await?;
            }
            page.click(Role::Button, has("Suche: Pflege")).await?;
            taken_back().await?;
        }

        type_it().await?;
        page.at("/angebote?q=Pflege").await?;
        let menu = page.find(Role::Navigation, "Hauptmenü").await?;
        page.find_in(Some(&menu), Role::Link, "Angebote")
            .await?
            .click()
            .await?;
        taken_back().await
    })
}

/// On a phone the open filter is longer than the screen, and nothing below it led to what it had found.
#[test]
fn on_a_phone_a_button_leads_from_the_filter_to_what_it_found() -> anyhow::Result<()> {
    visit(async |page| {
        page.size(320, 640).await?;
        page.open("/angebote").await?;
        page.gone(Role::Button, has("Projekte zeigen")).await?;
        page.click(Role::Button, has("Filter")).await?;
        page.click(Role::Checkbox, has("Beendet")).await?;
        let found = counts(page, |found, all| 0 < found && found < all).await?;
        page.axe_finds_nothing().await?;
        page.click(Role::Button, format!("{found} Projekte zeigen").as_str())
            .await?;
        page.focused(Role::Heading, has("Projekten passen")).await?;
        page.gone(Role::Checkbox, has("Beendet")).await?;
        page.at("/angebote?status=ended").await
    })
}

/// "!!!" asks for nothing and showed everything beside a chip that said otherwise.
#[test]
fn a_search_without_letters_says_that_it_asks_for_nothing() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=!!!").await?;
        counts(page, |found, all| found == all).await?;
        page.says("Gesucht wird nach Buchstaben und Ziffern.").await
    })
}

#[test]
fn back_and_forward_walk_through_the_filters() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let all = counts(page, |found, all| found == all).await?;
        page.click(Role::Checkbox, has("Beendet")).await?;
        page.at("/angebote?status=ended").await?;
        let ended = counts(page, |found, all| 0 < found && found < all).await?;
        page.click(Role::Checkbox, has("Ohne Datum")).await?;
        page.at("/angebote?status=ended,undated").await?;
        let both = counts(page, |found, _| found > ended).await?;

        page.back().await?;
        page.at("/angebote?status=ended").await?;
        counts(page, |found, _| found == ended).await?;
        let undated = page.find(Role::Checkbox, has("Ohne Datum")).await?;
        ensure!(
            !undated.is_selected().await?,
            "Back leaves the check box checked"
        );
        page.back().await?;
        page.at("/angebote").await?;
        counts(page, |found, _| found == all).await?;

        page.forward().await?;
        page.forward().await?;
        page.at("/angebote?status=ended,undated").await?;
        counts(page, |found, _| found == both).await?;
        let undated = page.find(Role::Checkbox, has("Ohne Datum")).await?;
        ensure!(
            undated.is_selected().await?,
            "Forward leaves the check box empty"
        );
        Ok(())
    })
}

#[test]
fn three_questions_set_the_filters() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.choose("Ich bin", "employers").await?;
        page.at("/angebote?fuer=employers").await?;
        counts(page, |found, all| 0 < found && found < all).await?;
        page.focused(Role::Combobox, "Ich bin").await?;
        page.find(Role::Button, has("Für wen: ")).await?;
        page.click(Role::Button, "Angebote zeigen").await?;
        page.focused(Role::Heading, has("Projekten pass")).await
    })
}

#[test]
fn reloading_keeps_the_view() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.find(Role::Searchbox, SEARCH)
            .await?
            .send_keys("Pflege")
            .await?;
        page.at("/angebote?q=Pflege").await?;
        page.click(Role::Checkbox, has("Zugewanderte")).await?;
        page.at("/angebote?q=Pflege&fuer=migrants").await?;
        let found = counts(page, |found, all| 0 < found && found < all).await?;

        page.reload().await?;
        page.at("/angebote?q=Pflege&fuer=migrants").await?;
        counts(page, |now, _| now == found).await?;
        assert_eq!(typed(page).await?.as_deref(), Some("Pflege"));
        let migrants = page.find(Role::Checkbox, has("Zugewanderte")).await?;
        ensure!(
            migrants.is_selected().await?,
            "the check box is not checked"
        );
        Ok(())
    })
}

/// Leaving a filtered catalogue changes its results too. Nested pieces of the page that was left ran
/// once more and read signals that were gone with it: the new page never came.
#[test]
fn a_search_without_hits_offers_a_way_on() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=xqzxqz&thema=networking").await?;
        counts(page, |found, _| found == 0).await?;
        page.find(Role::Button, has("Suche: xqzxqz")).await?;
        page.click(Role::Link, "Zur Zentralen Anlaufstelle Anerkennung")
            .await?;
        page.heading("Zentrale Anlaufstelle Anerkennung").await
    })
}

/// The link went with its message, and with it the focus.
#[test]
fn whoever_takes_the_suggestion_is_at_the_results() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Pfelge").await?;
        page.click(Role::Link, "Pflege").await?;
        counts(page, |found, _| found > 0).await?;
        page.focused(Role::Heading, has("Projekten pass")).await
    })
}

#[test]
fn a_misspelt_word_still_leads_to_results() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Anerkenung").await?;
        if counts(page, |_, all| all > 0).await? == 0 {
            page.says("Meinten Sie").await?;
            page.click(Role::Link, has("nerkennung")).await?;
        }
        counts(page, |found, all| 0 < found && found < all).await?;
        Ok(())
    })
}

#[test]
fn words_that_stand_nowhere_in_the_catalogue_are_understood() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let search = page.find(Role::Searchbox, SEARCH).await?;
        search.send_keys("nurse").await?;
        page.at("/angebote?q=nurse").await?;
        counts(page, |found, all| 0 < found && found < all).await?;
        page.find(Role::Link, has("Gesundheitsberufe")).await?;

        // From a link, before the words are there, and misspelt.
        page.open("/angebote?q=Krankenschwestr").await?;
        page.click(Role::Link, "Krankenschwester").await?;
        page.at("/angebote?q=Krankenschwester").await?;
        counts(page, |found, _| found > 0).await?;
        Ok(())
    })
}

/// A nurse found six offers and a way on from none: of none it is known that it is still there. Who mistyped the word got the address
/// of the office that advises everybody, who wrote it rightly did not.
#[test]
fn results_that_may_all_be_gone_name_who_advises_today() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=Krankenschwester").await?;
        page.says("Keiner dieser Treffer ist nach den Quellen noch belegt.")
            .await?;
        page.click(Role::Link, "Zur Zentralen Anlaufstelle Anerkennung")
            .await?;
        page.heading("Zentrale Anlaufstelle Anerkennung (ZAA)")
            .await?;
        // Which says itself how to reach it.
        page.find(Role::Heading, "Kontakt heute").await?;
        page.find(Role::Link, "diakonie-hamburg.de").await?;
        // Nor did who chose a field instead of typing it.
        page.open("/angebote?beruf=engineering").await?;
        page.says("Keiner dieser Treffer ist nach den Quellen noch belegt.")
            .await?;
        // "Lehrer" found the office for recognition, as a guide of it has "educational" in its title; and that is documented.
        page.open("/angebote?q=Lehrer").await?;
        page.says("Keiner dieser Treffer ist nach den Quellen noch belegt.")
            .await?;
        page.open("/angebote?q=Anerkennung").await?;
        page.heading("Angebote").await?;
        let text = page.text().await?;
        ensure!(
            !text.contains("Keiner dieser Treffer"),
            "the ZAA is documented"
        );
        Ok(())
    })
}

#[test]
fn an_earlier_day_shows_what_there_was_then() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        page.set_date("Stand vom", "2014-07-01").await?;
        page.at("/angebote?stand=2014-07-01").await?;
        page.says("Stand 1. Juli 2014: 8 sind noch für 2013 oder später belegt")
            .await?;
        page.find(Role::Heading, has("Erst später belegt")).await?;
        page.find(Role::Checkbox, has("Erst später belegt 12"))
            .await?;
        page.axe_finds_nothing().await?;
        page.click(Role::Button, has("Stand vom 1. Juli 2014"))
            .await?;
        page.at("/angebote").await?;
        page.gone(Role::Heading, has("Erst später belegt")).await
    })
}

#[test]
fn what_was_searched_for_is_marked_and_parts_say_whether_they_still_run() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?q=physiotherapie").await?;
        let marks = "return [...document.querySelectorAll('.results mark')].map((mark) => mark.textContent)";
        let marked: Vec<String> = page.run_as(marks, &[]).await?;
        let alike = |mark: &String| mark.to_lowercase().contains("physiotherap");
        ensure!(marked.iter().any(alike), "{marked:?}");
        // The project goes on, as far as is known; this part of it does not.
        let parts = "return [...document.querySelectorAll('.hit-parts li')].map((part) => part.textContent.trim())";
        let parts: Vec<String> = page.run_as(parts, &[]).await?;
        let ended = |part: &String| part.contains("Physiotherapie") && part.contains("Beendet: ");
        ensure!(parts.iter().any(ended), "{parts:?}");
        page.axe_finds_nothing().await?;

        page.open("/angebote").await?;
        assert_eq!(page.run_as::<Vec<String>>(marks, &[]).await?, [""; 0]);
        Ok(())
    })
}

/// "Harburg", "2017" and "fees" found offers whose cards said nothing of it: place, phase and English text stand on their pages.
#[test]
fn a_hit_says_where_it_was_found_if_its_card_does_not() -> anyhow::Result<()> {
    visit(async |page| {
        let reasons = "return [...document.querySelectorAll('.results .hit-for')].map((line) => line.textContent).filter((line) => line.startsWith('Gefunden unter'))";
        for (query, reason) in [
            ("Harburg", "Gefunden unter Ort: Hamburg-Harburg"),
            (
                "Arabisch",
                "Gefunden unter Aktionswoche Metall – Schweißen – Elektro, Sprachen: Arabisch",
            ),
            ("Diakonie", "Gefunden unter Partner: Diakonisches Werk"),
            (
                "2017",
                "Gefunden unter Phasen: 2015–2018 ESF und Anerkennungsgesetz",
            ),
            (
                "fees",
                "Gefunden unter Englisch: Helps people find the right authority",
            ),
        ] {
            page.open(&format!("/angebote?q={query}")).await?;
            let lines = async || page.run_as::<Vec<String>>(reasons, &[]).await;
            let says = |lines: &Vec<String>| lines.iter().any(|line| line.starts_with(reason));
            wait::value(reason, lines, says).await?;
            page.axe_finds_nothing().await?;
        }
        let script = "return document.querySelector('.hit-for [lang]').lang";
        assert_eq!(page.run_as::<String>(script, &[]).await?, "en");
        // Who sees the reason on the card needs no other.
        page.open("/angebote?q=physiotherapie").await?;
        ensure!(page.run_as::<Vec<String>>(reasons, &[]).await?.is_empty());
        Ok(())
    })
}

/// The coordination came first, as still documented, for one charter of 2021 in it; and nobody was told whom to ask today.
#[test]
fn a_project_found_by_a_part_is_shown_with_the_status_of_the_part() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?thema=start-up").await?;
        page.says("Keiner dieser Treffer ist nach den Quellen noch belegt.")
            .await?;
        page.gone(Role::Heading, has("Noch belegt")).await?;
        page.find(Role::Link, "Koordination des IQ Netzwerks Hamburg")
            .await?;
        page.says("Nicht belegt seit 18. August 2022").await?;
        page.axe_finds_nothing().await
    })
}

/// A sentence left an empty page for one word that stands nowhere.
#[test]
fn a_sentence_finds_something_and_says_what_it_left_out() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let field = page.find(Role::Searchbox, SEARCH).await?;
        field
            .send_keys("Ich habe in Aleppo als Krankenschwester gelernt")
            .await?;
        counts(page, |found, all| 0 < found && found < all).await?;
        page.says("Ohne „Aleppo gelernt“ gesucht: Mit allen Wörtern passt nichts.")
            .await?;
        page.axe_finds_nothing().await
    })
}

#[test]
fn a_search_that_finds_nothing_leads_to_one_for_less_and_to_the_glossary() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote").await?;
        let field = page.find(Role::Searchbox, SEARCH).await?;
        field.send_keys("Ingenieurin BAMF").await?;
        page.says("Ohne „BAMF“ suchen:").await?;
        page.find(Role::Link, "BAMF").await?;
        page.axe_finds_nothing().await?;
        page.click(Role::Link, "Ingenieurin").await?;
        page.at("/angebote?q=Ingenieurin").await?;
        counts(page, |found, all| 0 < found && found < all).await?;
        Ok(())
    })
}

#[test]
fn a_note_on_the_address_goes_with_the_next_view() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/angebote?status=nonsense").await?;
        page.says("Nicht alles in der Adresse").await?;
        page.at("/angebote").await?;
        page.click(Role::Checkbox, has("Beendet")).await?;
        page.at("/angebote?status=ended").await?;
        let note = "return [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('Nicht alles'))";
        wait::value(
            "the note",
            async || page.run_as(note, &[]).await,
            |is_there: &bool| !is_there,
        )
        .await
    })
}
