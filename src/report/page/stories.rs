//! What is known of each row of costs, from the answers: for how long it has been over, when its budget is gone.

use std::collections::HashMap;

use super::PageParts;
use crate::analysis::variance::{Bucket, Role, Segment, VarianceRow};
use crate::model::{Kind, MoneyError};
use crate::report::chart::Story;

/// The stories of the finest rows of costs.
pub(super) fn stories(parts: &PageParts<'_>) -> Result<Vec<Story>, MoneyError> {
    let rows = parts.variance.variance.rows.iter();
    let finest = rows.filter(|row| row.role == Role::Item && row.bucket.kind() == Kind::Cost);
    let year = Places::new(&parts.year.variance.rows);
    let outlook = parts.outlook.map(|outlook| Places::new(&outlook.answer.variance.rows));
    finest.filter_map(|row| story(row, (&year, outlook.as_ref()), parts).transpose()).collect()
}

fn story(
    row: &VarianceRow,
    (year, outlook): (&Places<'_>, Option<&Places<'_>>),
    parts: &PageParts<'_>,
) -> Result<Option<Story>, MoneyError> {
    let measure = &row.scopes[0].measure;
    let Some(variance) = measure.variance()? else { return Ok(None) };
    Ok(Some(Story {
        label: parts.names.label(&row.path),
        variance,
        ratio: measure.variance_ratio(),
        months_over: year.find(row).map_or(Ok(0), |own| months_over(own.1, parts))?,
        overrun: parts.outlook.zip(outlook).and_then(|(answer, places)| {
            let (at, _) = places.find(row)?;
            answer.overruns.get(at).copied().flatten().map(|overrun| overrun.told_on(parts.head.as_of))
        }),
        unbudgeted: row.bucket.is_unbudgeted(),
    }))
}

/// For how many months, up to the last of the period, a row of the year was above its budget.
fn months_over(own: &VarianceRow, parts: &PageParts<'_>) -> Result<usize, MoneyError> {
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

/// Where the rows of an answer stand in it, by what they are of.
pub(super) struct Places<'a> {
    rows: &'a [VarianceRow],
    by_path: HashMap<(Bucket, &'a [Segment]), usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(rows: &'a [VarianceRow]) -> Places<'a> {
        let own = |row: &&VarianceRow| matches!(row.role, Role::Item | Role::Subtotal);
        let all = rows.iter().enumerate().filter(|(_, row)| own(row));
        Places { rows, by_path: all.map(|(at, row)| ((row.bucket, &*row.path), at)).collect() }
    }

    /// The same row of this answer, and its number.
    pub(super) fn find(&self, row: &VarianceRow) -> Option<(usize, &'a VarianceRow)> {
        let at = *self.by_path.get(&(row.bucket, &*row.path))?;
        Some((at, &self.rows[at]))
    }
}
