//! What cannot be: costs below zero that are no refund, and days of more than 24 hours.

use super::{Lint, Worked, named, place};
use crate::model::{Amount, Plan, Quantity};
use crate::words::{Problem, msg};

pub(super) struct Never;

/// Hours of a day, and of the longest month.
const DAY: i64 = 24;
const MONTH: i64 = 31 * DAY;

impl Lint for Never {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        lines.iter().flat_map(|line| [negative(plan, line), long(line)]).flatten().collect()
    }

    fn is_about_amounts(&self) -> bool {
        true
    }
}

/// The first month of a line that comes to less than nothing without being a contra.
fn negative(plan: &Plan, line: &Worked<'_>) -> Option<Problem> {
    if line.line.contra {
        return None;
    }
    let month = line.months.iter().position(|month| month.is_negative())?;
    let message = msg("lint-negative").with("line", named(line.line)).with("amount", line.months[month].grouped());
    let message = message.with("month", plan.year.first.plus(month as i32).to_string());
    Some(Problem::warning(message).hint(msg("lint-negative-hint")).at(place(line.line)))
}

/// Overtime of more hours than the day, or the month, has.
fn long(line: &Worked<'_>) -> Option<Problem> {
    let Amount::Rule(rule) = &line.line.amount else { return None };
    let hours = |entry: &&crate::model::Values| {
        let hours = entry.quantity("hours").unwrap_or(Quantity::ZERO);
        // On holidays and where days are counted they are hours of a day, else of a month.
        let by_day = entry.text("kind") == Some("holiday") || entry.series("days").is_some();
        let most = Quantity::from(if by_day { DAY } else { MONTH });
        (hours > most).then_some((hours, most))
    };
    let (hours, most) = rule.values.tables("work").iter().find_map(|entry| hours(&entry))?;
    let message = msg("lint-hours").with("line", named(line.line)).with("hours", hours.grouped());
    let problem = Problem::warning(message.with("most", most.grouped()));
    Some(problem.hint(msg("lint-hours-hint")).at(place(line.line)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    const REASONS: &str = "effect = 'e'\nowner = 'o'\n";

    #[test]
    fn a_cost_below_zero_is_told() {
        let line = |price: i64| {
            format!("[[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 2\nprice = {price}\n{REASONS}")
        };
        assert_eq!(told(&line(5)), [""; 0]);
        assert_eq!(told(&line(-5)), ["!lint-negative"]);
        assert_eq!(told(&format!("{}contra = true\n", line(-5))), [""; 0]);
    }

    #[test]
    fn a_day_has_24_hours() {
        let line = |hours: i64| {
            format!(
                "[grade.a]\nheads = 1\nbase = 3000\n[[line]]\ncategory = 'a'\nmethod = 'overtime'\n{REASONS}\
                 work = [{{ kind = 'holiday', hours = {hours} }}]\n"
            )
        };
        assert_eq!(told(&line(8)), [""; 0]);
        assert_eq!(told(&line(80)), ["!lint-hours"]);
    }
}
