//! Indexes: always the sum of the ledger.
#![no_main]

#[path = "../../all/support/readers.rs"]
#[allow(dead_code, reason = "each target fuzzes one reader")]
mod readers;

thread_local! {
    static LEDGER: readers::Ledger = readers::Ledger::new();
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| LEDGER.with(|ledger| ledger.index(bytes)));
