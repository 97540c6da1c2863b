//! The window of Firefox around the page: there is set, and taken away, what no page may.

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{RequestData, SessionId, WebDriver};

use crate::Visit;
use crate::session::Session;

/// Gives the page a size, whatever the window has.
const SIZE: &str = "\
    const [width, height] = arguments; \
    for (const [side, length] of Object.entries({ width, height })) \
        for (const bound of ['', 'min-', 'max-']) \
            gBrowser.selectedBrowser.style.setProperty(bound + side, `${length}px`, 'important');";

/// Dark is 0, light is 1.
const SCHEME: &str =
    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";

/// Takes away all that sites have stored: workers, caches, databases, cookies, permissions.
const CLEAR: &str = "\
    const done = arguments[arguments.length - 1]; \
    Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: done });";

impl Visit {
    pub(crate) async fn firefox_size(&self, width: u32, height: u32) -> anyhow::Result<()> {
        let size: [Value; 2] = [width.into(), height.into()];
        around(self.driver(), async |web| web.execute(SIZE, size).await).await
    }

    pub(crate) async fn firefox_scheme(&self, dark: bool) -> anyhow::Result<()> {
        let scheme = [Value::from(u32::from(!dark))];
        around(self.driver(), async |web| web.execute(SCHEME, scheme).await).await
    }
}

impl Session {
    /// Makes it one that has never been anywhere: a new tab instead of all others, and nothing stored.
    pub(crate) async fn clean_firefox(&self) -> anyhow::Result<()> {
        self.fresh_tab().await?;
        around(self.web(), async |web| {
            web.execute_async(CLEAR, Vec::new()).await
        })
        .await
    }
}

/// Does something in the window around the page.
async fn around<T>(
    web: &WebDriver,
    work: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<T>,
) -> anyhow::Result<()> {
    web.handle().cmd(Context("chrome")).await?;
    let done = work(web).await;
    web.handle().cmd(Context("content")).await?;
    done?;
    Ok(())
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
