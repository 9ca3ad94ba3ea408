//! The rows of a sheet as hashes, by which copies are known.

use std::collections::HashMap;

use super::Book;
use super::choice::Candidate;
use super::filler::{Filler, RowSink};
use super::shape::Damage;

/// The rows below a header as hashes of the columns that the sheets share.
pub(super) fn hashes(book: &mut Book<'_>, sheet: &Candidate, shared: &[usize]) -> Result<HashMap<u64, u32>, Damage> {
    let mut rows: HashMap<u64, u32> = HashMap::new();
    let line = sheet.columns.as_ref().map_or(0, |columns| columns.header.line);
    let mut count = |row: u32, cells: &[String]| {
        let cells: Vec<&str> = shared.iter().map(|at| cells.get(*at).map_or("", |cell| cell.trim())).collect();
        // A total differs from sheet to sheet; a row without figures says nothing.
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if u64::from(row) >= line && filled > 2 {
            let text = cells.join("\u{1f}");
            *rows.entry(xxhash_rust::xxh3::xxh3_64(text.as_bytes())).or_default() += 1;
        }
    };
    book.fill(
        &sheet.name,
        sheet.columns.as_ref(),
        Filler::new(RowSink::Count(&mut count), sheet.columns.as_ref(), &[]),
    )?;
    Ok(rows)
}
