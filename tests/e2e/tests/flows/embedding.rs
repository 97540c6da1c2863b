//! Pages of other sites that show ours in a frame.

use e2e::find::{Role, has};
use e2e::{Key, Visit, visit, visit_host, wait};
use serde_json::Value;

/// A page as an editor makes it: words before and after, the frame between them.
pub(crate) const HOST: &str = "<!doctype html><html lang=de><meta charset=utf-8><link rel=icon href=data:,><title>Amt</title><main><h1>Amt</h1><p><a href=#davor>davor</a></p>\
    <iq-chronik view=timeline language=de><iframe src='{site}embed/zeitachse/' title='Zeitachse' width='100%' height=640></iframe>\
    <p><a href='{site}zeitachse/'>Zeitachse in neuem Fenster</a></p></iq-chronik>\
    <p><a href=#danach>danach</a></p></main><script async src='{site}embed-1.js'></script></html>";

/// What the element tells, noted from the start.
const NOTES: &str = "window.notes = []; for (const name of ['ready', 'select', 'state', 'height', 'error']) \
    document.querySelector('iq-chronik').addEventListener(name, ({ detail }) => notes.push([name, detail]));";

pub(crate) async fn enter(page: &Visit) -> anyhow::Result<()> {
    page.driver().enter_frame(0).await?;
    page.ready().await
}

pub(crate) async fn leave(page: &Visit) -> anyhow::Result<()> {
    Ok(page.driver().enter_default_frame().await?)
}

/// Waits until the frame is exactly as high as its content, and returns the height.
pub(crate) async fn fits(page: &Visit) -> anyhow::Result<i64> {
    height_when(page, |frame, content| frame == content).await
}

/// Waits until the heights of the frame and of its content are right, and returns that of the frame.
pub(crate) async fn height_when(
    page: &Visit,
    right: impl Fn(i64, i64) -> bool,
) -> anyhow::Result<i64> {
    let script =
        "return [innerHeight, Math.ceil(document.documentElement.getBoundingClientRect().height)]";
    let mut height = 0;
    wait::value(
        "the height of the frame and of its content",
        async || {
            let both: (i64, i64) = page.run_as(script, &[]).await?;
            height = both.0;
            Ok(both)
        },
        |(frame, content)| right(*frame, *content),
    )
    .await?;
    Ok(height)
}

/// Waits until what begins with these words has the focus in the frame.
async fn has_focus(page: &Visit, words: &str) -> anyhow::Result<()> {
    let script = "return document.hasFocus() ? document.activeElement.textContent.trim() : ''";
    wait::value(
        &format!("the focus on {words}"),
        async || page.run_as::<String>(script, &[]).await,
        |text| text.starts_with(words),
    )
    .await
}

pub(crate) async fn host_height(page: &Visit) -> anyhow::Result<i64> {
    page.run_as("return document.querySelector('iframe').clientHeight", &[])
        .await
}

/// The same, and that this is the height which the page around has given it. What is above a frame that has just
/// been loaded may still move, by its fonts for instance.
pub(crate) async fn fits_in_host(page: &Visit) -> anyhow::Result<i64> {
    wait::until("one height inside and outside", async || {
        enter(page).await?;
        let height = fits(page).await?;
        leave(page).await?;
        Ok((host_height(page).await? == height).then_some(height))
    })
    .await
}

pub(crate) async fn script(page: &Visit, script: &str) -> anyhow::Result<()> {
    page.run_as::<Value>(script, &[]).await?;
    Ok(())
}

