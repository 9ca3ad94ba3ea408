//! Sums that a sheet shows, held against the rows that they sum up: totals by name, and parents by their parts.

use super::columns::fold;
use super::fate::Fate;
use super::item::Item;
use super::label::Sum;
use super::tree::Parents;
use crate::model::Kind;

/// How well a tree agrees with what the sheet says.
#[derive(Clone, Debug, Default)]
pub(super) struct Fit {
    /// Parents with an amount that is the sum of their parts.
    pub(super) equal: Vec<usize>,
    /// Parents that are more, or less, than their parts in some column.
    pub(super) more: usize,
    pub(super) less: usize,
    /// Totals that were compared, and those that are no sum of rows.
    pub(super) totals: usize,
    pub(super) unfit: usize,
}

impl Fit {
    /// What speaks against the tree.
    pub(super) fn cost(&self) -> usize {
        self.less * 1000 + self.unfit * 100 + self.more * 10
    }
}

/// What a parent is, compared with its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    Equal,
    More,
    Less,
}

/// Sums by amount column, and how far rounding may have moved them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    pub(super) minor: Vec<i128>,
    blur: Vec<i128>,
    parts: i128,
}

impl Sums {
    pub(super) fn add(&mut self, item: &Item, sign: i128) {
        let width = self.minor.len().max(item.figures.len());
        self.minor.resize(width, 0);
        self.blur.resize(width, 0);
        for (at, figure) in item.figures.iter().enumerate() {
            if let Some(figure) = figure {
                self.minor[at] += sign * figure.minor;
                self.blur[at] += figure.blur.max(i128::from(figure.rounded));
            }
        }
        self.parts += 1;
    }

    fn minus(&self, other: &Sums) -> Sums {
        let of = |a: &[i128], b: &[i128]| (0..a.len()).map(|i| a[i] - b.get(i).copied().unwrap_or(0)).collect();
        Sums {
            minor: of(&self.minor, &other.minor),
            blur: of(&self.blur, &other.blur),
            parts: self.parts - other.parts,
        }
    }

    /// The first column in which an item differs: its place, what it says, the sum.
    pub(super) fn difference(&self, item: &Item) -> Option<(usize, i128, i128)> {
        let figures = item.figures.iter().enumerate().filter_map(|(at, figure)| Some((at, (*figure)?)));
        figures
            .map(|(at, figure)| (at, figure, self.minor.get(at).copied().unwrap_or(0)))
            .find(|(at, figure, sum)| {
                let blur = self.blur.get(*at).copied().unwrap_or(0) + figure.blur.max(i128::from(figure.rounded));
                (figure.minor - sum).abs() > blur
            })
            .map(|(at, figure, sum)| (at, figure.minor, sum))
    }

    /// Equal in every column that the item has, but not to the last digit.
    pub(super) fn is_rounded(&self, item: &Item) -> bool {
        let sum = |at: usize| self.minor.get(at).copied().unwrap_or(0);
        item.figures.iter().enumerate().any(|(at, figure)| figure.is_some_and(|figure| figure.minor != sum(at)))
    }
}

pub(super) fn is_zero(item: &Item) -> bool {
    item.figures.iter().flatten().all(|figure| figure.minor == 0)
}

/// Is an item the sum of these in every column?
pub(super) fn equal(items: &[Item], whole: usize, parts: &[usize]) -> bool {
    let mut sums = Sums::default();
    parts.iter().for_each(|part| sums.add(&items[*part], sign(&items[*part], &items[whole])));
    !parts.is_empty() && items[whole].has_figures() && sums.difference(&items[whole]).is_none()
}

/// `减：` takes off.
fn sign(part: &Item, whole: &Item) -> i128 {
    let positive = part.figures.iter().flatten().all(|figure| figure.minor >= 0);
    if part.label.less && !whole.label.less && positive { -1 } else { 1 }
}

/// The parts of every item.
pub(super) fn children(items: &[Item], parents: &Parents) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); items.len()];
    for (i, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent.filter(|_| items[i].counts()) {
            children[parent].push(i);
        }
    }
    children
}

