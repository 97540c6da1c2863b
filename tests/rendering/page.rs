//! Renders a view natively and looks at the HTML.

use std::sync::Arc;

use chronik::edtf::Day;
use chronik::state::State;
use html5gum::{Token, Tokenizer};
use iq_chronik::load::{Data, Load};

/// The day on which all snapshots are taken.
const TODAY: &str = "2026-11-22";

/// The dataset that ships.
pub(crate) fn dataset() -> Arc<Data> {
    static DATA: std::sync::OnceLock<Arc<Data>> = std::sync::OnceLock::new();
    let read = || {
        let bytes = std::fs::read("public/data/iq-hamburg.json").unwrap();
        Arc::new(Data::read(&bytes).unwrap())
    };
    DATA.get_or_init(read).clone()
}

/// Renders a view with the dataset that ships.
pub(crate) fn render(state: &State) -> Page {
    render_with(state, Load::Ready(dataset()))
}

/// Renders a view with whatever became of the data.
pub(crate) fn render_with(state: &State, load: Load) -> Page {
    let today = Day::parse(TODAY).unwrap();
    let html = iq_chronik::prerender::html(&state.href(), "", load, today);
    Page { html }
}

/// A rendered page.
pub(crate) struct Page {
    html: String,
}

/// A start tag with its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Page {
    fn tags(&self) -> Vec<Tag> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Tokenizer::new(self.html.as_str())
            .flatten()
            .filter_map(|token| match token {
                Token::StartTag(tag) => Some(Tag {
                    name: text(&tag.name),
                    attributes: tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (text(name), text(value)))
                        .collect(),
                }),
                _ => None,
            })
            .collect()
    }

    /// How many elements of a name there are.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.tags().iter().filter(|tag| tag.name == name).count()
    }

    /// The values of an attribute, in the order of the page.
    pub(crate) fn attributes(&self, name: &str) -> Vec<String> {
        let tags = self.tags();
        let values = tags.iter().flat_map(|tag| &tag.attributes);
        values
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// The levels of the headings, in the order of the page.
    pub(crate) fn heading_levels(&self) -> Vec<u32> {
        let level = |tag: &Tag| {
            tag.name
                .strip_prefix('h')
                .and_then(|level| level.parse().ok())
        };
        self.tags().iter().filter_map(level).collect()
    }

    /// The text of the page.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for token in Tokenizer::new(self.html.as_str()).flatten() {
            match token {
                Token::String(text) => out.push_str(&String::from_utf8_lossy(&text)),
                _ => out.push(' '),
            }
        }
        out
    }

    /// The HTML with one tag a line, without the renderer's markers: a diff a person can read.
    pub(crate) fn readable(&self) -> String {
        readable(&self.html)
    }

    /// The same of `main` alone.
    pub(crate) fn main_readable(&self) -> String {
        let start = self.html.find("<main").unwrap_or_default();
        let end = self.html.find("</main>").unwrap_or(self.html.len());
        readable(&self.html[start..end])
    }
}

fn readable(html: &str) -> String {
    html.replace("<!>", "").replace("><", ">\n<")
}