#[test]
fn the_frame_is_as_high_as_its_content_and_the_view_follows_the_host() -> anyhow::Result<()> {
    visit_host(&[("index.html", HOST)], async |page| {
        page.go("/").await?;
        script(page, NOTES).await?;
        enter(page).await?;
        page.heading("Zeitachse").await?;
        // Neither header nor footer of the site, but where it comes from.
        page.gone(Role::Banner, has("")).await?;
        page.says("Quelle: IQ Chronik Hamburg, diese Ansicht")
            .await?;
        let first = fits(page).await?;
        assert!(first > 640, "{first}");

        leave(page).await?;
        assert_eq!(host_height(page).await?, first);
        script(
            page,
            "document.querySelector('iq-chronik').setView({ 'as-of': '2014-07-01', id: 'ms-bqfg-2012' })",
        )
        .await?;
        enter(page).await?;
        wait::value(
            "the view of the host",
            async || page.run_as::<String>("return location.search", &[]).await,
            |query| query == "?eintrag=ms-bqfg-2012&stand=2014-07-01",
        )
        .await?;
        page.says("Berufsqualifikationsfeststellungsgesetz").await?;
        fits(page).await?;
        // The full page has the same state.
        let href: String = page
            .run_as("return document.querySelector('.frame-foot a').href", &[])
            .await?;
        assert!(
            href.ends_with("/zeitachse/?eintrag=ms-bqfg-2012&stand=2014-07-01"),
            "{href}"
        );

        leave(page).await?;
        let notes: Vec<(String, Value)> = page.run_as("return notes", &[]).await?;
        let last = notes.iter().rev().find(|(name, _)| name == "state");
        let (_, state) = last.expect("a note of the state");
        assert_eq!(state["path"], "zeitachse/");
        assert_eq!(state["query"], "?eintrag=ms-bqfg-2012&stand=2014-07-01");
        assert!(notes.iter().any(|(name, _)| name == "ready"), "{notes:?}");
        let selected: Vec<&Value> = notes
            .iter()
            .filter(|(name, _)| name == "select")
            .map(|(_, detail)| &detail["id"])
            .collect();
        assert_eq!(selected, ["ms-bqfg-2012"]);

        // Another page for frames, in another language.
        script(
            page,
            "document.querySelector('iq-chronik').setView({ view: 'catalogue', language: 'en', id: '', 'as-of': '' })",
        )
        .await?;
        page.driver().enter_frame(0).await?;
        page.heading("Offers").await?;
        page.ready().await?;
        fits(page).await?;
        leave(page).await
    })
}

#[test]
fn the_keyboard_goes_in_and_out_of_the_frame() -> anyhow::Result<()> {
    visit_host(&[("index.html", HOST)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        fits(page).await?;
        leave(page).await?;
        page.find(Role::Link, "davor").await?.focus().await?;
        page.press(Key::Tab).await?;
        enter(page).await?;
        has_focus(page, "Diesen Bereich überspringen").await?;
        page.press(Key::Enter).await?;
        has_focus(page, "Quelle:").await?;
        page.press(Key::Tab).await?;
        has_focus(page, "IQ Chronik Hamburg, diese Ansicht").await?;
        page.press(Key::Tab).await?;
        leave(page).await?;
        page.focused(Role::Link, "Zeitachse in neuem Fenster")
            .await?;
        page.press(Key::Tab).await?;
        page.focused(Role::Link, "danach").await
    })
}

#[test]
fn host_and_frame_are_without_a_finding_of_axe() -> anyhow::Result<()> {
    visit_host(&[("index.html", HOST)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        fits(page).await?;
        let found = page.axe().await?;
        assert!(found.is_empty(), "in the frame: {found:#?}");
        leave(page).await?;
        let found = page.axe().await?;
        assert!(found.is_empty(), "on the host: {found:#?}");
        Ok(())
    })
}

/// A frame of the host itself, which says what ours would say.
const LIAR: &str = "<!doctype html><title>x</title><link rel=icon href=data:,><script>
    for (const message of [{ app: 'iq-chronik-1', t: 'hello' }, { app: 'iq-chronik-1', t: 'height', px: 5000 }, { message: 'height', value: 9000 }])
        for (let i = 0; i < 200; i++) parent.postMessage(message, '*');
    addEventListener('message', (event) => { if (event.ports.length) parent.document.title = 'fooled'; });
    parent.postMessage('done', '*');
</script>";

