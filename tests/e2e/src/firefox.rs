//! The window of Firefox around the page: there is set what no page may set.

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::Visit;

/// Gives the page a size, whatever the window has.
const SIZE: &str = "\
    const [width, height] = arguments; \
    for (const [side, length] of Object.entries({ width, height })) \
        for (const bound of ['', 'min-', 'max-']) \
            gBrowser.selectedBrowser.style.setProperty(bound + side, `${length}px`, 'important');";

/// Dark is 0, light is 1.
const SCHEME: &str =
    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";

impl Visit {
    pub(crate) async fn firefox_size(&self, width: u32, height: u32) -> anyhow::Result<()> {
        self.around(SIZE, &[width.into(), height.into()]).await
    }

    pub(crate) async fn firefox_scheme(&self, dark: bool) -> anyhow::Result<()> {
        self.around(SCHEME, &[u32::from(!dark).into()]).await
    }

    /// Runs a script in the window around the page.
    async fn around(&self, script: &str, arguments: &[Value]) -> anyhow::Result<()> {
        self.context("chrome").await?;
        let done = self.run(script, arguments).await;
        self.context("content").await?;
        done?;
        Ok(())
    }

    async fn context(&self, name: &'static str) -> anyhow::Result<()> {
        self.driver().handle().cmd(Context(name)).await?;
        Ok(())
    }
}

/// geckodriver's "Set Context".
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
