//! Rows without a voucher that the ledger has with more text, less or none. Pure.
//!
//! A day, an amount and an account say little of one row: two people take the bus. Where half of a file is so, and no text
//! says otherwise, it is the same export, cut shorter.

use super::{Export, MonthVerdicts, Verdict};
use crate::store::fingerprint::{Identity, Marks};

/// The rows that are strangely like one of the ledger, with that one, and without a voucher to say whether they are it.
pub(in crate::store) fn unvouched<'i>(
    judged: &MonthVerdicts,
    pushed: &[Identity],
    of: impl Fn(usize) -> &'i Identity,
) -> Vec<(usize, usize)> {
    let pairs = judged.verdicts.iter().zip(0..).filter_map(|(verdict, at)| match verdict {
        Verdict::Suspect(row) => Some((at, *row as usize)),
        _ => None,
    });
    pairs.filter(|(at, row)| !pushed[*at].marks.any(Marks::VOUCHER) && of(*row).key == pushed[*at].key).collect()
}

/// Takes those of them whose texts do not differ for rows of the ledger, where much of their file is so. `whole` is what
/// is known of the whole file.
pub(in crate::store) fn shorten(judged: &mut MonthVerdicts, ends: &[usize], whole: &[Export], same: &[(usize, usize)]) {
    let file = |at: usize| ends.iter().filter(|end| **end <= at).count();
    for (at, _) in same {
        if let Some(export) = judged.exports.get_mut(file(*at)) {
            export.shorter += 1;
        }
    }
    for (at, row) in same {
        let of_file = file(*at);
        let Some(export) = judged.exports.get_mut(of_file) else { continue };
        if export.is_shorter() || whole.get(of_file).is_some_and(Export::is_shorter) {
            judged.verdicts[*at] = Verdict::Alike(*row as u32);
        } else {
            export.open += 1;
        }
    }
}
