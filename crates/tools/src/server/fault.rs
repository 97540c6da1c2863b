//! What can go wrong on the way from a host to a visitor, on request.

use std::time::Duration;

use bytes::Bytes;
use wildmatch::WildMatch;

/// One thing that goes wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another answer than the file: an error page, HTML where JSON was asked for, defective data.
    Answer {
        /// HTTP status.
        status: u16,
        /// Value of `Content-Type`.
        content_type: String,
        /// The whole body.
        body: Bytes,
    },
    /// The file on the host ends after so many bytes; the answer itself is in order.
    CutOff(usize),
    /// One byte of the file, this one, is another.
    Flip(usize),
    /// The file is announced whole, but the connection breaks after so many bytes.
    BreakOff(usize),
    /// The connection is closed without an answer.
    HangUp,
    /// The answer is right but takes this long.
    Delay(Duration),
    /// The answer is right but comes in pieces of so many bytes, with a pause after each.
    Pieces(usize, Duration),
    /// The file is said to be at another address.
    Redirect(String),
}

impl Fault {
    /// An answer with this status and a line of plain text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Answer {
            status,
            content_type: "text/plain; charset=utf-8".into(),
            body: format!("status {status}\n").into(),
        }
    }

    /// A page with status 200, as hosts send that answer every address with their own page.
    #[must_use]
    pub fn html(body: impl Into<Bytes>) -> Self {
        Self::Answer {
            status: 200,
            content_type: "text/html; charset=utf-8".into(),
            body: body.into(),
        }
    }

    /// Other JSON with status 200: another schema version, defective records.
    #[must_use]
    pub fn json(body: impl Into<Bytes>) -> Self {
        Self::Answer {
            status: 200,
            content_type: "application/json; charset=utf-8".into(),
            body: body.into(),
        }
    }
}

/// Which fault meets which path. By default nothing goes wrong.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<(WildMatch, Fault)>);

impl Faults {
    /// Nothing goes wrong.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a fault for every path that matches `pattern`: the path from its leading slash, where
    /// `*` stands for any characters (`/data/iq-hamburg.json`, `*.wasm`). The first match counts.
    #[must_use]
    pub fn on(mut self, pattern: &str, fault: Fault) -> Self {
        self.0.push((WildMatch::new(pattern), fault));
        self
    }

    pub(super) fn meets(&self, path: &str) -> Option<Fault> {
        self.0
            .iter()
            .find(|(pattern, _)| pattern.matches(path))
            .map(|(_, fault)| fault.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_paths_are_left_alone() {
        let faults = Faults::none().on("/data/*.json", Fault::HangUp);
        assert_eq!(faults.meets("/index.html"), None);
        assert_eq!(faults.meets("/other/data/x.json"), None);
        assert_eq!(faults.meets("/data/iq-hamburg.json"), Some(Fault::HangUp));
    }

    #[test]
    fn the_first_match_counts() {
        let faults = Faults::none()
            .on("*.wasm", Fault::CutOff(1))
            .on("*", Fault::HangUp);
        assert_eq!(faults.meets("/app_bg.wasm"), Some(Fault::CutOff(1)));
        assert_eq!(faults.meets("/"), Some(Fault::HangUp));
    }
}
