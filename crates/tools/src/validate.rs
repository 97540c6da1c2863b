//! The check of a dataset, as a person reads it: every defect like a compiler's message, with
//! file, line and column, the place in words, the reason and the cure.

mod json;
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
    match read(bytes) {
        Ok(checked) => match messages(text, &checked.defects).as_slice() {
            [] => Report {
                text: holdings(name, &checked),
                errors: 0,
            },
            messages => Report::of(name, text, messages),
        },
        Err(Unreadable::Frame(defects)) => Report::of(name, text, &messages(text, &defects)),
        Err(reason) => Report::of(name, text, &[unreadable(text, &reason)]),
    }
}

impl Report {
    fn of(name: &str, text: &str, messages: &[Message]) -> Self {
        let texts: Vec<String> = messages
            .iter()
            .map(|message| message.render(name, text))
            .collect();
        Self {
            text: texts.join("\n\n"),
            errors: messages.len(),
        }
    }
}

/// The defects that the engine found, and those that only the text shows, by their place in it.
fn messages(text: &str, defects: &[Defect]) -> Vec<Message> {
    let places = Places::new(text);
    let found = defects.iter().map(|defect| Message::of(defect, &places));
    let doubled = places.doubled_keys().into_iter().map(Message::doubled_key);
    let mut messages: Vec<Message> = found.chain(doubled).collect();
    messages.sort_by_key(|message| message.span.as_ref().map(|span| span.start));
    messages
}

fn holdings(name: &str, checked: &Checked) -> String {
    let dataset = &checked.dataset;
    let projects = dataset.projects().count();
    let steps = dataset.tours.iter().map(|tour| tour.steps.len()).sum();
    let links = dataset
        .entries
        .iter()
        .map(|entry| entry.follows.len())
        .sum();
    let count = |number: usize, one: &str, many: &str| {
        format!("{number} {}", if number == 1 { one } else { many })
    };
    let lines = [
        [
            count(dataset.phases().len(), "Phase", "Phasen"),
            count(
                dataset.entries.len(),
                "Eintrag der Geschichte",
                "Einträge der Geschichte",
            ),
            count(dataset.figures.len(), "Zahl", "Zahlen"),
        ],
        [
            count(
                dataset.organisations.len(),
                "Organisation",
                "Organisationen",
            ),
            count(projects, "Projekt", "Projekte"),
            count(
                dataset.offers.len() - projects,
                "Modul oder Baustein",
                "Module und Bausteine",
            ),
        ],
        [
            count(dataset.sources.len(), "Quelle", "Quellen"),
            count(dataset.conflicts.len(), "Widerspruch", "Widersprüche"),
            count(dataset.gaps.len(), "Lücke", "Lücken"),
        ],
        [
            count(dataset.tours.len(), "Rundgang", "Rundgänge"),
            count(steps, "Schritt", "Schritte"),
            count(links, "Nachfolge", "Nachfolgen"),
        ],
    ];
    lines
        .iter()
        .fold(format!("{name}: keine Fehler"), |text, line| {
            text + "\n  " + &line.join(", ")
        })
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
            DefectKind::DuplicateId { first } => places
                .value(&first.key("id"))
                .map(|span| (span, "hier schon vergeben")),
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
                let wrong = AnnotationKind::Primary
                    .span(span.clone())
                    .label(&self.label);
                let context = self
                    .context
                    .iter()
                    .map(|(span, label)| AnnotationKind::Context.span(span.clone()).label(*label));
                title.element(
                    Snippet::source(text)
                        .path(name)
                        .annotation(wrong)
                        .annotations(context),
                )
            }
            None => title.element(Origin::path(name)),
        };
        Renderer::plain().render(&[group.element(help)])
    }
}

/// A file that is no dataset: the place where reading stopped.
fn unreadable(text: &str, reason: &Unreadable) -> Message {
    let (span, words) = match reason {
        Unreadable::Syntax {
            line,
            column,
            detail,
        } => (
            Some(json::place(text, *line, *column, detail)),
            json::words(detail),
        ),
        Unreadable::CutOff { line, column } => (
            Some(place::line_column(text, *line, *column)),
            Some(json::CUT_OFF),
        ),
        Unreadable::NotUtf8 { offset } => (Some(place::character(text, *offset)), None),
        Unreadable::Version { found } => (Places::new(text).version(), json::version(found)),
        Unreadable::NotAnObject => (Some(place::first_character(text)), None),
        Unreadable::Html => (Some(place::first_character(text)), Some(json::HTML)),
        Unreadable::Empty => (None, Some(json::EMPTY)),
        Unreadable::TooLarge | Unreadable::Frame(_) => (None, None),
    };
    let (reason, cure) = match words {
        Some([reason, cure]) => (reason.to_owned(), cure.to_owned()),
        None => (reason.reason(LANG), reason.cure(LANG)),
    };
    Message {
        span,
        label: String::new(),
        context: None,
        reason,
        cure,
    }
}
