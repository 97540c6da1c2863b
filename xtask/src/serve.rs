//! `cargo xtask serve`

use std::process::ExitCode;

use anyhow::{Context, bail};

use crate::build;
use crate::programs;
use crate::sh;
use crate::toolchain;

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    port: Option<u16>,
    no_build: bool,
}

impl Options {
    fn parse(mut arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self::default();
        loop {
            arguments = match arguments {
                [] => return Ok(options),
                ["--no-build", rest @ ..] => {
                    options.no_build = true;
                    rest
                }
                ["--port", port, rest @ ..] => {
                    let number = port.parse().ok().filter(|port| *port > 0);
                    options.port = Some(
                        number.with_context(|| format!("{port} is no port: take 1 to 65535"))?,
                    );
                    rest
                }
                [unknown, ..] => {
                    bail!("{unknown} is not understood: cargo xtask serve [--port N] [--no-build]")
                }
            }
        }
    }
}

/// Sets up, builds what has changed, and serves `dist/` until it is stopped.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = Options::parse(arguments)?;
    if options.no_build {
        toolchain::ensure()?;
    } else {
        build::build_if_changed(&build::set_up()?)?;
    }
    let mut serve = programs::call("tools")?;
    serve.args(["serve", "dist"]);
    if let Some(port) = options.port {
        serve.args(["--port", &port.to_string()]);
    }
    sh::hand_over(&mut serve)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_named() {
        for wrong in [
            &["--prot", "1"][..],
            &["--port"],
            &["--port", "0"],
            &["--port", "65536"],
        ] {
            let error = Options::parse(wrong).unwrap_err().to_string();
            assert!(
                error.contains(wrong[wrong.len() - 1]) || error.contains(wrong[0]),
                "{error}"
            );
        }
    }

    #[test]
    fn options_come_in_any_order() {
        let both = Options {
            port: Some(9000),
            no_build: true,
        };
        assert_eq!(
            Options::parse(&["--port", "9000", "--no-build"]).unwrap(),
            both
        );
        assert_eq!(
            Options::parse(&["--no-build", "--port", "9000"]).unwrap(),
            both
        );
        assert_eq!(Options::parse(&[]).unwrap(), Options::default());
    }
}
