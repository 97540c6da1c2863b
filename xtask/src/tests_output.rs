//! Reading along while cargo runs tests: which crate's tests passed and failed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus};

use anyhow::Context;

/// The tests of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suite {
    pub(crate) name: String,
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    /// The names of those that failed.
    pub(crate) failures: Vec<String>,
}

/// Runs `command`, passes on what it prints, and counts the tests in it.
pub(crate) fn follow(mut command: Command) -> anyhow::Result<(ExitStatus, Vec<Suite>)> {
    // One pipe for both, so that the names (on stderr) stay before the results (on stdout).
    let (reader, writer) = std::io::pipe().context("cannot open a pipe")?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().context("cannot start cargo")?;
    // It holds our own ends of the pipe: while they are open, reading does not end.
    drop(command);
    let mut suites = Suites::default();
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(reader).split(b'\n') {
        let line = line.context("cannot read from cargo")?;
        out.write_all(&line)?;
        out.write_all(b"\n")?;
        suites.read(&String::from_utf8_lossy(&line));
    }
    let status = child.wait().context("cargo is gone")?;
    Ok((status, suites.0))
}

/// Suites in the order in which cargo runs them: for each package its unit tests, its integration
/// tests (which do not name it), and its documentation tests.
#[derive(Default)]
struct Suites(Vec<Suite>);

impl Suites {
    fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        if let Some(name) = crate_of(line) {
            if self.0.last().is_none_or(|suite| suite.name != name) {
                self.0.push(Suite {
                    name,
                    ..Suite::default()
                });
            }
        } else if let Some(result) = line.strip_prefix("test result: ") {
            let suite = self.last();
            suite.passed += count(result, "passed");
            suite.failed += count(result, "failed");
        } else if let Some(name) = failed(line) {
            self.last().failures.push(name.into());
        }
    }

    /// The one that runs; cargo does not always say which.
    fn last(&mut self) -> &mut Suite {
        if self.0.is_empty() {
            self.0.push(Suite {
                name: "tests".into(),
                ..Suite::default()
            });
        }
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

/// `Running unittests src/lib.rs (target/debug/deps/iq_chronik-0123)`, `Doc-tests iq_chronik`
fn crate_of(line: &str) -> Option<String> {
    let name = match line.strip_prefix("Doc-tests ") {
        Some(name) => name,
        None => {
            let (_, path) = line.strip_prefix("Running unittests ")?.split_once('(')?;
            let file = path.rsplit(['/', '\\']).next()?;
            file.rsplit_once('-')?.0
        }
    };
    Some(name.replace('_', "-"))
}

/// The test in `test offline::f05 ... FAILED`.
fn failed(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// The number before `what` in `ok. 27 passed; 0 failed; …`.
fn count(result: &str, what: &str) -> u32 {
    let number = result
        .split([';', '.'])
        .find_map(|part| part.trim().strip_suffix(what));
    number
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

/// The text without the escape sequences that colour it.
fn without_colour(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once('m').map_or(part, |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suites(text: &str) -> Vec<Suite> {
        let mut suites = Suites::default();
        text.lines().for_each(|line| suites.read(line));
        suites.0
    }

    #[test]
    fn a_failed_compilation_has_no_tests() {
        assert_eq!(
            suites("error: could not compile `tools` (lib) due to 2 errors"),
            []
        );
    }

    #[test]
    fn integration_and_documentation_tests_count_for_their_package() {
        let text = "
     Running unittests src/lib.rs (target/debug/deps/iq_chronik-f867040929763c1f)
test result: ok. 27 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
     Running tests/render.rs (target/debug/deps/render-d7238a69b995b5d2)
test engine::one ... ok
test engine::two ... FAILED
test engine::three ... FAILED
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s
\u{1b}[1m\u{1b}[92m   Doc-tests\u{1b}[0m iq_chronik
test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.2s
     Running unittests src/main.rs (target/debug/deps/xtask-544ede86cbb2bc0f)
test result: ok. 9 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let suite = |name: &str, passed, failed| Suite {
            name: name.into(),
            passed,
            failed,
            ..Suite::default()
        };
        let page = Suite {
            failures: vec!["engine::two".into(), "engine::three".into()],
            ..suite("iq-chronik", 31, 2)
        };
        assert_eq!(suites(text), [page, suite("xtask", 9, 0)]);
    }
}
