//! What has to come to nothing: a bill that is spread is taken out of one month and put into others, a bill that came takes
//! out what was accrued for it, a transfer takes from one line what it gives to another. Pure.

use std::collections::BTreeMap;

use crate::model::posting::flag;
use crate::model::{LedgerKind, PostingRef};

/// Rows of accruals or adjustments, by their id.
#[derive(Default)]
pub(super) struct Balances(BTreeMap<String, Sums>);

#[derive(Clone, Copy, Default)]
struct Sums {
    /// What all rows come to, in minor units.
    net: i128,
    /// Is there a row that makes it, and does not only take it back?
    made: bool,
    /// Does it have to come to zero?
    bound: bool,
}

impl Balances {
    /// Takes a row of a ledger; those of other ledgers have to come to nothing.
    pub(super) fn add(&mut self, kind: LedgerKind, row: &PostingRef<'_>) {
        let part_of = |mark: &str, part: &str| {
            row.flag.split(' ').any(|own| own.strip_prefix(mark).and_then(|own| own.strip_prefix(':')) == Some(part))
        };
        let undone = row.has_flag(flag::UNDO);
        let came = part_of(flag::ACCRUE, "back");
        let bound = match kind {
            // What waits for its bill stands alone.
            LedgerKind::Accrual => came || undone || !row.has_flag(flag::ACCRUE),
            LedgerKind::Adjustment => row.has_flag(flag::TRANSFER),
            _ => return,
        };
        let sums = self.0.entry(row.voucher.to_string()).or_default();
        sums.net += i128::from(row.amount.minor());
        sums.made |= !undone && !came && !row.has_flag(flag::APPROVAL);
        sums.bound |= bound;
    }

    /// The first that does not come to zero where these rows take the place of others, with what it comes to: it is among
    /// them, or what made it was among those.
    pub(super) fn broken_with<'a>(&'a self, instead: &'a Balances) -> Option<(&'a str, i128)> {
        let mut ids = instead.0.keys().chain(self.0.keys().filter(|id| !instead.0.contains_key(*id)));
        ids.find_map(|id| {
            let (own, new) = (self.0.get(id).copied(), instead.0.get(id).copied());
            let [rest, edited] = [own, new].map(Option::unwrap_or_default);
            let net = rest.net + edited.net;
            let concerned = new.is_some() || !rest.made;
            (concerned && (rest.bound || edited.bound) && net != 0).then_some((id.as_str(), net))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Money, Month};

    fn balances(kind: LedgerKind, rows: &[(&str, i64, &str)]) -> Balances {
        let mut balances = Balances::default();
        for (id, minor, flag) in rows {
            let row = PostingRef {
                month: Month::parse("2026-01").unwrap(),
                date: None,
                category: "rent",
                members: &[],
                amount: Money::from_minor(*minor, Currency::CNY),
                description: "",
                voucher: id,
                line: "1",
                vendor: "",
                invoice: "",
                counterparty: "",
                commitment: "",
                source_account: "",
                source: "",
                source_line: 1,
                flag,
                source_members: &[],
            };
            balances.add(kind, &row);
        }
        balances
    }

    const OUT: &str = "spread:out row:3fa9";

    #[test]
    fn an_edited_accrual_comes_to_nothing() {
        for (rest, edited, broken) in [
            // A spread, as it was and with a part changed or gone; without any mark.
            (&[][..], &[("S1", -300, OUT), ("S1", 100, "spread"), ("S1", 200, "spread month:2026-01")][..], None),
            (&[], &[("S1", -300, OUT), ("S1", 100, "spread"), ("S1", 250, "spread")], Some(("S1", 50))),
            (&[], &[("S1", -300, OUT), ("S1", 100, "spread")], Some(("S1", -200))),
            (&[], &[("S1", 100, "")], Some(("S1", 100))),
            // What waits for its bill may be any amount, until the bill came or it was taken back.
            (&[], &[("A1", 70, "accrue known:-")], None),
            (&[("A1", -50, "accrue:back")], &[("A1", 50, "accrue known:-")], None),
            (&[("A1", -50, "accrue:back")], &[("A1", 70, "accrue known:-")], Some(("A1", 20))),
            (&[("A1", -50, "undo accrue")], &[("A1", 70, "accrue known:-")], Some(("A1", 20))),
            (&[("A1", 50, "accrue known:-")], &[("A1", -70, "accrue:back")], Some(("A1", -20))),
            // What made it is gone from the file.
            (&[("A1", -50, "accrue:back")], &[("A2", 10, "accrue known:-")], Some(("A1", -50))),
            (&[("S1", 100, "undo spread")], &[], Some(("S1", 100))),
            // Two branches took another one back: that is told for itself.
            (&[("A1", 50, "accrue"), ("A1", -50, "undo accrue"), ("A1", -50, "undo accrue")], &[], None),
        ] {
            let all = [rest, edited].map(|rows| balances(LedgerKind::Accrual, rows));
            assert_eq!(all[0].broken_with(&all[1]), broken, "{rest:?} {edited:?}");
        }
    }

    #[test]
    fn an_edited_transfer_comes_to_nothing_and_no_other_adjustment_has_to() {
        for (rest, edited, broken) in [
            (&[][..], &[("T1", -50, "transfer"), ("T1", 50, "transfer")][..], None),
            (&[], &[("T1", -50, "transfer"), ("T1", 60, "transfer"), ("S2", 5, "supplement")], Some(("T1", 10))),
            (&[("T1", 50, "undo"), ("T1", -50, "undo")], &[("T1", -50, "transfer"), ("T1", 50, "transfer")], None),
            (&[("T1", 0, "approval")], &[("S2", 5, "supplement"), ("R3", -7, "reduce proposed")], None),
            (&[("C4", -5, "undo")], &[("C4", 6, "carry")], None),
        ] {
            let all = [rest, edited].map(|rows| balances(LedgerKind::Adjustment, rows));
            assert_eq!(all[0].broken_with(&all[1]), broken, "{rest:?} {edited:?}");
        }
        let metric = balances(LedgerKind::Metric, &[("x", 5, "spread")]);
        assert_eq!(Balances::default().broken_with(&metric), None);
    }
}
