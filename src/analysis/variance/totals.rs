//! Totals: what all rows come to, whatever filters leave out and depths fold together.

use super::Judge;
use super::judge::negated;
use super::judged::Judged;
use super::key::Bucket;
use super::leaf::Leaf;
use super::measure::Measure;
use super::rows::outlook;
use crate::analysis::forecast::Outlook;
use crate::model::{Kind, Money, MoneyError};

/// The totals of a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// All costs.
    pub cost: Judged,
    /// All income, where the book has any.
    pub income: Option<Judged>,
    /// Income less costs, where the book has income.
    pub net: Option<Judged>,
    /// All costs month by month, for the first scope of a query that pivots.
    pub cost_months: Vec<Measure>,
    /// All income month by month, likewise.
    pub income_months: Vec<Measure>,
    /// Income less costs month by month, likewise, where the book has income.
    pub net_months: Vec<Measure>,
    /// Where the year of all costs ends, for the first scope, if that is asked for.
    pub cost_outlook: Option<Outlook>,
    /// The same of income.
    pub income_outlook: Option<Outlook>,
    /// Income less costs, where the book has income.
    pub net_outlook: Option<Outlook>,
    /// The sum of all adverse variances of lines, as a positive amount.
    pub gross_adverse: Money,
    /// The sum of all favourable variances of lines, as a negative amount for costs alone.
    pub gross_favorable: Money,
}

/// Totals of every scope, over all leaves.
pub(super) fn totals(
    judge: &Judge<'_>,
    leaves: &[&Leaf],
    gross: Vec<(Money, Money)>,
) -> Result<Vec<Totals>, MoneyError> {
    let of = |kind: Kind| -> Vec<&Leaf> { leaves.iter().copied().filter(|l| l.bucket.kind() == kind).collect() };
    let (cost_leaves, income_leaves) = (of(Kind::Cost), of(Kind::Income));
    let cost = judge.sum(&cost_leaves, Bucket::Cost)?;
    let income = judge.sum(&income_leaves, Bucket::Income)?;
    let mut totals = Vec::new();
    for (scope, ((cost, income), (gross_adverse, gross_favorable))) in
        cost.into_iter().zip(income).zip(gross).enumerate()
    {
        let has_income = !income_leaves.is_empty();
        let net = if has_income { Some(judge.net(&cost, &income, scope)?) } else { None };
        let (mut cost_months, mut income_months) = (Vec::new(), Vec::new());
        let (mut cost_outlook, mut income_outlook, mut net_outlook) = (None, None, None);
        if scope == 0 {
            (cost_months, income_months) = (months(&cost_leaves)?, months(&income_leaves)?);
            (cost_outlook, income_outlook) = (outlook(&cost_leaves)?, outlook(&income_leaves)?);
            net_outlook.clone_from(&income_outlook);
            if let (Some(net), Some(cost)) = (&mut net_outlook, &cost_outlook) {
                net.less(cost)?;
            }
        }
        let mut net_months = if has_income { income_months.clone() } else { Vec::new() };
        net_months.iter_mut().zip(&cost_months).try_for_each(|(net, cost)| net.add(&negated(cost)))?;
        let income = has_income.then_some(income);
        totals.push(Totals {
            cost,
            income,
            net,
            cost_months,
            income_months,
            net_months,
            cost_outlook,
            income_outlook,
            net_outlook,
            gross_adverse,
            gross_favorable,
        });
    }
    Ok(totals)
}

fn months(leaves: &[&Leaf]) -> Result<Vec<Measure>, MoneyError> {
    let mut months = leaves.first().map_or_else(Vec::new, |first| first.months.clone());
    for leaf in leaves.iter().skip(1) {
        months.iter_mut().zip(&leaf.months).try_for_each(|(sum, month)| sum.add(month))?;
    }
    Ok(months)
}
