//! Reviews as sheets: whatever a person says is read back as it was said.

use std::fs;

use crate::support::book::{SETTINGS, TestBook, folder};

const ROWS: &str = "Date,Voucher,Category,Description,Amount\n2026-02-06,JV-2,office,paper,20.00\n";

/// What a spreadsheet would take for something else, what TOML and CSV write in their own way, and what only looks so.
const SAID: [&str; 11] = [
    "=1+1",
    "+86 138 0000 0000",
    "-5% since March",
    "@SUM(A1:A9)",
    "'=quoted already",
    "'tis late",
    "\"two\", 逗号，；and a \\ back\\slash",
    "<b>bold</b> & {curly} [square] `tick`",
    "2026-03-01",
    "00123",
    "电梯钢丝绳断裂（3#楼）💥",
];

fn run(book: &TestBook, arguments: &[&str]) {
    let output = book
        .program()
        .env("BUDGET_TEST_NOW", "2026-06-01T08:00:00Z")
        .args(arguments)
        .args(["--as-of", "2026-06-01"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

fn round_trip(sheet: &str) {
    for said in SAID {
        let book = folder().with("budget.toml", SETTINGS).with("rows.csv", ROWS);
        run(&book, &["import", "rows.csv"]);
        let [reason, owner, action, effect] =
            ["reason", "owner", "action", "effect"].map(|key| format!("--{key}={said}"));
        let note = ["review", "office", "--month", "2026-02", "--cause", "timing", "--reverses", "2026-03"];
        run(&book, &[&note[..], &[&reason, &owner, &action, &effect, "--due", "2026-03-15"]].concat());
        let file = book.join("reviews/2026-02.toml");
        let before = fs::read_to_string(&file).unwrap();
        run(&book, &["review", "--month", "2026-02", "--sheet", sheet]);
        fs::remove_file(&file).unwrap();
        run(&book, &["review", "--month", "2026-02", "--from", sheet]);
        assert_eq!(fs::read_to_string(&file).unwrap(), before, "{said} through {sheet}");
        // What was taken over is there: nothing changes.
        run(&book, &["review", "--month", "2026-02", "--from", sheet]);
        assert_eq!(fs::read_to_string(&file).unwrap(), before, "{said} through {sheet}, again");
    }
}

#[test]
fn a_workbook_says_what_was_said() {
    round_trip("review.xlsx");
}

#[test]
fn a_table_says_what_was_said() {
    round_trip("review.csv");
}

#[test]
fn a_review_file_says_what_was_said() {
    round_trip("filled.toml");
}
