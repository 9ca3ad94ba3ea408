//! What was known at a moment: a sum that once was, whatever the clock did since.

use std::process::Output;

use crate::support::book::{TestBook, book_of};

const BOOK: &str = "[[category]]\npath = \"rent\"\n[[category]]\npath = \"other\"\n\
                    [plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"rent\"\nmonthly = 5\n";

fn at(book: &TestBook, day: &str, line: &str) -> Output {
    let output = book.program().env("BUDGET_TEST_NOW", format!("{day}T00:00:00Z")).args(line.split(' ')).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn actual(book: &TestBook, day: &str) -> String {
    let line = "variance --month 2026-01 --as-of 2026-12-31 --format csv --known-at";
    let output = book.program().args(line.split(' ')).arg(day).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let rows = text.lines().filter(|row| row.starts_with("period,item,"));
    let field = |row: &str, at: usize| row.split(',').nth(at).unwrap_or("").to_string();
    rows.map(|row| format!("{} {}", field(row, 2), field(row, 5))).collect::<Vec<_>>().join("; ")
}

/// A correction is known no earlier than what it corrects, even if the clock was set back between the two.
#[test]
fn a_correction_is_not_known_before_its_row() {
    let book = book_of(BOOK);
    let export = |amount: &str| format!("date,category,amount,description\n2026-01-05,rent,{amount},x\n");
    book.write("a.csv", export("10.00"));
    at(&book, "2026-05-01", "import a.csv");
    book.write("a.csv", export("50.00"));
    at(&book, "2026-04-01", "import a.csv --replace 2026-01");
    let nothing = actual(&book, "2026-03-01");
    assert_eq!(actual(&book, "2026-04-15"), nothing, "neither 40 nor 50 was ever known");
    assert_eq!(actual(&book, "2026-05-02"), "rent 50.00");
    // A batch that corrects nothing is known when the clock says.
    book.write("b.csv", "date,category,amount,description\n2026-01-06,rent,7.00,y\n");
    at(&book, "2026-04-02", "import b.csv");
    assert_eq!(actual(&book, "2026-04-15"), "rent 7.00");
    assert_eq!(actual(&book, "2026-05-02"), "rent 57.00");
}

#[test]
fn a_reclassification_is_not_known_before_its_row() {
    let book = book_of(BOOK);
    book.write("a.csv", "date,amount,description\n2026-01-05,10.00,x\n");
    at(&book, "2026-05-01", "import a.csv");
    let nothing = actual(&book, "2026-03-01");
    book.write(
        "budget.toml",
        format!("{BOOK}[[classify]]\nfield = \"description\"\ncontains = \"x\"\ncategory = \"other\"\n"),
    );
    at(&book, "2026-04-01", "reclassify");
    assert_eq!(actual(&book, "2026-04-15"), nothing, "neither half is known alone");
    assert!(actual(&book, "2026-05-02").contains("other 10.00"), "{}", actual(&book, "2026-05-02"));
}
