//! Amounts that a report could not add up: found when a plan is read, with the line that is too much.

use crate::model::line::Target;
use crate::model::{Amount, Line, Plan};
use crate::words::{Place, Problem, msg};

/// The years of all lines together, budget and target each, in minor units: what is held against them, and the
/// difference, fit beside it.
const MOST: i128 = i64::MAX as i128 / 4;

/// The first line with which the stated amounts of the plan are more than a report can hold.
pub(super) fn check(plan: &Plan) -> Option<Problem> {
    let (mut budgets, mut targets) = (0, 0);
    let line = plan.lines.iter().find(|line| {
        budgets += year(line);
        targets += target(line);
        budgets.max(targets) > MOST
    })?;
    let message = msg("plan-sum-too-large").with("category", line.category.as_str());
    let place = Place::line(line.place.file.as_str(), line.place.line as u64);
    Some(Problem::error(message).at(place).hint(msg("plan-sum-too-large-hint")))
}

/// The size of what a line states for a year; a rule states nothing, and is worked out by its own check.
fn year(line: &Line) -> i128 {
    let size = |minor: i64| i128::from(minor).abs();
    match &line.amount {
        Amount::Monthly(amount) => 12 * size(amount.minor()),
        Amount::Annual(amount, _) => size(amount.minor()),
        Amount::Months(months) => months.iter().map(|amount| size(amount.minor())).sum(),
        Amount::Rule(_) => 0,
    }
}

fn target(line: &Line) -> i128 {
    match &line.target {
        Some(Target::Monthly(amount)) => 12 * i128::from(amount.minor()).abs(),
        Some(Target::Annual(amount)) => i128::from(amount.minor()).abs(),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::plan_file::load_texts;

    #[test]
    fn what_no_report_could_add_up_is_refused_at_its_line() {
        let line = |category: &str, amounts: &str| format!("[[line]]\ncategory = \"{category}\"\n{amounts}\n");
        for (lines, expected) in [
            (line("a", "monthly = 1_000_000_000_000_000"), None),
            // 12 × 9·10¹⁶ yuan are 1.08·10²⁰ minor units, of which 9.2·10¹⁸ fit.
            (line("a", "monthly = 90_000_000_000_000_000"), Some(4)),
            (line("a", "annual = 20_000_000_000_000_000") + &line("b", "annual = 20_000_000_000_000_000"), Some(7)),
            (line("a", "monthly = 1\ntarget_annual = 90_000_000_000_000_000"), Some(4)),
        ] {
            let text = format!("[plan]\nid = \"p\"\nfirst_month = \"2026-01\"\n{lines}");
            let (_, problems) = load_texts(&[("budget.toml".to_string(), text)]);
            let too_large = problems.iter().find(|problem| problem.message.id == "plan-sum-too-large");
            let found = too_large.map(|problem| problem.place.as_ref().unwrap().line.unwrap());
            assert_eq!(found, expected, "{lines}");
        }
    }
}
