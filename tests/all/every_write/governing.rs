//! What governs: versions, overrides, adjustments and commitments, interrupted at every write.

use super::{Case, case};
use crate::support::book::SETTINGS;

const SUBMIT: &str = "plan submit --as wang --despite-lint short --as-of 2026-06-01";

#[test]
fn a_submission() {
    case(&Case { files: &[("budget.toml", SETTINGS)], before: &[], command: SUBMIT });
}

#[test]
fn an_approval() {
    case(&Case {
        files: &[("budget.toml", SETTINGS)],
        before: &[SUBMIT],
        command: "plan approve --as li --as-of 2026-06-01",
    });
}

#[test]
fn a_revision() {
    case(&Case {
        files: &[("budget.toml", SETTINGS)],
        before: &[SUBMIT, "plan approve --as li --as-of 2026-06-01"],
        command: "plan revise --from 2026-07 --as wang --reason more --as-of 2026-06-01",
    });
}

/// A rigid line with 500 a month, and who may let go beyond it.
const RIGID: &str = "[[category]]\npath = \"office\"\n[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n\
                     [[route]]\nup_to = 800\nwho = [\"li\"]\n[[route]]\nwho = [\"zhou\"]\n\
                     [[line]]\ncategory = \"office\"\nmonthly = 500\ncontrol = \"rigid\"\nwindow = \"period\"\n";
const OVERRIDE: &str = "override office=700 --as li --reason storm --as-of 2026-06-01";

#[test]
fn an_override() {
    case(&Case { files: &[("budget.toml", RIGID)], before: &[], command: OVERRIDE });
}

#[test]
fn an_override_that_is_approved() {
    case(&Case {
        files: &[("budget.toml", RIGID)],
        before: &["override office=900 --as li --reason storm --as-of 2026-06-01"],
        command: "plan approve O1 --as zhou --as-of 2026-06-01",
    });
}

#[test]
fn an_override_that_is_used() {
    case(&Case {
        files: &[("budget.toml", RIGID)],
        before: &[OVERRIDE],
        command: "check office=700 --commit PO-1 --as-of 2026-06-01",
    });
}

#[test]
fn an_override_that_is_withdrawn() {
    case(&Case {
        files: &[("budget.toml", RIGID)],
        before: &[OVERRIDE],
        command: "override withdraw O1 --as wang --reason calm --as-of 2026-06-01",
    });
}

/// Last year's plan, and this year's: all of a month can be moved once, and all that is left brought over once.
const ADJUSTED: &[(&str, &str)] = &[
    ("budget.toml", "language = \"en\"\n"),
    (
        "plans/2025.toml",
        "[plan]\nid = \"2025\"\nfirst_month = \"2025-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 90\n",
    ),
    (
        "plans/2026.toml",
        "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n[[route]]\nup_to = 100\nwho = [\"li\"]\n\
         [[route]]\nwho = [\"zhou\"]\n[[line]]\ncategory = \"office\"\nmonthly = 100\n\
         [[line]]\ncategory = \"rent\"\nmonthly = 50\n",
    ),
];
const APPROVED: [&str; 4] = [
    "plan submit --plan 2025 --as wang --despite-lint short --as-of 2026-06-01",
    "plan approve --plan 2025 --as zhou --as-of 2026-06-01",
    "plan submit --plan 2026 --as wang --despite-lint short --as-of 2026-06-01",
    "plan approve --plan 2026 --as zhou --as-of 2026-06-01",
];
const PROPOSAL: &str = "plan reduce office 200 --month 2026-06,2026-07 --as li --reason less --as-of 2026-06-01";
const TRANSFER: &str = "plan transfer office rent 100 --month 2026-06 --as li --reason more --as-of 2026-06-01";

#[test]
fn a_transfer() {
    case(&Case { files: ADJUSTED, before: &APPROVED, command: TRANSFER });
}

