//! Fetching the dataset, once, and everything that can go wrong on the way.

use std::sync::{Arc, OnceLock};

use chronik::dataset::{Checked, Unreadable, Written};
use chronik::facets::Catalogue;
use chronik::timeline::index::TimelineIndex;

#[cfg(feature = "csr")]
use crate::platform;

/// The dataset with its indexes.
#[derive(Debug)]
pub struct Data {
    /// The checked dataset and its defects.
    pub checked: Checked,
    /// The timeline, ready to be asked for a stretch of time.
    pub timeline: TimelineIndex,
    catalogue: OnceLock<Catalogue>,
}

impl Data {
    /// Checks the bytes of a dataset and indexes it.
    ///
    /// # Errors
    /// [`LoadError::Unreadable`] if nothing of it can be shown.
    pub fn read(bytes: &[u8]) -> Result<Self, LoadError> {
        Self::check(Written::parse(bytes).map_err(LoadError::Unreadable)?)
    }

    fn check(written: Written) -> Result<Self, LoadError> {
        let checked = written.check().map_err(LoadError::Unreadable)?;
        let timeline = TimelineIndex::new(&checked.dataset);
        Ok(Self {
            checked,
            timeline,
            catalogue: OnceLock::new(),
        })
    }

    /// The catalogue, ready to be searched: from the first page on that asks for it.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue
            .get_or_init(|| Catalogue::new(&self.checked.dataset))
    }
}

/// Why a page with data cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No answer: offline, or the connection broke.
    #[error("no answer from the server")]
    Offline,
    /// An answer that is no file.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// A dataset, but not the one that was built into this version of the site.
    #[error("the dataset is another one than expected")]
    Altered,
    /// A file that is no dataset.
    #[error("the file is no dataset: {0:?}")]
    Unreadable(Unreadable),
    /// The data, but not the part of the program that shows them here.
    #[error("a part of the program did not arrive")]
    Part,
}

/// Where the page stands with its data.
#[derive(Clone, Debug)]
pub enum Load {
    /// On its way.
    Pending,
    /// Here.
    Ready(Arc<Data>),
    /// Not to be had.
    Failed(LoadError),
}

/// Fetches a text that the page can do without.
#[cfg(feature = "csr")]
pub async fn text(url: &str) -> Option<String> {
    let response = gloo_net::http::Request::get(url).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}

/// Fetches and checks the dataset. `url` is absolute or relative to the page; with `integrity`, the
/// browser hands out only the file that has this hash.
///
/// # Errors
/// [`LoadError`] says what went wrong; the caller words it for the visitor.
#[cfg(feature = "csr")]
pub async fn fetch(url: &str, integrity: &str) -> Result<Data, LoadError> {
    match request(url, integrity).await {
        // The browser does not say why it hands out nothing: a look at what is there does.
        Err(LoadError::Offline) if !integrity.is_empty() => match request(url, "").await {
            Ok(_) => Err(LoadError::Altered),
            other => other,
        },
        other => other,
    }
}

#[cfg(feature = "csr")]
async fn request(url: &str, integrity: &str) -> Result<Data, LoadError> {
    let response = gloo_net::http::Request::get(url)
        .integrity(integrity)
        .send()
        .await
        .map_err(|_| LoadError::Offline)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let bytes = response.binary().await.map_err(|_| LoadError::Offline)?;
    let written = Written::parse(&bytes).map_err(LoadError::Unreadable)?;
    platform::next_task().await;
    Data::check(written)
}
