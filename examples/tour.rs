//! The main job on the bundled example: import a year and five months of real-looking exports, then
//! compare February with the plan. `cargo run --release --example tour`
//!
//! Works on a copy under `target/tour`, made anew each time, so the example stays as it is.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> std::io::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = root.join("target").join("tour");
    if book.exists() {
        fs::remove_dir_all(&book)?;
    }
    copy(&root.join("examples").join("sunshine-garden"), &book)?;
    for (file, options) in [
        ("2025-用友序时账.csv", &[][..]),
        ("2026-01.csv", &[]),
        ("2026-02.csv", &[]),
        ("2026-03.csv", &[]),
        ("2026-04.xlsx", &[]),
        ("2026-05-金蝶明细账.csv", &["--profile", "kingdee"]),
    ] {
        let file = book.join("exports").join(file).display().to_string();
        let import = [&["import", &file], options, &["--quiet"]].concat();
        if let failed @ 1.. = budget(&book, &import) {
            return Ok(ExitCode::from(failed));
        }
    }
    Ok(ExitCode::from(budget(&book, &["variance", "--month", "2026-02"])))
}

/// Runs `budget` as a terminal would, and shows the command.
fn budget(book: &Path, arguments: &[&str]) -> u8 {
    println!("$ budget {}", arguments.join(" "));
    let mut all: Vec<OsString> = ["budget", "-C"].map(OsString::from).to_vec();
    all.push(book.into());
    all.extend(arguments.iter().map(OsString::from));
    budget::cli::run_with(all)
}

/// Copies the example without what somebody's own trying has left in it.
fn copy(from: &Path, to: &PathBuf) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if ["ledger", ".budget", "journal.jsonl"].iter().any(|left| name == *left) {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
