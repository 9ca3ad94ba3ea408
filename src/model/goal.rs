//! Goals of a plan: a KPI, where it stands, and where it is to come.

use super::kpi::{Kpi, KpiUnit};
use super::{Category, LinePlace, Quantity, Ratio};

/// What a goal counts above or below the line.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// A metric of the ledger.
    Metric(String),
    /// What was spent: on all cost categories, or on one.
    Cost(Option<Category>),
    /// What the plan says of a driver.
    Driver(String),
}

/// Where a goal is to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GoalTarget {
    /// To this value.
    Value(Quantity),
    /// Away from the baseline by this share of it: −5 %.
    Change(Ratio),
}

/// What is good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// At least the target.
    Up(GoalTarget),
    /// At most the target.
    Down(GoalTarget),
    /// Between these values.
    Band(Quantity, Quantity),
}

/// `[[goal]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// A known KPI, or a name of the user's own; unique in the plan.
    pub kpi: String,
    /// For people; empty takes the known KPI's.
    pub name: String,
    /// Numerator and denominator; `None` takes the known KPI's.
    pub formula: Option<(Measure, Measure)>,
    /// The quotient is multiplied by this.
    pub per: Quantity,
    /// How its value is written.
    pub unit: KpiUnit,
    /// Where it stood.
    pub baseline: Option<Quantity>,
    /// What is good.
    pub aim: Aim,
    /// Its share of the total score; `None` where all goals count alike.
    pub weight: Option<Ratio>,
    /// Who answers for it.
    pub owner: String,
    /// A share of single answers or calls: it has a confidence interval, and of fewer than these says little.
    pub min_n: Option<i64>,
    /// The driver that plans the denominator, where a cap is worked out.
    pub volume: Option<String>,
    /// Where it stands.
    pub place: LinePlace,
}

impl Goal {
    /// The known KPI that it is.
    pub fn known(&self) -> Option<&'static Kpi> {
        Kpi::find(&self.kpi)
    }
}
