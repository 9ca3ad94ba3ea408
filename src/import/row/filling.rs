//! Rows that say less by themselves than they mean, on their way to the interpreter: copied, with what stands elsewhere
//! in the file as cells of their own.

use crate::import::block::{Block, Row};
use crate::import::header::account_headings::Accounts;
use crate::import::header::cost_report::Marking;
use crate::import::header::datev::Turning;
use crate::import::header::layout::Layout;

/// What rows are given. Most files need nothing, and their rows are not copied.
#[derive(Debug)]
pub(in crate::import) enum Filling {
    /// Their account, which stands over them.
    Accounts(Accounts),
    /// The side of the entry that is one of costs or income.
    Side(Turning),
    /// A mark where they are no costs.
    Mark(Marking),
}

impl Filling {
    /// What the rows of a layout need.
    pub(in crate::import) fn of(layout: &Layout) -> Option<Filling> {
        let accounts = || layout.headings.clone().map(|headings| Filling::Accounts(Accounts::new(headings)));
        let mark = || layout.report.map(|report| Filling::Mark(Marking::new(report, &layout.header)));
        layout.turning.map(Filling::Side).or_else(mark).or_else(accounts)
    }

    /// Copies rows, and gives them what they need.
    pub(in crate::import) fn fill<'r>(&mut self, rows: impl Iterator<Item = Row<'r>>, into: &mut Block) {
        for row in rows {
            match self {
                Filling::Accounts(accounts) => accounts.fill(&row, into),
                Filling::Side(turning) => turning.turn(&row, into),
                Filling::Mark(marking) => marking.mark(&row, into),
            }
        }
    }
}
