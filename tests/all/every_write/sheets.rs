//! Sheets that are handed out and read back, interrupted at every write.

use super::{Case, UNKNOWN, case};
use crate::support::book::SETTINGS;

const FILES: &[(&str, &str)] = &[
    ("budget.toml", SETTINGS),
    ("travel.csv", UNKNOWN),
    // What `--sheet` writes, filled in.
    (
        "open.csv",
        "Account,Counterparty,Text,Rows,Amount,Suggestion,Why,Put into category\ntravel,,train,1,10.00,,,office\n",
    ),
    ("march.csv", "Date,Voucher,Category,Description,Amount\n2026-03-06,JV-2,office,chairs,9000.00\n"),
    ("said.csv", "Plan line,Cause,Reason,Owner,Action,Due\noffice,one-off,a fair,li,none left,2026-07-31\n"),
];
const IMPORT: &str = "import travel.csv";
const MATERIAL: &str = "import march.csv";

#[test]
fn a_sheet_of_what_is_unclassified() {
    case(&Case { files: FILES, before: &[IMPORT], command: "reclassify --sheet sheet.csv" });
}

#[test]
fn a_workbook_of_what_is_unclassified() {
    case(&Case { files: FILES, before: &[IMPORT], command: "reclassify --sheet sheet.xlsx" });
}

/// Rows move, and the settings learn from it: both, or neither.
#[test]
fn a_sheet_by_which_rows_are_classified() {
    case(&Case { files: FILES, before: &[IMPORT], command: "reclassify --from open.csv" });
}

#[test]
fn a_sheet_of_a_review() {
    case(&Case {
        files: FILES,
        before: &[MATERIAL],
        command: "review --month 2026-03 --sheet review.csv --as-of 2026-06-01",
    });
}

#[test]
fn a_form_of_a_review() {
    case(&Case {
        files: FILES,
        before: &[MATERIAL],
        command: "review --month 2026-03 --sheet review.toml --as-of 2026-06-01",
    });
}

#[test]
fn a_sheet_that_explains() {
    case(&Case {
        files: FILES,
        before: &[MATERIAL],
        command: "review --month 2026-03 --from said.csv --as li --as-of 2026-06-01",
    });
}
