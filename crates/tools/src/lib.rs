//! The heavy half of the build: what checks, compresses and serves the files of the site.
//!
//! `xtask` compiles in seconds and only decides *what* to run; everything that needs more than the
//! standard library is here. The end-to-end tests use [`server`] as a library.

pub mod csp;
pub mod css;
pub mod data;
pub mod finish;
pub mod headers;
pub mod host_page;
pub mod hosts;
pub mod licences;
pub mod mime;
pub mod offline;
pub mod parts;
pub mod schema;
pub mod server;
pub mod validate;
