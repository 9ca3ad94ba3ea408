//! What is said of a file whose header was not found: the row that comes nearest, and what its cells are near to.

use super::execution_report;
use super::headers::{self, Vocabulary};
use crate::import::block::SourceRow;
use crate::import::values::date;
use crate::import::values::date::DateProblem;
use crate::import::values::period;
use crate::model::amount::{self, AmountStyle};
use crate::model::{Currency, Month};
use crate::words::{Arg, Message, Place, Problem, msg};

/// No row names enough columns: the one that comes nearest, and what its cells are near to.
pub(in crate::import) fn no_header(name: &str, rows: &[SourceRow<'_>], vocabulary: &Vocabulary) -> Problem {
    let rows = &rows[..rows.len().min(headers::SEARCHED)];
    let message = msg("import-no-header").with("rows", rows.len());
    let filled = |row: &SourceRow<'_>| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if let Some((line, columns)) = rows.iter().find(|row| filled(row) > 2).and_then(as_data) {
        let lines = ["[import.NAME]".to_string(), "header = \"none\"".to_string(), columns];
        let lines = lines.into_iter().map(Message::verbatim).collect();
        let hint = msg("import-no-header-data").with("lines", Arg::Lines(lines));
        return Problem::error(message).at(Place::line(name, line)).hint(hint);
    }
    if let Some(line) = execution_report::find(rows) {
        return execution_report::problem(name, line);
    }
    if let Some(row) = rows.iter().find(|row| has_months(row)) {
        let months = Problem::error(msg("import-months-across")).at(Place::line(name, row.line));
        return months.hint(msg("import-months-across-hint"));
    }
    let best = rows.iter().rev().max_by_key(|row| (vocabulary.known(row.cells.iter()), filled(row).min(4)));
    let Some(best) = best.filter(|row| filled(row) > 1) else {
        return Problem::error(message).at(Place::file(name)).hint(msg("import-no-header-hint"));
    };
    let hint = msg("import-no-header-found").with("columns", described(best.cells.iter(), vocabulary));
    Problem::error(message).at(Place::line(name, best.line)).hint(hint)
}

/// The first headers of a file: which are recognised, and what others are near to.
pub(in crate::import) fn described<'c>(cells: impl Iterator<Item = &'c str>, vocabulary: &Vocabulary) -> Vec<Message> {
    let cells = cells.map(headers::clean).filter(|cell| !cell.is_empty()).take(30);
    let shown = |cell: String| match (vocabulary.meanings(&cell).is_empty(), vocabulary.nearest(&cell)) {
        (true, Some(near)) => msg("import-header-near").with("header", cell).with("near", near),
        (true, None) => Message::verbatim(cell),
        (false, _) => msg("import-header-known").with("header", cell),
    };
    cells.map(shown).collect()
}

/// Does a row name several months, each over a column of figures?
fn has_months(row: &SourceRow<'_>) -> bool {
    let month = |text: &str| {
        let named = text.len() < 16 && text.contains(|c: char| !c.is_ascii_digit() && c != '.');
        let day = date::read(text, None).is_ok();
        period::read(text, Some(2000)).ok().filter(|_| named && !day).map(|read| read.month)
    };
    let mut months: Vec<Month> = row.cells.iter().filter_map(|cell| month(cell.trim())).collect();
    months.sort_unstable();
    months.dedup();
    months.len() > 1
}

/// The columns of a row that is none of a header but a day with an amount, as a profile names them by number.
fn as_data(row: &SourceRow<'_>) -> Option<(u64, String)> {
    let cells: Vec<&str> = row.cells.iter().map(str::trim).collect();
    let is_date = |text: &str| {
        let written = text.contains(['-', '/', '.', '年']) || text.len() == 8;
        let read = date::read(text, None);
        written && (read.is_ok() || matches!(read, Err(DateProblem::NeedsOrder | DateProblem::ShortYear)))
    };
    let is_amount = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit())
            && (text.contains(['.', ',']) || text.len() < 8)
            && matches!(amount::read(text, AmountStyle::default(), Currency::CNY), Ok(Some(_)))
    };
    let date = cells.iter().position(|text| is_date(text))?;
    let amount = cells.iter().enumerate().position(|(at, text)| at != date && is_amount(text))?;
    let words = cells.iter().enumerate().filter(|(at, text)| *at != date && text.chars().any(char::is_alphabetic));
    let description = words.max_by_key(|(_, text)| text.chars().count()).map(|(at, _)| at);
    let column = |field: &str, at: usize| format!("{field} = \"#{}\"", at + 1);
    let named =
        [Some(column("date", date)), description.map(|at| column("description", at)), Some(column("amount", amount))];
    Some((row.line, format!("columns = {{ {} }}", named.into_iter().flatten().collect::<Vec<_>>().join(", "))))
}
