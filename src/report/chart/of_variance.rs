//! The charts of a comparison and of an outlook, by what their answers hold.

use chrono::NaiveDate;

use super::{Chart, MonthBar, Story, bars, heat, months, variances};
use crate::analysis::variance::{Measure, Role, Scope, VarianceRow};
use crate::answer::outlook::OutlookAnswer;
use crate::answer::variance::VarianceAnswer;
use crate::model::{Kind, MoneyError};
use crate::report::Names;
use crate::report::head::period;

/// Budget and actual, the largest variances and, where months are told apart, these.
pub fn variance_charts(answer: &VarianceAnswer, names: &Names) -> Result<Vec<Chart>, MoneyError> {
    if answer.empty.is_some() {
        return Ok(Vec::new());
    }
    let scope = &answer.query.scopes[0];
    let of = || period(scope.period);
    let (rows, totals) = (&answer.variance.rows, &answer.variance.totals[0]);
    let finest = rows.iter().filter(|row| row.role == Role::Item && row.bucket.kind() == Kind::Cost);
    let stories = finest.filter_map(|row| story(row, names).transpose()).collect::<Result<Vec<_>, _>>()?;
    let early = scope.is_early();
    let is_monthly = answer.query.pivot;
    let charts = [
        bars(rows, Kind::Cost, names, (&stories, early), of())?,
        variances(rows, 0, names, of())?,
        bars(rows, Kind::Income, names, (&[], early), of())?,
        match is_monthly {
            true => months(month_bars(scope, &totals.cost_months), None, scope.period)?,
            false => None,
        },
        match is_monthly {
            true => heat(rows, &totals.cost_months, scope, names, scope.period.last_month())?,
            false => None,
        },
    ];
    Ok(charts.into_iter().flatten().collect())
}

/// What one answer knows of a row.
fn story(row: &VarianceRow, names: &Names) -> Result<Option<Story>, MoneyError> {
    let measure = &row.scopes[0].measure;
    Ok(measure.variance()?.map(|variance| Story {
        label: names.label(&row.path),
        variance,
        ratio: measure.variance_ratio(),
        months_over: 0,
        overrun: None,
        unbudgeted: row.bucket.is_unbudgeted(),
    }))
}

fn month_bars(scope: &Scope, measures: &[Measure]) -> Vec<MonthBar> {
    let bar = |(month, measure): (_, &Measure)| MonthBar {
        month,
        budget: measure.budget,
        actual: (scope.has_begun(month) && !scope.missing.contains(&month)).then_some(measure.actual),
        expected: None,
        last_year: None,
    };
    scope.period.touched().zip(measures).map(bar).collect()
}

/// The months of all costs, and where they end.
pub fn outlook_charts(answer: &OutlookAnswer, as_of: NaiveDate) -> Result<Vec<Chart>, MoneyError> {
    let totals = &answer.answer.variance.totals[0];
    let Some(outlook) = totals.cost_outlook.as_ref().filter(|_| answer.answer.empty.is_none()) else {
        return Ok(Vec::new());
    };
    let scope = &answer.answer.query.scopes[0];
    let mut bars = month_bars(scope, &totals.cost_months);
    for (slot, bar) in bars.iter_mut().enumerate() {
        bar.expected = Some(outlook.month(slot).1).filter(|amount| !amount.is_zero());
    }
    let overrun = answer.total_overrun.map(|overrun| overrun.told_on(as_of));
    Ok(months(bars, Some((outlook, overrun)), scope.period)?.into_iter().collect())
}
