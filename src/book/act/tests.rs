//! All or nothing, whatever comes between.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::super::{find, lock};
use super::*;

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::at(folder.path());
    (folder, book)
}

fn text(book: &Book, name: &str) -> String {
    fs::read_to_string(book.root().join(name)).unwrap_or_default()
}

#[test]
fn all_or_none() {
    let (_folder, book) = book();
    let held = lock(&book, "test").unwrap();
    fs::write(book.settings(), "old").unwrap();
    let act = |taken: &str| {
        let mut act = Act::begin(&book, &held);
        act.replace(&book.settings(), b"old", b"new").unwrap();
        act.write_new(&book.plans().join(format!("{taken}.toml")), b"plan").unwrap();
        act.commit()
    };
    fs::create_dir_all(book.plans()).unwrap();
    fs::write(book.plans().join("taken.toml"), "there").unwrap();
    assert!(act("taken").is_err());
    assert_eq!((text(&book, "budget.toml"), text(&book, "plans/taken.toml")), ("old".into(), "there".into()));
    assert_eq!(act("free").unwrap(), []);
    assert_eq!((text(&book, "budget.toml"), text(&book, "plans/free.toml")), ("new".into(), "plan".into()));
    let left = |folder: &Path| fs::read_dir(folder).unwrap().flatten().map(|e| e.file_name()).collect::<Vec<_>>();
    assert_eq!((left(&book.plans()).len(), left(&book.derived()).len()), (2, 1), "the lock alone");
    assert!(!book.act().exists());
}

