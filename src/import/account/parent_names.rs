//! In a list of accounts without codes: which are above others by their names, and show what these add up to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

/// An account of a list.
pub(in crate::import) struct Listed {
    /// What sets it apart besides its name: the month, and where it belongs.
    pub(in crate::import) place: Vec<String>,
    pub(in crate::import) levels: Vec<String>,
    pub(in crate::import) shown: [i128; 3],
    /// It is a first-level account of a chart: one below it is enough.
    pub(in crate::import) first_level: bool,
}

/// The rows that show the sum of those below them: of the lowest, or of the next level.
pub(in crate::import) fn parents(rows: &[Option<Listed>]) -> BTreeSet<usize> {
    let mut accounts: BTreeMap<(&[String], &[String]), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(row) = row.as_ref().filter(|row| !row.levels.is_empty()) {
            accounts.entry((&row.place, &row.levels)).or_default().push(at);
        }
    }
    let below = |(place, levels): (&[String], &[String])| {
        let key = (place.to_vec(), levels.to_vec());
        move |(other_place, other): &(&[String], &[String])| {
            *other_place == key.0 && other.len() > key.1.len() && other.starts_with(&key.1)
        }
    };
    let is_parent = |(key, own): (&(&[String], &[String]), &Vec<usize>)| {
        let [at] = own[..] else { return None };
        let row = rows[at].as_ref()?;
        let within = || accounts.range((Excluded(*key), Unbounded)).take_while(|(other, _)| below(*key)(other));
        let lowest = |other: &(&[String], &[String])| {
            accounts.range((Excluded(*other), Unbounded)).next().is_none_or(|(next, _)| !below(*other)(next))
        };
        let next = |other: &(&[String], &[String])| other.1.len() == key.1.len() + 1;
        let adds_up = |all: Vec<usize>| {
            let shown = all
                .iter()
                .filter_map(|at| rows[*at].as_ref())
                .fold([0; 3], |sum: [i128; 3], row| [0, 1, 2].map(|i| sum[i] + row.shown[i]));
            shown == row.shown && shown != [0; 3] && (all.len() > 1 || row.first_level)
        };
        let all_lowest = within().filter(|(other, _)| lowest(other)).flat_map(|(_, at)| at.iter().copied());
        let all_next = within().filter(|(other, _)| next(other)).flat_map(|(_, at)| at.iter().copied());
        (adds_up(all_lowest.collect()) || adds_up(all_next.collect())).then_some(at)
    };
    accounts.iter().filter_map(is_parent).collect()
}
