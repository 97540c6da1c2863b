//! KERN UX: where the package lies, and which of its rules come into our sheet.
//!
//! `style/kern.scss` names the parts; this file leaves out what hurts us or nobody uses:
//! - `forced-colors` blocks: they paint icons white on white and take focus away, with `!important`;
//! - rules that draw an icon through a `data:` mask: such icons vanish in forced colours; ours are inline SVG;
//! - selectors without a KERN class (`textarea`, `label`, `option` …): they leak into everything;
//! - classes that no page uses ([`CLASSES`]).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::traits::ToCss;

use super::parse;

/// The version whose source the recipe was read against.
const VERSION: &str = "2.7.2";

/// The KERN classes that our views use: a rule that needs another one is left out.
const CLASSES: [&str; 13] = [
    "kern-btn",
    "kern-btn--primary",
    "kern-btn--secondary",
    "kern-btn--tertiary",
    "kern-label",
    "kern-fieldset",
    "kern-form-input",
    "kern-form-input__input",
    "kern-form-input__select",
    "kern-form-input__select-wrapper",
    "kern-table",
    "kern-table__header",
    "kern-table__cell",
];

/// The installed npm package.
pub(super) struct Package {
    dir: PathBuf,
}

impl Package {
    /// The package below `root`, if it is there and of the expected version.
    pub(super) fn find(root: &Path) -> anyhow::Result<Self> {
        let package = Self {
            dir: root.join("node_modules/@kern-ux/native"),
        };
        let manifest = package.path("package.json");
        let text = fs::read_to_string(&manifest)
            .with_context(|| format!("{} is missing: run `npm ci`", manifest.display()))?;
        ensure!(
            text.contains(&format!("\"version\": \"{VERSION}\"")),
            "{} is not version {VERSION}: read its changes, then move VERSION and the date of the \
             notice in crates/tools/src/css.rs",
            manifest.display()
        );
        Ok(package)
    }

    /// A file of the package.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.dir.join(file)
    }
}

/// Compiles the parts named in `entry` and keeps the rules we use, in `@layer kern`: whatever our
/// own sheet says, outside of layers, wins over them without a fight about specificity.
pub(super) fn compile(package: &Package, entry: &Path) -> anyhow::Result<String> {
    let scss = fs::read_to_string(entry).with_context(|| format!("reading {}", entry.display()))?;
    let scss_dir = package.path("src/scss");
    let options = grass::Options::default().load_path(&scss_dir);
    let css = grass::from_string(scss, &options)
        .with_context(|| format!("compiling {} with {}", entry.display(), scss_dir.display()))?;
    let sheet = parse(&css).context("KERN's own rules")?;
    let mut kept = Kept::default();
    select(&sheet.rules.0, &mut kept)?;
    // KERN writes dark before light; light is unconditional here, so dark has to come after it.
    let Kept { light, dark } = kept;
    Ok(format!(
        "@layer kern{{{light}@media screen and (prefers-color-scheme:dark){{{dark}}}}}"
    ))
}

/// The rules that stay. Light is what holds everywhere, paper included; dark is for screens only.
#[derive(Default)]
struct Kept {
    light: String,
    dark: String,
}

fn select(rules: &[CssRule<'_>], kept: &mut Kept) -> anyhow::Result<()> {
    for rule in rules {
        match rule {
            CssRule::Style(style) => {
                let body = print(&style.declarations)?;
                let mut selectors = Vec::new();
                for selector in &style.selectors.0 {
                    let kept = keep_selector(&print(selector)?);
                    selectors.extend(kept.filter(|kept| !selectors.contains(kept)));
                }
                if !selectors.is_empty() && !body.contains("data:") {
                    kept.light
                        .push_str(&format!("{}{{{body}}}", selectors.join(",")));
                }
            }
            CssRule::Media(media) => {
                let query = print(&media.query)?;
                let mut inner = Kept::default();
                select(&media.rules.0, &mut inner)?;
                kept.dark.push_str(&inner.dark);
                match query.as_str() {
                    query if query.contains("forced-colors") => {}
                    "(prefers-color-scheme:light)" => kept.light.push_str(&inner.light),
                    "(prefers-color-scheme:dark)" => kept.dark.push_str(&inner.light),
                    query => kept
                        .light
                        .push_str(&format!("@media {query}{{{}}}", inner.light)),
                }
            }
            CssRule::Ignored => {}
            other => bail!(
                "KERN has a kind of rule that nobody looked at yet: {}",
                print(other)?
            ),
        }
    }
    Ok(())
}

/// The selector as we want it, or nothing if the rule is not for us.
fn keep_selector(selector: &str) -> Option<String> {
    // The tokens of the page's own level; the levels for nested coloured containers are not used.
    if selector == ":root" || selector == ".kern-layer.kern-level-0" {
        return Some(":root".to_owned());
    }
    let mut classes = selector.split(".kern-").skip(1).map(|rest| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        format!("kern-{}", &rest[..end.unwrap_or(rest.len())])
    });
    let first = classes.next()?;
    let all_used = std::iter::once(first)
        .chain(classes)
        .all(|class| CLASSES.contains(&class.as_str()));
    // Nothing of ours is read-only; what is disabled looks as `style/controls.css` says.
    let never = ["disabled", "readonly", "kern-theme", "type=file"];
    let possible = !never
        .iter()
        .any(|word| without_negations(selector).contains(word));
    (all_used && possible).then(|| {
        let always = |selector: String, not: &&str| selector.replace(not, "");
        NOT_DISABLED.iter().fold(selector.to_owned(), always)
    })
}

/// KERN says "one of these" before each state of a button, and one of them always holds.
const NOT_DISABLED: [&str; 3] = [
    ":not(:disabled)",
    ":not([disabled])",
    ":not([aria-disabled=true])",
];

/// The selector without its `:not(…)` parts: what an element must be, not what it must not be.
fn without_negations(selector: &str) -> String {
    let mut positive = String::new();
    let mut rest = selector;
    while let Some(start) = rest.find(":not(") {
        positive.push_str(&rest[..start]);
        let mut depth = 0_i32;
        let end = rest[start..].char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (c == ')' && depth == 0).then_some(start + at + 1)
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    positive.push_str(rest);
    positive
}

fn print(css: &impl ToCss) -> anyhow::Result<String> {
    css.to_css_string(PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    })
    .map_err(|error| anyhow::anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_kept_only_if_a_page_can_match_them() {
        for (selector, kept) in [
            (":root", Some(":root")),
            (".kern-layer.kern-level-0", Some(":root")),
            (".kern-level-1", None),
            (
                ".kern-btn--primary .kern-label",
                Some(".kern-btn--primary .kern-label"),
            ),
            (".kern-btn:not(:disabled):hover", Some(".kern-btn:hover")),
            (".kern-btn:disabled", None),
            (".kern-btn:has(.kern-sr-only)", None),
            ("textarea", None),
            ("label", None),
        ] {
            assert_eq!(keep_selector(selector).as_deref(), kept, "{selector}");
        }
    }
}
