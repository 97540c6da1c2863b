//! Fetching the dataset, once, and everything that can go wrong on the way.

use std::sync::Arc;

use chronik::dataset::{Checked, Unreadable, read};
use chronik::facets::Catalogue;

/// The dataset with its search index.
#[derive(Debug)]
pub struct Data {
    /// The checked dataset and its defects.
    pub checked: Checked,
    /// The catalogue, ready to be searched.
    pub catalogue: Catalogue,
}

impl Data {
    /// Checks the bytes of a dataset and indexes it.
    ///
    /// # Errors
    /// [`LoadError::Unreadable`] if nothing of it can be shown.
    pub fn read(bytes: &[u8]) -> Result<Self, LoadError> {
        let checked = read(bytes).map_err(LoadError::Unreadable)?;
        let catalogue = Catalogue::new(&checked.dataset);
        Ok(Self { checked, catalogue })
    }
}

/// Why there is no dataset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No answer: offline, or the connection broke.
    #[error("no answer from the server")]
    Offline,
    /// An answer that is no file.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// A file that is no dataset.
    #[error("the file is no dataset: {0:?}")]
    Unreadable(Unreadable),
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

/// Fetches and checks the dataset. `url` is absolute or relative to the page.
///
/// # Errors
/// [`LoadError`] says what went wrong; the caller words it for the visitor.
#[cfg(feature = "csr")]
pub async fn fetch(url: &str) -> Result<Data, LoadError> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    let response = JsFuture::from(leptos::prelude::window().fetch_with_str(url))
        .await
        .and_then(|response| response.dyn_into::<web_sys::Response>())
        .map_err(|_| LoadError::Offline)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let body = response.array_buffer().map_err(|_| LoadError::Offline)?;
    let buffer = JsFuture::from(body).await.map_err(|_| LoadError::Offline)?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    Data::read(&bytes)
}
