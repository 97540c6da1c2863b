//! The start cannot be white, and nothing runs that is not ours. The names F26 … are those of
//! docs/reliability.md.

use std::fs;

use e2e::capability::Capability;
use e2e::find::Role;
use e2e::offline::{Site, at_each_base};
use e2e::{Fault, Faults, Server, visit, visit_host_of, visit_site, visit_with};

const NOT_ARRIVED: &str = "Die Seite ist nicht vollständig angekommen";

#[test]
fn f35_a_program_under_another_type_starts() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        for kind in [
            "application/octet-stream",
            "text/plain",
            "application/wasm; charset=utf-8",
        ] {
            let mut faults = Faults::none();
            for file in site.programs()? {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let answer = Fault::Answer {
                    status: 200,
                    content_type: kind.into(),
                    body: fs::read(&file)?.into(),
                };
                faults = faults.on(&format!("*/{name}"), answer);
            }
            page.server().set_faults(faults);
            page.open(&site.path("angebote")).await?;
            page.heading("Angebote").await?;
        }
        page.stores(&site.version()?).await
    })
}

#[test]
fn f35_a_program_that_is_packed_twice_is_said() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        for file in site.programs()? {
            site.pack_twice(&file)?;
        }
        page.expect_in_console("'integrity' attribute");
        page.expect_in_console("Fetch API cannot load");
        page.go(&site.path("angebote/")).await?;
        page.find(Role::Heading, NOT_ARRIVED).await?;
        page.says("Der Inhalt steht darunter; nur die beweglichen Teile fehlen.")
            .await?;
        page.heading("Angebote").await
    })
}

#[test]
fn a_program_or_loader_with_one_other_bit_does_not_run() -> anyhow::Result<()> {
    for file in ["*.wasm", "/iq-chronik-*.js"] {
        visit_with(Faults::none().on(file, Fault::Flip(4000)), async |page| {
            page.expect_in_console("'integrity' attribute");
            page.expect_in_console("Fetch API cannot load");
            page.go("/").await?;
            page.find(Role::Heading, NOT_ARRIVED).await?;
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_style_sheet_with_one_other_bit_is_not_applied() -> anyhow::Result<()> {
    visit_with(Faults::none().on("*.css", Fault::Flip(100)), async |page| {
        page.expect_in_console("'integrity' attribute");
        page.open("/").await?;
        // Firefox has an empty one in the place of what it refuses.
        let rules: usize = page
            .run_as(
                "return [...document.styleSheets].reduce((all, sheet) => { \
                     try { return all + sheet.cssRules.length } catch { return all } }, 0)",
                &[],
            )
            .await?;
        assert_eq!(rules, 0);
        Ok(())
    })
}

#[test]
fn f40_a_program_that_fails_at_its_start_is_started_once_more_and_no_more() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        // What the panic hook does, as soon as the program is asked to run.
        page.before_every_page(
            "const count = (history.state?.starts ?? 0) + 1; \
             addEventListener('DOMContentLoaded', () => { \
                 history.replaceState({ ...history.state, starts: count }, ''); \
                 WebAssembly.instantiateStreaming = () => { \
                     dispatchEvent(new CustomEvent('iq:panic', { detail: 'panicked at the start' })); \
                     return new Promise(() => {}); }; })",
        )
        .await?;
        page.go(&site.path("angebote")).await?;
        page.find(Role::Heading, "Die Seite konnte nicht starten")
            .await?;
        page.click(Role::Disclosure, "Technische Angaben").await?;
        page.says("panicked at the start").await?;
        let starts: u32 = page.run_as("return history.state.starts", &[]).await?;
        assert_eq!(starts, 2);
        Ok(())
    })
}

#[test]
fn f40_a_program_that_says_nothing_is_said_while_it_may_still_come() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.before_every_page(
            "WebAssembly.instantiateStreaming = () => new Promise(() => {}); \
             const real = setTimeout; globalThis.setTimeout = (what, time, ...rest) => real(what, time === 15000 ? 100 : time, ...rest)",
        )
        .await?;
        page.go(&site.path("en/daten")).await?;
        page.find(Role::Heading, "The page takes longer than usual")
            .await?;
        page.find(Role::Button, "Reload page").await?;
        page.break_with("document.documentElement.dataset.app = 'ready'")
            .await?;
        page.gone(Role::Heading, "The page takes longer than usual")
            .await
    })
}

