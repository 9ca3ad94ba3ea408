//! Files that say how a month stands, lost or damaged: no month opens or closes by itself without a word.

use std::fs;

use crate::support::book::{TestBook, book};

/// Three months booked, of which two are closed, and the first was opened again.
fn closed() -> TestBook {
    let book = book();
    for month in 1..=3 {
        book.write("m.csv", format!("date,account,amount\n2026-0{month}-05,office,{month}00.00\n"));
        book.done("import m.csv -q");
    }
    for line in ["close 2026-01 --force", "close 2026-02 --force", "reopen 2026-01"] {
        book.done(&format!("{line} --reason x --as li --as-of 2026-04-03"));
    }
    book
}

const REPORTS: [&str; 5] = [
    "variance --month 2026-03 --as-of 2026-04-03",
    "status --as-of 2026-04-03",
    "restated --as-of 2026-04-03",
    "history --as-of 2026-04-03",
    "outlook --as-of 2026-04-03",
];

fn all_say(book: &TestBook, words: Option<&str>) {
    for line in REPORTS {
        let (code, said) = book.run(line);
        assert_eq!(code, 0, "{line}: {said}");
        match words {
            Some(words) => assert!(said.contains(words), "{line}: {said}"),
            None => assert!(!said.contains("warning"), "{line}: {said}"),
        }
    }
}

#[test]
fn a_lost_close_is_told_by_every_report_and_closed_anew() {
    const LOST: &str = "2026-02 was closed, and the file that says so is gone";
    for lost in ["closes/2026-02/1.closed.toml", "closes/2026-02", "closes"] {
        let book = closed();
        all_say(&book, None);
        let path = book.join(lost);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
        all_say(&book, Some(LOST));
        let (_, said) = book.run("status --as-of 2026-04-03 --lang zh-CN -q");
        assert!(said.contains("2026-02 已结账，但结账文件丢失"), "{said}");
        // What goes into the month is told of, and what judges it is kept.
        book.write("late.csv", "date,account,amount\n2026-02-07,office,5.00\n");
        let (code, said) = book.run("import late.csv");
        assert!(code == 0 && said.contains(LOST), "{said}");
        let close = "close 2026-02 --as li --as-of 2026-04-03 --reason again";
        let (code, said) = book.run(close);
        assert!(code == 2 && said.contains(LOST) && said.contains("`budget close 2026-02 --force"), "{said}");
        let (code, said) = book.run("reopen 2026-02 --as li --as-of 2026-04-03 --reason again");
        assert!(code == 2 && said.contains(LOST), "{said}");
        if lost == "closes" {
            let (_, said) = book.run(REPORTS[0]);
            assert!(said.contains("2026-01 was opened again, and the file that says so is gone"), "{said}");
            continue;
        }
        book.done(&format!("{close} --force"));
        assert!(book.join("closes/2026-02/2.closed.toml").exists());
        all_say(&book, None);
    }
}

#[test]
fn a_lost_reopening_is_told_and_made_again() {
    let book = closed();
    fs::remove_file(book.join("closes/2026-01/1.reopened.toml")).unwrap();
    all_say(&book, Some("2026-01 was opened again, and the file that says so is gone"));
    book.done("reopen 2026-01 --as li --as-of 2026-04-03 --reason again");
    all_say(&book, None);
}

/// Git left its marks in it: neither open nor closed.
#[test]
fn a_reopening_of_two_branches_that_git_could_not_merge_is_told() {
    let book = closed();
    let path = book.join("closes/2026-01/1.reopened.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> b\n")).unwrap();
    all_say(&book, Some("closes/2026-01/1.reopened.toml: this is not what budget wrote"));
}
