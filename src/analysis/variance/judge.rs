//! Judging: status, direction and materiality of a row in a scope. Each status is defined here, once.

use super::collect::Item;
use super::key::Bucket;
use super::leaf::Leaf;
use super::measure::Measure;
use super::query::{Scope, VarianceQuery};
use crate::analysis::Covering;
use crate::model::line::LineMateriality;
use crate::model::{Kind, Materiality, Money, MoneyError, Ratio};

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 超支: a cost strictly above its budget.
    Over,
    /// 已用完: exactly the budget.
    At,
    /// 接近超支: a cost that can still grow, nine tenths spent, and ahead of the budget gone by.
    Near,
    /// 正常.
    Ok,
    /// 未列入预算: something happened where nothing is budgeted.
    Unbudgeted,
    /// 未支出: a cost budgeted, nothing spent, the months closed.
    Unspent,
    /// 闲置: unspent for three closed months in a row.
    Idle,
}

/// What a variance means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 超支; for income 短收.
    Adverse,
    /// 节约; for income 超收.
    Favorable,
    /// No variance, or too early to say.
    None,
}

/// A measure, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The sums.
    pub measure: Measure,
    /// `None` where the scope has no plan.
    pub status: Option<Status>,
    /// Of the variance from the budget.
    pub direction: Direction,
    /// Worth a manager's attention?
    pub material: bool,
}

/// How many closed months without spending make a line idle.
pub const IDLE_MONTHS: usize = 3;

/// What judging goes by.
pub(super) struct Judge<'a> {
    pub covering: &'a Covering<'a>,
    pub query: &'a VarianceQuery,
    /// The book's thresholds; a line may have its own.
    pub materiality: &'a Materiality,
}

impl Judge<'_> {
    /// Is an item material, scope by scope? By its line's own rule if it has one, else by the book's.
    pub fn materialities(&self, item: &Item) -> Result<Vec<bool>, MoneyError> {
        let own = item.cover.and_then(|cover| self.covering.lines(cover).find_map(|l| l.line.materiality));
        let kind = item.key.bucket.kind();
        let scopes = self.query.scopes.iter().zip(&item.scopes);
        scopes.map(|(scope, measure)| is_material(measure, scope, kind, self.materiality, own)).collect()
    }

    /// Judges a gathered leaf; it stays material if one of its items is.
    pub fn leaf(&self, leaf: &mut Leaf) -> Result<(), MoneyError> {
        for (s, scope) in self.query.scopes.iter().enumerate() {
            let judged = &leaf.scopes[s];
            let sums = judged.measure.clone();
            let material = judged.material || is_material(&sums, scope, leaf.bucket.kind(), self.materiality, None)?;
            let new = judge_measure(sums, scope, leaf.bucket, leaf.elapsed[s], leaf.idle_months)?;
            leaf.scopes[s] = Judged { material, ..new };
        }
        Ok(())
    }

    /// Sums leaves and judges the sum, scope by scope.
    pub fn sum(&self, leaves: &[&Leaf], bucket: Bucket) -> Result<Vec<Judged>, MoneyError> {
        let zero = Money::zero(self.covering.budget().currency);
        let mut judged = Vec::new();
        for (s, scope) in self.query.scopes.iter().enumerate() {
            let nothing = || Measure::zero(zero, scope.planned, self.query.against.len());
            let mut sums = leaves.first().map_or_else(nothing, |first| first.scopes[s].measure.clone());
            leaves.iter().skip(1).try_for_each(|leaf| sums.add(&leaf.scopes[s].measure))?;
            let elapsed = Money::sum(leaves.iter().map(|leaf| leaf.elapsed[s]), zero.currency())?;
            let idle_months = leaves.iter().map(|l| l.idle_months).min().unwrap_or(0);
            let material = is_material(&sums, scope, bucket.kind(), self.materiality, None)?;
            judged.push(Judged { material, ..judge_measure(sums, scope, bucket, elapsed, idle_months)? });
        }
        Ok(judged)
    }

    /// Income less costs; it has no status, and a direction once the period is over.
    pub fn net(&self, cost: &Judged, income: &Judged, scope: usize) -> Result<Judged, MoneyError> {
        let mut sums = income.measure.clone();
        sums.add(&negated(&cost.measure))?;
        let zero = Money::zero(self.covering.budget().currency);
        let scope = &self.query.scopes[scope];
        let judged = judge_measure(sums, scope, Bucket::Income, zero, 0)?;
        // While costs and income are still coming, their difference says nothing yet.
        let direction = if scope.open.is_some() { Direction::None } else { judged.direction };
        Ok(Judged { status: None, direction, ..judged })
    }
}

