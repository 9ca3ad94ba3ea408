//! Which rows of a month stand: plain ones that no reversal takes back. Pure.
//!
//! A reversal takes back the row of the same file and line. One that comes before its row (two clocks) waits for it. A
//! restoration gives back what a reversal took that had no row to take; a reversal of a copy never takes the last row.

use std::collections::{HashMap, HashSet};

use crate::store::fingerprint::Identity;

/// What a month comes to.
pub(in crate::store) struct Standing {
    /// For each row: does it count?
    pub(in crate::store) live: Vec<bool>,
    /// Reversals whose row is not there, by number.
    pub(in crate::store) waiting: Vec<usize>,
    /// Restorations of what nothing took, by number.
    pub(in crate::store) idle: Vec<usize>,
}

/// The rows of one fingerprint, as far as they were met.
#[derive(Default)]
struct Copies {
    standing: Vec<usize>,
    waiting: Vec<usize>,
    idle: Vec<usize>,
}

/// Goes through the rows in the order of the ledger.
pub(in crate::store) fn standing(rows: &[impl AsRef<Identity>]) -> Standing {
    let rows: Vec<&Identity> = rows.iter().map(AsRef::as_ref).collect();
    let mut live: Vec<bool> = rows.iter().map(|row| row.marks.is_plain()).collect();
    let corrected = |row: &&&Identity| row.marks.takes_back() || row.marks.restores();
    let touched: HashSet<u128> = rows.iter().filter(corrected).map(|row| row.fingerprint).collect();
    let (mut waiting, mut idle) = (Vec::new(), Vec::new());
    if touched.is_empty() {
        return Standing { live, waiting, idle };
    }
    let void = void(&rows, &touched);
    let mut met: HashMap<u128, Copies> = HashMap::new();
    for (i, row) in rows.iter().enumerate().filter(|(_, row)| touched.contains(&row.fingerprint)) {
        let copies = met.entry(row.fingerprint).or_default();
        let own = |list: &[usize]| list.iter().position(|&at| rows[at].origin == row.origin);
        if row.marks.takes_back() {
            if let Some(at) = own(&copies.idle) {
                copies.idle.remove(at);
            } else if let Some(at) = own(&copies.standing).filter(|_| !void.contains(&i)) {
                live[copies.standing.remove(at)] = false;
            } else {
                copies.waiting.push(i);
            }
        } else if row.marks.restores() {
            match copies.waiting.iter().rposition(|&at| rows[at].origin == row.origin) {
                Some(at) => drop(copies.waiting.remove(at)),
                None => copies.idle.push(i),
            }
        } else if row.marks.is_plain() {
            match own(&copies.waiting) {
                Some(at) => {
                    copies.waiting.remove(at);
                    live[i] = false;
                }
                None => copies.standing.push(i),
            }
        }
    }
    for copies in met.into_values() {
        waiting.extend(copies.waiting);
        idle.extend(copies.idle);
    }
    waiting.sort_unstable();
    idle.sort_unstable();
    Standing { live, waiting, idle }
}

/// Reversals of copies beyond all copies but one, whatever the order of the rows: two branches took back the same one.
fn void(rows: &[&Identity], touched: &HashSet<u128>) -> HashSet<usize> {
    let mut counts: HashMap<u128, (usize, Vec<usize>)> = HashMap::new();
    for (i, row) in rows.iter().enumerate().filter(|(_, row)| touched.contains(&row.fingerprint)) {
        let (copies, taken) = counts.entry(row.fingerprint).or_default();
        *copies += usize::from(row.marks.is_plain());
        if row.marks.of_copy() {
            taken.push(i);
        }
    }
    let beyond = |(copies, taken): (usize, Vec<usize>)| taken.into_iter().skip(copies.saturating_sub(1));
    counts.into_values().flat_map(beyond).collect()
}

/// Which rows count, for judging: a reversal whose own line is not there takes back the latest equal row.
pub(in crate::store) fn live(rows: &[impl AsRef<Identity>]) -> Vec<bool> {
    let Standing { mut live, waiting, .. } = standing(rows);
    for at in waiting {
        let reversal = rows[at].as_ref();
        let equal = |i: &usize| live[*i] && rows[*i].as_ref().fingerprint == reversal.fingerprint;
        let found = (0..at).rev().find(equal).or_else(|| (at..rows.len()).find(equal));
        if let Some(row) = found.filter(|_| !reversal.marks.of_copy()) {
            live[row] = false;
        }
    }
    live
}
