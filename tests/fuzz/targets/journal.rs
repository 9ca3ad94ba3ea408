//! Journals.
#![no_main]

#[path = "../../all/support/readers.rs"]
#[allow(dead_code, reason = "each target fuzzes one reader")]
mod readers;

thread_local! {
    static FOLDER: tempfile::TempDir = tempfile::tempdir().expect("a folder for the journal");
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| FOLDER.with(|folder| readers::journal_file(folder.path(), bytes)));
