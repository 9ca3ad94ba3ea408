//! `[[goal]]`: a KPI with its target, completed from the table of known KPIs and held against the plan.

use crate::model::goal::{Aim, GoalTarget, Measure};
use crate::model::kpi::{Direction, KPIS, Kpi, KpiUnit};
use crate::model::{Category, CategoryTree, Goal, KeyValue, Plan, Quantity, Ratio};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Message, Problem, msg};

/// Fewer answers than these say little, where a goal does not state it itself.
pub(in crate::plan_file) const FEW: i64 = 30;

/// Builds the goals of a plan; its drivers and grades are known.
pub(in crate::plan_file) fn build(
    tables: &[Fields],
    plan: &Plan,
    tree: &CategoryTree,
    reporter: &mut Reporter<'_>,
) -> Vec<Goal> {
    let before = reporter.problems.len();
    let mut goals: Vec<Goal> = Vec::new();
    for fields in tables {
        let Some(goal) = one(fields, plan, tree, reporter) else { continue };
        if goals.iter().any(|other| other.kpi == goal.kpi) {
            let message = msg("goal-twice").with("kpi", goal.kpi.as_str());
            reporter.add(fields.value_at("kpi"), Problem::error(message).hint(msg("goal-twice-hint")));
            continue;
        }
        goals.push(goal);
    }
    if reporter.problems.len() == before {
        check_weights(tables, &goals, reporter);
    }
    goals
}

fn one(fields: &Fields, plan: &Plan, tree: &CategoryTree, reporter: &mut Reporter<'_>) -> Option<Goal> {
    let before = reporter.problems.len();
    let kpi = fields.text("kpi")?;
    let known = Kpi::find(kpi);
    let formula = formula(fields, known, plan, tree, reporter);
    let unit = match fields.text("unit") {
        Some("percent") => KpiUnit::Percent,
        Some("money") => KpiUnit::Money,
        Some(_) => KpiUnit::Number,
        None => known.map_or_else(|| usual_unit(formula.as_ref()), |known| known.unit),
    };
    let aim = aim(fields, known, unit, reporter);
    let level = |key| match fields.simple(key) {
        Some(KeyValue::Quantity(value)) => Some(*value),
        _ => None,
    };
    let per = level("per").or(known.map(|known| Quantity::from(known.per))).unwrap_or(Quantity::ONE);
    if per <= Quantity::ZERO {
        let problem = Problem::error(msg("goal-per").with("value", per.exact()));
        reporter.add(fields.value_at("per"), problem.hint(msg("goal-per-hint")));
    }
    if let Some(baseline) = level("baseline").filter(|baseline| baseline.is_negative()) {
        let message = msg("goal-negative").with("key", "baseline").with("value", baseline.exact());
        reporter.add(fields.value_at("baseline"), Problem::error(message).hint(msg("goal-negative-hint")));
    }
    let volume = fields.text("volume").map(str::to_string);
    if let Some(name) = volume.as_deref().filter(|name| plan.drivers.iter().all(|driver| driver.name != *name)) {
        reporter.add(fields.value_at("volume"), unknown_driver(name, plan));
    }
    // A known share of single answers; for any other, whoever states `min_n` says that it is one.
    let sample = known.is_some_and(|known| known.sample) && fields.text("numerator").is_none();
    let goal = Goal {
        kpi: kpi.to_string(),
        name: fields.text("name").unwrap_or_default().to_string(),
        formula,
        per,
        unit,
        baseline: level("baseline"),
        aim: aim?,
        weight: fields.ratio("weight"),
        owner: fields.text("owner").unwrap_or_default().to_string(),
        min_n: fields.count("min_n").or(sample.then_some(FEW)),
        volume,
        place: reporter.line_place(fields.at),
    };
    (reporter.problems.len() == before && !fields.incomplete).then_some(goal)
}

/// What an own formula most likely is written as.
fn usual_unit(formula: Option<&(Measure, Measure)>) -> KpiUnit {
    match formula {
        Some((Measure::Cost(_), _)) => KpiUnit::Money,
        _ => KpiUnit::Number,
    }
}

