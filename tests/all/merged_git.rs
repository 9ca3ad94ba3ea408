//! Two branches of one book, merged by git itself: it takes a folder whose files all went elsewhere for renamed, and moves
//! there what the other branch put into it. Whoever merges into whom and however git is set, nothing is lost.

mod accruals;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::book::{SETTINGS, TestBook, folder};

const HEAD: &str = "date,voucher,account,description,amount\n";
const FEBRUARY: &str = "variance --ytd 2026-02 --as-of 2026-02-28 --format csv";
const SAID: &str = "nobody is known to have withdrawn it";

fn git(at: &Path, line: &str) -> bool {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=x", "-c", "user.email=x", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"]);
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", at).env("GIT_CONFIG_GLOBAL", "/dev/null");
    git.current_dir(at).args(line.split(' ')).output().unwrap().status.success()
}

fn commit(book: &TestBook, name: &str) {
    assert!(git(book.path(), "add -A") && git(book.path(), &format!("commit -qm {name}")));
}

/// Runs a line at a minute of its own.
fn at(book: &TestBook, minute: u32, line: &str) {
    let now = format!("2026-12-01T10:{minute:02}:00Z");
    let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What each branch does to the other's harm.
struct Branches<'a> {
    base: &'a [&'a str],
    undoes: &'a [&'a str],
    books: &'a [&'a str],
}

const IMPORTS: Branches<'_> =
    Branches { base: &["import jan.csv"], undoes: &["import undo last"], books: &["import feb.csv"] };
const ORDERS: Branches<'_> = Branches {
    base: &["import jan.csv", "commit add PO-1 office=100 --month 2026-02 --as-of 2026-02-10"],
    undoes: &["import undo last --as commitment"],
    books: &["commit add PO-2 office=200 --month 2026-02 --as-of 2026-02-10"],
};

/// How the journals of both are settled.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Journals {
    Ours,
    Theirs,
    /// Both sides' lines, as `merge=union` leaves them.
    Both,
}

/// Both branches merged. `undoer_merges`: into which. With `old` as a program left them that kept no file in its folders
/// and marked no batch.
fn merged(
    branches: &Branches<'_>,
    undoer_merges: bool,
    renames: Option<&str>,
    journals: Journals,
    old: bool,
) -> TestBook {
    merged_with(&[], branches, undoer_merges, renames, (journals, old))
}

/// The same with further files.
fn merged_with(
    files: &[(&str, String)],
    branches: &Branches<'_>,
    undoer_merges: bool,
    renames: Option<&str>,
    (journals, old): (Journals, bool),
) -> TestBook {
    let book = folder().with("budget.toml", SETTINGS);
    files.iter().for_each(|(name, text)| book.write(name, text));
    book.write("jan.csv", format!("{HEAD}2026-01-05,V1,office,desk,100.00\n"));
    book.write("feb.csv", format!("{HEAD}2026-02-05,V2,office,chair,70.00\n"));
    book.write(".gitignore", ".budget/\n");
    book.write(
        ".gitattributes",
        if journals == Journals::Both { "journal.jsonl merge=union\n" } else { "journal.jsonl -merge\n" },
    );
    let root = book.path();
    assert!(git(root, "init -q -b main ."));
    if let Some(renames) = renames {
        assert!(git(root, &format!("config merge.directoryRenames {renames}")));
    }
    let as_before = || {
        if old {
            forget_keeping(root);
        }
    };
    let work = |lines: &[&str], from: u32| {
        for (minute, line) in (from..).zip(lines) {
            at(&book, minute, line);
        }
        as_before();
    };
    work(branches.base, 0);
    commit(&book, "base");
    assert!(git(root, "checkout -q -b undoes"));
    work(branches.undoes, 10);
    commit(&book, "undoes");
    assert!(git(root, "checkout -q main"));
    fs::remove_dir_all(book.join(".budget")).unwrap();
    work(branches.books, 20);
    commit(&book, "books");
    let other = match undoer_merges {
        true => {
            assert!(git(root, "checkout -q undoes"));
            "main"
        }
        false => "undoes",
    };
    git(root, &format!("merge -q --no-edit {other}"));
    match journals {
        Journals::Ours => assert!(git(root, "checkout -q --ours journal.jsonl") || git(root, "diff --quiet")),
        Journals::Theirs => assert!(git(root, "checkout -q --theirs journal.jsonl") || git(root, "diff --quiet")),
        Journals::Both => {}
    }
    assert!(git(root, "add -A"));
    git(root, "commit -qm merge");
    fs::remove_dir_all(book.join(".budget")).unwrap();
    book
}

