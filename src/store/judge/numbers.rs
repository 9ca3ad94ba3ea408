//! Rows that the ledger has, under the number of another commitment or under none. Pure.
//!
//! A number is no part of what makes a row the same: it may be found in texts by a rule that is younger than the row. But
//! what an invoice settles goes by it, so that a correction of it is none that may be passed over.

use std::collections::BTreeMap;

use super::Verdict;
use crate::store::fingerprint::Identity;

/// Finds the known rows of a file that name another commitment than the row of the ledger. Of equal rows those are taken
/// for the same that name the same; a row without a number says nothing of it.
///
/// `chain` has the rows of the ledger of a fingerprint, in their order, `number` what a row names, and `found` by which
/// file a row was found last.
pub(super) fn compare(
    rows: &[Identity],
    verdicts: &mut [Verdict],
    (found, file): (&mut [u32], u32),
    chain: impl Fn(&u128) -> Vec<u32>,
    number: impl Fn(usize) -> u32,
) {
    let known = || rows.iter().zip(0..).filter(|(_, at)| verdicts[*at] == Verdict::Known);
    let mut numbered: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
    for (identity, _) in known().filter(|(identity, _)| identity.parts.commitment != 0) {
        numbered.entry(identity.fingerprint).or_default();
    }
    if numbered.is_empty() {
        return;
    }
    for (identity, at) in known() {
        if let Some(equal) = numbered.get_mut(&identity.fingerprint) {
            equal.push(at);
        }
    }
    for (fingerprint, equal) in numbered {
        let mut left = chain(&fingerprint);
        left.iter()
            .for_each(|row| found[*row as usize] = if found[*row as usize] == file { 0 } else { found[*row as usize] });
        let mut open = Vec::new();
        for at in equal {
            match left.iter().position(|row| number(*row as usize) == rows[at].parts.commitment) {
                Some(place) => found[left.remove(place) as usize] = file,
                None => open.push(at),
            }
        }
        // Those that name something first: they take the rows that name nothing.
        open.sort_by_key(|at| rows[*at].parts.commitment == 0);
        for at in open {
            let bare = left.iter().position(|row| number(*row as usize) == 0);
            let Some(row) = bare.or((!left.is_empty()).then_some(0)).map(|place| left.remove(place)) else { continue };
            found[row as usize] = file;
            verdicts[at] = match (rows[at].parts.commitment, bare) {
                (0, _) => Verdict::Known,
                (_, Some(_)) => Verdict::Numbered(row),
                (_, None) => Verdict::OtherNumber(row),
            };
        }
    }
}
