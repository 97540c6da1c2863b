//! What a visitor does with mouse and keyboard.

use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::{By, Key, WebElement};

use crate::find::{Name, Role};
use crate::wait::until;
use crate::{Browser, Visit};

impl Visit {
    /// Clicks on something.
    ///
    /// # Errors
    /// When it is not there, or something else lies over it.
    pub async fn click(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        // It may be drawn anew between finding and clicking.
        until("the click", async || {
            let element = self.find(role, name).await?;
            let clicked = element.click().await;
            let refused = clicked.as_ref().is_err_and(|error| {
                matches!(
                    error.as_inner(),
                    WebDriverErrorInner::ElementNotInteractable(_)
                )
            });
            // Both refuse what is drawn (SVG), WebKitWebDriver also much of what it has scrolled to itself.
            if refused && self.browser() != Browser::Chromium {
                return self.click_in_the_middle(&element).await;
            }
            clicked?;
            Ok(Some(()))
        })
        .await
    }

    /// Clicks on something that loads the page anew.
    ///
    /// # Errors
    /// As [`Visit::click`] and [`Visit::reloads`].
    pub async fn click_to_reload(
        &self,
        role: Role,
        name: impl Into<Name<'_>>,
    ) -> anyhow::Result<()> {
        self.reloads(async || self.click(role, name).await).await
    }

    /// Clicks on the middle of something, as far as that can be seen, once nothing else lies there.
    async fn click_in_the_middle(&self, element: &WebElement) -> anyhow::Result<Option<()>> {
        let script = "\
            const [element] = arguments; \
            element.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const box = element.getBoundingClientRect(); \
            const middle = (from, to, most) => Math.round((Math.max(from, 0) + Math.min(to, most)) / 2); \
            const x = middle(box.left, box.right, innerWidth); \
            const y = middle(box.top, box.bottom, innerHeight); \
            const hit = document.elementFromPoint(x, y); \
            const met = element.contains(hit) || hit?.closest('label')?.control === element; \
            return met ? [x, y] : null";
        let place: Option<(i32, i32)> = self.run_as(script, &[element.to_json()?]).await?;
        let Some(place) = place else {
            return Ok(None);
        };
        self.drag(place, place).await?;
        Ok(Some(()))
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> anyhow::Result<()> {
        Ok(self
            .driver()
            .action_chain()
            .send_keys(keys)
            .perform()
            .await?)
    }

    /// Performs actions as WebDriver describes them, such as turning the wheel, with keys held:
    /// <https://www.w3.org/TR/webdriver2/#actions>.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn perform(&self, actions: serde_json::Value) -> anyhow::Result<()> {
        let command = Command::PerformActions(actions.into());
        self.driver().cmd(command).await?;
        Ok(())
    }

    /// Chooses an option of a field by its value.
    ///
    /// # Errors
    /// When there is no such field or option.
    pub async fn choose(&self, field: &str, value: &str) -> anyhow::Result<()> {
        let field = self.find(Role::Combobox, field).await?;
        let option = By::Css(format!("option[value='{value}']"));
        self.touch().await?;
        field.find(option).await?.click().await?;
        // Whoever has chosen is still in the field; only ChromeDriver knows.
        if self.browser() != Browser::Chromium {
            field.focus().await?;
        }
        Ok(())
    }

    /// Shows that somebody is there, before something that a script does for them: WebKit's Back leaves out
    /// the steps of a page that nobody has touched.
    async fn touch(&self) -> anyhow::Result<()> {
        let keys = self.driver().action_chain();
        keys.key_down(Key::Shift)
            .key_up(Key::Shift)
            .perform()
            .await?;
        Ok(())
    }

    /// Fills in a date as a date picker does: all at once. Typing it would need to know the order
    /// of day and month in the browser's own language.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn set_date(&self, field: &str, date: &str) -> anyhow::Result<()> {
        let field = self.find(Role::Date, field).await?;
        field.focus().await?;
        self.touch().await?;
        let script = "const [field, date] = arguments; field.value = date; \
                      for (const kind of ['input', 'change']) \
                          field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(script, &[field.to_json()?, date.into()]).await?;
        Ok(())
    }
}
