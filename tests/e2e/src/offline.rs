//! The site as one that is renewed, in any folder, and what it stores in a browser.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tools::offline::{Mode, write};
use tools::server::{Fault, Faults, Server};

use crate::run::{copy, run};
use crate::settings::Settings;
use crate::{Browser, Visit, wait};

/// At the root of a host and in a folder of it.
pub const BASES: [&str; 2] = ["/", "/sub/app/"];

/// Those of [`BASES`] that this browser tries: Chromium both. What a base changes is ours and not the engine's, and every
/// visit takes seconds, so Firefox takes the folder and WebKit the root.
///
/// # Errors
/// When the settings cannot be read.
pub fn bases() -> anyhow::Result<&'static [&'static str]> {
    Ok(match Settings::read()?.browser {
        Browser::Chromium => &BASES,
        Browser::Firefox => &BASES[1..],
        Browser::Webkit => &BASES[..1],
    })
}

/// Makes the same visit to the site at each of [`bases`].
///
/// # Errors
/// As [`Site::visit`]; the first one ends it.
pub fn at_each_base(test: impl AsyncFn(&Visit, &Site) -> anyhow::Result<()>) -> anyhow::Result<()> {
    for base in bases()? {
        let site = Site::at(base)?;
        site.visit(async |page| test(page, &site).await)
            .with_context(|| format!("at {base}"))?;
    }
    Ok(())
}

/// A copy of the built site that can become a newer one.
#[derive(Debug)]
pub struct Site {
    root: TempDir,
    base: &'static str,
}

/// What one cache of the site holds.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Stored {
    /// The version.
    pub version: String,
    /// Whether all of it is there, as the worker has noted.
    pub whole: bool,
}

impl Site {
    /// The built site below `base`: `/`, or a folder with slashes around it. Its folders but `data` are those of the build
    /// itself, to be read: they hold some 1,500 files, and to copy them for each visit took a fifth of all time.
    ///
    /// # Errors
    /// When it is not built or cannot be copied.
    pub fn at(base: &'static str) -> anyhow::Result<Self> {
        let site = Self::empty(base)?;
        for entry in fs::read_dir(Settings::read()?.dist)? {
            let entry = entry?;
            let (from, to) = (entry.path(), site.dir().join(entry.file_name()));
            if entry.file_name() == "data" {
                fs::create_dir(&to)?;
                copy(&from, &to)?;
            } else if from.is_dir() {
                symlink(from, to)?;
            } else {
                fs::copy(from, to)?;
            }
        }
        site.publish(Mode::Automatic)?;
        Ok(site)
    }

    /// The built site below `base`, file by file as it was built.
    ///
    /// # Errors
    /// As [`Site::at`].
    pub fn untouched(base: &'static str) -> anyhow::Result<Self> {
        let site = Self::empty(base)?;
        copy(&Settings::read()?.dist, &site.dir())?;
        Ok(site)
    }

    fn empty(base: &'static str) -> anyhow::Result<Self> {
        let root = tempfile::tempdir()?;
        let site = Self { root, base };
        fs::create_dir_all(site.dir())?;
        Ok(site)
    }

    /// The folder with its files.
    #[must_use]
    pub fn dir(&self) -> PathBuf {
        self.root.path().join(self.base.trim_matches('/'))
    }

