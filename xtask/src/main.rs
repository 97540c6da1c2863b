//! The project's commands. Each first sets up what it needs and is missing, then does its work.
//!
//! This crate only decides *what* to run, with hardly more than the standard library, so that
//! `cargo xtask` answers within seconds on a fresh machine; the work itself is in `crates/tools`.

mod bench;
mod browser;
mod build;
mod cargo_tools;
mod deny;
mod doctor;
mod fuzz;
mod hosts;
mod npm;
mod parts;
mod programs;
mod reproduce;
mod search_peer;
mod serve;
mod sh;
mod test;
mod tests_output;
mod toolchain;
mod versions;

use std::process::ExitCode;

use anyhow::bail;

/// A command of the project: name, arguments, one line for the help, and what it does.
struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[&str]) -> anyhow::Result<ExitCode>,
}

/// All of them, in the order of the help.
const COMMANDS: [Command; 9] = [
    Command {
        name: "serve",
        arguments: "[--port N] [--no-build]",
        about: "set up what is missing, build, serve on 127.0.0.1",
        run: serve::run,
    },
    Command {
        name: "test",
        arguments: "[quick] [--browser chromium|firefox|webkit|all]",
        about: "set up what is missing, then check and test everything, in three browsers or those named (quick: no docs, build, browser)",
        run: test::run,
    },
    Command {
        name: "build",
        arguments: "",
        about: "the release build into dist/, checked and measured against budget.toml",
        run: build::run,
    },
    Command {
        name: "reproduce",
        arguments: "",
        about: "build the last commit in two folders and compare every byte",
        run: reproduce::run,
    },
    Command {
        name: "validate",
        arguments: "[FILE]",
        about: "check a dataset (default: public/data/iq-hamburg.json)",
        run: build::validate,
    },
    Command {
        name: "schema",
        arguments: "",
        about: "write the JSON Schema of the dataset anew from the engine's types",
        run: build::schema,
    },
    Command {
        name: "bench",
        arguments: "engine|peers|search|offline|lighthouse|data",
        about: "measure the engine, our timeline or our search beside others, or the pages with Lighthouse (docs/benchmarks.md)",
        run: bench::run,
    },
    Command {
        name: "fuzz",
        arguments: "[--minutes N] [TARGET …]",
        about: "look for input that breaks the engine: dataset, edtf, address, search, ten minutes each (docs/threat-model.md)",
        run: fuzz::run,
    },
    Command {
        name: "doctor",
        arguments: "",
        about: "what is installed, what is wrong, and the cure; installs nothing",
        run: doctor::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let (name, rest) = match arguments {
        [] | ["help" | "--help" | "-h", ..] => {
            println!("{}", help());
            return Ok(ExitCode::SUCCESS);
        }
        [name, rest @ ..] => (name, rest),
    };
    match COMMANDS.iter().find(|command| command.name == *name) {
        Some(command) => (command.run)(rest),
        None => bail!("there is no command {name}\n\n{}", help()),
    }
}

fn help() -> String {
    let usage = |command: &Command| format!("{} {}", command.name, command.arguments);
    let width = COMMANDS
        .iter()
        .map(|command| usage(command).len())
        .max()
        .unwrap_or(0);
    let lines = COMMANDS
        .iter()
        .map(|command| format!("  cargo xtask {:width$}  {}", usage(command), command.about));
    lines.collect::<Vec<_>>().join("\n")
}

/// For commands that take no arguments.
fn no_arguments(arguments: &[&str]) -> anyhow::Result<()> {
    match arguments {
        [] => Ok(()),
        [unknown, ..] => bail!("{unknown} is not understood here\n\n{}", help()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_command_gets_the_list() {
        let error = dispatch(&["sevre"]).unwrap_err().to_string();
        assert!(
            error.contains("sevre") && error.contains("cargo xtask serve"),
            "{error}"
        );
    }

    #[test]
    fn the_help_has_one_line_per_command() {
        assert_eq!(help().lines().count(), COMMANDS.len());
        assert!(
            help()
                .lines()
                .all(|line| line.starts_with("  cargo xtask "))
        );
    }
}
