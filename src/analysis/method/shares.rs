//! What other lines come to together, for lines that are a share of them.

use super::{Work, WorkError, circle, line_months};
use crate::model::Money;

/// The sum by month of the plan's lines in the categories under `of`, the line itself left out.
///
/// A ceiling stands for the lines below it.
pub(super) fn base(work: &Work<'_>) -> Result<[Money; 12], WorkError> {
    let mut sum = [work.zero(); 12];
    for index in circle::lines_under(work.plan, work.line) {
        let months = line_months(&work.plan.lines[index], work.plan, work.history)?;
        for (sum, month) in sum.iter_mut().zip(months) {
            *sum = sum.checked_add(month)?;
        }
    }
    Ok(sum)
}
