//! Which rows the totals of a sheet sum up between them: a total that leaves rows out says that something was misread.

use super::columns::fold;
use super::fate::Fate;
use super::item::Item;
use super::kind::income;
use super::label::Sum;
use super::totals::{Totals, is_zero};
use super::tree::Parents;

/// What the totals take in.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    /// Totals of the whole sheet, or of all that it earns or costs, that are the sum of a part of it; with the lines
    /// that they leave out.
    pub(super) partial: Vec<(usize, Vec<usize>)>,
    /// Lines with an amount that no total takes in.
    pub(super) outside: Vec<usize>,
}

/// Holds every line against the totals that there are.
pub(super) fn coverage(items: &[Item], parents: &Parents, leaves: &[bool], totals: &Totals<'_>) -> Coverage {
    let shown = |i: &usize| items[*i].fate == Fate::Total && items[*i].has_figures();
    let shown: Vec<usize> = (0..items.len()).filter(shown).collect();
    let mut covered = vec![false; items.len()];
    let takes: Vec<(usize, Vec<usize>)> = shown.iter().map(|i| (*i, totals.takes_in(*i))).collect();
    takes.iter().flat_map(|(_, lines)| lines).for_each(|line| covered[*line] = true);
    let outside: Vec<usize> = (0..items.len()).filter(|i| leaves[*i] && !covered[*i] && !is_zero(&items[*i])).collect();
    let mut partial = Vec::new();
    for (total, lines) in takes.iter().filter(|(total, _)| is_whole(&items[*total])) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let kinds: Vec<bool> = lines.iter().map(|line| income(items, parents, *line)).collect();
        let missing = outside.iter().copied().filter(|line| {
            let before = (line < total) == (first < total);
            // A heading between the two begins a section, and the total is that section's.
            let (from, to) = if line < first { (*line, *first) } else { (*last, *line) };
            let section = (from..to).any(|i| items[i].fate == Fate::Line && !items[i].has_figures());
            items[*line].side == items[*total].side
                && before
                && !section
                && kinds.contains(&income(items, parents, *line))
        });
        let missing: Vec<usize> = missing.collect();
        if !missing.is_empty() {
            partial.push((*total, missing));
        }
    }
    Coverage { partial, outside }
}

/// Is a row the total of everything, or of all that comes in or goes out? 小计 and `人力成本合计` are of a part.
fn is_whole(item: &Item) -> bool {
    const KINDS: &[&str] = &[
        "收入",
        "支出",
        "成本",
        "费用",
        "成本费用",
        "income",
        "revenue",
        "revenues",
        "expenses",
        "expense",
        "expenditure",
        "costs",
        "cost",
        "budget",
    ];
    let name = fold(&item.label.name).0;
    let part = ["小计", "小計", "subtotal", "sub-total"].iter().any(|word| name.contains(word));
    let whole = match &item.sum {
        Some((Sum::Certain, _)) => !name.is_empty(),
        Some((Sum::Perhaps, of)) => KINDS.contains(&of.as_str()),
        _ => false,
    };
    whole && !part && !item.forced
}
