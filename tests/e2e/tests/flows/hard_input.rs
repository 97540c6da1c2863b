//! Hard input in a real browser: a hostile dataset, a hostile host, messages from strangers. The names X01 … are those of
//! docs/threat-model.md; what needs no browser is in `crates/chronik/tests/hard_input.rs` and `crates/prerender`.

use std::fs;

use anyhow::{Context, ensure};
use chronik::dataset::wire::FREE_TEXT;
use e2e::capability::Capability;
use e2e::find::{Role, has};
use e2e::offline::Site;
use e2e::{Fault, Faults, Visit, visit, visit_host, visit_with_datasets};
use serde_json::{Value, json};

use crate::offline_copy::first_visit;

/// Fits a label; runs wherever it is taken for markup, and asks for a file that is not there.
const MARKUP: &str = "\"><img src=x onerror=window.canary=1>";

/// The dataset with every field of the format.
fn full() -> anyhow::Result<Value> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/sound-full.json");
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}

/// Puts markup into every text that is shown as it is written.
fn hostile(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                // The title of a source is a text, all others are one in two languages.
                let is_text = value.is_string() && FREE_TEXT.contains(&&**key);
                if is_text {
                    *value = MARKUP.into();
                } else {
                    hostile(value);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(hostile),
        _ => {}
    }
}

/// The markup stands there as text, and nothing has come of it.
async fn is_text(page: &Visit, path: &str) -> anyhow::Result<()> {
    page.says(MARKUP).await.with_context(|| path.to_owned())?;
    let (ran, made, opens): (bool, usize, usize) = page
        .run_as(
            "const foreign = (a) => { \
                 const { protocol, origin } = new URL(a.getAttribute('href'), document.baseURI); \
                 if (/^(mailto|tel|blob):$/.test(protocol)) return false; \
                 return !/^https?:$/.test(protocol) || (origin !== location.origin && !/noreferrer/.test(a.getAttribute('rel'))); \
             }; \
             return ['canary' in window, document.querySelectorAll('img, [onerror], main script, iframe, object, embed').length, \
                 [...document.querySelectorAll('a[href]')].filter(foreign).length]",
            &[],
        )
        .await?;
    ensure!(
        !ran && made == 0 && opens == 0,
        "{path}: {ran} {made} {opens}"
    );
    Ok(())
}

#[test]
fn x01_markup_in_every_text_is_text_in_every_view() -> anyhow::Result<()> {
    let mut dataset = full()?;
    hostile(&mut dataset);
    visit_with_datasets(&[("markup.json", dataset)], async |page| {
        for path in [
            "/zeitachse?ansicht=grafik&",
            "/zeitachse?ansicht=grafik&eintrag=gesetz&",
            "/zeitachse?ansicht=grafik&rundgang=ausbau&",
            "/zeitachse?ansicht=liste&",
            "/zeitachse/tabelle?",
            "/en/zeitachse?ansicht=liste&stand=2012-04-01&",
            "/angebote?",
            "/angebote?q=onerror&",
            "/angebote/zukunft?",
            "/angebote/zukunft/umwelt?",
            "/traeger/kammer?",
            "/phasen/2015-2018?",
            "/merkliste?merken=zukunft,umwelt&sprachen=beide&",
            "/daten?",
            "/en/daten?",
        ] {
            page.open(&format!("{path}daten=data/markup.json")).await?;
            is_text(page, path).await?;
        }
        // The title of the window is text too.
        page.open("/angebote/zukunft?daten=data/markup.json")
            .await?;
        page.heading("\">").await?;
        let title: String = page.run_as("return document.title", &[]).await?;
        ensure!(title.starts_with(MARKUP), "{title}");
        // What is drawn while a visitor goes about.
        page.open("/zeitachse?ansicht=grafik&daten=data/markup.json")
            .await?;
        page.click(Role::Button, "Näher heran").await?;
        is_text(page, "zoomed").await
    })
}

const OTHER: &str = "/data/andere.json";

fn other(body: impl Into<Vec<u8>>) -> Faults {
    let body: Vec<u8> = body.into();
    Faults::none().on(OTHER, Fault::json(body))
}

