//! A page of another site that shows ours in three frames: to try it by hand (`cargo xtask serve`) and in the browser tests.

use std::path::Path;
use std::{fs, io};

/// Writes the page as `index.html` into a folder; `site` is our address, with a slash at its end.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(folder: &Path, site: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("index.html"), text(site))
}

/// The page; `site` is our address, with a slash at its end.
#[must_use]
pub fn text(site: &str) -> String {
    include_str!("host_page.html").replace("{site}", site)
}
