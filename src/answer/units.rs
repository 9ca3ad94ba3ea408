//! What members of a dimension serve: as it was counted, else as the book says how large they are.
//!
//! Of what lies above members it is the sum of theirs, each counted or stated, month by month where it lay; a filter holds
//! here as it does for what they cost.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::bridge::Kept;
use crate::model::metric::same_metric;
use crate::model::{Dimensions, Follows, Month, Period, Quantity, StatedMember};

/// Of some units what each member has, month by month.
pub(super) struct Units<'a> {
    source: &'a Source<'a>,
    names: &'a [String],
    kept: &'a Kept,
    /// The axis that rows name: that of the members, or the one below it.
    base: usize,
    /// What the members follow from, where they lie above others.
    above: Option<&'a Follows>,
    /// By unit; `None` where others than those that are asked for were counted.
    counted: Vec<BTreeMap<(String, Month), Option<Quantity>>>,
    /// By unit, the names under which one place was counted more than once: the first counts.
    doubled: Vec<BTreeSet<String>>,
    /// Who of the axis below lies in which of the members.
    lying: BTreeMap<(String, Month), Vec<String>>,
}

/// The axis that rows name, and what an axis follows from, where it does.
pub(super) fn below(dimensions: &Dimensions, axis: usize) -> (usize, Option<&Follows>) {
    let follows = axis.checked_sub(dimensions.own()).map(|at| &dimensions.follows[at]);
    (follows.map_or(axis, |follows| dimensions.above(follows)), follows)
}

