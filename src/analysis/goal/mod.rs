//! Goals: what was reached of them, what it says, and the money beside it (domain.md §7).
//!
//! Ratios come from sums of numerators and denominators, never from averages of percentages; a month that lacks one
//! of the two counts for neither. Not here: where the sums come from, or words.

mod cap;
mod count;
mod formula;
mod money;
mod score;
mod wilson;

pub use cap::{Cap, NoCap, cap};
pub use count::{Count, CountScope, GoalFacts, Missing, count};
pub use money::{GoalMoney, Quadrant, money};
pub use score::{Bound, Rag, bound, changed, progress, rag, score};
pub use wilson::interval;

use crate::model::{Goal, Month, Quantity};

/// What a goal came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The sums it was counted from.
    pub count: Count,
    /// Its value.
    pub actual: Quantity,
    /// Where it stood.
    pub baseline: Option<Quantity>,
    /// What is good.
    pub bound: Bound,
    /// From 0 to 1.2; 1 is reached.
    pub score: Quantity,
    /// How much of the way from the baseline is done.
    pub progress: Option<Quantity>,
    /// How sure it is, where it is a share of single answers.
    pub sample: Option<Sample>,
}

/// How sure a share of single answers is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many answers.
    pub n: Quantity,
    /// The 95 % interval.
    pub interval: (Quantity, Quantity),
    /// Fewer answers than the goal asks for.
    pub few: bool,
    /// Does the baseline lie inside the interval: no evidence of change? `None` without a baseline.
    pub unchanged: Option<bool>,
}

/// Measures a goal. `before` gives the baseline where the goal states none and its target is a change from it.
pub fn reach(
    goal: &Goal,
    facts: &GoalFacts<'_>,
    scope: &CountScope<'_>,
    months: &[Month],
    before: Option<Quantity>,
) -> Result<Reached, Missing> {
    let count = count(goal, facts, scope, months)?;
    let baseline = goal.baseline.or(before);
    let bound = bound(goal.aim, baseline).ok_or(Missing::Baseline)?;
    let actual = count.value(goal);
    let sample = goal.min_n.and_then(|least| {
        let interval = interval(count.numerator, count.denominator)?;
        let inside =
            |baseline: Quantity| baseline == actual || (interval.0..=interval.1).contains(&(baseline / goal.per));
        let few = count.denominator < Quantity::from(least);
        Some(Sample { n: count.denominator, interval, few, unchanged: baseline.map(inside) })
    });
    Ok(Reached {
        actual,
        baseline,
        bound,
        score: score(actual, bound),
        progress: progress(actual, baseline, bound),
        sample,
        count,
    })
}

/// The weighted score of a plan's goals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Σ weight × score over Σ weight, of the goals that have a value.
    pub score: Quantity,
    /// How much of the weight they have together; less than 1 where a goal has no value.
    pub weight: Quantity,
}

/// The weight of a goal among those of its plan: its own, or an equal part.
pub fn weight(goal: &Goal, goals: &[Goal]) -> Quantity {
    goal.weight.map_or_else(|| Quantity::ONE / Quantity::from(goals.len() as i64), Quantity::from)
}

/// The total over the goals that have a score; `None` where none has.
pub fn total(goals: &[Goal], scores: &[Option<Quantity>]) -> Option<Total> {
    let scored = || goals.iter().zip(scores).filter_map(|(goal, score)| Some((weight(goal, goals), (*score)?)));
    let sum: Quantity = scored().map(|(weight, _)| weight).sum();
    let all = scores.iter().all(Option::is_some);
    let score = scored().map(|(weight, score)| weight * score).sum::<Quantity>() / sum;
    (!sum.is_zero()).then_some(Total { score, weight: if all { Quantity::ONE } else { sum } })
}

#[cfg(test)]
mod tests;
