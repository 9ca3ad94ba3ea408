//! Numbers of commitments that a source corrects, and vouchers that it moves to another month: both are told.

use crate::support::book::{SETTINGS, TestBook, YEAR, book_of};

const HEAD: &str = "date,voucher,account,description,amount,commitment\n";

/// A book with two orders, and three rows of which the second names this number.
fn invoiced(number: &str) -> TestBook {
    let book = book_of(SETTINGS);
    book.done("commit add PO-1 office=100 --as-of 2026-01-02");
    book.done("commit add PO-2 office=100 --as-of 2026-01-02");
    book.write("a.csv", rows(number));
    book.done("import a.csv");
    book
}

fn rows(number: &str) -> String {
    format!(
        "{HEAD}2026-01-05,,office,paper,7.00,\n2026-01-06,,office,chairs,60.00,{number}\n2026-01-07,,office,pens,3.00,\n"
    )
}

/// What was spent under the two numbers.
fn settled(book: &TestBook) -> [String; 2] {
    let (_, said) = book.run("commit list --all --as-of 2026-12-31 --format csv");
    ["PO-1,", "PO-2,"].map(|number| {
        let line = said.lines().find(|line| line.starts_with(number)).unwrap_or_else(|| panic!("{said}"));
        line.split(',').nth(7).unwrap().to_string()
    })
}

#[test]
fn a_number_that_was_corrected_is_a_changed_row() {
    let book = invoiced("PO-2");
    assert_eq!(settled(&book), ["0.00", "60.00"]);
    book.write("a.csv", rows("PO-1"));
    let (code, said) = book.run("import a.csv");
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("a.csv:3") && said.contains("commitment `PO-2` → `PO-1`"), "{said}");
    book.done("import a.csv --replace");
    assert_eq!(settled(&book), ["60.00", "0.00"]);
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",70.00,"), "{said}");
    // Known from now on, however the number is written; and a file that has no numbers takes none away.
    for text in [rows("PO-1"), rows("po-1"), rows("")] {
        book.write("a.csv", text);
        let (code, said) = book.run("import a.csv --replace");
        assert!(code == 0 && said.contains("nothing new"), "{said}");
    }
    assert_eq!(settled(&book), ["60.00", "0.00"]);
    // Taken back, it is as it was.
    book.done("import undo last");
    assert_eq!(settled(&book), ["0.00", "60.00"]);
}

#[test]
fn a_number_that_came_later_is_told_and_taken_over_where_it_is_asked_for() {
    let book = invoiced("");
    book.write("a.csv", rows("PO-1"));
    let (code, said) = book.run("import a.csv -q");
    assert!(code == 0 && said.contains("one known row names a commitment here"), "{said}");
    assert_eq!(settled(&book), ["0.00", "0.00"]);
    book.done("import a.csv --replace 2026-01");
    assert_eq!(settled(&book), ["60.00", "0.00"]);
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",70.00,"), "{said}");
    let (_, said) = book.run("import a.csv");
    assert!(!said.contains("names a commitment") && said.contains("nothing new"), "{said}");
}

/// Two equal rows under two numbers: in whatever order a file has them, they are the same.
#[test]
fn of_equal_rows_those_are_the_same_that_name_the_same() {
    let row = |number: &str| format!("2026-01-06,,office,chairs,60.00,{number}\n");
    let file = |numbers: &[&str]| format!("{HEAD}{}", numbers.iter().map(|n| row(n)).collect::<String>());
    let book = invoiced("PO-1");
    book.write("b.csv", file(&["PO-1", "PO-2", ""]));
    book.done("import b.csv --replace 2026-01");
    assert_eq!(settled(&book), ["60.00", "60.00"]);
    for numbers in [&["PO-2", "", "PO-1"][..], &["", "PO-1", "PO-2"], &["PO-2"], &["PO-1"], &[""]] {
        book.write("b.csv", file(numbers));
        let (code, said) = book.run("import b.csv");
        assert!(code == 0 && said.contains("nothing new") && !said.contains("names a"), "{numbers:?}: {said}");
    }
    book.write("b.csv", file(&["PO-2"]));
    book.done("import b.csv --replace 2026-01");
    assert_eq!(settled(&book), ["0.00", "60.00"]);
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",60.00,"), "{said}");
}

