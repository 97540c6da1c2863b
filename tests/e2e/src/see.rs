//! What a visitor sees, waited for.

use crate::Visit;
use crate::find::{Name, Role, squeeze};
use crate::wait;

impl Visit {
    /// Waits for the heading of the page; its name begins with these words.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn heading(&self, words: &str) -> anyhow::Result<()> {
        let script = "return [...document.querySelectorAll('h1')].map((h1) => h1.textContent)";
        wait::value(
            &format!("the heading {words}"),
            // Firefox's driver says nothing while a page in a frame gives way to the next.
            async || {
                let found = self.run_as::<Option<Vec<String>>>(script, &[]).await?;
                Ok(found.unwrap_or_default())
            },
            |headings| matches!(&headings[..], [one] if squeeze(one).starts_with(words)),
        )
        .await
    }

    /// Waits for the address: path and query, without the slash between them.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn at(&self, path: &str) -> anyhow::Result<()> {
        wait::value(
            &format!("the address {path}"),
            async || self.path().await,
            |now| now == path,
        )
        .await
    }

    /// Path and query of the page, without the slash between them, with letters instead of percent signs.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn path(&self) -> anyhow::Result<String> {
        let script =
            "return decodeURI(location.pathname.replace(/(?<=.)\\/$/, '') + location.search)";
        self.run_as(script, &[]).await
    }

    /// Waits until the page shows these words.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, words: &str) -> anyhow::Result<()> {
        wait::value(
            &format!("the words {words}"),
            async || self.text().await,
            |text| text.contains(words),
        )
        .await
    }

    /// All the text that is visible.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> anyhow::Result<String> {
        // Between two pages there is none.
        let script = "return document.body?.innerText";
        let text: Option<String> = self.run_as(script, &[]).await?;
        Ok(squeeze(&text.unwrap_or_default()))
    }

    /// Waits until something has the focus.
    ///
    /// # Errors
    /// When something else has it.
    pub async fn focused(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        wait::value(
            &format!("the focus on {role:?} {name:?}"),
            async || {
                let active = self.driver().active_element().await?;
                let fitting = self.look(None, role, name).await?;
                let fits = fitting
                    .iter()
                    .any(|found| found.element_id() == active.element_id());
                Ok((fits, active.tag_name().await?, self.name_of(&active).await?))
            },
            |(fits, ..)| *fits,
        )
        .await
    }
}
