//! What a measure works on: the values of its keys, with the plan that its series refer to.

use crate::analysis::method::driver;
use crate::model::scenario::PlannedMeasure;
use crate::model::{KeyValue, Plan, Quantity, Series, Values};

/// The terms of one measure of a scenario.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The values of its keys.
    pub values: &'a Values,
    /// The plan as the scenario's changes leave it.
    pub plan: &'a Plan,
}

impl<'a> Terms<'a> {
    /// Of a measure.
    pub fn new(measure: &'a PlannedMeasure, plan: &'a Plan) -> Terms<'a> {
        Terms { values: &measure.values, plan }
    }

    /// The month of the plan's year in which it begins, 0 to 11.
    pub fn begins(&self) -> usize {
        self.values.month("from").and_then(|month| self.plan.year.index(month)).unwrap_or(0)
    }

    /// How much of it works in a month, counted from 0 at its beginning.
    pub fn reached(&self, month: usize) -> Quantity {
        self.values.quantities("ramp").get(month).copied().unwrap_or(Quantity::ONE)
    }

    /// Over how many months its present value is reckoned.
    pub fn horizon(&self) -> usize {
        self.values.count("horizon").and_then(|months| usize::try_from(months).ok()).unwrap_or(36)
    }

    /// The yearly rate, effective, by which later amounts count less.
    pub fn discount_rate(&self) -> Quantity {
        self.ratio("discount_rate", Quantity::hundredths(8))
    }

    /// The driver that a key names, where it names one.
    pub fn driver(&self, key: &str) -> Option<&'a str> {
        match self.values.series(key)? {
            Series::Driver(name) => Some(name),
            Series::Constant(_) | Series::Months(_) => None,
        }
    }

    /// The values with a share of a series in place of all of it.
    pub fn with_share(&self, key: &'static str, share: Quantity) -> Values {
        let rest = KeyValue::Series(Series::Constant(self.series(key) * share));
        Values(self.values.0.iter().map(|own| if own.0 == key { (key, rest.clone()) } else { own.clone() }).collect())
    }

    /// The amount or number under a key, or nothing.
    pub(super) fn number(&self, key: &str) -> Quantity {
        let amount = self.values.amount(key).map(Quantity::from);
        amount.or(self.values.quantity(key)).unwrap_or(Quantity::ZERO)
    }

    /// The ratio under a key, or this one.
    pub(super) fn ratio(&self, key: &str, otherwise: Quantity) -> Quantity {
        self.values.ratio(key).map_or(otherwise, Quantity::from)
    }

    /// The mean month of a series: a measure outlives the plan's year, so it counts on no single month of it.
    pub(super) fn series(&self, key: &str) -> Quantity {
        let Some(series) = self.values.series(key) else { return Quantity::ZERO };
        (0..12).map(|month| driver::value(self.plan, series, month)).sum::<Quantity>() / Quantity::from(12)
    }
}
