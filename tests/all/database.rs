//! The ledger in PostgreSQL: the same figures, batches and refusals as in files; writers beside each other; rights.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread;

use budget::book::Book;
use budget::model::{Currency, Posting};
use budget::store::memory::MemoryStore;
use budget::store::postgres::{Migrated, init};
use budget::store::{Evidence, LedgerKind, LedgerStore, Policy, Query, Replace};
use proptest::prelude::*;

use crate::support::book::{TestBook, book, export, folder, shifts};
use crate::support::database::{Database, bare_database, database};
use crate::support::ledger::*;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/sunshine-garden");

/// The example with all that it imports, in a folder.
fn example() -> TestBook {
    let book = folder();
    let copied = Command::new("cp").args(["-r", &format!("{EXAMPLE}/."), "."]).current_dir(book.path()).status();
    assert!(copied.unwrap().success());
    for file in ["exports", "metrics"] {
        let entries = fs::read_dir(book.join(file)).into_iter().flatten().flatten();
        let mut files: Vec<String> = entries.map(|entry| entry.path().display().to_string()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.ends_with(".csv")) {
            let kind = if file == "metrics" { "metric" } else { "actual" };
            book.run(&format!("import {path} --as {kind}"));
        }
    }
    book
}

/// Puts the ledger of a book into a database.
fn moved(book: &TestBook, database: &Database) {
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings + &database.setting());
    book.done("store init");
    book.done("store load");
}

