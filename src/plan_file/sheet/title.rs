//! What titles above the header, and the name of the tab, say of all amounts: that they are income, void, or spent.

use super::SheetContext;
use super::columns::{Column, fold};
use super::header::{Header, Rows};
use super::kind::kind_of;
use super::label::Label;
use crate::model::Kind;
use crate::words::{Message, Place, Problem, msg};

const BUDGET: &[&str] = &["预算", "计划", "指标", "budget", "plan", "forecast"];
const VOID: &[&str] = &["作废", "废止", "(void)", "superseded", "cancelled", "donotuse"];
/// A title may speak of income that is not all there is: `Income statement`.
const INCOME: &[&str] = &["收入", "revenue", "incomebudget", "receipts"];
const RESULT: &[&str] = &["利润", "损益", "statement", "p&l", "profit"];
const SPENT: &[&str] = &["实际", "决算", "实绩", "actual"];

/// The texts that may be titles: the line of each, 0 for the name of the tab. `编制单位：X` says something else.
fn titles<'a>(rows: &'a Rows, header: &Header, context: &SheetContext<'a>) -> Vec<(u64, &'a str)> {
    let cells = rows[..header.first].iter().flat_map(|(line, cells)| cells.iter().map(|cell| (*line, cell.trim())));
    let titles =
        cells.filter(|(_, cell)| !cell.is_empty() && !cell.contains([':', '：']) && cell.chars().count() <= 40);
    titles.chain(context.sheet.map(|sheet| (0, sheet))).collect()
}

fn says(title: &str, words: &[&str]) -> bool {
    let whole: String = title.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let whole = whole.replace('（', "(").replace('）', ")");
    words.iter().any(|word| whole.contains(word))
}

/// A title by which nothing on the sheet is a budget, unless somebody says what its columns hold.
pub(super) fn problem(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Problem> {
    let amounts = || header.sides.iter().flat_map(|side| &side.cols).filter(|col| col.column.is_amount());
    if amounts()
        .any(|col| col.rank == 0 && context.maps.iter().any(|(heading, _)| fold(heading).0 == fold(&col.text).0))
    {
        return None;
    }
    let titles = titles(rows, header, context);
    let budget = amounts().any(|col| says(&col.full, BUDGET)) || titles.iter().any(|(_, title)| says(title, BUDGET));
    let void = titles.iter().find(|(_, title)| says(title, VOID));
    let spent = titles.iter().find(|(_, title)| says(title, SPENT) && !budget);
    let (id, (line, title)) = match (void, spent) {
        (Some(void), _) => ("plan-sheet-title-void", void),
        (None, Some(spent)) => ("plan-sheet-title-spent", spent),
        (None, None) => return None,
    };
    let column = amounts().next().map_or("", |col| col.text.as_str());
    let place = if *line == 0 { Place::file(context.file) } else { Place::line(context.file, *line) };
    let hint = msg("plan-sheet-title-hint").with("column", column);
    Some(Problem::error(msg(id).with("title", *title)).at(place).hint(hint))
}

/// Takes all rows as income where a title of a budget says so, and no row and no column says otherwise; and tells it.
pub(super) fn take_income(rows: &Rows, header: &mut Header, context: &SheetContext<'_>) -> Option<Message> {
    let titles = titles(rows, header, context);
    let (_, title) = titles.iter().find(|(_, title)| {
        says(title, BUDGET) && says(title, INCOME) && !says(title, RESULT) && kind_of(title) == Some(Kind::Income)
    })?;
    let mixed = titles.iter().any(|(_, title)| kind_of(title) == Some(Kind::Cost));
    let told = |column: Column| column == Column::Kind;
    let open = header.sides.iter().all(|side| side.kind.is_none() && !side.has(told));
    let name = |column: Column| matches!(column, Column::Category | Column::Level(_));
    let names: Vec<usize> =
        header.sides.iter().flat_map(|side| &side.cols).filter(|col| name(col.column)).map(|col| col.at).collect();
    let below = || rows[header.last + 1..].iter().flat_map(|(_, cells)| names.iter().filter_map(|at| cells.get(*at)));
    let cost = below().any(|cell| kind_of(&Label::parse(cell, false).name) == Some(Kind::Cost));
    if mixed || !open || cost {
        return None;
    }
    header.sides.iter_mut().for_each(|side| side.kind = Some(Kind::Income));
    Some(msg("plan-sheet-income-by-title").with("title", *title))
}
