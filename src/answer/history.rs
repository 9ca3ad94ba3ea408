//! Months side by side.

use super::Source;
use crate::analysis::history::{History, HistoryQuery, history as worked_out};
use crate::model::Period;
use crate::words::{Message, msg};

/// What was spent in each month.
pub struct HistoryAnswer {
    /// Categories and totals, and the months that they rest on.
    pub history: History,
    /// Why there are none.
    pub empty: Option<Message>,
}

/// Sums the months of a query, and those a year before.
pub fn history(source: &Source<'_>, query: &HistoryQuery) -> anyhow::Result<HistoryAnswer> {
    let axes = source.axes();
    let needed = |axis: &usize| query.axes.contains(axis) || query.members.iter().any(|(i, _)| i == axis);
    let names: Vec<String> = (0..axes.len()).filter(needed).map(|axis| axes[axis].clone()).collect();
    let history = match (query.months.first(), query.months.last()) {
        (Some(first), Some(last)) => {
            let both_years = Period::months(first.plus(-12), last.plus(1));
            let grid = source.sums(&source.query(both_years, &names))?;
            // What a month bears of a bill of another one makes no month that is in.
            let ledger = match source.is_accrual() {
                true => source.cash.summarize(&source.query(both_years, &[]))?.months().collect(),
                false => grid.months().collect(),
            };
            worked_out(&grid, &ledger, &source.settings.categories, query)?
        }
        _ => History { rows: Vec::new(), counted: Vec::new(), compared: Vec::new() },
    };
    let empty = match (history.rows.is_empty(), source.actual.months()?.last()) {
        (false, _) => None,
        (true, Some((month, ..))) => Some(msg("empty-month").with("nearest", month.to_string())),
        (true, None) => Some(msg("empty-ledger")),
    };
    Ok(HistoryAnswer { history, empty })
}
