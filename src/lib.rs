//! The page: turns engine values into elements, and events into new views.
//!
//! One direction: data and URL → [`chronik`] → elements → events → URL. The URL is the only state,
//! read and written by [`site::Site`]. Arrows go down: `app → pages → timeline, catalogue → kern,
//! i18n, platform`; only `platform` touches the browser.

pub mod app;
pub mod catalogue;
pub mod dom;
pub mod i18n;
pub mod kern;
pub mod load;
pub mod pages;
pub mod parts;
pub mod platform;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod site;
pub mod timeline;

#[cfg(feature = "csr")]
mod start;

#[cfg(feature = "csr")]
pub use start::start;