#[test]
fn a_book_may_be_named_from_where_one_stands() {
    // `-C other`: paths of the book are relative then, those of temporary files never are.
    let (folder, _) = book();
    let here = std::env::current_dir().unwrap();
    let up = here.components().skip(1).map(|_| "..").collect::<PathBuf>();
    let book = Book::at(up.join(folder.path().strip_prefix("/").unwrap_or(folder.path())));
    let held = lock(&book, "test").unwrap();
    let mut act = Act::begin(&book, &held);
    act.write_new(&book.settings(), b"a").unwrap();
    act.write_new(&book.plans().join("b.csv"), b"b").unwrap();
    assert_eq!(act.commit().unwrap(), []);
    assert_eq!((text(&book, "budget.toml"), text(&book, "plans/b.csv")), ("a".into(), "b".into()));
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_written_over() {
    let (_folder, book) = book();
    let held = lock(&book, "test").unwrap();
    fs::write(book.settings(), "old").unwrap();
    fs::create_dir_all(book.plans()).unwrap();
    let mut act = Act::begin(&book, &held);
    act.replace(&book.settings(), b"old", b"new").unwrap();
    act.write_new(&book.plans().join("a.toml"), b"a").unwrap();
    fs::write(book.settings(), "an editor's").unwrap();
    assert_eq!(act.commit().unwrap_err().problems[0].message.id, "book-file-changed");
    assert_eq!((text(&book, "budget.toml").as_str(), book.plans().join("a.toml").exists()), ("an editor's", false));
}

/// A command was killed after its note was written; before the next one somebody did this.
#[test]
fn an_interrupted_act_writes_over_nothing_and_forgets_nothing() {
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    type Does = fn(&Book);
    let edited: Does = |book| fs::write(book.settings(), "an editor's").unwrap();
    let cleaned: Does = |book| fs::remove_file(book.root().join(".tmp-b")).unwrap();
    let emptied: Does = |book| fs::remove_file(book.plans().join(".tmp-a")).unwrap();
    let nothing: Does = |_| {};
    for (does, told) in
        [(edited, "book-act-overtaken"), (cleaned, "book-act-lost"), (emptied, "book-act-lost"), (nothing, "")]
    {
        let (_folder, book) = book();
        fs::create_dir_all(book.plans()).unwrap();
        for (name, text) in [("budget.toml", "old"), (".tmp-b", "new"), ("plans/.tmp-a", "a")] {
            fs::write(book.root().join(name), text).unwrap();
        }
        let steps = json!([
            { "from": "plans/.tmp-a", "to": "plans/a.csv", "new": true, "blake3": hash("a") },
            { "from": ".tmp-b", "to": "budget.toml", "new": false, "blake3": hash("new"), "over": hash("old") },
        ]);
        fs::write(book.act(), steps.to_string()).unwrap();
        does(&book);
        let before = text(&book, "budget.toml");
        match lock(&book, "test") {
            Ok(_) => assert_eq!((told, text(&book, "budget.toml").as_str()), ("", "new")),
            Err(failure) => {
                assert_eq!(failure.problems[0].message.id, told);
                let kept = text(&book, "budget.toml") == before && book.act().exists();
                assert!(kept && !book.plans().join("a.csv").exists(), "{told}");
            }
        }
    }
}

/// A folder with these files, and a note that asks for these renamings.
fn noted(book: &Book, files: &[(&str, &str)], steps: &[(&str, &str, bool)]) {
    for (name, text) in files {
        fs::create_dir_all(book.root().join(name).parent().unwrap()).unwrap();
        fs::write(book.root().join(name), text).unwrap();
    }
    let content = |name: &str| files.iter().find(|file| file.0 == name).map_or("", |file| file.1);
    let step = |(from, to, new): &(&str, &str, bool)| {
        let hash = blake3::hash(content(from).as_bytes()).to_hex();
        json!({ "from": from, "to": to, "new": new, "blake3": hash.as_str() })
    };
    fs::write(book.act(), json!(steps.iter().map(step).collect::<Vec<_>>()).to_string()).unwrap();
}

#[test]
fn what_is_left_of_an_act_is_done_by_the_next_writer() {
    let (_folder, book) = book();
    let files =
        [("budget.toml", "old"), ("plans/.tmp-a", "a"), ("benchmarks/done.csv", "b"), ("ledger/actual/x.csv", "x")];
    let steps = [
        ("plans/.tmp-a", "plans/2026.toml", true),
        ("benchmarks/.tmp-b", "benchmarks/done.csv", false),
        ("ledger/actual/x.csv", "ledger/undone/x.2.csv", true),
    ];
    noted(&book, &files, &steps);
    fs::create_dir_all(book.undone()).unwrap();
    drop(lock(&book, "test").unwrap());
    let texts = ["plans/2026.toml", "benchmarks/done.csv", "ledger/undone/x.2.csv"].map(|name| text(&book, name));
    assert_eq!((texts, book.act().exists()), (["a", "b", "x"].map(String::from), false));
}

/// A note may be a stranger's: it moves nothing but what this program would.
#[test]
fn an_act_does_nothing_else_than_the_program_would() {
    let outside = tempfile::tempdir().unwrap();
    let absolute = outside.path().join("x.csv").display().to_string();
    let made = ".tmp-a";
    let cases: &[(&str, &str, bool)] = &[
        (made, "../x.csv", true),
        (made, "plans/../../x.csv", true),
        (made, &absolute, true),
        ("link/.tmp-a", "link/x.csv", true),
        ("data/hook", ".git/hooks/post-checkout", false),
        (".git/.tmp-a", ".git/config", false),
        (made, ".gitmodules", false),
        (made, "journal.jsonl", false),
        (made, "x.csv", true),
        ("data/hook", "budget.toml", false),
        (made, "plans/2027.toml", true),
        ("plans/.tmp-a", "plans/.hidden.toml", true),
        ("plans/.tmp-a", "plans/sub/2027.toml", true),
        ("plans/.tmp-a", "plans/2027.sh", true),
        ("ledger/actual/x.csv", "hidden.bin", false),
        ("ledger/actual/x.csv", "ledger/actual/y.csv", true),
        ("ledger/actual/.tmp-a", "ledger/actual/x.csv", false),
        ("ledger/undone/x.csv", "ledger/actual/x.csv", true),
    ];
    let froms = [made, "data/hook", ".git/.tmp-a", "plans/.tmp-a", "ledger/actual/x.csv", "ledger/actual/.tmp-a"];
    for step in cases {
        let (_folder, book) = book();
        let mut files: Vec<(&str, &str)> = froms.map(|name| (name, "a")).to_vec();
        files.extend([("budget.toml", "old"), ("ledger/undone/x.csv", "a"), (".git/hooks/x", "")]);
        noted(&book, &files, &[("plans/.tmp-a", "plans/good.toml", true), *step]);
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path(), book.root().join("link")).unwrap();
        let failure = lock(&book, "test").unwrap_err();
        assert_eq!(failure.problems[0].message.id, "book-act-foreign", "{step:?}");
        let untouched = files.iter().all(|(name, content)| text(&book, name) == *content);
        assert!(untouched && !book.plans().join("good.toml").exists(), "{step:?}");
    }
}

