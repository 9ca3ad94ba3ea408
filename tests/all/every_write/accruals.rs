//! Accruals, findings that are known, plain orders and refusals, interrupted at every write.

use super::{Case, case};
use crate::support::book::SETTINGS;

const ACCRUING: &str = "language = \"en\"\n[[category]]\npath = \"office\"\n[[accrue]]\ncategory = \"office\"\n\
    [plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 500\n";
const WATER: &str = "Date,Voucher,Category,Description,Amount\n2026-02-05,J1,office,water,20.00\n\
    2026-03-05,J2,office,water,20.00\n2026-04-06,J3,office,water,20.00\n";
const FILES: &[(&str, &str)] = &[("budget.toml", ACCRUING), ("w.csv", WATER)];
const IMPORT: &str = "import w.csv";
const APPLY: &str = "accrue apply --as li --as-of 2026-06-01";

#[test]
fn a_bill_that_is_spread() {
    case(&Case { files: FILES, before: &[IMPORT], command: "accrue spread w.csv:2 --as li --as-of 2026-06-01" });
}

#[test]
fn a_bill_that_is_accrued() {
    case(&Case { files: FILES, before: &[IMPORT], command: APPLY });
}

#[test]
fn an_accrual_that_is_taken_back() {
    case(&Case {
        files: FILES,
        before: &[IMPORT, APPLY],
        command: "accrue undo Ac86fc2 --as li --reason wrong --as-of 2026-06-01",
    });
}

#[test]
fn an_accrual_of_two_branches_that_is_settled() {
    case(&Case {
        files: FILES,
        before: &[IMPORT, APPLY, "apart: accrue apply --as wang --as-of 2026-06-01"],
        command: "accrue reconcile --as-of 2026-06-01",
    });
}

const TWICE: &str = "Date,Voucher,Category,Description,Vendor,Amount\n2026-01-05,JV-1,office,rent of the desk,Ltd,5000.00\n\
    2026-01-07,JV-2,office,rent of the desk,Ltd,5000.00\n2026-02-06,JV-3,office,paper,Shop,20.00\n";

#[test]
fn a_finding_that_is_known() {
    case(&Case {
        files: &[("budget.toml", SETTINGS), ("t.csv", TWICE)],
        before: &["import t.csv"],
        command: "scan --ignore same-amount:ed9ea50b --as li --reason flats --as-of 2026-06-01",
    });
}

#[test]
fn an_order() {
    case(&Case {
        files: &[("budget.toml", SETTINGS)],
        before: &[],
        command: "commit add PO-1 office=300 --month 2026-06 --as-of 2026-06-01",
    });
}

#[test]
fn a_version_that_is_turned_down() {
    case(&Case {
        files: &[("budget.toml", SETTINGS)],
        before: &["plan submit --as wang --despite-lint x --as-of 2026-06-01"],
        command: "plan reject --as li --reason dear --as-of 2026-06-01",
    });
}
