//! What was reached of goals, each on the way to its own target.

use super::{Chart, Drawing};
use crate::analysis::goal::{Bound, Rag, rag};
use crate::answer::goals::PlanGoals;
use crate::model::Quantity;
use crate::report::{Tone, goal_name, goal_value};
use crate::words::{Message, msg};

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// What it is called.
    pub label: Message,
    /// Its score in thousandths: 1,000 is the target.
    pub score: i64,
    /// What was reached, as people read it.
    pub actual: String,
    /// What was to be reached.
    pub target: String,
    /// How it stands.
    pub tone: Tone,
}

/// The goals that have a value; `None` where none has.
pub fn bullets(plans: &[PlanGoals<'_>]) -> Option<Chart> {
    let rows = plans.iter().flat_map(|plan| &plan.rows).filter(|row| row.member.is_none());
    let bullets: Vec<Bullet> = rows
        .filter_map(|row| {
            let reached = row.reached.as_ref().ok()?;
            let value = |value: Quantity| goal_value(value, row.goal.unit);
            let target = match reached.bound {
                Bound::Up(target) => format!("≥ {}", value(target)),
                Bound::Down(target) => format!("≤ {}", value(target)),
                Bound::Band(low, high) => format!("{} … {}", value(low), value(high)),
            };
            let tone = match rag(reached.score) {
                Rag::Green => Tone::Good,
                Rag::Amber => Tone::Warn,
                Rag::Red => Tone::Bad,
            };
            // Nothing but the length of a bar is made of it.
            let score = (reached.score * Quantity::from(1_000)).fixed(0).parse().unwrap_or(0);
            Some(Bullet { label: goal_name(row.goal), score, actual: value(reached.actual), target, tone })
        })
        .collect();
    if bullets.is_empty() {
        return None;
    }
    let count = |tone| bullets.iter().filter(|bullet| bullet.tone == tone).count();
    let (missed, near) = (count(Tone::Bad), count(Tone::Warn));
    let counts =
        [("chart-goals-missed", missed), ("chart-goals-near", near)].into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<Message> = counts.map(|(id, count)| msg(id).with("count", count)).collect();
    let worst = bullets.iter().min_by_key(|bullet| bullet.score).filter(|_| missed + near > 0);
    let message = match worst {
        Some(worst) => msg("chart-goals-off")
            .with("counts", counts)
            .with("all", bullets.len())
            .with("goal", worst.label.clone())
            .with("actual", worst.actual.as_str())
            .with("target", worst.target.as_str()),
        None => msg("chart-goals-reached").with("all", bullets.len()),
    };
    let told = bullets.iter().map(|bullet| {
        msg("chart-told-goal")
            .with("goal", bullet.label.clone())
            .with("actual", bullet.actual.as_str())
            .with("target", bullet.target.as_str())
    });
    Some(Chart {
        name: "goals",
        message,
        title: msg("chart-goals-title"),
        told: told.collect(),
        drawing: Drawing::Bullets(bullets),
    })
}
