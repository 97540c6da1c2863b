//! What a visitor does with mouse and keyboard.

use thirtyfour::By;
use thirtyfour::common::command::Command;

use crate::Visit;
use crate::find::{Name, Role};
use crate::wait::until;

impl Visit {
    /// Clicks on something.
    ///
    /// # Errors
    /// When it is not there, or something else lies over it.
    pub async fn click(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        // It may be drawn anew between finding and clicking.
        until("the click", async || {
            self.find(role, name).await?.click().await?;
            Ok(Some(()))
        })
        .await
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
        let script = "const [field, date] = arguments; field.value = date; \
                      for (const kind of ['input', 'change']) \
                          field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.run(script, &[field.to_json()?, date.into()]).await?;
        Ok(())
    }
}