/// The items that are a parent's parts, one level down; those without amounts stand for theirs.
pub(super) fn parts_of(items: &[Item], children: &[Vec<usize>], parent: usize) -> Vec<usize> {
    let mut parts = Vec::new();
    for i in children[parent].iter().copied() {
        if items[i].has_figures() { parts.push(i) } else { parts.extend(parts_of(items, children, i)) }
    }
    parts
}

/// Compares a parent with its parts.
pub(super) fn compare(items: &[Item], parent: usize, parts: &[usize]) -> Parts {
    // A parent that shows nothing is a heading.
    if equal(items, parent, parts) || is_zero(&items[parent]) {
        return Parts::Equal;
    }
    let mut sums = Sums::default();
    parts.iter().for_each(|part| sums.add(&items[*part], sign(&items[*part], &items[parent])));
    let figures = items[parent].figures.iter().enumerate().filter_map(|(at, figure)| Some((at, (*figure)?)));
    let less = figures.into_iter().any(|(at, figure)| figure.minor < sums.minor.get(at).copied().unwrap_or(0));
    if less { Parts::Less } else { Parts::More }
}

/// Is an item a line: with amounts, and no parts with amounts below it?
pub(super) fn leaves(items: &[Item], parents: &Parents) -> Vec<bool> {
    let mut leaves: Vec<bool> = items.iter().map(|item| item.counts() && item.has_figures()).collect();
    for i in (0..items.len()).filter(|i| items[*i].counts() && items[*i].has_figures()) {
        let mut above = parents[i];
        while let Some(parent) = above {
            leaves[parent] = false;
            above = parents[parent];
        }
    }
    leaves
}

/// Holds a tree against every parent and every total.
pub(super) fn fit(items: &[Item], parents: &Parents) -> Fit {
    let mut fit = Fit::default();
    let leaves = leaves(items, parents);
    let children = children(items, parents);
    for i in (0..items.len()).filter(|i| items[*i].has_figures() && items[*i].counts()) {
        let parts = parts_of(items, &children, i);
        if parts.is_empty() {
            continue;
        }
        match compare(items, i, &parts) {
            Parts::Equal => fit.equal.push(i),
            Parts::More => fit.more += 1,
            Parts::Less => fit.less += 1,
        }
    }
    let shown: Vec<usize> =
        (0..items.len()).filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures()).collect();
    if shown.is_empty() {
        return fit;
    }
    let totals = Totals::new(items, parents, &leaves);
    for i in shown {
        fit.totals += 1;
        fit.unfit += usize::from(totals.sums_for(i).is_err());
    }
    fit
}

/// Sums up to each row, so that any stretch of rows can be summed at once.
pub(super) struct Totals<'a> {
    items: &'a [Item],
    parents: &'a Parents,
    /// For each side: costs, income, and both, up to each item.
    up_to: Vec<[Vec<Sums>; 3]>,
    /// Where a stretch may begin or end.
    bounds: Vec<usize>,
    leaves: &'a [bool],
}

