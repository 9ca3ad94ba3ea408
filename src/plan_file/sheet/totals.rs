//! Sums that a sheet shows, held against the rows that they sum up: totals by name, and parents by their parts.

use super::columns::fold;
use super::coverage::coverage;
use super::fate::Fate;
use super::item::Item;
use super::kind::income;
use super::label::Sum;
use super::tree::Parents;

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
    /// Totals of the whole that are the sum of a part, and lines that no total takes in.
    pub(super) partial: usize,
    pub(super) outside: usize,
}

impl Fit {
    /// What speaks against the tree.
    pub(super) fn cost(&self) -> usize {
        self.less * 1000 + self.unfit * 100 + self.partial * 50 + self.more * 10
    }

    /// Does everything that the sheet says of sums hold, and do its totals take in every line?
    pub(super) fn is_proven(&self) -> bool {
        self.cost() == 0 && self.totals > 0 && self.outside == 0
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
                // A row that is only taken for a sum has to be one to the last digit.
                let coarse = if item.sum.is_some() { figure.coarseness(*sum) } else { 0 };
                (figure.minor - sum).abs() > blur + coarse
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

/// May a row that is called no total sum up another? Of another month or department it is no part.
pub(super) fn may_sum(whole: &Item, part: &Item) -> bool {
    whole.key.iter().zip(&part.key).all(|(whole, part)| whole.is_empty() || whole == part)
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

/// The rows that totals count: the lines, or, where more totals hold so, ceilings in place of what stands below them.
pub(super) fn counted_in(items: &[Item], parents: &Parents, leaves: &[bool], ceilings: bool) -> Vec<bool> {
    let mut counted = leaves.to_vec();
    if !ceilings {
        return counted;
    }
    let children = children(items, parents);
    let is_ceiling = |i: usize| {
        let parts = parts_of(items, &children, i);
        items[i].has_figures() && !parts.is_empty() && compare(items, i, &parts) == Parts::More
    };
    for i in (0..items.len()).filter(|i| items[*i].counts()) {
        let above = || std::iter::successors(Some(i), |at| parents[*at]);
        if let Some(top) = above().filter(|at| is_ceiling(*at)).last() {
            counted[i] = i == top;
        }
    }
    let held = |counted: &[bool]| {
        let totals = Totals::new(items, parents, counted);
        let shown = (0..items.len()).filter(|i| items[*i].fate == Fate::Total && items[*i].has_figures());
        shown.filter(|i| totals.sums_for(*i).is_ok()).count()
    };
    if held(&counted) > held(leaves) { counted } else { leaves.to_vec() }
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
    let coverage = coverage(items, parents, &leaves, &totals);
    (fit.partial, fit.outside) = (coverage.partial.len(), coverage.outside.len());
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
        let named = self.named_lines(item).map(|lines| {
            let mut sums = Sums::default();
            lines.iter().for_each(|i| sums.add(&self.items[*i], 1));
            sums
        });
        if let Some(named) = named.as_ref().filter(|sums| fits(sums)) {
            return Ok(named.clone());
        }
        let since_last =
            (0..end).rev().find(|i| self.items[*i].fate == Fate::Total && self.items[*i].side == item.side);
        let likeliest = || {
            let section = stretch(all, since_last.map_or(0, |last| last + 1), end);
            let whole = matches!(&item.sum, Some((Sum::Certain, _))) || section.parts == 0;
            named.clone().unwrap_or(if whole { all[end].clone() } else { section })
        };
        let up_to = &self.up_to[item.side];
        let mut found = self.stretches(total).into_iter().map(|(kind, from, to)| stretch(&up_to[kind], from, to));
        found.find(fits).ok_or_else(likeliest)
    }

    /// The stretches of rows that a total may be the sum of, the likeliest first: whose (costs, income, both), from, to.
    fn stretches(&self, total: usize) -> Vec<(usize, usize, usize)> {
        const COSTS: usize = 0;
        const INCOME: usize = 1;
        const BOTH: usize = 2;
        let (item, count) = (&self.items[total], self.items.len());
        // A row that does not even have a name is the sum of all above it, or of all since the last total.
        if matches!(&item.sum, Some((Sum::Perhaps, of)) if of.is_empty()) {
            let last = |i: &usize| self.items[*i].fate == Fate::Total && self.items[*i].side == item.side;
            let from = (0..total).rev().find(last).map_or(0, |last| last + 1);
            return vec![(BOTH, from, total), (BOTH, 0, total)];
        }
        let before = self.bounds.iter().rev().filter(|bound| **bound <= total).map(|from| (BOTH, *from, total));
        let kinds = [COSTS, INCOME].map(|kind| (kind, 0, total));
        let all = [COSTS, INCOME, BOTH].map(|kind| (kind, 0, count));
        let after = self.bounds.iter().filter(|bound| **bound > total).map(|to| (BOTH, total, *to));
        before.chain(kinds).chain(all).chain(after).collect()
    }

    /// The lines that a total is the sum of, by the reading that takes in most; none where it is the sum of nothing.
    pub(super) fn takes_in(&self, total: usize) -> Vec<usize> {
        let item = &self.items[total];
        let Some(up_to) = self.up_to.get(item.side) else { return Vec::new() };
        let lines = |kind: usize, from: usize, to: usize| {
            let of_kind = move |i: &usize| kind == 2 || usize::from(income(self.items, self.parents, *i)) == kind;
            (from..to).filter(|i| self.leaves[*i] && self.items[*i].side == item.side).filter(of_kind)
        };
        if let Some((Sum::Result, _)) = item.sum {
            let held = self.sums_for(total).is_ok();
            return if held { lines(2, 0, self.items.len()).collect() } else { Vec::new() };
        }
        let fits = |sums: &Sums| sums.parts > 0 && sums.difference(item).is_none();
        if let Some(below) = self.named_lines(item) {
            let mut sums = Sums::default();
            below.iter().for_each(|i| sums.add(&self.items[*i], 1));
            if fits(&sums) {
                return below;
            }
        }
        let stretches = self.stretches(total).into_iter().filter_map(|(kind, from, to)| {
            let sums = up_to[kind][to].minus(&up_to[kind][from]);
            fits(&sums).then_some((sums.parts, (kind, from, to)))
        });
        let widest = stretches.max_by_key(|(parts, _)| *parts).map(|(_, (kind, from, to))| lines(kind, from, to));
        widest.map(Iterator::collect).unwrap_or_default()
    }

    /// The lines below the name that a total bears: `人力成本小计` after `一、人力成本`.
    fn named_lines(&self, total: &Item) -> Option<Vec<usize>> {
        let (_, of) = total.sum.as_ref().filter(|(_, of)| !of.is_empty())?;
        let mut heads = (0..self.items.len()).filter(|i| {
            let item = &self.items[*i];
            item.side == total.side && item.counts() && !self.leaves[*i] && fold(&item.label.name).0 == *of
        });
        let head = heads.next()?;
        let below = |i: &usize| {
            let mut above = self.parents[*i];
            while above.is_some_and(|parent| parent != head) {
                above = above.and_then(|parent| self.parents[parent]);
            }
            self.leaves[*i] && above == Some(head)
        };
        Some((0..self.items.len()).filter(below).collect::<Vec<_>>()).filter(|lines| !lines.is_empty())
    }
}