fn formula(
    fields: &Fields,
    known: Option<&Kpi>,
    plan: &Plan,
    tree: &CategoryTree,
    reporter: &mut Reporter<'_>,
) -> Option<(Measure, Measure)> {
    match (fields.text("numerator"), fields.text("denominator")) {
        (Some(_), Some(_)) => {
            let numerator = measure(fields, "numerator", plan, tree, reporter);
            Some((numerator?, measure(fields, "denominator", plan, tree, reporter)?))
        }
        (None, None) if known.is_some() => None,
        (None, None) => {
            let kpi = fields.text("kpi").unwrap_or_default();
            let names = || KPIS.iter().map(|kpi| kpi.id);
            let listed = KPIS.iter().map(|kpi| msg("goal-listed").with("kpi", kpi.id).with("name", msg(kpi.title)));
            let all = msg("goal-unknown-kpi-hint").with("names", listed.collect::<Vec<_>>());
            let problem = Problem::error(msg("goal-unknown-kpi").with("kpi", kpi));
            if !fields.incomplete {
                reporter.add(fields.value_at("kpi"), problem.hint(likely::hint(kpi, names(), all)));
            }
            None
        }
        _ => {
            let problem = Problem::error(msg("goal-half-formula")).hint(msg("goal-half-formula-hint"));
            reporter.add(fields.at, problem);
            None
        }
    }
}

fn measure(
    fields: &Fields,
    key: &'static str,
    plan: &Plan,
    tree: &CategoryTree,
    reporter: &mut Reporter<'_>,
) -> Option<Measure> {
    let text = fields.text(key)?;
    let mut add = |problem| reporter.add(fields.value_at(key), problem);
    if let Some(name) = text.strip_prefix("driver:") {
        if plan.drivers.iter().all(|driver| driver.name != name) {
            add(unknown_driver(name, plan));
        }
        return Some(Measure::Driver(name.to_string()));
    }
    if text == "cost" {
        return Some(Measure::Cost(None));
    }
    if let Some(path) = text.strip_prefix("cost:") {
        let category = Category::parse(path);
        let category = category.filter(|category| tree.entries.is_empty() || tree.knows(category));
        if category.is_none() {
            let problem = Problem::error(msg("goal-unknown-category").with("category", path));
            add(problem.hint(msg("goal-unknown-category-hint")));
        }
        return Some(Measure::Cost(Some(category?)));
    }
    let name = text.strip_prefix("metric:").unwrap_or(text);
    if Category::parse(name).is_none() {
        add(Problem::error(msg("metric-bad-name").with("name", name)).hint(msg("metric-bad-name-hint")));
    }
    // A plain name is a driver's where the plan has one of that name.
    match text == name && plan.drivers.iter().any(|driver| driver.name == name) {
        true => Some(Measure::Driver(name.to_string())),
        false => Some(Measure::Metric(name.to_string())),
    }
}

fn unknown_driver(name: &str, plan: &Plan) -> Problem {
    let known = || plan.drivers.iter().map(|driver| driver.name.as_str());
    let all: Message = msg("plan-unknown-driver-hint").with("names", likely::names(known()));
    Problem::error(msg("plan-unknown-driver").with("name", name)).hint(likely::hint(name, known(), all))
}