    /// The address of a path below the base.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Changes a text file.
    ///
    /// # Errors
    /// When it is not there.
    pub fn change(&self, name: &str, change: impl FnOnce(&str) -> String) -> anyhow::Result<()> {
        let file = self.dir().join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("no {name}"))?;
        // What is packed would be served in its place.
        for suffix in [".br", ".gz"] {
            fs::remove_file(self.dir().join(format!("{name}{suffix}"))).ok();
        }
        Ok(fs::write(file, change(&text))?)
    }

    /// Makes a newer version of it: another program under another name, other data; what belonged
    /// to the one before is gone.
    ///
    /// # Errors
    /// When files are missing.
    pub fn release(&self, number: u8) -> anyhow::Result<()> {
        for end in [".js", "_bg.wasm"] {
            let old = self.file(end)?;
            let mut bytes = fs::read(&old)?;
            match end {
                ".js" => bytes.extend(format!("\n//{number}").bytes()),
                // A custom section without a meaning: id, length, name "n", the number.
                _ => bytes.extend([0, 3, 1, b'n', number]),
            }
            remove(&old);
            let name = format!("iq-chronik-{number:016x}{end}");
            fs::write(self.dir().join(name), bytes)?;
        }
        self.change("data/iq-hamburg.json", |data| {
            format!("{data}{}", " ".repeat(number.into()))
        })?;
        self.publish(Mode::Automatic)
    }

    /// The hashes of what lies there now.
    ///
    /// # Errors
    /// When files are missing.
    pub fn publish(&self, mode: Mode) -> anyhow::Result<()> {
        for name in [
            "index.html",
            "boot.js",
            "offline.js",
            "sw.js",
            "version.json",
        ] {
            for suffix in [".br", ".gz"] {
                fs::remove_file(self.dir().join(format!("{name}{suffix}"))).ok();
            }
        }
        write(&self.dir(), mode)
    }

    /// The same site once more, as it was built.
    ///
    /// # Errors
    /// As [`Site::at`].
    pub fn twin(&self) -> anyhow::Result<Self> {
        Self::at(self.base)
    }

    /// Another site on the same host: ours, in a folder beside it.
    ///
    /// # Errors
    /// As [`Site::at`].
    pub fn neighbour(&self, base: &'static str) -> anyhow::Result<()> {
        let other = Self::at(base)?;
        let place = self.root.path().join(base.trim_matches('/'));
        fs::create_dir_all(place.parent().context("a neighbour needs a folder")?)?;
        Ok(fs::rename(other.dir(), place)?)
    }

    /// Packs a file once more than the host says.
    ///
    /// # Errors
    /// When it is not packed.
    pub fn pack_twice(&self, file: &Path) -> anyhow::Result<()> {
        let packed = PathBuf::from(format!("{}.gz", file.display()));
        let once = fs::read(&packed)?;
        let mut twice = GzEncoder::new(fs::File::create(&packed)?, Compression::fast());
        twice.write_all(&once)?;
        twice.finish()?;
        Ok(fs::remove_file(format!("{}.br", file.display()))?)
    }

    /// Puts `other` in its place. A browser may ask at any moment whether the worker is still the same, so nothing is
    /// deleted or written here while the place is empty.
    ///
    /// # Errors
    /// When a folder cannot be renamed.
    pub fn replace(&self, other: &Self) -> anyhow::Result<()> {
        let aside = tempfile::tempdir()?;
        fs::rename(self.dir(), aside.path().join("before"))?;
        fs::rename(other.dir(), self.dir())?;
        fs::create_dir_all(other.dir())?;
        Ok(())
    }

    /// The version that lies there now.
    ///
    /// # Errors
    /// When there is none.
    pub fn version(&self) -> anyhow::Result<String> {
        let text = fs::read_to_string(self.dir().join("version.json"))?;
        let said: Value = serde_json::from_str(&text)?;
        Ok(said["version"].as_str().context("no version")?.to_owned())
    }

    /// The file `iq-chronik-….js` or `iq-chronik-…_bg.wasm`.
    ///
    /// # Errors
    /// When there is none.
    pub fn file(&self, end: &str) -> anyhow::Result<PathBuf> {
        let mut files = fs::read_dir(self.dir())?
            .flatten()
            .map(|entry| entry.path());
        let found = files.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("iq-chronik-") && name.ends_with(end)
        });
        found.with_context(|| format!("no {end}"))
    }

    /// The program and its parts.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn programs(&self) -> anyhow::Result<Vec<PathBuf>> {
        let files = fs::read_dir(self.dir())?.flatten();
        let files = files.map(|entry| entry.path());
        Ok(files
            .filter(|path| path.extension().is_some_and(|kind| kind == "wasm"))
            .collect())
    }

    /// Makes a visit to it that may store the site.
    ///
    /// # Errors
    /// As [`crate::visit()`].
    pub fn visit(
        &self,
        test: impl AsyncFnOnce(&Visit) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let server = Server::start(self.root.path(), Faults::none())?;
        run(Settings::read()?, server, async |visit: &Visit| {
            let script = "Object.defineProperty(Navigator.prototype, 'connection', \
                          { configurable: true, get: () => undefined })";
            visit.before_every_page(script).await?;
            visit.may_store(self.base);
            test(visit).await
        })
    }
}

