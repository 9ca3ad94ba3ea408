//! `columns` of `budget.toml`: which columns a variance report has.

use crate::model::ReportColumn;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely::hint;
use crate::plan_file::text::source::Reporter;
use crate::words::{Message, Problem, msg};

/// The columns in their order, each once; a name that there is not has its problem.
pub(in crate::plan_file) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Vec<ReportColumn> {
    let mut columns = Vec::new();
    for (name, at) in fields.texts("columns") {
        match ReportColumn::named(name) {
            Some(column) if columns.contains(&column) => {}
            Some(column) => columns.push(column),
            None => reporter.add(*at, unknown_column(name)),
        }
    }
    columns
}

/// A column that no variance report has.
fn unknown_column(name: &str) -> Problem {
    let known: Vec<Message> = ReportColumn::names().map(Message::verbatim).collect();
    let otherwise = msg("report-column-unknown-hint").with("known", known);
    let problem = Problem::error(msg("report-column-unknown").with("value", name));
    problem.hint(hint(name, ReportColumn::names(), otherwise))
}
