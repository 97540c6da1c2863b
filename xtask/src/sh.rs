//! Running other programs.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A program that is to run in the folder of the project.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    // `cargo +nightly xtask …` or a variable left over in a shell would overrule the version that
    // rust-toolchain.toml pins.
    command.env_remove("RUSTUP_TOOLCHAIN");
    command
}

/// A cargo call in the folder of the project.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    command
}

/// Shows the call, runs it, and fails with the call when it fails.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    println!("$ {}", show(command));
    succeed(command)
}

/// Runs it, and fails with the call when it fails.
pub(crate) fn succeed(command: &mut Command) -> anyhow::Result<()> {
    let shown = show(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start {shown}"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a program that speaks for itself and hands on how it ended.
pub(crate) fn hand_over(command: &mut Command) -> anyhow::Result<ExitCode> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", show(command)))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// What a program prints on its standard output, or `None` when it is not there or fails.
pub(crate) fn ask(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = command(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Does `work`, saying before it what and why, and after it how long it took.
pub(crate) fn step<T>(
    what: &str,
    why: &str,
    work: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    println!("→ {what} ({why})");
    let before = Instant::now();
    let done = work()?;
    println!("  done in {}", duration(before.elapsed()));
    Ok(done)
}

/// `0.8 s`, `4 min 12 s`.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 60.. => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

/// The first of these programs that is on the `PATH`.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|program| program.is_file())
    })
}

/// A call as a person would type it.
pub(crate) fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    let words = words.map(|word| word.to_string_lossy()).map(|word| {
        if word.is_empty() || word.contains(' ') {
            format!("'{word}'")
        } else {
            word.into_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_no_answer() {
        assert_eq!(ask("no-such-program", &[]), None);
        assert_eq!(find(&["no-such-program"]), None);
        let error = run(&mut command("no-such-program"))
            .unwrap_err()
            .to_string();
        assert_eq!(error, "cannot start no-such-program");
    }

    #[test]
    fn calls_are_shown_as_they_are_typed() {
        let mut command = command("/usr/bin/apt-get");
        command.args(["install", "a b", ""]);
        assert_eq!(show(&command), "apt-get install 'a b' ''");
    }

    #[test]
    fn times_are_read_at_a_glance() {
        assert_eq!(duration(Duration::from_millis(840)), "0.8 s");
        assert_eq!(duration(Duration::from_secs(252)), "4 min 12 s");
    }
}
