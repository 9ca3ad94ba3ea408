//! Bases of comparison from history: the year before, and means of the months before.

use super::collect::Collector;
use super::facts::BaseFacts;
use super::query::Against;
use crate::analysis::Covering;
use crate::model::{Currency, Kind, Money, MoneyError, Month, Period};

impl Collector<'_> {
    /// A base from history, judged by the covering of the months it is compared with, so that base and actual
    /// are of the same cells and months.
    pub fn base(&mut self, s: usize, base: usize, facts: &BaseFacts) -> Result<(), MoneyError> {
        let query = self.query;
        let scope = &query.scopes[s];
        let begins = self.begins[s].clone();
        let begins = begins.as_deref();
        let steady = self.covering.is_steady(scope.period);
        let exact = match query.against[base] {
            Against::Average(_) => {
                // Of each stretch of the scope that has one covering: its part of a mean month, exactly.
                let mut exact: Vec<i128> = Vec::new();
                for (month, share) in stretches(self.covering, scope.gone()) {
                    self.each_in(&facts.grid, (|_| month, begins), |items, item, sum| {
                        exact.resize(items.count(), 0);
                        exact[item] += i128::from(sum.minor) * share;
                        Ok(())
                    })?;
                }
                exact
            }
            _ => {
                let mut exact: Vec<i128> = Vec::new();
                let last = scope.period.last_month();
                let judged_in = |month: Month| if steady { last } else { month.plus(12).min(last) };
                self.each_in(&facts.grid, (judged_in, begins), |items, item, sum| {
                    exact.resize(items.count(), 0);
                    exact[item] += i128::from(sum.minor);
                    Ok(())
                })?;
                exact
            }
        };
        let whole = match query.against[base] {
            Against::Average(_) => MONTH_PARTS * i128::from(facts.covered.max(1)),
            _ => 1,
        };
        let currency = self.covering.budget().currency;
        for kind in [Kind::Cost, Kind::Income] {
            let of_kind: Vec<usize> =
                (0..exact.len()).filter(|i| self.items.bucket[*i].kind() == kind && exact[*i] != 0).collect();
            let shares: Vec<i128> = of_kind.iter().map(|i| exact[*i]).collect();
            for (item, share) in of_kind.into_iter().zip(rounded(&shares, whole, currency)?) {
                let sum = &mut self.items.scopes[s].against[base][item];
                let before = Money::from_minor(sum.unwrap_or(0), currency);
                *sum = Some(before.checked_add(share)?.minor());
            }
        }
        Ok(())
    }
}

/// Shares of a mean, rounded so that they add up to their exact sum, which is rounded once: what is left over goes to
/// the largest remainders.
fn rounded(shares: &[i128], whole: i128, currency: Currency) -> Result<Vec<Money>, MoneyError> {
    let total = i128::from(Money::quotient(shares.iter().sum(), whole, currency)?.minor());
    let mut parts: Vec<i128> = shares.iter().map(|share| share.div_euclid(whole)).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(shares[*i].rem_euclid(whole)), *i));
    let left = usize::try_from(total - parts.iter().sum::<i128>()).unwrap_or(0);
    order.into_iter().take(left).for_each(|i| parts[i] += 1);
    parts.into_iter().map(|part| Money::quotient(part, 1, currency)).collect()
}

/// So many parts make a month: a day of every month is a whole number of them.
const MONTH_PARTS: i128 = 28 * 29 * 30 * 31;

/// The months of a period by stretches in which every cell has one cover: a month of each, and how many
/// [`MONTH_PARTS`] of the stretch lie in the period.
fn stretches(covering: &Covering<'_>, period: Period) -> Vec<(Month, i128)> {
    let mut found: Vec<(Month, i128)> = Vec::new();
    for month in period.touched() {
        let share = MONTH_PARTS / i128::from(month.days()) * i128::from(period.days_of(month));
        match found.last_mut().filter(|(first, _)| covering.stretch(*first) == covering.stretch(month)) {
            Some((_, sum)) => *sum += share,
            None => found.push((month, share)),
        }
    }
    found
}
