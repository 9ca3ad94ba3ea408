//! Two branches of one book that each took the same money: no act is booked that a line cannot bear, and where git brings
//! two together that can only be borne one at a time, whoever asks for figures is told of it, and how to settle it.

use std::fs;

use crate::support::book::{TestBook, folder};

/// Rent of 2,000.00 and the office of 1,000.00 a month, rigid in the year.
const PLAN: &str = r#"language = "en"
[plan]
id = "2026"
first_month = "2026-01"
[[line]]
category = "rent"
monthly = 2000
control = "rigid"
window = "year"
basis = "a"
effect = "b"
owner = "o"
[[line]]
category = "office"
monthly = 1000
control = "rigid"
window = "ytd"
basis = "a"
effect = "b"
owner = "o"
"#;
const MARCH: &str = " --as-of 2026-03-31";

/// Who shows figures, lists or checks a book.
const ASKED: [&str; 8] = [
    "variance --month 2026-05 --as-of 2026-03-31",
    "plan show --as-of 2026-03-31",
    "outlook --as-of 2026-03-31",
    "status --as-of 2026-03-31",
    "check --as-of 2026-03-31",
    "plan check --as-of 2026-03-31",
    "plan history --as-of 2026-03-31",
    "plan verify --as-of 2026-03-31",
];

fn at(book: &TestBook, hour: usize, line: &str) -> (i32, String) {
    let now = format!("2026-12-01T{hour:02}:00:00Z");
    let output = book.program().args(line.split(' ')).env("BUDGET_TEST_NOW", now).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), text)
}

fn files(book: &TestBook, below: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(book.join(below)).into_iter().flatten().flatten() {
        let name = format!("{below}/{}", entry.file_name().to_str().unwrap());
        match entry.path().is_dir() {
            true => files(book, &name, found),
            false => found.push((name, fs::read(entry.path()).unwrap())),
        }
    }
}

fn copy(from: &TestBook, to: &TestBook) {
    let mut found = Vec::new();
    ["ledger", "versions"].iter().for_each(|folder| files(from, folder, &mut found));
    found.into_iter().for_each(|(name, bytes)| to.write(&name, bytes));
}

/// Both branches from an approved plan and these lines before, merged; each does its lines an hour after the other.
fn merged(before: &[&str], branches: [&[&str]; 2]) -> TestBook {
    let approved =
        ["plan submit --as wang --despite-lint x --as-of 2026-01-05", "plan approve --as director --as-of 2026-01-05"];
    merged_of(&[("budget.toml", PLAN)], &[&approved, before].concat(), branches)
}

/// The same of these files.
fn merged_of(files: &[(&str, &str)], before: &[&str], branches: [&[&str]; 2]) -> TestBook {
    let blank = || files.iter().fold(folder(), |book, (name, text)| book.with(name, text));
    let book = blank();
    let done = |book: &TestBook, hour, line: &str| {
        let (code, said) = at(book, hour, line);
        assert_eq!(code, 0, "{line}: {said}");
    };
    before.iter().for_each(|line| done(&book, 3, line));
    let both = blank();
    for (hour, lines) in (4..).zip(branches) {
        let branch = blank();
        copy(&book, &branch);
        lines.iter().for_each(|line| done(&branch, hour, line));
        copy(&branch, &both);
    }
    both
}

/// What any of them says of it: all or none.
fn told(book: &TestBook, words: &str) -> bool {
    let said: Vec<bool> = ASKED.iter().map(|line| at(book, 20, line).1.contains(words)).collect();
    assert!(said.iter().all(|own| *own == said[0]), "{words}: {said:?}");
    said[0]
}

/// The commands that a message names, with what people put in.
fn named(said: &str) -> Vec<String> {
    let commands = said.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix("budget "));
    commands.map(|line| line.replace("TEXT", "x").replace("DATE", "2026-04-20")).collect()
}

