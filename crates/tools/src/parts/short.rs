//! Short names between program and loader. wasm-bindgen ends each name with sixteen digits of a hash, which no compression
//! makes smaller: over a kilobyte in each of the two files.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser, Payload};

/// What all exports begin with that only the loader calls and whose names hold a hash.
const HASHED: &str = "wasm_bindgen_";

/// The new names of imports and exports, by the old ones.
#[derive(Debug, Default)]
struct Short {
    /// Where the imports come from.
    from: String,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// Module and loader with short names for what the module imports from `from` and for those of its exports that have a hash
/// in their names.
///
/// # Errors
/// When the module is none.
pub(super) fn shorten(
    module: &[u8],
    script: &str,
    from: &str,
) -> anyhow::Result<(Vec<u8>, String)> {
    let mut short = Short::read(module, from).context("the program is no WebAssembly")?;
    let mut encoded = Module::new();
    short
        .parse_core_module(&mut encoded, Parser::new(0), module)
        .map_err(|error| anyhow!("the program cannot be written anew: {error}"))?;
    // Exports where they are taken from the program only: the loader has functions of its own with the same names, and a
    // short one would be hidden by a variable inside of them.
    let mut is_member = false;
    let script = words(script)
        .map(|word| {
            let exported = short.exports.get(word).filter(|_| is_member);
            is_member = word.ends_with('.');
            let name = short.imports.get(word).or(exported);
            name.map_or(word, String::as_str)
        })
        .collect();
    Ok((encoded.finish(), script))
}

impl Short {
    fn read(module: &[u8], from: &str) -> anyhow::Result<Self> {
        let mut short = Self {
            from: from.to_owned(),
            ..Self::default()
        };
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        if import.module == from {
                            let name = letters(short.imports.len());
                            short.imports.insert(import.name.to_owned(), name);
                        }
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let name = export?.name;
                        if name.starts_with(HASHED) {
                            let new = letters(short.exports.len());
                            short.exports.insert(name.to_owned(), new);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(short)
    }
}

impl Reencode for Short {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let ours = import.module == self.from;
            let name = self.imports.get(import.name).filter(|_| ours);
            imports.import(import.module, name.map_or(import.name, |name| name), kind);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        let kind = self.export_kind(export.kind)?;
        let index = self.external_index(export.kind, export.index)?;
        let name = self.exports.get(export.name);
        exports.export(name.map_or(export.name, |name| name), kind, index);
        Ok(())
    }
}

/// The names a, b … z, aa, ab …
fn letters(mut number: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
        match number / 26 {
            0 => break,
            rest => number = rest - 1,
        }
    }
    name.iter().rev().map(|byte| char::from(*byte)).collect()
}

/// A script as words and what is between them; put together they are the script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let mut rest = script;
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| part(c) != part(first));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    #[test]
    fn names_count_on_without_a_gap() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }

    /// The loader's own function, which has the name of the export that it calls, got the short name too. Where a variable of
    /// that name stood around a call of it, as in the one that makes promises, every call failed.
    const OWN: &str = "function wasm_bindgen_0123_invoke(f){wasm.wasm_bindgen_0123_invoke(f)}\
                       const a=s.a;wasm_bindgen_0123_invoke(a)";

    #[test]
    fn program_and_loader_still_meet() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(
            "./x_bg.js",
            "__wbg_now_0123456789abcdef",
            EntityType::Function(0),
        );
        imports.import("./parts.js", "__wasm_split_load_a", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("wasm_bindgen_0123_invoke", ExportKind::Func, 2);
        exports.export("main", ExportKind::Func, 2);
        let mut body = Function::new([]);
        body.instructions().call(0).call(1).end();
        let mut code = CodeSection::new();
        code.function(&body);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code);
        let script = "{__wbg_now_0123456789abcdef:f,__wasm_split_load_a:g};wasm.wasm_bindgen_0123_invoke(),wasm.main()";
        let module = module.finish();
        let (_, own) = shorten(&module, OWN, "./x_bg.js").unwrap();
        assert_eq!(own, OWN.replace("wasm.wasm_bindgen_0123_invoke", "wasm.a"));
        let (module, script) = shorten(&module, script, "./x_bg.js").unwrap();
        assert_eq!(script, "{a:f,__wasm_split_load_a:g};wasm.a(),wasm.main()");
        let names = super::super::loader::Names::of(&module).unwrap();
        assert_eq!(names.imports(), ["__wasm_split_load_a", "a"]);
        assert_eq!(names.exports(), ["a", "main"]);
        wasmparser::validate(&module).unwrap();
    }
}