/// Target and direction, or band.
fn aim(fields: &Fields, known: Option<&Kpi>, unit: KpiUnit, reporter: &mut Reporter<'_>) -> Option<Aim> {
    let mut add = |at, id, hint| reporter.add(at, Problem::error(msg(id)).hint(msg(hint)));
    let band = match fields.simple("band") {
        Some(KeyValue::Quantities(band)) => <[Quantity; 2]>::try_from(band.as_slice()).ok(),
        _ => None,
    };
    if let Some([low, high]) = band {
        for key in ["target", "direction"] {
            if fields.field(key).is_some() {
                add(fields.key_at(key), "goal-band-and-target", "goal-band-and-target-hint");
            }
        }
        if unit == KpiUnit::Percent && high > Quantity::from(2) {
            percent(fields, "band", high, reporter);
        }
        return Some(Aim::Band(low, high));
    }
    let Some(KeyValue::Quantity(target)) = fields.simple("target") else {
        if !fields.incomplete {
            add(fields.at, "goal-no-target", "goal-no-target-hint");
        }
        return None;
    };
    let direction = match fields.text("direction") {
        Some("up") => Direction::Up,
        Some(_) => Direction::Down,
        None => match known.map(|known| known.direction) {
            Some(Direction::Up) => Direction::Up,
            Some(Direction::Down) => Direction::Down,
            Some(Direction::Band) => {
                add(fields.key_at("target"), "goal-wants-band", "goal-wants-band-hint");
                return None;
            }
            None => {
                // Of a KPI that was misspelt the right one will know.
                if !fields.incomplete && fields.text("numerator").is_some() {
                    add(fields.at, "goal-no-direction", "goal-no-direction-hint");
                }
                return None;
            }
        },
    };
    // No KPI is below zero: less than nothing is a change.
    let target = match target.is_negative() {
        true => GoalTarget::Change(Ratio::parse(&target.exact())?),
        false => GoalTarget::Value(*target),
    };
    if let GoalTarget::Value(value) = target
        && unit == KpiUnit::Percent
        && value > Quantity::from(2)
    {
        percent(fields, "target", value, reporter);
    }
    if let GoalTarget::Change(change) = target
        && (direction == Direction::Up || Quantity::from(change) <= Quantity::ZERO - Quantity::ONE)
    {
        let problem = Problem::error(msg("goal-bad-change").with("value", change.percent()));
        reporter.add(fields.value_at("target"), problem.hint(msg("goal-bad-change-hint")));
    }
    Some(if direction == Direction::Up { Aim::Up(target) } else { Aim::Down(target) })
}

/// 85 where 85 % is meant.
fn percent(fields: &Fields, key: &'static str, value: Quantity, reporter: &mut Reporter<'_>) {
    let problem = Problem::error(msg("goal-not-percent").with("key", key).with("value", value.exact()));
    reporter.add(fields.value_at(key), problem.hint(msg("goal-not-percent-hint").with("value", value.exact())));
}

/// Either no goal has a weight, or all have, and they come to 1.
fn check_weights(tables: &[Fields], goals: &[Goal], reporter: &mut Reporter<'_>) {
    let Some(first) = goals.iter().position(|goal| goal.weight.is_some()) else { return };
    let without: Vec<&str> = goals.iter().filter(|g| g.weight.is_none()).map(|g| g.kpi.as_str()).collect();
    let at = tables[first].value_at("weight");
    if !without.is_empty() {
        let message = msg("goal-weight-missing").with("names", likely::names(without));
        reporter.add(at, Problem::error(message).hint(msg("goal-weight-hint")));
        return;
    }
    let sum: Quantity = goals.iter().filter_map(|goal| goal.weight).map(Quantity::from).sum();
    if sum != Quantity::ONE {
        let message = msg("goal-weight-sum").with("sum", sum.exact());
        reporter.add(at, Problem::error(message).hint(msg("goal-weight-hint")));
    }
}

/// The goals that a file states, also those that could not be read: a line may name them.
pub(in crate::plan_file) fn stated(tables: &[Fields]) -> Vec<String> {
    tables.iter().filter_map(|fields| fields.text("kpi")).map(str::to_string).collect()
}

/// A line serves goals that its plan has.
pub(in crate::plan_file) fn check_line(fields: &Fields, goals: &[String], reporter: &mut Reporter<'_>) {
    for (name, at) in fields.texts("goals").iter().filter(|(name, _)| !goals.contains(name)) {
        let known = || goals.iter().map(String::as_str);
        let all = match goals {
            [] => msg("goal-none-hint").with("name", name.as_str()),
            _ => msg("goal-unknown-hint").with("names", likely::names(known())),
        };
        let problem = Problem::error(msg("goal-unknown").with("name", name.as_str()));
        reporter.add(*at, problem.hint(likely::hint(name, known(), all)));
    }
}
