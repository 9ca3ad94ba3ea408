//! What somebody took out of one line in several steps: the limit of his route is for all of them together.

use super::{Adjustment, AdjustmentKind, WITHIN_DAYS};
use crate::model::version::Signed;

/// The adjustments with which this one counts where `by` decides on it: what else he put in force within so many days that
/// takes out of the same line. What a rule of the plan moved has the limits of the rule; what somebody else approved was
/// looked at by somebody else. `same` says whether two names are one person.
pub fn taken_before<'a>(
    own: &Adjustment,
    all: &'a [Adjustment],
    by: &Signed,
    same: &dyn Fn(&str, &str) -> bool,
) -> Vec<&'a Adjustment> {
    let takes =
        |of: &Adjustment| of.rule.is_none() && matches!(of.kind, AdjustmentKind::Transfer | AdjustmentKind::Reduce);
    let lines = if takes(own) { own.lines(true) } else { Vec::new() };
    let his = |of: &Adjustment| {
        let soon = |at: &Signed| by.at.signed_duration_since(at.at).num_days().abs() <= WITHIN_DAYS;
        of.approved.as_ref().is_some_and(|signed| same(&signed.by, &by.by) && soon(signed))
    };
    all.iter()
        .filter(|of| of.id != own.id && of.plan == own.plan && of.is_in_force() && takes(of) && his(of))
        .filter(|of| of.lines(true).iter().any(|taken| lines.iter().any(|line| line.is_of_line(taken))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn signed(by: &str, day: u32) -> Signed {
        Signed { by: by.into(), at: format!("2026-05-{day:02}T01:00:00Z").parse().unwrap(), reason: String::new() }
    }

    /// A transfer out of a line, in force by `by` since a day of May.
    fn transfer(id: &str, from: &str, by: &str, day: u32) -> Adjustment {
        Adjustment { made: signed(by, day), approved: Some(signed(by, day)), ..fixture::transfer(id, from, "z") }
    }

    #[test]
    fn what_one_person_took_out_of_one_line_within_the_days_counts() {
        let own = Adjustment { approved: None, ..transfer("own", "a", "li", 31) };
        let reduced = Adjustment { kind: AdjustmentKind::Reduce, ..transfer("R1", "a", "li", 30) };
        let undone = Adjustment { undone: Some(signed("li", 9)), ..transfer("T4", "a", "li", 8) };
        let waits = Adjustment { approved: None, ..transfer("T5", "a", "li", 8) };
        let by_other = Adjustment { approved: Some(signed("wang", 9)), ..transfer("T6", "a", "li", 8) };
        let other_plan = Adjustment { plan: "2025".into(), ..transfer("T7", "a", "li", 8) };
        let mut long_ago = transfer("T8", "a", "li", 1);
        long_ago.approved.as_mut().unwrap().at = "2026-04-29T01:00:00Z".parse().unwrap();
        let all = [
            transfer("T1", "a", "li", 1),
            transfer("T2", "b", "li", 2),
            transfer("T3", "a", "wang", 3),
            reduced,
            undone,
            waits,
            by_other,
            other_plan,
            long_ago,
        ];
        let ids = |own: &Adjustment, by: &str| -> Vec<String> {
            let found = taken_before(own, &all, &signed(by, 31), &|a, b| a == b);
            found.into_iter().map(|of| of.id.clone()).collect()
        };
        assert_eq!(ids(&own, "li"), ["T1", "R1"]);
        assert_eq!(ids(&own, "wang"), ["T3", "T6"]);
        // More for the plan is for the last route anyway, and what is carried over stays in its line.
        for kind in [AdjustmentKind::Supplement, AdjustmentKind::Carry] {
            assert_eq!(ids(&Adjustment { kind, ..own.clone() }, "li"), Vec::<String>::new());
        }
    }
}
