//! What calamine does not hand out of the binary workbooks, XLS and XLSB: how their cells show their numbers, which rows
//! and columns are hidden, what is merged. `biff` and `binary` read it; what they cannot read says nothing.

use std::collections::HashMap;

use super::number_format::NumberFormat;
use super::shape::{Merged, Shape};

/// What stands beside the values of a file.
#[derive(Debug, Default)]
pub(super) struct CellLook {
    pub(super) formats: Vec<Option<NumberFormat>>,
    sheets: Vec<SheetLook>,
    /// The codes of number formats, and the place in `formats` of those that say something.
    codes: HashMap<u16, String>,
    telling: HashMap<u16, usize>,
    /// The number format of each style of cells.
    styles: Vec<u16>,
}

#[derive(Debug, Default)]
struct SheetLook {
    name: String,
    shape: Shape,
    shown: HashMap<(u32, u32), usize>,
}

impl CellLook {
    pub(super) fn new() -> CellLook {
        CellLook { formats: vec![None], ..CellLook::default() }
    }

    pub(super) fn shape(&self, sheet: &str) -> Shape {
        self.of(sheet).map(|look| look.shape.clone()).unwrap_or_default()
    }

    /// The number of the format that a cell is shown in.
    pub(super) fn format(&self, sheet: &str, cell: (u32, u32)) -> usize {
        self.of(sheet).and_then(|look| look.shown.get(&cell)).copied().unwrap_or(0)
    }

    fn of(&self, sheet: &str) -> Option<&SheetLook> {
        self.sheets.iter().find(|look| look.name == sheet)
    }

    pub(super) fn add_code(&mut self, id: u16, code: String) {
        self.codes.insert(id, code);
    }

    pub(super) fn add_style(&mut self, format: u16) {
        self.styles.push(format);
    }

    pub(super) fn begin_sheet(&mut self, name: String) {
        self.sheets.push(SheetLook { name, ..SheetLook::default() });
    }

    /// A number in a cell of this style.
    pub(super) fn cell(&mut self, cell: (u32, u32), style: usize) {
        let Some(id) = self.styles.get(style) else { return };
        let formats = &mut self.formats;
        let codes = &self.codes;
        let at = *self.telling.entry(*id).or_insert_with(|| {
            let format = codes.get(id).and_then(|code| NumberFormat::parse(code, Some(u32::from(*id))));
            let Some(format) = format else { return 0 };
            formats.push(Some(format));
            formats.len() - 1
        });
        if let (1.., Some(sheet)) = (at, self.sheets.last_mut()) {
            sheet.shown.insert(cell, at);
        }
    }

    pub(super) fn hide_row(&mut self, row: u32) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        match sheet.shape.hidden_rows.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => sheet.shape.hidden_rows.push((row, row)),
        }
    }

    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        self.sheets.last_mut().into_iter().for_each(|sheet| sheet.shape.hidden_columns.push((first, last)));
    }

    pub(super) fn merge(&mut self, from: (u32, u32), to: (u32, u32)) {
        self.sheets.last_mut().into_iter().for_each(|sheet| sheet.shape.merged.push(Merged { from, to }));
    }

    pub(super) fn end_sheet(&mut self) {
        self.sheets.last_mut().into_iter().for_each(|sheet| sheet.shape.merged.sort_by_key(|merged| merged.from));
    }
}

/// Little-endian numbers of a record; nothing beyond its end.
pub(super) fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// So many characters of two bytes each.
pub(super) fn wide(data: &[u8], at: usize, length: usize) -> Option<String> {
    let bytes = data.get(at..at.checked_add(length.checked_mul(2)?)?)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}