#[test]
fn an_adjustment_that_is_approved() {
    case(&Case {
        files: ADJUSTED,
        before: &[APPROVED[0], APPROVED[1], APPROVED[2], APPROVED[3], PROPOSAL],
        command: "plan approve R1 --as zhou --as-of 2026-06-01",
    });
}

#[test]
fn an_adjustment_that_is_taken_back() {
    case(&Case {
        files: ADJUSTED,
        before: &[APPROVED[0], APPROVED[1], APPROVED[2], APPROVED[3], TRANSFER],
        command: "plan undo T1 --as li --reason wrong --as-of 2026-06-01",
    });
}

#[test]
fn what_is_carried_over() {
    case(&Case {
        files: ADJUSTED,
        before: &APPROVED,
        command: "plan carry office --month 2026-06 --as zhou --reason rest --as-of 2026-06-01",
    });
}

/// A reserve, and the rule that it pays for an event.
const RULED: &str = "[[category]]\npath = \"office\"\n[[category]]\npath = \"reserve\"\n[plan]\nid = \"2026\"\n\
                     first_month = \"2026-01\"\n[[route]]\nwho = [\"li\"]\n\
                     [[rule]]\nid = \"R5\"\nkind = \"event\"\nfrom = \"reserve\"\nto = \"office\"\namount = 100\n\
                     [[line]]\ncategory = \"office\"\nmonthly = 500\n\
                     [[line]]\ncategory = \"reserve\"\nmonthly = 50\nreserve = true\n";

#[test]
fn rules_that_are_applied() {
    case(&Case {
        files: &[("budget.toml", RULED)],
        before: &[
            "plan submit --as wang --despite-lint x --as-of 2026-06-01",
            "plan approve --as li --as-of 2026-06-01",
        ],
        command: "rules apply --event R5 --as li --as-of 2026-06-01",
    });
}

/// An order of a line with 500 a month.
const ORDER: &str = "commit add PO-1 office=300 --month 2026-06 --as-of 2026-06-01";

#[test]
fn an_order_that_is_changed() {
    case(&Case {
        files: &[("budget.toml", RIGID)],
        before: &[ORDER],
        command: "commit change PO-1 --amount 200 --month 2026-07 --as-of 2026-06-02",
    });
}

#[test]
fn an_order_of_which_all_is_given_back() {
    case(&Case {
        files: &[("budget.toml", RIGID)],
        before: &[ORDER],
        command: "commit release PO-1 300 --as-of 2026-06-02",
    });
}

#[test]
fn an_order_that_is_closed() {
    case(&Case { files: &[("budget.toml", RIGID)], before: &[ORDER], command: "commit close PO-1 --as-of 2026-06-02" });
}

/// A plan with one who answers for a line, and his form of the first round.
const OWNED: &str = "[plan]\nid = \"2027\"\nfirst_month = \"2027-01\"\n[[line]]\ncategory = \"office\"\nmonthly = 100\nowner = \"li\"\n";
const HAND_OUT: &str = "plan hand-out -o forms --as wang --as-of 2026-06-01";
const ANSWER: &str = "Plan,2027\nRound,1\nFilled in by,li\nUnit,元\nPlan hash,c39dd81f529c1008022b4f0cf478f8d95f1857b13e81f469a500849fb1bdc950\n\
                      Number,Category,Name,Actual 2025,Expected 2026,Planned,Target,Amount for the year,Basis,Expected effect\n\
                      1,office,,,,1200.00,,1500,more paper,\n";

#[test]
fn forms_that_are_handed_out() {
    // Once more would be the next round: its form is there, and may be filled in.
    case(&Case { files: &[("budget.toml", OWNED), ("forms/li-2.xlsx", "filled in")], before: &[], command: HAND_OUT });
}

#[test]
fn a_round_that_is_taken_over() {
    case(&Case {
        files: &[("budget.toml", OWNED), ("back/li.csv", ANSWER)],
        before: &[HAND_OUT],
        command: "plan collect back --into 2027 --as wang --as-of 2026-06-01",
    });
}
