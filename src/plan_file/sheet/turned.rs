//! Sheets with months down and names across: read as if turned, each column a row.

use super::SheetContext;
use super::across;
use super::columns::{Column, named};
use super::header::{Rows, figure};
use super::heading::{self, Reading};
use super::label::{self, Label};
use super::row_words::COUNTED;
use crate::words::{Message, msg};

/// A sheet turned. What was a column is a row, and its line is that column's number.
pub(super) struct Turned {
    pub(super) rows: Vec<(u64, Vec<String>)>,
    pub(super) uncomputed: Vec<(u64, usize)>,
    pub(super) joined: Vec<(u64, usize)>,
    pub(super) notes: Vec<Message>,
}

/// Where the table lies.
struct Table {
    /// The column of the months.
    at: usize,
    /// The header, of one row or two; the rows of months and of their sums.
    titles: Option<usize>,
    heads: usize,
    periods: Vec<usize>,
    texts: Vec<String>,
}

/// A column of amounts: what it is called, under which title.
struct Name {
    at: usize,
    title: String,
    name: String,
    /// `元` of `工资(元)`.
    unit: String,
}

/// A heading without the unit in its brackets, and that unit.
fn without_unit(heading: &str) -> (String, String) {
    let parts =
        heading.rsplit_once(['(', '（']).map(|(name, inner)| (name.trim(), inner.trim_end_matches([')', '）'])));
    match parts.filter(|(name, inner)| !name.is_empty() && heading::unit(inner).is_some()) {
        Some((name, unit)) => (name.to_string(), unit.to_string()),
        None => (heading.to_string(), String::new()),
    }
}

/// Turns a sheet whose first column holds the parts of the year, with nothing but figures beside them and names above.
pub(super) fn turned(rows: &Rows, context: &SheetContext<'_>) -> Option<Turned> {
    let table = (0..3).find_map(|at| table(rows, at, context))?;
    let (names, left) = names(rows, &table, context)?;
    let titled = names.iter().any(|name| !name.title.is_empty());
    // What stands around the table may say in what it counts.
    let inside = |row: &usize| table.titles == Some(*row) || *row == table.heads || table.periods.contains(row);
    let around = (0..rows.len()).filter(|row| !inside(row)).map(|row| (rows[row].0, joined_up(&rows[row].1)));
    let mut turned: Vec<(u64, Vec<String>)> = around.collect();
    let head = if titled { &["一级科目", "二级科目", "单位"][..] } else { &["科目", "单位"] };
    let first = head.len();
    let cells = head.iter().map(|text| text.to_string()).chain(table.texts.iter().cloned());
    turned.push((rows[table.heads].0, cells.collect()));
    let line = |at: usize| at as u64 + 1;
    for name in &names {
        // A name without a title is a level of its own: a blank one would be that of the row above.
        let own = match (titled, name.title.is_empty()) {
            (false, _) => [name.name.as_str()].to_vec(),
            (true, true) => [name.name.as_str(), ""].to_vec(),
            (true, false) => [name.title.as_str(), name.name.as_str()].to_vec(),
        };
        let own = own.into_iter().chain([name.unit.as_str()]).map(String::from);
        let figures = table.periods.iter().map(|row| rows[*row].1.get(name.at).cloned().unwrap_or_default());
        turned.push((line(name.at), own.chain(figures).collect()));
    }
    let places = |places: &[(u64, usize)]| -> Vec<(u64, usize)> {
        let of = |(own, at): &(u64, usize)| {
            let period = table.periods.iter().position(|row| rows[*row].0 == *own)?;
            Some((line(*at), first + period))
        };
        places.iter().filter_map(of).collect()
    };
    let mut notes = vec![msg("plan-sheet-turned")];
    if !left.is_empty() {
        let left = left.into_iter().map(|text| Message::verbatim(format!("`{text}`"))).collect();
        notes.push(msg("plan-sheet-ignored").with("columns", super::short(left)));
    }
    Some(Turned { rows: turned, uncomputed: places(context.uncomputed), joined: places(context.joined), notes })
}

/// A title or a remark in one cell.
fn joined_up(cells: &[String]) -> Vec<String> {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    filled.into_iter().map(String::from).collect()
}

