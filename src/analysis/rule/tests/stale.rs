//! Proposals that wait while the figures move on.

use chrono::DateTime;

use super::*;
use crate::analysis::PlanHead;
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, ByRule, Entry};
use crate::model::version::Signed;

/// A proposal of R1 that waits.
fn waits(amount: i64) -> Adjustment {
    let entry = |name: &str, amount: i64| Entry {
        month: month("2026-07"),
        category: line(name).category,
        members: Vec::new(),
        name: String::new(),
        amount: yuan(amount),
    };
    let made = Signed { by: "rule:R1".to_string(), at: DateTime::UNIX_EPOCH, reason: String::new() };
    let (rule, period) = ("R1".to_string(), month("2026-06"));
    Adjustment {
        id: "T1".to_string(),
        plan: "plan".to_string(),
        kind: AdjustmentKind::Transfer,
        made,
        carried: None,
        rule: Some(ByRule { rule, period, key: "key".to_string(), snapshot: "before".to_string(), spends: false }),
        entries: vec![entry("3.2.1", -amount), entry("2.2.1", amount)],
        approved: None,
        signature: None,
        undone: None,
        back: None,
    }
}

/// What is stale of a proposal when the receiving line ends at `forecast`, on 36,000 of budget.
fn found(rules: &[AdjustRule], forecast: i64, waiting: &Adjustment) -> Vec<Stale> {
    let gives = facts("3.2.1", [36_000, 12_000, 2_000, 26_000, 27_000], "2026-06");
    let gets = facts("2.2.1", [36_000, 16_000, 0, forecast, forecast + 500], "2026-06");
    let judged = judged(rules, &snapshot(vec![gives, gets], "2026-06-15"));
    let head = PlanHead::draft("plan", "", FiscalYear { first: month("2026-01") });
    stale(&head, &judged, std::slice::from_ref(waiting)).unwrap()
}

#[test]
fn what_the_rules_would_not_move_today_is_told_with_what_they_say() {
    // The deficit of 3,900 is capped at 3,000, which is what waits.
    assert_eq!(found(&[r1()], 39_900, &waits(3_000)), []);
    let less = found(&[r1()], 37_200, &waits(3_000));
    assert_eq!((&less[0].now, less[0].moves_more()), (&Now::Other(yuan(1_200)), true));
    let more = found(&[r1()], 39_900, &waits(1_200));
    assert_eq!((&more[0].now, more[0].moves_more()), (&Now::Other(yuan(3_000)), false));
    let gone = found(&[r1()], 33_000, &waits(3_000));
    assert_eq!(gone[0].now, Now::Nothing(Why::Nothing(Limit::Deficit(yuan(-3_000)))));
    assert!(gone[0].moves_more());
    let no_rule = found(&[], 39_900, &waits(3_000));
    assert_eq!((&no_rule[0].now, no_rule[0].moves_more()), (&Now::NoRule, true));
}

#[test]
fn what_is_settled_and_what_people_made_is_not_judged() {
    let signed = Signed { by: "boss".to_string(), at: DateTime::UNIX_EPOCH, reason: String::new() };
    let approved = Adjustment { approved: Some(signed.clone()), ..waits(3_000) };
    let withdrawn = Adjustment { undone: Some(signed), ..waits(3_000) };
    let by_hand = Adjustment { rule: None, ..waits(3_000) };
    for own in [approved, withdrawn, by_hand] {
        assert_eq!(found(&[r1()], 33_000, &own), []);
    }
}

#[test]
fn what_a_quarter_left_is_left_in_the_months_after_it() {
    // In June no quarter has just ended: nothing new is asked for, and what was asked for in April stands.
    let release = rule("R1", RuleKind::Release, &["3.2.1"], "2.2.1");
    assert_eq!(found(&[release], 39_900, &waits(3_000)), []);
}
