//! What a method works on: a line, its plan, and what was spent before.

use super::{History, WorkError, driver};
use crate::model::{Amount, Currency, Grade, Line, Money, Month, Plan, Quantity, Ratio, Values};

/// A line to be worked out.
pub struct Work<'a> {
    /// The line.
    pub line: &'a Line,
    /// Its plan: the year, drivers, grades, and the other lines.
    pub plan: &'a Plan,
    /// What the book spent on a line's cells in a month.
    pub history: History<'a>,
    values: &'a Values,
}

/// Of a line without a rule.
static NOTHING: Values = Values(Vec::new());

impl<'a> Work<'a> {
    /// Of a line.
    pub fn new(line: &'a Line, plan: &'a Plan, history: History<'a>) -> Work<'a> {
        let values = match &line.amount {
            Amount::Rule(rule) => &rule.values,
            _ => &NOTHING,
        };
        Work { line, plan, history, values }
    }

    /// The values of the method's keys.
    pub fn values(&self) -> &'a Values {
        self.values
    }

    /// Of every amount.
    pub fn currency(&self) -> Currency {
        self.plan.currency
    }

    /// Nothing.
    pub fn zero(&self) -> Money {
        Money::zero(self.plan.currency)
    }

    /// The calendar month of a month of the year, 0 to 11.
    pub fn month(&self, index: usize) -> Month {
        self.plan.year.first.plus(index as i32)
    }

    /// Which of the year's months the line budgets.
    pub fn active(&self) -> [bool; 12] {
        self.line.active(self.plan.year)
    }

    /// The amounts of the months that the line budgets; nothing in the others.
    pub fn each(&self, mut amount: impl FnMut(usize) -> Result<Money, WorkError>) -> Result<[Money; 12], WorkError> {
        let mut months = [self.zero(); 12];
        for (index, active) in self.active().into_iter().enumerate() {
            if active {
                months[index] = amount(index)?;
            }
        }
        Ok(months)
    }

    /// An amount of the year over the months that the line budgets, by non-negative weights.
    pub fn spread(&self, annual: Money, weights: [i64; 12]) -> [Money; 12] {
        let active = self.active().map(i64::from);
        let mut own: [i64; 12] = std::array::from_fn(|i| weights[i] * active[i]);
        if own.iter().all(|weight| *weight == 0) {
            own = active;
        }
        let parts = annual.split(&own);
        std::array::from_fn(|i| parts[i])
    }

    /// The sum of exact amounts, rounded once and split as they stand to each other.
    pub fn spread_exactly(&self, exact: [Quantity; 12]) -> Result<[Money; 12], WorkError> {
        let annual: Quantity = exact.into_iter().sum();
        Ok(self.spread(annual.money(self.currency())?, Quantity::weights(exact)))
    }

    /// The number under a key that names a series, in a month.
    pub fn series(&self, key: &str, month: usize) -> Option<Quantity> {
        Some(driver::value(self.plan, self.values.series(key)?, month))
    }

    /// The number under a key, or nothing.
    pub fn quantity(&self, key: &str) -> Quantity {
        self.values.quantity(key).unwrap_or(Quantity::ZERO)
    }

    /// The ratio under a key, or this one.
    pub fn ratio_or(&self, key: &str, otherwise: Ratio) -> Quantity {
        Quantity::from(self.values.ratio(key).unwrap_or(otherwise))
    }

    /// The grades under `grades`; all of the plan where none are named.
    pub fn grades(&self) -> Vec<&'a Grade> {
        grades_of(self.plan, self.values)
    }

    /// Does this month count, by a key that lists months? Without the key every month does.
    pub fn happens(&self, key: &str, month: usize) -> bool {
        self.values.month_list(key).is_none_or(|list| list.contains(&self.month(month)))
    }
}

/// The grades that values name; all of the plan where they name none.
pub(super) fn grades_of<'p>(plan: &'p Plan, values: &Values) -> Vec<&'p Grade> {
    let named = values.grades("grades");
    plan.grades.iter().filter(|grade| named.is_none_or(|named| named.contains(&grade.name))).collect()
}
