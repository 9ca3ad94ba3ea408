//! What `plan verify` and `doctor` find: lines, batches and originals that do not know of each other; a journal that is
//! none; and that a last line without its end is kept.

use std::fs::{self, File};
use std::path::PathBuf;

use crate::support::book::{self, TestBook, YEAR, export};

/// A book with a batch of January; February can be imported.
fn book() -> TestBook {
    let book = book::book().with("january.csv", export(&["2026-01-05,JV-1,overtime,evening,10.00"]));
    book.write("february.csv", export(&["2026-02-05,JV-2,overtime,evening,20.00"]));
    book.done("import january.csv");
    book
}

/// What both say, which agree whether all is well.
fn verify(book: &TestBook) -> (i32, String) {
    let (code, said) = book.run("plan verify --format json");
    let (doctor, _) = book.run("doctor --full");
    assert_eq!(code, doctor, "{said}");
    (code, said)
}

fn original(book: &TestBook) -> PathBuf {
    fs::read_dir(book.join("ledger/source")).unwrap().next().unwrap().unwrap().path()
}

fn journal(book: &TestBook) -> String {
    fs::read_to_string(book.join("journal.jsonl")).unwrap()
}

#[test]
fn a_last_line_without_its_end_is_kept() {
    let book = book();
    let text = journal(&book);
    fs::write(book.join("journal.jsonl"), text.trim_end()).unwrap();
    let (code, said) = verify(&book);
    assert!(code == 0 && said.contains("journal-no-line-end") && !said.contains("journal-torn"), "{said}");
    book.done("import february.csv");
    let now = journal(&book);
    assert!(now.starts_with(&text) && now.lines().count() == 2, "{now}");
    assert_eq!(verify(&book).0, 0);
}

#[test]
fn a_changed_last_line_is_not_swept_away() {
    let book = book();
    let text = journal(&book);
    fs::write(book.join("journal.jsonl"), text.trim_end().replace("wang", "li")).unwrap();
    book.done("import february.csv");
    assert!(journal(&book).starts_with(&text.trim_end().replace("wang", "li")));
    let (code, said) = verify(&book);
    assert!(code == 1 && said.contains("journal-line-changed"), "{said}");
}

#[test]
fn what_a_killed_writer_left_of_a_line_is_replaced() {
    let book = book();
    let text = journal(&book);
    for torn in [&text.trim_end()[..text.len() / 2], "{", "\0\0\0\0", "{\"a\":\"}"] {
        fs::write(book.join("journal.jsonl"), format!("{text}{torn}")).unwrap();
        book.done("import february.csv --as-new");
        let now = journal(&book);
        assert!(now.starts_with(&text) && now.lines().count() == 2, "{torn}: {now}");
        assert_eq!(verify(&book).0, 0);
        book.done("import undo last");
        fs::write(book.join("journal.jsonl"), &text).unwrap();
        fs::remove_dir_all(book.join("ledger/undone")).unwrap();
    }
}

#[test]
fn a_batch_without_a_line_and_a_line_without_a_batch_are_named() {
    let book = book();
    let (text, batch) = (journal(&book), book.batches().remove(0));
    let name = batch.file_name().unwrap().to_string_lossy().into_owned();
    fs::remove_file(book.join("journal.jsonl")).unwrap();
    let (code, said) = verify(&book);
    assert!(code == 1 && said.contains("verify-no-line") && said.contains(&name), "{said}");
    assert_eq!(book.run(YEAR).0, 0, "reports do without it");
    fs::write(book.join("journal.jsonl"), &text).unwrap();
    let bytes = fs::read(&batch).unwrap();
    fs::remove_file(&batch).unwrap();
    let (code, said) = verify(&book);
    assert!(code == 1 && said.contains("verify-batch-gone") && said.contains(&name), "{said}");
    fs::write(&batch, bytes).unwrap();
    assert_eq!(verify(&book).0, 0);
    // Taken back, it is where it should be.
    book.done("import undo last");
    assert_eq!(verify(&book).0, 0);
}

#[test]
fn a_missing_original_is_named_unless_none_are_kept() {
    for lost_line in [false, true] {
        let book = book();
        if lost_line {
            // The next writer adds the line, which does not know the original then.
            fs::remove_file(book.join("journal.jsonl")).unwrap();
            book.done("import reconcile");
        }
        assert_eq!(verify(&book).0, 0);
        fs::remove_file(original(&book)).unwrap();
        let (code, said) = verify(&book);
        assert!(code == 1 && said.contains("verify-original-missing") && said.contains("january.csv"), "{said}");
        book.done("import january.csv");
        assert_eq!(verify(&book).0, 0);
        fs::remove_file(original(&book)).unwrap();
        let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
        fs::write(book.join("budget.toml"), format!("archive = false\n{settings}")).unwrap();
        assert_eq!(verify(&book).0, 0);
    }
}

#[test]
fn a_journal_that_is_no_file_stops_nothing_and_is_named() {
    let book = book();
    fs::remove_file(book.join("journal.jsonl")).unwrap();
    fs::create_dir(book.join("journal.jsonl")).unwrap();
    for line in ["import list", "import show last", "import january.csv", "import february.csv", "import undo last"] {
        let (code, said) = book.run(line);
        assert!(code == 0 && said.contains("journal.jsonl"), "{line}: {said}");
    }
    for line in [YEAR, "explain labour --year 2026 --as-of 2026-12-31", "plan check"] {
        assert_eq!(book.run(line).0, 0, "{line}");
    }
    let (code, said) = verify(&book);
    assert!(code == 1 && said.contains("journal.jsonl"), "{said}");
}

