//! Another screen, another scheme, a browser without scripts.

use serde_json::json;

use crate::{Browser, Visit};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Visit {
    /// Gives the page this many CSS pixels.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn size(&self, width: u32, height: u32) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
                });
                self.cdp("Emulation.setDeviceMetricsOverride", metrics)
                    .await?;
            }
        }
        Ok(())
    }

    /// Makes the visitor prefer a scheme.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn scheme(&self, scheme: Scheme) -> anyhow::Result<()> {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        match self.browser() {
            Browser::Chromium => {
                let features = json!([
                    { "name": "prefers-color-scheme", "value": value },
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ]);
                self.cdp(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )
                .await?;
            }
        }
        Ok(())
    }

    /// Switches the scripts of pages off or on.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn scripts(&self, on: bool) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                self.cdp(
                    "Emulation.setScriptExecutionDisabled",
                    json!({ "value": !on }),
                )
                .await?;
            }
        }
        Ok(())
    }

    /// Lets pages do what our Content Security Policy forbids: they are somebody else's.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn without_policy(&self) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                self.cdp("Page.setBypassCSP", json!({ "enabled": true }))
                    .await?;
            }
        }
        Ok(())
    }

    /// Runs a script in every document before its own: to take something away from it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn before_every_page(&self, script: &str) -> anyhow::Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let source = json!({ "source": script });
                self.cdp("Page.addScriptToEvaluateOnNewDocument", source)
                    .await?;
            }
        }
        Ok(())
    }
}
