//! The parts of `cargo xtask test`, in the order in which they run: the cheap ones first.

use std::env;
use std::fs;
use std::io::IsTerminal;
use std::process::Command;

use anyhow::bail;

use crate::browser::Engine;
use crate::sh::{self, root};
use crate::tests_output::{self, Suite};
use crate::{build, cargo_tools, deny, hosts, npm, programs, toolchain};

/// Something that can pass or fail.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// Whether `test quick` runs it too.
    pub(crate) quick: bool,
    pub(crate) work: Work,
}

/// What a part does.
pub(crate) enum Work {
    /// Brings what is missing, also for the browsers that follow.
    SetUp,
    /// Needs no browser.
    Plain(fn() -> Outcome),
    /// The flows in one browser.
    Flows(Engine),
}

/// How a part went: the tests in it, and what is wrong.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) suites: Vec<Suite>,
    /// What a browser cannot do.
    pub(crate) notes: Vec<String>,
    /// Tests that failed beside others and passed alone.
    pub(crate) unsteady: Vec<String>,
    pub(crate) error: Option<anyhow::Error>,
}

impl From<anyhow::Result<()>> for Outcome {
    fn from(result: anyhow::Result<()>) -> Self {
        Self {
            error: result.err(),
            ..Self::default()
        }
    }
}

/// All parts.
pub(crate) const PARTS: [Part; 11] = [
    Part {
        name: "set-up",
        quick: false,
        work: Work::SetUp,
    },
    Part {
        name: "format",
        quick: true,
        work: Work::Plain(|| check(&["fmt", "--all", "--check"])),
    },
    Part {
        name: "clippy, host",
        quick: true,
        work: Work::Plain(|| {
            let mut clippy = programs::cargo("clippy");
            sh::run(clippy.args(["--all-targets", "--", "-D", "warnings"])).into()
        }),
    },
    Part {
        name: "clippy, WebAssembly",
        quick: true,
        work: Work::Plain(|| {
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
        }),
    },
    Part {
        name: "engine, rendering, tools",
        quick: true,
        work: Work::Plain(|| {
            let mut test = programs::cargo("test");
            test.args(["--exclude=e2e", "--no-fail-fast"]);
            tests(test)
        }),
    },
    Part {
        name: "licences and weaknesses",
        quick: false,
        work: Work::Plain(deny::run),
    },
    Part {
        name: "docs",
        quick: false,
        work: Work::Plain(docs),
    },
    Part {
        name: "build",
        quick: false,
        work: Work::Plain(|| build().into()),
    },
    flows("browser, Chromium", Engine::Chromium),
    flows("browser, Firefox", Engine::Firefox),
    flows("browser, WebKitGTK", Engine::Webkit),
];

const fn flows(name: &'static str, engine: Engine) -> Part {
    Part {
        name,
        quick: false,
        work: Work::Flows(engine),
    }
}

impl Part {
    /// Does it; `engines` are the browsers of this run.
    pub(crate) fn run(&self, engines: &[Engine]) -> Outcome {
        match self.work {
            Work::SetUp => set_up(engines),
            Work::Plain(work) => work(),
            Work::Flows(engine) => browser(engine),
        }
    }
}

/// All that is missing at once, so that nobody mends one thing to learn of the next.
fn set_up(engines: &[Engine]) -> Outcome {
    let tools = [
        npm::ensure().err(),
        cargo_tools::ensure().err(),
        cargo_tools::deny().ensure().err(),
        hosts::ensure().err(),
    ];
    let browsers = engines.iter().map(|engine| engine.ensure().err());
    let errors: Vec<String> = tools
        .into_iter()
        .chain(browsers)
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
    let mut docs = programs::cargo("doc");
    docs.args(["--no-deps", "--document-private-items"]);
    sh::run(docs.env("RUSTDOCFLAGS", "-D warnings")).into()
}

fn build() -> anyhow::Result<()> {
    build::build_if_changed(&build::set_up()?)
}

/// The tests of `tests/e2e`. By name and not by package, for the sake of the selection.
const FLOWS: &str = "--test=flows";
const WITHOUT_BROWSER: [&str; 2] = ["--test=guard", "--test=hosts"];

fn browser(engine: Engine) -> Outcome {
    let Some(browser) = engine.find() else {
        return Err(anyhow::anyhow!(
            "there is no {}. The cure, {}",
            engine.title(),
            engine.cure()
        ))
        .into();
    };
    if !build::up_to_date() {
        return Err(anyhow::anyhow!(
            "dist/ is not built from what lies here: mend the build first"
        ))
        .into();
    }
    let limits = root().join(format!("target/limits-{}.txt", engine.name()));
    // Of an earlier run, if there was one.
    fs::remove_file(&limits).ok();
    let run = |arguments: &[&str]| {
        let mut command = programs::cargo("test");
        engine.tell(&browser, &mut command);
        command
            .arg("--no-fail-fast")
            .args(arguments)
            .env("E2E_DIST", build::dist())
            .env("E2E_LIMITS", &limits)
            .env("E2E_AXE", root().join("node_modules/axe-core/axe.min.js"));
        tests(command)
    };
    // What needs no browser runs once.
    let beside: &[&str] = match engine {
        Engine::Chromium => &WITHOUT_BROWSER,
        Engine::Firefox | Engine::Webkit => &[],
    };
    let mut outcome = run(&[&[FLOWS], beside].concat());
    second_look(&mut outcome, |names| {
        let alone = [FLOWS, "--", "--exact", "--test-threads=1"];
        run(&[&alone, names].concat())
    });
    let limits = fs::read_to_string(&limits).unwrap_or_default();
    outcome.notes = limits.lines().map(str::to_owned).collect();
    outcome.notes.sort();
    outcome.notes.dedup();
    outcome
}

