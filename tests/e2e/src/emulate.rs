//! Another screen, another scheme, a browser without scripts.

use anyhow::{Context, bail};
use serde_json::json;

use crate::capability::{Capability, why_not};
use crate::{Browser, Visit, wait};

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
            Browser::Firefox => self.firefox_size(width, height).await?,
            Browser::Webkit => {
                // What the window has around the page.
                let script = "return outerHeight - innerHeight";
                let bar: u32 = self.run_as(script, &[]).await?;
                self.driver()
                    .set_window_rect(0, 0, width, height + bar)
                    .await?;
            }
        }
        let script = "return [innerWidth, innerHeight]";
        wait::value(
            &format!("a page of {width} × {height} px"),
            async || self.run_as::<(u32, u32)>(script, &[]).await,
            |size| *size == (width, height),
        )
        .await
    }

    /// Makes the visitor prefer a scheme.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn scheme(&self, scheme: Scheme) -> anyhow::Result<()> {
        let dark = scheme == Scheme::Dark;
        match self.browser() {
            Browser::Chromium => {
                let value = if dark { "dark" } else { "light" };
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
            Browser::Firefox => self.firefox_scheme(dark).await?,
            Browser::Webkit => self.display().context("no display")?.prefer(scheme)?,
        }
        let script = "return matchMedia('(prefers-color-scheme: dark)').matches === arguments[0]";
        wait::holds(&format!("the scheme {scheme:?}"), async || {
            self.run_as(script, &[dark.into()]).await
        })
        .await
    }

    /// Shows the page as it looks on paper, or on the screen again.
    ///
    /// # Errors
    /// When the browser does not answer, or has no way to.
    pub async fn paper(&self, on: bool) -> anyhow::Result<()> {
        if let Some(why) = why_not(self.browser(), Capability::Paper) {
            bail!("{:?}: {why}", self.browser());
        }
        let media = if on { "print" } else { "" };
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": media }))
            .await?;
        wait::holds("the page on paper", async || {
            self.run_as(
                "return matchMedia('print').matches === arguments[0]",
                &[on.into()],
            )
            .await
        })
        .await
    }

    /// Switches the scripts of pages off or on, from the next page on.
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
            Browser::Firefox | Browser::Webkit => self.server().set_scripts(on),
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
            Browser::Firefox | Browser::Webkit => self.server().add_first_script(script),
        }
        Ok(())
    }
}
