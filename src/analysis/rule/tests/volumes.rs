//! A line follows the volume that it was planned for.

use super::*;

/// 120 and 130 tickets against 100 planned are 25 % more, of the 7,000 to come 1,750; with 105 in one month nothing. With
/// 25 % less the same goes back.
#[test]
fn a_line_follows_its_volume_both_ways() {
    let hundred = Series::Months(Box::new([Quantity::from(100); 12]));
    let flex = AdjustRule {
        metric: Some("tickets".to_string()),
        planned: Some(hundred),
        ..rule("R3", RuleKind::Flex, &["r"], "a")
    };
    let came = |april: i64, may: i64| {
        let lines = vec![
            facts("a", [12_000, 1_000, 0, 9_000, 9_500], "2026-06"),
            facts("r", [9_000, 0, 0, 9_000, 9_000], "2026-06"),
        ];
        let mut now = snapshot(lines, "2026-06-15");
        let mut months = [None; 12];
        (months[3], months[4]) = (Some(Quantity::from(april)), Some(Quantity::from(may)));
        now.volumes = vec![("R3".to_string(), months)];
        let own = judged(std::slice::from_ref(&flex), &now).remove(0);
        let amount = match &own.outcome {
            Outcome::Moves(moved) => Some(moved.amount),
            _ => None,
        };
        (own.from.text(), amount)
    };
    assert_eq!(came(120, 130), ("r".to_string(), Some(yuan(1_750))));
    assert_eq!(came(105, 130), ("r".to_string(), None));
    assert_eq!(came(80, 70), ("a".to_string(), Some(yuan(1_750))));
}

/// What the rule moved is no reason to move more: 25 % of what was planned, whatever stands there by now.
#[test]
fn a_line_follows_its_volume_once() {
    let hundred = Series::Months(Box::new([Quantity::from(100); 12]));
    let flex = AdjustRule {
        metric: Some("tickets".to_string()),
        planned: Some(hundred),
        ..rule("R3", RuleKind::Flex, &["r"], "a")
    };
    let after = |may: i64, june: i64| {
        // 1,250 a month from June on, of which 250 are the rule's.
        let mut a = facts("a", [12_000, 1_000, 0, 9_000, 9_500], "2026-07");
        a.ahead.iter_mut().for_each(|(_, own)| *own = yuan(1_250));
        let mut now = snapshot(vec![a, facts("r", [9_000, 0, 0, 9_000, 9_000], "2026-07")], "2026-07-15");
        now.complete = 6;
        let mut months = [None; 12];
        (months[4], months[5]) = (Some(Quantity::from(may)), Some(Quantity::from(june)));
        now.volumes = vec![("R3".to_string(), months)];
        now.moved = vec![Moved {
            id: "T1".to_string(),
            rule: "R3".to_string(),
            hash: "other".to_string(),
            period: month("2026-04"),
            same_snapshot: false,
            from: line("r"),
            to: line("a"),
            amount: yuan(1_750),
            state: State::InForce,
            months: month("2026-06").until(month("2027-01")).map(|month| (month, yuan(250))).collect(),
        }];
        let own = judged(std::slice::from_ref(&flex), &now).remove(0);
        let amount = match &own.outcome {
            Outcome::Moves(moved) => Some(moved.amount),
            _ => None,
        };
        (own.from.text(), amount)
    };
    assert_eq!(after(125, 125), ("r".to_string(), None));
    // Six months: 300 called for, 250 there; then 120, and 130 go back each month.
    assert_eq!(after(130, 130), ("r".to_string(), Some(yuan(300))));
    assert_eq!(after(112, 112), ("a".to_string(), Some(yuan(780))));
}
