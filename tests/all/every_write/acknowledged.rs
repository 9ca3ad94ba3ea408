//! An alert that somebody knows about, interrupted at every write. What is remembered of alerts may be lost; it is never half
//! of it, and the command given again ends as if nothing had been.

use std::fs;

use super::run;
use crate::support::book::{SETTINGS, TestBook, folder};

fn ready() -> TestBook {
    let rows = "Date,Voucher,Category,Description,Amount\n2026-05-05,JV-1,office,chairs,9000.00\n";
    let book = folder().with("budget.toml", SETTINGS).with("may.csv", rows);
    assert!(run(&book, "import may.csv", None).status.success());
    book
}

/// What is remembered; `None` where nothing is.
fn kept(book: &TestBook) -> Option<String> {
    fs::read_to_string(book.join(".budget/alerts.json")).ok()
}

fn lines(book: &TestBook) -> usize {
    let text = fs::read_to_string(book.join("journal.jsonl")).unwrap();
    text.lines().filter(|line| line.contains("\"alert_ack\"")).count()
}

#[test]
fn an_alert_that_is_known() {
    let whole = ready();
    let listed = run(&whole, "alerts --as-of 2026-06-01 --format json", None);
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let id = listed["rows"][0]["id"].as_str().unwrap().to_string();
    let command = format!("alerts ack {id} --as li --reason chairs --as-of 2026-06-01");
    assert!(run(&whole, &command, None).status.success());
    let after = kept(&whole);
    assert!(after.is_some() && lines(&whole) == 1);
    let mut steps = u32::MAX;
    for how in ["kill", "full", "broken"] {
        for number in 1..steps {
            let book = ready();
            let output = run(&book, &command, Some((number, how)));
            let at = format!("{how} at {number}: {}", String::from_utf8_lossy(&output.stderr));
            let (found, killed) = (kept(&book), output.status.code().is_none());
            match found == after {
                true => assert!(killed || output.status.success(), "done, and called a failure: {at}"),
                false => assert!(found.is_none() && !output.status.success(), "{found:?} {at}"),
            }
            let again = run(&book, &command, None);
            assert!(again.status.success(), "{at}\n{again:?}");
            assert_eq!(kept(&book), after, "{at}");
            assert!((1..=2).contains(&lines(&book)), "{at}");
            let verified = run(&book, "plan verify", None);
            assert!(verified.status.success(), "{at}\n{verified:?}");
            if how == "kill" && !killed {
                steps = number;
                break;
            }
        }
    }
    assert!((5..100).contains(&steps), "{steps}");
}