impl<'a> Totals<'a> {
    pub(super) fn new(items: &'a [Item], parents: &'a Parents, leaves: &'a [bool]) -> Totals<'a> {
        let sides = items.iter().map(|item| item.side + 1).max().unwrap_or(0);
        let mut up_to: Vec<[Vec<Sums>; 3]> = Vec::new();
        for side in 0..sides {
            let mut sums = [Sums::default(), Sums::default(), Sums::default()];
            let mut columns: [Vec<Sums>; 3] = Default::default();
            for (i, item) in items.iter().enumerate() {
                columns.iter_mut().zip(&sums).for_each(|(column, sum)| column.push(sum.clone()));
                if leaves[i] && item.side == side {
                    let sign =
                        if item.label.less && item.figures.iter().flatten().all(|f| f.minor >= 0) { -1 } else { 1 };
                    sums[usize::from(income(items, parents, i))].add(item, sign);
                    sums[2].add(item, sign);
                }
            }
            columns.iter_mut().zip(&sums).for_each(|(column, sum)| column.push(sum.clone()));
            up_to.push(columns);
        }
        // Sections begin after a total, at a heading, and at a row that is no part of another.
        let is_bound =
            |i: &usize| items[*i].fate == Fate::Total || (items[*i].counts() && (parents[*i].is_none() || !leaves[*i]));
        let mut bounds: Vec<usize> = (0..items.len()).filter(is_bound).flat_map(|i| [i, i + 1]).collect();
        bounds.extend([0, items.len()]);
        bounds.sort_unstable();
        bounds.dedup();
        Totals { items, parents, up_to, bounds, leaves }
    }

    /// The sum that a total row shows; else the one that it is likeliest meant to show.
    pub(super) fn sums_for(&self, total: usize) -> Result<Sums, Sums> {
        let item = &self.items[total];
        let Some([costs, incomes, all]) = self.up_to.get(item.side) else { return Err(Sums::default()) };
        let (end, count) = (total, self.items.len());
        let fits = |sums: &Sums| sums.parts > 0 && sums.difference(item).is_none();
        let stretch = |kind: &[Sums], from: usize, to: usize| kind[to].minus(&kind[from]);
        if let Some((Sum::Result, _)) = item.sum {
            let left = incomes[count].minus(&costs[count]);
            let by_rows = incomes[end].minus(&costs[end]);
            let best = Sums { parts: all[count].parts, ..left };
            let other = Sums { parts: all[end].parts, ..by_rows };
            return [best.clone(), other].into_iter().find(fits).ok_or(best);
        }
        let named = self.named(item);
        if let Some(named) = named.as_ref().filter(|sums| fits(sums)) {
            return Ok(named.clone());
        }
        let before = self.bounds.iter().rev().filter(|bound| **bound <= end);
        let after = self.bounds.iter().filter(|bound| **bound > end);
        let since_last =
            (0..end).rev().find(|i| self.items[*i].fate == Fate::Total && self.items[*i].side == item.side);
        let likeliest = || {
            let section = stretch(all, since_last.map_or(0, |last| last + 1), end);
            let whole = matches!(&item.sum, Some((Sum::Certain, _))) || section.parts == 0;
            named.clone().unwrap_or(if whole { all[end].clone() } else { section })
        };
        // A row that does not even have a name is the sum of all above it, or of all since the last total.
        if matches!(&item.sum, Some((Sum::Perhaps, of)) if of.is_empty()) {
            let section = stretch(all, since_last.map_or(0, |last| last + 1), end);
            let found = [section, all[end].clone()].into_iter().find(fits);
            return found.ok_or_else(likeliest);
        }
        let candidates = before
            .map(|from| stretch(all, *from, end))
            .chain([costs, incomes].map(|kind| kind[end].clone()))
            .chain([costs, incomes, all].map(|kind| kind[count].clone()))
            .chain(after.map(|to| stretch(all, end, *to)));
        let mut candidates = candidates.filter(fits);
        candidates.next().ok_or_else(likeliest)
    }

    /// The rows below the name that a total bears: `人力成本小计` after `一、人力成本`.
    fn named(&self, total: &Item) -> Option<Sums> {
        let (_, of) = total.sum.as_ref().filter(|(_, of)| !of.is_empty())?;
        let mut heads = (0..self.items.len()).filter(|i| {
            let item = &self.items[*i];
            item.side == total.side && item.counts() && !self.leaves[*i] && fold(&item.label.name).0 == *of
        });
        let head = heads.next()?;
        let mut sums = Sums::default();
        for i in (0..self.items.len()).filter(|i| self.leaves[*i]) {
            let mut above = self.parents[i];
            while above.is_some_and(|parent| parent != head) {
                above = above.and_then(|parent| self.parents[parent]);
            }
            if above == Some(head) {
                sums.add(&self.items[i], 1);
            }
        }
        (sums.parts > 0).then_some(sums)
    }
}

/// Does a row bring money in: by its own word, or those above it?
pub(super) fn income(items: &[Item], parents: &Parents, i: usize) -> bool {
    let mut at = Some(i);
    while let Some(i) = at {
        if let Some(kind) = items[i].kind {
            return kind == Kind::Income;
        }
        let names = items[i].path.iter().map(String::as_str).chain([items[i].label.name.as_str()]);
        for name in names.collect::<Vec<_>>().into_iter().rev() {
            let name = fold(name).0;
            let name = name.trim_end_matches("类").trim_end_matches("部分").trim_end_matches("预算");
            if name.ends_with("收入")
                || matches!(name, "income" | "revenue" | "totalrevenue" | "operatingincome" | "otherincome")
            {
                return true;
            }
        }
        at = parents[i];
    }
    false
}
