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

/// A value of a goal as people read it: `83.5%`, `2.60`, `58.43`.
pub fn goal_value(value: Quantity, unit: KpiUnit) -> String {
    match unit {
        KpiUnit::Percent => percent(value),
        KpiUnit::Number | KpiUnit::Money => group_digits(&value.fixed(2)),
    }
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
