//! The same as workbooks: a seed is any .xlsx.
#![no_main]

#[path = "../../all/support/readers.rs"]
#[allow(dead_code, reason = "each target fuzzes one reader")]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::sheet("账.xlsx", bytes));
