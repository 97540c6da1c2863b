//! Whose worker stores the site.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::str::FromStr;

use anyhow::{Context, bail, ensure};
use e2e::offline::Site;
use serde::Deserialize;
use serde_json::Value;

/// The folder of the host in which all of them lie.
pub(crate) const BASE: &str = "/sub/app/";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worker {
    Ours,
    /// `generateSW` as its documentation shows it.
    Workbox,
    /// The same with a hash of each file in its list.
    WorkboxIntegrity,
    /// Angular's.
    Ngsw,
}

/// What our own worker begins with.
#[derive(Deserialize)]
struct Build {
    files: Vec<(String, Value, Value, Value)>,
}

impl Worker {
    pub(crate) const ALL: [Self; 4] = [
        Self::Ours,
        Self::Workbox,
        Self::WorkboxIntegrity,
        Self::Ngsw,
    ];

    /// As `--only` and `offline.mjs` call it.
    const fn id(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Workbox => "workbox",
            Self::WorkboxIntegrity => "workbox-integrity",
            Self::Ngsw => "ngsw",
        }
    }

    /// Name and version for the head of the table.
    pub(crate) fn title(self, packages: &Path) -> anyhow::Result<String> {
        let version = |package: &str| -> anyhow::Result<String> {
            let file = packages
                .join("node_modules")
                .join(package)
                .join("package.json");
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let package: Value = serde_json::from_str(&text)?;
            Ok(package["version"]
                .as_str()
                .context("no version")?
                .to_owned())
        };
        Ok(match self {
            Self::Ours => "ours".into(),
            Self::Workbox => format!("Workbox {}", version("workbox-build")?),
            Self::WorkboxIntegrity => "Workbox with `integrity`".into(),
            Self::Ngsw => format!("ngsw {}", version("@angular/service-worker")?),
        })
    }

    /// Puts this worker over the site, for the files that lie there now.
    pub(crate) fn put_over(self, site: &Site, packages: &Path) -> anyhow::Result<()> {
        if self == Self::Ours {
            return Ok(());
        }
        let script = fs::read_to_string(site.dir().join("sw.js"))?;
        let build = script
            .strip_prefix("const BUILD=")
            .context("sw.js does not begin with its list")?;
        let build: Build = serde_json::Deserializer::from_str(build)
            .into_iter()
            .next()
            .context("sw.js has no list")??;
        let paths = build.files.into_iter().map(|(path, ..)| {
            if path.is_empty() || path.ends_with('/') {
                path + "index.html"
            } else {
                path
            }
        });
        let mut node = Command::new("node")
            .arg(packages.join("offline.mjs"))
            .args([self.id().as_ref(), site.dir().as_os_str(), BASE.as_ref()])
            .stdin(Stdio::piped())
            .spawn()
            .context("Node is not there: install Node 20 or newer")?;
        let list = serde_json::to_vec(&paths.collect::<Vec<_>>())?;
        node.stdin
            .take()
            .context("node does not listen")?
            .write_all(&list)?;
        ensure!(node.wait()?.success(), "offline.mjs has failed");
        Ok(())
    }
}

impl FromStr for Worker {
    type Err = anyhow::Error;

    fn from_str(id: &str) -> anyhow::Result<Self> {
        let Some(worker) = Self::ALL.into_iter().find(|worker| worker.id() == id) else {
            bail!(
                "there is no worker {id}: take {}",
                Self::ALL.map(Self::id).join(", ")
            );
        };
        Ok(worker)
    }
}
