//! `其中：`: parts of the row above, where the words say so of the first part alone and the sum of all that follow.

use super::fate::Fate;
use super::item::Item;
use super::totals;
use super::tree::{Parents, counting};

/// The parents where no blanks before names say anything.
pub(super) fn alone(items: &[Item]) -> Option<Parents> {
    if counting(items).any(|i| items[i].label.indent > 0) { None } else { parents(items) }
}

/// Rows that begin with the words belong to the row above; those after them, too, where they make it up.
pub(super) fn parents(items: &[Item]) -> Option<Parents> {
    let mut parents = vec![None; items.len()];
    let sides = items.iter().map(|item| item.side + 1).max().unwrap_or(0);
    for side in 0..sides {
        let rows: Vec<usize> = counting(items).filter(|i| items[*i].side == side).collect();
        let mut at = 0;
        while at < rows.len() {
            let (whole, below) = (rows[at], &rows[at + 1..]);
            let said = below.iter().take_while(|row| items[**row].label.of_which).count();
            let count = if said == 0 { 0 } else { made_up(items, whole, below, said) };
            below[..count].iter().for_each(|part| parents[*part] = Some(whole));
            at += 1 + count;
        }
    }
    parents.iter().any(Option::is_some).then_some(parents)
}

/// How many of the rows below are parts: those that say so, and as many more as make up the whole.
fn made_up(items: &[Item], whole: usize, below: &[usize], said: usize) -> usize {
    let no_total = |pair: &&[usize]| (pair[0]..pair[1]).all(|i| items[i].fate != Fate::Total);
    let near = 1 + below.windows(2).take_while(no_total).count();
    let parts = |row: &&usize| items[**row].has_figures() && !items[**row].label.of_which;
    let more = below[said..near.max(said)].iter().take_while(parts).count();
    (said..=said + more).find(|count| totals::equal(items, whole, &below[..*count])).unwrap_or(said)
}
