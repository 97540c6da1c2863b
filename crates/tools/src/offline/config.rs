//! The operator's choice in `site.toml`.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

/// Whether the site stays in the visitor's browser.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// After the first complete visit.
    #[default]
    Automatic,
    /// After the visitor has asked for it.
    Ask,
    /// Never; what is there is deleted.
    Off,
}

/// The part of `site.toml` that is read here.
#[derive(Debug, Default, Deserialize)]
struct Site {
    #[serde(default)]
    offline: Offline,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offline {
    #[serde(default)]
    mode: Mode,
}

impl Mode {
    /// Reads it from `site.toml`.
    ///
    /// # Errors
    /// When the file is not there or says something else.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("{} is not as expected", path.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(toml::from_str::<Site>(text)?.offline.mode)
    }

    /// As it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Ask => "ask",
            Self::Off => "off",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_none_of_the_three_stops_the_build() {
        let error = Mode::parse("[offline]\nmode = 'sometimes'").unwrap_err();
        assert!(format!("{error:#}").contains("`ask`"), "{error:#}");
        assert!(Mode::parse("[offline]\nmod = 'ask'").is_err());
    }

    #[test]
    fn other_choices_of_the_operator_are_left_alone() {
        let text = "origin = 'https://example.org'\n[offline]\nmode = 'ask'";
        assert_eq!(Mode::parse(text).unwrap(), Mode::Ask);
    }

    #[test]
    fn the_file_of_the_project_is_sound() {
        Mode::parse(include_str!("../../../../site.toml")).unwrap();
    }
}
