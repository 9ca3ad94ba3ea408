//! What is decided in one folder of a book whose ledger is in PostgreSQL, and known in the others.

use std::fs;
use std::process::Stdio;

use budget::store::postgres::roles;

use crate::support::book::{TestBook, book, export, folder};
use crate::support::database::{Database, bare_database, database};

/// A folder of the book, as it is before anything is decided.
fn of_book(database: &Database) -> TestBook {
    let book = book();
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    let told =
        "basis = '40 hours × 25 yuan, 2025'\neffect = 'keeps the present level of service'\nowner = 'chen'\nmonthly";
    book.write("budget.toml", settings.replace("monthly", told) + &database.setting());
    book
}

/// Brings what was decided from one folder to another, as git does.
fn pull(from: &TestBook, to: &TestBook, part: &str) {
    for name in ["v1.toml", "v1.submitted.toml", "v1.approved.toml"].iter().filter(|name| name.contains(part)) {
        if let Ok(bytes) = fs::read(from.join(format!("versions/2026/{name}"))) {
            to.write(&format!("versions/2026/{name}"), bytes);
        }
    }
}

fn versions(book: &TestBook) -> usize {
    fs::read_dir(book.join("versions/2026")).map_or(0, Iterator::count)
}

#[test]
fn a_folder_that_is_behind_judges_and_decides_nothing() {
    let Some(database) = database() else { return };
    let (here, there) = (of_book(&database), of_book(&database));
    here.done("plan submit --as chen --as-of 2026-01-05");
    for line in ["variance --month 2026-01", "check office=1 --month 2026-01", "plan submit --as wu --as-of 2026-01-05"]
    {
        let (code, said) = there.run(line);
        assert!(code == 2 && said.contains("v1.submitted.toml") && said.contains("chen"), "{line}: {said}");
    }
    assert_eq!(versions(&there), 0, "nothing was written");
    assert_eq!(there.run("store verify").0, 1);
    pull(&here, &there, "");
    there.done("plan approve --as li --as-of 2026-01-06");
    let (code, said) = here.run("variance --month 2026-01 --lang zh-CN");
    assert!(code == 2 && said.contains("v1.approved.toml") && said.contains("li"), "{said}");
    pull(&there, &here, "approved");
    here.done("variance --month 2026-01");
    here.done("store verify");
    // What somebody made of it is not what was decided.
    let approved = fs::read_to_string(here.join("versions/2026/v1.approved.toml")).unwrap();
    here.write("versions/2026/v1.approved.toml", approved + "\n");
    let (code, said) = here.run("variance --month 2026-01");
    assert!(code == 2 && said.contains("another in this folder"), "{said}");
}

#[test]
fn a_month_that_was_closed_elsewhere_is_known() {
    let Some(database) = database() else { return };
    let (here, there) = (of_book(&database), of_book(&database));
    here.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,1000.00", "2026-01-06,JV-2,office,paper,500.00"]));
    here.done("import a.csv");
    here.done("close 2026-01 --as chen --as-of 2026-02-03");
    let (code, said) = there.run("plan transfer office labour:overtime 1 --month 2026-01 --reason x --as wu");
    assert!(code == 2 && said.contains("closes/2026-01/"), "{said}");
}

/// Both folders have what was submitted, and neither knows what the other is about to say.
#[test]
fn of_two_folders_that_decide_at_once_one_does() {
    let Some(database) = database() else { return };
    let (here, there) = (of_book(&database), of_book(&database));
    here.done("plan submit --as chen --as-of 2026-01-05");
    pull(&here, &there, "");
    let decide = |book: &TestBook, words: &[&str]| {
        let mut command = book.program();
        command.args(["plan"]).args(words).args(["--as-of", "2026-01-06"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let approve = decide(&here, &["approve", "--as", "li"]);
    let reject = decide(&there, &["reject", "--as", "zhao", "--reason", "too much"]);
    let done = [approve, reject].map(|child| child.wait_with_output().unwrap().status.success());
    assert_ne!(done[0], done[1]);
    assert_eq!(versions(&here) + versions(&there), 5, "one decision, in one folder");
}

#[test]
fn a_ledger_is_of_one_book() {
    let Some(database) = bare_database() else { return };
    let first = of_book(&database);
    first.done("store init");
    let settings = fs::read_to_string(first.join("budget.toml")).unwrap();
    assert!(settings.contains("\nbook = \""), "{settings}");
    first.done("store init");
    first.done("variance --month 2026-01");
    let second = of_book(&database);
    for line in ["store init", "variance --month 2026-01", "store load", "store export backup"] {
        let (code, said) = second.run(line);
        assert!(code == 2 && said.contains("ledger of a book already"), "{line}: {said}");
    }
    let other = folder().with("budget.toml", settings.replace("\nbook = \"", "\nbook = \"x"));
    let (code, said) = other.run("variance --month 2026-01");
    assert!(code == 2 && said.contains("of another book"), "{said}");
    // A copy of the first is the same book.
    folder().with("budget.toml", settings).done("variance --month 2026-01");
}

#[test]
fn who_may_not_decide_writes_nothing() {
    let Some(database) = database() else { return };
    database.sql(None, &roles(&database.schema)).unwrap();
    let as_role = |role: &str| {
        let book = of_book(&database);
        let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
        let role = format!("?options=-c%20role%3D{}_{role}\"\nschema", database.schema);
        book.write("budget.toml", settings.replace("\"\nschema", &role));
        book
    };
    let importer = as_role("importer");
    let (code, said) = importer.run("plan submit --as chen --as-of 2026-01-05");
    assert!(code == 2 && said.contains("store roles"), "{said}");
    assert_eq!(versions(&importer), 0);
    as_role("approver").done("plan submit --as chen --as-of 2026-01-05");
    assert_eq!(as_role("reader").run("variance --month 2026-01").0, 2, "it is behind, and may know");
}
