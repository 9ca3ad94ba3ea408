//! What is wrong with a book as a whole: what did not come, what nobody looked after.

mod contract_renews;
mod metric_stopped;
mod month_missing;
mod stale_commitment;
mod target_missed;
#[cfg(test)]
mod tests;
mod unclassified;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::analysis::calendar::Contract;
use crate::analysis::commitment::Commitments;
use crate::model::{AlertLevel, Money, MoneyError, Month};

/// What is known of a book on a day.
#[derive(Clone, Debug)]
pub struct BookFacts<'a> {
    /// The day.
    pub as_of: NaiveDate,
    /// The months of the plans that are over for longer than rows may take to come.
    pub due: Vec<Month>,
    /// The months in which there are rows.
    pub booked: &'a BTreeSet<Month>,
    /// What is not classified, of the year.
    pub unclassified: Money,
    /// What was spent in the year, whatever for.
    pub spent: Money,
    /// What is ordered.
    pub commitments: Option<&'a Commitments>,
    /// Contracts that say when they end.
    pub contracts: Vec<Contract>,
    /// Goals that were measured, and whether they are missed.
    pub goals: Vec<GoalLight>,
    /// Each metric, and the months that it has numbers for.
    pub metrics: Vec<(String, BTreeSet<Month>)>,
    /// Amounts below this are not worth a message.
    pub min: Money,
}

/// A goal that has a value.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLight {
    /// Its plan.
    pub plan: String,
    /// Its KPI.
    pub kpi: String,
    /// Its own name; empty where it has none.
    pub name: String,
    /// Is it missed by so much that it is red?
    pub red: bool,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What machines call it.
    pub reason: &'static str,
    /// How urgent it is.
    pub level: AlertLevel,
    /// What it is about.
    pub about: About,
}

/// What an alert of a book is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A month that has no rows.
    Month(Month),
    /// Money that is not classified.
    Unclassified(Money),
    /// A commitment that nothing has moved in for so many days.
    Commitment {
        /// Its number.
        id: String,
        /// What is left of it.
        open: Money,
        /// For how long nothing has moved.
        days: i64,
    },
    /// A contract that goes on by itself.
    Contract {
        /// Its name.
        name: String,
        /// The last day on which notice can be given.
        notice: NaiveDate,
        /// The last day of its term.
        end: NaiveDate,
        /// For how many months it goes on.
        months: u32,
    },
    /// A goal.
    Goal(GoalLight),
    /// A metric that came every month, and its last month.
    Metric {
        /// Its name.
        name: String,
        /// The last month that has a number.
        last: Month,
    },
}

impl About {
    /// What tells it from others of its reason, from one day to the next.
    pub fn subject(&self) -> String {
        match self {
            About::Month(month) => month.to_string(),
            About::Unclassified(_) => String::new(),
            About::Commitment { id, .. } => id.clone(),
            About::Contract { name, end, .. } => format!("{name}/{end}"),
            About::Goal(goal) => format!("{}/{}/{}", goal.plan, goal.kpi, goal.name),
            About::Metric { name, .. } => name.clone(),
        }
    }
}

/// A rule about a book.
pub trait BookRule: Sync {
    /// What machines call it.
    fn reason(&self) -> &'static str;

    /// All that it finds, in a steady order.
    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError>;
}

/// Every rule, in the order in which they are told.
pub const BOOK_RULES: &[&dyn BookRule] = &[
    &month_missing::MonthMissing,
    &unclassified::Unclassified,
    &target_missed::TargetMissed,
    &metric_stopped::MetricStopped,
    &stale_commitment::StaleCommitment,
    &contract_renews::ContractRenews,
];

/// All that is wrong with a book.
pub fn findings(facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
    let mut all = Vec::new();
    for rule in BOOK_RULES {
        all.extend(rule.find(facts)?);
    }
    Ok(all)
}
