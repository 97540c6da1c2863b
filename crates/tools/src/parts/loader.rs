//! The loader that wasm-bindgen writes: given what loads the parts, and freed of what the program does not ask for.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, bail};
use wasmparser::{Parser, Payload};

use super::Files;

/// What loads the parts.
const SCRIPT: &str = include_str!("loader.js");
/// What the program calls the function that loads a part; the name of the part follows.
const LOAD: &str = "__wasm_split_load_";

/// What a module asks for and hands out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    imports: BTreeSet<String>,
    exports: BTreeSet<String>,
}

impl Names {
    /// Reads them from a module.
    pub(super) fn of(module: &[u8]) -> anyhow::Result<Self> {
        let mut names = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload.context("the program is no WebAssembly")? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        names.imports.insert(import?.name.to_owned());
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        names.exports.insert(export?.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
impl Names {
    pub(super) fn imports(&self) -> Vec<&str> {
        self.imports.iter().map(String::as_str).collect()
    }

    pub(super) fn exports(&self) -> Vec<&str> {
        self.exports.iter().map(String::as_str).collect()
    }
}

/// The loader with the parts in place of the script `link`, from which it would import what loads them.
pub(super) fn with_parts(loader: &str, link: &str, files: &Files) -> anyhow::Result<String> {
    let mut text = SCRIPT.to_owned();
    text.push_str("const parts = {\n");
    for (part, files) in files {
        let files = serde_json::to_string(files)?;
        writeln!(text, "  {LOAD}{part}: part({files}),")?;
    }
    text.push_str("};\n");
    let mut found = false;
    for line in loader.lines() {
        let name = line
            .strip_prefix("import * as ")
            .and_then(|rest| rest.split_once(" from "))
            .filter(|(_, from)| from.trim_end_matches(';').trim_matches(['"', '\'']) == link);
        match name {
            Some((name, _)) => {
                found = true;
                writeln!(text, "const {name} = parts;")?;
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    if !found {
        bail!("the loader of wasm-bindgen does not import {link}: it has changed its form");
    }
    Ok(text)
}

/// The loader without the functions that the program does not import, and without the classes whose functions it does not
/// export: what wasm-opt has dropped, wasm-bindgen could not know.
pub(super) fn prune(loader: &str, names: &Names) -> String {
    let mut text = String::with_capacity(loader.len());
    let mut dropped = BTreeSet::new();
    for item in items(loader) {
        let first = item.lines().next().unwrap_or_default();
        let class = first
            .strip_prefix("export class ")
            .and_then(|rest| rest.split([' ', '{']).next());
        if let Some(class) = class.filter(|_| calls(item).any(|name| !names.exports.contains(name)))
        {
            dropped.insert(class.to_owned());
            continue;
        }
        if dropped.iter().any(|class: &String| {
            let rest = first
                .strip_prefix("if (Symbol.dispose) ")
                .or_else(|| first.strip_prefix("const "));
            rest.is_some_and(|rest| rest.starts_with(class.as_str()))
        }) {
            continue;
        }
        push_imported(&mut text, item, names);
    }
    text
}

/// The statements at the top of a script as wasm-bindgen lays it out: each begins where a line is not indented.
fn items(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            let begins = !line.starts_with([' ', '}', ')', ']', '\n']);
            if at > 0 && begins {
                end = at;
                break;
            }
            at += line.len();
        }
        let (item, after) = rest.split_at(end);
        rest = after;
        Some(item)
    })
}

/// The exports of the program that a piece of the loader calls.
fn calls(text: &str) -> impl Iterator<Item = &str> {
    text.split("wasm.").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// A piece of the loader, without those of the functions for the program that it does not import.
fn push_imported(text: &mut String, item: &str, names: &Names) {
    let mut left_out = false;
    for line in item.split_inclusive('\n') {
        let name = line
            .strip_prefix("        __")
            .and_then(|rest| rest.split_once(": function("))
            .map(|(name, _)| format!("__{name}"));
        if let Some(name) = name {
            left_out = !names.imports.contains(&name);
        }
        if !left_out {
            text.push_str(line);
        }
        if line.trim_end() == "        }," {
            left_out = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "\
import * as import1 from \"./parts.js\"

export class Sink {
    free() {
        wasm.sink_free(this.ptr);
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;

export class Kept {
    free() {
        wasm.kept_free(this.ptr);
    }
}
function __wbg_get_imports() {
    const import0 = {
        __wbg_used_0: function(arg0) {
            return arg0.used;
        },
        __wbg_unused_1: function(arg0) {
            return Sink.of(arg0);
        },
        __wbindgen_cast_2: function(arg0) {
            return arg0;
        },
    };
    return { \"./parts.js\": import1 };
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.sink_free(ptr, 1));
let wasm;
";

    fn names() -> Names {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Names {
            imports: set(&["__wbg_used_0", "__wbindgen_cast_2"]),
            exports: set(&["kept_free"]),
        }
    }

    #[test]
    fn what_the_program_dropped_is_dropped_and_nothing_else() {
        let pruned = prune(LOADER, &names());
        assert!(!pruned.contains("Sink"), "{pruned}");
        assert!(!pruned.contains("unused"), "{pruned}");
        for kept in ["Kept", "__wbg_used_0", "__wbindgen_cast_2", "let wasm;"] {
            assert!(pruned.contains(kept), "{kept} in {pruned}");
        }
        assert_eq!(pruned.matches('{').count(), pruned.matches('}').count());
    }

    #[test]
    fn a_program_that_asks_for_everything_keeps_everything() {
        let mut all = names();
        all.imports.insert("__wbg_unused_1".to_owned());
        all.exports.insert("sink_free".to_owned());
        assert_eq!(prune(LOADER, &all), LOADER);
    }

    #[test]
    fn parts_are_named_with_their_files_in_order() {
        let file = |name: &str| (format!("{name}.wasm"), format!("sha384-{name}"));
        let files = Files::from([(
            "timeline".to_owned(),
            vec![file("shared"), file("timeline")],
        )]);
        let text = with_parts(LOADER, "./parts.js", &files).unwrap();
        assert!(
            text.contains(
                "__wasm_split_load_timeline: part([[\"shared.wasm\",\"sha384-shared\"],[\"timeline.wasm\",\"sha384-timeline\"]])"
            ),
            "{text}"
        );
        assert!(text.contains("const import1 = parts;"), "{text}");
        assert!(!text.contains("import * as"), "{text}");
    }

    #[test]
    fn another_form_of_the_loader_stops_the_build() {
        let error = with_parts("export default 1;", "./parts.js", &Files::new()).unwrap_err();
        assert!(error.to_string().contains("./parts.js"), "{error}");
    }
}
