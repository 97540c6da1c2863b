//! `cargo xtask test`: every part, whatever happens to the others, and one summary.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::browser::Engine;
use crate::parts::{self, Outcome, PARTS, Part, Work};
use crate::sh;

/// A part that has run.
struct Row {
    name: &'static str,
    outcome: Outcome,
    time: Duration,
}

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    quick: bool,
    /// The browsers that were named; without any all of them, or none when it has to be quick.
    browsers: Vec<Engine>,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self::default();
        loop {
            arguments = match arguments {
                [] => return Ok(options),
                ["quick", rest @ ..] => {
                    options.quick = true;
                    rest
                }
                ["--browser", "all", rest @ ..] => {
                    options.browsers.extend(Engine::ALL);
                    rest
                }
                ["--browser", name, rest @ ..] => {
                    options.browsers.push(Engine::named(name)?);
                    rest
                }
                [unknown, ..] => bail!(
                    "{unknown} is not understood: cargo xtask test [quick] [--browser all|{}]",
                    Engine::ALL.map(Engine::name).join("|")
                ),
            }
        }
    }

    fn engines(&self) -> Vec<Engine> {
        match (&self.browsers[..], self.quick) {
            ([], true) => Vec::new(),
            ([], false) => Engine::ALL.to_vec(),
            (named, _) => named.to_vec(),
        }
    }
}

/// Runs all parts, or those asked for.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = Options::parse(arguments)?;
    let engines = options.engines();
    parts::preconditions()?;
    let wanted = |part: &&Part| match part.work {
        Work::Flows(engine) => engines.contains(&engine),
        _ => part.quick || !options.quick,
    };
    let rows: Vec<Row> = PARTS
        .iter()
        .filter(wanted)
        .map(|part| run_part(part, &engines))
        .collect();
    println!("\n{}", summary(&rows));
    let failed = rows.iter().any(|row| row.outcome.error.is_some());
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn run_part(part: &Part, engines: &[Engine]) -> Row {
    println!("\n=== {}", part.name);
    let before = Instant::now();
    let outcome = part.run(engines);
    if let Some(error) = &outcome.error {
        println!("error: {error:#}");
    }
    Row {
        name: part.name,
        outcome,
        time: before.elapsed(),
    }
}

impl Row {
    /// Tests that passed and failed. A part without tests counts as one; so does a failure that no
    /// test explains, such as code that does not compile.
    fn counts(&self) -> (u32, u32) {
        let suites = &self.outcome.suites;
        let passed = suites.iter().map(|suite| suite.passed).sum();
        let failed = suites.iter().map(|suite| suite.failed).sum();
        match (&self.outcome.error, passed, failed) {
            (None, 0, 0) => (1, 0),
            (Some(_), passed, 0) => (passed, 1),
            counts => (counts.1, counts.2),
        }
    }

    fn lines(&self) -> Vec<[String; 3]> {
        let (passed, failed) = self.counts();
        let result = match (self.outcome.suites.is_empty(), &self.outcome.error) {
            (true, None) => "ok".into(),
            (true, Some(_)) => "FAILED".into(),
            (false, None) => format!("{passed} passed"),
            (false, Some(_)) => format!("{passed} passed, {failed} FAILED"),
        };
        let mut lines = vec![[
            self.name.into(),
            result,
            format!("{:.1}", self.time.as_secs_f64()),
        ]];
        let several = self.outcome.suites.len() > 1;
        for suite in self
            .outcome
            .suites
            .iter()
            .filter(|suite| several && suite.passed + suite.failed > 0)
        {
            let failed = if suite.failed > 0 {
                format!(", {} FAILED", suite.failed)
            } else {
                String::new()
            };
            lines.push([
                format!("  {}", suite.name),
                format!("{}{failed}", suite.passed),
                String::new(),
            ]);
        }
        lines
    }
}

