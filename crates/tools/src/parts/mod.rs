//! The program in parts: what every page needs, and what comes when a page asks for it.
//!
//! `wasm_split_helpers` marks in `src/parts.rs` where a part begins; its other half splits what the linker has written, by
//! the addresses that the linker left in (`--emit-relocs`). Between the compiler and wasm-bindgen Trunk has no step of its
//! own ([trunk#1022](https://github.com/trunk-rs/trunk/issues/1022)), so [`bindgen`] stands before wasm-bindgen on Trunk's
//! PATH. Why, and what was measured: `docs/decisions/0026-parts.md`.

mod loader;
mod short;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, anyhow, bail};
use sha2::{Digest, Sha384};

use crate::offline;

/// The variable that says where the real wasm-bindgen is.
pub const BINDGEN: &str = "IQ_CHRONIK_WASM_BINDGEN";
/// Where the parts lie until the build takes them along.
const PARTS: &str = ".build/parts";
/// What the program calls the script that loads its parts; the loader holds it instead.
const LINK: &str = "./parts.js";

/// What wasm-opt does to each module. The features are those that every browser the style sheet supports has; the other
/// options: `docs/decisions/0012-wasm-size.md`.
const OPTIONS: [&str; 12] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// `server_fn`, which `leptos` always brings, brings `wasm-streams`, whose classes nothing makes.
const UNUSED: &str = "--remove-exports=*intounderlying*";

/// What each part needs, in the order in which it is linked: file and integrity.
type Files = BTreeMap<String, Vec<(String, String)>>;

/// Does what wasm-bindgen is asked for, with the program split before and made small after it. Other calls, such as that
/// for the version, go on as they are.
///
/// # Errors
/// When a step fails, with what it said.
pub fn bindgen(arguments: &[OsString]) -> anyhow::Result<ExitCode> {
    let real = std::env::var_os(BINDGEN)
        .with_context(|| format!("{BINDGEN} is not set: build with `cargo xtask build`"))?;
    let Some(call) = Call::read(arguments) else {
        let status = Command::new(&real)
            .args(arguments)
            .status()
            .with_context(|| format!("cannot start {}", real.display()))?;
        return Ok(status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::FAILURE, ExitCode::from));
    };
    let work = call.out.join("split");
    let parts = Path::new(PARTS);
    for folder in [&*work, parts] {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let program = work.join(format!("{}.wasm", call.name));
    let needed = split(&call.input, &program)?;
    let kept = arguments
        .iter()
        .filter(|one| **one != call.input.as_os_str());
    run(Command::new(&real)
        .args(kept)
        .arg("--keep-lld-exports")
        .arg(&program))?;
    let program = call.out.join(format!("{}_bg.wasm", call.name));
    optimise(&program)?;
    let mut finished = BTreeMap::new();
    for stem in needed.values().flatten() {
        if !finished.contains_key(stem) {
            let file = finish(&work.join(format!("{stem}.wasm")), parts)?;
            finished.insert(stem.clone(), file);
        }
    }
    let files = needed
        .into_iter()
        .map(|(part, stems)| {
            let files = stems.iter().filter_map(|stem| finished.get(stem).cloned());
            (part, files.collect())
        })
        .collect();
    let script = call.out.join(format!("{}.js", call.name));
    let text =
        fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let text = loader::with_parts(&text, LINK, &files)?;
    let module = fs::read(&program)?;
    let text = loader::prune(&text, &loader::Names::of(&module)?);
    let from = format!("./{}_bg.js", call.name);
    let (module, text) = short::shorten(&module, &text, &from)?;
    fs::write(&program, module).with_context(|| format!("cannot write {}", program.display()))?;
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    let text = offline::small(&script, true)?;
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes the parts along into the built site.
///
/// # Errors
/// When there are none, or one cannot be copied.
pub fn copy(dir: &Path) -> anyhow::Result<()> {
    let parts = fs::read_dir(PARTS).with_context(|| format!("there is no {PARTS}"))?;
    for part in parts {
        let part = part?;
        let to = dir.join(part.file_name());
        fs::copy(part.path(), &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

/// Makes a module small, as those of the page are.
///
/// # Errors
/// When wasm-opt is not there or fails.
pub fn optimise(module: &Path) -> anyhow::Result<()> {
    run(Command::new("wasm-opt")
        .args(OPTIONS)
        .arg(UNUSED)
        .arg(module)
        .arg("-o")
        .arg(module))
}

/// What Trunk wants of wasm-bindgen.
struct Call {
    input: PathBuf,
    out: PathBuf,
    name: String,
}

impl Call {
    fn read(arguments: &[OsString]) -> Option<Self> {
        let value = |name: &str| {
            arguments.iter().find_map(|one| {
                let one = one.to_str()?;
                Some(one.strip_prefix(name)?.strip_prefix('=')?.to_owned())
            })
        };
        let input = arguments.iter().map(PathBuf::from).find(|one| {
            one.extension()
                .is_some_and(|extension| extension == OsStr::new("wasm"))
        })?;
        Some(Self {
            input,
            out: value("--out-dir")?.into(),
            name: value("--out-name")?,
        })
    }
}

/// Splits a module: what is left of it goes to `program`, the parts beside it. The names of the files that each part needs.
fn split(input: &Path, program: &Path) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let bytes = fs::read(input).with_context(|| format!("cannot read {}", input.display()))?;
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = program.parent().context("no folder")?;
    options.main_out_path = program;
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the program cannot be split: {error:#}"))?;
    Ok(split.prefetch_map.into_iter().collect())
}

/// Makes a part small and gives it a name with its hash; that name and its integrity.
fn finish(module: &Path, folder: &Path) -> anyhow::Result<(String, String)> {
    optimise(module)?;
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let stem = module.file_stem().unwrap_or_default().to_string_lossy();
    let stem = match stem.split_once('_') {
        Some(("split", part)) => part,
        _ => "shared",
    };
    let digest = Sha384::digest(&bytes);
    let hash: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("{stem}-{hash}.wasm");
    fs::write(folder.join(&name), &bytes)
        .with_context(|| format!("cannot write {name} into {}", folder.display()))?;
    Ok((name, offline::integrity(&bytes)))
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("cannot start {program}"))?;
    if !status.success() {
        bail!("{program} failed ({status})");
    }
    Ok(())
}
