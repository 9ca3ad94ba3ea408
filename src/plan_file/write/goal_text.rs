//! A goal written back: the keys of its `[[goal]]`, without those that its known KPI gives.

use toml_edit::Value;

use super::toml_value::{Keys, list, quantity};
use crate::model::goal::{Aim, GoalTarget, Measure};
use crate::model::kpi::{Direction, KpiUnit};
use crate::model::{Goal, Quantity};

/// The keys of a goal as TOML values.
pub(super) fn goal_keys(goal: &Goal) -> Keys {
    let known = goal.known();
    let level = |value: Quantity| level(value, goal.unit);
    let mut keys: Keys = vec![("kpi", goal.kpi.as_str().into())];
    keys.extend((!goal.name.is_empty()).then(|| ("name", goal.name.as_str().into())));
    if let Some((numerator, denominator)) = &goal.formula {
        keys.push(("numerator", measure(numerator).into()));
        keys.push(("denominator", measure(denominator).into()));
    }
    let per = known.map_or(Quantity::ONE, |known| Quantity::from(known.per));
    keys.extend((goal.per != per).then(|| ("per", quantity(goal.per))));
    let usual = known.map_or_else(
        || match goal.formula {
            Some((Measure::Cost(_), _)) => KpiUnit::Money,
            _ => KpiUnit::Number,
        },
        |known| known.unit,
    );
    let unit = match goal.unit {
        KpiUnit::Percent => "percent",
        KpiUnit::Number => "number",
        KpiUnit::Money => "money",
    };
    keys.extend((goal.unit != usual).then(|| ("unit", unit.into())));
    keys.extend(goal.baseline.map(|baseline| ("baseline", level(baseline))));
    let (direction, target) = match goal.aim {
        Aim::Up(target) => (Direction::Up, Some(target)),
        Aim::Down(target) => (Direction::Down, Some(target)),
        Aim::Band(low, high) => {
            keys.push(("band", list([level(low), level(high)])));
            (Direction::Band, None)
        }
    };
    keys.extend(target.map(|target| match target {
        GoalTarget::Value(value) => ("target", level(value)),
        GoalTarget::Change(change) => ("target", self::level(Quantity::from(change), KpiUnit::Percent)),
    }));
    let word = match direction {
        Direction::Up => Some("up"),
        Direction::Down => Some("down"),
        Direction::Band => None,
    };
    let stated = word.filter(|_| known.is_none_or(|known| known.direction != direction));
    keys.extend(stated.map(|word| ("direction", word.into())));
    keys.extend(goal.weight.map(|weight| ("weight", weight.exact().into())));
    keys.extend((!goal.owner.is_empty()).then(|| ("owner", goal.owner.as_str().into())));
    let sample = known.is_some_and(|known| known.sample) && goal.formula.is_none();
    let few = goal.min_n.filter(|n| !sample || *n != crate::plan_file::table::goal::FEW);
    keys.extend(few.map(|n| ("min_n", quantity(n.into()))));
    keys.extend(goal.volume.as_ref().map(|volume| ("volume", volume.as_str().into())));
    keys
}

fn level(value: Quantity, unit: KpiUnit) -> Value {
    match unit {
        KpiUnit::Percent => format!("{}%", (value * Quantity::from(100)).exact()).into(),
        KpiUnit::Number | KpiUnit::Money => quantity(value),
    }
}

fn measure(measure: &Measure) -> String {
    match measure {
        Measure::Metric(name) => format!("metric:{name}"),
        Measure::Cost(None) => "cost".to_string(),
        Measure::Cost(Some(category)) => format!("cost:{category}"),
        Measure::Driver(name) => format!("driver:{name}"),
    }
}
