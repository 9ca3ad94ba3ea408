//! Columns that say of each row in which unit or currency it is.

use super::money_terms::of_cell;
use super::stated;
use crate::import::block::SourceRow;
use crate::import::header::headers::{Header, key};
use crate::model::Currency;

/// Does a column hold units of money? A letter is one only where nothing else is counted: `W` beside 数量 is a watt.
pub(in crate::import) fn has_units(header: &Header, rows: &[SourceRow<'_>], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty());
    let counts = |name: &String| {
        let key = key(name);
        ["数量", "qty", "quantity", "单价", "unitprice", "规格"].iter().any(|word| key.contains(word))
    };
    if header.names.iter().any(counts) {
        return cells().filter_map(stated::statement).any(|said| said.unit.is_some() || said.unknown.is_some());
    }
    cells().filter_map(of_cell).any(|said| said.unit.is_some() || said.unknown.is_some())
}

/// A column without a heading that holds nothing but currencies.
pub(in crate::import) fn unheaded_currency(header: &Header, rows: &[SourceRow<'_>]) -> Option<usize> {
    // Words in capitals.
    const WORDS: [&str; 6] = ["ALL", "TOP", "TRY", "CUP", "MAD", "PEN"];
    let is_one = |cell: &str| {
        let cell = cell.trim();
        cell.chars().count() > 1 && !WORDS.contains(&cell) && Currency::is_name(cell) && {
            let code = cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_uppercase());
            code || cell.contains(['元', '币', '幣', '$', '镑', '金'])
        }
    };
    let holds = |at: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(*at)).filter(|cell| !cell.trim().is_empty());
        cells.next().is_some_and(is_one) && cells.all(is_one)
    };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(header.names.len());
    (0..width).filter(|at| header.names[*at].trim().is_empty()).find(holds)
}
