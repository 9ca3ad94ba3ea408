//! The program interrupted: killed while it imports, two of it at once, no room left on the disk.
//!
//! Whatever happens, the book is as before the import or as after it, and the next command needs no help.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::book::{self, TestBook, shifts};

/// A book with one batch of 1.00, and `rows` more rows of 1.00 to import.
fn book(rows: usize) -> TestBook {
    let book = book::book().with("first.csv", shifts(1, 1)).with("more.csv", shifts(2, rows));
    book.done("import first.csv");
    book
}

/// The year's actual, and how many batches there are.
fn state(book: &TestBook) -> (String, usize) {
    let output = book.output("variance --year 2026 --as-of 2026-12-31 --format json");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let actual = report["totals"]["period"]["cost"]["actual"].as_str().unwrap().to_string();
    (actual, report["batches"].as_u64().unwrap() as usize)
}

#[test]
fn killed_at_any_moment_the_book_is_as_before_or_as_after() {
    let rows = 40_000;
    let started = Instant::now();
    let whole = book(rows);
    whole.done("import more.csv");
    let duration = started.elapsed();
    let after = state(&whole);
    assert_eq!(after, (format!("{}.00", rows + 1), 2));
    let mut seen_before = false;
    for moment in 0..20 {
        let book = book(rows);
        let mut child =
            book.program().args(["import", "more.csv"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(duration.mul_f64(f64::from(moment) / 20.0) / 2);
        let _ = child.kill();
        let _ = child.wait();
        let found = state(&book);
        assert!(found == ("1.00".to_string(), 1) || found == after, "killed at {moment}: {found:?}");
        seen_before |= found.1 == 1;
        // The next import finishes the work and sweeps up.
        book.done("import more.csv");
        assert_eq!(state(&book), after, "killed at {moment}");
        assert_eq!(leftovers(&book), Vec::<String>::new(), "killed at {moment}");
    }
    assert!(seen_before, "no kill came before the end: the test tests nothing");
}

/// Undone, and booked again by somebody who was killed before the journal had the line of it: that it was meant stands in
/// the journal since before the booking, so that nobody takes the batch for a copy that a backup brought back.
#[test]
fn what_was_undone_is_booked_again_whatever_comes_after_its_rename() {
    let book = book(1);
    let batch = book.batches().remove(0);
    book.done(&format!("import undo {}", batch.file_stem().unwrap().to_str().unwrap()));
    book.done("import first.csv");
    let journal = fs::read_to_string(book.join("journal.jsonl")).unwrap();
    let (before, last) = journal.trim_end().rsplit_once('\n').unwrap();
    assert!(last.contains(r#""action":"import""#), "{last}");
    book.write("journal.jsonl", format!("{before}\n"));
    let (code, said) = book.run("variance --year 2026 --as-of 2026-12-31 --format csv");
    assert!(code == 0 && !said.contains("warning") && !said.contains("error"), "{said}");
    assert_eq!(state(&book).1, 1);
}

/// Temporary files that nobody uses any more.
fn leftovers(book: &TestBook) -> Vec<String> {
    let mut found = Vec::new();
    for below in ["ledger/actual", "ledger/source", "."] {
        for entry in fs::read_dir(book.join(below)).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            if name.starts_with(".tmp") {
                found.push(format!("{below}/{name}"));
            }
        }
    }
    found
}

#[test]
fn two_imports_at_once_book_both_files_once() {
    // Few rows: the third waits for two others, and no longer than the lock is waited for.
    let book = book(500);
    book.write("other.csv", shifts(100_000, 500));
    let start =
        |file: &str| book.program().args(["import", file]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // The same file twice and another one beside it.
    let children = [start("more.csv"), start("more.csv"), start("other.csv")];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(state(&book), ("1001.00".to_string(), 3));
}

#[test]
fn a_held_lock_is_waited_for_and_then_named() {
    let book = book(1);
    let lock = fs::File::options().write(true).create(true).truncate(false).open(book.join(".budget/lock")).unwrap();
    lock.lock().unwrap();
    let started = Instant::now();
    let output = book.output("import more.csv");
    assert_eq!(output.status.code(), Some(2));
    assert!(started.elapsed() >= Duration::from_secs(1), "it did not wait");
    // Readers never lock.
    assert_eq!(state(&book).1, 1);
}

#[cfg(unix)]
#[test]
fn without_room_nothing_is_booked() {
    let book = book(40_000);
    let before = state(&book);
    // No file may grow beyond 64 blocks: writing fails as it does on a full disk.
    let line = format!("ulimit -f 64; trap '' XFSZ; exec {} import more.csv", env!("CARGO_BIN_EXE_budget"));
    let output = std::process::Command::new("bash")
        .args(["-c", &line])
        .env("HOME", book.path())
        .current_dir(book.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(state(&book), before);
    book.done("import more.csv");
    assert_eq!(state(&book).0, "40001.00");
    assert_eq!(leftovers(&book), Vec::<String>::new());
}

/// A limit on files, whose signal kills who does not listen: each size of it leaves the book as before or as after,
/// and whoever is stopped says why.
#[cfg(unix)]
#[test]
fn a_limit_on_files_is_told_and_harms_nothing() {
    let whole = book(3_000);
    whole.done("import more.csv");
    let after = state(&whole);
    let mut stopped = 0;
    for blocks in [0, 1, 2, 8, 64, 200, 100_000] {
        let book = book(3_000);
        let before = state(&book);
        let line = format!("ulimit -f {blocks}; exec {} import more.csv --lang en", env!("CARGO_BIN_EXE_budget"));
        let mut command = std::process::Command::new("bash");
        command.args(["-c", &line]).env("HOME", book.path()).current_dir(book.path());
        let output = command.output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        let found = state(&book);
        match output.status.code() {
            Some(0) => assert_eq!(found, after, "{blocks}: {err}"),
            Some(2) => {
                assert!(found == before && err.contains("ulimit -f"), "{blocks}: {found:?} {err}");
                stopped += 1;
            }
            code => panic!("{blocks}: {code:?} {err}"),
        }
        book.done("import more.csv");
        assert_eq!(state(&book), after, "{blocks}");
    }
    assert!((3..7).contains(&stopped), "{stopped}");
}

/// On a terminal a long import draws its progress from the thread that reads: it must neither wait for the
/// thread that tells, nor stay on the screen.
#[cfg(target_os = "linux")]
#[test]
fn a_long_import_shows_its_progress_on_a_terminal() {
    let book = book(1);
    book.write("long.csv", shifts(2, 400_000));
    assert!(fs::metadata(book.join("long.csv")).unwrap().len() > 16 << 20, "too short for a bar");
    let line = format!("{} import long.csv", env!("CARGO_BIN_EXE_budget"));
    let mut child = std::process::Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env("HOME", book.path())
        .env("TERM", "xterm")
        .current_dir(book.path())
        .stdin(Stdio::null())
        .stdout(fs::File::create(book.join("screen")).unwrap())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(120) {
            let _ = child.kill();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(state(&book), ("400001.00".to_string(), 2));
    let screen = fs::read_to_string(book.join("screen")).unwrap();
    let drawn = screen.matches(" MiB/").count();
    assert!(drawn > 1, "the bar does not move: {screen}");
}

/// A screen that was taken over is given back, also where the program ends by a fault of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_fault_gives_the_terminal_back() {
    let book = book(1);
    let line = format!("{} browse --as-of 2026-12-31; stty -a", env!("CARGO_BIN_EXE_budget"));
    let output = std::process::Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env("HOME", book.path())
        .env("TERM", "xterm")
        .env("BUDGET_TEST_PANIC", "1")
        .current_dir(book.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let screen = String::from_utf8_lossy(&output.stdout).into_owned();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text:?} is not in {screen:?}"));
    // The cursor is back, the other screen is left, and only then is it said what went wrong: a release build ends there.
    let (taken, left, said) = (at("\u{1b}[?1049h"), at("\u{1b}[?1049l"), at("as the test asks"));
    assert!(taken < left && left < said, "{screen:?}");
    let (hidden, shown) = (at("\u{1b}[?25l"), at("\u{1b}[?25h"));
    assert!(taken < hidden && hidden < shown && shown < left, "{screen:?}");
    let modes: Vec<&str> = screen[said..].split_whitespace().collect();
    assert!(modes.contains(&"icanon") && modes.contains(&"echo") && modes.contains(&"isig"), "{screen:?}");
}

/// Readers that go away, as `head` does: of what is told, which stops nothing, and of the data, which is success.
#[test]
fn nobody_has_to_listen() {
    let book = book(40);
    let mut child = book.program().args(["import", "more.csv"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(state(&book), ("41.00".to_string(), 2));

    for arguments in [&["variance", "--year", "2026", "--format", "csv"][..], &["--help"]] {
        let mut command = book.program();
        let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    }
}
