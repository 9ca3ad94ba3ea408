//! Rules that adjust without a bound, or that can never do by themselves what they say they may.

use super::{Lint, Worked};
use crate::model::{AdjustRule, Plan};
use crate::words::{Place, Problem, msg};

pub(super) struct Rules;

impl Lint for Rules {
    fn look(&self, plan: &Plan, _: &[Worked<'_>]) -> Vec<Problem> {
        let moving = || plan.rules.iter().filter(|rule| rule.kind.moves());
        let place = |rule: &AdjustRule| Place::line(rule.place.file.as_str(), rule.place.line as u64);
        let unbounded = moving().filter(|rule| {
            rule.cap_run.is_none()
                && rule.cap_period.is_none()
                && rule.cap_cumulative.is_none()
                && rule.amount.is_none()
        });
        let told = unbounded.map(|rule| {
            let problem = Problem::warning(msg("lint-rule-uncapped").with("rule", rule.id.as_str()));
            problem.hint(msg("lint-rule-uncapped-hint")).at(place(rule))
        });
        let idle = moving().filter_map(|rule| {
            let (auto, step) = (rule.auto_cap?, rule.step?);
            (auto.minor() < step.minor()).then(|| {
                let message = msg("lint-rule-never-auto").with("rule", rule.id.as_str()).with("cap", auto.grouped());
                let problem = Problem::warning(message.with("step", step.grouped()));
                problem.hint(msg("lint-rule-never-auto-hint")).at(place(rule))
            })
        });
        told.chain(idle).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn a_rule_without_a_bound_is_told() {
        let line = |name: &str| {
            format!("[[line]]\ncategory = '{name}'\nmonthly = 5\nbasis = '1'\neffect = 'e'\nowner = 'o'\n")
        };
        let of = |keys: &str| {
            told(&format!(
                "[[rule]]\nid = 'R1'\nkind = 'surplus'\nfrom = 'a'\nto = 'b'\n{keys}\n{}{}",
                line("a"),
                line("b")
            ))
        };
        assert_eq!(of(""), ["!lint-rule-uncapped"]);
        assert_eq!(of("cap_run = 5"), [""; 0]);
        assert_eq!(of("cap_run = 5\nstep = 10\nauto = true\nauto_cap = 9"), ["!lint-rule-never-auto"]);
    }
}