fn negated(measure: &Measure) -> Measure {
    Measure {
        budget: measure.budget.map(Money::negate),
        actual: measure.actual.negate(),
        commitment: measure.commitment.negate(),
        against: measure.against.iter().map(|m| m.map(Money::negate)).collect(),
    }
}

/// Judges sums that stand in one bucket; material by nothing yet.
fn judge_measure(
    measure: Measure,
    scope: &Scope,
    bucket: Bucket,
    elapsed: Money,
    idle_months: usize,
) -> Result<Judged, MoneyError> {
    let status = measure.budget.map(|budget| status(budget, measure.actual, scope, bucket, elapsed, idle_months));
    let variance = measure.variance()?;
    let direction = variance.map_or(Direction::None, |v| direction(v, bucket.kind(), scope.open.is_some()));
    Ok(Judged { measure, status, direction, material: false })
}

/// By the line's own rule if it has one, else by the book's; in an open period only what is adverse already,
/// for what has not been spent yet is no saving to explain.
fn is_material(
    measure: &Measure,
    scope: &Scope,
    kind: Kind,
    book: &Materiality,
    own: Option<LineMateriality>,
) -> Result<bool, MoneyError> {
    let (Some(variance), Some(budget)) = (measure.variance()?, measure.budget) else { return Ok(false) };
    if scope.open.is_some() && direction(variance, kind, true) != Direction::Adverse {
        return Ok(false);
    }
    Ok(match own {
        Some(LineMateriality::Always) => !variance.is_zero(),
        Some(LineMateriality::Threshold(amount, ratio)) => {
            Materiality { amount, ratio, hard_amount: None }.is_material(variance, budget)
        }
        None => book.is_material(variance, budget),
    })
}

fn status(budget: Money, actual: Money, scope: &Scope, bucket: Bucket, elapsed: Money, idle_months: usize) -> Status {
    let open = scope.open.is_some();
    if budget.is_zero() || bucket.is_unbudgeted() {
        return if actual.is_zero() && budget.is_zero() { Status::Ok } else { Status::Unbudgeted };
    }
    if actual.is_zero() && budget.is_positive() && bucket.kind() == Kind::Cost {
        return match (open, idle_months >= IDLE_MONTHS) {
            (true, _) => Status::Ok,
            (false, true) => Status::Idle,
            (false, false) => Status::Unspent,
        };
    }
    match actual.minor().cmp(&budget.minor()) {
        std::cmp::Ordering::Equal => Status::At,
        // More income than planned is not a danger; its direction says that it is favourable.
        std::cmp::Ordering::Greater if bucket.kind() == Kind::Cost => Status::Over,
        std::cmp::Ordering::Less if bucket.kind() == Kind::Cost && open && is_near(budget, actual, elapsed) => {
            Status::Near
        }
        _ => Status::Ok,
    }
}

/// Nine tenths spent, and at least a twentieth of the budget ahead of what is gone by
/// (domain.md §5.4: the second test stops the false alarm of rent on the 28th).
fn is_near(budget: Money, actual: Money, elapsed: Money) -> bool {
    let share = |of: i64| i128::from(budget.minor()) * i128::from(of) / 100;
    budget.is_positive()
        && i128::from(actual.minor()) >= share(90)
        && i128::from(actual.minor()) - i128::from(elapsed.minor()) >= share(5)
}

