//! Custom properties: KERN has 519 in three storeys, a page needs some thirty.
//!
//! [`resolve`] puts the value of every KERN property that is the same in light and dark straight into
//! the places that use it, our own role ([`ROLES`]) in place of one that is not, strips the fallbacks
//! of the others, deletes what nobody uses any more, and checks that the fallbacks written in
//! `style/tokens.css` are still KERN's values.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{bail, ensure};

use super::color::{hex_channels, oklch_to_hex};

/// A fallback may differ from KERN's colour by this much in a channel: they were rounded twice.
const TOLERANCE: u8 = 2;

/// KERN's colour roles for which `style/tokens.css` has the same colours, light and dark. What is
/// KERN's then also follows forced colours and the wish for more contrast, as what is ours does.
const ROLES: [(&str, &str); 6] = [
    ("--kern-color-layout-text-default", "--text"),
    ("--kern-color-layout-background-default-surface", "--panel"),
    ("--kern-color-action-default", "--accent"),
    ("--kern-color-action-on-default", "--on-accent"),
    ("--kern-color-action-focus-default", "--focus"),
    ("--kern-color-form-input-border", "--input-edge"),
];

/// Joins KERN's rules and ours and settles the custom properties. Both texts must be minified.
pub(super) fn resolve(kern: &str, own: &str) -> anyhow::Result<String> {
    check_fallbacks(own, &Definitions::read(kern).constants())?;
    let css = with_our_roles(&settle(format!("{kern}{own}")))?;
    let css = settle(css);
    check_all_defined(&css, &Definitions::read(&css))?;
    Ok(colours_as_hex(&css))
}

/// Puts values in and drops what is unused until nothing changes.
fn settle(mut css: String) -> String {
    loop {
        let next = drop_unused(&put_values_in(&css, &Definitions::read(&css)));
        if next == css {
            return css;
        }
        css = next;
    }
}

/// Uses our [`ROLES`] instead of KERN's, after a look whether the colours still are the same.
fn with_our_roles(css: &str) -> anyhow::Result<String> {
    let definitions = Definitions::read(css);
    let mut out = css.to_owned();
    for (theirs, ours) in ROLES {
        let colours = |name| definitions.values.get(name);
        if let (Some(a), Some(b)) = (colours(theirs), colours(ours)) {
            let alike = a.len() <= b.len() && a.iter().zip(b).all(|(a, b)| same_colour(a, b));
            ensure!(alike, "{theirs} is {a:?} and {ours} is {b:?}: not one role");
            out = out.replace(&format!("var({theirs})"), &format!("var({ours})"));
        }
    }
    Ok(out)
}

fn same_colour(kern: &str, own: &str) -> bool {
    let hex = |value| oklch_to_hex(value).unwrap_or_else(|| value.to_owned());
    same(&hex(kern), &hex(own))
}

/// Where custom properties get their values.
struct Definitions {
    /// Values by name, in their order; more than one when dark mode or an element changes it.
    values: BTreeMap<String, Vec<String>>,
}

impl Definitions {
    fn read(css: &str) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for declaration in declarations(css) {
            let known = values.entry(declaration.name.to_owned()).or_default();
            if !known.iter().any(|value| value == declaration.value) {
                known.push(declaration.value.to_owned());
            }
        }
        Self { values }
    }

    /// KERN's properties with one value only, followed to the end.
    fn constants(&self) -> BTreeMap<&str, &str> {
        let single = |name: &str| {
            let values = self.values.get(name)?;
            let value = values.first()?;
            (name.starts_with("--kern-") && values.len() == 1).then_some(value.as_str())
        };
        self.values
            .keys()
            .filter_map(|name| {
                let mut value = single(name)?;
                while let Some(next) = only_reference(value).and_then(single) {
                    value = next;
                }
                Some((name.as_str(), value))
            })
            .collect()
    }
}

