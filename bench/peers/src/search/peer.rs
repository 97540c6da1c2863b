//! The searches: all that differs between them is here and in `pages/search/search.js`.

use std::str::FromStr;

use anyhow::bail;

/// A search, with settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Peer {
    /// This project's.
    Ours,
    /// The same without status and facets, which the others do not have.
    OursAlone,
    /// The first without the file of visitors' words.
    OursWithoutWords,
    /// <https://lucaong.github.io/minisearch/>
    MiniSearch,
    /// The same with the words, through its `processTerm`.
    MiniSearchWithWords,
    /// <https://www.fusejs.io/>
    Fuse,
    /// The same with its search for single words, which it has for queries of several.
    FuseTokens,
}

impl Peer {
    /// All of them, ours first.
    pub(super) const ALL: [Self; 7] = [
        Self::Ours,
        Self::OursAlone,
        Self::OursWithoutWords,
        Self::MiniSearch,
        Self::MiniSearchWithWords,
        Self::Fuse,
        Self::FuseTokens,
    ];

    /// The name in the tables.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ours => "**this project**",
            Self::OursAlone => "this project, the search alone",
            Self::OursWithoutWords => "this project, without `words.txt`",
            Self::MiniSearch => "MiniSearch",
            Self::MiniSearchWithWords => "MiniSearch, with `words.txt`",
            Self::Fuse => "Fuse.js",
            Self::FuseTokens => "Fuse.js, `useTokenSearch`",
        }
    }

    /// The name on the command line and in the page.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::OursAlone => "ours-alone",
            Self::OursWithoutWords => "ours-without-words",
            Self::MiniSearch => "minisearch",
            Self::MiniSearchWithWords => "minisearch-with-words",
            Self::Fuse => "fuse",
            Self::FuseTokens => "fuse-tokens",
        }
    }

    /// Whether its times are taken; the others are there to tell what the words do to the answers.
    pub(super) const fn is_timed(self) -> bool {
        !matches!(self, Self::OursWithoutWords | Self::MiniSearchWithWords)
    }

    /// Whether it is this project's, whatever is left out.
    pub(super) const fn is_ours(self) -> bool {
        matches!(self, Self::Ours | Self::OursAlone | Self::OursWithoutWords)
    }

    /// Whether only some keystrokes are measured, because some take seconds.
    pub(super) const fn is_slow(self) -> bool {
        matches!(self, Self::Fuse | Self::FuseTokens)
    }

    /// Its programs below `lib/`.
    pub(super) const fn programs(self) -> &'static [&'static str] {
        match self {
            _ if self.is_ours() => &["search.js", "search_bg.wasm"],
            Self::MiniSearch | Self::MiniSearchWithWords => &["minisearch.js"],
            _ => &["fuse.js"],
        }
    }
}

impl FromStr for Peer {
    type Err = anyhow::Error;

    fn from_str(id: &str) -> anyhow::Result<Self> {
        match Self::ALL.into_iter().find(|peer| peer.id() == id) {
            Some(peer) => Ok(peer),
            None => {
                let known = Self::ALL.map(Self::id).join(", ");
                bail!("there is no search {id}; there are: {known}")
            }
        }
    }
}
