//! Two branches of one book do whatever they like, and are merged as git merges files. Whoever merges into whom, the book
//! comes to the same sums, or every report says what there is to settle.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use crate::support::book::{SETTINGS, TestBook, YEAR, book};

const RULE: &str = "\n[[classify]]\nfield = \"description\"\ncontains = \"late\"\ncategory = \"labour:overtime\"\n";

/// Files that overlap, with amounts that were corrected: `f0.csv` to `f3.csv`.
fn with_files(book: TestBook) -> TestBook {
    let head = "date,voucher,account,description,amount\n";
    let [late, paper] = ["2026-01-05,V1,odd,late one", "2026-01-06,V2,office,paper"];
    let files = [
        format!("{head}{late},100.00\n{paper},7.00\n"),
        format!("{head}{late},150.00\n{paper},7.00\n"),
        format!("{head}2026-02-07,V3,office,ink,30.00\n"),
        format!("{head}{paper},8.00\n2026-02-07,V3,office,ink,30.00\n2026-02-08,V4,odd,late two,5.00\n"),
    ];
    files.iter().enumerate().fold(book, |book, (number, text)| book.with(&format!("f{number}.csv"), text))
}

fn any_act() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..4usize).prop_map(|file| format!("import f{file}.csv")),
        3 => (0..4usize).prop_map(|file| format!("import f{file}.csv --replace")),
        1 => (0..4usize).prop_map(|file| format!("import f{file}.csv --as-new")),
        1 => (0..4usize).prop_map(|file| format!("import f{file}.csv --replace 2026-01")),
        2 => Just("import undo last".to_string()),
        2 => Just("reclassify".to_string()),
    ]
}

/// What a book keeps in git, but for the journal, of which a merge keeps its own.
const KEPT: [&str; 3] = ["ledger/actual", "ledger/undone", "ledger/source"];

fn names(book: &TestBook, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(book.join(folder)).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().into_string().unwrap()).filter(|name| !name.starts_with('.')).collect()
}

fn copied(from: &TestBook) -> TestBook {
    let to = with_files(book()).with("budget.toml", format!("{SETTINGS}{RULE}"));
    for folder in KEPT {
        for name in names(from, folder) {
            to.write(&format!("{folder}/{name}"), fs::read(from.join(folder).join(&name)).unwrap());
        }
    }
    if let Ok(journal) = fs::read(from.join("journal.jsonl")) {
        to.write("journal.jsonl", journal);
    }
    to
}

/// Does what it may of these lines, at a minute of its own for each.
fn work(book: &TestBook, lines: &[String], hour: usize) {
    for (minute, line) in lines.iter().enumerate() {
        let now = format!("2026-12-01T{hour:02}:{minute:02}:00Z");
        let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
        // Refused is an answer, too.
        assert!(matches!(output.status.code(), Some(0..=3)), "{line}: {output:?}");
    }
}

/// The files of both: what one took away is away, what one added is there.
fn merged(base: &TestBook, ours: &TestBook, theirs: &TestBook) -> TestBook {
    let merged = copied(ours);
    for folder in KEPT {
        let (was, other) = (names(base, folder), names(theirs, folder));
        for gone in was.difference(&other) {
            let _ = fs::remove_file(merged.join(folder).join(gone));
        }
        for new in other.difference(&was) {
            merged.write(&format!("{folder}/{new}"), fs::read(theirs.join(folder).join(new)).unwrap());
        }
    }
    merged
}

/// What the year comes to by category, once everything is settled that was told to be; `None` where something has to be
/// decided by hand.
fn settled(book: &TestBook) -> Result<Option<Vec<String>>, TestCaseError> {
    let (code, said) = book.run(YEAR);
    let told = ["import reconcile", "withdrawn"].iter().any(|word| said.contains(word));
    prop_assert!(code == 0 || (code == 2 && told), "{code}: {said}");
    if code != 0 {
        if said.contains("withdrawn") {
            return Ok(None);
        }
        let now = "2026-12-02T00:00:00Z";
        let output = book.program().args(["import", "reconcile"]).env("BUDGET_TEST_NOW", now).output().unwrap();
        prop_assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let (code, said) = book.run(YEAR);
    // Both withdrew a batch and booked its rows again: rows that two batches hold are told first, and once these are
    // settled, that of one batch the journal that was kept does not say who booked it again. Who merged has to.
    if code == 2 && said.contains("withdrawn") {
        return Ok(None);
    }
    prop_assert_eq!(code, 0, "{}", said);
    let actual = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{} {} {}", cells[1], cells[2], cells[5])
    };
    // Beside the rows may be told of a batch of which nobody knows whether it was booked again.
    let rows = said.lines().filter(|line| ["period,", "ytd,"].iter().any(|scope| line.starts_with(scope)));
    Ok(Some(rows.map(actual).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 30, ..ProptestConfig::default() })]

    #[test]
    fn whoever_merges_into_whom(
        before in prop::collection::vec(any_act(), 0..3),
        ours in prop::collection::vec(any_act(), 1..4),
        theirs in prop::collection::vec(any_act(), 1..4),
    ) {
        let base = with_files(book()).with("budget.toml", format!("{SETTINGS}{RULE}"));
        work(&base, &before, 1);
        let (first, second) = (copied(&base), copied(&base));
        work(&first, &ours, 2);
        work(&second, &theirs, 3);
        let sums = [settled(&merged(&base, &first, &second))?, settled(&merged(&base, &second, &first))?];
        if let [Some(one), Some(other)] = &sums {
            prop_assert_eq!(one, other);
        }
    }
}