fn remove(file: &Path) {
    for suffix in ["", ".br", ".gz"] {
        let name = format!("{}{suffix}", file.display());
        fs::remove_file(name).ok();
    }
}

/// A server that answers nothing.
#[must_use]
pub fn down() -> Faults {
    Faults::none().on("*", Fault::HangUp)
}

impl Visit {
    /// Allows what a site in this folder leaves behind, too.
    pub fn may_store(&self, base: &str) {
        self.may_stay.borrow_mut().extend([
            format!("cache: iq-chronik|{base}|"),
            // The visitor's "no", and since when the host has had no worker.
            format!("cache: iq-chronik-declined|{base}"),
            format!("cache: iq-chronik-missing|{base}"),
            format!("service worker: {}", self.server().url(base)),
        ]);
    }

    /// What the caches of the site hold, in the order of their making.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn stored(&self) -> anyhow::Result<Vec<Stored>> {
        let script = "\
            const found = []; \
            for (const name of await caches.keys()) { \
                if (!name.startsWith('iq-chronik|')) continue; \
                const [, base, version] = name.split('|'); \
                const note = await caches.match(`${base}?sw-note=whole`, { cacheName: name }); \
                found.push({ version, whole: Boolean(note) }); \
            } \
            return found;";
        self.run_as(script, &[]).await
    }

    /// Waits until this version is stored whole, and its worker is ready.
    ///
    /// # Errors
    /// When it is not.
    pub async fn stores(&self, version: &str) -> anyhow::Result<()> {
        wait::value(
            &format!("version {version} to be stored"),
            async || self.stored().await,
            |stored| stored.iter().any(|one| one.version == version && one.whole),
        )
        .await?;
        let script = "const one = await navigator.serviceWorker.getRegistration(); \
                      return Boolean(one?.active && !one.installing)";
        wait::holds("the worker", async || self.run_as(script, &[]).await).await
    }

    /// The version whose program runs in this window.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn version(&self) -> anyhow::Result<String> {
        let script = "return document.documentElement?.dataset.version ?? ''";
        // Firefox's driver answers with nothing at all while one page gives way to the next.
        let version: Option<String> = self.run_as(script, &[]).await?;
        Ok(version.unwrap_or_default())
    }

    /// Waits until the program of this version runs in this window.
    ///
    /// # Errors
    /// When it does not.
    pub async fn runs(&self, version: &str) -> anyhow::Result<()> {
        let now = async || self.version().await;
        wait::value(&format!("version {version}"), now, |now| now == version).await?;
        self.ready().await
    }

    /// Runs a script in the page: to break what it has stored.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn break_with(&self, script: &str) -> anyhow::Result<()> {
        self.run(script, &[]).await.map(|_| ())
    }

    /// Makes the browser forget what it has stored, as it may when space runs out.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget_everything(&self) -> anyhow::Result<()> {
        let origin = self.server().url("");
        let what = json!({ "origin": origin, "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", what)
            .await
            .map(|_| ())
    }

    /// Makes the browser forget its own cache, which may still have a file that the site has lost.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget_downloads(&self) -> anyhow::Result<()> {
        self.cdp("Network.clearBrowserCache", json!({}))
            .await
            .map(|_| ())
    }

    /// Lets the site store so many bytes.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn quota(&self, bytes: Option<u64>) -> anyhow::Result<()> {
        let mut what = json!({ "origin": self.server().url("") });
        if let Some(bytes) = bytes {
            what["quotaSize"] = bytes.into();
        }
        self.cdp("Storage.overrideQuotaForOrigin", what)
            .await
            .map(|_| ())
    }

    /// The headers of the last document that a service worker has answered with.
    ///
    /// # Errors
    /// When none has.
    pub async fn document_headers(&self) -> anyhow::Result<Value> {
        let mut last = None;
        for entry in self.driver().get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let event = &event["message"];
            let answer = &event["params"]["response"];
            if event["method"] == "Network.responseReceived"
                && event["params"]["type"] == "Document"
                && answer["fromServiceWorker"] == true
            {
                last = Some(answer["headers"].clone());
            }
        }
        last.context("no document came from a service worker")
    }
}
