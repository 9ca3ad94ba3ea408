//! What is printed over the table on each of its pages: titles that come again with the header.

use super::headers;
use crate::import::block::SourceRow;

/// The rows above a header, without their figures: pages are numbered, and printed at another second.
#[derive(Debug, Default)]
pub(in crate::import) struct Titles {
    texts: Vec<String>,
    /// The company that one of them names: `编制单位：甲公司`.
    company: Option<String>,
}

/// Labels before the name of a company.
const COMPANY: &str = "|编制单位|单位名称|核算单位|公司|公司名称|所属公司|账套|账套名称|填报单位|填制单位|核算主体|会计主体|编报单位|company|companyname|entity|legalentity|subsidiary|";

/// The company that a row names, behind a label in one cell or in the cell after it.
fn company(row: &SourceRow<'_>) -> Option<String> {
    let is_label = |text: &str| {
        let key = headers::key(text);
        !key.is_empty() && COMPANY.contains(&format!("|{key}|"))
    };
    let mut cells = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    while let Some(cell) = cells.next() {
        let (label, name) = cell.split_once([':', '：']).unwrap_or((cell, ""));
        let labelled = cell.contains([':', '：']);
        if labelled && is_label(label) {
            let name = if name.trim().is_empty() { cells.next().unwrap_or("") } else { name.trim() };
            return (!name.is_empty()).then(|| name.to_string());
        }
    }
    None
}

impl Titles {
    /// Of the rows down to the end of the header, which may have two.
    pub(super) fn new(rows: &[SourceRow<'_>]) -> Titles {
        let texts = rows.iter().map(|row| plain(row.cells.iter())).filter(|text| !text.is_empty()).collect();
        Titles { texts, company: rows.iter().find_map(company) }
    }

    /// Whose rows they are.
    pub(in crate::import) fn company(&self) -> Option<&str> {
        self.company.as_deref()
    }

    /// Does a row say what one above the header says?
    pub(in crate::import) fn repeat<'t>(&self, cells: impl Iterator<Item = &'t str>) -> bool {
        !self.texts.is_empty() && self.texts.contains(&plain(cells))
    }
}

fn plain<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    cells.flat_map(str::chars).filter(|c| !c.is_whitespace() && !c.is_numeric()).collect()
}
