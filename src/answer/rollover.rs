//! 结转: what came into a month from the months of its year before.

use super::Source;
use super::commitments::commitments;
use crate::analysis::Covering;
use crate::analysis::rollover::{Rolling, Side};
use crate::model::{FiscalYear, Money, Month, Period};

/// The lines that roll over, of every year that judges a month, with what they have; none where no line does.
pub fn rolling<'c, 'b>(
    source: &Source<'_>,
    covering: &'c Covering<'b>,
    month: Month,
) -> anyhow::Result<Vec<Rolling<'c, 'b>>> {
    let budget = covering.budget();
    if covering.covers().rollover.is_empty() {
        return Ok(Vec::new());
    }
    let judging = budget.plans.iter().filter(|plan| plan.judges(month));
    let mut years: Vec<FiscalYear> = judging.map(|plan| plan.year).collect();
    years.sort_unstable();
    years.dedup();
    let axes = source.axes();
    let named = |axis: usize| budget.names_members(axis);
    let by: Vec<String> =
        axes.iter().enumerate().filter(|(axis, _)| named(*axis)).map(|(_, name)| name.clone()).collect();
    let mut all = Vec::new();
    for year in years {
        let Some(mut rolling) = Rolling::new(covering, year)? else { continue };
        // Into its first month nothing came.
        if month != year.first {
            let actual = source.sums(&source.query(year.period(), &by))?;
            rolling.know(&actual, source.as_of);
            rolling.count(&actual, Side::Actual)?;
            if let Some(committed) = commitments(source)? {
                rolling.count(&committed.grid(year.period(), &axes, named)?, Side::Committed)?;
            }
        }
        all.push(rolling);
    }
    Ok(all)
}

/// What came into the first month of a period, by cover, and by days where the period is a part of it; `None` where no
/// line of it rolls over.
pub fn rolled_into(
    source: &Source<'_>,
    covering: &Covering<'_>,
    period: Period,
) -> anyhow::Result<Option<Vec<(usize, Money)>>> {
    into(source, covering, (period.first_month(), period))
}

/// The same of each of its months.
pub fn rolled_by_month(
    source: &Source<'_>,
    covering: &Covering<'_>,
    period: Period,
) -> anyhow::Result<Vec<Vec<(usize, Money)>>> {
    period.touched().map(|month| Ok(into(source, covering, (month, period))?.unwrap_or_default())).collect()
}

fn into(
    source: &Source<'_>,
    covering: &Covering<'_>,
    (month, period): (Month, Period),
) -> anyhow::Result<Option<Vec<(usize, Money)>>> {
    let all = rolling(source, covering, month)?;
    if all.is_empty() {
        return Ok(None);
    }
    let mut rolled = Vec::new();
    for rolling in &all {
        for (cover, amount) in rolling.into_month(month)? {
            rolled.push((cover, crate::analysis::budget::prorate(amount, period, month)));
        }
    }
    Ok(Some(rolled))
}
