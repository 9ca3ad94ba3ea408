//! Accruals that both branches made: alike, they count once; not quite alike, one command settles them.

use super::{Branches, Journals, at, every_way, merged_with};
use crate::support::book::{SETTINGS, TestBook};

const RULE: &str = "\n[[accrue]]\ncategory = \"office\"\n";
const BASE: [&str; 1] = ["import bills.csv"];
const SPREAD: &str = "accrue spread bills.csv:2 --as boss --as-of 2026-04-10";
const ACCRUE: &str = "accrue apply --month 2026-03 --as boss --as-of 2026-04-10";
const MARCH: &str = "variance --month 2026-03 --as-of 2026-04-10 --view accrual --format csv";

fn branches(lines: [&'static [&'static str]; 2], way: (bool, Option<&str>, Journals)) -> TestBook {
    // A licence for the year, and a bill of each month that has not come in March.
    let bills = "date,voucher,account,vendor,description,amount\n\
        2026-01-05,V1,labour:overtime,Soft,licence,1200.00\n2025-12-20,V2,office,Water,water,40.00\n\
        2026-01-20,V3,office,Water,water,40.00\n2026-02-20,V4,office,Water,water,40.00\n";
    let files = [("budget.toml", format!("{SETTINGS}{RULE}")), ("bills.csv", bills.to_string())];
    let own = Branches { base: &BASE, undoes: lines[0], books: lines[1] };
    merged_with(&files, &own, way.0, way.1, (way.2, false))
}

/// What a line bears in March.
fn borne(book: &TestBook, line: &str) -> String {
    let (code, said) = book.run(MARCH);
    assert_eq!(code, 0, "{said}");
    let head: Vec<&str> = said.lines().find(|line| line.starts_with("scope,")).unwrap().split(',').collect();
    let actual = head.iter().position(|name| *name == "actual").unwrap();
    let row = said.lines().find(|own| own.starts_with(&format!("period,item,{line}"))).unwrap();
    row.split(',').nth(actual).unwrap().to_string()
}

#[test]
fn made_alike_they_count_once_and_so_does_taking_them_back() {
    for way in every_way() {
        let book = branches([&[SPREAD, ACCRUE], &[SPREAD, ACCRUE]], way);
        let (code, said) = book.run(MARCH);
        assert!(code == 0 && !said.contains("warning"), "{way:?}: {said}");
        assert_eq!((borne(&book, "labour:overtime"), borne(&book, "office")), ("100.00".into(), "40.00".into()));
        let list = book.run("accrue list --as-of 2026-04-10").1;
        assert_eq!((list.matches("spread").count(), list.contains("warning")), (1, false), "{list}");
        // The next writer adds the lines of the other branch to the journal.
        let id = list.split_whitespace().find(|word| word.starts_with('S') && word.len() == 7).unwrap().to_string();
        at(&book, 40, &format!("accrue undo {id} --reason x --as boss --as-of 2026-04-10"));
        assert_eq!(borne(&book, "labour:overtime"), "0.00");
        // Lines of both sides in one journal are no chain, whatever they say.
        if way.2 != Journals::Both {
            let (code, said) = book.run("plan verify");
            assert_eq!(code, 0, "{way:?}: {said}");
        }
    }
}

#[test]
fn not_quite_alike_they_are_settled_by_what_the_hint_says() {
    const OTHER: &str = "accrue spread bills.csv:2 --as li --as-of 2026-04-10";
    for way in every_way() {
        let book = branches([&[SPREAD], &[OTHER]], way);
        let (_, said) = book.run(MARCH);
        assert!(said.contains("accrue reconcile") && !said.contains("--as accrual"), "{way:?}: {said}");
        at(&book, 40, "accrue reconcile");
        assert_eq!(borne(&book, "labour:overtime"), "100.00", "{way:?}");
        let (code, said) = book.run(MARCH);
        assert!(code == 0 && !said.contains("warning"), "{way:?}: {said}");
    }
}

/// The bill was booked on one branch, before or after the other accrued its month without knowing it: until the accrual is
/// out, both count, and that is told.
#[test]
fn a_bill_of_one_branch_ends_what_the_other_accrued() {
    const BILL: &str = "import march.csv";
    let bills = "date,voucher,account,vendor,description,amount\n2025-12-20,V2,office,Water,water,40.00\n\
        2026-01-20,V3,office,Water,water,40.00\n2026-02-20,V4,office,Water,water,40.00\n";
    // A tap of the month is in when it is accrued, and stays no bill.
    let tap = "2026-03-02,V1,office,Water,tap,10.00\n";
    let march = "date,voucher,account,vendor,description,amount\n2026-03-20,V5,office,Water,water,29.00\n";
    let files = [
        ("budget.toml", format!("{SETTINGS}{RULE}")),
        ("bills.csv", format!("{bills}{tap}")),
        ("march.csv", march.to_string()),
    ];
    for lines in [[&[BILL], &[ACCRUE]], [&[ACCRUE], &[BILL]]] {
        for way in every_way() {
            let own = Branches { base: &BASE, undoes: lines[0], books: lines[1] };
            let book = merged_with(&files, &own, way.0, way.1, (way.2, false));
            assert_eq!(borne(&book, "office"), "69.00", "{way:?}");
            for line in [MARCH, "status --as-of 2026-04-10", "accrue propose --month 2026-03 --as-of 2026-04-10"] {
                let (_, said) = book.run(line);
                assert!(
                    said.contains("still counts beside it") && said.contains("`budget accrue apply`"),
                    "{line}: {said}"
                );
            }
            at(&book, 40, ACCRUE);
            assert_eq!(borne(&book, "office"), "39.00", "{way:?}");
            let (_, said) = book.run(MARCH);
            assert!(!said.contains("still counts"), "{way:?}: {said}");
        }
    }
}
