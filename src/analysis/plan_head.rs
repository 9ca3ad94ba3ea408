//! Which plan judges which months, in which version.

use chrono::{DateTime, Utc};

use super::lineage::Renamed;
use crate::model::{FiscalYear, Line, Money, Month, Plan};

/// What reports say of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanHead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its months.
    pub year: FiscalYear,
    /// The first month that it judges.
    pub from: Month,
    /// The month after the last that it judges.
    pub until: Month,
    /// The version that judges them; `None` is the plan as its file stands, a draft.
    pub version: Option<Judge>,
    /// What adjustments change in its months; `None` where none does.
    pub adjusted: Option<Adjusted>,
    /// Has it rules that may move money?
    pub rules: bool,
    /// Lines that the version before calls otherwise.
    pub renamed: Vec<Renamed>,
}

/// How far adjustments change a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjusted {
    /// How many of them.
    pub count: u32,
    /// By how much in all.
    pub net: Money,
}

/// A version of a plan that judges.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    /// Its number.
    pub number: u32,
    /// When it was approved, and by whom; `None` where it never was and is only looked at.
    pub approved: Option<(DateTime<Utc>, String)>,
    /// Does the plan's file come to the same as this version? Then it tells how the amounts come about.
    pub as_file: bool,
    /// How the plan's file stands to what was approved last.
    pub file: FileState,
}

/// How a plan's file stands to the last approved version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It comes to the same.
    Same,
    /// It differs.
    Differs,
    /// It differs, as this version does, which waits for a decision.
    Submitted(u32),
}

impl PlanHead {
    /// A plan as its file stands.
    pub fn draft(id: &str, name: &str, year: FiscalYear) -> PlanHead {
        let (from, until) = (year.first, year.first.plus(12));
        let (id, name) = (id.to_string(), name.to_string());
        PlanHead { id, name, year, from, until, version: None, adjusted: None, rules: false, renamed: Vec::new() }
    }

    /// Does the plan's file come to the same?
    pub fn is_as_file(&self) -> bool {
        self.version.as_ref().is_none_or(|judge| judge.as_file)
    }

    /// Of the lines of the plan's file those that stand in the budget, in their order: those of its months.
    pub fn lines_of<'p>(&self, plan: &'p Plan) -> Vec<&'p Line> {
        let whole = self.from <= self.year.first && self.year.first.plus(12) <= self.until;
        let last = self.until.plus(-1);
        let stays = |line: &&Line| {
            let from = line.from.map_or(self.from, |from| from.max(self.from));
            whole || from <= line.to.map_or(last, |to| to.min(last))
        };
        plan.lines.iter().filter(stays).collect()
    }

    /// Does it judge this month?
    pub fn judges(&self, month: Month) -> bool {
        self.from <= month && month < self.until
    }
}
