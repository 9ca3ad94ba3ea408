//! Rows of a table of metrics, one by one: numbers for the ledger, or what is wrong.

use std::collections::HashMap;

use super::cells::MetricCells;
use super::columns::{Columns, Role, bad_name, name_and_unit};
use crate::import::figures::{Books, Cell, Figure, cell};
use crate::import::outcome::{Decided, ImportOutcome};
use crate::import::row::non_transaction::{SkipReason, says};
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::values::period::{self, PeriodProblem};
use crate::model::amount::{AmountProblem, AmountStyle};
use crate::model::posting::flag;
use crate::model::{Money, Month, PostingRef, Unit};
use crate::words::{Place, Problem, msg};

/// Of a ratio: what is counted.
const NUMERATOR_OF: &str = ":numerator";
/// Of a ratio: out of how many.
const DENOMINATOR_OF: &str = ":denominator";

/// A number of the row.
struct Number {
    /// The metric, with `:numerator` or `:denominator` of a ratio.
    name: String,
    value: Money,
    /// The text, where it had more decimals than are kept.
    rounded: Option<String>,
    column: usize,
}

/// What makes a number the same as another: month, metric, members, parts.
type Identity = (Month, String, Vec<String>, String);

/// The rows read so far.
pub(super) struct Rows<'a> {
    sheet: &'a Sheet,
    setting: &'a Setting<'a>,
    columns: &'a Columns,
    books: Books<'a>,
    seen: HashMap<Identity, u64>,
    /// How many numbers had more decimals than are kept, and the line of the first.
    rounded: Option<(u64, u64)>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(sheet: &'a Sheet, setting: &'a Setting<'a>, columns: &'a Columns) -> Rows<'a> {
        Rows { sheet, setting, columns, books: Books::new(sheet, setting), seen: HashMap::new(), rounded: None }
    }

    /// Reads a row.
    pub(super) fn row(
        &mut self,
        line: u64,
        cells: &[String],
        sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let row = MetricCells { sheet: self.sheet, columns: self.columns, line, cells };
        if let Some(reason) = no_data(&row) {
            self.books.skip(reason, line);
            return Ok(());
        }
        let mut flaws = Vec::new();
        let month = self.month(&row, &mut flaws);
        let numbers = numbers(&row, &mut flaws);
        let (members, source_members) = self.books.members(line, |axis| row.of(&Role::Axis(axis)));
        let parts: Vec<&str> = row.roles().filter(|(_, role, _)| **role == Role::Part).map(|(.., text)| text).collect();
        let parts = parts.join(" ");
        if let Some(month) = month {
            for number in &numbers {
                let identity = (month, number.name.clone(), members.clone(), parts.clone());
                if let Some(first) = self.seen.insert(identity, line).filter(|first| *first != line) {
                    let message =
                        msg("metric-twice").with("name", number.name.as_str()).with("line", first.to_string());
                    let message = message.with("month", month.to_string());
                    flaws.push(row.flaw(Some(number.column), message, "metric-twice-hint"));
                }
            }
        }
        let (Some(month), true) = (month, flaws.is_empty()) else {
            self.books.bad(line, cells, flaws);
            return Ok(());
        };
        for number in numbers {
            let mark = number.rounded.as_ref().map(|text| format!("{}:{text}", flag::ROUNDED)).unwrap_or_default();
            if number.rounded.is_some() {
                self.rounded = Some(self.rounded.map_or((1, line), |(count, first)| (count + 1, first)));
            }
            let figure = Figure {
                month,
                day: None,
                path: &number.name,
                amount: number.value,
                told_apart: &parts,
                flag: &mark,
                members: &members,
                source_members: &source_members,
                line,
            };
            self.books.book(&figure, sink)?;
        }
        Ok(())
    }

    fn month(&self, row: &MetricCells<'_>, flaws: &mut Vec<Problem>) -> Option<Month> {
        let column = row.columns.roles.find(&Role::Period);
        let text = row.of(&Role::Period);
        if text.is_empty() {
            if self.sheet.month.is_none() {
                flaws.push(row.flaw(column, msg("import-no-date"), "import-no-date-hint"));
            }
            return self.sheet.month;
        }
        let digits = |c: char| !c.is_ascii_digit();
        let year = row.of(&Role::Year).trim_matches(digits).parse().ok().filter(|year| (1900..2200).contains(year));
        let profile = self.setting.profile.and_then(|profile| profile.year);
        match period::read(text, year.or(self.setting.year).or(profile).or(self.sheet.year)) {
            Ok(read) if !read.adjustment => Some(read.month),
            found => {
                // The 13th period is one of accounts; nobody counts tickets in it.
                let (id, hint) = match found.err().unwrap_or(PeriodProblem::NotAPeriod) {
                    PeriodProblem::NotAPeriod => ("import-bad-period", "import-bad-period-hint"),
                    PeriodProblem::NeedsYear => ("import-period-year", "import-period-year-hint"),
                };
                flaws.push(row.flaw(column, row.quoting(column, id), hint));
                None
            }
        }
    }

    pub(super) fn finish(self, decided: Decided) -> ImportOutcome {
        let mut outcome = self.books.finish(decided);
        if let Some((count, first)) = self.rounded {
            let place = Place::line(self.sheet.name.as_str(), first);
            let problem = Problem::warning(msg("metric-rounded").with("count", count)).at(place);
            outcome.warnings.push(problem.hint(msg("import-rounded-hint")));
        }
        outcome
    }
}

