//! The ledger in PostgreSQL where something is not as it should be: defaults of a server, connections that break, servers
//! that say nothing, rights, and folders that know something else.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener};
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::Duration;

use budget::store::Policy;
use budget::store::postgres::roles;

use crate::support::book::{TestBook, book, export};
use crate::support::database::{Database, database};
use crate::support::ledger::*;

const NOW: &str = "2026-03-01T00:00:00Z";

/// A book with its ledger in the database.
fn in_database(database: &Database) -> TestBook {
    let book = book();
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings + &database.setting());
    book
}

/// Who waited for another sees what that one booked: with axes that the database did not have yet, and whatever the
/// server takes for a transaction if nobody says.
#[test]
fn who_waited_sees_what_was_booked() {
    for default in ["default_transaction_isolation=repeatable read", "default_transaction_read_only=on"] {
        let Some(database) = database() else { return };
        for (round, texts) in [&JANUARY[..1], JANUARY].into_iter().enumerate() {
            let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
            let first = database.store_where(default, folders[0].path(), axes());
            let mut held = draft(&first, NOW, &rows(texts));
            held.judge(&Policy::default()).unwrap();
            thread::scope(|scope| {
                let waits = scope.spawn(|| {
                    let second = database.store_where(default, folders[1].path(), axes());
                    let mut draft = draft(&second, "2026-03-02T00:00:00Z", &rows(texts));
                    let verdicts = draft.judge(&Policy::default()).unwrap();
                    (counts(&verdicts), draft.commit().unwrap())
                });
                // The other one is under way by now, or comes later: it makes no difference.
                thread::sleep(Duration::from_millis(200));
                assert!(held.commit().unwrap().is_some());
                let (verdicts, booked) = waits.join().unwrap();
                assert_eq!((verdicts.0, booked), (0, None), "round {round}: nothing is new");
            });
        }
        assert_eq!(total(&database.store(tempfile::tempdir().unwrap().path(), axes()), &year()), 15_525);
    }
}

/// A way to the server that breaks as soon as it was asked to commit: the answer never comes.
fn way_that_breaks(database: &Database) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, socket) = (listener.local_addr().unwrap().port(), database.socket());
    thread::spawn(move || {
        let mut broken = false;
        for client in listener.incoming().flatten() {
            let server = UnixStream::connect(&socket).unwrap();
            let (mut back, mut out) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            thread::spawn(move || std::io::copy(&mut back, &mut out));
            let (mut from, mut to, mut buffer) = (client.try_clone().unwrap(), server, [0; 65_536]);
            let may_break = !broken;
            broken = true;
            thread::spawn(move || {
                let mut written = false;
                while let Ok(length @ 1..) = from.read(&mut buffer) {
                    let said = &buffer[..length];
                    written |= said.windows(12).any(|text| text == b"INSERT INTO ");
                    if may_break && written && said.windows(6).any(|text| text == b"COMMIT") {
                        let _ = client.shutdown(Shutdown::Both);
                        // The server has it, and nobody hears what it says.
                        let _ = to.write_all(said);
                        thread::sleep(Duration::from_millis(50));
                        return;
                    }
                    if to.write_all(said).is_err() {
                        return;
                    }
                }
            });
        }
    });
    port
}

