//! What a visitor does with mouse and keyboard.

use thirtyfour::common::command::Command;
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
            // Links in a drawing are boxes of SVG, on which WebKitWebDriver refuses to click.
            let drawn = self.browser() == Browser::Webkit && {
                let script = "return arguments[0] instanceof SVGElement";
                self.run_as(script, &[element.to_json()?]).await?
            };
            if drawn {
                self.click_in_the_middle(&element).await?;
            } else {
                element.click().await?;
            }
            Ok(Some(()))
        })
        .await
    }

    /// Clicks on the middle of something, as far as that can be seen.
    async fn click_in_the_middle(&self, element: &WebElement) -> anyhow::Result<()> {
        let script = "\
            const [element] = arguments; \
            element.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const box = element.getBoundingClientRect(); \
            const middle = (from, to, most) => Math.round((Math.max(from, 0) + Math.min(to, most)) / 2); \
            return [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)]";
        let place: (i32, i32) = self.run_as(script, &[element.to_json()?]).await?;
        self.drag(place, place).await
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
        // Whoever opens it has it in focus.
        field.focus().await?;
        let option = By::Css(format!("option[value='{value}']"));
        Ok(field.find(option).await?.click().await?)
    }

    /// Fills in a date as a date picker does: all at once. Typing it would need to know the order
    /// of day and month in the browser's own language.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn set_date(&self, field: &str, date: &str) -> anyhow::Result<()> {
        let field = self.find(Role::Date, field).await?;
        field.focus().await?;
        // Somebody is there: WebKit's Back leaves out the steps of a page that nobody has touched.
        let keys = self.driver().action_chain();
        keys.key_down(Key::Shift)
            .key_up(Key::Shift)
            .perform()
            .await?;
        let script = "const [field, date] = arguments; field.value = date; \
                      for (const kind of ['input', 'change']) \
                          field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(script, &[field.to_json()?, date.into()]).await?;
        Ok(())
    }
}
