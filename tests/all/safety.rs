//! What a book can meet on a disk: bytes that rot, originals that go away, journals that cannot be written, links that
//! strangers left, names that are no text, an undo beside a report.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::book::{self, TestBook, YEAR, export};

const JANUARY: &str = "2026-01-05,JV-1,overtime,evening,10.00";

/// A book with a batch of January; February can be imported.
fn book() -> TestBook {
    let february = export(&["2026-02-05,JV-2,overtime,evening,20.00"]);
    let book = book::book().with("january.csv", export(&[JANUARY])).with("february.csv", february);
    book.done("import january.csv");
    book
}

fn only_file(folder: PathBuf) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.ends_with(".gitkeep"));
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

fn batch(book: &TestBook) -> PathBuf {
    only_file(book.join("ledger/actual"))
}

/// Changes bytes as a disk does: neither size nor time nor inode tell.
fn rot(path: &Path, from: &str, to: &str) {
    let modified = fs::metadata(path).unwrap().modified().unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from) && from.len() == to.len());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    File::options().write(true).open(path).unwrap().set_modified(modified).unwrap();
}

#[test]
fn rotten_bytes_are_found_by_those_who_write_and_by_verify() {
    let book = book();
    let path = batch(&book);
    // Fingerprints of January are there.
    book.done("import january.csv");
    assert!(book.run("plan verify").1.contains("everything is as it was booked"));
    rot(&path, "evening", "evenigg");
    assert_eq!(book.run(YEAR).0, 0, "reports go by size and time");
    for line in ["import february.csv", "import january.csv", "import undo jan", "reclassify --all"] {
        let line = line.replace("undo jan", &format!("undo {}", path.file_stem().unwrap().to_str().unwrap()));
        let (code, said) = book.run(&line);
        let nothing = line.starts_with("reclassify") && said.contains("nothing");
        assert!(nothing || code == 2 && said.contains(path.file_name().unwrap().to_str().unwrap()), "{line}: {said}");
    }
    let (code, said) = book.run("plan verify --format json");
    assert!(code == 1 && said.contains("store-batch-damaged"), "{said}");
    assert!(!book.join(".budget/index/fingerprints/actual/2026-01.fp").exists(), "of damaged bytes");
    rot(&path, "evenigg", "evening");
    let (code, said) = book.run("import january.csv");
    assert!(code == 0 && said.contains("already in the ledger: 1"), "{said}");
    book.done("plan verify");
}

#[test]
fn what_is_counted_anew_beside_rotten_bytes_is_not_believed() {
    let book = book();
    book.write("more.csv", export(&[JANUARY]).replace("JV-1", "JV-7").replace("10.00", "5.00"));
    let first = batch(&book);
    book.done("import more.csv");
    rot(&first, "10.00", "90.00");
    // The second batch goes, as by git checkout: January is read again.
    for entry in fs::read_dir(book.join("ledger/actual")).unwrap() {
        let path = entry.unwrap().path();
        if path != first {
            fs::remove_file(path).unwrap();
        }
    }
    let (code, said) = book.run(YEAR);
    assert!(code == 2 && said.contains("is not what was booked"), "{said}");
}

#[test]
fn the_journal_and_the_originals_are_verified() {
    let book = book();
    let (journal, original) = (book.join("journal.jsonl"), only_file(book.join("ledger/source")));
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("wang", "li")).unwrap();
    let (code, said) = book.run("plan verify");
    assert!(code == 1 && said.contains("journal.jsonl:1"), "{said}");
    fs::write(&journal, text).unwrap();
    fs::write(&original, "x").unwrap();
    let (code, said) = book.run("plan verify");
    assert!(code == 1 && said.contains("import the file again"), "{said}");
    // As it says: whether the original was damaged or is missing, importing its file again is enough.
    for damage in [|path: &Path| fs::write(path, "x").unwrap(), |path: &Path| fs::remove_file(path).unwrap()] {
        damage(&original);
        let (code, said) = book.run("import january.csv");
        assert!(code == 0 && said.contains("the original is stored again: ledger/source/"), "{said}");
        book.done("plan verify");
    }
    assert!(!book.run("import january.csv").1.contains("stored again"));
}

