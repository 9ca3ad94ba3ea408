//! What the page is made of: answers, each as its own command gives it.

use crate::analysis::alert::memory::Memory;
use crate::analysis::history::History;
use crate::answer::Chosen;
use crate::answer::alerts::Alert;
use crate::answer::bridge::BridgeAnswer;
use crate::answer::ledger_rows::LedgerRows;
use crate::answer::outlook::OutlookAnswer;
use crate::answer::review::ReviewAnswer;
use crate::answer::structure::StructureAnswer;
use crate::answer::variance::VarianceAnswer;
use crate::model::{Materiality, ReviewNote, ReviewSpan};
use crate::report::{CommitmentParts, GoalsParts, Head, Names, ScanParts, StaffingParts};
use crate::words::Message;

/// The answers; `None` where they were not asked for, or the book has nothing to ask.
pub struct PageParts<'a> {
    /// The period, with the year to date beside a month.
    pub chosen: Chosen,
    /// Plan, period, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// The book's thresholds.
    pub materiality: &'a Materiality,
    /// What else has to be said of the period.
    pub asides: Vec<Message>,
    /// `variance` of the period.
    pub variance: &'a VarianceAnswer,
    /// What reviews say of each row of it, where its table is to say that.
    pub said: Option<Vec<Vec<(ReviewSpan, ReviewNote)>>>,
    /// `variance --year --pivot month` of its fiscal year.
    pub year: &'a VarianceAnswer,
    /// `history` of the months of that year at one level, with those a year before.
    pub history: &'a History,
    /// `outlook`; `None` where the period lies in another year than the day.
    pub outlook: Option<&'a OutlookAnswer>,
    /// `bridge` of the period.
    pub bridge: Option<&'a BridgeAnswer>,
    /// `variance --by` each axis that has members, by its number.
    pub dimensions: &'a [(usize, VarianceAnswer)],
    /// `alerts`, and what was said of them before.
    pub alerts: Option<(&'a [Alert], &'a Memory)>,
    /// `review` of the period, and the file it is kept in.
    pub review: Option<(&'a ReviewAnswer, String)>,
    /// `structure --depth 2` of the period.
    pub structure: Option<&'a StructureAnswer>,
    /// `scan` of the period.
    pub anomalies: Option<Anomalies<'a>>,
    /// `goals`.
    pub goals: Option<GoalsParts<'a>>,
    /// `commit list`.
    pub commitments: Option<CommitmentParts<'a>>,
    /// `staffing`.
    pub staffing: Vec<StaffingParts<'a>>,
    /// The rows of the period.
    pub ledger: Option<LedgerRows>,
    /// The batches of the ledger: name, day of booking, rows.
    pub batches: Vec<(String, String, u64)>,
    /// Which program made it.
    pub program: &'static str,
}

/// What a page knows of what is odd.
pub enum Anomalies<'a> {
    /// What a scan found.
    Found(ScanParts<'a>),
    /// There are more rows than are looked at while a page is made.
    TooMany {
        /// How many.
        rows: u64,
        /// The command that looks at them.
        command: String,
    },
}
