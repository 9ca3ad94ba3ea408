//! Budget methods: how a line's keys become twelve amounts.
//!
//! A method owns its keys, reads them, works out the months and explains the arithmetic, all in one
//! file, so that the plan file, the schema, `explain` and 预算依据 cannot drift apart. To add one: a
//! file, its `mod` line, its line in [`METHODS`].
//! Not here: reading files (`plan_file`), or what a book spent (`history` is an argument).

mod fixed;

use crate::model::{Amount, FiscalYear, Key, Line, Money, MoneyError, Month, Plan, Values};
use crate::words::Message;

use super::phasing::spread_like;
use crate::model::line::Target;

/// A way of making a budget.
pub trait Method: Sync {
    /// What stands under `method`.
    fn id(&self) -> &'static str;

    /// The keys of a line that belong to it.
    fn keys(&self) -> &'static [Key];

    /// Reads its keys, each of which has the kind declared already.
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem>;

    /// The year's twelve amounts.
    fn months(&self, work: &Work<'_>) -> Result<[Money; 12], MoneyError>;

    /// The arithmetic, a sentence for each step, and what a reader should know of it.
    fn explain(&self, work: &Work<'_>) -> Vec<Message>;
}

/// Every budget method; the first is that of a line without `method`.
pub const METHODS: &[&dyn Method] = &[&fixed::Fixed];

/// What a method works on.
pub struct Work<'a> {
    /// The line.
    pub line: &'a Line,
    /// The plan's year.
    pub year: FiscalYear,
    /// What the book spent on the line's cells in a month.
    pub history: &'a dyn Fn(Month) -> Money,
}

/// Keys that do not go together.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodProblem {
    /// The key to point at; `None` points at the line.
    pub key: Option<&'static str>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Message,
}

/// The method of this name.
pub fn method(id: &str) -> Option<&'static dyn Method> {
    METHODS.iter().copied().find(|m| m.id() == id)
}

/// The twelve amounts of a line.
///
/// `history` is what the line's cells cost in a month: lines that follow last year's shape ask for it.
pub fn line_months(line: &Line, plan: &Plan, history: &dyn Fn(Month) -> Money) -> Result<[Money; 12], MoneyError> {
    of(line).months(&Work { line, year: plan.year, history })
}

/// The arithmetic of a line's amounts.
pub fn explain(line: &Line, plan: &Plan, history: &dyn Fn(Month) -> Money) -> Vec<Message> {
    of(line).explain(&Work { line, year: plan.year, history })
}

/// The line's target month by month, if it states one; an annual target follows the line's own months.
pub fn target_months(line: &Line, plan: &Plan, months: &[Money; 12]) -> Option<[Money; 12]> {
    let active = line.active(plan.year);
    match line.target? {
        Target::Monthly(amount) => {
            Some(active.map(|active| if active { amount } else { Money::zero(amount.currency()) }))
        }
        Target::Annual(amount) => Some(spread_like(amount, months, active)),
    }
}

fn of(line: &Line) -> &'static dyn Method {
    method(line.amount.method()).unwrap_or(METHODS[0])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn every_method_is_whole() {
        let words = Language::ALL.map(Words::new);
        let mut ids = BTreeSet::new();
        for entry in METHODS {
            assert!(ids.insert(entry.id()), "two methods `{}`", entry.id());
            assert!(entry.read(&Values::default()).is_err(), "`{}` makes an amount of nothing", entry.id());
            for key in entry.keys() {
                assert!(words.iter().all(|w| w.knows(key.doc)), "`{}` has no text", key.doc);
            }
        }
    }
}