#[test]
fn a_batch_has_a_few_names() {
    let book = book();
    book.done("import february.csv");
    let hash = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().rsplit('-').next().unwrap().to_string();
    let (first, second) = (hash(&book.batches()[0]), hash(&book.batches()[1]));
    for (wanted, shown) in [
        ("last", Some("20.00")),
        ("最近", Some("20.00")),
        (&first, Some("10.00")),
        (&first[3..9], Some("10.00")),
        (&second, Some("20.00")),
        ("january.csv", Some("10.00")),
        ("exports/january.csv", Some("10.00")),
        ("janu", Some("10.00")),
        ("feb", Some("20.00")),
        ("ary", None),
        ("-", None),
        ("march", None),
        ("", None),
        (".csv", None),
    ] {
        let output = book.program().args(["import", "show", wanted, "--lang", "en"]).output().unwrap();
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        match shown {
            Some(amount) => assert!(output.status.success() && text.contains(amount), "{wanted}: {text}"),
            None => assert!(output.status.code() == Some(2) && text.contains("hint:"), "{wanted}: {text}"),
        }
    }
    let path = book.batches()[0].display().to_string();
    for line in [format!("import undo {path}"), "import undo last".into()] {
        book.done(&line);
    }
    assert_eq!(book.batches(), Vec::<PathBuf>::new());
}

/// Doctor and a book that somebody writes to, and what a killed program left.
#[test]
fn doctor_tells_who_writes_and_what_was_left() {
    let book = book();
    book.done("doctor");
    let lock = File::options().write(true).open(book.join(".budget/lock")).unwrap();
    lock.lock().unwrap();
    book.write("plans/.tmp-left", "x");
    let (code, said) = book.run("doctor --lang en");
    assert!(code == 0 && said.contains("warning: lock: ") && said.contains("wang, process"), "{said}");
    assert!(said.contains("one temporary file"), "{said}");
    drop(lock);
    book.done("import february.csv");
    assert!(book.run("doctor").1.contains("all is well"));
    book.write("config-home/.keep", "");
    let config = book.join(".config/budget/config.toml");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, "actr = 5\n").unwrap();
    let (code, said) = book.run("doctor --lang en");
    assert!(code == 1 && said.contains("problem: settings: "), "{said}");
    assert_eq!(book.run(YEAR).0, 2, "anything else stops at it");
}

/// A file that cannot be named hides no other: everything that is wrong is told.
#[test]
#[cfg(unix)]
fn a_name_that_is_no_text_hides_nothing() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    for folder in ["ledger/actual", "ledger/undone"] {
        let book = book();
        fs::create_dir_all(book.join(folder)).unwrap();
        fs::write(book.join(folder).join(OsStr::from_bytes(b"\xff.csv")), "x").unwrap();
        let original = original(&book);
        fs::write(original, "rotten").unwrap();
        let (code, said) = verify(&book);
        assert!(code == 1 && said.contains("book-name-not-utf8") && said.contains("verify-original-damaged"), "{said}");
        assert_eq!(said.matches("name of this file is not UTF-8").count(), 1, "told once: {said}");
    }
}

/// What looks like a batch and is not counted is named, and stops nobody.
#[test]
fn doctor_names_what_nothing_counts() {
    let book = book();
    let strays = ["ledger/actual/X.CSV", "ledger/actual/sub/x.csv", "ledger/actual/.h.csv", "ledger/other/x.csv"];
    strays.iter().for_each(|name| book.write(name, "period,category,amount\n2026-01,overtime,1.00\n"));
    book.write("ledger/actual/README.md", "ours");
    let (code, said) = book.run("doctor --lang en");
    assert_eq!(code, 0, "{said}");
    for named in ["ledger/actual/X.CSV", "ledger/actual/sub", "ledger/actual/.h.csv", "ledger/other"] {
        assert!(said.contains(&format!("warning: ledger: {named}: ")), "{named}: {said}");
    }
    assert!(!said.contains("README") && said.contains("4 warnings"), "{said}");
    assert_eq!(book.run(YEAR).0, 0);
}

/// A line of 500 a month that lets nothing pass, and who may decide otherwise.
const RIGID: &str = "language = \"en\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[route]]\nwho = [\"li\"]\n\
                     [[line]]\ncategory = \"office\"\nmonthly = 500\ncontrol = \"rigid\"\nwindow = \"period\"\n\
                     [[line]]\ncategory = \"rent\"\nmonthly = 500\n";

/// What commands entered came from no file: with the journal lost, the next of each ledger adds its lines, and no original
/// is missed. Older programs added them as imports.
#[test]
fn a_lost_journal_is_made_good_for_what_came_from_no_file() {
    let book = book::book_of(RIGID);
    book.done("plan submit --as wang --despite-lint short --as-of 2026-06-01");
    book.done("plan approve --as li --as-of 2026-06-01");
    let transfer = "plan transfer office rent 10 --month 2026-06 --as li --reason more --as-of 2026-06-01";
    let over = |id: u8| format!("override office={}00 --as li --reason storm --as-of 2026-06-01", 6 + id);
    let order = |id: u8| format!("commit add PO-{id} rent=100 --month 2026-06 --as-of 2026-06-01");
    let again = |id: u8| {
        book.done(transfer);
        book.done(&over(id));
        book.done(&order(id));
    };
    again(1);
    assert_eq!(verify(&book).0, 0);
    fs::remove_file(book.join("journal.jsonl")).unwrap();
    again(2);
    let text = journal(&book);
    for action in ["adjust", "override", "import"] {
        assert_eq!(
            text.matches(&format!("\"action\":\"{action}\",")).count(),
            if action == "import" { 1 } else { 2 },
            "{text}"
        );
    }
    book.done("plan revise --from 2026-08 --as wang --reason more --as-of 2026-06-01");
    let (code, said) = verify(&book);
    assert_eq!(code, 0, "{said}");
}
