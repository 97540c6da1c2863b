//! The command line of the build's heavy half; people call it through `cargo xtask`.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use tools::server::{Faults, Server};

const USAGE: &str = "\
tools prepare             style sheet and dataset check, before Trunk builds
tools css                 style sheet and fonts into .build/css/
tools validate FILE       check a dataset
tools schema              write the dataset's JSON Schema
tools finish [DIR]        check, measure and compress the built site (default: Trunk's staging folder)
tools optimise FILE       make a WebAssembly module small, as the program of the page is
tools serve DIR [--port N]  serve a folder on 127.0.0.1 (default: 8080 or the next free port)";

/// The dataset that is built into the site.
const DATASET: &str = "public/data/iq-hamburg.json";

/// Where people expect a local server; the next ones are tried when it is taken.
const PORT: u16 = 8080;
const PORTS_TRIED: u16 = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> anyhow::Result<()> {
    match arguments {
        ["prepare"] => {
            tools::css::run()?;
            tools::validate::run(Path::new(DATASET))
        }
        ["css"] => tools::css::run(),
        ["validate", file] => tools::validate::run(Path::new(file)),
        ["schema"] => tools::schema::run(),
        ["finish"] => tools::finish::run(&staging()?),
        ["finish", dir] => tools::finish::run(Path::new(dir)),
        ["optimise", file] => tools::parts::optimise(Path::new(file)),
        ["serve", dir] => serve(Path::new(dir), None),
        ["serve", dir, "--port", port] => {
            let port = port
                .parse()
                .with_context(|| format!("{port} is no port (1 to 65535)"))?;
            serve(Path::new(dir), Some(port))
        }
        _ => bail!("unknown command\n\n{USAGE}"),
    }
}

fn staging() -> anyhow::Result<PathBuf> {
    std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("which folder? Name it (`tools finish dist`) or let Trunk call this")
}

fn serve(dir: &Path, port: Option<u16>) -> anyhow::Result<()> {
    if !dir.join("index.html").is_file() {
        bail!(
            "{} holds no index.html: build the site with `cargo xtask build`",
            dir.display()
        );
    }
    let server = match port {
        Some(port) => Server::bind(dir, port, Faults::none()).with_context(|| {
            format!("port {port} cannot be had: name another one with --port, or none at all")
        })?,
        None => first_free(dir)?,
    };
    println!(
        "Serving {} at {}   (stop with Ctrl+C)",
        dir.display(),
        server.url("/")
    );
    // Another port and another name: to a browser it is another site.
    let folder = Path::new(".build/host");
    tools::host_page::write(
        folder,
        &format!("http://localhost:{}/", server.addr().port()),
    )
    .with_context(|| format!("cannot write to {}", folder.display()))?;
    let host = Server::start(folder, Faults::none()).context("cannot listen on 127.0.0.1")?;
    host.send_no_headers();
    println!("A page of another site that embeds it: {}", host.url("/"));
    server.wait();
    Ok(())
}

/// Serves on the first port from [`PORT`] on that can be had.
fn first_free(dir: &Path) -> anyhow::Result<Server> {
    let to = PORT + PORTS_TRIED;
    for port in PORT..to {
        match Server::bind(dir, port, Faults::none()) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other.context("cannot listen on 127.0.0.1"),
        }
    }
    Err(io::Error::from(ErrorKind::AddrInUse)).context(format!(
        "the ports {PORT} to {} are all taken: name a free one with --port",
        to - 1
    ))
}
