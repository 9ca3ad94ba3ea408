//! Proposals of rules that wait while the figures move on: what was asked for once, by what rules say now.

use super::{Judged, Outcome, Why};
use crate::analysis::PlanHead;
use crate::analysis::adjustment::{Adjustment, Entry, State};
use crate::model::rule::{RuleKind, RuleLine};
use crate::model::{Money, MoneyError};

/// A proposal that waits, and that the rules would not make today.
#[derive(Clone, Debug, PartialEq)]
pub struct Stale {
    /// The adjustment.
    pub id: String,
    /// The plan.
    pub plan: String,
    /// The rule that made it.
    pub rule: String,
    /// Who is to give.
    pub from: RuleLine,
    /// Who is to get.
    pub to: RuleLine,
    /// How much.
    pub amount: Money,
    /// What the rules say today.
    pub now: Now,
}

/// What rules say today of two lines of which a proposal waits.
#[derive(Clone, Debug, PartialEq)]
pub enum Now {
    /// Another amount, which takes its place when it is booked.
    Other(Money),
    /// Nothing.
    Nothing(Why),
    /// The version in force has no such rule for these lines.
    NoRule,
}

impl Stale {
    /// Would it move what the rules would not move today? Then the approval is somebody's own decision, with a reason.
    pub fn moves_more(&self) -> bool {
        match &self.now {
            Now::Other(now) => now.minor() < self.amount.minor(),
            Now::Nothing(_) | Now::NoRule => true,
        }
    }
}

/// The proposals of a plan that wait and that its rules would not make today.
pub fn stale(head: &PlanHead, judged: &[Judged], all: &[Adjustment]) -> Result<Vec<Stale>, MoneyError> {
    let line = |entry: &Entry| RuleLine {
        category: entry.category.clone(),
        members: entry.members.clone(),
        name: entry.name.clone(),
    };
    let mut stale = Vec::new();
    for own in all.iter().filter(|own| own.plan == head.id && own.state() == State::Proposed) {
        let Some(by) = own.rule.as_ref().filter(|by| head.year.index(by.period).is_some()) else { continue };
        let (Some(from), Some(to)) = (own.lines(true).first().copied(), own.lines(false).first().copied()) else {
            continue;
        };
        let (from, to) = (line(from), line(to));
        let amount = own.amount()?;
        let same = judged.iter().find(|one| one.rule.id == by.rule && (&one.from, &one.to) == (&from, &to));
        let Some(now) = now(same, amount) else { continue };
        let (id, plan, rule) = (own.id.clone(), own.plan.clone(), by.rule.clone());
        stale.push(Stale { id, plan, rule, from, to, amount, now });
    }
    Ok(stale)
}

fn now(judged: Option<&Judged>, amount: Money) -> Option<Now> {
    let Some(judged) = judged else { return Some(Now::NoRule) };
    match &judged.outcome {
        Outcome::Moves(moved) => Some(Now::Other(moved.amount)).filter(|_| moved.amount != amount),
        // An event has happened, and a quarter has ended, whoever says so again or not.
        Outcome::Nothing(Why::NoEvent) if judged.rule.kind == RuleKind::Event => None,
        Outcome::Nothing(Why::NoQuarter) => None,
        Outcome::Nothing(why) => Some(Now::Nothing(why.clone())),
        Outcome::Stands { .. } | Outcome::Waits { .. } => None,
    }
}
