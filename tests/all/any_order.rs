//! Files imported in one call or one by one, in whatever order, with rows in common, as copies and again: the same book.
//!
//! A row counts as often as in the file that has it most, which the test works out by itself.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;

use crate::support::book::{TestBook, book, export};

/// Vouchers, each whole in a file or not there, and rows without a number, of which a day may have several alike.
const VOUCHERS: [&[&str]; 5] = [
    &["2026-01-05,JV-1,overtime,evening,10.00"],
    &["2026-01-06,JV-2,office,paper,20.00", "2026-01-06,JV-2,office,pens,5.00"],
    &["2026-01-07,JV-3,office,paper,20.00", "2026-01-07,JV-3,office,paper,20.00"],
    &["2026-02-05,JV-1,overtime,evening,10.00"],
    &["2026-02-09,JV-4,office,back,-20.00"],
];
const ALIKE: [&str; 4] = [
    "2026-01-08,,overtime,night,7.50",
    "2026-01-08,,office,stamps,1.20",
    "2026-02-08,,office,stamps,1.20",
    "2026-03-01,,sundry,flowers,33.00",
];

/// What is in a file: which vouchers, and how many of each row without one.
type Content = (Vec<bool>, Vec<usize>);

fn content() -> impl Strategy<Value = Content> {
    let vouchers = prop::collection::vec(any::<bool>(), VOUCHERS.len());
    (vouchers, prop::collection::vec(0_usize..3, ALIKE.len()))
        .prop_filter("a row", |(vouchers, alike)| vouchers.contains(&true) || alike.iter().any(|rows| *rows > 0))
}

fn rows((vouchers, alike): &Content) -> Vec<&'static str> {
    let whole = VOUCHERS.iter().zip(vouchers).filter(|(_, there)| **there).flat_map(|(rows, _)| rows.iter().copied());
    let each = ALIKE.iter().zip(alike).flat_map(|(row, times)| std::iter::repeat_n(*row, *times));
    whole.chain(each).collect()
}

/// How often each row counts.
fn counted(files: &[Content]) -> BTreeMap<String, usize> {
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        rows(file).into_iter().for_each(|row| *own.entry(row.to_string()).or_default() += 1);
        for (row, times) in own {
            let most = most.entry(row).or_default();
            *most = times.max(*most);
        }
    }
    most
}

/// The rows of a book as its files write them.
fn booked(book: &TestBook) -> BTreeMap<String, usize> {
    let mut booked: BTreeMap<String, usize> = BTreeMap::new();
    for path in book.batches() {
        let text = fs::read_to_string(path).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        for record in reader.records() {
            let record = record.unwrap();
            let cell = |name: &str| header.iter().position(|h| h == name).and_then(|at| record.get(at)).unwrap_or("");
            let row = ["date", "voucher", "source_account", "description", "amount"].map(cell).join(",");
            *booked.entry(row).or_default() += 1;
        }
    }
    booked
}

/// The book after these commands, each of some of the files.
fn after(files: &[Content], commands: &[Vec<usize>]) -> BTreeMap<String, usize> {
    let book = book();
    for (at, file) in files.iter().enumerate() {
        book.write(&format!("{at}.csv"), export(&rows(file)));
    }
    for command in commands {
        let names: Vec<String> = command.iter().map(|at| format!("{at}.csv")).collect();
        book.done(&format!("import {}", names.join(" ")));
    }
    booked(&book)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn the_book_does_not_depend_on_how_its_files_were_imported(
        files in prop::collection::vec(content(), 1..4),
        order in 0_usize..100,
    ) {
        let expected = counted(&files);
        let one_by_one: Vec<Vec<usize>> = (0..files.len()).map(|at| vec![at]).collect();
        let mut turned = one_by_one.clone();
        turned.rotate_left(order % files.len());
        turned.reverse();
        // All at once, one of them twice and again in a command of its own.
        let again = order / 7 % files.len();
        let at_once: Vec<usize> = (0..files.len()).chain([again]).collect();
        let backwards: Vec<usize> = at_once.iter().rev().copied().collect();
        for commands in [one_by_one, turned, vec![at_once], vec![backwards, vec![again]]] {
            prop_assert_eq!(&after(&files, &commands), &expected, "{:?}", commands);
        }
    }
}
