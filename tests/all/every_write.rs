//! Every command that writes, interrupted at every single write: killed, out of room, a bad sector, without power.
//!
//! A debug build fails at the step that `BUDGET_TEST_FAIL_AT` names. Whatever it is, the book is as before the command
//! or as after it, says so by its exit code, needs no help, and the command given again ends as if nothing had been.
//! Where the power goes, everything goes that was not synced: so what was called done has to have been.

mod accruals;
mod acknowledged;
mod governing;
mod month_end;
mod sheets;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::book::{SETTINGS, TestBook, folder};

/// A command to be interrupted, and the book it finds.
struct Case {
    /// Files of the book.
    files: &'static [(&'static str, &'static str)],
    /// Commands that went before: `apart: …` on another branch that has all but what the one before it did, and was merged.
    before: &'static [&'static str],
    command: &'static str,
}

const ROWS: &str = "Date,Voucher,Category,Description,Amount\n2026-01-05,JV-1,overtime,evening,10.00\n2026-02-06,JV-2,office,paper,20.00\n";
const CHANGED: &str = "Date,Voucher,Category,Description,Amount\n2026-01-05,JV-1,overtime,evening,11.00\n2026-02-06,JV-2,office,paper,20.00\n";
const BAD: &str = "Date,Voucher,Category,Description,Amount\n2026-01-05,JV-1,overtime,evening,10.00\n2026-02-06,JV-2,office,paper,much\n";
const UNKNOWN: &str = "Date,Voucher,Category,Description,Amount\n2026-03-05,JV-1,travel,train,10.00\n";
const MARKET: &str = "metric,role,city,year,value\nsalary,agent,Shanghai,2025,6000\n";
const OTHER_MARKET: &str = "metric,role,city,year,value\nsalary,agent,Suzhou,2025,5000\n";

const PLANLESS: &str = "language = \"en\"\n";
const EMPTY_PLAN: &str = "[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n";
const SHEET: &str = "Category,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\noffice,100,200,300,400,500,600,700,800,900,1000,1100,1200\n";

impl Case {
    fn book(&self) -> TestBook {
        let book = self.files.iter().fold(folder(), |book, (name, text)| book.with(name, text));
        let mut base = Tree::new();
        for line in self.before {
            if let Some(line) = line.strip_prefix("apart: ") {
                merge(&book, &base, line);
                continue;
            }
            base = tree(book.path());
            match line.split_once(" -> ") {
                // A batch edited by hand.
                Some((from, to)) => edit_batches(&book, from, to),
                None if *line == "twice" => copy_of_the_batch(&book),
                None => assert!(run(&book, line, None).status.success(), "{line}"),
            }
        }
        book
    }
}

fn edit_batches(book: &TestBook, from: &str, to: &str) {
    for path in book.batches() {
        let text = fs::read_to_string(&path).unwrap().replace(from, to);
        // Under a name that the command line can say.
        fs::write(path, text).unwrap();
    }
}

/// The same rows, booked on another branch.
fn copy_of_the_batch(book: &TestBook) {
    let path = book.batches().pop().unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    fs::copy(&path, path.with_file_name(name.replace("20260601", "20260602"))).unwrap();
}

/// Brings into a book what a line does in a branch that has these files.
fn merge(book: &TestBook, base: &Tree, line: &str) {
    let branch = base.iter().fold(folder(), |branch, (name, bytes)| branch.with(name, bytes));
    assert!(run(&branch, line, None).status.success(), "{line}");
    for (name, bytes) in tree(branch.path()).iter().filter(|(name, _)| name.starts_with("ledger/")) {
        book.write(name, bytes);
    }
}

/// Runs a line; `*` stands for the newest batch.
fn run(book: &TestBook, line: &str, fail_at: Option<(u32, &str)>) -> Output {
    let mut command = book.program();
    command.env("BUDGET_TEST_NOW", "2026-06-01T08:00:00Z");
    if let Some((number, how)) = fail_at {
        command.env("BUDGET_TEST_FAIL_AT", format!("{number}:{how}"));
    }
    for word in line.split(' ') {
        match word {
            "*" => command.arg(newest(book)),
            word => command.arg(word),
        };
    }
    command.output().unwrap()
}

