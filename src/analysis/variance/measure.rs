//! What is measured of a row in one scope.

use crate::model::{Money, MoneyError, Ratio};

/// The sums of a row. Variances and ratios are derived from them, so a reader can work them out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// `None` where the scope has no plan.
    pub budget: Option<Money>,
    /// What was spent (for income: received).
    pub actual: Money,
    /// In how many rows of the ledger.
    pub rows: u64,
    /// 占用.
    pub commitment: Money,
    /// 结转: what came into the first month from those before.
    pub rolled: Money,
    /// What was changed since the original budget; nothing where that is not asked for.
    pub changed: Money,
    /// The budget of the whole fiscal year, in a scope that is its beginning.
    pub year: Option<Money>,
    /// The bases of `--against`, in its order; `None` where there is nothing to compare with.
    pub against: Vec<Option<Money>>,
}

impl Measure {
    /// Nothing, with this many bases.
    pub fn zero(zero: Money, planned: bool, bases: usize) -> Measure {
        Measure {
            budget: planned.then_some(zero),
            actual: zero,
            rows: 0,
            commitment: zero,
            rolled: zero,
            changed: zero,
            year: None,
            against: vec![None; bases],
        }
    }

    /// Adds another row's sums. A sum of something unknown is unknown.
    pub fn add(&mut self, other: &Measure) -> Result<(), MoneyError> {
        self.budget = sum(self.budget, other.budget)?;
        self.year = sum(self.year, other.year)?;
        self.actual = self.actual.checked_add(other.actual)?;
        self.rows += other.rows;
        self.commitment = self.commitment.checked_add(other.commitment)?;
        self.rolled = self.rolled.checked_add(other.rolled)?;
        self.changed = self.changed.checked_add(other.changed)?;
        for (own, other) in self.against.iter_mut().zip(&other.against) {
            *own = sum(*own, *other)?;
        }
        Ok(())
    }

    /// `actual − budget`.
    pub fn variance(&self) -> Result<Option<Money>, MoneyError> {
        self.budget.map(|budget| self.actual.checked_sub(budget)).transpose()
    }

    /// The original budget: what it was before anything was changed.
    pub fn original(&self) -> Result<Option<Money>, MoneyError> {
        self.budget.map(|budget| budget.checked_sub(self.changed)).transpose()
    }

    /// Variance over |budget|; `None` for a budget of zero.
    pub fn variance_ratio(&self) -> Option<Ratio> {
        let variance = self.variance().ok()??;
        Ratio::of(variance, self.budget?.abs())
    }

    /// Actual over budget (执行率); `None` for a budget of zero.
    pub fn execution(&self) -> Option<Ratio> {
        Ratio::of(self.actual, self.budget?)
    }

    /// Actual over the budget of the year (全年完成率); `None` for a budget of zero.
    pub fn completion(&self) -> Option<Ratio> {
        Ratio::of(self.actual, self.year?)
    }

    /// `budget + rolled over − actual − commitments` (可用预算).
    pub fn available(&self) -> Result<Option<Money>, MoneyError> {
        let left =
            |budget: Money| budget.checked_add(self.rolled)?.checked_sub(self.actual)?.checked_sub(self.commitment);
        self.budget.map(left).transpose()
    }

    /// Is everything in it zero or unknown?
    pub fn is_zero(&self) -> bool {
        let zero = |m: &Option<Money>| m.is_none_or(Money::is_zero);
        let sums = [self.actual, self.commitment, self.rolled, self.changed];
        let nothing = sums.into_iter().all(|sum| sum.is_zero());
        nothing && zero(&self.budget) && zero(&self.year) && self.against.iter().all(zero)
    }
}

fn sum(a: Option<Money>, b: Option<Money>) -> Result<Option<Money>, MoneyError> {
    a.zip(b).map(|(a, b)| a.checked_add(b)).transpose()
}
