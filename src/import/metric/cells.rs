//! The cells of one row, by what their columns are.

use super::columns::{Columns, Role};
use crate::import::sheet::Sheet;
use crate::words::{Message, Place, Problem, msg};

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct MetricCells<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) line: u64,
    pub(super) cells: &'a [String],
}

impl<'a> MetricCells<'a> {
    /// The text of a column; empty where the row is short.
    pub(super) fn at(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The text of the first column of a role; empty where there is none.
    pub(super) fn of(&self, role: &Role) -> &'a str {
        self.columns.roles.find(role).map_or("", |column| self.at(column))
    }

    /// The columns of the row with what they are.
    pub(super) fn roles(&self) -> impl Iterator<Item = (usize, &'a Role, &'a str)> {
        let row = *self;
        self.columns.roles.each.iter().enumerate().map(move |(column, role)| (column, role, row.at(column)))
    }

    /// A message that quotes the value in a column.
    pub(super) fn quoting(&self, column: Option<usize>, id: &'static str) -> Message {
        let (value, header) = column.map_or(("", ""), |at| (self.at(at), self.sheet.header[at].as_str()));
        msg(id).with("value", value).with("header", header)
    }

    /// What is wrong with the value in a column.
    pub(super) fn flaw(&self, column: Option<usize>, message: Message, hint: &'static str) -> Problem {
        let file = self.sheet.name.as_str();
        let place = match column {
            Some(column) => Place::at(file, self.line, column as u64 + 1),
            None => Place::line(file, self.line),
        };
        Problem::error(message).at(place).hint(msg(hint))
    }
}
