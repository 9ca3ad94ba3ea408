//! The end of a month: reviews, closes and reopenings, interrupted at every write.

use super::{Case, ROWS, case};
use crate::support::book::SETTINGS;

const FILES: &[(&str, &str)] = &[("budget.toml", SETTINGS), ("january.csv", ROWS)];
const IMPORT: &str = "import january.csv";
const REVIEW: &str = "review office --month 2026-02 --cause timing --reverses 2026-03 --reason late --as-of 2026-06-01";
const CLOSE: &str = "close 2026-02 --force --as li --reason due --as-of 2026-06-01";

#[test]
fn a_note_of_a_review() {
    case(&Case { files: FILES, before: &[IMPORT], command: REVIEW });
}

#[test]
fn a_second_note_of_a_review() {
    case(&Case {
        files: FILES,
        before: &[IMPORT, REVIEW],
        command: "review office --month 2026-02 --owner wang --outcome came --as-of 2026-06-01",
    });
}

#[test]
fn a_close() {
    case(&Case { files: FILES, before: &[IMPORT], command: CLOSE });
}

#[test]
fn a_reopening() {
    case(&Case {
        files: FILES,
        before: &[IMPORT, CLOSE],
        command: "reopen 2026-02 --as li --reason late --as-of 2026-06-01",
    });
}
