//! How the values of a goal are written.

use crate::analysis::goal::{Bound, Quadrant, Rag};
use crate::model::kpi::KpiUnit;
use crate::model::money::group_digits;
use crate::model::{Goal, Quantity};
use crate::report::Tone;
use crate::words::{Message, msg};

/// What people call a goal.
pub fn goal_name(goal: &Goal) -> Message {
    match (goal.name.as_str(), goal.known()) {
        ("", Some(known)) => msg(known.title),
        ("", None) => Message::verbatim(goal.kpi.clone()),
        (name, _) => Message::verbatim(name),
    }
}

/// What people call what a goal is counted from: money in words, a metric by its name.
pub fn measure_name(name: &str) -> Message {
    match name {
        "cost" => msg("term-cost"),
        name => Message::verbatim(format!("`{name}`")),
    }
}

/// A value of a goal as people read it: `83.5%`, `2.60`, `58.43`.
pub fn goal_value(value: Quantity, unit: KpiUnit) -> String {
    match unit {
        KpiUnit::Percent => percent(value),
        KpiUnit::Number | KpiUnit::Money => group_digits(&value.fixed(2)),
    }
}

/// A value beside what it is held against: with as many more digits as tell the two apart.
pub(super) fn apart(value: Quantity, from: &[Quantity], unit: KpiUnit) -> String {
    let shown = |decimals: u32| match unit {
        KpiUnit::Percent => ((value * Quantity::from(100)).fixed(decimals), 100),
        KpiUnit::Number | KpiUnit::Money => (value.fixed(decimals), 1),
    };
    let mut decimals = if unit == KpiUnit::Percent { 1 } else { 2 };
    let alike = |decimals| {
        let (text, factor) = shown(decimals);
        from.iter().any(|other| *other != value && (*other * Quantity::from(factor)).fixed(decimals) == text)
    };
    while decimals < 6 && alike(decimals) {
        decimals += 1;
    }
    let text = group_digits(&shown(decimals).0);
    if unit == KpiUnit::Percent { format!("{text}%") } else { text }
}

/// A score in points: 98.2 of 100; never 100 or 90 that is not.
pub(super) fn points(score: Quantity) -> String {
    let text = apart(score, &[Quantity::ONE, Quantity::hundredths(90)], KpiUnit::Percent);
    text.trim_end_matches('%').to_string()
}

/// A share with one decimal of a per cent.
pub(super) fn percent(share: Quantity) -> String {
    format!("{}%", (share * Quantity::from(100)).fixed(1))
}

/// What is good.
pub(super) fn bound(bound: Bound, unit: KpiUnit) -> String {
    match bound {
        Bound::Up(target) => format!("≥ {}", goal_value(target, unit)),
        Bound::Down(target) => format!("≤ {}", goal_value(target, unit)),
        Bound::Band(low, high) => format!("{}–{}", goal_value(low, unit), goal_value(high, unit)),
    }
}

/// The colour of a score, in words and for machines.
pub(super) fn rag(rag: Rag) -> (&'static str, Message, Tone) {
    match rag {
        Rag::Green => ("green", msg("goal-green"), Tone::Good),
        Rag::Amber => ("amber", msg("goal-amber"), Tone::Warn),
        Rag::Red => ("red", msg("goal-red"), Tone::Bad),
    }
}

/// Money and goal together, in words and for machines.
pub(super) fn quadrant(quadrant: Quadrant) -> (&'static str, Message, Tone) {
    match quadrant {
        Quadrant::Act => ("act", msg("goal-act"), Tone::Bad),
        Quadrant::UnderInvested => ("under_invested", msg("goal-under-invested"), Tone::Warn),
        Quadrant::Costly => ("costly", msg("goal-costly"), Tone::Warn),
        Quadrant::Well => ("well", msg("goal-well"), Tone::Good),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missed_by_little_does_not_look_reached() {
        let q = |text: &str| Quantity::parse(text).unwrap();
        for (value, from, unit, expected) in [
            ("0.799661", "0.80", KpiUnit::Percent, "79.97%"),
            ("0.80", "0.80", KpiUnit::Percent, "80.0%"),
            ("0.835", "0.85", KpiUnit::Percent, "83.5%"),
            ("2.0004", "2", KpiUnit::Number, "2.0004"),
            ("1234.5", "58", KpiUnit::Money, "1,234.50"),
        ] {
            assert_eq!(apart(q(value), &[q(from)], unit), expected);
        }
        assert_eq!([points(q("0.99958")), points(q("1")), points(q("0.8996"))], ["99.96", "100.0", "89.96"]);
    }
}
