//! What can go wrong on the way from a host to a visitor, on request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;
use wildmatch::WildMatch;

use super::lock;

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
    /// The answer is right but comes over a slow line, which it shares with all others that do.
    Slow(Line),
    /// The file is said to be at another address.
    Redirect(String),
}

/// A line that carries so many bytes a second and no more, however many answers share it.
#[derive(Clone, Debug)]
pub struct Line(Arc<Mutex<Load>>);

#[derive(Debug)]
struct Load {
    /// Bytes per second.
    rate: f64,
    free: Instant,
    carried: usize,
}

impl Line {
    /// A line of so many bytes a second.
    #[must_use]
    pub fn of(rate: u32) -> Self {
        Self(Arc::new(Mutex::new(Load {
            rate: rate.into(),
            free: Instant::now(),
            carried: 0,
        })))
    }

    /// How many bytes it has carried so far.
    #[must_use]
    pub fn carried(&self) -> usize {
        lock(&self.0).carried
    }

    /// Puts so many bytes on the line, behind those of the others. Returns when they are through.
    pub(super) fn carry(&self, bytes: u32) -> Instant {
        let mut load = lock(&self.0);
        load.carried += bytes as usize;
        let time = Duration::from_secs_f64(f64::from(bytes) / load.rate);
        load.free = load.free.max(Instant::now()) + time;
        load.free
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Line {}

impl Fault {
    /// Whether it means bytes of the file as it is, and not as it is packed.
    pub(super) const fn counts_bytes(&self) -> bool {
        matches!(
            self,
            Self::CutOff(_) | Self::Flip(_) | Self::BreakOff(_) | Self::Pieces(..)
        )
    }

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
pub struct Faults {
    of_paths: Vec<(WildMatch, Fault)>,
    /// How many answers are left before there are none any more.
    left: Option<usize>,
}

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
        self.of_paths.push((WildMatch::new(pattern), fault));
        self
    }

    /// After so many answers the host is gone.
    #[must_use]
    pub const fn gone_after(mut self, answers: usize) -> Self {
        self.left = Some(answers);
        self
    }

    pub(super) fn meets(&mut self, path: &str) -> Option<Fault> {
        match &mut self.left {
            Some(0) => return Some(Fault::HangUp),
            Some(left) => *left -= 1,
            None => {}
        }
        self.of_paths
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
        let mut faults = Faults::none().on("/data/*.json", Fault::HangUp);
        assert_eq!(faults.meets("/index.html"), None);
        assert_eq!(faults.meets("/other/data/x.json"), None);
        assert_eq!(faults.meets("/data/iq-hamburg.json"), Some(Fault::HangUp));
    }

    #[test]
    fn the_first_match_counts() {
        let mut faults = Faults::none()
            .on("*.wasm", Fault::CutOff(1))
            .on("*", Fault::HangUp);
        assert_eq!(faults.meets("/app_bg.wasm"), Some(Fault::CutOff(1)));
        assert_eq!(faults.meets("/"), Some(Fault::HangUp));
    }

    #[test]
    fn a_host_is_gone_after_its_last_answer() {
        let mut faults = Faults::none().on("/a", Fault::CutOff(1)).gone_after(2);
        assert_eq!(faults.meets("/a"), Some(Fault::CutOff(1)));
        assert_eq!(faults.meets("/b"), None);
        assert_eq!(faults.meets("/b"), Some(Fault::HangUp));
        assert_eq!(faults.meets("/a"), Some(Fault::HangUp));
    }

    #[test]
    fn a_line_carries_one_thing_after_the_other() {
        let line = Line::of(1000);
        let shared = line.clone();
        let first = line.carry(500);
        let second = shared.carry(500);
        assert_eq!(second - first, Duration::from_millis(500));
        assert_eq!(line.carried(), 1000);
    }
}
