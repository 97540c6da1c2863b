//! What must hold after every visit, whatever was done in it.

use std::fmt::Write as _;

use anyhow::ensure;
use serde_json::{Value, json};

use crate::{Browser, Visit};

impl Visit {
    /// Prepares the browser before the first page.
    pub(crate) async fn watch(&self) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let script = json!({ "source": include_str!("js/early.js") });
                self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
                    .await?;
            }
        }
        Ok(())
    }

    /// Allows console messages with these words: the browser itself reports what a fault causes,
    /// and no page can prevent it.
    pub fn expect_in_console(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
    }

    /// Notes the reports of the document that is about to be left.
    pub(crate) async fn note_violations(&self) -> anyhow::Result<()> {
        let found: Option<Vec<String>> = self.run_as("return window.__violations", &[]).await?;
        self.violations
            .borrow_mut()
            .extend(found.unwrap_or_default());
        Ok(())
    }

    /// Checks all of it.
    pub(crate) async fn verify(&self) -> anyhow::Result<()> {
        self.note_violations().await?;
        let kept: Vec<String> = self.run_as(include_str!("js/kept.js"), &[]).await?;
        let may_stay = self.may_stay.borrow().clone();
        let kept = kept
            .into_iter()
            .filter(|thing| !may_stay.iter().any(|start| thing.starts_with(start)))
            .collect();
        let cookies = self.driver().get_all_cookies().await?;
        let complaints = [
            (
                "the Content Security Policy is violated",
                self.violations.take(),
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
            Browser::Chromium => self.driver().browser_log().await?,
        };
        Ok(messages
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .filter(|message| !expected.iter().any(|words| message.contains(words)))
            .filter(|message| !is_missing_page(message))
            .collect())
    }

    /// Requests to any other place than our server.
    async fn foreign_requests(&self) -> anyhow::Result<Vec<String>> {
        let log = match self.browser() {
            Browser::Chromium => self.driver().get_log("performance").await?,
        };
        // `data:` are the icons that the style sheet carries.
        let mut ours = self.friends.borrow().clone();
        ours.extend([self.server().url("/"), "data:".into()]);
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
    let address = message.split(' ').find(|word| word.starts_with("http://"));
    let path = address.and_then(|address| address.split('?').next());
    let is_page = path
        .and_then(|path| path.rsplit('/').next())
        .is_some_and(|last| !last.contains('.') && !last.contains(':'));
    is_page && message.contains("status of 404")
}