#[test]
fn spoofed_malformed_and_flooding_messages_change_nothing() -> anyhow::Result<()> {
    let pages = [("index.html", HOST), ("liar.html", LIAR)];
    visit_host(&pages, async |page| {
        page.go("/").await?;
        script(page, NOTES).await?;
        enter(page).await?;
        let before = fits(page).await?;
        leave(page).await?;
        script(page, "notes.length = 0").await?;
        let done: bool = page
            .run_as(
                "const liar = Object.assign(document.createElement('iframe'), { src: 'liar.html', title: 'x' });
                 const done = new Promise((resolve) => addEventListener('message', ({ data }) => data === 'done' && resolve(true)));
                 document.body.append(liar);
                 const bad = [null, 1, '', [], {}, { app: 'iq-chronik-1' }, { app: 'iq-chronik-1', t: 'view', path: '//evil.example/', query: '' },
                     JSON.parse('{\"__proto__\":{\"app\":\"iq-chronik-1\",\"t\":\"hello\"}}'), 'x'.repeat(1e6)];
                 const frame = document.querySelector('iq-chronik iframe').contentWindow;
                 for (const message of bad) for (let i = 0; i < 50; i++) { postMessage(message, '*'); frame.postMessage(message, '*'); }
                 return await done;",
                &[],
            )
            .await?;
        assert!(done);
        assert_eq!(host_height(page).await?, before);
        let title: String = page.run_as("return document.title", &[]).await?;
        assert_eq!(title, "Amt");
        let notes: Vec<Value> = page.run_as("return notes", &[]).await?;
        assert_eq!(notes, Vec::<Value>::new());

        // And the line still works.
        script(
            page,
            "document.querySelector('iq-chronik').setView({ view: 'table' })",
        )
        .await?;
        page.driver().enter_frame(0).await?;
        page.says("Einträge der Zeitachse").await?;
        page.ready().await?;
        fits(page).await?;
        leave(page).await
    })
}

/// A frame that grows with every answer, as one whose content is as high as its window and more.
const GROWING: &str = "<!doctype html><title>x</title><link rel=icon href=data:,><script>
    addEventListener('message', ({ ports: [port] }) => {
        if (!port) return parent.postMessage({ app: 'iq-chronik-1', t: 'hello' }, '*');
        let px = 200;
        window.sent = 0;
        addEventListener('resize', () => { if (sent++ < 100) port.postMessage({ t: 'height', px: (px += 50) }); });
        for (const odd of [NaN, Infinity, '900', null, {}]) port.postMessage({ t: 'height', px: odd });
        port.postMessage({ t: 'height', px });
    });
    parent.postMessage({ app: 'iq-chronik-1', t: 'hello' }, '*');
</script>";

#[test]
fn a_frame_that_grows_for_ever_is_stopped() -> anyhow::Result<()> {
    // The element comes from the host here, so the frame of its origin is the one it listens to.
    let script_of_site = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/embed-1.js"
    ))?;
    let host = "<!doctype html><html lang=de><meta charset=utf-8><link rel=icon href=data:,><title>Amt</title><iq-chronik><iframe src='growing.html' title=x></iframe></iq-chronik><script src='embed-1.js'></script></html>";
    let pages = [
        ("index.html", host),
        ("growing.html", GROWING),
        ("embed-1.js", &script_of_site),
    ];
    visit_host(&pages, async |page| {
        page.go("/").await?;
        wait::value(
            "the frame at rest",
            async || host_height(page).await,
            |height| *height == 500,
        )
        .await?;
        // Two frames of the browser later it is still so.
        let later: i64 = page
            .run_as(
                "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); return document.querySelector('iframe').clientHeight",
                &[],
            )
            .await?;
        assert_eq!(later, 500);
        Ok(())
    })
}

#[test]
fn a_strict_host_policy_that_names_us_is_enough() -> anyhow::Result<()> {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; frame-src {site}; script-src {site}; require-trusted-types-for 'script'; trusted-types 'none'\"><link rel=icon";
    let host = HOST.replace("<link rel=icon", policy);
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        leave(page).await?;
        fits_in_host(page).await?;
        Ok(())
    })
}

#[test]
fn in_a_sandbox_without_an_origin_it_works_too() -> anyhow::Result<()> {
    let host = HOST.replace(
        "title='Zeitachse'",
        "title='Zeitachse' sandbox='allow-scripts'",
    );
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        let origin: String = page.run_as("return self.origin", &[]).await?;
        assert_eq!(origin, "null");
        page.heading("Zeitachse").await?;
        leave(page).await?;
        fits_in_host(page).await?;
        Ok(())
    })
}

