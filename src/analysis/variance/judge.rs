//! Judging: status, direction and materiality of a row in a scope. Each status is defined here, once.

use std::cmp::Ordering;

use super::items::Items;
use super::judged::{Direction, Judged, Status};
use super::key::Bucket;
use super::leaf::Leaf;
use super::measure::Measure;
use super::query::{Scope, VarianceQuery};
use crate::analysis::Covering;
use crate::model::line::LineMateriality;
use crate::model::{Kind, Materiality, Money, MoneyError, Ratio};

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
    /// Is an item with these sums material? By its line's own rule if it has one, else by the book's.
    pub fn is_material(&self, items: &Items<'_>, item: usize, s: usize, measure: &Measure) -> Result<bool, MoneyError> {
        let own = self.covering.covers().materiality.get(&items.cover[item]).copied();
        is_material(measure, &self.query.scopes[s], items.bucket[item].kind(), self.materiality, own)
    }

    /// Where an item with these sums stands in a scope.
    pub fn status(&self, items: &Items<'_>, item: usize, s: usize, measure: &Measure) -> Option<Status> {
        let (scope, elapsed) = (&self.query.scopes[s], items.elapsed(item, s));
        let idle_months = items.idle_months[item] as usize;
        measure.budget.map(|budget| status(budget, measure, scope, items.bucket[item], elapsed, idle_months))
    }

    /// What a variance of an item means in a scope.
    pub fn direction(&self, variance: Money, bucket: Bucket, s: usize) -> Direction {
        let scope = &self.query.scopes[s];
        if scope.is_ahead() { Direction::None } else { direction(variance, bucket.kind(), scope.is_early()) }
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
            let nothing = || Measure {
                year: scope.year.map(|_| zero),
                ..Measure::zero(zero, scope.planned, self.query.against.len())
            };
            let mut sums = leaves.first().map_or_else(nothing, |first| first.scopes[s].measure.clone());
            leaves.iter().skip(1).try_for_each(|leaf| sums.add(&leaf.scopes[s].measure))?;
            let elapsed = Money::sum(leaves.iter().map(|leaf| leaf.elapsed[s]), zero.currency())?;
            let idle_months = leaves.iter().map(|l| l.idle_months).min().unwrap_or(0);
            let material = is_material(&sums, scope, bucket.kind(), self.materiality, None)?;
            judged.push(Judged { material, ..judge_measure(sums, scope, bucket, elapsed, idle_months)? });
        }
        Ok(judged)
    }

    /// Income less costs; it has no status but that nothing is known of either, and a direction once the period is over.
    pub fn net(&self, cost: &Judged, income: &Judged, scope: usize) -> Result<Judged, MoneyError> {
        let mut sums = income.measure.clone();
        sums.add(&negated(&cost.measure))?;
        let zero = Money::zero(self.covering.budget().currency);
        let scope = &self.query.scopes[scope];
        let judged = judge_measure(sums, scope, Bucket::Income, zero, 0)?;
        // While costs and income are still coming, their difference says nothing yet.
        let is_missing = [cost, income].iter().any(|own| own.status == Some(Status::Missing));
        let direction = if scope.is_early() || is_missing { Direction::None } else { judged.direction };
        Ok(Judged { status: is_missing.then_some(Status::Missing), direction, ..judged })
    }
}

