//! What is known of each row of costs, from the answers: for how long it has been over, when its budget is gone.

use super::PageParts;
use crate::analysis::variance::{Role, VarianceRow};
use crate::model::{Kind, MoneyError};
use crate::report::chart::Story;

/// The stories of the finest rows of costs.
pub(super) fn stories(parts: &PageParts<'_>) -> Result<Vec<Story>, MoneyError> {
    let rows = parts.variance.variance.rows.iter();
    let finest = rows.filter(|row| row.role == Role::Item && row.bucket.kind() == Kind::Cost);
    finest.filter_map(|row| story(row, parts).transpose()).collect()
}

fn story(row: &VarianceRow, parts: &PageParts<'_>) -> Result<Option<Story>, MoneyError> {
    let measure = &row.scopes[0].measure;
    let Some(variance) = measure.variance()? else { return Ok(None) };
    Ok(Some(Story {
        label: parts.names.label(&row.path),
        variance,
        ratio: measure.variance_ratio(),
        months_over: months_over(row, parts)?,
        overrun: parts.outlook.and_then(|outlook| {
            let all = &outlook.answer.variance.rows;
            let at = all.iter().position(|own| is_same(own, row))?;
            outlook.overruns.get(at).copied().flatten()
        }),
        unbudgeted: row.bucket.is_unbudgeted(),
    }))
}

/// For how many months, up to the last of the period, it was above its budget.
fn months_over(row: &VarianceRow, parts: &PageParts<'_>) -> Result<usize, MoneyError> {
    let Some(own) = parts.year.variance.rows.iter().find(|own| is_same(own, row)) else { return Ok(0) };
    let first = parts.year.query.scopes[0].period.first_month();
    let until = parts.chosen.period.last_month().since(first);
    let mut count = 0;
    for measure in own.months.iter().take(usize::try_from(until + 1).unwrap_or(0)).rev() {
        match measure.variance()? {
            Some(variance) if variance.is_positive() => count += 1,
            _ => break,
        }
    }
    Ok(count)
}

/// Is it the same row of another answer?
pub(super) fn is_same(a: &VarianceRow, b: &VarianceRow) -> bool {
    a.bucket == b.bucket && a.role == b.role && a.path == b.path
}
