//! What a goal is counted from: its own formula, or the first of its KPI's that the ledger can answer.

use crate::model::Goal;
use crate::model::goal::Measure;
use crate::model::kpi::Counted;

/// The formulas that a goal may go by, best first: stated ones alone; else ratios of the KPI's name, then the
/// metrics that it is usually counted from.
pub fn formulas(goal: &Goal) -> Vec<(Measure, Measure)> {
    if let Some(formula) = &goal.formula {
        return vec![formula.clone()];
    }
    let Some(kpi) = goal.known() else { return Vec::new() };
    let part = |name: &str, part: &str| Measure::Metric(format!("{name}:{part}"));
    let names = kpi.names.iter().copied().chain((!goal.name.is_empty()).then_some(goal.name.as_str()));
    let mut formulas: Vec<_> = names.map(|name| (part(name, "numerator"), part(name, "denominator"))).collect();
    for numerator in measures(kpi.numerator) {
        formulas.extend(measures(kpi.denominator).map(|denominator| (numerator.clone(), denominator)));
    }
    formulas
}

fn measures(counted: Counted) -> impl Iterator<Item = Measure> {
    let names = match counted {
        Counted::Cost => &[],
        Counted::Metric(names) => names,
    };
    let cost = (counted == Counted::Cost).then_some(Measure::Cost(None));
    cost.into_iter().chain(names.iter().map(|name| Measure::Metric((*name).to_string())))
}

/// The formula by which people know the goal, for what is missing: its own, or the usual one, in the words of both
/// languages.
pub fn usual(goal: &Goal) -> Vec<String> {
    let name = |measure: &Measure| match measure {
        Measure::Metric(name) => name.clone(),
        Measure::Cost(None) => "cost".to_string(),
        Measure::Cost(Some(category)) => format!("cost:{category}"),
        Measure::Driver(name) => name.clone(),
    };
    if let Some((numerator, denominator)) = &goal.formula {
        return vec![name(numerator), name(denominator)];
    }
    let Some(kpi) = goal.known() else { return Vec::new() };
    let known = |counted| match counted {
        Counted::Cost => "cost".to_string(),
        Counted::Metric([first, .., last]) => format!("{first} ({last})"),
        Counted::Metric(names) => names.join(" "),
    };
    vec![known(kpi.numerator), known(kpi.denominator)]
}
