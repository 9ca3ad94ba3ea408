//! A book from a stranger: links that lead out of it, devices and pipes at which a reader would wait for ever.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::book::{self, TestBook, YEAR, export};

fn book() -> TestBook {
    let book = book::book().with("january.csv", export(&["2026-01-05,JV-1,overtime,evening,10.00"]));
    book.write(
        "half.csv",
        export(&["2026-02-05,JV-2,overtime,evening,20.00", "2026-02-06,JV-3,overtime,evening,much"]),
    );
    book.write("market.csv", "metric,role,city,year,value\nsalary,agent,Shanghai,2025,6000\n");
    book.done("import january.csv");
    book
}

/// Runs a line that is not to wait for anything.
fn run(book: &TestBook, line: &str) -> (i32, String) {
    let begun = Instant::now();
    let mut child = book.program();
    child.args(line.split(' ')).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = child.spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            let _ = child.kill();
            panic!("{line} waits");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code().unwrap_or(-1), text)
}

/// Folders that a command writes to are no links out of the book: nothing is written there, and nothing is booked.
#[test]
fn nothing_is_written_through_a_folder_that_is_a_link() {
    for (folder, line, file) in [
        ("rejects", "import half.csv --skip-bad", "half.rejects.csv"),
        ("plans", "plan draft --year 2027 --as-of 2026-12-31", "precious"),
        ("benchmarks", "import --as benchmark market.csv", "precious"),
        ("benchmarks", "import --as benchmark market.csv --replace", "market.csv"),
        ("ledger/source", "import half.csv --skip-bad", "precious"),
        ("ledger/undone", "import undo last", "precious"),
        (".budget/index", "import half.csv --skip-bad", "actual.idx"),
    ] {
        let book = book();
        let market = "metric,role,city,year,value\nsalary,agent,Suzhou,2025,5000\n";
        let elsewhere = book::folder().with(file, market);
        let _ = fs::remove_dir_all(book.join(folder));
        symlink(elsewhere.path(), book.join(folder)).unwrap();
        let before = book.batches();
        let (code, said) = run(&book, line);
        assert!(code == 2 && said.contains(folder) && said.contains("leads out of the book"), "{folder}: {said}");
        assert_eq!(book.batches(), before, "{folder}");
        assert_eq!(fs::read_to_string(elsewhere.join(file)).unwrap(), market, "{folder}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "{folder}");
    }
    // What the user names himself is his own to choose.
    let book = book();
    let elsewhere = book::folder();
    symlink(elsewhere.path(), book.join("out")).unwrap();
    book.done("import half.csv --skip-bad --rejects out");
    assert!(elsewhere.join("half.rejects.csv").exists());
}

/// A file that is a link stays, and what it leads to.
#[test]
fn a_file_that_is_a_link_is_not_written_through() {
    let book = book();
    let elsewhere = book::folder().with("precious", "precious");
    fs::create_dir_all(book.join("rejects")).unwrap();
    symlink(elsewhere.join("precious"), book.join("rejects/half.rejects.csv")).unwrap();
    book.done("import half.csv --skip-bad");
    assert_eq!(fs::read_to_string(elsewhere.join("precious")).unwrap(), "precious");
    assert!(book.join("rejects/half.rejects.csv").is_symlink() && book.join("rejects/half.2.rejects.csv").is_file());
}

/// The note of an interrupted command may come with a stranger's book: a report does nothing that it asks for.
#[test]
fn a_stranger_s_note_moves_nothing() {
    let book = book();
    let batch = book.batches()[0].file_name().unwrap().to_string_lossy().into_owned();
    book.write("data/hook", "#!/bin/sh\n");
    let batch = format!("ledger/actual/{batch}");
    for (from, to) in
        [("data/hook", ".git/hooks/post-checkout"), (&batch, "hidden.bin"), (&batch, "ledger/undone/x.csv")]
    {
        for hash in ["", r#","blake3":"00""#] {
            book.write("budget.unfinished.json", format!(r#"[{{"from":"{from}","to":"{to}","new":true{hash}}}]"#));
            for line in [YEAR, "import list", "import january.csv", "doctor"] {
                let (code, said) = run(&book, line);
                assert!(code == 2 || line == "doctor" && code == 1, "{from}, {line}: {code} {said}");
                assert!(said.contains("budget.unfinished.json"), "{from}, {line}: {said}");
            }
            assert!(book.join(from).exists() && !book.join(to).exists(), "{from}");
        }
    }
    // Nor does one in a folder that is no book.
    let above = book::folder().with("pub/x", "evil").with("alice/diary", "mine").with("alice/work/x", "");
    above.write("budget.unfinished.json", r#"[{"from":"pub/x","to":"alice/diary","new":false}]"#);
    let output = above.program().current_dir(above.join("alice/work")).args(["import", "list"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(above.join("alice/diary")).unwrap(), "mine");
    assert!(!above.join(".budget").exists());
}

#[test]
fn nobody_waits_at_a_pipe() {
    for place in [
        "journal.jsonl",
        "journal.unwritten.jsonl",
        "budget.unfinished.json",
        ".budget/lock",
        ".budget/index/actual.idx",
        ".budget/index/fingerprints/actual/2026-01.fp",
        "ledger/actual/20260305T021500Z-a-3fa9c1d2e4b0.csv",
    ] {
        let book = book();
        book.done("import january.csv");
        let _ = fs::remove_file(book.join(place));
        assert!(Command::new("mkfifo").arg(book.join(place)).status().unwrap().success());
        for line in [YEAR, "import list", "import half.csv --skip-bad", "plan verify", "doctor --full"] {
            let (code, said) = run(&book, line);
            // Who looks after all of it goes on, and says that not all is well.
            let looks = line.starts_with("doctor") || line == "plan verify";
            assert!(code == 2 || looks && code == 1, "{place}, {line}: {code} {said}");
            assert!(said.contains(place) && said.contains("a device or a pipe"), "{place}, {line}: {said}");
        }
    }
    let piped = book();
    fs::create_dir_all(piped.join("benchmarks")).unwrap();
    assert!(Command::new("mkfifo").arg(piped.join("benchmarks/market.csv")).status().unwrap().success());
    for line in ["import --as benchmark market.csv", "import --as benchmark market.csv --replace"] {
        let (code, said) = run(&piped, line);
        assert!(code == 2 && said.contains("a device or a pipe"), "{line}: {code} {said}");
    }
    // Beside the book's own files they are nobody's business.
    let book = book();
    for place in ["pipe", "plans/x.toml", "ledger/source/0123456789ab-x.csv", "rejects/x"] {
        fs::create_dir_all(book.join(place).parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(book.join(place)).status().unwrap().success());
    }
    for line in [YEAR, "import list", "import half.csv --skip-bad", "plan verify", "doctor --full"] {
        let (code, said) = run(&book, line);
        assert_eq!(code, 0, "{line}: {said}");
    }
}

/// What a book keeps is read from nowhere else; its settings may stand elsewhere, and are written there.
#[test]
fn nothing_is_read_through_a_link_out_of_the_book() {
    for place in ["plans/2027.toml", "plans/2027.csv", "benchmarks/market.csv", "ledger/source/0123456789ab-x.csv"] {
        let book = book();
        let elsewhere = book::folder().with("precious", "secret words");
        fs::create_dir_all(book.join(place).parent().unwrap()).unwrap();
        symlink(elsewhere.join("precious"), book.join(place)).unwrap();
        for line in [YEAR, "plan check", "doctor --full", "import --as benchmark market.csv", "import list"] {
            let (code, said) = run(&book, line);
            assert!(code == 2 || line.starts_with("doctor") && code == 1, "{place}, {line}: {said}");
            assert!(said.contains(place) && said.contains("leads out of the book"), "{place}, {line}: {said}");
            assert!(!said.contains("secret"), "{place}, {line}: {said}");
        }
        assert_eq!(fs::read_to_string(elsewhere.join("precious")).unwrap(), "secret words");
    }
    let book = book();
    let elsewhere = book::folder();
    fs::rename(book.join("budget.toml"), elsewhere.join("mine.toml")).unwrap();
    symlink(elsewhere.join("mine.toml"), book.join("budget.toml")).unwrap();
    let (code, said) = run(&book, "doctor");
    assert!(code == 0 && said.contains("mine.toml") && said.contains("is a link"), "{said}");
    book.write("new.csv", export(&["2026-01-07,JV-9,umbrellas,new,10.00"]));
    book.done("import new.csv --new-categories");
    assert!(book.join("budget.toml").is_symlink());
    assert!(fs::read_to_string(elsewhere.join("mine.toml")).unwrap().contains("umbrellas"));
}

/// A table that is to be replaced, or is compared, may be a pipe.
#[test]
fn market_data_wait_at_no_pipe() {
    for line in ["import --as benchmark market.csv", "import --as benchmark market.csv --replace"] {
        let book = book();
        fs::create_dir_all(book.join("benchmarks")).unwrap();
        assert!(Command::new("mkfifo").arg(book.join("benchmarks/market.csv")).status().unwrap().success());
        let (code, said) = run(&book, line);
        assert!(code == 2 && said.contains("benchmarks/market.csv") && said.contains("a device or a pipe"), "{said}");
    }
}

#[test]
fn a_folder_among_the_batches_is_named() {
    let book = book();
    fs::create_dir(book.join("ledger/actual/x.csv")).unwrap();
    let (code, said) = run(&book, YEAR);
    assert!(code == 2 && said.contains("ledger/actual/x.csv"), "{said}");
}
