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
    /// Where it stands.
    pub place: LinePlace,
}
