//! The leaves of a report over whole months that are over, without arranging them: what each line has for itself with
//! what was spent on it, and each place outside the plan.

use std::collections::BTreeMap;

use super::finder::Finder;
use super::judge::weighs;
use super::judged::Direction;
use crate::analysis::Covering;
use crate::analysis::covers::NONE;
use crate::model::{Grid, Kind, LineKey, Materiality, Money, MoneyError, Month, Ratio};

/// A line, or a place outside the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Where it stands.
    pub key: LineKey,
    /// Cost or income.
    pub kind: Kind,
    /// Is there a line for it?
    pub planned: bool,
    /// What is budgeted for it alone.
    pub budget: Money,
    /// What was spent or received.
    pub actual: Money,
    /// Worth a manager's attention?
    pub material: bool,
}

impl Leaf {
    /// `actual − budget`.
    pub fn variance(&self) -> Result<Money, MoneyError> {
        self.actual.checked_sub(self.budget)
    }

    /// Over |budget|; `None` for a budget of zero.
    pub fn ratio(&self) -> Option<Ratio> {
        Ratio::of(self.variance().ok()?, self.budget.abs())
    }

    /// What the variance means.
    pub fn direction(&self) -> Direction {
        let adverse = match self.kind {
            Kind::Cost => self.actual.minor() > self.budget.minor(),
            Kind::Income => self.actual.minor() < self.budget.minor(),
        };
        match (self.actual == self.budget, adverse) {
            (true, _) => Direction::None,
            (_, true) => Direction::Adverse,
            (_, false) => Direction::Favorable,
        }
    }
}

/// The leaves of some months, in the order of the plans, then what lies outside; only material ones, or all that are
/// not zero. The grid has the axes of the budget, and is summed over those that no line names.
pub fn leaves(
    covering: &Covering<'_>,
    grid: &Grid,
    months: &[Month],
    book: &Materiality,
    only_material: bool,
) -> anyhow::Result<Vec<Leaf>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let money = |minor| Money::from_minor(minor, budget.currency);
    let planned = months.iter().any(|month| budget.plans_month(*month));
    let several = covers.plan.first() != covers.plan.last();
    // Versions of a plan cover the same places: what they have is one line's.
    let place = |cover: usize| if several { covering.first_of(cover) } else { cover };
    let mut sums = vec![(0_i64, 0_i64); covers.count()];
    for month in months {
        for (cover, own) in covering.month(*month)?.iter().enumerate().filter(|(_, own)| **own != 0) {
            let sum = &mut sums[place(cover)].0;
            *sum = sum.checked_add(*own).ok_or(MoneyError::Overflow)?;
        }
    }
    let mut outside: BTreeMap<LineKey, i64> = BTreeMap::new();
    let mut finder = Finder::new(covering, grid);
    for (month, cells) in grid.sums().filter(|(month, _)| months.contains(month)) {
        let found = finder.covers(month);
        for ((at, cover), sum) in grid.places().zip(found).zip(cells).filter(|(_, sum)| !sum.is_none()) {
            let into = match *cover {
                NONE => outside.entry(key_outside(covering, grid, at)).or_default(),
                cover => &mut sums[place(cover as usize)].1,
            };
            *into = into.checked_add(sum.minor).ok_or(MoneyError::Overflow)?;
        }
    }
    let mut leaves = Vec::new();
    for (cover, (own, actual)) in sums.into_iter().enumerate().filter(|(_, sums)| *sums != (0, 0)) {
        let stated = covers.materiality.get(&(cover as u32)).copied();
        let variance = money(actual).checked_sub(money(own))?;
        let material = weighs(variance, money(own), book, stated);
        if material || !only_material {
            let category = covers.category_of(cover).clone();
            let kind = budget.tree.kind(&category);
            let key = LineKey { category, members: covers.member_names(cover) };
            leaves.push(Leaf { key, kind, planned: true, budget: money(own), actual: money(actual), material });
        }
    }
    for (key, actual) in outside.into_iter().filter(|(_, actual)| *actual != 0) {
        let none = money(0);
        let material = planned && weighs(money(actual), none, book, None);
        if material || !only_material {
            let kind = budget.tree.kind(&key.category);
            leaves.push(Leaf { key, kind, planned: false, budget: none, actual: money(actual), material });
        }
    }
    Ok(leaves)
}

/// A place that no line covers: its members on the axes that lines name.
fn key_outside(covering: &Covering<'_>, grid: &Grid, place: &[u32]) -> LineKey {
    let names = grid.members.iter().zip(&place[1..]).enumerate();
    let member = |(axis, (all, own)): (usize, (&Vec<String>, &u32))| {
        covering.budget().names_members(axis).then(|| all[*own as usize].clone())
    };
    LineKey { category: grid.categories[place[0] as usize].clone(), members: names.map(member).collect() }
}
