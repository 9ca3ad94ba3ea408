//! A draft fitted to a cap on its costs.

use super::Drafted;
use crate::analysis::reconcile::{Part, Unmet, reconcile};
use crate::model::{Amount, Category, CategoryTree, Kind, Money, Quantity};

/// What the cap did to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// The year's amount before.
    pub from: Money,
    /// Was it held at its floor?
    pub at_floor: bool,
}

/// Shrinks the lines that may shrink until the costs (of one category, if given) sum to the cap; gives the factor, if
/// there was need of one.
///
/// A line that shrinks states its months from then on, in the shape that its method gave them; so does a share
/// of other lines, which would follow them down a second time.
pub fn fit(
    drafted: &mut [Drafted],
    tree: &CategoryTree,
    cap: Money,
    of: Option<&Category>,
) -> Result<Option<Quantity>, Unmet> {
    let capped = |category: &Category| match of {
        None => tree.kind(category) == Kind::Cost,
        Some(of) => of.contains(category),
    };
    let costs: Vec<usize> = (0..drafted.len()).filter(|i| capped(&drafted[*i].line.category)).collect();
    let part = |index: &usize| {
        let line = &drafted[*index];
        Part { amount: line.annual, locked: line.line.locked, floor: line.line.floor }
    };
    let parts: Vec<Part> = costs.iter().map(part).collect();
    let reconciled = reconcile(&parts, cap)?;
    if reconciled.factor.is_none() {
        return Ok(None);
    }
    for (position, index) in costs.into_iter().enumerate() {
        let (amount, line) = (reconciled.amounts[position], &mut drafted[index]);
        let shares = match &line.line.amount {
            Amount::Rule(rule) => !rule.values.categories("of").is_empty(),
            _ => false,
        };
        if amount != line.annual {
            let from = line.cut.map_or(line.annual, |cut| cut.from);
            line.cut = Some(Cut { from, at_floor: reconciled.at_floor[position] });
            let weights = line.months.map(|month| month.minor().max(0));
            let months = amount.split(&weights);
            line.months = std::array::from_fn(|month| months[month]);
            line.annual = amount;
        } else if !shares {
            continue;
        }
        line.line.amount = Amount::Months(Box::new(line.months));
    }
    Ok(reconciled.factor)
}
