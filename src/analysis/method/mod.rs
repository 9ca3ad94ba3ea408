//! Budget methods: how a line's keys become twelve amounts.
//!
//! A method owns its keys, reads them, and works out the months; what it does it says on a [`Tape`] as it
//! goes, so that an explanation or a generated 预算依据 cannot tell another sum than was computed.
//! To add one: a file, its `mod` line, its line in [`METHODS`].
//! Not here: reading files (`plan_file`), or what a book spent ([`History`] is an argument).

pub mod benchmark;
mod bonus;
pub mod circle;
mod contingency;
mod contribution;
mod contribution_tables;
pub mod driver;
pub mod driver_name;
mod ending;
mod equipment;
mod escalation;
mod festival;
mod fixed;
mod flexible;
mod headcount;
pub mod heads;
mod history;
mod holidays;
mod incremental;
mod leave;
mod maintenance;
pub mod metric;
mod overtime;
mod part_data;
mod part_month;
mod per;
mod percent_of;
mod quantity;
pub mod reach;
mod rent;
mod reserve;
mod seasonal;
mod seats;
mod sessions;
mod shares;
pub(in crate::analysis) mod tape;
mod work;
mod zero_base;

#[cfg(test)]
pub(super) mod fixture;

pub(in crate::analysis) use holidays::of_month as holidays_of;

use crate::model::line::{Rule, Target};
use crate::model::{
    Amount, ContributionRate, Grade, Keyed, Line, Money, MoneyError, Month, Plan, Quantity, Values, keyed,
};
use crate::words::{Cause, Message, msg};

use super::phasing::spread_like;
use super::rule::apply_steps;

pub use tape::{Tape, joined};
pub use work::Work;

/// A way of making a budget.
///
/// Its id stands under `method`; its keys are those of a line that belong to it.
pub trait Method: Keyed {
    /// Checks its keys, each of which has the kind declared already.
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem>;

    /// The year's twelve amounts, and on the tape how they come about.
    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError>;

    /// Does it ask what the book spent?
    fn looks_back(&self, _values: &Values) -> bool {
        false
    }
}

/// Every budget method; the first is that of a line without `method`.
pub const METHODS: &[&dyn Method] = &[
    &fixed::Fixed,
    &headcount::Headcount,
    &bonus::Bonus,
    &contribution::Contribution,
    &overtime::Overtime,
    &leave::Leave,
    &festival::Festival,
    &rent::Rent,
    &seasonal::Seasonal,
    &equipment::Equipment,
    &maintenance::Maintenance,
    &sessions::Sessions,
    &seats::Seats,
    &quantity::QuantityPrice,
    &percent_of::PercentOf,
    &contingency::Contingency,
    &reserve::Reserve,
    &history::HistoryMethod,
    &incremental::Incremental,
    &benchmark::BenchmarkMethod,
    &flexible::Flexible,
    &zero_base::ZeroBase,
];

/// What the book spent on a line's cells in a month.
pub type History<'a> = &'a dyn Fn(&Line, Month) -> Money;

/// Keys that do not go together, or do not come to an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodProblem {
    /// The key to point at; `None` points at the line.
    pub key: Option<&'static str>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Message,
}

/// Why a line has no amounts.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkError {
    /// An amount does not fit, seen from within a method.
    Money(MoneyError),
    /// An amount of a line does not fit: the problem to tell of it.
    TooLarge(Box<MethodProblem>),
    /// The plan lacks what the method needs.
    Problem(Box<MethodProblem>),
}

impl From<MoneyError> for WorkError {
    fn from(error: MoneyError) -> WorkError {
        WorkError::Money(error)
    }
}

impl From<MethodProblem> for WorkError {
    fn from(problem: MethodProblem) -> WorkError {
        WorkError::Problem(Box::new(problem))
    }
}

/// The method of this name.
pub fn method(id: &str) -> Option<&'static dyn Method> {
    keyed::chosen(METHODS, id)
}

/// What people call a method; an unknown id stands for itself.
pub fn name(id: &str) -> Message {
    method(id).map_or_else(|| Message::verbatim(id), |method| msg(method.name()))
}

/// The twelve amounts of a line.
pub fn line_months(line: &Line, plan: &Plan, history: History<'_>) -> Result<[Money; 12], WorkError> {
    worked(line, plan, history, &mut Tape::silent())
}

/// The twelve amounts of a line, with how they come about on the tape.
pub fn worked(line: &Line, plan: &Plan, history: History<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
    let mut months = of(line).months(&Work::new(line, plan, history), tape).map_err(|error| of_line(error, line))?;
    apply_steps(line, plan, &mut months, tape).map_err(|error| of_line(error.into(), line))?;
    tape.say_all(|| metric::sources(line, plan));
    Ok(months)
}

/// What does not fit, with the line's category.
fn of_line(error: WorkError, line: &Line) -> WorkError {
    match error {
        WorkError::Money(MoneyError::Overflow) => WorkError::TooLarge(Box::new(MethodProblem {
            key: None,
            message: msg("method-too-large").with("category", line.category.as_str()),
            hint: msg("method-too-large-hint"),
        })),
        error => error,
    }
}

/// The arithmetic of a line's amounts in the months that `wanted` names (0 to 11), a sentence for each step.
///
/// Months that follow each other with the same arithmetic are told once.
pub fn explain(line: &Line, plan: &Plan, history: History<'_>, wanted: &[usize]) -> Vec<Message> {
    let mut tape = Tape::recording();
    if worked(line, plan, history, &mut tape).is_err() {
        return Vec::new();
    }
    tape.told(plan.year, wanted)
}