/// `--x` if the value is `var(--x)` and nothing else.
fn only_reference(value: &str) -> Option<&str> {
    let name = value.strip_prefix("var(")?.strip_suffix(')')?;
    name.chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        .then_some(name)
}

struct Declaration<'a> {
    name: &'a str,
    value: &'a str,
    /// Byte range in the sheet, with the semicolon after it if there is one.
    span: std::ops::Range<usize>,
}

/// All `--name:value` of a minified sheet.
fn declarations(css: &str) -> impl Iterator<Item = Declaration<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + css[at..].find("--")?;
            at = start + 2;
            if !css[..start].ends_with(['{', ';']) {
                continue;
            }
            let Some(colon) = css[start..].find(':') else {
                continue;
            };
            let value_start = start + colon + 1;
            let end = value_end(css, value_start);
            at = end;
            let with_semicolon = end + usize::from(css[end..].starts_with(';'));
            return Some(Declaration {
                name: &css[start..start + colon],
                value: css[value_start..end].trim(),
                span: start..with_semicolon,
            });
        }
    })
}

/// Where the value that starts at `start` ends: at `;` or `}` outside of brackets and quotes.
fn value_end(css: &str, start: usize) -> usize {
    let mut depth = 0_u32;
    let mut quote = None;
    for (at, c) in css[start..].char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, ';' | '}') if depth == 0 => return start + at,
            _ => {}
        }
    }
    css.len()
}

/// One `var(--name, fallback)`.
struct Reference<'a> {
    name: &'a str,
    fallback: Option<&'a str>,
    span: std::ops::Range<usize>,
}

/// All references, the outer one of nested ones only.
fn references(css: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + css[at..].find("var(--")?;
        let inner = start + "var(".len();
        let mut depth = 1_u32;
        let length = css[inner..].find(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        at = inner + length + 1;
        let text = &css[inner..inner + length];
        let (name, fallback) = match text.split_once(',') {
            Some((name, fallback)) => (name.trim(), Some(fallback.trim())),
            None => (text.trim(), None),
        };
        Some(Reference {
            name,
            fallback,
            span: start..at,
        })
    })
}

fn put_values_in(css: &str, definitions: &Definitions) -> String {
    let constants = definitions.constants();
    let mut out = String::with_capacity(css.len());
    let mut done = 0;
    for reference in references(css) {
        out.push_str(&css[done..reference.span.start]);
        done = reference.span.end;
        if let Some(value) = constants.get(reference.name) {
            out.push_str(value);
        } else if definitions.values.contains_key(reference.name) {
            out.push_str(&format!("var({})", reference.name));
        } else if let Some(fallback) = reference.fallback {
            out.push_str(fallback);
        } else {
            out.push_str(&css[reference.span]);
        }
    }
    out.push_str(&css[done..]);
    out
}

/// Only at the end: KERN itself has dead properties that refer to nothing.
fn check_all_defined(css: &str, definitions: &Definitions) -> anyhow::Result<()> {
    match references(css).find(|reference| !definitions.values.contains_key(reference.name)) {
        Some(reference) => bail!("{} is used but has no value anywhere", reference.name),
        None => Ok(()),
    }
}

fn drop_unused(css: &str) -> String {
    let used: BTreeSet<&str> = references(css).map(|reference| reference.name).collect();
    let mut out = String::with_capacity(css.len());
    let mut done = 0;
    for declaration in declarations(css) {
        if !used.contains(declaration.name) {
            out.push_str(&css[done..declaration.span.start]);
            done = declaration.span.end;
        }
    }
    out.push_str(&css[done..]);
    out
}

fn colours_as_hex(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut done = 0;
    while let Some(start) = css[done..].find("oklch(").map(|at| done + at) {
        let end = css[start..]
            .find(')')
            .map_or(css.len(), |at| start + at + 1);
        out.push_str(&css[done..start]);
        let value = &css[start..end];
        out.push_str(&oklch_to_hex(value).unwrap_or_else(|| value.to_owned()));
        done = end;
    }
    out.push_str(&css[done..]);
    out
}

