//! Acts on commitments: each books what it says, whatever was undone or done on another branch before.

use std::fs;

use crate::support::book::{TestBook, book_of};

const BOOK: &str = "language = \"en\"\n[[category]]\npath = \"rent\"\n[[category]]\npath = \"power\"\n\
                    [plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = 1000\n\
                    [[line]]\ncategory = \"power\"\nmonthly = 1000\n";

fn batches(book: &TestBook) -> Vec<String> {
    let entries = fs::read_dir(book.join("ledger/commitment")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| name.ends_with(".csv"));
    names.sort();
    names
}

/// The months of a commitment with what is left there, and what is left in all.
fn left(book: &TestBook, number: &str) -> String {
    let line = format!("commit show {number} --as-of 2026-12-31 --format json");
    let output = book.program().args(line.split(' ')).output().unwrap();
    let said: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let places = said["places"].as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let open = places.iter().filter(|place| text(&place["open"]) != "0.00");
    let open =
        open.map(|place| format!("{} {} {}", text(&place["month"]), text(&place["category"]), text(&place["open"])));
    open.collect::<Vec<_>>().join("; ")
}

#[test]
fn an_act_is_booked_though_it_says_the_same_as_one_before() {
    let book = book_of(BOOK);
    book.done("commit add PO-1 rent=1000 --as-of 2026-01-05");
    book.done("commit release PO-1 100 --as-of 2026-02-01");
    let first = batches(&book).pop().unwrap();
    book.done("commit release PO-1 50 --as-of 2026-02-01");
    book.done(&format!("import undo {first} --as commitment"));
    book.done("commit release PO-1 50 --as-of 2026-02-01");
    assert_eq!(left(&book, "PO-1"), "2026-01 rent 900.00");
    book.done("commit change PO-1 --amount 1000 --month 2026-04 --as-of 2026-02-01");
    assert_eq!(left(&book, "PO-1"), "2026-04 rent 1000.00");
}

/// Two branches of a book, merged as git merges files.
fn merged(base: &[&str], branches: [&[&str]; 2]) -> TestBook {
    let mut minute = 0;
    let [first, second] = branches.map(|lines| {
        let book = book_of(BOOK);
        minute += 10;
        let at = base.iter().map(|line| (line, 0)).chain(lines.iter().map(|line| (line, minute)));
        for (line, minute) in at {
            let now = format!("2026-06-01T00:{minute:02}:00Z");
            let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        }
        book
    });
    for name in batches(&second) {
        let path = format!("ledger/commitment/{name}");
        first.write(&path, fs::read(second.join(&path)).unwrap());
    }
    first
}

#[test]
fn what_two_branches_did_with_an_order_is_never_counted_in_part() {
    let add = "commit add PO-1 rent=1000 --as-of 2026-01-05";
    // Moved by both, to other months: the money is left once.
    let moved = "commit change PO-1 --as-of 2026-02-01 --month";
    let book = merged(&[add], [&[&format!("{moved} 2026-02")], &[&format!("{moved} 2026-03")]]);
    assert_eq!(left(&book, "PO-1"), "2026-03 rent 1000.00");
    let told = "PO-1 was entered or changed on two branches";
    assert!(book.run("commit list --as-of 2026-12-31").1.contains(told));
    // Other lines are other orders.
    let book = merged(&[], [&[add], &["commit add PO-1 power=1000 --as-of 2026-01-05"]]);
    assert_eq!(left(&book, "PO-1"), "2026-01 power 1000.00; 2026-01 rent 1000.00");
    // The very same act is told, and settled as it is told.
    let release = "commit release PO-1 100 --as-of 2026-02-01";
    let book = merged(&[add], [&[release], &[release]]);
    let (code, said) = book.run("commit list --as-of 2026-12-31");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`budget import reconcile --as commitment`"), "{said}");
    book.done("import reconcile --as commitment");
    assert_eq!(left(&book, "PO-1"), "2026-01 rent 900.00");
}

#[test]
fn an_order_stays_under_what_was_done_with_it() {
    let book = book_of(BOOK);
    book.done("commit add PO-1 rent=1000 --as-of 2026-01-05");
    let order = batches(&book).pop().unwrap();
    book.done("commit release PO-1 900 --as-of 2026-01-06");
    let (code, said) = book.run(&format!("import undo {order} --as commitment"));
    assert_eq!(code, 2, "{said}");
    assert!(said.contains(" --as commitment`"), "{said}");
    let path = format!("ledger/commitment/{order}");
    let text = fs::read_to_string(book.join(&path)).unwrap();
    book.write(&path, text.replace("1000.00", "800.00"));
    let (code, said) = book.run(&format!("import adopt {path}"));
    assert_eq!(code, 2, "{said}");
    book.write(&path, text.replace("1000.00", "950.00"));
    book.done(&format!("import adopt {path}"));
    assert_eq!(left(&book, "PO-1"), "2026-01 rent 50.00");
}

