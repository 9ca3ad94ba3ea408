//! Two branches of one book of which one turned to another currency: git keeps one of the two in `ledger/currency`, and
//! the batches of both.

use std::fs;

use crate::support::book::{SETTINGS, TestBook, YEAR, book_of};

fn in_dollars() -> String {
    SETTINGS.replace("first_month", "currency = \"USD\"\nfirst_month")
}

fn export(amount: &str) -> String {
    format!("date,account,amount\n2026-01-05,office,{amount}\n")
}

/// A book in which a file of this amount was booked.
fn booked(settings: &str, name: &str, amount: &str) -> TestBook {
    let book = book_of(settings).with(name, export(amount));
    book.done(&format!("import {name}"));
    book
}

/// Puts the batches of the second beside those of the first.
fn merge(into: &TestBook, from: &TestBook) {
    for path in from.batches() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        into.write(&format!("ledger/actual/{name}"), fs::read(&path).unwrap());
    }
}

/// Every report names the batch of this file, and what it is in; without it all is well.
fn refused(book: &TestBook, slug: &str, said: &str) {
    for line in [YEAR, "explain office --year 2026 --as-of 2026-12-31", "plan verify", "import b.csv"] {
        let (code, text) = book.run(line);
        assert!(code != 0 && text.contains(said) && text.contains(slug), "{line}: {text}");
    }
    let names: Vec<String> = book.batches().iter().map(|path| path.display().to_string()).collect();
    let name = names.iter().find(|name| name.contains(slug)).unwrap();
    let batch = name.rsplit('/').next().unwrap().trim_end_matches(".csv");
    book.done(&format!("import undo {batch}"));
    book.done(YEAR);
}

#[test]
fn a_batch_in_another_currency_is_told_of_and_never_added() {
    let said = "are in CNY, and those of the ledger in USD";
    let dollars = booked(&in_dollars(), "b.csv", "7.00");
    assert!(fs::read_to_string(&dollars.batches()[0]).unwrap().contains(",amount,currency,"));
    merge(&dollars, &booked(SETTINGS, "y.csv", "500.00"));
    refused(&dollars, "-y-", said);

    let renminbi = booked(SETTINGS, "b.csv", "7.00");
    merge(&renminbi, &booked(&in_dollars(), "y.csv", "500.00"));
    refused(&renminbi, "-y-", "are in USD, and those of the ledger in CNY");
}

/// Orders are in dollars, expenses were booked in renminbi on the other branch: no ledger has batches of both.
#[test]
fn ledgers_of_two_currencies_are_no_book() {
    let book = book_of(&in_dollars());
    book.done("commit add PO-1 office=5 --as-of 2026-01-05");
    merge(&book, &booked(SETTINGS, "y.csv", "500.00"));
    let (code, said) = book.run(YEAR);
    assert!(code == 2 && said.contains("are in CNY, and those of the ledger in USD"), "{said}");
}

/// Who forgot the currency of the plan says it later, of all that is there; what is booked then keeps silent, too.
#[test]
fn a_currency_that_was_forgotten_is_said_of_all() {
    let book = booked(SETTINGS, "a.csv", "7.00");
    book.write("budget.toml", in_dollars());
    book.write("ledger/currency", "USD\n");
    book.done(YEAR);
    book.write("b.csv", export("8.00"));
    book.done("import b.csv");
    fs::remove_dir_all(book.join(".budget")).unwrap();
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",15.00,"), "{said}");
}

/// A batch that kept silent beside others is taken over once somebody says what it is in.
#[test]
fn an_edited_batch_says_its_currency() {
    let book = booked(&in_dollars(), "a.csv", "7.00");
    merge(&book, &booked(SETTINGS, "y.csv", "500.00"));
    let path = book.batches().into_iter().find(|path| path.display().to_string().contains("-y-")).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let name = format!("ledger/actual/{}", path.file_name().unwrap().to_string_lossy());
    let counted_in = |codes: [&str; 2]| {
        let with = text.replace(",amount,", ",amount,currency,").replace(",500.00,", &format!(",500.00,{},", codes[0]));
        let more = text.lines().last().unwrap().replace(",500.00,", &format!(",1.00,{},", codes[1]));
        format!("{with}{more}\n")
    };
    let adopt = format!("import adopt {name}");
    for (edited, expected) in [
        // A typo was mended, and nobody said that it is in dollars.
        (text.replace("500.00", "501.00"), "are in CNY"),
        (counted_in(["EUR", "EUR"]), "are in EUR"),
        (counted_in(["USD", "EUR"]), "column `currency` contains an invalid value: `EUR`"),
        (counted_in(["USD", ""]), "column `currency` contains an invalid value: ``"),
        (counted_in(["dollars", "USD"]), "column `currency` contains an invalid value: `dollars`"),
    ] {
        fs::write(&path, &edited).unwrap();
        let (code, said) = book.run(&adopt);
        assert!(code == 2 && said.contains(expected), "{edited}\n{said}");
    }
    fs::write(&path, counted_in(["USD", "USD"])).unwrap();
    book.done(&adopt);
    let (_, said) = book.run(YEAR);
    assert!(said.contains(",508.00,"), "{said}");
}