/// `var(--kern-color-neutral-700, #454b6b)` in our files must say KERN's colour: a reader of the source
/// trusts the literal, and a page without KERN's file would show it.
fn check_fallbacks(own: &str, kern: &BTreeMap<&str, &str>) -> anyhow::Result<()> {
    let mut wrong = Vec::new();
    for Reference { name, fallback, .. } in references(own) {
        if !name.starts_with("--kern-") {
            continue;
        }
        let (Some(value), Some(fallback)) = (kern.get(name), fallback) else {
            wrong.push(format!(
                "{name}: KERN has no such constant, or no fallback is written"
            ));
            continue;
        };
        let value = oklch_to_hex(value).unwrap_or_else(|| (*value).to_owned());
        if !same(&value, fallback) {
            wrong.push(format!(
                "{name}: the fallback says {fallback}, KERN says {value}"
            ));
        }
    }
    ensure!(
        wrong.is_empty(),
        "style/ and KERN disagree:\n  {}",
        wrong.join("\n  ")
    );
    Ok(())
}

fn same(value: &str, fallback: &str) -> bool {
    match (hex_channels(value), hex_channels(fallback)) {
        (Some(a), Some(b)) => a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= TOLERANCE),
        _ => value == fallback,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_move_in_and_unused_ones_go() {
        let kern = ":root{--kern-a:oklch(100% 0 0);--kern-b:var(--kern-a);--kern-dead:1px}\
                    .kern-btn{color:var(--kern-b,#000);margin:var(--kern-gone,2px)}";
        let css = resolve(kern, "").unwrap();
        assert_eq!(css, ":root{}.kern-btn{color:#ffffff;margin:2px}");
    }

    #[test]
    fn values_that_dark_mode_changes_stay() {
        let kern =
            ":root{--kern-c:red}@media screen{:root{--kern-c:blue}}.x{color:var(--kern-c,red)}";
        let css = resolve(kern, "").unwrap();
        assert_eq!(
            css,
            ":root{--kern-c:red}@media screen{:root{--kern-c:blue}}.x{color:var(--kern-c)}"
        );
    }

    #[test]
    fn our_own_properties_stay_even_with_one_value() {
        let own = ":root{--page:#fff}body{background:var(--page)}";
        assert_eq!(resolve("", own).unwrap(), own);
    }

    #[test]
    fn our_role_stands_for_one_of_kerns_with_the_same_colours() {
        let kern = ":root{--kern-color-action-default:#2044aa}\
                    @media screen{:root{--kern-color-action-default:#97afe1}}\
                    .kern-btn{color:var(--kern-color-action-default)}";
        let own = |dark: &str| {
            format!(
                ":root{{--accent:#2044aa}}@media screen{{:root{{--accent:{dark}}}}}a{{color:var(--accent)}}"
            )
        };
        let css = resolve(kern, &own("#97afe1")).unwrap();
        assert!(css.contains(".kern-btn{color:var(--accent)}"), "{css}");
        assert!(!css.contains("--kern"), "{css}");
        let error = resolve(kern, &own("#ff0000")).unwrap_err().to_string();
        assert!(error.ends_with("not one role"), "{error}");
    }

    #[test]
    fn a_fallback_that_is_not_kerns_value_is_an_error() {
        let kern = ":root{--kern-a:#2044aa}";
        assert!(resolve(kern, "a{color:var(--kern-a,#2145ab)}").is_ok());
        let error = resolve(kern, "a{color:var(--kern-a,#ff0000)}")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("--kern-a: the fallback says #ff0000, KERN says #2044aa"),
            "{error}"
        );
    }

    #[test]
    fn a_property_without_a_value_is_an_error() {
        let error = resolve("", "a{color:var(--gone)}").unwrap_err().to_string();
        assert_eq!(error, "--gone is used but has no value anywhere");
    }
}