/// The ledger as it was left before.
fn forget_keeping(root: &Path) {
    for kind in fs::read_dir(root.join("ledger")).unwrap().flatten().filter(|kind| kind.path().is_dir()) {
        let _ = fs::remove_file(kind.path().join(".gitkeep"));
        for file in fs::read_dir(kind.path()).unwrap().flatten() {
            let name = file.file_name().into_string().unwrap();
            fs::rename(file.path(), file.path().with_file_name(name.replace(".undone", ""))).unwrap();
        }
        let _ = fs::remove_dir(kind.path());
    }
}

/// Every way of merging two branches.
fn every_way() -> impl Iterator<Item = (bool, Option<&'static str>, Journals)> {
    let journals = [Journals::Ours, Journals::Theirs, Journals::Both];
    [false, true].into_iter().flat_map(move |undoer| {
        [None, Some("true")].into_iter().flat_map(move |renames| journals.map(|journals| (undoer, renames, journals)))
    })
}

/// The spending and the orders of the year so far.
fn sums(book: &TestBook) -> (String, String) {
    let (code, said) = book.run(FEBRUARY);
    assert_eq!(code, 0, "{said}");
    let line = said.lines().find(|line| line.starts_with("period,item,office")).unwrap();
    let cells: Vec<&str> = line.split(',').collect();
    (cells[5].to_string(), cells[10].to_string())
}

fn is(book: &TestBook, (spent, ordered): (&str, &str)) {
    assert_eq!(sums(book), (spent.to_string(), ordered.to_string()));
}

const LISTS: [&str; 4] = [FEBRUARY, "status --as-of 2026-02-28", "import list", "plan verify"];

#[test]
fn a_batch_beside_the_last_of_its_folder_that_was_undone_counts() {
    for (undoer, renames, journals) in every_way() {
        for (branches, sums) in [(&IMPORTS, ("70.00", "0.00")), (&ORDERS, ("100.00", "200.00"))] {
            let book = merged(branches, undoer, renames, journals, false);
            is(&book, sums);
            for line in LISTS {
                let (_, said) = book.run(line);
                assert!(!said.contains(SAID), "{undoer} {renames:?} {journals:?}: {line}: {said}");
            }
        }
    }
}

#[test]
fn what_git_moved_is_told_until_it_is_put_back_and_no_writer_hides_it() {
    for (undoer, renames, journals) in every_way() {
        let case = format!("{undoer} {renames:?} {journals:?}");
        let book = merged(&IMPORTS, undoer, renames, journals, true);
        is(&book, ("0.00", "0.00"));
        let moved = fs::read_dir(book.join("ledger/undone")).unwrap().flatten();
        let moved: Vec<String> = moved.map(|file| file.file_name().into_string().unwrap()).collect();
        let feb = moved.iter().find(|name| name.contains("feb")).unwrap();
        let jan = moved.iter().find(|name| name.contains("jan")).unwrap();
        let tells = || {
            for line in LISTS {
                let (code, said) = book.run(line);
                assert!(said.contains(SAID) && said.contains(feb), "{case}: {line}: {said}");
                assert_eq!(code, i32::from(line == "plan verify"), "{case}: {line}: {said}");
            }
            let (code, said) = book.run("doctor --full");
            assert!(code == 1 && said.contains(feb), "{case}: {said}");
        };
        tells();
        book.write("other.csv", format!("{HEAD}2026-02-09,V9,office,pens,9.00\n"));
        at(&book, 30, "import other.csv");
        tells();
        is(&book, ("9.00", "0.00"));
        at(&book, 31, &format!("import adopt ledger/undone/{feb}"));
        is(&book, ("79.00", "0.00"));
        // Of what was withdrawn on the other branch a journal may not know.
        if book.run(FEBRUARY).1.contains(SAID) {
            at(&book, 32, &format!("import undo {jan}"));
        }
        is(&book, ("79.00", "0.00"));
        for line in LISTS {
            let (_, said) = book.run(line);
            assert!(!said.contains(SAID), "{case}: {line}: {said}");
        }
    }
}

