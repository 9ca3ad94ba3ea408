//! Days and months outside the plan's year, which change nothing in it.

use chrono::NaiveDate;

use super::{Lint, Worked, named, place};
use crate::model::{Amount, KeyValue, Month, Plan, Values};
use crate::words::{Message, Place, Problem, msg};

pub(super) struct Outside;

/// Days after the year that change nothing; before it most of them are in force all year.
const FROM_THEN_ON: &[&str] = &["escalation", "adds"];
/// Tables whose months must be the line's.
const IN_THE_YEAR: &[&str] = &["festivals", "packages"];

impl Lint for Outside {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let mut found: Vec<Problem> = lines.iter().flat_map(|line| of_line(plan, line)).collect();
        for grade in &plan.grades {
            let late = grade.joins.iter().chain(&grade.leaves).find(|moved| is_late(plan, moved.date));
            found.extend(late.map(|moved| {
                let at = Place::line(grade.place.file.as_str(), grade.place.line as u64);
                after(plan, Message::verbatim(grade.name.clone()), moved.date).at(at)
            }));
        }
        found
    }

    fn is_about_amounts(&self) -> bool {
        true
    }
}

fn of_line(plan: &Plan, of: &Worked<'_>) -> Vec<Problem> {
    let Amount::Rule(rule) = &of.line.amount else { return Vec::new() };
    let mut found = Vec::new();
    let late = FROM_THEN_ON.iter().flat_map(|key| rule.values.tables(key)).filter_map(|table| table.date("from"));
    if let Some(day) = late.into_iter().find(|day| is_late(plan, *day)) {
        found.push(after(plan, named(of.line), day).at(place(of.line)));
    }
    // Months in which something happens that the line does not budget.
    let own = |month: &Month| plan.year.index(*month).is_some() && of.line.budgets(*month);
    let tables = IN_THE_YEAR.iter().flat_map(|key| rule.values.tables(key));
    let lost = months(&rule.values).chain(tables.flat_map(months)).find(|month| !own(month));
    found.extend(lost.map(|month| {
        let message = msg("lint-month-outside").with("line", named(of.line)).with("month", month.to_string());
        Problem::warning(message).hint(msg("lint-month-outside-hint")).at(place(of.line))
    }));
    found
}

/// The months that a table names as those in which something happens.
fn months(values: &Values) -> impl Iterator<Item = Month> + '_ {
    let here = |(key, value): &(&'static str, KeyValue)| match (*key, value) {
        ("when" | "free", KeyValue::MonthList(months)) => months.clone(),
        ("month", KeyValue::Month(month)) => vec![*month],
        _ => Vec::new(),
    };
    values.0.iter().flat_map(here)
}

fn is_late(plan: &Plan, day: NaiveDate) -> bool {
    Month::of(day) >= plan.year.first.plus(12)
}

fn after(plan: &Plan, name: Message, day: NaiveDate) -> Problem {
    let message = msg("lint-date-outside").with("name", name).with("date", day.to_string());
    Problem::note(message.with("last", plan.year.first.plus(11).to_string())).hint(msg("lint-date-outside-hint"))
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    const REASONS: &str = "effect = 'e'\nowner = 'o'\n";

    #[test]
    fn days_after_the_year_are_noted() {
        let line = |from: &str| {
            format!(
                "[[line]]\ncategory = 'a'\nmethod = 'rent'\narea = 1\nprice = 5\n{REASONS}\
                 escalation = [{{ from = '{from}', rate = '5%' }}]\n"
            )
        };
        assert_eq!(told(&line("2027-01-01")), ["lint-date-outside"]);
        assert_eq!(told(&line("2026-12-31")), [""; 0]);
        // In force all year.
        assert_eq!(told(&line("2025-07-01")), [""; 0]);
        let grade = |date: &str| format!("[grade.a]\nheads = 1\nbase = 3000\njoins = [{{ date = '{date}' }}]\n");
        assert_eq!(
            (told(&grade("2029-01-01")), told(&grade("2020-01-01"))),
            (vec!["lint-date-outside".into()], vec![])
        );
    }

    #[test]
    fn months_that_the_line_does_not_budget_are_told() {
        let line = |when: &str| {
            format!(
                "[[line]]\ncategory = 'a'\nmethod = 'quantity'\nquantity = 1\nprice = 5\n{REASONS}\
                 to = '2026-06'\nwhen = ['2026-03', '{when}']\n"
            )
        };
        assert_eq!(told(&line("2026-06")), [""; 0]);
        assert_eq!(told(&line("2026-07")), ["!lint-month-outside"]);
        assert_eq!(told(&line("2027-03")), ["!lint-month-outside"]);
        let packages = "[[line]]\ncategory = 'a'\nmethod = 'zero_base'\ncap = 900\nfrom = '2026-04'\n\
                        packages = [{ id = 'p', cost = 500, when = ['2026-02'] }]\n";
        assert_eq!(told(&format!("{packages}{REASONS}")), ["!lint-month-outside"]);
    }
}
