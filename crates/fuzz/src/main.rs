//! The program that libFuzzer drives: `cargo xtask fuzz` builds it and names the target.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::run_named(bytes));
