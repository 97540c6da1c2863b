//! The colour roles of `style/tokens.css` measured against each other, as WCAG 2 counts it.

use std::collections::BTreeMap;
use std::path::Path;

use super::color::hex_channels;

/// AAA for text.
const TEXT: f64 = 7.0;
/// Edges, icons, the focus ring.
const SHAPE: f64 = 3.0;

const PAIRS: [(&str, &str, f64); 33] = [
    ("text", "page", TEXT),
    ("text", "panel", TEXT),
    ("text", "tint", TEXT),
    ("text", "bar-pale", TEXT),
    ("text", "band", TEXT),
    ("text", "band-now", TEXT),
    ("text", "conflict-panel", TEXT),
    ("muted", "page", TEXT),
    ("muted", "panel", TEXT),
    ("muted", "band", TEXT),
    ("muted", "band-now", TEXT),
    ("accent", "page", TEXT),
    ("accent", "panel", TEXT),
    ("accent", "tint", TEXT),
    ("accent", "conflict-panel", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "bar-strong", TEXT),
    ("edge", "page", SHAPE),
    ("edge", "panel", SHAPE),
    ("input-edge", "panel", SHAPE),
    ("focus", "page", SHAPE),
    ("focus", "panel", SHAPE),
    ("focus", "bar-pale", SHAPE),
    ("bar-edge", "page", SHAPE),
    ("bar-edge", "band-now", SHAPE),
    ("bar-edge", "bar-pale", SHAPE),
    ("bar-cap", "bar-pale", SHAPE),
    ("bar-strong", "bar-pale", SHAPE),
    ("conflict", "conflict-panel", SHAPE),
    ("on-accent", "conflict", SHAPE),
    ("ok", "page", SHAPE),
    ("undated", "page", SHAPE),
    ("danger", "panel", SHAPE),
];

#[test]
fn every_pair_is_strong_enough_in_light_and_dark() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/tokens.css");
    let css = std::fs::read_to_string(path).unwrap();
    let (light, rest) = css
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .unwrap();
    let (dark, _) = rest.split_once("@media").unwrap();
    let light = roles(light);
    let mut night = light.clone();
    night.extend(roles(dark));

    let mut weak = Vec::new();
    for (scheme, roles) in [("light", &light), ("dark", &night)] {
        for (front, back, needed) in PAIRS {
            let ratio = contrast(roles[front], roles[back]);
            if ratio < needed {
                weak.push(format!(
                    "{scheme}: --{front} on --{back} has {ratio:.2}, needs {needed}"
                ));
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

/// `--name: var(--kern-…, #literal);` as name and colour.
fn roles(css: &str) -> BTreeMap<&str, [u8; 3]> {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let (_, literal) = value.split_once(", ")?;
            Some((name, hex_channels(literal.strip_suffix(");")?)?))
        })
        .collect()
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(channels: [u8; 3]) -> f64 {
    let [red, green, blue] = channels.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
