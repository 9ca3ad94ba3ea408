//! D1: the same vendor, the same invoice, the same amount.

use super::{Named, about, again, days, in_parts, is_monthly, is_number, one_booking, restarts, runs};
use crate::analysis::scan::{Finding, Found, Seen, Weight};
use crate::words::msg;

pub(in crate::analysis::scan) struct SameInvoice;

impl Finding for SameInvoice {
    fn code(&self) -> &'static str {
        "duplicate-invoice"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let key = |named: &Named| {
            is_number(ledger, named).then(|| (named.vendor, named.number, ledger.amounts[named.row as usize]))
        };
        for run in runs(ledger, key) {
            // One invoice that is paid month by month.
            if is_monthly(ledger, &run) {
                continue;
            }
            let fits = |one: &Named, other: &Named| {
                let same = ledger.number(one) == ledger.number(other);
                let two = !one_booking(ledger, one, other) && !restarts(ledger, one, other);
                same && two && !in_parts(ledger, one, other)
            };
            let rows = again(&run, fits);
            let [one, _, ..] = &rows[..] else { continue };
            let Some(own) = about(seen, (self.code(), Weight::High), &rows) else { continue };
            let vendor = ledger.vendors[one.vendor as usize].as_str();
            let said = match vendor.is_empty() {
                true => msg("scan-duplicate-invoice-alone"),
                false => msg("scan-duplicate-invoice").with("vendor", vendor),
            };
            let said = said.with("number", ledger.number(one)).with("amount", ledger.amount(one.row).grouped());
            let said = said.with("times", rows.len()).with("days", days(ledger, &rows));
            found.push(Found { said: said.with("stake", own.stake.grouped()), ..own });
        }
        Ok(())
    }
}
