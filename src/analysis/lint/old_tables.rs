//! Contribution tables that will be replaced within the plan's year: cities announce new ones every year.

use super::{Lint, Worked, named, place};
use crate::analysis::method::newest_table;
use crate::model::{Amount, Plan};
use crate::words::{Problem, msg};

pub(super) struct OldTables;

impl Lint for OldTables {
    fn look(&self, plan: &Plan, lines: &[Worked<'_>]) -> Vec<Problem> {
        let mut found = Vec::new();
        for line in lines.iter().map(|line| line.line) {
            let Amount::Rule(rule) = &line.amount else { continue };
            let Some(city) = rule.values.text("city") else { continue };
            let Some(from) = newest_table(plan, city, rule.values.text("fund") == Some("housing")) else { continue };
            // A table lasts twelve months.
            if plan.year.first.plus(11).since(from) >= 12 {
                let message = msg("lint-tables-old").with("line", named(line)).with("city", city.to_string());
                let note =
                    Problem::note(message.with("from", from.to_string()).with("month", from.plus(12).to_string()));
                found.push(note.hint(msg("lint-tables-old-hint")).at(place(line)));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn tables_that_end_within_the_year_are_noted() {
        let line = "[[line]]\ncategory = 'a'\nmethod = 'contribution'\ncity = '苏州'\nfund = 'housing'\n\
                    effect = 'e'\nowner = 'o'\n[grade.a]\nheads = 1\nbase = 3000\n";
        let table = |from: &str| {
            format!(
                "[[contribution]]\ncity = '苏州'\nkind = 'housing_fund'\nfrom = '{from}'\nfloor = 2000\ncap = 10000\nrate = '8%'\n"
            )
        };
        assert_eq!(told(&format!("{line}{}", table("2026-01"))), [""; 0]);
        assert_eq!(told(&format!("{line}{}", table("2025-07"))), ["lint-tables-old"]);
    }
}