#[test]
fn what_was_committed_when_the_connection_broke_is_booked_once() {
    let Some(database) = database() else { return };
    let book = in_database(&database);
    let port = way_that_breaks(&database);
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    let over = format!("postgres://postgres@127.0.0.1:{port}/postgres?sslmode=disable");
    book.write("budget.toml", settings.replace(&database.url(), &over));
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,10.00"]));
    book.done("import a.csv");
    book.done("import a.csv");
    let (_, list) = book.run("import list --format csv");
    assert_eq!(list.lines().count(), 2, "{list}");
    let journal = fs::read_to_string(book.join("journal.jsonl")).unwrap();
    assert_eq!(journal.matches("\"import\"").count(), 1, "its line is written: {journal}");
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for() {
    let Some(database) = database() else { return };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let book = in_database(&database);
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    let port = listener.local_addr().unwrap().port();
    let silent = format!("postgres://postgres@127.0.0.1:{port}/postgres?sslmode=disable&connect_timeout=1");
    book.write("budget.toml", settings.replace(&database.url(), &silent));
    let (code, said) = book.run("variance --month 2026-01");
    assert!(code == 2 && said.contains("does not answer"), "{said}");
}

/// Rights as `store roles` prints them, which may be run again.
#[test]
fn who_imports_imports_and_changes_nothing_else() {
    let Some(database) = database() else { return };
    let folder = tempfile::tempdir().unwrap();
    import(&database.store(folder.path(), axes()), NOW, &JANUARY[..1]);
    database.sql(None, &roles(&database.schema)).unwrap();
    database.sql(None, &roles(&database.schema)).unwrap();
    let role = format!("{}_importer", database.schema);
    let own = database.store_where(&format!("role={role}"), folder.path(), axes());
    import(&own, "2026-03-02T00:00:00Z", JANUARY);
    assert_eq!(total(&own, &year()), 15_525);
    drop(own);
    database
        .sql(
            None,
            "INSERT INTO posting SELECT 'adjustment', month, key, batch, seq, identity, corrects, day, category, \
             members, amount, description, voucher, line, vendor, invoice, counterparty, commitment, source_account, \
             source, source_line, flag, source_members FROM posting WHERE kind = 'actual' AND amount = 10000",
        )
        .unwrap();
    for sql in [
        "UPDATE posting SET kind = 'actual' WHERE kind = 'adjustment'",
        "UPDATE posting SET amount = 1 WHERE kind = 'adjustment'",
        "DELETE FROM posting WHERE kind = 'adjustment'",
        "UPDATE posting_2026 SET amount = 1",
        "SELECT * FROM posting_2026",
        "INSERT INTO posting_2026 SELECT * FROM posting",
        "DELETE FROM migration",
    ] {
        let _ = database.sql(Some(&role), sql);
    }
    let there = "DO $$ BEGIN ASSERT (SELECT amount FROM posting WHERE kind = 'adjustment') = 10000 \
                 AND (SELECT count(*) FROM posting WHERE kind = 'actual' AND amount = 1) = 0; END $$";
    database.sql(None, there).unwrap();
}

#[test]
fn amounts_of_a_database_are_in_its_currency() {
    let Some(database) = database() else { return };
    let book = in_database(&database);
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,10.00"]));
    book.done("import a.csv");
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings.replace("[plan]\n", "[plan]\ncurrency = \"USD\"\n"));
    let (code, said) = book.run("variance --month 2026-01");
    assert!(code == 2 && said.contains("USD") && said.contains("CNY"), "{said}");
}

/// What lies in the folder and is not in the database is in no report, so there is none.
#[test]
fn batches_beside_the_database_are_told_of() {
    let Some(database) = database() else { return };
    let book = book();
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,10.00"]));
    book.done("import a.csv");
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings + &database.setting());
    for line in ["variance --month 2026-01", "import a.csv", "check overtime=1 --month 2026-01"] {
        let (code, said) = book.run(line);
        assert!(code == 2 && said.contains("budget store load"), "{line}: {said}");
    }
    book.done("store load");
    assert!(book.run("variance --month 2026-01 --format csv").1.contains(",10.00,"));
    // Undone in the database it stays undone, and loading again is no trouble.
    book.done("import undo last");
    book.done("store load");
    let (_, said) = book.run("import list --format csv");
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// The same file in both would count twice.
#[test]
fn a_month_that_both_have_is_not_brought_over() {
    let Some(database) = database() else { return };
    let book = in_database(&database);
    book.write("a.csv", export(&["2026-01-05,JV-1,overtime,late,10.00"]));
    book.done("import a.csv");
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings.replace(&database.setting(), ""));
    book.write("b.csv", export(&["2026-01-05,JV-1,overtime,late,10.00", "2026-01-06,JV-2,office,paper,1.00"]));
    book.done("import b.csv");
    book.write("budget.toml", settings);
    let (code, said) = book.run("store load");
    assert!(code == 2 && said.contains("both"), "{said}");
}

/// Who writes plans need not reach the database; who asks how things are is told where it is, and what is amiss there.
#[test]
fn plans_are_checked_and_books_examined_whatever_the_database_does() {
    let Some(database) = database() else { return };
    let book = in_database(&database);
    let (code, said) = book.run("doctor");
    assert!(code == 0 && said.contains(&database.schema), "{said}");
    let settings = fs::read_to_string(book.join("budget.toml")).unwrap();
    book.write("budget.toml", settings.replace(&database.url(), "postgres://postgres@127.0.0.1:1/postgres"));
    let (code, said) = book.run("plan check");
    assert!(code == 0 && said.contains("cannot be reached") && said.contains("without the ledger"), "{said}");
    assert_eq!(book.run("plan check --strict").0, 1);
    assert_eq!(book.run("doctor").0, 1);
}