/// The steps of a line's amount in one month of the plan's year, 0 to 11, without what is said of the whole year.
pub fn steps_of(line: &Line, plan: &Plan, history: History<'_>, month: usize) -> Vec<Message> {
    let mut tape = Tape::recording();
    if worked(line, plan, history, &mut tape).is_err() {
        return Vec::new();
    }
    tape.steps_of(month)
}

/// The 预算依据 of a rule: its sentences, the arithmetic of its months with their numbers, and the year.
///
/// `None` where the plan states the amount itself, or it does not work out.
pub fn basis(line: &Line, plan: &Plan, history: History<'_>) -> Option<Message> {
    let Amount::Rule(rule) = &line.amount else { return None };
    let mut tape = Tape::recording();
    let months = worked(line, plan, history, &mut tape).ok()?;
    let annual = Money::sum(months, plan.currency).ok()?;
    let basis = msg("method-basis").with("method", name(rule.method)).with("annual", annual.grouped());
    Some(basis.with("sentences", joined(tape.summary(plan.year))?))
}

/// The month from which a city's newest contribution table of a fund holds, built in or the plan's own.
pub fn newest_table(plan: &Plan, city: &str, housing: bool) -> Option<Month> {
    let tables = tables_of(plan, city).into_iter().filter(|table| table.is_housing() == housing);
    tables.map(|table| table.from).max()
}

/// The contribution tables that hold for a city in a plan: its own of social insurance, and of the housing fund,
/// else those built in.
pub fn tables_of(plan: &Plan, city: &str) -> Vec<ContributionRate> {
    let of_city = |table: &ContributionRate| table.city == city;
    let own: Vec<ContributionRate> = plan.contributions.iter().filter(|table| of_city(table)).cloned().collect();
    let lacks = |table: &ContributionRate| own.iter().all(|own| own.is_housing() != table.is_housing());
    let more = contribution_tables::built_in().into_iter().filter(|table| of_city(table) && lacks(table));
    let more: Vec<ContributionRate> = more.collect();
    [own, more].concat()
}

/// Cities with contribution tables: the plan's own and those built in.
pub fn cities(plan: &Plan) -> Vec<String> {
    let built_in = contribution_tables::built_in();
    let mut cities: Vec<String> = plan.contributions.iter().chain(&built_in).map(|table| table.city.clone()).collect();
    cities.sort();
    cities.dedup();
    cities
}

/// Heads of a grade in a month of the plan's year, 0 to 11, counting those who come and go inside it whole.
pub fn heads_in(plan: &Plan, grade: &Grade, month: usize) -> Quantity {
    heads::of(plan, grade, month, part_month::PartMonth::Whole)
}

/// What the line's amount should warn of.
pub fn warnings(line: &Line, plan: &Plan, history: History<'_>) -> Vec<Message> {
    let mut tape = Tape::recording();
    // An error is told elsewhere.
    let _ = worked(line, plan, history, &mut tape);
    tape.warnings
}

/// Does the line ask what the book spent?
pub fn looks_back(line: &Line) -> bool {
    match &line.amount {
        Amount::Rule(rule) => of(line).looks_back(&rule.values),
        Amount::Annual(_, phasing) => *phasing == crate::model::Phasing::History,
        Amount::Monthly(_) | Amount::Months(_) => false,
    }
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

/// What the market pays for a line, month by month; `None` where it names no benchmark.
pub fn market_months(line: &Line, plan: &Plan) -> Result<Option<[Money; 12]>, WorkError> {
    benchmark::market_months(line, plan).map_err(|error| of_line(error, line))
}

fn of(line: &Line) -> &'static dyn Method {
    method(line.amount.method()).unwrap_or(METHODS[0])
}

/// The rule of a method that needs these keys.
fn rule(method: &'static str, values: &Values, needed: &[&'static str]) -> Result<Amount, MethodProblem> {
    match needed.iter().find(|key| values.get(key).is_none()) {
        Some(key) => Err(MethodProblem {
            key: None,
            message: msg("method-missing-key").with("method", method).with("key", *key).because(Cause::MissingKey),
            hint: msg("method-missing-key-hint").with("method", method).with("keys", needed.join("`, `")),
        }),
        None => Ok(Amount::Rule(Box::new(Rule { method, values: values.clone() }))),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::model::KeyKind;
    use crate::words::{Language, Words};

    #[test]
    fn every_method_is_whole() {
        let words = Language::ALL.map(Words::new);
        let mut ids = BTreeSet::new();
        let mut kinds = BTreeMap::new();
        for entry in METHODS {
            assert!(ids.insert(entry.id()), "two methods `{}`", entry.id());
            assert!(words.iter().all(|w| w.knows(entry.name())), "`{}` has no name", entry.id());
            // Only what works from the plan's `[grade]`s or from the ledger can do without a key.
            let from_grades = entry.keys().iter().any(|key| matches!(key.kind, KeyKind::Grades));
            let from_ledger = entry.looks_back(&Values::default());
            assert!(
                from_grades || from_ledger || entry.read(&Values::default()).is_err(),
                "`{}` makes an amount of nothing",
                entry.id()
            );
            for key in entry.keys() {
                // Files are read by the first kind that a name has.
                let kind = format!("{:?}", key.kind);
                assert_eq!(*kinds.entry(key.name).or_insert(kind.clone()), kind, "`{}` is of two kinds", key.name);
                assert!(words.iter().all(|w| w.knows(key.doc)), "`{}` has no text", key.doc);
            }
        }
    }
}