const TAKES: &str = "plan transfer rent office 1900 --month 2026-05 --reason y --as director --as-of 2026-03-31";
const TAKES_TOO: &str = "plan transfer rent office 1800 --month 2026-05 --reason z --as director --as-of 2026-03-31";
const LESS: &str = "plan reduce rent 500 --month 2026-05 --reason z --as director --as-of 2026-03-31";
const BELOW: &str = "adjustments take more of rent in 2026-05 than it has";

#[test]
fn a_line_that_two_branches_took_from_is_told_until_one_is_taken_back() {
    for (second, left) in [(TAKES_TOO, "-1,700.00"), (LESS, "-400.00")] {
        let book = merged(&[], [&[TAKES], &[second]]);
        assert!(told(&book, BELOW) && told(&book, left), "{second}");
        let (_, said) = at(&book, 20, ASKED[0]);
        let hint = said.lines().find(|line| line.contains("(`budget plan undo")).unwrap();
        // The latest is enough.
        let ids: Vec<&str> = hint
            .split([' ', ','])
            .filter(|word| word.starts_with(['T', 'R']) && word[1..].starts_with(char::is_numeric))
            .collect();
        assert_eq!(ids.len(), 1, "{hint}");
        let undo = format!("plan undo {} --reason x --as director{MARCH}", ids[0]);
        let supplement = named(hint).into_iter().find(|line| line.contains("supplement")).unwrap();
        for remedy in [undo, format!("{supplement} --as director{MARCH}")] {
            let settled = folder().with("budget.toml", PLAN);
            copy(&book, &settled);
            let (code, said) = at(&settled, 21, &remedy);
            assert_eq!(code, 0, "{remedy}: {said}");
            assert!(!told(&settled, "adjustments take more") && !told(&settled, "are missing"), "{remedy}");
        }
    }
    // In the other language, and whatever is kept back.
    let book = merged(&[], [&[TAKES], &[TAKES_TOO]]);
    assert!(at(&book, 20, &format!("{} --lang zh-CN", ASKED[0])).1.contains("可能是两个分支调出了同一笔钱"));
    assert!(at(&book, 20, &format!("{} -q", ASKED[0])).1.contains(BELOW));
}

/// Which months are over cannot be changed: a later one gets what was missing.
#[test]
fn a_month_that_is_over_is_made_up_for_in_a_later_one() {
    let book = merged(&[], [&[TAKES], &[TAKES_TOO]]);
    let july = "variance --month 2026-05 --as-of 2026-07-01 --format csv";
    let (_, said) = at(&book, 20, july);
    assert!(said.contains(BELOW) && !said.contains("plan undo"), "{said}");
    let supplement = named(&said).into_iter().find(|line| line.contains("supplement")).unwrap();
    let (code, said) = at(&book, 21, &format!("{supplement} --as director --as-of 2026-07-01"));
    assert_eq!(code, 0, "{supplement}: {said}");
    assert!(!at(&book, 22, july).1.contains("adjustments take"));
    assert!(!at(&book, 22, "variance --month 2027-01 --as-of 2027-02-01").1.contains("adjustments take"));
}

/// 23,000.00 are ordered of the 24,000.00 of the year, and 1,900.00 of them taken: 900.00 are missing.
#[test]
fn an_order_and_a_transfer_of_two_branches_are_more_than_the_year_has() {
    let order = "check rent=23000 --commit PO-1 --as clerk --as-of 2026-03-31";
    let book = merged(&[], [&[TAKES], &[order]]);
    let missing =
        "of the 22,100.00 that adjustments leave rent in the year 0.00 are spent and 23,000.00 committed: 900.00";
    assert!(told(&book, missing), "{}", at(&book, 20, ASKED[0]).1);
    let (_, said) = at(&book, 20, ASKED[0]);
    let supplement = named(&said).into_iter().find(|line| line.contains("supplement")).unwrap();
    let (code, said) = at(&book, 21, &format!("{supplement} --as director{MARCH}"));
    assert_eq!(code, 0, "{supplement}: {said}");
    assert!(!told(&book, "adjustments leave"));
}

