//! Cells, which come one by one and with gaps, become rows.

use super::columns::Columns;
use super::shape::Merged;
use crate::import::block::Block;
use crate::import::format::importer::Blocks;
use crate::import::header::headers::SEARCHED;

/// Where rows go.
pub(super) enum RowSink<'a> {
    /// Into a head to look at.
    Head(&'a mut Block),
    /// On their way.
    Blocks(&'a mut Blocks),
    /// To whoever counts them.
    Count(&'a mut dyn FnMut(u32, &[String])),
}

/// A cell's text, and whether it is a number.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) number: bool,
}

/// Puts cells into rows, and what is merged down into each row of it.
pub(super) struct Filler<'a> {
    target: RowSink<'a>,
    columns: Option<&'a Columns>,
    merged: &'a [Merged],
    /// Merged texts that go on: the column, the text, the last row.
    going_on: Vec<(usize, String, u32)>,
    /// The row being filled, from 0, and its cells so far.
    row: Option<u32>,
    cells: Vec<String>,
    numbers: Vec<bool>,
    /// Rows so far with cells beyond [`WIDE`].
    wide: usize,
}

/// A row takes room up to its last cell. So many columns a table may have in as many rows as it likes; a few more have
/// a stray cell far out.
const WIDE: usize = 1024;
pub(super) const WIDE_ROWS: usize = 100;

impl<'a> Filler<'a> {
    pub(super) fn new(target: RowSink<'a>, columns: Option<&'a Columns>, merged: &'a [Merged]) -> Filler<'a> {
        Filler {
            target,
            columns,
            merged,
            going_on: Vec::new(),
            row: None,
            cells: Vec::new(),
            numbers: Vec::new(),
            wide: 0,
        }
    }

    /// Adds a cell; `false` when no more are wanted.
    pub(super) fn put(&mut self, (row, column): (u32, u32), cell: Text) -> bool {
        if self.row != Some(row) {
            if !self.end_row() {
                return false;
            }
            self.row = Some(row);
        }
        let column = column as usize;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
            self.numbers.resize(column + 1, false);
        }
        (self.cells[column], self.numbers[column]) = (cell.text, cell.number);
        true
    }

    /// Has it met more wide rows than are worth the room?
    pub(super) fn is_too_wide(&self) -> bool {
        self.wide > WIDE_ROWS
    }

    /// Counts the row in; `false` when no more are wanted.
    pub(super) fn end_row(&mut self) -> bool {
        let Some(row) = self.row.take() else { return true };
        self.wide += usize::from(self.cells.len() > WIDE);
        self.fill_down(row);
        let line = u64::from(row) + 1;
        let go_on = match &mut self.target {
            RowSink::Head(block) => {
                self.cells.iter().for_each(|cell| block.push_cell(cell.as_bytes()));
                block.end_row(line, 0);
                block.len() < SEARCHED
            }
            RowSink::Blocks(blocks) => {
                self.cells.iter().for_each(|cell| blocks.block().push_cell(cell.as_bytes()));
                blocks.block().end_row(line, 0);
                blocks.pass()
            }
            RowSink::Count(count) => {
                count(row, &self.cells);
                true
            }
        };
        self.cells.clear();
        self.numbers.clear();
        go_on
    }

    /// A label that is merged over several rows belongs to each of them; an amount would be counted twice.
    fn fill_down(&mut self, row: u32) {
        let Some(columns) = self.columns else { return };
        self.going_on.retain(|(.., last)| *last >= row);
        if self.cells.iter().any(|cell| !cell.trim().is_empty()) {
            for (column, text, _) in &self.going_on {
                if self.cells.len() <= *column {
                    self.cells.resize(column + 1, String::new());
                    self.numbers.resize(column + 1, false);
                }
                if self.cells[*column].trim().is_empty() {
                    self.cells[*column].clone_from(text);
                }
            }
        }
        while let Some((first, rest)) = self.merged.split_first().filter(|(first, _)| first.from.0 <= row) {
            self.merged = rest;
            let column = first.from.1 as usize;
            let below = first.from.0 == row && first.to.0 > row && u64::from(row) >= columns.header.line;
            let Some(text) = self.cells.get(column).filter(|text| below && !text.is_empty()) else { continue };
            if !self.numbers[column] || columns.is_label(column) {
                // What stands over it in the same column ends here, whatever it says.
                self.going_on.retain(|(above, ..)| *above != column);
                self.going_on.push((column, text.clone(), first.to.0));
            }
        }
    }
}