#[test]
fn without_the_script_the_frame_has_its_own_height() -> anyhow::Result<()> {
    let (before, _) = HOST.split_once("<script").unwrap_or_default();
    visit_host(&[("index.html", before)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        page.heading("Zeitachse").await?;
        leave(page).await?;
        assert_eq!(host_height(page).await?, 640);
        Ok(())
    })
}

#[test]
fn the_host_chooses_the_colours() -> anyhow::Result<()> {
    let host = HOST.replace("view=timeline", "view=timeline theme=dark");
    visit_host(&[("index.html", &host)], async |page| {
        let colour = "return getComputedStyle(document.body).backgroundColor";
        page.go("/").await?;
        enter(page).await?;
        wait::value(
            "the dark page",
            async || page.run_as::<String>(colour, &[]).await,
            |colour| colour == "rgb(0, 0, 0)",
        )
        .await?;
        leave(page).await?;
        script(
            page,
            "document.querySelector('iq-chronik').setView({ theme: 'light' })",
        )
        .await?;
        enter(page).await?;
        wait::value(
            "the light page",
            async || page.run_as::<String>(colour, &[]).await,
            |colour| colour == "rgb(255, 255, 255)",
        )
        .await?;
        leave(page).await
    })
}

/// Waits until a field of the frame can be seen, or cannot. ChromeDriver knows no roles in a frame that has gone to another
/// page: everything would be "gone" there.
async fn field_is_seen(page: &Visit, selector: &str, seen: bool) -> anyhow::Result<()> {
    let script = format!("return document.querySelector('{selector}').checkVisibility()");
    wait::value(
        selector,
        async || page.run_as::<bool>(&script, &[]).await,
        |now| *now == seen,
    )
    .await?;
    Ok(())
}

#[test]
fn a_host_may_leave_the_controls_out() -> anyhow::Result<()> {
    let host = HOST.replace(
        "view=timeline",
        "view=timeline controls=none as-of=2014-07-01",
    );
    visit_host(&[("index.html", &host)], async |page| {
        page.go("/").await?;
        enter(page).await?;
        page.says("Handwerkskammer Hamburg koordinierte das Netzwerk")
            .await?;
        field_is_seen(page, "input[type=range]", false).await?;
        field_is_seen(page, "section.chart", true).await?;
        fits(page).await?;
        leave(page).await?;
        script(
            page,
            "document.querySelector('iq-chronik').setView({ view: 'catalogue', filter: 'q=Pflege' })",
        )
        .await?;
        page.driver().enter_frame(0).await?;
        page.heading("Angebote").await?;
        page.ready().await?;
        page.says("Aktionswoche Pflege & Gesundheit").await?;
        field_is_seen(page, "input[type=search]", false).await?;
        field_is_seen(page, "input[type=checkbox]", false).await?;
        fits(page).await?;
        leave(page).await?;
        // And back.
        script(
            page,
            "document.querySelector('iq-chronik').setView({ controls: '' })",
        )
        .await?;
        enter(page).await?;
        field_is_seen(page, "input[type=search]", true).await?;
        leave(page).await
    })
}

#[test]
fn only_pages_for_frames_start_in_a_foreign_frame() -> anyhow::Result<()> {
    let host = HOST
        .replace("embed/zeitachse/", "daten/")
        .replace("view=timeline", "");
    visit_host(&[("index.html", &host)], async |page| {
        page.expect_in_console("frame-ancestors");
        page.expect_in_console("chrome-error://chromewebdata/");
        page.go("/").await?;
        page.driver().enter_frame(0).await?;
        let text = page.text().await?;
        assert!(!text.contains("Quellen"), "{text}");
        leave(page).await
    })
}

#[test]
fn a_page_for_frames_stores_nothing_on_its_own_either() -> anyhow::Result<()> {
    visit(async |page| {
        page.open("/embed/angebote/").await?;
        page.heading("Angebote").await?;
        page.click(Role::Link, "Mission Zukunft").await?;
        page.at("/embed/angebote/mission-zukunft").await?;
        let workers: usize = page
            .run_as(
                "return (await navigator.serviceWorker.getRegistrations()).length",
                &[],
            )
            .await?;
        assert_eq!(workers, 0);
        Ok(())
    })
}