/// Why a row holds nothing to book: a rule of the profile, a total, or text without a number.
fn no_data(row: &MetricCells<'_>) -> Option<SkipReason> {
    if row.columns.roles.leaves_out(row.cells) {
        return Some(SkipReason::Rule);
    }
    let names = |role: &Role| matches!(role, Role::Period | Role::Axis(_) | Role::Part | Role::Name);
    if row.roles().any(|(_, role, text)| names(role) && says(text).is_some()) {
        return Some(SkipReason::Subtotal);
    }
    let holds = |role: &Role| matches!(role, Role::Value | Role::Numerator | Role::Denominator | Role::Metric(..));
    let empty = row.roles().filter(|(_, role, _)| holds(role)).all(|(.., text)| text.is_empty());
    empty.then_some(SkipReason::Remark)
}

/// The numbers of a row.
fn numbers(row: &MetricCells<'_>, flaws: &mut Vec<Problem>) -> Vec<Number> {
    let mut numbers = Vec::new();
    if row.columns.roles.find(&Role::Name).is_none() {
        for (column, role, text) in row.roles() {
            if let Role::Metric(name, unit) = role {
                numbers.extend(number(row, column, text, name.clone(), *unit, flaws));
            }
        }
        return numbers;
    }
    let column = row.columns.roles.find(&Role::Name);
    let (name, unit) = name_and_unit(row.of(&Role::Name));
    if let Some(problem) = bad_name(&name) {
        flaws.push(row.flaw(column, problem.message, "metric-bad-name-hint"));
    }
    let ratio = [(Role::Numerator, NUMERATOR_OF), (Role::Denominator, DENOMINATOR_OF)];
    let stated: Vec<bool> = ratio.iter().map(|(role, _)| !row.of(role).is_empty()).collect();
    match stated[..] {
        // The value beside a numerator and a denominator is their quotient, worked out again where it is needed.
        [true, true] => {
            for (role, suffix) in ratio {
                let Some(column) = row.columns.roles.find(&role) else { continue };
                numbers.extend(number(row, column, row.at(column), format!("{name}{suffix}"), unit, flaws));
            }
        }
        [false, false] => {
            let Some(column) = row.columns.roles.find(&Role::Value) else { return numbers };
            numbers.extend(number(row, column, row.at(column), name, unit, flaws));
        }
        _ => flaws.push(row.flaw(column, msg("metric-half-ratio"), "metric-half-ratio-hint")),
    }
    numbers
}

fn number(
    row: &MetricCells<'_>,
    column: usize,
    text: &str,
    name: String,
    unit: Unit,
    flaws: &mut Vec<Problem>,
) -> Option<Number> {
    let (id, hint) = match cell(text, AmountStyle { unit, ..row.columns.roles.style }) {
        Cell::Empty => return None,
        Cell::Number { value, rounded } => {
            let rounded = rounded.then(|| text.chars().filter(|c| !c.is_whitespace()).collect());
            return Some(Number { name, value, rounded, column });
        }
        Cell::Percent => ("metric-percent", "metric-percent-hint"),
        Cell::Bad(AmountProblem::SpreadsheetError) => ("import-amount-error", "import-amount-error-hint"),
        Cell::Bad(AmountProblem::Grouping) => ("import-amount-grouping", "import-amount-grouping-hint"),
        Cell::Bad(AmountProblem::DecimalMark) => ("import-amount-decimal-mark", "import-amount-decimal-mark-hint"),
        Cell::Bad(AmountProblem::TooLarge) => ("import-amount-large", "import-amount-large-hint"),
        Cell::Bad(AmountProblem::OtherCurrency) => ("metric-currency", "metric-currency-hint"),
        Cell::Bad(AmountProblem::NotANumber | AmountProblem::Percent) => {
            ("metric-bad-number", "metric-bad-number-hint")
        }
    };
    flaws.push(row.flaw(Some(column), row.quoting(Some(column), id), hint));
    None
}
