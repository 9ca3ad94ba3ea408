//! The ledgers of a book. To add one: its variant, and its line in `LEDGERS`.

use super::Currency;

/// What a ledger holds: one folder, one index each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedgerKind {
    /// Money spent and received.
    Actual,
    /// 占用.
    Commitment,
    /// 调剂, 追加, 追减.
    Adjustment,
    /// 特批: requests that may go beyond their line.
    Override,
    /// 待摊, 预提: what of the money belongs to other months.
    Accrual,
    /// Quantities: 工单, 户数, 满意度.
    Metric,
    /// What people at work did: 工单, 通话时长, 工时. Apart from other quantities, for no report but that of agents names
    /// anybody.
    Agent,
}

/// What the amounts of a ledger are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// Money, in the currency of the book.
    Money,
    /// Numbers of something else.
    Things,
}

/// Every ledger: its folder, which is also its word on the command line, and what its amounts are.
const LEDGERS: [(LedgerKind, &str, Counts); 7] = [
    (LedgerKind::Actual, "actual", Counts::Money),
    (LedgerKind::Commitment, "commitment", Counts::Money),
    (LedgerKind::Adjustment, "adjustment", Counts::Money),
    (LedgerKind::Override, "override", Counts::Money),
    (LedgerKind::Accrual, "accrual", Counts::Money),
    (LedgerKind::Metric, "metric", Counts::Things),
    (LedgerKind::Agent, "agent", Counts::Things),
];

impl LedgerKind {
    /// All of them.
    pub const ALL: [LedgerKind; LEDGERS.len()] = {
        let mut all = [LedgerKind::Actual; LEDGERS.len()];
        let mut at = 0;
        while at < all.len() {
            assert!(LEDGERS[at].0 as usize == at, "the table is in the order of the variants");
            all[at] = LEDGERS[at].0;
            at += 1;
        }
        all
    };

    /// The folder and the word on the command line.
    pub fn name(self) -> &'static str {
        LEDGERS[self as usize].1
    }

    /// The ledger of this name.
    pub fn named(name: &str) -> Option<LedgerKind> {
        LedgerKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Are its amounts money?
    pub fn is_money(self) -> bool {
        LEDGERS[self as usize].2 == Counts::Money
    }

    /// Are its rows entered by commands alone, and never read from a file?
    pub fn is_entered(self) -> bool {
        matches!(self, LedgerKind::Adjustment | LedgerKind::Override)
    }

    /// What its amounts count in, in a book of this currency.
    pub fn currency(self, book: Currency) -> Currency {
        if self.is_money() { book } else { Currency::NONE }
    }
}
