//! Amounts below zero that sums of the sheet take off: refunds and discounts, with a minus or in brackets.

use super::fate::Fate;
use super::item::Item;
use super::totals::{self, Totals};
use super::tree::Parents;

/// Marks the lines below zero that a total, or a parent, is the sum with.
pub(super) fn mark(items: &mut [Item], parents: &Parents, leaves: &[bool]) {
    let below = |i: &usize| {
        let figures = || items[*i].figures.iter().flatten();
        leaves[*i] && figures().all(|figure| figure.minor <= 0) && figures().any(|figure| figure.minor < 0)
    };
    if !(0..items.len()).any(|i| below(&i)) {
        return;
    }
    let sums = Totals::new(items, parents, leaves);
    let totals = (0..items.len()).filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures());
    let of_totals = totals.filter(|i| !items[*i].forced).flat_map(|total| sums.takes_in(total));
    let children = totals::children(items, parents);
    let of_parents = (0..items.len()).map(|i| (i, totals::parts_of(items, &children, i)));
    let of_parents = of_parents.filter(|(i, parts)| totals::equal(items, *i, parts)).flat_map(|(_, parts)| parts);
    let proven: Vec<usize> = of_totals.chain(of_parents).filter(below).collect();
    proven.into_iter().for_each(|line| items[line].taken_off = true);
}
