//! The accessibility rules that a program can check, by axe-core.

use std::fmt;
use std::fs;

use anyhow::{Context, ensure};
use serde::Deserialize;

use crate::Visit;

/// WCAG 2.2 AA, and what axe-core recommends beyond it.
const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// A rule that a page breaks.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule, e.g. `color-contrast`.
    pub id: String,
    /// What the rule demands.
    pub help: String,
    /// Where it is broken.
    pub nodes: Vec<Node>,
}

/// An element that breaks a rule.
#[derive(Clone, Debug, Deserialize)]
pub struct Node {
    /// Its start tag, as far as it is short.
    pub html: String,
    /// What is wrong with it.
    pub summary: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} ({} elements)",
            self.id,
            self.help,
            self.nodes.len()
        )?;
        for node in self.nodes.iter().take(5) {
            writeln!(
                f,
                "  {}\n    {}",
                node.html,
                node.summary.replace('\n', "\n    ")
            )?;
        }
        Ok(())
    }
}

impl Visit {
    /// Checks the page as it is now, and fails with all that is wrong.
    ///
    /// # Errors
    /// When axe finds something, or does not run.
    pub async fn axe_finds_nothing(&self) -> anyhow::Result<()> {
        let found: Vec<String> = self.axe().await?.iter().map(ToString::to_string).collect();
        ensure!(found.is_empty(), "\n{}", found.join("\n"));
        Ok(())
    }

    /// Checks the page as it is now.
    ///
    /// # Errors
    /// When `axe.min.js` is not there or does not run.
    pub async fn axe(&self) -> anyhow::Result<Vec<Violation>> {
        if !self.run_as::<bool>("return !!window.axe", &[]).await? {
            let file = &self.settings().axe;
            let axe = fs::read_to_string(file)
                .with_context(|| format!("{} is missing: run `npm ci`", file.display()))?;
            // Left alone by `run`, which would wait for a promise that is not there.
            self.driver().execute(axe, Vec::new()).await?;
        }
        self.run_as(include_str!("js/axe.js"), &[serde_json::json!(TAGS)])
            .await
    }
}