/// What was given away is taken back on one branch, and given on by the other: of the 2,900.00 that the office had then,
/// 1,000.00 are left of which 2,500.00 were taken.
#[test]
fn what_was_given_on_is_missing_where_it_came_from_is_taken_back() {
    let back = "plan undo T1 --reason x --as director --as-of 2026-03-31";
    let on = "plan transfer office rent 2500 --month 2026-05 --reason on --as director --as-of 2026-03-31";
    let book = merged(&[TAKES], [&[back], &[on]]);
    assert!(told(&book, "adjustments take more of office in 2026-05 than it has: -1,500.00 is left"));
}

#[test]
fn acts_that_can_be_borne_together_are_told_of_by_nobody() {
    let other_month = TAKES_TOO.replace("2026-05", "2026-06");
    let small = TAKES_TOO.replace("1800", "100");
    for second in [other_month.as_str(), small.as_str(), "check rent=22100 --commit PO-1 --as clerk --as-of 2026-03-31"]
    {
        let book = merged(&[], [&[TAKES], &[second]]);
        assert!(!told(&book, "adjustments take") && !told(&book, "adjustments leave"), "{second}");
    }
}

/// 3,000.00 up to March, and an override for one request of up to 4,000.00: an order each passes by it.
#[test]
fn an_override_that_both_branches_used_is_told_until_one_order_is_ended_or_allowed() {
    let allowed =
        "override office=4000 --month 2026-03 --reason storm --until 2026-04-20 --as director --as-of 2026-03-31";
    let order = |number| format!("check office=3900 --month 2026-03 --commit {number} --as clerk --as-of 2026-03-31");
    let (a, b) = (order("PO-A"), order("PO-B"));
    let book = merged(&[allowed], [&[&a], &[&b]]);
    let twice = "let PO-A pass, and then PO-B, too";
    assert!(told(&book, twice), "{}", at(&book, 20, ASKED[0]).1);
    for list in ["override list --as-of 2026-03-31", "commit list --as-of 2026-03-31"] {
        let (_, said) = at(&book, 20, list);
        assert!(said.contains(twice), "{said}");
    }
    let (_, said) = at(&book, 20, ASKED[0]);
    for remedy in
        named(&said).into_iter().filter(|line| line.starts_with("commit close") || line.starts_with("override"))
    {
        let settled = folder().with("budget.toml", PLAN);
        copy(&book, &settled);
        let (code, said) = at(&settled, 21, &format!("{remedy} --as director{MARCH}"));
        assert_eq!(code, 0, "{remedy}: {said}");
        assert!(!told(&settled, "let PO-A pass"), "{remedy}");
        // Another override that made it good is no longer there for anybody else.
        let (code, _) = at(&settled, 22, &order("PO-C"));
        assert_eq!(code, 1, "{remedy}");
    }
}

/// What came from another branch into any ledger gets its line from the next command that books, whichever ledger that is.
#[test]
fn the_next_command_that_books_adds_the_lines_of_all_ledgers() {
    let book = merged(&[], [&[TAKES], &["commit add PO-1 office=5 --month 2026-04 --as c --as-of 2026-03-31"]]);
    // None of the lines of the branches came along.
    let (code, said) = at(&book, 20, "plan verify");
    assert!(code == 1 && said.matches("the next command that books adds the line").count() == 2, "{said}");
    book.write("z.csv", "date,category,amount\n2026-01-05,rent,7.00\n");
    assert_eq!(at(&book, 21, "import z.csv").0, 0);
    let (_, said) = at(&book, 22, "plan verify");
    assert!(!said.contains("the next command that books"), "{said}");
    // What is not what was booked under its name gets none.
    book.write(
        "ledger/override/20260201T000000Z-forged-0123456789ab.csv",
        "period,category,amount\n2026-01,rent,1.00\n",
    );
    book.write("y.csv", "date,category,amount\n2026-01-06,rent,8.00\n");
    at(&book, 23, "import y.csv");
    assert!(!fs::read_to_string(book.join("journal.jsonl")).unwrap().contains("forged"));
}

