//! `budget run`, killed at every step that changes the disk: the next run finishes, and nothing is done twice.

use std::fs;
use std::path::PathBuf;

use crate::support::book::{TestBook, book};

const FILE: &str = "[source.erp]\nrun = [\"cat\", \"export.csv\"]\n[notify.file]\nkind = \"command\"\nrun = [\"sh\", \"-c\", \"cat >> sent.jsonl; echo >> sent.jsonl\"]\n[report.month]\nrun = [\"variance\", \"--month\", \"last\"]\noutput = \"month.csv\"\n";

fn ready() -> TestBook {
    let book = book().with("run.toml", FILE);
    let book = book.with("export.csv", "Date,Category,Description,Amount\n2026-01-05,office,chairs,9000.00\n");
    book.with("inbox/a.csv", "Date,Category,Description,Amount\n2026-01-06,overtime,nights,10.00\n")
        .with("inbox/b.csv", "Date,Category,Description,Amount\n2026-01-07,overtime,nights,much\n")
}

/// Runs; is the program still alive at the end?
fn run(book: &TestBook, kill_at: Option<u32>) -> bool {
    let mut program = book.program();
    program.env("BUDGET_TEST_NOW", "2026-02-01T08:00:00Z").env("PATH", "/usr/bin:/bin");
    if let Some(step) = kill_at {
        program.env("BUDGET_TEST_FAIL_AT", format!("{step}:kill"));
    }
    let output = program.args(["run", "--config", "run.toml", "--as-of", "2026-02-01"]).output().unwrap();
    output.status.code().is_some()
}

fn below(book: &TestBook, folder: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders: Vec<PathBuf> = vec![book.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path().is_dir() {
                true => folders.push(entry.path()),
                false => names.push(entry.file_name().to_string_lossy().into_owned()),
            }
        }
    }
    names.sort();
    names
}

/// What a run leaves: batches, files put away, the numbers of letters, each once; and the report.
fn left(book: &TestBook) -> (usize, Vec<String>, usize, bool) {
    let mut letters: Vec<String> = Vec::new();
    for line in fs::read_to_string(book.join("sent.jsonl")).unwrap_or_default().lines() {
        let letter: serde_json::Value = serde_json::from_str(line).unwrap();
        letters.push(letter["id"].as_str().unwrap().to_string());
    }
    letters.sort();
    letters.dedup();
    let files = below(book, "inbox").into_iter().filter(|name| !name.starts_with(".tmp-")).collect();
    (book.batches().len(), files, letters.len(), book.join("month.csv").exists())
}

#[cfg(unix)]
#[test]
fn killed_at_any_step_the_next_run_finishes() {
    let whole = ready();
    assert!(run(&whole, None));
    let expected = left(&whole);
    assert_eq!((expected.0, expected.3), (2, true), "{expected:?}");
    assert!(expected.2 > 0);
    // Twice is once.
    assert!(run(&whole, None));
    assert_eq!(left(&whole), expected);
    let mut step = 1;
    loop {
        let book = ready();
        let survived = run(&book, Some(step));
        run(&book, None);
        assert_eq!(left(&book), expected, "killed at step {step}");
        if survived {
            break;
        }
        step += 1;
    }
    assert!(step > 20, "only {step} steps: the test tests nothing");
}

/// Two runs at once: one works, the other says so and does nothing; what one of them did is not done again.
#[test]
fn of_two_runs_at_once_one_works() {
    let whole = ready();
    assert!(run(&whole, None));
    let expected = left(&whole);
    let book = ready();
    std::thread::scope(|scope| {
        let both = [0, 1].map(|_| scope.spawn(|| run(&book, None)));
        assert!(both.into_iter().all(|one| one.join().unwrap()));
    });
    let letters = |book: &TestBook| fs::read_to_string(book.join("sent.jsonl")).unwrap().lines().count();
    assert_eq!(letters(&book), letters(&whole), "a letter was sent twice");
    assert_eq!(left(&book), expected);
}

/// The disk is full at any step: it is told, nothing is lost, and the next run finishes.
#[cfg(unix)]
#[test]
fn full_at_any_step_it_is_told_and_the_next_run_finishes() {
    let whole = ready();
    assert!(run(&whole, None));
    let expected = left(&whole);
    let (mut step, mut harmed) = (1, 0);
    loop {
        let book = ready();
        let mut program = book.program();
        program.env("BUDGET_TEST_NOW", "2026-02-01T08:00:00Z").env("PATH", "/usr/bin:/bin");
        program.env("BUDGET_TEST_FAIL_AT", format!("{step}:full"));
        let output = program.args(["run", "--config", "run.toml", "--as-of", "2026-02-01"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 4), "step {step}: {output:?}");
        // One file of the inbox is refused anyway: that is said each time, and a full disk besides.
        let whole_run = left(&book) == expected;
        assert!(whole_run || said.contains("the disk is full"), "step {step}: {said}");
        harmed += usize::from(!whole_run);
        run(&book, None);
        assert_eq!(left(&book), expected, "full at step {step}: {said}");
        if step > 200 {
            break;
        }
        step += 3;
    }
    assert!(harmed > 5, "only {harmed} steps were harmed: the test tests nothing");
}
