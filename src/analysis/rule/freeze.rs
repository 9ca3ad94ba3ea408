//! What lines have not used yet is held back in the reserve while the whole plan is going to be exceeded.

use super::surplus::available;
use super::{Ask, Asked, Kind, Limit, LineFacts, Moved, Run, Term, Why};
use crate::analysis::adjustment::State;
use crate::model::rule::RuleKind;
use crate::model::{AdjustRule, Money};

pub(super) struct Freeze;

impl Kind for Freeze {
    fn kind(&self) -> RuleKind {
        RuleKind::Freeze
    }

    fn ask(&self, rule: &AdjustRule, from: &LineFacts, to: &LineFacts, run: &Run<'_>) -> Asked {
        let Some((budget, outlook)) = run.snapshot.total else {
            return Ok(Err(Why::NoForecast { line: to.line.text() }));
        };
        if outlook.minor() <= budget.minor() {
            return Ok(Err(Why::NotExceeded { outlook, budget }));
        }
        // What waits gives way to what is proposed now, and what was made of this very snapshot is judged again.
        let stands = |own: &Moved| own.state == State::InForce && !own.same_snapshot;
        let before = run.snapshot.moved.iter().filter(|own| own.rule == rule.id && stands(own));
        let before = Money::sum(before.map(|own| own.amount), budget.currency())?;
        let held = before.checked_add(run.by(rule, budget)?)?;
        let gap = outlook.checked_sub(budget)?.checked_sub(held)?;
        // What is held back is what a line was going to spend: what it is expected to need is no bound.
        let Ask { terms, limits } = available(rule, rule.keep, from, run)?;
        let term = Term::Gap { outlook, budget, held, gap };
        Ok(Ok(Ask {
            terms: std::iter::once(term).chain(terms).collect(),
            limits: std::iter::once(Limit::Gap(gap)).chain(limits).collect(),
        }))
    }
}
