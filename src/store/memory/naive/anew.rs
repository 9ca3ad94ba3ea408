//! Vouchers that were numbered anew, by the texts themselves.

use super::likeness;
use crate::model::Posting;
use crate::store::fingerprint::{spelt_account, spelt_voucher};

/// Is a row of the same day, text, amount and account one under another number of the same series?
pub(super) fn is_numbered_anew(row: &Posting, other: &Posting) -> bool {
    let word = |row: &Posting| spelt_voucher(&row.voucher).replace(|c: char| c.is_ascii_digit(), "");
    let same = word(row) == word(other) && spelt_account(&row.source_account) == spelt_account(&other.source_account);
    let told = [row, other].iter().all(|row| !row.voucher.is_empty() && !row.description.is_empty());
    told && same && likeness(row, other) == Some(4)
}

/// Is nearly all of a file there under other numbers, and is most of it? Of all rows, sure ones and such ones.
pub(super) fn shifts(rows: usize, sure: usize, shifted: usize) -> [bool; 2] {
    let most = shifted >= 3 && shifted * 2 > rows - sure && (sure + shifted) * 2 > rows;
    [most && (sure + shifted) * 5 >= rows * 4, most]
}
