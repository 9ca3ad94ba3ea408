//! `[[line]]`, or a row of a lines table, as a [`Line`].

use std::collections::HashMap;

use super::book_names::{self, unknown_category};
use super::control;
use super::declared::{Declared, members};
use super::goal;
use super::rollover;
use crate::analysis::method::benchmark::BenchmarkMethod;
use crate::analysis::method::{METHODS, Method, MethodProblem, method};
use crate::model::line::{LineMateriality, Mode, Rule, Target};
use crate::model::{Amount, BookSettings, Category, Keyed, Line, Money, Month, Phasing, Plan, Values};
use crate::plan_file::benchmark::named_by_line;
use crate::plan_file::check::references;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::keyed;
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg};

/// Builds the lines of one plan.
pub(in crate::plan_file) struct LineBuilder<'a> {
    pub(in crate::plan_file) settings: &'a BookSettings,
    pub(in crate::plan_file) plan: &'a Plan,
    /// The goals that a line may name.
    pub(in crate::plan_file) goals: Vec<String>,
    declared: Declared<'a>,
    /// Texts met before, and the declared path that each is.
    known: HashMap<String, Category>,
}

impl<'a> LineBuilder<'a> {
    pub(in crate::plan_file) fn new(settings: &'a BookSettings, plan: &'a Plan) -> LineBuilder<'a> {
        let goals = plan.goals.iter().map(|goal| goal.kpi.clone()).collect();
        LineBuilder { settings, plan, goals, declared: Declared::new(&settings.dimensions), known: HashMap::new() }
    }

    /// The line, or `None` with its problems reported.
    pub(in crate::plan_file) fn build(&mut self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Line> {
        let before = reporter.problems.len();
        let category = self.category(fields, reporter);
        let own = members(fields, "for", &self.declared, reporter);
        let members = own.into_iter().zip(&self.plan.members).map(|(own, plan)| own.or_else(|| plan.clone()));
        let (from, to) = self.months(fields, reporter);
        let amount = amount(fields, reporter);
        let control = control::build(fields, "control", reporter);
        control::check_of_line(fields, &control, reporter);
        let category = category?;
        let rollover = rollover::build(fields, self.settings.categories.kind(&category), reporter);
        let line = Line {
            controlled: self.settings.controls.of(&control, &category, self.plan.currency),
            control,
            rollover,
            reserve: fields.flag("reserve"),
            category,
            members: members.collect(),
            name: fields.text("name").unwrap_or_default().to_string(),
            amount: amount?,
            from,
            to,
            basis: fields.text("basis").unwrap_or_default().to_string(),
            effect: fields.text("effect").unwrap_or_default().to_string(),
            owner: fields.text("owner").unwrap_or_default().to_string(),
            goals: fields.texts("goals").iter().map(|(name, _)| name.clone()).collect(),
            target: target(fields, reporter),
            benchmark: benchmark(fields, reporter),
            mode: if fields.text("mode") == Some("additive") { Mode::Additive } else { Mode::Ceiling },
            contra: fields.flag("contra").unwrap_or(false),
            locked: fields.flag("locked").unwrap_or(false),
            floor: fields.ratio("floor"),
            materiality: materiality(fields),
            place: reporter.line_place(fields.at),
        };
        self.check_amount(&line, fields, reporter);
        goal::check_line(fields, &self.goals, reporter);
        if let Some(rule) = &line.benchmark {
            references::check_line(&beside(rule, &line), self, fields, reporter);
            named_by_line(rule, self.plan, fields, reporter);
        }
        (reporter.problems.len() == before && !fields.incomplete).then_some(line)
    }

    fn category(&mut self, fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Category> {
        let text = fields.text("category")?;
        if let Some(known) = self.known.get(text) {
            return Some(known.clone());
        }
        let path = book_names::category(fields, "category", reporter)?;
        let tree = &self.settings.categories;
        if !tree.entries.is_empty() && !tree.knows(&path) {
            reporter.add_made(fields.value_at("category"), || unknown_category(&path, tree));
            return None;
        }
        self.known.insert(text.to_string(), path.clone());
        Some(path)
    }

    /// `from` and `to`, which lie in the plan's year.
    fn months(&self, fields: &Fields, reporter: &mut Reporter<'_>) -> (Option<Month>, Option<Month>) {
        let year = self.plan.year;
        for key in ["from", "to"] {
            if let Some(month) = fields.month(key).filter(|month| year.index(*month).is_none()) {
                let message = msg("plan-month-outside")
                    .with("key", key)
                    .with("month", month.to_string())
                    .because(Cause::OutsideMonths);
                let hint = msg("plan-month-outside-hint").with("first", year.first.to_string());
                let hint = hint.with("last", year.first.plus(11).to_string());
                reporter.add(fields.value_at(key), Problem::error(message).hint(hint));
            }
        }
        let (from, to) = (fields.month("from"), fields.month("to"));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message = msg("plan-months-reversed").with("from", from.to_string()).with("to", to.to_string());
            reporter.add(fields.value_at("to"), Problem::error(message).hint(msg("plan-months-reversed-hint")));
        }
        (from, to)
    }

    fn check_amount(&self, line: &Line, fields: &Fields, reporter: &mut Reporter<'_>) {
        if let Amount::Rule(rule) = &line.amount {
            references::check_line(rule, self, fields, reporter);
            return;
        }
        let active = line.active(self.plan.year);
        let outside = |used: &dyn Fn(usize) -> bool| (0..12).find(|i| !active[*i] && used(*i));
        let (key, outside) = match &line.amount {
            Amount::Months(months) => ("months", outside(&|i| !months[i].is_zero())),
            Amount::Annual(_, Phasing::Weights(weights)) => ("weights", outside(&|i| weights[i] != 0)),
            _ => ("", None),
        };
        if let Some(index) = outside {
            let month = self.plan.year.first.plus(index as i32);
            let message = msg("plan-amount-outside")
                .with("key", key)
                .with("month", month.to_string())
                .because(Cause::OutsideMonths);
            reporter.add(fields.value_at(key), Problem::error(message).hint(msg("plan-amount-outside-hint")));
        }
        let negative = match &line.amount {
            Amount::Monthly(amount) => ("monthly", *amount),
            Amount::Annual(amount, _) => ("annual", *amount),
            Amount::Months(months) => ("months", months.iter().copied().min_by_key(|m| m.minor()).unwrap_or(months[0])),
            Amount::Rule(_) => return,
        };
        if let (key, amount) = negative
            && amount.is_negative()
            && !line.contra
        {
            let message = msg("plan-negative").with("key", key).with("amount", amount.plain());
            reporter.add(fields.value_at(key), Problem::error(message).hint(msg("plan-negative-hint")));
        }
    }
}

