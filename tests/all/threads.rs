//! A system without a thread to spare makes the program slower, and nothing else.

use std::fmt::Write;
use std::fs;

use crate::support::document;

/// No thread's stack finds room any more.
const NO_STACK: &str = "140000000000000";

/// 300 batches, which are looked at by several threads, of which one is large enough to be swept by several.
#[test]
#[cfg(target_os = "linux")]
fn without_threads_all_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let settings = |word: &str| {
        let rule = format!("[[classify]]\nfield = \"description\"\ncontains = \"{word}\"\ncategory = \"rent\"\n");
        fs::write(here.join("budget.toml"), format!("[[category]]\npath = \"rent\"\n{rule}")).unwrap();
    };
    settings("no such");
    let budget = |threads: bool, arguments: &[&str]| {
        let mut command = document::budget(here);
        if !threads {
            command.env("RUST_MIN_STACK", NO_STACK);
        }
        let output = command.args(arguments).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {err}");
        (String::from_utf8(output.stdout).unwrap(), err)
    };
    let mut rows = "date,amount,description\n".to_string();
    for i in 0..60_000 {
        writeln!(rows, "2026-{:02}-15,1.00,row {i} of a file that fills more than one chunk", i % 12 + 1).unwrap();
    }
    fs::write(here.join("large.csv"), rows).unwrap();
    budget(true, &["import", "large.csv"]);
    settings("row");
    budget(false, &["reclassify", "--all", "--as-of", "2026-12-31"]);
    let kept = fs::read_dir(here.join("ledger/source")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(kept).unwrap(), fs::read(here.join("large.csv")).unwrap());
    let batch = fs::read_dir(here.join("ledger/actual"))
        .unwrap()
        .flatten()
        .find(|file| file.file_name().to_string_lossy().ends_with(".csv"))
        .unwrap()
        .path();
    let header = fs::read_to_string(&batch).unwrap().lines().next().unwrap().to_string();
    for i in 0..300 {
        let cells = header.split(',').map(|column| match column {
            "period" => "2026-03",
            "category" => "rent",
            "amount" => "1.00",
            "description" => "rent of one place",
            _ => "",
        });
        let text =
            format!("{header}\n{}\n", cells.collect::<Vec<_>>().join(",")).replace("one place", &format!("place {i}"));
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let name = format!("ledger/actual/20260401T{:02}{:02}00Z-x-{}.csv", i / 60, i % 60, &hash[..12]);
        fs::write(here.join(name), text).unwrap();
    }
    let ask = [
        "variance",
        "--year",
        "2026",
        "--category",
        "rent",
        "--depth",
        "1",
        "--as-of",
        "2026-12-31",
        "--format",
        "csv",
        "-q",
    ];
    let derived = here.join(".budget");
    let mut answers = Vec::new();
    for threads in [false, true] {
        fs::remove_dir_all(&derived).unwrap();
        answers.push(budget(threads, &ask).0);
        answers.push(budget(threads, &ask).0);
    }
    assert!(answers[0].contains("60300.00"), "{}", answers[0]);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}
