//! `cargo xtask doctor`: what is here, what is wanted, and the cure. It changes nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::browser::Engine;
use crate::sh;
use crate::{cargo_tools, no_arguments, npm, toolchain, versions};

/// What one line says.
struct Finding {
    what: String,
    found: Option<String>,
    wanted: String,
    good: bool,
    cure: String,
}

/// What installs itself with the first command that needs it.
const ITSELF: &str = "the first command that needs it installs it";

/// Examines everything; fails when something that is needed is missing or wrong.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    no_arguments(arguments)?;
    let mut findings = prerequisites()?;
    findings.extend(installed()?);
    findings.extend(browsers());
    for finding in &findings {
        println!("{}", finding.line());
    }
    let bad = findings.iter().filter(|finding| !finding.good).count();
    match bad {
        0 => println!("\nEverything is there."),
        1 => println!("\nOne thing is missing or wrong."),
        _ => println!("\n{bad} things are missing or wrong."),
    }
    Ok(if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What a person installs.
fn prerequisites() -> anyhow::Result<Vec<Finding>> {
    let rust = versions::rust()?;
    let node = npm::is_new_enough;
    let mut findings = vec![
        Finding::any("git", sh::ask("git", &["--version"]), "install git"),
        Finding::any(
            "rustup",
            sh::ask("rustup", &["--version"]),
            "install rustup as its site says",
        ),
        Finding::new(
            "Rust",
            sh::ask("rustc", &["--version"]),
            &rust,
            "rustup toolchain install",
            |found| found.split(' ').nth(1) == Some(&rust),
        ),
    ];
    for (part, _) in toolchain::PARTS {
        let found = (!toolchain::missing().contains(&part)).then(|| "there".to_owned());
        findings.push(Finding::any(part, found, "rustup toolchain install"));
    }
    let wanted = format!("{} or newer", npm::node_wanted());
    findings.push(Finding::new(
        "Node",
        sh::ask("node", &["--version"]),
        &wanted,
        "install a newer Node",
        node,
    ));
    findings.push(Finding::any(
        "npm",
        sh::ask(npm::npm(), &["--version"]),
        "it comes with Node",
    ));
    Ok(findings)
}

/// What the commands install.
fn installed() -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for tool in cargo_tools::all()?.into_iter().chain([cargo_tools::deny()]) {
        let found = sh::ask(tool.path()?, &["--version"]);
        let right = |found: &str| found.split(' ').nth(1) == Some(tool.version());
        findings.push(Finding::new(
            tool.name(),
            found,
            tool.version(),
            ITSELF,
            right,
        ));
    }
    let packages = match (npm::current(), sh::root().join("node_modules").is_dir()) {
        (true, _) => Some("as package-lock.json says"),
        (false, true) => Some("not those of package-lock.json"),
        (false, false) => None,
    };
    let packages = packages.map(str::to_owned);
    findings.push(Finding::new("npm packages", packages, "", ITSELF, |_| {
        npm::current()
    }));
    let wanted = versions::npm("binaryen")?;
    let program = sh::root().join("node_modules/.bin/wasm-opt");
    let right = |found: &str| npm::major(found) == npm::major(&wanted);
    findings.push(Finding::new(
        "wasm-opt",
        sh::ask(program, &["--version"]),
        &wanted,
        ITSELF,
        right,
    ));
    Ok(findings)
}

/// What the browser tests need.
fn browsers() -> Vec<Finding> {
    Engine::ALL.into_iter().flat_map(browser).collect()
}

/// What they need of one engine. Chromium and its driver must be of one version.
fn browser(engine: Engine) -> Vec<Finding> {
    let version = |program: PathBuf| {
        let said = sh::ask(&program, &["--version"]);
        // Some have no answer to this question.
        said.or_else(|| Some(program.display().to_string()))
    };
    let title = engine.title();
    let cure = engine.cure();
    let binary = engine.binary().and_then(version);
    let driver = engine.driver().and_then(version);
    let wanted = binary.as_deref().and_then(npm::major);
    let mut findings = vec![Finding::any(title, binary, &cure)];
    if engine == Engine::Chromium {
        let number = wanted.map_or("as Chromium".into(), |major| major.to_string());
        let cure = format!("browser and driver must be of one version: {cure}");
        let right = |found: &str| npm::major(found) == wanted;
        findings.push(Finding::new(
            engine.driver_name(),
            driver,
            &number,
            &cure,
            right,
        ));
    } else {
        findings.push(Finding::any(engine.driver_name(), driver, &cure));
    }
    for helper in engine.helpers() {
        let found = sh::find(&[helper]).map(|path| path.display().to_string());
        findings.push(Finding::any(helper, found, &cure));
    }
    findings
}

impl Finding {
    fn new(
        what: &str,
        found: Option<String>,
        wanted: &str,
        cure: &str,
        right: impl Fn(&str) -> bool,
    ) -> Self {
        let good = found.as_deref().is_some_and(right);
        Self {
            what: what.into(),
            found,
            wanted: wanted.into(),
            good,
            cure: cure.into(),
        }
    }

    /// Whatever version there is will do.
    fn any(what: &str, found: Option<String>, cure: &str) -> Self {
        Self::new(what, found, "", cure, |_| true)
    }

    fn line(&self) -> String {
        let state = if self.good { "ok     " } else { "MISSING" };
        let state = if !self.good && self.found.is_some() {
            "WRONG  "
        } else {
            state
        };
        // The first line without the commit that some programs add in brackets.
        let found = self
            .found
            .as_deref()
            .and_then(|found| found.split(['\n', '(']).next());
        let found = found.unwrap_or("not there").trim_end();
        let mut line = format!("{state}  {:30}  {found}", self.what);
        if !self.wanted.is_empty() {
            line += &format!("  (wanted: {})", self.wanted);
        }
        if !self.good {
            line += &format!("\n         cure: {}", self.cure);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_wrong_comes_with_its_cure() {
        let missing = Finding::any("git", None, "install git");
        assert!(!missing.good);
        assert!(
            missing.line().starts_with("MISSING") && missing.line().ends_with("cure: install git")
        );
        let old = Finding::new("Node", Some("v18.1.0".into()), "20", "newer", |_| false);
        assert!(old.line().starts_with("WRONG") && old.line().contains("v18.1.0"));
    }

    #[test]
    fn what_is_right_is_one_line() {
        let right = Finding::new(
            "Rust",
            Some("1.99.1\nmore".into()),
            "1.99.1",
            "cure",
            |_| true,
        );
        assert_eq!(
            right.line(),
            "ok       Rust                            1.99.1  (wanted: 1.99.1)"
        );
    }
}
