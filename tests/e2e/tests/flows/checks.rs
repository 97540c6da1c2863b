//! A check that never fails proves nothing: here each of them meets what it is for.

use std::fs;

use e2e::{Visit, visit_site};
use tempfile::TempDir;
use tools::server::{Faults, Server};

/// A site of these files.
fn site(files: &[(&str, &str)]) -> anyhow::Result<TempDir> {
    let dir = tempfile::tempdir()?;
    for (name, text) in files {
        fs::write(dir.path().join(name), text)?;
    }
    Ok(dir)
}

/// What the checks say after a visit to a page with this body and this script, which ends by saying
/// something.
fn complaints(body: &str, script: &str, said: &str) -> anyhow::Result<String> {
    let page = format!(
        "<!doctype html><html lang=de><title>x</title><link rel=icon href=x.png><h1>x</h1>{body}\
         <script src=x.js></script>"
    );
    let dir = site(&[("index.html", &page), ("x.js", script), ("x.png", "")])?;
    let outcome = visit_site(dir.path(), async |page| {
        page.go("/").await?;
        page.says(said).await
    });
    Ok(outcome
        .err()
        .map(|error| format!("{error:#}"))
        .unwrap_or_default())
}

#[test]
fn a_clean_page_is_not_complained_about() -> anyhow::Result<()> {
    assert_eq!(complaints("<p>Hallo</p>", "", "Hallo")?, "");
    Ok(())
}

#[test]
fn what_a_page_does_in_secret_is_noticed() -> anyhow::Result<()> {
    let script = "\
        document.cookie = 'visitor=1'; \
        localStorage.setItem('seen', '1'); \
        sessionStorage.setItem('now', '1'); \
        console.info('hello'); \
        indexedDB.open('offers').onsuccess = async () => { \
            await caches.open('pages'); \
            document.body.append('done'); \
        };";
    let report = complaints("<p style='color: red'>Hallo</p>", script, "done")?;
    for words in [
        "the Content Security Policy is violated",
        "style-src",
        "there are cookies",
        "localStorage: seen",
        "sessionStorage: now",
        "IndexedDB: offers",
        "cache: pages",
        "hello",
    ] {
        assert!(report.contains(words), "no word of {words} in: {report}");
    }
    Ok(())
}

#[test]
fn a_request_to_another_origin_is_noticed() -> anyhow::Result<()> {
    let away = site(&[
        (
            "index.html",
            "<!doctype html><link rel=icon href=x.png><p>away",
        ),
        ("x.png", ""),
    ])?;
    let away = Server::start(away.path(), Faults::none())?;
    let script = format!("location.assign('{}')", away.url("/"));
    let report = complaints("", &script, "away")?;
    assert!(report.contains("requests leave the origin"), "{report}");
    assert!(report.contains(&away.url("/")), "{report}");
    Ok(())
}

/// What a walk with the Tab key finds on a page.
fn walk(body: &str, style: &str, script: &str) -> anyhow::Result<Vec<String>> {
    let page = format!(
        "<!doctype html><html lang=de><title>x</title><link rel=icon href=x.png>\
         <link rel=stylesheet href=x.css><h1>x</h1>{body}<script src=x.js></script>"
    );
    let dir = site(&[
        ("index.html", &page),
        ("x.css", style),
        ("x.js", script),
        ("x.png", ""),
    ])?;
    let mut defects = Vec::new();
    visit_site(dir.path(), async |page: &Visit| {
        page.go("/").await?;
        defects = match page.walk().await {
            Ok(walk) => walk.defects,
            Err(trap) => vec![trap.to_string()],
        };
        Ok(())
    })?;
    Ok(defects)
}

#[test]
fn a_stop_that_shows_nothing_or_is_hidden_is_noticed() -> anyhow::Result<()> {
    let body = "<button>seen</button> <button class=plain>plain</button> \
                <button class=always>always framed</button> \
                <a href=x class=tiny>tiny</a> \
                <p><button class=under>under</button><span class=over>over</span></p> \
                <button>last</button>";
    let style = ":focus { outline: 3px solid blue } \
                 .plain, .always { outline: none } .always { box-shadow: 0 0 0 3px blue } \
                 .tiny { position: absolute; width: 1px; height: 1px; overflow: hidden } \
                 p { position: relative } \
                 .over { position: absolute; inset: -9px; background: white }";
    let style = style.replace(".plain, .always {", ".plain:focus, .always:focus {");
    let defects = walk(body, &style, "")?;
    assert_eq!(
        defects,
        [
            "no visible focus on button “plain”",
            "no visible focus on button “always framed”",
            "the focus is on the invisible a “tiny”",
            "something covers button “under” while it has the focus",
        ]
    );
    Ok(())
}

#[test]
fn a_trap_is_noticed() -> anyhow::Result<()> {
    let script = "document.querySelector('.trap').addEventListener('keydown', (event) => event.preventDefault());";
    let defects = walk(
        "<button>a</button><button class=trap>b</button><button>c</button>",
        "",
        script,
    )?;
    assert!(
        defects
            .iter()
            .any(|defect| defect.contains("Tab does not leave")),
        "{defects:?}"
    );
    Ok(())
}

#[test]
fn axe_finds_what_it_is_for() -> anyhow::Result<()> {
    let page = "<!doctype html><title>x</title><link rel=icon href=x.png><img src=x.png>";
    let dir = site(&[("index.html", page), ("x.png", "")])?;
    visit_site(dir.path(), async |page: &Visit| {
        page.go("/").await?;
        let rules: Vec<String> = page.axe().await?.into_iter().map(|rule| rule.id).collect();
        for rule in [
            "html-has-lang",
            "image-alt",
            "landmark-one-main",
            "page-has-heading-one",
        ] {
            assert!(
                rules.iter().any(|found| found == rule),
                "{rule} is not among {rules:?}"
            );
        }
        Ok(())
    })
}