fn vouchers(second: &str) -> String {
    format!(
        "date,voucher,account,description,amount\n2026-01-05,V1,office,paper,7.00\n{second},V2,office,chairs,60.00\n\
         2026-01-07,V3,office,pens,3.00\n2026-02-03,V1,office,paper,7.00\n"
    )
}

#[test]
fn a_voucher_that_moved_to_another_month_is_told() {
    for second in ["2026-02-01", "2026-03-01"] {
        let book = book_of(SETTINGS).with("a.csv", vouchers("2026-01-31"));
        book.done("import a.csv");
        book.write("a.csv", vouchers(second));
        let (code, said) = book.run("import a.csv -q");
        assert!(code == 0 && said.contains("a.csv:3") && said.contains("stays in 2026-01"), "{said}");
        book.done("import undo last");
        let (_, said) = book.run(&format!("import a.csv --replace 2026-01,{}", &second[..7]));
        assert!(!said.contains("stays in"), "{said}");
        let (_, said) = book.run(YEAR);
        assert!(said.contains(",77.00,"), "{said}");
    }
}

/// A file that has no other row of the month, with one row or some: nothing else tells that they were there.
#[test]
fn all_rows_of_a_file_that_moved_are_told() {
    let head = "date,voucher,account,description,amount\n";
    let rows = |month: u32, second: &str| {
        format!("{head}2026-{month:02}-05,V1,office,paper,7.00\n2026-{month:02}-06,{second},office,desk,60.00\n")
    };
    let one = |month: u32| format!("{head}2026-{month:02}-05,V1,office,paper,7.00\n");
    let told = |before: &str, name: &str, after: &str| {
        let book = book_of(SETTINGS).with("a.csv", before);
        book.done("import a.csv");
        book.write(name, after);
        let (code, said) = book.run(&format!("import {name} -q"));
        assert_eq!(code, 0, "{said}");
        let told = said.contains("stays in 2026-01") || said.contains("stay in 2026-01");
        if told {
            book.done("import undo last");
            book.done(&format!("import {name} --replace 2026-01,2026-03"));
            let (_, said) = book.run(&format!("import {name}"));
            assert!(!said.contains("in 2026-01"), "{said}");
            let (_, said) = book.run(YEAR);
            assert!(said.contains(if after.contains("desk") { ",67.00," } else { ",7.00," }), "{said}");
        }
        told
    };
    assert!(told(&one(1), "a.csv", &one(3)));
    assert!(told(&rows(1, "V2"), "a.csv", &rows(3, "V2")));
    // Another file, another voucher beside, and what has none, is a month of its own.
    assert!(!told(&one(1), "b.csv", &one(3)));
    assert!(!told(&rows(1, "V2"), "a.csv", &rows(3, "V9")));
    assert!(!told(&one(1).replace("V1", ""), "a.csv", &one(3).replace("V1", "")));
}

/// What recurs, what only is another part of the books, and what another voucher has, is no move.
#[test]
fn what_recurs_did_not_move() {
    let head = "date,voucher,account,description,amount\n";
    let row = |day: &str, voucher: &str, text: &str| format!("{day},{voucher},office,{text},60.00\n");
    let january = [row("2026-01-05", "V1", "rent"), row("2026-01-06", "V2", "desk"), row("2026-01-07", "V3", "pens")];
    for february in [
        // The month alone; all of both; a part of January; another voucher of the same text.
        row("2026-02-05", "V1", "rent"),
        january.concat() + &row("2026-02-05", "V1", "rent"),
        january[1].clone() + &row("2026-02-05", "V1", "rent"),
        january[1..].concat() + &row("2026-02-05", "V9", "rent"),
    ] {
        let book = book_of(SETTINGS).with("a.csv", format!("{head}{}", january.concat()));
        book.done("import a.csv");
        book.write("b.csv", format!("{head}{february}"));
        let (code, said) = book.run("import b.csv");
        assert!(code == 0 && !said.contains("stays in"), "{february}: {said}");
    }
}