/// 12,000.00 of 2025, of which 7,000.00 are spent and 1,500.00 on order: 3,500.00 are left.
const YEARS: [(&str, &str); 4] = [
    ("budget.toml", "language = \"en\"\n"),
    (
        "plans/2025.toml",
        "[plan]\nid = \"2025\"\nfirst_month = \"2025-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 1000\n",
    ),
    (
        "plans/2026.toml",
        "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 1100\n",
    ),
    ("l.csv", "Date,Voucher,Category,Description,Amount\n2025-03-20,1,office,printers,7000.00\n"),
];
const FILLED: [&str; 6] = [
    "plan submit --plan 2025 --as wang --despite-lint x --as-of 2025-12-31",
    "plan approve --plan 2025 --as director --as-of 2025-12-31",
    "plan submit --plan 2026 --as wang --despite-lint x --as-of 2025-12-31",
    "plan approve --plan 2026 --as director --as-of 2025-12-31",
    "import l.csv --as-of 2025-12-31",
    "commit add PO-7 office=1500 --month 2025-12 --as-of 2025-12-31",
];

#[test]
fn what_two_branches_brought_over_is_told_until_one_is_undone_or_it_is_taken_away() {
    let carry = |what: &str, why: &str| {
        format!("plan carry office {what} --month 2026-05 --reason {why} --as director --as-of 2026-03-31")
    };
    for (first, second, twice, missing) in [
        ("3500", "3000", "6,500.00 were carried forward from office in 2025", "had only 3,500.00 unspent"),
        (
            "--commitments",
            "--commitments",
            "3,000.00 were carried forward from office in 2025",
            "had only 1,500.00 on order",
        ),
    ] {
        let branches = [carry(first, "a"), carry(second, "b")];
        let book = merged_of(&YEARS, &FILLED, [&[&branches[0]], &[&branches[1]]]);
        assert!(told(&book, twice) && told(&book, missing), "{}", at(&book, 20, ASKED[0]).1);
        assert!(at(&book, 20, &format!("{} --lang zh-CN", ASKED[0])).1.contains("可能是两个分支结转了同一笔钱"));
        let (_, said) = at(&book, 20, ASKED[0]);
        let hint = said.lines().find(|line| line.contains("(`budget plan undo")).unwrap();
        let latest = hint.split([' ', ',']).find(|word| word.starts_with("C1-")).unwrap();
        let undo = format!("plan undo {latest} --reason x --as director{MARCH}");
        let reduce = named(hint).into_iter().find(|line| line.contains("reduce")).unwrap();
        for remedy in [undo, format!("{reduce} --as director{MARCH}")] {
            let settled = YEARS.iter().fold(folder(), |book, (name, text)| book.with(name, text));
            copy(&book, &settled);
            let (code, said) = at(&settled, 21, &remedy);
            assert_eq!(code, 0, "{remedy}: {said}");
            assert!(!told(&settled, "were carried forward from"), "{remedy}");
        }
        // Months that are over stay: a later one gives back what is too much.
        let july = "variance --month 2026-05 --as-of 2026-07-01";
        let (_, said) = at(&book, 20, july);
        let reduce = named(&said).into_iter().find(|line| line.contains("reduce")).unwrap();
        assert!(!said.contains("plan undo") && reduce.contains("--month 2026-07,2026-08"), "{said}");
        let (code, said) = at(&book, 21, &format!("{reduce} --as director --as-of 2026-07-01"));
        assert_eq!(code, 0, "{reduce}: {said}");
        assert!(!at(&book, 22, july).1.contains("were carried forward from"));
    }
}

#[test]
fn what_two_branches_brought_over_in_parts_is_told_of_by_nobody() {
    let carry = |amount: &str| {
        format!("plan carry office {amount} --month 2026-05 --reason part --as director --as-of 2026-03-31")
    };
    let book = merged_of(&YEARS, &FILLED, [&[&carry("2000")], &[&carry("1500")]]);
    assert!(!told(&book, "carried forward from"));
}
