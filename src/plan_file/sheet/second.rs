//! A second table below the first, with columns of its own: one with the same rows and other months is the rest of the
//! first; any other that holds amounts is not passed over.

use super::columns::Column;
use super::fate::{Fate, RowAs};
use super::header::{self, Col, Header, Rows, Side, figure};
use super::{SheetContext, SheetRead, SheetRow, read_upright};
use crate::words::{Message, Place, Problem, msg};

/// Two tables made one.
pub(super) struct Joined {
    rows: Vec<(u64, Vec<String>)>,
    /// The line of the second header, and of each of its rows beside the line of the first table that it goes on.
    head: u64,
    lines: Vec<(u64, u64)>,
    columns: Vec<Message>,
}

impl Joined {
    /// Reads the rows of both.
    pub(super) fn read(self, context: &SheetContext<'_>) -> SheetRead {
        let mut read = read_upright(&self.rows, context);
        let message = msg("plan-sheet-second-joined").with("columns", super::short(self.columns));
        let message = message.with("line", i64::try_from(self.head).unwrap_or(i64::MAX));
        read.problems.push(Problem::note(message).at(Place::file(context.file)));
        let blank = SheetRow {
            line: self.head,
            name: String::new(),
            depth: 0,
            fate: Fate::Header,
            stated: None,
            read: None,
            category: None,
        };
        let of_lines = |(second, first): &(u64, u64)| {
            let known = read.rows.iter().find(|row| row.line == *first)?;
            Some(SheetRow { line: *second, stated: None, read: None, category: None, ..known.clone() })
        };
        let more: Vec<SheetRow> = self.lines.iter().filter_map(of_lines).collect();
        // A sheet that is refused shows no rows.
        if !read.rows.is_empty() {
            read.rows.push(blank);
            read.rows.extend(more);
        }
        read
    }
}

/// The row in which a table begins that has a header of its own.
fn begins(rows: &Rows, after: usize, header: &Header, context: &SheetContext<'_>) -> Option<usize> {
    (after..rows.len()).find(|row| header::is_another(rows, *row, context) && !header.repeats(rows, &rows[*row].1))
}

fn amounts(side: &Side) -> impl Iterator<Item = &Col> {
    side.cols.iter().filter(|col| col.column.is_amount())
}

fn has_figures(cells: &[String], side: &Side) -> bool {
    amounts(side).any(|col| cells.get(col.at).is_some_and(|cell| figure(cell).is_some()))
}

/// The two tables as one, where the second has the rows of the first, and no column of it.
pub(super) fn joined(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Joined> {
    if header.first != header.last || context.month.is_some() {
        return None;
    }
    let start = begins(rows, header.last + 1, header, context)?;
    let second = header::assemble(rows, start, start, context);
    let ([first], [next]) = (&header.sides[..], &second.sides[..]) else { return None };
    let parts = |column: Column| {
        matches!(column, Column::Month(_) | Column::Quarter(_) | Column::Half(_) | Column::Total | Column::Annual)
    };
    let goes_on = amounts(next).all(|col| parts(col.column) && first.col(col.column).is_none())
        && amounts(first).all(|col| parts(col.column));
    let (name, other) = (first.col(Column::Category)?.at, next.col(Column::Category)?.at);
    let units = |side: &Side| amounts(side).map(|col| col.unit.clone()).collect::<Vec<_>>();
    if !goes_on || units(first).iter().chain(&units(next)).any(|unit| *unit != units(first)[0]) {
        return None;
    }
    let of = |row: usize, at: usize| rows[row].1.get(at).map_or("", |cell| cell.trim());
    let last = (header.last + 1..start).rev().find(|row| has_figures(&rows[*row].1, first))?;
    let own: Vec<usize> = (header.last + 1..=last).collect();
    let below: Vec<usize> = (start + 1..rows.len()).take(own.len()).collect();
    let same = own.len() == below.len() && own.iter().zip(&below).all(|(a, b)| of(*a, name) == of(*b, other));
    let after = start + 1 + below.len();
    let end = begins(rows, after.min(rows.len()), header, context).unwrap_or(rows.len());
    let beyond = (after..end).any(|row| has_figures(&rows[row].1, next));
    let lost = |known: &[(u64, usize)]| known.iter().any(|(line, _)| *line >= rows[start].0);
    if !same || beyond || lost(context.uncomputed) || lost(context.joined) {
        return None;
    }
    let places: Vec<usize> = amounts(next).map(|col| col.at).collect();
    let width = rows[header.first..start].iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut whole: Vec<(u64, Vec<String>)> = rows.to_vec();
    for (to, from) in std::iter::once((header.last, start)).chain(own.iter().copied().zip(below.iter().copied())) {
        let more: Vec<String> = places.iter().map(|at| of(from, *at).to_string()).collect();
        let cells = &mut whole[to].1;
        cells.resize(width, String::new());
        cells.extend(more);
    }
    whole.drain(start..after);
    let lines = below.iter().zip(&own).map(|(second, first)| (rows[*second].0, rows[*first].0)).collect();
    Some(Joined { rows: whole, head: rows[start].0, lines, columns: columns(next) })
}

fn columns(side: &Side) -> Vec<Message> {
    amounts(side).map(|col| Message::verbatim(format!("`{}`", col.text))).collect()
}

/// A second table with amounts that is not the rest of the first.
pub(super) fn problem(rows: &Rows, header: &Header, context: &SheetContext<'_>) -> Option<Problem> {
    let start = begins(rows, header.last + 1, header, context)?;
    let line = rows[start].0;
    let second = header::assemble(rows, start, start, context);
    let figures = |cells: &[String]| second.sides.iter().any(|side| has_figures(cells, side));
    let out = context.rows.iter().any(|(at, what)| *at == line && *what == RowAs::Out);
    if out || !rows[start + 1..].iter().any(|(_, cells)| figures(cells)) {
        return None;
    }
    let columns = second.sides.iter().flat_map(columns).collect();
    let hint = msg("plan-sheet-second-hint").with("line", i64::try_from(line).unwrap_or(i64::MAX));
    let message = msg("plan-sheet-second").with("columns", super::short(columns));
    Some(Problem::error(message).at(Place::line(context.file, line)).hint(hint))
}
