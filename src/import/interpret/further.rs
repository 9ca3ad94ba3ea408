//! A second table below the first, under a title of its own: 收入明细, 押金明细, the next department.
//!
//! Its rows have the same columns and are read with the others; what the title calls them is not for a program to guess.
//! Nor may it hold the rows of the table above once more, or their sums.

use super::by_sum;
use super::cells::Cells;
use super::sections::Sections;
use crate::import::inference::{Inference, Inferred};
use crate::import::row::aside;
use crate::import::row::non_transaction::SkipReason;
use crate::words::{Place, Problem, msg};

/// The titles that stand right above a header which is repeated.
#[derive(Debug, Default)]
pub(super) struct Further {
    above: Option<(u64, String)>,
    titles: Vec<(u64, String)>,
    sections: Sections,
}

/// So many further tables are told.
const TOLD: usize = 5;

impl Further {
    /// Looks at a row that is left out.
    pub(super) fn look(&mut self, cells: &Cells<'_>, reason: SkipReason) {
        let mut texts = cells.row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
        match (reason, texts.next(), texts.next()) {
            (SkipReason::Blank, ..) => {}
            // `第 2 页`, `制表：张三` are no titles.
            (SkipReason::Remark, Some(title), None) if !title.contains([':', '：', '页']) && title.len() <= 60 => {
                self.above = Some((cells.row.line, title.to_string()));
            }
            (SkipReason::Header, ..) => {
                self.sections.header(cells.row.line);
                // Rows that wait for the next block are met again.
                if let Some(title) = self.above.take().filter(|title| !self.titles.contains(title)) {
                    self.titles.push(title);
                }
            }
            _ => self.above = None,
        }
    }

    /// A row of a table: what stood above it was no title of a header.
    pub(super) fn row(&mut self, cells: &Cells<'_>, minor: Option<i128>) {
        self.above = None;
        if let Some(minor) = minor.filter(|minor| *minor != 0) {
            self.sections.row(cells.row.line, cells.row.cells.text(), by_sum::account(cells), minor);
        }
    }

    /// Tables that are something else than spending, by their title.
    pub(super) fn beside(&mut self, file: &str) -> Vec<Problem> {
        let beside = self.titles.iter().filter(|(_, title)| aside::is_beside(title));
        let problem = |(line, title): &(u64, String)| {
            let message = msg("import-table-beside").with("title", title.as_str());
            Problem::error(message).at(Place::line(file, *line)).hint(msg("import-table-beside-hint"))
        };
        let mut problems: Vec<Problem> = beside.map(problem).collect();
        problems.extend(self.sections.problem(file));
        problems
    }

    /// What is to be told. A title that returns is that of a page.
    pub(super) fn inferred(&self, file: &str) -> Vec<Inferred> {
        let once = |title: &str| self.titles.iter().filter(|(_, other)| other == title).count() == 1;
        let further = self.titles.iter().filter(|(_, title)| once(title) && !title.starts_with(char::is_numeric));
        let infer = |(line, title): &(u64, String)| {
            let taken = msg("import-inferred-table").with("title", title.as_str());
            Inferred::new(Inference::Sheet, Place::line(file, *line), taken, msg("import-table-beside-hint"))
        };
        further.take(TOLD).map(infer).collect()
    }
}