#[test]
fn f40_a_program_that_fails_later_is_said_and_the_view_comes_back() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        let view = site.path("angebote?q=Pflege");
        page.open(&view).await?;
        let panic = "dispatchEvent(new CustomEvent('iq:panic', { detail: 'panicked later' }))";
        page.run_as::<()>(panic, &[]).await?;
        page.heading("Die Seite ist abgestürzt").await?;
        page.click_to_reload(Role::Button, "Seite neu laden")
            .await?;
        page.at(&view).await?;
        page.heading("Angebote").await
    })
}

/// What the start page says without the program.
const READABLE: &str = "Integration durch Qualifizierung in Hamburg";

#[test]
fn a_page_that_can_be_read_stays_when_the_program_does_not_come() -> anyhow::Result<()> {
    let site = Site::at("/")?;
    visit_site(&site.dir(), async |page| {
        page.server()
            .set_faults(Faults::none().on("*.wasm", Fault::status(404)));
        page.expect_in_console("status of 404");
        page.expect_in_console("'integrity' attribute");
        page.expect_in_console("Fetch API cannot load");
        page.go("/").await?;
        page.find(Role::Heading, NOT_ARRIVED).await?;
        page.says("Der Inhalt steht darunter; nur die beweglichen Teile fehlen.")
            .await?;
        page.heading(READABLE).await?;
        page.says("bezahlt. Es umfasst").await?;
        page.axe_finds_nothing().await
    })
}

#[test]
fn f41_a_page_that_can_be_read_stays_without_webassembly() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.before_every_page("delete globalThis.WebAssembly")
            .await?;
        page.go(&site.path("")).await?;
        page.find(
            Role::Heading,
            "Diese Seite kann in Ihrem Browser nicht starten",
        )
        .await?;
        page.heading(READABLE).await?;
        page.says("bezahlt. Es umfasst").await?;
        page.axe_finds_nothing().await
    })
}

#[test]
fn f41_a_page_that_can_be_read_stays_without_javascript() -> anyhow::Result<()> {
    at_each_base(async |page, site| {
        page.scripts(false).await?;
        page.go(&site.path("zeitachse/")).await?;
        page.heading("Zeitachse").await?;
        page.go(&site.path("")).await?;
        page.heading(READABLE).await?;
        page.says("bezahlt. Es umfasst").await?;
        // For axe, and what is checked after each visit; the page has been read.
        page.scripts(true).await?;
        if page.can(Capability::OwnScripts)? {
            page.axe_finds_nothing().await?;
        }
        Ok(())
    })
}

#[test]
fn a_foreign_page_cannot_show_ours_inside_of_it() -> anyhow::Result<()> {
    // Our host sends no headers, as only those could keep the frame empty.
    let page = "<!doctype html><html lang=de><title>x</title><link rel=icon href=\"data:,\"><h1>x</h1>\
                <iframe title=y src=\"{site}\" width=900 height=700></iframe>";
    visit_host_of(
        Server::send_no_headers,
        &[("index.html", page)],
        async |page| {
            page.go("/").await?;
            page.driver().enter_frame(0).await?;
            page.says("Diese Seite ist in eine fremde Seite eingebettet")
                .await?;
            page.says("Seite in eigenem Fenster öffnen").await?;
            let app: Option<String> = page
                .run_as(
                    "return document.documentElement.dataset.version ?? null",
                    &[],
                )
                .await?;
            assert_eq!(app, None, "the program was started");
            page.driver().enter_default_frame().await?;
            Ok(())
        },
    )
}

#[test]
fn no_text_becomes_a_script() -> anyhow::Result<()> {
    visit(async |page| {
        if !page.can(Capability::TrustedTypes)? {
            return Ok(());
        }
        page.open("/").await?;
        let tries = [
            "document.body.innerHTML = '<p>x'",
            "document.body.insertAdjacentHTML('beforeend', '<p>x')",
            "document.createElement('script').src = 'boot.js'",
            "document.write('x')",
            "trustedTypes.createPolicy('other', {})",
            "trustedTypes.createPolicy('iq-chronik', {})",
        ];
        for code in tries {
            let script = format!(
                "try {{ {code}; return false }} catch (error) {{ return error instanceof TypeError }}"
            );
            let refused: bool = page.run_as(&script, &[]).await?;
            assert!(refused, "{code} is allowed");
        }
        // Reported, as it should be: these reports are not the site's.
        page.expect_in_console("TrustedHTML");
        page.expect_in_console("TrustedScript");
        page.expect_in_console("trusted-types");
        page.forget_reports().await
    })
}
