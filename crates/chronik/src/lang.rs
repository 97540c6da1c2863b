//! The languages of the page.

/// A language of the page. German comes first: it is the default and has no path prefix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// German, served at `/`.
    #[default]
    De,
    /// English, served at `/en/`.
    En,
}

impl Lang {
    /// Both languages, German first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The ISO 639-1 code, as in `<html lang>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The other language, for the language switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }
}