/// The newest batch, as the command line names it.
fn newest(book: &TestBook) -> PathBuf {
    book.batches().pop().map_or("none".into(), |path| path.strip_prefix(book.path()).unwrap().to_path_buf())
}

/// The files of a book that are no evidence, keep no folder and can be derived from no others, with their content.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(book: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![book.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && name != ".budget" {
                folders.push(path);
            } else if path.is_file()
                && ![".gitkeep", "journal.jsonl", "journal.unwritten.jsonl"].contains(&name.as_str())
            {
                let below = path.strip_prefix(book).unwrap().to_string_lossy().into_owned();
                tree.insert(below, fs::read(&path).unwrap());
            }
        }
    }
    tree
}

/// Without what may be there before anything is booked, or come after: originals, temporary files, rejects, forms, and what the
/// amounts of a ledger are in.
fn settled(tree: &Tree) -> Tree {
    let passing = |name: &str| {
        let beside = name.ends_with(".rejects.csv") || name.starts_with("forms/") || name == "ledger/currency";
        name.contains(".tmp-") || name.starts_with("ledger/source/") || beside
    };
    tree.iter().filter(|(name, _)| !passing(name)).map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
}

/// Without what the next command sweeps up.
fn lasting(tree: &Tree) -> Tree {
    tree.iter().filter(|(name, _)| !name.contains(".tmp-")).map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
}

/// The originals of a book.
fn originals(tree: &Tree) -> Vec<String> {
    let is_one = |name: &&String| name.starts_with("ledger/source/") && !name.contains(".tmp-");
    tree.keys().filter(is_one).cloned().collect()
}

fn lines_of_journal(book: &TestBook) -> usize {
    fs::read_to_string(book.join("journal.jsonl")).unwrap_or_default().lines().count()
}

fn case(case: &Case) {
    let whole = case.book();
    let kept_before = originals(&tree(whole.path()));
    let before = settled(&tree(whole.path()));
    let done = run(&whole, case.command, None);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let (after, lines) = (tree(whole.path()), lines_of_journal(&whole));
    assert_ne!(before, settled(&after), "{} does nothing", case.command);
    // What rows were booked from is kept with them.
    let booked = |tree: &Tree| tree.keys().filter(|name| name.starts_with("ledger/actual/")).count();
    let imports = case.command.starts_with("import ") && !case.command.contains("adopt");
    let (more, kept) = (booked(&after) > booked(&before), originals(&after));
    assert!(!(imports && more && case.command.contains(".csv")) || kept.len() > kept_before.len(), "{kept:?}");
    // How many steps there are is known when nothing is left to be killed at.
    let mut steps = u32::MAX;
    let ways = [("kill", 1, 1), ("full", 1, 2), ("broken", 2, 2), ("power", 1, 1), ("zeros", 1, 2)];
    for (how, first, stride) in ways {
        let losing = how == "power" || how == "zeros";
        // Beyond the last step the power goes when all is done.
        let beyond = if losing { stride as u32 } else { 0 };
        for number in (first..steps.saturating_add(beyond)).step_by(stride) {
            let book = case.book();
            let output = run(&book, case.command, Some((number, how)));
            let at = format!("`{}`, {how} at {number}: {}", case.command, String::from_utf8_lossy(&output.stderr));
            let killed = output.status.code().is_none();
            if losing && !killed {
                assert_eq!(lasting(&tree(book.path())), lasting(&after), "done, and lost: {at}");
                assert_eq!(lines_of_journal(&book), lines, "done, and its line lost: {at}");
            }
            // Readers need no help, and finish what was decided.
            let checked = run(&book, "import list", None);
            let (found, is_book) = (tree(book.path()), book.join("budget.toml").exists());
            let adopting = case.command.contains("adopt") || case.command.contains("reconcile");
            assert!(checked.status.success() || adopting || !is_book, "{at}\n{checked:?}");
            if settled(&found) == settled(&after) {
                assert_eq!(originals(&found), originals(&after), "{at}");
                assert!(killed || output.status.success(), "done, and called a failure: {at}");
            } else {
                assert_eq!(settled(&found), before, "{at}");
                assert!(!output.status.success(), "a failure called success: {at}");
                assert!(killed || !found.keys().any(|name| name.contains(".tmp-")), "{at}\n{:?}", found.keys());
                assert!(killed || originals(&found) == kept_before, "a failure leaves an original: {at}");
            }
            let again = run(&book, case.command, None);
            // Who only writes a form leaves the sweeping to who books.
            let forms = case.command.contains("--sheet");
            let now = tree(book.path());
            assert_eq!(
                if forms { lasting(&now) } else { now },
                after,
                "again after {at}\n{}",
                String::from_utf8_lossy(&again.stderr)
            );
            assert!(!book.join("budget.unfinished.json").exists(), "{at}");
            // The next that writes adds the lines that are missing.
            run(&book, "import reconcile", None);
            assert!(!book.join("journal.unwritten.jsonl").exists(), "{at}");
            let left = tree(book.path());
            assert!(!left.keys().any(|name| name.contains(".tmp-")), "{at}: {:?}", left.keys());
            // Of market data nothing tells afterwards that a line is missing.
            let lines_now = lines_of_journal(&book);
            let market = how != "broken" && case.command.contains("benchmark");
            assert!(lines_now == lines || market, "{lines_now}: {at}");
            if how == "kill" && !killed {
                steps = number;
                break;
            }
        }
        assert!(steps > 5, "{} has hardly a step: {steps}", case.command);
    }
    losing_the_derived(case, steps, (&before, &after));
}

