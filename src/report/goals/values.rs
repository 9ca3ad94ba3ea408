//! How the values of a goal are written.

use crate::analysis::goal::{Bound, Quadrant, Rag};
use crate::model::kpi::KpiUnit;
use crate::model::money::group_digits;
use crate::model::{Goal, Quantity};
use crate::report::{Cell, Form, Tone};
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

/// A value as a cell.
pub(super) fn value(value: Quantity, unit: KpiUnit) -> Cell {
    Cell::Figure(value, form(unit, usual(unit)))
}

/// A value beside what it is held against: with as many more digits as tell the two apart.
pub(super) fn apart(value: Quantity, from: &[Quantity], unit: KpiUnit) -> Cell {
    let factor = Quantity::from(if unit == KpiUnit::Percent { 100 } else { 1 });
    let shown = |value: Quantity, decimals: u32| (value * factor).fixed(decimals);
    let alike =
        |decimals| from.iter().any(|other| *other != value && shown(*other, decimals) == shown(value, decimals));
    let mut decimals = usual(unit);
    while decimals < 6 && alike(decimals) {
        decimals += 1;
    }
    Cell::Figure(value, form(unit, decimals))
}

/// A score in points: 98.2 of 100; never 100 or 90 that is not.
pub(super) fn points(score: Quantity) -> Cell {
    match apart(score, &[Quantity::ONE, Quantity::hundredths(90)], KpiUnit::Percent) {
        Cell::Figure(score, Form::Percent(decimals)) => Cell::Figure(score, Form::Points(decimals)),
        other => other,
    }
}

/// A share as a cell.
pub(super) fn share(share: Quantity) -> Cell {
    Cell::Figure(share, Form::Percent(1))
}

fn usual(unit: KpiUnit) -> u32 {
    if unit == KpiUnit::Percent { 1 } else { 2 }
}

fn form(unit: KpiUnit, decimals: u32) -> Form {
    if unit == KpiUnit::Percent { Form::Percent(decimals) } else { Form::Number(decimals) }
}

/// A share with one decimal of a per cent, in a sentence.
pub(super) fn percent(share: Quantity) -> String {
    format!("{}%", (share * Quantity::from(100)).fixed(1))
}

/// What is good.
pub(super) fn bound(bound: Bound, unit: KpiUnit) -> Cell {
    let (before, parts) = match bound {
        Bound::Up(target) => ("≥ ", vec![target]),
        Bound::Down(target) => ("≤ ", vec![target]),
        Bound::Band(low, high) => ("", vec![low, high]),
    };
    let parts = parts.into_iter().map(|part| value(part, unit)).collect();
    Cell::together(before, parts, "–")
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
            ("0.799661", "0.80", KpiUnit::Percent, Form::Percent(2)),
            ("0.80", "0.80", KpiUnit::Percent, Form::Percent(1)),
            ("0.835", "0.85", KpiUnit::Percent, Form::Percent(1)),
            ("2.0004", "2", KpiUnit::Number, Form::Number(4)),
            ("1234.5", "58", KpiUnit::Money, Form::Number(2)),
        ] {
            assert_eq!(apart(q(value), &[q(from)], unit), Cell::Figure(q(value), expected));
        }
        for (score, decimals) in [("0.99958", 2), ("1", 1), ("0.8996", 2)] {
            assert_eq!(points(q(score)), Cell::Figure(q(score), Form::Points(decimals)));
        }
    }
}