#[test]
fn a_missing_original_is_told_and_kept_again() {
    let long = format!("{}.csv", "费".repeat(80));
    for (name, journal) in [("january.csv", true), ("january.csv", false), (long.as_str(), true)] {
        let book = book::book();
        book.write(name, export(&[JANUARY]));
        book.done(&format!("import {name}"));
        let original = only_file(book.join("ledger/source"));
        if !journal {
            // The line is lost, and comes back without the originals.
            fs::remove_file(book.join("journal.jsonl")).unwrap();
            book.done("import reconcile");
        }
        assert!(!book.run("import list").1.contains("missing"));
        fs::remove_file(&original).unwrap();
        for line in ["import list", "import show 2"] {
            let (code, said) = book.run(line);
            assert!(code == 0 && said.contains("is missing") && said.contains("import the file again"), "{said}");
        }
        let (code, said) = book.run(&format!("import {name}"));
        assert!(code == 0 && said.contains("nothing"), "{said}");
        assert_eq!(only_file(book.join("ledger/source")), original);
        assert!(!book.run("import list").1.contains("missing"));
        // What nothing misses is not kept a second time.
        fs::copy(book.join(name), book.join("other.csv")).unwrap();
        book.done("import other.csv");
        only_file(book.join("ledger/source"));
    }
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_written_later() {
    let book = book();
    let journal = book.join("journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::remove_file(&journal).unwrap();
    fs::create_dir(&journal).unwrap();
    let (code, said) = book.run("import february.csv");
    assert!(code == 0 && said.contains("journal.jsonl") && said.contains("adds the missing line"), "{said}");
    fs::remove_dir(&journal).unwrap();
    fs::write(&journal, text).unwrap();
    book.done("import reconcile");
    let lines = fs::read_to_string(&journal).unwrap();
    assert!(lines.lines().count() == 2 && lines.contains("february.csv"), "{lines}");
    book.done("plan verify");
}

#[test]
fn refusals_and_dry_runs_leave_nothing() {
    let book = book();
    let rows: String = (0..60_000).map(|row| format!("2026-03-05,JV-{row},overtime,evening {row},1.00\n")).collect();
    let text = format!("Date,Voucher,Category,Description,Amount\n{rows}");
    book.write("long.csv", &text);
    book.write("bad.csv", text + "2026-03-05,JV-x,overtime,evening,much\n");
    book.write("changed.csv", export(&[JANUARY]).replace("10.00", "11.00"));
    for (line, expected) in
        [("import long.csv --dry-run", 0), ("import bad.csv", 3), ("import changed.csv", 3), ("import none.csv", 2)]
    {
        let (code, said) = book.run(line);
        assert_eq!(code, expected, "{line}: {said}");
        only_file(book.join("ledger/actual"));
        only_file(book.join("ledger/source"));
    }
}

#[test]
fn what_killed_programs_leave_comes_into_no_commit() {
    let book = book::folder();
    book.done("plan init --template blank --year 2026");
    let ignored = fs::read_to_string(book.join(".gitignore")).unwrap();
    for left in [".tmp-*", ".budget/"] {
        assert!(ignored.lines().any(|line| line == left), "{ignored}");
    }
}

#[test]
fn hidden_files_are_read_under_a_name_that_is_seen() {
    let book = book();
    let market = "metric,role,city,year,value\nsalary,agent,Shanghai,2025,6000\n";
    book.write(".h.csv", market);
    book.done("import --as benchmark .h.csv --as-of 2026-01-31");
    assert!(book.join("benchmarks/h.csv").exists());
    let (code, said) = book.run("plan draft --id .x --year 2027 --as-of 2026-12-31");
    assert!(code == 2 && said.contains("--id"), "{said}");
}

#[cfg(unix)]
#[test]
fn what_a_stranger_linked_is_neither_read_nor_written() {
    use std::os::unix::fs::symlink;
    let outside = TempDir::new().unwrap();
    let precious = outside.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    for name in ["journal.jsonl", ".budget/lock"] {
        let book = book();
        fs::remove_file(book.join(name)).unwrap();
        symlink(&precious, book.join(name)).unwrap();
        for line in ["import february.csv", YEAR] {
            let (code, said) = book.run(line);
            assert!(code == 2 && said.contains(name) && said.contains("leads out of the book"), "{line}: {said}");
        }
        assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
    }
    let (own, other) = (book(), book());
    let theirs = batch(&other);
    fs::remove_file(batch(&own)).unwrap();
    symlink(&theirs, own.join("ledger/actual").join(theirs.file_name().unwrap())).unwrap();
    for line in [YEAR, "import list", "import february.csv"] {
        let (code, said) = own.run(line);
        assert!(code == 2 && said.contains("leads out of the book"), "{line}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let book = book();
    let name = std::ffi::OsStr::from_bytes(b"20260305T021500Z-\xff-3fa9c1d2e4b0.csv");
    fs::write(book.join("ledger/actual").join(name), "x").unwrap();
    let (code, said) = book.run(YEAR);
    assert!(code == 2 && said.contains("not UTF-8"), "{said}");
}

/// Two who import and undo, and one who looks: he never fails, and sees whole states alone.
#[test]
fn reports_beside_an_undo_do_not_fail() {
    let book = &book();
    std::thread::scope(|scope| {
        let writer = scope.spawn(move || {
            for _ in 0..12 {
                book.done("import february.csv");
                let names = book.batches().into_iter().map(|path| path.file_name().unwrap().to_owned());
                let newest = names.filter(|name| name.to_string_lossy().contains("february")).max().unwrap();
                book.done(&format!("import undo {}", newest.to_string_lossy()));
            }
        });
        while !writer.is_finished() {
            for line in [YEAR, "import list", "explain labour --year 2026 --as-of 2026-12-31"] {
                book.done(line);
            }
        }
    });
}