/// So many flows may fail by the load of the machine; with more of them something is broken.
const FEW: usize = 3;

/// A browser beside another one on a busy machine may be too slow for a flow. The few that failed run once more, alone. Those
/// that pass then have passed, and the summary names them: whoever reads one twice mends it.
fn second_look(outcome: &mut Outcome, alone: impl FnOnce(&[&str]) -> Outcome) {
    let suites = &mut outcome.suites;
    let failed: Vec<String> = suites
        .iter()
        .flat_map(|suite| suite.failures.iter().cloned())
        .collect();
    let counted: u32 = suites.iter().map(|suite| suite.failed).sum();
    if failed.is_empty() || failed.len() > FEW || failed.len() != counted as usize {
        return;
    }
    println!("\n{} failed: once more, alone", failed.join(", "));
    let names: Vec<&str> = failed.iter().map(String::as_str).collect();
    let again = alone(&names);
    let passed: u32 = again.suites.iter().map(|suite| suite.passed).sum();
    if again.error.is_some() || passed != counted {
        return;
    }
    for suite in suites {
        suite.passed += std::mem::take(&mut suite.failed);
        suite.failures.clear();
    }
    outcome.error = None;
    outcome.unsteady = failed;
}

fn check(arguments: &[&str]) -> Outcome {
    sh::run(&mut sh::cargo(arguments)).into()
}

fn tests(mut command: Command) -> Outcome {
    // It keeps its colours when its output passes through us.
    if std::io::stdout().is_terminal() && env::var_os("CARGO_TERM_COLOR").is_none() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    println!("$ {}", sh::show(&command));
    match tests_output::follow(command) {
        Ok((status, suites)) => {
            let error =
                (!status.success()).then(|| anyhow::anyhow!("cargo test failed ({status})"));
            Outcome {
                suites,
                error,
                ..Outcome::default()
            }
        }
        Err(error) => Err(error).into(),
    }
}

/// Without the compiler no part can run.
pub(crate) fn preconditions() -> anyhow::Result<()> {
    toolchain::ensure()?;
    if sh::find(&["cargo"]).is_none() {
        bail!("cargo is not on the PATH: add the folder of rustup's programs, ~/.cargo/bin");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(passed: u32, failures: &[&str]) -> Outcome {
        Outcome {
            suites: vec![Suite {
                name: "e2e".into(),
                passed,
                failed: failures.len().try_into().unwrap(),
                failures: failures.iter().map(|name| (*name).to_owned()).collect(),
            }],
            error: (!failures.is_empty()).then(|| anyhow::anyhow!("cargo test failed")),
            ..Outcome::default()
        }
    }

    #[test]
    fn every_test_of_the_browsers_is_named() {
        let folder = root().join("tests/e2e/tests");
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut there: Vec<_> = entries
            .map(|entry| entry.path().file_stem().unwrap().display().to_string())
            .map(|name| format!("--test={name}"))
            .collect();
        there.sort();
        assert_eq!(there, [&[FLOWS][..], &WITHOUT_BROWSER].concat());
    }

    #[test]
    fn what_passes_alone_has_passed_and_is_named() {
        let mut first = outcome(8, &["f05", "f18"]);
        second_look(&mut first, |names| {
            assert_eq!(names, ["f05", "f18"]);
            outcome(2, &[])
        });
        assert!(first.error.is_none());
        assert_eq!((first.suites[0].passed, first.suites[0].failed), (10, 0));
        assert_eq!(first.unsteady, ["f05", "f18"]);
    }

    #[test]
    fn what_fails_again_has_failed() {
        // One of two again; and a second run in which nothing ran, such as one that does not compile.
        for again in [outcome(1, &["f18"]), outcome(0, &[])] {
            let mut first = outcome(8, &["f05", "f18"]);
            second_look(&mut first, |_| again);
            assert!(first.error.is_some() && first.unsteady.is_empty());
            assert_eq!(first.suites[0].failed, 2);
        }
    }

    #[test]
    fn many_failures_and_those_without_a_name_are_not_looked_at_again() {
        let mut unnamed = outcome(8, &["f05"]);
        unnamed.suites[0].failures.clear();
        let many = outcome(8, &["a", "b", "c", "d"]);
        for mut first in [many, unnamed, outcome(8, &[])] {
            second_look(&mut first, |_| unreachable!("not again"));
            assert!(first.unsteady.is_empty());
        }
    }
}