impl<'a> Units<'a> {
    /// Of the members of an axis, in some months.
    pub(super) fn new(
        source: &'a Source<'a>,
        axis: usize,
        names: &'a [String],
        kept: &'a Kept,
        months: &[Month],
    ) -> anyhow::Result<Units<'a>> {
        let (base, above) = below(&source.settings.dimensions, axis);
        let counted = vec![BTreeMap::new(); names.len()];
        let doubled = vec![BTreeSet::new(); names.len()];
        let mut units = Units { source, names, kept, base, above, counted, doubled, lying: BTreeMap::new() };
        units.count(months)?;
        units.lay(months);
        Ok(units)
    }

    /// Takes in what was counted of those that are asked for.
    fn count(&mut self, months: &[Month]) -> anyhow::Result<()> {
        let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else { return Ok(()) };
        let dimensions = &self.source.settings.dimensions;
        let filters = self.kept.members.iter().map(|(axis, wanted)| (below(dimensions, *axis), wanted));
        let filters: Vec<_> = filters.filter(|((own, _), _)| *own != self.base).collect();
        let axes = self.source.axes();
        let wanted = |at: &usize| *at == self.base || filters.iter().any(|((own, _), _)| own == at);
        let by: Vec<String> = (0..axes.len()).filter(wanted).map(|at| axes[at].clone()).collect();
        let query = self.source.query(Period::months(*first, last.plus(1)), &by);
        let grid = self.source.metric_sums(&query)?.with_axes(&axes);
        let mut parts: Vec<BTreeMap<(String, Month), Vec<_>>> = vec![BTreeMap::new(); self.names.len()];
        for cell in grid.cells() {
            for (name, parts) in self.names.iter().zip(&mut parts) {
                if is_called(grid.category(&cell).as_str(), name) {
                    let place = (grid.member(&cell, self.base).to_string(), cell.month);
                    parts.entry(place).or_default().push(cell);
                }
            }
        }
        let each = self.counted.iter_mut().zip(&mut self.doubled).zip(self.names);
        for (((counted, doubled), unit), parts) in each.zip(parts) {
            for (place, mut cells) in parts {
                // 户数 and households of one place are one number, booked under two names.
                let names: BTreeSet<&str> = cells.iter().map(|cell| grid.category(cell).as_str()).collect();
                if names.len() > 1 {
                    let first = names.iter().copied().find(|name| same_metric(name, unit)).or(names.first().copied());
                    let first = first.unwrap_or_default().to_string();
                    doubled.extend(names.into_iter().map(String::from));
                    cells.retain(|cell| grid.category(cell).as_str() == first);
                }
                // What no part of names a department is that of all of them, and of each.
                let is_divided = |own: usize| cells.iter().any(|cell| !grid.member(cell, own).is_empty());
                let fits = |cell: &&_| {
                    filters.iter().all(|((own, follows), wanted)| {
                        let member = grid.member(cell, *own);
                        let text = follows.map_or(member, |follows| dimensions.follow(follows, member, place.1));
                        wanted.iter().any(|own| own == text) || !is_divided(*own)
                    })
                };
                let amounts: Vec<Quantity> =
                    cells.iter().filter(fits).map(|cell| Quantity::from(cell.amount)).collect();
                counted.insert(place, (!amounts.is_empty()).then(|| amounts.into_iter().sum()));
            }
        }
        Ok(())
    }

    /// Takes in where everybody lies, month by month.
    fn lay(&mut self, months: &[Month]) {
        let dimensions = &self.source.settings.dimensions;
        let Some(follows) = self.above else { return };
        let facts = dimensions.trees[follows.tree].facts();
        let members: BTreeSet<&str> = facts.iter().map(|own| own.member.as_str()).collect();
        let mut lying: BTreeMap<(String, Month), Vec<String>> = BTreeMap::new();
        for month in months {
            for member in members.iter().filter(|member| self.is_asked(member, *month)) {
                let above = dimensions.follow(follows, member, *month).to_string();
                lying.entry((above, *month)).or_default().push(member.to_string());
            }
        }
        self.lying = lying;
    }

    /// Do the filters keep a member of the axis that rows name, in a month?
    fn is_asked(&self, member: &str, month: Month) -> bool {
        let dimensions = &self.source.settings.dimensions;
        self.kept.members.iter().all(|(axis, wanted)| match below(dimensions, *axis) {
            (own, _) if own != self.base => true,
            (_, None) => wanted.iter().any(|own| own == member),
            (_, Some(follows)) => wanted.iter().any(|own| own == dimensions.follow(follows, member, month)),
        })
    }

    /// The names under which a unit was counted more than once in one place: the first alone counts.
    pub(super) fn doubled(&self, unit: usize) -> &BTreeSet<String> {
        &self.doubled[unit]
    }

    /// Who makes up a member in a month: itself, or those that lie below it; of them those that are asked for.
    fn parts(&self, member: &str, month: Month) -> Vec<String> {
        match self.above {
            Some(_) => self.lying.get(&(member.to_string(), month)).cloned().unwrap_or_default(),
            None if self.is_asked(member, month) => vec![member.to_string()],
            None => Vec::new(),
        }
    }

    /// Is a member asked for in one of some months?
    pub(super) fn is_there(&self, member: &str, months: &[Month]) -> bool {
        months.iter().any(|month| !self.parts(member, *month).is_empty())
    }

    /// What a member of the axis that rows name has of a unit in a month.
    pub(super) fn month(&self, unit: usize, member: &str, month: Month) -> Option<Quantity> {
        match self.counted[unit].get(&(member.to_string(), month)) {
            Some(counted) => *counted,
            None => self.stated(&self.names[unit], member, month),
        }
    }

    /// The sum over some months; `None` where one of them is not known of one who makes it up.
    ///
    /// Who lies below and has nothing in all of these months, no costs and no units, makes up nothing.
    pub(super) fn sum(
        &self,
        unit: usize,
        member: &str,
        months: &[Month],
        spending: &BTreeSet<String>,
    ) -> Option<Quantity> {
        let has =
            |part: &String, month: &Month| (0..self.names.len()).any(|unit| self.month(unit, part, *month).is_some());
        let mut idle: BTreeMap<String, bool> = BTreeMap::new();
        let (mut sum, mut found) = (Quantity::ZERO, false);
        for month in months {
            for part in self.parts(member, *month) {
                let is_idle = *idle
                    .entry(part.clone())
                    .or_insert_with(|| !spending.contains(&part) && !months.iter().any(|month| has(&part, month)));
                if !is_idle {
                    sum = sum + self.month(unit, &part, *month)?;
                    found = true;
                }
            }
        }
        found.then_some(sum)
    }

    /// How large the book says that a member is.
    fn stated(&self, unit: &str, member: &str, month: Month) -> Option<Quantity> {
        let trees = &self.source.settings.dimensions.trees;
        let own: &StatedMember = trees.iter().find(|tree| tree.axis == self.base)?.at(member, month)?;
        match (is_called(unit, "households"), is_called(unit, "area")) {
            (true, _) => own.households,
            (_, true) => own.area,
            _ => None,
        }
    }
}

/// Is it there from month to month, and not made anew in each?
pub(super) fn is_size(name: &str) -> bool {
    ["households", "area", "heads"].iter().any(|size| is_called(name, size))
}

/// Is a metric, or a size, called so, in either language?
pub(super) fn is_called(metric: &str, name: &str) -> bool {
    let words = [
        ["households", "户数", "户数"],
        ["area", "面积", "面积"],
        ["tickets", "工单量", "工单量"],
        ["heads", "在职人数", "人数"],
    ];
    let is_one = |all: &[&str; 3], text: &str| all.iter().any(|word| same_metric(word, text));
    same_metric(metric, name) || words.iter().any(|all| is_one(all, name) && is_one(all, metric))
}
