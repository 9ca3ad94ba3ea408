//! Several programs on one book at once: each books what is right of what the others left.

mod governing;

use std::fs::File;
use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::time::Duration;

use crate::support::book::{SETTINGS, TestBook, YEAR, book};

const RULE: &str = "\n[[classify]]\nfield = \"description\"\ncontains = \"late\"\ncategory = \"labour:overtime\"\n";

/// A book with three rows of no category, 60.00 in all, for which there is a rule by now.
fn unclassified() -> TestBook {
    let rows = "date,account,description,amount\n2026-01-05,odd,late one,10.00\n2026-01-06,odd,late two,20.00\n\
                2026-01-07,odd,late three,30.00\n";
    let book = book().with("odd.csv", rows);
    book.done("import odd.csv");
    book
}

/// Runs these at once: all have read what they read before the first of them may book.
fn at_once(book: &TestBook, lines: &[&str]) -> Vec<Output> {
    meanwhile(book, lines, || {})
}

/// The same, where something happens while they wait.
fn meanwhile(book: &TestBook, lines: &[&str], happens: impl Fn()) -> Vec<Output> {
    let lock = File::options().write(true).create(true).truncate(false).open(book.join(".budget/lock")).unwrap();
    lock.lock().unwrap();
    let start = |line: &&str| {
        let mut program = book.program();
        program.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
        program.spawn().unwrap()
    };
    let programs: Vec<_> = lines.iter().map(start).collect();
    std::thread::sleep(Duration::from_millis(1200));
    happens();
    drop(lock);
    programs.into_iter().map(|program| program.wait_with_output().unwrap()).collect()
}

/// What the batches come to: on overtime, and on nothing that has a name.
fn spent(book: &TestBook) -> (i64, i64) {
    assert_eq!(book.run(YEAR).0, 0);
    let mut sums = (0, 0);
    for batch in book.batches() {
        let text = std::fs::read_to_string(batch).unwrap();
        for row in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
            let minor: i64 = row[3].replace('.', "").parse().unwrap();
            if row[2] == "labour:overtime" { sums.0 += minor } else { sums.1 += minor }
        }
    }
    sums
}

#[test]
fn rows_are_moved_once_however_many_move_them() {
    let book = unclassified();
    assert_eq!(spent(&book), (0, 6000));
    book.write("budget.toml", format!("{SETTINGS}{RULE}"));
    // On a busy machine one may have to wait too long for the others, and says so.
    assert!(at_once(&book, &["reclassify", "reclassify", "reclassify"]).iter().any(|done| done.status.success()));
    assert_eq!((spent(&book), book.batches().len()), ((6000, 0), 2));
}

#[test]
fn a_sheet_is_booked_once() {
    let book = unclassified();
    book.done("reclassify --sheet s.csv");
    let sheet = std::fs::read_to_string(book.join("s.csv")).unwrap();
    let filled: Vec<String> = sheet
        .lines()
        .enumerate()
        .map(|(at, line)| if at == 0 { line.to_string() } else { format!("{line}labour:overtime") })
        .collect();
    book.write("s.csv", filled.join("\n"));
    let done = at_once(&book, &["reclassify --from s.csv", "reclassify --from s.csv"]);
    assert!(done.iter().any(|done| done.status.success()), "{done:?}");
    assert_eq!(spent(&book), (6000, 0));
}

/// Whichever comes first: what is undone is not moved, and what is moved is not undone under it.
#[test]
fn nothing_moves_that_is_taken_back() {
    let book = unclassified();
    book.write("budget.toml", format!("{SETTINGS}{RULE}"));
    at_once(&book, &["reclassify", "import undo last"]);
    let (overtime, other) = spent(&book);
    assert!([(0, 0), (6000, 0), (0, 6000)].contains(&(overtime, other)), "{overtime} {other}");
}

/// Of requests for the same money, asked at once, one passes: what is judged is booked under the same lock.
#[test]
fn two_requests_for_the_same_money_do_not_both_pass() {
    let book = book();
    book.write(
        "budget.toml",
        "[[category]]\npath = \"office\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n\
         [[line]]\ncategory = \"office\"\nmonthly = 100\ncontrol = \"rigid\"\nwindow = \"period\"\n",
    );
    book.done("commit add PO-0 office=10 --as-of 2026-03-02");
    let ask = ["check office=60 --commit PO-1 --as-of 2026-03-02", "check office=60 --commit PO-2 --as-of 2026-03-02"];
    let codes: Vec<Option<i32>> = at_once(&book, &ask).iter().map(|done| done.status.code()).collect();
    // On a busy machine one may have to wait too long for the other, and says so with 2.
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    let (code, list) = book.run("commit list --format csv --as-of 2026-03-02");
    let open: Vec<&str> = list.lines().skip(1).filter_map(|row| row.split(',').nth(9)).collect();
    assert_eq!((code, open), (0, vec!["10.00", "60.00"]));
}

/// A book with a rigid line of 100 a month, of which 10 are committed.
fn rigid() -> TestBook {
    let book = book();
    book.write(
        "budget.toml",
        "[[category]]\npath = \"office\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n\
         [[line]]\ncategory = \"office\"\nmonthly = 100\ncontrol = \"rigid\"\nwindow = \"period\"\n",
    );
    book.done("commit add PO-0 office=10 --as-of 2026-03-02");
    book
}