const ORDERS: &str =
    "order,date,month,category,amount\nPO-1,2026-01-05,2026-01,rent,100\nPO-2,2026-01-05,2026-02,rent,70\n";

/// Every report in which what is on order is counted.
const COUNTING: [&str; 9] = [
    "variance --month 2026-01",
    "variance --year 2026 --columns budget,commitment,available",
    "explain rent --month 2026-01",
    "outlook",
    "check",
    "check rent=10",
    "alerts",
    "plan show --reserves",
    "plan show --equation --month 2026-01",
];

/// A list is read again on the one branch, and an order of it changed by hand on the other.
#[test]
fn a_change_beside_a_list_that_changed_is_told() {
    let change = "commit change PO-1 --amount 150 --as-of 2026-02-01";
    let now = |minute: u32| format!("2026-06-01T00:{minute:02}:00Z");
    let branch = |orders: &str, line: &str, minute: u32| {
        let book = book_of(BOOK).with("o.csv", ORDERS);
        for (line, minute) in [("import o.csv --as commitment", 0), (line, minute)] {
            let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now(minute)).output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
            book.write("o.csv", orders);
        }
        book
    };
    let list = "commit list --all --as-of 2026-03-31";
    let alone = branch(ORDERS, change, 10);
    assert!(!alone.run(list).1.contains("two branches"));
    for (orders, minute) in [
        (ORDERS.replace(",100", ",150"), 5),
        (ORDERS.replace(",100", ",150"), 15),
        (ORDERS.replace("PO-1,2026-01-05,2026-01", "PO-1,2026-01-05,2026-04"), 5),
    ] {
        let replaced = branch(&orders, "import o.csv --as commitment --replace 2026-01,2026-04", minute);
        assert!(!replaced.run(list).1.contains("two branches"));
        for name in batches(&replaced) {
            let path = format!("ledger/commitment/{name}");
            alone.write(&path, fs::read(replaced.join(&path)).unwrap());
        }
        let (_, said) = alone.run(list);
        assert!(said.contains("PO-1 was entered or changed on two branches"), "{orders}: {said}");
        for line in COUNTING {
            for format in ["table", "csv", "json"] {
                let (_, said) = alone.run(&format!("{line} --as-of 2026-03-31 --format {format}"));
                let count = said.matches("PO-1 was entered or changed on two branches").count();
                assert_eq!(count, 1, "{line}: {said}");
                assert_eq!(said.contains("\"commitment-at-once\""), format == "json", "{line}: {said}");
            }
        }
        let gone = batches(&replaced).pop().unwrap();
        fs::remove_file(alone.join(format!("ledger/commitment/{gone}"))).unwrap();
    }
    // The day of the view does not matter.
    assert!(!alone.run("commit list --all --as-of 2026-02-01").1.contains("two branches"));
}

#[test]
fn what_was_entered_stays_beside_a_list_that_is_complete() {
    let book = book_of(BOOK).with("o.csv", ORDERS.replace("2026-02", "2026-01"));
    book.done("commit add PO-9 rent=500 --as-of 2026-01-05");
    book.done("import o.csv --as commitment");
    book.write("o.csv", "order,date,month,category,amount\nPO-1,2026-01-05,2026-01,rent,100\n");
    let (code, said) = book.run("import o.csv --as commitment --replace 2026-01");
    assert!(code == 0 && said.contains("one row entered with `budget commit` stays"), "{said}");
    assert_eq!(
        ["PO-1", "PO-2", "PO-9"].map(|number| left(&book, number)),
        ["2026-01 rent 100.00", "", "2026-01 rent 500.00"]
    );
}

#[test]
fn an_order_whose_month_moved_in_the_list_is_told() {
    let book = book_of(BOOK).with("o.csv", ORDERS);
    book.done("import o.csv --as commitment");
    for (list, is_told) in [
        // Moved; a contract that goes on, with all its months and by another day; another order.
        ("PO-2,2026-01-05,2026-03,rent,70\n", true),
        ("PO-2,2026-01-05,2026-02,rent,70\nPO-2,2026-01-05,2026-03,rent,70\n", false),
        ("PO-2,2026-02-05,2026-03,rent,70\n", false),
        ("PO-3,2026-01-05,2026-03,rent,70\n", false),
    ] {
        book.write("n.csv", format!("order,date,month,category,amount\n{list}"));
        let (code, said) = book.run("import n.csv --as commitment --dry-run -q");
        assert_eq!((code, said.contains("n.csv:2: order PO-2 of the same day")), (0, is_told), "{list}: {said}");
    }
}