fn ledger_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for kind in LedgerKind::ALL {
        for entry in fs::read_dir(folder.join("ledger").join(kind.name())).into_iter().flatten().flatten() {
            let name = format!("{}/{}", kind.name(), entry.file_name().to_string_lossy());
            if name.ends_with(".csv") {
                files.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Reports over both ledgers are the same bytes, and what comes out are the files that went in.
#[test]
fn a_book_says_the_same_from_a_database() {
    let Some(database) = bare_database() else { return };
    let book = example();
    let lines = [
        "variance --month 2026-02 --format json",
        "variance --ytd 2026-03 --by department --format csv",
        "variance --year --by category,project",
        "variance --ytd 2026-03 --pivot month",
        "variance --month 2026-02 --known-at 2026-03-01",
        "history",
        "explain 人力成本 --month 2026-02",
        "outlook --format json",
        "structure --ytd 2026-03",
        "bridge --ytd 2026-03",
        "alerts --format json",
        "scan --format json",
        "goals",
        "check",
        "import list",
        "import list --format csv",
        "status",
        "commit list",
        "plan show --equation",
        "report --format json",
    ];
    let say = || lines.map(|line| book.run(&format!("{line} --as-of 2026-03-20")));
    let from_files = say();
    assert!(from_files.iter().filter(|(code, _)| *code < 2).count() > 15, "{from_files:?}");
    let before = ledger_files(book.path());
    moved(&book, &database);
    for kind in LedgerKind::ALL {
        let _ = fs::remove_dir_all(book.join("ledger").join(kind.name()));
    }
    let _ = fs::remove_dir_all(book.join(".budget"));
    for (line, (files, sql)) in lines.iter().zip(from_files.iter().zip(say())) {
        assert_eq!(*files, sql, "{line}");
    }
    book.done("store verify");
    book.done("plan verify");
    book.done("store export out");
    assert_eq!(ledger_files(&book.join("out")), before);
    assert_eq!(book.run("store load").0, 0, "nothing is there to be brought over");
}

/// A month of the habit: imports, a second time, a corrected file, a whole month, undone.
#[test]
fn commands_book_into_a_database() {
    let Some(database) = database() else { return };
    let book = book();
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings + &database.setting());
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,10.00", "2026-02-06,JV-2,office,paper,20.00"]));
    book.done("import a.csv");
    book.done("import a.csv");
    let year = "variance --year 2026 --as-of 2026-12-31 --format csv";
    let (_, said) = book.run(year);
    assert!(said.contains(",10.00,") && said.contains(",20.00,"), "{said}");
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,12.00", "2026-02-06,JV-2,office,paper,20.00"]));
    assert_eq!(book.run("import a.csv").0, 3);
    book.done("import a.csv --replace");
    assert!(book.run(year).1.contains(",12.00,"));
    let (_, list) = book.run("import list --format csv");
    assert_eq!(list.lines().count(), 3, "{list}");
    book.done("store verify");
    book.done("import undo last");
    assert!(book.run(year).1.contains(",10.00,"));
    book.done("commit add PO-1 office=30 --as-of 2026-03-02");
    assert!(book.run("commit list --as-of 2026-03-02").1.contains("PO-1"));
}

/// The same file from two machines is booked once; months that do not touch each other do not wait.
#[test]
fn two_who_import_book_each_row_once() {
    let Some(database) = database() else { return };
    let books = [folder(), folder()];
    let settings = fs::read_to_string(book().join("budget.toml")).unwrap() + &database.setting();
    for own in &books {
        own.write("budget.toml", &settings);
        own.write("all.csv", shifts(0, 3000));
    }
    let programs: Vec<_> = books
        .iter()
        .map(|own| own.program().args(["import", "all.csv"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn())
        .collect();
    for program in programs {
        let done = program.unwrap().wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let (_, said) = books[0].run("variance --year 2026 --as-of 2026-12-31 --format json");
    assert!(said.contains("\"actual\":\"3000.00\""), "{said}");
    books[0].done("store verify");
}

/// Who holds one month keeps nobody from another.
#[test]
fn months_apart_are_judged_beside_each_other() {
    let Some(database) = database() else { return };
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let both = Barrier::new(2);
    thread::scope(|scope| {
        for (folder, text) in folders.iter().zip([JANUARY[0], JANUARY[3]]) {
            let (database, both) = (&database, &both);
            scope.spawn(move || {
                let store = database.store(folder.path(), axes());
                let mut draft = draft(&store, "2026-03-01T00:00:00Z", &rows(&[text]));
                draft.judge(&Policy::default()).unwrap();
                // Both hold their months at this moment.
                both.wait();
                assert!(draft.commit().unwrap().is_some());
            });
        }
    });
    let store = database.store(folders[0].path(), axes());
    assert_eq!((total(&store, &year()), store.batches().unwrap().len()), (10_000 - 225, 2));
}

/// A writer that dies leaves nothing, and the next one need not wait for it.
#[test]
fn a_writer_that_dies_leaves_nothing() {
    let Some(database) = database() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = database.store(folder.path(), axes());
    let mut held = draft(&store, "2026-03-01T00:00:00Z", &rows(JANUARY));
    held.judge(&Policy::default()).unwrap();
    // Of all connections of these tests only this one holds locks of this schema.
    let holder = format!(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation \
         WHERE c.relname = 'month_lock' AND c.relnamespace = '\"{}\"'::regnamespace AND l.pid <> pg_backend_pid()",
        database.schema
    );
    database.sql(None, &holder).unwrap();
    let error = held.commit().unwrap_err();
    let id = error.downcast_ref::<budget::words::Failure>().unwrap().problems[0].message.id;
    assert!(["sql-lost", "sql-refused"].contains(&id), "{id}");
    let other = database.store(folder.path(), axes());
    assert_eq!(total(&other, &year()), 0);
    import(&other, "2026-03-02T00:00:00Z", JANUARY);
    assert_eq!(total(&other, &year()), 15_525);
}

#[test]
fn a_changed_row_and_a_changed_sum_are_found() {
    let Some(database) = database() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = database.store(folder.path(), axes());
    import(&store, "2026-03-01T00:00:00Z", JANUARY);
    let found = || -> Vec<&'static str> {
        let proof = database.store(folder.path(), axes()).verify_batches().unwrap();
        proof.problems.iter().map(|problem| problem.message.id).collect()
    };
    assert_eq!(found(), [] as [&str; 0]);
    database
        .sql(None, "UPDATE month_sum SET amount = amount + 1 WHERE category = '水费' AND month = '2026-01-01'")
        .unwrap();
    assert_eq!(found(), ["sql-sums-changed"]);
    database.sql(None, "UPDATE posting SET vendor = 'x' WHERE voucher = '记-1' AND month = '2026-01-01'").unwrap();
    assert_eq!(found(), ["sql-batch-changed"]);
}

/// Rights as `store roles` prints them: who reads writes nothing, who imports decides nothing.
#[test]
fn roles_do_what_they_may() {
    let Some(database) = database() else { return };
    let folder = tempfile::tempdir().unwrap();
    import(&database.store(folder.path(), axes()), "2026-03-01T00:00:00Z", JANUARY);
    database.sql(None, &budget::store::postgres::roles(&database.schema)).unwrap();
    let role = |name: &str| format!("{}_{name}", database.schema);
    let as_role = |name: &str, sql: &str| database.sql(Some(&role(name)), sql).is_ok();
    let lock = |kind: &str| format!("INSERT INTO month_lock VALUES ('{kind}', '2030-01-01')");
    assert!(as_role("reader", "SELECT * FROM posting"));
    for sql in ["DELETE FROM posting", "UPDATE month_sum SET amount = 0", &lock("actual"), "DELETE FROM batch"] {
        assert!(!as_role("reader", sql), "{sql}");
    }
    assert!(as_role("importer", &lock("actual")) && !as_role("importer", &lock("adjustment")));
    assert!(as_role("approver", &lock("adjustment")) && !as_role("approver", &lock("actual")));
    // What is not theirs to delete stays.
    let _ = database.sql(Some(&role("approver")), "DELETE FROM posting");
    assert_eq!(total(&database.store(folder.path(), axes()), &year()), 15_525);
}

#[test]
fn tables_are_made_once_and_those_of_a_newer_program_are_left_alone() {
    let Some(database) = bare_database() else { return };
    let address = database.address();
    assert_eq!(address.reach().unwrap().1, Migrated::Missing);
    let (made, book) = init(&address, Currency::CNY).unwrap();
    assert!(made && book.len() == 12, "{book}");
    assert_eq!(init(&address, Currency::CNY).unwrap(), (false, book));
    database.sql(None, "INSERT INTO migration (number) VALUES (99)").unwrap();
    assert_eq!(address.reach().unwrap().1, Migrated::Newer(99));
    assert_eq!(init(&address, Currency::CNY).unwrap_err().problems[0].message.id, "sql-newer");
}

fn any_row() -> impl Strategy<Value = Posting> {
    (0..3_u32, 1..28_u32, 0..4_u32, 0..3_usize, 0..3_usize, 1..4_i64).prop_map(
        |(m, d, voucher, project, department, amount)| {
            let voucher = if voucher == 0 { "-".to_string() } else { format!("记-{voucher}") };
            let (project, department) = (["-", "阳光", "翠湖"][project], ["-", "客服部", "呼叫"][department]);
            let date = if d > 25 { format!("2026-{:02}", m + 1) } else { format!("2026-{:02}-{d:02}", m + 1) };
            row(&format!("{date} {voucher} 水费 {project}/{department} {amount}.00 t"))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is imported, the database answers as memory does.
    #[test]
    fn a_database_answers_as_memory_does(
        imports in prop::collection::vec((prop::collection::vec(any_row(), 0..12), any::<bool>()), 1..5),
        cut in 1..31_u32,
    ) {
        let Some(database) = database() else { return Ok(()) };
        let folder = tempfile::tempdir().unwrap();
        let (sql, memory) = (database.store(folder.path(), axes()), MemoryStore::new(LedgerKind::Actual, axes(), Currency::CNY));
        let stores: [&dyn LedgerStore; 2] = [&sql, &memory];
        for (i, (rows, whole)) in imports.iter().enumerate() {
            let rows: Vec<Posting> =
                rows.iter().enumerate().map(|(at, row)| Posting { source_line: at as u64 + 2, source: format!("{i}.csv"), ..row.clone() }).collect();
            let months = ["2026-01", "2026-02", "2026-03"].map(month).to_vec();
            let replace = if *whole { Replace::Months(months) } else { Replace::Changed };
            let policy = Policy { replace, ..Policy::default() };
            let done = stores.map(|store| book_counts(store, i, &rows, &policy));
            prop_assert_eq!(&done[0], &done[1]);
        }
        for query in [
            year(),
            Query { by: vec!["project".into(), "department".into()], ..year() },
            Query { by: vec!["department".into()], filters: vec![("project".into(), vec!["".into(), "翠湖".into()])], ..year() },
            Query { as_of: Some(day(&format!("2026-01-{cut:02}"))), ..year() },
            Query { together: true, by: vec!["project".into()], ..year() },
            Query { known_at: Some(time("2026-04-02T00:00:00Z")), ..year() },
        ] {
            let told = stores.map(|store| sums(store, &query));
            prop_assert_eq!(&told[0], &told[1], "{:?}", query);
        }
        let proof = sql.verify_batches().unwrap();
        prop_assert_eq!(proof.problems, vec![]);
    }
}

fn book_counts(store: &dyn LedgerStore, i: usize, rows: &[Posting], policy: &Policy) -> (u64, u64, u64, u64, u64, i64) {
    let now = format!("2026-04-{:02}T00:00:00Z", i + 1);
    let (verdicts, _) = crate::support::ledger::book(store, &now, rows, policy);
    let (a, b, c, d, e) = counts(&verdicts);
    (a, b, c, d, e, verdicts.total_minor)
}

/// A password does not stand in a book, and a book without tables says what to do.
#[test]
fn what_keeps_from_a_database_is_told_with_its_remedy() {
    let Some(database) = bare_database() else { return };
    let book = book();
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings.clone() + &database.setting());
    let (code, said) = book.run("variance --year 2026");
    assert!(code == 2 && said.contains("budget store init"), "{said}");
    let with_password = database.setting().replace("postgres@", "postgres:geheim@");
    book.write("budget.toml", settings.clone() + &with_password);
    let (code, said) = book.run("variance --year 2026");
    assert!(code == 2 && said.contains("password") && !said.contains("geheim"), "{said}");
    book.write("budget.toml", settings + "\n[store]\nurl = \"postgres://nobody@127.0.0.1:1/none?connect_timeout=2\"\n");
    let (code, said) = book.run("import list");
    assert!(code == 2 && said.contains("cannot be reached"), "{said}");
    let _ = Book::at(book.path());
}