/// An override is for one event: of two requests that only it lets pass, one passes.
#[test]
fn an_override_lets_one_request_pass() {
    let book = rigid();
    book.done("override office=95 --as li --reason storm --as-of 2026-03-02");
    let ask = ["check office=95 --commit PO-1 --as-of 2026-03-02", "check office=92 --commit PO-2 --as-of 2026-03-02"];
    let codes: Vec<Option<i32>> = at_once(&book, &ask).iter().map(|done| done.status.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(book.run("check office=91 --as-of 2026-03-02").0, 1);
}

/// Two who override the same at once: the second finds that the request passes already.
#[test]
fn one_event_is_overridden_once() {
    let book = rigid();
    let make = [
        "override office=95 --as li --reason a --as-of 2026-03-02",
        "override office=95 --as wu --reason b --as-of 2026-03-02",
    ];
    let codes: Vec<Option<i32>> = at_once(&book, &make).iter().map(|done| done.status.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    let (_, list) = book.run("override list --format csv --as-of 2026-03-02");
    assert_eq!(list.lines().count(), 2, "{list}");
}

/// Used or withdrawn, not both: whichever comes first.
#[test]
fn what_is_withdrawn_lets_nothing_pass() {
    let book = rigid();
    book.done("override office=95 --as li --reason storm --as-of 2026-03-02");
    let lines = [
        "check office=95 --commit PO-1 --as-of 2026-03-02",
        "override withdraw O1 --as wu --reason calm --as-of 2026-03-02",
    ];
    let codes: Vec<Option<i32>> = at_once(&book, &lines).iter().map(|done| done.status.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
}

/// What is booked while a request waits for the lock counts, in whichever ledger: an invoice, a withdrawn override, money that
/// was moved away.
#[test]
fn a_request_is_judged_by_what_came_while_it_waited() {
    let acts = [
        ("import a.csv", "ledger/actual", "check office=60 --commit PO-1 --as-of 2026-03-02"),
        (
            "override withdraw O1 --as wu --reason calm --as-of 2026-03-02",
            "ledger/override",
            "check office=95 --commit PO-1 --as-of 2026-03-02",
        ),
        (
            "plan reduce office 60 --month 2026-03 --as li --reason less --as-of 2026-03-02",
            "ledger/adjustment",
            "check office=60 --commit PO-1 --as-of 2026-03-02",
        ),
    ];
    for (act, folder, ask) in acts {
        let rows = "date,voucher,account,description,amount\n2026-03-01,V1,office,a,50.00\n";
        let book = rigid().with("a.csv", rows);
        if folder == "ledger/override" {
            book.done("override office=95 --as li --reason storm --as-of 2026-03-02");
        }
        book.done("plan submit --as wang --despite-lint x --as-of 2026-03-02");
        book.done("plan approve --as zhou --as-of 2026-03-02");
        let files = || -> Vec<PathBuf> {
            let entries = std::fs::read_dir(book.join(folder)).into_iter().flatten();
            let files = entries.map(|entry| entry.unwrap().path());
            files.filter(|path| path.extension().is_some_and(|own| own == "csv")).collect()
        };
        let before = files();
        book.done(act);
        let new = files().into_iter().find(|path| !before.contains(path)).unwrap();
        let aside = book.join("aside");
        std::fs::rename(&new, &aside).unwrap();
        std::fs::remove_dir_all(book.join(".budget")).unwrap();
        assert_eq!(book.run(&ask.replace(" --commit PO-1", "")).0, 0, "{act}");
        let done = meanwhile(&book, &[ask], || std::fs::rename(&aside, &new).unwrap());
        assert_eq!(done[0].status.code(), Some(1), "{act} {done:?}");
        let (_, list) = book.run("commit list --format csv --as-of 2026-03-02");
        assert!(!list.contains("PO-1"), "{act} {list}");
    }
}

/// A month is closed once, and what two people say of two lines stands both.
#[test]
fn a_month_is_closed_once_and_notes_do_not_overtake_each_other() {
    let book = unclassified();
    let close = "close 2026-01 --force --as li --reason due --as-of 2026-02-01";
    let done = at_once(&book, &[close, close]);
    assert_eq!(done.iter().filter(|done| done.status.success()).count(), 1, "{done:?}");
    assert!(book.join("closes/2026-01/1.closed.toml").exists() && !book.join("closes/2026-01/2.closed.toml").exists());
    let say = |line: &str| format!("review {line} --month 2026-01 --cause timing --as-of 2026-02-01");
    let (one, other) = (say("labour:overtime"), say("office"));
    let done = at_once(&book, &[&one, &other]);
    assert!(done.iter().all(|done| done.status.success()), "{done:?}");
    let text = std::fs::read_to_string(book.join("reviews/2026-01.toml")).unwrap();
    assert!(text.contains("labour:overtime") && text.contains("office"), "{text}");
}

/// Who types, or waits for what another program writes, keeps nobody from booking.
#[test]
fn an_import_that_waits_for_its_input_holds_no_lock() {
    use std::io::Write;

    let rows =
        |voucher: &str| format!("date,voucher,account,description,amount\n2026-01-05,{voucher},office,a,10.00\n");
    let book = book().with("b.csv", rows("V1"));
    let mut waiting = book.program();
    waiting.args(["import", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut waiting = waiting.spawn().unwrap();
    let mut input = waiting.stdin.take().unwrap();
    let typed = rows("V2");
    input.write_all(&typed.as_bytes()[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    book.done("import b.csv");
    input.write_all(&typed.as_bytes()[20..]).unwrap();
    drop(input);
    assert!(waiting.wait_with_output().unwrap().status.success());
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",20.00,"), "{said}");
}
