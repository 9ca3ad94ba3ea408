//! What is printed over the table on each of its pages: titles that come again with the header.

use crate::import::block::SourceRow;

/// The rows above a header, without their figures: pages are numbered, and printed at another second.
#[derive(Debug, Default)]
pub(in crate::import) struct Titles(Vec<String>);

impl Titles {
    /// Of the rows down to the end of the header, which may have two.
    pub(super) fn new(rows: &[SourceRow<'_>]) -> Titles {
        Titles(rows.iter().map(|row| plain(row.cells.iter())).filter(|text| !text.is_empty()).collect())
    }

    /// Does a row say what one above the header says?
    pub(in crate::import) fn repeat<'t>(&self, cells: impl Iterator<Item = &'t str>) -> bool {
        !self.0.is_empty() && self.0.contains(&plain(cells))
    }
}

fn plain<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    cells.flat_map(str::chars).filter(|c| !c.is_whitespace() && !c.is_numeric()).collect()
}
