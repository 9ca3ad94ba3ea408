//! D2: the same vendor, the same invoice, another amount.

use super::{about, gap, in_parts, is_number, one_booking, pairs, restarts, runs};
use crate::analysis::scan::ledger::NOBODY;
use crate::analysis::scan::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// A number that stands with so many amounts is that of a contract or an account, and no invoice.
const SEVERAL: usize = 3;

pub(in crate::analysis::scan) struct OtherAmount;

impl Finding for OtherAmount {
    fn code(&self) -> &'static str {
        "invoice-amounts"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let key = |named: &super::Named| {
            (named.vendor != NOBODY && is_number(ledger, named)).then_some((named.vendor, named.number))
        };
        for run in runs(ledger, key) {
            let mut amounts: Vec<i64> = run.iter().map(|named| ledger.amounts[named.row as usize]).collect();
            amounts.sort_unstable();
            amounts.dedup();
            if amounts.len() >= SEVERAL {
                continue;
            }
            for (one, other) in pairs(&run) {
                let (own, its) = (ledger.amounts[one.row as usize], ledger.amounts[other.row as usize]);
                let same = ledger.number(one) == ledger.number(other);
                // One invoice may be entered on several lines of a day.
                let entered = one.voucher == other.voucher && gap(ledger, one, other) == 0;
                if restarts(ledger, one, other) {
                    continue;
                }
                if own == its || !same || entered || one_booking(ledger, one, other) || in_parts(ledger, one, other) {
                    continue;
                }
                let Some(own) = about(seen, (self.code(), Weight::High), &[*one, *other]) else { continue };
                let said = msg("scan-invoice-amounts").with("vendor", ledger.vendors[one.vendor as usize].as_str());
                let said = said.with("number", ledger.number(one)).with("amount", ledger.amount(one.row).grouped());
                let said = said.with("other", ledger.amount(other.row).grouped());
                let said = said.with("first", ledger.when(one.row));
                let said = said.with("second", ledger.when(other.row));
                found.push(Found { said: said.with("stake", own.stake.grouped()), ..own });
            }
        }
        Ok(())
    }
}
