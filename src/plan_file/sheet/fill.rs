//! Cells that are filled on the first row of a group alone: who a row is for, its month, its name.

use std::borrow::Cow;

use super::columns::Column;
use super::header::{Col, Header, Rows, Side, figure};
use super::label::{self, Label};
use crate::words::{Message, msg};

/// The rows with those cells filled, and what was filled.
pub(super) struct Filled<'a> {
    pub(super) rows: Cow<'a, Rows>,
    pub(super) notes: Vec<Message>,
}

/// What stands above, column by column; nothing below a total.
#[derive(Default)]
struct Above {
    cells: Vec<(usize, String)>,
    /// The names of the last row that had an amount.
    names: Vec<(usize, String)>,
}

/// Fills blank cells of rows with amounts: left of the names by the cell above, and the names themselves where a cell
/// right of them says whose row of the same name it is.
pub(super) fn fill<'a>(rows: &'a Rows, header: &Header) -> Filled<'a> {
    let mut filled = Cow::Borrowed(rows);
    let mut counts: Vec<(&Col, usize)> = Vec::new();
    // Members side by side share what stands left of them.
    let sides = if header.sides.iter().all(|side| side.member.is_some()) { 1 } else { header.sides.len() };
    for side in &header.sides[..sides.min(header.sides.len())] {
        let Some(first) = side.cols.iter().filter(|col| col.column.names_row()).map(|col| col.at).min() else {
            continue;
        };
        let leads: Vec<&Col> = side
            .cols
            .iter()
            .filter(|col| matches!(col.column, Column::Axis(_) | Column::Period) && col.at < first)
            .collect();
        let mut above = Above::default();
        for (row, (_, cells)) in rows.iter().enumerate().skip(header.last + 1) {
            if header.repeats(rows, cells) {
                continue;
            }
            for (col, text) in blanks(side, &leads, cells, &mut above) {
                let cells = &mut filled.to_mut()[row].1;
                cells.resize(cells.len().max(col.at + 1), String::new());
                cells[col.at] = text;
                match counts.iter_mut().find(|(known, _)| known.at == col.at) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((col, 1)),
                }
            }
        }
    }
    let note =
        |(col, count): (&Col, usize)| msg("plan-sheet-filled").with("column", col.text.as_str()).with("count", count);
    Filled { rows: filled, notes: counts.into_iter().map(note).collect() }
}

/// The cells of a row that are to be filled, with what from.
fn blanks<'s>(side: &'s Side, leads: &[&'s Col], cells: &[String], above: &mut Above) -> Vec<(&'s Col, String)> {
    let cell = |col: &Col| cells.get(col.at).map_or("", String::as_str);
    let is_blank = |col: &Col| cell(col).trim().is_empty();
    let amount = side.cols.iter().any(|col| col.column.is_amount() && figure(cell(col)).is_some());
    if is_sum(side, cells) {
        *above = Above::default();
        return Vec::new();
    }
    let mut found = Vec::new();
    let names = || side.cols.iter().filter(|col| col.column.names_row());
    let named = names().any(|col| !is_blank(col));
    for (place, col) in leads.iter().enumerate() {
        if !is_blank(col) {
            // What stands further in belongs to what stands before it.
            above.cells.retain(|(at, _)| leads[..place].iter().any(|lead| lead.at == *at));
            above.cells.push((col.at, cell(col).to_string()));
        } else if named && amount {
            let text = above.cells.iter().find(|(at, _)| *at == col.at).map(|(_, text)| text.clone());
            found.extend(text.map(|text| (*col, text)));
        }
    }
    if named {
        let own = names().filter(|col| !is_blank(col)).map(|col| (col.at, cell(col).to_string()));
        above.names = if amount { own.collect() } else { Vec::new() };
    } else if amount {
        let tells = |col: &&Col| matches!(col.column, Column::Axis(_) | Column::Period | Column::Name);
        let right = |col: &&Col| above.names.iter().all(|(at, _)| *at < col.at);
        if side.cols.iter().filter(tells).filter(right).any(|col| !is_blank(col)) {
            let text = |col: &'s Col| {
                let known = above.names.iter().find(|(at, _)| *at == col.at);
                known.map(|(_, text)| (col, text.clone()))
            };
            found.extend(names().filter_map(text));
        }
    }
    found
}

fn is_sum(side: &Side, cells: &[String]) -> bool {
    let says = |column: Column| {
        column.names_row() || matches!(column, Column::Numeral | Column::Axis(_) | Column::Period | Column::Name)
    };
    let texts = side.cols.iter().filter(|col| says(col.column)).filter_map(|col| cells.get(col.at));
    texts.map(|text| Label::parse(text, false).name).any(|name| label::sum(&name).is_some())
}
