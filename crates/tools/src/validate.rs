//! The check of a dataset, as a person reads it: every defect like a compiler's message, with
//! file, line and column, the place in words, the reason and the cure.

use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anyhow::{Context, bail};
use chronik::dataset::defect::{Defect, Path as DataPath, Step};
use chronik::dataset::{Checked, Unreadable, read};
use chronik::lang::Lang;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// The editors of the dataset read German.
const LANG: Lang = Lang::De;

/// Checks the dataset in `file`, prints every defect or, without one, what it holds.
///
/// # Errors
/// When the file cannot be read or has a defect.
pub fn run(file: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| {
        format!("{} lässt sich nicht lesen: Stimmt der Pfad?", file.display())
    })?;
    let report = report(&file.display().to_string(), &bytes);
    println!("{}", report.text);
    if report.errors > 0 {
        bail!("{}: {} Fehler", file.display(), report.errors);
    }
    Ok(())
}

/// The result of a check as text.
#[derive(Debug)]
pub struct Report {
    /// What is printed.
    pub text: String,
    /// How many defects there are.
    pub errors: usize,
}

/// Checks the bytes of a dataset.
#[must_use]
pub fn report(name: &str, bytes: &[u8]) -> Report {
    match read(bytes) {
        Err(Unreadable::Frame(defects)) => defects_report(name, bytes, &defects),
        Err(reason) => unreadable_report(name, bytes, &reason),
        Ok(checked) if checked.defects.is_empty() => {
            let doubled = doubled_keys(name, bytes);
            if doubled.is_empty() {
                Report { text: holdings(name, &checked), errors: 0 }
            } else {
                Report { errors: doubled.len(), text: doubled.join("\n\n") }
            }
        }
        Ok(checked) => {
            let mut report = defects_report(name, bytes, &checked.defects);
            for text in doubled_keys(name, bytes) {
                report.text.push_str("\n\n");
                report.text.push_str(&text);
                report.errors += 1;
            }
            report
        }
    }
}

fn holdings(name: &str, checked: &Checked) -> String {
    let dataset = &checked.dataset;
    let projects = dataset.projects().count();
    format!(
        "{name}: keine Fehler\n  {} Phasen, {} Einträge der Geschichte, {} Zahlen\n  {} Organisationen, {projects} Projekte, {} Module und Bausteine\n  {} Quellen, {} Widersprüche, {} Lücken",
        dataset.phases().len(),
        dataset.entries.len(),
        dataset.figures.len(),
        dataset.organisations.len(),
        dataset.offers.len() - projects,
        dataset.sources.len(),
        dataset.conflicts.len(),
        dataset.gaps.len(),
    )
}

/// A file that is no dataset: the place where reading stopped.
fn unreadable_report(name: &str, bytes: &[u8], reason: &Unreadable) -> Report {
    let text = String::from_utf8_lossy(bytes);
    let at = match reason {
        Unreadable::NotUtf8 { offset } => Some(*offset),
        Unreadable::CutOff { line, column } | Unreadable::Syntax { line, column, .. } => {
            Some(offset_of(&text, *line, *column))
        }
        Unreadable::Version { .. } => text.find("\"version\""),
        _ => None,
    };
    // Lossy decoding changes lengths behind the first wrong byte, never before it.
    let span = at.map(|at| char_at(&text, at));
    Report { text: message(name, &text, span, &reason.reason(LANG), "", &reason.cure(LANG)), errors: 1 }
}

fn defects_report(name: &str, bytes: &[u8], defects: &[Defect]) -> Report {
    let text = String::from_utf8_lossy(bytes);
    let (text, shift) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => (rest, 0),
        None => (&*text, 0),
    };
    let _ = shift;
    let ast = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    let root = ast.ok().and_then(|ast| ast.value);
    let messages: Vec<String> = defects
        .iter()
        .map(|defect| {
            let span = root.as_ref().map(|root| span_of(root, &defect.path));
            let place = defect.place_words(LANG);
            message(name, text, span, &defect.reason(LANG), &place, &defect.cure(LANG))
        })
        .collect();
    Report { errors: messages.len(), text: messages.join("\n\n") }
}

/// One message in the form of the compiler.
fn message(name: &str, text: &str, span: Option<Range<usize>>, reason: &str, place: &str, cure: &str) -> String {
    let title = Level::ERROR.with_name("Fehler").primary_title(reason);
    let help = Level::HELP.with_name("Abhilfe").message(cure);
    let group = match span {
        Some(span) => title.element(
            Snippet::source(text)
                .path(name)
                .annotation(AnnotationKind::Primary.span(span).label(place)),
        ),
        None => title.element(annotate_snippets::Origin::path(name)),
    };
    Renderer::plain().render(&[group.element(help)])
}

/// The place of a value; of a value that is not there, the first line of what should hold it.
fn span_of(root: &Value<'_>, path: &DataPath) -> Range<usize> {
    let mut value = root;
    let mut span = head(value);
    for step in &path.0 {
        let next = match (value, step) {
            (Value::Object(object), Step::Key(key)) => object
                .properties
                .iter()
                .find(|property| property.name.as_str() == key)
                .map(|property| (&property.value, property.range().start)),
            (Value::Array(array), Step::Index(index)) => {
                array.elements.get(*index).map(|element| (element, element.range().start))
            }
            _ => None,
        };
        let Some((inner, start)) = next else { return span };
        value = inner;
        span = match inner {
            Value::Object(_) | Value::Array(_) => start..start + 1,
            _ => inner.range().start..inner.range().end,
        };
    }
    span
}

/// The opening bracket of an object or list.
fn head(value: &Value<'_>) -> Range<usize> {
    let start = value.range().start;
    start..start + 1
}

/// Keys that stand twice in one object: JSON readers take the last silently, so a date could be
/// changed without anyone seeing it.
fn doubled_keys(name: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let ast = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    let Some(root) = ast.ok().and_then(|ast| ast.value) else { return Vec::new() };
    let mut doubled = Vec::new();
    collect_doubled(&root, &mut doubled);
    doubled
        .into_iter()
        .map(|(key, span)| {
            let reason = format!("Das Feld „{key}“ steht zweimal in demselben Objekt.");
            message(name, text, Some(span), &reason, "zweites Vorkommen", "Löschen Sie eines der beiden.")
        })
        .collect()
}

fn collect_doubled(value: &Value<'_>, doubled: &mut Vec<(String, Range<usize>)>) {
    match value {
        Value::Object(object) => {
            for (index, property) in object.properties.iter().enumerate() {
                let key = property.name.as_str();
                if object.properties.iter().take(index).any(|other| other.name.as_str() == key) {
                    let start = property.range().start;
                    doubled.push((key.to_owned(), start..start + key.len() + 2));
                }
                collect_doubled(&property.value, doubled);
            }
        }
        Value::Array(array) => {
            for element in &array.elements {
                collect_doubled(element, doubled);
            }
        }
        _ => {}
    }
}

/// Byte offset of a line and column, both from 1; columns count bytes, as `serde_json` does.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// The range of the character at or before an offset.
fn char_at(text: &str, at: usize) -> Range<usize> {
    let mut start = at.min(text.len());
    while start > 0 && !text.is_char_boundary(start) {
        start -= 1;
    }
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
    start..end
}
