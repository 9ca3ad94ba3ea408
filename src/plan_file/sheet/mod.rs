//! A 预算表 as people keep it, read once into plan lines.
//!
//! A column for the category (or one for each level), columns for dimensions, and twelve months, or
//! the year's amount, or one row for each month. Subtotals are left out and counted.
//! Not here: opening and decoding the file (`import`), or the lines table of a book (`lines_table`).

mod category;
mod columns;
mod parents;
mod row;

pub(super) use self::columns::{Heading, fold};

use std::collections::HashMap;

use self::columns::{Column, headings};
use self::row::{Row, RowReader};
use super::likely;
use crate::model::line::LinePlace;
use crate::model::{Amount, BookSettings, Category, Line, Money, Plan, Unit};
use crate::words::{Message, Place, Problem, msg};

/// What a sheet is read for.
pub struct SheetContext<'a> {
    /// The book's categories and dimensions.
    pub settings: &'a BookSettings,
    /// The plan that gets the lines: its year, its currency, its default members.
    pub plan: &'a Plan,
    /// The sheet's name, for messages.
    pub file: &'a str,
    /// The unit of plain numbers, where no heading states one.
    pub unit: Unit,
}

/// Reads the rows under a header as lines, with every problem, and notes of what was left out.
pub fn lines_from_sheet(
    header: &[String],
    rows: &[(u64, Vec<String>)],
    context: &SheetContext<'_>,
) -> (Vec<Line>, Vec<Problem>) {
    let (headings, mut problems, mut notes) = headings(header, context.settings, context.plan.year);
    let has = |wanted: &dyn Fn(Column) -> bool| headings.iter().any(|heading| wanted(heading.column));
    for (found, id) in [
        (has(&|c| matches!(c, Column::Category | Column::Level(_) | Column::Code)), "plan-sheet-no-category"),
        (
            has(&|c| matches!(c, Column::Month(_) | Column::Annual | Column::Total | Column::Amount)),
            "plan-sheet-no-amount",
        ),
    ] {
        if !found {
            let hint = msg("plan-sheet-no-column-hint").with("columns", likely::names(header.iter().map(|h| h.trim())));
            problems.push(Problem::error(msg(id)).at(Place::file(context.file)).hint(hint));
        }
    }
    if !problems.is_empty() {
        return (Vec::new(), problems);
    }
    let mut reader = RowReader::new(context, &headings, rows);
    let rows: Vec<Row> = rows.iter().filter_map(|(line, cells)| reader.read(*line, cells)).collect();
    let (counted, mut problems) = reader.finish();
    notes.extend(counted);
    let by_month = has(&|c| c == Column::Period);
    let mut lines =
        if by_month { gather(rows, context, &mut problems) } else { separate(rows, context, &mut problems) };
    if problems.is_empty() {
        let parents = parents::drop_sums(&mut lines, context.plan);
        if parents > 0 {
            notes.push(msg("plan-sheet-parents").with("count", parents));
        }
    }
    let place = || Place::file(context.file);
    problems.extend(notes.into_iter().map(|note: Message| Problem::note(note).at(place())));
    (lines, problems)
}

/// Each row is a line of its own.
fn separate(rows: Vec<Row>, context: &SheetContext<'_>, problems: &mut Vec<Problem>) -> Vec<Line> {
    let mut known: HashMap<(Category, Vec<Option<String>>, String), u64> = HashMap::new();
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let key = (row.line.category.clone(), row.line.members.clone(), row.line.name.clone());
        if let Some(first) = known.insert(key, row.at) {
            problems.push(twice(&row, first, context));
            continue;
        }
        lines.push(row.line);
    }
    lines
}

/// Rows of one month each: those of one line become its twelve amounts.
fn gather(rows: Vec<Row>, context: &SheetContext<'_>, problems: &mut Vec<Problem>) -> Vec<Line> {
    type Months = [Option<(Money, u64)>; 12];
    let mut known: HashMap<(Category, Vec<Option<String>>, String), usize> = HashMap::new();
    let mut gathered: Vec<(Row, Months)> = Vec::new();
    for row in rows {
        let (Some(month), Amount::Annual(amount, _)) = (row.month, row.line.amount.clone()) else { continue };
        let key = (row.line.category.clone(), row.line.members.clone(), row.line.name.clone());
        let index = *known.entry(key).or_insert(gathered.len());
        let at = row.at;
        if index == gathered.len() {
            gathered.push((row, [None; 12]));
        } else if let Some((_, first)) = gathered[index].1[month] {
            problems.push(twice(&row, first, context));
        }
        gathered[index].1[month] = Some((amount, at));
    }
    let zero = Money::zero(context.plan.currency);
    let line = |(row, months): (Row, Months)| Line {
        amount: row::amount(months.map(|month| month.map_or(zero, |(amount, _)| amount))),
        ..row.line
    };
    gathered.into_iter().map(line).collect()
}

fn twice(row: &Row, first: u64, context: &SheetContext<'_>) -> Problem {
    let message = msg("plan-sheet-row-twice").with("category", row.line.category.as_str()).with("first", first);
    Problem::error(message).at(Place::line(context.file, row.at)).hint(msg("plan-sheet-row-twice-hint"))
}

/// A line without an amount yet.
fn blank(
    category: Category,
    members: Vec<Option<String>>,
    amount: Amount,
    context: &SheetContext<'_>,
    at: u64,
) -> Line {
    let place = LinePlace { file: context.file.to_string(), line: usize::try_from(at).unwrap_or(usize::MAX) };
    Line { place, ..Line::new(category, members, amount) }
}