#[test]
fn an_order_that_git_moved_goes_back_to_its_ledger() {
    for undoer in [false, true] {
        let book = merged(&ORDERS, undoer, Some("true"), Journals::Ours, true);
        is(&book, ("100.00", "0.00"));
        let (code, said) = book.run(FEBRUARY);
        assert!(code == 0 && said.contains(SAID) && said.contains("PO-2"), "{said}");
        let moved = fs::read_dir(book.join("ledger/undone")).unwrap().flatten();
        let order = moved.map(|file| file.file_name().into_string().unwrap()).find(|name| name.contains("PO-2"));
        at(&book, 30, &format!("import adopt ledger/undone/{}", order.unwrap()));
        is(&book, ("100.00", "200.00"));
    }
}

#[test]
fn what_is_imported_again_is_missed_no_more() {
    let book = merged(&IMPORTS, false, Some("true"), Journals::Ours, true);
    at(&book, 30, "import feb.csv");
    is(&book, ("70.00", "0.00"));
    let (_, said) = book.run(FEBRUARY);
    assert!(!said.contains("feb"), "{said}");
}

const APPROVED: [&str; 3] = [
    "import jan.csv",
    "plan submit --as me --despite-lint x --as-of 2026-01-05",
    "plan approve --as boss --as-of 2026-01-05",
];
const DECISIONS: [&str; 3] = [
    "plan transfer labour:overtime office 10 --month 2026-02 --reason x --as boss --as-of 2026-02-10",
    "override office=1500 --month 2026-02 --reason s --as boss --as-of 2026-02-10",
    "plan undo T1 --reason u --as boss --as-of 2026-02-10",
];

#[test]
fn a_decision_that_both_branches_made_alike_counts_once() {
    for (number, decision) in DECISIONS.iter().enumerate() {
        let mut base = APPROVED.to_vec();
        base.extend((number == 2).then_some(DECISIONS[0]));
        let branches = Branches { base: &base, undoes: &[decision], books: &[decision] };
        for (undoer, renames, journals) in every_way() {
            let book = merged(&branches, undoer, renames, journals, false);
            let (code, said) = book.run(FEBRUARY);
            assert!(code == 0 && !said.contains("warning") && !said.contains("error"), "{decision}: {said}");
            let line = said.lines().find(|line| line.starts_with("period,item,office")).unwrap();
            let budget = if number == 0 { "1010.00" } else { "1000.00" };
            assert_eq!(line.split(',').nth(4), Some(budget), "{decision}: {line}");
            let list = book.run("override list --all --as-of 2026-02-10 --format csv").1;
            assert_eq!(list.matches("O1-").count(), usize::from(number == 1), "{list}");
            // The line of the other branch is added by the next writer, who says the same of it.
            if number == 0 && journals != Journals::Both {
                let line =
                    "plan transfer office labour:overtime 1 --month 2026-02 --reason y --as boss --as-of 2026-02-11";
                at(&book, 40, line);
                let (code, said) = book.run("plan verify");
                assert_eq!(code, 0, "{decision}: {said}");
            }
        }
    }
}

#[test]
fn two_states_of_a_voucher_are_told_by_whatever_asks() {
    let state = |amount: &str| format!("{HEAD}2026-02-05,V2,office,chair,{amount}\n");
    let branches = Branches { base: &["import jan.csv"], undoes: &["import old.csv"], books: &["import new.csv"] };
    for (undoer, renames, journals) in every_way() {
        let files = [("old.csv", state("70.00")), ("new.csv", state("75.00"))];
        let book = merged_with(&files, &branches, undoer, renames, (journals, false));
        let told = |line: &str| book.run(line).1.contains("two branches seem to have booked two states");
        for line in [
            FEBRUARY,
            "status --as-of 2026-02-28",
            "--as-of 2026-02-28",
            "import list",
            "plan verify",
            "variance --month 2026-02 --as-of 2026-02-28 -q",
        ] {
            assert!(told(line), "{undoer} {renames:?} {journals:?}: {line}: {}", book.run(line).1);
        }
        let old = book.batches().into_iter().find(|path| path.to_string_lossy().contains("-old-")).unwrap();
        at(&book, 30, &format!("import undo {}", old.file_stem().unwrap().to_str().unwrap()));
        is(&book, ("175.00", "0.00"));
        assert!(!told(FEBRUARY));
    }
}
