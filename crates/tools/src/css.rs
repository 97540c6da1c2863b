//! The style sheet: chosen parts of KERN UX and our own `style/*.css` become one file, and Fira Sans
//! is cut down to the characters the pages need.
//!
//! ```text
//! node_modules/@kern-ux/native/src/scss ── grass ──> kern::compile   keep what we use
//! style/*.css ─────────────────────────────────────> tokens::resolve put values in, drop what is dead
//!                                                    lightningcss    minify ──> .build/css/app.css
//! node_modules/@kern-ux/native/dist/fonts ─────────> fonts::subset          ──> .build/css/fonts/
//! ```
//!
//! Why it is done like this: `docs/decisions/0003-styles.md`.

mod color;
#[cfg(test)]
mod contrast;
pub(crate) mod fonts;
mod kern;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

/// Our own files in the order in which they overrule each other.
const FILES: [&str; 11] = [
    "tokens.css",
    "base.css",
    "layout.css",
    "controls.css",
    "components.css",
    "timeline.css",
    "story.css",
    "catalogue.css",
    "pages.css",
    "boot.css",
    "print.css",
];

/// EUPL-1.2, article 5, asks for a prominent notice that the work was changed, and when. Move the
/// date when `style/kern.scss`, the recipe in `kern.rs` or the version changes.
const NOTICE: &str = "\
/*! IQ Chronik Hamburg, EUPL-1.2. Layer kern: KERN UX 2.7.2, (c) Dataport / KERN-Team, EUPL-1.2,
gitlab.opencode.de/kern-ux/kern-ux-plain; changed 2026-11-26: parts left out, properties resolved. */
";

/// What the style sheet has to run in: the floor is KERN's own (`oklch()`, `color-mix()`, `:has()`).
/// Written out instead of a browserslist query, whose answer changes with every release of its data.
const TARGETS: Browsers = Browsers {
    chrome: Some(119 << 16),
    edge: Some(119 << 16),
    firefox: Some(121 << 16),
    safari: Some((16 << 16) | (4 << 8)),
    ios_saf: Some((16 << 16) | (4 << 8)),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// Writes `.build/css/app.css` and `.build/css/fonts/*.woff2` below the workspace.
///
/// Files that would not change are left alone, so that Trunk's watcher does not start again.
pub fn run() -> anyhow::Result<()> {
    let root = workspace()?;
    let kern = kern::Package::find(&root)?;
    let out = root.join(".build/css");

    let fonts = fonts::subset(&kern)?;
    let sheet = build(&root, &kern, &fonts)?;
    write_if_changed(&out.join("app.css"), sheet.as_bytes())?;
    let folder = out.join("fonts");
    for old in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if fonts.iter().all(|font| *font.name != *old.file_name()) {
            fs::remove_file(old.path()).context("removing an old font")?;
        }
    }
    let mut font_bytes = 0;
    for font in fonts {
        if font.for_every_reader {
            font_bytes += font.bytes.len();
        }
        write_if_changed(&folder.join(font.name), &font.bytes)?;
    }
    println!(
        "css: {} B, fonts for a German reader: {font_bytes} B",
        sheet.len()
    );
    Ok(())
}

fn build(root: &Path, kern: &kern::Package, fonts: &[fonts::Font]) -> anyhow::Result<String> {
    let style = root.join("style");
    let mut own = String::new();
    for file in FILES {
        let path = style.join(file);
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        own.push_str(&normalise(&text).with_context(|| format!("in style/{file}"))?);
    }
    own.push_str(&fonts::font_faces(fonts));
    let kern = kern::compile(kern, &style.join("kern.scss"))?;

    let resolved = tokens::resolve(&kern, &own)?;
    let minified = minify(&resolved).context("minifying the bundle")?;
    Ok(format!("{NOTICE}{minified}"))
}

/// One spelling for everything, comments gone: what follows works on plain text.
fn normalise(css: &str) -> anyhow::Result<String> {
    let sheet = parse(css)?;
    let code = sheet.to_css(PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    });
    Ok(code.map_err(|error| anyhow::anyhow!("{error}"))?.code)
}

fn minify(css: &str) -> anyhow::Result<String> {
    let targets = Targets {
        // No sheet asks for `light-dark()`, but its stand-in comes with every `color-scheme`.
        exclude: Features::LightDark,
        ..Targets::from(TARGETS)
    };
    let mut sheet = parse(css)?;
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    let code = sheet.to_css(PrinterOptions {
        minify: true,
        targets,
        ..PrinterOptions::default()
    });
    Ok(code.map_err(|error| anyhow::anyhow!("{error}"))?.code)
}

fn parse(css: &str) -> anyhow::Result<StyleSheet<'_>> {
    StyleSheet::parse(css, ParserOptions::default()).map_err(|error| anyhow::anyhow!("{error}"))
}

/// The folder that holds `style/`: here or above, so that the command works from any folder below.
fn workspace() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("where am I?")?;
    match here
        .ancestors()
        .find(|dir| dir.join("style/tokens.css").is_file())
    {
        Some(root) => Ok(root.to_path_buf()),
        None => bail!("no style/tokens.css in {} or above it", here.display()),
    }
}

fn write_if_changed(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_context(|| format!("creating {}", dir.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}
