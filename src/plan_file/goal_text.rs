//! A goal written back: the keys of its `[[goal]]`, without those that its known KPI gives.

use super::plan_text::quoted;
use crate::model::goal::{Aim, Measure, Target};
use crate::model::kpi::{Direction, KpiUnit};
use crate::model::{Goal, Quantity};

/// The keys of a goal as TOML values.
pub(super) fn goal_keys(goal: &Goal) -> Vec<(&'static str, String)> {
    let known = goal.known();
    let level = |value: Quantity| level(value, goal.unit);
    let mut keys = vec![("kpi", quoted(&goal.kpi))];
    keys.extend((!goal.name.is_empty()).then(|| ("name", quoted(&goal.name))));
    if let Some((numerator, denominator)) = &goal.formula {
        keys.push(("numerator", quoted(&measure(numerator))));
        keys.push(("denominator", quoted(&measure(denominator))));
    }
    let per = known.map_or(Quantity::ONE, |known| Quantity::from(known.per));
    keys.extend((goal.per != per).then(|| ("per", goal.per.exact())));
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
    keys.extend((goal.unit != usual).then(|| ("unit", quoted(unit))));
    keys.extend(goal.baseline.map(|baseline| ("baseline", level(baseline))));
    let (direction, target) = match goal.aim {
        Aim::Up(target) => (Direction::Up, Some(target)),
        Aim::Down(target) => (Direction::Down, Some(target)),
        Aim::Band(low, high) => {
            keys.push(("band", format!("[{}, {}]", level(low), level(high))));
            (Direction::Band, None)
        }
    };
    keys.extend(target.map(|target| match target {
        Target::Value(value) => ("target", level(value)),
        Target::Change(change) => ("target", self::level(Quantity::from(change), KpiUnit::Percent)),
    }));
    let word = match direction {
        Direction::Up => Some("up"),
        Direction::Down => Some("down"),
        Direction::Band => None,
    };
    let stated = word.filter(|_| known.is_none_or(|known| known.direction != direction));
    keys.extend(stated.map(|word| ("direction", quoted(word))));
    keys.extend(goal.weight.map(|weight| ("weight", quoted(&weight.exact()))));
    keys.extend((!goal.owner.is_empty()).then(|| ("owner", quoted(&goal.owner))));
    let sample = known.is_some_and(|known| known.sample) && goal.formula.is_none();
    let few = goal.min_n.filter(|n| !sample || *n != super::goal::FEW);
    keys.extend(few.map(|n| ("min_n", n.to_string())));
    keys.extend(goal.volume.as_ref().map(|volume| ("volume", quoted(volume))));
    keys
}

fn level(value: Quantity, unit: KpiUnit) -> String {
    match unit {
        KpiUnit::Percent => quoted(&format!("{}%", (value * Quantity::from(100)).exact())),
        KpiUnit::Number | KpiUnit::Money => value.exact(),
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