/// The amount, read by the line's method from the keys that belong to it.
fn amount(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Amount> {
    let chosen = match fields.text("method") {
        Some(id) => {
            let unknown = msg("plan-unknown-method").with("method", id);
            keyed::chosen(METHODS, ("method", id), unknown, fields, reporter)?
        }
        None => METHODS[0],
    };
    others(fields, chosen, reporter);
    match read(chosen, fields) {
        Ok(amount) => Some(amount),
        // A key that could not be read may be the very one that is missed here.
        Err(problem) if fields.incomplete && problem.message.is_of(Cause::MissingKey) => None,
        Err(problem) => {
            tell(problem, fields, reporter);
            None
        }
    }
}

/// What a method makes of the keys that belong to it.
fn read(chosen: &dyn Method, fields: &Fields) -> Result<Amount, MethodProblem> {
    chosen.read(&keyed::values(fields, |key| chosen.owns(key)))
}

fn tell(problem: MethodProblem, fields: &Fields, reporter: &mut Reporter<'_>) {
    let at = problem.key.map_or(fields.at, |key| fields.key_at(key));
    reporter.add(at, Problem::error(problem.message).hint(problem.hint));
}

/// Keys of other methods stand in the wrong line; those of a benchmark may stand beside any method.
fn others(fields: &Fields, chosen: &dyn Method, reporter: &mut Reporter<'_>) {
    let compared = fields.field("benchmark").is_some();
    let taken = |key: &str| chosen.owns(key) || (compared && BenchmarkMethod.owns(key));
    let told = |key: &'static str, method: &'static str| {
        let message = msg("plan-key-of-method").with("key", key).with("method", method);
        [message, msg("plan-key-of-method-hint").with("key", key).with("method", method)]
    };
    keyed::foreign(METHODS, taken, told, fields, reporter);
}

/// The benchmark that a line of any method is held against, by its own keys and those that it shares with the method.
///
/// A `city` of contribution tables is no city of market data: beside it the name is written whole.
fn benchmark(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Box<Rule>> {
    fields.field("benchmark")?;
    let other = fields.text("method").and_then(method).filter(|method| method.id() != BenchmarkMethod.id());
    match read(&BenchmarkMethod, fields) {
        Ok(Amount::Rule(mut rule)) => {
            rule.values.0.retain(|(key, _)| *key != "city" || other.is_none_or(|other| !other.owns(key)));
            Some(rule)
        }
        Ok(_) => None,
        // The line's own method has told it.
        Err(_) if fields.text("method") == Some(BenchmarkMethod.id()) => None,
        Err(problem) => {
            tell(problem, fields, reporter);
            None
        }
    }
}

/// A line's benchmark without the keys that its own method reads too, and whose problems are told there.
fn beside(rule: &Rule, line: &Line) -> Rule {
    let shared = |key| matches!(&line.amount, Amount::Rule(own) if own.values.get(key).is_some());
    let own = rule.values.0.iter().filter(|(key, _)| !shared(key)).cloned();
    Rule { method: rule.method, values: Values(own.collect()) }
}

fn target(fields: &Fields, reporter: &mut Reporter<'_>) -> Option<Target> {
    match (fields.amount("target_monthly"), fields.amount("target_annual")) {
        (Some(_), Some(_)) => {
            let message = msg("plan-amount-twice").with("first", "target_monthly").with("second", "target_annual");
            let problem = Problem::error(message).hint(msg("plan-target-twice-hint"));
            reporter.add(fields.key_at("target_annual"), problem);
            None
        }
        (Some(monthly), None) => Some(Target::Monthly(monthly)),
        (None, annual) => annual.map(Target::Annual),
    }
}

fn materiality(fields: &Fields) -> Option<LineMateriality> {
    match fields.table("materiality") {
        Some(table) => Some(LineMateriality::Threshold(table.amount("amount").map(Money::abs)?, table.ratio("ratio")?)),
        None => fields.text("materiality").map(|_| LineMateriality::Always),
    }
}
