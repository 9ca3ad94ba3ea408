//! Closes of months: who closed, on what, and what the lines were then.

use super::version::Signed;
use super::{LineKey, Money, Month};

/// A month, closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// The month.
    pub month: Month,
    /// From 1: closed again after it was reopened, it gets the next.
    pub number: u32,
    /// Who closed it, when, and why.
    pub signed: Signed,
    /// What was wrong, and closed over all the same; empty where nothing was.
    pub forced: Vec<String>,
    /// What judged it: `2026-CS v1`.
    pub plans: Vec<String>,
    /// The batches that had rows of the month.
    pub batches: Vec<String>,
    /// The axes that the figures are told by.
    pub axes: Vec<String>,
    /// The blake3 of the frozen figures.
    pub figures: String,
    /// That of the frozen report.
    pub report: String,
    /// Who reopened it.
    pub reopened: Option<Signed>,
}

/// What a line was when its month was closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The line, or the place outside the plan.
    pub key: LineKey,
    /// What was budgeted for it alone.
    pub budget: Money,
    /// What was spent or received.
    pub actual: Money,
}
