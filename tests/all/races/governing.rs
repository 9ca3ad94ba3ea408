//! Those who adjust, decide and commit at once.

use super::at_once;
use crate::support::book::{TestBook, book};

/// An approved plan of this year with 100 a month for the office, and one of last year that left 1,080.
fn adjusted() -> TestBook {
    let book = book();
    let plan = |year: &str, monthly: u32| {
        format!(
            "[plan]\nid = \"{year}\"\nfirst_month = \"{year}-01\"\n[[route]]\nup_to = 1000\nwho = [\"li\", \"wu\"]\n\
             [[route]]\nwho = [\"zhou\"]\n[[line]]\ncategory = \"office\"\nmonthly = {monthly}\n\
             [[line]]\ncategory = \"rent\"\nmonthly = 50\n"
        )
    };
    book.write("budget.toml", "language = \"en\"\n");
    book.write("plans/2025.toml", plan("2025", 90));
    book.write("plans/2026.toml", plan("2026", 100));
    for year in ["2025", "2026"] {
        book.done(&format!("plan submit --plan {year} --as wang --despite-lint x --as-of 2026-03-02"));
        book.done(&format!("plan approve --plan {year} --as zhou --as-of 2026-03-02"));
    }
    book
}

/// How many of these were done, of two that cannot both be.
fn done_of(book: &TestBook, lines: [&str; 2]) -> usize {
    at_once(book, &lines).iter().filter(|done| done.status.success()).count()
}

fn sum_of(book: &TestBook, key: &str) -> String {
    let (code, text) = book.run("plan show --equation --as-of 2026-03-02 --plan 2026 --format json");
    assert_eq!(code, 0, "{text}");
    let totals = text.split("\"totals\"").nth(1).unwrap();
    let value = totals.split(&format!("\"{key}\":\"")).nth(1).unwrap();
    value.split('"').next().unwrap().to_string()
}

/// What a month has is moved once, however many move it at once.
#[test]
fn a_month_gives_what_it_has_once() {
    let book = adjusted();
    let move_all = |who: &str| {
        format!("plan transfer office rent 100 --month 2026-05 --as {who} --reason more --as-of 2026-03-02 --plan 2026")
    };
    assert_eq!(done_of(&book, [&move_all("li"), &move_all("wu")]), 1);
    assert_eq!([sum_of(&book, "transfer_out"), sum_of(&book, "current")], ["100.00", "1800.00"]);
}

/// What last year left is brought over once.
#[test]
fn what_is_left_is_brought_over_once() {
    let book = adjusted();
    let all = |who: &str| format!("plan carry office --month 2026-05 --as {who} --reason rest --as-of 2026-03-02");
    assert_eq!(done_of(&book, [&all("zhou"), &all("li")]), 1);
    // Whoever was first: by the one it is in force, by the other it waits, and nothing is left of it.
    let carried = sum_of(&book, "carry_forward");
    assert!(["1080.00", "0.00"].contains(&carried.as_str()), "{carried}");
    assert_ne!(book.run("plan carry office 1 --month 2026-05 --as zhou --reason more --as-of 2026-03-02").0, 0);
}

/// Approved or withdrawn, not both; and approved once.
#[test]
fn a_proposal_is_decided_on_once() {
    let book = adjusted();
    book.done("plan supplement office 70 --month 2026-05 --as li --reason more --as-of 2026-03-02 --plan 2026");
    let decide =
        ["plan approve S1 --as zhou --as-of 2026-03-02", "plan undo S1 --as li --reason no --as-of 2026-03-02"];
    assert_eq!(done_of(&book, decide), 1);
    assert!(["70.00", "0.00"].contains(&sum_of(&book, "supplement").as_str()));
}

/// A version that loses a line, and an adjustment of that line: whichever is first, reports go on.
#[test]
fn a_version_and_an_adjustment_at_once_leave_a_budget() {
    let book = adjusted();
    book.done("plan revise --plan 2026 --from 2026-05 --as wang --reason less --as-of 2026-03-02");
    let text = std::fs::read_to_string(book.join("plans/2026.toml")).unwrap();
    book.write("plans/2026.toml", text.split("[[line]]\ncategory = \"rent\"").next().unwrap());
    book.done("plan submit --plan 2026 --as wang --despite-lint x --as-of 2026-03-02");
    let both = [
        "plan approve --plan 2026 --as zhou --as-of 2026-03-02",
        "plan transfer office rent 40 --month 2026-06 --as li --reason more --as-of 2026-03-02 --plan 2026",
    ];
    assert_eq!(done_of(&book, both), 1);
    assert_eq!(book.run("plan show --equation --as-of 2026-03-02 --plan 2026").0, 0);
}
