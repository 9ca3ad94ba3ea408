//! What becomes of judged rows under a policy.

use std::collections::BTreeSet;

use super::{MonthVerdicts, Verdict};
use crate::model::MoneyError;
use crate::store::{Policy, Replace, Verdicts};

/// What becomes of a pushed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Fate {
    Book,
    BookRepeat,
    Leave,
}

/// What becomes of a month.
pub(in crate::store) struct Decided {
    /// One for each pushed row.
    pub(in crate::store) fates: Vec<Fate>,
    /// The rows of the ledger that are taken back, by number.
    pub(in crate::store) reversed: BTreeSet<u32>,
    /// Changed rows that the policy does not replace.
    pub(in crate::store) refused: u64,
    /// How many of the pushed rows are booked, and their sum.
    pub(in crate::store) rows: u64,
    pub(in crate::store) total: i64,
}

/// Applies a policy to the verdicts of a month, which the file may have `complete`; counts them in `verdicts`.
pub(in crate::store) fn decide(
    policy: &Policy,
    complete: bool,
    judged: &MonthVerdicts,
    amounts: &[i64],
    ledger: usize,
    verdicts: &mut Verdicts,
) -> Result<Decided, MoneyError> {
    let replaces = complete || policy.replace == Replace::Changed;
    let mut fates = Vec::with_capacity(amounts.len());
    let mut reversed: BTreeSet<u32> = if complete { judged.absent.iter().copied().collect() } else { BTreeSet::new() };
    let mut replaced: BTreeSet<usize> = BTreeSet::new();
    let (mut refused, mut rows, mut total) = (0, 0, 0_i64);
    for (verdict, minor) in judged.verdicts.iter().zip(amounts) {
        let fate = match verdict {
            // What the file says on an axis that the book has by now is taken over where that is asked for.
            Verdict::OtherAxes(row) if replaces => {
                reversed.insert(*row);
                Fate::Book
            }
            Verdict::OtherNumber(row) | Verdict::Numbered(row) if replaces => {
                match (*row as usize).checked_sub(ledger) {
                    Some(at) => drop(replaced.insert(at)),
                    None => drop(reversed.insert(*row)),
                }
                Fate::Book
            }
            Verdict::Known | Verdict::OtherAxes(_) if policy.as_new => Fate::BookRepeat,
            Verdict::OtherNumber(_) | Verdict::Numbered(_) if policy.as_new => Fate::BookRepeat,
            Verdict::Known | Verdict::OtherAxes(_) | Verdict::Numbered(_) => Fate::Leave,
            Verdict::OtherNumber(_) => {
                refused += 1;
                Fate::Leave
            }
            Verdict::New | Verdict::Suspect(_) => Fate::Book,
            Verdict::Repeat => Fate::BookRepeat,
            Verdict::Changed(row) | Verdict::Alike(row) if replaces => {
                match (*row as usize).checked_sub(ledger) {
                    // Of a file before, in this very batch: it is not booked at all.
                    Some(at) => drop(replaced.insert(at)),
                    None => drop(reversed.insert(*row)),
                }
                Fate::Book
            }
            Verdict::Changed(_) | Verdict::Alike(_) if policy.as_new => Fate::Book,
            Verdict::Changed(_) | Verdict::Alike(_) => {
                refused += 1;
                Fate::Leave
            }
        };
        match verdict {
            Verdict::OtherAxes(_) | Verdict::Numbered(_) if replaces => verdicts.changed += 1,
            Verdict::Changed(_) | Verdict::OtherNumber(_) => verdicts.changed += 1,
            Verdict::Alike(_) => (verdicts.changed, verdicts.alike) = (verdicts.changed + 1, verdicts.alike + 1),
            _ if fate == Fate::Leave => verdicts.known += 1,
            _ => verdicts.new += 1,
        }
        verdicts.numbered += u64::from(matches!(verdict, Verdict::Numbered(_)) && fate == Fate::Leave);
        // Of a complete month the rows that the file lacks are taken back: nothing is left to suspect.
        verdicts.suspect += u64::from(matches!(verdict, Verdict::Suspect(_)) && !complete);
        if fate != Fate::Leave {
            rows += 1;
            total = total.checked_add(*minor).ok_or(MoneyError::Overflow)?;
        }
        fates.push(fate);
    }
    for at in replaced {
        if let Some(fate) = fates.get_mut(at).filter(|fate| **fate != Fate::Leave) {
            *fate = Fate::Leave;
            verdicts.new = verdicts.new.saturating_sub(1);
            rows -= 1;
            total = total.checked_sub(amounts[at]).ok_or(MoneyError::Overflow)?;
        }
    }
    Ok(Decided { fates, reversed, refused, rows, total })
}

/// Rows that may share but the number of their voucher with the row of which they seem a version, and that row: a
/// file that has no row of the ledger is no export of the same rows. The number may have begun anew (another kind of
/// document, another set of books): [`crate::store::fingerprint::is_version`] tells, from what both say.
pub(in crate::store) fn doubtful(verdicts: &[Verdict], ends: &[usize]) -> Vec<(usize, usize)> {
    let mut begin = 0;
    let mut doubtful = Vec::new();
    for end in ends.iter().copied().chain([verdicts.len()]) {
        let file = begin..end.max(begin);
        if !verdicts[file.clone()].contains(&Verdict::Known) {
            let changed = file.clone().filter_map(|at| match verdicts[at] {
                Verdict::Changed(row) => Some((at, row as usize)),
                _ => None,
            });
            doubtful.extend(changed);
        }
        begin = file.end;
    }
    doubtful
}
