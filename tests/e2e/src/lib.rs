//! Flows in real browsers over WebDriver.
//!
//! A test is a visit: `visit` starts a server for the built site, takes a browser that nobody else has, lets
//! the test act in it, and afterwards checks what must hold after everything a visitor does
//! (`watch`): an empty console, no report of the Content Security Policy, no request to another
//! origin, nothing stored.
//!
//! Tests find things as people do, by role and name ([`find`]), and never sleep: they wait for
//! states ([`wait`]).

mod act;
pub mod axe;
mod browser;
pub mod capability;
mod display;
mod driver;
pub mod emulate;
pub mod find;
mod firefox;
pub mod focus;
pub mod guard;
pub mod memory;
pub mod offline;
pub mod pages;
pub mod pointer;
mod run;
mod see;
mod session;
mod settings;
mod visit;
pub mod wait;
mod watch;

pub use browser::Browser;
pub use run::{
    measure, visit, visit_host, visit_host_of, visit_in_folder, visit_site, visit_with,
    visit_with_datasets, visit_with_pages,
};
pub use visit::Visit;

pub use thirtyfour::{By, Key, WebElement};
pub use tools::server::{Fault, Faults, Line, Server};
