//! Writes a made-up dataset: `cargo xtask bench data 1000 FILE`.

use std::process::ExitCode;

use benches::{SEED, dataset, entries};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, file] = arguments.as_slice() else {
        eprintln!("error: how many entries, and into which file?");
        return ExitCode::FAILURE;
    };
    let Ok(count) = count.parse() else {
        eprintln!("error: {count} is no number");
        return ExitCode::FAILURE;
    };
    match std::fs::write(file, dataset(&entries(count, SEED))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write {file}: {error}");
            ExitCode::FAILURE
        }
    }
}
