//! Rows that say less by themselves than they mean, on their way to the interpreter: copied, with what stands elsewhere
//! in the file as cells of their own.

use crate::import::account::classify::Classifier;
use crate::import::block::{Block, SourceRow};
use crate::import::header::account_headings::Accounts;
use crate::import::header::both_sides::Telling;
use crate::import::header::cost_report::Marking;
use crate::import::header::datev::Turning;
use crate::import::header::layout::Layout;
use crate::import::source::Setting;

/// What rows are given. Most files need nothing, and their rows are not copied.
pub(in crate::import) enum Filling<'c> {
    /// Their account, which stands over them.
    Accounts(Accounts),
    /// The side of the entry that is one of costs or income.
    Side(Turning),
    /// The same, of rows that name both accounts.
    Both(Box<Telling<'c>>),
    /// A mark where they are no costs.
    Mark(Marking),
}

impl<'c> Filling<'c> {
    /// What the rows of a layout need.
    pub(in crate::import) fn new(
        layout: &Layout,
        setting: &Setting<'_>,
        classifier: &'c Classifier,
    ) -> Option<Filling<'c>> {
        let accounts = || layout.headings.clone().map(|headings| Filling::Accounts(Accounts::new(headings)));
        let mark = || layout.report.map(|report| Filling::Mark(Marking::new(report, &layout.header)));
        let both = || Telling::new(layout, setting, classifier).map(Box::new).map(Filling::Both);
        layout.turning.map(Filling::Side).or_else(both).or_else(mark).or_else(accounts)
    }

    /// Copies rows, and gives them what they need.
    pub(in crate::import) fn fill<'r>(&mut self, rows: impl Iterator<Item = SourceRow<'r>>, into: &mut Block) {
        match self {
            Filling::Accounts(accounts) => rows.for_each(|row| accounts.fill(&row, into)),
            Filling::Side(turning) => rows.for_each(|row| turning.turn(&row, into)),
            Filling::Both(telling) => {
                let rows: Vec<SourceRow<'_>> = rows.collect();
                telling.begin(&rows);
                rows.iter().for_each(|row| telling.tell(row, into));
            }
            Filling::Mark(marking) => rows.for_each(|row| marking.mark(&row, into)),
        }
    }

    /// How many rows have become two.
    pub(in crate::import) fn doubled(&self) -> u64 {
        if let Filling::Both(telling) = self { telling.doubled } else { 0 }
    }
}
