//! What members of a dimension serve: as it was counted, else as the book says how large they are.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::bridge::Kept;
use crate::model::metric::same_metric;
use crate::model::{Month, Period, Quantity, StatedMember};

/// Of some units what each member has, month by month.
pub(super) struct Units<'a> {
    source: &'a Source<'a>,
    axis: usize,
    names: &'a [String],
    counted: Vec<BTreeMap<(String, Month), Quantity>>,
}

impl<'a> Units<'a> {
    /// Of the members of an axis, in some months.
    pub(super) fn new(
        source: &'a Source<'a>,
        axis: usize,
        names: &'a [String],
        kept: &Kept,
        months: &[Month],
    ) -> anyhow::Result<Units<'a>> {
        let mut counted = vec![BTreeMap::new(); names.len()];
        if let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) {
            let axes = source.axes();
            let wanted = |at: &usize| *at == axis || kept.members.iter().any(|(own, _)| own == at);
            let by: Vec<String> = (0..axes.len()).filter(wanted).map(|at| axes[at].clone()).collect();
            let query = source.query(Period::months(*first, last.plus(1)), &by);
            let grid = source.metric_sums(&query)?.with_axes(&axes);
            let kept = kept.of_grid(&grid);
            for cell in grid.cells() {
                if !kept.takes_members(cell.members) {
                    continue;
                }
                for (name, counted) in names.iter().zip(&mut counted) {
                    if is_called(grid.category(&cell).as_str(), name) {
                        let member = grid.member(&cell, axis).to_string();
                        let sum = counted.entry((member, cell.month)).or_insert(Quantity::ZERO);
                        *sum = *sum + Quantity::from(cell.amount);
                    }
                }
            }
        }
        Ok(Units { source, axis, names, counted })
    }

    /// What a member has of a unit in a month.
    pub(super) fn month(&self, unit: usize, member: &str, month: Month) -> Option<Quantity> {
        let counted = self.counted[unit].get(&(member.to_string(), month)).copied();
        counted.or_else(|| self.stated(&self.names[unit], member, month))
    }

    /// The sum over some months; `None` where one of them is not known.
    pub(super) fn sum(&self, unit: usize, member: &str, months: &[Month]) -> Option<Quantity> {
        let sum = months.iter().map(|month| self.month(unit, member, *month)).sum::<Option<Quantity>>();
        sum.filter(|_| !months.is_empty())
    }

    /// How large the book says that a member is, or all that lies below it.
    fn stated(&self, unit: &str, name: &str, month: Month) -> Option<Quantity> {
        let dimensions = &self.source.settings.dimensions;
        let (by_homes, by_area) = (is_called(unit, "households"), is_called(unit, "area"));
        let size = |own: &StatedMember| match (by_homes, by_area) {
            (true, _) => own.households,
            (_, true) => own.area,
            _ => None,
        };
        let Some(at) = self.axis.checked_sub(dimensions.own()) else {
            let tree = dimensions.trees.iter().find(|tree| tree.axis == self.axis)?;
            return size(tree.at(name, month)?);
        };
        let follows = &dimensions.follows[at];
        let tree = &dimensions.trees[follows.tree];
        let members: BTreeSet<&str> = tree.facts().iter().map(|own| own.member.as_str()).collect();
        let below = members.into_iter().filter(|member| dimensions.follow(follows, member, month) == name);
        let sizes: Vec<Quantity> = below.map(|member| size(tree.at(member, month)?)).collect::<Option<_>>()?;
        // What nobody lies in for a while is of no size then.
        Some(sizes.into_iter().sum())
    }
}

/// Is it there from month to month, and not made anew in each?
pub(super) fn is_size(name: &str) -> bool {
    ["households", "area", "heads"].iter().any(|size| is_called(name, size))
}

/// Is a metric, or a size, called so, in either language?
fn is_called(metric: &str, name: &str) -> bool {
    let words = [["households", "户数"], ["area", "面积"], ["tickets", "工单量"], ["heads", "在职人数"]];
    let is_one = |pair: &[&str; 2], text: &str| pair.iter().any(|word| same_metric(word, text));
    same_metric(metric, name) || words.iter().any(|pair| is_one(pair, name) && is_one(pair, metric))
}