/// The table whose months stand in this column.
fn table(rows: &Rows, at: usize, context: &SheetContext<'_>) -> Option<Table> {
    let year = context.plan.year;
    let cell = |row: usize| rows[row].1.get(at).map_or("", |cell| cell.trim());
    let part = |text: &str| match heading::read("", text, year) {
        Reading::Amount { column: column @ (Column::Month(_) | Column::Quarter(_) | Column::Half(_)), .. } => {
            Some(column)
        }
        _ => None,
    };
    let says_month = |row: usize| named(&super::fold(cell(row)).0, context.settings) == Some(Column::Period);
    // Bare numbers are months below 月份 alone.
    let bare = |text: &str| text.parse::<u32>().ok().filter(|number| (1..=12).contains(number));
    let heads = (0..rows.len().min(60)).find(|row| {
        let next = row + 1;
        next < rows.len()
            && part(cell(*row)).is_none()
            && (part(cell(next)).is_some() || says_month(*row) && bare(cell(next)).is_some())
    })?;
    // The word may stand in the upper of two rows.
    let over = heads.checked_sub(1).filter(|over| says_month(*over) && cell(heads).is_empty());
    let said = says_month(heads) || over.is_some();
    let text = |row: usize| match (part(cell(row)), bare(cell(row)).filter(|_| says_month(heads) || over.is_some())) {
        (None, Some(number)) => format!("{number}月"),
        _ => cell(row).to_string(),
    };
    let mut found = Table { at, titles: None, heads, periods: Vec::new(), texts: Vec::new() };
    let mut parts: Vec<Column> = Vec::new();
    for row in heads + 1..rows.len() {
        let text = text(row);
        match part(&text) {
            Some(column) if parts.contains(&column) => return None,
            Some(column) => parts.push(column),
            None if label::sum(&Label::parse(&text, false).name).is_some() => {}
            None => break,
        }
        found.periods.push(row);
        found.texts.push(text);
    }
    let months = parts.iter().filter(|column| matches!(column, Column::Month(_))).count();
    let enough = if months > 0 { months >= if said { 2 } else { 4 } } else { parts.len() >= if said { 2 } else { 4 } };
    let wide = |row: usize| rows[row].1.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
    let textual = |row: usize| rows[row].1.iter().all(|cell| figure(cell).is_none());
    found.titles = heads.checked_sub(1).filter(|row| over.is_some() || wide(*row) && textual(*row) && wide(heads));
    (enough && textual(heads)).then_some(found)
}

/// The columns of amounts, and the headings of those that are none; `None` where the columns are no names of what money
/// is for, or nobody could tell which.
fn names(rows: &Rows, table: &Table, context: &SheetContext<'_>) -> Option<(Vec<Name>, Vec<String>)> {
    let year = context.plan.year;
    let cell = |row: usize, at: usize| rows[row].1.get(at).map_or("", |cell| cell.trim());
    let width = table.periods.iter().map(|row| rows[*row].1.len()).max().unwrap_or(0);
    let (mut names, mut left) = (Vec::new(), Vec::new());
    let mut title = String::new();
    for at in 0..width {
        if at == table.at {
            continue;
        }
        let (above, below) = (table.titles.map_or("", |row| cell(row, at)), cell(table.heads, at));
        if !above.is_empty() {
            title = above.to_string();
        }
        if below.is_empty() {
            title.clear();
        }
        let mut filled = table.periods.iter().map(|row| cell(*row, at)).filter(|cell| !cell.is_empty()).peekable();
        let (name, unit) = without_unit(if below.is_empty() { above } else { below });
        let name = name.as_str();
        if filled.peek().is_none() {
            continue;
        }
        let figures = filled.all(|cell| figure(cell).is_some());
        if !figures || name.is_empty() {
            // Texts between the months and the figures are names of a list.
            if name.is_empty() || at < table.at || names.is_empty() {
                return None;
            }
            left.push(name.to_string());
            continue;
        }
        if across::is_member(name, context) || across::is_member(&title, context) {
            return None;
        }
        let sum = label::sum(&Label::parse(name, false).name).is_some();
        let counted = COUNTED.contains(&super::fold(name).0.as_str());
        match heading::read("", name, year) {
            // 预算 under 办公费 is what that costs.
            Reading::Amount { .. } if !sum && !title.is_empty() && title != name => {
                names.push(Name { at, title: String::new(), name: title.clone(), unit });
            }
            Reading::Other(_) if !counted && !title.is_empty() => left.push(format!("{title} {name}")),
            Reading::Amount { .. } if !sum => return None,
            Reading::Other(_) if !counted => return None,
            _ if !counted && heading::is_beside(name) => return None,
            _ => {
                let title = if title == name { String::new() } else { title.clone() };
                names.push(Name { at, title, name: name.to_string(), unit });
            }
        }
    }
    // A title over all of them is one of the sheet.
    let first = names.first()?.title.clone();
    if names.iter().all(|name| name.title == first) {
        names.iter_mut().for_each(|name| name.title.clear());
    }
    let money = names.iter().any(|name| label::sum(&name.name).is_none());
    money.then_some((names, left))
}
