//! A draft fitted to a cap on its costs.

use super::Drafted;
use crate::analysis::phasing::spread;
use crate::analysis::reconcile::{Part, Unmet, reconcile};
use crate::model::{Amount, Category, CategoryTree, FiscalYear, Kind, Money, Month, Phasing, Quantity};

/// What the cap did to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// The year's amount before.
    pub from: Money,
    /// Was it held at its floor?
    pub at_floor: bool,
}

/// How a draft is fitted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fitting {
    /// Shrink what a contract or the law says, too.
    pub owed_too: bool,
    /// Shrunk amounts are multiples of this.
    pub round: Option<Money>,
}

/// Methods whose amounts a contract or the law says: rent, 社保 and 公积金, depreciation.
const OWED: &[&str] = &["rent", "contribution", "equipment"];
/// The same of lines that state their amount, by the words of their category.
const OWED_WORDS: &[&str] = &[
    "租金",
    "房租",
    "社保",
    "社会保险",
    "公积金",
    "折旧",
    "rent",
    "social insurance",
    "social security",
    "housing fund",
    "depreciation",
];

/// Does a contract or the law say what a line costs?
pub fn is_owed(line: &Drafted) -> bool {
    let name = line.line.category.name().to_lowercase();
    let word = |word: &&str| match word.is_ascii() {
        // A word, and no part of one: rent is not parent.
        true => name.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').any(|part| part.trim() == *word),
        false => name.contains(*word),
    };
    OWED.contains(&line.method) || OWED_WORDS.iter().any(word)
}

/// A year that is spread over its months in a way of its own is so when it is less, too.
fn again(line: &Drafted) -> Option<(Amount, [Money; 12])> {
    let Amount::Annual(_, phasing) = &line.line.amount else { return None };
    if matches!(phasing, Phasing::History) || line.line.from.is_some() || line.line.to.is_some() {
        return None;
    }
    // The whole year is active, whichever it is.
    let year = FiscalYear { first: Month::new(2000, 1)? };
    let months = spread(line.annual, phasing, &line.line, year, &|_| line.annual).months;
    Some((Amount::Annual(line.annual, phasing.clone()), months))
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
    how: Fitting,
) -> Result<Option<Quantity>, Unmet> {
    let capped = |category: &Category| match of {
        None => tree.kind(category) == Kind::Cost,
        Some(of) => of.contains(category),
    };
    let costs: Vec<usize> = (0..drafted.len()).filter(|i| capped(&drafted[*i].line.category)).collect();
    let part = |index: &usize| {
        let line = &drafted[*index];
        // A contract or the law says what these cost, unless the plan states how far they may go.
        let owed = !how.owed_too && line.line.floor.is_none() && is_owed(line);
        Part { amount: line.annual, locked: line.line.locked || owed, floor: line.line.floor }
    };
    let parts: Vec<Part> = costs.iter().map(part).collect();
    let reconciled = reconcile(&parts, cap)?;
    if reconciled.factor.is_none() {
        return Ok(None);
    }
    for (position, index) in costs.into_iter().enumerate() {
        let (amount, line) = (reconciled.amounts[position], &mut drafted[index]);
        // Down, so that the cap still holds.
        let unit = how.round.map_or(1, Money::minor).max(1);
        let units = Money::from_minor(amount.minor() / unit, cap.currency());
        let amount =
            if amount == line.annual { amount } else { Money::from_minor(units.minor() * unit, cap.currency()) };
        let shares = match &line.line.amount {
            Amount::Rule(rule) => !rule.values.categories("of").is_empty(),
            _ => false,
        };
        if amount != line.annual {
            let from = line.cut.map_or(line.annual, |cut| cut.from);
            line.cut = Some(Cut { from, at_floor: reconciled.at_floor[position] });
            let weights = line.months.map(|month| month.minor().max(0));
            let months = units.split(&weights);
            line.months = std::array::from_fn(|month| Money::from_minor(months[month].minor() * unit, cap.currency()));
            line.annual = amount;
        } else if !shares {
            continue;
        }
        line.line.amount = match again(line).filter(|_| how.round.is_none()) {
            Some((amount, months)) => {
                line.months = months;
                amount
            }
            None => Amount::Months(Box::new(line.months)),
        };
    }
    Ok(reconciled.factor)
}
