//! The same file again after the book got, lost or renamed an axis: its rows are known.

use std::fs;

use crate::support::book::{SETTINGS, TestBook, YEAR, book_of};

const ROWS: &str = "date,category,amount,description,project\n2026-01-05,office,10.00,x,p1\n\
                    2026-01-05,office,10.00,x,p2\n2026-01-06,office,5.00,y,p2\n2026-01-07,office,2.00,z,\n";

fn settings(axis: Option<&str>) -> String {
    let axes = axis.map_or(String::new(), |axis| format!("\n[dimensions]\n{axis} = [\"p1\", \"p2\", \"p3\"]\n"));
    format!("{SETTINGS}{axes}")
}

fn booked(book: &TestBook) -> (i64, usize) {
    assert_eq!(book.run(YEAR).0, 0);
    let mut sum = 0;
    for batch in book.batches() {
        let text = fs::read_to_string(batch).unwrap();
        let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let at = header.iter().position(|name| *name == "amount").unwrap();
        let minor = |line: &str| line.split(',').nth(at).unwrap().replace('.', "").parse::<i64>().unwrap();
        sum += text.lines().skip(1).map(minor).sum::<i64>();
    }
    (sum, book.batches().len())
}

#[test]
fn rows_stay_known_whatever_becomes_of_the_axes() {
    for (before, after) in
        [(None, Some("project")), (Some("project"), None), (Some("project"), Some("team")), (Some("team"), None)]
    {
        let book = book_of(&settings(before)).with("a.csv", ROWS);
        book.done("import a.csv");
        book.write("budget.toml", settings(after));
        let (code, said) = book.run("import a.csv");
        assert_eq!((code, booked(&book)), (0, (2700, 1)), "{before:?} {after:?}: {said}");
        // And so do those that are really new.
        book.write("b.csv", format!("{ROWS}2026-01-08,office,1.00,w,p1\n2026-01-05,office,10.00,x,p1\n"));
        let (code, said) = book.run("import b.csv");
        assert_eq!((code, booked(&book)), (0, (3800, 2)), "{before:?} {after:?}: {said}");
        book.done("import b.csv");
        assert_eq!(booked(&book), (3800, 2), "{before:?} {after:?}");
        // What the file says on the new axis is taken over on demand.
        book.done("import b.csv --replace 2026-01");
        assert_eq!(booked(&book).0, 3800, "{before:?} {after:?}");
    }
}

#[test]
fn what_differs_on_an_axis_of_both_is_another_row() {
    let book = book_of(&settings(Some("project"))).with("a.csv", ROWS);
    book.done("import a.csv");
    let more = "\n[dimensions]\nproject = [\"p1\", \"p2\", \"p3\"]\nteam = [\"t\"]\n";
    book.write("budget.toml", format!("{SETTINGS}{more}"));
    book.write("b.csv", "date,category,amount,description,project\n2026-01-06,office,5.00,y,p3\n");
    book.done("import b.csv");
    assert_eq!(booked(&book), (3200, 2));
    book.done("import b.csv");
    book.done("import a.csv");
    assert_eq!(booked(&book), (3200, 2));
}
