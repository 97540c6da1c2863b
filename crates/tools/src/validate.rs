//! The check of a dataset, as a person reads it: every defect like a compiler's message, with
//! file, line and column, the place in words, the reason and the cure.

mod place;

use std::path::Path;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use anyhow::{Context, bail};
use chronik::dataset::defect::{Defect, DefectKind};
use chronik::dataset::{Checked, Unreadable, read};
use chronik::lang::Lang;
use place::{Places, Span};

/// The editors of the dataset read German.
const LANG: Lang = Lang::De;

/// Checks the dataset in `file`, prints every defect or, without one, what it holds.
///
/// # Errors
/// When the file cannot be read or has a defect.
pub fn run(file: &Path) -> anyhow::Result<()> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file)
        .with_context(|| format!("{name} lässt sich nicht lesen. Stimmt der Pfad?"))?;
    let report = report(&name, &bytes);
    println!("{}", report.text);
    if report.errors > 0 {
        bail!("{name}: {} Fehler", report.errors);
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

/// Checks the bytes of a dataset. `name` is what the messages call the file.
#[must_use]
pub fn report(name: &str, bytes: &[u8]) -> Report {
    let text = String::from_utf8_lossy(bytes);
    // The engine counts without the byte order mark; so does every editor.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let (defects, checked) = match read(bytes) {
        Ok(checked) => (checked.defects.clone(), Some(checked)),
        Err(Unreadable::Frame(defects)) => (defects, None),
        Err(reason) => {
            let message = unreadable(text, &reason);
            return Report { text: message.render(name, text), errors: 1 };
        }
    };
    let places = Places::new(text);
    let mut messages: Vec<Message> =
        defects.iter().map(|defect| Message::of(defect, &places)).collect();
    messages.extend(places.doubled_keys().into_iter().map(Message::doubled_key));
    messages.sort_by_key(|message| message.span.as_ref().map(|span| span.start));
    match checked {
        Some(checked) if messages.is_empty() => Report { text: holdings(name, &checked), errors: 0 },
        _ => {
            let texts: Vec<String> =
                messages.iter().map(|message| message.render(name, text)).collect();
            Report { text: texts.join("\n\n"), errors: messages.len() }
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

/// One defect, ready to be printed.
struct Message {
    /// The characters that are wrong; `None` where there are none to point at.
    span: Option<Span>,
    /// Stands under the wrong characters.
    label: String,
    /// Other characters one has to see to understand, with a label of their own.
    context: Option<(Span, &'static str)>,
    reason: String,
    cure: String,
}

impl Message {
    fn of(defect: &Defect, places: &Places<'_>) -> Self {
        let span = match &defect.kind {
            DefectKind::UnknownField { field, .. } => places.key(&defect.path, field),
            _ => places.value(&defect.path),
        };
        let context = match &defect.kind {
            DefectKind::DuplicateId { first } => {
                places.value(&first.key("id")).map(|span| (span, "hier schon vergeben"))
            }
            _ => None,
        };
        Self {
            span,
            label: defect.place_words(LANG),
            context,
            reason: defect.reason(LANG),
            cure: defect.cure(LANG),
        }
    }

    /// JSON readers take the last of two equal keys silently, so a date could be changed without
    /// anyone seeing it. The engine only sees what is left; so this is found in the text.
    fn doubled_key(doubled: place::DoubledKey) -> Self {
        Self {
            span: Some(doubled.again),
            label: "noch einmal".to_owned(),
            context: Some((doubled.first, "zuerst hier")),
            reason: format!("Das Feld „{}“ steht zweimal im selben Objekt.", doubled.key),
            cure: "Behalten Sie die richtige Angabe, und löschen Sie die andere.".to_owned(),
        }
    }

    /// In the form of the compiler.
    fn render(&self, name: &str, text: &str) -> String {
        let title = Level::ERROR.with_name("Fehler").primary_title(&self.reason);
        let help = Level::HELP.with_name("Abhilfe").message(&self.cure);
        let group = match &self.span {
            Some(span) => {
                let wrong = AnnotationKind::Primary.span(span.clone()).label(&self.label);
                let context = self
                    .context
                    .iter()
                    .map(|(span, label)| AnnotationKind::Context.span(span.clone()).label(*label));
                title.element(
                    Snippet::source(text).path(name).annotation(wrong).annotations(context),
                )
            }
            None => title.element(Origin::path(name)),
        };
        Renderer::plain().render(&[group.element(help)])
    }
}

/// A file that is no dataset: the place where reading stopped.
fn unreadable(text: &str, reason: &Unreadable) -> Message {
    let span = match reason {
        Unreadable::NotUtf8 { offset } => Some(place::character(text, *offset)),
        Unreadable::Syntax { line, column, detail } => {
            Some(place::syntax_error(text, *line, *column, detail))
        }
        Unreadable::CutOff { line, column } => Some(place::line_column(text, *line, *column)),
        Unreadable::Version { .. } => Places::new(text).version(),
        Unreadable::NotAnObject | Unreadable::Html => Some(place::first_character(text)),
        Unreadable::Empty | Unreadable::Frame(_) => None,
    };
    Message {
        span,
        label: String::new(),
        context: None,
        reason: reason.reason(LANG),
        cure: reason.cure(LANG),
    }
}
