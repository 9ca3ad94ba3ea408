//! Cost reports of SAP (S_ALR_87013611): cost elements with what they cost, a total of them, and below it credits,
//! quantities and what remains. Only the cost elements are spending.

use super::headers::{self, Header};
use crate::import::block::{Block, SourceRow};
use crate::import::fields::{Column, Field};
use crate::import::row::text::trim;

/// Where the mark of a row that stands below the total of the debits is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct CostReport {
    pub(in crate::import) mark: usize,
}

/// Is it one, by its headers?
pub(in crate::import) fn find(header: &Header, column: impl Fn(Column) -> Option<usize>) -> Option<CostReport> {
    let keys: Vec<String> = header.names.iter().map(|name| headers::key(name)).collect();
    let is = |field: Field, words: [&str; 4]| {
        column(Column::Field(field)).is_some_and(|at| keys.get(at).is_some_and(|key| words.contains(&key.as_str())))
    };
    let elements = is(Field::Category, ["costelements", "costelement", "成本要素", "kostenarten"]);
    let costs = is(Field::Amount, ["actcosts", "actualcosts", "实际成本", "istkosten"]);
    (elements && costs).then_some(CostReport { mark: header.names.len() })
}

/// The total of the debits, whatever its level.
fn ends_debits(first: &str) -> bool {
    let name = first.trim_start_matches('*').trim().to_lowercase();
    first.starts_with('*')
        && matches!(name.as_str(), "debit" | "debits" | "借方" | "belastung" | "costs" | "total costs")
}

/// Marks the rows that come.
#[derive(Clone, Debug)]
pub(in crate::import) struct Marking {
    report: CostReport,
    names: Vec<String>,
    below: bool,
}

impl Marking {
    pub(in crate::import) fn new(report: CostReport, header: &Header) -> Marking {
        Marking { report, names: header.names.clone(), below: false }
    }

    /// Copies a row; those below the debits get a mark.
    pub(in crate::import) fn mark(&mut self, row: &SourceRow<'_>, into: &mut Block) {
        let first = row.cells.iter().map(trim).find(|text| !text.is_empty()).unwrap_or("");
        let header =
            !first.is_empty() && row.cells.iter().zip(&self.names).all(|(cell, name)| headers::clean(cell) == *name);
        let was_below = self.below && !header;
        self.below = was_below || ends_debits(first);
        row.cells.iter().take(self.report.mark).for_each(|text| into.push_cell(text.as_bytes()));
        if was_below && !first.is_empty() {
            (row.cells.len()..self.report.mark).for_each(|_| into.push_cell(b""));
            into.push_cell(b"*");
        }
        into.end_row(row.line, 0);
    }
}