/// The same with every amount on the other side.
pub(super) fn negated(measure: &Measure) -> Measure {
    Measure {
        budget: measure.budget.map(Money::negate),
        actual: measure.actual.negate(),
        rows: measure.rows,
        commitment: measure.commitment.negate(),
        rolled: measure.rolled.negate(),
        changed: measure.changed.negate(),
        year: measure.year.map(Money::negate),
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
    let status = measure.budget.map(|budget| status(budget, &measure, scope, bucket, elapsed, idle_months));
    let variance = measure.variance()?;
    let compared = variance.filter(|_| !scope.is_ahead());
    let direction = compared.map_or(Direction::None, |v| direction(v, bucket.kind(), scope.is_early()));
    Ok(Judged { measure, status, direction, material: false })
}

/// By the line's own rule if it has one, else by the book's; while there may be more to come only what is adverse
/// already, for what has not been spent yet is no saving to explain.
fn is_material(
    measure: &Measure,
    scope: &Scope,
    kind: Kind,
    book: &Materiality,
    own: Option<LineMateriality>,
) -> Result<bool, MoneyError> {
    let (Some(variance), Some(budget)) = (measure.variance()?, measure.budget) else { return Ok(false) };
    if scope.is_ahead() {
        return Ok(false);
    }
    if scope.is_early() && direction(variance, kind, true) != Direction::Adverse {
        return Ok(false);
    }
    Ok(weighs(variance, budget, book, own))
}

/// Is a variance material by the line's own rule if it has one, else by the book's?
pub(super) fn weighs(variance: Money, budget: Money, book: &Materiality, own: Option<LineMateriality>) -> bool {
    match own {
        Some(LineMateriality::Always) => !variance.is_zero(),
        Some(LineMateriality::Threshold(amount, ratio)) => {
            Materiality { amount, ratio, hard_amount: None }.is_material(variance, budget)
        }
        None => book.is_material(variance, budget),
    }
}

fn status(
    budget: Money,
    measure: &Measure,
    scope: &Scope,
    bucket: Bucket,
    elapsed: Money,
    idle_months: usize,
) -> Status {
    let (actual, open) = (measure.actual, scope.open.is_some());
    // What is ordered where no line is, is outside the plan before it is spent.
    if bucket.is_unbudgeted() && !measure.commitment.is_zero() {
        return Status::Unbudgeted;
    }
    // What has not begun stands nowhere yet, a contra line with its budget below zero included.
    if (budget.is_zero() && actual.is_zero()) || (scope.is_ahead() && measure.rows == 0) {
        return Status::Ok;
    }
    if bucket.is_unbudgeted() {
        return Status::Unbudgeted;
    }
    // Nothing was budgeted in the months that have rows: what they say of it is nothing.
    if measure.rows == 0 && !open && !scope.missing.is_empty() && elapsed.is_zero() {
        return Status::Missing;
    }
    let compared = actual.minor().cmp(&budget.minor());
    match (bucket.kind(), compared) {
        (_, Ordering::Equal) => Status::At,
        (Kind::Cost, Ordering::Greater) => Status::Over,
        (Kind::Cost, Ordering::Less)
            if !open && !scope.undated && !scope.unsorted && measure.rows == 0 && actual.is_zero() =>
        {
            if idle_months >= IDLE_MONTHS { Status::Idle } else { Status::Unspent }
        }
        (Kind::Cost, Ordering::Less) if open && is_near(budget, actual, elapsed) => Status::Near,
        (Kind::Income, Ordering::Greater) => Status::Surplus,
        (Kind::Income, Ordering::Less) if !scope.is_early() => Status::Shortfall,
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

/// While there may be more to come, it can be adverse already, but not favourable yet.
fn direction(variance: Money, kind: Kind, early: bool) -> Direction {
    let adverse = match kind {
        Kind::Cost => variance.is_positive(),
        Kind::Income => variance.is_negative(),
    };
    match (variance.is_zero(), adverse, early) {
        (true, _, _) => Direction::None,
        // Income that has not come yet may still come.
        (_, true, true) if kind == Kind::Income => Direction::None,
        (_, true, _) => Direction::Adverse,
        (_, false, true) if kind == Kind::Cost => Direction::None,
        (_, false, _) => Direction::Favorable,
    }
}

/// Compares a base with the actual; `early` if there may be more of it to come.
pub fn against(
    actual: Money,
    base: Money,
    kind: Kind,
    early: bool,
) -> Result<(Money, Option<Ratio>, Direction), MoneyError> {
    let variance = actual.checked_sub(base)?;
    Ok((variance, Ratio::of(variance, base.abs()), direction(variance, kind, early)))
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
        Scope {
            name: ScopeName::Period,
            period: Period::month(month),
            year: None,
            open,
            planned: true,
            missing: vec![],
            undated: false,
            unsorted: false,
            beyond: false,
            to_date: false,
        }
    }

    fn measure(budget: i64, actual: i64, rows: u64) -> Measure {
        Measure { actual: yuan(actual), rows, ..Measure::zero(yuan(budget), true, 0) }
    }

    #[test]
    fn each_status_has_its_case() {
        use Status::*;
        // budget, actual, rows, open, gone by, idle months -> status
        for (budget, actual, rows, open, elapsed, idle, expected) in [
            (5_000, 7_000, 1, false, 5_000, 0, Over),
            (5_000, 5_000, 1, false, 5_000, 0, At),
            (5_000, 4_999, 1, false, 5_000, 0, Ok),
            (5_000, 4_500, 1, true, 1_666, 0, Near),
            (5_000, 4_499, 1, true, 1_666, 0, Ok),
            (5_000, 4_500, 1, true, 4_300, 0, Ok),
            // A line of zero is a line: what is spent on it is over, not outside the plan.
            (0, 10, 1, false, 0, 0, Over),
            (0, 10, 1, true, 0, 0, Over),
            (0, -10, 1, false, 0, 0, Ok),
            (0, 0, 2, false, 0, 0, Ok),
            (5_000, 0, 0, false, 5_000, 1, Unspent),
            (5_000, 0, 0, false, 5_000, 3, Idle),
            (5_000, 0, 0, true, 1_666, 3, Ok),
            // Spent and refunded is not unspent.
            (5_000, 0, 2, false, 5_000, 0, Ok),
            (5_000, 5_001, 1, true, 1_666, 0, Over),
            (5_000, -300, 1, false, 5_000, 0, Ok),
            (-1_000, -1_100, 1, false, -1_000, 0, Ok),
            (-1_000, -900, 1, false, -1_000, 0, Over),
        ] {
            let sums = measure(budget, actual, rows);
            let found = status(yuan(budget), &sums, &scope(open), Bucket::Cost, yuan(elapsed), idle);
            assert_eq!(found, expected, "budget {budget}, actual {actual}, open {open}");
        }
        for (budget, actual, open, expected) in [
            (5_000, 0, false, Shortfall),
            (5_000, 4_000, false, Shortfall),
            (5_000, 4_000, true, Ok),
            (5_000, 5_000, false, At),
            (5_000, 6_000, true, Surplus),
            (0, 300, false, Surplus),
            (0, -300, false, Shortfall),
        ] {
            let sums = measure(budget, actual, u64::from(actual != 0));
            let found = status(yuan(budget), &sums, &scope(open), Bucket::Income, yuan(budget), 3);
            assert_eq!(found, expected, "income: budget {budget}, actual {actual}, open {open}");
        }
        let outside = status(yuan(0), &measure(0, 10, 1), &scope(false), Bucket::UnbudgetedCost, yuan(0), 0);
        assert_eq!(outside, Unbudgeted);
    }

    #[test]
    fn a_month_to_come_stands_nowhere() {
        let month = Month::parse("2026-06").unwrap();
        let ahead = Scope { open: Some(OpenMonth { month, elapsed: 0 }), ..scope(true) };
        for budget in [5_000, -100] {
            let judged = judge_measure(measure(budget, 0, 0), &ahead, Bucket::Cost, yuan(0), 3).unwrap();
            assert_eq!((judged.status, judged.direction), (Some(Status::Ok), Direction::None), "{budget}");
        }
    }

    #[test]
    fn months_without_rows_say_nothing_of_a_line() {
        let month = |text| Month::parse(text).unwrap();
        let undated = Scope { undated: true, ..scope(false) };
        let unsorted = Scope { unsorted: true, ..scope(false) };
        assert!(unsorted.is_early());
        assert!(undated.is_early());
        let of = |scope: &Scope| status(yuan(5_000), &measure(5_000, 0, 0), scope, Bucket::Cost, yuan(5_000), 1);
        assert_eq!((of(&scope(false)), of(&undated)), (Status::Unspent, Status::Ok));
        let none = Scope { missing: vec![month("2026-06")], ..scope(false) };
        assert!(none.is_missing());
        let status_in =
            |scope: &Scope, elapsed| status(yuan(5_000), &measure(5_000, 0, 0), scope, Bucket::Cost, yuan(elapsed), 3);
        assert_eq!(status_in(&none, 0), Status::Missing);
        // May has rows, none of them on this line, which has a budget in May: that is unspent.
        let some = Scope { period: Period::months(month("2026-05"), month("2026-07")), ..none };
        assert!(!some.is_missing());
        assert_eq!((status_in(&some, 0), status_in(&some, 2_500)), (Status::Missing, Status::Idle));
        assert_eq!(direction(yuan(-1), Kind::Cost, some.is_early()), Direction::None);
        assert_eq!(direction(yuan(1), Kind::Cost, some.is_early()), Direction::Adverse);
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
