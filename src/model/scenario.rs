//! Scenarios: what would change in a plan, beside it and never in it.

use super::{Category, LinePlace, Month, Quantity, Values};

/// `[scenario.NAME]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Unique in the plan.
    pub name: String,
    /// What it is about, for people.
    pub note: String,
    /// `[[scenario.NAME.change]]`, in the order of the file.
    pub changes: Vec<Change>,
    /// `[[scenario.NAME.measure]]`, in the order of the file.
    pub measures: Vec<PlannedMeasure>,
    /// Where it stands.
    pub place: LinePlace,
}

/// One figure of the plan that is another from a month on.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which figure.
    pub target: ChangeTarget,
    /// The first month; `None` is the year's first.
    pub from: Option<Month>,
    /// To what.
    pub how: How,
    /// Where it stands.
    pub place: LinePlace,
}

/// What a change is of.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeTarget {
    /// A driver of the plan.
    Driver(String),
    /// A grade's heads, or its base wage.
    Grade(String, GradeKey),
    /// Lines of the plan.
    Lines(LinesTarget),
    /// The employer's rate of one kind of contribution in a city.
    Contribution {
        /// `上海`.
        city: String,
        /// `pension`.
        kind: String,
    },
}

/// Which figure of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GradeKey {
    /// Its heads.
    Heads,
    /// Its base wage.
    Base,
}

/// The lines that a change is of: those in a category, or below it.
#[derive(Clone, Debug, PartialEq)]
pub struct LinesTarget {
    /// With everything below.
    pub category: Category,
    /// The members they must name, one for each axis of the book; `None` takes any.
    pub members: Vec<Option<String>>,
    /// The name they must have, if it matters.
    pub name: Option<String>,
    /// A key of their method, such as `price`; `None` is their monthly amount.
    pub key: Option<String>,
}

/// How a figure becomes another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// `figure × times + plus`.
    Scaled {
        /// One leaves it.
        times: Quantity,
        /// Zero leaves it.
        plus: Quantity,
    },
    /// This instead.
    Set(Quantity),
}

impl How {
    /// The figure that comes out.
    pub fn of(self, figure: Quantity) -> Quantity {
        match self {
            How::Scaled { times, plus } => figure * times + plus,
            How::Set(value) => value,
        }
    }
}

/// A measure with the values of its keys, which its kind has checked.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedMeasure {
    /// `deflection`, `purchase`, `desks`.
    pub kind: &'static str,
    /// Its keys.
    pub values: Values,
    /// Where it stands.
    pub place: LinePlace,
}