/// One table, the reasons below it, and the sum as the last line.
fn summary(rows: &[Row]) -> String {
    let mut lines = vec![["part".to_owned(), "result".to_owned(), "seconds".to_owned()]];
    lines.extend(rows.iter().flat_map(Row::lines));
    let width = |column: usize| {
        lines
            .iter()
            .map(|line| line[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let (name, result) = (width(0), width(1));
    let mut text: Vec<String> = lines
        .iter()
        .map(|[part, outcome, time]| {
            format!("{part:name$}  {outcome:result$}  {time:>8}")
                .trim_end()
                .into()
        })
        .collect();
    text.push(String::new());
    for row in rows.iter().filter(|row| !row.outcome.notes.is_empty()) {
        text.push(format!("{} cannot do everything:", row.name));
        let notes = row.outcome.notes.iter().map(|note| format!("  {note}"));
        text.extend(notes);
        text.push(String::new());
    }
    for row in rows.iter().filter(|row| !row.outcome.unsteady.is_empty()) {
        text.push(format!("{}: failed first, passed alone:", row.name));
        let names = row.outcome.unsteady.iter().map(|name| format!("  {name}"));
        text.extend(names);
        text.push(String::new());
    }
    for row in rows {
        if let Some(error) = &row.outcome.error {
            text.push(format!("{}: {error:#}", row.name));
        }
    }
    let counts = rows.iter().map(Row::counts);
    let (passed, failed) = counts.fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    let time = rows.iter().map(|row| row.time).sum();
    text.push(format!("in {}", sh::duration(time)));
    text.push(format!("{passed} passed, {failed} failed"));
    text.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_output::Suite;

    fn row(name: &'static str, suites: &[(&str, u32, u32)], error: Option<&str>) -> Row {
        let suite = |(name, passed, failed): &(&str, u32, u32)| Suite {
            name: (*name).into(),
            passed: *passed,
            failed: *failed,
            ..Suite::default()
        };
        let outcome = Outcome {
            suites: suites.iter().map(suite).collect(),
            error: error.map(|error| anyhow::anyhow!(error.to_owned())),
            ..Outcome::default()
        };
        Row {
            name,
            outcome,
            time: Duration::from_millis(1500),
        }
    }

    #[test]
    fn a_failure_that_no_test_explains_counts_as_one() {
        assert_eq!(row("docs", &[], Some("broken link")).counts(), (0, 1));
        assert_eq!(
            row("tests", &[("chronik", 4, 0)], Some("does not compile")).counts(),
            (4, 1)
        );
    }

    #[test]
    fn options_come_in_any_order_and_an_unknown_one_is_named() {
        let both = Options {
            quick: true,
            browsers: vec![Engine::Firefox],
        };
        for arguments in [
            ["quick", "--browser", "firefox"],
            ["--browser", "firefox", "quick"],
        ] {
            assert_eq!(Options::parse(&arguments).unwrap(), both);
        }
        for wrong in [&["slow"][..], &["--browser"], &["--browser", "slow"]] {
            let error = Options::parse(wrong).unwrap_err().to_string();
            assert!(error.contains(wrong[wrong.len() - 1]), "{error}");
        }
    }

    #[test]
    fn without_a_choice_all_engines_run_or_none_when_it_has_to_be_quick() {
        let engines = |arguments: &[&str]| Options::parse(arguments).unwrap().engines();
        assert_eq!(engines(&[]), Engine::ALL);
        assert_eq!(engines(&["--browser", "all"]), Engine::ALL);
        assert_eq!(engines(&["quick"]), []);
        assert_eq!(engines(&["quick", "--browser", "webkit"]), [Engine::Webkit]);
    }

    #[test]
    fn what_a_browser_cannot_do_or_did_only_alone_stands_below_the_table() {
        let mut browser = row("browser, WebKitGTK", &[], None);
        browser.outcome.notes.push("Wheel: no keys".into());
        browser.outcome.unsteady.push("offline::f05".into());
        let text = summary(&[browser]);
        let notes = "\n\nbrowser, WebKitGTK cannot do everything:\n  Wheel: no keys\n\nbrowser, WebKitGTK: failed first, passed alone:\n  offline::f05\n\n";
        assert!(text.contains(notes), "{text}");
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let rows = [
            row("format", &[], None),
            row(
                "tests",
                &[("chronik", 300, 1), ("tools", 36, 0)],
                Some("cargo test failed"),
            ),
        ];
        assert_eq!(
            summary(&rows),
            "\
part       result                 seconds
format     ok                         1.5
tests      336 passed, 1 FAILED       1.5
  chronik  300, 1 FAILED
  tools    36

tests: cargo test failed
in 3.0 s
337 passed, 1 failed"
        );
    }
}