/// An open period can be adverse already, but not favourable yet.
fn direction(variance: Money, kind: Kind, open: bool) -> Direction {
    let adverse = match kind {
        Kind::Cost => variance.is_positive(),
        Kind::Income => variance.is_negative(),
    };
    match (variance.is_zero(), adverse, open) {
        (true, _, _) => Direction::None,
        // Income that has not come yet may still come.
        (_, true, true) if kind == Kind::Income => Direction::None,
        (_, true, _) => Direction::Adverse,
        (_, false, true) if kind == Kind::Cost => Direction::None,
        (_, false, _) => Direction::Favorable,
    }
}

/// Compares a base with the actual: never a promise, so an open period is not excepted.
pub fn against(actual: Money, base: Money, kind: Kind) -> Result<(Money, Option<Ratio>, Direction), MoneyError> {
    let variance = actual.checked_sub(base)?;
    Ok((variance, Ratio::of(variance, base.abs()), direction(variance, kind, false)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::variance::query::{OpenMonth, ScopeName};
    use crate::model::{Currency, Month, Period};

    fn yuan(major: i64) -> Money {
        Money::from_minor(major * 100, Currency::CNY)
    }

    fn scope(open: bool) -> Scope {
        let month = Month::parse("2026-06").unwrap();
        let open = open.then_some(OpenMonth { month, elapsed: 10 });
        Scope { name: ScopeName::Period, period: Period::month(month), open, planned: true }
    }

    #[test]
    fn each_status_has_its_case() {
        use Status::*;
        // budget, actual, open, gone by, idle months -> status
        for (budget, actual, open, elapsed, idle, expected) in [
            (5_000, 7_000, false, 5_000, 0, Over),
            (5_000, 5_000, false, 5_000, 0, At),
            (5_000, 4_999, false, 5_000, 0, Ok),
            (5_000, 4_500, true, 1_666, 0, Near),
            (5_000, 4_499, true, 1_666, 0, Ok),
            (5_000, 4_500, true, 4_300, 0, Ok),
            (0, 10, false, 0, 0, Unbudgeted),
            (0, 0, false, 0, 0, Ok),
            (5_000, 0, false, 5_000, 1, Unspent),
            (5_000, 0, false, 5_000, 3, Idle),
            (5_000, 0, true, 1_666, 3, Ok),
            (5_000, 5_001, true, 1_666, 0, Over),
            (5_000, -300, false, 5_000, 0, Ok),
            (-1_000, -1_100, false, -1_000, 0, Ok),
            (-1_000, -900, false, -1_000, 0, Over),
        ] {
            let found = status(yuan(budget), yuan(actual), &scope(open), Bucket::Cost, yuan(elapsed), idle);
            assert_eq!(found, expected, "budget {budget}, actual {actual}, open {open}");
        }
        // Income that did not come was not `unspent`: its direction says that it is short.
        assert_eq!(status(yuan(5_000), yuan(0), &scope(false), Bucket::Income, yuan(5_000), 3), Ok);
    }

    #[test]
    fn direction_is_read_by_kind_and_an_open_month_is_never_favourable() {
        use Direction::*;
        for (variance, kind, open, expected) in [
            (1, Kind::Cost, false, Adverse),
            (-1, Kind::Cost, false, Favorable),
            (-1, Kind::Cost, true, None),
            (1, Kind::Cost, true, Adverse),
            (1, Kind::Income, false, Favorable),
            (-1, Kind::Income, false, Adverse),
            (-1, Kind::Income, true, None),
            (0, Kind::Cost, false, None),
        ] {
            assert_eq!(direction(yuan(variance), kind, open), expected, "{variance} {kind:?} open={open}");
        }
    }
}
