//! Finding things as people do: by what they are and what they are called.

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebElement};

use crate::wait::until;
use crate::{Browser, Visit};

/// Questions to the browser per search; more candidates mean that the name is too vague.
const MOST: usize = 40;

/// What something is, by its ARIA role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the roles of WAI-ARIA")]
pub enum Role {
    Alert,
    Banner,
    Button,
    Checkbox,
    Combobox,
    Complementary,
    Contentinfo,
    Date,
    Disclosure,
    Group,
    Heading,
    Link,
    List,
    Main,
    Navigation,
    Radio,
    Region,
    Searchbox,
    Slider,
    Status,
    Table,
}

impl Role {
    /// The role as Chromium spells it, and the elements that can have it.
    const fn spelling(self) -> (&'static str, &'static str) {
        match self {
            Self::Alert => ("alert", "[role=alert]"),
            Self::Banner => ("banner", "header,[role=banner]"),
            Self::Button => ("button", "button,input[type=submit],[role=button]"),
            Self::Checkbox => ("checkbox", "input[type=checkbox],[role=checkbox]"),
            Self::Combobox => ("combobox", "select,[role=combobox]"),
            Self::Complementary => ("complementary", "aside,[role=complementary]"),
            Self::Contentinfo => ("contentinfo", "footer,[role=contentinfo]"),
            Self::Date => ("Date", "input[type=date]"),
            Self::Disclosure => ("DisclosureTriangle", "summary"),
            Self::Group => ("group", "fieldset,[role=group],details"),
            Self::Heading => ("heading", "h1,h2,h3,h4,h5,h6,[role=heading]"),
            Self::Link => ("link", "a[href],[role=link]"),
            Self::List => ("list", "ul,ol,[role=list]"),
            Self::Main => ("main", "main,[role=main]"),
            Self::Navigation => ("navigation", "nav,[role=navigation]"),
            Self::Radio => ("radio", "input[type=radio],[role=radio]"),
            Self::Region => ("region", "section,[role=region]"),
            Self::Searchbox => ("searchbox", "input[type=search],[role=searchbox]"),
            Self::Slider => ("slider", "input[type=range],[role=slider]"),
            Self::Status => ("status", "[role=status],output"),
            Self::Table => ("table", "table,[role=table]"),
        }
    }

    /// The elements that can have the role.
    const fn selector(self) -> &'static str {
        self.spelling().1
    }

    /// The role as a browser spells it. What no role of WAI-ARIA says has a role of its own in each.
    const fn spelled_by(self, browser: Browser) -> &'static str {
        match (self, browser) {
            (Self::Date, Browser::Webkit) => "textbox",
            (Self::Disclosure, Browser::Firefox | Browser::Webkit) => "",
            (Self::Date, Browser::Firefox) => "",
            (Self::Combobox, Browser::Webkit) => "button",
            _ => self.spelling().0,
        }
    }
}

/// What something is called.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// Exactly this.
    Is(&'a str),
    /// This and more.
    Has(&'a str),
}

/// A name with these words in it.
#[must_use]
pub const fn has(words: &str) -> Name<'_> {
    Name::Has(words)
}

impl<'a> From<&'a str> for Name<'a> {
    fn from(words: &'a str) -> Self {
        Self::Is(words)
    }
}

impl<'a> From<&'a String> for Name<'a> {
    fn from(words: &'a String) -> Self {
        Self::Is(words)
    }
}

impl<'a> Name<'a> {
    const fn words(self) -> &'a str {
        match self {
            Self::Is(words) | Self::Has(words) => words,
        }
    }

    fn fits(self, name: &str) -> bool {
        let name = squeeze(name);
        match self {
            Self::Is(words) => name == words,
            Self::Has(words) => name.contains(words),
        }
    }
}

/// The text with single spaces.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Visit {
    /// Waits for something on the page; the first if there are several.
    ///
    /// # Errors
    /// When it does not come; the message lists what there is instead.
    pub async fn find(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<WebElement> {
        self.find_in(None, role, name).await
    }

    /// As [`Visit::find`], inside an element.
    ///
    /// # Errors
    /// As [`Visit::find`].
    pub async fn find_in(
        &self,
        root: Option<&WebElement>,
        role: Role,
        name: impl Into<Name<'_>>,
    ) -> anyhow::Result<WebElement> {
        let name = name.into();
        let what = format!("{role:?} {name:?}");
        let found = until(&what, async || {
            Ok(self.look(root, role, name).await?.into_iter().next())
        });
        match found.await {
            Ok(element) => Ok(element),
            Err(error) => {
                let there = self.candidates(root, role, None).await?;
                Err(error.context(format!("there is no {what}, but: {there}")))
            }
        }
    }

    /// Waits until nothing of this kind is there any more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, role: Role, name: impl Into<Name<'_>>) -> anyhow::Result<()> {
        let name = name.into();
        crate::wait::holds(&format!("no {role:?} {name:?}"), async || {
            Ok(self.look(None, role, name).await?.is_empty())
        })
        .await
    }

    /// All that is there now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn look(
        &self,
        root: Option<&WebElement>,
        role: Role,
        name: impl Into<Name<'_>>,
    ) -> anyhow::Result<Vec<WebElement>> {
        let name = name.into();
        let found = self.candidates(root, role, Some(name.words())).await?;
        let Value::Array(found) = found else {
            return Ok(Vec::new());
        };
        let mut fitting = Vec::new();
        for element in found.into_iter().take(MOST) {
            let element = WebElement::from_json(element, self.driver().handle().clone())?;
            if name.fits(&self.name_of(&element).await?)
                && self.role_of(&element).await? == role.spelled_by(self.browser())
            {
                fitting.push(element);
            }
        }
        Ok(fitting)
    }

    async fn candidates(
        &self,
        root: Option<&WebElement>,
        role: Role,
        words: Option<&str>,
    ) -> anyhow::Result<Value> {
        let root = root.map(WebElement::to_json).transpose()?;
        let arguments = [json!(role.selector()), json!(words), json!(root)];
        self.run(include_str!("js/find.js"), &arguments).await
    }

    /// The role of an element as the browser tells it to assistive technology.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn role_of(&self, element: &WebElement) -> anyhow::Result<String> {
        self.computed(element, "computedrole").await
    }

    /// The accessible name of an element.
    ///
    /// # Errors
    /// When the element is gone.
    pub async fn name_of(&self, element: &WebElement) -> anyhow::Result<String> {
        Ok(squeeze(&self.computed(element, "computedlabel").await?))
    }

    async fn computed(
        &self,
        element: &WebElement,
        property: &'static str,
    ) -> anyhow::Result<String> {
        let question = Computed {
            element: element.element_id().to_string(),
            property,
        };
        Ok(self.driver().handle().cmd(question).await?.value()?)
    }
}

/// WebDriver's "Get Computed Role" and "Get Computed Label".
#[derive(Debug)]
struct Computed {
    element: String,
    property: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Self { element, property } = self;
        RequestData::new(
            Method::GET,
            format!("session/{session}/element/{element}/{property}"),
        )
    }
}
