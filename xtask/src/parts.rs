//! The parts of `cargo xtask test`, in the order in which they run: the cheap ones first.

use std::env;
use std::io::IsTerminal;
use std::process::Command;

use anyhow::bail;

use crate::sh::{self, root};
use crate::tests_output::{self, Suite};
use crate::{browser, build, cargo_tools, hosts, npm, toolchain};

/// Something that can pass or fail.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// Whether `test quick` runs it too.
    pub(crate) quick: bool,
    pub(crate) run: fn() -> Outcome,
}

/// How a part went: the tests in it, and what is wrong.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) suites: Vec<Suite>,
    pub(crate) error: Option<anyhow::Error>,
}

impl From<anyhow::Result<()>> for Outcome {
    fn from(result: anyhow::Result<()>) -> Self {
        Self {
            suites: Vec::new(),
            error: result.err(),
        }
    }
}

/// All parts.
pub(crate) const PARTS: [Part; 9] = [
    Part {
        name: "set-up",
        quick: false,
        run: set_up,
    },
    Part {
        name: "format",
        quick: true,
        run: || check(&["fmt", "--all", "--check"]),
    },
    Part {
        name: "clippy, host",
        quick: true,
        run: || {
            check(&[
                "clippy",
                "--workspace",
                "--all-targets",
                PAGE,
                SSR,
                "--",
                "-D",
                "warnings",
            ])
        },
    },
    Part {
        name: "clippy, WebAssembly",
        quick: true,
        run: || {
            check(&[
                "clippy",
                "--package=iq-chronik",
                "--lib",
                "--bin=iq-chronik",
                "--features=csr",
                "--target=wasm32-unknown-unknown",
                "--",
                "-D",
                "warnings",
            ])
        },
    },
    Part {
        name: "engine, rendering, tools",
        quick: true,
        run: || {
            tests(cargo(&[
                "test",
                "--workspace",
                "--exclude=e2e",
                "--exclude=peers",
                PAGE,
                SSR,
                "--no-fail-fast",
            ]))
        },
    },
    // Apart, like the browser tests: what they bring turns on features of libraries that the site is built without,
    // such as the order of JSON keys, which the test of the schema would see.
    Part {
        name: "measuring",
        quick: true,
        run: || tests(cargo(&["test", "--package=peers", "--no-fail-fast"])),
    },
    Part {
        name: "docs",
        quick: false,
        run: docs,
    },
    Part {
        name: "build",
        quick: false,
        run: || build().into(),
    },
    Part {
        name: "browser",
        quick: false,
        run: browser,
    },
];

/// The page renders natively with this feature, and in the browser with `csr`; never both at once.
const PAGE: &str = "--features";
const SSR: &str = "iq-chronik/ssr";

/// All that is missing at once, so that nobody mends one thing to learn of the next.
fn set_up() -> Outcome {
    let errors = [
        npm::ensure().err(),
        cargo_tools::ensure().err(),
        browser::ensure().err(),
        hosts::ensure().err(),
    ];
    let errors: Vec<String> = errors
        .iter()
        .flatten()
        .map(|error| format!("{error:#}"))
        .collect();
    let result = if errors.is_empty() {
        Ok(())
    } else {
        Err(anyhow::anyhow!(errors.join("\n")))
    };
    result.into()
}

fn docs() -> Outcome {
    let mut docs = cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        PAGE,
        SSR,
    ]);
    sh::run(docs.env("RUSTDOCFLAGS", "-D warnings")).into()
}

fn build() -> anyhow::Result<()> {
    build::build_if_changed(&build::set_up()?)
}

fn browser() -> Outcome {
    let Some(browser) = browser::find() else {
        return Err(anyhow::anyhow!(
            "there is no browser. The cure, {}",
            browser::cure()
        ))
        .into();
    };
    if !build::up_to_date() {
        return Err(anyhow::anyhow!(
            "dist/ is not built from what lies here: mend the build first"
        ))
        .into();
    }
    let mut command = cargo(&["test", "--package=e2e", "--no-fail-fast"]);
    command
        .env("E2E_DIST", build::dist())
        .env(
            "E2E_BROWSER",
            env::var_os("E2E_BROWSER").unwrap_or("chromium".into()),
        )
        .env(browser::BINARY, browser.binary)
        .env(browser::DRIVER, browser.driver)
        .env("E2E_AXE", root().join("node_modules/axe-core/axe.min.js"));
    tests(command)
}

fn check(arguments: &[&str]) -> Outcome {
    sh::run(&mut cargo(arguments)).into()
}

fn tests(command: Command) -> Outcome {
    println!("$ {}", sh::show(&command));
    match tests_output::follow(command) {
        Ok((status, suites)) => {
            let error =
                (!status.success()).then(|| anyhow::anyhow!("cargo test failed ({status})"));
            Outcome { suites, error }
        }
        Err(error) => Err(error).into(),
    }
}

/// A cargo call that keeps its colours when its output passes through us.
fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = sh::cargo(arguments);
    if std::io::stdout().is_terminal() && env::var_os("CARGO_TERM_COLOR").is_none() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    cargo
}

/// Without the compiler no part can run.
pub(crate) fn preconditions() -> anyhow::Result<()> {
    toolchain::ensure()?;
    if sh::find(&["cargo"]).is_none() {
        bail!("cargo is not on the PATH: add the folder of rustup's programs, ~/.cargo/bin");
    }
    Ok(())
}