#[test]
fn what_was_not_made_by_the_act_is_not_moved() {
    let (_folder, book) = book();
    noted(&book, &[("budget.toml", "old"), (".tmp-a", "new")], &[(".tmp-a", "budget.toml", false)]);
    fs::write(book.root().join(".tmp-a"), "other").unwrap();
    assert_eq!(lock(&book, "test").unwrap_err().problems[0].message.id, "book-act-changed");
    assert_eq!(text(&book, "budget.toml"), "old");
    fs::write(book.act(), r#"[{"from":".tmp-a","to":"budget.toml","new":false}]"#).unwrap();
    assert_eq!(lock(&book, "test").unwrap_err().problems[0].message.id, "book-act-unreadable");
}

/// Line ends and the byte order mark stay those of the file.
#[test]
fn what_is_replaced_looks_as_it_did() {
    let (_folder, book) = book();
    let path = book.root().join("budget.toml");
    for (was, new, expected) in [
        ("a\nb\n", "a\nb\nc\n", "a\nb\nc\n"),
        ("a\r\nb\r\n", "a\nb\nc\n", "a\r\nb\r\nc\r\n"),
        ("a\r\nb\r\n", "a\r\nb\r\nc\r\n", "a\r\nb\r\nc\r\n"),
        ("\u{feff}a\r\n", "a\nc\n", "\u{feff}a\r\nc\r\n"),
        ("\u{feff}a\n", "\u{feff}c\n", "\u{feff}c\n"),
        ("a\r\nb\nc\n", "a\nb\nd\n", "a\nb\nd\n"),
    ] {
        fs::write(&path, was).unwrap();
        let held = lock(&book, "test").unwrap();
        let mut act = Act::begin(&book, &held);
        act.replace(&path, was.as_bytes(), new.as_bytes()).unwrap();
        act.commit().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{was:?}");
    }
}

/// A note alone makes no book of a folder, unless it is that of a new book.
#[test]
fn a_note_without_a_book_is_not_obeyed() {
    let (folder, book) = book();
    let files = [("plans/.tmp-a", "a"), (".tmp-b", "[plan]")];
    noted(&book, &files, &[("plans/.tmp-a", "plans/x.toml", true)]);
    let below = folder.path().join("below");
    fs::create_dir(&below).unwrap();
    for found in [find(None, None, &below), find(Some(folder.path()), None, &below)] {
        assert_eq!(found.unwrap_err().problems[0].message.id, "book-act-no-book");
    }
    assert!(text(&book, "plans/.tmp-a") == "a" && !book.derived().exists());
    noted(&book, &files, &[("plans/.tmp-a", "plans/x.toml", true), (".tmp-b", "budget.toml", true)]);
    assert_eq!(find(None, None, &below).unwrap(), book);
    assert_eq!((text(&book, "plans/x.toml"), text(&book, "budget.toml")), ("a".into(), "[plan]".into()));
}
