//! A draft fitted to a cap on its costs.

use super::Drafted;
use crate::analysis::phasing::spread;
use crate::analysis::reconcile::{Part, Reconciled, Unmet, reconcile};
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
    "五险一金",
    "五险",
    "养老保险",
    "医疗保险",
    "失业保险",
    "工伤保险",
    "生育保险",
    "公积金",
    "折旧",
    "rent",
    "social insurance",
    "social security",
    "pension insurance",
    "unemployment insurance",
    "injury insurance",
    "housing fund",
    "depreciation",
];

/// Does a contract or the law say what a line costs? Its own name does, or a parent that is called nothing else.
pub fn is_owed(line: &Drafted) -> bool {
    let path = line.line.category.as_str().to_lowercase();
    let (parents, own) = path.rsplit_once(':').unwrap_or(("", &path));
    let is_in = |word: &&str| match word.is_ascii() {
        // Whole words, and no part of one: rent is not parent.
        true => format!(" {} ", words(own)).contains(&format!(" {word} ")),
        false => own.contains(*word),
    };
    let is_parent = |word: &&str| parents.split(':').any(|parent| words(parent) == *word);
    OWED.contains(&line.method) || OWED_WORDS.iter().any(|word| is_in(word) || is_parent(word))
}

/// The words of a name, whatever stands between them: `housing-fund` is `housing fund`.
fn words(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
    let amounts = in_units(&parts, &reconciled, cap, how.round)?;
    for (position, index) in costs.into_iter().enumerate() {
        let (amount, line) = (amounts[position], &mut drafted[index]);
        let unit = how.round.map_or(1, Money::minor).max(1);
        let shares = match &line.line.amount {
            Amount::Rule(rule) => !rule.values.categories("of").is_empty(),
            _ => false,
        };
        if amount != line.annual {
            let from = line.cut.map_or(line.annual, |cut| cut.from);
            line.cut = Some(Cut { from, at_floor: reconciled.at_floor[position] });
            let weights = line.months.map(|month| month.minor().max(0));
            let months = Money::from_minor(amount.minor() / unit, cap.currency()).split(&weights);
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

/// What is left of the amounts in multiples of a unit: down, so that the cap still holds, but for floors, which hold, too.
/// What those take more the largest of the others give up.
fn in_units(parts: &[Part], of: &Reconciled, cap: Money, unit: Option<Money>) -> Result<Vec<Money>, Unmet> {
    let Some(unit) = unit.filter(|unit| unit.is_positive()) else { return Ok(of.amounts.clone()) };
    let step = unit.minor();
    let at = |minor: i64| Money::from_minor(minor, cap.currency());
    let changed: Vec<bool> = parts.iter().zip(&of.amounts).map(|(part, amount)| part.amount != *amount).collect();
    let whole = |(at_place, amount): (usize, &Money)| match (changed[at_place], of.at_floor[at_place]) {
        (false, _) => *amount,
        (true, false) => at(amount.minor() / step * step),
        (true, true) => {
            let most = parts[at_place].amount.minor();
            at(amount.minor().checked_add(step - 1).map_or(most, |up| (up / step * step).min(most)))
        }
    };
    let mut amounts: Vec<Money> = of.amounts.iter().enumerate().map(whole).collect();
    loop {
        let sum = Money::sum(amounts.iter().copied(), cap.currency())?;
        if sum.minor() <= cap.minor() {
            return Ok(amounts);
        }
        let free = (0..amounts.len()).filter(|i| changed[*i] && !of.at_floor[*i]);
        let most = free.max_by_key(|i| amounts[*i].minor()).filter(|i| amounts[*i].minor() >= step);
        let Some(most) = most else { return Err(Unmet::Least(sum)) };
        amounts[most] = at(amounts[most].minor() - step);
    }
}
