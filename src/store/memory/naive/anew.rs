//! Vouchers that were numbered anew, by the texts themselves.

use super::likeness;
use crate::model::Posting;
use crate::store::fingerprint::{spelt_account, spelt_voucher};

/// Is a row of the same day, text, amount and account one under another number of the same series?
pub(super) fn is_numbered_anew(row: &Posting, other: &Posting) -> bool {
    let apart = spelt_voucher(&row.voucher) != spelt_voucher(&other.voucher);
    let same = apart && spelt_account(&row.source_account) == spelt_account(&other.source_account);
    let told = [row, other].iter().all(|row| !row.voucher.is_empty() && !row.description.is_empty());
    told && same && likeness(row, other) == Some(4)
}
