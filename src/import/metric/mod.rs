//! Tables of metrics (工单量, 户数, 满意数) become postings of the ledger of metrics.
//!
//! Three forms are read: one row for each metric (`period, metric, value`), one row for each ratio with its
//! numerator and denominator, and one column for each metric. A metric is a number of a month and its members:
//! the category is the metric's name (`NAME:numerator` and `NAME:denominator` of a ratio), the amount counts in
//! [`Currency::NONE`], and the name stands as voucher, so that the store takes another number for the same month
//! and members as a changed row.
//! Not here: what is made of metrics (`analysis::goal`), or whether the ledger has a row already (`store`).

mod cells;
mod columns;
mod rows;

use self::columns::{Columns, Role};
use self::rows::Rows;
use super::header::header_words::METRICS;
use super::outcome::ImportOutcome;
use super::reading::refused;
use super::sheet::{SheetKind, read_sheet};
use super::source::{Setting, Source};
use crate::model::{PostingRef, Unit};
use crate::words::{Place, Problem, msg};

/// A table of metrics.
fn metric_sheet() -> SheetKind {
    let no_header =
        |rows: usize| Problem::error(msg("metric-no-header").with("rows", rows)).hint(msg("metric-no-header-hint"));
    let words = METRICS.iter().flat_map(|words| words.split('|')).map(str::to_string).collect();
    SheetKind { words, months: false, free: true, no_header }
}

/// Reads a table of metrics to its end and hands every number to `sink`, in order.
///
/// Fails where the table as a whole cannot be read or `sink` fails; bad rows are in the [`ImportOutcome`].
pub fn read_metrics(
    source: Source<'_>,
    setting: &Setting<'_>,
    sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<ImportOutcome> {
    let sheet = read_sheet(source, setting, metric_sheet())?;
    if let Some(unit) = sheet.unit.filter(|unit| *unit != Unit::One) {
        let message = msg("metric-unit-above").with("unit", super::statement::unit_marks::unit_word(unit));
        let problem = Problem::error(message).at(Place::file(sheet.name.as_str()));
        return Err(refused(vec![problem.hint(msg("metric-unit-above-hint"))]).into());
    }
    let columns = Columns::locate(&sheet, setting).map_err(refused)?;
    let mut rows = Rows::new(&sheet, setting, &columns);
    for (line, cells) in &sheet.rows {
        rows.row(*line, cells, sink)?;
    }
    let unused = columns.roles.unused(&sheet, &Role::Unused);
    let mut outcome = rows.finish(sheet.decided(setting, columns.told(&sheet, setting), unused));
    outcome.warnings.splice(0..0, sheet.warnings.iter().chain(&columns.notes).cloned());
    Ok(outcome)
}

#[cfg(test)]
mod tests;
