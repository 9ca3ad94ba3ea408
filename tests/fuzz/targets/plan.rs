//! Plans, lines tables and market tables.
#![no_main]

#[path = "../../all/support/readers.rs"]
#[allow(dead_code, reason = "each target fuzzes one reader")]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::plan(bytes));
