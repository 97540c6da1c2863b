//! What must hold after every visit, whatever was done in it.

use std::fmt::Write as _;

use anyhow::ensure;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Browser, Visit};

/// What the script that runs first in every page has written down.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Report {
    kind: Kind,
    words: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A violation of the Content Security Policy.
    Policy,
    /// A message in the console, an error, a rejection.
    Console,
    /// A request to another origin.
    Request,
}

/// Reads what was written down in Chromium, and in the others.
const VIOLATIONS: &str =
    "return (window.__violations ?? []).map((words) => ({ kind: 'policy', words }))";
const REPORTS: &str = "\
    const noted = window.name.startsWith('[') ? JSON.parse(window.name) : []; \
    window.name = ''; \
    return noted";

impl Visit {
    /// Prepares the browser before the first page.
    pub(crate) async fn watch(&self) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let script = json!({ "source": include_str!("js/early.js") });
                self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
                    .await?;
            }
            Browser::Firefox | Browser::Webkit => {
                self.server()
                    .add_first_script(include_str!("js/watcher.js"));
            }
        }
        Ok(())
    }

    /// Allows console messages with these words: the browser itself reports what a fault causes,
    /// and no page can prevent it.
    pub fn expect_in_console(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
    }

    /// Allows requests to a host beside ours, because the test leads there.
    pub fn may_ask(&self, address: &str) {
        self.friends.borrow_mut().push(address.to_owned());
    }

    /// Notes the reports of the document that is about to be left.
    pub(crate) async fn note_reports(&self) -> anyhow::Result<()> {
        let script = match self.browser() {
            Browser::Chromium => VIOLATIONS,
            Browser::Firefox | Browser::Webkit => REPORTS,
        };
        let found: Vec<Report> = self.run_as(script, &[]).await?;
        self.reports.borrow_mut().extend(found);
        Ok(())
    }

    /// Forgets what this page has reported so far, because the test has provoked it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget_reports(&self) -> anyhow::Result<()> {
        let script = match self.browser() {
            Browser::Chromium => "window.__violations = []",
            Browser::Firefox | Browser::Webkit => "window.name = ''",
        };
        self.run_as(script, &[]).await
    }

    fn reported(&self, kind: Kind) -> Vec<String> {
        let reports = self.reports.borrow();
        let fitting = reports.iter().filter(|report| report.kind == kind);
        fitting.map(|report| report.words.clone()).collect()
    }

    /// Checks all of it.
    pub(crate) async fn verify(&self) -> anyhow::Result<()> {
        if self.driver().current_url().await?.scheme() == "about" {
            // A browser that cannot do what the test is about has not been anywhere.
            self.expect_in_console("favicon.ico");
            self.go("/").await?;
        }
        let kept: Vec<String> = self.run_as(include_str!("js/kept.js"), &[]).await?;
        self.note_reports().await?;
        let may_stay = self.may_stay.borrow().clone();
        let kept = kept
            .into_iter()
            .filter(|thing| !may_stay.iter().any(|start| thing.starts_with(start)))
            .collect();
        let cookies = self.driver().get_all_cookies().await?;
        let complaints = [
            (
                "the Content Security Policy is violated",
                self.reported(Kind::Policy),
            ),
            ("the page leaves something in the browser", kept),
            (
                "there are cookies",
                cookies.into_iter().map(|cookie| cookie.name).collect(),
            ),
            ("requests leave the origin", self.foreign_requests().await?),
            ("the console is not empty", self.console().await?),
        ];
        let mut report = String::new();
        for (complaint, what) in complaints.iter().filter(|(_, what)| !what.is_empty()) {
            writeln!(report, "{complaint}: {what:#?}")?;
        }
        ensure!(report.is_empty(), "after the visit {report}");
        Ok(())
    }

    /// Console messages that nobody expects.
    async fn console(&self) -> anyhow::Result<Vec<String>> {
        let expected = self.expected.borrow().clone();
        let messages = match self.browser() {
            Browser::Chromium => {
                let log = self.driver().browser_log().await?;
                let messages = log.into_iter();
                messages
                    .map(|entry| format!("{}: {}", entry.level, entry.message))
                    .collect()
            }
            Browser::Firefox | Browser::Webkit => {
                [self.reported(Kind::Console), self.failed_requests()].concat()
            }
        };
        let unexpected = |message: &String| {
            !expected
                .iter()
                .any(|words| message.contains(words.as_str()))
        };
        Ok(messages
            .into_iter()
            .filter(unexpected)
            .filter(|message| !is_missing_page(message))
            .collect())
    }

    /// Requests that failed, as the server knows them, in the words of Chromium's console.
    fn failed_requests(&self) -> Vec<String> {
        let requests = self.server().requests().into_iter();
        let failed = requests.filter_map(|request| {
            let why = match request.status {
                None => "net::ERR_EMPTY_RESPONSE".to_owned(),
                Some(status @ 400..) => {
                    format!("the server responded with a status of {status}")
                }
                Some(_) => return None,
            };
            Some(format!(
                "{} - Failed to load resource: {why}",
                request.target
            ))
        });
        failed.collect()
    }

    /// Requests to any other place than our server.
    async fn foreign_requests(&self) -> anyhow::Result<Vec<String>> {
        // `data:` are the icons that the style sheet carries.
        let mut ours = self.friends.borrow().clone();
        ours.extend([self.server().url("/"), "data:".into()]);
        if self.browser() != Browser::Chromium {
            let mut foreign = self.reported(Kind::Request);
            foreign.push(self.driver().current_url().await?.to_string());
            foreign.retain(|address| !ours.iter().any(|own| address.starts_with(own)));
            let asked = !self.server().requests().is_empty();
            // A watcher that was never there would prove nothing.
            ensure!(asked, "the browser has asked for nothing at all");
            return Ok(foreign);
        }
        let log = self.driver().get_log("performance").await?;
        let mut seen = 0;
        let mut foreign = Vec::new();
        for entry in log {
            let event: Value = serde_json::from_str(&entry.message)?;
            let event = &event["message"];
            let address = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated" | "Network.webTransportCreated") => {
                    &event["params"]["url"]
                }
                _ => continue,
            };
            let address = address.as_str().unwrap_or_default();
            seen += 1;
            if !ours.iter().any(|own| address.starts_with(own)) {
                foreign.push(address.to_owned());
            }
        }
        // A log that stays empty would prove nothing.
        ensure!(seen > 0, "the browser has logged no request at all");
        Ok(foreign)
    }
}

/// Whether the browser reports that an address has no page: a host answers it with one that says so, and with the status
/// that search engines need.
fn is_missing_page(message: &str) -> bool {
    let address = message
        .split(' ')
        .find(|word| word.starts_with("http://") || word.starts_with('/'));
    let path = address.and_then(|address| address.split('?').next());
    let is_page = path
        .and_then(|path| path.rsplit('/').next())
        .is_some_and(|last| !last.contains('.') && !last.contains(':'));
    is_page && message.contains("status of 404")
}
