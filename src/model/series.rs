//! Monthly series that a plan states: drivers, and what refers to them.

use super::{LinePlace, Quantity};

/// A number for each month of the plan's year.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// The same in each month.
    Constant(Quantity),
    /// Twelve numbers.
    Months(Box<[Quantity; 12]>),
    /// What a driver says: its name, `heads` for all grades, `heads:GRADE`, `staffing:NAME` for a demand,
    /// `needs:GRADE` for all that is a grade's work, or `metric:NAME` for what the book counted in the year before.
    Driver(String),
}

/// How a book counts what came of a driver or of the heads of a grade: for the bridge from budget to actual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The metric.
    pub metric: String,
    /// What its difference is called; `None` goes by what it is worked out from.
    pub step: Option<DriverStep>,
    /// Drivers of one name here are parts of one quantity, such as the channels of all tickets.
    pub mix: Option<String>,
}

/// What the difference of a driver is called in a bridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriverStep {
    /// 业务量: how much there was to do.
    Volume,
    /// 效率: what each unit of it took.
    Efficiency,
    /// 价格: what each unit of that cost.
    Rate,
}

/// `[driver.NAME]`: a named series, its own or worked out from another.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// Unique in the plan.
    pub name: String,
    /// What it starts from.
    pub value: Series,
    /// `value × times + plus`.
    pub times: Quantity,
    /// Added after the multiplication.
    pub plus: Quantity,
    /// What tells how it came.
    pub counted: Option<Counted>,
    /// Where it stands.
    pub place: LinePlace,
}
