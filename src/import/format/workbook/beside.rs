//! What a sheet has beside the values of its cells, for readers that find their own way in it: merged cells, formulas
//! without results, indents. Asked of the same bounded parts as the values.

use super::shape::{Damage, Merged, ROWS};
use super::{Book, told_damage};
use crate::words::Failure;

/// So many formulas without results are as good as all.
const MOST: usize = ROWS as usize;

/// A workbook, open for what its sheets have beside values.
pub(in crate::import) struct Beside<'a> {
    book: Book<'a>,
    name: String,
    /// By the number of a style.
    indents: Vec<u8>,
}

impl<'a> Beside<'a> {
    pub(super) fn open(bytes: &'a [u8], name: &str) -> Result<Beside<'a>, Failure> {
        let book = Book::open(bytes).map_err(|damage| told_damage(name, &damage))?;
        Ok(Beside { book, name: name.to_string(), indents: Vec::new() })
    }

    /// The sheets and which of them are hidden.
    pub(in crate::import) fn sheets(&self) -> Vec<(String, bool)> {
        self.book.sheets().into_iter().map(|(name, visible)| (name, !visible)).collect()
    }

    /// The cells of a sheet that are merged: first row and column, last row and column, from 0.
    pub(in crate::import) fn merged(&mut self, sheet: &str) -> Result<Vec<[(u32, u32); 2]>, Failure> {
        let shape = self.book.shape(sheet).map_err(|damage| told_damage(&self.name, &damage))?;
        Ok(shape.merged.into_iter().map(|Merged { from, to }| [from, to]).collect())
    }

    /// Hands on the indent of every cell that its style puts in, and finds the formulas without results.
    pub(in crate::import) fn cells(
        &mut self,
        sheet: &str,
        mut indent: impl FnMut((u32, u32), u8),
    ) -> Result<Vec<(u32, u32)>, Failure> {
        let mut unworked = Vec::new();
        let Book::Xlsx { book, parts, .. } = &mut self.book else { return Ok(unworked) };
        if self.indents.is_empty()
            && let Ok(cells) = book.worksheet_cells_reader(sheet)
        {
            let indent = |style: &calamine::Style| style.alignment.as_ref().and_then(|alignment| alignment.indent);
            self.indents = cells.styles().iter().map(|style| indent(style).unwrap_or(0)).collect();
        }
        let read = parts.cells(sheet, |at, style, is_unworked| {
            match self.indents.get(style) {
                Some(&by) if by > 0 => indent(at, by),
                _ => {}
            }
            if is_unworked {
                if unworked.len() >= MOST {
                    return Err(Damage::TooLarge(sheet.to_string()));
                }
                unworked.push(at);
            }
            Ok(())
        });
        read.map_err(|damage| told_damage(&self.name, &damage))?;
        Ok(unworked)
    }
}