#[test]
fn x07_a_file_without_measure_is_refused_with_words() -> anyhow::Result<()> {
    visit(async |page| {
        let whole = serde_json::to_string(&full()?)?;
        let mut huge = whole.clone().into_bytes();
        huge.resize(50_000_000, b' ');
        let records =
            |record: &str| format!("[{record}{}]", format!(",{record}").repeat(1_000_000));
        let with_records = |record: &str| {
            whole.replacen(
                "\"gaps\":[",
                &format!("\"gaps\":{},\"x\":[", records(record)),
                1,
            )
        };
        let nested = format!(
            "{{\"version\":1,\"gaps\":{}{}}}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        );
        for (what, file, words) in [
            (
                "50 MB",
                huge,
                "Die Datei ist zu groß: höchstens 40 MB, 4 Millionen Werte, 10.000 Fehler",
            ),
            (
                "a million numbers",
                with_records("0").into(),
                "Die Datei ist zu groß",
            ),
            (
                "a million records",
                with_records("{}").into(),
                "Die Datei ist zu groß",
            ),
            (
                "five million lists",
                with_records("[[[[[]]]]]").into(),
                "Die Datei ist zu groß",
            ),
            ("nesting", nested.into(), "Das ist kein gültiges JSON"),
        ] {
            page.server().set_faults(other(file));
            page.go("/zeitachse?daten=data/andere.json").await?;
            let alert = page.find(Role::Alert, has("")).await.context(what)?;
            let said = alert.text().await?;
            ensure!(said.contains(words), "{what}: {said}");
            // Not white, not frozen: the menu leads on.
            page.find(Role::Link, "Angebote").await?;
        }
        page.go("/en/zeitachse?daten=data/andere.json").await?;
        page.says("This is not valid JSON").await
    })
}

#[test]
fn x07_x08_a_record_with_ten_megabytes_or_turned_letters_is_left_out_and_named()
-> anyhow::Result<()> {
    visit(async |page| {
        let mut dataset = full()?;
        dataset["entries"][2]["title"]["de"] = "x".repeat(10_000_000).into();
        dataset["entries"][2]["title"]["en"] = "x".into();
        dataset["organisations"][0]["sources"][0]["supports"]["de"] = "\u{202E}gnuthcar".into();
        dataset["sources"][1]["url"] = "JaVaScRiPt:canary()".into();
        page.server().set_faults(other(dataset.to_string()));
        page.open("/zeitachse?ansicht=liste&daten=data/andere.json")
            .await?;
        page.heading("Zeitachse").await?;
        page.find(Role::Link, has("2011–2014")).await?;
        page.click(Role::Disclosure, "Was fehlt und warum").await?;
        page.says("Der Text hat 10000000 Zeichen, Platz ist für 10000.")
            .await?;
        page.says("Der Text enthält ein unsichtbares Steuerzeichen (U+202E).")
            .await?;
        page.says("Die Adresse beginnt nicht mit https:// oder http://.")
            .await
    })
}

/// A host whose page has been taken over: what programs lean on is something else there.
const TAKEN_OVER: &str = "<!doctype html><html lang=de><meta charset=utf-8><link rel=icon href=data:,><title>Amt</title><h1>Amt</h1>\
    <script>{taken}</script>\
    <iq-chronik view=timeline as-of='2014-07-01'><iframe src='{site}embed/zeitachse/' title='Zeitachse' width='100%' height=640></iframe></iq-chronik>\
    <script async src='{site}embed-1.js'></script></html>";

#[test]
fn x33_in_a_host_that_was_taken_over_the_frame_works_or_keeps_its_height() -> anyhow::Result<()> {
    for taken in [
        "String.prototype.startsWith = String.prototype.includes = () => { throw Error('taken over') };",
        "Object.prototype.app = 'iq-chronik-1'; Object.prototype.t = 'height'; Object.prototype.px = 9e9;",
        "window.fetch = window.MessageChannel = window.URLSearchParams = function () { throw Error('taken over') };",
        "customElements.define = customElements.get = () => { throw Error('taken over') };",
        "HTMLElement.prototype.getAttribute = () => '\"><script>canary()</'.concat('script>');",
    ] {
        let host = TAKEN_OVER.replace("{taken}", taken);
        let pages = [
            ("index.html", "<!doctype html><title>x</title>"),
            ("taken.html", &*host),
        ];
        visit_host(&pages, async |page| {
            if taken.starts_with("String.prototype") && !page.can(Capability::OwnScripts)? {
                return Ok(());
            }
            page.expect_in_console("taken over");
            // As it is called where our script belongs to another origin.
            page.expect_in_console("Script error.");
            page.go("/taken.html").await?;
            page.driver().enter_frame(0).await?;
            page.ready().await?;
            page.heading("Zeitachse").await?;
            page.driver().enter_default_frame().await?;
            let height: i64 = page
                .run_as("return document.querySelector('iframe').clientHeight", &[])
                .await?;
            ensure!((120..=30_000).contains(&height), "{taken}: {height}");
            let frames: Vec<String> = page
                .run_as("const all = []; for (const frame of document.querySelectorAll('iframe')) all.push(new URL(frame.src).pathname); return all", &[])
                .await?;
            ensure!(
                matches!(&frames[..], [one] if one.starts_with("/embed/")),
                "{taken}: {frames:?}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn x20_the_worker_listens_to_pages_of_the_site_only() -> anyhow::Result<()> {
    let site = Site::at("/sub/app/")?;
    fs::write(
        site.dir().join("../../fremd.html"),
        "<!doctype html><html lang=de><link rel=icon href=data:,><title>Fremd</title><h1>Fremd</h1></html>",
    )?;
    site.visit(async |page| {
        first_visit(page, &site).await?;
        let copies = page.stored().await?;
        page.go("/fremd.html").await?;
        page.heading("Fremd").await?;
        let send = "const worker = (await navigator.serviceWorker.getRegistration('/sub/app/')).active; \
            const flood = [null, 1, '', [], {}, { t: null }, { t: '__proto__' }, { t: 'constructor' }, { t: 'toString' }, { t: ['wipe'] }, { t: 'wipe' }, { t: 'skip' }]; \
            for (let i = 0; i < 100; i++) for (const message of flood) worker.postMessage(message); \
            return flood.length";
        let sent: usize = page.run_as(send, &[]).await?;
        ensure!(sent == 12);
        // The worker answers in the order in which it was asked: when it has answered us, it has heard them all.
        page.open(&site.path("")).await?;
        let state: Value = page
            .run_as(
                "const { port1, port2 } = new MessageChannel(); \
                 const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data))); \
                 (await navigator.serviceWorker.ready).active.postMessage({ t: 'state' }, [port2]); \
                 return await answer",
                &[],
            )
            .await?;
        ensure!(state["whole"] == json!(true), "{state}");
        ensure!(page.stored().await? == copies);
        page.says("Diese Seite ist offline verfügbar.").await
    })
}
