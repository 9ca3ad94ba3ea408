//! D3: the same vendor and amount, and numbers that one slip of the pen tells apart.

use super::{Named, about, gap, in_parts, is_monthly, one_booking, pairs, runs};
use crate::analysis::scan::ledger::{Ledger, NOBODY, UNDATED};
use crate::analysis::scan::vendor::{Slip, slip};
use crate::analysis::scan::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// So many days apart an invoice may be entered once more.
const WITHIN: i32 = 90;
/// So many days apart where another sign may just be the next invoice.
const SOON: i32 = 7;
/// Shorter numbers are near each other anyway.
const LONG_ENOUGH: usize = 5;

pub(in crate::analysis::scan) struct NearInvoice;

impl Finding for NearInvoice {
    fn code(&self) -> &'static str {
        "near-invoice"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let key = |named: &Named| {
            let counts = named.vendor != NOBODY
                && ledger.number(named).bytes().filter(u8::is_ascii_alphanumeric).count() >= LONG_ENOUGH;
            counts.then(|| (named.vendor, ledger.amounts[named.row as usize]))
        };
        for run in runs(ledger, key) {
            if is_monthly(ledger, &run) {
                continue;
            }
            for (one, other) in pairs(&run) {
                let near = is_slip(ledger, one, other);
                if !near || one_booking(ledger, one, other) || in_parts(ledger, one, other) {
                    continue;
                }
                let Some(own) = about(seen, (self.code(), Weight::Medium), &[*one, *other]) else { continue };
                let said = msg("scan-near-invoice").with("vendor", ledger.vendors[one.vendor as usize].as_str());
                let said = said.with("number", ledger.number(one)).with("other", ledger.number(other));
                let said = said.with("amount", ledger.amount(one.row).grouped());
                let said = said.with("first", ledger.when(one.row));
                let said = said.with("second", ledger.when(other.row));
                found.push(Found { said: said.with("stake", own.stake.grouped()), ..own });
            }
        }
        Ok(())
    }
}

/// May the one number be the other, mistyped? Numbers that run on are no slip: their last signs differ.
fn is_slip(ledger: &Ledger, one: &Named, other: &Named) -> bool {
    let (own, its) = (ledger.number(one), ledger.number(other));
    let apart = gap(ledger, one, other);
    // A receipt and an invoice, of Jiangsu and of Zhejiang: nobody mistypes these.
    if !own.chars().filter(|sign| !sign.is_ascii()).eq(its.chars().filter(|sign| !sign.is_ascii())) {
        return false;
    }
    // Rows without a day may be weeks apart.
    let dated = !ledger.is(one.row, UNDATED) && !ledger.is(other.row, UNDATED);
    match slip(own, its) {
        Some(Slip::Swapped) => apart <= WITHIN,
        Some(Slip::Added) => apart <= WITHIN && !runs_on(own, its),
        Some(Slip::Other) => dated && apart <= SOON && !runs_on(own, its),
        None => false,
    }
}

/// Do they differ in nothing but their last sign, or the last two?
fn runs_on(own: &str, its: &str) -> bool {
    let front = own.bytes().zip(its.bytes()).take_while(|(a, b)| a == b).count();
    front + 2 >= own.len().max(its.len())
}
