//! What the name of a tab says of the amounts on it: of which month they are, and of which year.

use super::SheetContext;
use super::columns::{Column, fold};
use super::header;
use super::heading;
use super::month::month;

/// What says only that a tab holds a budget.
const WORDS: &[&str] = &["预算明细表", "预算明细", "预算表", "费用预算", "支出预算", "预算", "费用", "budget"];

/// The month of the plan's year that a tab is called by, where it holds one column of amounts and that may be of it.
pub fn sheet_month(name: &str, rows: &header::Rows, context: &SheetContext<'_>) -> Option<usize> {
    let year = context.plan.year;
    let bare = WORDS.iter().fold(fold(name).0, |text, word| text.replace(word, ""));
    let of_name = year.index(month(&bare, year)?)?;
    let header = header::locate(rows, context).ok()?;
    let mut amounts = header.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount());
    let (only, None) = (amounts.next()?, amounts.next()) else { return None };
    let whole = header.sides.iter().any(|side| side.has(|column| column == Column::Period));
    let fits = matches!(only.column, Column::Amount | Column::Total | Column::Monthly);
    (!whole && (fits || only.column == Column::Month(of_name))).then_some(of_name)
}

/// The year that a tab is called by.
pub fn sheet_year(name: &str) -> Option<i32> {
    heading::year_of(&fold(name).0).1
}
