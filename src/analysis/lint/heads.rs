//! Heads against the ratio that a grade states (domain.md §2.5: so many households a butler, rounded up).

use super::Lint;
use crate::analysis::BudgetLine;
use crate::analysis::method::driver;
use crate::analysis::method::heads_in;
use crate::model::{Plan, Quantity, Series};
use crate::words::{Place, Problem, msg};

pub(super) struct Heads;

impl Lint for Heads {
    fn look(&self, plan: &Plan, _: &[&BudgetLine]) -> Vec<Problem> {
        let mut found = Vec::new();
        for grade in &plan.grades {
            let (Some(serves), Some(per_head)) = (&grade.serves, grade.per_head) else { continue };
            if per_head <= Quantity::ZERO {
                continue;
            }
            // The first month that is off tells enough.
            let off = (0..12).find_map(|month| {
                let served = driver::value(plan, serves, month);
                let needed = (served / per_head).ceil();
                let heads = heads_in(plan, grade, month);
                (heads != needed).then_some((month, served, needed, heads))
            });
            let Some((month, served, needed, heads)) = off else { continue };
            let name = match serves {
                Series::Driver(name) => format!("{name} {}", served.grouped()),
                _ => served.grouped(),
            };
            let message = msg("lint-heads").with("grade", grade.name.clone()).with("heads", heads.grouped());
            let message = message.with("month", plan.year.first.plus(month as i32).to_string()).with("served", name);
            let message = message.with("per_head", per_head.grouped()).with("needed", needed.grouped());
            let place = Place::line(grade.place.file.as_str(), grade.place.line as u64);
            found.push(Problem::warning(message).hint(msg("lint-heads-hint")).at(place));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn heads_off_the_stated_ratio_are_told() {
        // 6,000 ÷ 500 = 12; ÷ 450 = 13.3, rounded up 14.
        let plan = |per_head| {
            format!(
                "[driver.households]\nvalue = 6000\n[grade.a]\nheads = 12\nbase = 3000\nserves = 'households'\n\
                 per_head = {per_head}\n"
            )
        };
        assert_eq!(told(&plan(500)), [""; 0]);
        assert_eq!(told(&plan(450)), ["!lint-heads"]);
    }
}