/// `.budget/` is said to cost only time: an act that was interrupted ends without it.
fn losing_the_derived(case: &Case, steps: u32, (before, after): (&Tree, &Tree)) {
    for number in (2..steps).step_by(3) {
        let book = case.book();
        run(&book, case.command, Some((number, "kill")));
        let _ = fs::remove_dir_all(book.join(".budget"));
        run(&book, "import list", None);
        let found = settled(&tree(book.path()));
        assert!(found == *before || found == settled(after), "`{}`, killed at {number}: {found:?}", case.command);
        run(&book, case.command, None);
        assert_eq!(lasting(&tree(book.path())), *after, "`{}`, again after {number}", case.command);
    }
}

#[test]
fn an_import() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", ROWS)],
        before: &[],
        command: "import january.csv",
    });
}

#[test]
fn an_import_that_leaves_bad_rows_out() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", BAD)],
        before: &[],
        command: "import january.csv --skip-bad",
    });
}

#[test]
fn an_import_that_replaces() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", ROWS), ("changed.csv", CHANGED)],
        before: &["import january.csv"],
        command: "import changed.csv --replace",
    });
}

#[test]
fn an_import_with_a_profile_and_new_categories() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("travel.csv", UNKNOWN)],
        before: &[],
        command: "import travel.csv --new-categories --save-profile export",
    });
}

#[test]
fn an_undo() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", ROWS)],
        before: &["import january.csv"],
        command: "import undo *",
    });
}

#[test]
fn an_adoption() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", ROWS)],
        before: &["import january.csv", "10.00 -> 12.00"],
        command: "import adopt *",
    });
}

#[test]
fn a_reclassification() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("travel.csv", UNKNOWN)],
        before: &["import travel.csv", "import travel.csv --new-categories --as-new"],
        command: "reclassify",
    });
}

#[test]
fn a_reconciliation() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("january.csv", ROWS)],
        before: &["import january.csv", "twice"],
        command: "import reconcile",
    });
}

#[test]
fn a_plan_from_a_sheet() {
    case(&Case {
        files: &[("budget.toml", PLANLESS), ("plans/p.toml", EMPTY_PLAN), ("sheet.csv", SHEET)],
        before: &[],
        command: "plan import sheet.csv --into p",
    });
}

#[test]
fn a_draft() {
    case(&Case {
        files: &[("budget.toml", SETTINGS)],
        before: &[],
        command: "plan draft --year 2027 --as-of 2026-12-31",
    });
}

#[test]
fn market_data() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("a.csv", MARKET), ("z.csv", OTHER_MARKET)],
        before: &[],
        command: "import --as benchmark a.csv z.csv",
    });
}

#[test]
fn a_new_book() {
    case(&Case { files: &[], before: &[], command: "plan init --year 2026" });
}
