//! `cargo xtask fuzz`: libFuzzer looks for input that breaks the engine. docs/decisions/0020-fuzzing.md

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, ExitCode};
use std::thread::available_parallelism;

use anyhow::Context;

use crate::sh::{self, root};
use crate::toolchain;

const USAGE: &str = "cargo xtask fuzz [--minutes N] [TARGET …]";

/// Those of `crates/fuzz`.
const TARGETS: [&str; 4] = ["dataset", "edtf", "address", "search"];

/// What the compiler has to add so that libFuzzer sees which way an input takes. All of it is stable; no sanitizer
/// is needed where nothing is `unsafe`.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Seconds for one input, and MB for all: what takes longer or more is a finding.
const SECONDS: u32 = 5;
const MEGABYTES: u32 = 2048;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    minutes: u32,
    targets: Vec<&'static str>,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self {
            minutes: 10,
            targets: Vec::new(),
        };
        loop {
            arguments = match arguments {
                [] => break,
                ["--minutes", number, rest @ ..] => {
                    options.minutes = number
                        .parse()
                        .with_context(|| format!("{number} is no number of minutes: {USAGE}"))?;
                    rest
                }
                [name, rest @ ..] => {
                    let target = TARGETS.iter().find(|target| *target == name);
                    let target = target.with_context(|| {
                        format!(
                            "there is no target {name}: {USAGE}, of {}",
                            TARGETS.join(", ")
                        )
                    })?;
                    options.targets.push(*target);
                    rest
                }
            };
        }
        if options.targets.is_empty() {
            options.targets = TARGETS.to_vec();
        }
        Ok(options)
    }
}

/// Builds the program once and runs each target for so many minutes, as many at once as there are processors.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = Options::parse(arguments)?;
    toolchain::ensure()?;
    let program = build()?;
    let at_once = available_parallelism().map_or(1, usize::from);
    let mut rows = Vec::new();
    for targets in options.targets.chunks(at_once) {
        println!("→ {} for {} min", targets.join(", "), options.minutes);
        let running = targets
            .iter()
            .map(|target| start(&program, target, options.minutes));
        // All are started before the first is waited for.
        let running = running.collect::<anyhow::Result<Vec<_>>>()?;
        for (target, mut child) in targets.iter().zip(running) {
            let status = child.wait().context("libFuzzer is gone")?;
            let log = fs::read_to_string(folder(target)?.join("log.txt"))?;
            rows.push((*target, status.success(), log));
        }
    }
    println!("\ntarget    inputs run    coverage  inputs kept  finding");
    for (target, good, log) in &rows {
        let row = Row::of(log);
        let finding = match good {
            true => "none".to_owned(),
            false => folder(target)?.display().to_string(),
        };
        println!(
            "{target:8}  {:>10}  {:>10}  {:>11}  {finding}",
            row.inputs, row.coverage, row.kept
        );
    }
    let failed = rows.iter().filter(|(_, good, _)| !good).count();
    println!("{} passed, {failed} failed", rows.len() - failed);
    if failed > 0 {
        println!(
            "The end of log.txt in that folder says why; the input lies beside it as crash-…, timeout-… or oom-…. \
             Mend the engine, put the input into crates/fuzz/corpus, and write a test."
        );
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// The program with the flags, in a target folder of its own: the flags are not for the build scripts and not for
/// other builds.
fn build() -> anyhow::Result<PathBuf> {
    let host = sh::ask("rustc", &["-vV"]).unwrap_or_default();
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host
        .context("rustc does not say what it builds for")?
        .to_owned();
    let target = root().join("target/fuzz");
    let mut cargo = sh::cargo(&[
        "build",
        "--package=fuzz",
        "--bin=fuzz",
        "--features=coverage",
        "--profile=fuzz",
        "--target",
        &host,
    ]);
    cargo
        .arg("--target-dir")
        .arg(&target)
        .env("RUSTFLAGS", FLAGS.join(" "));
    sh::run(&mut cargo).context("libFuzzer is built from C++: is there a c++ compiler?")?;
    Ok(target.join(host).join("fuzz").join("fuzz"))
}

/// Where a target keeps what it found: inputs with a new way through the program, findings, its log.
fn folder(target: &str) -> anyhow::Result<PathBuf> {
    let folder = root().join("target/fuzz/runs").join(target);
    fs::create_dir_all(folder.join("corpus"))?;
    Ok(folder)
}

fn start(program: &PathBuf, target: &str, minutes: u32) -> anyhow::Result<Child> {
    let folder = folder(target)?;
    let ours = root().join("crates/fuzz");
    let log = File::create(folder.join("log.txt"))?;
    let mut command = sh::command(program);
    command
        .env("FUZZ_TARGET", target)
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-timeout={SECONDS}"))
        .arg(format!("-rss_limit_mb={MEGABYTES}"))
        .arg("-print_final_stats=1")
        .arg(format!("-artifact_prefix={}/", folder.display()))
        .arg(format!(
            "-dict={}/dictionaries/{target}.dict",
            ours.display()
        ))
        .arg(folder.join("corpus"))
        .arg(ours.join("corpus").join(target))
        .stdout(log.try_clone()?)
        .stderr(log);
    if target == "dataset" {
        command.arg(root().join("tests/data"));
    }
    command
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))
}

/// What libFuzzer says of a run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    inputs: String,
    coverage: String,
    kept: String,
}

impl Row {
    fn of(log: &str) -> Self {
        // `#1200	NEW    cov: 345 ft: 678 corp: 90/12Kb …`, `stat::number_of_executed_units: 1200`
        let last = |word: &str| {
            let mut words = log.split_whitespace();
            let mut found = String::new();
            while words.any(|other| other == word) {
                found = words.next().unwrap_or_default().to_owned();
            }
            found
        };
        Self {
            inputs: last("stat::number_of_executed_units:"),
            coverage: last("cov:"),
            kept: last("corp:")
                .split('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_and_minutes_come_in_any_order() {
        let all = Options::parse(&[]).unwrap();
        assert_eq!((all.minutes, all.targets.as_slice()), (10, &TARGETS[..]));
        let one = Options::parse(&["edtf", "--minutes", "1"]).unwrap();
        assert_eq!((one.minutes, one.targets.as_slice()), (1, &["edtf"][..]));
        for wrong in [&["edft"][..], &["--minutes"], &["--minutes", "soon"]] {
            let error = format!("{:#}", Options::parse(wrong).unwrap_err());
            assert!(error.contains(wrong[wrong.len() - 1]), "{error}");
        }
    }

    #[test]
    fn the_targets_are_those_of_the_crate() {
        let text = fs::read_to_string(root().join("crates/fuzz/src/lib.rs")).unwrap();
        for target in TARGETS {
            assert!(text.contains(&format!("name: \"{target}\"")), "{target}");
        }
        assert_eq!(text.matches("        name: \"").count(), TARGETS.len());
    }

    #[test]
    fn the_last_numbers_of_a_log_count() {
        let log = "#2\tINITED cov: 10 ft: 11 corp: 1/5b exec/s: 0\n#9\tNEW    cov: 345 ft: 678 corp: 90/12Kb lim: 4\nstat::number_of_executed_units: 1200\n";
        let row = Row {
            inputs: "1200".into(),
            coverage: "345".into(),
            kept: "90".into(),
        };
        assert_eq!(Row::of(log), row);
    }
}
